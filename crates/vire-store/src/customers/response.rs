//! The rows of customer responses: blocks in their table, read through and taken out of it.
//!
//! A response is never changed. Which of several versions counts stands in `replaced`; a part of a block
//! that goes leaves a new block behind.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use rustc_hash::FxHashSet;

use super::block::{self, Block, Entry, Packed, Unpacked};
use super::links::{self, Run};
use super::row::Change;
use crate::error::StoreError;
use crate::rows;

/// `last` and the weeks tell what a block may hold without unpacking it. `replaced` lists the responses
/// that do not count, because another version of them does. `response_version` holds what tells versions
/// of one id apart: when the tool last changed it, and a fingerprint of all that is kept of it.
pub(crate) const TABLES: &str = "
CREATE TABLE customer_block(
    first INTEGER NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL,
    from_week INTEGER NOT NULL,
    to_week INTEGER NOT NULL,
    facts BLOB NOT NULL,
    words BLOB NOT NULL
) STRICT;
CREATE TABLE replaced(response INTEGER NOT NULL PRIMARY KEY) STRICT;
CREATE TABLE response_version(
    source INTEGER NOT NULL,
    id TEXT NOT NULL,
    metric INTEGER NOT NULL,
    response INTEGER NOT NULL,
    instant INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    PRIMARY KEY (source, id, metric, response)
) STRICT, WITHOUT ROWID;
";

/// After how many small steps of long work somebody is asked whether it goes on.
pub(super) const STEP: usize = 4_096;
/// All responses.
pub(super) const ALL: Run = (1, i64::MAX);

/// What of each response is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    Facts,
    Words,
}

/// Puts a block into its table.
pub(super) fn put(connection: &Connection, packed: &Packed) -> Result<(), StoreError> {
    rows::run(
        connection,
        "INSERT INTO customer_block(first, last, from_week, to_week, facts, words)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![packed.first, packed.last, packed.from_week, packed.to_week, packed.facts, packed.words],
    )
    .map(drop)
}

/// Returns the number that the next response gets.
pub(super) fn next_number(connection: &Connection) -> Result<i64, StoreError> {
    let sql = "SELECT last + 1 FROM customer_block ORDER BY first DESC LIMIT 1";
    Ok(rows::first(connection, sql, [], |row| Ok(row.get(0)?))?.unwrap_or(1))
}

/// Returns the run of everything that finished imports brought.
pub(super) fn finished(connection: &Connection) -> Result<Run, StoreError> {
    let sql = "SELECT first_response - 1 FROM import WHERE state = 'running' ORDER BY first_response LIMIT 1";
    let last = rows::first(connection, sql, [], |row| Ok(row.get(0)?))?;
    Ok((ALL.0, last.unwrap_or(ALL.1)))
}

