//! How files were read, kept by source and header, so that the next file of the same kind needs no questions.
//!
//! Mapping and answers are kept as the JSON in which they came; only the importer understands them.

use rusqlite::{Connection, Row, params};

use crate::error::StoreError;
use crate::organisation::Reading;
use crate::{rows, values};

pub(crate) const TABLE: &str = "
CREATE TABLE saved_mapping(
    source TEXT NOT NULL,
    signature TEXT NOT NULL,
    columns TEXT NOT NULL,
    mapping TEXT NOT NULL,
    answers TEXT NOT NULL,
    applied TEXT NOT NULL,
    day TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (source, signature)
) STRICT, WITHOUT ROWID;
";

/// How a file with a certain header was read the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedMapping {
    /// Where such files come from.
    pub source: String,
    /// The header's signature.
    pub signature: String,
    /// The columns of the file, those of persons left out.
    pub columns: Vec<String>,
    /// What a person said about the columns, as JSON.
    pub mapping: String,
    /// What a person answered, as JSON.
    pub answers: String,
    /// The whole mapping as it was applied, as JSON.
    pub applied: String,
    /// The day, ISO 8601.
    pub day: String,
}

fn read(row: &Row<'_>) -> Result<SavedMapping, StoreError> {
    Ok(SavedMapping {
        source: row.get(0)?,
        signature: row.get(1)?,
        columns: values::from_json(&row.get::<_, String>(2)?, "saved_mapping.columns")?,
        mapping: row.get(3)?,
        answers: row.get(4)?,
        applied: row.get(5)?,
        day: row.get(6)?,
    })
}

impl Reading<'_> {
    /// Lists the saved mappings, the latest used first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn saved_mappings(&self) -> Result<Vec<SavedMapping>, StoreError> {
        let sql = "SELECT source, signature, columns, mapping, answers, applied, day FROM saved_mapping
                   ORDER BY number DESC";
        rows::all(self.connection, sql, [], read)
    }
}

/// Keeps a mapping in the place of what was kept for its source and header.
pub(super) fn put(connection: &Connection, saved: &SavedMapping) -> Result<(), StoreError> {
    rows::run(
        connection,
        "INSERT INTO saved_mapping(source, signature, columns, mapping, answers, applied, day, number)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT coalesce(max(number), 0) + 1 FROM saved_mapping))
         ON CONFLICT DO UPDATE SET columns = excluded.columns, mapping = excluded.mapping,
             answers = excluded.answers, applied = excluded.applied, day = excluded.day,
             number = excluded.number",
        params![
            saved.source,
            saved.signature,
            values::json(&saved.columns, "saved_mapping.columns")?,
            saved.mapping,
            saved.answers,
            saved.applied,
            saved.day
        ],
    )
    .map(drop)
}
