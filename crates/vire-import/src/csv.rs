//! Records of separated text, with the guards that files of strangers need.
//!
//! Splits like RFC 4180 and the `csv` crate (a test compares the two), but an open quote at the end
//! of the file, text after a closing quote and endless records are errors with their line, and fields
//! stay in the read buffer. Knows nothing of headers, encodings or meanings.

use std::io::Read;

use crate::error::FileError;
use crate::record::Record;

/// The longest record.
pub(crate) const RECORD_BYTES: usize = 1 << 20;
/// The most physical lines of one record.
pub(crate) const RECORD_LINES: u64 = 200;
/// The most fields of one record.
pub(crate) const FIELDS: usize = 300;
const CHUNK: usize = 256 << 10;

/// Splits a stream of bytes into records.
pub(crate) struct Records<R> {
    input: R,
    delimiter: u8,
    buffer: Vec<u8>,
    filled: usize,
    at: usize,
    ended: bool,
    bounds: Vec<(u32, u32)>,
    escaped: Vec<usize>,
    start: usize,
    line: u64,
    next_line: u64,
    taken: u64,
}

/// What became of an attempt to split one record out of the buffer.
enum Split {
    Whole { end: usize, lines: u64 },
    Blank { end: usize, lines: u64 },
    More,
}

impl<R: Read> Records<R> {
    /// Starts at the beginning of `input`, whose first byte stands on `line`.
    pub fn new(input: R, delimiter: u8, line: u64) -> Self {
        Self {
            input,
            delimiter,
            buffer: Vec::new(),
            filled: 0,
            at: 0,
            ended: false,
            bounds: Vec::with_capacity(32),
            escaped: Vec::new(),
            start: 0,
            line,
            next_line: line,
            taken: 0,
        }
    }

    /// Returns how many bytes were split so far.
    pub fn bytes(&self) -> u64 {
        self.taken
    }

    /// Moves to the next record; `false` at the end. Blank lines are no records.
    pub fn advance(&mut self) -> Result<bool, FileError> {
        loop {
            match self.split()? {
                Split::Whole { end, lines } => {
                    self.line = self.next_line;
                    self.next_line += lines;
                    self.start = self.at;
                    self.taken += (end - self.at) as u64;
                    self.at = end;
                    self.unescape();
                    return Ok(true);
                }
                Split::Blank { end, lines } => {
                    self.next_line += lines;
                    self.taken += (end - self.at) as u64;
                    self.at = end;
                }
                Split::More if self.ended => {
                    if self.at < self.filled {
                        // Cannot happen: at the end of the file a split is whole, blank or an error.
                        self.at = self.filled;
                    }
                    return Ok(false);
                }
                Split::More => self.fill()?,
            }
        }
    }

