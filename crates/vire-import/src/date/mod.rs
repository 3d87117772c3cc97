//! Dates of files: how a cell becomes an instant and a calendar day of the organisation.
//!
//! A date is never moved and its order never guessed. Which spelling a column uses is found elsewhere
//! ([`crate::profile`]); here it is known.

mod clock;
mod cursor;
mod iso;
mod loose;
mod names;
mod pattern;
mod short;
mod spelling;
mod zones;

pub(crate) use clock::{Clock, Placed};
pub(crate) use cursor::Cursor;
pub(crate) use iso::{iso, iso_hour};
pub(crate) use loose::{Found, compact, find, find_clock, is_shaped};
pub(crate) use pattern::Pattern;
pub(crate) use short::{Short, YearFirst};
pub(crate) use spelling::{Order, Uniform};

use chrono::Datelike;

use crate::record::trim;
use crate::report::RowCode;
use iso::iso_basic;

/// What a cell says: a civil date and time, and perhaps its distance from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Days since 1970-01-01.
    pub day: i64,
    /// Seconds of the day, 0..=86 399.
    pub second: i64,
    /// Whether the cell gives a time of day.
    pub timed: bool,
    /// Seconds east of UTC, where the cell says so.
    pub offset: Option<i64>,
}

impl Stamp {
    /// Writes the civil date, and the time where there is one, in ISO 8601.
    pub fn write(self, to: &mut Vec<u8>) {
        // Source: H. Hinnant, chrono-compatible low-level date algorithms, civil_from_days.
        let shifted = self.day + 719_468;
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        pad(to, None, year, &[1000, 100, 10, 1]);
        pad(to, Some(b'-'), month, &[10, 1]);
        pad(to, Some(b'-'), day, &[10, 1]);
        if self.timed {
            to.push(b' ');
            self.write_time(to);
        }
    }

    /// Writes the time of day alone.
    pub fn write_time(self, to: &mut Vec<u8>) {
        pad(to, None, self.second / 3600, &[10, 1]);
        pad(to, Some(b':'), self.second / 60 % 60, &[10, 1]);
        pad(to, Some(b':'), self.second % 60, &[10, 1]);
    }
}

/// Writes a number with the digits of some places.
///
/// By hand: a sheet has a date in each row, and formatting costs more than reading them.
fn pad(to: &mut Vec<u8>, before: Option<u8>, value: i64, places: &[i64]) {
    to.extend(before);
    to.extend(places.iter().map(|place| b'0' + u8::try_from(value / place % 10).unwrap_or_default()));
}

/// How the dates of one column are read.
#[derive(Debug, Clone)]
pub(crate) struct DateRule {
    pub format: DateFormat,
    /// Whether the workbook counts its days from 1904, else from 1899-12-30.
    pub epoch_1904: bool,
}

/// How the dates of one column are written.
#[derive(Debug, Clone)]
pub(crate) enum DateFormat {
    /// ISO 8601.
    Iso,
    /// Seconds since 1970, UTC.
    Epoch,
    /// Day numbers of a spreadsheet.
    Serial,
    /// A given pattern.
    Pattern(Pattern),
    /// Any spelling; `order` says what `3/4/2025` and `3-4-2025` are.
    Any { order: Option<Order> },
    /// Dates of one order that a spreadsheet took for another wherever the day could be a month: texts are in
    /// that order, and what the spreadsheet made a date of has day and month in each other's place.
    Turned(Order),
}

impl DateRule {
    /// Returns the rule for other dates of the same file, however they are spelled.
    pub fn loosely(&self) -> Self {
        let order = if let DateFormat::Any { order } = self.format { order } else { None };
        Self { format: DateFormat::Any { order }, epoch_1904: self.epoch_1904 }
    }

