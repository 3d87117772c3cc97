//! Codes that people read, say aloud, print and type.
//!
//! Owns how random bits are written in Crockford's base 32 (no I, L, O, U) in groups of four with a
//! check character, how tolerant reading them is, and what is derived from them. Each kind has its
//! own length, so that one cannot be taken for another. Does not know what a code opens.
//!
//! The check character is not Crockford's (modulo 37, whose five extra signs `*~$=U` are hard to say
//! and to type) but comes from the same 32 characters: the code word is a polynomial over the field of
//! 32 elements that has x = α as a root. Every single wrong character is found, and every two
//! characters that changed places less than 31 apart; other mistakes with a chance of 31 in 32.

use std::fmt;
use std::str::FromStr;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::digest::hkdf_sha256;
use crate::key::Key;
use crate::random::{self, RandomError};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Lets a member join: 80 random bits, 17 characters.
pub type InvitationCode = Code<10>;
/// Lets a writer of the safe channel come back: 128 random bits, 27 characters.
pub type Receipt = Code<16>;
/// Opens HR's workspace when the passphrase is lost: 160 random bits, 33 characters.
pub type RecoveryCode = Code<20>;

/// Why a text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Too many or too few characters.
    #[error("code_length")]
    Length {
        /// How many characters of the alphabet were read.
        found: usize,
        /// How many there should be, with the check character.
        expected: usize,
    },
    /// A character that is in no code.
    #[error("code_character")]
    Character {
        /// Which character of what was typed, counted from 1.
        position: usize,
    },
    /// All characters are possible, but together they are not a code: one or more are mistyped.
    #[error("code_check")]
    Check,
}

impl CodeError {
    /// Returns the stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "code_length",
            Self::Character { .. } => "code_character",
            Self::Check => "code_check",
        }
    }
}

/// Random bits that people carry; see the aliases for the kinds.
///
/// [`Display`](fmt::Display) shows the secret, which is what it is for.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Code<const BYTES: usize>([u8; BYTES]);

impl<const BYTES: usize> Code<BYTES> {
    /// How many characters a code of this kind has without hyphens, with its check character.
    pub const CHARACTERS: usize = (BYTES * 8).div_ceil(5) + 1;

    /// Draws a new code.
    ///
    /// # Errors
    /// [`RandomError`] when the machine has no randomness.
    pub fn generate() -> Result<Self, RandomError> {
        random::bytes().map(Self)
    }

    /// Makes the code of given bits, to show it again; wipe your own copy.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    /// Shows the bits, to seal them.
    #[must_use]
    pub const fn expose(&self) -> &[u8; BYTES] {
        &self.0
    }

    /// Reads what somebody typed.
    ///
    /// Case, spaces and hyphens do not matter, hyphens may be missing; O is read as 0, I and L as 1.
    ///
    /// # Errors
    /// [`CodeError`]: the first wrong character, else a wrong length, else a wrong check character.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let mut values = Zeroizing::new(Vec::with_capacity(Self::CHARACTERS));
        for (at, character) in text.chars().enumerate() {
            match character {
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
                space if space.is_whitespace() => {}
                other => values.push(value(other).ok_or(CodeError::Character { position: at + 1 })?),
            }
        }
        if values.len() != Self::CHARACTERS {
            return Err(CodeError::Length { found: values.len(), expected: Self::CHARACTERS });
        }
        if remainder(&values) != 0 {
            return Err(CodeError::Check);
        }
        values.pop();
        let mut bytes = Zeroizing::new([0; BYTES]);
        let mut targets = bytes.iter_mut();
        let (mut bits, mut held) = (0u32, 0);
        for value in values.iter() {
            bits = bits << 5 | u32::from(*value);
            held += 5;
            if held >= 8 {
                held -= 8;
                if let Some(target) = targets.next() {
                    *target = (bits >> held) as u8;
                }
                bits &= (1 << held) - 1;
            }
        }
        // The last character has bits to spare; a code that uses them was never written here.
        if bits == 0 { Ok(Self(*bytes)) } else { Err(CodeError::Check) }
    }

    /// Derives the key for one purpose.
    #[must_use]
    pub fn key(&self, purpose: &str) -> Key {
        Key::from_bytes(self.derive(&format!("key/{purpose}")))
    }

    /// Returns a public name of this code, from which the code cannot be found.
    ///
    /// Held against a list of names it tells that a code is known; it opens nothing.
    #[must_use]
    pub fn id(&self) -> [u8; 16] {
        let [id @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = self.derive("id");
        id
    }

    fn derive(&self, purpose: &str) -> [u8; 32] {
        hkdf_sha256(&self.0, b"vire/1 code", &format!("{BYTES}/{purpose}"))
    }

    /// Returns the characters' values, the check character last.
    fn values(&self) -> Zeroizing<Vec<u8>> {
        let mut values = Zeroizing::new(Vec::with_capacity(Self::CHARACTERS));
        let (mut bits, mut held) = (0u32, 0);
        for byte in &self.0 {
            bits = bits << 8 | u32::from(*byte);
            held += 8;
            while held >= 5 {
                held -= 5;
                values.push((bits >> held) as u8);
                bits &= (1 << held) - 1;
            }
        }
        if held > 0 {
            values.push((bits << (5 - held)) as u8);
        }
        let check = times_alpha(remainder(&values));
        values.push(check);
        values
    }
}

