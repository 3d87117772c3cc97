//! R6: what is not published must not follow from what is, by adding up and subtracting.
//!
//! The published cells of one period and measure form a tree, so everything that follows from
//! exact sums is a union of remainders: a published cell less the published cells right below it.
//! A remainder is safe when it is empty or when at least two groups and k answers are in it. This
//! module knows answers by number only.

use std::collections::BTreeSet;

use super::lattice::{Lattice, Place};
use crate::release::Shown;

/// The answers to one measure in every node, in one week or over one window.
pub(super) type Counts = [u32];

/// What is left of a node when the published cells below it are subtracted.
#[derive(Debug, Default)]
struct Remainder {
    /// How many answers.
    answers: u32,
    /// How many groups right below have people or answers in it.
    groups: usize,
    /// How many of those have answers in it.
    answering: usize,
}

/// Withholds published cells, the smallest first, until no remainder gives anything away.
///
/// `calendar`: whether the cells speak of a week or of a window. Returns what was withheld; `published`
/// keeps the rest.
pub(super) fn protect(
    lattice: &Lattice<'_>,
    counts: &Counts,
    published: &mut BTreeSet<Place>,
    calendar: Shown,
    k: u32,
) -> BTreeSet<Place> {
    let mut withheld = BTreeSet::new();
    while let Some(place) = first_to_withhold(lattice, counts, published, calendar, k) {
        published.remove(&place);
        withheld.insert(place);
    }
    withheld
}

fn first_to_withhold(
    lattice: &Lattice<'_>,
    counts: &Counts,
    published: &BTreeSet<Place>,
    calendar: Shown,
    k: u32,
) -> Option<Place> {
    // Children have higher places than their parents: from below upwards.
    published.iter().rev().find_map(|parent| {
        let below = highest_below(lattice, *parent, published);
        if below.is_empty() {
            return is_another_alone(lattice, counts, *parent, calendar).then_some(*parent);
        }
        if is_safe(&remainder(lattice, *parent, counts, published), below.len(), k) {
            return None;
        }
        below.into_iter().min_by_key(|place| lattice.size(*place))
    })
}

/// Tells whether all answers of a group come from one below that is not published in this calendar.
fn is_another_alone(lattice: &Lattice<'_>, counts: &Counts, place: Place, calendar: Shown) -> bool {
    let mut answering = lattice.children(place).iter().filter(|child| count(counts, **child) > 0);
    match (answering.next(), answering.next()) {
        (Some(only), None) => {
            !lattice.is_shown(*only, calendar) || is_another_alone(lattice, counts, *only, calendar)
        }
        _ => false,
    }
}

fn is_safe(left: &Remainder, published_below: usize, k: u32) -> bool {
    match left.answers {
        // A silent remainder makes its parent the sum of the rest; one cell must not stand twice.
        0 => left.groups == 0 || (left.groups >= 2 && published_below >= 2),
        answers => answers >= k && left.answering >= 2,
    }
}

/// Lists the published cells below a node that have no published cell between.
pub(super) fn highest_below(lattice: &Lattice<'_>, place: Place, published: &BTreeSet<Place>) -> Vec<Place> {
    let mut found = Vec::new();
    for child in lattice.children(place) {
        if published.contains(child) {
            found.push(*child);
        } else {
            found.extend(highest_below(lattice, *child, published));
        }
    }
    found
}

/// Lists the leaves of a node that no published cell below it covers; a leaf gives itself.
pub(super) fn uncovered(lattice: &Lattice<'_>, place: Place, published: &BTreeSet<Place>) -> Vec<Place> {
    if lattice.is_leaf(place) {
        return vec![place];
    }
    let open = lattice.children(place).iter().filter(|child| !published.contains(child));
    open.flat_map(|child| uncovered(lattice, *child, published)).collect()
}

fn remainder(
    lattice: &Lattice<'_>,
    parent: Place,
    counts: &Counts,
    published: &BTreeSet<Place>,
) -> Remainder {
    let mut left = Remainder::default();
    for child in lattice.children(parent).iter().filter(|child| !published.contains(child)) {
        let leaves = uncovered(lattice, *child, published);
        let answers = leaves.iter().fold(0u32, |sum, leaf| sum.saturating_add(count(counts, *leaf)));
        let peopled = leaves.iter().any(|leaf| lattice.node(*leaf).is_some_and(|node| node.has_people));
        left.answers = left.answers.saturating_add(answers);
        left.groups += usize::from(peopled || answers > 0);
        left.answering += usize::from(answers > 0);
    }
    left
}

