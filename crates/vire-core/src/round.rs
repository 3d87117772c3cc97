//! A round: one week's survey, with its questions and its policy, both frozen when it opens.

use serde::{Deserialize, Serialize};

use crate::disclosure::Policy;
use crate::question::Question;
use crate::week::Week;

/// Where the answers of a round come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundKind {
    /// Members check in with tickets.
    Live,
    /// Answers kept by an earlier tool, sealed in one batch; it has no tickets.
    Imported,
}

/// How far a round has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// Issuer keys are public; nobody can answer yet.
    Announced,
    /// People can check in.
    Open,
    /// Released; the answers are destroyed.
    Closed,
}

impl RoundState {
    /// Returns the word that scripts and locale keys use.
    pub fn id(self) -> &'static str {
        match self {
            RoundState::Announced => "announced",
            RoundState::Open => "open",
            RoundState::Closed => "closed",
        }
    }
}

/// One round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The week.
    pub week: Week,
    /// Where its answers come from.
    pub kind: RoundKind,
    /// How far it has come.
    pub state: RoundState,
    /// What is asked, mood first; empty while only announced.
    pub questions: Vec<Question>,
    /// The policy its release follows.
    pub policy: Policy,
}
