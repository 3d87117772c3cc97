//! Trustpilot: service reviews (their spelling drifts: Review Id, Review ID) and product reviews.

use super::{Layout, PLAIN, dated, empty, named, scale};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "trustpilot",
    signature: &["review stars", "review created*"],
    propose,
    not_questions: &[
        "domain url",
        "webshop name",
        "business unit id",
        "review id",
        "review created*",
        "review consumer user id",
        "review username",
        "review user email",
        "review title",
        "review content",
        "source of review",
        "reference id",
        "company reply*|company response*|business reply*|business response*",
        "review language",
        "location name",
    ],
    ..PLAIN
};

pub(super) const PRODUCTS: Layout = Layout {
    id: "trustpilot",
    signature: &["review_id", "stars", "product_name", "created_at"],
    propose,
    not_questions: &["review_id", "product_name", "product_sku", "content", "consumer_name", "created_at"],
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
