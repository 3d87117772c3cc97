//! Intercom, conversation ratings: the zone stands in the name of the date column.

use super::{Layout, PLAIN, dated, empty, named, scale};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "intercom",
    signature: &["conversation id", "conversation rating", "updated at (*"],
    propose,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["conversation id"]),
        date: dated(header, &["updated at (*"]),
        score: named(header, &["conversation rating"]),
        metric: Some(Metric::Csat),
        scale: scale(1, 5),
        touchpoint_constant: Some("chat".to_owned()),
        ..empty()
    }
}
