//! The columns of a table: their names, how a mapping addresses them, and which hold persons.

use crate::error::FileError;
use crate::fold::fold;
use crate::persons::is_personal;
use crate::shape::Shape;

/// The names of a table's columns, from one header record or several.
#[derive(Debug, Clone, Default)]
pub(crate) struct Header {
    /// The header records as texts, the one with the names first.
    pub records: Vec<Vec<String>>,
    /// The first record beneath the header.
    pub beneath: Vec<String>,
    /// How many fields the records beneath have.
    pub shape: Shape,
    names: Vec<String>,
    folded: Vec<String>,
}

impl Header {
    /// Makes a header; without records the columns have no names but `#1`, `#2`, ….
    pub fn new(records: Vec<Vec<String>>, width: usize) -> Self {
        let mut own: Vec<String> = records.first().cloned().unwrap_or_default();
        own.resize(width.max(own.len()), String::new());
        let folded = own.iter().map(|name| fold(name)).collect();
        let names: Vec<String> = (0..own.len()).map(|index| numbered(&own, index)).collect();
        let shape = Shape::even(names.len());
        Self { records, beneath: Vec::new(), shape, names, folded }
    }

    /// Returns the number of columns.
    pub fn width(&self) -> usize {
        self.names.len()
    }

    /// Returns the name under which a mapping addresses a column.
    pub fn name(&self, index: usize) -> &str {
        self.names.get(index).map(String::as_str).unwrap_or_default()
    }

    /// Returns a column's own name in its normal form.
    pub fn folded(&self, index: usize) -> &str {
        self.folded.get(index).map(String::as_str).unwrap_or_default()
    }

    /// Returns everything that the header records say of a column, in its normal form.
    pub fn says(&self, index: usize) -> String {
        let cells = self.records.iter().filter_map(|record| record.get(index));
        // Import ids are for machines.
        let texts = cells.filter(|cell| !cell.trim_start().starts_with('{')).map(|cell| fold(cell));
        texts.collect::<Vec<_>>().join(" ")
    }

    /// Finds a column by the name in a mapping.
    pub fn find(&self, name: &str) -> Option<usize> {
        let trimmed = name.trim();
        let exact = self.names.iter().position(|known| known == name);
        // Of names that differ in their spaces alone the mapping's own comes first.
        if let Some(index) = exact.or_else(|| self.names.iter().position(|known| known.trim() == trimmed)) {
            return Some(index);
        }
        if let Some((stem, number)) = trimmed.rsplit_once('#')
            && let Ok(number) = number.parse::<usize>()
            && number > 0
        {
            let stem = fold(stem);
            let mut same = (0..self.folded.len()).filter(|&index| self.folded(index) == stem);
            if let Some(index) = same.nth(number - 1) {
                return Some(index);
            }
        }
        let folded = fold(name);
        if folded.is_empty() {
            return None;
        }
        self.folded.iter().position(|known| *known == folded).or_else(|| {
            let mut below = self.records.iter().skip(1);
            below.find_map(|record| {
                record.iter().position(|known| fold(known) == folded && !folded.is_empty())
            })
        })
    }

    /// Returns the column that a mapping names.
    pub fn get(&self, name: &str) -> Result<usize, FileError> {
        self.find(name).ok_or_else(|| FileError::ColumnMissing(name.to_owned()))
    }

    /// Tells whether a column holds persons: agents, customers, addresses.
    pub fn is_personal(&self, index: usize) -> bool {
        is_personal(self.folded(index))
    }

    /// Returns a name for the set of columns, the same for every file with the same header.
    pub fn signature(&self) -> String {
        // Source: FNV-1a, 64 bit (Fowler, Noll, Vo).
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for name in &self.folded {
            for byte in name.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        format!("header-{hash:016x}")
    }
}

fn numbered(own: &[String], index: usize) -> String {
    let name = own.get(index).cloned().unwrap_or_default();
    let nth = own.iter().take(index + 1).filter(|other| **other == name).count();
    if name.trim().is_empty() {
        format!("#{nth}")
    } else if nth > 1 {
        format!("{name}#{nth}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Header {
        Header::new(vec![names.iter().map(|name| (*name).to_owned()).collect()], names.len())
    }

    #[test]
    fn repeated_and_empty_names_are_counted() {
        let header = header(&["Comment", "Q", "Comment", "", "Comment", " "]);
        assert_eq!(header.names, ["Comment", "Q", "Comment#2", "#1", "Comment#3", "#1"]);
        let check = |name: &str, expect| assert_eq!(header.find(name), expect, "{name}");
        check("Comment", Some(0));
        check("Comment#1", Some(0));
        check("comment#3", Some(4));
        check(" q ", Some(1));
        check("#2", Some(5));
        check("Comment#4", None);
        check("x", None);
        check("", None);
    }

    #[test]
    fn names_that_differ_in_spaces_alone_are_told_apart() {
        let header = header(&["when", "nps ", " nps"]);
        let check = |name: &str, expect| assert_eq!(header.find(name), expect, "{name:?}");
        check("nps ", Some(1));
        check(" nps", Some(2));
        check("nps", Some(1));
        check(" when ", Some(0));
    }

    #[test]
    fn the_signature_depends_on_the_names_alone() {
        assert_eq!(header(&["A ", "b"]).signature(), header(&["a", "B"]).signature());
        assert_ne!(header(&["a", "b"]).signature(), header(&["ab", ""]).signature());
    }
}
