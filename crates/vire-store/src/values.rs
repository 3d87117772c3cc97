//! How weeks, dates, groups and JSON stand in columns.
//!
//! Weeks and dates are whole days since 1970-01-01; a week is its Monday.

use chrono::{Datelike, NaiveDate};
use serde::de::value::StringDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};
use vire_core::group::Group;
use vire_core::week::Week;

use crate::error::StoreError;

/// 1970-01-01 in days of the common era.
const EPOCH: i32 = 719_163;

pub(crate) fn day(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce() - EPOCH)
}

pub(crate) fn date(day: i64, what: &'static str) -> Result<NaiveDate, StoreError> {
    i32::try_from(day)
        .ok()
        .and_then(|day| NaiveDate::from_num_days_from_ce_opt(day.checked_add(EPOCH)?))
        .ok_or(StoreError::Unreadable { what })
}

pub(crate) fn monday(week: Week) -> i64 {
    day(week.monday())
}

pub(crate) fn week(day: i64, what: &'static str) -> Result<Week, StoreError> {
    date(day, what).map(Week::of)
}

pub(crate) fn group(text: String) -> Group {
    // A group's text form is the group; merged names cannot be parsed, only read back.
    let source: StringDeserializer<serde::de::value::Error> = text.into_deserializer();
    Group::deserialize(source).unwrap_or_default()
}

pub(crate) fn json<T: Serialize>(value: &T, what: &'static str) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable { what })
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable { what })
}

/// Reads an empty blob as nothing.
pub(crate) fn filled(bytes: Vec<u8>) -> Option<Vec<u8>> {
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weeks_read_back() {
        let first: NaiveDate = "1970-01-01".parse().unwrap();
        assert_eq!(day(first), 0);
        for text in ["1969-12-31", "2000-02-29", "2026-11-22"] {
            let at: NaiveDate = text.parse().unwrap();
            assert_eq!(date(day(at), "t").unwrap(), at);
        }
        let at: Week = "2026-W53".parse().unwrap();
        assert_eq!(week(monday(at), "t").unwrap(), at);
        assert!(date(i64::MAX, "t").is_err());
    }

    #[test]
    fn a_merged_group_reads_back() {
        let merged = Group::merged([&Group::parse("P/A").unwrap(), &Group::parse("P/B").unwrap()]);
        assert_eq!(group(merged.as_str().to_owned()), merged);
    }
}
