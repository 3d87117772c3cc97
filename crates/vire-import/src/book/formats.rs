//! Which formats of a workbook show a number as a date.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::xml::{Xml, attributes};
use crate::error::FileError;

/// The most formats of cells: what spreadsheets allow, and a little.
const CELLS: usize = 1 << 16;
/// The most formats of numbers.
const NUMBERS: usize = 10_000;

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a number, or as how long something took.
    Number,
    /// As a day, a time of day or both.
    Date,
}

/// How the numbers of cells are shown, by the cell's format.
#[derive(Debug, Default)]
pub(super) struct Formats(Vec<Shown>);

impl Formats {
    /// Reads the part as far as the formats of cells reach.
    pub fn read(xml: &mut Xml<'_>) -> Result<Self, FileError> {
        let too_many = || FileError::WorkbookDamaged("too_many_formats".to_owned());
        let (mut own, mut cells, mut inside) = (HashMap::new(), Vec::new(), false);
        loop {
            match xml.next()? {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "cellXfs" => inside = true,
                    "numFmt" if own.len() < NUMBERS => {
                        let (id, code) = number_format(&tag)?;
                        own.insert(id, of_code(&code));
                    }
                    "numFmt" => return Err(too_many()),
                    "xf" if inside && cells.len() == CELLS => return Err(too_many()),
                    "xf" if inside => {
                        let (id, _) = number_format(&tag)?;
                        cells.push(own.get(&id).copied().unwrap_or_else(|| of_number(id)));
                    }
                    _ => {}
                },
                Event::End(tag) if matches!(tag.local_name().as_ref(), "cellXfs" | "styleSheet") => {
                    return Ok(Self(cells));
                }
                Event::Eof => return Err(xml.ended()),
                _ => {}
            }
        }
    }

    /// Tells how the number of a cell is shown. Without styles nothing is a date.
    pub fn of(&self, cell: usize) -> Shown {
        self.0.get(cell).copied().unwrap_or(Shown::Number)
    }
}

/// Reads the number of a format of numbers, and its code where one is given.
fn number_format(tag: &BytesStart<'_>) -> Result<(u32, String), FileError> {
    let (mut id, mut code) = (0, String::new());
    attributes(tag, |name, value| {
        match name {
            "numFmtId" => id = value.parse().unwrap_or(0),
            "formatCode" => value.clone_into(&mut code),
            _ => {}
        }
        Ok(())
    })?;
    Ok((id, code))
}

/// Tells how the formats without a code show a number.
fn of_number(id: u32) -> Shown {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
        _ => Shown::Number,
    }
}

/// Tells how a code shows a number: its first section decides, and in it the letters of days, months, years
/// and times that stand outside quotes, brackets and escapes. Hours in brackets count on beyond a day.
fn of_code(code: &str) -> Shown {
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ';' => return Shown::Number,
            // The next sign is shown as it is, or is as wide as the space that is left.
            '\\' | '_' | '*' => drop(signs.next()),
            '"' => drop(signs.find(|&sign| sign == '"')),
            '[' => {
                let inside: String = signs.by_ref().take_while(|&sign| sign != ']').collect();
                let elapsed = inside.chars().all(|sign| matches!(sign.to_ascii_lowercase(), 'h' | 'm' | 's'));
                if elapsed && !inside.is_empty() {
                    return Shown::Number;
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Shown::Date,
            _ => {}
        }
    }
    Shown::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_days_and_times_make_a_date() {
        let check = |codes: &[&str], expect: Shown| {
            codes.iter().for_each(|code| assert_eq!(of_code(code), expect, "{code}"));
        };
        check(
            &[
                "d.m.yyyy",
                "DD/MM/YY",
                "h:mm AM/PM",
                "yyyy\\-mm\\-dd\\ hh:mm:ss",
                "[$-40B]d\\.m\\.yyyy;@",
                "[$-F800]dddd\\,\\ mmmm\\ dd",
                "\"pvm \"d.m.yyyy",
                "d.m.yyyy;;;@",
                "[Red]mmm-yy",
                "*-yyyy",
            ],
            Shown::Date,
        );
        check(
            &[
                "General",
                "0.00",
                "#,##0 [$€-1]",
                "0\" d\"",
                "0.0\" pistettä d\"",
                "[Red]#,##0;[Blue]d",
                "[h]:mm:ss",
                "[mm]:ss",
                "\\d0",
                "0_d",
                "0*d",
                "@",
                "",
                "\"unclosed d",
                "[unclosed d",
            ],
            Shown::Number,
        );
    }

    #[test]
    fn cells_have_formats_by_their_number() {
        let read = |text: &str| {
            let mut xml = Xml::new("styles.xml", Box::new(text.as_bytes())).unwrap();
            Formats::read(&mut xml).map(|formats| formats.0).map_err(|error| error.to_string())
        };
        let own = "<numFmts><numFmt numFmtId='164' formatCode='d&quot;.&quot;m'/></numFmts>";
        let cells = "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>\
            <xf numFmtId='164'><alignment/></xf><xf numFmtId='22'/><xf numFmtId='46'/></cellXfs>";
        let (date, number) = (Shown::Date, Shown::Number);
        let expect = Ok(vec![number, date, date, number]);
        assert_eq!(read(&format!("<styleSheet>{own}{cells}</styleSheet>")), expect);
        assert_eq!(read("<styleSheet></styleSheet>"), Ok(Vec::new()));
        assert_eq!(read("<styleSheet><cellXfs>"), Err("workbook_damaged: styles.xml ends".to_owned()));
        let many = format!("<styleSheet><cellXfs>{}</cellXfs>", "<xf/>".repeat(CELLS + 1));
        assert_eq!(read(&many), Err("workbook_damaged: too_many_formats".to_owned()));
    }
}
