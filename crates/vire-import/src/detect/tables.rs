//! Further tables beneath the first: from another header on, the columns mean something else.

use super::Found;
use super::head::{dates_beside_scores, is_dated, is_typed};
use crate::fold::{fold, fold_bytes};
use crate::record::{Record, trim};

/// The longest cell that may name a date's column, in bytes.
const LONGEST: usize = 80;

/// Tells the rows of the first table from those of others.
pub(crate) struct Tables {
    /// The columns of dates.
    dates: Vec<usize>,
    /// The header records of the first table.
    own: Vec<Vec<String>>,
    other: bool,
}

impl Tables {
    /// Learns the header of the first table, and where its dates are.
    pub fn of(found: &Found) -> Self {
        let header = &found.header;
        let named = found.mapping.date.iter().flat_map(|date| date.names());
        let mut dates: Vec<usize> = named.filter_map(|name| header.find(name)).collect();
        if dates.is_empty() {
            let beneath = |at: usize| header.beneath.get(at).is_some_and(|cell| is_typed(cell));
            dates = (0..header.width()).filter(|&at| is_dated(header.folded(at)) && beneath(at)).collect();
        }
        let own = header.records.iter().map(|record| folded(record.iter().map(|cell| fold(cell))));
        Self { dates, own: own.collect(), other: false }
    }

    /// Tells whether a record belongs to another table; sees each record beneath the header in turn.
    ///
    /// Any record of the first header leads back to the first table.
    pub fn is_other(&mut self, record: &Record<'_>) -> bool {
        if self.dates.iter().any(|&at| may_name(record.field(at))) {
            let cells = folded((0..record.width()).map(|at| fold_bytes(record.field(at))));
            if self.own.contains(&cells) {
                self.other = false;
            } else if self.is_header(&cells) {
                self.other = true;
            }
        }
        self.other
    }

    /// Tells whether cells are names, with that of a date where the dates are.
    fn is_header(&self, cells: &[String]) -> bool {
        let filled = cells.iter().filter(|cell| !cell.is_empty());
        if filled.clone().count() < 2 || filled.clone().any(|cell| is_typed(cell)) {
            return false;
        }
        let same = |at: &usize| {
            self.own.first().and_then(|names| names.get(*at)).is_some_and(|name| cells.get(*at) == Some(name))
        };
        self.dates.iter().any(same) || dates_beside_scores(cells).iter().any(|at| self.dates.contains(at))
    }
}

/// Tells whether a cell of a column of dates may be the name of such a column; nearly none is.
#[inline]
fn may_name(cell: &[u8]) -> bool {
    // Most dates begin with a digit.
    !cell.first().is_some_and(u8::is_ascii_digit) && names_date(trim(cell))
}

fn names_date(cell: &[u8]) -> bool {
    (1..=LONGEST).contains(&cell.len()) && !cell.iter().any(u8::is_ascii_digit) && is_dated(&fold_bytes(cell))
}

/// Drops the empty cells at the end.
fn folded(cells: impl Iterator<Item = String>) -> Vec<String> {
    let mut cells: Vec<String> = cells.collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}
