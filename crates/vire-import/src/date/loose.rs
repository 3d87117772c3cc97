//! Dates in any of the spellings that exports use, without a pattern.
//!
//! Tells how a date is spelled, so that a column can be judged as a whole. Where only the order of day
//! and month is open, the caller says it, or learns that it must ask.

use super::cursor::{LONGEST, plain};
use super::names;
use super::spelling::{DateSpelling, Order, Spelling, TimeSpelling};
use super::{Cursor, Stamp, days, second_of_day};
use crate::record::trim;

/// The century of years of two digits.
const CENTURY: i64 = 2000;

/// A date that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub stamp: Stamp,
    pub spelling: Spelling,
    /// The two numbers whose order is open, as written.
    pub open: Option<(i64, i64)>,
    /// The first and the last of three numbers of two digits each: either may be the year.
    pub short: Option<(i64, i64)>,
}

/// Reads a date in any spelling. `order`: what `3/4/2025` means; without it such a date is read day
/// first when possible and reported as open.
pub(crate) fn find(field: &[u8], order: Option<Order>) -> Option<Found> {
    let mut text = [0_u8; LONGEST];
    let length = plain(trim(field), &mut text)?;
    let mut cursor = Cursor::new(text.get(..length)?);
    if !cursor.peek()?.is_ascii_digit() {
        weekday(&mut cursor);
        if let Some(found) = year_last(cursor) {
            return Some(found);
        }
    }
    let DatePart { day, spelling: date, open, short } = date(&mut cursor, order)?;
    let (second, time) = time(&mut cursor)?;
    let zone = if time == TimeSpelling::None { None } else { zone(&mut cursor)? };
    cursor.spaces();
    if !cursor.is_done() {
        return None;
    }
    let stamp = Stamp { day, second, timed: time != TimeSpelling::None, offset: zone.flatten() };
    Some(Found { stamp, spelling: Spelling { date, time, zoned: zone.is_some() }, open, short })
}

/// Reads a time of day that stands alone, as tables with a column of its own for it write it: its second.
pub(crate) fn find_clock(field: &[u8]) -> Option<i64> {
    let field = trim(field);
    // No time is shorter than `9:05` or so long, and nearly every other cell is.
    if !(4..=32).contains(&field.len()) || !field.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let mut text = [0_u8; LONGEST];
    let length = plain(field, &mut text)?;
    let mut cursor = Cursor::new(text.get(..length)?);
    at(&mut cursor);
    let (second, _) = clock(&mut cursor)?;
    zone(&mut cursor)?;
    cursor.is_done().then_some(second)
}

/// Tells whether a text is written as a date in numbers, whether or not a calendar has that day: `31.2.2025`.
pub(crate) fn is_shaped(field: &[u8]) -> bool {
    let mut text = [0_u8; LONGEST];
    let Some(text) = plain(trim(field), &mut text).and_then(|length| text.get(..length)) else {
        return false;
    };
    let mut cursor = Cursor::new(text);
    weekday(&mut cursor);
    if shape(&mut cursor).is_none() || !matches!(cursor.peek(), None | Some(b' ' | b',' | b't')) {
        return false;
    }
    cursor.take(b',');
    cursor.spaces();
    at(&mut cursor);
    // Words that nobody knows say more than that the day is impossible.
    !cursor.rest().iter().any(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80)
}

fn shape(cursor: &mut Cursor<'_>) -> Option<()> {
    let (_, first @ (1 | 2 | 4)) = cursor.number()? else { return None };
    let separator = cursor.peek().filter(|byte| matches!(byte, b'-' | b'/' | b'.'))?;
    cursor.skip(1);
    gap(cursor, separator);
    let (_, 1 | 2) = cursor.number()? else { return None };
    cursor.take(separator).then_some(())?;
    gap(cursor, separator);
    let (_, last) = cursor.number()?;
    full_stop(cursor, separator);
    matches!((first, last), (4, 1 | 2) | (1 | 2, 2 | 4)).then_some(())
}