    /// Returns the record that [`Records::advance`] moved to.
    pub fn record(&self) -> Record<'_> {
        Record {
            text: self.buffer.get(self.start..self.at).unwrap_or_default(),
            bounds: &self.bounds,
            line: self.line,
            sheet: false,
        }
    }

    fn fill(&mut self) -> Result<(), FileError> {
        if self.at > 0 {
            self.buffer.copy_within(self.at..self.filled, 0);
            self.filled -= self.at;
            self.at = 0;
        }
        if self.filled >= RECORD_BYTES + 2 {
            return Err(FileError::RecordTooLong { line: self.next_line });
        }
        // Grows to one record of the allowed length and a chunk, never with the file.
        let room = if self.filled * 2 > CHUNK { RECORD_BYTES + CHUNK } else { CHUNK };
        if self.buffer.len() < room {
            self.buffer.resize(room, 0);
        }
        let free = self.buffer.get_mut(self.filled..).unwrap_or_default();
        loop {
            match self.input.read(free) {
                Ok(0) => {
                    self.ended = true;
                    // Old systems end a text with this sign.
                    let rest = self.buffer.get(self.at..self.filled).unwrap_or_default();
                    self.filled -= usize::from(rest.last() == Some(&0x1a));
                }
                Ok(read) => self.filled += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            }
            return Ok(());
        }
    }

    fn split(&mut self) -> Result<Split, FileError> {
        let text = self.buffer.get(self.at..self.filled).unwrap_or_default();
        self.bounds.clear();
        self.escaped.clear();
        let (mut at, mut lines, delimiter) = (0_usize, 1_u64, self.delimiter);
        let Some(&first) = text.first() else { return Ok(Split::More) };
        // Nearly every record begins with a visible character.
        if first <= b' ' {
            let (end, lines) = blank_lines(text, delimiter, self.ended);
            if end > 0 {
                return Ok(Split::Blank { end: self.at + end, lines });
            }
        }
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let end = if rest.first() == Some(&b'"') {
                let place = Place { record: self.next_line, lines, ended: self.ended };
                let Some(field) = quoted(text, at, delimiter, place)? else { return Ok(Split::More) };
                if field.doubled {
                    self.escaped.push(self.bounds.len());
                }
                self.bounds.push((at as u32 + 1, field.close as u32));
                lines = field.lines;
                field.end
            } else {
                let length = plain_length(rest, delimiter);
                self.bounds.push((at as u32, (at + length) as u32));
                at + length
            };
            if self.bounds.len() > FIELDS {
                return Err(FileError::TooManyColumns { line: self.next_line });
            }
            if end > RECORD_BYTES {
                return Err(FileError::RecordTooLong { line: self.next_line });
            }
            match text.get(end) {
                Some(&byte) if byte == delimiter => at = end + 1,
                Some(b'\n') => return Ok(Split::Whole { end: self.at + end + 1, lines }),
                Some(_) => match text.get(end + 1) {
                    Some(b'\n') => return Ok(Split::Whole { end: self.at + end + 2, lines }),
                    None if !self.ended => return Ok(Split::More),
                    _ => return Ok(Split::Whole { end: self.at + end + 1, lines }),
                },
                None if self.ended => return Ok(Split::Whole { end: self.at + end, lines }),
                None => return Ok(Split::More),
            }
        }
    }

    fn unescape(&mut self) {
        let text = self.buffer.get_mut(self.start..self.at).unwrap_or_default();
        for &index in &self.escaped {
            let Some(bounds) = self.bounds.get_mut(index) else { continue };
            let Some(field) = text.get_mut(bounds.0 as usize..bounds.1 as usize) else { continue };
            let (mut from, mut to) = (0, 0);
            while let Some(&byte) = field.get(from) {
                if let Some(slot) = field.get_mut(to) {
                    *slot = byte;
                }
                from += if byte == b'"' { 2 } else { 1 };
                to += 1;
            }
            bounds.1 = bounds.0 + to as u32;
        }
    }
}

/// Measures the blank lines at the beginning of a text: their bytes and their number. A line of spaces is
/// blank too; one that the buffer cuts is left for later.
fn blank_lines(text: &[u8], delimiter: u8, ended: bool) -> (usize, u64) {
    let (mut end, mut lines) = (0, 0);
    loop {
        let spaces = |&byte: &u8| (byte == b' ' || byte == b'\t') && byte != delimiter;
        let line = text.get(end..).unwrap_or_default();
        let spaces = if line.first().is_some_and(spaces) {
            line.iter().position(|byte| !spaces(byte)).unwrap_or(line.len())
        } else {
            0
        };
        end += match (line.get(spaces), line.get(spaces + 1)) {
            (Some(b'\n'), _) => spaces + 1,
            (Some(b'\r'), Some(b'\n')) => spaces + 2,
            (Some(b'\r'), None) if !ended => return (end, lines),
            (Some(b'\r'), _) => spaces + 1,
            (None, _) if ended && spaces > 0 => spaces,
            _ => return (end, lines),
        };
        lines += 1;
    }
}

/// Returns the length of an unquoted field. Most are a few bytes long, and looked through one by one.
fn plain_length(rest: &[u8], delimiter: u8) -> usize {
    const SHORT: usize = 24;
    let ends = |&byte: &u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    let short = rest.get(..SHORT.min(rest.len())).unwrap_or_default();
    short.iter().position(ends).unwrap_or_else(|| {
        let long = rest.get(short.len()..).unwrap_or_default();
        memchr::memchr3(delimiter, b'\n', b'\r', long).map_or(rest.len(), |at| short.len() + at)
    })
}

