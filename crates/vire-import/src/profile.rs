//! What the cells of one column look like, judged over all of them.
//!
//! Counts only: what a column means is decided elsewhere.

use std::collections::BTreeMap;

use crate::date::{Short, Stamp, Uniform, compact, day_of_month, find, find_clock, is_shaped, iso, iso_hour};
use crate::fold::fold_bytes;
use crate::record::trim;
use crate::score::decimal;
use crate::unanswered::says_nothing;

/// The most different values that are kept.
const VALUES: usize = 100;
/// After so many cells without one number or date a column is taken to hold none.
const PATIENCE: u64 = 500;

/// The cells of one column.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    /// Cells that are not empty and are no word for that.
    pub filled: u64,
    /// Cells that are numbers.
    pub numbers: u64,
    /// Numbers with a decimal comma.
    pub commas: u64,
    /// Numbers with a fraction.
    pub fractions: u64,
    /// The lowest and the highest number, in thousandths.
    pub range: Option<(i64, i64)>,
    /// The folded values and how often each comes; `None` once there are too many.
    pub values: Option<BTreeMap<String, u64>>,
    /// The cells that are dates.
    pub dates: Dates,
    /// The cells that are times of day and no more.
    pub clocks: Clocks,
    too_many: bool,
}

/// How the dates of a column are spelled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dates {
    /// Cells that are a date in some spelling; numbers are counted apart.
    pub valid: u64,
    /// Cells that are written as a date of numbers which cannot be read as one: no calendar has the day.
    pub shaped: u64,
    /// Dates in ISO 8601.
    pub iso: u64,
    /// Dates with a time.
    pub timed: u64,
    /// Dates with a time that name no zone.
    pub naive: u64,
    /// Dates in other spellings.
    pub others: u64,
    /// The one spelling that those have, where they have one.
    pub uniform: Uniform,
    /// Dates such as `3/4/2025`, whose order is open, even with `day_first` and `month_first`.
    pub open: u64,
    /// Of those, dates that only a day in front explains.
    pub day_first: u64,
    /// Of those, dates that only a month in front explains.
    pub month_first: u64,
    /// Dates in an order that their spelling tells, on a day that could be a month too.
    pub early: u64,
    /// The same on a day after the 12th.
    pub late: u64,
    /// Dates of three numbers of two digits each, of which the first or the last may be the year.
    pub short: Short,
    /// Numbers that could be seconds since 1970.
    pub seconds: u64,
    /// Numbers that could be day numbers of a spreadsheet.
    pub serials: u64,
    /// Numbers that could be year, month and day in eight digits.
    pub compact: u64,
}

/// The times of day of a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Clocks {
    /// How many there are.
    pub valid: u64,
    /// The second of the latest.
    pub latest: i64,
}

impl Profile {
    /// Counts one cell.
    pub fn add(&mut self, field: &[u8]) {
        let field = trim(field);
        // What stands where no answer is says nothing of what answers are.
        if field.is_empty() || says_nothing(field) {
            return;
        }
        self.filled += 1;
        if self.filled < PATIENCE || self.numbers > 0 {
            self.add_number(field);
        }
        let some = self.dates.valid > 0 || self.dates.shaped > 0;
        let dated = (self.filled < PATIENCE || some) && self.add_date(field);
        if !dated && (self.filled < PATIENCE || self.clocks.valid > 0) {
            self.add_clock(field);
        }
        self.add_value(field);
    }

    fn add_number(&mut self, field: &[u8]) {
        let Some(number) = decimal(field, true) else { return };
        self.numbers += 1;
        self.commas += u64::from(field.contains(&b','));
        self.fractions += u64::from(!number.whole);
        let value = number.thousandths;
        let (low, high) = self.range.unwrap_or((value, value));
        self.range = Some((low.min(value), high.max(value)));
        let unit = value / 1000;
        self.dates.serials += u64::from((20_000..=80_000).contains(&unit));
        let seconds = (946_684_800..4_102_444_800).contains(&unit)
            || (946_684_800_000..4_102_444_800_000).contains(&unit);
        self.dates.seconds += u64::from(number.whole && seconds);
        self.dates.compact += u64::from(number.whole && field.len() == 8 && compact(unit).is_some());
    }

    /// Counts a date; tells whether it is one.
    fn add_date(&mut self, field: &[u8]) -> bool {
        let dates = &mut self.dates;
        let Stamp { timed, offset, .. } = if let Some(stamp) = iso(field).or_else(|| iso_hour(field)) {
            dates.iso += 1;
            let late = field.get(8..10).is_some_and(|day| day > &b"12"[..]);
            dates.late += u64::from(late);
            dates.early += u64::from(!late);
            stamp
        } else if let Some(found) = find(field, None) {
            dates.others += 1;
            dates.uniform.see(field, &found);
            dates.short.see(&found);
            if let Some((first, second)) = found.open {
                dates.open += 1;
                dates.day_first += u64::from(first > 12);
                dates.month_first += u64::from(second > 12);
            } else if let Some(date) = day_of_month(found.stamp.day) {
                dates.late += u64::from(date > 12);
                dates.early += u64::from(date <= 12);
            }
            found.stamp
        } else {
            dates.shaped += u64::from(is_shaped(field));
            return false;
        };
        dates.valid += 1;
        dates.timed += u64::from(timed);
        dates.naive += u64::from(timed && offset.is_none());
        true
    }

