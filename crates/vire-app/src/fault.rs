//! The one error of every use case: a stable code, its arguments, and how a script should take it.
//!
//! Errors of other crates are folded here once. The text is `error-<code>` in Fluent.

use std::collections::BTreeMap;

use crate::dto::{AskView, FaultView};

/// How a script should take a fault; the values are `virectl`'s exit statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// Something inside went wrong that nobody outside can mend.
    Internal = 1,
    /// The request itself makes no sense.
    Usage = 2,
    /// The input was refused and nothing was stored.
    Refused = 3,
    /// A policy forbids it.
    Policy = 4,
    /// The workspace cannot be opened.
    Closed = 5,
    /// A person has to decide something first; nothing was stored.
    Ask = 6,
}

/// Why a use case did not do what was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// How to take it.
    pub kind: FaultKind,
    /// The stable code.
    pub code: String,
    /// What the text mentions, by name.
    pub args: BTreeMap<String, String>,
    /// What has to be decided first; only with [`FaultKind::Ask`].
    pub ask: Vec<AskView>,
}

/// What every use case returns.
pub type Outcome<T> = Result<T, Fault>;

impl Fault {
    /// Makes a fault without arguments.
    pub fn new(kind: FaultKind, code: &str) -> Self {
        Self { kind, code: code.to_owned(), args: BTreeMap::new(), ask: Vec::new() }
    }

    /// Makes a fault of refused input.
    pub fn refused(code: &str) -> Self {
        Self::new(FaultKind::Refused, code)
    }

    /// Makes a fault of policy.
    pub fn policy(code: &str) -> Self {
        Self::new(FaultKind::Policy, code)
    }

    /// Makes a fault of a workspace that cannot be opened.
    pub fn closed(code: &str) -> Self {
        Self::new(FaultKind::Closed, code)
    }

    /// Makes a fault of something inside; `what` names the place, never content.
    pub fn internal(what: &str) -> Self {
        Self::new(FaultKind::Internal, "internal").with("what", what)
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// Returns what crosses the border.
    pub fn view(&self) -> FaultView {
        FaultView { code: self.code.clone(), args: self.args.clone() }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.code, self.args)
    }
}

impl std::error::Error for Fault {}

impl From<vire_core::week::WeekError> for Fault {
    fn from(error: vire_core::week::WeekError) -> Self {
        Fault::new(FaultKind::Usage, error.code()).with("value", &error.0)
    }
}

impl From<vire_core::group::GroupError> for Fault {
    fn from(error: vire_core::group::GroupError) -> Self {
        Fault::refused(error.code()).with("value", &error.0)
    }
}

impl From<vire_core::question::QuestionError> for Fault {
    fn from(error: vire_core::question::QuestionError) -> Self {
        Fault::refused(error.code()).with("value", &error.0)
    }
}

impl From<vire_core::release::MeasureError> for Fault {
    fn from(error: vire_core::release::MeasureError) -> Self {
        Fault::new(FaultKind::Usage, error.code()).with("value", &error.0)
    }
}

impl From<vire_core::answers::AnswersError> for Fault {
    fn from(error: vire_core::answers::AnswersError) -> Self {
        let code = error.code();
        match error {
            vire_core::answers::AnswersError::OutOfRange { question, value } => {
                Fault::refused(code).with("question", question).with("value", value)
            }
        }
    }
}

impl From<vire_core::disclosure::PolicyError> for Fault {
    fn from(error: vire_core::disclosure::PolicyError) -> Self {
        let code = error.code();
        match error {
            vire_core::disclosure::PolicyError::BelowFloor { asked } => Fault::policy(code)
                .with("asked", asked)
                .with("floor", vire_core::disclosure::Policy::LEAST_ANSWERS),
            vire_core::disclosure::PolicyError::OnlyTightens { asked, current } => {
                Fault::policy(code).with("asked", asked).with("current", current)
            }
        }
    }
}

impl From<vire_core::disclosure::UnreadableRelease> for Fault {
    fn from(error: vire_core::disclosure::UnreadableRelease) -> Self {
        Fault::closed("damaged").with("what", error.code())
    }
}
