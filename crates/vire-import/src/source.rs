//! A file as a table: opened by what its first bytes say, read record by record as often as needed.
//!
//! Knows kinds, sheets, encodings and separators; not what a column means.

use std::io::{Read, SeekFrom};

use crate::archive::{self, Content, ZipText};
use crate::book::Book;
use crate::csv::Records;
use crate::error::FileError;
use crate::kind::{self, Kind};
use crate::options::{Options, ReadSeek};
use crate::record::Record;
use crate::text::{Bytes, TextForm};

/// The largest text file.
const TEXT_BYTES: u64 = 2 << 30;
/// The most records of a table below its head.
const RECORDS: u64 = 10_000_000;
/// As many records as a head may have: they come on top, until it is known.
const HEAD: u64 = 20;
/// How finely the share of a sheet that is read is told.
const MILLION: u64 = 1_000_000;

/// An open file.
pub(crate) struct Source<'a> {
    size: u64,
    /// The most records below the head.
    most: u64,
    /// The records of the head.
    head: u64,
    table: Table<'a>,
}

enum Table<'a> {
    Text(Box<dyn Bytes + 'a>, TextForm),
    Book { book: Box<Book<'a>>, sheet: usize },
}

/// Takes a record; tells whether to go on.
pub(crate) type Visit<'v> = dyn FnMut(Record<'_>) -> Result<bool, FileError> + 'v;

/// A file that is text itself.
struct Plain<'a>(&'a mut dyn ReadSeek);

impl Bytes for Plain<'_> {
    fn open(&mut self) -> Result<Box<dyn Read + '_>, FileError> {
        self.0.rewind()?;
        Ok(Box::new(&mut *self.0))
    }
}

impl<'a> Source<'a> {
    /// Opens a file and finds out what it is and how its text is written.
    pub fn open(input: &'a mut dyn ReadSeek, options: &Options<'_>) -> Result<Self, FileError> {
        let size = input.seek(SeekFrom::End(0))?;
        if size == 0 {
            return Err(FileError::Empty);
        }
        if size > TEXT_BYTES {
            return Err(FileError::TooLarge { bytes: size, limit: TEXT_BYTES });
        }
        let of = |size, table| Self { size, most: RECORDS, head: HEAD, table };
        if kind_of(&mut Plain(input))? == Kind::Text {
            return Ok(of(size, text(Box::new(Plain(input)), options)?));
        }
        match archive::check(input, size)? {
            Content::Book(names) => {
                let told = || (options.progress)(0, size).then_some(()).ok_or(FileError::Cancelled);
                let book = Box::new(Book::open(input, names, &told)?);
                Ok(of(size, Table::Book { book, sheet: 0 }))
            }
            Content::Text(index) => {
                let mut inside = ZipText::open(input, index)?;
                if kind_of(&mut inside)? == Kind::Zip {
                    return Err(FileError::KindNotSupported);
                }
                Ok(of(inside.size()?, text(Box::new(inside), options)?))
            }
        }
    }

    /// Takes note of which records are the head, from 1; all of it is above the last of them.
    ///
    /// # Errors
    /// [`FileError::TooManyColumns`] where the head of a sheet goes on beyond the last column that is read.
    pub fn begins_below(&mut self, records: &[u32]) -> Result<(), FileError> {
        self.head = records.iter().max().copied().map_or(0, u64::from);
        let Table::Book { book, sheet, .. } = &self.table else { return Ok(()) };
        match records.iter().find(|row| book.is_wide(*sheet, **row)) {
            Some(row) => Err(FileError::TooManyColumns { line: u64::from(*row) }),
            None => Ok(()),
        }
    }

    /// Returns how the text is written; `None` for a workbook.
    pub fn form(&self) -> Option<&TextForm> {
        match &self.table {
            Table::Text(_, form) => Some(form),
            Table::Book { .. } => None,
        }
    }

    /// Tells whether records are rows of a sheet.
    pub fn is_sheet(&self) -> bool {
        self.form().is_none()
    }

    /// Tells whether the workbook counts its days from 1904.
    pub fn epoch_1904(&self) -> bool {
        matches!(&self.table, Table::Book { book, .. } if book.epoch_1904())
    }

    /// Tells whether the sheet that was turned to is hidden from those who open the workbook.
    pub fn is_hidden(&self) -> bool {
        matches!(&self.table, Table::Book { book, sheet, .. } if book.is_hidden(*sheet))
    }

    /// Lists the places of the sheets to look at: the named one, or all.
    pub fn sheets(&self, wanted: Option<&str>) -> Result<Vec<usize>, FileError> {
        let named = match &self.table {
            Table::Book { book, .. } => book.sheets.as_slice(),
            Table::Text(..) => &[],
        };
        let Some(wanted) = wanted else { return Ok((0..named.len().max(1)).collect()) };
        let place = named.iter().position(|name| name == wanted);
        place.map(|place| vec![place]).ok_or_else(|| FileError::SheetMissing(wanted.to_owned()))
    }

    /// Names the sheets to choose from: those that are seen, and the one that was turned to.
    pub fn choices(&self) -> Vec<String> {
        let Table::Book { book, sheet } = &self.table else { return Vec::new() };
        let open = |place: &usize| !book.is_hidden(*place) || place == sheet;
        let named = |(place, name): (usize, &String)| open(&place).then(|| name.clone());
        book.sheets.iter().enumerate().filter_map(named).collect()
    }

    /// Turns to a sheet.
    pub fn turn_to(&mut self, place: usize) {
        if let Table::Book { sheet, .. } = &mut self.table {
            *sheet = place;
        }
    }

