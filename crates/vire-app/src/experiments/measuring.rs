//! What the released figures say of an experiment: the gap, the effect and the verdict, or why there is none.
//!
//! Weekly groups only, released figures and weekly customer sums only. Nothing is kept: the same ledger and
//! the same plan give the same verdict.

use std::collections::{BTreeMap, BTreeSet};

use vire_core::disclosure::Released;
use vire_core::group::Group;
use vire_core::metric::{Metric, Sums};
use vire_core::release::{Release, Shown};
use vire_core::week::{Period, Week};
use vire_report::series::{CustomerSeries, EmployeeSeries};
use vire_seal::digest::hex;
use vire_stats::experiment::{Direction, Effect, POST_WEEKS, PRE_WEEKS, effect};
use vire_stats::{DEFAULT_SEED, Refusal, Series};
use vire_store::organisation::Experiment;

use crate::desk::Desk;
use crate::dto::{ExperimentDetail, ExperimentResult};
use crate::fault::Outcome;
use crate::figures::{WeekSums, customer_series, customer_weeks_of, releases};

use super::making::row;
use super::{Yardstick, find, gap};

/// The least number of customer responses of a week that counts.
const LEAST_RESPONSES: i64 = 3;
/// Weeks below which nobody can tell whether the teams were already diverging.
const SLOPE_WEEKS: usize = vire_stats::trend::OBSERVED_WEEKS;

/// What may be said of an experiment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It got better, in the direction of the measure.
    Better,
    /// It got worse.
    Worse,
    /// Nobody can tell.
    CannotTell,
}

impl Verdict {
    /// Returns the id of scripts; locale keys are `verdict-<id>`.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Better => "better",
            Verdict::Worse => "worse",
            Verdict::CannotTell => "cannot_tell",
        }
    }

    fn of(direction: Direction, more_is_better: bool) -> Self {
        match (direction, more_is_better) {
            (Direction::CannotTell, _) => Verdict::CannotTell,
            (Direction::Higher, true) | (Direction::Lower, false) => Verdict::Better,
            (Direction::Higher, false) | (Direction::Lower, true) => Verdict::Worse,
        }
    }
}

/// The figures that an experiment is read from, week by week.
pub(super) struct Ground {
    pub(super) figures: Vec<Released<Release>>,
    pub(super) span: Period,
}

/// One team's released series, of people or of customers.
#[derive(Clone)]
pub(super) enum Source {
    People(EmployeeSeries),
    Customers(CustomerSeries, WeekSums),
}

impl Ground {
    /// Reads the releases, and the weeks from the first of them (or of the imports) to the last.
    pub(super) fn read(desk: &Desk) -> Outcome<Option<Self>> {
        let figures = releases(desk)?;
        let weeks = || figures.iter().map(|release| release.week);
        let span = weeks().min().zip(weeks().max()).map(|(from, to)| Period { from, to });
        Ok(span.map(|span| Self { figures, span }))
    }

    /// Lists the smallest groups that are published every week: a unit repeats what its teams say.
    pub(super) fn teams(&self) -> Vec<Group> {
        let Some(last) = self.figures.iter().max_by_key(|release| release.week) else { return Vec::new() };
        let weekly: BTreeSet<&Group> = last
            .groups
            .iter()
            .filter(|(group, shown)| **shown == Shown::Weekly && !group.is_organisation())
            .map(|(group, _)| group)
            .collect();
        let has_smaller = |one: &Group| {
            weekly.iter().any(|other| *other != one && !other.is_merged() && other.is_within(one))
        };
        weekly.iter().filter(|one| !has_smaller(one)).map(|one| (*one).clone()).collect()
    }

    /// Returns one team's series.
    pub(super) fn source(&self, desk: &Desk, team: &Group, yardstick: &Yardstick) -> Outcome<Source> {
        Ok(match yardstick {
            Yardstick::People(measure) => {
                Source::People(EmployeeSeries::from_releases(&self.figures, team, measure))
            }
            Yardstick::Customers(metric) => {
                let weeks = customer_weeks_of(desk, *metric, team)?;
                Source::Customers(customer_series(*metric, &weeks, LEAST_RESPONSES), weeks)
            }
        })
    }
}

