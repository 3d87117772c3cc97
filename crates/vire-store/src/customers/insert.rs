//! Inserting rows: one statement for many, bound by position.

use rusqlite::{Connection, params};

use super::row::Stored;
use crate::error::StoreError;
use crate::rows;

/// Rows of one INSERT.
pub(super) const ROWS: usize = 32;
/// Columns of one row.
const COLUMNS: usize = 13;

/// A row on its way into the table.
pub(super) struct Waiting<'r> {
    pub(super) row: Stored,
    pub(super) response: i64,
    pub(super) counts: bool,
    pub(super) id: Option<&'r str>,
    pub(super) comment: Option<&'r str>,
}

/// Inserts the waiting rows, and their ids.
pub(super) fn insert(
    connection: &Connection,
    source: i64,
    waiting: &mut Vec<Waiting<'_>>,
) -> Result<(), StoreError> {
    for chunk in waiting.chunks(if waiting.len() == ROWS { ROWS } else { 1 }) {
        let mut statement =
            connection.prepare_cached(if chunk.len() == ROWS { insert_many() } else { INSERT_ONE })?;
        for (at, Waiting { row, response, counts, id, comment }) in chunk.iter().enumerate() {
            let from = at * COLUMNS;
            statement.raw_bind_parameter(from + 1, response)?;
            statement.raw_bind_parameter(from + 2, row.instant)?;
            statement.raw_bind_parameter(from + 3, row.date)?;
            statement.raw_bind_parameter(from + 4, row.week)?;
            statement.raw_bind_parameter(from + 5, row.metric)?;
            statement.raw_bind_parameter(from + 6, row.score)?;
            statement.raw_bind_parameter(from + 7, row.good)?;
            statement.raw_bind_parameter(from + 8, row.bad)?;
            statement.raw_bind_parameter(from + 9, row.touchpoint)?;
            statement.raw_bind_parameter(from + 10, row.group)?;
            statement.raw_bind_parameter(from + 11, counts)?;
            statement.raw_bind_parameter(from + 12, id.is_some())?;
            statement.raw_bind_parameter(from + 13, comment)?;
        }
        statement.raw_execute()?;
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

const INSERT_ONE: &str =
    "INSERT INTO customer_response(response, instant, date, week, metric, score, good, bad,
    touchpoint, grp, counts, identified, comment) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)";

/// Returns [`INSERT_ONE`] for [`ROWS`] rows.
fn insert_many() -> &'static str {
    static SQL: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    SQL.get_or_init(|| INSERT_ONE.to_owned() + &",(?,?,?,?,?,?,?,?,?,?,?,?,?)".repeat(ROWS - 1))
}
