//! Dates in any of the spellings that exports use, without a pattern.
//!
//! Tells how a date is spelled, so that a column can be judged as a whole. Where only the order of day
//! and month is open, the caller says it, or learns that it must ask.

use super::names;
use super::{Cursor, Stamp, days, second_of_day};
use crate::record::trim;

/// Whether the day or the month comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Order {
    Dmy,
    Mdy,
}

/// What a date looks like; all dates of one spelling can be read by one strftime pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Spelling {
    pub date: DateSpelling,
    pub time: TimeSpelling,
    /// Whether a distance from UTC follows.
    pub zoned: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum DateSpelling {
    /// Year, month, day with a separator.
    YearFirst(u8),
    /// Day, month, year with points.
    Points { short_year: bool },
    /// Two numbers and the year; the order is the column's. The separator is `/` or `-`.
    Open { separator: u8, short_year: bool },
    /// A month by name.
    Named,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TimeSpelling {
    None,
    Clock { separator: u8, seconds: bool, halves: bool, plain: bool },
}

/// A date that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub stamp: Stamp,
    pub spelling: Spelling,
    /// The two numbers whose order is open, as written.
    pub open: Option<(i64, i64)>,
}

impl Spelling {
    /// Returns the strftime pattern of this spelling, where there is one.
    pub fn pattern(self, order: Order) -> Option<String> {
        let date = match self.date {
            DateSpelling::YearFirst(b'-') => "%Y-%m-%d".to_owned(),
            DateSpelling::YearFirst(separator) => ["%Y", "%m", "%d"].join(&char::from(separator).to_string()),
            DateSpelling::Points { short_year: true } => "%d.%m.%y".to_owned(),
            DateSpelling::Points { short_year: false } => "%d.%m.%Y".to_owned(),
            DateSpelling::Open { separator, short_year } => {
                let year = if short_year { "%y" } else { "%Y" };
                let (first, second) = if order == Order::Dmy { ("%d", "%m") } else { ("%m", "%d") };
                [first, second, year].join(&char::from(separator).to_string())
            }
            DateSpelling::Named => return None,
        };
        let time = match self.time {
            TimeSpelling::None => String::new(),
            TimeSpelling::Clock { plain: false, .. } => return None,
            TimeSpelling::Clock { separator, seconds, halves, plain: true } => {
                let mut parts = vec![if halves { "%I" } else { "%H" }, "%M"];
                if seconds {
                    parts.push("%S");
                }
                let clock = parts.join(&char::from(separator).to_string());
                format!(" {clock}{}", if halves { " %p" } else { "" })
            }
        };
        Some(format!("{date}{time}{}", if self.zoned { " %z" } else { "" }))
    }
}

/// Reads a date in any spelling. `order`: what `3/4/2025` means; without it such a date is read day
/// first when possible and reported as open.
pub(crate) fn find(field: &[u8], order: Option<Order>) -> Option<Found> {
    let mut text = [0_u8; 112];
    let length = lower(trim(field), &mut text)?;
    let mut cursor = Cursor::new(text.get(..length)?);
    weekday(&mut cursor);
    let (day, date, open) = date(&mut cursor, order)?;
    let (second, time) = time(&mut cursor)?;
    cursor.spaces();
    let offset = if cursor.is_done() || time == TimeSpelling::None { None } else { Some(cursor.zone()?) };
    cursor.spaces();
    if !cursor.is_done() {
        return None;
    }
    let stamp = Stamp { day, second, timed: time != TimeSpelling::None, offset };
    Some(Found { stamp, spelling: Spelling { date, time, zoned: offset.is_some() }, open })
}

/// Copies the text in lower case with plain spaces; `None` when it is too long for a date.
fn lower(field: &[u8], into: &mut [u8]) -> Option<usize> {
    if field.is_ascii() {
        let slot = into.get_mut(..field.len())?;
        slot.copy_from_slice(field);
        slot.make_ascii_lowercase();
        return Some(field.len());
    }
    let mut length = 0;
    for c in std::str::from_utf8(field).ok()?.chars().flat_map(char::to_lowercase) {
        let c = if c.is_whitespace() { ' ' } else { c };
        let slot = into.get_mut(length..length + c.len_utf8())?;
        c.encode_utf8(slot);
        length += c.len_utf8();
    }
    Some(length)
}

fn weekday(cursor: &mut Cursor<'_>) {
    let word = cursor.word();
    if names::is_weekday(word) {
        cursor.skip(word.len());
        cursor.take(b'.');
        cursor.take(b',');
        cursor.spaces();
    }
}

