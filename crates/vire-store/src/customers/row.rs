//! One customer response as it stands in its columns, and sums of such rows.

use rusqlite::{Connection, Row, Statement, params};
use rustc_hash::FxHashMap;
use vire_core::customer::{CustomerResponse, Said};
use vire_core::metric::{Metric, Sums};

use super::links::Run;
use super::response::{self, Want};
use super::score::{self, ScoreCell};
use crate::error::StoreError;
use crate::{rows, values};

pub(super) fn metric_number(metric: Metric) -> i64 {
    match metric {
        Metric::Nps => 1,
        Metric::Csat => 2,
        Metric::Ces => 3,
        Metric::Expectation => 4,
    }
}

pub(super) fn metric_with(number: i64) -> Result<Metric, StoreError> {
    Metric::ALL
        .into_iter()
        .find(|metric| metric_number(*metric) == number)
        .ok_or(StoreError::Unreadable { what: "customer_block" })
}

/// What is stored of a response beside its id and comment; names as numbers, 0 for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stored {
    pub(super) instant: i64,
    pub(super) date: i64,
    pub(super) week: i64,
    pub(super) metric: i64,
    pub(super) score: i64,
    pub(super) good: bool,
    pub(super) bad: bool,
    pub(super) touchpoint: i64,
    pub(super) group: i64,
    pub(super) said: Said,
}

impl Stored {
    pub(super) fn new(response: &CustomerResponse, touchpoint: i64, group: i64) -> Self {
        let date = values::day(response.date);
        Self {
            instant: response.instant,
            date,
            week: Self::week_of(date),
            metric: metric_number(response.metric),
            score: response.score,
            good: response.good,
            bad: response.bad,
            touchpoint,
            group,
            said: response.said,
        }
    }

    /// Returns the Monday of a date's week; 1970-01-01 was a Thursday.
    pub(super) fn week_of(date: i64) -> i64 {
        date - (date + 3).rem_euclid(7)
    }

    fn cell(&self) -> Cell {
        Cell { metric: self.metric, week: self.week, touchpoint: self.touchpoint, group: self.group }
    }
}

/// The roll-up row that a response belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) metric: i64,
    pub(super) week: i64,
    pub(super) touchpoint: i64,
    pub(super) group: i64,
}

/// What a transaction adds to the roll-ups, and takes away from them.
#[derive(Debug, Default)]
pub(super) struct Change {
    weeks: FxHashMap<Cell, Sums>,
    scores: FxHashMap<ScoreCell, i64>,
}

impl Change {
    pub(super) fn add(&mut self, row: &Stored) {
        self.put(row, 1);
    }

    pub(super) fn take(&mut self, row: &Stored) {
        self.put(row, -1);
    }

    fn put(&mut self, row: &Stored, sign: i64) {
        *self.scores.entry(ScoreCell::of(row)).or_default() += sign;
        let sums = self.weeks.entry(row.cell()).or_default();
        sums.n += sign;
        sums.sum += sign * row.score;
        sums.sum_of_squares += sign * row.score * row.score;
        sums.good += sign * i64::from(row.good);
        sums.bad += sign * i64::from(row.bad);
    }

    /// Takes the counting rows of a run away.
    pub(super) fn take_run(&mut self, connection: &Connection, run: Run) -> Result<(), StoreError> {
        response::each_counting(connection, run, Want::Facts, &mut |entry| {
            self.take(&entry.row);
            Ok(())
        })
    }

    /// Returns the sums by cell, and how often each score was given.
    pub(super) fn into_sums(self) -> (FxHashMap<Cell, Sums>, FxHashMap<ScoreCell, i64>) {
        (self.weeks, self.scores)
    }

    /// Puts the change into the roll-ups.
    pub(super) fn apply(self, connection: &Connection) -> Result<(), StoreError> {
        score::put(connection, self.scores)?;
        let mut cells: Vec<(Cell, Sums)> =
            self.weeks.into_iter().filter(|(_, sums)| *sums != Sums::default()).collect();
        cells.sort_unstable_by_key(|(cell, _)| *cell);
        let takes = cells.iter().any(|(_, sums)| sums.n < 0);
        let mut put = connection.prepare_cached(
            "INSERT INTO customer_week(metric, week, touchpoint, grp, n, sum, sum_of_squares, good, bad)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT DO UPDATE SET n = n + excluded.n, sum = sum + excluded.sum,
                 sum_of_squares = sum_of_squares + excluded.sum_of_squares,
                 good = good + excluded.good, bad = bad + excluded.bad",
        )?;
        for (cell, sums) in cells {
            put_cell(&mut put, cell, sums)?;
        }
        if takes {
            rows::run(connection, "DELETE FROM customer_week WHERE n = 0", [])?;
        }
        Ok(())
    }
}

fn put_cell(put: &mut Statement<'_>, cell: Cell, sums: Sums) -> Result<(), StoreError> {
    put.execute(params![
        cell.metric,
        cell.week,
        cell.touchpoint,
        cell.group,
        sums.n,
        sums.sum,
        sums.sum_of_squares,
        sums.good,
        sums.bad
    ])?;
    Ok(())
}

/// Reads metric, week, touchpoint, group and the five sums.
pub(super) fn read_cell(row: &Row<'_>) -> Result<(Cell, Sums), StoreError> {
    let cell = Cell { metric: row.get(0)?, week: row.get(1)?, touchpoint: row.get(2)?, group: row.get(3)? };
    Ok((cell, read_sums(row, 4)?))
}

/// Reads the five sums, from the `at`-th column on.
pub(super) fn read_sums(row: &Row<'_>, at: usize) -> Result<Sums, StoreError> {
    Ok(Sums {
        n: row.get(at)?,
        sum: row.get(at + 1)?,
        sum_of_squares: row.get(at + 2)?,
        good: row.get(at + 3)?,
        bad: row.get(at + 4)?,
    })
}
