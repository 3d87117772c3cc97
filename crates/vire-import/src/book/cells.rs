//! The cells of a sheet, in the order of the file.

use quick_xml::events::{BytesStart, Event};

use super::formats::{Formats, Shown};
use super::row::{Row, Value};
use super::strings::{Strings, rich, unescape};
use super::xml::{Xml, attributes};
use crate::error::FileError;
use crate::source::Visit;

/// The last row and the last column of any sheet, from 1.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;
/// The most cells, rows and other elements without a value, and how many more for each value: a table may
/// have frames around cells that nobody filled, but few sheets are nothing else.
const HOLLOW: u64 = 5_000_000;
const HOLLOW_FOR_EACH: u64 = 4;
/// The pieces of a cell that are not counted so: a value, a formula, a few runs of letters.
const CELL: u64 = 64;
/// How often the reading is told about, in pieces of the part.
const STEP: u64 = 1 << 15;

/// What cells refer to.
pub(super) struct Shared<'b> {
    pub strings: &'b Strings,
    pub formats: &'b Formats,
}

/// Reads the rows that hold anything. `told`: gets the bytes of the part that are done.
pub(super) fn read(
    xml: &mut Xml<'_>,
    shared: &Shared<'_>,
    row: &mut Row,
    told: &mut dyn FnMut(u64) -> Result<(), FileError>,
    visit: &mut Visit<'_>,
) -> Result<(), FileError> {
    if !begin(xml)? {
        return Ok(());
    }
    let mut next = Place { row: 1, column: 1 };
    let mut texts = Texts::default();
    let mut weight = Weight::default();
    let mut tell_at = STEP;
    loop {
        xml.row = Some(u64::from(next.row));
        let piece = match xml.next()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "c" => Piece::Cell(Cell::of(&tag, &mut next)?),
                "row" => Piece::Row(next.row_of(&tag)?),
                _ => Piece::Hollow,
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "c" => {
                    Cell::of(&tag, &mut next)?;
                    Piece::Hollow
                }
                "row" => {
                    next.row_of(&tag)?;
                    next.row_ends();
                    Piece::Hollow
                }
                _ => Piece::Hollow,
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "row" => Piece::RowEnd,
                "sheetData" => break,
                _ => Piece::Nothing,
            },
            Event::Eof => return Err(xml.ended()),
            Event::Comment(_) | Event::PI(_) | Event::GeneralRef(_) | Event::CData(_) => Piece::Hollow,
            _ => Piece::Nothing,
        };
        xml.found();
        if xml.pieces >= tell_at {
            tell_at = xml.pieces + STEP;
            told(xml.taken())?;
        }
        match piece {
            Piece::Cell(cell) => {
                let before = xml.pieces;
                texts.read(xml, &cell)?;
                weight.hollow += (xml.pieces - before).saturating_sub(CELL);
                if cell.place.row != row.number {
                    if !row.visit(visit)? {
                        return Ok(());
                    }
                    row.start(cell.place.row);
                }
                let holds = row.add(cell.place.column, cell.value(&texts.text, shared)?)?;
                *(if holds { &mut weight.filled } else { &mut weight.hollow }) += 1;
            }
            Piece::RowEnd => next.row_ends(),
            Piece::Row(()) | Piece::Hollow => weight.hollow += 1,
            Piece::Nothing => {}
        }
        weight.check()?;
    }
    row.visit(visit)?;
    Ok(())
}

/// How much of a sheet holds something.
#[derive(Default)]
struct Weight {
    filled: u64,
    hollow: u64,
}

impl Weight {
    fn check(&self) -> Result<(), FileError> {
        if self.hollow > HOLLOW + HOLLOW_FOR_EACH * self.filled {
            return Err(FileError::WorkbookDamaged("too_many_empty_cells".to_owned()));
        }
        Ok(())
    }
}

/// Passes over what stands before the rows; `false` where there are none to come: a sheet of charts only.
fn begin(xml: &mut Xml<'_>) -> Result<bool, FileError> {
    let root = xml.root()?;
    if root != "worksheet" {
        return Ok(false);
    }
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.local_name().as_ref() == "sheetData" => return Ok(true),
            Event::Empty(tag) if tag.local_name().as_ref() == "sheetData" => return Ok(false),
            Event::Eof => return Err(xml.ended()),
            _ => {}
        }
    }
}

enum Piece {
    Cell(Cell),
    Row(()),
    RowEnd,
    Hollow,
    Nothing,
}

/// A place in a sheet, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    row: u32,
    column: u32,
}

