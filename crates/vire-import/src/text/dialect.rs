//! The separator of fields: the one that makes the most even table.

use std::collections::BTreeMap;

use crate::csv::Records;
use crate::error::FileError;

const SEPARATORS: [u8; 4] = *b",;\t|";

/// Reads a `sep=;` line: the separator and the length of the line.
pub(crate) fn declared(sample: &[u8]) -> Option<(u8, usize)> {
    let line = sample.split(|&byte| byte == b'\n').next()?;
    let bare = line.strip_suffix(b"\r").unwrap_or(line);
    let bare = bare.strip_prefix(b"\"").and_then(|bare| bare.strip_suffix(b"\"")).unwrap_or(bare);
    let [s, e, p, b'=', separator] = bare else { return None };
    let said = [s, e, p].map(|byte| byte.to_ascii_lowercase()) == *b"sep";
    (said && separator.is_ascii() && *separator != b'"').then_some((*separator, line.len() + 1))
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
fn evenness(sample: &[u8], cut: bool, separator: u8) -> f64 {
    let mut records = Records::new(sample, separator, 1);
    let mut widths: Vec<usize> = Vec::new();
    let broken = loop {
        match records.advance() {
            Ok(true) => widths.push(records.record().width()),
            Ok(false) => break false,
            // The end of the sample may lie inside a field.
            Err(FileError::QuoteUnclosed { .. }) if cut => break false,
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
    let sound = if broken { 0.1 } else { 1.0 };
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
    }

    #[test]
    fn a_declared_separator_is_believed() {
        assert_eq!(declared(b"sep=;\r\na;b\n"), Some((b';', 7)));
        assert_eq!(declared(b"\"SEP=|\"\na|b"), Some((b'|', 8)));
        assert_eq!(declared(b"sep=;;\n"), None);
        assert_eq!(declared(b"separator\n"), None);
    }
}
