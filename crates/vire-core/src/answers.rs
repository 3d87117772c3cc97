//! The answers of one check-in.
//!
//! Knows which answers are valid; knows nothing of who gave them or when.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::question::Question;

/// The answers of one anonymous check-in: question to value on the question's own scale.
///
/// A skipped question has no entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<Question, u8>);

/// An answer that its question does not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// The value lies outside the question's scale.
    #[error("answer_out_of_range: {question} = {value}")]
    OutOfRange {
        /// The question.
        question: Question,
        /// What was given.
        value: i64,
    },
}

impl AnswersError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        match self {
            AnswersError::OutOfRange { .. } => "answer_out_of_range",
        }
    }
}

impl Answers {
    /// Adds one answer; a later answer to the same question takes the place of the earlier.
    ///
    /// # Errors
    /// [`AnswersError::OutOfRange`] when the value lies outside the question's scale.
    pub fn put(&mut self, question: Question, value: i64) -> Result<(), AnswersError> {
        let (lowest, highest) = question.kind().range();
        match u8::try_from(value) {
            Ok(valid) if (lowest..=highest).contains(&valid) => {
                self.0.insert(question, valid);
                Ok(())
            }
            _ => Err(AnswersError::OutOfRange { question, value }),
        }
    }

    /// Returns the answer to one question, if it was answered.
    pub fn get(&self, question: &Question) -> Option<u8> {
        self.0.get(question).copied()
    }

    /// Lists the answered questions with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&Question, u8)> {
        self.0.iter().map(|(question, value)| (question, *value))
    }

    /// Tells whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tells whether every value lies on its question's scale (sealed answers come from outside).
    pub fn is_valid(&self) -> bool {
        self.iter().all(|(question, value)| {
            let (lowest, highest) = question.kind().range();
            (lowest..=highest).contains(&value)
        })
    }

    /// Keeps only the answers to the given questions and returns the others' questions.
    pub fn keep_only(&mut self, asked: &[Question]) -> Vec<Question> {
        let left_out: Vec<Question> =
            self.0.keys().filter(|&given| !asked.contains(given)).cloned().collect();
        self.0.retain(|question, _| asked.contains(question));
        left_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_outside_the_scale_are_refused() {
        let check = |question: &str, value: i64, fits: bool| {
            let mut answers = Answers::default();
            assert_eq!(answers.put(question.parse().unwrap(), value).is_ok(), fits, "{question} {value}");
            assert_eq!(answers.is_empty(), !fits);
        };
        for (question, low, high) in
            [("mood", 1, 5), ("voice", 1, 5), ("recommendation", 0, 10), ("touchpoint:chat", 1, 7)]
        {
            check(question, low, true);
            check(question, high, true);
            check(question, low - 1, false);
            check(question, high + 1, false);
            check(question, 260, false);
        }
    }
}
