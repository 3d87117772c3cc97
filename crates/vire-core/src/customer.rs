//! Customer responses: one imported answer, as every layer knows it.
//!
//! Names no customer, no agent and no free text beyond an optional comment.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::group::Group;
use crate::metric::Metric;
use crate::question::Touchpoint;
use crate::week::Week;

/// Fingerprints of the file's own words for touchpoint and group; 0 where it has no such column.
///
/// They tell responses without an id apart, whatever the words come to mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Said {
    /// Of the word for the touchpoint.
    pub touchpoint: u32,
    /// Of the word for the group.
    pub group: u32,
}

/// One answer of one customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CustomerResponse {
    /// The tool's own id of the response, where the layout has one.
    pub id: Option<String>,
    /// The instant, seconds since 1970-01-01T00:00:00Z.
    pub instant: i64,
    /// When the tool last changed it, where the tool says so; it decides nothing but [`Self::version`].
    pub updated: Option<i64>,
    /// The calendar date in the organisation's time zone.
    pub date: NaiveDate,
    /// The ISO week of `date`.
    pub week: Week,
    /// What was asked.
    pub metric: Metric,
    /// The score × 1 000 on its own scale.
    pub score: i64,
    /// The score as the file wrote it; `None` where that was the number alone.
    pub written: Option<String>,
    /// Whether it counts as good (promoter, satisfied, better than expected).
    pub good: bool,
    /// Whether it counts as bad (detractor, not satisfied, worse than expected).
    pub bad: bool,
    /// Where the customer met the organisation; `None` when the file does not say.
    pub touchpoint: Option<Touchpoint>,
    /// The group that served; `None` when nobody knows.
    pub group: Option<Group>,
    /// The words for both as the file has them.
    pub said: Said,
    /// The comment, when the person chose to take comments in.
    pub comment: Option<String>,
}

impl CustomerResponse {
    /// Returns the moment by which of several versions with one id the newest is known.
    pub fn version(&self) -> i64 {
        self.updated.unwrap_or(self.instant)
    }
}
