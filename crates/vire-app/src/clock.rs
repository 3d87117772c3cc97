//! The clock port: what time it is, and which day and week that is for an organisation.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use vire_core::week::Week;

/// Where the time comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A fixed instant, for schedules and tests.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// Reads an ISO 8601 instant with an offset.
    pub fn fixed(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text.trim()).ok().map(|at| Self::Fixed(at.with_timezone(&Utc)))
    }

    /// Returns the instant.
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Clock::System => Utc::now(),
            Clock::Fixed(at) => at,
        }
    }

    /// Returns the calendar date in a time zone.
    pub fn today(self, zone: Tz) -> NaiveDate {
        self.now().with_timezone(&zone).date_naive()
    }

    /// Returns the ISO week of that date.
    pub fn week(self, zone: Tz) -> Week {
        Week::of(self.today(zone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_ends_at_midnight_of_the_organisation_not_of_greenwich() {
        let check = |at: &str, zone: Tz, week: &str| {
            assert_eq!(Clock::fixed(at).unwrap().week(zone).to_string(), week, "{at} {zone}");
        };
        check("2026-11-22T21:59:59Z", chrono_tz::Europe::Helsinki, "2026-W47");
        check("2026-11-22T22:00:00Z", chrono_tz::Europe::Helsinki, "2026-W48");
        check("2026-11-22T22:00:00Z", chrono_tz::UTC, "2026-W47");
    }
}
