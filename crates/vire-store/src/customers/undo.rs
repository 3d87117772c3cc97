//! Undoing an import: what no other import contains goes, and the roll-up with it.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::import::delete_runs;
use super::links::{self, Links, Run};
use super::response;
use super::row::Change;
use super::versions::{self, VersionKey};
use crate::error::StoreError;
use crate::ids::ImportId;
use crate::organisation::Organisation;
use crate::rows;

/// What undoing an import took away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Undone {
    /// Responses that are gone.
    pub removed: u64,
    /// Responses that stay, because another import contains them too.
    pub kept: u64,
}

impl Organisation {
    /// Undoes a finished import; what is left is as if it had never been made.
    ///
    /// `watch` hears how many parts of a hundred are done; when it answers `false`, everything stays.
    ///
    /// # Errors
    /// [`StoreError::RowMissing`] when there is no such import, [`StoreError::ImportRunning`] while
    /// another import or undo is under way, [`StoreError::Cancelled`].
    pub fn undo_import(
        &mut self,
        id: ImportId,
        watch: &mut dyn FnMut(u32) -> bool,
    ) -> Result<Undone, StoreError> {
        let _lock = self.lock_imports()?.ok_or(StoreError::ImportRunning)?;
        self.store_mut().write(|connection, forget| {
            forget.set(true);
            undo(connection, id, &mut |done| if watch(done) { Ok(()) } else { Err(StoreError::Cancelled) })
        })
    }
}

fn undo(
    connection: &Connection,
    id: ImportId,
    step: &mut dyn FnMut(u32) -> Result<(), StoreError>,
) -> Result<Undone, StoreError> {
    let sql = "SELECT number, source FROM import WHERE id = ?1 AND state = 'finished'";
    let (import, source): (i64, i64) =
        rows::first(connection, sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?
            .ok_or(StoreError::RowMissing { what: "import" })?;
    let (own, others) = Links::of_source(connection, source)?.split(import);
    let gone = links::without(&own, &others);
    let contested = contested(connection, source, &own)?;

    let mut change = Change::default();
    for &run in &gone {
        step(0)?;
        change.take_run(connection, run)?;
    }
    delete_runs(connection, source, &gone, step)?;
    rows::run(connection, "DELETE FROM import_response WHERE import = ?1", [import])?;
    rows::run(connection, "DELETE FROM import WHERE number = ?1", [import])?;

    let links = Links::of_source(connection, source)?;
    let mut turns = BTreeMap::new();
    for key in &contested {
        versions::resolve(connection, source, key, &links, &mut turns)?;
    }
    response::turn(connection, &turns, &mut change, &mut || step(99))?;
    change.apply(connection)?;
    let removed = size(&gone);
    Ok(Undone { removed, kept: size(&own).saturating_sub(removed) })
}

fn size(runs: &[Run]) -> u64 {
    runs.iter().map(|(first, last)| (last - first).unsigned_abs() + 1).sum()
}

/// Lists the responses of some runs that have several versions.
fn contested(connection: &Connection, source: i64, runs: &[Run]) -> Result<Vec<VersionKey>, StoreError> {
    let mut found = rows::all(
        connection,
        "SELECT id, metric FROM response_version WHERE source = ?1 GROUP BY id, metric HAVING count(*) > 1",
        [source],
        |row| Ok(VersionKey { id: row.get(0)?, metric: row.get(1)? }),
    )?;
    let mut failed = None;
    found.retain(|key| {
        versions::list(connection, source, &key.id, key.metric)
            .map(|versions| versions.iter().any(|version| links::contains(runs, version.response)))
            .unwrap_or_else(|error| {
                failed = Some(error);
                false
            })
    });
    failed.map_or(Ok(found), Err)
}
