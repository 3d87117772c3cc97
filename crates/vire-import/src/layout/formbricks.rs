//! Formbricks: questions are numbered; dates are the server's wall time.

use super::{Layout, PLAIN, dated, empty, named, not_response};
use crate::columns::Header;
use crate::mapping::Mapping;

pub(super) const LAYOUT: Layout = Layout {
    id: "formbricks",
    signature: &["no.", "response id", "survey id", "finished"],
    propose,
    not_questions: &[
        "no.",
        "response id",
        "timestamp",
        "finished",
        "survey id",
        "formbricks id (internal)",
        "user id",
        "tags",
        "quotas",
        "source",
        "url",
        "useragent*",
        "country",
        "action",
        "verified email",
    ],
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["response id"]),
        date: dated(header, &["timestamp"]),
        not_response: not_response(header, &[("finished", &["false", "no", "0"])]),
        ..empty()
    }
}