/// Where a field stands.
#[derive(Clone, Copy)]
struct Place {
    /// The line where its record begins.
    record: u64,
    /// The lines of the record up to here.
    lines: u64,
    /// Whether the text ends with the buffer.
    ended: bool,
}

/// A quoted field: where its closing quote and its separator stand.
struct Quoted {
    close: usize,
    end: usize,
    doubled: bool,
    lines: u64,
}

/// Splits a quoted field that opens at `open`; `None` when the buffer ends before it is known.
fn quoted(text: &[u8], open: usize, delimiter: u8, place: Place) -> Result<Option<Quoted>, FileError> {
    let opened = place.record + place.lines - 1;
    let lines = |to: usize| -> Result<u64, FileError> {
        let lines = place.lines + line_ends(text.get(open + 1..to).unwrap_or_default());
        if lines > RECORD_LINES {
            Err(FileError::RecordTooManyLines { line: place.record })
        } else {
            Ok(lines)
        }
    };
    let mut at = open + 1;
    let mut doubled = false;
    let close = loop {
        let Some(found) = memchr::memchr(b'"', text.get(at..).unwrap_or_default()) else {
            lines(text.len())?;
            return if place.ended { Err(FileError::QuoteUnclosed { line: opened }) } else { Ok(None) };
        };
        match text.get(at + found + 1) {
            Some(b'"') => {
                doubled = true;
                at += found + 2;
            }
            None if !place.ended => return Ok(None),
            _ => break at + found,
        }
    };
    let lines = lines(close)?;
    let after = text.get(close + 1..).unwrap_or_default();
    let spaces = after.iter().take_while(|&&byte| byte == b' ' && byte != delimiter).count();
    let end = close + 1 + spaces;
    match after.get(spaces) {
        None if !place.ended => Ok(None),
        None => Ok(Some(Quoted { close, end, doubled, lines })),
        Some(&byte) if byte == delimiter || byte == b'\n' || byte == b'\r' => {
            Ok(Some(Quoted { close, end, doubled, lines }))
        }
        Some(_) => Err(FileError::TextAfterQuote { line: opened }),
    }
}

