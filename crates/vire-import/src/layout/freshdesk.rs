//! Freshdesk and Freshservice: ratings are codes around 100, or three words.

use super::{Layout, PLAIN, dated, empty, labels, named, numbers, scale};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "freshdesk",
    signature: &["ratings.default_question"],
    propose,
    updated: Some("updated_at"),
    ..PLAIN
};

/// The same codes under whatever name; what the other columns hold is found as in any file.
pub(super) const CODED: Layout = Layout { id: "freshdesk", any_columns: true, ..PLAIN };

/// Every code that Freshdesk gives.
pub(crate) const CODES: [i64; 7] = [-103, -102, -101, 100, 101, 102, 103];

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["id"]),
        date: dated(header, &["created_at"]),
        score: named(header, &["ratings.default_question"]),
        metric: Some(Metric::Csat),
        scale: scale(-103, 103),
        allowed: numbers(&CODES),
        positive: numbers(&[101, 102, 103]),
        labels: labels(&[("happy", 103), ("neutral", 100), ("unhappy", -103)]),
        group: named(header, &["group_id"]),
        ..empty()
    }
}

/// Tells whether some column of the first rows holds codes of Freshdesk and nothing else. `names`: folded;
/// `is_score`: whether a name is one of a score; `None` where it says nothing of it.
///
/// Shops and rooms have such numbers too: what is not called a score has codes of both kinds, good and bad.
pub(super) fn is_coded<'r>(
    names: &[String],
    rows: impl Iterator<Item = &'r Vec<String>> + Clone,
    is_score: fn(&str) -> Option<bool>,
) -> bool {
    let width = rows.clone().map(Vec::len).max().unwrap_or(0);
    (0..width).any(|column| {
        let cells = rows.clone().filter_map(|row| row.get(column)).map(|cell| cell.trim());
        let filled = cells.filter(|cell| !cell.is_empty());
        let codes: Option<Vec<i64>> =
            filled.map(|cell| cell.parse().ok().filter(|code| CODES.contains(code))).collect();
        codes.is_some_and(|mut codes| {
            let good_and_bad = codes.iter().any(|code| *code < 0) && codes.iter().any(|code| *code > 0);
            let count = codes.len();
            codes.sort_unstable();
            codes.dedup();
            // Numbers of rows come once each and begin anywhere: codes come again.
            let again = codes.len() > 1 && codes.len() < count;
            match names.get(column).and_then(|name| is_score(name)) {
                Some(named) => named && (again || good_and_bad),
                None => good_and_bad,
            }
        })
    })
}
