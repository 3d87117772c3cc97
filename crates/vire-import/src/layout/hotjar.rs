//! Hotjar: a zip with one CSV. Its numbers begin anew in each survey and are no ids.

use super::{Layout, PLAIN, dated, empty};
use crate::columns::Header;
use crate::mapping::Mapping;

pub(super) const LAYOUT: Layout = Layout {
    id: "hotjar",
    signature: &["number", "date submitted", "hotjar user id"],
    propose,
    not_questions: &[
        "number",
        "user",
        "date submitted",
        "country",
        "source url",
        "device",
        "browser",
        "os",
        "hotjar user id",
    ],
    numbered_anew: true,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        date: dated(header, &["date submitted"]),
        touchpoint_constant: Some("web".to_owned()),
        ..empty()
    }
}
