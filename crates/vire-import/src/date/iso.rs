//! Dates as ISO 8601 writes them, in the spellings that are nothing else and in those that may be.

use super::{Cursor, Stamp, compact, days, second_of_day};

/// Reads an ISO 8601 date, with or without time, fraction and offset.
pub(crate) fn iso(field: &[u8]) -> Option<Stamp> {
    // Nearly every export spells `2025-03-04T10:15:00Z`, so these bytes are read where they stand.
    if let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] = field {
        let two = |a: &u8, b: &u8| -> Option<i64> {
            (a.is_ascii_digit() && b.is_ascii_digit()).then(|| i64::from(a - b'0') * 10 + i64::from(b - b'0'))
        };
        let day = days(two(y1, y2)? * 100 + two(y3, y4)?, two(m1, m2)?, two(d1, d2)?)?;
        return match rest {
            [] => Some(Stamp { day, second: 0, timed: false, offset: None }),
            [b'T' | b't' | b' ', h1, h2, b':', n1, n2, b':', s1, s2, rest @ ..] => {
                let second = second_of_day(two(h1, h2)?, two(n1, n2)?, two(s1, s2)?)?;
                let offset = if rest.is_empty() { None } else { offset_after_fraction(rest)? };
                Some(Stamp { day, second, timed: true, offset })
            }
            [b'T' | b't' | b' ', h1, h2, b':', n1, n2, rest @ ..] => {
                let second = second_of_day(two(h1, h2)?, two(n1, n2)?, 0)?;
                let offset = if rest.is_empty() { None } else { offset(rest)? };
                Some(Stamp { day, second, timed: true, offset })
            }
            _ => None,
        };
    }
    basic(field)
}

/// Reads what is ISO 8601 only where somebody says so, being a number or half a time elsewhere: `20250304`,
/// `2025-03-04T10`, `20250304T10Z`.
pub(super) fn iso_basic(field: &[u8]) -> Option<Stamp> {
    let untimed = |number| Some(Stamp { day: compact(number)?, second: 0, timed: false, offset: None });
    let mut cursor = Cursor::new(field);
    let day = match cursor.number()? {
        (date, 8) => untimed(date)?,
        (_, 4) => {
            let (date, rest) = field.split_at_checked("2025-03-04".len())?;
            cursor = Cursor::new(rest);
            iso(date)?
        }
        _ => return None,
    };
    if cursor.is_done() {
        return Some(day);
    }
    if !(cursor.take(b'T') || cursor.take(b't')) {
        return None;
    }
    let (hour, 2) = cursor.number()? else { return None };
    let offset = if cursor.is_done() { None } else { offset(cursor.rest())? };
    Some(Stamp { second: second_of_day(hour, 0, 0)?, timed: true, offset, ..day })
}

/// Reads a date with the hour alone, as in ISO 8601: `2025-03-04T10`, `2025-03-04T10+0200`.
pub(crate) fn iso_hour(field: &[u8]) -> Option<Stamp> {
    if matches!(field.get(10), Some(b'T' | b't')) { iso_basic(field) } else { None }
}

/// Reads the basic form `20250304T101500Z`.
fn basic(field: &[u8]) -> Option<Stamp> {
    let mut cursor = Cursor::new(field);
    let (date, digits) = cursor.number()?;
    if digits != 8 || !(cursor.take(b'T') || cursor.take(b't')) {
        return None;
    }
    let day = days(date / 10_000, date / 100 % 100, date % 100)?;
    let (time, digits) = cursor.number()?;
    let second = match digits {
        4 => second_of_day(time / 100, time % 100, 0)?,
        6 => second_of_day(time / 10_000, time / 100 % 100, time % 100)?,
        _ => return None,
    };
    let rest = cursor.rest();
    let offset = if rest.is_empty() { None } else { offset_after_fraction(rest)? };
    Some(Stamp { day, second, timed: true, offset })
}

fn offset_after_fraction(rest: &[u8]) -> Option<Option<i64>> {
    let rest = match rest {
        [b'.' | b',', digits @ ..] => {
            let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if length == 0 {
                return None;
            }
            digits.get(length..)?
        }
        rest => rest,
    };
    if rest.is_empty() { Some(None) } else { offset(rest) }
}

/// Reads what may follow a time: `Z`, ` UTC`, `+02:00`, ` +0200`, ` GMT+2`; of letters that stand for several
/// zones no distance.
fn offset(rest: &[u8]) -> Option<Option<i64>> {
    if rest == b"Z" {
        return Some(Some(0));
    }
    let mut cursor = Cursor::new(rest);
    cursor.spaces();
    let offset = cursor.zone()?;
    cursor.spaces();
    cursor.is_done().then_some(offset)
}
