//! Pair sums: what the rounds of a half-year leave for its correlations, the whole organisation in one row.
//!
//! Weeks are added in place, so no week can be read by itself; the row ends with the release.

use rusqlite::params;
use vire_core::disclosure::PairSums;
use vire_core::week::Week;

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE pair_sum(
    from_week INTEGER NOT NULL PRIMARY KEY,
    sums TEXT NOT NULL
) STRICT;
";

impl Reading<'_> {
    /// Returns the sums of the half-year that begins with a week; empty when there are none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn pair_sums(&self, from: Week) -> Result<PairSums, StoreError> {
        let sql = "SELECT sums FROM pair_sum WHERE from_week = ?1";
        let found = rows::first(self.connection, sql, [values::monday(from)], |row| {
            values::from_json(&row.get::<_, String>(0)?, "pair_sum.sums")
        })?;
        Ok(found.unwrap_or_default())
    }

    /// Lists the half-years of which sums are kept, by their first week.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn pair_sum_weeks(&self) -> Result<Vec<Week>, StoreError> {
        rows::all(self.connection, "SELECT from_week FROM pair_sum ORDER BY from_week", [], |row| {
            values::week(row.get(0)?, "pair_sum.from_week")
        })
    }
}

impl Writing<'_> {
    /// Replaces the sums of the half-year that begins with `from`; what stood there leaves no trace.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_pair_sums(&self, from: Week, sums: &PairSums) -> Result<(), StoreError> {
        self.forget();
        rows::run(
            self.connection,
            "INSERT INTO pair_sum(from_week, sums) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET sums = excluded.sums",
            params![values::monday(from), values::json(sums, "pair_sum.sums")?],
        )
        .map(drop)
    }

    /// Destroys the sums of the half-year that begins with `from` and of all before it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn end_pair_sums(&self, from: Week) -> Result<(), StoreError> {
        self.forget();
        rows::run(self.connection, "DELETE FROM pair_sum WHERE from_week <= ?1", [values::monday(from)])
            .map(drop)
    }
}
