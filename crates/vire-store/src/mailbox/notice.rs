//! The notice board: what HR tells everybody of the organisation, sealed to the key that they share.
//!
//! Holds ciphertext of padded length under a kind and an id; who posted a notice is proven inside it.

use rusqlite::params;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::rows;

pub(super) const TABLE: &str = "
CREATE TABLE notice(
    kind TEXT NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    sealed BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
";

impl Reading<'_> {
    /// Lists the sealed notices of one kind, in the order of their ids.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn notices(&self, kind: &str) -> Result<Vec<Vec<u8>>, StoreError> {
        let sql = "SELECT sealed FROM notice WHERE kind = ?1 ORDER BY id";
        rows::all(self.connection, sql, [kind], |row| Ok(row.get(0)?))
    }
}

impl Writing<'_> {
    /// Puts one notice up; an earlier one of that kind and id leaves no trace.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_notice(&self, kind: &str, id: &[u8; 16], sealed: &[u8]) -> Result<(), StoreError> {
        self.forget();
        rows::run(
            self.connection,
            "INSERT INTO notice(kind, id, sealed) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
            params![kind, id, sealed],
        )
        .map(drop)
    }

    /// Takes every notice of one kind down without a trace.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn remove_notices(&self, kind: &str) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM notice WHERE kind = ?1", [kind]).map(drop)
    }

    /// Takes one notice down without a trace; nothing happens when there is none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn remove_notice(&self, kind: &str, id: &[u8; 16]) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM notice WHERE kind = ?1 AND id = ?2", params![kind, id])
            .map(drop)
    }
}