fn count(counts: &Counts, place: Place) -> u32 {
    counts.get(place).copied().unwrap_or_default()
}

/// What the weekly releases of one window's week gave of one measure.
#[derive(Debug)]
pub(super) struct WeekBefore {
    /// The answers in every node.
    pub counts: Vec<u32>,
    /// The cells that the week's release published.
    pub published: BTreeSet<Place>,
}

/// Withholds window cells until nothing follows from them together with the weekly releases.
///
/// A weekly parent less its weekly children leaves, week by week, the same leaves that a window's
/// cell sums up. What is left of that beside the window cells must hold two groups and k answers in
/// each of those weeks, so that no week's part can be cancelled out; or it must be empty in all of
/// them, with the same cells answering every time: otherwise the window less some weeks would give
/// the others.
pub(super) fn protect_across_weeks(
    lattice: &Lattice<'_>,
    weeks: &[WeekBefore],
    published: &mut BTreeSet<Place>,
    k: u32,
) -> BTreeSet<Place> {
    let mut withheld = BTreeSet::new();
    while let Some(place) = first_that_follows(lattice, weeks, published, k) {
        published.remove(&place);
        withheld.insert(place);
    }
    withheld
}

fn first_that_follows(
    lattice: &Lattice<'_>,
    weeks: &[WeekBefore],
    published: &BTreeSet<Place>,
    k: u32,
) -> Option<Place> {
    published.iter().find_map(|cell| {
        let active: Vec<&WeekBefore> = weeks.iter().filter(|week| count(&week.counts, *cell) > 0).collect();
        let beside: Vec<Beside> =
            active.iter().filter_map(|week| Beside::of(lattice, week, *cell, published)).collect();
        if beside.is_empty() || are_safe(&beside, active.len(), k) {
            return None;
        }
        let cells = beside.iter().flat_map(|week| week.cells.iter().copied());
        cells.chain([*cell]).min_by_key(|place| lattice.size(*place))
    })
}

fn are_safe(weeks: &[Beside], active: usize, k: u32) -> bool {
    if weeks.iter().any(|week| week.answers > 0) {
        return weeks.iter().all(|week| week.answers >= k && week.answering.len() >= 2);
    }
    let answering: BTreeSet<&BTreeSet<Place>> = weeks.iter().map(|week| &week.answering_cells).collect();
    let silent: BTreeSet<&Place> = weeks.iter().flat_map(|week| &week.peopled).collect();
    weeks.len() == active && answering.len() == 1 && silent.len() != 1
}

/// What stands beside one window cell in one week's remainder.
#[derive(Debug, Default)]
struct Beside {
    /// The window cells found there, and of these the lowest ones with answers of their own.
    cells: BTreeSet<Place>,
    answering_cells: BTreeSet<Place>,
    /// The answers of the leaves that no window cell covers.
    answers: u32,
    /// The groups right below the weekly parent that these answers belong to.
    answering: BTreeSet<Place>,
    /// The leaves that no window cell covers and that have people.
    peopled: BTreeSet<Place>,
}

impl Beside {
    /// Looks at one week; `None` when no published cell of that week holds the window's cell.
    fn of(
        lattice: &Lattice<'_>,
        week: &WeekBefore,
        cell: Place,
        published: &BTreeSet<Place>,
    ) -> Option<Self> {
        let parent = lattice.above(cell).find(|above| week.published.contains(above))?;
        let mut beside = Self::default();
        for child in lattice.children(parent).iter().filter(|child| !week.published.contains(child)) {
            for leaf in uncovered(lattice, *child, &week.published) {
                let answers = count(&week.counts, leaf);
                let mut covering = std::iter::once(leaf)
                    .chain(lattice.above(leaf))
                    .filter(|place| published.contains(place))
                    .peekable();
                if let Some(lowest) = covering.peek().copied() {
                    beside.cells.extend(covering);
                    if answers > 0 {
                        beside.answering_cells.insert(lowest);
                    }
                    continue;
                }
                beside.answers = beside.answers.saturating_add(answers);
                if answers > 0 {
                    beside.answering.insert(*child);
                }
                if lattice.node(leaf).is_some_and(|node| node.has_people) {
                    beside.peopled.insert(leaf);
                }
            }
        }
        Some(beside)
    }
}
