//! The parts of a workbook as XML, piece by piece.
//!
//! A piece is a tag, a run of text or a comment, and none may be longer than any spreadsheet writes it; so
//! a part costs no memory but that of its longest piece. A document type is refused wherever it stands.

use std::io::{BufRead, BufReader, Cursor, Read};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

use crate::archive::damaged;
use crate::error::FileError;
use crate::text::decoded;

/// The longest piece and the longest text of one cell: twice what a record may hold, so that a cell that is
/// a little too long is still told with its row.
pub(crate) const PIECE: usize = 2 << 20;
/// How deep elements may lie in each other: the reader remembers every open one.
const DEPTH: u32 = 200;
/// The most pieces before anything is found that counts for itself: a text, a cell.
const PIECES: u64 = 4_000_000;
/// The longest name of an element.
const NAME: usize = 200;

/// One part of a workbook.
pub(crate) struct Xml<'r> {
    part: String,
    reader: Reader<Bounded<'r>>,
    piece: Vec<u8>,
    depth: u32,
    /// How many pieces were read so far, and how many may be.
    pub pieces: u64,
    most: u64,
    /// The row of the sheet that is being read, from 1: what is too long is told with it.
    pub row: Option<u64>,
}

impl<'r> Xml<'r> {
    /// Begins a part; UTF-16 is turned into UTF-8.
    pub fn new(part: &str, mut input: Box<dyn Read + 'r>) -> Result<Self, FileError> {
        let mut head = Vec::new();
        (&mut input).take(4).read_to_end(&mut head)?;
        let wide = wide(&head);
        let text = Cursor::new(head.split_off(wide.map_or(0, |(_, mark)| mark))).chain(input);
        let text: Box<dyn Read + 'r> = match wide {
            Some((encoding, _)) => decoded(Box::new(text), encoding),
            None => Box::new(text),
        };
        let input = BufReader::with_capacity(64 << 10, text);
        let mut reader = Reader::from_reader(Bounded { input, left: 0, taken: 0, overrun: false });
        // What follows is found by the names of beginnings, and closing tags are only counted.
        reader.config_mut().check_end_names = false;
        Ok(Self {
            part: part.to_owned(),
            reader,
            piece: Vec::new(),
            depth: 0,
            pieces: 0,
            most: PIECES,
            row: None,
        })
    }

    /// Returns how many bytes were read so far.
    pub fn taken(&self) -> u64 {
        self.reader.get_ref().taken
    }

    /// Says that what was found counts for itself.
    pub fn found(&mut self) {
        self.most = self.pieces + PIECES;
    }

    /// Reads the next piece.
    pub fn next(&mut self) -> Result<Event<'_>, FileError> {
        self.pieces += 1;
        if self.pieces > self.most {
            return Err(FileError::WorkbookDamaged("too_many_pieces".to_owned()));
        }
        self.piece.clear();
        self.reader.get_mut().left = PIECE;
        let event = match self.reader.read_event_into(&mut self.piece) {
            Ok(event) => event,
            Err(_) if self.reader.get_ref().overrun => return Err(too_long(self.row)),
            Err(error) => return Err(wrong(error)),
        };
        match &event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > DEPTH || tag.name().as_ref().len() > NAME {
                    return Err(FileError::WorkbookDamaged("too_deep".to_owned()));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => return Err(FileError::Doctype { part: self.part.clone() }),
            _ => {}
        }
        Ok(event)
    }

    /// Returns the name of the part's own element; an error where the part ends before it.
    pub fn root(&mut self) -> Result<String, FileError> {
        loop {
            match self.next()? {
                Event::Start(tag) | Event::Empty(tag) => return Ok(tag.local_name().as_ref().to_owned()),
                Event::Eof => return Err(self.ended()),
                _ => {}
            }
        }
    }

    /// Passes over the rest of the element whose beginning was read last.
    pub fn skip(&mut self) -> Result<(), FileError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Event::Eof) {
                return Err(self.ended());
            }
        }
        Ok(())
    }

    /// Adds the text of the element whose beginning was read last, up to its end.
    pub fn text(&mut self, text: &mut String) -> Result<(), FileError> {
        loop {
            let inner = match self.next()? {
                Event::Text(piece) => {
                    text.push_str(&piece.xml10_content());
                    false
                }
                Event::CData(piece) => {
                    text.push_str(&piece.xml10_content());
                    false
                }
                Event::GeneralRef(name) => {
                    match name.resolve_char_ref().map_err(wrong)? {
                        Some(character) => text.push(character),
                        None => text.push_str(resolve_xml_entity(&name).ok_or_else(|| {
                            // Only a document type could say what it stands for.
                            FileError::WorkbookDamaged("entity".to_owned())
                        })?),
                    }
                    false
                }
                Event::Start(_) => true,
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(self.ended()),
                _ => false,
            };
            if text.len() > PIECE {
                return Err(too_long(self.row));
            }
            if inner {
                self.skip()?;
            }
        }
    }

    /// Says that a text is too long.
    pub fn too_long(&self) -> FileError {
        too_long(self.row)
    }

    /// Says that the part ends too early.
    pub fn ended(&self) -> FileError {
        FileError::WorkbookDamaged(format!("{} ends", self.part))
    }
}

