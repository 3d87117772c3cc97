//! What a person may see: HR reads the ledger, a lead opens the own parts. Nobody reads answers.

use std::collections::{BTreeMap, BTreeSet};

use vire_core::disclosure::Released;
use vire_core::group::Group;
use vire_core::metric::{Metric, Sums};
use vire_core::question::Touchpoint;
use vire_core::release::{Cell, Measure, Release};
use vire_core::week::{Period, Week};
use vire_report::series::{CustomerFigure, CustomerPoint, CustomerSeries, EmployeeSeries};
use vire_stats::interval::{
    NpsCounts, Released as Moments, Scale, nps_interval, released_mean_interval, share_interval,
};
use vire_store::By;

use crate::desk::Desk;
use crate::fault::{Fault, Outcome};
use crate::mailbox::Mailbox;
use crate::reader::OpenReader;

/// Somebody who looks at figures.
#[derive(Clone, Copy)]
pub enum Viewer<'a> {
    /// HR, through the ledger.
    Hr(&'a Desk),
    /// A lead, through the parts that the own keys open.
    Reader(&'a OpenReader),
}

/// Every released figure that a viewer may see.
pub enum Figures {
    /// Whole releases, oldest first.
    Whole(Vec<Released<Release>>),
    /// Parts of releases with their weeks, and the granted groups.
    Parts {
        /// The weeks of all releases.
        weeks: BTreeSet<Week>,
        /// The parts.
        parts: Vec<Released<Vec<Cell>>>,
        /// The groups that were granted, by their own paths.
        granted: Vec<Group>,
    },
}

impl Viewer<'_> {
    /// Reads what the viewer may see.
    ///
    /// # Errors
    /// `chain_broken`, `damaged`.
    pub fn figures(&self, mailbox: &dyn Mailbox) -> Outcome<Figures> {
        match self {
            Viewer::Hr(desk) => Ok(Figures::Whole(releases(desk)?)),
            Viewer::Reader(reader) => {
                let with_weeks = reader.parts(mailbox)?;
                Ok(Figures::Parts {
                    weeks: with_weeks.iter().map(|(week, _)| *week).collect(),
                    parts: with_weeks.into_iter().map(|(_, part)| part).collect(),
                    granted: reader.groups.clone(),
                })
            }
        }
    }

    /// Returns HR's desk.
    ///
    /// # Errors
    /// `not_granted` for a lead: customer figures are HR's.
    pub fn hr(&self) -> Outcome<&Desk> {
        match self {
            Viewer::Hr(desk) => Ok(desk),
            Viewer::Reader(_) => Err(Fault::policy("not_granted")),
        }
    }
}

/// Reads every release from the ledger, oldest first.
///
/// # Errors
/// `release_unreadable`.
pub fn releases(desk: &Desk) -> Outcome<Vec<Released<Release>>> {
    let rows = desk.organisation.read(|read| read.ledger())?;
    rows.iter().map(|row| Ok(Released::from_ledger(&row.release)?)).collect()
}

impl Figures {
    /// Lists the released weeks, oldest first.
    pub fn weeks(&self) -> Vec<Week> {
        match self {
            Figures::Whole(releases) => releases.iter().map(|release| release.week).collect(),
            Figures::Parts { weeks, .. } => weeks.iter().copied().collect(),
        }
    }

    /// Returns the first and last released week.
    pub fn span(&self) -> Option<Period> {
        let weeks = self.weeks();
        Some(Period { from: *weeks.first()?, to: *weeks.last()? })
    }

    /// Lists the measures of which there is any figure.
    pub fn measures(&self) -> BTreeSet<Measure> {
        match self {
            Figures::Whole(releases) => {
                releases.iter().flat_map(|release| &release.cells).map(|cell| cell.measure.clone()).collect()
            }
            Figures::Parts { parts, .. } => {
                parts.iter().flat_map(|part| part.iter()).map(|cell| cell.measure.clone()).collect()
            }
        }
    }

    /// Returns one measure of one group over time.
    pub fn series(&self, group: &Group, measure: &Measure) -> EmployeeSeries {
        match self {
            Figures::Whole(releases) => EmployeeSeries::from_releases(releases, group, measure),
            Figures::Parts { parts, .. } => EmployeeSeries::from_parts(parts, group, measure),
        }
    }

