//! Reading the raw responses: comments, and whether the roll-ups still tell the truth.

use vire_core::group::Group;
use vire_core::metric::{Metric, Sums};
use vire_core::question::Touchpoint;
use vire_core::week::Week;

use rusqlite::params;
use rustc_hash::FxHashMap;

use super::names::Names;
use super::response::{self, Replaced, Want};
use super::row::{Cell, Change, metric_number, metric_with, read_cell};
use super::score;
use crate::error::StoreError;
use crate::organisation::Reading;
use crate::{rows, values};

/// A response with a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The week.
    pub week: Week,
    /// What was asked.
    pub metric: Metric,
    /// The score × 1 000 on its own scale.
    pub score: i64,
    /// The score as the file wrote it, where that was more than the number.
    pub written: Option<String>,
    /// Where the customer met the organisation.
    pub touchpoint: Option<Touchpoint>,
    /// The group that served.
    pub group: Option<Group>,
    /// The comment.
    pub comment: String,
}

impl Reading<'_> {
    /// Compares the roll-ups with a full scan and lists the weeks and metrics that differ.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn check_customer_weeks(&self) -> Result<Vec<(Week, Metric)>, StoreError> {
        let sql =
            "SELECT metric, week, touchpoint, grp, n, sum, sum_of_squares, good, bad FROM customer_week";
        let weeks: FxHashMap<Cell, Sums> =
            rows::all(self.connection, sql, [], read_cell)?.into_iter().collect();
        let scores = score::kept(self.connection)?;
        let mut scanned = Change::default();
        let finished = response::finished(self.connection)?;
        response::each_counting(self.connection, finished, Want::Facts, &mut |entry| {
            scanned.add(&entry.row);
            Ok(())
        })?;
        let (weeks_scanned, scores_scanned) = scanned.into_sums();
        let of_weeks = weeks
            .keys()
            .chain(weeks_scanned.keys())
            .filter(|cell| weeks.get(cell) != weeks_scanned.get(cell))
            .map(|cell| (cell.week, cell.metric));
        let of_scores = scores
            .keys()
            .chain(scores_scanned.keys())
            .filter(|cell| scores.get(cell) != scores_scanned.get(cell))
            .map(|cell| (cell.week, cell.metric));
        let mut differing: Vec<(i64, i64)> = of_weeks.chain(of_scores).collect();
        differing.sort_unstable();
        differing.dedup();
        differing
            .into_iter()
            .map(|(week, metric)| Ok((values::week(week, "customer_week.week")?, metric_with(metric)?)))
            .collect()
    }

    /// Returns when a source's response that counts was last changed, by its id and metric.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn response_instant(
        &self,
        source: &str,
        id: &str,
        metric: Metric,
    ) -> Result<Option<i64>, StoreError> {
        rows::first(
            self.connection,
            "SELECT instant FROM response_version
             WHERE source = (SELECT id FROM source WHERE name = ?1) AND id = ?2 AND metric = ?3
                   AND response NOT IN (SELECT response FROM replaced)",
            params![source, id, metric_number(metric)],
            |row| Ok(row.get(0)?),
        )
    }

    /// Lists responses with a comment that `wanted` takes, the latest first, at most `most`.
    ///
    /// Every comment is looked at until there are enough: what may be searched, the caller decides.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn find_comments(
        &self,
        wanted: &mut dyn FnMut(&mut Found) -> bool,
        most: usize,
    ) -> Result<Vec<Found>, StoreError> {
        let touchpoints = Names::touchpoints().by_number(self.connection)?;
        let groups = Names::groups().by_number(self.connection)?;
        let finished = response::finished(self.connection)?;
        let replaced = Replaced::of(self.connection, finished)?;
        let mut found = Vec::new();
        response::blocks_backwards(self.connection, finished, &mut |block| {
            let mut with_comment = Vec::new();
            block.each(&mut |entry| {
                if entry.comment.is_some() && !replaced.has(entry.response) {
                    with_comment.push(entry);
                }
                Ok(())
            })?;
            for entry in with_comment.into_iter().rev() {
                let (Some(comment), row) = (entry.comment, entry.row) else { continue };
                if found.len() >= most {
                    break;
                }
                let mut one = Found {
                    week: values::week(row.week, "customer_block")?,
                    metric: metric_with(row.metric)?,
                    score: row.score,
                    written: entry.written.map(str::to_owned),
                    touchpoint: touchpoints.get(&row.touchpoint).map(|name| Touchpoint::new(name)),
                    group: groups.get(&row.group).map(|name| values::group(name.clone())),
                    comment: comment.to_owned(),
                };
                if wanted(&mut one) {
                    found.push(one);
                }
            }
            Ok(found.len() < most)
        })?;
        Ok(found)
    }
}
