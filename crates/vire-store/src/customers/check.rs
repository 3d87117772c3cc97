//! Reading the raw rows: comments, and whether the roll-ups still tell the truth.

use std::collections::BTreeMap;

use rusqlite::params;
use vire_core::group::Group;
use vire_core::metric::{Metric, Sums};
use vire_core::question::Touchpoint;
use vire_core::week::Week;

use super::names::Names;
use super::row::{Cell, metric_number, metric_with, read_cell};
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
        let kept =
            "SELECT metric, week, touchpoint, grp, n, sum, sum_of_squares, good, bad FROM customer_week";
        let scanned = "SELECT metric, week, touchpoint, grp, count(*), sum(score), sum(score * score),
                              sum(good), sum(bad)
                       FROM customer_response
                       WHERE counts = 1 AND response <
                             (SELECT coalesce(min(first_response), 9223372036854775807)
                              FROM import WHERE state = 'running')
                       GROUP BY metric, week, touchpoint, grp";
        let read = |sql: &str| -> Result<BTreeMap<Cell, Sums>, StoreError> {
            Ok(rows::all(self.connection, sql, [], read_cell)?.into_iter().collect())
        };
        let (kept, scanned) = (read(kept)?, read(scanned)?);
        let [scores_scanned, scores_kept] = score::scanned_and_kept(self.connection)?;
        let scores = scores_kept
            .keys()
            .chain(scores_scanned.keys())
            .filter(|cell| scores_kept.get(cell) != scores_scanned.get(cell))
            .map(|cell| (cell.week, cell.metric));
        let mut differing: Vec<(i64, i64)> = kept
            .keys()
            .chain(scanned.keys())
            .filter(|cell| kept.get(cell) != scanned.get(cell))
            .map(|cell| (cell.week, cell.metric))
            .chain(scores)
            .collect();
        differing.sort_unstable();
        differing.dedup();
        differing
            .into_iter()
            .map(|(week, metric)| Ok((values::week(week, "customer_week.week")?, metric_with(metric)?)))
            .collect()
    }

    /// Returns the instant of a source's response that counts, by its id and metric.
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
            "SELECT r.instant FROM response_id i JOIN customer_response r ON r.response = i.response
             WHERE i.source = (SELECT id FROM source WHERE name = ?1) AND i.id = ?2 AND i.metric = ?3
                   AND r.counts = 1",
            params![source, id, metric_number(metric)],
            |row| Ok(row.get(0)?),
        )
    }

    /// Lists responses with a comment that `wanted` takes, the latest rows first, at most `most`.
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
        let mut statement = self.connection.prepare_cached(
            "SELECT week, metric, score, touchpoint, grp, comment FROM customer_response
             WHERE comment IS NOT NULL AND counts = 1 AND response <
                   (SELECT coalesce(min(first_response), 9223372036854775807) FROM import WHERE state = 'running')
             ORDER BY response DESC",
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while found.len() < most
            && let Some(row) = rows.next()?
        {
            let mut one = Found {
                week: values::week(row.get(0)?, "customer_response.week")?,
                metric: metric_with(row.get(1)?)?,
                score: row.get(2)?,
                touchpoint: touchpoints.get(&row.get(3)?).map(|name| Touchpoint::new(name)),
                group: groups.get(&row.get(4)?).map(|name| values::group(name.clone())),
                comment: row.get(5)?,
            };
            if wanted(&mut one) {
                found.push(one);
            }
        }
        Ok(found)
    }
}
