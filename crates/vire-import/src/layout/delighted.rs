//! Delighted: seconds since 1970; each row names its kind of survey.

use super::{Layout, PLAIN, by_value, dated, empty, meaning, named};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "delighted",
    signature: &["survey_type", "score", "permalink"],
    propose,
    updated: Some("updated_at"),
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["id"]),
        date: dated(header, &["created_at"]),
        score: named(header, &["score"]),
        metric_column: named(header, &["survey_type"]),
        metric_by_value: by_value(&[
            ("nps", meaning(Metric::Nps, 0, 10, None)),
            ("csat", meaning(Metric::Csat, 1, 5, None)),
            ("csat3", meaning(Metric::Csat, 1, 3, Some(&[3]))),
            ("five_star", meaning(Metric::Csat, 1, 5, None)),
            ("stars", meaning(Metric::Csat, 1, 5, None)),
            ("smileys", meaning(Metric::Csat, 1, 5, None)),
            ("thumbs", meaning(Metric::Csat, 0, 1, Some(&[1]))),
            ("ces", meaning(Metric::Ces, 1, 5, None)),
            ("ces7", meaning(Metric::Ces, 1, 7, None)),
        ]),
        ..empty()
    }
}
