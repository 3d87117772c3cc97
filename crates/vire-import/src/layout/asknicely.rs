//! AskNicely: each row names its kind of question, and so its scale.

use super::{Layout, PLAIN, by_value, dated, empty, meaning, named};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "asknicely",
    signature: &["response_id", "answer", "question_type", "responded"],
    propose,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["response_id"]),
        date: dated(header, &["responded"]),
        score: named(header, &["answer"]),
        metric_column: named(header, &["question_type"]),
        metric_by_value: by_value(&[
            ("NPS", meaning(Metric::Nps, 0, 10, None)),
            ("CSAT", meaning(Metric::Csat, 1, 5, None)),
            ("5STAR", meaning(Metric::Csat, 1, 5, None)),
        ]),
        ..empty()
    }
}
