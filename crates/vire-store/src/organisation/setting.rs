//! Settings of the organisation: name, time zone, k, whether it is the sample.

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::rows;

pub(super) const TABLE: &str = "
CREATE TABLE setting(
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

impl Reading<'_> {
    /// Returns the value of one setting, if it was ever set.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        rows::first(self.connection, "SELECT value FROM setting WHERE name = ?1", [name], |row| {
            Ok(row.get(0)?)
        })
    }
}

impl Writing<'_> {
    /// Sets one setting.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO setting(name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
            [name, value],
        )
        .map(drop)
    }
}
