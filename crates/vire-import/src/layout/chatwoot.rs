//! Chatwoot: a blank line before each row, an apostrophe before signs, a closing line with the period.

use super::{Layout, PLAIN, dated, empty, named, scale};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "chatwoot",
    signature: &["agent name", "rating", "recorded date"],
    propose,
    footer: Some("Reporting period"),
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        date: dated(header, &["recorded date"]),
        score: named(header, &["rating"]),
        metric: Some(Metric::Csat),
        scale: scale(1, 5),
        touchpoint_constant: Some("chat".to_owned()),
        ..empty()
    }
}
