//! R9: what follows, by adding up and subtracting, from everything that is published of one measure.
//!
//! Unknowns are the answers of one leaf in one week; every published figure is read as an exact sum of
//! some of them. Instead of every combination, one random *shadow* is looked at: a second assignment of
//! numbers to the unknowns for which all published sums are zero. The sum over a union follows from what
//! is published exactly if every shadow gives zero for it; one random shadow over a prime field gives
//! zero by accident once in 2^61. What follows is always found; an accident only withholds more.
//!
//! Weeks of different windows never share a figure, so a window at a time is enough.

use std::collections::{BTreeMap, BTreeSet};

use super::complements::WeekBefore;
use super::lattice::{Lattice, Place};

/// A prime far above any minor of these matrices.
pub(super) const PRIME: u64 = (1 << 61) - 1;

/// How many leaves a union is made of, at most.
const LEAVES: usize = 3;

/// How many parts of unions are compared with each other before the search gives up and withholds.
const MOST_PARTS: usize = 2_000;

/// What the search for a small union gave.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    /// Nothing small follows.
    Nothing,
    /// The sum over these unknowns follows.
    Union(BTreeSet<usize>),
    /// There is too much to look through.
    TooMuch,
}

/// One unknown: what one leaf answered in one week.
#[derive(Debug, Clone, Copy)]
struct Unknown {
    leaf: Place,
    answers: u32,
}

/// The unknowns of one measure over some weeks, and what was published of them before.
#[derive(Debug)]
struct Ground {
    unknowns: Vec<Unknown>,
    /// The unknowns of every node over all the weeks.
    of_place: Vec<Vec<usize>>,
    /// The unknowns that each figure of an earlier release adds up.
    before: Vec<Vec<usize>>,
}

/// Withholds cells, the smallest first, until no union of up to three leaves that holds 1 to k−1 answers
/// follows from them together with what the weeks have published.
///
/// `published`: cells over all of `weeks` together. Returns what was withheld.
pub(super) fn protect(
    lattice: &Lattice<'_>,
    weeks: &[WeekBefore],
    published: &mut BTreeSet<Place>,
    k: u32,
) -> BTreeSet<Place> {
    let ground = Ground::of(lattice, weeks);
    let mut withheld = BTreeSet::new();
    if ground.unknowns.iter().all(|unknown| unknown.answers >= k) {
        return withheld;
    }
    loop {
        let place = match ground.small_union(published, k) {
            Found::Nothing => break,
            Found::TooMuch => {
                withheld.append(published);
                break;
            }
            Found::Union(union) => {
                let touched = published.iter().copied().filter(|place| ground.touches(*place, &union));
                touched.min_by_key(|place| lattice.size(*place))
            }
        };
        let Some(place) = place else { break };
        published.remove(&place);
        withheld.insert(place);
    }
    withheld
}

impl Ground {
    fn of(lattice: &Lattice<'_>, weeks: &[WeekBefore]) -> Self {
        let mut ground = Self { unknowns: Vec::new(), of_place: Vec::new(), before: Vec::new() };
        ground.of_place = lattice.nodes().map(|_| Vec::new()).collect();
        for week in weeks {
            let mut of_week: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
            for (place, _) in lattice.nodes().filter(|(place, _)| lattice.is_leaf(*place)) {
                let answers = week.counts.get(place).copied().unwrap_or_default();
                if answers == 0 {
                    // Who answered nothing is known to have answered nothing.
                    continue;
                }
                let at = ground.unknowns.len();
                ground.unknowns.push(Unknown { leaf: place, answers });
                for above in std::iter::once(place).chain(lattice.above(place)) {
                    of_week.entry(above).or_default().push(at);
                }
            }
            for (place, mut inside) in of_week {
                if week.published.contains(&place) {
                    ground.before.push(inside.clone());
                }
                if let Some(all) = ground.of_place.get_mut(place) {
                    all.append(&mut inside);
                }
            }
        }
        ground
    }

