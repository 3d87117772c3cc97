//! The texts of a workbook: those that its cells share, and the form that all of them have.

use quick_xml::events::Event;

use super::xml::{Xml, attributes};
use crate::error::FileError;

/// How many bytes the shared texts may take, with their places. Two hundred thousand rows of twenty texts
/// each, all different, stay beneath.
const HELD: usize = 160 << 20;
/// The most shared texts.
const TEXTS: usize = 4_500_000;
/// How often the reading is told about, in texts.
const STEP: usize = 1 << 16;

/// The texts that cells share: one after another, with the places where they end.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the part. `told`: hears now and then that the reading goes on.
    pub fn read(xml: &mut Xml<'_>, told: &dyn Fn() -> Result<(), FileError>) -> Result<Self, FileError> {
        let mut strings = Self::default();
        let mut scratch = String::new();
        loop {
            let filled = match xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "si" => true,
                Event::Empty(tag) if tag.local_name().as_ref() == "si" => false,
                Event::Empty(tag) if tag.local_name().as_ref() == "sst" => return Ok(strings),
                Event::End(tag) if tag.local_name().as_ref() == "sst" => return Ok(strings),
                Event::Eof => return Err(xml.ended()),
                _ => continue,
            };
            if filled {
                rich(xml, &mut scratch, &mut strings.text)?;
            }
            xml.found();
            strings.ends.push(u32::try_from(strings.text.len()).unwrap_or(u32::MAX));
            let held = strings.text.len() + strings.ends.len() * size_of::<u32>();
            if held > HELD || strings.ends.len() > TEXTS {
                return Err(FileError::UnpackedTooLarge { limit: HELD as u64 });
            }
            if strings.ends.len() % STEP == 0 {
                told()?;
            }
        }
    }

    /// Returns a text by its number.
    pub fn get(&self, index: usize) -> Option<&str> {
        let to = *self.ends.get(index)?;
        let from = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(from as usize..to as usize)
    }
}

/// Adds the text of an element whose beginning was read: of one run or of several in different letters.
/// Hints on how to pronounce it are left out.
pub(super) fn rich(xml: &mut Xml<'_>, scratch: &mut String, text: &mut String) -> Result<(), FileError> {
    enum Inside {
        Text { kept: bool },
        Run,
        Other,
    }
    let from = text.len();
    let mut runs = 0;
    loop {
        let inside = match xml.next()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => {
                    let mut kept = false;
                    attributes(&tag, |name, value| {
                        kept |= name == "space" && value == "preserve";
                        Ok(())
                    })?;
                    Inside::Text { kept }
                }
                "r" => Inside::Run,
                _ => Inside::Other,
            },
            Event::End(_) if runs > 0 => {
                runs -= 1;
                continue;
            }
            Event::End(_) => return Ok(()),
            Event::Eof => return Err(xml.ended()),
            _ => continue,
        };
        match inside {
            Inside::Run => runs += 1,
            Inside::Other => xml.skip()?,
            Inside::Text { kept } => {
                scratch.clear();
                xml.text(scratch)?;
                let all = scratch.as_str();
                let run = if kept { all } else { all.trim_matches([' ', '\t', '\r', '\n']) };
                unescape(run, text);
                if text.len() - from > super::xml::PIECE {
                    return Err(xml.too_long());
                }
            }
        }
    }
}

/// Adds a text in which `_x000D_` and its like stand for characters that XML cannot hold.
pub(super) fn unescape(mut rest: &str, text: &mut String) {
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        text.push_str(before);
        let unit = escape.get(2..7).and_then(|code| code.strip_suffix('_'));
        let unit = unit.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match unit.and_then(|code| u32::from_str_radix(code, 16).ok()) {
            Some(unit) => {
                // Halves of a character that was split in two are nothing by themselves.
                text.push(char::from_u32(unit).filter(|&c| c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER));
                rest = escape.get(7..).unwrap_or_default();
            }
            None => {
                text.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, FileError> {
        let mut xml = Xml::new("sst.xml", Box::new(text.as_bytes()))?;
        let strings = Strings::read(&mut xml, &|| Ok(()))?;
        Ok((0..).map_while(|index| strings.get(index).map(str::to_owned)).collect())
    }

    #[test]
    fn texts_are_plain_rich_or_empty() {
        let text = "<x:sst xmlns:x='y' count='9'><x:si><x:t>one</x:t></x:si><x:si/><x:si></x:si>\
            <x:si><x:t> trimmed\n</x:t></x:si><x:si><x:t xml:space='preserve'> kept </x:t></x:si>\
            <x:si><x:r><x:rPr><x:b/></x:rPr><x:t>ri</x:t></x:r><x:r><x:t>ch</x:t></x:r>\
            <x:rPh sb='0'><x:t>no</x:t></x:rPh></x:si><x:si><x:t/></x:si></x:sst>";
        assert_eq!(read(text).unwrap(), ["one", "", "", "trimmed", " kept ", "rich", ""]);
        assert_eq!(read("<sst/>").unwrap(), Vec::<String>::new());
        assert!(read("<sst><si><t>x</t></si>").is_err());
        // What a part says of its length is not believed.
        let lying = "<sst uniqueCount='18446744073709551615'><si><t>x</t></si></sst>";
        assert_eq!(read(lying).unwrap(), ["x"]);
    }

    #[test]
    fn characters_that_xml_cannot_hold_are_spelled() {
        let check = |text: &str, expect: &str| {
            let mut found = String::new();
            unescape(text, &mut found);
            assert_eq!(found, expect, "{text}");
        };
        check("plain", "plain");
        check("a_x000D_b", "a\rb");
        check("_x005F_x000D_", "_x000D_");
        check("_x000_ _xyz _x", "_x000_ _xyz _x");
        check("_x00Dä_", "_x00Dä_");
        check("_xD83D_", "\u{fffd}");
        check("_x0000_", "\u{fffd}");
    }
}
