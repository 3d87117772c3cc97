//! The head of a table: which records are its header, and whose export it is.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::answers::Answers;
use super::sheets::{self, Kind, Rank, Sheet, Sheets, Stands};
use super::{Found, ask, moment, words};
use crate::columns::Header;
use crate::date::{find as find_date, iso};
use crate::error::FileError;
use crate::fold::fold;
use crate::layout::{self, Layout};
use crate::mapping::Mapping;
use crate::options::Options;
use crate::plan::FileSays;
use crate::profile::Profile;
use crate::record::trim;
use crate::report::QuestionId;
use crate::score::decimal;
use crate::shape::Shape;
use crate::source::Source;

/// How many records may stand above the header.
const DEPTH: usize = 20;

/// How many records are read to find it.
const LONGEST: usize = DEPTH + 10;

/// The first records of a table: the number of each (the row in a sheet) and its fields.
type Head = Vec<(u32, Vec<String>)>;

/// Finds the header; asks where none can be told.
pub(super) fn find(
    source: &mut Source<'_>,
    mapping: &Mapping,
    answers: &Answers,
    options: &Options<'_>,
) -> Result<Found, FileError> {
    let mut sheets = Sheets::default();
    for place in source.sheets(mapping.sheet.as_deref())? {
        source.turn_to(place);
        let head = read(source, options)?;
        if !head.is_empty() {
            let top = top(&head, mapping, answers)?;
            let below = top.records.iter().max().map_or(0, |at| at + 1);
            let rank = top.rank(&head, below, !source.is_hidden());
            let named = top.names(&head).unwrap_or_default();
            let width = filled_width(named);
            let names = named.iter().map(|name| fold(name)).collect();
            let rows = (head.len() < LONGEST).then_some(head.len().saturating_sub(below) as u64);
            sheets.add(rank, Sheet { place, below: below as u64, rows, width, names });
        }
    }
    let chosen = sheets.choose(source, options)?.ok_or(FileError::Empty)?;
    source.turn_to(chosen.place);
    let head = read(source, options)?;
    let top = top(&head, mapping, answers)?;
    let found = found(source, mapping, head, top)?;
    let twins = chosen.twins.iter().filter_map(|&place| source.name_of(place));
    Ok(Found { twins: twins.map(str::to_owned).collect(), ..found })
}

fn found(source: &Source<'_>, mapping: &Mapping, head: Head, top: Top) -> Result<Found, FileError> {
    let mut mapping = mapping.clone();
    mapping.sheet = source.sheet().map(str::to_owned);
    let numbers: Vec<u32> =
        top.records.iter().filter_map(|&at| head.get(at).map(|(number, _)| *number)).collect();
    let last_header = numbers.iter().max().copied().map_or(0, u64::from);
    let header = header(&head, &top.records);
    let mut reasons = BTreeMap::new();
    let ask = if top.known {
        mapping.header_records = Some(numbers);
        reasons.insert("header_records", top.why);
        Vec::new()
    } else if head.len() < 2 {
        return Err(FileError::NoRecords);
    } else if !head.iter().any(|(_, fields)| fields.iter().any(|cell| is_typed(cell))) {
        // Texts alone: whichever record were the header, there would be no score.
        return Err(FileError::NoScoreColumn);
    } else {
        let first = head.first().map_or(1, |(number, _)| *number);
        vec![ask(QuestionId::Header, vec!["none".to_owned(), first.to_string()], "no_header_found")]
    };
    let says = FileSays {
        footer: top.layout.map_or(&[][..], |layout| layout.footer),
        lone_footer: top.layout.and_then(|layout| layout.lone_footer),
        updated: match top.layout.filter(|layout| !layout.any_columns) {
            Some(layout) => layout.updated(&header),
            None => (0..header.width()).find(|&index| moment::is_of_change(header.folded(index))),
        },
        epoch_1904: source.epoch_1904(),
    };
    Ok(Found {
        mapping,
        header,
        layout: top.layout,
        says,
        ask,
        reasons,
        last_header,
        warning: None,
        twins: Vec::new(),
    })
}

/// Which records are the header.
struct Top {
    /// Places in the head.
    records: Vec<usize>,
    layout: Option<&'static Layout>,
    known: bool,
    why: &'static str,
}

