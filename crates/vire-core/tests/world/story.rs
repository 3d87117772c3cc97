//! A quarter told release by release, and what an attacker makes of it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::attacker::{Attacker, Unknown};
use super::super::vire_core::disclosure::{
    Closing, Draw, OpenWindow, Outcome, Plan, Policy, TeamTally, WindowWeek,
};
use super::super::vire_core::group::Group;
use super::super::vire_core::question::Question;
use super::super::vire_core::release::{Figure, Measure, Reason, Release, Shown};
use super::super::vire_core::week::{Period, Week};
use super::{Key, World, asked, group, tally, week};

/// One closed week.
#[derive(Debug, Clone)]
pub struct Told {
    pub week: Week,
    pub questions: Vec<Question>,
    pub teams: BTreeMap<Group, TeamTally>,
    pub release: Release,
    pub bytes: Vec<u8>,
}

/// A run of closed weeks under one plan.
#[derive(Debug, Clone)]
pub struct Story {
    pub plan: Plan,
    pub k: u32,
    pub told: Vec<Told>,
}

/// How a test closes a round.
pub type Close<'a> = &'a dyn Fn(&Closing<'_>, &dyn Draw) -> Outcome;

/// Closes the weeks of one quarter of a world.
pub fn quarter(world: &World, plan: Plan, close: Close<'_>) -> Story {
    let first = week("2026-W14");
    tell(
        plan,
        world.policy(),
        close,
        first
            .through(first.plus(12))
            .map(|week| (week, asked(week), tally(world.answers(week)), world.head_counts(week))),
    )
}

/// Closes given weeks, keeping for windows what each release asks to keep.
pub fn tell(
    plan: Plan,
    policy: Policy,
    close: Close<'_>,
    weeks: impl IntoIterator<Item = (Week, Vec<Question>, BTreeMap<Group, TeamTally>, BTreeMap<Group, u32>)>,
) -> Story {
    let mut told = Vec::new();
    let mut open: BTreeMap<Period, BTreeMap<Week, WindowWeek>> = BTreeMap::new();
    for (week, questions, teams, head_counts) in weeks {
        let windows: Vec<OpenWindow> = open
            .iter()
            .filter(|(period, _)| period.to <= week)
            .map(|(period, weeks)| OpenWindow { period: *period, plan: plan.clone(), weeks: weeks.clone() })
            .collect();
        let closing = Closing {
            week,
            policy,
            plan: &plan,
            questions: &questions,
            teams: &teams,
            head_counts: &head_counts,
            windows: &windows,
        };
        let outcome = close(&closing, &Key(u64::from(week.number())));
        open.retain(|period, _| period.to > week);
        if let Some(kept) = outcome.keep {
            open.entry(week.window()).or_default().insert(week, kept);
        }
        let bytes = outcome.release.to_ledger();
        told.push(Told { week, questions, teams, release: outcome.release.into_inner(), bytes });
    }
    Story { plan, k: policy.k, told }
}

/// The figure of one cell.
pub fn figure<'a>(release: &'a Release, path: &str, measure: &str) -> Option<&'a Figure> {
    let measure: Measure = measure.parse().unwrap();
    let shown = Group::merged(path.split(" + ").map(group).collect::<Vec<_>>().iter());
    let mut cells = release.cells.iter().filter(|cell| cell.group == shown);
    cells.find(|cell| cell.measure == measure).map(|cell| &cell.figure)
}

pub fn is_published(release: &Release, path: &str, measure: &str) -> bool {
    matches!(figure(release, path, measure), Some(Figure::Published { .. }))
}

pub fn reason(release: &Release, path: &str, measure: &str) -> Option<Reason> {
    match figure(release, path, measure)? {
        Figure::Withheld { reason } => Some(*reason),
        Figure::Published { .. } => None,
    }
}

impl Story {
    pub fn all_teams(&self) -> Vec<Group> {
        let all: BTreeSet<&Group> = self.told.iter().flat_map(|told| told.teams.keys()).collect();
        all.into_iter().cloned().collect()
    }

    /// Tells whether a shown group's figures count a team in, as the roster tells.
    pub fn covers(&self, shown: &Group, team: &Group) -> bool {
        let Some(planned) = self.plan.node(shown) else { return false };
        if planned.teams.contains(team) {
            return true;
        }
        if self.plan.nodes().iter().any(|other| other.teams.contains(team)) {
            return false;
        }
        let mut at = team.upwards().find_map(|above| self.plan.resolve(&above).cloned());
        while let Some(name) = at {
            if &name == shown {
                return true;
            }
            at = self.plan.node(&name).and_then(|node| node.parent.clone());
        }
        false
    }

    pub fn answers_to(&self, told: &Told, team: &Group, measure: &Measure) -> u32 {
        let Some(tally) = told.teams.get(team) else { return 0 };
        match measure {
            Measure::Participation => tally.check_ins,
            Measure::RecommendationMean => tally.of(&Question::Recommendation).n,
            Measure::Question(question) => tally.of(question).n,
        }
    }

