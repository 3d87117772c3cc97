//! How many fields the records of a separated text have, where the header ends in a separator too many or too few.
//!
//! Decided once, by the first records beneath the header: a single record with another number of fields is
//! no trailing separator but a damaged line.

use crate::record::{Record, trim};

/// The numbers of fields that a record may have; 0, which none has, stands for no number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// As many as the names, or without the last of them, which is empty.
    named: usize,
    /// As many where the last field is empty: a separator ended the record.
    ended: usize,
}

impl Shape {
    /// Returns the shape of records that are as wide as their header.
    pub fn even(width: usize) -> Self {
        Self { named: width, ended: 0 }
    }

    /// Judges by the width of a header, its last name and the first records beneath it.
    pub fn of<'f>(width: usize, last: &str, beneath: impl Iterator<Item = &'f Vec<String>> + Clone) -> Self {
        let count = |width: usize| beneath.clone().filter(|fields| fields.len() == width).count();
        let even = count(width);
        let is_ended = |fields: &Vec<String>| fields.last().is_none_or(|last| is_empty(last.as_bytes()));
        if width > 1 && is_empty(last.as_bytes()) && count(width - 1) > even {
            Self { named: width - 1, ended: width }
        } else if count(width + 1) > even
            && beneath.clone().filter(|fields| fields.len() == width + 1).all(is_ended)
        {
            Self { named: 0, ended: width + 1 }
        } else {
            Self::even(width)
        }
    }

    /// Tells whether a record has a number of fields that its table allows; rows of a sheet may be of any
    /// length.
    pub fn fits(&self, record: &Record<'_>) -> bool {
        let width = record.width();
        width == self.named
            || record.sheet
            || (width == self.ended && is_empty(record.field(width.saturating_sub(1))))
    }
}

fn is_empty(field: &[u8]) -> bool {
    trim(field).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_records_say_where_a_separator_is_too_many() {
        let table = |lines: &[&str]| -> Vec<Vec<String>> {
            lines.iter().map(|line| line.split(',').map(str::to_owned).collect()).collect()
        };
        let check = |header: &str, lines: &[&str], good: &[&str], bad: &[&str]| {
            let names: Vec<&str> = header.split(',').collect();
            let rows = table(lines);
            let shape = Shape::of(names.len(), names.last().unwrap(), rows.iter());
            for (line, expect) in good.iter().map(|l| (l, true)).chain(bad.iter().map(|l| (l, false))) {
                let mut from = 0;
                let bounds: Vec<(u32, u32)> = line
                    .split(',')
                    .map(|field| {
                        let bound = (from, from + u32::try_from(field.len()).unwrap());
                        from = bound.1 + 1;
                        bound
                    })
                    .collect();
                let record = Record { text: line.as_bytes(), bounds: &bounds, line: 1, sheet: false };
                assert_eq!(shape.fits(&record), expect, "{header} {lines:?} {line}");
                assert!(shape.fits(&Record { sheet: true, ..record }), "{line}");
            }
        };
        check("a,b,c", &["1,2,3", "1,2,3"], &["1,2,3"], &["1,2", "1,2,3,", "1,2,3,4"]);
        // At the end of the header lines alone.
        check("a,b,", &["1,2", "1,2"], &["1,2", "1,2,"], &["1", "1,2,x", "1,2,,"]);
        // On every line, or mostly: a line without it has lost a field.
        check("a,b,", &["1,2,", "1,2,"], &["1,2,"], &["1,2", "1,2,,"]);
        check("a,b,", &["1,2,", "1,2"], &["1,2,"], &["1,2"]);
        // At the end of the rows alone.
        check("a,b", &["1,2,", "1,2, "], &["1,2,", "1,2,\u{a0}"], &["1,2", "1,2,3", "1,2,,", "1"]);
        check("a,b", &["1,2,", "1,2,3"], &["1,2"], &["1,2,"]);
        check("a,b", &["1,2,", "1,2"], &["1,2"], &["1,2,"]);
        // A column with a name is never absent.
        check("a,b,c", &["1,2", "1,2"], &["1,2,3"], &["1,2"]);
        check("a,b", &[], &["1,2"], &["1,2,", "1"]);
        check("", &[], &[""], &["1,2"]);
    }
}
