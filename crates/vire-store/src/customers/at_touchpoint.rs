//! Weekly sums of one touchpoint, split by the group that served.

use vire_core::metric::Metric;
use vire_core::question::Touchpoint;

use super::names::Names;
use super::row::{metric_number, read_sums};
use super::weekly::CustomerWeek;
use crate::error::StoreError;
use crate::organisation::Reading;
use crate::{rows, values};

impl Reading<'_> {
    /// Lists the weekly sums of one metric at one touchpoint by week and group (unknown group: `None`).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn customer_weeks_at(
        &self,
        metric: Metric,
        touchpoint: &Touchpoint,
    ) -> Result<Vec<CustomerWeek>, StoreError> {
        let groups = Names::groups().by_number(self.connection)?;
        let sql = "SELECT week, grp, sum(n), sum(sum), sum(sum_of_squares), sum(good), sum(bad)
             FROM customer_week
             WHERE metric = ?1 AND touchpoint IN (SELECT id FROM touchpoint_name WHERE name = ?2)
             GROUP BY week, grp ORDER BY week, grp";
        rows::all(self.connection, sql, (metric_number(metric), touchpoint.as_str()), |row| {
            Ok(CustomerWeek {
                week: values::week(row.get(0)?, "customer_week.week")?,
                touchpoint: Some(touchpoint.clone()),
                group: groups.get(&row.get(1)?).map(|name| values::group(name.clone())),
                sums: read_sums(row, 2)?,
            })
        })
    }
}