type DatePart = (i64, DateSpelling, Option<(i64, i64)>);

fn date(cursor: &mut Cursor<'_>, order: Option<Order>) -> Option<DatePart> {
    let Some((first, digits)) = cursor.number() else { return month_first(cursor) };
    let separator = cursor.peek()?;
    match (digits, separator) {
        (4, b'-' | b'/' | b'.') => {
            cursor.skip(1);
            let month = cursor.digits(2)?.0;
            if !cursor.take(separator) {
                return None;
            }
            let day = cursor.digits(2)?.0;
            if separator == b'.' {
                cursor.take(b'.');
            }
            Some((days(first, month, day)?, DateSpelling::YearFirst(separator), None))
        }
        (1 | 2, b'-' | b'/' | b'.') => {
            cursor.skip(1);
            cursor.spaces();
            if cursor.peek().is_some_and(|byte| !byte.is_ascii_digit()) {
                return named(cursor, first);
            }
            let second = cursor.digits(2)?.0;
            if !cursor.take(separator) {
                return None;
            }
            let (year, short_year) = year(cursor)?;
            if separator == b'.' {
                let spelling = DateSpelling::Points { short_year };
                return Some((days(year, second, first)?, spelling, None));
            }
            let day_first = days(year, second, first);
            let month_first = days(year, first, second);
            let day = match order {
                Some(Order::Dmy) => day_first,
                Some(Order::Mdy) => month_first,
                None => day_first.or(month_first),
            };
            Some((day?, DateSpelling::Open { separator, short_year }, Some((first, second))))
        }
        (1 | 2, b' ') => {
            cursor.spaces();
            named(cursor, first)
        }
        _ => None,
    }
}

/// Reads `Jul/26`, `tammikuuta 2023` behind the day.
fn named(cursor: &mut Cursor<'_>, day: i64) -> Option<DatePart> {
    let word = cursor.word();
    let month = names::month(word)?;
    cursor.skip(word.len());
    while matches!(cursor.peek(), Some(b'.' | b'/' | b'-' | b' ' | b',')) {
        cursor.skip(1);
    }
    Some((days(year(cursor)?.0, month, day)?, DateSpelling::Named, None))
}

/// Reads `Jul 26, 2025`.
fn month_first(cursor: &mut Cursor<'_>) -> Option<DatePart> {
    let word = cursor.word();
    let month = names::month(word)?;
    cursor.skip(word.len());
    cursor.take(b'.');
    cursor.spaces();
    let (day, _) = cursor.digits(2)?;
    while matches!(cursor.peek(), Some(b',' | b' ')) {
        cursor.skip(1);
    }
    Some((days(year(cursor)?.0, month, day)?, DateSpelling::Named, None))
}

/// Takes a year of four digits, or of two in this century.
fn year(cursor: &mut Cursor<'_>) -> Option<(i64, bool)> {
    match cursor.number()? {
        (year, 4) => Some((year, false)),
        (year, 2) => Some((2000 + year, true)),
        _ => None,
    }
}