/// Takes a weekday and what belongs to it.
fn weekday(cursor: &mut Cursor<'_>) {
    let word = cursor.word();
    if names::is_weekday(word) {
        cursor.skip(word.len());
        cursor.take(b'.');
        cursor.take(b',');
        cursor.spaces();
    }
    let word = cursor.word();
    if names::is_the(word) {
        cursor.skip(word.len());
        cursor.spaces();
    }
}

/// Reads `Mar 03 12:00:00 UTC 2026`, as Unix and Java write it.
fn year_last(mut cursor: Cursor<'_>) -> Option<Found> {
    let word = cursor.word();
    let month = names::month(word)?;
    cursor.skip(word.len());
    cursor.spaces();
    let (day, _) = cursor.digits(2)?;
    if !cursor.spaces() {
        return None;
    }
    let (second, time) = clock(&mut cursor)?;
    cursor.spaces();
    let zoned = cursor.peek().is_some_and(|byte| !byte.is_ascii_digit());
    let offset = if zoned { cursor.zone()? } else { None };
    cursor.spaces();
    let (year, false) = year(&mut cursor)? else { return None };
    let stamp = Stamp { day: days(year, month, day)?, second, timed: true, offset };
    let spelling = Spelling { date: DateSpelling::Named, time, zoned };
    cursor.is_done().then_some(Found { stamp, spelling, open: None, short: None })
}

/// The date within a cell.
struct DatePart {
    day: i64,
    spelling: DateSpelling,
    open: Option<(i64, i64)>,
    short: Option<(i64, i64)>,
}

impl DatePart {
    fn new(day: i64, spelling: DateSpelling) -> Self {
        Self { day, spelling, open: None, short: None }
    }
}

fn date(cursor: &mut Cursor<'_>, order: Option<Order>) -> Option<DatePart> {
    let Some((first, digits)) = cursor.number() else { return month_first(cursor) };
    let separator = cursor.peek()?;
    match (digits, separator) {
        (4, b'-' | b'/' | b'.') => {
            cursor.skip(1);
            gap(cursor, separator);
            let month = cursor.digits(2)?.0;
            if !cursor.take(separator) {
                return None;
            }
            gap(cursor, separator);
            let day = cursor.digits(2)?.0;
            full_stop(cursor, separator);
            Some(DatePart::new(days(first, month, day)?, DateSpelling::YearFirst(separator)))
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
            gap(cursor, separator);
            let (year, short_year) = year(cursor)?;
            full_stop(cursor, separator);
            let short = (digits == 2 && short_year).then_some((first, year - CENTURY));
            let year_first = || short.and_then(|(year, day)| days(CENTURY + year, second, day));
            let (day_first, month_first) = (days(year, second, first), days(year, first, second));
            let pointed = separator == b'.';
            let day = match order {
                Some(Order::Ymd) if pointed && !short_year => day_first,
                Some(Order::Ymd) => year_first(),
                _ if pointed => day_first,
                Some(Order::Dmy) => day_first,
                Some(Order::Mdy) => month_first,
                None => day_first.or(month_first),
            };
            let spelling = if pointed {
                DateSpelling::Points { short_year }
            } else {
                DateSpelling::Open { separator, short_year }
            };
            Some(DatePart { day: day?, spelling, open: (!pointed).then_some((first, second)), short })
        }
        (1 | 2, b' ') => {
            cursor.spaces();
            named(cursor, first)
        }
        // Eight digits alone are a number like others; before a time they are a date.
        (8, b' ') => Some(DatePart::new(compact(first)?, DateSpelling::Compact)),
        _ => None,
    }
}

/// Takes the space behind the point in `3. 3. 2026`.
fn gap(cursor: &mut Cursor<'_>, separator: u8) {
    if separator == b'.' {
        cursor.spaces();
    }
}

/// Takes the point that may close a date with points: `3.3.2026.`
fn full_stop(cursor: &mut Cursor<'_>, separator: u8) {
    if separator == b'.' && matches!(cursor.rest(), [b'.'] | [b'.', b' ' | b',', ..]) {
        cursor.skip(1);
    }
}

