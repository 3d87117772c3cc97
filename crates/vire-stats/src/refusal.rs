//! The one way in which an estimate is declined: a code with arguments, no sentence.
//!
//! Deliberately does not say how a refusal is worded; that belongs to the languages of the app.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Value, json};

/// Says why an estimate is not given. Serialises as `{"code": …, "args": {…}}`.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Fewer observations than the method needs.
    #[error("not_enough_data: {what} {have}/{needed}")]
    NotEnoughData {
        /// What is counted, for example `observed_weeks`.
        what: &'static str,
        /// How many are needed.
        needed: u64,
        /// How many there are.
        have: u64,
    },
    /// Everything is equal where the method needs something to vary.
    #[error("not_enough_data: {what} does not vary")]
    NoVariation {
        /// What does not vary, for example `ex`.
        what: &'static str,
    },
    /// The treated and the compared groups drifted apart before the start already.
    #[error("already_diverging: slope {slope}, p {p}")]
    AlreadyDiverging {
        /// Slope of the gap before the start, units a week.
        slope: f64,
        /// p-value of that slope.
        p: f64,
    },
    /// No estimate has this name.
    #[error("unknown_estimate: {name}")]
    UnknownEstimate {
        /// The name that was asked for.
        name: String,
    },
    /// A field is missing, has another shape, or is out of range.
    #[error("bad_input: {field}")]
    BadInput {
        /// The field, with its place in lists: `teams[2].mean`.
        field: String,
    },
}

impl Refusal {
    /// Returns the stable code: `not_enough_data`, `already_diverging`, `unknown_estimate` or `bad_input`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotEnoughData { .. } | Self::NoVariation { .. } => "not_enough_data",
            Self::AlreadyDiverging { .. } => "already_diverging",
            Self::UnknownEstimate { .. } => "unknown_estimate",
            Self::BadInput { .. } => "bad_input",
        }
    }

    /// Returns the arguments of the code as a JSON object.
    pub fn args(&self) -> Value {
        match self {
            Self::NotEnoughData { what, needed, have } => {
                json!({"what": what, "needed": needed, "have": have})
            }
            Self::NoVariation { what } => json!({"what": what, "reason": "no_variation"}),
            Self::AlreadyDiverging { slope, p } => json!({"slope": slope, "p": p}),
            Self::UnknownEstimate { name } => json!({"name": name}),
            Self::BadInput { field } => json!({"field": field}),
        }
    }

    pub(crate) fn few(what: &'static str, needed: usize, have: usize) -> Self {
        Self::NotEnoughData { what, needed: needed as u64, have: have as u64 }
    }

    pub(crate) fn bad(field: impl Into<String>) -> Self {
        Self::BadInput { field: field.into() }
    }
}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Refusal", 2)?;
        out.serialize_field("code", self.code())?;
        out.serialize_field("args", &self.args())?;
        out.end()
    }
}
