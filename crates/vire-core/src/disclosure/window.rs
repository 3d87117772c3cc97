//! Windows: what their weeks keep (R11), when they are large enough (R4), and their figures.
//!
//! Does not decide which groups are published in windows; the plan does.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Draw;
use super::audit;
use super::complements::{self, WeekBefore};
use super::lattice::{Lattice, Place};
use super::plan::Plan;
use super::rounding::Subject;
use super::rules::Rules;
use super::squeeze::Squeeze;
use super::tally::{Tally, TeamTally};
use crate::group::Group;
use crate::question::Question;
use crate::release::{Figure, Measure, Reason, Shown};
use crate::week::{Period, Week};

/// A window that has not been released, with what its closed weeks kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenWindow {
    /// The weeks that it spans.
    pub period: Period,
    /// The plan of its quarter.
    pub plan: Plan,
    /// What each closed week kept.
    pub weeks: BTreeMap<Week, WindowWeek>,
}

/// What one week keeps until its window is released.
///
/// Whole sums of the teams that are published in windows; of all others the numbers of answers only,
/// which the check of complements needs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WindowWeek {
    /// The sums by original team.
    pub teams: BTreeMap<Group, TeamTally>,
    /// The questions of the week's round.
    pub asked: Vec<Question>,
    /// What the week's release published, by shown name.
    pub published: BTreeSet<(Group, Measure)>,
}

/// One figure of a window.
pub(super) type WindowFigure = (Group, Measure, Figure);

/// Makes every figure of a window that is over: one for each windowed group and measure asked.
pub(super) fn figures(window: &OpenWindow, k: u32, draw: &dyn Draw, rules: &Rules) -> Vec<WindowFigure> {
    let weeks: Vec<&WindowWeek> =
        window.weeks.iter().filter(|(week, _)| window.period.holds(**week)).map(|(_, kept)| kept).collect();
    let teams = weeks.iter().flat_map(|week| week.teams.keys());
    let lattice = Lattice::of(&window.plan, teams);
    let sums: Vec<Vec<TeamTally>> = weeks.iter().map(|week| lattice.sums(&week.teams)).collect();
    let asked: BTreeSet<&Question> = weeks.iter().flat_map(|week| &week.asked).collect();
    let mut figures = Vec::new();
    for question in asked {
        let in_weeks = weeks.iter().zip(&sums).filter(|(week, _)| week.asked.contains(question));
        let in_weeks: Vec<AskedWeek<'_>> = in_weeks
            .map(|(week, sums)| AskedWeek {
                published: &week.published,
                tallies: sums.iter().map(|sum| sum.of(question)).collect(),
            })
            .collect();
        for measure in Measure::of(question) {
            let asking = Asking { window, lattice: &lattice, question, measure: &measure, weeks: &in_weeks };
            figures.extend(asking.figures(k, draw, rules));
        }
    }
    figures
}

/// One week in which the question was asked.
struct AskedWeek<'a> {
    published: &'a BTreeSet<(Group, Measure)>,
    tallies: Vec<Tally>,
}

/// One measure over one window.
struct Asking<'a> {
    window: &'a OpenWindow,
    lattice: &'a Lattice<'a>,
    question: &'a Question,
    measure: &'a Measure,
    weeks: &'a [AskedWeek<'a>],
}

