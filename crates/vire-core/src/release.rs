//! Releases: the figures that may be published, as they stand in the ledger.
//!
//! Holds their form and how they read back. What becomes a figure is decided in
//! [`crate::disclosure`]; nothing here can see an answer.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::disclosure::Policy;
use crate::group::Group;
use crate::question::{Question, QuestionKind};
use crate::week::{Period, Week};

/// What a figure measures.
///
/// Written as the question's id; beside the questions there are `recommendation_mean` (the 0–10 mean
/// of the question whose net promoter score is `recommendation`) and `participation`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Measure {
    /// The mean of a question; the employee net promoter score for the recommendation question.
    Question(Question),
    /// The 0–10 mean of the recommendation question.
    RecommendationMean,
    /// Check-ins as a share of people.
    Participation,
}

/// A text that names no measure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("measure_unknown: {0}")]
pub struct MeasureError(pub String);

impl MeasureError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        "measure_unknown"
    }
}

impl Measure {
    /// The mood measure.
    pub const MOOD: Measure = Measure::Question(Question::Mood);

    /// Lists what one question gives: one measure, or two for the recommendation question.
    pub fn of(question: &Question) -> Vec<Measure> {
        match question.kind() {
            QuestionKind::Recommendation => {
                vec![Measure::Question(question.clone()), Measure::RecommendationMean]
            }
            _ => vec![Measure::Question(question.clone())],
        }
    }

    /// Returns the lowest and highest value in hundredths: 100..=500, 100..=700, 0..=1000,
    /// −10 000..=10 000 (net promoter score) or 0..=10 000 (percent).
    pub fn range(&self) -> (i32, i32) {
        match self {
            Measure::Question(question) => match question.kind() {
                QuestionKind::Mood | QuestionKind::Scale => (100, 500),
                QuestionKind::Touchpoint => (100, 700),
                QuestionKind::Recommendation => (-10_000, 10_000),
            },
            Measure::RecommendationMean => (0, 1000),
            Measure::Participation => (0, 10_000),
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Measure::Question(question) => question.fmt(f),
            Measure::RecommendationMean => f.write_str("recommendation_mean"),
            Measure::Participation => f.write_str("participation"),
        }
    }
}

impl FromStr for Measure {
    type Err = MeasureError;

    fn from_str(text: &str) -> Result<Self, MeasureError> {
        match text {
            "recommendation_mean" => Ok(Measure::RecommendationMean),
            "participation" => Ok(Measure::Participation),
            id => id.parse().map(Measure::Question).map_err(|_| MeasureError(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Measure {
    type Error = MeasureError;

    fn try_from(text: String) -> Result<Self, MeasureError> {
        text.parse()
    }
}

impl From<Measure> for String {
    fn from(measure: Measure) -> Self {
        measure.to_string()
    }
}

/// Why a figure is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The group has fewer people than the policy asks for.
    TooFewPeople,
    /// Fewer answers than the policy asks for.
    TooFewCheckins,
    /// Publishing it would give a smaller neighbour away.
    ProtectsSibling,
    /// Too many or too few people changed since the last release.
    RosterChanged,
    /// The group publishes once a window, which is not over.
    WaitsForWindow,
    /// Everybody gave the same answer at one end of the scale.
    Unanimous,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 6] = [
        Reason::TooFewPeople,
        Reason::TooFewCheckins,
        Reason::ProtectsSibling,
        Reason::RosterChanged,
        Reason::WaitsForWindow,
        Reason::Unanimous,
    ];

    /// Returns the code of exports; locale keys are `reason-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Reason::TooFewPeople => "too_few_people",
            Reason::TooFewCheckins => "too_few_checkins",
            Reason::ProtectsSibling => "protects_sibling",
            Reason::RosterChanged => "roster_changed",
            Reason::WaitsForWindow => "waits_for_window",
            Reason::Unanimous => "unanimous",
        }
    }
}

/// How many answers stand behind a figure, as a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Band {
    /// 5 to 9 answers.
    #[serde(rename = "5-9")]
    From5,
    /// 10 to 19.
    #[serde(rename = "10-19")]
    From10,
    /// 20 to 49.
    #[serde(rename = "20-49")]
    From20,
    /// 50 to 99.
    #[serde(rename = "50-99")]
    From50,
    /// 100 to 199.
    #[serde(rename = "100-199")]
    From100,
    /// 200 and more.
    #[serde(rename = "200+")]
    From200,
}

