//! Dates by a strftime pattern, as a mapping gives it.

use super::cursor::{LONGEST, plain};
use super::names;
use super::{Cursor, Stamp, days, second_of_day};
use crate::record::trim;

/// A compiled strftime pattern.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    items: Vec<Item>,
    /// Whether the dates hold words, which are compared in lower case.
    named: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    Year,
    ShortYear,
    Month,
    MonthName,
    Day,
    Weekday,
    Hour,
    Hour12,
    Minute,
    Second,
    Fraction,
    Half,
    Zone,
    Epoch,
    Spaces,
    Literal(u8),
}

impl Pattern {
    /// Compiles a pattern; `None` when it holds an unknown directive or lacks a part of the date.
    pub fn new(pattern: &str) -> Option<Self> {
        // Letters beyond ASCII are compared in lower case too; directives are never such letters.
        let lower = |c: char| if c.is_ascii() { vec![c] } else { c.to_lowercase().collect() };
        let spaced = |c: char| if c.is_whitespace() { ' ' } else { c };
        let pattern: String = pattern.chars().flat_map(lower).map(spaced).collect();
        let mut items = Vec::new();
        compile(&pattern, &mut items)?;
        let has = |wanted: &[Item]| items.iter().any(|item| wanted.contains(item));
        let date =
            has(&[Item::Year, Item::ShortYear]) && has(&[Item::Month, Item::MonthName]) && has(&[Item::Day]);
        let named = has(&[Item::MonthName, Item::Weekday, Item::Half]);
        (date || has(&[Item::Epoch])).then_some(Self { items, named })
    }

    /// Reads one cell; `None` when it is not spelled so or no such date exists.
    pub fn read(&self, field: &[u8]) -> Option<Stamp> {
        let field = trim(field);
        if !self.named {
            let stamp = self.read_plain(field);
            if stamp.is_some() || field.is_ascii() {
                return stamp;
            }
        }
        let mut text = [0_u8; LONGEST];
        let length = plain(field, &mut text)?;
        self.read_plain(text.get(..length)?)
    }

    fn read_plain(&self, field: &[u8]) -> Option<Stamp> {
        let mut parts = Parts::default();
        let mut cursor = Cursor::new(field);
        for item in &self.items {
            parts.take(*item, &mut cursor)?;
        }
        cursor.spaces();
        // A value may say more than its pattern about the zone, never about anything else.
        if !cursor.is_done() && parts.timed && parts.offset.is_none() {
            parts.offset = cursor.zone()?;
        }
        if cursor.is_done() { parts.stamp() } else { None }
    }
}

fn compile(pattern: &str, items: &mut Vec<Item>) -> Option<()> {
    let mut rest = pattern.bytes();
    while let Some(byte) = rest.next() {
        if byte.is_ascii_whitespace() {
            if items.last() != Some(&Item::Spaces) {
                items.push(Item::Spaces);
            }
            continue;
        }
        if byte != b'%' {
            // A literal Z behind a time means UTC, as the value itself says.
            let zone = matches!(byte, b'Z') && items.iter().any(|item| matches!(item, Item::Minute));
            items.push(if zone { Item::Zone } else { Item::Literal(byte.to_ascii_lowercase()) });
            continue;
        }
        let mut directive = rest.next()?;
        while matches!(directive, b'-' | b'_' | b'0' | b':') {
            directive = rest.next()?;
        }
        match directive {
            b'Y' => items.push(Item::Year),
            b'y' => items.push(Item::ShortYear),
            b'm' => items.push(Item::Month),
            b'b' | b'B' | b'h' => items.push(Item::MonthName),
            b'd' | b'e' => items.push(Item::Day),
            b'a' | b'A' => items.push(Item::Weekday),
            b'H' | b'k' => items.push(Item::Hour),
            b'I' | b'l' => items.push(Item::Hour12),
            b'M' => items.push(Item::Minute),
            b'S' => items.push(Item::Second),
            b'f' => items.push(Item::Fraction),
            b'.' | b'3' | b'6' | b'9' => {
                // `%.f`, `%.3f`, `%3f`: the fraction, with its point where the directive has one.
                let point = directive == b'.';
                let mut next = if point { rest.next()? } else { directive };
                while next.is_ascii_digit() {
                    next = rest.next()?;
                }
                if next != b'f' {
                    return None;
                }
                if point {
                    items.push(Item::Literal(b'.'));
                }
                items.push(Item::Fraction);
            }
            b'p' | b'P' => items.push(Item::Half),
            b'z' | b'Z' => items.push(Item::Zone),
            b's' => items.push(Item::Epoch),
            b'F' => compile("%Y-%m-%d", items)?,
            b'T' | b'X' => compile("%H:%M:%S", items)?,
            b'R' => compile("%H:%M", items)?,
            b'D' | b'x' => compile("%m/%d/%y", items)?,
            b'r' => compile("%I:%M:%S %p", items)?,
            b'n' | b't' => items.push(Item::Spaces),
            b'%' => items.push(Item::Literal(b'%')),
            _ => return None,
        }
    }
    Some(())
}

#[derive(Debug, Default)]
struct Parts {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    timed: bool,
    half: Option<bool>,
    offset: Option<i64>,
    epoch: Option<i64>,
}