impl Top {
    /// Returns the names of the columns.
    fn names<'h>(&self, head: &'h Head) -> Option<&'h [String]> {
        self.records.first().and_then(|&at| head.get(at)).map(|(_, fields)| fields.as_slice())
    }

    /// Tells how sure a sheet's header is, to choose among sheets. `below`: where the rows begin.
    fn rank(&self, head: &Head, below: usize, visible: bool) -> Rank {
        let names = self.names(head).unwrap_or_default();
        let rows: Vec<&[String]> = head.iter().skip(below).map(|(_, fields)| fields.as_slice()).collect();
        let (kind, stands) = match (self.layout, self.known) {
            (Some(_), _) => (Kind::Tool, Stands::Dated),
            (None, true) => (Kind::Header, sheets::stands(names, &rows)),
            (None, false) => (Kind::Unknown, Stands::Undated),
        };
        // Where a header names all that is needed, the rows tell more than further columns.
        let width = if stands == Stands::Dated { 0 } else { filled_width(names) };
        Rank { kind, filled: !rows.is_empty(), stands, visible, width }
    }
}

fn read(source: &mut Source<'_>, options: &Options<'_>) -> Result<Head, FileError> {
    let mut head = Head::new();
    source.each(options, &mut |record| {
        let number = if record.sheet { record.line } else { head.len() as u64 + 1 };
        head.push((u32::try_from(number).unwrap_or(u32::MAX), record.texts()));
        Ok(head.len() < LONGEST)
    })?;
    Ok(head)
}

fn header(head: &Head, places: &[usize]) -> Header {
    let records: Vec<Vec<String>> =
        places.iter().filter_map(|&at| head.get(at)).map(|(_, fields)| fields.clone()).collect();
    let last = places.iter().max().map_or(0, |at| at + 1);
    let beneath = head.get(last).map(|(_, fields)| fields.clone()).unwrap_or_default();
    let width = records.first().map_or(beneath.len(), Vec::len);
    let mut header = Header::new(records, width);
    header.beneath = beneath;
    let names = header.records.first().and_then(|names| names.last());
    if let Some(name) = names {
        header.shape = Shape::of(header.width(), name, head.iter().skip(last).map(|(_, fields)| fields));
    }
    header
}

fn top(head: &Head, mapping: &Mapping, answers: &Answers) -> Result<Top, FileError> {
    let said = match (&mapping.header_records, answers.header) {
        (_, Some(answer)) => Some((answer.into_iter().collect::<Vec<u32>>(), "answer")),
        (Some(numbers), None) => Some((numbers.clone(), "mapping")),
        (None, None) => None,
    };
    if let Some((numbers, why)) = said {
        let place = |number: &u32| head.iter().position(|(known, _)| known == number);
        let records: Option<Vec<usize>> = numbers.iter().map(place).collect();
        let records = records.ok_or(FileError::MappingInvalid("header_records"))?;
        let layout = layout_of(&header(head, &records));
        let layout = layout.or_else(|| by_values(head, &records));
        return Ok(Top { records, layout, known: true, why });
    }
    for at in 0..head.len().min(DEPTH) {
        // What stands beneath the names belongs to some signatures: names again, or ids of machines.
        let places = [at, at + 1, at + 2];
        let found = (1..=places.len()).find_map(|count| layout_of(&header(head, places.get(..count)?)));
        let Some(layout) = found else { continue };
        let below: Vec<Vec<String>> = head.iter().skip(at).map(|(_, fields)| fields.clone()).collect();
        let count = (layout.header_records)(&below).max(1);
        return Ok(Top {
            records: (at..at + count).collect(),
            layout: Some(layout),
            known: true,
            why: "signature",
        });
    }
    let one = |at: usize, why| Top { records: vec![at], layout: by_values(head, &[at]), known: true, why };
    if let Some(at) = (0..head.len().min(DEPTH)).find(|&at| has_mapped(&header(head, &[at]), mapping)) {
        return Ok(one(at, "mapped_names"));
    }
    if let Some(at) = by_types(head) {
        return Ok(one(at, "types_differ"));
    }
    Ok(Top { records: Vec::new(), layout: None, known: false, why: "" })
}

/// Finds a tool by the values beneath a header.
fn by_values(head: &Head, header: &[usize]) -> Option<&'static Layout> {
    let names = header.first().and_then(|&at| head.get(at)).map(|(_, names)| names.as_slice());
    let names: Vec<String> = names.unwrap_or_default().iter().map(|name| fold(name)).collect();
    let from = header.iter().max().map_or(0, |at| at + 1);
    let beneath = head.iter().skip(from).map(|(_, fields)| fields);
    layout::by_values(&names, beneath, words::is_coded_score)
}

fn layout_of(header: &Header) -> Option<&'static Layout> {
    layout::ALL.iter().copied().find(|layout| layout.matches(header))
}

