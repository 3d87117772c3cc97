//! Questions: what a check-in may ask, on which scale, and which three are asked in which week.
//!
//! Holds ids, kinds and the design; the wording lives in `assets/locales` under `question-<id>`.

mod design;
mod kind;

pub use design::{DESIGN_WEEKS, asked_in};
pub use kind::QuestionKind;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a scale question is about, in the order of the bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Driver {
    /// The tools and systems let people do their work well.
    Tools,
    /// Work felt meaningful.
    Meaning,
    /// Skills and support were there.
    Competence,
    /// Ways of working helped.
    Processes,
    /// One could be oneself.
    Belonging,
    /// People helped each other.
    Teamwork,
    /// Difficult things could be brought up safely.
    Voice,
    /// Good work was noticed.
    Recognition,
    /// The workload was manageable.
    Workload,
    /// Meeting customers gave more than it took.
    CustomerEncounters,
    /// People believe in where the organisation is going.
    Direction,
}

impl Driver {
    /// Every driver, in the order of the bank.
    pub const ALL: [Driver; 11] = [
        Driver::Tools,
        Driver::Meaning,
        Driver::Competence,
        Driver::Processes,
        Driver::Belonging,
        Driver::Teamwork,
        Driver::Voice,
        Driver::Recognition,
        Driver::Workload,
        Driver::CustomerEncounters,
        Driver::Direction,
    ];

    /// Returns the id that files, scripts and locale keys use.
    pub fn id(self) -> &'static str {
        match self {
            Driver::Tools => "tools",
            Driver::Meaning => "meaning",
            Driver::Competence => "competence",
            Driver::Processes => "processes",
            Driver::Belonging => "belonging",
            Driver::Teamwork => "teamwork",
            Driver::Voice => "voice",
            Driver::Recognition => "recognition",
            Driver::Workload => "workload",
            Driver::CustomerEncounters => "customer_encounters",
            Driver::Direction => "direction",
        }
    }
}

/// Where customers meet the organisation: `phone`, `chat`, `email`, `web`, `onsite` or an own id.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Touchpoint(String);

impl Clone for Touchpoint {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }

    /// Writes over the text that is there: an import does so for every row.
    fn clone_from(&mut self, source: &Self) {
        self.0.clone_from(&source.0);
    }
}

impl Touchpoint {
    /// The touchpoints that every organisation starts with.
    pub const KNOWN: [&'static str; 5] = ["phone", "chat", "email", "web", "onsite"];

    /// Makes a touchpoint from a known id or an own name; trimmed, spaces inside are kept.
    pub fn new(id: &str) -> Self {
        Self(id.trim().to_owned())
    }

    /// Returns the id or own name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One question, named by an id that never changes: `mood`, a driver's id, `trust`, `belief`,
/// `recommendation` or `touchpoint:<id>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Question {
    /// How the week has been, 1–5.
    Mood,
    /// One driver, 1–5 agreement.
    Driver(Driver),
    /// Trust that answers cannot be traced, 1–5 agreement.
    Trust,
    /// Belief that something will change, 1–5 agreement.
    Belief,
    /// Recommendation as a place to work, 0–10.
    Recommendation,
    /// Ease of serving customers well at a touchpoint, 1–7.
    Touchpoint(Touchpoint),
}

/// A text that names no question of the bank.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("question_unknown: {0}")]
pub struct QuestionError(pub String);

impl QuestionError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        "question_unknown"
    }
}

impl Question {
    /// Returns what kind of answer is asked for.
    pub fn kind(&self) -> QuestionKind {
        match self {
            Question::Mood => QuestionKind::Mood,
            Question::Driver(_) | Question::Trust | Question::Belief => QuestionKind::Scale,
            Question::Recommendation => QuestionKind::Recommendation,
            Question::Touchpoint(_) => QuestionKind::Touchpoint,
        }
    }

    /// Returns the id without a touchpoint, as locale keys use it.
    pub fn bank_id(&self) -> &'static str {
        match self {
            Question::Mood => "mood",
            Question::Driver(driver) => driver.id(),
            Question::Trust => "trust",
            Question::Belief => "belief",
            Question::Recommendation => "recommendation",
            Question::Touchpoint(_) => "touchpoint",
        }
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Question::Touchpoint(touchpoint) => write!(f, "touchpoint:{}", touchpoint.as_str()),
            other => f.write_str(other.bank_id()),
        }
    }
}

impl FromStr for Question {
    type Err = QuestionError;

    fn from_str(text: &str) -> Result<Self, QuestionError> {
        if let Some(id) = text.strip_prefix("touchpoint:").filter(|id| !id.trim().is_empty()) {
            return Ok(Question::Touchpoint(Touchpoint::new(id)));
        }
        match text {
            "mood" => Ok(Question::Mood),
            "trust" => Ok(Question::Trust),
            "belief" => Ok(Question::Belief),
            "recommendation" => Ok(Question::Recommendation),
            id => Driver::ALL
                .into_iter()
                .find(|driver| driver.id() == id)
                .map(Question::Driver)
                .ok_or_else(|| QuestionError(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Question {
    type Error = QuestionError;

    fn try_from(text: String) -> Result<Self, QuestionError> {
        text.parse()
    }
}

impl From<Question> for String {
    fn from(question: Question) -> Self {
        question.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_reads_back_as_itself() {
        let mut ids: Vec<String> = Driver::ALL.map(|driver| driver.id().to_owned()).to_vec();
        ids.extend(["mood", "trust", "belief", "recommendation", "touchpoint:phone"].map(str::to_owned));
        for id in ids {
            assert_eq!(id.parse::<Question>().unwrap().to_string(), id);
        }
        for wrong in ["", "Mood", "touchpoint:", "touchpoint: ", "shoe_size"] {
            assert!(wrong.parse::<Question>().is_err(), "{wrong:?}");
        }
    }
}
