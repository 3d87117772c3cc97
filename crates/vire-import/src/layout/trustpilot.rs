//! Trustpilot: service reviews (their spelling drifts: Review Id, Review ID) and product reviews.

use super::{Layout, PLAIN, dated, empty, named, scale};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout =
    Layout { id: "trustpilot", signature: &["review stars", "review created*"], propose, ..PLAIN };

pub(super) const PRODUCTS: Layout = Layout {
    id: "trustpilot",
    signature: &["review_id", "stars", "product_name", "created_at"],
    propose,
    zone: Some("UTC"),
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["review id", "review_id"]),
        date: dated(header, &["review created*", "created_at"]),
        score: named(header, &["review stars", "stars"]),
        metric: Some(Metric::Csat),
        scale: scale(1, 5),
        touchpoint_constant: Some("web".to_owned()),
        ..empty()
    }
}
