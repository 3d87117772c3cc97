//! The ledger: every release, hash-chained, append-only.
//!
//! Has no function that changes or deletes an entry, and the table refuses both. Computes no hash:
//! it checks that each entry continues the one before.

use rusqlite::{Row, params};
use vire_core::week::Week;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE ledger(
    position INTEGER NOT NULL PRIMARY KEY,
    week INTEGER NOT NULL UNIQUE,
    entry BLOB NOT NULL,
    release BLOB NOT NULL,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    previous BLOB NOT NULL CHECK (length(previous) = 32)
) STRICT;
CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_never_shrinks BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_is_never_replaced BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger
             WHERE position >= NEW.position OR week = NEW.week OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
";

/// What the first entry names as the one before.
pub const NO_PREVIOUS: [u8; 32] = [0; 32];

/// One entry of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Counted from 0 without gaps.
    pub position: u64,
    /// The released week; each at most once.
    pub week: Week,
    /// The bytes of the chained header.
    pub entry: Vec<u8>,
    /// The bytes of the whole release.
    pub release: Vec<u8>,
    /// The header's hash.
    pub hash: [u8; 32],
    /// The hash of the entry before, [`NO_PREVIOUS`] for the first.
    pub previous: [u8; 32],
}

const COLUMNS: &str = "SELECT position, week, entry, release, hash, previous FROM ledger";

fn ledger_entry(row: &Row<'_>) -> Result<LedgerEntry, StoreError> {
    Ok(LedgerEntry {
        position: u64::try_from(row.get::<_, i64>(0)?)
            .map_err(|_| StoreError::Unreadable { what: "ledger.position" })?,
        week: values::week(row.get(1)?, "ledger.week")?,
        entry: row.get(2)?,
        release: row.get(3)?,
        hash: row.get(4)?,
        previous: row.get(5)?,
    })
}

impl Reading<'_> {
    /// Lists the whole ledger, the first entry first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn ledger(&self) -> Result<Vec<LedgerEntry>, StoreError> {
        rows::all(self.connection, &format!("{COLUMNS} ORDER BY position"), [], ledger_entry)
    }

    /// Returns the entry that released a week, if it was released.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn ledger_entry(&self, week: Week) -> Result<Option<LedgerEntry>, StoreError> {
        let sql = format!("{COLUMNS} WHERE week = ?1");
        rows::first(self.connection, &sql, [values::monday(week)], ledger_entry)
    }

    /// Returns the last entry, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn ledger_head(&self) -> Result<Option<LedgerEntry>, StoreError> {
        rows::first(self.connection, &format!("{COLUMNS} ORDER BY position DESC LIMIT 1"), [], ledger_entry)
    }
}

impl Writing<'_> {
    /// Appends one entry.
    ///
    /// # Errors
    /// [`StoreError::LedgerForked`] when `position` and `previous` do not continue the head or the
    /// week was released before.
    pub fn append_ledger(&self, entry: &LedgerEntry) -> Result<(), StoreError> {
        let (position, previous) = match self.ledger_head()? {
            Some(head) => (head.position + 1, head.hash),
            None => (0, NO_PREVIOUS),
        };
        let continues = entry.position == position && entry.previous == previous;
        if !continues || self.ledger_entry(entry.week)?.is_some() {
            return Err(StoreError::LedgerForked);
        }
        rows::run(
            self.connection,
            "INSERT INTO ledger(position, week, entry, release, hash, previous) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                i64::try_from(position).map_err(|_| StoreError::LedgerForked)?,
                values::monday(entry.week),
                entry.entry,
                entry.release,
                entry.hash,
                entry.previous,
            ],
        )
        .map(drop)
    }
}