impl Source {
    /// Lays the series out over weeks; windows and small weeks are missing ones.
    pub(super) fn weekly(&self, span: Period) -> Series {
        let values: BTreeMap<Week, f64> = match self {
            Source::People(series) => series
                .points()
                .iter()
                .filter(|point| point.period.from == point.period.to)
                .map(|point| (point.period.to, point.value))
                .collect(),
            Source::Customers(series, weeks) => weeks
                .iter()
                .filter(|(_, sums)| sums.n >= LEAST_RESPONSES)
                .filter_map(|(week, sums)| Some((*week, analysed(series.metric, sums)?)))
                .collect(),
        };
        span.weeks().map(|week| values.get(&week).copied()).collect()
    }
}

/// Returns what is analysed of a week: the mean, which bears more than a net promoter score; of a share the share.
fn analysed(metric: Metric, sums: &Sums) -> Option<f64> {
    match metric {
        Metric::Nps | Metric::Ces => sums.mean(),
        Metric::Csat | Metric::Expectation => metric.figure(sums),
    }
}

/// What the released figures say of an experiment.
pub struct Measured {
    /// The verdict.
    pub verdict: Verdict,
    /// The effect; `None` when it is refused.
    pub effect: Option<Effect>,
    /// Why it is refused.
    pub refusal: Option<Refusal>,
    /// The gap by week, the mean before the start taken as 0.
    pub gap: Series,
    /// The weeks of `gap`.
    pub span: Period,
    /// The first week of the experiment.
    pub start: Week,
    /// Weeks with a gap before the start, and from it on.
    pub weeks: (usize, usize),
    /// The teams that were compared with.
    pub comparison: Vec<Group>,
    pub(super) treated: Vec<Source>,
}

impl Measured {
    /// Returns the start's place in the gap.
    pub(super) fn split(&self) -> usize {
        usize::try_from(self.start.since(self.span.from)).unwrap_or_default()
    }

    /// Returns how far the mean after the start lies from the one before, effect or not.
    pub fn difference(&self) -> Option<f64> {
        gap::after(&self.gap, self.split())
    }
}

/// Measures an experiment from what is released now; `None` before anything is released or planned.
///
/// # Errors
/// What the stores say.
pub fn measured(desk: &Desk, experiment: &Experiment) -> Outcome<Option<Measured>> {
    let (Some(ground), Some(start)) = (Ground::read(desk)?, experiment.from) else { return Ok(None) };
    if experiment.teams.is_empty() {
        return Ok(None);
    }
    let yardstick: Yardstick = experiment.measure.parse()?;
    let known: BTreeSet<Group> = ground.teams().into_iter().collect();
    let comparison: Vec<Group> = experiment
        .comparison
        .iter()
        .filter(|group| known.contains(group) && !experiment.teams.contains(group))
        .cloned()
        .collect();
    // A start that lies ahead is part of the span, so that what is missing are the weeks after it.
    let last = experiment.to.map_or(ground.span.to, |to| to.min(ground.span.to)).max(start);
    let span = Period { from: ground.span.from.min(start), to: last };
    let read = |teams: &[Group]| -> Outcome<Vec<Source>> {
        teams.iter().map(|team| ground.source(desk, team, &yardstick)).collect()
    };
    let treated = read(&experiment.teams)?;
    let own: Vec<Series> = treated.iter().map(|source| source.weekly(span)).collect();
    let others: Vec<Series> = read(&comparison)?.iter().map(|source| source.weekly(span)).collect();
    let at = usize::try_from(start.since(span.from)).unwrap_or_default();
    let gap = gap::gap(&own, &others, at);
    let numbers: Vec<usize> = (0..own.len()).collect();
    let everybody: Vec<Series> = own.into_iter().chain(others).collect();
    let (effect, refusal) = match effect(&everybody, &numbers, at, DEFAULT_SEED) {
        Ok(effect) => (Some(effect), None),
        Err(refusal) => (None, Some(refusal)),
    };
    let verdict = effect
        .as_ref()
        .map_or(Verdict::CannotTell, |effect| Verdict::of(effect.direction(), yardstick.more_is_better()));
    let weeks = gap::weeks(&gap, at);
    Ok(Some(Measured { verdict, effect, refusal, gap, span, start, weeks, comparison, treated }))
}

