//! ISO weeks, and the quarters and windows that disclosure control is planned in.
//!
//! Does not know what day it is: dates are passed in.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// One ISO 8601 week, Monday to Sunday, written `2026-W47`.
///
/// Ordered by time. The year is the ISO year: 2024-12-30 lies in `2025-W01`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Week {
    monday: NaiveDate,
}

/// A text that is not an ISO week, or a week that the calendar does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("week_invalid: {0}")]
pub struct WeekError(pub String);

impl WeekError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        "week_invalid"
    }
}

impl Week {
    /// Returns the week that holds a calendar date.
    pub fn of(date: NaiveDate) -> Self {
        let back = u64::from(date.weekday().num_days_from_monday());
        Self { monday: date.checked_sub_days(Days::new(back)).unwrap_or(date) }
    }

    /// Returns the week of an ISO year (0..=9999) and number (1..=53).
    ///
    /// # Errors
    /// [`WeekError`] when that year has no such week.
    pub fn from_iso(year: i32, number: u32) -> Result<Self, WeekError> {
        NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)
            .filter(|_| (0..=9999).contains(&year))
            .map(|monday| Self { monday })
            .ok_or_else(|| WeekError(format!("{year}-W{number:02}")))
    }

    /// Returns the first day.
    pub fn monday(self) -> NaiveDate {
        self.monday
    }

    /// Returns the last day.
    pub fn sunday(self) -> NaiveDate {
        self.monday.checked_add_days(Days::new(6)).unwrap_or(self.monday)
    }

    /// Returns the ISO year.
    pub fn year(self) -> i32 {
        self.monday.iso_week().year()
    }

    /// Returns the ISO week number, 1..=53.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }

    /// Returns the week `weeks` later (earlier when negative).
    pub fn plus(self, weeks: i32) -> Self {
        let days = Days::new(u64::from(weeks.unsigned_abs()) * 7);
        let moved =
            if weeks < 0 { self.monday.checked_sub_days(days) } else { self.monday.checked_add_days(days) };
        Self { monday: moved.unwrap_or(self.monday) }
    }

    /// Returns how many weeks `self` lies after `earlier` (negative when before).
    pub fn since(self, earlier: Self) -> i32 {
        i32::try_from((self.monday - earlier.monday).num_days() / 7).unwrap_or(i32::MAX)
    }

    /// Returns the quarter that holds this week.
    pub fn quarter(self) -> Quarter {
        let index = ((self.number().saturating_sub(1)) / 13).min(3);
        Quarter { year: self.year(), index: u8::try_from(index).unwrap_or(3) }
    }

    /// Returns the window (4, 4 and 5 weeks of a quarter; the last has 6 in a long year) of this week.
    pub fn window(self) -> Period {
        let first = self.quarter().first();
        let last = self.quarter().last();
        match self.since(first) {
            0..=3 => Period { from: first, to: first.plus(3) },
            4..=7 => Period { from: first.plus(4), to: first.plus(7) },
            _ => Period { from: first.plus(8), to: last },
        }
    }

    /// Returns the number of this week's window, counted without gaps from year 0 (twelve a year).
    pub fn window_number(self) -> usize {
        let in_quarter = self.window().from.since(self.quarter().first()) / 4;
        let windows = self.year() * 12 + i32::from(self.quarter().index) * 3 + in_quarter;
        usize::try_from(windows).unwrap_or_default()
    }

    /// Lists the weeks from `self` to `last`, both included; empty when `last` is earlier.
    pub fn through(self, last: Self) -> impl Iterator<Item = Week> {
        (0..=last.since(self)).map(move |step| self.plus(step))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year(), self.number())
    }
}

impl fmt::Debug for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Week {
    type Err = WeekError;

    fn from_str(text: &str) -> Result<Self, WeekError> {
        let wrong = || WeekError(text.to_owned());
        let (year, number) = text.trim().split_once("-W").ok_or_else(wrong)?;
        if year.len() != 4 || number.len() != 2 {
            return Err(wrong());
        }
        Self::from_iso(year.parse().map_err(|_| wrong())?, number.parse().map_err(|_| wrong())?)
    }
}

impl TryFrom<String> for Week {
    type Error = WeekError;

    fn try_from(text: String) -> Result<Self, WeekError> {
        text.parse()
    }
}

impl From<Week> for String {
    fn from(week: Week) -> Self {
        week.to_string()
    }
}

/// Thirteen ISO weeks (the last quarter of a long year has fourteen), written `2026-Q4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    index: u8,
}

impl Quarter {
    /// Returns the first week.
    pub fn first(self) -> Week {
        Week::from_iso(self.year, u32::from(self.index) * 13 + 1).unwrap_or_else(|_| Week::of(NaiveDate::MIN))
    }

    /// Returns the last week.
    pub fn last(self) -> Week {
        let next = if self.index >= 3 {
            Quarter { year: self.year + 1, index: 0 }
        } else {
            Quarter { year: self.year, index: self.index + 1 }
        };
        next.first().plus(-1)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.index + 1)
    }
}

/// A fixed run of weeks that one figure speaks of: a single week or a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first week.
    pub from: Week,
    /// The last week, not before `from`.
    pub to: Week,
}

impl Period {
    /// Returns the period of one week.
    pub fn week(week: Week) -> Self {
        Self { from: week, to: week }
    }

    /// Tells whether a week lies inside.
    pub fn holds(self, week: Week) -> bool {
        self.from <= week && week <= self.to
    }

    /// Lists the weeks inside.
    pub fn weeks(self) -> impl Iterator<Item = Week> {
        self.from.through(self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(text: &str) -> Week {
        text.parse().unwrap()
    }

    #[test]
    fn the_iso_year_decides_at_new_year() {
        let check = |date: &str, expect: &str| {
            assert_eq!(Week::of(date.parse().unwrap()).to_string(), expect, "{date}");
        };
        check("2024-12-30", "2025-W01");
        check("2021-01-03", "2020-W53");
        check("2026-11-22", "2026-W47");
        check("2026-11-23", "2026-W48");
    }

    #[test]
    fn a_week_that_does_not_exist_is_refused() {
        for text in ["2026-W54", "2025-W53", "2026-W00", "2026-47", "26-W47", "2026-W4", "2026-Wab", ""] {
            assert!(text.parse::<Week>().is_err(), "{text}");
        }
        assert!("2026-W53".parse::<Week>().is_ok());
    }

    #[test]
    fn windows_are_four_four_five_and_six_in_a_long_year() {
        let check = |at: &str, from: &str, to: &str| {
            assert_eq!(week(at).window(), Period { from: week(from), to: week(to) }, "{at}");
        };
        check("2025-W01", "2025-W01", "2025-W04");
        check("2025-W08", "2025-W05", "2025-W08");
        check("2025-W13", "2025-W09", "2025-W13");
        check("2025-W14", "2025-W14", "2025-W17");
        check("2025-W52", "2025-W48", "2025-W52");
        check("2026-W53", "2026-W48", "2026-W53");
        assert_eq!(week("2026-W53").quarter().to_string(), "2026-Q4");
    }

    #[test]
    fn windows_tile_the_calendar_without_gap_or_overlap() {
        let mut at = week("2018-W01");
        while at < week("2034-W01") {
            let window = at.window();
            assert_eq!(window.from, at);
            assert!(window.weeks().all(|inside| inside.window() == window));
            at = window.to.plus(1);
        }
    }
}
