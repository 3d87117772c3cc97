//! Releases as the mailbox carries them: the public chain, the parts sealed per group, and the
//! figures of the whole organisation that everybody may read.

use rusqlite::{Row, params};
use vire_core::week::Week;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::GroupKeyId;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE release_head(
    position INTEGER NOT NULL PRIMARY KEY,
    week INTEGER NOT NULL UNIQUE,
    entry BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TABLE release_part(
    week INTEGER NOT NULL,
    group_key BLOB NOT NULL CHECK (length(group_key) = 16),
    sealed BLOB NOT NULL,
    PRIMARY KEY (week, group_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE public_release(
    week INTEGER NOT NULL PRIMARY KEY,
    release BLOB NOT NULL
) STRICT;
";

/// The public header of one ledger entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseHead {
    /// Counted from 0 without gaps.
    pub position: u64,
    /// The released week.
    pub week: Week,
    /// The header's bytes, with salted commitments to the parts.
    pub entry: Vec<u8>,
    /// The header's hash.
    pub hash: [u8; 32],
}

/// The figures of one group in one release, sealed to the group's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasePart {
    /// The released week.
    pub week: Week,
    /// The key it is sealed to.
    pub group_key: GroupKeyId,
    /// The sealed figures.
    pub sealed: Vec<u8>,
}

fn release_head(row: &Row<'_>) -> Result<ReleaseHead, StoreError> {
    Ok(ReleaseHead {
        position: u64::try_from(row.get::<_, i64>(0)?)
            .map_err(|_| StoreError::Unreadable { what: "release_head.position" })?,
        week: values::week(row.get(1)?, "release_head.week")?,
        entry: row.get(2)?,
        hash: row.get(3)?,
    })
}

impl Reading<'_> {
    /// Lists the public chain, the first entry first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn release_heads(&self) -> Result<Vec<ReleaseHead>, StoreError> {
        let sql = "SELECT position, week, entry, hash FROM release_head ORDER BY position";
        rows::all(self.connection, sql, [], release_head)
    }

    /// Lists the sealed parts of one release, by key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn release_parts(&self, week: Week) -> Result<Vec<ReleasePart>, StoreError> {
        let sql = "SELECT group_key, sealed FROM release_part WHERE week = ?1 ORDER BY group_key";
        rows::all(self.connection, sql, [values::monday(week)], |row| {
            Ok(ReleasePart { week, group_key: row.get(0)?, sealed: row.get(1)? })
        })
    }

    /// Returns one group's sealed part of a release, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn release_part(&self, week: Week, group_key: GroupKeyId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT sealed FROM release_part WHERE week = ?1 AND group_key = ?2";
        rows::first(self.connection, sql, params![values::monday(week), group_key], |row| Ok(row.get(0)?))
    }

    /// Lists every part that one key opens, with its week, the earliest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn release_parts_of(&self, group_key: GroupKeyId) -> Result<Vec<(Week, Vec<u8>)>, StoreError> {
        let sql = "SELECT week, sealed FROM release_part WHERE group_key = ?1 ORDER BY week";
        rows::all(self.connection, sql, [group_key], |row| {
            Ok((values::week(row.get(0)?, "release_part.week")?, row.get(1)?))
        })
    }

    /// Returns the organisation-wide figures of one week, if it was released.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn public_release(&self, week: Week) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT release FROM public_release WHERE week = ?1";
        rows::first(self.connection, sql, [values::monday(week)], |row| Ok(row.get(0)?))
    }

    /// Lists the organisation-wide figures of all released weeks, the earliest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn public_releases(&self) -> Result<Vec<(Week, Vec<u8>)>, StoreError> {
        rows::all(self.connection, "SELECT week, release FROM public_release ORDER BY week", [], |row| {
            Ok((values::week(row.get(0)?, "public_release.week")?, row.get(1)?))
        })
    }
}

impl Writing<'_> {
    /// Publishes the header of a ledger entry; repeating the same one changes nothing.
    ///
    /// # Errors
    /// [`StoreError::LedgerForked`] when another one stands in its place or one before it is missing.
    pub fn publish_head(&self, head: &ReleaseHead) -> Result<(), StoreError> {
        let position = i64::try_from(head.position).map_err(|_| StoreError::LedgerForked)?;
        let sql = "SELECT position, week, entry, hash FROM release_head WHERE position = ?1";
        if let Some(known) = rows::first(self.connection, sql, [position], release_head)? {
            return if &known == head { Ok(()) } else { Err(StoreError::LedgerForked) };
        }
        let count: i64 =
            self.connection.query_row("SELECT count(*) FROM release_head", [], |row| row.get(0))?;
        if count != position {
            return Err(StoreError::LedgerForked);
        }
        rows::run(
            self.connection,
            "INSERT INTO release_head(position, week, entry, hash) VALUES (?1, ?2, ?3, ?4)",
            params![position, values::monday(head.week), head.entry, head.hash],
        )
        .map(drop)
    }

    /// Publishes one group's sealed part; repeating it replaces.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_release_part(&self, part: &ReleasePart) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO release_part(week, group_key, sealed) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
            params![values::monday(part.week), part.group_key, part.sealed],
        )
        .map(drop)
    }

    /// Publishes the organisation-wide figures of one week; repeating it replaces.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_public_release(&self, week: Week, release: &[u8]) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO public_release(week, release) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET release = excluded.release",
            params![values::monday(week), release],
        )
        .map(drop)
    }
}
