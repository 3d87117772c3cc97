//! HR's key to the workspace: wrapped under the passphrase and under the printed recovery code.
//!
//! Changing a passphrase re-wraps the same key; nothing is encrypted again.

use serde::{Deserialize, Serialize};
use vire_seal::code::RecoveryCode;
use vire_seal::digest::{hex, unhex};
use vire_seal::key::Key;
use vire_seal::locked;
use vire_seal::passphrase::{Cost, PassphraseError, Wrap, strength, unwrap_with, wrap};

use crate::dto::StrengthView;
use crate::fault::{Fault, FaultKind, Outcome};

const CONTEXT: &str = "vire/1 organisation key";
/// The least zxcvbn score (0–4) of a passphrase that is taken.
const LEAST_SCORE: u8 = 2;

/// The wrapped key, as it lies beside the workspace.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeyRing {
    version: u32,
    passphrases: Vec<Wrap>,
    recovery: String,
}

impl KeyRing {
    /// Makes a new key with its first passphrase and its recovery code.
    ///
    /// # Errors
    /// `passphrase_missing` when it is empty; an internal fault when the machine has no randomness.
    pub fn create(passphrase: &str, cost: Cost) -> Outcome<(Self, Key, RecoveryCode)> {
        if passphrase.is_empty() {
            return Err(Fault::new(FaultKind::Usage, "passphrase_missing"));
        }
        let key = Key::generate().map_err(|error| Fault::internal(error.code()))?;
        let code = RecoveryCode::generate().map_err(|error| Fault::internal(error.code()))?;
        let recovery = locked::lock(&code.key("organisation"), CONTEXT, key.expose())
            .map_err(|error| Fault::internal(error.code()))?;
        let wrapped = wrap(&key, passphrase, cost, CONTEXT).map_err(|error| Fault::internal(error.code()))?;
        Ok((Self { version: 1, passphrases: vec![wrapped], recovery: hex(&recovery) }, key, code))
    }

    /// Opens the key with a passphrase.
    ///
    /// # Errors
    /// `passphrase_wrong`.
    pub fn open(&self, passphrase: &str) -> Outcome<Key> {
        for wrapped in &self.passphrases {
            match unwrap_with(wrapped, passphrase, CONTEXT) {
                Ok(key) => return Ok(key),
                Err(PassphraseError::Wrong) => {}
                Err(error) => return Err(Fault::closed("damaged").with("what", error.code())),
            }
        }
        Err(Fault::closed("passphrase_wrong"))
    }

    /// Opens the key with the recovery code and wraps it under a new passphrase, which takes the place
    /// of all others.
    ///
    /// # Errors
    /// A code with a typing error, or `recovery_code_wrong`.
    pub fn recover(&mut self, code: &str, passphrase: &str, cost: Cost) -> Outcome<Key> {
        let code = RecoveryCode::parse(code).map_err(|error| Fault::refused(error.code()))?;
        let wrong = || Fault::closed("recovery_code_wrong");
        let sealed = unhex(&self.recovery).ok_or_else(wrong)?;
        let plain = locked::unlock(&code.key("organisation"), CONTEXT, &sealed).map_err(|_| wrong())?;
        let key = Key::from_slice(&plain).ok_or_else(wrong)?;
        self.passphrases =
            vec![wrap(&key, passphrase, cost, CONTEXT).map_err(|error| Fault::internal(error.code()))?];
        Ok(key)
    }
}

/// Refuses a passphrase that is guessed too easily; scripts decide for themselves.
///
/// # Errors
/// `passphrase_too_weak`.
pub fn check_strength(passphrase: &str, own_words: &[&str]) -> Outcome<()> {
    if passphrase_strength(passphrase, own_words).enough {
        Ok(())
    } else {
        Err(Fault::refused("passphrase_too_weak"))
    }
}

/// Tells how hard a passphrase is to guess; `own_words` (names, the organisation) count as known.
pub fn passphrase_strength(passphrase: &str, own_words: &[&str]) -> StrengthView {
    let found = strength(passphrase, own_words);
    let enough = found.score >= LEAST_SCORE && passphrase.chars().count() >= 8;
    StrengthView { score: found.score, enough }
}
