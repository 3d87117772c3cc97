//! Thanks, ideas, promises, and what came of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LastRelease, VerdictView};

/// Somebody who can be thanked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Colleague {
    /// What thanks name; not the member's id.
    pub id: String,
    /// The name on the roster.
    pub name: String,
    /// The team, as a path.
    pub team: String,
}

/// Thanks to somebody: to a colleague or to a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SayThanks {
    /// The colleague, by [`Colleague::id`]; none for a team.
    pub colleague: Option<String>,
    /// The team, as a path; only without a colleague.
    pub team: Option<String>,
    /// Whether the receiver sees who says it.
    pub signed: bool,
    /// One of the values that HR has worded.
    pub value: Option<String>,
    /// What for, in own words; at most 500 characters.
    pub text: String,
}

/// Thanks that this member got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThanksReceived {
    /// The id.
    pub id: String,
    /// The week.
    pub week: String,
    /// Who said it, when signed by somebody who is still here.
    pub from: Option<String>,
    /// Whether it was signed.
    pub signed: bool,
    /// The team that was thanked; none when it is for this member alone.
    pub team: Option<String>,
    /// The value it was for.
    pub value: Option<String>,
    /// What for, in own words.
    pub text: String,
}

/// For whom an idea makes something better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Whom {
    /// Colleagues.
    Colleagues,
    /// Customers.
    Customers,
}

/// How far an idea has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum IdeaState {
    /// Nobody has answered yet.
    New,
    /// It is being talked about.
    Discussed,
    /// It is being tried.
    BeingTried,
    /// It is how things are done now.
    Adopted,
    /// It will not be done.
    Declined,
}

/// One change of an idea's state, with the sentence that everybody sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IdeaAnswer {
    /// The new state.
    pub state: IdeaState,
    /// Why, or what happens next.
    pub sentence: String,
    /// The week.
    pub week: String,
    /// The experiment in which it is tried, by id.
    #[serde(default)]
    pub experiment: Option<String>,
}

/// A new idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NewIdea {
    /// At most 100 characters.
    pub title: String,
    /// What would get better; at most 800 characters.
    pub better: String,
    /// For whom.
    pub whom: Whom,
    /// Where customers would notice; only for customers.
    pub touchpoint: Option<String>,
    /// Whether everybody sees whose it is.
    pub signed: bool,
}

/// One idea.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IdeaView {
    /// The id.
    pub id: String,
    /// The week in which it was proposed.
    pub week: String,
    /// The title.
    pub title: String,
    /// What would get better.
    pub better: String,
    /// For whom.
    pub whom: Whom,
    /// Where customers would notice.
    pub touchpoint: Option<String>,
    /// Whose it is, when signed by somebody who is still here.
    pub author: Option<String>,
    /// How far it has come.
    pub state: IdeaState,
    /// Every change of state, the first one first.
    pub answers: Vec<IdeaAnswer>,
    /// How many support it, as a band, counted over weeks that are over; none for fewer than 5.
    pub support: Option<String>,
    /// The experiment in which it is tried, or was.
    pub tried: Option<VerdictView>,
    /// Whether this member supports it.
    pub supported: bool,
    /// Whether this member can support it now.
    pub can_support: bool,
}

/// The screen *Thanks and ideas* of a member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThanksView {
    /// Whether colleagues can thank this member: HR's list has this wallet's key.
    pub listed: bool,
    /// Thanks of the last quarter, the latest week first.
    pub received: Vec<ThanksReceived>,
    /// For how many weeks thanks can be read.
    pub kept_weeks: u32,
    /// Who can be thanked.
    pub colleagues: Vec<Colleague>,
    /// Which teams can be thanked, as paths.
    pub teams: Vec<String>,
    /// The values that HR has worded.
    pub values: Vec<String>,
    /// The ideas, the latest week first.
    pub ideas: Vec<IdeaView>,
    /// Where customers meet us.
    pub touchpoints: Vec<String>,
}

/// How a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PromiseState {
    /// It is not due yet.
    NotYet,
    /// It was kept in time.
    Kept,
    /// It was kept, late.
    KeptLate,
    /// Its week is over and it is not kept.
    Late,
}

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PromiseView {
    /// The id.
    pub id: String,
    /// What was promised.
    pub text: String,
    /// By which week.
    pub due: String,
    /// In which week it was kept.
    pub kept: Option<String>,
    /// How it stands.
    pub state: PromiseState,
}

/// What came of it, for everybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CameOfIt {
    /// The headline of the last release.
    pub last: Option<LastRelease>,
    /// Ideas that were answered, the latest answer first.
    pub ideas: Vec<IdeaView>,
    /// Promises.
    pub promises: Vec<PromiseView>,
}

/// Thanks and ideas on HR's desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThanksDesk {
    /// How many colleagues can be thanked.
    pub listed: u32,
    /// The values, as worded.
    pub values: Vec<String>,
    /// The ideas, the latest week first.
    pub ideas: Vec<IdeaView>,
    /// The promises.
    pub promises: Vec<PromiseView>,
}
