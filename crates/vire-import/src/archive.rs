//! Zip archives, also those that are workbooks: what is inside, and whether it is safe to unpack.
//!
//! Sizes are checked in the directory before anything is unpacked. A directory that lies is found out
//! while reading: the `zip` crate stops at the declared size, which a test holds it to.

use std::io::{BufReader, Read, SeekFrom};

use zip::ZipArchive;

use crate::error::FileError;
use crate::options::ReadSeek;
use crate::text::Bytes;

/// The largest archive.
const PACKED: u64 = 64 << 20;
/// The most bytes that an archive may unpack to.
const UNPACKED: u64 = 256 << 20;
/// The most unpacked bytes for each packed one, in parts over [`LARGE`].
const TIGHT: u64 = 200;
const LARGE: u64 = 1 << 20;
/// How much of a part may stand before its first element.
const PROLOG: u64 = 64 << 10;
/// The most parts.
const PARTS: usize = 10_000;

type Zip<'a> = ZipArchive<BufReader<&'a mut dyn ReadSeek>>;

/// What an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// A workbook.
    Book,
    /// One text file, at this place.
    Text(usize),
}

/// Checks an archive and tells what it holds. Leaves the position anywhere.
pub(crate) fn check(input: &mut dyn ReadSeek, size: u64) -> Result<Content, FileError> {
    if size > PACKED {
        return Err(FileError::TooLarge { bytes: size, limit: PACKED });
    }
    few_parts(input, size)?;
    let mut zip = open(input)?;
    let mut names = Vec::new();
    let mut total: u64 = 0;
    for index in 0..zip.len() {
        let part = zip.by_index_raw(index).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.into_owned();
        if part.encrypted() {
            return Err(FileError::PasswordProtected);
        }
        let (unpacked, packed) = (part.size(), part.compressed_size());
        total = total.saturating_add(unpacked);
        if total > UNPACKED {
            return Err(FileError::UnpackedTooLarge { limit: UNPACKED });
        }
        if unpacked > LARGE && unpacked / TIGHT > packed {
            return Err(FileError::PackedTooTight { part: name });
        }
        names.push(name);
    }
    let content = content(&names)?;
    if content == Content::Book {
        for index in 0..zip.len() {
            without_doctype(&mut zip, index)?;
        }
    }
    Ok(content)
}

fn open(input: &mut dyn ReadSeek) -> Result<Zip<'_>, FileError> {
    input.rewind()?;
    ZipArchive::new(BufReader::new(input)).map_err(damaged)
}

/// Turns an error of reading an archive into what is wrong with the file.
pub(crate) fn damaged(error: impl std::fmt::Display) -> FileError {
    let what = error.to_string();
    if what.contains("declared uncompressed size") {
        FileError::SizeLies
    } else {
        FileError::WorkbookDamaged(what)
    }
}

/// Refuses a directory that would take much memory to read.
fn few_parts(input: &mut dyn ReadSeek, size: u64) -> Result<(), FileError> {
    let tail = size.min(66_000);
    input.seek(SeekFrom::Start(size - tail))?;
    let mut bytes = Vec::new();
    (&mut *input).take(tail).read_to_end(&mut bytes)?;
    let Some(end) = memchr::memmem::rfind(&bytes, b"PK\x05\x06") else {
        return Err(FileError::WorkbookDamaged("no_directory".to_owned()));
    };
    let count =
        bytes.get(end + 10..end + 12).and_then(|two| two.try_into().ok()).map_or(0, u16::from_le_bytes);
    if usize::from(count) > PARTS {
        return Err(FileError::WorkbookDamaged("too_many_parts".to_owned()));
    }
    Ok(())
}

fn content(names: &[String]) -> Result<Content, FileError> {
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let starts = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("xl/workbook.xml") {
        return Ok(Content::Book);
    }
    if has("[Content_Types].xml") || starts("xl/") || has("mimetype") || has("content.xml") {
        return Err(FileError::KindNotSupported);
    }
    let is_table = |name: &&String| {
        let lower = name.to_ascii_lowercase();
        let hidden = lower.starts_with("__macosx/")
            || lower.rsplit('/').next().is_some_and(|file| file.starts_with('.'));
        !hidden && [".csv", ".tsv", ".txt"].iter().any(|ending| lower.ends_with(ending))
    };
    let tables = names.iter().filter(is_table).count();
    match names.iter().position(|name| is_table(&name)) {
        Some(index) if tables == 1 => Ok(Content::Text(index)),
        _ => Err(FileError::ArchiveWithoutOneTable { tables }),
    }
}

/// Looks at the beginning of a part: no real one declares a document type.
fn without_doctype(zip: &mut Zip<'_>, index: usize) -> Result<(), FileError> {
    let part = zip.by_index(index).map_err(damaged)?;
    let name = part.name().map_err(damaged)?.into_owned();
    let lower = name.to_ascii_lowercase();
    if [".xml", ".rels", ".vml"].iter().any(|ending| lower.ends_with(ending)) {
        let mut start = Vec::new();
        part.take(PROLOG).read_to_end(&mut start).map_err(damaged)?;
        if memchr::memmem::find(&start, b"<!DOCTYPE").is_some() {
            return Err(FileError::Doctype { part: name });
        }
    }
    Ok(())
}

/// One text file in an archive.
pub(crate) struct ZipText<'a> {
    zip: Zip<'a>,
    index: usize,
}

impl<'a> ZipText<'a> {
    /// Opens the file at a place that [`check`] named.
    pub fn open(input: &'a mut dyn ReadSeek, index: usize) -> Result<Self, FileError> {
        Ok(Self { zip: open(input)?, index })
    }

    /// Returns the unpacked size.
    pub fn size(&mut self) -> Result<u64, FileError> {
        Ok(self.zip.by_index(self.index).map_err(damaged)?.size())
    }
}

impl Bytes for ZipText<'_> {
    fn open(&mut self) -> Result<Box<dyn Read + '_>, FileError> {
        let part = self.zip.by_index(self.index).map_err(damaged)?;
        Ok(Box::new(part.take(UNPACKED)))
    }
}
