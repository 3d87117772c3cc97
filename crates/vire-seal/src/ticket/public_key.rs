//! The one shape of an issuer's public key, and what members refuse.
//!
//! RFC 9578 fixes everything but the modulus: an SPKI with the RSASSA-PSS identifier, SHA-384, MGF1 with
//! SHA-384 and 48 bytes of salt, a modulus of 2048 bits and the exponent 65537. So the key is compared
//! with a template, byte for byte, and no DER is parsed. A modulus with a small factor was not drawn as
//! agreed and is refused. That the modulus is a product of two honest primes is not proved here; should
//! its maker have arranged that 65537 divides φ(n), so that blinding hides less, only one request in
//! 65,537 could be answered, and the member's app would see the others fail.

use super::TicketError;
use crate::digest::sha256;

/// Everything before the RSAPublicKey structure.
const ALGORITHM: [u8; 72] = [
    0x30, 0x82, 0x01, 0x52, 0x30, 0x3d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a,
    0x30, 0x30, 0xa0, 0x0d, 0x30, 0x0b, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02,
    0xa1, 0x1a, 0x30, 0x18, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x08, 0x30, 0x0b,
    0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02, 0xa2, 0x03, 0x02, 0x01, 0x30, 0x03,
    0x82, 0x01, 0x0f, 0x00,
];
/// SEQUENCE, then INTEGER of 257 bytes whose first is zero.
const BEFORE_MODULUS: [u8; 9] = [0x30, 0x82, 0x01, 0x0a, 0x02, 0x82, 0x01, 0x01, 0x00];
/// INTEGER 65537.
const EXPONENT: [u8; 5] = [0x02, 0x03, 0x01, 0x00, 0x01];
const MODULUS: usize = 256;
const SMALLEST_FACTOR: u32 = 1 << 16;

/// An issuer's public key of the right shape.
pub(super) struct PublicKey<'a> {
    spki: &'a [u8],
    modulus: &'a [u8; MODULUS],
}

impl<'a> PublicKey<'a> {
    /// Reads a key; refuses all but 2048 bits, an odd modulus and e = 65537, in exactly one encoding.
    pub(super) fn read(spki: &'a [u8]) -> Result<Self, TicketError> {
        let modulus = spki
            .strip_prefix(&ALGORITHM)
            .and_then(|rest| rest.strip_prefix(&BEFORE_MODULUS))
            .and_then(|rest| rest.strip_suffix(&EXPONENT))
            .and_then(|modulus| <&[u8; MODULUS]>::try_from(modulus).ok())
            .ok_or(TicketError::IssuerKey)?;
        let (Some(first), Some(last)) = (modulus.first(), modulus.last()) else {
            return Err(TicketError::IssuerKey);
        };
        if first & 0x80 == 0 || last & 1 == 0 {
            return Err(TicketError::IssuerKey);
        }
        Ok(Self { spki, modulus })
    }

    /// Refuses a modulus with a prime factor below 2¹⁶.
    pub(super) fn refuse_small_factors(&self) -> Result<(), TicketError> {
        let words: Vec<u64> = self
            .modulus
            .chunks_exact(4)
            .map(|word| word.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
            .collect();
        let divides = |prime: u64| words.iter().fold(0, |rest, word| (rest << 32 | word) % prime) == 0;
        if small_primes().any(divides) { Err(TicketError::IssuerKey) } else { Ok(()) }
    }

    /// Returns the RSAPublicKey structure (PKCS#1 DER).
    pub(super) fn pkcs1(&self) -> &'a [u8] {
        self.spki.get(ALGORITHM.len()..).unwrap_or_default()
    }

    /// Returns the key id of RFC 9578: the SHA-256 of the SPKI.
    pub(super) fn id(&self) -> [u8; 32] {
        sha256(&[self.spki])
    }
}

/// Walks the primes below 2¹⁶, by the sieve of Eratosthenes.
fn small_primes() -> impl Iterator<Item = u64> {
    let mut composite = vec![false; SMALLEST_FACTOR as usize];
    (2..SMALLEST_FACTOR as usize).filter_map(move |number| {
        if composite.get(number).copied().unwrap_or(true) {
            return None;
        }
        for multiple in composite.iter_mut().skip(number * number).step_by(number) {
            *multiple = true;
        }
        Some(number as u64)
    })
}

/// Encodes a modulus (256 bytes, big-endian) as an issuer's public key.
pub(super) fn encode(modulus: &[u8]) -> Vec<u8> {
    [&ALGORITHM, &BEFORE_MODULUS[..], modulus, &EXPONENT].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_6542_primes_below_65536() {
        let primes: Vec<u64> = small_primes().collect();
        assert_eq!(primes.len(), 6542);
        assert_eq!(primes[..6], [2, 3, 5, 7, 11, 13]);
        assert_eq!(primes.last(), Some(&65521));
    }

    /// Returns `factor` times the prime 2¹²⁷⁹ − 1 (so no other small prime divides it).
    fn multiple_of(factor: u64) -> [u8; MODULUS] {
        let mut bytes = [0; MODULUS];
        let mut carry = 0;
        for (at, byte) in bytes.iter_mut().rev().enumerate() {
            let digit = match at {
                0..159 => 0xff,
                159 => 0x7f,
                _ => 0,
            };
            let product = digit * factor + carry;
            *byte = product as u8;
            carry = product >> 8;
        }
        bytes
    }

    #[test]
    fn a_multiple_of_any_small_prime_is_refused() {
        let check = |factor, expect| {
            let modulus = multiple_of(factor);
            let key = PublicKey { spki: &[], modulus: &modulus };
            assert_eq!(key.refuse_small_factors(), expect, "{factor}");
        };
        for prime in small_primes().step_by(97).chain([3, 5, 65521]) {
            check(prime, Err(TicketError::IssuerKey));
        }
        check(1, Ok(()));
        // The first prime above the bound.
        check(65537, Ok(()));
    }

    #[test]
    fn only_an_odd_modulus_of_2048_bits_is_read() {
        let check = |first, last, expect| {
            let mut modulus = [0x5a; MODULUS];
            (modulus[0], modulus[255]) = (first, last);
            assert_eq!(PublicKey::read(&encode(&modulus)).err(), expect, "{first:#x} {last:#x}");
        };
        check(0x80, 0x01, None);
        check(0x7f, 0x01, Some(TicketError::IssuerKey));
        check(0x80, 0x02, Some(TicketError::IssuerKey));
    }
}
