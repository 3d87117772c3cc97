//! LimeSurvey: without a submit date an answer is unfinished; numbers come with ten decimals.

use super::{Layout, PLAIN, dated, empty, named, not_response};
use crate::columns::Header;
use crate::mapping::Mapping;

pub(super) const LAYOUT: Layout = Layout {
    id: "limesurvey",
    signature: &["id", "submitdate", "startlanguage"],
    propose,
    not_questions: &[
        "id",
        "submitdate",
        "lastpage",
        "startlanguage",
        "seed",
        "token",
        "startdate",
        "datestamp",
        "ipaddr",
        "refurl",
    ],
    numbered_anew: true,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["id"]),
        date: dated(header, &["submitdate"]),
        not_response: not_response(header, &[("submitdate", &[""])]),
        ..empty()
    }
}
