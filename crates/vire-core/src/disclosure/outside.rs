//! R9 by anybody: what follows from the releases of a ledger, with people and bands only.
//!
//! Reads every published figure as an exact sum, looks for unions of up to three leaves over up to five
//! consecutive weeks that follow from them, and asks how many answers each can hold. It cannot know the
//! true numbers of answers, nor who is in the pool of new colleagues; where bands leave both open, it
//! says so instead of guessing.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::{PRIME, inverse, minus, plus, shadow, times};
use super::released::Released;
use crate::group::{Group, JOIN};
use crate::release::{Figure, Measure, Release};
use crate::week::{Period, Week};

/// How many leaves are compared in threes; above, only one by one and in pairs.
const MOST_LEAVES: usize = 300;
/// How many consecutive weeks a union spans at most.
const MOST_WEEKS: usize = 5;

/// What an audit from outside found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audit {
    /// Releases looked at.
    pub releases: u32,
    /// Published figures looked at.
    pub figures: u32,
    /// Smallest unions that follow from the figures.
    pub unions: u32,
    /// Those of which bands do not show that they hold k answers or more.
    pub unproven: u32,
    /// Those that hold fewer than k answers for certain.
    pub small: Vec<SmallUnion>,
    /// Figures that stand in more than one release or twice in one.
    pub twice: u32,
    /// Whether some releases do not say how many people their groups have.
    pub without_people: bool,
    /// Whether an organisation was too large to compare leaves in threes.
    pub cut_short: bool,
}

/// A union that holds fewer than k answers, and whose sum follows from what is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallUnion {
    /// What is measured.
    pub measure: Measure,
    /// The weeks.
    pub period: Period,
    /// The groups together; a group with others below it stands for its people without one.
    pub groups: Vec<Group>,
    /// The most answers that it can hold.
    pub at_most: u32,
}