impl Place {
    /// Reads a reference such as `AB12`; `None` where no sheet has such a place. `column` is 0 where only a
    /// row is named.
    fn of(reference: &str) -> Option<Self> {
        let digits = reference.bytes().position(|sign| sign.is_ascii_digit()).unwrap_or(reference.len());
        let (letters, digits) = reference.split_at_checked(digits)?;
        if letters.len() > 3 || digits.len() > 7 {
            return None;
        }
        let mut column = 0;
        for letter in letters.bytes() {
            let letter = letter.to_ascii_uppercase();
            column = column * 26 + u32::from(letter.is_ascii_uppercase().then(|| letter - b'A' + 1)?);
        }
        let row = digits.parse().ok().filter(|row| (1..=ROWS).contains(row))?;
        (column <= COLUMNS).then_some(Self { row, column })
    }

    /// Takes the number of a row, where its tag names one.
    fn row_of(&mut self, tag: &BytesStart<'_>) -> Result<(), FileError> {
        attributes(tag, |name, value| {
            if name == "r" {
                self.row = Self::of(value).ok_or_else(nowhere)?.row;
            }
            Ok(())
        })
    }

    fn row_ends(&mut self) {
        // A row beyond the last is an error only where it holds a cell.
        self.row += 1;
        self.column = 1;
    }
}

fn nowhere() -> FileError {
    FileError::WorkbookDamaged("cells".to_owned())
}

/// What a cell says of itself.
#[derive(Debug, Clone, Copy)]
struct Cell {
    place: Place,
    format: usize,
    kind: Kind,
}

/// How the value of a cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Inline,
    Formula,
    Yes,
    Error,
    Text,
}

impl Cell {
    /// Reads the tag of a cell. `next`: where it stands if it does not say so; moves on.
    fn of(tag: &BytesStart<'_>, next: &mut Place) -> Result<Self, FileError> {
        let (mut place, mut format, mut kind) = (*next, 0, Kind::Number);
        attributes(tag, |name, value| {
            match name {
                "r" => {
                    place = Place::of(value).filter(|place| place.column > 0).ok_or_else(nowhere)?;
                }
                "s" => format = value.parse().unwrap_or(0),
                "t" => {
                    kind = match value {
                        "n" => Kind::Number,
                        "s" => Kind::Shared,
                        "inlineStr" | "is" => Kind::Inline,
                        "str" => Kind::Formula,
                        "b" => Kind::Yes,
                        "e" => Kind::Error,
                        // Dates in ISO 8601, and what later writers may think of.
                        _ => Kind::Text,
                    };
                }
                _ => {}
            }
            Ok(())
        })?;
        if place.row > ROWS || place.column > COLUMNS {
            return Err(nowhere());
        }
        next.column = place.column + 1;
        Ok(Self { place, format, kind })
    }

    /// Returns the value that a cell's text stands for.
    fn value<'v>(&self, text: &'v str, shared: &Shared<'v>) -> Result<Value<'v>, FileError> {
        Ok(match self.kind {
            _ if text.is_empty() => Value::Text(""),
            Kind::Shared => {
                let text = text.trim().parse().ok().and_then(|index| shared.strings.get(index));
                Value::Text(text.ok_or_else(|| FileError::WorkbookDamaged("shared_text".to_owned()))?)
            }
            Kind::Yes => Value::Text(match text {
                "1" | "true" => "TRUE",
                "0" | "false" => "FALSE",
                text => text,
            }),
            Kind::Error => Value::Text(""),
            Kind::Inline | Kind::Formula | Kind::Text => Value::Text(text),
            Kind::Number => {
                let date = shared.formats.of(self.format) == Shown::Date;
                // Most numbers are a few digits, which need no reading to be written again.
                let plain = text.len() < 16 && text.bytes().all(|byte| byte.is_ascii_digit());
                if plain && !date && (!text.starts_with('0') || text.len() == 1) {
                    return Ok(Value::Text(text));
                }
                match text.trim().parse::<f64>().ok().filter(|number| number.is_finite()) {
                    Some(number) if date => Value::Moment(number),
                    Some(number) => Value::Number(number),
                    None => Value::Text(text),
                }
            }
        })
    }
}

/// The text of one cell and what it takes to read it.
#[derive(Default)]
struct Texts {
    text: String,
    scratch: String,
}

