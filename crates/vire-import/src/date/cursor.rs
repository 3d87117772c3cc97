//! A place in the text of one date: numbers, words and zones are taken from it.

use super::zones;

/// The longest text that may be a date, in bytes.
pub(crate) const LONGEST: usize = 128;

/// Copies a text in lower case with plain spaces and hyphens; `None` when it is too long for a date.
///
/// Calendars write no-break spaces before halves of the day, a true minus before a distance, and marks for
/// the direction of reading around numbers.
pub(crate) fn plain(field: &[u8], into: &mut [u8; LONGEST]) -> Option<usize> {
    if field.is_ascii() {
        let slot = into.get_mut(..field.len())?;
        slot.copy_from_slice(field);
        slot.make_ascii_lowercase();
        return Some(field.len());
    }
    let mut length = 0;
    for c in std::str::from_utf8(field).ok()?.chars().flat_map(char::to_lowercase) {
        let c = match c {
            '\u{200e}' | '\u{200f}' => continue,
            '\u{2212}' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        let slot = into.get_mut(length..length + c.len_utf8())?;
        c.encode_utf8(slot);
        length += c.len_utf8();
    }
    Some(length)
}

/// Walks over the bytes of one cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    pub fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    pub fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// Takes one byte if it is the next.
    pub fn take(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        if next {
            self.skip(1);
        }
        next
    }

    /// Takes white space; tells whether there was any.
    pub fn spaces(&mut self) -> bool {
        let count = self.rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        self.skip(count);
        count > 0
    }

    /// Takes a run of 1 to 18 digits: its value and length.
    pub fn number(&mut self) -> Option<(i64, usize)> {
        self.digits(18)
    }

    /// Takes at most `most` digits; `None` when there is none, or more than 18.
    pub fn digits(&mut self, most: usize) -> Option<(i64, usize)> {
        let length = self.rest.iter().take(most.min(19)).take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 || length > 18 {
            return None;
        }
        let digits = self.rest.get(..length)?;
        let value = digits.iter().fold(0, |value, byte| value * 10 + i64::from(byte - b'0'));
        self.skip(length);
        Some((value, length))
    }

    /// Returns the word that stands next, letters and bytes beyond ASCII only, without taking it.
    pub fn word(&self) -> &'a [u8] {
        let length = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte >= 0x80).count();
        self.rest.get(..length).unwrap_or_default()
    }

    /// Takes a zone that has a fixed distance from UTC: seconds to the east, or `Some(None)` where its letters
    /// stand for several.
    pub fn zone(&mut self) -> Option<Option<i64>> {
        if self.take(b'(') {
            let offset = self.zone()?;
            return self.take(b')').then_some(offset);
        }
        if matches!(self.peek(), Some(b'+' | b'-')) {
            return self.distance().map(Some);
        }
        let word = self.word();
        let mut text = [0_u8; 32];
        let lower = text.get_mut(..word.len())?;
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        if lower == b"z" {
            self.skip(word.len());
            return Some(Some(0));
        }
        if lower == b"utc" || lower == b"gmt" {
            let mut after = *self;
            after.skip(word.len());
            match after.rest {
                [b'+' | b'-', next, ..] if !next.is_ascii_digit() => {}
                [b'+' | b'-', ..] => {
                    *self = after;
                    return self.distance().map(Some);
                }
                _ => {
                    *self = after;
                    return Some(Some(0));
                }
            }
        }
        let known = zones::short_zone(lower).map(|offset| (offset, word.len()));
        let (offset, length) =
            known.or_else(|| zones::long_zone(self.rest).map(|(offset, length)| (Some(offset), length)))?;
        self.skip(length);
        Some(offset)
    }

    /// Takes `+2`, `+02`, `+0200`, `+02:00`, `-05:30`.
    fn distance(&mut self) -> Option<i64> {
        let west = self.take(b'-');
        if !west && !self.take(b'+') {
            return None;
        }
        let (value, digits) = self.digits(4)?;
        let (hours, minutes) = match digits {
            1 | 2 if self.take(b':') || self.take(b'.') => (value, self.digits(2)?.0),
            1 | 2 => (value, 0),
            4 => (value / 100, value % 100),
            _ => return None,
        };
        if hours > 14 || minutes > 59 {
            return None;
        }
        let seconds = hours * 3600 + minutes * 60;
        Some(if west { -seconds } else { seconds })
    }
}