/// Calls with the local name and the value of each attribute of a tag, references resolved. Every cell has
/// some, so that they are read by hand.
pub(crate) fn attributes(
    tag: &BytesStart<'_>,
    mut each: impl FnMut(&str, &str) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let broken = || FileError::WorkbookDamaged("attribute".to_owned());
    let until = |text: &str, sign: u8| text.bytes().position(|byte| byte == sign);
    let mut rest = tag.attributes_raw().trim_ascii();
    while !rest.is_empty() {
        let (name, value) = until(rest, b'=').and_then(|at| rest.split_at_checked(at)).ok_or_else(broken)?;
        let value = value.get(1..).unwrap_or_default().trim_ascii_start();
        let quote =
            *value.as_bytes().first().filter(|sign| matches!(sign, b'"' | b'\'')).ok_or_else(broken)?;
        let value = value.get(1..).unwrap_or_default();
        let (value, after) =
            until(value, quote).and_then(|at| value.split_at_checked(at)).ok_or_else(broken)?;
        let name =
            until(name, b':').map_or(name, |at| name.get(at + 1..).unwrap_or_default()).trim_ascii_end();
        if until(value, b'&').is_some() {
            each(name, &unescape(value).map_err(damaged)?)?;
        } else {
            each(name, value)?;
        }
        rest = after.get(1..).unwrap_or_default().trim_ascii_start();
    }
    Ok(())
}

fn too_long(row: Option<u64>) -> FileError {
    row.map_or_else(
        || FileError::WorkbookDamaged("text_too_long".to_owned()),
        |line| FileError::RecordTooLong { line },
    )
}

fn wrong(error: Error) -> FileError {
    match error {
        Error::Io(error) => match std::sync::Arc::try_unwrap(error) {
            Ok(error) => error.into(),
            Err(error) => damaged(error),
        },
        error => damaged(error),
    }
}

/// Recognises UTF-16: by its mark, whose length is returned, or by the first sign of any XML.
fn wide(head: &[u8]) -> Option<(&'static Encoding, usize)> {
    match head {
        [0xff, 0xfe, ..] => Some((UTF_16LE, 2)),
        [0xfe, 0xff, ..] => Some((UTF_16BE, 2)),
        [b'<', 0, ..] => Some((UTF_16LE, 0)),
        [0, b'<', ..] => Some((UTF_16BE, 0)),
        _ => None,
    }
}

/// A reader that stops inside pieces that are too long.
struct Bounded<'r> {
    input: BufReader<Box<dyn Read + 'r>>,
    /// How much of the piece may still come.
    left: usize,
    taken: u64,
    overrun: bool,
}

