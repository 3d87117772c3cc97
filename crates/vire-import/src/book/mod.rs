//! Workbooks, read cell by cell: rows of a sheet as records.
//!
//! Stored values only; formulas and links are never followed. Nothing is reserved because a part says how
//! much will come, and what takes memory or time is counted and has an end.

mod cells;
mod formats;
mod package;
mod row;
mod strings;
mod xml;

use std::collections::BTreeSet;

use crate::archive::{self, Zip};
use crate::error::FileError;
use crate::options::ReadSeek;
use crate::source::Visit;
use cells::Shared;
use formats::Formats;
use package::{Contents, part};
use row::Row;
use strings::Strings;

pub(crate) use package::Names;
pub(crate) use xml::Xml;

/// An open workbook.
pub(crate) struct Book<'a> {
    zip: Zip<'a>,
    names: Names,
    /// The names of its sheets, those that are seen before those that are hidden.
    pub sheets: Vec<String>,
    /// The part of each.
    parts: Vec<String>,
    /// How many of the sheets are seen.
    seen: usize,
    strings: Strings,
    formats: Formats,
    epoch_1904: bool,
    /// Sheets and their rows that are wider than a table may be.
    wide: BTreeSet<(usize, u32)>,
}

impl<'a> Book<'a> {
    /// Opens a workbook whose archive was checked. `told`: hears now and then that the reading goes on.
    pub fn open(
        input: &'a mut dyn ReadSeek,
        names: Names,
        told: &dyn Fn() -> Result<(), FileError>,
    ) -> Result<Self, FileError> {
        let mut zip = archive::open(input)?;
        let Contents { sheets, seen, strings, styles, epoch_1904 } = Contents::read(&mut zip, &names)?;
        let formats = match part(&mut zip, &names, &styles)? {
            Some(mut xml) => Formats::read(&mut xml)?,
            None => Formats::default(),
        };
        let strings = match part(&mut zip, &names, &strings)? {
            Some(mut xml) => Strings::read(&mut xml, told)?,
            None => Strings::default(),
        };
        let (sheets, parts) = sheets.into_iter().unzip();
        Ok(Self { zip, names, sheets, parts, seen, strings, formats, epoch_1904, wide: BTreeSet::new() })
    }

    /// Tells whether a row that was read goes on beyond the last column that a table may have.
    pub fn is_wide(&self, sheet: usize, row: u32) -> bool {
        self.wide.contains(&(sheet, row))
    }

    /// Tells whether a sheet is hidden from those who open the workbook.
    pub fn is_hidden(&self, sheet: usize) -> bool {
        sheet >= self.seen
    }

    /// Tells whether days are counted from 1904.
    pub fn epoch_1904(&self) -> bool {
        self.epoch_1904
    }

    /// Reads the rows of a sheet that hold anything. `told`: gets the share that is done, in millionths.
    pub fn each(
        &mut self,
        sheet: usize,
        told: &mut dyn FnMut(u64) -> Result<(), FileError>,
        visit: &mut Visit<'_>,
    ) -> Result<(), FileError> {
        let Some(path) = self.parts.get(sheet) else { return Ok(()) };
        let missing = || FileError::WorkbookDamaged(format!("{path} missing"));
        let index = self.names.find(path).ok_or_else(missing)?;
        let size = self.zip.by_index_raw(index).map_err(archive::damaged)?.size().max(1);
        let mut xml = part(&mut self.zip, &self.names, path)?.ok_or_else(missing)?;
        let shared = Shared { strings: &self.strings, formats: &self.formats };
        let mut row = Row::new(self.epoch_1904);
        let mut told = |taken: u64| told(taken.min(size) * 1_000_000 / size);
        let read = cells::read(&mut xml, &shared, &mut row, &mut told, visit);
        self.wide.extend(row.wide.iter().map(|&row| (sheet, row)));
        read
    }
}
