//! Versions of one response: the same id of the same source, rated again.
//!
//! The newest counts; of equally new ones the one that the earliest import brought. Older ones stay
//! without counting, so that undoing the newer import brings them back.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::Hasher;

use rusqlite::{Connection, params};
use siphasher::sip::SipHasher24;

use super::links::Links;
use super::row::Stored;
use crate::error::StoreError;
use crate::rows;

/// A response's id and metric; one record of a file may hold a score for several metrics.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct VersionKey {
    pub(super) id: String,
    pub(super) metric: i64,
}

/// One stored version; `instant`: when the tool last changed it, which may be after the answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version {
    pub(super) response: i64,
    pub(super) instant: i64,
    pub(super) fingerprint: i64,
}

/// Returns a number that two responses share only when all that is kept of them is the same, but for how
/// the file wrote the score: SipHash 2-4 without a key, which never changes.
pub(super) fn fingerprint(row: &Stored, comment: Option<&str>) -> i64 {
    let Stored { instant, date, week: _, metric, score, good, bad, touchpoint, group, said: _ } = *row;
    let mut hash = SipHasher24::new();
    let marks = [good, bad, comment.is_some()].map(i64::from);
    for number in [instant, date, metric, score, touchpoint, group].into_iter().chain(marks) {
        hash.write(&number.to_le_bytes());
    }
    hash.write(comment.unwrap_or_default().as_bytes());
    hash.finish().cast_signed()
}

/// Lists the versions of one response by their numbers.
pub(super) fn list(
    connection: &Connection,
    source: i64,
    id: &str,
    metric: i64,
) -> Result<Vec<Version>, StoreError> {
    let sql = "SELECT response, instant, fingerprint FROM response_version
               WHERE source = ?1 AND id = ?2 AND metric = ?3 ORDER BY response";
    rows::all(connection, sql, params![source, id, metric], |row| {
        Ok(Version { response: row.get(0)?, instant: row.get(1)?, fingerprint: row.get(2)? })
    })
}

/// Notes a version of the response with an id; `instant`: when the tool last changed it.
pub(super) fn put(
    connection: &Connection,
    (source, id): (i64, &str),
    (response, instant): (i64, i64),
    row: &Stored,
    comment: Option<&str>,
) -> Result<(), StoreError> {
    rows::run(
        connection,
        "INSERT INTO response_version(source, id, metric, response, instant, fingerprint)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![source, id, row.metric, response, instant, fingerprint(row, comment)],
    )
    .map(drop)
}

/// Finds out which version of a response has to count, notes which ones must be turned for that, and
/// returns its number.
pub(super) fn resolve(
    connection: &Connection,
    source: i64,
    key: &VersionKey,
    links: &Links,
    turns: &mut BTreeMap<i64, bool>,
) -> Result<Option<i64>, StoreError> {
    let versions = list(connection, source, &key.id, key.metric)?;
    let newest = versions.iter().map(|version| version.instant).max();
    let winner = versions
        .iter()
        .filter(|version| Some(version.instant) == newest)
        .max_by_key(|version| Reverse((links.first_import(version.response), version.response)))
        .map(|version| version.response);
    for Version { response, .. } in versions {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM replaced WHERE response = ?1)";
        let counts: bool = connection.prepare_cached(sql)?.query_row([response], |row| row.get(0))?;
        if counts != (Some(response) == winner) {
            turns.insert(response, !counts);
        }
    }
    Ok(winner)
}