/// Counts line ends: `\n`, `\r\n`, and `\r` alone.
pub(crate) fn line_ends(text: &[u8]) -> u64 {
    if memchr::memchr(b'\r', text).is_none() {
        return memchr::memchr_iter(b'\n', text).count() as u64;
    }
    let mut before = 0;
    let mut count = 0;
    for &byte in text {
        count += u64::from(byte == b'\r' || (byte == b'\n' && before != b'\r'));
        before = byte;
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Hands out a few bytes at a time, so that every boundary falls somewhere.
    struct Drip<'a>(&'a [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let count = self.1.min(self.0.len()).min(into.len());
            into[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    /// The line and the fields of each record.
    type Split = Vec<(u64, Vec<Vec<u8>>)>;

    fn all(text: &[u8], drip: usize) -> Result<Split, FileError> {
        let mut records = Records::new(Drip(text, drip), b',', 1);
        let mut found = Vec::new();
        while records.advance()? {
            let record = records.record();
            found.push((record.line, (0..record.width()).map(|i| record.field(i).to_vec()).collect()));
        }
        assert_eq!(records.bytes(), (text.len() - usize::from(text.ends_with(b"\x1a"))) as u64);
        Ok(found)
    }

    #[test]
    fn quotes_newlines_and_blank_lines_are_read_with_their_lines() {
        let text = b"a,b\r\n\r\n\"x\ny\",\"say \"\"hi\"\"\"\n\n\"\", z\rlast,";
        for drip in [1, 2, 3, 1000] {
            let found = all(text, drip).unwrap();
            let plain: Vec<(u64, Vec<&str>)> = found
                .iter()
                .map(|(line, fields)| {
                    (*line, fields.iter().map(|f| std::str::from_utf8(f).unwrap()).collect())
                })
                .collect();
            assert_eq!(
                plain,
                [
                    (1, vec!["a", "b"]),
                    (3, vec!["x\ny", "say \"hi\""]),
                    (6, vec!["", " z"]),
                    (7, vec!["last", ""]),
                ]
            );
        }
    }

    #[test]
    fn lines_of_nothing_but_spaces_are_blank_and_the_sign_of_the_end_is_none() {
        let text = b" \n\t \r\na, \n  \r \n , \nb,c\n  \x1a";
        for drip in [1, 2, 3, 1000] {
            let mut records = Records::new(Drip(text, drip), b',', 1);
            let mut found = Vec::new();
            while records.advance().unwrap() {
                found.push((records.record().line, records.record().texts().join("|")));
            }
            let expect = [(3, "a| "), (6, " | "), (7, "b|c")].map(|(line, text)| (line, text.to_owned()));
            assert_eq!(found, expect, "{drip}");
        }
        // Where a tab separates fields, a line of tabs is a record.
        let mut records = Records::new(&b"\t\t\n"[..], b'\t', 1);
        assert!(records.advance().unwrap() && records.record().width() == 3);
        assert_eq!(all(b"a,b\n1,2\x1a", 2).map(|found| found.len()).unwrap(), 2);
    }

    #[test]
    fn broken_quotes_are_errors_with_the_opening_line() {
        let check = |text: &str, code: &str, line: &str| {
            for drip in [1, 1000] {
                let error = all(text.as_bytes(), drip).unwrap_err();
                assert_eq!((error.code(), error.args()["line"].as_str()), (code, line), "{text:?}");
            }
        };
        check("a,b\n1,\"open\n2,x\n", "quote_unclosed", "2");
        check("a,b\n1,\"two\nlines\",\"open\n2,x\n", "quote_unclosed", "3");
        check("a,b\n1,\"x\n2,\"y\",z\n", "text_after_quote", "2");
        check("a,b\n1,\"x\"y\n", "text_after_quote", "2");
    }

    #[test]
    fn endless_records_are_refused() {
        let check = |text: Vec<u8>, code: &str| assert_eq!(all(&text, 1 << 16).unwrap_err().code(), code);
        check(vec![b'x'; 3 << 20], "record_too_long");
        check([b"a,\"".to_vec(), vec![b'x'; 3 << 20]].concat(), "record_too_long");
        let long = |bytes: usize| [vec![b'x'; bytes], b"\nb\n".to_vec()].concat();
        let high = |lines: usize| [b"\"".to_vec(), b"x\n".repeat(lines - 1), b"x\"\nb\n".to_vec()].concat();
        let wide = |columns: usize| [b",".repeat(columns - 1), b"\nb\n".to_vec()].concat();
        check(long((1 << 20) + 1), "record_too_long");
        check(high(201), "record_too_many_lines");
        check(wide(301), "too_many_columns");
        for most in [long(1 << 20), high(200), wide(300)] {
            assert_eq!(all(&most, 1 << 16).unwrap().len(), 2);
        }
    }

    proptest! {
        #[test]
        fn well_formed_text_splits_as_the_csv_crate_splits_it(text in "[ab,\"\n\r\u{e4} ]{0,40}", drip in 1_usize..9) {
            let mut theirs = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let theirs: Vec<Vec<Vec<u8>>> = theirs
                .byte_records()
                .map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect())
                .collect();
            if let Ok(ours) = all(text.as_bytes(), drip) {
                // Spaces after a closing quote are dropped here and kept there, and so are lines of spaces.
                if !text.contains("\" ") {
                    let told = |fields: &Vec<Vec<u8>>| fields.len() > 1 || !fields[0].trim_ascii().is_empty();
                    let ours: Vec<_> = ours.into_iter().map(|(_, fields)| fields).filter(told).collect();
                    prop_assert_eq!(ours, theirs.into_iter().filter(told).collect::<Vec<_>>());
                }
            }
        }
    }
}