/// Audits the releases of a ledger, in any order.
pub fn audit(releases: &[Released<Release>]) -> Audit {
    let mut found = Audit { releases: count(releases.len()), ..Audit::default() };
    let mut seen = BTreeSet::new();
    let mut windows: BTreeMap<Period, Vec<&Release>> = BTreeMap::new();
    for release in releases {
        windows.entry(release.week.window()).or_default().push(release);
        for cell in &release.cells {
            if !seen.insert((cell.group.clone(), cell.period, cell.measure.clone())) {
                found.twice += 1;
            }
            let own = cell.period.from.window();
            if own != release.week.window() {
                // A window that ended before this round.
                windows.entry(own).or_default().push(release);
            }
        }
    }
    for (window, mut releases) in windows {
        releases.dedup_by_key(|release| release.week);
        let ground = Ground::of(window, &releases);
        found.without_people |= ground.people_missing;
        let cells = releases.iter().flat_map(|release| &release.cells);
        let measures: BTreeSet<&Measure> = cells.map(|cell| &cell.measure).collect();
        for measure in measures {
            ground.audit(measure, &releases, &mut found);
        }
    }
    found
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// One leaf: a group without others below, or the people of a group who have none.
struct Leaf {
    group: Group,
    /// How many people it has in each week; nothing where the ledger does not say.
    people: BTreeMap<Week, u32>,
    /// The groups that count it in, itself included.
    within: Vec<Group>,
}

/// The leaves of one window's quarter.
struct Ground {
    window: Period,
    leaves: Vec<Leaf>,
    people_missing: bool,
    k: u32,
}

/// One published sum.
struct Row {
    unknowns: Vec<usize>,
    least: i128,
    most: i128,
}

impl Ground {
    fn of(window: Period, releases: &[&Release]) -> Self {
        let mut people: BTreeMap<(&Group, Week), u32> = BTreeMap::new();
        let mut groups: BTreeSet<&Group> = BTreeSet::new();
        let mut people_missing = false;
        for release in releases.iter().filter(|release| release.week.quarter() == window.from.quarter()) {
            groups.extend(release.groups.keys().chain(release.people.keys()));
            people.extend(release.people.iter().map(|(group, people)| ((group, release.week), *people)));
            people_missing |= release.people.is_empty();
        }
        let known =
            |group: &Group, week: Week| people.get(&(group, week)).copied().filter(|people| *people > 0);
        let mut leaves = Vec::new();
        for group in &groups {
            let below: Vec<&Group> =
                groups.iter().copied().filter(|other| other != group && covers(group, other)).collect();
            // The groups right below: those that no other one in between covers.
            let children: Vec<&Group> = below
                .iter()
                .copied()
                .filter(|child| !below.iter().any(|between| between != child && covers(between, child)))
                .collect();
            let own = |week: Week| {
                let all = known(group, week)?;
                let inside = children.iter().filter_map(|child| known(child, week));
                Some(all.saturating_sub(inside.fold(0, u32::saturating_add)))
            };
            let weeks = releases.iter().map(|release| release.week);
            let own: BTreeMap<Week, u32> = weeks.filter_map(|week| Some((week, own(week)?))).collect();
            // Without people an auditor reckons with nobody beside the groups below: that solves more.
            if below.is_empty() || own.values().any(|people| *people > 0) {
                let within = groups.iter().filter(|other| covers(other, group));
                let within = within.map(|group| (*group).clone()).collect();
                leaves.push(Leaf { group: (*group).clone(), people: own, within });
            }
        }
        let k = releases.iter().map(|release| release.policy.k).min().unwrap_or_default();
        Self { window, leaves, people_missing, k }
    }

    /// Lists the weeks in which a measure was asked, as far as the releases tell.
    fn asked(&self, measure: &Measure, releases: &[&Release]) -> Vec<Week> {
        let cells =
            || releases.iter().flat_map(|release| &release.cells).filter(|cell| &cell.measure == measure);
        let in_weeks = cells().filter(|cell| cell.period.from == cell.period.to).map(|cell| cell.period.from);
        let mut weeks: BTreeSet<Week> = in_weeks.filter(|week| self.window.holds(*week)).collect();
        let whole = cells().any(|cell| cell.period == self.window);
        if whole && (weeks.is_empty() || *measure == Measure::MOOD) {
            weeks.insert(self.window.to);
        }
        weeks.into_iter().collect()
    }

    fn audit(&self, measure: &Measure, releases: &[&Release], found: &mut Audit) {
        let weeks = self.asked(measure, releases);
        let at = |leaf: usize, week: usize| leaf * weeks.len() + week;
        let mut rows = Vec::new();
        for cell in releases.iter().flat_map(|release| &release.cells) {
            let Figure::Published { n_band, .. } = &cell.figure else { continue };
            if &cell.measure != measure || !self.window.holds(cell.period.from) {
                continue;
            }
            let inside = |leaf: &&(usize, &Leaf)| leaf.1.within.contains(&cell.group);
            let leaves: Vec<(usize, &Leaf)> = self.leaves.iter().enumerate().collect();
            let held: Vec<usize> = (0..weeks.len())
                .filter(|week| weeks.get(*week).is_some_and(|week| cell.period.holds(*week)))
                .collect();
            let covered = leaves.iter().filter(inside);
            let unknowns = covered.flat_map(|(leaf, _)| held.iter().map(|week| at(*leaf, *week))).collect();
            let (least, most) = n_band.limits();
            rows.push(Row {
                unknowns,
                least: i128::from(least.max(self.k)),
                most: most.map_or(i128::from(u32::MAX), i128::from),
            });
        }
        if rows.is_empty() {
            return;
        }
        found.figures = found.figures.saturating_add(count(rows.len()));
        found.cut_short |= self.leaves.len() > MOST_LEAVES;
        let unknowns = self.leaves.len() * weeks.len();
        let sums: Vec<&[usize]> = rows.iter().map(|row| row.unknowns.as_slice()).collect();
        let shadow = shadow(unknowns, &sums);
        let solved = Solved::of(&rows);
        for from in 0..weeks.len() {
            for to in from..weeks.len().min(from + MOST_WEEKS) {
                let shades: Vec<u64> = (0..self.leaves.len())
                    .map(|leaf| {
                        let shades = (from..=to).filter_map(|week| shadow.get(at(leaf, week)));
                        shades.fold(0, |sum, shade| plus(sum, *shade))
                    })
                    .collect();
                for union in smallest_unions(&shades) {
                    let inside = union.iter().flat_map(|leaf| (from..=to).map(move |week| at(*leaf, week)));
                    let (least, most) = solved.answers(&inside.collect(), &rows);
                    let (Some(first), Some(last)) = (weeks.get(from), weeks.get(to)) else { continue };
                    self.judge(
                        measure,
                        Period { from: *first, to: *last },
                        &weeks,
                        &union,
                        least,
                        most,
                        found,
                    );
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one union with all that is known of it")]
    fn judge(
        &self,
        measure: &Measure,
        period: Period,
        weeks: &[Week],
        union: &[usize],
        least: i128,
        most: i128,
        found: &mut Audit,
    ) {
        let leaves: Vec<&Leaf> = union.iter().filter_map(|leaf| self.leaves.get(*leaf)).collect();
        let weeks: Vec<Week> = weeks.iter().copied().filter(|week| period.holds(*week)).collect();
        let people = leaves.iter().flat_map(|leaf| weeks.iter().map(|week| leaf.people.get(week).copied()));
        let people = people.fold(0u32, |sum, people| sum.saturating_add(people.unwrap_or(u32::MAX)));
        let most = most.min(i128::from(people));
        found.unions = found.unions.saturating_add(1);
        if most < i128::from(self.k) {
            found.small.push(SmallUnion {
                measure: measure.clone(),
                period,
                groups: leaves.iter().map(|leaf| leaf.group.clone()).collect(),
                at_most: u32::try_from(most.max(0)).unwrap_or_default(),
            });
        } else if least < i128::from(self.k) {
            found.unproven = found.unproven.saturating_add(1);
        }
    }
}

/// Tells whether a group as shown counts in all of another one.
fn covers(above: &Group, below: &Group) -> bool {
    let parts = |group: &Group| -> Vec<String> { group.as_str().split(JOIN).map(str::to_owned).collect() };
    let above = parts(above);
    parts(below).iter().all(|part| {
        above.iter().any(|whole| {
            whole.is_empty()
                || part == whole
                || part.strip_prefix(whole.as_str()).is_some_and(|rest| rest.starts_with('/'))
        })
    })
}

/// Finds the leaves, pairs and threes whose shades add up to zero and of which no part does by itself.
fn smallest_unions(shades: &[u64]) -> Vec<Vec<usize>> {
    let mut unions = Vec::new();
    let mut open: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (leaf, shade) in shades.iter().enumerate() {
        if *shade == 0 {
            unions.push(vec![leaf]);
        } else {
            open.entry(*shade).or_default().push(leaf);
        }
    }
    let shade = |leaf: usize| shades.get(leaf).copied().unwrap_or_default();
    let after = |leaf: usize, missing: u64| {
        open.get(&missing).into_iter().flatten().copied().filter(move |other| *other > leaf)
    };
    let leaves: Vec<usize> = open.values().flatten().copied().collect();
    for first in &leaves {
        unions.extend(after(*first, minus(0, shade(*first))).map(|second| vec![*first, second]));
        if shades.len() > MOST_LEAVES {
            continue;
        }
        for second in leaves.iter().filter(|second| *second > first) {
            let both = plus(shade(*first), shade(*second));
            if both != 0 {
                unions.extend(after(*second, minus(0, both)).map(|third| vec![*first, *second, third]));
            }
        }
    }
    unions
}

/// The figures in a form from which any union that follows can be put together.
struct Solved(Vec<Combined>);

/// A combination of figures, and what it adds up.
#[derive(Clone, Default)]
struct Combined {
    pivot: usize,
    sums: BTreeMap<usize, u64>,
    of: BTreeMap<usize, u64>,
}

impl Combined {
    fn subtract(&mut self, other: &Combined, factor: u64) {
        for (to, from) in [(&mut self.sums, &other.sums), (&mut self.of, &other.of)] {
            for (at, value) in from {
                let entry = to.entry(*at).or_default();
                *entry = minus(*entry, times(factor, *value));
                if *entry == 0 {
                    to.remove(at);
                }
            }
        }
    }

    fn scaled(mut self, factor: u64) -> Self {
        for value in self.sums.values_mut().chain(self.of.values_mut()) {
            *value = times(*value, factor);
        }
        self
    }
}

impl Solved {
    fn of(rows: &[Row]) -> Self {
        let mut solved = Self(Vec::new());
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|at| rows.get(*at).map(|row| row.unknowns.len()));
        for at in order {
            let Some(row) = rows.get(at) else { continue };
            let sums = row.unknowns.iter().map(|unknown| (*unknown, 1)).collect();
            let mut own = Combined { pivot: 0, sums, of: BTreeMap::from([(at, 1)]) };
            solved.reduce(&mut own);
            if let Some((pivot, value)) = own.sums.last_key_value().map(|(at, value)| (*at, *value)) {
                own.pivot = pivot;
                solved.0.push(own.scaled(inverse(value)));
            }
        }
        solved
    }

    fn reduce(&self, row: &mut Combined) {
        for known in &self.0 {
            if let Some(factor) = row.sums.get(&known.pivot).copied() {
                row.subtract(known, factor);
            }
        }
    }

    /// Bounds how many answers a union holds that follows from the figures, by their bands.
    fn answers(&self, union: &BTreeSet<usize>, rows: &[Row]) -> (i128, i128) {
        let sums = union.iter().map(|unknown| (*unknown, 1)).collect();
        let mut rest = Combined { pivot: 0, sums, of: BTreeMap::new() };
        self.reduce(&mut rest);
        let (mut least, mut most) = (0, 0);
        for (at, value) in &rest.of {
            // What is left is the union less the combination of figures that gives it.
            let times = minus(0, *value);
            let signed = if times > PRIME / 2 { -i128::from(PRIME - times) } else { i128::from(times) };
            let Some(row) = rows.get(*at) else { continue };
            let (low, high) = if signed < 0 { (row.most, row.least) } else { (row.least, row.most) };
            least += signed.saturating_mul(low);
            most += signed.saturating_mul(high);
        }
        (least, most)
    }
}
