//! How often each score was given: a roll-up beside the weekly sums, kept in the same transactions.
//!
//! Scores are counted as whole numbers, a fractional one at the nearest; what a score means, the
//! metric knows.

use rusqlite::{Connection, Row, params};
use rustc_hash::FxHashMap;
use vire_core::metric::Metric;
use vire_core::question::Touchpoint;
use vire_core::week::Week;

use super::names::Names;
use super::row::{Stored, metric_number};
use crate::error::StoreError;
use crate::organisation::Reading;
use crate::{rows, values};

/// Filled from what was imported before the table was there.
pub(crate) const TABLE: &str = "
CREATE TABLE customer_score(
    metric INTEGER NOT NULL,
    week INTEGER NOT NULL,
    touchpoint INTEGER NOT NULL,
    score INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (metric, week, touchpoint, score)
) STRICT, WITHOUT ROWID;
INSERT INTO customer_score(metric, week, touchpoint, score, n)
    SELECT metric, week, touchpoint, CAST(round(score / 1000.0) AS INTEGER), count(*)
    FROM customer_response
    WHERE counts = 1 AND response <
          (SELECT coalesce(min(first_response), 9223372036854775807) FROM import WHERE state = 'running')
    GROUP BY 1, 2, 3, 4;
";

/// The roll-up row that a response belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ScoreCell {
    pub(super) metric: i64,
    pub(super) week: i64,
    touchpoint: i64,
    score: i64,
}

impl ScoreCell {
    pub(super) fn of(row: &Stored) -> Self {
        // Halves away from zero, as SQLite rounded what was there before this table.
        let score = (row.score + 500 * row.score.signum()) / 1000;
        Self { metric: row.metric, week: row.week, touchpoint: row.touchpoint, score }
    }
}

fn read_cell(row: &Row<'_>) -> Result<(ScoreCell, i64), StoreError> {
    let cell =
        ScoreCell { metric: row.get(0)?, week: row.get(1)?, touchpoint: row.get(2)?, score: row.get(3)? };
    Ok((cell, row.get(4)?))
}

/// Reads what is kept.
pub(super) fn kept(connection: &Connection) -> Result<FxHashMap<ScoreCell, i64>, StoreError> {
    let sql = "SELECT metric, week, touchpoint, score, n FROM customer_score";
    Ok(rows::all(connection, sql, [], read_cell)?.into_iter().collect())
}

/// Puts a change into the roll-up.
pub(super) fn put(
    connection: &Connection,
    change: impl IntoIterator<Item = (ScoreCell, i64)>,
) -> Result<(), StoreError> {
    let mut cells: Vec<(ScoreCell, i64)> = change.into_iter().filter(|(_, n)| *n != 0).collect();
    cells.sort_unstable();
    let mut put = connection.prepare_cached(
        "INSERT INTO customer_score(metric, week, touchpoint, score, n) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET n = n + excluded.n",
    )?;
    for (cell, n) in &cells {
        put.execute(params![cell.metric, cell.week, cell.touchpoint, cell.score, n])?;
    }
    if cells.iter().any(|(_, n)| *n < 0) {
        rows::run(connection, "DELETE FROM customer_score WHERE n = 0", [])?;
    }
    Ok(())
}

/// How often one score was given in one week at one touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreCount {
    /// The week.
    pub week: Week,
    /// The touchpoint; `None` when the file did not say.
    pub touchpoint: Option<Touchpoint>,
    /// The score on its own scale, to the nearest whole number.
    pub score: i64,
    /// How many responses.
    pub n: i64,
}

impl Reading<'_> {
    /// Lists how often each score of a metric was given, by week, touchpoint and score.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn customer_scores(&self, metric: Metric) -> Result<Vec<ScoreCount>, StoreError> {
        let touchpoints = Names::touchpoints().by_number(self.connection)?;
        rows::all(
            self.connection,
            "SELECT week, touchpoint, score, n FROM customer_score WHERE metric = ?1
             ORDER BY week, touchpoint, score",
            [metric_number(metric)],
            |row| {
                Ok(ScoreCount {
                    week: values::week(row.get(0)?, "customer_score.week")?,
                    touchpoint: touchpoints.get(&row.get(1)?).map(|name| Touchpoint::new(name)),
                    score: row.get(2)?,
                    n: row.get(3)?,
                })
            },
        )
    }
}