impl Read for Bounded<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Bounded<'_> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        let text = self.input.fill_buf()?;
        if self.left == 0 && !text.is_empty() {
            self.overrun = true;
            return Err(std::io::ErrorKind::InvalidData.into());
        }
        Ok(text.get(..self.left).unwrap_or(text))
    }

    fn consume(&mut self, count: usize) {
        self.input.consume(count);
        self.left = self.left.saturating_sub(count);
        self.taken += count as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a whole part; returns what its own text says.
    fn read(bytes: &[u8]) -> Result<String, FileError> {
        let mut xml = Xml::new("part.xml", Box::new(bytes))?;
        xml.root()?;
        let mut text = String::new();
        xml.text(&mut text)?;
        Ok(text)
    }

    #[test]
    fn text_is_read_from_every_form_that_a_part_may_have() {
        let check = |bytes: &[u8]| assert_eq!(read(bytes).unwrap(), "ä < & €", "{bytes:?}");
        let text = "<?xml version=\"1.0\"?><a b='>'>ä <!-- no --><![CDATA[<]]> &amp; <c>no</c>&#x20ac;</a>";
        check(text.as_bytes());
        check(format!("\u{feff}{text}").as_bytes());
        for mark in ["", "\u{feff}"] {
            let wide = format!("{mark}{text}");
            check(&wide.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
            check(&wide.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>());
        }
    }

    #[test]
    fn attributes_have_local_names_and_plain_values() {
        let read = |text: &str| {
            let mut xml = Xml::new("part.xml", Box::new(text.as_bytes())).unwrap();
            let mut found = Vec::new();
            match xml.next().unwrap() {
                Event::Start(tag) | Event::Empty(tag) => attributes(&tag, |name, value| {
                    found.push(format!("{name}={value}"));
                    Ok(())
                }),
                _ => Ok(()),
            }
            .map(|()| found.join(" "))
            .map_err(|error| error.to_string())
        };
        let check = |text: &str, expect: &str| assert_eq!(read(text), Ok(expect.to_owned()), "{text}");
        check("<c r=\"A1\" s='4'/>", "r=A1 s=4");
        check("<x:sheet\n name = 'a &amp; \"b\" = c'\tr:id=\"\" >", "name=a & \"b\" = c id=");
        check("<c>", "");
        for broken in ["<c r>", "<c r=>", "<c r=1>", "<c r='&lol;'>"] {
            assert!(read(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn what_no_spreadsheet_writes_is_an_error() {
        let check = |text: &str, expect: &str| {
            let error = read(text.as_bytes()).unwrap_err().to_string();
            assert!(error.starts_with(expect), "{error} for {}", &text[..text.len().min(80)]);
        };
        let long = "x".repeat(PIECE + 1);
        check(&format!("<a>{long}</a>"), "workbook_damaged: text_too_long");
        check(&format!("<a>{}</a>", "&lt;x".repeat(PIECE / 2 + 1)), "workbook_damaged: text_too_long");
        check(&format!("<a><!--{long}--></a>"), "workbook_damaged: text_too_long");
        check(&format!("<a b=\"{long}\"></a>"), "workbook_damaged: text_too_long");
        check(&"<a>".repeat(300), "workbook_damaged: too_deep");
        check(&format!("<{}>", "a".repeat(300)), "workbook_damaged: too_deep");
        check(&format!("<a>{}</a>", "<b/>".repeat(4_000_001)), "workbook_damaged: too_many_pieces");
        check("<a>&lol;</a>", "workbook_damaged: entity");
        check("<a>x", "workbook_damaged: part.xml ends");
        check("", "workbook_damaged: part.xml ends");
        check("<!DOCTYPE a><a/>", "workbook_doctype: part.xml");
        check(&format!("<!--{}--><!DOCTYPE a><a/>", "x".repeat(100_000)), "workbook_doctype: part.xml");
    }
}
