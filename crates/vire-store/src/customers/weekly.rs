//! Weekly sums of customer responses, from the roll-up.

use vire_core::group::Group;
use vire_core::metric::{Metric, Sums};
use vire_core::question::Touchpoint;
use vire_core::week::Week;

use super::names::Names;
use super::row::{metric_number, read_sums};
use crate::error::StoreError;
use crate::organisation::Reading;
use crate::{rows, values};

/// What weekly sums are split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By nothing: one row a week.
    Nothing,
    /// By touchpoint.
    Touchpoint,
    /// By the group that served.
    Group,
}

/// The sums of one week, and of one touchpoint or group where they were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerWeek {
    /// The week.
    pub week: Week,
    /// The touchpoint; `None` when not split by it, or when the file did not say.
    pub touchpoint: Option<Touchpoint>,
    /// The group; `None` when not split by it, or when nobody knows.
    pub group: Option<Group>,
    /// The sums.
    pub sums: Sums,
}

impl Reading<'_> {
    /// Lists the weekly sums of one metric, by week, then touchpoint or group in the order of their
    /// first appearance (unknown first).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn customer_weeks(&self, metric: Metric, by: By) -> Result<Vec<CustomerWeek>, StoreError> {
        let (sql, names) = match by {
            By::Nothing => (
                "SELECT week, 0, sum(n), sum(sum), sum(sum_of_squares), sum(good), sum(bad)
                 FROM customer_week WHERE metric = ?1 GROUP BY week ORDER BY week",
                None,
            ),
            By::Touchpoint => (
                "SELECT week, touchpoint, sum(n), sum(sum), sum(sum_of_squares), sum(good), sum(bad)
                 FROM customer_week WHERE metric = ?1 GROUP BY week, touchpoint ORDER BY week, touchpoint",
                Some(Names::touchpoints().by_number(self.connection)?),
            ),
            By::Group => (
                "SELECT week, grp, sum(n), sum(sum), sum(sum_of_squares), sum(good), sum(bad)
                 FROM customer_week WHERE metric = ?1 GROUP BY week, grp ORDER BY week, grp",
                Some(Names::groups().by_number(self.connection)?),
            ),
        };
        rows::all(self.connection, sql, [metric_number(metric)], |row| {
            let name = names.as_ref().and_then(|names| Some((by, names.get(&row.get(1).ok()?)?)));
            Ok(CustomerWeek {
                week: values::week(row.get(0)?, "customer_week.week")?,
                touchpoint: name
                    .filter(|(by, _)| *by == By::Touchpoint)
                    .map(|(_, name)| Touchpoint::new(name)),
                group: name.filter(|(by, _)| *by == By::Group).map(|(_, name)| values::group(name.clone())),
                sums: read_sums(row, 2)?,
            })
        })
    }

    /// Lists the touchpoints that any response names, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn customer_touchpoints(&self) -> Result<Vec<Touchpoint>, StoreError> {
        let sql = "SELECT name FROM touchpoint_name WHERE id IN (SELECT touchpoint FROM customer_week) ORDER BY name";
        rows::all(self.connection, sql, [], |row| Ok(Touchpoint::new(&row.get::<_, String>(0)?)))
    }

    /// Lists the groups that any response names, by path.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn customer_groups(&self) -> Result<Vec<Group>, StoreError> {
        let sql = "SELECT name FROM customer_group WHERE id IN (SELECT grp FROM customer_week) ORDER BY name";
        rows::all(self.connection, sql, [], |row| Ok(values::group(row.get(0)?)))
    }
}