    fn inside(&self, place: Place) -> &[usize] {
        self.of_place.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    fn touches(&self, place: Place, union: &BTreeSet<usize>) -> bool {
        self.inside(place).iter().any(|at| union.contains(at))
    }

    fn small_union(&self, published: &BTreeSet<Place>, k: u32) -> Found {
        let now = published.iter().map(|place| self.inside(*place));
        let rows: Vec<&[usize]> = self.before.iter().map(Vec::as_slice).chain(now).collect();
        let shadow = shadow(self.unknowns.len(), &rows);
        search(&self.parts(&shadow, k), k)
    }

    /// Lists the parts that a union may take from one leaf: some of its weeks, together below k.
    fn parts(&self, shadow: &[u64], k: u32) -> Vec<Part> {
        let mut by_leaf: BTreeMap<Place, Vec<Part>> = BTreeMap::new();
        for (at, (unknown, shade)) in self.unknowns.iter().zip(shadow).enumerate() {
            if unknown.answers >= k {
                continue;
            }
            let own = Part {
                leaf: unknown.leaf,
                answers: unknown.answers,
                shade: *shade,
                inside: BTreeSet::from([at]),
            };
            let parts = by_leaf.entry(unknown.leaf).or_default();
            let larger: Vec<Part> = parts.iter().filter_map(|part| part.with(&own, k)).collect();
            parts.extend(larger);
            parts.push(own);
        }
        by_leaf.into_values().flatten().collect()
    }
}

/// What a union takes from one leaf.
#[derive(Debug, Clone)]
struct Part {
    leaf: Place,
    answers: u32,
    shade: u64,
    inside: BTreeSet<usize>,
}

impl Part {
    fn with(&self, other: &Part, k: u32) -> Option<Part> {
        let answers = self.answers.saturating_add(other.answers);
        (answers < k).then(|| Part {
            leaf: self.leaf,
            answers,
            shade: plus(self.shade, other.shade),
            inside: self.inside.union(&other.inside).copied().collect(),
        })
    }
}

/// Looks for up to three parts of different leaves whose shades add up to zero, below k answers.
fn search(parts: &[Part], k: u32) -> Found {
    if parts.len() > MOST_PARTS {
        return Found::TooMuch;
    }
    let mut by_shade: BTreeMap<u64, Vec<&Part>> = BTreeMap::new();
    for part in parts {
        by_shade.entry(part.shade).or_default().push(part);
    }
    let fitting = |chosen: &[&Part]| -> Option<Found> {
        let shade = chosen.iter().fold(0, |sum, part| plus(sum, part.shade));
        let answers = chosen.iter().fold(0u32, |sum, part| sum.saturating_add(part.answers));
        let union = |more: &[&Part]| {
            let inside = chosen.iter().chain(more).flat_map(|part| part.inside.iter().copied());
            Found::Union(inside.collect())
        };
        if shade == 0 {
            return Some(union(&[]));
        }
        if chosen.len() == LEAVES {
            return None;
        }
        let missing = by_shade.get(&minus(0, shade)).into_iter().flatten();
        let mut missing = missing.filter(|part| {
            answers.saturating_add(part.answers) < k && chosen.iter().all(|other| other.leaf != part.leaf)
        });
        missing.next().map(|part| union(&[part]))
    };
    for (at, first) in parts.iter().enumerate() {
        if let Some(found) = fitting(&[first]) {
            return found;
        }
        for second in parts.iter().skip(at + 1) {
            if second.leaf == first.leaf || first.answers.saturating_add(second.answers) >= k {
                continue;
            }
            if let Some(found) = fitting(&[first, second]) {
                return found;
            }
        }
    }
    Found::Nothing
}

/// Finds numbers for the unknowns, not all zero where there is a choice, for which every row sums to zero.
pub(super) fn shadow(unknowns: usize, rows: &[&[usize]]) -> Vec<u64> {
    let mut pivot_of: Vec<Option<usize>> = vec![None; unknowns];
    let mut solved: Vec<(usize, BTreeMap<usize, u64>)> = Vec::new();
    let mut rows = rows.to_vec();
    // Small figures first: what is left of the large ones stays short.
    rows.sort_by_key(|row| row.len());
    for row in rows {
        let mut row: BTreeMap<usize, u64> = row.iter().map(|at| (*at, 1)).collect();
        let pivot = |at: &usize| pivot_of.get(*at).copied().flatten();
        while let Some(earlier) = row.keys().filter_map(pivot).min() {
            let Some((at, known)) = solved.get(earlier) else { break };
            let factor = row.get(at).copied().unwrap_or_default();
            for (column, value) in known {
                let entry = row.entry(*column).or_default();
                *entry = minus(*entry, times(factor, *value));
                if *entry == 0 {
                    row.remove(column);
                }
            }
        }
        let Some((at, value)) = row.last_key_value().map(|(at, value)| (*at, *value)) else { continue };
        let inverse = inverse(value);
        for entry in row.values_mut() {
            *entry = times(*entry, inverse);
        }
        if let Some(place) = pivot_of.get_mut(at) {
            *place = Some(solved.len());
        }
        solved.push((at, row));
    }
    // Any numbers do; the same ones each time keep a release repeatable.
    let mut shadow: Vec<u64> = (0..unknowns).map(|at| mixed(at as u64) % PRIME).collect();
    for (pivot, row) in solved.iter().rev() {
        let others = row.iter().filter(|(at, _)| *at != pivot);
        let sum = others.fold(0, |sum, (at, value)| {
            plus(sum, times(*value, shadow.get(*at).copied().unwrap_or_default()))
        });
        if let Some(shade) = shadow.get_mut(*pivot) {
            *shade = minus(0, sum);
        }
    }
    shadow
}

fn mixed(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

pub(super) fn times(a: u64, b: u64) -> u64 {
    // Below a prime under 2^61, so it fits.
    u64::try_from(u128::from(a) * u128::from(b) % u128::from(PRIME)).unwrap_or_default()
}

pub(super) fn plus(a: u64, b: u64) -> u64 {
    (a + b) % PRIME
}

pub(super) fn minus(a: u64, b: u64) -> u64 {
    (a + PRIME - b) % PRIME
}

pub(super) fn inverse(value: u64) -> u64 {
    let (mut result, mut square, mut exponent) = (1, value, PRIME - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, square);
        }
        square = times(square, square);
        exponent >>= 1;
    }
    result
}
