//! The rows of a file that were not taken, as long as its import stands.

use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::ids::ImportId;
use crate::organisation::Reading;
use crate::rows;

pub(crate) const TABLE: &str = "
CREATE TABLE import_reject(
    import INTEGER NOT NULL REFERENCES import(number) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    place TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (import, number)
) STRICT, WITHOUT ROWID;
";

/// One row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectRow {
    /// The line of the file, or the cell of the sheet.
    pub place: String,
    /// The column's name; empty when the whole row is meant.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// The code of what is wrong with it.
    pub reason: String,
}

impl Reading<'_> {
    /// Lists the kept rejects of an import, in the file's order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn import_rejects(&self, import: ImportId) -> Result<Vec<RejectRow>, StoreError> {
        rows::all(
            self.connection,
            "SELECT place, field, value, reason FROM import_reject
             WHERE import = (SELECT number FROM import WHERE id = ?1 AND state = 'finished') ORDER BY number",
            [import],
            |row| {
                Ok(RejectRow {
                    place: row.get(0)?,
                    column: row.get(1)?,
                    value: row.get(2)?,
                    reason: row.get(3)?,
                })
            },
        )
    }
}

/// Keeps the rejects of an import; they go with it.
pub(super) fn put(connection: &Connection, import: i64, rejects: &[RejectRow]) -> Result<(), StoreError> {
    for (number, reject) in (0_i64..).zip(rejects) {
        rows::run(
            connection,
            "INSERT INTO import_reject(import, number, place, field, value, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![import, number, reject.place, reject.column, reject.value, reject.reason],
        )?;
    }
    Ok(())
}
