//! Scores that come with words or as signs: "Extremely likely - 10", "4/5", "★★★★☆", "1 = huono".
//!
//! Takes the number and the words apart; what the words mean is found in [`crate::labels`].

use crate::record::trim;
use crate::score::{Decimal, decimal};

/// A number that stands among words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Worded<'a> {
    /// The number.
    pub number: Decimal,
    /// The top of the scale in thousandths, where the cell names it: "4/5".
    pub of: Option<i64>,
    /// The words beside the number; empty where there are none.
    pub words: &'a str,
}

/// Reads a cell that is more than a number; `comma`: whether a decimal comma is a decimal sign.
pub(crate) fn worded(field: &[u8], comma: bool) -> Option<Worded<'_>> {
    // Words that hold neither a digit nor a star are what a label map is for.
    if !field.iter().any(|byte| byte.is_ascii_digit() || *byte == 0xe2) {
        return None;
    }
    let text = std::str::from_utf8(field).ok()?.trim();
    stars(text)
        .or_else(|| share(text, comma))
        .or_else(|| beside(text, comma))
        .or_else(|| bracketed(text, comma))
        .or_else(|| counted(text, comma))
}

fn number(text: &str, comma: bool) -> Option<Decimal> {
    decimal(trim(text.as_bytes()), comma)
}

fn wordy(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Reads `★★★★☆` and `⭐⭐⭐`: the filled ones count.
fn stars(text: &str) -> Option<Worded<'_>> {
    let (mut filled, mut open) = (0_i64, 0_i64);
    for c in text.chars() {
        match c {
            '★' | '⭐' => filled += 1,
            '☆' => open += 1,
            '\u{fe0f}' | ' ' => {}
            _ => return None,
        }
    }
    let known = filled + open > 0 && filled + open <= 10;
    let of = (open > 0).then_some((filled + open) * 1000);
    known.then_some(Worded {
        number: Decimal { thousandths: filled * 1000, whole: true, rest: 0 },
        of,
        words: "",
    })
}

/// Reads `4/5` and `4 out of 5`.
fn share(text: &str, comma: bool) -> Option<Worded<'_>> {
    let (score, top) =
        text.split_once('/').or_else(|| text.split_once(" out of ")).or_else(|| text.split_once(" av "))?;
    let top = number(top, comma).filter(|top| top.whole && top.thousandths > 0)?;
    Some(Worded { number: number(score, comma)?, of: Some(top.thousandths), words: "" })
}

/// Reads "Extremely likely - 10", "10 - Extremely likely", "1 = huono" and "5: bra".
fn beside(text: &str, comma: bool) -> Option<Worded<'_>> {
    let dash = |c| matches!(c, '-' | '\u{2013}' | '\u{2014}' | '=' | ':');
    let one = |words, score| {
        let number = number(score, comma)?;
        Some(Worded { number, of: None, words })
    };
    if let Some((words, score)) = text.rsplit_once(dash)
        && wordy(words)
        && words.ends_with(char::is_whitespace)
        && let Some(found) = one(words, score)
    {
        return Some(found);
    }
    let (score, words) = text.split_once(dash)?;
    (wordy(words) && words.starts_with(char::is_whitespace)).then(|| one(words, score)).flatten()
}

/// Reads "10 (Extremely likely)" and "Extremely likely (10)".
fn bracketed(text: &str, comma: bool) -> Option<Worded<'_>> {
    let (before, inside) = text.strip_suffix(')')?.rsplit_once('(')?;
    if wordy(inside) {
        return Some(Worded { number: number(before, comma)?, of: None, words: inside });
    }
    wordy(before).then(|| number(inside, comma).map(|number| Worded { number, of: None, words: before }))?
}

/// Reads "4 stars", "4 tähteä", "4 poäng".
fn counted(text: &str, comma: bool) -> Option<Worded<'_>> {
    const UNITS: [&str; 11] = [
        "star",
        "stars",
        "tähti",
        "tähteä",
        "stjärna",
        "stjärnor",
        "point",
        "points",
        "pistettä",
        "piste",
        "poäng",
    ];
    let (score, unit) = text.split_once(' ')?;
    let unit = unit.trim().to_lowercase();
    let number = number(score, comma)?;
    UNITS.contains(&unit.as_str()).then_some(Worded { number, of: None, words: "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_taken_out_of_its_words() {
        let check = |text: &str, expect: Option<(i64, Option<i64>)>| {
            let found = worded(text.as_bytes(), true).map(|found| (found.number.thousandths, found.of));
            assert_eq!(found, expect, "{text}");
        };
        check("Extremely likely - 10", Some((10_000, None)));
        check("Extremely likely - I tell everyone - 10", Some((10_000, None)));
        check("0 – ei lainkaan", Some((0, None)));
        check("0 – ei lainkaan – en koskaan", Some((0, None)));
        check("1 = erittäin huono", Some((1000, None)));
        check("5: mycket bra", Some((5000, None)));
        check("10 (Extremely likely)", Some((10_000, None)));
        check("Erittäin tyytyväinen (5)", Some((5000, None)));
        check("4/5", Some((4000, Some(5000))));
        check("4 out of 5", Some((4000, Some(5000))));
        check("4,5 / 5", Some((4500, Some(5000))));
        check("★★★★☆", Some((4000, Some(5000))));
        check("⭐⭐⭐", Some((3000, None)));
        check("4 tähteä", Some((4000, None)));
        check("4 euroa", None);
        check("Q1-5", None);
        check("10-12", None);
        check("hyvä", None);
        check("2025/03", Some((2_025_000, Some(3000))));
        check("", None);
    }
}
