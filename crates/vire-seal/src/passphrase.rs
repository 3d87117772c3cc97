//! Passphrases: from words in a head to a key.
//!
//! Owns Argon2id with its costs, wrapping a key under a passphrase, and an estimate of how well a
//! passphrase holds. Does not decide what is strong enough, and keeps nothing. A passphrase is
//! brought to Unicode's NFC form first, so that ä typed on one machine equals ä typed on another; it is
//! not trimmed or changed in any other way.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use crate::key::Key;
use crate::locked::{self, LockError};
use crate::random::{self, RandomError};

/// Why a passphrase gives no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    /// There is none.
    #[error("passphrase_empty")]
    Empty,
    /// It does not open this wrap.
    #[error("passphrase_wrong")]
    Wrong,
    /// The wrap is damaged or not one.
    #[error("passphrase_wrap_damaged")]
    Damaged,
    /// The cost is outside of what this crate works with.
    #[error("passphrase_cost")]
    Cost,
    /// No randomness.
    #[error(transparent)]
    Random(#[from] RandomError),
}

impl PassphraseError {
    /// Returns the stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "passphrase_empty",
            Self::Wrong => "passphrase_wrong",
            Self::Damaged => "passphrase_wrap_damaged",
            Self::Cost => "passphrase_cost",
            Self::Random(error) => error.code(),
        }
    }
}

/// How much work one guess costs (Argon2id, version 1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB, 8–1,048,576 (1 GiB).
    pub memory_kib: u32,
    /// Passes over the memory, 1–16.
    pub passes: u32,
    /// Lanes, 1–4.
    pub lanes: u32,
}

impl Cost {
    /// Returns the cost for real passphrases: 64 MiB, three passes, one lane.
    #[must_use]
    pub const fn standard() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }

    /// Returns a cost that protects nothing and takes no time.
    #[must_use]
    pub const fn quick_for_tests() -> Self {
        Self { memory_kib: 64, passes: 1, lanes: 1 }
    }

    /// Bounds what a file from elsewhere can make this machine do.
    fn params(self) -> Result<Params, PassphraseError> {
        let bounded = (8..=1024 * 1024).contains(&self.memory_kib)
            && (1..=16).contains(&self.passes)
            && (1..=4).contains(&self.lanes);
        if !bounded {
            return Err(PassphraseError::Cost);
        }
        Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(|_| PassphraseError::Cost)
    }
}

/// Stretches a passphrase into a key: the same passphrase, salt and cost give the same key.
///
/// At [`Cost::standard`] about 0.1–0.3 s and 64 MiB, which are wiped afterwards.
///
/// # Errors
/// [`PassphraseError::Empty`] for an empty passphrase, [`PassphraseError::Cost`] for a cost out of
/// bounds.
///
/// Source: RFC 9106.
pub fn stretch(passphrase: &str, salt: &[u8; 16], cost: Cost) -> Result<Key, PassphraseError> {
    if passphrase.is_empty() {
        return Err(PassphraseError::Empty);
    }
    let mut normal = Zeroizing::new(String::with_capacity(passphrase.len() * 3));
    normal.extend(passphrase.nfc());
    argon2id(normal.as_bytes(), salt, cost)
}

fn argon2id(passphrase: &[u8], salt: &[u8], cost: Cost) -> Result<Key, PassphraseError> {
    let params = cost.params()?;
    let mut memory = vec![Block::new(); params.block_count()];
    let mut key = Zeroizing::new([0; 32]);
    let made = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
        passphrase,
        salt,
        &mut *key,
        &mut memory,
    );
    memory.zeroize();
    made.map_err(|_| PassphraseError::Cost)?;
    Ok(Key::from_bytes(*key))
}

/// How well a passphrase holds against guessing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strength {
    /// 0 (guessed at once) to 4 (very hard to guess).
    pub score: u8,
    /// The estimated number of guesses, as a power of ten; 0.0 for the empty passphrase.
    pub guesses_log10: f64,
}

/// Estimates how well a passphrase holds.
///
/// `own_words`: what somebody who knows the place would try first, such as the names of the
/// organisation and its teams. Only the first 100 characters count.
///
/// Source: Wheeler (2016), zxcvbn: Low-Budget Password Strength Estimation, USENIX Security.
#[must_use]
pub fn strength(passphrase: &str, own_words: &[&str]) -> Strength {
    let entropy = zxcvbn::zxcvbn(passphrase, own_words);
    Strength { score: u8::from(entropy.score()), guesses_log10: entropy.guesses_log10().max(0.0) }
}

/// A key wrapped under a passphrase; safe to store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrap {
    /// Makes equal passphrases give different keys.
    #[serde(with = "crate::hexed")]
    pub salt: [u8; 16],
    /// What one guess costs.
    pub cost: Cost,
    /// The key, locked.
    #[serde(with = "crate::hexed")]
    pub sealed: Vec<u8>,
}

/// Wraps `secret` under `passphrase` for `context`. To change the passphrase, wrap the same key anew.
///
/// # Errors
/// As [`stretch`], and [`PassphraseError::Random`] without randomness.
pub fn wrap(secret: &Key, passphrase: &str, cost: Cost, context: &str) -> Result<Wrap, PassphraseError> {
    let salt = random::bytes()?;
    let key = stretch(passphrase, &salt, cost)?;
    let sealed = locked::lock(&key, context, secret.expose()).map_err(|error| match error {
        LockError::Random(error) => PassphraseError::Random(error),
        _ => PassphraseError::Damaged,
    })?;
    Ok(Wrap { salt, cost, sealed })
}