impl Band {
    /// Returns the band of a count; counts below 5 (never published) fall into the first.
    pub fn of(n: u32) -> Self {
        match n {
            0..=9 => Band::From5,
            10..=19 => Band::From10,
            20..=49 => Band::From20,
            50..=99 => Band::From50,
            100..=199 => Band::From100,
            _ => Band::From200,
        }
    }

    /// Returns the band as exports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Band::From5 => "5-9",
            Band::From10 => "10-19",
            Band::From20 => "20-49",
            Band::From50 => "50-99",
            Band::From100 => "100-199",
            Band::From200 => "200+",
        }
    }

    /// Returns the least and most that the band holds; nothing above the last.
    pub fn limits(self) -> (u32, Option<u32>) {
        match self {
            Band::From5 => (5, Some(9)),
            Band::From10 => (10, Some(19)),
            Band::From20 => (20, Some(49)),
            Band::From50 => (50, Some(99)),
            Band::From100 => (100, Some(199)),
            Band::From200 => (200, None),
        }
    }

    /// Returns the middle that analysis uses in place of the count; 250 for the open band.
    pub fn middle(self) -> f64 {
        match self {
            Band::From5 => 7.0,
            Band::From10 => 14.5,
            Band::From20 => 34.5,
            Band::From50 => 74.5,
            Band::From100 => 149.5,
            Band::From200 => 250.0,
        }
    }
}

/// A published mean, in hundredths of the measure's scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mean {
    /// A value on the grid.
    Value(i32),
    /// In the lowest eighth of the scale: this value or less.
    AtMost(i32),
    /// In the highest eighth of the scale: this value or more.
    AtLeast(i32),
}

impl Mean {
    /// Returns the value that a chart draws, on the measure's own scale; of an open end its limit.
    pub fn drawn(self) -> f64 {
        match self {
            Mean::Value(hundredths) | Mean::AtMost(hundredths) | Mean::AtLeast(hundredths) => {
                f64::from(hundredths) / 100.0
            }
        }
    }
}

/// What the ledger says of one group, period and measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Figure {
    /// The figure may be seen.
    Published {
        /// The mean on its grid.
        mean: Mean,
        /// The grid in hundredths of the scale.
        grid: i32,
        /// How many answers stand behind it.
        n_band: Band,
        /// Shares of the low, middle and high answers in percent, rounded to 10; large groups only.
        bands: Option<[u8; 3]>,
    },
    /// The figure is not published.
    Withheld {
        /// Why not.
        reason: Reason,
    },
}

/// One group, period and measure with its figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The group as shown.
    pub group: Group,
    /// What the figure speaks of.
    pub period: Period,
    /// What is measured.
    pub measure: Measure,
    /// The figure.
    pub figure: Figure,
}

/// All figures of one closed round; what the ledger chains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The closed round's week.
    pub week: Week,
    /// The policy in force.
    pub policy: Policy,
    /// Every cell, ordered by group, period and measure; each at most once in all releases.
    pub cells: Vec<Cell>,
    /// Groups that are shown under another name this quarter.
    pub shown_as: BTreeMap<Group, Group>,
    /// Every group that has a name of its own this quarter, with its kind of calendar.
    pub groups: BTreeMap<Group, Shown>,
    /// The people of these groups in this week, and of teams and pools without a figure that came since
    /// the quarter was planned; empty in releases of the preview rules.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub people: BTreeMap<Group, u32>,
    /// What goes together in the whole organisation; in the last release of a half-year only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub correlations: Vec<Correlations>,
}

/// How strongly two questions of one sheet go together, over the whole organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correlation {
    /// The first question.
    pub a: Question,
    /// The second one.
    pub b: Question,
    /// The correlation in hundredths, −95..=95 in steps of 5; team and week are taken out.
    pub hundredths: i32,
    /// How many sheets hold both answers.
    pub n_band: Band,
}

/// The correlations of one half-year; each pair at most once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correlations {
    /// The half-year.
    pub period: Period,
    /// Pairs with enough answers.
    pub pairs: Vec<Correlation>,
}

/// How a group is published in a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// Every week.
    Weekly,
    /// Once a window.
    Windows,
    /// Never by itself.
    WithinParent,
}

impl Release {
    /// Returns the name under which a group is shown in this release.
    pub fn resolve<'a>(&'a self, group: &'a Group) -> &'a Group {
        self.shown_as.get(group).unwrap_or(group)
    }

    /// Lists the cells of one group, by the name under which it is shown.
    pub fn cells_of<'a>(&'a self, group: &Group) -> impl Iterator<Item = &'a Cell> {
        self.cells.iter().filter(move |cell| &cell.group == group)
    }
}
