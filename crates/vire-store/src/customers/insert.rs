//! Inserting rows: one statement for many, bound by position.

use rusqlite::{Connection, params};

use super::row::Stored;
use crate::error::StoreError;
use crate::rows;

/// Rows of one INSERT.
pub(super) const ROWS: usize = 64;
/// Values that are bound for one row; the others are the same for all rows of a statement.
const BOUND: usize = 10;

/// A row on its way into the table.
pub(super) struct Waiting<'r> {
    pub(super) row: Stored,
    pub(super) response: i64,
    pub(super) counts: bool,
    pub(super) id: Option<&'r str>,
    pub(super) comment: Option<&'r str>,
}

impl Waiting<'_> {
    /// Whether the row counts, and whether it has an id: the same for most rows of a file.
    fn kind(&self) -> (bool, bool) {
        (self.counts, self.id.is_some())
    }
}

/// Inserts the waiting rows, and their ids.
///
/// The rows get the next free numbers in their order, which the caller has counted: SQLite then appends
/// without looking each number up.
pub(super) fn insert(
    connection: &Connection,
    source: i64,
    waiting: &mut Vec<Waiting<'_>>,
) -> Result<(), StoreError> {
    for alike in waiting.chunk_by(|one, next| one.kind() == next.kind()) {
        let Some(kind) = alike.first().map(Waiting::kind) else { continue };
        let (many, rest) = alike.split_at(alike.len() - alike.len() % ROWS);
        append(connection, many, ROWS, kind)?;
        append(connection, rest, 1, kind)?;
    }
    let mut statement = connection
        .prepare_cached("INSERT INTO response_id(source, id, metric, response) VALUES (?1, ?2, ?3, ?4)")?;
    for Waiting { row, response, id, .. } in waiting.iter() {
        if let Some(id) = id {
            statement.execute(params![source, id, row.metric, response])?;
        }
    }
    waiting.clear();
    Ok(())
}

/// Puts a newer rating of the same file in the place of an older one.
pub(super) fn overwrite(
    connection: &Connection,
    response: i64,
    row: &Stored,
    comment: Option<&str>,
) -> Result<(), StoreError> {
    rows::run_one(
        connection,
        "customer_response",
        "UPDATE customer_response SET instant = ?2, date = ?3, week = ?4, metric = ?5, score = ?6, good = ?7,
             bad = ?8, touchpoint = ?9, grp = ?10, comment = ?11 WHERE response = ?1",
        params![
            response,
            row.instant,
            row.date,
            row.week,
            row.metric,
            row.score,
            row.good,
            row.bad,
            row.touchpoint,
            row.group,
            comment
        ],
    )
}

/// Appends rows of one kind with a statement for `at_once` of them.
fn append(
    connection: &Connection,
    rows: &[Waiting<'_>],
    at_once: usize,
    kind: (bool, bool),
) -> Result<(), StoreError> {
    let Some(last) = rows.last() else { return Ok(()) };
    let mut statement = connection.prepare_cached(&sql(at_once, kind))?;
    for chunk in rows.chunks(at_once) {
        for (at, Waiting { row, comment, .. }) in chunk.iter().enumerate() {
            let from = at * BOUND;
            statement.raw_bind_parameter(from + 1, row.instant)?;
            statement.raw_bind_parameter(from + 2, row.date)?;
            statement.raw_bind_parameter(from + 3, row.week)?;
            statement.raw_bind_parameter(from + 4, row.metric)?;
            statement.raw_bind_parameter(from + 5, row.score)?;
            statement.raw_bind_parameter(from + 6, row.good)?;
            statement.raw_bind_parameter(from + 7, row.bad)?;
            statement.raw_bind_parameter(from + 8, row.touchpoint)?;
            statement.raw_bind_parameter(from + 9, row.group)?;
            statement.raw_bind_parameter(from + 10, comment)?;
        }
        statement.raw_execute()?;
    }
    if connection.last_insert_rowid() == last.response {
        Ok(())
    } else {
        Err(StoreError::Unreadable { what: "customer_response.response" })
    }
}

fn sql(rows: usize, (counts, identified): (bool, bool)) -> String {
    let values = format!("(?,?,?,?,?,?,?,?,?,{},{},?)", u8::from(counts), u8::from(identified));
    let mut sql = "INSERT INTO customer_response(instant, date, week, metric, score, good, bad,
    touchpoint, grp, counts, identified, comment) VALUES "
        .to_owned();
    sql.push_str(&values);
    for _ in 1..rows {
        sql.push(',');
        sql.push_str(&values);
    }
    sql
}
