//! Key announcements: the signed documents that make issuer keys public, in the order of their chain.

use rusqlite::{Row, params};
use vire_core::week::Week;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE announcement(
    position INTEGER PRIMARY KEY,
    week INTEGER NOT NULL UNIQUE,
    document BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
";

/// The announcement of one round's issuer keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The round.
    pub week: Week,
    /// The document, as everybody sees it.
    pub document: Vec<u8>,
    /// The organisation's signature of it.
    pub signature: Vec<u8>,
}

fn announcement(row: &Row<'_>) -> Result<Announcement, StoreError> {
    Ok(Announcement {
        week: values::week(row.get(0)?, "announcement.week")?,
        document: row.get(1)?,
        signature: row.get(2)?,
    })
}

impl Reading<'_> {
    /// Lists all announcements, the first of the chain first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn announcements(&self) -> Result<Vec<Announcement>, StoreError> {
        let sql = "SELECT week, document, signature FROM announcement ORDER BY position";
        rows::all(self.connection, sql, [], announcement)
    }
}

impl Writing<'_> {
    /// Adds an announcement to the end of the chain.
    ///
    /// # Errors
    /// [`StoreError::Sql`] when the round has one.
    pub fn put_announcement(&self, announcement: &Announcement) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO announcement(position, week, document, signature)
             VALUES ((SELECT coalesce(max(position), -1) + 1 FROM announcement), ?1, ?2, ?3)",
            params![values::monday(announcement.week), announcement.document, announcement.signature],
        )
        .map(drop)
    }
}
