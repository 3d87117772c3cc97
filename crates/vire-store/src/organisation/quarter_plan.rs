//! The plan of each quarter, made once at its start: cohort, tiers, merges and cadence.

use rusqlite::params;
use vire_core::week::Week;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE quarter_plan(
    first_week INTEGER NOT NULL PRIMARY KEY,
    plan TEXT NOT NULL
) STRICT;
";

impl Reading<'_> {
    /// Returns the plan (JSON) of the quarter that begins with a week, if it was made.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn quarter_plan(&self, first: Week) -> Result<Option<String>, StoreError> {
        let sql = "SELECT plan FROM quarter_plan WHERE first_week = ?1";
        rows::first(self.connection, sql, [values::monday(first)], |row| Ok(row.get(0)?))
    }

    /// Lists all plans (JSON) with the first week of their quarter, the earliest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn quarter_plans(&self) -> Result<Vec<(Week, String)>, StoreError> {
        let sql = "SELECT first_week, plan FROM quarter_plan ORDER BY first_week";
        rows::all(self.connection, sql, [], |row| {
            Ok((values::week(row.get(0)?, "quarter_plan.first_week")?, row.get(1)?))
        })
    }
}

impl Writing<'_> {
    /// Keeps the plan (JSON) of a quarter; it is never changed afterwards.
    ///
    /// # Errors
    /// [`StoreError::Sql`] when the quarter has one.
    pub fn insert_quarter_plan(&self, first: Week, plan: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO quarter_plan(first_week, plan) VALUES (?1, ?2)";
        rows::run(self.connection, sql, params![values::monday(first), plan]).map(drop)
    }
}