/// Hands out every response of a run, in the order of their numbers.
pub(super) fn each(
    connection: &Connection,
    run: Run,
    want: Want,
    see: &mut dyn FnMut(Entry<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    each_between(connection, run, (i64::MIN, i64::MAX), want, see)
}

/// Hands out responses of a run, all those of a range of weeks among them.
pub(super) fn each_between(
    connection: &Connection,
    (first, last): Run,
    (from_week, to_week): (i64, i64),
    want: Want,
    see: &mut dyn FnMut(Entry<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT first, facts, words FROM customer_block
         WHERE first BETWEEN (SELECT coalesce(max(first), 0) FROM customer_block WHERE first <= ?1) AND ?2
               AND last >= ?1 AND to_week >= ?3 AND from_week <= ?4
         ORDER BY first",
    )?;
    let mut blocks = statement.query(params![first, last, from_week, to_week])?;
    while let Some(block) = blocks.next()? {
        read(block, want)?.each(&mut |entry| {
            if (first..=last).contains(&entry.response) { see(entry) } else { Ok(()) }
        })?;
    }
    Ok(())
}

/// Hands out every response of a run that counts.
pub(super) fn each_counting(
    connection: &Connection,
    run: Run,
    want: Want,
    see: &mut dyn FnMut(Entry<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let replaced = Replaced::of(connection, run)?;
    each(connection, run, want, &mut |entry| if replaced.has(entry.response) { Ok(()) } else { see(entry) })
}

/// Hands out the blocks of a run, the latest first, until `see` says that it is enough.
pub(super) fn blocks_backwards(
    connection: &Connection,
    (first, last): Run,
    see: &mut dyn FnMut(&Unpacked) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT first, facts, words FROM customer_block WHERE first BETWEEN ?1 AND ?2 ORDER BY first DESC",
    )?;
    let mut blocks = statement.query(params![first, last])?;
    while let Some(block) = blocks.next()? {
        if !see(&read(block, Want::Words)?)? {
            break;
        }
    }
    Ok(())
}

fn read(block: &rusqlite::Row<'_>, want: Want) -> Result<Unpacked, StoreError> {
    let blob = |at| -> Result<&[u8], StoreError> {
        block.get_ref(at)?.as_blob().map_err(|_| StoreError::Unreadable { what: "customer_block" })
    };
    let words = if want == Want::Words { Some(blob(2)?) } else { None };
    Unpacked::read(block.get(0)?, blob(1)?, words)
}

/// The responses of a run that do not count.
#[derive(Debug)]
pub(super) struct Replaced(FxHashSet<i64>);

impl Replaced {
    pub(super) fn of(connection: &Connection, (first, last): Run) -> Result<Self, StoreError> {
        let sql = "SELECT response FROM replaced WHERE response BETWEEN ?1 AND ?2";
        Ok(Self(rows::all(connection, sql, [first, last], |row| Ok(row.get(0)?))?.into_iter().collect()))
    }

    pub(super) fn has(&self, response: i64) -> bool {
        self.0.contains(&response)
    }
}

/// Makes responses count, or not any more, and adds to a change what that changes.
///
/// Each of them must stand otherwise until now. `step` is asked now and then, and may end it.
pub(super) fn turn(
    connection: &Connection,
    turns: &BTreeMap<i64, bool>,
    change: &mut Change,
    step: &mut dyn FnMut() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let near = i64::try_from(block::ROWS).unwrap_or(i64::MAX);
    let mut rest = turns.keys().copied().peekable();
    while let Some(first) = rest.next() {
        // As many as stand close together are read in one pass.
        step()?;
        let mut last = first;
        while let Some(next) = rest.next_if(|next| next - last <= near) {
            last = next;
        }
        each(connection, (first, last), Want::Facts, &mut |entry| {
            match turns.get(&entry.response) {
                Some(true) => change.add(&entry.row),
                Some(false) => change.take(&entry.row),
                None => {}
            }
            Ok(())
        })?;
    }
    for (at, (response, counts)) in turns.iter().enumerate() {
        if at.is_multiple_of(STEP) {
            step()?;
        }
        let sql = if *counts {
            "DELETE FROM replaced WHERE response = ?1"
        } else {
            "INSERT INTO replaced(response) VALUES (?1)"
        };
        rows::run_one(connection, "replaced", sql, [response])?;
    }
    Ok(())
}

/// Takes responses out; `gone` is sorted. `step` is asked before each block and may end it.
pub(super) fn delete(
    connection: &Connection,
    gone: &[Run],
    step: &mut dyn FnMut() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let (Some(&(first, _)), Some(&(_, last))) = (gone.first(), gone.last()) else { return Ok(()) };
    for run in gone {
        rows::run(connection, "DELETE FROM replaced WHERE response BETWEEN ?1 AND ?2", [run.0, run.1])?;
    }
    let sql = "SELECT first, last FROM customer_block WHERE first <= ?2 AND last >= ?1 ORDER BY first";
    let blocks: Vec<Run> = rows::all(connection, sql, [first, last], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for block in blocks {
        let left = links::without(&[block], gone);
        if left == [block] {
            continue;
        }
        step()?;
        let mut kept = Block::default();
        if !left.is_empty() {
            each(connection, block, Want::Words, &mut |entry| {
                if links::contains(&left, entry.response) { kept.push(&entry) } else { Ok(()) }
            })?;
        }
        rows::run_one(
            connection,
            "customer_block",
            "DELETE FROM customer_block WHERE first = ?1",
            [block.0],
        )?;
        if let Some(kept) = kept.pack()? {
            put(connection, &kept)?;
        }
    }
    Ok(())
}