/// Tells whether a record holds every column that the mapping names.
fn has_mapped(header: &Header, mapping: &Mapping) -> bool {
    let dates = mapping.date.iter().flat_map(|date| date.names());
    let scores = mapping.scores.iter().flatten().map(|one| &one.column);
    let single = [
        &mapping.score,
        &mapping.id,
        &mapping.touchpoint,
        &mapping.group,
        &mapping.comment,
        &mapping.metric_column,
    ];
    let mut names =
        dates.chain(scores).chain(single.into_iter().flatten()).filter(|name| !name.is_empty()).peekable();
    names.peek().is_some() && names.all(|name| header.find(name).is_some())
}

/// Finds the record that looks most like names above a table.
///
/// A candidate holds no number and no date, is not much narrower than the table, and has a column beneath in
/// which most cells are numbers or dates. Lines above a table may look so too ("Period: …"): the one that
/// names a date and a score wins, then the widest, then the one right above numbers or dates, then the one
/// above the most such columns, then the first. Before all of them comes the first one that stands right above
/// its rows: another table may follow it.
fn by_types(head: &Head) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    head.iter().for_each(|(_, fields)| *counts.entry(filled_width(fields)).or_default() += 1);
    let common = counts.iter().max_by_key(|(_, count)| **count).map(|(width, _)| *width)?;
    let rank = |at: usize| {
        let (_, names) = head.get(at)?;
        let width = filled_width(names);
        // One title above the table is no header.
        if width < 1
            || (width == 1 && common > 1)
            || width * 2 < common
            || names.iter().any(|name| is_typed(name))
        {
            return None;
        }
        let typed = (0..names.len()).filter(|&column| is_typed_beneath(head, at, column)).count();
        let mut beneath = head.iter().skip(at + 1).filter(|(_, fields)| filled_width(fields) > 0);
        let above = beneath.next().is_some_and(|(_, fields)| fields.iter().any(|cell| is_typed(cell)));
        (typed > 0).then(|| (names_both(names), width, above, typed))
    };
    let ranked = (0..head.len().min(DEPTH)).filter_map(|at| Some((rank(at)?, at)));
    if let Some((_, first)) = ranked.clone().find(|&(_, at)| begins_table(head, at)) {
        return Some(first);
    }
    ranked.max_by_key(|&(rank, at)| (rank, Reverse(at))).map(|(_, at)| at)
}

/// Tells whether the two records right beneath one that names a date and a score hold dates there.
///
/// A block of one row is no table but says what the table is about.
fn begins_table(head: &Head, at: usize) -> bool {
    let Some((_, names)) = head.get(at) else { return false };
    let dates = dates_beside_scores(names);
    // Numbers of answers stand beneath such a name as well.
    let is_date = |cell: &String| {
        let mut profile = Profile::default();
        profile.add(cell.as_bytes());
        profile.dated() > 0
    };
    let holds = |fields: &[String]| {
        dates.iter().any(|&at| fields.get(at).is_some_and(is_date)) && filled_width(fields) > 1
    };
    let beneath = head.iter().skip(at + 1).filter(|(_, fields)| filled_width(fields) > 0);
    let mut first = beneath.take(2).map(|(_, fields)| holds(fields));
    first.next() == Some(true) && first.next() == Some(true)
}

/// Tells whether most cells of a column beneath a record are numbers or dates.
fn is_typed_beneath(head: &Head, at: usize, column: usize) -> bool {
    let beneath = head.iter().skip(at + 1).filter_map(|(_, fields)| fields.get(column));
    let cells = beneath.filter(|cell| !cell.trim().is_empty());
    let (all, good) = cells.fold((0, 0), |(all, good), cell| (all + 1, good + usize::from(is_typed(cell))));
    all > 0 && good * 2 > all
}

/// Tells whether the names of a table speak of a date and, in another column, of a score.
fn names_both(names: &[String]) -> bool {
    !dates_beside_scores(names).is_empty()
}

/// Lists the columns whose names speak of a date while another's speaks of a score.
pub(super) fn dates_beside_scores(names: &[String]) -> Vec<usize> {
    let names: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let scored = |at: usize| names.iter().enumerate().any(|(other, name)| other != at && is_scored(name));
    (0..names.len()).filter(|&at| names.get(at).is_some_and(|name| is_dated(name)) && scored(at)).collect()
}

/// Tells whether a name speaks of a date.
pub(super) fn is_dated(name: &str) -> bool {
    moment::rank(name).is_some()
}

/// Tells whether a name speaks of a score.
fn is_scored(name: &str) -> bool {
    words::metric(name).is_some() || words::is_score(name) || words::is_question(name)
}

/// Tells whether a cell is a number or a date.
pub(super) fn is_typed(cell: &str) -> bool {
    let cell = trim(cell.as_bytes());
    decimal(cell, true).is_some() || iso(cell).is_some() || find_date(cell, None).is_some()
}

fn filled_width(fields: &[String]) -> usize {
    fields.iter().filter(|field| !field.trim().is_empty()).count()
}