    /// Refuses a group that this viewer has no figures of.
    ///
    /// # Errors
    /// `group_unknown` for HR, `not_granted` for a lead.
    pub fn check(&self, group: &Group, known: &BTreeSet<Group>) -> Outcome<()> {
        match self {
            _ if group.is_organisation() => Ok(()),
            Figures::Whole(releases) => {
                let shown = releases.iter().any(|release| release.groups.contains_key(group));
                if shown || known.contains(group) {
                    Ok(())
                } else {
                    Err(Fault::refused("group_unknown").with("group", group))
                }
            }
            Figures::Parts { granted, .. } if granted.contains(group) => Ok(()),
            Figures::Parts { .. } => Err(Fault::policy("not_granted").with("group", group)),
        }
    }
}

/// The scale on which customer effort is asked.
pub(crate) const CES: (f64, f64) = (1.0, 7.0);

/// One week's sums of a customer metric.
pub type WeekSums = BTreeMap<Week, Sums>;

/// Returns the weekly sums of a metric, all together.
///
/// # Errors
/// What the store says.
pub fn customer_weeks(desk: &Desk, metric: Metric) -> Outcome<WeekSums> {
    let rows = desk.organisation.read(|read| read.customer_weeks(metric, By::Nothing))?;
    Ok(rows.into_iter().map(|row| (row.week, row.sums)).collect())
}

/// Returns the weekly sums of a metric by touchpoint; responses without one are left out.
///
/// # Errors
/// What the store says.
pub fn customer_weeks_by_touchpoint(desk: &Desk, metric: Metric) -> Outcome<BTreeMap<Touchpoint, WeekSums>> {
    let rows = desk.organisation.read(|read| read.customer_weeks(metric, By::Touchpoint))?;
    let mut all: BTreeMap<Touchpoint, WeekSums> = BTreeMap::new();
    for row in rows {
        if let Some(touchpoint) = row.touchpoint {
            all.entry(touchpoint).or_default().insert(row.week, row.sums);
        }
    }
    Ok(all)
}

/// Returns the weekly sums of a metric by group, for groups of 7 people or more only: the score of a
/// team of two is an agent's score.
///
/// # Errors
/// What the store says.
pub fn customer_weeks_by_group(desk: &Desk, metric: Metric) -> Outcome<BTreeMap<Group, WeekSums>> {
    let rows = desk.organisation.read(|read| read.customer_weeks(metric, By::Group))?;
    let plan = latest_names(desk)?;
    let mut all: BTreeMap<Group, WeekSums> = BTreeMap::new();
    for row in rows {
        let Some(group) = row.group else { continue };
        let Some(shown) = plan.shown(&group) else { continue };
        all.entry(shown).or_default().entry(row.week).or_default().add(&row.sums);
    }
    Ok(all)
}

/// Returns the weekly sums of a metric of one group and everything below it.
///
/// # Errors
/// What the store says.
pub fn customer_weeks_of(desk: &Desk, metric: Metric, group: &Group) -> Outcome<WeekSums> {
    if group.is_organisation() {
        return customer_weeks(desk, metric);
    }
    let rows = desk.organisation.read(|read| read.customer_weeks(metric, By::Group))?;
    served_by(desk, group, rows)
}

/// Returns the same at one touchpoint.
///
/// # Errors
/// What the store says.
pub fn customer_weeks_of_touchpoint(
    desk: &Desk,
    metric: Metric,
    group: &Group,
    touchpoint: &Touchpoint,
) -> Outcome<WeekSums> {
    let rows = desk.organisation.read(|read| read.customer_weeks_at(metric, touchpoint))?;
    if group.is_organisation() {
        let mut all = WeekSums::new();
        for row in rows {
            all.entry(row.week).or_default().add(&row.sums);
        }
        return Ok(all);
    }
    served_by(desk, group, rows)
}

/// Adds up the weeks of the responses that a group and everything below it served.
fn served_by(desk: &Desk, group: &Group, rows: Vec<vire_store::CustomerWeek>) -> Outcome<WeekSums> {
    let names = latest_names(desk)?;
    // A group too small to have a name of its own, or without people, has no figures of its own either.
    let Some(shown) = names.covering(group) else { return Ok(WeekSums::new()) };
    let covered = names.covered(&shown);
    let mut all = WeekSums::new();
    for row in rows {
        if row.group.is_some_and(|served| covered.contains(&served) || served.is_within(&shown)) {
            all.entry(row.week).or_default().add(&row.sums);
        }
    }
    Ok(all)
}