fn time(cursor: &mut Cursor<'_>) -> Option<(i64, TimeSpelling)> {
    let comma = cursor.take(b',');
    let spaces = cursor.spaces();
    let word = cursor.word();
    let said = names::is_at(word);
    if said {
        cursor.skip(word.len());
        cursor.take(b'.');
        cursor.spaces();
    }
    if cursor.is_done() && !comma && !said {
        return Some((0, TimeSpelling::None));
    }
    let (hour, _) = cursor.digits(2)?;
    let separator = cursor.peek().filter(|byte| matches!(byte, b':' | b'.'))?;
    cursor.skip(1);
    let (minute, 2) = cursor.digits(2)? else { return None };
    let (mut second, mut seconds, mut fraction) = (0, false, false);
    if cursor.peek() == Some(separator) {
        cursor.skip(1);
        let (value, 2) = cursor.digits(2)? else { return None };
        (second, seconds) = (value, true);
        if matches!(cursor.peek(), Some(b'.' | b',')) {
            cursor.skip(1);
            cursor.number()?;
            fraction = true;
        }
    }
    let mut probe = *cursor;
    let gap = probe.spaces();
    let half = names::half(probe.rest());
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some((true, _)) => hour % 12 + 12,
        Some((false, _)) => hour % 12,
        None => hour,
    };
    if let Some((_, length)) = half {
        probe.skip(length);
        *cursor = probe;
    } else {
        let word = probe.word();
        if word == b"uhr" {
            probe.skip(word.len());
            *cursor = probe;
        }
    }
    let plain = spaces && !comma && !said && !fraction && (half.is_none() || gap);
    let spelling = TimeSpelling::Clock { separator, seconds, halves: half.is_some(), plain };
    Some((second_of_day(hour, minute, second)?, spelling))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn read(text: &str, order: Option<Order>) -> Option<(String, Option<i64>)> {
        let stamp = find(text.as_bytes(), order)?.stamp;
        let naive = DateTime::from_timestamp(stamp.day * 86_400 + stamp.second, 0).unwrap().naive_utc();
        Some((naive.to_string(), stamp.offset.map(|seconds| seconds / 3600)))
    }

    #[test]
    fn spellings_of_real_exports_are_read() {
        let check = |text: &str, expect: &str, offset: Option<i64>| {
            assert_eq!(read(text, Some(Order::Mdy)), Some((expect.to_owned(), offset)), "{text}");
        };
        check("3.4.2025", "2025-04-03 00:00:00", None);
        check("03.04.2025 klo 9.05", "2025-04-03 09:05:00", None);
        check("ti 4.3.2025 klo 18.31.58", "2025-03-04 18:31:58", None);
        check("7/27/26 19:06:23", "2026-07-27 19:06:23", None);
        check("03/04/2025 12:07:09 AM", "2025-03-04 00:07:09", None);
        check("23/Jul/26 5:39 PM", "2026-07-23 17:39:00", None);
        check("23/heinä/26 5:39 ip.", "2026-07-23 17:39:00", None);
        check("2022/10/17 6:31:58 PM EST", "2022-10-17 18:31:58", Some(-5));
        check("2022/10/17 6:31:58 PM GMT+3", "2022-10-17 18:31:58", Some(3));
        check("2022/10/17 6.31.58 ip. UTC+2", "2022-10-17 18:31:58", Some(2));
        check("2022/10/17 12.31.58 ap. UTC+2", "2022-10-17 00:31:58", Some(2));
        check("2024-06-15, 10:00:00", "2024-06-15 10:00:00", None);
        check("Jul 23, 2026, 5:39\u{202f}PM", "2026-07-23 17:39:00", None);
        check("2025-03-04 10:15:00 UTC", "2025-03-04 10:15:00", Some(0));
        let long = "Donnerstag, 26. Januar 2023 um 13:39:50 Mitteleuropäische Normalzeit";
        check(long, "2023-01-26 13:39:50", Some(1));
        check("4. maaliskuuta 2025", "2025-03-04 00:00:00", None);
        check("04-03-2025", "2025-04-03 00:00:00", None);
    }

    #[test]
    fn impossible_dates_are_refused_and_never_moved() {
        for text in [
            "31.2.2025",
            "0.1.2025",
            "1.13.2025",
            "29.2.2023",
            "32/1/2025",
            "13/13/2025",
            "3.4.",
            "3.4.202",
            "3.4.2025 25:00",
            "3.4.2025 10:61",
            "13:00 PM 3.4.2025",
            "3.4.2025 13:00 PM",
            "3.4.2025 0:30 AM",
            "soon",
            "12",
            "3/4-2025",
            "3.4.2025 10:15 Mars",
            "23/Foo/26",
            "",
        ] {
            assert_eq!(read(text, None), None, "{text}");
        }
        assert_eq!(read("13/2/2025", Some(Order::Mdy)), None);
        assert_eq!(read("2/13/2025", Some(Order::Dmy)), None);
    }

    #[test]
    fn a_spelling_gives_the_pattern_that_reads_it() {
        let check = |text: &str, order, expect: Option<&str>| {
            let found = find(text.as_bytes(), Some(order)).unwrap();
            let pattern = found.spelling.pattern(order);
            assert_eq!(pattern.as_deref(), expect, "{text}");
            if let Some(pattern) = pattern {
                let read = super::super::Pattern::new(&pattern).unwrap().read(text.as_bytes());
                assert_eq!(read, Some(found.stamp), "{text} by {pattern}");
            }
        };
        check("3.4.2025 10:15", Order::Dmy, Some("%d.%m.%Y %H:%M"));
        check("7/27/26 19:06:23", Order::Mdy, Some("%m/%d/%y %H:%M:%S"));
        check("27/7/2026 7:06 PM", Order::Dmy, Some("%d/%m/%Y %I:%M %p"));
        check("2022/10/17 6:31:58 PM GMT+3", Order::Dmy, Some("%Y/%m/%d %I:%M:%S %p %z"));
        check("23/Jul/26 5:39 AM", Order::Dmy, None);
    }
}
