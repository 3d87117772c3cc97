//! A key: 32 secret bytes.
//!
//! Owns how such bytes live in memory: wiped when dropped, compared in constant time, never printed.
//! Does not decide what a key opens or where it is kept.

use std::fmt;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::digest::hkdf_sha256;
use crate::random::{self, RandomError};

/// Thirty-two secret bytes.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// Draws a new key.
    ///
    /// # Errors
    /// [`RandomError`] when the machine has no randomness.
    pub fn generate() -> Result<Self, RandomError> {
        random::bytes().map(Self)
    }

    /// Makes a key of given bytes; wipe your own copy.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Makes a key of a slice; none unless it holds exactly 32 bytes.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Shows the bytes, to hand them to a cipher or to seal them.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// Derives another key for one purpose; neither tells anything about the other's siblings.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Self {
        Self(hkdf_sha256(&self.0, b"vire/1 key", purpose))
    }

    /// Returns the key as 64 hexadecimal characters, as SQLCipher takes a raw key.
    #[must_use]
    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(crate::digest::hex(&self.0))
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Key {}

impl fmt::Debug for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Key(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_byte() {
        assert_eq!(format!("{:?}", Key::from_bytes([7; 32])), "Key(..)");
    }

    #[test]
    fn keys_are_equal_by_content() {
        assert_eq!(Key::from_bytes([7; 32]), Key::from_bytes([7; 32]));
        let mut other = [7; 32];
        other[31] = 6;
        assert_ne!(Key::from_bytes([7; 32]), Key::from_bytes(other));
        assert_ne!(Key::generate().unwrap(), Key::generate().unwrap());
    }

    #[test]
    fn derived_keys_differ_by_purpose() {
        let key = Key::from_bytes([7; 32]);
        assert_eq!(key.derive("a"), key.derive("a"));
        assert_ne!(key.derive("a"), key.derive("b"));
        assert_ne!(key.derive("a"), key);
    }

    #[test]
    fn a_slice_of_another_length_is_no_key() {
        assert!(Key::from_slice(&[0; 32]).is_some());
        assert!(Key::from_slice(&[0; 31]).is_none());
        assert!(Key::from_slice(&[0; 33]).is_none());
    }
}
