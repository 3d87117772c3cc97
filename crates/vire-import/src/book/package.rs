//! How the parts of a workbook hang together: names, relations, and the list of its sheets.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use quick_xml::events::Event;

use super::xml::{Xml, attributes};
use crate::archive::{Zip, damaged};
use crate::error::FileError;

/// The most relations of one part.
const RELATIONS: usize = 20_000;

/// The places of the parts in the archive, by their names. Names differ in case and in their slashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names(HashMap<String, usize>);

impl Names {
    /// Takes the names in the order of the archive.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self(names.into_iter().enumerate().map(|(index, name)| (folded("", name), index)).collect())
    }

    /// Finds a part.
    pub fn find(&self, path: &str) -> Option<usize> {
        self.0.get(path).copied()
    }
}

/// Returns the form of a path by which parts are found: from the root, or from a folder where it does not
/// begin with a slash.
fn folded(folder: &str, path: &str) -> String {
    let path = path.replace('\\', "/").to_lowercase();
    let folder = if path.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(path.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Opens a part.
pub(super) fn part<'z>(
    zip: &'z mut Zip<'_>,
    names: &Names,
    path: &str,
) -> Result<Option<Xml<'z>>, FileError> {
    let Some(index) = names.find(path) else { return Ok(None) };
    let part: Box<dyn Read + 'z> = Box::new(zip.by_index(index).map_err(damaged)?);
    Xml::new(path, part).map(Some)
}

/// What one part says of another.
struct Relation {
    /// The last word of its kind.
    kind: String,
    path: String,
}

/// The relations of a part, by their ids, in no order.
struct Relations(HashMap<String, Relation>);

impl Relations {
    /// Reads those of a part; none where they are not written down. `""` is the archive itself.
    fn of(zip: &mut Zip<'_>, names: &Names, path: &str) -> Result<Option<Self>, FileError> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let Some(mut xml) = part(zip, names, &folded(folder, &format!("_rels/{name}.rels")))? else {
            return Ok(None);
        };
        let mut relations = HashMap::new();
        loop {
            match xml.next()? {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let (mut id, mut kind, mut path) = (String::new(), String::new(), String::new());
                    attributes(&tag, |name, value| {
                        match name {
                            "Id" => value.clone_into(&mut id),
                            "Type" => value.rsplit('/').next().unwrap_or_default().clone_into(&mut kind),
                            "Target" => path = folded(folder, value),
                            _ => {}
                        }
                        Ok(())
                    })?;
                    relations.insert(id, Relation { kind, path });
                    if relations.len() > RELATIONS {
                        return Err(FileError::WorkbookDamaged("too_many_relations".to_owned()));
                    }
                }
                Event::End(tag) if tag.local_name().as_ref() == "Relationships" => break,
                Event::Empty(tag) if tag.local_name().as_ref() == "Relationships" => break,
                Event::Eof => return Err(xml.ended()),
                _ => {}
            }
        }
        Ok(Some(Self(relations)))
    }

    /// Finds the part of a kind.
    fn of_kind(&self, kind: &str) -> Option<String> {
        self.0.values().filter(|relation| relation.kind == kind).map(|relation| relation.path.clone()).min()
    }
}

/// What is found where in a workbook.
#[derive(Debug)]
pub(super) struct Contents {
    /// The sheets in order, each with its part: those that are seen before those that are hidden.
    pub sheets: Vec<(String, String)>,
    /// How many of them are seen.
    pub seen: usize,
    pub strings: String,
    pub styles: String,
    /// Whether days are counted from 1904.
    pub epoch_1904: bool,
}

impl Contents {
    /// Follows the relations from the archive to the sheets.
    pub fn read(zip: &mut Zip<'_>, names: &Names) -> Result<Self, FileError> {
        let main = Relations::of(zip, names, "")?.and_then(|relations| relations.of_kind("officeDocument"));
        let main = main.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        if main.ends_with(".bin") {
            return Err(FileError::KindNotSupported);
        }
        let missing = |path: &str| FileError::WorkbookDamaged(format!("{path} missing"));
        let relations = Relations::of(zip, names, &main)?.ok_or_else(|| missing("relations"))?;
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        // Some writers leave out the relation and keep to the usual name.
        let usual = |kind: &str, name: &str| relations.of_kind(kind).unwrap_or_else(|| folded(folder, name));
        let (strings, styles) = (usual("sharedStrings", "sharedStrings.xml"), usual("styles", "styles.xml"));
        let mut xml = part(zip, names, &main)?.ok_or_else(|| missing(&main))?;
        if xml.root()? != "workbook" {
            return Err(FileError::KindNotSupported);
        }
        let (mut sheets, mut epoch_1904) = (Vec::new(), false);
        // A part counts once, however many sheets are said to be written in it.
        let mut known = HashSet::new();
        loop {
            match xml.next()? {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "sheet" => {
                        let (mut name, mut id, mut hidden) = (String::new(), String::new(), false);
                        attributes(&tag, |attribute, value| {
                            match attribute {
                                "name" => value.clone_into(&mut name),
                                "id" => value.clone_into(&mut id),
                                "state" => hidden = value != "visible",
                                _ => {}
                            }
                            Ok(())
                        })?;
                        let relation = relations.0.get(&id).ok_or_else(|| missing("sheet"))?;
                        if known.insert(relation.path.clone()) {
                            sheets.push((hidden, name, relation.path.clone()));
                        }
                    }
                    "workbookPr" => attributes(&tag, |name, value| {
                        epoch_1904 |= name == "date1904" && matches!(value, "1" | "true");
                        Ok(())
                    })?,
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "workbook" => break,
                Event::Eof => return Err(xml.ended()),
                _ => {}
            }
        }
        sheets.sort_by_key(|(hidden, ..)| *hidden);
        let seen = sheets.partition_point(|(hidden, ..)| !*hidden);
        let sheets = sheets.into_iter().map(|(_, name, path)| (name, path)).collect();
        Ok(Self { sheets, seen, strings, styles, epoch_1904 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_parts_however_they_are_written() {
        let check = |folder: &str, path: &str, expect: &str| assert_eq!(folded(folder, path), expect);
        check("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml");
        check("xl", "/xl/Worksheets/Sheet1.xml", "xl/worksheets/sheet1.xml");
        check("xl", "..\\custom\\./a.xml", "custom/a.xml");
        check("", "../../a.xml", "a.xml");
        assert_eq!(Names::new(["a.xml", "xl\\B.xml"]).find("xl/b.xml"), Some(1));
    }
}
