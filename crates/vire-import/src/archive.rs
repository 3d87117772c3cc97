//! Zip archives, also those that are workbooks: what is inside, and whether it is safe to unpack.
//!
//! Sizes are checked in the directory first and then, because a directory can lie, by unpacking into
//! nothing; only a file that passes is given to a reader of workbooks.

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
/// No packed byte of the usual method unpacks to more.
const TIGHTEST: u64 = 1032;
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
        let mut left = UNPACKED;
        for index in 0..zip.len() {
            unpack(&mut zip, index, &mut left)?;
        }
    }
    Ok(content)
}

fn open(input: &mut dyn ReadSeek) -> Result<Zip<'_>, FileError> {
    input.rewind()?;
    ZipArchive::new(BufReader::new(input)).map_err(damaged)
}

pub(crate) fn damaged(error: impl std::fmt::Display) -> FileError {
    FileError::WorkbookDamaged(error.to_string())
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
    let count = bytes.get(end + 10..end + 12).and_then(|two| two.try_into().ok()).map_or(0, u16::from_le_bytes);
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
        let hidden = lower.starts_with("__macosx/") || lower.rsplit('/').next().is_some_and(|file| file.starts_with('.'));
        !hidden && [".csv", ".tsv", ".txt"].iter().any(|ending| lower.ends_with(ending))
    };
    let tables = names.iter().filter(is_table).count();
    match names.iter().position(|name| is_table(&name)) {
        Some(index) if tables == 1 => Ok(Content::Text(index)),
        _ => Err(FileError::ArchiveWithoutOneTable { tables }),
    }
}

/// Unpacks a part into nothing: it must have the size that it says and no document type.
fn unpack(zip: &mut Zip<'_>, index: usize, left: &mut u64) -> Result<(), FileError> {
    const DOCTYPE: &[u8] = b"<!DOCTYPE";
    let mut part = zip.by_index(index).map_err(damaged)?;
    let name = part.name().map_err(damaged)?.into_owned();
    let declared = part.size();
    let is_text = [".xml", ".rels", ".vml"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending));
    if !is_text {
        // Pictures and the like are never unpacked by anybody; their packed size bounds them anyway.
        let most = part.compressed_size().saturating_mul(TIGHTEST).max(declared);
        *left = left.checked_sub(declared.min(most)).ok_or(FileError::UnpackedTooLarge { limit: UNPACKED })?;
        return Ok(());
    }
    let mut buffer = vec![0; 64 << 10];
    let (mut unpacked, mut kept) = (0, 0);
    loop {
        let read = part.read(buffer.get_mut(kept..).unwrap_or_default()).map_err(|error| {
            if unpacked > declared { FileError::SizeLies { part: name.clone() } } else { damaged(error) }
        })?;
        if read == 0 {
            break;
        }
        unpacked += read as u64;
        if unpacked > declared {
            return Err(FileError::SizeLies { part: name });
        }
        *left = left.checked_sub(read as u64).ok_or(FileError::UnpackedTooLarge { limit: UNPACKED })?;
        let text = buffer.get(..kept + read).unwrap_or_default();
        if memchr::memmem::find(text, DOCTYPE).is_some() {
            return Err(FileError::Doctype { part: name });
        }
        let tail = text.len().min(DOCTYPE.len() - 1);
        let from = text.len() - tail;
        buffer.copy_within(from..from + tail, 0);
        kept = tail;
    }
    if unpacked == declared { Ok(()) } else { Err(FileError::SizeLies { part: name }) }
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
