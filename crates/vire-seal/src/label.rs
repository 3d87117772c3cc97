//! Labels: two friendly words that name a wallet on a shared machine.
//!
//! Owns the two lists (256 words of weather, land and plants; 256 of animals) and how a typed label is
//! read. A label is a name, not a secret: it has 16 bits, and stands where a person's name must not.

use crate::random::{self, RandomError};

const PLACES: &str = include_str!("label/places.txt");
const CREATURES: &str = include_str!("label/creatures.txt");

/// Draws a label such as `mossy-otter`.
///
/// Two lower-case ASCII words joined by a hyphen; 65,536 are equally likely.
///
/// # Errors
/// [`RandomError`] when the machine has no randomness.
pub fn two_words() -> Result<String, RandomError> {
    let [place, creature] = random::bytes()?;
    Ok(format!("{}-{}", word(PLACES, place), word(CREATURES, creature)))
}

/// Returns a typed label as [`two_words`] writes it: lower case, one hyphen between words.
#[must_use]
pub fn normalise(typed: &str) -> String {
    let lower = typed.to_lowercase();
    let words = lower.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

fn word(list: &str, at: u8) -> &str {
    list.lines().nth(usize::from(at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn both_lists_hold_256_plain_words_and_share_none() {
        let mut seen = HashSet::new();
        for list in [PLACES, CREATURES] {
            assert_eq!(list.lines().count(), 256);
            for word in list.lines() {
                assert!((3..=11).contains(&word.len()), "{word}");
                assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
                assert!(seen.insert(word), "{word} twice");
            }
        }
    }

    #[test]
    fn a_label_is_one_word_of_each_list() {
        let label = two_words().unwrap();
        let (place, creature) = label.split_once('-').unwrap();
        assert!(PLACES.lines().any(|word| word == place));
        assert!(CREATURES.lines().any(|word| word == creature));
        assert_eq!(word(PLACES, 255), PLACES.lines().last().unwrap());
    }

    #[test]
    fn a_typed_label_is_read_kindly() {
        for typed in ["mossy-otter", " Mossy Otter ", "MOSSY_OTTER", "mossy – otter", "mossy--otter\n"] {
            assert_eq!(normalise(typed), "mossy-otter", "{typed}");
        }
        assert_eq!(normalise(" - "), "");
    }

    #[test]
    fn every_label_is_already_normal() {
        for at in 0..=255 {
            let label = format!("{}-{}", word(PLACES, at), word(CREATURES, at));
            assert_eq!(normalise(&label), label);
        }
    }
}
