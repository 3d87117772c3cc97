//! Freshdesk and Freshservice: ratings are codes around 100, or three words.

use super::{Layout, PLAIN, dated, empty, labels, named, numbers, scale};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "freshdesk",
    signature: &["ratings.default_question"],
    propose,
    updated: Some("updated_at"),
    ..PLAIN
};

/// Every code that Freshdesk gives.
pub(crate) const CODES: [i64; 7] = [-103, -102, -101, 100, 101, 102, 103];

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["id"]),
        date: dated(header, &["created_at"]),
        score: named(header, &["ratings.default_question"]),
        metric: Some(Metric::Csat),
        scale: scale(-103, 103),
        allowed: numbers(&CODES),
        positive: numbers(&[101, 102, 103]),
        labels: labels(&[("happy", 103), ("neutral", 100), ("unhappy", -103)]),
        group: named(header, &["group_id"]),
        ..empty()
    }
}
