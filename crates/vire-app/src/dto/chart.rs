//! Charts as the window shows them: a picture, a sentence, a table and points to walk by keyboard.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Colours of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ThemeView {
    /// On paper.
    Light,
    /// On dark.
    Dark,
}

/// How a chart is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Look {
    /// Colours.
    pub theme: ThemeView,
    /// `fi`, `sv` or `en`.
    pub language: String,
    /// Width in CSS pixels, 320..=2400.
    pub width: u32,
    /// Height in CSS pixels, 200..=2400.
    pub height: u32,
}

/// Which chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum ChartRequest {
    /// One measure of a group beside the whole organisation.
    Trend {
        /// The group's path; empty for the organisation.
        group: String,
        /// The measure's id.
        measure: String,
    },
    /// Drivers by group, over the last weeks.
    Heatmap {
        /// The window of weeks: the last n weeks, 4..=52.
        weeks: u32,
    },
    /// One customer metric by week.
    Customers {
        /// `nps`, `csat`, `ces` or `expectation`.
        metric: String,
        /// One touchpoint, or all together.
        touchpoint: Option<String>,
    },
    /// One customer metric of one group and everything below it, by week.
    CustomersOf {
        /// The group's path.
        group: String,
        /// `nps`, `csat`, `ces` or `expectation`.
        metric: String,
    },
    /// One customer metric by week, a small panel for each touchpoint.
    Touchpoints {
        /// `nps`, `csat`, `ces` or `expectation`.
        metric: String,
    },
    /// One customer metric by week, a small panel for each group of 7 people or more.
    CustomerGroups {
        /// `nps`, `csat`, `ces` or `expectation`.
        metric: String,
    },
    /// How often each score was given in the last 13 weeks, beside the 13 before.
    Distribution {
        /// `nps`, `csat`, `ces` or `expectation`.
        metric: String,
        /// One touchpoint, or all together.
        touchpoint: Option<String>,
    },
    /// Through which touchpoints customers came.
    Mix {
        /// `nps`, `csat`, `ces` or `expectation`.
        metric: String,
    },
    /// People's ease of serving beside customers' figure, by touchpoint; of one touchpoint over time.
    Mirror {
        /// `nps`, `csat`, `ces` or `expectation`.
        metric: String,
        /// One touchpoint over time, or all side by side.
        touchpoint: Option<String>,
    },
    /// People above, customers below, one time axis.
    Together {
        /// The group's path; empty for the organisation.
        group: String,
        /// The employee measure's id.
        measure: String,
        /// The customer metric.
        metric: String,
    },
    /// The same with the customers of one touchpoint.
    TogetherAt {
        /// The group's path; empty for the organisation.
        group: String,
        /// The employee measure's id.
        measure: String,
        /// The customer metric.
        metric: String,
        /// The touchpoint.
        touchpoint: String,
    },
    /// Which moves first, lag by lag, with the line of chance.
    Evidence {
        /// The group whose teams are looked at; empty for the organisation.
        group: String,
        /// The employee measure's id.
        measure: String,
        /// The customer metric.
        metric: String,
        /// Customers of one touchpoint only.
        touchpoint: Option<String>,
    },
    /// One experiment's teams against its comparison teams, before and after the start.
    Gap {
        /// The experiment's id.
        experiment: String,
    },
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ChartView {
    /// The picture.
    pub svg: String,
    /// What it shows, in words.
    pub summary: String,
    /// The same numbers as a table.
    pub table: TableView,
    /// Points for the keyboard, in the picture's own coordinates.
    pub points: Vec<PointView>,
    /// The group as shown, when another one was asked for.
    pub shown_as: Option<String>,
    /// Whether there is nothing to draw yet.
    pub empty: bool,
}

/// A table beside a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TableView {
    /// The headings.
    pub columns: Vec<String>,
    /// The rows, as many cells as headings.
    pub rows: Vec<Vec<String>>,
}

/// One point of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PointView {
    /// Share of the picture's width, 0..=1.
    pub x: f64,
    /// Share of the picture's height, 0..=1.
    pub y: f64,
    /// What a screen reader says.
    pub label: String,
}

/// A group that this person may look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GroupChoice {
    /// The path; empty for the organisation.
    pub group: String,
    /// The last name of the path; empty for the organisation.
    pub name: String,
    /// How deep it lies: 0 for the organisation.
    pub depth: u32,
    /// The merged group under which it is shown, if any.
    pub shown_as: Option<String>,
    /// Whether it has figures of its own.
    pub shown: bool,
}

/// What can be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TrendChoices {
    /// The groups, the organisation first, in tree order.
    pub groups: Vec<GroupChoice>,
    /// Ids of the measures that any release holds.
    pub measures: Vec<String>,
    /// Weeks that are released, oldest first.
    pub weeks: Vec<String>,
    /// Customer metrics with responses; of a lead those that HR has published.
    pub metrics: Vec<String>,
    /// Touchpoints with responses.
    pub touchpoints: Vec<String>,
}
