//! Dates of three short numbers, `26-03-02`: whether the first of them is the year or the last.
//!
//! Judged by the whole column. Years stay close together and near the present; days do neither.

use std::collections::BTreeMap;

use super::Found;

/// How many years may lie between the first and the present one of a column that begins with the year.
const RECENT: i64 = 9;
/// By how many years the other reading has to be more spread out.
const APART: i64 = 3;
/// The first and the last part of so many of all dates are slips.
const SLIPS: u64 = 50;

/// How often each number stands first and last.
#[derive(Debug, Clone, Default)]
pub(crate) struct Short {
    first: BTreeMap<i64, u64>,
    last: BTreeMap<i64, u64>,
}

/// Whether dates begin with the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum YearFirst {
    /// With the year last they lie far apart or in the future.
    Surely,
    /// Either way gives dates that may be.
    Perhaps,
    /// With the year first they lie far apart, far back or in the future.
    Hardly,
}

impl Short {
    /// Sees one more date.
    pub fn see(&mut self, found: &Found) {
        if let Some((first, last)) = found.short {
            *self.first.entry(first).or_default() += 1;
            *self.last.entry(last).or_default() += 1;
        }
    }

    /// Judges a column of `all` dates. `pointed`: they have points, and then only dates in the future speak
    /// against the year at the end. `year`: the present one.
    pub fn year_first(&self, pointed: bool, all: u64, year: i64) -> YearFirst {
        let (Some(first), Some(last)) = (range(&self.first), range(&self.last)) else {
            return YearFirst::Hardly;
        };
        // Whoever writes the year first writes each part with two digits.
        let own: u64 = self.first.values().sum();
        if all - all / SLIPS > own {
            return YearFirst::Hardly;
        }
        let year = year - 2000;
        let span = |(low, high): (i64, i64)| high - low;
        let future = last.1 > year;
        let recent = first.0 >= year - RECENT && first.1 <= year;
        // A month has 31 days: where the last numbers are fewer than the years, they are years themselves.
        if !recent || (!future && span(first) >= span(last) + APART) {
            YearFirst::Hardly
        } else if future || (!pointed && span(last) >= span(first) + APART) {
            YearFirst::Surely
        } else if pointed {
            YearFirst::Hardly
        } else {
            YearFirst::Perhaps
        }
    }
}

/// Returns the lowest and the highest number but for slips.
fn range(counts: &BTreeMap<i64, u64>) -> Option<(i64, i64)> {
    let slips = counts.values().sum::<u64>() / SLIPS;
    Some((beyond(slips, counts.iter())?, beyond(slips, counts.iter().rev())?))
}

/// Returns the first number before which, with itself, there are more than so many.
fn beyond<'c>(slips: u64, mut counts: impl Iterator<Item = (&'c i64, &'c u64)>) -> Option<i64> {
    let mut seen = 0;
    let found = counts.find(|(_, count)| {
        seen += **count;
        seen > slips
    });
    found.map(|(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;

    fn judged(cells: &[&str], pointed: bool) -> YearFirst {
        let mut short = Short::default();
        cells.iter().filter_map(|cell| find(cell.as_bytes(), None)).for_each(|found| short.see(&found));
        short.year_first(pointed, cells.len() as u64, 2026)
    }

    #[test]
    fn the_year_is_the_number_that_stays_close_to_the_present() {
        let check = |cells: &[&str], expect| assert_eq!(judged(cells, false), expect, "{cells:?}");
        check(&["26-03-02", "26-03-15"], YearFirst::Surely);
        check(&["26/03/02", "26/03/15", "26/04/30"], YearFirst::Surely);
        check(&["26-03-02 10:00", "26-03-08 9:15"], YearFirst::Surely);
        check(&["25-12-30", "26-01-02"], YearFirst::Surely);
        // One row, or days and years alike.
        check(&["26-03-02"], YearFirst::Perhaps);
        check(&["26-03-26", "25-03-25"], YearFirst::Perhaps);
        check(&["02-03-26", "15-03-26"], YearFirst::Hardly);
        check(&["18-03-26", "22-03-26"], YearFirst::Hardly);
        check(&["18-03-15", "25-03-15"], YearFirst::Hardly);
        check(&["3-4-26"], YearFirst::Hardly);
        check(&["26-03-02", "26-03-15", "3-4-26"], YearFirst::Hardly);
        check(&["10/11/12", "09/10/11", "11/12/10"], YearFirst::Hardly);
        check(&["26-03-2002", "26-03-2015"], YearFirst::Hardly);
        check(&[], YearFirst::Hardly);
    }

    #[test]
    fn a_point_means_day_first_unless_that_lies_in_the_future() {
        let check = |cells: &[&str], expect| assert_eq!(judged(cells, true), expect, "{cells:?}");
        check(&["26.03.02", "26.03.15"], YearFirst::Hardly);
        check(&["26.03.02", "26.03.15", "26.04.30"], YearFirst::Surely);
        check(&["02.03.26", "31.03.26"], YearFirst::Hardly);
        check(&["02.03.27", "31.03.27"], YearFirst::Hardly);
    }

    #[test]
    fn a_slip_among_many_dates_decides_nothing() {
        let mut cells: Vec<String> = (0..100).map(|n| format!("26-03-{:02}", n % 28 + 1)).collect();
        cells.push("03-03-26".to_owned());
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        assert_eq!(judged(&cells, false), YearFirst::Surely);
    }
}
