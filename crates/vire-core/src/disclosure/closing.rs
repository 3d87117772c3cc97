//! Closing a round: from team sums to the figures that may be published.
//!
//! The only maker of a [`Released`] release. Neither counts answers nor stores anything.

use std::collections::{BTreeMap, BTreeSet};

use super::Draw;
use super::audit;
use super::complements::{self, WeekBefore};
use super::lattice::{Lattice, Place};
use super::plan::{Plan, PlannedGroup, Tier};
use super::policy::Policy;
use super::released::Released;
use super::rounding::{self, Subject};
use super::rules::Rules;
use super::squeeze::Squeeze;
use super::tally::{Tally, TeamTally};
use super::window::{self, OpenWindow, WindowWeek};
use crate::group::Group;
use crate::question::Question;
use crate::release::{Cell, Figure, Measure, Reason, Release, Shown};
use crate::week::{Period, Week};

/// Everything that closing one round looks at.
#[derive(Debug, Clone, Copy)]
pub struct Closing<'a> {
    /// The round's week.
    pub week: Week,
    /// The round's policy.
    pub policy: Policy,
    /// The plan of the week's quarter.
    pub plan: &'a Plan,
    /// What the round asked.
    pub questions: &'a [Question],
    /// The sums of the week by original team.
    pub teams: &'a BTreeMap<Group, TeamTally>,
    /// The people of this week by original team.
    pub head_counts: &'a BTreeMap<Group, u32>,
    /// The windows not yet released that end with this week or have ended before it; later ones are
    /// left alone.
    pub windows: &'a [OpenWindow],
}

/// What closing a round gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The figures, for the ledger.
    pub release: Released<Release>,
    /// What the week's window still needs; `None` when the window is over or nothing is in windows.
    pub keep: Option<WindowWeek>,
}

/// Applies the rules to one round.
///
/// Pure: the same closing and the same draw give the same bytes. Windows that end with this week, or
/// have ended before it, are released too; this week's own part is added to its window here.
pub fn release(closing: &Closing<'_>, draw: &dyn Draw) -> Outcome {
    release_under(closing, draw, &Rules::ALL)
}

pub(super) fn release_under(closing: &Closing<'_>, draw: &dyn Draw, rules: &Rules) -> Outcome {
    let lattice = Lattice::of(closing.plan, closing.teams.keys().chain(closing.head_counts.keys()));
    let sums = lattice.sums(closing.teams);
    let people = lattice.people(closing.head_counts);
    let week = WeekOf { closing, lattice: &lattice, sums: &sums, people: &people, draw, rules };

    let mut cells = Cells::default();
    let mut published = BTreeSet::new();
    let questions: BTreeSet<&Question> = closing.questions.iter().collect();
    for measure in questions.iter().flat_map(|question| Measure::of(question)) {
        let of_measure = week.publish(&measure, &mut cells);
        published.extend(of_measure.into_iter().map(|group| (group, measure.clone())));
    }
    week.publish_participation(&mut cells);

    let keep = week.release_windows(published, &mut cells);
    let release = Release {
        week: closing.week,
        policy: closing.policy,
        cells: cells.in_order(),
        shown_as: closing.plan.shown_as(),
        groups: closing.plan.shown(),
        people: week.everybody(),
        correlations: Vec::new(),
    };
    Outcome { release: Released::new(release), keep }
}

/// The cells of a release, each at most once.
#[derive(Debug, Default)]
struct Cells(BTreeMap<(Group, Period, Measure), Figure>);

impl Cells {
    fn put(&mut self, group: &Group, period: Period, measure: &Measure, figure: Figure) {
        self.0.entry((group.clone(), period, measure.clone())).or_insert(figure);
    }

    fn in_order(self) -> Vec<Cell> {
        let cell = |((group, period, measure), figure)| Cell { group, period, measure, figure };
        self.0.into_iter().map(cell).collect()
    }
}

/// One closing week on its lattice.
struct WeekOf<'a> {
    closing: &'a Closing<'a>,
    lattice: &'a Lattice<'a>,
    sums: &'a [TeamTally],
    people: &'a [u32],
    draw: &'a dyn Draw,
    rules: &'a Rules,
}

