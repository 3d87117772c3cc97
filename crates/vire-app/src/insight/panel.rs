//! Weekly cells of several groups side by side, from released figures only.

use std::collections::{BTreeMap, BTreeSet};

use vire_core::group::Group;
use vire_core::release::{Band, Cell, Figure, Measure, Release, Shown};
use vire_core::week::{Period, Week};
use vire_report::series::sampling_variance;
use vire_stats::Series;

use crate::figures::Figures;

/// One published figure as analysis takes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    /// A week, or a window.
    pub(crate) period: Period,
    /// The mean as drawn, on the measure's own scale.
    pub(crate) mean: f64,
    /// Its known sampling variance.
    pub(crate) variance: f64,
    /// How many answers.
    pub(crate) n_band: Band,
}

/// Lists the figures that carry a group's own name, in order of time.
///
/// Figures of a merged group belong to that group alone, so that no answer counts in two series.
pub(crate) fn points(figures: &Figures, group: &Group, measure: &Measure) -> Vec<Point> {
    let read = |cell: &Cell| match &cell.figure {
        Figure::Published { mean, grid, n_band, .. } if &cell.measure == measure => Some(Point {
            period: cell.period,
            mean: mean.drawn(),
            variance: sampling_variance(measure, *grid, *n_band),
            n_band: *n_band,
        }),
        _ => None,
    };
    let mut found: Vec<Point> = match figures {
        Figures::Whole(releases) => {
            releases.iter().flat_map(|release| Release::cells_of(release, group)).filter_map(read).collect()
        }
        Figures::Parts { parts, .. } => parts
            .iter()
            .flat_map(|part| part.iter())
            .filter(|cell| &cell.group == group)
            .filter_map(read)
            .collect(),
    };
    found.sort_by_key(|point| point.period);
    found.dedup_by_key(|point| point.period);
    found
}

/// Lists the smallest groups that were ever published weekly, `group` and below; the organisation and
/// its units repeat what their teams say.
pub(crate) fn smallest_weekly(figures: &Figures, group: &Group) -> Vec<Group> {
    let weekly: BTreeSet<Group> = match figures {
        Figures::Whole(releases) => releases
            .iter()
            .flat_map(|release| release.groups.iter())
            .filter(|(_, kind)| **kind == Shown::Weekly)
            .map(|(shown, _)| shown.clone())
            .collect(),
        Figures::Parts { parts, .. } => parts
            .iter()
            .flat_map(|part| part.iter())
            .filter(|cell| {
                cell.period.from == cell.period.to && matches!(cell.figure, Figure::Published { .. })
            })
            .map(|cell| cell.group.clone())
            .collect(),
    };
    let smallest = |one: &&Group| !weekly.iter().any(|other| other != *one && other.is_within(one));
    weekly.iter().filter(|one| one.is_within(group)).filter(smallest).cloned().collect()
}

/// Returns a whole number for a week; neighbouring weeks have neighbouring numbers.
pub(crate) fn number(week: Week) -> i64 {
    i64::from(week.since(Week::of(chrono::NaiveDate::default())))
}

/// Returns the week of a number.
pub(crate) fn week_of(number: i64) -> Week {
    Week::of(chrono::NaiveDate::default()).plus(i32::try_from(number).unwrap_or_default())
}

/// One group's cells by week number.
pub(crate) type Cells = BTreeMap<i64, SideCell>;

/// One cell of one side: how many answers, their mean, and its sampling variance where it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SideCell {
    pub(crate) n: f64,
    pub(crate) mean: f64,
    pub(crate) variance: Option<f64>,
}

/// The cells of every group, people's and customers'.
#[derive(Debug, Default)]
pub(crate) struct Panel {
    pub(crate) groups: BTreeMap<String, (Cells, Cells)>,
    /// Whether weeks are whole numbers instead of weeks of a calendar.
    pub(crate) numbered: bool,
}

impl Panel {
    pub(crate) fn put_people(&mut self, group: &str, week: i64, cell: SideCell) -> bool {
        self.groups.entry(group.to_owned()).or_default().0.insert(week, cell).is_none()
    }

    pub(crate) fn put_customers(&mut self, group: &str, week: i64, cell: SideCell) -> bool {
        self.groups.entry(group.to_owned()).or_default().1.insert(week, cell).is_none()
    }

    /// Returns the first and last week with a cell that counts.
    pub(crate) fn span(&self) -> Option<(i64, i64)> {
        let weeks = || self.groups.values().flat_map(|(ours, theirs)| ours.keys().chain(theirs.keys()));
        Some((*weeks().min()?, *weeks().max()?))
    }

    /// Lays the cells of both sides out team by team and week by week, without cells of fewer than three.
    pub(crate) fn series(&self) -> (Vec<Series>, Vec<Series>) {
        self.series_over(self.span().unwrap_or((0, -1)))
    }

    /// Does the same over given weeks.
    pub(crate) fn series_over(&self, (first, last): (i64, i64)) -> (Vec<Series>, Vec<Series>) {
        let lay = |cells: &Cells| -> Series {
            let counts = |cell: &&SideCell| cell.n >= LEAST_ANSWERS;
            (first..=last).map(|week| cells.get(&week).filter(counts).map(|cell| cell.mean)).collect()
        };
        self.groups.values().map(|(ours, theirs)| (lay(ours), lay(theirs))).unzip()
    }
}

/// The sampling variance of a side: that of each cell's own spread, or of the pooled one where a cell
/// brings none; 0 when no cell brings any.
fn noise_of<'a>(cells: impl Iterator<Item = &'a SideCell>) -> f64 {
    let (mut weighted, mut weight) = (0.0, 0.0);
    for cell in cells {
        if let Some(variance) = cell.variance {
            let freedom = (cell.n - 1.0).max(0.0);
            weighted += freedom * variance * cell.n;
            weight += freedom;
        }
    }
    if weight > 0.0 { weighted / weight } else { 0.0 }
}

impl Panel {
    /// Lays out the sampling variance of every cell that [`Panel::series`] holds: the spread between
    /// people pooled over all cells of the side, Σ(n−1)sd²/Σ(n−1), over the cell's n.
    pub(crate) fn noise(&self) -> (Vec<Series>, Vec<Series>) {
        let within = |pick: fn(&(Cells, Cells)) -> &Cells| {
            noise_of(self.groups.values().flat_map(|both| pick(both).values()))
        };
        let (ours, theirs) = (within(|both| &both.0), within(|both| &both.1));
        let (first, last) = self.span().unwrap_or((0, -1));
        let lay = |cells: &Cells, spread: f64| -> Series {
            let counts = |cell: &&SideCell| cell.n >= LEAST_ANSWERS;
            (first..=last).map(|week| cells.get(&week).filter(counts).map(|cell| spread / cell.n)).collect()
        };
        self.groups.values().map(|both| (lay(&both.0, ours), lay(&both.1, theirs))).unzip()
    }
}

/// The least number of answers of a cell that counts.
pub(crate) const LEAST_ANSWERS: f64 = 3.0;