    /// Returns the name of the sheet.
    pub fn sheet(&self) -> Option<&str> {
        match &self.table {
            Table::Book { sheet, .. } => self.name_of(*sheet),
            Table::Text(..) => None,
        }
    }

    /// Returns the name of the sheet in a place.
    pub fn name_of(&self, place: usize) -> Option<&str> {
        match &self.table {
            Table::Book { book, .. } => book.sheets.get(place).map(String::as_str),
            Table::Text(..) => None,
        }
    }

    /// Reads the records in order until the visitor has enough; header records are records.
    pub fn each(&mut self, options: &Options<'_>, visit: &mut Visit<'_>) -> Result<(), FileError> {
        let size = self.size;
        let tell =
            |done: u64| (options.progress)(done.min(size), size).then_some(()).ok_or(FileError::Cancelled);
        match &mut self.table {
            Table::Text(bytes, form) => each_text(bytes.as_mut(), form, self.most, self.head, &tell, visit),
            Table::Book { book, sheet, .. } => {
                book.each(*sheet, &mut |millionths| tell(size * millionths / MILLION), visit)
            }
        }
    }
}

fn each_text(
    bytes: &mut dyn Bytes,
    form: &TextForm,
    most: u64,
    head: u64,
    tell: &dyn Fn(u64) -> Result<(), FileError>,
    visit: &mut Visit<'_>,
) -> Result<(), FileError> {
    const STEP: u64 = 1 << 20;
    let mut records = Records::new(form.reader(bytes.open()?)?, form.delimiter, form.first_line);
    let (mut count, mut told) = (0, 0);
    while records.advance()? {
        count += 1;
        if count > most + head {
            return Err(FileError::TooManyRecords { limit: most });
        }
        if records.bytes() >= told + STEP {
            told = records.bytes();
            tell(told)?;
        }
        if !visit(records.record())? {
            return Ok(());
        }
    }
    tell(u64::MAX)
}

fn text<'a>(mut bytes: Box<dyn Bytes + 'a>, options: &Options<'_>) -> Result<Table<'a>, FileError> {
    let form = TextForm::find(bytes.as_mut(), options.encoding)?;
    Ok(Table::Text(bytes, form))
}

fn kind_of(bytes: &mut dyn Bytes) -> Result<Kind, FileError> {
    let mut head = Vec::new();
    bytes.open()?.take(kind::HEAD).read_to_end(&mut head)?;
    kind::of(&head, &mut || {
        let mut whole = Vec::new();
        bytes.open()?.take(64 << 20).read_to_end(&mut whole)?;
        Ok(whole)
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Seek};

    use super::*;

    /// A file that begins with some bytes and claims to be longer.
    struct Claims(Cursor<&'static [u8]>, u64);

    impl Read for Claims {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            self.0.read(into)
        }
    }

    impl Seek for Claims {
        fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
            match to {
                SeekFrom::End(0) => Ok(self.1),
                to => self.0.seek(to),
            }
        }
    }

    fn options() -> Options<'static> {
        Options::new("2026-11-23".parse().unwrap(), chrono_tz::Europe::Helsinki)
    }

    #[test]
    fn a_text_may_have_two_gibibytes_and_an_archive_64_mebibytes() {
        let opened = |bytes: &'static [u8], size: u64| {
            let mut file = Claims(Cursor::new(bytes), size);
            Source::open(&mut file, &options()).map(drop).map_err(|error| error.to_string())
        };
        let text = b"aika,nps\n2025-03-03,9\n";
        assert_eq!(opened(text, 2 << 30), Ok(()));
        assert_eq!(opened(text, (2 << 30) + 1), Err("file_too_large: 2147483649 of 2147483648".to_owned()));
        let archive = b"PK\x03\x04";
        assert_eq!(opened(archive, (64 << 20) + 1), Err("file_too_large: 67108865 of 67108864".to_owned()));
        assert_eq!(opened(archive, 64 << 20), Err("workbook_damaged: no_directory".to_owned()));
    }

    #[test]
    fn a_table_may_have_ten_million_records_below_its_head() {
        let text = "x\n".repeat(24);
        let read = |most: Option<u64>| {
            let mut file = Cursor::new(text.as_bytes());
            let mut source = Source::open(&mut file, &options()).unwrap();
            assert_eq!(source.most, 10_000_000);
            source.most = most.unwrap_or(source.most);
            source.each(&options(), &mut |_| Ok(true)).map_err(|error| error.to_string())
        };
        assert_eq!(read(None), Ok(()));
        assert_eq!(read(Some(4)), Ok(()));
        assert_eq!(read(Some(3)), Err("too_many_records: 3".to_owned()));
    }

    #[test]
    fn records_are_counted_from_below_the_head_once_it_is_known() {
        let text = "x\n".repeat(24);
        let read = |head: &[u32], most: u64| {
            let mut file = Cursor::new(text.as_bytes());
            let mut source = Source::open(&mut file, &options()).unwrap();
            source.begins_below(head).unwrap();
            source.most = most;
            source.each(&options(), &mut |_| Ok(true)).map_err(|error| error.to_string())
        };
        assert_eq!(read(&[1], 23), Ok(()));
        assert_eq!(read(&[1], 22), Err("too_many_records: 22".to_owned()));
        assert_eq!(read(&[2, 3], 21), Ok(()));
        assert_eq!(read(&[2, 3], 20), Err("too_many_records: 20".to_owned()));
    }
}
