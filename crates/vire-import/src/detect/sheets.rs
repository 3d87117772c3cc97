//! Which sheet of a workbook holds the answers, among others with summaries, lists and notes.

use super::head::{dates_beside_scores, is_dated};
use crate::error::FileError;
use crate::fold::fold;
use crate::options::Options;
use crate::profile::Profile;
use crate::source::Source;

/// How sure it is that a sheet holds the answers: the higher the surer.
///
/// A known tool comes first, then dates beneath a header that names a date and a score, then any dates; of
/// those a sheet that can be seen comes before one that is hidden, then the widest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub kind: Kind,
    /// Whether anything stands beneath the header.
    pub filled: bool,
    pub stands: Stands,
    pub visible: bool,
    /// The named columns, where they are compared before the rows.
    pub width: usize,
}

/// What is known of a sheet's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Unknown,
    Header,
    Tool,
}

/// What a header names, and whether it stands beneath.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stands {
    /// Neither names of a date and a score nor dates.
    Undated,
    /// Names of a date and a score above no dates: a summary may count answers.
    Named,
    /// Dates beneath other names.
    Other,
    /// Dates beneath the name of a date, beside the name of a score.
    Dated,
}

/// One sheet among equals.
pub(super) struct Sheet {
    pub place: usize,
    /// How many records come before its rows.
    pub below: u64,
    /// Its rows, where they were all read.
    pub rows: Option<u64>,
    pub width: usize,
    /// The names of its columns, folded.
    pub names: Vec<String>,
}

/// The sheet to read.
pub(super) struct Chosen {
    pub place: usize,
    /// Others that are as sure and have the same columns.
    pub twins: Vec<usize>,
}

/// The surest sheets so far.
#[derive(Default)]
pub(super) struct Sheets {
    rank: Option<Rank>,
    equal: Vec<Sheet>,
}

impl Sheets {
    /// Keeps a sheet unless a surer one came before.
    pub fn add(&mut self, rank: Rank, sheet: Sheet) {
        if self.rank.is_none_or(|before| rank > before) {
            self.equal.clear();
            self.rank = Some(rank);
        }
        if self.rank == Some(rank) {
            self.equal.push(sheet);
        }
    }

    /// Chooses the sheet with the most rows, then the widest, then the first.
    pub fn choose(self, source: &mut Source<'_>, options: &Options<'_>) -> Result<Option<Chosen>, FileError> {
        let alone = self.equal.len() == 1;
        let mut chosen: Option<(u64, &Sheet)> = None;
        for sheet in &self.equal {
            let rows = match sheet.rows {
                Some(rows) => rows,
                None if alone => 0,
                None => count(source, sheet, options)?,
            };
            if chosen.is_none_or(|(most, before)| (rows, sheet.width) > (most, before.width)) {
                chosen = Some((rows, sheet));
            }
        }
        Ok(chosen.map(|(_, chosen)| {
            let twin = |other: &&Sheet| other.place != chosen.place && other.names == chosen.names;
            Chosen {
                place: chosen.place,
                twins: self.equal.iter().filter(twin).map(|twin| twin.place).collect(),
            }
        }))
    }
}

/// Counts the rows of a sheet.
fn count(source: &mut Source<'_>, sheet: &Sheet, options: &Options<'_>) -> Result<u64, FileError> {
    let mut records = 0_u64;
    source.turn_to(sheet.place);
    source.each(options, &mut |_| {
        records += 1;
        Ok(true)
    })?;
    Ok(records.saturating_sub(sheet.below))
}

/// Tells what a header names and whether there are dates in the rows beneath.
pub(super) fn stands(names: &[String], rows: &[&[String]]) -> Stands {
    let dates = |at: usize, numbers: bool| {
        let mut profile = Profile::default();
        rows.iter().filter_map(|row| row.get(at)).for_each(|cell| profile.add(cell.as_bytes()));
        profile.date_share(numbers) >= 0.5
    };
    let both = dates_beside_scores(names);
    let named = |at: usize| names.get(at).is_some_and(|name| is_dated(&fold(name)));
    if both.iter().any(|&at| dates(at, true)) {
        Stands::Dated
    } else if (0..names.len()).any(|at| dates(at, named(at))) {
        Stands::Other
    } else if both.is_empty() {
        Stands::Undated
    } else {
        Stands::Named
    }
}
