//! HappyOrNot: smileys 0–3 or 0–4, or recommendation 0–10, with the survey's zone in each time; no ids.

use super::{Layout, PLAIN, dated, empty, find, named};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "happyornot",
    signature: &["ts", "r"],
    also: |header| ["relevance", "surveytype", "indextype"].iter().any(|name| find(header, name).is_some()),
    propose,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        date: dated(header, &["ts"]),
        score: named(header, &["r"]),
        // Where there is an index, its values say.
        metric: if find(header, "indextype").is_none() { Some(Metric::Csat) } else { None },
        touchpoint: named(header, &["surveytype"]),
        ..empty()
    }
}
