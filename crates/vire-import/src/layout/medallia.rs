//! Medallia Agent Connect: two dates, of which the answer's counts; UTC.

use super::{Layout, PLAIN, dated, empty, named, scale};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "medallia_agent_connect",
    signature: &["request_id", "response_received_at", "star_rating"],
    propose,
    zone: Some("UTC"),
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["request_id"]),
        date: dated(header, &["response_received_at"]),
        score: named(header, &["star_rating"]),
        metric: Some(Metric::Csat),
        scale: scale(1, 5),
        touchpoint: named(header, &["channel"]),
        ..empty()
    }
}