impl<'a> WeekOf<'a> {
    fn planned(&self) -> impl Iterator<Item = (Place, &'a PlannedGroup)> {
        self.lattice.nodes().filter_map(|(place, node)| Some((place, node.planned?)))
    }

    fn window_ends(&self) -> bool {
        self.closing.week.window().to == self.closing.week
    }

    /// Makes the week's cells of one measure; returns the groups published.
    fn publish(&self, measure: &Measure, cells: &mut Cells) -> BTreeSet<Group> {
        let tally = |place: Place| match (measure, self.sums.get(place)) {
            (Measure::Question(question), Some(sum)) => sum.of(question),
            (Measure::RecommendationMean, Some(sum)) => sum.of(&Question::Recommendation),
            _ => Tally::default(),
        };
        let period = Period::week(self.closing.week);
        let subject = |place: Place, planned: &'a PlannedGroup| Subject {
            group: &planned.group,
            tier: planned.tier,
            turnover: planned.turnover,
            period,
            measure,
            tally: tally(place),
        };
        let bounds = |place: Place| {
            let planned = self.lattice.node(place)?.planned?;
            Some(subject(place, planned).bounds())
        };
        let parts = |leaf: Place| vec![tally(leaf).n];
        let squeeze = Squeeze {
            lattice: self.lattice,
            k: self.closing.policy.k,
            scale: measure.range(),
            bounds: &bounds,
            parts: &parts,
        };
        let refused = |place: Place, planned: &'a PlannedGroup| {
            let waits = planned.shown == Shown::Windows && self.rules.one_calendar;
            if planned.shown == Shown::WithinParent {
                Some(planned.never_shown())
            } else if waits {
                Some(Reason::WaitsForWindow)
            } else if self.is_too_few(tally(place).n) {
                Some(Reason::TooFewCheckins)
            } else if self.rules.intervals && squeeze.refuses(place) {
                Some(Reason::ProtectsSibling)
            } else {
                subject(place, planned).refused(self.rules)
            }
        };
        let counts = self.lattice.nodes().map(|(place, _)| tally(place).n).collect();
        let verdicts = self.judge(refused, counts, Some(&squeeze));
        let mut published = BTreeSet::new();
        for (place, planned) in self.planned() {
            match verdicts.get(&place).copied().flatten() {
                // The window's own cells take the place of this week's.
                Some(Reason::WaitsForWindow) if self.window_ends() => {}
                Some(reason) => cells.put(&planned.group, period, measure, Figure::Withheld { reason }),
                None => {
                    let figure = subject(place, planned).figure(self.draw, self.rules);
                    cells.put(&planned.group, period, measure, figure);
                    published.insert(planned.group.clone());
                }
            }
        }
        published
    }

    /// Lists this week's people by shown group, and by team where a team came after the plan.
    fn everybody(&self) -> BTreeMap<Group, u32> {
        let unknown = self.people.first().is_none_or(|all| *all == 0);
        let now = |place: Place| self.people.get(place).copied().unwrap_or_default();
        let planned = self.planned();
        let mut everybody: BTreeMap<Group, u32> = planned
            .map(|(place, planned)| {
                (planned.group.clone(), if unknown { planned.people } else { now(place) })
            })
            .collect();
        let teams = self.closing.teams.keys().map(|team| (team, 0));
        let late = self.closing.head_counts.iter().map(|(team, people)| (team, *people)).chain(teams);
        for (team, people) in late.filter(|(team, _)| !self.closing.plan.counts_in(team)) {
            everybody.entry(team.clone()).or_insert(people);
        }
        everybody
    }

    /// Makes the week's participation cells: large weekly groups only.
    fn publish_participation(&self, cells: &mut Cells) {
        let check_ins = |place: Place| self.sums.get(place).map_or(0, |sum| sum.check_ins);
        let refused = |place: Place, planned: &'a PlannedGroup| {
            if planned.tier < Tier::T3 || planned.shown != Shown::Weekly {
                Some(Reason::TooFewPeople)
            } else {
                self.is_too_few(check_ins(place)).then_some(Reason::TooFewCheckins)
            }
        };
        let counts = self.lattice.nodes().map(|(place, _)| check_ins(place)).collect();
        let verdicts = self.judge(refused, counts, None);
        for (place, planned) in self.planned() {
            let figure = match verdicts.get(&place).copied().flatten() {
                Some(reason) => Figure::Withheld { reason },
                None => {
                    let now = self.people.get(place).copied().unwrap_or_default();
                    let people = if now == 0 { planned.people } else { now };
                    rounding::participation(check_ins(place), people)
                }
            };
            cells.put(&planned.group, Period::week(self.closing.week), &Measure::Participation, figure);
        }
    }

    /// Decides for every planned group why it is withheld, or `None` when it is published.
    fn judge(
        &self,
        refused: impl Fn(Place, &'a PlannedGroup) -> Option<Reason>,
        counts: Vec<u32>,
        squeeze: Option<&Squeeze<'_>>,
    ) -> BTreeMap<Place, Option<Reason>> {
        let mut verdicts: BTreeMap<Place, Option<Reason>> =
            self.planned().map(|(place, planned)| (place, refused(place, planned))).collect();
        let open = verdicts.iter().filter(|(_, reason)| reason.is_none());
        let mut published: BTreeSet<Place> = open.map(|(place, _)| *place).collect();
        let k = self.closing.policy.k;
        let week = [WeekBefore { counts, published: BTreeSet::new() }];
        loop {
            let mut withheld = BTreeSet::new();
            if let (true, [week]) = (self.rules.complements, &week) {
                withheld.append(&mut complements::protect(
                    self.lattice,
                    &week.counts,
                    &mut published,
                    Shown::Weekly,
                    k,
                ));
            }
            if self.rules.audit {
                withheld.append(&mut audit::protect(self.lattice, &week, &mut published, k));
            }
            if let (true, Some(squeeze)) = (self.rules.intervals, squeeze) {
                withheld.append(&mut squeeze.protect(&mut published));
            }
            if withheld.is_empty() {
                return verdicts;
            }
            for place in withheld {
                verdicts.insert(place, Some(Reason::ProtectsSibling));
            }
        }
    }

    fn is_too_few(&self, n: u32) -> bool {
        n == 0 || (self.rules.answers && n < self.closing.policy.k)
    }

    /// Releases every window that is over; returns what this week keeps for its own, if that is not.
    fn release_windows(
        &self,
        published: BTreeSet<(Group, Measure)>,
        cells: &mut Cells,
    ) -> Option<WindowWeek> {
        let closing = self.closing;
        let own = closing.week.window();
        let over = |window: &&OpenWindow| window.period.to <= closing.week && window.period != own;
        for window in closing.windows.iter().filter(over) {
            self.put_window(window, cells);
        }
        let begun = closing.windows.iter().find(|window| window.period == own);
        if begun.is_none() && !closing.plan.has_windows() {
            return None;
        }
        let kept = self.kept(published);
        if !self.window_ends() {
            return Some(kept);
        }
        let empty = || OpenWindow { period: own, plan: closing.plan.clone(), weeks: BTreeMap::new() };
        let mut window = begun.cloned().unwrap_or_else(empty);
        window.weeks.insert(closing.week, kept);
        self.put_window(&window, cells);
        None
    }

    fn put_window(&self, window: &OpenWindow, cells: &mut Cells) {
        for (group, measure, figure) in window::figures(window, self.closing.policy.k, self.draw, self.rules)
        {
            cells.put(&group, window.period, &measure, figure);
        }
    }

    /// R11: whole sums where the window needs them, elsewhere numbers of answers only.
    fn kept(&self, published: BTreeSet<(Group, Measure)>) -> WindowWeek {
        let closing = self.closing;
        let needed = |team: &Group, tally: &TeamTally| {
            let asked = tally.questions.iter().filter(|(question, _)| closing.questions.contains(question));
            let windowed = self.lattice.is_windowed(team);
            let sums =
                |tally: &Tally| if windowed { *tally } else { Tally { n: tally.n, ..Tally::default() } };
            TeamTally {
                check_ins: 0,
                questions: asked.map(|(question, tally)| (question.clone(), sums(tally))).collect(),
            }
        };
        WindowWeek {
            teams: closing.teams.iter().map(|(team, tally)| (team.clone(), needed(team, tally))).collect(),
            asked: closing.questions.to_vec(),
            published,
        }
    }
}
