//! The kinds of questions and their scales.

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionKind {
    /// Five faces, 1–5.
    Mood,
    /// Agreement, 1–5.
    Scale,
    /// Likelihood to recommend, 0–10.
    Recommendation,
    /// Ease, 1–7.
    Touchpoint,
}

impl QuestionKind {
    /// Every kind.
    pub const ALL: [QuestionKind; 4] =
        [QuestionKind::Mood, QuestionKind::Scale, QuestionKind::Recommendation, QuestionKind::Touchpoint];

    /// Returns the lowest and the highest answer.
    pub fn range(self) -> (u8, u8) {
        match self {
            QuestionKind::Mood | QuestionKind::Scale => (1, 5),
            QuestionKind::Recommendation => (0, 10),
            QuestionKind::Touchpoint => (1, 7),
        }
    }

    /// Returns the id that locale keys and the interface use.
    pub fn id(self) -> &'static str {
        match self {
            QuestionKind::Mood => "mood",
            QuestionKind::Scale => "scale",
            QuestionKind::Recommendation => "recommendation",
            QuestionKind::Touchpoint => "touchpoint",
        }
    }
}
