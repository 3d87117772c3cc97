//! Plain tables as files, for lists that hold no figure: rows that an import did not take.
//!
//! Every cell is text and harmless to a spreadsheet.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Style, Workbook};

use super::ExportError;
use super::neutral::neutral;

/// The forms of file of a plain table.
pub const PLAIN: [&str; 2] = ["csv", "xlsx"];

/// Writes a table as UTF-8 CSV with a byte order mark, so that Excel reads its letters.
///
/// # Errors
/// [`ExportError`].
pub fn plain_csv(columns: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>, ExportError> {
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    for row in std::iter::once(columns).chain(rows.iter().map(Vec::as_slice)) {
        out.write_record(row.iter().map(|cell| neutral(cell).into_owned()))?;
    }
    out.into_inner().map_err(|fault| ExportError::Csv(fault.into_error().into()))
}

/// Writes a table as a workbook of one sheet.
///
/// # Errors
/// [`ExportError`].
pub fn plain_xlsx(sheet: &str, columns: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    // Excel's own first day: the same table gives the same file.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let page = book.add_worksheet().set_name(sheet)?;
    let bold = Style::new().set_bold();
    for (at, column) in (0..).zip(columns) {
        page.write_string_with_format(0, at, neutral(column), &bold)?;
        page.set_column_width(at, 26.0)?;
    }
    page.set_freeze_panes(1, 0)?;
    for (line, row) in (1..).zip(rows) {
        for (at, cell) in (0..).zip(row) {
            page.write_string(line, at, neutral(cell))?;
        }
    }
    Ok(book.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> (Vec<String>, Vec<Vec<String>>) {
        let cells = |row: [&str; 2]| row.map(str::to_owned).to_vec();
        (cells(["Rivi", "Arvo"]), vec![cells(["19", "=HYPERLINK(\"x\")"]), cells(["20", "ääni, \"9\""])])
    }

    #[test]
    fn a_value_that_would_run_is_written_as_text() {
        let (columns, rows) = table();
        let csv = String::from_utf8(plain_csv(&columns, &rows).unwrap()).unwrap();
        assert_eq!(csv, "\u{feff}Rivi,Arvo\n19,\"'=HYPERLINK(\"\"x\"\")\"\n20,\"ääni, \"\"9\"\"\"\n");
        let book = plain_xlsx("Rivit", &columns, &rows).unwrap();
        assert!(book.starts_with(b"PK"));
        assert_eq!(book, plain_xlsx("Rivit", &columns, &rows).unwrap());
    }
}
