//! The states of an experiment and the steps between them.
//!
//! Each step has a way back, so that a slip of the hand can be mended; what has been measured can be
//! dropped but not forgotten.

use std::fmt;
use std::str::FromStr;

/// How far an experiment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Written down.
    Idea,
    /// Teams, start and measure are chosen.
    Planned,
    /// It goes on; what was planned holds.
    Running,
    /// It is over and has a verdict.
    Measured,
    /// The change stays.
    Adopted,
    /// The change does not go on.
    Dropped,
}

/// A text that names no state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("experiment_state_unknown: {0}")]
pub struct StateError(pub String);

impl StateError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        "experiment_state_unknown"
    }
}

impl State {
    /// Every state, in the order of its course.
    pub const ALL: [State; 6] =
        [State::Idea, State::Planned, State::Running, State::Measured, State::Adopted, State::Dropped];

    /// Returns the id of stores and scripts; locale keys are `experiment-state-<id>`.
    pub fn id(self) -> &'static str {
        match self {
            State::Idea => "idea",
            State::Planned => "planned",
            State::Running => "running",
            State::Measured => "measured",
            State::Adopted => "adopted",
            State::Dropped => "dropped",
        }
    }

    /// Lists where an experiment can go from here; `before`: the state before it was dropped.
    pub fn next(self, before: Option<State>) -> Vec<State> {
        match self {
            State::Idea => vec![State::Planned, State::Dropped],
            State::Planned => vec![State::Running, State::Idea, State::Dropped],
            State::Running => vec![State::Measured, State::Planned, State::Dropped],
            State::Measured => vec![State::Adopted, State::Dropped, State::Running],
            State::Adopted => vec![State::Measured],
            State::Dropped => before.into_iter().collect(),
        }
    }

    /// Tells whether what was planned may still be changed: not once it runs.
    pub fn is_open(self) -> bool {
        self <= State::Planned
    }

    /// Tells whether it has begun, so that charts flag it.
    pub fn has_begun(self) -> bool {
        self >= State::Running
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for State {
    type Err = StateError;

    fn from_str(text: &str) -> Result<Self, StateError> {
        Self::ALL.into_iter().find(|state| state.id() == text).ok_or_else(|| StateError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_leads_back() {
        for from in State::ALL {
            for to in from.next(Some(State::Measured)) {
                assert!(to.next(Some(from)).contains(&from), "{from} → {to} and no way back");
            }
        }
    }

    #[test]
    fn nothing_is_adopted_that_was_not_measured() {
        for from in State::ALL {
            let next = from.next(Some(State::Running));
            assert_eq!(next.contains(&State::Adopted), from == State::Measured, "{from}");
        }
    }

    #[test]
    fn a_state_reads_back() {
        for state in State::ALL {
            assert_eq!(state.to_string().parse(), Ok(state));
        }
        assert_eq!("done".parse::<State>().unwrap_err().code(), "experiment_state_unknown");
    }
}
