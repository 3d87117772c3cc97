//! The columns counted over the whole file, but for the lines that close the table.
//!
//! A sum beneath the last response is no score, and its name no word of a column.

use super::{Found, each_row};
use crate::error::FileError;
use crate::footer::Footers;
use crate::options::Options;
use crate::profile::Profile;
use crate::record::trim;
use crate::source::Source;

/// The most rows that are kept for later, and their bytes. Where more begin as closing lines do, none of them
/// is one.
const HELD: usize = 1000;
const HELD_BYTES: usize = 8 << 20;

/// What was counted of a file.
pub(crate) struct Counted {
    pub columns: Vec<Profile>,
    /// The date, where the mapping joins it from several columns.
    pub joined: Option<Profile>,
    pub sheet: bool,
}

/// Rows that begin as closing lines do and are none if they have a date, the column of which is not known yet.
#[derive(Default)]
pub(super) struct Held {
    rows: Vec<Vec<Box<[u8]>>>,
    /// The columns from which the mapping joins the date.
    joined: Vec<usize>,
    /// Whether they are all there is, and are counted so that their dates can be found.
    alone: bool,
}

/// Counts every column.
pub(super) fn columns(
    source: &mut Source<'_>,
    found: &Found,
    options: &Options<'_>,
) -> Result<(Counted, Held), FileError> {
    let joined: Vec<usize> = match &found.mapping.date {
        Some(date) if date.names().len() > 1 => {
            date.names().iter().map(|name| found.header.get(name)).collect::<Result<_, _>>()?
        }
        _ => Vec::new(),
    };
    let width = found.header.width();
    let mut counted = Counted {
        columns: vec![Profile::default(); width],
        joined: (!joined.is_empty()).then(Profile::default),
        sheet: source.is_sheet(),
    };
    let footers = Footers::before(found.says, &found.mapping, &found.header);
    let mut held = Held { rows: Vec::new(), joined, alone: false };
    let (mut some, mut many, mut bytes) = (false, false, 0);
    let records = each_row(source, found, options, &mut |record| {
        if footers.is_of_tool(record) {
            return;
        }
        if !many && footers.is_sum(record) {
            held.rows.push((0..width).map(|index| record.field(index).into()).collect());
            bytes += record.text.len();
            many = held.rows.len() > HELD || bytes > HELD_BYTES;
            if many {
                some = true;
                held.count_all(&mut counted);
                held.rows.clear();
            }
            return;
        }
        some = true;
        counted.add(&held.joined, |index| record.field(index));
    })?;
    if records == 0 {
        return Err(FileError::NoRecords);
    }
    held.alone = !some;
    if held.alone {
        held.count_all(&mut counted);
    }
    Ok((counted, held))
}

impl Counted {
    /// Counts one row. `joined`: the columns from which the mapping joins the date.
    fn add<'f>(&mut self, joined: &[usize], field: impl Fn(usize) -> &'f [u8]) {
        for (index, profile) in self.columns.iter_mut().enumerate() {
            profile.add(field(index));
        }
        if let Some(profile) = &mut self.joined {
            profile.add(&join(joined, field));
        }
    }

    fn dates(&self, columns: &[usize]) -> Option<&Profile> {
        self.joined.as_ref().or_else(|| self.columns.get(*columns.first()?))
    }
}

impl Held {
    /// Counts the rows that have a date after all.
    pub fn count(mut self, found: &Found, counted: &mut Counted) {
        let names = found.mapping.date.iter().flat_map(|date| date.names());
        let date: Vec<usize> = names.filter_map(|name| found.header.find(name)).collect();
        let numbered = counted.dates(&date).is_some_and(|dates| dates.dates.valid * 2 < dates.filled);
        self.rows.retain(|row| {
            let mut cell = Profile::default();
            cell.add(&join(&date, |index| field(row, index)));
            cell.dates.valid > 0 || (numbered && cell.dated() > 0)
        });
        if self.alone && !self.rows.is_empty() {
            counted.columns.fill(Profile::default());
            counted.joined = counted.joined.as_ref().map(|_| Profile::default());
        }
        self.count_all(counted);
    }

    fn count_all(&self, counted: &mut Counted) {
        for row in &self.rows {
            counted.add(&self.joined, |index| field(row, index));
        }
    }
}

fn field(row: &[Box<[u8]>], index: usize) -> &[u8] {
    row.get(index).map(|cell| &**cell).unwrap_or_default()
}

fn join<'f>(columns: &[usize], field: impl Fn(usize) -> &'f [u8]) -> Vec<u8> {
    let parts: Vec<&[u8]> = columns.iter().map(|&column| trim(field(column))).collect();
    parts.join(&b' ')
}
