//! Writing one import: a block of rows a transaction, none counted before the last one.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::File;

use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;
use vire_core::customer::CustomerResponse;

use super::block::{Block, Entry};
use super::import::{self, NewImport, Summary};
use super::links::{self, Links};
use super::names::Names;
use super::response::{self, Want};
use super::row::{Change, Stored};
use super::stored::StoredResponses;
use super::versions::{self, VersionKey};
use super::{mapping, reject};
use crate::error::StoreError;
use crate::{rows, values};

/// What became of the responses of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// New ones.
    pub accepted: u64,
    /// Newer ratings that took the place of older ones.
    pub updated: u64,
    /// Those that were here, or in the file, before.
    pub duplicates: u64,
    /// Those that a later record of the file took the place of.
    pub superseded: u64,
}

/// An import under way. Dropped before [`CustomerWriter::finish`], it leaves nothing.
#[derive(Debug)]
pub struct CustomerWriter {
    connection: Connection,
    /// Keeps other imports out until this one ends.
    _lock: File,
    number: i64,
    source: i64,
    weeks_known: (i64, i64),
    first: i64,
    next: i64,
    /// Rows that are not in the store yet.
    block: Block,
    /// Whether a transaction is open: other writers wait until its block is full.
    open: bool,
    touchpoints: Names,
    groups: Names,
    change: Change,
    /// Responses of earlier imports that this file contains too.
    linked: HashSet<i64>,
    /// Responses of which earlier imports hold another version.
    contested: BTreeSet<VersionKey>,
    /// Responses of this file that a later record of it replaced.
    superseded: BTreeMap<i64, bool>,
    /// Responses of earlier imports that this file contains in a newer version, too.
    unlinked: BTreeSet<i64>,
    stored: Option<StoredResponses>,
    /// How many responses of the file each week has.
    weeks: FxHashMap<i64, u64>,
    written: Written,
    /// A batch failed half-way: the import can only be removed.
    failed: bool,
    ended: bool,
}

impl CustomerWriter {
    pub(super) fn begin(connection: Connection, lock: File, new: &NewImport) -> Result<Self, StoreError> {
        // What a power cut takes is a running import, which is cleared anyway; finishing synchronises.
        connection.execute_batch("PRAGMA synchronous = NORMAL")?;
        connection.set_prepared_statement_cache_capacity(32);
        connection.execute_batch("BEGIN IMMEDIATE")?;
        rows::run(&connection, "INSERT INTO source(name) VALUES (?1) ON CONFLICT DO NOTHING", [&new.source])?;
        let source =
            connection.query_row("SELECT id FROM source WHERE name = ?1", [&new.source], |row| row.get(0))?;
        let first = response::next_number(&connection)?;
        let number = connection.query_row(
            "INSERT INTO import(id, source, file_name, file_hash, state, first_response)
             VALUES (?1, ?2, ?3, ?4, 'running', ?5) RETURNING number",
            params![new.id, source, new.file_name, new.file_hash, first],
            |row| row.get(0),
        )?;
        connection.execute_batch("COMMIT")?;
        let known = new.weeks.map(|(from, to)| (values::monday(from), values::monday(to)));
        Ok(Self {
            connection,
            _lock: lock,
            number,
            source,
            weeks_known: known.unwrap_or((i64::MIN, i64::MAX)),
            first,
            next: first,
            block: Block::default(),
            open: false,
            touchpoints: Names::touchpoints(),
            groups: Names::groups(),
            change: Change::default(),
            linked: HashSet::new(),
            contested: BTreeSet::new(),
            superseded: BTreeMap::new(),
            unlinked: BTreeSet::new(),
            stored: None,
            weeks: FxHashMap::default(),
            written: Written::default(),
            failed: false,
            ended: false,
        })
    }

    /// Writes responses in the order of the file; batches of some thousand are fastest.
    ///
    /// # Errors
    /// [`StoreError`]; the import can then only be abandoned.
    pub fn write(&mut self, batch: &[CustomerResponse]) -> Result<(), StoreError> {
        let before = std::mem::replace(&mut self.failed, true);
        self.take(batch)?;
        self.failed = before;
        Ok(())
    }

