//! One row of a sheet, with every value as text.

use crate::csv::{FIELDS, RECORD_BYTES};
use crate::date::serial_stamp;
use crate::error::FileError;
use crate::record::Record;
use crate::source::Visit;

/// What a cell holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'v> {
    Text(&'v str),
    Number(f64),
    /// A day number that the sheet shows as a date.
    Moment(f64),
}

/// One row.
pub(super) struct Row {
    /// Its number, from 1; 0 before the first.
    pub number: u32,
    epoch_1904: bool,
    text: Vec<u8>,
    bounds: Vec<(u32, u32)>,
    filled: bool,
    /// The first rows that go on without a gap beyond the last column that is read.
    pub wide: Vec<u32>,
}

/// How many of them are remembered: more than a head has rows.
const WIDE: usize = 50;

impl Row {
    /// Makes a row before the first.
    pub fn new(epoch_1904: bool) -> Self {
        Self { number: 0, epoch_1904, text: Vec::new(), bounds: Vec::new(), filled: false, wide: Vec::new() }
    }

    /// Begins a row.
    pub fn start(&mut self, number: u32) {
        self.number = number;
        self.text.clear();
        self.bounds.clear();
        self.filled = false;
    }

    /// Shows the row, where it holds anything; tells whether to go on.
    pub fn visit(&self, visit: &mut Visit<'_>) -> Result<bool, FileError> {
        if !self.filled {
            return Ok(true);
        }
        visit(Record { text: &self.text, bounds: &self.bounds, line: u64::from(self.number), sheet: true })
    }

    /// Adds a cell, its column from 1; tells whether it holds anything. Cells far to the right are left out,
    /// so that memory does not depend on where a cell claims to stand.
    pub fn add(&mut self, column: u32, value: Value<'_>) -> Result<bool, FileError> {
        let column = (column as usize).saturating_sub(1);
        if column >= FIELDS {
            let filled = !matches!(value, Value::Text(""));
            if filled && column == FIELDS && self.bounds.len() == FIELDS && self.wide.len() < WIDE {
                self.wide.push(self.number);
            }
            return Ok(filled);
        }
        let from = self.text.len();
        self.write(value);
        let to = self.text.len();
        if to > RECORD_BYTES {
            return Err(FileError::RecordTooLong { line: u64::from(self.number) });
        }
        if to == from {
            return Ok(false);
        }
        self.filled = true;
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if self.bounds.len() <= column {
            self.bounds.resize(column + 1, (place(from), place(from)));
        }
        if let Some(bounds) = self.bounds.get_mut(column) {
            *bounds = (place(from), place(to));
        }
        Ok(true)
    }

    /// Writes a value: numbers as short as they can be, days and times in ISO 8601.
    fn write(&mut self, value: Value<'_>) {
        match value {
            Value::Text(text) => self.text.extend_from_slice(text.as_bytes()),
            Value::Number(number) => self.number(number),
            Value::Moment(number) => match serial_stamp(number, self.epoch_1904) {
                // Less than one day is the time of a date that stands in another cell.
                Some(stamp) if number < 1.0 => stamp.write_time(&mut self.text),
                Some(stamp) => stamp.write(&mut self.text),
                None => self.number(number),
            },
        }
    }

    fn number(&mut self, number: f64) {
        self.text.extend_from_slice(unblurred(number).to_string().as_bytes());
    }
}

/// Takes away what reckoning in twos adds to a fraction: 8.999999999999998 is 9. Nine places are more than any
/// score has, and keep every second of a day number.
fn unblurred(number: f64) -> f64 {
    const PLACES: f64 = 1e9;
    if number.fract() == 0.0 || number.abs() >= 1e6 { number } else { (number * PLACES).round() / PLACES }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_the_noise_of_reckoning_and_nothing_else() {
        let check = |number: f64, expect: &str| assert_eq!(unblurred(number).to_string(), expect);
        check(8.999_999_999_999_998, "9");
        check(0.1 + 0.2, "0.3");
        check(4.05 * 100.0, "405");
        check(7.5, "7.5");
        check(-2.25, "-2.25");
        check(46_327.999_999_9, "46327.9999999");
        check(1_741_083_300.123, "1741083300.123");
        check(0.000_000_001, "0.000000001");
        check(1e300, &1e300.to_string());
    }
}