    /// Reads one cell that is not empty.
    pub fn read(&self, field: &[u8], sheet: bool) -> Result<Stamp, RowCode> {
        let stamp = match &self.format {
            DateFormat::Iso => iso(field).or_else(|| iso(trim(field))).or_else(|| iso_basic(trim(field))),
            DateFormat::Epoch => epoch(trim(field)),
            DateFormat::Serial => {
                let field = trim(field);
                let whole = serial(field, self.epoch_1904).or_else(|| iso(field));
                whole.or_else(|| day_and_fraction(field, self.epoch_1904))
            }
            DateFormat::Pattern(pattern) if sheet => pattern.read(field).or_else(|| iso(trim(field))),
            DateFormat::Pattern(pattern) => pattern.read(field),
            DateFormat::Turned(order) => match find(field, Some(*order)).filter(|found| found.open.is_some())
            {
                Some(found) => Some(found.stamp),
                None => iso(field).or_else(|| find(field, None).map(|found| found.stamp)).and_then(turned),
            },
            // Where the order is open and nobody said it, it is not guessed.
            DateFormat::Any { order } => iso(field).or_else(|| iso_hour(trim(field))).or_else(|| {
                find(field, *order)
                    .filter(|found| order.is_some() || found.open.is_none())
                    .map(|found| found.stamp)
            }),
        };
        // A sheet may hold days that nobody styled among dates that were typed as texts.
        let unstyled = || {
            let typed = sheet && !matches!(self.format, DateFormat::Epoch | DateFormat::Serial);
            let day = typed.then(|| serial_day(trim(field), self.epoch_1904)).flatten()?;
            if matches!(self.format, DateFormat::Turned(_)) { turned(day) } else { Some(day) }
        };
        stamp.or_else(unstyled).ok_or(RowCode::DateInvalid)
    }
}

/// Returns the same date with day and month in each other's place.
fn turned(stamp: Stamp) -> Option<Stamp> {
    let date = chrono::NaiveDate::from_epoch_days(i32::try_from(stamp.day).ok()?)?;
    let day = days(date.year().into(), date.day().into(), date.month().into())?;
    Some(Stamp { day, ..stamp })
}

/// Returns the day of the month of a date in days since 1970-01-01.
pub(crate) fn day_of_month(day: i64) -> Option<u32> {
    Some(chrono::NaiveDate::from_epoch_days(i32::try_from(day).ok()?)?.day())
}

/// Returns the days from 1970-01-01 to a date of the Gregorian calendar; `None` when there is none.
pub(crate) fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    const LENGTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let length = LENGTHS.get(usize::try_from(month - 1).ok()?)? + i64::from(leap && month == 2);
    if !(1..=9999).contains(&year) || day < 1 || day > length {
        return None;
    }
    // Source: H. Hinnant, chrono-compatible low-level date algorithms, days_from_civil.
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted - era * 400;
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
}

/// Returns the second of a day; `None` when a clock never shows that time.
pub(crate) fn second_of_day(hour: i64, minute: i64, second: i64) -> Option<i64> {
    // A leap second belongs to the minute that it ends.
    let second = if second == 60 { 59 } else { second };
    ((0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second))
        .then_some(hour * 3600 + minute * 60 + second)
}

/// Reads whole seconds (or thousandths of them, from 13 digits on) since 1970.
fn epoch(field: &[u8]) -> Option<Stamp> {
    let whole = field.split(|&byte| byte == b'.').next()?;
    let rest = field.get(whole.len()..).unwrap_or_default().iter().skip(1);
    let mut cursor = Cursor::new(whole);
    let value = cursor.number()?.0;
    if !cursor.is_done() || !rest.into_iter().all(u8::is_ascii_digit) {
        return None;
    }
    let seconds = if value >= 100_000_000_000 { value / 1000 } else { value };
    Some(Stamp {
        day: seconds.div_euclid(86_400),
        second: seconds.rem_euclid(86_400),
        timed: true,
        offset: Some(0),
    })
}

/// Reads the day number of a spreadsheet, rounded to the second.
pub(crate) fn serial(field: &[u8], epoch_1904: bool) -> Option<Stamp> {
    let plain = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    if field.is_empty() || !field.iter().all(plain) {
        return None;
    }
    let text = std::str::from_utf8(field).ok()?.replace(',', ".");
    serial_stamp(text.parse().ok()?, epoch_1904)
}

/// Reads a day number that stands among other dates: of 20 000 to 80 000, so that no other number is one.
fn serial_day(field: &[u8], epoch_1904: bool) -> Option<Stamp> {
    let day = field.split(|byte| matches!(byte, b'.' | b',')).next()?;
    let (number, 5) = Cursor::new(day).number()? else { return None };
    if (20_000..=80_000).contains(&number) { serial(field, epoch_1904) } else { None }
}

