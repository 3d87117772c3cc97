//! Jira Service Management, issues with satisfaction: most rows are unrated, many names repeat.

use super::{Layout, PLAIN, dated, empty, named, scale};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

pub(super) const LAYOUT: Layout = Layout {
    id: "jira_service_management",
    signature: &["issue key", "satisfaction rating", "custom field (satisfaction date)"],
    propose,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &["issue key"]),
        date: dated(header, &["custom field (satisfaction date)"]),
        score: named(header, &["satisfaction rating"]),
        metric: Some(Metric::Csat),
        scale: scale(1, 5),
        touchpoint: named(header, &["custom field (channel)", "custom field (source)"]),
        ..empty()
    }
}
