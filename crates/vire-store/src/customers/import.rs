//! Imports: beginning one, the list of finished ones, and clearing what a killed one left.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};

use rusqlite::{Connection, Row, params};
use vire_core::week::Week;

use super::links::Run;
use super::mapping::SavedMapping;
use super::reject::RejectRow;
use super::response;
use super::writer::CustomerWriter;
use crate::error::StoreError;
use crate::ids::ImportId;
use crate::organisation::{Organisation, Reading};
use crate::{files, rows, values};

/// Whether an import counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    /// Rows arrive; none of them counts.
    Running,
    /// Its rows count.
    Finished,
}

/// What is known of an import before its first row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    /// A random id.
    pub id: ImportId,
    /// Where the file comes from; response ids are unique within a source.
    pub source: String,
    /// The file's name.
    pub file_name: String,
    /// The SHA-256 of the file's bytes.
    pub file_hash: [u8; 32],
    /// The first and last week of the file, if known; looking for overlaps then reads less.
    pub weeks: Option<(Week, Week)>,
}

/// What the importer counted and read, which the store cannot know; kept in the transaction that makes the
/// import count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Records of the file.
    pub records: u64,
    /// Skipped records by code, duplicates found here not included.
    pub skipped: BTreeMap<String, u64>,
    /// Refused records by code.
    pub errors: BTreeMap<String, u64>,
    /// When it ended, ISO 8601.
    pub finished_at: String,
    /// Rows that were not taken, in the file's order.
    pub rejects: Vec<RejectRow>,
    /// How the file was read, when that is to be kept for the next one.
    pub mapping: Option<SavedMapping>,
}

/// One import as the list of imports shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// The random id.
    pub id: ImportId,
    /// Where the file came from.
    pub source: String,
    /// The file's name.
    pub file_name: String,
    /// The SHA-256 of the file's bytes.
    pub file_hash: [u8; 32],
    /// Whether it counts.
    pub state: ImportState,
    /// Records of the file.
    pub records: u64,
    /// Responses that were new.
    pub accepted: u64,
    /// Responses that took the place of an older rating.
    pub updated: u64,
    /// Responses that were here or in the file before.
    pub duplicates: u64,
    /// Skipped records by code.
    pub skipped: BTreeMap<String, u64>,
    /// Refused records by code.
    pub errors: BTreeMap<String, u64>,
    /// The first and last week of its responses; `None` without responses.
    pub weeks: Option<(Week, Week)>,
    /// When it ended, ISO 8601.
    pub finished_at: String,
}

const COLUMNS: &str =
    "SELECT i.id, s.name, i.file_name, i.file_hash, i.state, i.records, i.accepted, i.updated,
       i.duplicates, i.skipped, i.errors, i.from_week, i.to_week, i.finished_at
FROM import i JOIN source s ON s.id = i.source";

fn count(row: &Row<'_>, at: usize) -> Result<u64, StoreError> {
    u64::try_from(row.get::<_, i64>(at)?).map_err(|_| StoreError::Unreadable { what: "import" })
}

fn import_row(row: &Row<'_>) -> Result<ImportRow, StoreError> {
    let weeks = match (row.get(11)?, row.get(12)?) {
        (Some(from), Some(to)) => {
            Some((values::week(from, "import.from_week")?, values::week(to, "import.to_week")?))
        }
        _ => None,
    };
    Ok(ImportRow {
        id: row.get(0)?,
        source: row.get(1)?,
        file_name: row.get(2)?,
        file_hash: row.get(3)?,
        state: match row.get::<_, String>(4)?.as_str() {
            "finished" => ImportState::Finished,
            _ => ImportState::Running,
        },
        records: count(row, 5)?,
        accepted: count(row, 6)?,
        updated: count(row, 7)?,
        duplicates: count(row, 8)?,
        skipped: values::from_json(&row.get::<_, String>(9)?, "import.skipped")?,
        errors: values::from_json(&row.get::<_, String>(10)?, "import.errors")?,
        weeks,
        finished_at: row.get(13)?,
    })
}

impl Reading<'_> {
    /// Lists the finished imports, the latest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn imports(&self) -> Result<Vec<ImportRow>, StoreError> {
        let sql = format!("{COLUMNS} WHERE i.state = 'finished' ORDER BY i.number DESC");
        rows::all(self.connection, &sql, [], import_row)
    }

    /// Returns one finished import, if the id is known.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn import(&self, id: ImportId) -> Result<Option<ImportRow>, StoreError> {
        let sql = format!("{COLUMNS} WHERE i.id = ?1 AND i.state = 'finished'");
        rows::first(self.connection, &sql, [id], import_row)
    }

    /// Finds the finished import of a file with this SHA-256.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn find_import(&self, file_hash: &[u8; 32]) -> Result<Option<ImportRow>, StoreError> {
        let sql = format!("{COLUMNS} WHERE i.file_hash = ?1 AND i.state = 'finished'");
        rows::first(self.connection, &sql, [file_hash], import_row)
    }
}

