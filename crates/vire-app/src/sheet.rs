//! Small tables that HR brings: the roster and earlier answers, as CSV or XLSX.
//!
//! Reads cells as text with the place where each stands. Customer files are `vire-import`'s.

use std::path::Path;

use chrono::NaiveDate;

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

    /// Reads a file: XLSX when it is a zip, else CSV in UTF-8 with comma, semicolon or tab.
    ///
    /// # Errors
    /// `file_unreadable`, `file_not_text`, `file_empty`, or `row_shape` with the line.
    pub fn read(path: &Path) -> Outcome<Self> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = std::fs::read(path).map_err(|_| Fault::refused("file_unreadable").with("file", &name))?;
        let sheet = if bytes.starts_with(b"PK") {
            let cells = vire_import::first_sheet(&bytes)
                .map_err(|error| Fault::refused(error.code()).with("file", &name))?;
            Self::from_rows(cells)
        } else {
            Self::from_csv(&bytes)?
        };
        if sheet.columns.is_empty() {
            return Err(Fault::refused("file_empty").with("file", &name));
        }
        Ok(sheet)
    }

    fn from_csv(bytes: &[u8]) -> Outcome<Self> {
        let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
            .map_err(|error| Fault::refused("file_not_text").with("byte", error.valid_up_to()))?;
        let first = text.lines().next().unwrap_or_default();
        let delimiter = [b';', b'\t', b',']
            .into_iter()
            .max_by_key(|&mark| first.bytes().filter(|&byte| byte == mark).count())
            .unwrap_or(b',');
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| {
                Fault::refused("row_shape").with("line", error.position().map_or(0, csv::Position::line))
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.push((u32::try_from(line).unwrap_or(u32::MAX), record.iter().map(str::to_owned).collect()));
        }
        Ok(Self::from_rows(rows))
    }

    fn from_rows(rows: Vec<(u32, Vec<String>)>) -> Self {
        let mut rows = rows
            .into_iter()
            .map(|(line, cells)| Row { line, cells: cells.iter().map(|cell| cell.trim().to_owned()).collect() })
            .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        let columns = rows.next().map(|row| row.cells.iter().map(|cell| cell.to_lowercase()).collect());
        Self { columns: columns.unwrap_or_default(), rows: rows.collect() }
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
    fn commas_semicolons_and_a_byte_order_mark_read_alike() {
        for text in ["Member,Group\n1, P/Å \n", "\u{feff}Member;Group\r\n1; P/Å \r\n\r\n", "member\tgroup\n\n1\tP/Å"] {
            let sheet = Sheet::from_csv(text.as_bytes()).unwrap();
            assert_eq!(sheet.columns, ["member", "group"]);
            assert_eq!(sheet.rows.len(), 1);
            assert_eq!(sheet.rows[0].cells, ["1", "P/Å"]);
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        assert_eq!(date("3.2.2025"), NaiveDate::from_ymd_opt(2025, 2, 3));
        assert_eq!(date("2025-02-03"), NaiveDate::from_ymd_opt(2025, 2, 3));
        for wrong in ["31.2.2025", "2025-13-01", "3/2/2025", "", "soon"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }
}