    fn take(&mut self, batch: &[CustomerResponse]) -> Result<(), StoreError> {
        for response in batch {
            let touchpoint = response.touchpoint.as_ref().map(|touchpoint| touchpoint.as_str());
            let touchpoint = self.touchpoints.number(&self.connection, touchpoint)?;
            let group = response.group.as_ref().map(|group| group.as_str());
            let group = self.groups.number(&self.connection, group)?;
            let row = Stored::new(response, touchpoint, group);
            *self.weeks.entry(row.week).or_default() += 1;
            match response.id.as_deref() {
                Some(id) => self.take_with_id(response, row, id)?,
                None => self.take_without_id(response, row)?,
            }
            if self.block.is_full() {
                self.commit()?;
            }
        }
        Ok(())
    }

    /// Ends the import: from now on its responses count.
    ///
    /// # Errors
    /// [`StoreError`]; nothing counts then, and nothing is left. [`StoreError::ImportFailed`] when a
    /// batch could not be written.
    pub fn finish(self, summary: &Summary) -> Result<Written, StoreError> {
        self.finish_while(summary, &mut || true)
    }

    /// Does the same as long as `go_on` says so: many newer ratings of what is here take their time.
    ///
    /// # Errors
    /// As [`CustomerWriter::finish`]; [`StoreError::Cancelled`].
    pub fn finish_while(
        mut self,
        summary: &Summary,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Written, StoreError> {
        let mut step = || if go_on() { Ok(()) } else { Err(StoreError::Cancelled) };
        if self.failed {
            return Err(StoreError::ImportFailed);
        }
        self.commit()?;
        self.connection.execute_batch("PRAGMA synchronous = FULL")?;
        self.open()?;
        self.link()?;
        let (from_week, to_week) = self.settle_weeks()?;
        let mut change = std::mem::take(&mut self.change);
        response::turn(&self.connection, &self.superseded, &mut change, &mut step)?;
        self.settle_versions(&mut change, &mut step)?;
        change.apply(&self.connection)?;
        let skipped = values::json(&summary.skipped, "import.skipped")?;
        let errors = values::json(&summary.errors, "import.errors")?;
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        rows::run_one(
            &self.connection,
            "import",
            "UPDATE import SET state = 'finished', records = ?2, accepted = ?3, updated = ?4, duplicates = ?5,
                 skipped = ?6, errors = ?7, from_week = ?8, to_week = ?9, finished_at = ?10 WHERE number = ?1",
            params![
                self.number,
                number(summary.records),
                number(self.written.accepted),
                number(self.written.updated),
                number(self.written.duplicates),
                skipped,
                errors,
                from_week,
                to_week,
                summary.finished_at,
            ],
        )?;
        reject::put(&self.connection, self.number, &summary.rejects)?;
        if let Some(saved) = &summary.mapping {
            mapping::put(&self.connection, saved)?;
        }
        self.commit()?;
        self.ended = true;
        let _busy = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(self.written)
    }

    /// Ends the import and removes everything of it.
    ///
    /// # Errors
    /// [`StoreError`]; what is left is cleared when the organisation is opened again.
    pub fn abandon(mut self) -> Result<(), StoreError> {
        self.remove()
    }

    fn remove(&mut self) -> Result<(), StoreError> {
        self.ended = true;
        if std::mem::take(&mut self.open) {
            self.connection.execute_batch("ROLLBACK")?;
        }
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        import::clear(&self.connection)?;
        Ok(self.connection.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")?)
    }

    fn open(&mut self) -> Result<(), StoreError> {
        if !self.open {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
            self.open = true;
        }
        Ok(())
    }

    /// Writes the rows that wait, and ends the transaction.
    fn commit(&mut self) -> Result<(), StoreError> {
        // Packed before others have to wait.
        if let Some(packed) = self.block.pack()? {
            self.open()?;
            response::put(&self.connection, &packed)?;
        }
        if self.open {
            self.connection.execute_batch("COMMIT")?;
            self.open = false;
        }
        Ok(())
    }

    fn take_without_id(&mut self, response: &CustomerResponse, row: Stored) -> Result<(), StoreError> {
        let stored = match &mut self.stored {
            Some(stored) => stored,
            None => self.stored.insert(StoredResponses::load(
                &self.connection,
                self.source,
                self.first,
                self.weeks_known,
            )?),
        };
        if let Some(response) = stored.take(&row) {
            self.linked.insert(response);
            self.written.duplicates += 1;
            return Ok(());
        }
        self.written.accepted += 1;
        self.put(response, row, true)
    }

    fn take_with_id(&mut self, response: &CustomerResponse, row: Stored, id: &str) -> Result<(), StoreError> {
        self.open()?;
        let known = versions::list(&self.connection, self.source, id, row.metric)?;
        if known.is_empty() {
            self.written.accepted += 1;
            return self.put(response, row, true);
        }
        let key = VersionKey { id: id.to_owned(), metric: row.metric };
        // The latest that this file brought, or contained.
        let own = known.iter().rfind(|one| one.response >= self.first || self.linked.contains(&one.response));
        if let Some(own) = own {
            if response.version() <= own.instant {
                self.written.duplicates += 1;
                return Ok(());
            }
            if own.response < self.first {
                // That record was counted as a duplicate; this one is decided below.
                self.linked.remove(&own.response);
                self.unlinked.insert(own.response);
                self.written.duplicates -= 1;
                self.written.superseded += 1;
            } else {
                self.written.superseded += 1;
                let counts = !self.contested.contains(&key);
                if counts {
                    self.superseded.insert(own.response, false);
                }
                return self.put(response, row, counts);
            }
        }
        let same = versions::fingerprint(&row, response.comment.as_deref());
        let mut before = known.iter().filter(|one| one.response < self.first);
        let is_same = |one: &&versions::Version| one.fingerprint == same && one.instant == response.version();
        if let Some(before) = before.find(is_same) {
            self.linked.insert(before.response);
            self.written.duplicates += 1;
            return Ok(());
        }
        self.contested.insert(key);
        self.put(response, row, false)
    }

    /// Gives a response its number and puts it behind the others.
    fn put(&mut self, response: &CustomerResponse, row: Stored, counts: bool) -> Result<(), StoreError> {
        let (number, comment) = (self.next, response.comment.as_deref());
        let version = (number, response.version());
        self.next += 1;
        if counts {
            self.change.add(&row);
        } else {
            let sql = "INSERT INTO replaced(response) VALUES (?1)";
            rows::run(&self.connection, sql, [number])?;
        }
        if let Some(id) = response.id.as_deref() {
            versions::put(&self.connection, (self.source, id), version, &row, comment)?;
        }
        self.block.push(&Entry {
            response: number,
            row,
            identified: response.id.is_some(),
            written: response.written.as_deref(),
            comment,
        })
    }

    /// Notes which responses the file contained: its own rows and those that were here before.
    fn link(&self) -> Result<(), StoreError> {
        let mut numbers: Vec<i64> = self.linked.iter().copied().collect();
        numbers.sort_unstable();
        let mut all = links::runs(numbers);
        if self.next > self.first {
            all.push((self.first, self.next - 1));
        }
        for (first, last) in links::joined(all) {
            let sql = "INSERT INTO import_response(import, first, last) VALUES (?1, ?2, ?3)";
            rows::run(&self.connection, sql, [self.number, first, last])?;
        }
        Ok(())
    }

    /// Returns the first and last week, those of replaced responses left out.
    fn settle_weeks(&mut self) -> Result<(Option<i64>, Option<i64>), StoreError> {
        let gone: BTreeSet<i64> = self.superseded.keys().chain(&self.unlinked).copied().collect();
        if let (Some(first), Some(last)) = (gone.first(), gone.last()) {
            let weeks = &mut self.weeks;
            response::each(&self.connection, (*first, *last), Want::Facts, &mut |entry| {
                if gone.contains(&entry.response)
                    && let Some(count) = weeks.get_mut(&entry.row.week)
                {
                    *count = count.saturating_sub(1);
                }
                Ok(())
            })?;
        }
        let weeks = self.weeks.iter().filter(|(_, count)| **count > 0).map(|(week, _)| *week);
        Ok((weeks.clone().min(), weeks.max()))
    }

    /// Decides for every response with several versions which one counts.
    fn settle_versions(
        &mut self,
        change: &mut Change,
        step: &mut dyn FnMut() -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        if self.contested.is_empty() {
            return Ok(());
        }
        let links = Links::of_source(&self.connection, self.source)?;
        let mut turns = BTreeMap::new();
        for (at, key) in std::mem::take(&mut self.contested).into_iter().enumerate() {
            if at.is_multiple_of(response::STEP) {
                step()?;
            }
            let winner = versions::resolve(&self.connection, self.source, &key, &links, &mut turns)?;
            if winner.is_some_and(|winner| winner >= self.first) {
                self.written.updated += 1;
            } else {
                self.written.duplicates += 1;
            }
        }
        response::turn(&self.connection, &turns, change, step)
    }
}

impl Drop for CustomerWriter {
    fn drop(&mut self) {
        if !self.ended {
            // What cannot be removed now is cleared when the organisation is opened again.
            let _ = self.remove();
        }
    }
}
