//! HubSpot feedback submissions: NPS, CSAT and CES in one table.

use super::{Layout, PLAIN, by_value, dated, empty, meaning, named};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout =
    Layout { id: "hubspot", signature: &["hs_survey_type", "hs_value"], propose, ..PLAIN };

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["hs_object_id"]),
        date: dated(header, &["hs_submission_timestamp", "hs_createdate"]),
        score: named(header, &["hs_value"]),
        metric_column: named(header, &["hs_survey_type"]),
        metric_by_value: by_value(&[
            ("NPS", meaning(Metric::Nps, 0, 10, None)),
            ("CSAT", meaning(Metric::Csat, 0, 2, Some(&[2]))),
            ("CES", meaning(Metric::Ces, 1, 7, None)),
        ]),
        touchpoint: named(header, &["hs_survey_channel"]),
        ..empty()
    }
}
