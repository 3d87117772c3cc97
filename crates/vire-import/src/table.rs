//! Any small table as rows of text: for lists that are no customer files, such as a roster.
//!
//! Opened and decoded like every other file; what the cells mean, the caller decides.

use chrono::NaiveDate;

use crate::error::FileError;
use crate::options::{Options, ReadSeek};
use crate::record::text;
use crate::source::Source;

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The line of the file or the row of the sheet, from 1.
    pub line: u32,
    /// The cells, trimmed; dates of a sheet in ISO 8601.
    pub cells: Vec<String>,
}

/// Reads the rows of a CSV file, or of the first sheet of a workbook that holds any; empty rows are left out.
///
/// # Errors
/// [`FileError`] for a file that cannot be read.
pub fn table(input: &mut dyn ReadSeek) -> Result<Vec<TableRow>, FileError> {
    let options = Options::new(NaiveDate::MAX, chrono_tz::UTC);
    let mut source = Source::open(input, &options)?;
    let mut rows = Vec::new();
    for sheet in source.sheets(None)? {
        source.turn_to(sheet);
        source.each(&options, &mut |record| {
            let cells: Vec<String> =
                (0..record.width()).map(|at| text(record.field(at)).trim().to_owned()).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(TableRow { line: u32::try_from(record.line).unwrap_or(u32::MAX), cells });
            }
            Ok(true)
        })?;
        if !rows.is_empty() {
            break;
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn check(bytes: &[u8], expect: &[(u32, &[&str])]) {
        let rows = table(&mut Cursor::new(bytes)).unwrap();
        let found: Vec<(u32, Vec<&str>)> =
            rows.iter().map(|row| (row.line, row.cells.iter().map(String::as_str).collect())).collect();
        let expect: Vec<(u32, Vec<&str>)> =
            expect.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn commas_semicolons_byte_order_marks_and_old_code_pages_read_alike() {
        check(b"member,group\n1, P/B \n", &[(1, &["member", "group"]), (2, &["1", "P/B"])]);
        check(
            "\u{feff}member;group\r\n\r\n1;Länsi\r\n".as_bytes(),
            &[(1, &["member", "group"]), (3, &["1", "Länsi"])],
        );
        check(
            b"member;group\n1;L\xe4nsi\n2;\xc5bo\n",
            &[(1, &["member", "group"]), (2, &["1", "Länsi"]), (3, &["2", "Åbo"])],
        );
    }
}