impl<const BYTES: usize> fmt::Display for Code<BYTES> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, value) in self.values().iter().enumerate() {
            if at > 0 && at % 4 == 0 {
                to.write_str("-")?;
            }
            let character = ALPHABET.get(usize::from(*value)).copied().unwrap_or(b'?');
            write!(to, "{}", char::from(character))?;
        }
        Ok(())
    }
}

impl<const BYTES: usize> fmt::Debug for Code<BYTES> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Code(..)")
    }
}

impl<const BYTES: usize> PartialEq for Code<BYTES> {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl<const BYTES: usize> Eq for Code<BYTES> {}

impl<const BYTES: usize> FromStr for Code<BYTES> {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::parse(text)
    }
}

fn value(character: char) -> Option<u8> {
    let read = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|known| char::from(*known) == read)?;
    u8::try_from(at).ok()
}

/// Evaluates the characters as a polynomial at α, by Horner; zero for every whole code.
fn remainder(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| times_alpha(sum) ^ value)
}

/// Multiplies by α in the field of 32 elements (x⁵ + x² + 1).
const fn times_alpha(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 0b10_0000 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_look_like_this() {
        let bytes = [0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf];
        assert_eq!(InvitationCode::from_bytes(bytes).to_string(), "0123-4567-89AB-CDEF-P");
        let lengths = [
            InvitationCode::generate().unwrap().to_string().len(),
            Receipt::generate().unwrap().to_string().len(),
            RecoveryCode::generate().unwrap().to_string().len(),
        ];
        assert_eq!(lengths, [17 + 4, 27 + 6, 33 + 8]);
    }

    #[test]
    fn alpha_runs_through_the_whole_field() {
        let powers: HashSet<u8> =
            std::iter::successors(Some(1), |power| Some(times_alpha(*power))).take(31).collect();
        assert_eq!(powers.len(), 31);
        assert!(powers.iter().all(|power| (1..32).contains(power)));
    }

    #[test]
    fn what_cannot_be_a_code_is_told_apart() {
        fn check(text: &str, expect: CodeError) {
            assert_eq!(InvitationCode::parse(text), Err(expect), "{text}");
        }
        check("", CodeError::Length { found: 0, expected: 17 });
        check("0123-4567", CodeError::Length { found: 8, expected: 17 });
        check("01u3-4567", CodeError::Character { position: 3 });
        check("0123-45ä7", CodeError::Character { position: 8 });
        check("0123-4567-89AB-CDEF-*", CodeError::Character { position: 21 });
        let receipt = Receipt::generate().unwrap().to_string();
        check(&receipt, CodeError::Length { found: 27, expected: 17 });
    }

    #[test]
    fn bits_that_are_not_in_the_code_are_refused() {
        let mut values = Receipt::from_bytes([0xff; 16]).values();
        values.pop();
        *values.last_mut().unwrap() |= 1;
        let check = times_alpha(remainder(&values));
        values.push(check);
        let text: String = values.iter().map(|at| char::from(ALPHABET[usize::from(*at)])).collect();
        assert_eq!(Receipt::parse(&text), Err(CodeError::Check));
    }

    #[test]
    fn keys_and_ids_are_separate() {
        let code = Receipt::from_bytes([9; 16]);
        assert_ne!(code.key("reply"), code.key("delete"));
        assert_ne!(code.key("reply").expose()[..16], code.id());
        assert_ne!(code.id(), *code.expose());
        assert_ne!(code.key("reply"), RecoveryCode::from_bytes([9; 20]).key("reply"));
        assert_eq!(code.id(), Receipt::parse(&code.to_string()).unwrap().id());
    }

    fn there_and_back<const BYTES: usize>(bytes: [u8; BYTES]) {
        let code = Code::<BYTES>::from_bytes(bytes);
        let text = code.to_string();
        assert_eq!(Code::parse(&text), Ok(code.clone()));
        let sloppy = text.to_lowercase().replace('-', " ").replace('0', "o").replacen('1', "l", 1);
        assert_eq!(Code::parse(&sloppy.replace('1', "I")), Ok(code.clone()));
        assert_eq!(Code::parse(&text.replace('-', "")), Ok(code.clone()));
        assert_eq!(Code::parse(&format!("\t{} \n", text.replace('-', "\u{2011}"))), Ok(code));
    }

    fn changed(values: &[u8]) -> String {
        values.iter().map(|at| char::from(ALPHABET[usize::from(*at)])).collect()
    }

    proptest! {
        #[test]
        fn what_was_written_can_be_read(a: [u8; 10], b: [u8; 16], c: [u8; 20]) {
            there_and_back(a);
            there_and_back(b);
            there_and_back(c);
        }

        #[test]
        fn one_wrong_character_is_found(bytes: [u8; 20], at in 0usize..33, by in 1u8..32) {
            let mut values = RecoveryCode::from_bytes(bytes).values();
            values[at] ^= by;
            prop_assert_eq!(RecoveryCode::parse(&changed(&values)), Err(CodeError::Check));
        }

        #[test]
        fn two_characters_that_changed_places_are_found(bytes: [u8; 16], a in 0usize..27, b in 0usize..27) {
            let mut values = Receipt::from_bytes(bytes).values();
            prop_assume!(values[a] != values[b]);
            values.swap(a, b);
            prop_assert_eq!(Receipt::parse(&changed(&values)), Err(CodeError::Check));
        }
    }
}
