//! What is sealed to a round's key: one check-in with the proof that it may count.

use serde::{Deserialize, Serialize};
use vire_core::answers::Answers;
use vire_core::week::Week;
use vire_seal::envelope::{Context, OpeningKey, Padded, SealingKey, open, seal};

use crate::fault::{Fault, Outcome};

const PURPOSE: &str = "check-in";

/// One check-in before sealing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// The team's id.
    pub team: String,
    /// The spent token, as hex: HR's side checks it again, so that nobody in between can add answers.
    /// Empty in imported rounds.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub token: String,
    /// The answers.
    pub answers: Answers,
}

impl Payload {
    /// Seals to a round's key; every result has the same size.
    ///
    /// # Errors
    /// An internal fault when it does not fit or the key is no key.
    pub fn seal(&self, organisation: &str, week: Week, round: &SealingKey) -> Outcome<Vec<u8>> {
        let plain = serde_json::to_vec(self).map_err(|_| Fault::internal("payload"))?;
        let scope = week.to_string();
        let context = Context { organisation, scope: &scope, purpose: PURPOSE };
        seal(round, &context, &plain, Padded::CheckIn).map_err(|error| Fault::internal(error.code()))
    }

    /// Opens what was sealed to a round; `None` when it is anything else.
    pub fn open(organisation: &str, week: Week, round: &OpeningKey, sealed: &[u8]) -> Option<Self> {
        let scope = week.to_string();
        let context = Context { organisation, scope: &scope, purpose: PURPOSE };
        let plain = open(round, &context, sealed).ok()?;
        serde_json::from_slice::<Self>(&plain).ok().filter(|payload| payload.answers.is_valid())
    }
}