    pub fn measures(&self) -> BTreeSet<Measure> {
        self.told.iter().flat_map(|told| &told.release.cells).map(|cell| cell.measure.clone()).collect()
    }

    fn asks(told: &Told, measure: &Measure) -> bool {
        *measure == Measure::Participation
            || told.questions.iter().any(|question| Measure::of(question).contains(measure))
    }

    /// The true number of answers behind a cell.
    pub fn truth(&self, shown: &Group, period: Period, measure: &Measure) -> u32 {
        let inside = self.told.iter().filter(|told| period.holds(told.week) && Self::asks(told, measure));
        inside
            .map(|told| {
                let covered = told.teams.keys().filter(|team| self.covers(shown, team));
                covered.map(|team| self.answers_to(told, team, measure)).sum::<u32>()
            })
            .sum()
    }

    /// Lists every published (group, period, measure).
    pub fn published(&self) -> Vec<(Group, Period, Measure)> {
        let cells = self.told.iter().flat_map(|told| &told.release.cells);
        cells
            .filter(|cell| matches!(cell.figure, Figure::Published { .. }))
            .map(|cell| (cell.group.clone(), cell.period, cell.measure.clone()))
            .collect()
    }

    /// The attacker's knowledge of one measure over a period, with the true numbers.
    pub fn attack(&self, measure: &Measure, over: Period) -> (Attacker, BTreeMap<Unknown, u32>) {
        let teams = self.all_teams();
        let mut answers = BTreeMap::new();
        let asking = || {
            self.told
                .iter()
                .enumerate()
                .filter(|(_, told)| over.holds(told.week) && Self::asks(told, measure))
        };
        for (at, told) in asking() {
            for (index, team) in teams.iter().enumerate() {
                answers.insert((index, at), self.answers_to(told, team, measure));
            }
        }
        let sums: Vec<BTreeSet<Unknown>> = self
            .published()
            .into_iter()
            .filter(|(_, period, of)| of == measure && over.holds(period.from) && over.holds(period.to))
            .map(|(shown, period, _)| {
                let covered: Vec<usize> =
                    (0..teams.len()).filter(|index| self.covers(&shown, &teams[*index])).collect();
                let weeks = asking().filter(|(_, told)| period.holds(told.week));
                weeks.flat_map(|(at, _)| covered.iter().map(move |index| (*index, at))).collect()
            })
            .collect();
        (Attacker::new(&answers, &sums), answers)
    }

    /// Names every union of up to three teams that is solved and holds 1..k answers.
    pub fn leaks(&self, measure: &Measure) -> Vec<String> {
        let teams = self.all_teams();
        let windows: BTreeSet<Period> = self.told.iter().map(|told| told.week.window()).collect();
        let mut leaks = Vec::new();
        for window in windows {
            let (attacker, answers) = self.attack(measure, window);
            for union in attacker.small_unions(&answers, self.k, 3) {
                let names: Vec<String> = union
                    .iter()
                    .map(|at| format!("{:?} in {} ({})", teams[at.0], self.told[at.1].week, answers[at]))
                    .collect();
                leaks.push(format!("{measure}: {}", names.join(" and ")));
            }
        }
        leaks
    }

    /// Names every planned group under ten people whose sum over one week is solved, or over one window
    /// although it is never to be published.
    ///
    /// Of a group in windows the whole window may follow: it may also be published.
    pub fn unmasked(&self, measure: &Measure) -> Vec<String> {
        let teams = self.all_teams();
        let windows: BTreeSet<Period> = self.told.iter().map(|told| told.week.window()).collect();
        let mut found = Vec::new();
        for window in windows {
            let (attacker, _) = self.attack(measure, window);
            let inside =
                |at: &usize| window.holds(self.told[*at].week) && Self::asks(&self.told[*at], measure);
            let weeks: Vec<usize> = (0..self.told.len()).filter(inside).collect();
            for small in self.plan.nodes().iter().filter(|planned| planned.people < 10) {
                let inside: Vec<usize> =
                    (0..teams.len()).filter(|index| self.covers(&small.group, &teams[*index])).collect();
                // Answered in one week of a window that is over: the week is the window.
                let over = self.told.iter().any(|told| told.week == window.to);
                let answered = |at: &&usize| {
                    let told = &self.told[**at];
                    inside.iter().any(|team| self.answers_to(told, &teams[*team], measure) > 0)
                };
                let several = weeks.iter().filter(answered).count() > 1;
                let single = weeks.chunks(1).filter(|_| several || !over);
                let never = small.shown == Shown::WithinParent;
                for over in single.chain(never.then_some(weeks.as_slice())) {
                    let union: BTreeSet<Unknown> =
                        over.iter().flat_map(|at| inside.iter().map(move |index| (*index, *at))).collect();
                    if attacker.solves(&union) {
                        found.push(format!("{measure}: {:?} in {} of {window:?}", small.group, over.len()));
                    }
                }
            }
        }
        found
    }
}
