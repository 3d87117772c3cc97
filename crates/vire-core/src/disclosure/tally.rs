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
        self.add(&Tally {
            n: 1,
            sum: u64::from(value),
            sum_of_squares: u64::from(value) * u64::from(value),
            low: u32::from(low),
            high: u32::from(high),
        });
    }

    /// Adds another tally of the same question.
    pub fn add(&mut self, other: &Tally) {
        self.n = self.n.saturating_add(other.n);
        self.sum = self.sum.saturating_add(other.sum);
        self.sum_of_squares = self.sum_of_squares.saturating_add(other.sum_of_squares);
        self.low = self.low.saturating_add(other.low);
        self.high = self.high.saturating_add(other.high);
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
        self.check_ins = self.check_ins.saturating_add(1);
        for (question, value) in answers.iter() {
            self.questions.entry(question.clone()).or_default().count(question.kind(), value);
        }
    }

    /// Adds another team's or week's sums.
    pub fn add(&mut self, other: &TeamTally) {
        self.check_ins = self.check_ins.saturating_add(other.check_ins);
        for (question, tally) in &other.questions {
            self.questions.entry(question.clone()).or_default().add(tally);
        }
    }

    /// Returns the sums of one question; zeros when nobody answered it.
    pub fn of(&self, question: &Question) -> Tally {
        self.questions.get(question).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn low_and_high_answers_follow_the_scale() {
        let check = |kind: QuestionKind, low: u8, high: u8| {
            let (lowest, highest) = kind.range();
            for value in lowest..=highest {
                let mut tally = Tally::default();
                tally.count(kind, value);
                assert_eq!((tally.n, tally.sum), (1, u64::from(value)));
                assert_eq!(tally.sum_of_squares, u64::from(value).pow(2));
                assert_eq!(
                    (tally.low == 1, tally.high == 1),
                    (value <= low, value >= high),
                    "{kind:?} {value}"
                );
            }
        };
        check(QuestionKind::Mood, 2, 4);
        check(QuestionKind::Scale, 2, 4);
        check(QuestionKind::Touchpoint, 3, 5);
        check(QuestionKind::Recommendation, 6, 9);
    }

    #[test]
    fn sums_stop_at_their_limit_instead_of_wrapping() {
        let mut tally = Tally { n: u32::MAX, ..Tally::default() };
        tally.add(&Tally { n: 1, sum: 4, ..Tally::default() });
        assert_eq!((tally.n, tally.sum), (u32::MAX, 4));
    }
}
