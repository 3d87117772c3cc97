//! Zendesk: the old ratings (good, bad) and the newer surveys with a scale of their own.

use super::{Layout, PLAIN, dated, empty, find, labels, named, not_response, scale};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const RATINGS: Layout = Layout {
    id: "zendesk",
    signature: &["ticket_id", "score", "assignee_id"],
    propose,
    // A rating that is given anew keeps the time of the first.
    updated: Some("updated_at"),
    ..PLAIN
};

/// Kept apart from the ratings: their scales differ and one history can hold both.
pub(super) const SURVEYS: Layout = Layout {
    id: "zendesk_surveys",
    signature: &["survey_id", "survey_version", "expires_at"],
    also: |header| rating(header).is_some(),
    propose: surveys,
    updated: Some("updated_at"),
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["id"]),
        date: dated(header, &["created_at"]),
        score: named(header, &["score"]),
        metric: Some(Metric::Csat),
        scale: scale(0, 1),
        labels: labels(&[("good", 1), ("bad", 0)]),
        group: named(header, &["group_id"]),
        not_response: not_response(header, &[("score", &["offered", "unoffered"])]),
        ..empty()
    }
}

fn surveys(header: &Header) -> Mapping {
    let answered = answer(header, "created_at").or_else(|| find(header, "created_at"));
    Mapping {
        id: named(header, &["id"]),
        date: answered.map(|index| crate::Columns::One(header.name(index).to_owned())),
        score: rating(header).map(|index| header.name(index).to_owned()),
        metric: Some(Metric::Csat),
        ..empty()
    }
}

fn rating(header: &Header) -> Option<usize> {
    answer(header, "rating")
}

/// Finds a field of the first answer that has it: `answers.0.rating`, `answers[0][rating]`.
fn answer(header: &Header, field: &str) -> Option<usize> {
    (0..header.width()).find(|&index| {
        let name = header.folded(index);
        name.starts_with("answers") && name.trim_end_matches(']').ends_with(field)
    })
}