/// Returns the day of `20260303`.
pub(crate) fn compact(number: i64) -> Option<i64> {
    let year = Some(number / 10_000).filter(|year| (1900..=2100).contains(year))?;
    days(year, number / 100 % 100, number % 100)
}

/// Reads `Jul/26`, `tammikuuta 2023` behind the day.
fn named(cursor: &mut Cursor<'_>, day: i64) -> Option<DatePart> {
    let word = cursor.word();
    let month = names::month(word)?;
    cursor.skip(word.len());
    while matches!(cursor.peek(), Some(b'.' | b'/' | b'-' | b' ' | b',')) {
        cursor.skip(1);
    }
    Some(DatePart::new(days(year(cursor)?.0, month, day)?, DateSpelling::Named))
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
    Some(DatePart::new(days(year(cursor)?.0, month, day)?, DateSpelling::Named))
}

/// Takes a year of four digits, or of two in this century.
fn year(cursor: &mut Cursor<'_>) -> Option<(i64, bool)> {
    match cursor.number()? {
        (year, 4) => Some((year, false)),
        (year, 2) => Some((CENTURY + year, true)),
        _ => None,
    }
}

fn time(cursor: &mut Cursor<'_>) -> Option<(i64, TimeSpelling)> {
    let comma = cursor.take(b',');
    cursor.spaces();
    let said = at(cursor);
    if cursor.is_done() && !comma && !said { Some((0, TimeSpelling::None)) } else { clock(cursor) }
}

/// Takes `klo` and its like; tells whether there was one.
fn at(cursor: &mut Cursor<'_>) -> bool {
    let word = cursor.word();
    let said = !word.is_empty() && names::is_at(word);
    if said {
        cursor.skip(word.len());
        cursor.take(b'.');
        cursor.spaces();
    }
    said
}

/// Takes a time of day with its half of the day.
fn clock(cursor: &mut Cursor<'_>) -> Option<(i64, TimeSpelling)> {
    let (hour, _) = cursor.digits(2)?;
    let separator = cursor.peek().filter(|byte| matches!(byte, b':' | b'.'))?;
    cursor.skip(1);
    let (minute, 2) = cursor.digits(2)? else { return None };
    let (mut second, mut seconds) = (0, false);
    if cursor.peek() == Some(separator) {
        cursor.skip(1);
        let (value, 2) = cursor.digits(2)? else { return None };
        (second, seconds) = (value, true);
        if matches!(cursor.peek(), Some(b'.' | b',')) {
            cursor.skip(1);
            cursor.number()?;
        }
    }
    let mut probe = *cursor;
    probe.spaces();
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
    let spelling = TimeSpelling::Clock { separator, seconds, halves: half.is_some() };
    Some((second_of_day(hour, minute, second)?, spelling))
}

/// Takes what follows a time: nothing, or a zone and perhaps its name in brackets.
fn zone(cursor: &mut Cursor<'_>) -> Option<Option<Option<i64>>> {
    cursor.spaces();
    if cursor.is_done() {
        return Some(None);
    }
    let offset = cursor.zone()?;
    cursor.spaces();
    // `GMT+0200 (Eastern European Standard Time)`: the distance stands there already.
    if let [b'(', name @ .., b')'] = cursor.rest()
        && !name.contains(&b')')
    {
        cursor.skip(name.len() + 2);
    }
    Some(Some(offset))
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
    fn a_date_that_no_calendar_has_is_still_written_as_one() {
        for text in [
            "31.2.2025",
            "ma 31.2.2025",
            "31. 2. 2025",
            "31.2.25.",
            "13/13/2025",
            "2025-02-31",
            "2025-02-31T10:15",
            "32.1.2025 klo 9.05",
            "3.4.2025 25:00",
        ] {
            assert!(is_shaped(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            "7",
            "7.5",
            "3.4.",
            "3.4.202",
            "10.0.0.1",
            "192.168.1.1",
            "1.2.3",
            "040-12-3456",
            "3/4-2025",
            "31.2.2025x",
            "31.2.2025 Mars",
        ] {
            assert!(!is_shaped(text.as_bytes()), "{text}");
        }
    }
}
