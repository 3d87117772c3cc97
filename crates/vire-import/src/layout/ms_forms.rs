//! Microsoft Forms: the form owner's wall time; questions behind the fixed columns.

use super::{Layout, PLAIN, dated, empty, named};
use crate::columns::Header;
use crate::mapping::Mapping;

pub(super) const LAYOUT: Layout = Layout {
    id: "microsoft_forms",
    signature: &["id", "start time", "completion time", "email", "name"],
    propose,
    not_questions: &[
        "id",
        "start time",
        "completion time",
        "email",
        "name",
        "total points",
        "quiz feedback",
        "last modified time",
        "points - *",
        "feedback - *",
    ],
    numbered_anew: true,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping { id: named(header, &["id"]), date: dated(header, &["completion time"]), ..empty() }
}
