//! Typeform: dates in UTC by their column's name; partial and started answers are rows too.

use super::{Layout, PLAIN, dated, empty, named, not_response};
use crate::columns::Header;
use crate::mapping::Mapping;

pub(super) const LAYOUT: Layout = Layout {
    id: "typeform",
    signature: &["#", "network id", "submit date (utc)"],
    propose,
    not_questions: &[
        "#",
        "response type",
        "start date (utc)",
        "stage date (utc)",
        "submit date (utc)",
        "network id",
        "tags",
        "ending",
    ],
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["#"]),
        date: dated(header, &["submit date (utc)"]),
        not_response: not_response(header, &[("response type", &["partial", "started"])]),
        ..empty()
    }
}
