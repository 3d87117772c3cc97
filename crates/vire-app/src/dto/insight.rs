//! What the figures say together, as the window shows it: numbers and codes, no sentences.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is set against what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LinkRequest {
    /// The group whose teams are looked at; empty for the organisation.
    pub group: String,
    /// The employee measure's id.
    pub measure: String,
    /// The customer metric.
    pub metric: String,
    /// Customers of one touchpoint only.
    pub touchpoint: Option<String>,
}

/// What is still missing before a question can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MissingView {
    /// What is counted, such as `usable_weeks`; `variation` when everything is equal.
    pub what: String,
    /// How many are needed.
    pub needed: u32,
    /// How many there are.
    pub have: u32,
}

/// How an answer came about: the text behind "How do we know?".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HowView {
    /// The method's id; the words are `how-<id>`.
    pub method: String,
    /// The first week that was looked at.
    pub from: Option<String>,
    /// The last week.
    pub to: Option<String>,
    /// Calendar weeks from the first to the last.
    pub weeks: u32,
    /// The groups whose figures were used.
    pub groups: Vec<String>,
    /// The bands of answers behind the figures, the smallest first.
    pub n_bands: Vec<String>,
    /// Make-believe comparisons behind the answer, if there were any.
    pub comparisons: Option<u32>,
    /// The seed that repeats every draw.
    pub seed: Option<String>,
    /// Where the figures came from: `releases`, `imports`, `correlations`, `panel`.
    pub sources: Vec<String>,
}

/// Who moves first, people or customers?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LinkView {
    /// `employees_lead`, `customers_lead`, `both`, `same_week`, `no_link_seen` or `not_enough_data`.
    pub verdict: String,
    /// Percent of organisations like this one in which a link of medium strength would be found.
    pub power_percent: u32,
    /// Whether the truth is at most that.
    pub power_at_most: bool,
    /// Weeks from people to customers at the strongest place; negative when customers come first. Like
    /// all that follows down to the slope, absent when no link is claimed.
    pub best_lag: Option<i32>,
    /// The shortest lag that the data allow.
    pub lag_from: Option<i32>,
    /// The longest one.
    pub lag_to: Option<i32>,
    /// Correlation of week-to-week surprises at the strongest place.
    pub correlation: Option<f64>,
    /// Lower end of its 95 % interval.
    pub lo: Option<f64>,
    /// Upper end.
    pub hi: Option<f64>,
    /// Customer points for one employee point, at least.
    pub slope: Option<f64>,
    /// Chance of so strong a picture without any link, over all lags looked at.
    pub p_family: Option<f64>,
    /// Calendar weeks.
    pub weeks: u32,
    /// Groups that could be used.
    pub groups: u32,
    /// What is missing, if that is why there is no answer.
    pub missing: Option<MissingView>,
    /// How we know.
    pub how: HowView,
}

/// One of several pairs that were looked at together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PairRow {
    /// The employee measure's id.
    pub measure: String,
    /// As in [`LinkView`]; `not_enough_data` for what could not be tested.
    pub verdict: String,
    /// Weeks from people to customers at the strongest place.
    pub best_lag: Option<i32>,
    /// Correlation there.
    pub correlation: Option<f64>,
    /// Lower end of its 95 % interval.
    pub lo: Option<f64>,
    /// Upper end.
    pub hi: Option<f64>,
    /// Chance of so strong a picture, over all pairs and lags together.
    pub p_family: Option<f64>,
}

/// Every employee measure against one customer metric, corrected for having looked at many.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SeveralView {
    /// The pairs, mood first.
    pub pairs: Vec<PairRow>,
    /// How many pairs were tested together.
    pub tested: u32,
    /// What is missing, when none could be tested.
    pub missing: Option<MissingView>,
    /// How we know.
    pub how: HowView,
}

/// A week in which something stands out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FlagView {
    /// The week.
    pub week: String,
    /// `spike`, `shift` or `change`.
    pub kind: String,
    /// Whether it points upwards.
    pub up: bool,
}

/// One week of a smoothed level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LevelRow {
    /// The week.
    pub week: String,
    /// The level, on the measure's own scale.
    pub level: f64,
    /// Lower end of its 95 % band.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
}

/// The straight-line tendency of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DirectionView {
    /// `up`, `down` or `none`.
    pub direction: String,
    /// Units a month.
    pub per_month: f64,
    /// Lower end of its 95 % interval.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// p-value.
    pub p: f64,
    /// Whether to call it tentative.
    pub tentative: bool,
    /// Observed weeks.
    pub weeks: u32,
}

/// A trend, told right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TrendView {
    /// The tendency; absent below 20 observed weeks.
    pub direction: Option<DirectionView>,
    /// What the tendency still needs.
    pub direction_missing: Option<MissingView>,
    /// The smoothed level; empty below 12 weeks.
    pub level: Vec<LevelRow>,
    /// What the level still needs.
    pub level_missing: Option<MissingView>,
    /// Weeks that stand out.
    pub flags: Vec<FlagView>,
    /// Whether the last figure is within normal variation; absent when nobody can tell.
    pub normal: Option<bool>,
    /// False flags to expect in half a year over all groups here, at least, when nothing happens.
    pub false_flags_from: f64,
    /// The same, at most.
    pub false_flags_to: f64,
    /// How we know.
    pub how: HowView,
}

/// One driver beside mood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DriverRow {
    /// The driver's id.
    pub driver: String,
    /// Share of what the drivers explain of mood, percent, at least.
    pub share_from: Option<f64>,
    /// The same, at most.
    pub share_to: Option<f64>,
    /// Whether it belongs to the top group.
    pub top: bool,
    /// Correlation with mood on the same sheet, rounded to 0.05 as released.
    pub same_week: Option<f64>,
    /// Correlation with mood in the following four weeks, lower end.
    pub next_lo: Option<f64>,
    /// The same, upper end.
    pub next_hi: Option<f64>,
    /// Whether that is more than chance, over all drivers together.
    pub next_clear: bool,
}

/// Which drivers go together with mood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DriversView {
    /// The drivers, in the order of the bank.
    pub drivers: Vec<DriverRow>,
    /// Percent of mood's variance on the same sheet that all drivers explain together.
    pub explained: Option<f64>,
    /// Pairs of questions that have been released, of all that are needed.
    pub pairs: u32,
    /// Pairs that are needed.
    pub pairs_needed: u32,
    /// The half-year of the correlations.
    pub half_from: Option<String>,
    /// Its last week.
    pub half_to: Option<String>,
    /// What the shares still need.
    pub missing: Option<MissingView>,
    /// What the column of the following weeks still needs.
    pub next_missing: Option<MissingView>,
    /// How we know.
    pub how: HowView,
}
