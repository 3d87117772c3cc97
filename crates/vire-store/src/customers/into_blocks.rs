//! From one row a response, as schema 2 kept them, to blocks.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row};
use vire_core::customer::Said;

use super::block::{Block, Entry};
use super::row::Stored;
use super::{response, versions};
use crate::error::StoreError;
use crate::rows;

const COLUMNS: &str = "r.response, r.instant, r.date, r.metric, r.score, r.good, r.bad, r.touchpoint, r.grp";

/// Packs the rows of `customer_response` into blocks, with their ids and which of them count.
pub(crate) fn into_blocks(connection: &Connection) -> Result<(), StoreError> {
    // An import's rows share no block with another's: a running one is removed by whole blocks.
    let begins: BTreeSet<i64> =
        rows::all(connection, "SELECT first_response FROM import", [], |row| Ok(row.get(0)?))?
            .into_iter()
            .collect();
    let sql =
        format!("SELECT {COLUMNS}, r.identified, r.comment FROM customer_response r ORDER BY r.response");
    let mut block = Block::default();
    let mut statement = connection.prepare(&sql)?;
    let mut all = statement.query([])?;
    while let Some(found) = all.next()? {
        let (response, row) = read(found)?;
        if block.is_full() || begins.contains(&response) {
            flush(connection, &mut block)?;
        }
        let comment: Option<String> = found.get(10)?;
        let identified = found.get(9)?;
        block.push(&Entry { response, row, identified, written: None, comment: comment.as_deref() })?;
    }
    flush(connection, &mut block)?;

    let sql = format!(
        "SELECT {COLUMNS}, i.source, i.id, r.comment FROM response_id i
         JOIN customer_response r ON r.response = i.response"
    );
    let mut statement = connection.prepare(&sql)?;
    let mut all = statement.query([])?;
    while let Some(found) = all.next()? {
        let (response, row) = read(found)?;
        let (id, comment): (String, Option<String>) = (found.get(10)?, found.get(11)?);
        versions::put(connection, (found.get(9)?, &id), (response, row.instant), &row, comment.as_deref())?;
    }
    Ok(connection.execute_batch(
        "INSERT INTO replaced(response) SELECT response FROM customer_response WHERE counts = 0;",
    )?)
}

fn flush(connection: &Connection, block: &mut Block) -> Result<(), StoreError> {
    block.pack()?.map_or(Ok(()), |packed| response::put(connection, &packed))
}

fn read(row: &Row<'_>) -> Result<(i64, Stored), StoreError> {
    let date = row.get(2)?;
    let stored = Stored {
        instant: row.get(1)?,
        date,
        week: Stored::week_of(date),
        metric: row.get(3)?,
        score: row.get(4)?,
        good: row.get(5)?,
        bad: row.get(6)?,
        touchpoint: row.get(7)?,
        group: row.get(8)?,
        said: Said::default(),
    };
    Ok((row.get(0)?, stored))
}
