//! Responses without an id that earlier imports of a source brought, to be matched one by one.

use std::collections::HashMap;

use rusqlite::Connection;

use super::links::Links;
use super::response::{self, Want};
use super::row::Stored;
use crate::error::StoreError;

/// What makes two responses without an id the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    instant: i64,
    score: i64,
    metric: i64,
    touchpoint: i64,
    group: i64,
}

impl Key {
    fn of(row: &Stored) -> Self {
        let Stored { instant, score, metric, touchpoint, group, .. } = *row;
        Self { instant, score, metric, touchpoint, group }
    }
}

/// A multiset of stored responses, of which each is matched at most once.
#[derive(Debug, Default)]
pub(super) struct StoredResponses {
    sorted: Vec<(Key, i64)>,
    /// How many of the equal rows that begin at an index were matched.
    matched: HashMap<usize, usize>,
}

impl StoredResponses {
    /// Reads the responses without an id of a source's earlier imports, in a range of weeks.
    pub(super) fn load(
        connection: &Connection,
        source: i64,
        first_own: i64,
        weeks: (i64, i64),
    ) -> Result<Self, StoreError> {
        let mut sorted = Vec::new();
        for (first, last) in Links::of_source(connection, source)?.all() {
            let run = (first, last.min(first_own - 1));
            response::each_between(connection, run, weeks, Want::Facts, &mut |entry| {
                if !entry.identified {
                    sorted.push((Key::of(&entry.row), entry.response));
                }
                Ok(())
            })?;
        }
        sorted.sort_unstable();
        Ok(Self { sorted, matched: HashMap::new() })
    }

    /// Matches a row with a stored one that no other row was matched with, the earliest first.
    pub(super) fn take(&mut self, row: &Stored) -> Option<i64> {
        let key = Key::of(row);
        let begin = self.sorted.partition_point(|(known, _)| *known < key);
        let (known, _) = self.sorted.get(begin)?;
        if *known != key {
            return None;
        }
        let used = self.matched.entry(begin).or_default();
        let (known, response) = self.sorted.get(begin + *used)?;
        if *known != key {
            return None;
        }
        *used += 1;
        Some(*response)
    }
}
