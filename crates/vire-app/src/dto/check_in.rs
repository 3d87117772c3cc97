//! The check-in, who can see it, and the employee's own history.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One question of this week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct QuestionView {
    /// The id that an answer names.
    pub id: String,
    /// `mood`, `scale`, `recommendation` or `touchpoint`.
    pub kind: QuestionKindView,
    /// The key of its wording: `question-<bank_id>`.
    pub bank_id: String,
    /// The touchpoint of a touchpoint question.
    pub touchpoint: Option<String>,
    /// The lowest answer.
    pub lowest: u8,
    /// The highest answer.
    pub highest: u8,
}

/// The kinds of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "QuestionKind")]
pub enum QuestionKindView {
    /// Five faces.
    Mood,
    /// Agreement, 1–5.
    Scale,
    /// 0–10.
    Recommendation,
    /// Ease, 1–7.
    Touchpoint,
}

/// Whether this member can check in now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CheckInState {
    /// A round is open and the ticket unspent.
    Open,
    /// The ticket of the open round is spent.
    Done,
    /// No round is open.
    NoRound,
}

/// The check-in screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CheckInView {
    /// Whether this member can check in now.
    pub state: CheckInState,
    /// The open round's week, or the next announced one.
    pub week: Option<String>,
    /// The last day of that week, ISO 8601: results come after it.
    pub last_day: Option<String>,
    /// What is asked, mood first.
    pub questions: Vec<QuestionView>,
    /// Who can see what.
    pub who: WhoSees,
    /// What the last release said of the whole organisation.
    pub last: Option<LastRelease>,
    /// Whether own history is kept on this machine.
    pub keeps_history: bool,
}

/// *Who can see this?*, from live numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WhoSees {
    /// The own team, as a path.
    pub team: String,
    /// People in the own team this week, from the signed manifest.
    pub team_people: u32,
    /// Whether this week's ticket is of the pool of new colleagues: `team_people` counts them then.
    pub in_pool: bool,
    /// Whether figures of the own team are ever published by themselves under the policy.
    pub team_shown: bool,
    /// Whether these figures speak of several weeks together, because the team is small.
    pub team_in_windows: bool,
    /// People in the whole organisation this week.
    pub all_people: u32,
    /// How many joined the own team since the last round.
    pub team_joined: u32,
    /// The least number of answers behind any figure.
    pub k: u32,
    /// The least number of people in a published group.
    pub least_people: u32,
    /// `L1`, `L2` or `L3`.
    pub claim_level: String,
}

/// The headline of the last release.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LastRelease {
    /// Its week.
    pub week: String,
    /// The organisation's mood 1–5, if published.
    pub mood: Option<f64>,
    /// Its participation in percent, if published.
    pub participation: Option<f64>,
}

/// What a sent check-in answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CheckInReceipt {
    /// The week.
    pub week: String,
    /// Always `accepted`: a refusal is an error.
    pub status: String,
    /// Questions that were answered but are not asked this week; their answers were not taken.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub not_asked: Vec<String>,
}

/// The employee's own history on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HistoryView {
    /// Whether new moods are kept.
    pub kept: bool,
    /// Own moods, oldest first.
    pub entries: Vec<HistoryEntry>,
}

/// One own mood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HistoryEntry {
    /// The week.
    pub week: String,
    /// 1–5.
    pub mood: u8,
}
