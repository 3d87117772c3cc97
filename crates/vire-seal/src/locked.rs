//! Sealing under a key that both sides hold.
//!
//! Owns one format: `1 ‖ nonce[24] ‖ XChaCha20-Poly1305 ciphertext ‖ tag[16]`, 41 bytes longer than
//! what it seals. The random nonce is long enough that one key may seal as often as anybody likes. The
//! context is authenticated with the content, so that bytes locked for one place do not open in
//! another. Hides content, not length; padding is [`crate::envelope`]'s.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::key::Key;
use crate::random::{self, RandomError};

/// How many bytes [`lock`] adds.
pub const OVERHEAD: usize = 1 + NONCE + 16;

const NONCE: usize = 24;
const FORMAT: u8 = 1;

/// Why something could not be locked or unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// Not made by [`lock`]: too short, or of an unknown format.
    #[error("lock_malformed")]
    Malformed,
    /// Another key, another context, or changed bytes; which one cannot be told.
    #[error("lock_refused")]
    Refused,
    /// Longer than the cipher takes (256 GiB).
    #[error("lock_too_long")]
    TooLong,
    /// No randomness for the nonce.
    #[error(transparent)]
    Random(#[from] RandomError),
}

impl LockError {
    /// Returns the stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed => "lock_malformed",
            Self::Refused => "lock_refused",
            Self::TooLong => "lock_too_long",
            Self::Random(error) => error.code(),
        }
    }
}

/// Seals `plain` under `key` for `context`.
///
/// # Errors
/// [`LockError::Random`] when the machine has no randomness.
pub fn lock(key: &Key, context: &str, plain: &[u8]) -> Result<Vec<u8>, LockError> {
    let nonce: [u8; NONCE] = random::bytes()?;
    let payload = Payload { msg: plain, aad: context.as_bytes() };
    let ciphertext = cipher(key).encrypt(&nonce.into(), payload).map_err(|_| LockError::TooLong)?;
    let mut sealed = Vec::with_capacity(plain.len() + OVERHEAD);
    sealed.push(FORMAT);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&ciphertext);
    Ok(sealed)
}

/// Opens what [`lock`] sealed under the same `key` for the same `context`.
///
/// # Errors
/// [`LockError::Malformed`] when the bytes were never locked, [`LockError::Refused`] when the key or
/// the context is another or any bit has changed.
pub fn unlock(key: &Key, context: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, LockError> {
    let (format, rest) = sealed.split_first().ok_or(LockError::Malformed)?;
    let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>().ok_or(LockError::Malformed)?;
    if *format != FORMAT || sealed.len() < OVERHEAD {
        return Err(LockError::Malformed);
    }
    let payload = Payload { msg: ciphertext, aad: context.as_bytes() };
    let plain = cipher(key).decrypt(&XNonce::from(*nonce), payload).map_err(|_| LockError::Refused)?;
    Ok(Zeroizing::new(plain))
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose().into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(byte: u8) -> Key {
        Key::from_bytes([byte; 32])
    }

    #[test]
    fn any_flipped_bit_is_refused() {
        let sealed = lock(&key(1), "here", b"eleven byte").unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut broken = sealed.clone();
            broken[bit / 8] ^= 1 << (bit % 8);
            assert!(unlock(&key(1), "here", &broken).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn another_key_or_context_is_refused() {
        let sealed = lock(&key(1), "here", b"content").unwrap();
        assert_eq!(unlock(&key(2), "here", &sealed), Err(LockError::Refused));
        assert_eq!(unlock(&key(1), "there", &sealed), Err(LockError::Refused));
        assert_eq!(&**unlock(&key(1), "here", &sealed).unwrap(), b"content");
    }

    #[test]
    fn every_truncation_is_refused() {
        let sealed = lock(&key(1), "here", b"content").unwrap();
        for length in 0..sealed.len() {
            let expect = if length < OVERHEAD { LockError::Malformed } else { LockError::Refused };
            assert_eq!(unlock(&key(1), "here", &sealed[..length]), Err(expect), "{length}");
        }
    }

    #[test]
    fn the_same_content_never_looks_the_same() {
        assert_ne!(lock(&key(1), "here", b"x").unwrap(), lock(&key(1), "here", b"x").unwrap());
    }

    proptest! {
        #[test]
        fn what_was_locked_unlocks(plain: Vec<u8>, context: String) {
            let sealed = lock(&key(1), &context, &plain).unwrap();
            prop_assert_eq!(sealed.len(), plain.len() + OVERHEAD);
            prop_assert_eq!(&**unlock(&key(1), &context, &sealed).unwrap(), &plain);
        }
    }
}