/// Names why there is no effect, as the locale keys `experiment-why-<code>` do.
fn why(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotEnoughData { what: "pre_weeks", .. } => "few_weeks_before",
        Refusal::NotEnoughData { what: "post_weeks", .. } => "few_weeks_after",
        Refusal::NotEnoughData { what: "control_teams", .. } => "no_comparison",
        Refusal::AlreadyDiverging { .. } => "already_diverging",
        Refusal::NoVariation { .. } => "no_variation",
        Refusal::NotEnoughData { .. } | Refusal::UnknownEstimate { .. } | Refusal::BadInput { .. } => {
            "no_figures"
        }
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Returns what crosses the border of a measured experiment.
///
/// # Errors
/// What the stores say.
pub fn result_of(desk: &Desk, experiment: &Experiment) -> Outcome<Option<ExperimentResult>> {
    let Some(found) = measured(desk, experiment)? else { return Ok(None) };
    let yardstick: Yardstick = experiment.measure.parse()?;
    let bands: BTreeSet<&'static str> = found
        .treated
        .iter()
        .filter_map(|source| match source {
            Source::People(series) => Some(series.points().iter().map(|point| point.n_band.as_str())),
            Source::Customers(..) => None,
        })
        .flatten()
        .collect();
    let head = desk.organisation.read(|read| read.ledger_head())?;
    let effect = found.effect.as_ref();
    let as_large = effect.map(|effect| {
        let all = effect.n_placebo as f64;
        (effect.p * (all + 1.0) - 1.0).round().max(0.0) as usize
    });
    Ok(Some(ExperimentResult {
        verdict: found.verdict.id().to_owned(),
        decimals: small(yardstick.decimals()),
        effect: effect.map(|effect| effect.effect),
        lo: effect.and_then(|effect| Some(effect.interval?.0)),
        hi: effect.and_then(|effect| Some(effect.interval?.1)),
        p: effect.map(|effect| effect.p),
        as_large: as_large.map(small),
        make_believe: effect.map(|effect| small(effect.n_placebo)),
        difference: found.difference().filter(|_| found.weeks.0 > 0),
        weeks_before: small(found.weeks.0),
        weeks_after: small(found.weeks.1),
        needed_before: small(PRE_WEEKS),
        needed_after: small(POST_WEEKS),
        why: found.refusal.as_ref().map(|refusal| why(refusal).to_owned()),
        slope_seen: found.weeks.0 >= SLOPE_WEEKS,
        from: found.span.from.to_string(),
        to: found.span.to.to_string(),
        n_bands: bands.into_iter().map(str::to_owned).collect(),
        seed: DEFAULT_SEED.to_string(),
        ledger: head.map(|head| hex(&head.hash)),
    }))
}

/// Shows one experiment with what the figures say of it.
///
/// # Errors
/// `experiment_unknown`.
pub fn detail(desk: &Desk, id: &str) -> Outcome<ExperimentDetail> {
    let experiment = find(desk, id)?;
    Ok(ExperimentDetail {
        row: row(desk, &experiment)?,
        hypothesis: experiment.hypothesis.clone(),
        comparison: experiment.comparison.iter().map(Group::to_string).collect(),
        notes: experiment.notes.clone(),
        decision: experiment.decision.clone(),
        result: result_of(desk, &experiment)?,
    })
}
