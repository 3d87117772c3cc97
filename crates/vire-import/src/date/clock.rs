//! From civil times to instants and calendar days of the organisation.
//!
//! A zone's offset is looked up once for each day on which it is constant, so that a million rows
//! cost a few thousand look-ups.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;
use vire_core::week::Week;

use super::{Stamp, days};
use crate::report::RowCode;

const DAY: i64 = 86_400;
/// From 1999-12-25 to 2050: outside of it offsets are looked up each time.
const FIRST_DAY: i64 = 10_950;
const LAST_DAY: i64 = 29_220;

/// Places stamps in time.
#[derive(Debug)]
pub(crate) struct Clock {
    organisation: Zone,
    naive: Option<Zone>,
    first: i64,
    last: i64,
    dates: Vec<Option<(NaiveDate, Week)>>,
}

/// Where a response lies in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Placed {
    pub instant: i64,
    pub date: NaiveDate,
    pub week: Week,
}

impl Clock {
    /// Makes a clock. `naive`: the zone of times that name none; the organisation's when absent.
    pub fn new(organisation: Tz, naive: Option<Tz>, today: NaiveDate) -> Self {
        let last = (today - NaiveDate::default()).num_days();
        Self {
            organisation: Zone::new(organisation),
            naive: naive.filter(|zone| *zone != organisation).map(Zone::new),
            first: days(2000, 1, 1).unwrap_or_default(),
            last,
            dates: Vec::new(),
        }
    }

    /// Returns instant, date and week; a date before 2000 or after today is implausible.
    pub fn place(&mut self, stamp: Stamp) -> Result<Placed, RowCode> {
        let civil = stamp.day * DAY + stamp.second;
        let (instant, day) = match stamp.offset {
            Some(offset) => {
                let instant = civil - offset;
                (instant, (instant + self.organisation.at(instant)).div_euclid(DAY))
            }
            // A date without a time is that day wherever it was written down.
            None if !stamp.timed => (civil - self.organisation.at_civil(civil), stamp.day),
            None => match &mut self.naive {
                None => (civil - self.organisation.at_civil(civil), stamp.day),
                Some(zone) => {
                    let instant = civil - zone.at_civil(civil);
                    (instant, (instant + self.organisation.at(instant)).div_euclid(DAY))
                }
            },
        };
        if day < self.first || day > self.last {
            return Err(RowCode::DateImplausible);
        }
        let (date, week) = self.date(day).ok_or(RowCode::DateImplausible)?;
        Ok(Placed { instant, date, week })
    }

    fn date(&mut self, day: i64) -> Option<(NaiveDate, Week)> {
        let index = usize::try_from(day - self.first).ok()?;
        if let Some(Some(known)) = self.dates.get(index) {
            return Some(*known);
        }
        let date = NaiveDate::default().checked_add_signed(TimeDelta::try_days(day)?)?;
        let found = (date, Week::of(date));
        if index < 40_000 {
            if self.dates.len() <= index {
                self.dates.resize(index + 1, None);
            }
            if let Some(slot) = self.dates.get_mut(index) {
                *slot = Some(found);
            }
        }
        Some(found)
    }
}

/// What is known of one day's offset: by UTC days, and by civil days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Nothing,
    Constant(i32),
    Varies,
}

#[derive(Debug)]
struct Zone {
    zone: Tz,
    utc_days: Vec<Known>,
    civil_days: Vec<Known>,
}

impl Zone {
    fn new(zone: Tz) -> Self {
        let days = usize::try_from(LAST_DAY - FIRST_DAY).unwrap_or_default();
        Self { zone, utc_days: vec![Known::Nothing; days], civil_days: vec![Known::Nothing; days] }
    }

    /// Returns the offset at an instant, in seconds east of UTC.
    fn at(&mut self, instant: i64) -> i64 {
        let day = instant.div_euclid(DAY);
        let zone = self.zone;
        let index = usize::try_from(day - FIRST_DAY).ok();
        match index.and_then(|index| self.utc_days.get_mut(index)) {
            Some(Known::Constant(offset)) => i64::from(*offset),
            Some(known @ Known::Nothing) => {
                let (first, last) = (look_up(zone, day * DAY), look_up(zone, day * DAY + DAY - 1));
                *known = if first == last { Known::Constant(first) } else { Known::Varies };
                i64::from(look_up(zone, instant))
            }
            _ => i64::from(look_up(zone, instant)),
        }
    }