/// The names and sizes of groups as the latest plan has them.
pub(crate) struct Names {
    plan: vire_core::disclosure::Plan,
}

/// Returns the names under which customer figures are shown today.
pub(crate) fn latest_names(desk: &Desk) -> Outcome<Names> {
    let counts = desk.roster()?.head_counts(desk.week());
    Ok(Names { plan: vire_core::disclosure::Plan::of_quarter(&counts, desk.policy) })
}

impl Names {
    /// Returns the smallest group of 7 people or more that holds a group.
    fn covering(&self, group: &Group) -> Option<Group> {
        let least = vire_core::disclosure::Policy::LEAST_PEOPLE;
        let shown = self.plan.resolve(group)?;
        self.plan.node(shown).filter(|node| node.people >= least).map(|node| node.group.clone())
    }

    /// Returns the name under which a group's customer figures are shown: its own or a merged one.
    ///
    /// Of groups with the same people the highest gives its name, as in releases. `None` below 7 people. A
    /// team that is hidden within a larger parent has no name either: the parent's would stand over the
    /// figures of that team alone.
    pub(crate) fn shown(&self, group: &Group) -> Option<Group> {
        let same_people = |shown: &Group| {
            !shown.is_organisation() && self.covered(shown).iter().all(|team| team.is_within(group))
        };
        self.covering(group).filter(|shown| shown == group || shown.is_merged() || same_people(shown))
    }

    /// Lists the teams that a shown group covers.
    fn covered(&self, shown: &Group) -> BTreeSet<Group> {
        self.plan.node(shown).map(|node| node.teams.clone()).unwrap_or_default()
    }
}

/// Puts the interval of each week beside its figure.
///
/// Weeks with fewer than `least` responses keep their place without a figure. Effort is taken to be
/// asked from 1 to 7; [`customer_series_on`] takes another scale.
pub fn customer_series(metric: Metric, weeks: &WeekSums, least: i64) -> CustomerSeries {
    customer_series_on(metric, CES, weeks, least)
}

/// Puts the interval of each week beside its figure; `ces`: the lowest and highest effort score.
pub fn customer_series_on(metric: Metric, ces: (f64, f64), weeks: &WeekSums, least: i64) -> CustomerSeries {
    let points = weeks
        .iter()
        .filter(|(_, sums)| sums.n > 0)
        .map(|(week, sums)| CustomerPoint {
            week: *week,
            figure: (sums.n >= least).then(|| customer_figure(metric, ces, sums)).flatten(),
        })
        .collect();
    CustomerSeries { metric, points }
}

/// Returns the figure of some sums with its interval; `ces`: the lowest and highest effort score.
pub(crate) fn customer_figure(metric: Metric, ces: (f64, f64), sums: &Sums) -> Option<CustomerFigure> {
    let value = metric.figure(sums)?;
    let count = |n: i64| u64::try_from(n).unwrap_or_default();
    let (lo, hi) = match metric {
        Metric::Nps | Metric::Expectation => {
            let counts = NpsCounts {
                promoters: count(sums.good),
                passives: count(sums.n - sums.good - sums.bad),
                detractors: count(sums.bad),
            };
            let found = nps_interval(counts, None).ok()?;
            (found.lo, found.hi)
        }
        Metric::Csat => {
            let found = share_interval(count(sums.good), count(sums.n), None).ok()?;
            (found.lo * 100.0, found.hi * 100.0)
        }
        Metric::Ces => {
            let n = sums.n as f64;
            let mean = sums.sum as f64 / 1000.0 / n;
            let squares = sums.sum_of_squares as f64 / 1_000_000.0 / n;
            let moments = Moments { mean, n, within_variance: (squares - mean * mean).max(0.0), grid: 0.0 };
            // A survey on a longer scale than was said is no reason to hide its figure.
            let scale = Scale::new(ces.0.min(mean.floor()), ces.1.max(mean.ceil())).ok()?;
            let found = released_mean_interval(moments, scale, None).ok()?;
            (found.lo, found.hi)
        }
    };
    Some(CustomerFigure { n: u32::try_from(sums.n).unwrap_or(u32::MAX), value, lo, hi })
}
