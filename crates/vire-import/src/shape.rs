//! How many fields the records of a separated text have, where the header ends in a separator too many or too few.
//!
//! Decided once, by the first records beneath the header: a single record with another number of fields is
//! no trailing separator but a damaged line.

use crate::record::{Record, trim};

/// The numbers of fields that a record may have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// As many as the header has.
    width: usize,
    /// One fewer or one more, where the first records are so.
    other: Option<usize>,
}

impl Shape {
    /// Returns the shape of records that are as wide as their header.
    pub fn even(width: usize) -> Self {
        Self { width, other: None }
    }

    /// Judges by the last name of a header and the first records beneath it.
    ///
    /// Most of them may lack a column without a name at the end, or may end in one empty field too many.
    pub fn of<'f>(width: usize, last: &str, beneath: impl Iterator<Item = &'f Vec<String>> + Clone) -> Self {
        let count = |width: usize| beneath.clone().filter(|fields| fields.len() == width).count();
        let even = count(width);
        let is_empty =
            |fields: &Vec<String>| fields.last().is_none_or(|last| trim(last.as_bytes()).is_empty());
        let other = if width > 1 && last.trim().is_empty() && count(width - 1) > even {
            Some(width - 1)
        } else if count(width + 1) > even
            && beneath.clone().filter(|fields| fields.len() == width + 1).all(is_empty)
        {
            Some(width + 1)
        } else {
            None
        };
        Self { width, other }
    }

    /// Tells whether a record has a number of fields that its table allows; rows of a sheet may be of any
    /// length.
    pub fn fits(&self, record: &Record<'_>) -> bool {
        let width = record.width();
        width == self.width || record.sheet || self.is_other(record, width)
    }

    #[cold]
    fn is_other(&self, record: &Record<'_>, width: usize) -> bool {
        self.other == Some(width) && (width < self.width || trim(record.field(self.width)).is_empty())
    }
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
        check("a,b,", &["1,2", "1,2"], &["1,2", "1,2,", "1,2,x"], &["1", "1,2,,"]);
        // On every line, or mostly: a line without it has lost a field.
        check("a,b,", &["1,2,", "1,2,"], &["1,2,"], &["1,2", "1,2,,"]);
        check("a,b,", &["1,2,", "1,2"], &["1,2,"], &["1,2"]);
        // At the end of the rows alone.
        check("a,b", &["1,2,", "1,2, "], &["1,2", "1,2,", "1,2,\u{a0}"], &["1,2,3", "1,2,,", "1"]);
        check("a,b", &["1,2,", "1,2,3"], &["1,2"], &["1,2,"]);
        check("a,b", &["1,2,", "1,2"], &["1,2"], &["1,2,"]);
        // A column with a name is never absent.
        check("a,b,c", &["1,2", "1,2"], &["1,2,3"], &["1,2"]);
        check("a,b", &[], &["1,2"], &["1,2,", "1"]);
        check("", &[], &[""], &["1,2"]);
    }
}