    /// Returns the offset at a civil time; of a time that comes twice the first, of one that never
    /// comes the offset before the gap.
    fn at_civil(&mut self, civil: i64) -> i64 {
        let day = civil.div_euclid(DAY);
        let zone = self.zone;
        let index = usize::try_from(day - FIRST_DAY).ok();
        match index.and_then(|index| self.civil_days.get_mut(index)) {
            Some(Known::Constant(offset)) => i64::from(*offset),
            Some(known @ Known::Nothing) => {
                // A day on either side is far more than any offset.
                let (first, last) = (look_up(zone, day * DAY - DAY), look_up(zone, day * DAY + 2 * DAY));
                *known = if first == last { Known::Constant(first) } else { Known::Varies };
                i64::from(look_up_civil(zone, civil))
            }
            _ => i64::from(look_up_civil(zone, civil)),
        }
    }
}

fn naive(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).map(|time| time.naive_utc()).unwrap_or_default()
}

fn look_up(zone: Tz, instant: i64) -> i32 {
    zone.offset_from_utc_datetime(&naive(instant)).fix().local_minus_utc()
}

fn look_up_civil(zone: Tz, civil: i64) -> i32 {
    let found = zone.offset_from_local_datetime(&naive(civil));
    let found =
        found.earliest().or_else(|| zone.offset_from_local_datetime(&naive(civil - 3 * 3600)).earliest());
    found.map_or(0, |offset| offset.fix().local_minus_utc())
}

#[cfg(test)]
mod tests {
    use chrono_tz::{America, Asia, Europe};
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn place(text: &str, naive: Option<Tz>) -> Result<(i64, String), RowCode> {
        let stamp = super::super::iso(text.as_bytes()).unwrap();
        let placed = Clock::new(Europe::Helsinki, naive, date("2026-11-23")).place(stamp)?;
        assert_eq!(placed.week, Week::of(placed.date));
        Ok((placed.instant, placed.date.to_string()))
    }

    #[test]
    fn the_day_is_the_organisations_own() {
        let check = |text: &str, naive, expect: &str| {
            assert_eq!(place(text, naive).unwrap().1, expect, "{text}");
        };
        check("2025-03-02T21:59:59Z", None, "2025-03-02");
        check("2025-03-02T22:00:00Z", None, "2025-03-03");
        check("2025-07-06T21:00:00Z", None, "2025-07-07");
        check("2025-03-02 23:30:00", None, "2025-03-02");
        check("2025-03-02 16:00:00", Some(America::Denver), "2025-03-03");
        check("2025-03-03 01:00:00", Some(Asia::Tokyo), "2025-03-02");
        check("2025-03-03", Some(Asia::Tokyo), "2025-03-03");
        check("2025-03-02T23:30:00-05:00", Some(Asia::Tokyo), "2025-03-03");
    }

    #[test]
    fn times_around_the_change_to_summer_time_keep_their_day() {
        // 03:00–04:00 does not exist on 30 March 2025, and comes twice on 26 October.
        assert_eq!(
            place("2025-03-30 03:30:00", None).unwrap().0,
            place("2025-03-30T01:30:00Z", None).unwrap().0
        );
        assert_eq!(
            place("2025-10-26 03:30:00", None).unwrap().0,
            place("2025-10-26T00:30:00Z", None).unwrap().0
        );
    }

    #[test]
    fn only_2000_to_today_is_plausible() {
        assert_eq!(place("1999-12-31", None), Err(RowCode::DateImplausible));
        assert!(place("2000-01-01", None).is_ok() && place("2026-11-23T21:59:59Z", None).is_ok());
        assert_eq!(place("2026-11-23T22:00:00Z", None), Err(RowCode::DateImplausible));
        assert_eq!(place("9999-12-31", None), Err(RowCode::DateImplausible));
    }

    proptest! {
        #[test]
        fn remembered_offsets_are_those_of_the_zone(seconds in proptest::collection::vec(946_684_800_i64..2_600_000_000, 1..40), zone in 0..4) {
            let zone = [Europe::Helsinki, America::New_York, Asia::Kathmandu, chrono_tz::Australia::Lord_Howe][zone as usize];
            let mut remembered = Zone::new(zone);
            // Twice, so that the second round comes from memory; and near changes of the offset.
            for second in seconds.iter().chain(&seconds).flat_map(|s| [*s, 1_743_296_400 + s % 90_000]) {
                prop_assert_eq!(remembered.at(second), i64::from(look_up(zone, second)));
                prop_assert_eq!(remembered.at_civil(second), i64::from(look_up_civil(zone, second)));
            }
        }
    }
}