/// Unwraps the key with the passphrase it was wrapped under, for the same `context`.
///
/// # Errors
/// [`PassphraseError::Wrong`] for another passphrase (or another context, or changed bytes: these
/// cannot be told apart), [`PassphraseError::Damaged`] when `wrap` cannot be one, and as [`stretch`].
pub fn unwrap_with(wrap: &Wrap, passphrase: &str, context: &str) -> Result<Key, PassphraseError> {
    if wrap.sealed.len() != 32 + locked::OVERHEAD {
        return Err(PassphraseError::Damaged);
    }
    let key = stretch(passphrase, &wrap.salt, wrap.cost)?;
    let secret = locked::unlock(&key, context, &wrap.sealed).map_err(|error| match error {
        LockError::Refused => PassphraseError::Wrong,
        _ => PassphraseError::Damaged,
    })?;
    Key::from_slice(&secret).ok_or(PassphraseError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::hex;

    const QUICK: Cost = Cost::quick_for_tests();

    /// From the test suite of the reference implementation (phc-winner-argon2, `test.c`).
    #[test]
    fn agrees_with_the_reference_implementation() {
        let cost = Cost { memory_kib: 256, passes: 2, lanes: 1 };
        let key = argon2id(b"password", b"somesalt", cost).unwrap();
        let expect = "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe";
        assert_eq!(hex(key.expose()), expect);
    }

    #[test]
    fn letters_count_not_how_they_are_composed() {
        let salt = [3; 16];
        let composed = stretch("k\u{e4}vely", &salt, QUICK).unwrap();
        let decomposed = stretch("ka\u{308}vely", &salt, QUICK).unwrap();
        assert_eq!(composed, decomposed);
        assert_ne!(composed, stretch("kavely", &salt, QUICK).unwrap());
    }

    #[test]
    fn salt_and_cost_matter() {
        let key = stretch("words", &[3; 16], QUICK).unwrap();
        assert_ne!(key, stretch("words", &[4; 16], QUICK).unwrap());
        assert_ne!(key, stretch("words", &[3; 16], Cost { passes: 2, ..QUICK }).unwrap());
        assert_ne!(key, stretch("words ", &[3; 16], QUICK).unwrap());
    }

    #[test]
    fn a_cost_out_of_bounds_is_refused() {
        for cost in [
            Cost { memory_kib: 7, ..QUICK },
            Cost { memory_kib: u32::MAX, ..QUICK },
            Cost { passes: 0, ..QUICK },
            Cost { passes: 17, ..QUICK },
            Cost { lanes: 0, ..QUICK },
            Cost { lanes: 5, ..QUICK },
        ] {
            assert_eq!(stretch("words", &[3; 16], cost), Err(PassphraseError::Cost), "{cost:?}");
        }
        assert_eq!(stretch("", &[3; 16], QUICK), Err(PassphraseError::Empty));
    }

    #[test]
    fn a_wrap_opens_with_its_passphrase_only() {
        let secret = Key::generate().unwrap();
        let wrapped = wrap(&secret, "right words", QUICK, "organisation").unwrap();
        assert_eq!(unwrap_with(&wrapped, "right words", "organisation"), Ok(secret));
        let wrong = Err(PassphraseError::Wrong);
        assert_eq!(unwrap_with(&wrapped, "wrong words", "organisation"), wrong);
        assert_eq!(unwrap_with(&wrapped, "right words", "mailbox"), wrong);
        let cut = Wrap { sealed: wrapped.sealed[1..].to_vec(), ..wrapped.clone() };
        assert_eq!(unwrap_with(&cut, "right words", "organisation"), Err(PassphraseError::Damaged));
        let salted = Wrap { salt: [0; 16], ..wrapped };
        assert_eq!(unwrap_with(&salted, "right words", "organisation"), wrong);
    }

    #[test]
    fn a_wrap_survives_being_stored() {
        let wrapped = wrap(&Key::from_bytes([5; 32]), "right words", QUICK, "here").unwrap();
        let stored = serde_json::to_string(&wrapped).unwrap();
        assert!(stored.contains(&hex(&wrapped.salt)));
        assert_eq!(serde_json::from_str::<Wrap>(&stored).unwrap(), wrapped);
        let short = stored.replace(&hex(&wrapped.salt), "00");
        assert!(serde_json::from_str::<Wrap>(&short).is_err());
    }

    #[test]
    fn strength_follows_what_is_easy_to_guess() {
        assert_eq!(strength("", &[]), Strength { score: 0, guesses_log10: 0.0 });
        assert_eq!(strength("password1", &[]).score, 0);
        assert_eq!(strength("korppi sammal viheltaa 74 kuutamo", &[]).score, 4);
        let open = strength("Kuusikko2026", &[]).guesses_log10;
        let known = strength("Kuusikko2026", &["Kuusikko"]).guesses_log10;
        assert!(known < open, "{known} {open}");
    }
}
