//! HubSpot feedback submissions: NPS, CSAT and CES in one table.

use super::{Layout, PLAIN, by_value, dated, empty, find, meaning, named};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "hubspot",
    signature: &["hs_survey_type", "hs_value"],
    propose,
    updated: Some(MODIFIED),
    ..PLAIN
};

/// The same table from the window of HubSpot, whose columns have labels.
pub(super) const LABELLED: Layout = Layout {
    id: "hubspot",
    signature: &[TYPE, VALUE, SUBMITTED],
    also: |header| find(header, "response group|sentiment|survey channel|survey name").is_some(),
    propose: labelled,
    updated: Some(MODIFIED),
    ..PLAIN
};

const ID: &str = "hs_object_id|record id|object id|feedback submission id|record id - feedback submission";
const SUBMITTED: &str = "hs_submission_timestamp|submission date|submission timestamp|submission time|response date*|\
                         survey submission date";
const CREATED: &str = "hs_createdate|create date|object create date/time";
const MODIFIED: &str = "hs_lastmodifieddate|last modified date|object last modified date/time";
const TYPE: &str = "hs_survey_type|survey type";
const VALUE: &str = "hs_value|value|rating|response value|score";
const CHANNEL: &str = "hs_survey_channel|survey channel";

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &[ID]),
        date: dated(header, &[SUBMITTED, CREATED]),
        score: named(header, &[VALUE]),
        metric_column: named(header, &[TYPE]),
        metric_by_value: by_value(&[
            ("NPS", meaning(Metric::Nps, 0, 10, None)),
            ("CSAT", meaning(Metric::Csat, 0, 2, Some(&[2]))),
            ("CES", meaning(Metric::Ces, 1, 7, None)),
        ]),
        touchpoint: named(header, &[CHANNEL]),
        ..empty()
    }
}

/// The window also calls the three surveys by what they are for.
fn labelled(header: &Header) -> Mapping {
    let mut mapping = propose(header);
    let names = [("NPS", "Customer loyalty"), ("CSAT", "Customer satisfaction"), ("CES", "Customer support")];
    if let Some(by_value) = &mut mapping.metric_by_value {
        for (short, long) in names {
            if let Some(meaning) = by_value.get(short).cloned() {
                by_value.insert(long.to_owned(), meaning);
            }
        }
    }
    mapping
}
