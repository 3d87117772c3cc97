//! HR's desk: set-up, roster, invitations, rounds, releases and export.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What set-up asks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetUp {
    /// The organisation's name.
    pub name: String,
    /// An IANA time zone, such as `Europe/Helsinki`.
    pub time_zone: String,
    /// HR's passphrase.
    pub passphrase: String,
    /// The least number of answers behind a figure, 5 or more.
    pub k: u32,
}

/// HR's desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DeskView {
    /// The organisation's name.
    pub organisation: String,
    /// The time zone.
    pub time_zone: String,
    /// The least number of answers behind a figure.
    pub k: u32,
    /// People this week.
    pub people: u32,
    /// The tree, the organisation first, in tree order.
    pub groups: Vec<GroupRow>,
    /// How many members hold an invitation code.
    pub invited: u32,
    /// Rounds, newest first.
    pub rounds: Vec<RoundRow>,
    /// Leads who were invited.
    pub readers: Vec<ReaderRow>,
    /// Releases in the ledger.
    pub releases: u32,
    /// The ledger's newest hash.
    pub head: Option<String>,
}

/// One group of the tree and what its size will mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GroupRow {
    /// The path; empty for the organisation.
    pub group: String,
    /// The last name of the path.
    pub name: String,
    /// How deep it lies: 0 for the organisation.
    pub depth: u32,
    /// People this week.
    pub people: u32,
    /// `T0` to `T3`.
    pub tier: String,
    /// `weekly`, `windows` or `within_parent`.
    pub shown: String,
    /// The merged group under which it is shown, if any.
    pub shown_as: Option<String>,
}

/// One round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RoundRow {
    /// The week.
    pub week: String,
    /// `announced`, `open` or `closed`.
    pub state: String,
    /// `live` or `imported`.
    pub kind: String,
    /// Whether it can be opened today.
    pub can_open: bool,
    /// Whether it can be closed today.
    pub can_close: bool,
    /// The first day on which it can be closed, ISO 8601.
    pub closes_from: String,
}

/// One invited lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReaderRow {
    /// The name that HR gave.
    pub name: String,
    /// The granted groups.
    pub groups: Vec<String>,
    /// Whether the invitation was accepted.
    pub accepted: bool,
}

/// What a roster file holds, before it is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RosterPreview {
    /// The path that was picked.
    pub path: String,
    /// How many members it names.
    pub members: u32,
    /// How many of them are new.
    pub joining: u32,
    /// How many members of today are missing from it: they leave.
    pub leaving: u32,
    /// How many change teams.
    pub moving: u32,
    /// The tree that would result and what its sizes mean.
    pub groups: Vec<GroupRow>,
    /// What is wrong, row by row; nothing can be taken while there is any.
    pub problems: Vec<RosterProblem>,
}

/// One thing wrong in a roster file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RosterProblem {
    /// The line of the file or row of the sheet.
    pub line: u32,
    /// The column.
    pub column: String,
    /// The value.
    pub value: String,
    /// The code; the text is `roster-problem-<reason>`.
    pub reason: String,
}

/// One invitation, shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InvitationView {
    /// The member's id on the roster.
    pub member: String,
    /// The name, if the roster has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub name: Option<String>,
    /// The team.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub group: String,
    /// The code.
    pub code: String,
}

/// What a release published and withheld.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReleaseView {
    /// The week.
    pub week: String,
    /// The policy.
    pub policy: String,
    /// The ledger's hash of it.
    pub hash: String,
    /// How many figures are published.
    pub published: u32,
    /// How many are withheld, by reason.
    pub withheld: BTreeMap<String, u32>,
    /// The mood of every group as shown.
    pub mood: Vec<MoodRow>,
}

/// One group's mood in a release.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MoodRow {
    /// The group as shown.
    pub group: String,
    /// The mean as printed, such as `3.75` or `<=1.5`; `None` when withheld.
    pub mean: Option<String>,
    /// How many answers, as a band.
    pub n_band: Option<String>,
    /// Why it is withheld.
    pub reason: Option<String>,
}

/// What the proof of the ledger found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LedgerCheck {
    /// Whether every link holds.
    pub valid: bool,
    /// How many releases were checked.
    pub releases: u32,
    /// The newest hash.
    pub head: Option<String>,
}
