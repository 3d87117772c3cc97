//! Responses without an id that earlier imports of a source brought, to be matched one by one.

use std::collections::HashMap;

use rusqlite::Connection;
use vire_core::customer::Said;

use super::links::Links;
use super::response::{self, Want};
use super::row::Stored;
use crate::error::StoreError;

/// What makes two responses without an id the same: what the file said, not what it was taken to mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    answer: Answer,
    said: Said,
}

/// When a score was given for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Answer {
    instant: i64,
    score: i64,
    metric: i64,
}

impl Key {
    fn of(row: &Stored) -> Self {
        let Stored { instant, score, metric, said, .. } = *row;
        Self { answer: Answer { instant, score, metric }, said }
    }

    /// Tells whether two files said the same as far as both have the column.
    fn fits(self, other: Self) -> bool {
        let fits = |one: u32, other: u32| one == other || one == 0 || other == 0;
        self.answer == other.answer
            && fits(self.said.touchpoint, other.said.touchpoint)
            && fits(self.said.group, other.said.group)
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
    ///
    /// Where no stored row has the very words, one whose file lacked the column, or has it where this one
    /// lacks it, is the same: a column chosen later makes no response new.
    pub(super) fn take(&mut self, row: &Stored) -> Option<i64> {
        let key = Key::of(row);
        let mut begin = self.sorted.partition_point(|(known, _)| known.answer < key.answer);
        self.take_equal(begin, key).or_else(|| {
            while let Some((known, _)) =
                self.sorted.get(begin).filter(|(known, _)| known.answer == key.answer)
            {
                let known = *known;
                if known.fits(key)
                    && let Some(response) = self.take_equal(begin, known)
                {
                    return Some(response);
                }
                begin = self.after(begin, |other| *other <= known);
            }
            None
        })
    }

    /// Matches the next of the rows with a key, which stand behind `from`.
    fn take_equal(&mut self, from: usize, key: Key) -> Option<i64> {
        let begin = self.after(from, |known| *known < key);
        if self.sorted.get(begin)?.0 != key {
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

    /// Returns the first place from `from` on whose key is not `before`.
    fn after(&self, from: usize, before: impl Fn(&Key) -> bool) -> usize {
        let rest = self.sorted.get(from..).unwrap_or_default();
        from + rest.partition_point(|(known, _)| before(known))
    }
}
