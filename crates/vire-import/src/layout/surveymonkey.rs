//! SurveyMonkey: two header records; ends of the recommendation scale are texts.

use super::{Layout, PLAIN, dated, empty, named};
use crate::columns::Header;
use crate::mapping::Mapping;

pub(super) const LAYOUT: Layout = Layout {
    id: "surveymonkey",
    signature: &["respondent id", "collector id"],
    // The second record says how each question is answered; it has no respondent.
    header_records: |head| {
        if head.get(1).and_then(|record| record.first()).is_some_and(|cell| cell.trim().is_empty()) {
            2
        } else {
            1
        }
    },
    propose,
    not_questions: &[
        "respondent id",
        "collector id",
        "start date",
        "end date",
        "ip address",
        "email address",
        "first name",
        "last name",
        "custom data*",
        "date created",
        "date modified",
    ],
    updated: Some("date modified"),
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["respondent id"]),
        date: dated(header, &["end date", "date modified", "start date"]),
        ..empty()
    }
}