impl Texts {
    /// Reads the text of a cell whose tag was read. Formulas are passed over, and what no cell holds today.
    fn read(&mut self, xml: &mut Xml<'_>, cell: &Cell) -> Result<(), FileError> {
        enum Inside {
            Value,
            Rich,
            Other,
        }
        self.text.clear();
        loop {
            let inside = match xml.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "v" if cell.kind != Kind::Inline => Inside::Value,
                    "is" => Inside::Rich,
                    _ => Inside::Other,
                },
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(xml.ended()),
                _ => continue,
            };
            match inside {
                Inside::Value if cell.kind == Kind::Formula => {
                    self.scratch.clear();
                    xml.text(&mut self.scratch)?;
                    unescape(&self.scratch, &mut self.text);
                }
                Inside::Value => xml.text(&mut self.text)?,
                Inside::Rich => rich(xml, &mut self.scratch, &mut self.text)?,
                Inside::Other => xml.skip()?,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_places_that_a_sheet_has() {
        let check = |text: &str, expect: Option<(u32, u32)>| {
            assert_eq!(Place::of(text).map(|place| (place.row, place.column)), expect, "{text}");
        };
        check("A1", Some((1, 1)));
        check("ab12", Some((12, 28)));
        check("XFD1048576", Some((1_048_576, 16_384)));
        check("7", Some((7, 0)));
        for nowhere in [
            "",
            "A",
            "A0",
            "XFE1",
            "A1048577",
            "AAAA1",
            "A99999999999",
            "1A",
            "A-5",
            "A+5",
            "Ä1",
            "ZZZZZZZ1",
            "4294967297",
            "A1:B2",
        ] {
            check(nowhere, None);
        }
    }

    /// Reads a sheet of the given rows; cells are joined by bars.
    fn rows(data: &str) -> Result<Vec<(u64, String)>, String> {
        let text = format!("<worksheet><dimension/><sheetData>{data}</sheetData></worksheet>");
        let mut xml = Xml::new("sheet.xml", Box::new(text.as_bytes())).unwrap();
        let mut strings = Xml::new("s", Box::new(&b"<sst><si><t>shared</t></si></sst>"[..])).unwrap();
        let strings = Strings::read(&mut strings, &|| Ok(())).unwrap();
        let styles = b"<styleSheet><cellXfs><xf/><xf numFmtId='14'/></cellXfs></styleSheet>";
        let formats = Formats::read(&mut Xml::new("f", Box::new(&styles[..])).unwrap()).unwrap();
        let shared = Shared { strings: &strings, formats: &formats };
        let (mut row, mut found) = (Row::new(false), Vec::new());
        let read = read(&mut xml, &shared, &mut row, &mut |_| Ok(()), &mut |record| {
            found.push((record.line, record.texts().join("|")));
            Ok(true)
        });
        read.map(|()| found).map_err(|error| error.to_string())
    }

    #[test]
    fn cells_of_every_kind_are_read() {
        let check = |cell: &str, expect: &str| {
            let found = rows(&format!("<row r='3'>{cell}<c t='str'><v>.</v></c></row>")).unwrap();
            assert_eq!(found, [(3, expect.to_owned())], "{cell}");
        };
        check("<c r='A3'><v>9</v></c>", "9|.");
        check("<c><v> 9.50 </v></c>", "9.5|.");
        check("<c t='n'><v>09</v></c>", "9|.");
        check("<c t='n'><v>nan</v></c>", "nan|.");
        check("<c><v>8.9999999999999982</v></c>", "9|.");
        check("<c><v>1741083300123</v></c>", "1741083300123|.");
        check("<c s='1'><v>45719</v></c>", "2025-03-03|.");
        check("<c s='7'><v>45719</v></c>", "45719|.");
        check("<c t='s'><v>0</v></c>", "shared|.");
        check("<c t='s'><v/></c>", "|.");
        check("<c t='b'><v>1</v></c>", "TRUE|.");
        check("<c t='e'><v>#SPILL!</v></c>", "|.");
        check("<c t='d'><v>2025-03-03T00:00:00</v></c>", "2025-03-03T00:00:00|.");
        check("<c t='str'><f>A1&amp;B1</f><v>a_x000A_b</v></c>", "a\nb|.");
        check("<c t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r></is><v>7</v></c>", "ab|.");
        check("<c><v>9</v><extLst><ext uri='x'><v>8</v></ext></extLst></c>", "9|.");
        check("<c r='B3'><v>9</v></c><c/>", "|9||.");
        assert!(rows("<row><c t='s'><v>1</v></c></row>").unwrap_err().contains("shared_text"));
        assert!(rows("<row r='A99999999999'><c><v>1</v></c></row>").unwrap_err().contains("cells"));
        assert!(rows("<row r='1048576'/><row><c><v>1</v></c></row>").unwrap_err().contains("cells"));
    }

    #[test]
    fn a_sheet_may_be_framed_and_not_be_frames_alone() {
        let check = |filled: u64, hollow: u64| Weight { filled, hollow }.check().is_ok();
        assert!(check(0, HOLLOW) && !check(0, HOLLOW + 1));
        assert!(check(4_000_000, 20_000_000) && !check(1_000_000, 20_000_000));
    }

    #[test]
    fn rows_have_their_numbers_whether_they_say_them_or_not() {
        let found = rows("<row><c><v>1</v></c></row><row r='5'/><row>\n<c><v>2</v></c></row><row><c/></row>");
        assert_eq!(found.unwrap(), [(1, "1".to_owned()), (6, "2".to_owned())]);
    }
}
