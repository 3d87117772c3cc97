//! Who is here: the state of the app, sessions, and the progress of long work.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An error at the border: a stable code and its arguments. The text is `error-<code>` in Fluent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FaultView {
    /// The stable code.
    pub code: String,
    /// What the text mentions, by name.
    pub args: BTreeMap<String, String>,
}

/// What this workspace holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PlaceKind {
    /// Nothing yet: the welcome screen.
    Empty,
    /// A real organisation.
    Organisation,
    /// The sample organisation, invented.
    Sample,
}

/// Everything the window needs to know first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AppState {
    /// What this workspace holds.
    pub place: PlaceKind,
    /// The organisation's name, once somebody here may know it.
    pub organisation: Option<String>,
    /// Whether HR is signed in.
    pub hr: bool,
    /// The lead who is signed in.
    pub reader: Option<ReaderSession>,
    /// The employee whose wallet is open.
    pub wallet: Option<WalletSession>,
    /// The recipient of the safe channel who is signed in.
    pub recipient: Option<super::RecipientSession>,
    /// The week of today in the organisation's time zone, such as `2026-W47`.
    pub week: String,
    /// The rule set in force, such as `SDC-1`.
    pub policy: String,
    /// The version of the app.
    pub version: String,
}

/// An open wallet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WalletSession {
    /// The two-word label.
    pub label: String,
    /// The member's team, as a path.
    pub team: String,
    /// The organisation's name.
    pub organisation: String,
    /// Weeks for which a ticket is kept.
    pub rounds: Vec<String>,
}

/// A lead who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReaderSession {
    /// The two-word label to sign in with.
    pub label: String,
    /// The organisation's name.
    pub organisation: String,
    /// The groups whose releases the own key opens.
    pub groups: Vec<String>,
}

/// How hard a passphrase is to guess.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StrengthView {
    /// 0 (guessed at once) to 4 (very strong).
    pub score: u8,
    /// Whether it is strong enough to be taken.
    pub enough: bool,
}

/// How far a long piece of work has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Progress {
    /// What is being done; the text is `progress-<step>`.
    pub step: String,
    /// How much is done.
    pub done: u32,
    /// Of how much; 0 when unknown.
    pub total: u32,
}