impl Organisation {
    /// Begins an import on a connection of its own, so that others can read meanwhile.
    ///
    /// Nothing of it counts before [`CustomerWriter::finish`]; dropped or killed before, it leaves
    /// nothing.
    ///
    /// # Errors
    /// [`StoreError::ImportRunning`] while another import or undo is under way,
    /// [`StoreError::AlreadyImported`] for a file that was imported before.
    pub fn begin_import(&mut self, new: &NewImport) -> Result<CustomerWriter, StoreError> {
        let lock = self.lock_imports()?.ok_or(StoreError::ImportRunning)?;
        self.store_mut().write(|connection, _| clear(connection))?;
        if let Some(known) = self.read(|reading| reading.find_import(&new.file_hash))? {
            return Err(StoreError::AlreadyImported { import: known.id });
        }
        CustomerWriter::begin(self.store().again()?, lock, new)
    }

    /// Clears what a killed import left, unless one is under way somewhere.
    pub(crate) fn clear_running(&mut self) -> Result<(), StoreError> {
        let Some(_lock) = self.lock_imports()? else { return Ok(()) };
        let left: i64 = self.read(|reading| {
            let sql = "SELECT count(*) FROM import WHERE state = 'running'";
            reading.connection.query_row(sql, [], |row| row.get(0)).map_err(StoreError::from)
        })?;
        if left > 0 { self.store_mut().write(|connection, _| clear(connection)) } else { Ok(()) }
    }

    /// Takes the lock that one import or undo holds at a time; it ends with its process.
    pub(super) fn lock_imports(&self) -> Result<Option<File>, StoreError> {
        let file = files::create_private(&self.workspace().import_lock(), false)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

/// Removes every running import with all its rows; the caller holds the lock of imports.
pub(super) fn clear(connection: &Connection) -> Result<(), StoreError> {
    let sql = "SELECT number, source, first_response FROM import WHERE state = 'running'";
    let left: Vec<(i64, i64, i64)> =
        rows::all(connection, sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for (number, source, first) in left {
        delete_runs(connection, source, &[(first, i64::MAX)], &mut |_| Ok(()))?;
        rows::run(connection, "DELETE FROM import WHERE number = ?1", params![number])?;
    }
    Ok(())
}

/// Ids of one step of a deletion.
const STEP: i64 = 50_000;

/// Deletes sorted runs of responses with their ids. `step` hears how many parts of a hundred are done, and
/// may end it.
pub(super) fn delete_runs(
    connection: &Connection,
    source: i64,
    runs: &[Run],
    step: &mut dyn FnMut(u32) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    // Ids are not looked up by response otherwise, so one pass over them takes the place of an index.
    connection.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS gone(first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
         DELETE FROM temp.gone;",
    )?;
    for (first, last) in runs {
        rows::run(connection, "INSERT INTO temp.gone(first, last) VALUES (?1, ?2)", [first, last])?;
    }
    let sql = "SELECT count(*) FROM response_version WHERE source = ?1";
    let ids: i64 = connection.query_row(sql, [source], |row| row.get(0))?;
    let (mut from, mut passed) = (Some(String::new()), 0);
    while let Some(begin) = from {
        let sql = "SELECT id FROM response_version WHERE source = ?1 AND id >= ?2 ORDER BY id
                   LIMIT 1 OFFSET ?3";
        let end: Option<String> =
            rows::first(connection, sql, params![source, begin, STEP], |row| Ok(row.get(0)?))?;
        rows::run(
            connection,
            "DELETE FROM response_version WHERE source = ?1 AND id >= ?2 AND (?3 IS NULL OR id < ?3)
                 AND response <=
                 (SELECT last FROM temp.gone WHERE first <= response_version.response
                  ORDER BY first DESC LIMIT 1)",
            params![source, begin, end],
        )?;
        passed += STEP;
        step(u32::try_from(passed.min(ids) * 90 / ids.max(1)).unwrap_or_default())?;
        // An id of more versions than a step has would begin the next step as it began this one.
        from = end.filter(|end| *end > begin);
    }
    response::delete(connection, runs, &mut || step(95))
}