impl<'a> Asking<'a> {
    fn figures(&self, k: u32, draw: &dyn Draw, rules: &Rules) -> Vec<WindowFigure> {
        let mut withheld: BTreeMap<Place, Reason> = BTreeMap::new();
        let mut published: BTreeSet<Place> = BTreeSet::new();
        let bounds = |place: Place| self.subject(place).map(|subject| subject.bounds());
        let parts = |leaf: Place| self.by_week(leaf).collect();
        let squeeze =
            Squeeze { lattice: self.lattice, k, scale: self.measure.range(), bounds: &bounds, parts: &parts };
        for (place, _) in self.windowed() {
            let refused = if !self.is_large_enough(place, k, rules) {
                Some(Reason::TooFewCheckins)
            } else if rules.intervals && squeeze.refuses(place) {
                Some(Reason::ProtectsSibling)
            } else {
                self.subject(place).and_then(|subject| subject.refused(rules))
            };
            match refused {
                Some(reason) => drop(withheld.insert(place, reason)),
                None => drop(published.insert(place)),
            }
        }
        self.protect(&mut published, k, &squeeze, rules);
        let figure = |place: Place| match self.subject(place) {
            Some(subject) if published.contains(&place) => subject.figure(draw, rules),
            _ => {
                Figure::Withheld { reason: withheld.get(&place).copied().unwrap_or(Reason::ProtectsSibling) }
            }
        };
        self.windowed().map(|(place, group)| (group.clone(), self.measure.clone(), figure(place))).collect()
    }

    fn windowed(&self) -> impl Iterator<Item = (Place, &'a Group)> {
        self.lattice.nodes().filter_map(|(place, node)| {
            let planned = node.planned.filter(|planned| planned.shown == Shown::Windows)?;
            Some((place, &planned.group))
        })
    }

    fn subject(&self, place: Place) -> Option<Subject<'_>> {
        let planned = self.lattice.node(place)?.planned?;
        Some(Subject {
            group: &planned.group,
            tier: planned.tier,
            turnover: planned.turnover,
            period: self.window.period,
            measure: self.measure,
            tally: self.tally(place),
        })
    }

    fn tally(&self, place: Place) -> Tally {
        let mut whole = Tally::default();
        for tally in self.weeks.iter().filter_map(|week| week.tallies.get(place)) {
            whole.add(tally);
        }
        whole
    }

    fn by_week(&self, place: Place) -> impl Iterator<Item = u32> {
        self.weeks.iter().filter_map(move |week| week.tallies.get(place)).map(|tally| tally.n)
    }

    /// R4: enough answers in the fullest week and in the whole window.
    fn is_large_enough(&self, place: Place, k: u32, rules: &Rules) -> bool {
        let whole = self.by_week(place).fold(0, u32::saturating_add);
        if whole == 0 || !rules.answers {
            return whole > 0;
        }
        if !rules.windows {
            return whole >= k;
        }
        let weeks = if *self.question == Question::Mood { 4 } else { self.weeks.len().min(4) };
        let needed = k.saturating_mul(u32::try_from(weeks).unwrap_or(4));
        self.by_week(place).max().unwrap_or_default() >= k && whole >= needed
    }

    /// R6 and R9: first among the window's own cells, then together with what its weeks published.
    fn protect(&self, published: &mut BTreeSet<Place>, k: u32, squeeze: &Squeeze<'_>, rules: &Rules) {
        let counts: Vec<u32> = self.lattice.nodes().map(|(place, _)| self.tally(place).n).collect();
        let weeks: Vec<WeekBefore> = self.weeks.iter().map(|week| self.week_before(week)).collect();
        loop {
            let mut withheld = BTreeSet::new();
            if rules.window_complements {
                withheld.append(&mut complements::protect(
                    self.lattice,
                    &counts,
                    published,
                    Shown::Windows,
                    k,
                ));
                let across = complements::protect_across_weeks(self.lattice, &weeks, published, k);
                withheld.extend(across);
            }
            if rules.audit {
                withheld.append(&mut audit::protect(self.lattice, &weeks, published, k));
            }
            if rules.intervals {
                withheld.append(&mut squeeze.protect(published));
            }
            if withheld.is_empty() {
                break;
            }
        }
    }

    fn week_before(&self, week: &AskedWeek<'_>) -> WeekBefore {
        let was_published = |group: &Group| week.published.contains(&(group.clone(), self.measure.clone()));
        WeekBefore {
            counts: week.tallies.iter().map(|tally| tally.n).collect(),
            published: self
                .lattice
                .nodes()
                .filter(|(_, node)| node.planned.is_some_and(|planned| was_published(&planned.group)))
                .map(|(place, _)| place)
                .collect(),
        }
    }
}
