//! Workbooks, read cell by cell: rows of a sheet as records.
//!
//! Stored values only; formulas and links are never followed. Cells far to the right are left out, so
//! that memory does not depend on where a cell claims to stand.

use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use crate::archive::damaged;
use crate::csv::{FIELDS, RECORD_BYTES};
use crate::date::serial_stamp;
use crate::error::FileError;
use crate::options::ReadSeek;
use crate::record::Record;
use crate::source::Visit;

/// An open workbook.
pub(crate) struct Book<'a> {
    book: Xlsx<BufReader<&'a mut dyn ReadSeek>>,
    /// The names of its sheets, in order.
    pub sheets: Vec<String>,
}

impl<'a> Book<'a> {
    /// Opens a workbook whose archive was checked.
    pub fn open(input: &'a mut dyn ReadSeek) -> Result<Self, FileError> {
        input.rewind()?;
        let book = unbroken(|| Xlsx::new(BufReader::new(input)))?.map_err(wrong)?;
        let sheets = book.sheet_names();
        Ok(Self { book, sheets })
    }

    /// Tells whether days are counted from 1904.
    pub fn epoch_1904(&self) -> bool {
        self.book.has_1904_epoch()
    }

    /// Reads the rows of a sheet that hold anything. `told`: gets the row done and the last row.
    pub fn each(
        &mut self,
        sheet: usize,
        told: &mut dyn FnMut(u64, u64) -> Result<(), FileError>,
        visit: &mut Visit<'_>,
    ) -> Result<(), FileError> {
        let Some(name) = self.sheets.get(sheet) else { return Ok(()) };
        let epoch_1904 = self.book.has_1904_epoch();
        let mut cells = match unbroken(|| self.book.worksheet_cells_reader(name))? {
            // A sheet of charts only has no cells.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
            other => other.map_err(wrong)?,
        };
        let last = u64::from(cells.dimensions().end.0) + 1;
        let mut row = Row::default();
        while let Some(cell) = unbroken(|| cells.next_cell())?.map_err(wrong)? {
            let (number, column) = cell.get_position();
            if number != row.number {
                if !row.visit(visit)? {
                    return Ok(());
                }
                if number % 1024 == 0 {
                    told(u64::from(number), last)?;
                }
                row.start(number);
            }
            row.add(column, cell.get_value(), epoch_1904)?;
        }
        row.visit(visit)?;
        Ok(())
    }
}

/// Asks calamine, which panics on some damaged parts (a row with a number of twelve digits). What was asked
/// is not asked again after that.
fn unbroken<T>(ask: impl FnOnce() -> T) -> Result<T, FileError> {
    catch_unwind(AssertUnwindSafe(ask)).map_err(|_| FileError::WorkbookDamaged("cells".to_owned()))
}

fn wrong(error: XlsxError) -> FileError {
    match error {
        XlsxError::Password => FileError::PasswordProtected,
        error => damaged(error),
    }
}

/// One row, with every value as text.
#[derive(Default)]
struct Row {
    number: u32,
    text: Vec<u8>,
    bounds: Vec<(u32, u32)>,
    filled: bool,
}

impl Row {
    fn start(&mut self, number: u32) {
        self.number = number;
        self.text.clear();
        self.bounds.clear();
        self.filled = false;
    }

    fn visit(&self, visit: &mut Visit<'_>) -> Result<bool, FileError> {
        if !self.filled {
            return Ok(true);
        }
        visit(Record {
            text: &self.text,
            bounds: &self.bounds,
            line: u64::from(self.number) + 1,
            sheet: true,
        })
    }

    fn add(&mut self, column: u32, value: &DataRef<'_>, epoch_1904: bool) -> Result<(), FileError> {
        let column = column as usize;
        if column >= FIELDS {
            return Ok(());
        }
        let from = self.text.len();
        self.write(value, epoch_1904);
        let to = self.text.len();
        if to > RECORD_BYTES {
            return Err(FileError::RecordTooLong { line: u64::from(self.number) + 1 });
        }
        if to == from {
            return Ok(());
        }
        self.filled = true;
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if self.bounds.len() <= column {
            self.bounds.resize(column + 1, (place(from), place(from)));
        }
        if let Some(bounds) = self.bounds.get_mut(column) {
            *bounds = (place(from), place(to));
        }
        Ok(())
    }

    /// Writes a value: numbers as short as they can be, days and times in ISO 8601.
    fn write(&mut self, value: &DataRef<'_>, epoch_1904: bool) {
        let text: &[u8] = match value {
            DataRef::Int(number) => return self.text.extend_from_slice(number.to_string().as_bytes()),
            DataRef::Float(number) => return self.number(*number),
            DataRef::DateTime(moment) => {
                let number = moment.as_f64();
                return match serial_stamp(number, epoch_1904).filter(|_| moment.is_datetime()) {
                    // Less than one day is the time of a date that stands in another cell.
                    Some(stamp) if number < 1.0 => stamp.write_time(&mut self.text),
                    Some(stamp) => stamp.write(&mut self.text),
                    None => self.number(number),
                };
            }
            DataRef::String(text) => text.as_bytes(),
            DataRef::SharedString(text) => text.as_bytes(),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.as_bytes(),
            DataRef::Bool(true) => b"TRUE",
            DataRef::Bool(false) => b"FALSE",
            DataRef::Error(_) | DataRef::Empty => b"",
        };
        self.text.extend_from_slice(text);
    }

    fn number(&mut self, number: f64) {
        // Scores are small and whole, nearly all of them.
        if (0.0..10.0).contains(&number) && number.fract() == 0.0 {
            self.text.push(b'0' + number as u8);
        } else {
            self.text.extend_from_slice(number.to_string().as_bytes());
        }
    }
}
