//! Pairs of answers for driver analysis: added up at a weekly close, released and destroyed with a half-year.
//!
//! What is kept and what may be published is decided in `vire_core::disclosure`; nothing here has a form
//! that crosses to the window or into a file.

use std::collections::BTreeMap;

use vire_core::disclosure::{PairSums, Released, TeamPairs, half_year};
use vire_core::group::Group;
use vire_core::release::Correlations;
use vire_core::week::Week;
use vire_store::StoreError;
use vire_store::organisation::Writing;

use crate::desk::Desk;
use crate::fault::Outcome;

/// What one close changes of the kept pairs.
pub(crate) struct Pairs {
    /// The correlations of half-years that are over with this week.
    pub(crate) released: Vec<Released<Correlations>>,
    /// The half-year that goes on, by its first week, with this week in its sums.
    kept: Option<(Week, PairSums)>,
    /// The half-years that end, by their first week.
    over: Vec<Week>,
}

/// Adds a week to the sums of its half-year and releases every half-year that is over.
pub(crate) fn add_week(desk: &Desk, week: Week, teams: &BTreeMap<Group, TeamPairs>) -> Outcome<Pairs> {
    let own = half_year(week);
    let mut pairs = Pairs { released: Vec::new(), kept: None, over: Vec::new() };
    for from in desk.organisation.read(|read| read.pair_sum_weeks())? {
        let half = half_year(from);
        if half.to < week && from != own.from {
            let sums = desk.organisation.read(|read| read.pair_sums(from))?;
            pairs.released.push(sums.release(half));
            pairs.over.push(from);
        }
    }
    let mut sums = desk.organisation.read(|read| read.pair_sums(own.from))?;
    sums.add_week(teams.values());
    if own.to <= week {
        pairs.released.push(sums.release(own));
        pairs.over.push(own.from);
    } else {
        pairs.kept = Some((own.from, sums));
    }
    pairs.released.retain(|released| !released.pairs.is_empty());
    Ok(pairs)
}

impl Pairs {
    /// Stores what goes on and destroys what is released.
    pub(crate) fn write(&self, write: &Writing<'_>) -> Result<(), StoreError> {
        for from in &self.over {
            write.end_pair_sums(*from)?;
        }
        match &self.kept {
            Some((from, sums)) if !sums.is_empty() => write.put_pair_sums(*from, sums),
            _ => Ok(()),
        }
    }
}
