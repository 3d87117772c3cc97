//! Zip archives, also those that are workbooks: what is inside, and whether it is safe to unpack.
//!
//! Sizes are checked in the directory before anything is unpacked. A directory that lies is found out
//! while reading: the `zip` crate stops at the declared size, which a test holds it to.

use std::io::{BufReader, Read, SeekFrom};

use zip::ZipArchive;

use crate::book::{Names, Xml};
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
/// The most parts.
const PARTS: usize = 10_000;
/// The longest directory: room for long names of that many parts.
const DIRECTORY: usize = 4 << 20;

pub(crate) type Zip<'a> = ZipArchive<BufReader<&'a mut dyn ReadSeek>>;

/// What an archive is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// A workbook, as far as names tell: its parts.
    Book(Names),
    /// One text file, at this place.
    Text(usize),
}

/// Checks an archive and tells what it holds. Leaves the position anywhere.
pub(crate) fn check(input: &mut dyn ReadSeek, size: u64) -> Result<Content, FileError> {
    if size > PACKED {
        return Err(FileError::TooLarge { bytes: size, limit: PACKED });
    }
    few_parts(input, size)?;
    short_directory(input)?;
    let mut zip = open(input)?;
    let mut names = Vec::new();
    let (mut all_unpacked, mut all_packed) = (0_u64, 0_u64);
    for index in 0..zip.len() {
        let part = zip.by_index_raw(index).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.into_owned();
        if part.encrypted() {
            return Err(FileError::PasswordProtected);
        }
        let (unpacked, packed) = (part.size(), part.compressed_size());
        all_unpacked = all_unpacked.saturating_add(unpacked);
        if all_unpacked > UNPACKED {
            return Err(FileError::UnpackedTooLarge { limit: UNPACKED });
        }
        if unpacked > LARGE && unpacked / TIGHT > packed {
            return Err(FileError::PackedTooTight { part: name });
        }
        all_packed = all_packed.saturating_add(packed);
        if all_packed > size {
            // Or parts lie over each other, which is another way to unpack more than is there.
            return Err(FileError::SizeLies);
        }
        names.push(name);
    }
    let content = content(&names)?;
    if matches!(content, Content::Book(_)) {
        for (index, name) in names.iter().enumerate() {
            without_doctype(&mut zip, index, name)?;
        }
    }
    Ok(content)
}

/// Opens an archive.
pub(crate) fn open(input: &mut dyn ReadSeek) -> Result<Zip<'_>, FileError> {
    input.rewind()?;
    ZipArchive::new(BufReader::new(input)).map_err(damaged)
}

/// Turns an error of reading an archive into what is wrong with the file.
pub(crate) fn damaged(error: impl std::fmt::Display) -> FileError {
    let what = error.to_string();
    if what.contains("declared uncompressed size") {
        FileError::SizeLies
    } else if what.contains("compression method not supported") {
        FileError::KindNotSupported
    } else {
        FileError::WorkbookDamaged(what)
    }
}

fn too_many() -> FileError {
    FileError::WorkbookDamaged("too_many_parts".to_owned())
}

/// Refuses an archive that says of itself that it has too many parts.
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
    if usize::from(count) > PARTS { Err(too_many()) } else { Ok(()) }
}

/// Refuses a directory that would take much memory to read. Its entries are counted where they stand: an
/// archive can hold several ends with several counts, and which of them is believed is nothing to build on.
fn short_directory(input: &mut dyn ReadSeek) -> Result<(), FileError> {
    const CHUNK: usize = 1 << 20;
    const ENTRY: usize = 46;
    input.rewind()?;
    let mut buffer = Vec::with_capacity(CHUNK + ENTRY);
    let (mut parts, mut bytes) = (0, 0);
    loop {
        let read = (&mut *input).take(CHUNK as u64).read_to_end(&mut buffer)?;
        let last = read == 0;
        // An entry that the chunk cuts is looked at with the next one.
        let whole = if last { buffer.len() } else { buffer.len().saturating_sub(ENTRY - 1) };
        for at in memchr::memmem::find_iter(&buffer, b"PK\x01\x02").take_while(|&at| at < whole) {
            let length = |from: usize| match buffer.get(at + from..at + from + 2) {
                Some(&[low, high]) => usize::from(u16::from_le_bytes([low, high])),
                _ => 0,
            };
            parts += 1;
            bytes += ENTRY + length(28) + length(30) + length(32);
        }
        if parts > PARTS || bytes > DIRECTORY {
            return Err(too_many());
        }
        if last {
            return Ok(());
        }
        buffer.drain(..whole);
    }
}

fn content(names: &[String]) -> Result<Content, FileError> {
    let parts = Names::new(names.iter().map(String::as_str));
    let has = |wanted: &str| parts.find(wanted).is_some();
    if has("xl/workbook.xml") || (has("_rels/.rels") && has("[content_types].xml")) {
        return Ok(Content::Book(parts));
    }
    let starts = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("[content_types].xml") || starts("xl/") || has("mimetype") || has("content.xml") {
        return Err(FileError::KindNotSupported);
    }
    let file = |name: &str| name.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let is_seen = |name: &String| {
        !name.ends_with('/')
            && !name.to_ascii_lowercase().starts_with("__macosx/")
            && !file(name).starts_with('.')
    };
    let ends = |name: &String, endings: &[&str]| {
        is_seen(name) && endings.iter().any(|ending| file(name).ends_with(ending))
    };
    // A text beside a table tells about it.
    let named = names.iter().any(|name| ends(name, &[".csv", ".tsv"]));
    let endings: &[&str] = if named { &[".csv", ".tsv"] } else { &[".txt"] };
    let is_table = |name: &&String| ends(name, endings);
    let tables = names.iter().filter(is_table).count();
    // A file that is alone and has no ending at all is looked into.
    let mut seen = names.iter().filter(|name| is_seen(name));
    let alone = seen.next().filter(|name| seen.next().is_none() && !file(name).contains('.'));
    let place = names.iter().position(|name| is_table(&name) || Some(name) == alone);
    match place {
        Some(index) if tables == 1 || alone.is_some() => Ok(Content::Text(index)),
        _ => Err(FileError::ArchiveWithoutOneTable { tables }),
    }
}

/// Looks at the beginning of a part, whatever its name: no real one declares a document type.
fn without_doctype(zip: &mut Zip<'_>, index: usize, name: &str) -> Result<(), FileError> {
    let part = zip.by_index(index).map_err(damaged)?;
    // What else is wrong with a part matters when it is read, and most parts never are.
    match Xml::new(name, Box::new(part)).and_then(|mut xml| xml.root()) {
        Err(doctype @ FileError::Doctype { .. }) => Err(doctype),
        _ => Ok(()),
    }
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