impl Parts {
    fn take(&mut self, item: Item, cursor: &mut Cursor<'_>) -> Option<()> {
        match item {
            Item::Year => {
                let (year, 4) = cursor.digits(4)? else { return None };
                self.year = year;
            }
            Item::ShortYear => {
                let (year, 2) = cursor.digits(2)? else { return None };
                self.year = 2000 + year;
            }
            Item::Month => self.month = cursor.digits(2)?.0,
            Item::MonthName => {
                let word = cursor.word();
                self.month = names::month(word)?;
                cursor.skip(word.len());
                cursor.take(b'.');
            }
            Item::Day => self.day = cursor.digits(2)?.0,
            Item::Weekday => {
                let word = cursor.word();
                names::is_weekday(word).then(|| cursor.skip(word.len()))?;
            }
            Item::Hour | Item::Hour12 => {
                self.hour = cursor.digits(2)?.0;
                self.timed = true;
                if item == Item::Hour12 && !(1..=12).contains(&self.hour) {
                    return None;
                }
            }
            Item::Minute => self.minute = cursor.digits(2)?.0,
            Item::Second => self.second = cursor.digits(2)?.0,
            Item::Fraction => {
                cursor.number()?;
            }
            Item::Half => {
                let (afternoon, length) = names::half(cursor.rest())?;
                cursor.skip(length);
                self.half = Some(afternoon);
            }
            Item::Zone => self.offset = cursor.zone()?,
            Item::Epoch => self.epoch = Some(cursor.number()?.0),
            Item::Spaces => {
                cursor.spaces();
            }
            Item::Literal(byte) => {
                let next = cursor.peek()?.to_ascii_lowercase();
                (next == byte).then(|| cursor.skip(1))?;
            }
        }
        Some(())
    }

    fn stamp(&self) -> Option<Stamp> {
        if let Some(epoch) = self.epoch {
            let (day, second) = (epoch.div_euclid(86_400), epoch.rem_euclid(86_400));
            return Some(Stamp { day, second, timed: true, offset: Some(0) });
        }
        let hour = match self.half {
            Some(_) if self.hour > 12 => return None,
            Some(afternoon) => self.hour % 12 + if afternoon { 12 } else { 0 },
            None => self.hour,
        };
        let day = days(self.year, self.month, self.day)?;
        let second = second_of_day(hour, self.minute, self.second)?;
        Some(Stamp { day, second, timed: self.timed, offset: self.offset })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_read_what_they_spell_and_nothing_else() {
        let check = |pattern: &str, text: &str, expect: Option<(i64, i64, Option<i64>)>| {
            let stamp = Pattern::new(pattern).unwrap().read(text.as_bytes());
            assert_eq!(stamp.map(|s| (s.day, s.second, s.offset)), expect, "{text:?} by {pattern:?}");
        };
        let day = days(2025, 3, 4).unwrap();
        check("%d.%m.%Y", "4.3.2025", Some((day, 0, None)));
        check("%d.%m.%Y %H:%M", " 04.03.2025  9:05 ", Some((day, 32_700, None)));
        check("%-d.%-m.%Y klo %H.%M", "4.3.2025 klo 9.05", Some((day, 32_700, None)));
        check("%m/%d/%Y %I:%M:%S %p", "03/04/2025 12:00:01 AM", Some((day, 1, None)));
        check("%Y-%m-%dT%H:%M:%SZ", "2025-03-04T09:05:00Z", Some((day, 32_700, Some(0))));
        check("%Y-%m-%d %H:%M:%S%.f %z", "2025-03-04 09:05:00.123 +0200", Some((day, 32_700, Some(7200))));
        check("%Y-%m-%dT%H:%M:%S.%f%z", "2025-03-04T09:05:00.123+02:00", Some((day, 32_700, Some(7200))));
        check("%d/%b/%y %l:%M %p", "4/Mar/25 9:05 PM", Some((day, 75_900, None)));
        check("%d %B %Y", "4 maaliskuuta 2025", Some((day, 0, None)));
        check("%Y-%m-%d %H:%M:%S", "2025-03-04 09:05:00 UTC", Some((day, 32_700, Some(0))));
        check("%d.%m.%Y %H:%M", "4.3.2025\u{a0}09:05", Some((day, 32_700, None)));
        check("%m/%d/%Y %I:%M %p", "3/4/2025 9:05\u{202f}PM", Some((day, 75_900, None)));
        check("%a %d.%m.%Y", "Ti 4.3.2025", Some((day, 0, None)));
        check("%A %d. %B %Y", "TIISTAI 4. MAALISKUUTA 2025", Some((day, 0, None)));
        check("PÄIVÄ %d.%m.%Y", "päivä 4.3.2025", Some((day, 0, None)));
        for text in ["ÄÄ 4 Mar 2025", "ää 4 MAR 2025"] {
            check("ÄÄ %d %b %Y", text, Some((day, 0, None)));
            check("ää %d %b %Y", text, Some((day, 0, None)));
        }
        for (pattern, text) in [
            ("%d.%m.%Y", "31.2.2025"),
            ("%d.%m.%Y", "4.3.25"),
            ("%d.%m.%Y", "4/3/2025"),
            ("%d.%m.%Y", "4.3.2025 9:05"),
            ("%m/%d/%Y", "13/1/2025"),
            ("%Y-%m-%d", "2025-03-04x"),
            ("%Y-%m-%d %H:%M", "2025-03-04"),
        ] {
            check(pattern, text, None);
        }
    }

    #[test]
    fn a_pattern_without_a_whole_date_is_no_pattern() {
        for pattern in ["", "%H:%M", "%d.%m.", "%Q", "%Y-%m-%d %", "%Y-%j"] {
            assert!(Pattern::new(pattern).is_none(), "{pattern}");
        }
    }
}
