//! Private keys of the organisation that belong to no round and no group.

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::key::Secret;
use crate::rows;

pub(super) const TABLE: &str = "
CREATE TABLE secret(
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

impl Reading<'_> {
    /// Returns one secret, if it is there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn secret(&self, name: &str) -> Result<Option<Secret>, StoreError> {
        rows::first(
            self.connection,
            "SELECT value FROM secret WHERE name = ?1",
            [name],
            |row| Ok(row.get(0)?),
        )
    }
}

impl Writing<'_> {
    /// Keeps one secret; an earlier one of that name leaves no trace.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_secret(&self, name: &str, value: &Secret) -> Result<(), StoreError> {
        self.forget();
        rows::run(
            self.connection,
            "INSERT INTO secret(name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
            rusqlite::params![name, value],
        )
        .map(drop)
    }

    /// Deletes one secret without a trace; nothing happens when there is none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn forget_secret(&self, name: &str) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM secret WHERE name = ?1", [name]).map(drop)
    }
}
