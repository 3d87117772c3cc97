//! Digests: SHA-256, HMAC-SHA-256, HKDF-SHA-256, and hexadecimal.
//!
//! Owns no key and no meaning. Parts are simply joined: a caller whose parts vary in length puts the
//! lengths in.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const BLOCK: usize = 64;

/// Returns the SHA-256 of `parts`, joined in order without separators.
#[must_use]
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// The SHA-256 of something too long to hold at once.
#[derive(Debug, Clone, Default)]
pub struct RunningSha256(Sha256);

impl RunningSha256 {
    /// Takes in what comes next.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the digest of everything taken in.
    #[must_use]
    pub fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// Returns the HMAC-SHA-256 under `key` (any length) of `parts`, joined in order without separators.
///
/// Source: RFC 2104.
#[must_use]
pub fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut block = Zeroizing::new([0u8; BLOCK]);
    if key.len() > BLOCK {
        for (to, from) in block.iter_mut().zip(sha256(&[key])) {
            *to = from;
        }
    } else {
        for (to, from) in block.iter_mut().zip(key) {
            *to = *from;
        }
    }
    let mut mac = Hmac::<Sha256>::new(&(*block).into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Derives 32 bytes from `secret` for one purpose.
///
/// `salt` may be empty; `info` names the purpose. HKDF whose output is one block: extract, then the
/// first step of expand, so it cannot fail.
///
/// Source: RFC 5869.
#[must_use]
pub fn hkdf_sha256(secret: &[u8], salt: &[u8], info: &str) -> [u8; 32] {
    let extracted = Zeroizing::new(hmac_sha256(salt, &[secret]));
    hmac_sha256(&*extracted, &[info.as_bytes(), &[1]])
}

/// Returns `bytes` in lower-case hexadecimal, two characters each.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.filter_map(|nibble| DIGITS.get(usize::from(nibble))).collect()
}

/// Returns the bytes of hexadecimal `text` in either case; none when a character or the length is wrong.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sha256_agrees_with_fips_180_4() {
        let expect = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hex(&sha256(&[b"abc"])), expect);
        assert_eq!(hex(&sha256(&[b"a", b"", b"bc"])), expect);
    }

    #[test]
    fn hmac_agrees_with_rfc_4231() {
        fn check(key: &[u8], message: &[u8], expect: &str) {
            assert_eq!(hex(&hmac_sha256(key, &[message])), expect);
        }
        check(
            b"Jefe",
            b"what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        );
        check(
            &[0xaa; 131],
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        );
    }

    /// The first 32 of the 42 bytes that RFC 5869 gives, case 1 (`info` is not text there, so it is
    /// compared through the case with empty salt and info, case 3).
    #[test]
    fn hkdf_agrees_with_rfc_5869() {
        assert_eq!(
            hex(&hkdf_sha256(&[0x0b; 22], b"", "")),
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
        );
    }

    #[test]
    fn hkdf_depends_on_every_argument() {
        let base = hkdf_sha256(b"secret", b"salt", "info");
        assert_ne!(base, hkdf_sha256(b"secreT", b"salt", "info"));
        assert_ne!(base, hkdf_sha256(b"secret", b"salT", "info"));
        assert_ne!(base, hkdf_sha256(b"secret", b"salt", "infO"));
    }

    #[test]
    fn broken_hexadecimal_is_none() {
        for text in ["a", "0g", "+1", " 1", "ää", "0x00"] {
            assert_eq!(unhex(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn hexadecimal_goes_there_and_back(bytes: Vec<u8>) {
            prop_assert_eq!(unhex(&hex(&bytes)), Some(bytes.clone()));
            prop_assert_eq!(unhex(&hex(&bytes).to_uppercase()), Some(bytes));
        }
    }
}
