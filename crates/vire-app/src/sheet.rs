//! Small tables that HR brings: the roster and earlier answers, as CSV or XLSX.
//!
//! Reads cells as text with the place where each stands. Customer files are `vire-import`'s.

use std::path::Path;

use chrono::NaiveDate;

use crate::customers::{folded, name_of, opened};
use crate::fault::{Fault, Outcome};

/// A table with one header row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The headings, trimmed and lower-case.
    pub columns: Vec<String>,
    /// The rows that hold anything.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file, or the row of the sheet, from 1.
    pub line: u32,
    /// The cells, trimmed.
    pub cells: Vec<String>,
}

impl Row {
    /// Returns one cell; empty when the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl Sheet {
    /// Returns the place of the first heading that is one of `names`.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        self.columns.iter().position(|column| names.contains(&column.as_str()))
    }

    /// Reads a CSV or XLSX file; what it is, its first bytes say.
    ///
    /// # Errors
    /// `file_unreadable`, `file_empty`, and what the file is not, by code.
    pub fn read(path: &Path) -> Outcome<Self> {
        let rows = vire_import::table(&mut opened(path)?).map_err(|error| folded(error, path))?;
        let mut rows = rows.into_iter();
        let Some(head) = rows.next() else {
            return Err(Fault::refused("file_empty").with("file", name_of(path)));
        };
        let columns = head.cells.iter().map(|cell| cell.to_lowercase()).collect();
        Ok(Self { columns, rows: rows.map(|row| Row { line: row.line, cells: row.cells }).collect() })
    }
}

/// Reads a date as people write it: `2026-11-22` or `22.11.2026`.
pub fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    NaiveDate::parse_from_str(day, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(day, "%d.%m.%Y")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        assert_eq!(date("3.2.2025"), NaiveDate::from_ymd_opt(2025, 2, 3));
        assert_eq!(date("2025-02-03"), NaiveDate::from_ymd_opt(2025, 2, 3));
        for wrong in ["31.2.2025", "2025-13-01", "3/2/2025", "", "soon"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }
}
