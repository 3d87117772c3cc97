//! Sums over one team's answers: all that a release ever sees of a check-in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::question::{Question, QuestionKind};

/// The sums of one question in one team and week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// How many answered.
    pub n: u32,
    /// The sum of the answers.
    pub sum: u64,
    /// The sum of their squares.
    pub sum_of_squares: u64,
    /// How many answered low (1–2 of 5, 1–3 of 7, 0–6 of 10).
    pub low: u32,
    /// How many answered high (4–5 of 5, 5–7 of 7, 9–10 of 10).
    pub high: u32,
}

impl Tally {
    /// Counts one answer in.
    pub fn count(&mut self, kind: QuestionKind, value: u8) {
        let (low, high) = match kind {
            QuestionKind::Mood | QuestionKind::Scale => (value <= 2, value >= 4),
            QuestionKind::Touchpoint => (value <= 3, value >= 5),
            QuestionKind::Recommendation => (value <= 6, value >= 9),
        };
        self.n += 1;
        self.sum += u64::from(value);
        self.sum_of_squares += u64::from(value) * u64::from(value);
        self.low += u32::from(low);
        self.high += u32::from(high);
    }

    /// Adds another tally of the same question.
    pub fn add(&mut self, other: &Tally) {
        self.n += other.n;
        self.sum += other.sum;
        self.sum_of_squares += other.sum_of_squares;
        self.low += other.low;
        self.high += other.high;
    }
}

/// The sums of one team (or any union of teams) in one week.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TeamTally {
    /// How many checked in.
    pub check_ins: u32,
    /// The sums of each question.
    pub questions: BTreeMap<Question, Tally>,
}

impl TeamTally {
    /// Counts one check-in in.
    pub fn count(&mut self, answers: &Answers) {
        self.check_ins += 1;
        for (question, value) in answers.iter() {
            self.questions.entry(question.clone()).or_default().count(question.kind(), value);
        }
    }

    /// Adds another team's or week's sums.
    pub fn add(&mut self, other: &TeamTally) {
        self.check_ins += other.check_ins;
        for (question, tally) in &other.questions {
            self.questions.entry(question.clone()).or_default().add(tally);
        }
    }

    /// Returns the sums of one question; zeros when nobody answered it.
    pub fn of(&self, question: &Question) -> Tally {
        self.questions.get(question).copied().unwrap_or_default()
    }
}