    fn add_clock(&mut self, field: &[u8]) {
        let Some(second) = find_clock(field) else { return };
        self.clocks.valid += 1;
        self.clocks.latest = self.clocks.latest.max(second);
    }

    fn add_value(&mut self, field: &[u8]) {
        if self.too_many {
            return;
        }
        let values = self.values.get_or_insert_default();
        if let Ok(text) = std::str::from_utf8(field)
            && let Some(count) = values.get_mut(text)
        {
            *count += 1;
            return;
        }
        *values.entry(fold_bytes(field)).or_default() += 1;
        if values.len() > VALUES {
            self.too_many = true;
            self.values = None;
        }
    }

    /// Returns the share of dates among the cells, 0..=1; numbers count where `numbers` is set.
    pub fn date_share(&self, numbers: bool) -> f64 {
        share(if numbers { self.dated() } else { self.dates.valid }, self.filled)
    }

    /// Returns the share of cells that are written as dates, 0..=1, whether or not a calendar has their days.
    pub fn shaped_share(&self) -> f64 {
        share(self.dates.valid + self.dates.shaped, self.filled)
    }

    /// Returns how many cells are dates, or numbers that stand for dates.
    pub fn dated(&self) -> u64 {
        let Dates { valid, seconds, serials, compact, .. } = &self.dates;
        // Ids have eight digits too, and some of them happen to be days.
        let compact = if compact * 10 >= self.filled * 9 { *compact } else { 0 };
        valid + seconds.max(serials).max(&compact)
    }

    /// Returns the share of numbers among the cells, 0..=1.
    pub fn number_share(&self) -> f64 {
        share(self.numbers, self.filled)
    }
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(cells: &[&str]) -> Profile {
        let mut profile = Profile::default();
        cells.iter().for_each(|cell| profile.add(cell.as_bytes()));
        profile
    }

    #[test]
    fn the_whole_column_is_counted() {
        let scores = profile(&["7,5", " 8 ", "", "9", "x", "9"]);
        assert_eq!((scores.filled, scores.numbers, scores.commas), (5, 4, 1));
        assert_eq!(scores.range, Some((7500, 9000)));
        assert_eq!(scores.values.unwrap()["9"], 2);
        let dates =
            profile(&["3/4/2025", "13/4/2025 10:15", "2025-01-01T00:00:00Z", "1.2.2025", "soon"]).dates;
        assert_eq!((dates.valid, dates.iso, dates.naive, dates.open), (4, 1, 1, 2));
        assert_eq!((dates.day_first, dates.month_first), (1, 0));
        let never = profile(&["31.2.2025", "2025-02-31", "31.1.2025", "7.5", "soon"]);
        assert_eq!((never.dates.valid, never.dates.shaped), (1, 2));
        assert_eq!((never.date_share(true), never.shaped_share()), (0.2, 0.6));
        assert_eq!(profile(&["1741083300", "1741083300123"]).dates.seconds, 2);
        assert_eq!(profile(&["20000", "45000", "45000.25", "80000"]).dates.serials, 4);
        assert_eq!(profile(&["19999", "80001"]).dates.serials, 0);
        let times = profile(&["9:05", "klo 13.30", "23:59:59", "9", "25:00", "3.3.2026 9:05"]);
        assert_eq!(times.clocks, Clocks { valid: 3, latest: 86_399 });
        assert_eq!((times.dates.valid, times.dates.timed), (1, 1));
    }

    #[test]
    fn eight_digits_are_dates_where_nearly_all_of_a_column_are_days() {
        let check = |cells: &[&str], expect: f64| {
            assert_eq!(profile(cells).date_share(true), expect, "{cells:?}");
            assert_eq!(profile(cells).date_share(false), 0.0, "{cells:?}");
        };
        check(&["20260303", "20241230"], 1.0);
        check(&["20260303", "20261303"], 0.0);
        check(&["20260303", "20260231"], 0.0);
        check(&["18260303", "2026030", "202603031"], 0.0);
    }

    #[test]
    fn too_many_values_are_not_kept() {
        let mut profile = Profile::default();
        (0..5000).for_each(|n| profile.add(format!("text {n}").as_bytes()));
        assert!(profile.values.is_none());
        assert_eq!((profile.filled, profile.numbers), (5000, 0));
    }
}