/// Reads a day and the part of it that has passed, from two cells of a spreadsheet: `2026-03-03 0.5625`.
fn day_and_fraction(field: &[u8], epoch_1904: bool) -> Option<Stamp> {
    let space = field.iter().position(|&byte| byte == b' ')?;
    let (day, fraction) = (trim(field.get(..space)?), trim(field.get(space..)?));
    let day = serial(day, epoch_1904).or_else(|| iso(day)).filter(|day| !day.timed)?;
    let passed =
        serial(fraction, false).filter(|passed| passed.day == days(1899, 12, 30).unwrap_or_default())?;
    Some(Stamp { second: passed.second, timed: true, ..day })
}

/// Returns the moment of a spreadsheet's day number, rounded to the second.
pub(crate) fn serial_stamp(value: f64, epoch_1904: bool) -> Option<Stamp> {
    if !(0.0..3_000_000.0).contains(&value) {
        return None;
    }
    let seconds = (value * 86_400.0).round() as i64;
    let epoch = if epoch_1904 { days(1904, 1, 1)? } else { days(1899, 12, 30)? };
    let second = seconds.rem_euclid(86_400);
    Some(Stamp { day: epoch + seconds.div_euclid(86_400), second, timed: value.fract() != 0.0, offset: None })
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Datelike, NaiveDate};
    use proptest::prelude::*;

    use super::*;

    fn instant(stamp: Stamp) -> i64 {
        stamp.day * 86_400 + stamp.second - stamp.offset.unwrap_or(0)
    }

    #[test]
    fn iso_spellings_name_their_instant() {
        let check = |text: &str, expect: &str| {
            let stamp = iso(text.as_bytes()).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(instant(stamp), DateTime::parse_from_rfc3339(expect).unwrap().timestamp(), "{text}");
            assert!(stamp.offset.is_some() && stamp.timed);
        };
        check("2025-03-04T10:15:00Z", "2025-03-04T10:15:00Z");
        check("2019-10-30T03:30:17.883Z", "2019-10-30T03:30:17Z");
        check("2013-05-30T14:33:00.000+0200", "2013-05-30T14:33:00+02:00");
        check("2025-03-04 10:15:00 UTC", "2025-03-04T10:15:00Z");
        check("2025-03-04 10:15+03", "2025-03-04T10:15:00+03:00");
        check("2025-03-04T10:15:00-05:30", "2025-03-04T10:15:00-05:30");
        check("2025-03-04T10:15:00+14:00", "2025-03-04T10:15:00+14:00");
        check("2025-03-04 10:15:00 GMT+2", "2025-03-04T10:15:00+02:00");
        check("2025-03-04 10:15:00 EET", "2025-03-04T10:15:00+02:00");
        check("20250304T101500Z", "2025-03-04T10:15:00Z");
        check("2000-02-29T10:15:00Z", "2000-02-29T10:15:00Z");
    }

    #[test]
    fn what_no_clock_or_calendar_shows_is_refused() {
        let texts = [
            "2025-02-31",
            "2025-13-01",
            "2025-00-10",
            "2025-01-00",
            "2023-02-29",
            "2100-02-29",
            "2025-03-04T24:00:00Z",
            "2025-03-04T10:60:00",
            "2025-3-4",
            "2025-03-04T",
            "2025-03-04T10:15:00Zx",
            "2025-03-04T10",
            "",
            "2025-03-04T10:15:00.",
            "2025-03-04T10:15:00+15:00",
            "2025-03-04T10:15:00+10:60",
            "20250304",
            "2025-03-04x",
        ];
        for text in texts {
            assert_eq!(iso(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn shorter_forms_are_iso_8601_where_somebody_says_so() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(
                iso_basic(text.as_bytes()),
                expect.map(|expect| iso(expect.as_bytes()).unwrap()),
                "{text}"
            );
        };
        check("20250203", Some("2025-02-03"));
        check("2025-02-03T22", Some("2025-02-03T22:00"));
        check("20250203T22", Some("2025-02-03T22:00"));
        check("2025-02-03T22Z", Some("2025-02-03T22:00Z"));
        check("20250203T22+02", Some("2025-02-03T22:00+02:00"));
        check("20250231", None);
        check("2025-02-03T24", None);
        check("2025-02-03T2", None);
        check("2025-02-03 22", None);
        check("2025-02", None);
        check("2025020", None);
        check("17410833", None);
        let rule = DateRule { format: DateFormat::Iso, epoch_1904: false };
        for text in ["20250203", "2025-02-03T22", "20250203T223000Z"] {
            assert!(rule.read(text.as_bytes(), false).is_ok(), "{text}");
        }
        let any = DateRule { format: DateFormat::Any { order: None }, epoch_1904: false };
        assert!(any.read(b"20250203", false).is_err());
    }

    #[test]
    fn serials_are_rounded_to_the_second() {
        let check = |value: f64, epoch_1904, expect: &str| {
            let stamp = serial_stamp(value, epoch_1904).unwrap();
            let expect = chrono::NaiveDateTime::parse_from_str(expect, "%Y-%m-%d %H:%M:%S").unwrap();
            assert_eq!(instant(stamp), expect.and_utc().timestamp());
        };
        check(46_230.796_099_537, false, "2026-07-27 19:06:23");
        check(45_000.999_999_99, false, "2023-03-16 00:00:00");
        check(44_768.5, true, "2026-07-27 12:00:00");
        assert_eq!(serial(b"45000,5", false), serial(b"45000.5", false));
        assert_eq!(serial(b"4.5.2025", false), None);
    }

    #[test]
    fn the_part_of_a_day_may_stand_in_another_cell_of_a_sheet() {
        let check = |text: &str, expect: Option<&str>| {
            let stamp =
                DateRule { format: DateFormat::Serial, epoch_1904: false }.read(text.as_bytes(), true).ok();
            let expect = expect.map(|expect| iso(expect.as_bytes()).unwrap());
            assert_eq!(stamp, expect, "{text}");
        };
        check("2026-03-03 0.5625", Some("2026-03-03 13:30:00"));
        check("2026-03-03 0.25", Some("2026-03-03 06:00:00"));
        check("46084 0.5625", Some("2026-03-03 13:30:00"));
        check("2026-03-03 0", Some("2026-03-03 00:00:00"));
        check("2026-03-03 ", Some("2026-03-03"));
        check("2026-03-03 1.5", None);
        check("2026-03-03 10:00:00 0.5", None);
        check("46084.5 0.5", None);
    }

    #[test]
    fn a_sheet_may_hold_day_numbers_among_dates_of_every_spelling() {
        let pattern = |text| DateFormat::Pattern(Pattern::new(text).unwrap());
        let any = |order| DateFormat::Any { order };
        for format in
            [DateFormat::Iso, pattern("%d.%m.%Y"), pattern("%Y%m%d"), any(None), any(Some(Order::Mdy))]
        {
            let check = |text: &str, epoch_1904, sheet, expect: Option<&str>| {
                let stamp = DateRule { format: format.clone(), epoch_1904 }.read(text.as_bytes(), sheet).ok();
                let expect = expect.map(|expect| iso(expect.as_bytes()).unwrap());
                assert_eq!(stamp, expect, "{text} {format:?}");
            };
            check("46330", false, true, Some("2026-11-04"));
            check("46330.5", false, true, Some("2026-11-04 12:00:00"));
            check("44868", true, true, Some("2026-11-04"));
            check("46330", false, false, None);
            check("20000", false, true, Some("1954-10-03"));
            check("80000", false, true, Some("2119-01-11"));
            check("19999", false, true, None);
            check("80001", false, true, None);
            check("4633", false, true, None);
            check("46330x", false, true, None);
        }
    }

    #[test]
    fn seconds_since_1970_may_come_in_thousandths() {
        assert_eq!(instant(epoch(b"1741083300").unwrap()), 1_741_083_300);
        assert_eq!(instant(epoch(b"1741083300123").unwrap()), 1_741_083_300);
        assert_eq!(epoch(b"1741083300").unwrap().offset, Some(0));
        assert_eq!(epoch(b"yesterday"), None);
    }

    proptest! {
        #[test]
        fn day_numbers_agree_with_the_calendar(number in -200_000_i32..300_000) {
            let date = NaiveDate::from_num_days_from_ce_opt(number + 719_163).unwrap();
            let found = days(date.year().into(), date.month().into(), date.day().into());
            prop_assert_eq!(found, Some(i64::from(number)));
            let mut text = Vec::new();
            Stamp { day: number.into(), second: 0, timed: false, offset: None }.write(&mut text);
            prop_assert_eq!(String::from_utf8(text).unwrap(), date.to_string());
        }
    }
}
