//! The separator of fields: the one that makes the most even table.

use std::collections::BTreeMap;

use crate::csv::{FIELDS, Records};
use crate::error::FileError;

const SEPARATORS: [u8; 4] = *b",;\t|";

/// What a table is worth that breaks off: between two that are nearly as even, the one that can be read.
const BROKEN: f64 = 0.9;

/// Reads a `sep=;` line: the separator and the length of the line.
pub(crate) fn declared(sample: &[u8]) -> Option<(u8, usize)> {
    let bare = sample.split(|&byte| byte == b'\n' || byte == b'\r').next()?;
    let end = if sample.get(bare.len()..).is_some_and(|rest| rest.starts_with(b"\r\n")) { 2 } else { 1 };
    let length = bare.len() + end;
    let bare = bare.strip_prefix(b"\"").and_then(|bare| bare.strip_suffix(b"\"")).unwrap_or(bare);
    let [s, e, p, b'=', separator] = bare else { return None };
    let said = [s, e, p].map(|byte| byte.to_ascii_lowercase()) == *b"sep";
    (said && separator.is_ascii() && *separator != b'"').then_some((*separator, length))
}

/// Finds the separator of a sample. `cut`: whether the file goes on behind it.
pub(crate) fn separator(sample: &[u8], cut: bool) -> u8 {
    let mut best = (0.0, b',');
    for separator in SEPARATORS {
        let evenness = evenness(sample, cut, separator);
        if evenness > best.0 {
            best = (evenness, separator);
        }
    }
    best.1
}

/// Returns how even a table a separator makes, 0..1: the share of records with the commonest number of
/// fields, more for more fields, less where the first record has another number.
///
/// Where a record is broken, those before it are judged: most tables with one wrong quotation mark are even up
/// to it, and reading tells where it stands.
fn evenness(sample: &[u8], cut: bool, separator: u8) -> f64 {
    let mut records = Records::new(sample, separator, 1);
    let mut widths: Vec<usize> = Vec::new();
    let broken = loop {
        match records.advance() {
            Ok(true) => widths.push(records.record().width()),
            Ok(false) => break false,
            // The end of the sample may lie inside a field.
            Err(FileError::QuoteUnclosed { .. }) if cut => break false,
            // Too wide is no other table: its header may be.
            Err(FileError::TooManyColumns { .. }) => {
                widths.push(FIELDS + 1);
                break true;
            }
            Err(_) => break true,
        }
    };
    if cut && widths.len() > 1 {
        widths.pop();
    }
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for width in &widths {
        *counts.entry(*width).or_default() += 1;
    }
    let Some((&width, &count)) = counts.iter().max_by_key(|(_, count)| **count) else { return 0.0 };
    if width < 2 {
        return 0.0;
    }
    let share = count as f64 / widths.len() as f64;
    let led = if widths.first() == Some(&width) { 1.0 } else { 0.7 };
    let sound = if broken { BROKEN } else { 1.0 };
    share * led * sound * (1.0 - 1.0 / width as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_makes_the_most_even_table() {
        let check = |text: &str, expect: u8| {
            assert_eq!(char::from(separator(text.as_bytes(), false)), char::from(expect), "{text:?}");
        };
        check("a,b\n1,2\n", b',');
        check("pvm;arvo\n1.2.2025;7,5\n2.2.2025;8,5\n", b';');
        check("a;b;c\n1,5;2,5;x\n1,5;2,5;y\n", b';');
        check("\"a\";\"b\"\n\"1, 2\";\"3\"\n", b';');
        check("a\tb\n1\tx, y; z\n", b'\t');
        check("a|b|c\n1|2|3\n", b'|');
        check("id,comment,score\n1,\"a;b;c\nd;e\",5\n2,x,6\n", b',');
        check("\"a;b;c\",\"d\"\n\"1;2;3\",\"4\"\n", b',');
        check("one\ntwo\n", b',');
        // One wrong quotation mark makes no other table.
        let lines = |head: &str, line: &str, wrong: &str| {
            format!("{head}\n{}{wrong}\n{}", format!("{line}\n").repeat(20), format!("{line}\n").repeat(20))
        };
        for wrong in ["2.11.2026;4,5;\"hyvä\" palvelu", "2.11.2026;4,5;\"hyvä palvelu"] {
            check(&lines("Pvm;CSAT;Kommentti", "2.11.2026;4,5;ok", wrong), b';');
            check(&lines("Pvm;NPS;Kommentti", "2.11.2026;9;ok, kiva", wrong), b';');
        }
        check(&lines("Date,NPS,Comment", "2026-11-02,9,a;b", "2026-11-02,9,\"x\" y;"), b',');
        check(&format!("a{}\n", ";b".repeat(300)), b';');
    }

    #[test]
    fn a_declared_separator_is_believed() {
        assert_eq!(declared(b"sep=;\r\na;b\n"), Some((b';', 7)));
        assert_eq!(declared(b"\"SEP=|\"\na|b"), Some((b'|', 8)));
        assert_eq!(declared(b"sep=;\ra;b\r"), Some((b';', 6)));
        assert_eq!(declared(b"sep=;;\n"), None);
        assert_eq!(declared(b"separator\n"), None);
    }
}
