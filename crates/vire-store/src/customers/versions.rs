//! Versions of one response: the same id of the same source, rated again.
//!
//! The newest counts; of equally new ones the one that the earliest import brought. Older ones stay
//! without counting, so that undoing the newer import brings them back.

use std::cmp::Reverse;

use rusqlite::{Connection, params};

use super::links::Links;
use super::row::{Change, STORED, Stored};
use crate::error::StoreError;
use crate::rows;

/// A response's id and metric; one record of a file may hold a score for several metrics.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct VersionKey {
    pub(super) id: String,
    pub(super) metric: i64,
}

/// One stored version.
#[derive(Debug, Clone)]
pub(super) struct Version {
    pub(super) response: i64,
    pub(super) counts: bool,
    pub(super) comment: Option<String>,
    pub(super) row: Stored,
}

/// Lists the numbers of the versions of one response.
pub(super) fn numbers(
    connection: &Connection,
    source: i64,
    id: &str,
    metric: i64,
) -> Result<Vec<i64>, StoreError> {
    let sql = "SELECT response FROM response_id WHERE source = ?1 AND id = ?2 AND metric = ?3";
    rows::all(connection, sql, params![source, id, metric], |row| Ok(row.get(0)?))
}

/// Reads one version.
pub(super) fn read(connection: &Connection, response: i64) -> Result<Version, StoreError> {
    let sql = format!("SELECT counts, comment, {STORED} FROM customer_response WHERE response = ?1");
    rows::first(connection, &sql, [response], |row| {
        Ok(Version { response, counts: row.get(0)?, comment: row.get(1)?, row: Stored::read(row, 2)? })
    })?
    .ok_or(StoreError::RowMissing { what: "customer_response" })
}

/// Makes the right version of a response count, and returns its number.
pub(super) fn resolve(
    connection: &Connection,
    source: i64,
    key: &VersionKey,
    links: &Links,
    change: &mut Change,
) -> Result<Option<i64>, StoreError> {
    let versions = numbers(connection, source, &key.id, key.metric)?
        .into_iter()
        .map(|response| read(connection, response))
        .collect::<Result<Vec<Version>, StoreError>>()?;
    let newest = versions.iter().map(|version| version.row.instant).max();
    let winner = versions
        .iter()
        .filter(|version| Some(version.row.instant) == newest)
        .max_by_key(|version| Reverse((links.first_import(version.response), version.response)))
        .map(|version| version.response);
    for version in &versions {
        let counts = Some(version.response) == winner;
        if counts == version.counts {
            continue;
        }
        if counts {
            change.add(&version.row);
        } else {
            change.take(&version.row);
        }
        let sql = "UPDATE customer_response SET counts = ?2 WHERE response = ?1";
        rows::run(connection, sql, params![version.response, counts])?;
    }
    Ok(winner)
}
