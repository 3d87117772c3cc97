//! Weekly series as charts draw them: people's from released figures, customers' from weekly sums.
//!
//! An [`EmployeeSeries`] can be made from `Released` values only, and its interval from nothing but
//! the printed figure, so that a chart never tells more than the ledger. Does not draw.

use vire_core::disclosure::Released;
use vire_core::group::{Group, JOIN};
use vire_core::metric::Metric;
use vire_core::release::{Band, Cell, Figure, Mean, Measure, Reason, Release};
use vire_core::week::{Period, Week};

/// The person-sd of a 1–5 scale that intervals assume until the pooled variance is released.
///
/// Other rating scales take the same share of their width. Source: docs/statistics.md.
pub const PERSON_SD: f64 = 0.85;
/// The person-sd of −100, 0 and 100 that the interval of a net promoter score assumes.
///
/// Between an even three-way split (82) and a clear majority (70). Three values at the ends spread
/// wider than a rating, so the share of [`PERSON_SD`] would promise too much.
pub const NET_PROMOTER_SD: f64 = 75.0;
const Z: f64 = 1.959_964;

/// One published figure of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EmployeePoint {
    /// What the figure speaks of: a week or a window.
    pub period: Period,
    /// The printed mean.
    pub mean: Mean,
    /// The printed mean's grid, in hundredths of the scale.
    pub grid: i32,
    /// The value to draw, on the measure's own scale.
    pub value: f64,
    /// The lower end of the 95 % interval, within the scale.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
    /// How many answers stand behind it.
    pub n_band: Band,
}

/// Weeks without a figure, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The weeks.
    pub period: Period,
    /// Why not.
    pub reason: Reason,
}

/// One measure of one group over time, from released figures only; there is no other way to one:
///
/// ```compile_fail
/// let cells: Vec<vire_core::release::Cell> = Vec::new();
/// let group = vire_core::group::Group::organisation();
/// vire_report::EmployeeSeries::from_parts(&[cells], &group, &vire_core::release::Measure::MOOD);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct EmployeeSeries {
    group: Group,
    shown_as: Group,
    measure: Measure,
    points: Vec<EmployeePoint>,
    gaps: Vec<Gap>,
}

impl EmployeeSeries {
    /// Reads one group's measure out of releases, in any order.
    ///
    /// In a quarter in which the group is shown under another name, that name's figures are taken.
    pub fn from_releases(releases: &[Released<Release>], group: &Group, measure: &Measure) -> Self {
        let last = releases.iter().max_by_key(|release| release.week);
        let shown_as = last.map_or(group, |release| release.resolve(group)).clone();
        let cells = releases.iter().flat_map(|release| Release::cells_of(release, release.resolve(group)));
        Self::collect(group, shown_as, measure, cells)
    }

    /// Reads one group's measure out of a reader's parts of releases, in any order.
    ///
    /// Figures of the group itself and of groups that it was merged into are taken.
    pub fn from_parts(parts: &[Released<Vec<Cell>>], group: &Group, measure: &Measure) -> Self {
        let cells =
            || parts.iter().flat_map(|part| part.iter()).filter(|cell| stands_for(&cell.group, group));
        let last = cells().max_by_key(|cell| cell.period.to);
        let shown_as = last.map_or_else(|| group.clone(), |cell| cell.group.clone());
        Self::collect(group, shown_as, measure, cells())
    }

    fn collect<'a>(
        group: &Group,
        shown_as: Group,
        measure: &Measure,
        cells: impl Iterator<Item = &'a Cell>,
    ) -> Self {
        let (mut points, mut gaps) = (Vec::new(), Vec::new());
        for cell in cells.filter(|cell| &cell.measure == measure) {
            match &cell.figure {
                Figure::Published { mean, grid, n_band, .. } => {
                    let (lo, hi) = interval(measure, *mean, *grid, *n_band);
                    points.push(EmployeePoint {
                        period: cell.period,
                        mean: *mean,
                        grid: *grid,
                        value: mean.drawn(),
                        lo,
                        hi,
                        n_band: *n_band,
                    });
                }
                Figure::Withheld { reason } => gaps.push(Gap { period: cell.period, reason: *reason }),
            }
        }
        points.sort_by_key(|point| point.period);
        points.dedup_by_key(|point| point.period);
        gaps.sort_by_key(|gap| gap.period);
        gaps.dedup_by_key(|gap| gap.period);
        // A window that was waited for is no gap once its figure is there.
        gaps.retain(|gap| {
            !points
                .iter()
                .any(|point| point.period.from <= gap.period.to && gap.period.from <= point.period.to)
        });
        Self { group: group.clone(), shown_as, measure: measure.clone(), points, gaps }
    }

    /// Keeps what lies in a span: figures by the last week of their period.
    pub fn within(mut self, span: Period) -> Self {
        self.points.retain(|point| span.holds(point.period.to));
        self.gaps.retain(|gap| gap.period.from <= span.to && span.from <= gap.period.to);
        self
    }

    /// Returns the group that was asked for.
    pub fn group(&self) -> &Group {
        &self.group
    }

    /// Returns the name under which the group is shown in the last release.
    pub fn shown_as(&self) -> &Group {
        &self.shown_as
    }

    /// Returns what is measured.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// Returns the figures in order of time.
    pub fn points(&self) -> &[EmployeePoint] {
        &self.points
    }

    /// Returns the weeks that are withheld, in order of time.
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    /// Returns the weeks from the first to the last figure or gap; `None` when there is neither.
    pub fn span(&self) -> Option<Period> {
        let periods =
            || self.points.iter().map(|point| point.period).chain(self.gaps.iter().map(|gap| gap.period));
        let from = periods().map(|period| period.from).min()?;
        let to = periods().map(|period| period.to).max()?;
        Some(Period { from, to })
    }

    /// Tells whether the measure is asked every week, so that a week without it is a hole.
    pub(crate) fn is_weekly(&self) -> bool {
        self.measure == Measure::MOOD || self.measure == Measure::Participation
    }
}

/// Tells whether a shown group is a group itself, or one that it was merged into.
pub fn stands_for(shown: &Group, group: &Group) -> bool {
    shown == group || (shown.is_merged() && shown.as_str().split(JOIN).any(|part| part == group.as_str()))
}

/// Returns the 95 % interval of a released mean on the measure's own scale, from its printed form only.
///
/// Variance = grid²/6 (the random rounding) + s²/n with n the middle of the printed band and s the
/// assumed person-sd: 0.85 on 1–5 and the same share of other rating scales, 75 points for a net
/// promoter score, 0 for participation (its answers are all there). An open end reaches to the end
/// of the scale. Source: docs/statistics.md, section 1 and the note on released figures.
pub fn interval(measure: &Measure, mean: Mean, grid: i32, n_band: Band) -> (f64, f64) {
    let (low, high) = scale(measure);
    let half = Z * sampling_variance(measure, grid, n_band).sqrt();
    let value = mean.drawn();
    match mean {
        Mean::Value(_) => ((value - half).max(low), (value + half).min(high)),
        Mean::AtMost(_) => (low, (value + half).min(high)),
        Mean::AtLeast(_) => ((value - half).max(low), high),
    }
}

/// Returns the sampling variance of a released mean, in squared units of the measure's own scale, from
/// its printed form only: grid²/6 + s²/n as in [`interval`].
pub fn sampling_variance(measure: &Measure, grid: i32, n_band: Band) -> f64 {
    let (low, high) = scale(measure);
    let person_sd = match measure {
        Measure::Participation => 0.0,
        _ if low < 0.0 => NET_PROMOTER_SD,
        _ => PERSON_SD / 4.0 * (high - low),
    };
    let grid = f64::from(grid) / 100.0;
    grid * grid / 6.0 + person_sd * person_sd / n_band.middle()
}

/// Returns the lowest and highest value of a measure on its own scale.
pub(crate) fn scale(measure: &Measure) -> (f64, f64) {
    let (low, high) = measure.range();
    (f64::from(low) / 100.0, f64::from(high) / 100.0)
}

/// One week of a customer metric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CustomerPoint {
    /// The week.
    pub week: Week,
    /// The figure; `None` when too few customers answered for one to be shown.
    pub figure: Option<CustomerFigure>,
}

/// A customer metric's figure with its interval, on the metric's own scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CustomerFigure {
    /// How many responses.
    pub n: u32,
    /// The figure, such as an NPS.
    pub value: f64,
    /// The lower end of the 95 % interval.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
}

/// One customer metric by week, from sums that the caller has already suppressed where they are small.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerSeries {
    /// What was asked.
    pub metric: Metric,
    /// The weeks in order of time; weeks without responses may be absent.
    pub points: Vec<CustomerPoint>,
}

impl CustomerSeries {
    /// Keeps the weeks of a span.
    pub fn within(mut self, span: Period) -> Self {
        self.points.retain(|point| span.holds(point.week));
        self
    }

    /// Returns the first and the last week; `None` without any.
    pub fn span(&self) -> Option<Period> {
        let from = self.points.iter().map(|point| point.week).min()?;
        let to = self.points.iter().map(|point| point.week).max()?;
        Some(Period { from, to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{published, release, withheld};

    fn series(releases: &[Released<Release>], group: &str, measure: &str) -> EmployeeSeries {
        EmployeeSeries::from_releases(releases, &Group::parse(group).unwrap(), &measure.parse().unwrap())
    }

    #[test]
    fn figures_and_gaps_come_in_order_of_time() {
        let releases = [
            release("2026-W03", vec![published("A", "2026-W03", "mood", 350, 25, Band::From10)]),
            release("2026-W01", vec![published("A", "2026-W01", "mood", 400, 25, Band::From10)]),
            release("2026-W02", vec![withheld("A", "2026-W02", "mood", Reason::TooFewCheckins)]),
        ];
        let series = series(&releases, "A", "mood");
        assert_eq!(series.points().iter().map(|point| point.value).collect::<Vec<_>>(), [4.0, 3.5]);
        assert_eq!(series.gaps().len(), 1);
        assert_eq!(series.span().map(|span| (span.from.number(), span.to.number())), Some((1, 3)));
    }

    #[test]
    fn a_window_that_was_waited_for_is_no_gap_once_it_is_there() {
        let waiting = release("2026-W01", vec![withheld("A", "2026-W01", "mood", Reason::WaitsForWindow)]);
        assert_eq!(series(std::slice::from_ref(&waiting), "A", "mood").gaps().len(), 1);
        let done =
            release("2026-W04", vec![published("A", "2026-W01..2026-W04", "mood", 375, 25, Band::From20)]);
        let both = series(&[waiting, done], "A", "mood");
        assert!(both.gaps().is_empty());
        assert_eq!(both.points().len(), 1);
    }

    #[test]
    fn a_merged_group_is_read_under_its_shown_name() {
        let releases =
            [release("2026-W01", vec![published("P/A + P/B", "2026-W01", "mood", 400, 25, Band::From10)])];
        let read = series(&releases, "P/B", "mood");
        assert_eq!(read.points().len(), 1);
        assert_eq!(read.shown_as().as_str(), "P/A + P/B");
        assert_eq!(read.group().as_str(), "P/B");

        let part = releases[0]
            .cells_of(&Group::merged([&Group::parse("P/A").unwrap(), &Group::parse("P/B").unwrap()]));
        let from_part = EmployeeSeries::from_parts(&[part], &Group::parse("P/B").unwrap(), &Measure::MOOD);
        assert_eq!(from_part, read);
    }

    #[test]
    fn the_interval_follows_from_the_printed_figure() {
        let check = |measure: &str, mean: Mean, grid: i32, band: Band, lo: f64, hi: f64| {
            let (got_lo, got_hi) = interval(&measure.parse().unwrap(), mean, grid, band);
            assert!((got_lo - lo).abs() < 5e-4, "{measure} {mean:?}: {got_lo} for {lo}");
            assert!((got_hi - hi).abs() < 5e-4, "{measure} {mean:?}: {got_hi} for {hi}");
        };
        // 1.959964 · √(0.25²/6 + 0.85²/14.5) = 0.481 060
        check("mood", Mean::Value(375), 25, Band::From10, 3.268_94, 4.231_06);
        // 1.959964 · √(0.1²/6 + 0.85²/250) = 0.132 304
        check("mood", Mean::Value(360), 10, Band::From200, 3.467_70, 3.732_30);
        check("mood", Mean::AtMost(150), 25, Band::From10, 1.0, 1.981_06);
        check("mood", Mean::AtLeast(450), 25, Band::From10, 4.018_94, 5.0);
        // 1.959964 · √(0.5²/6 + 1.275²/14.5) = 0.768 560
        check("touchpoint:phone", Mean::Value(500), 50, Band::From10, 4.231_44, 5.768_56);
        // 1.959964 · √(25²/6 + 75²/14.5) = 43.478 4
        check("recommendation", Mean::Value(2500), 2500, Band::From10, -18.478_4, 68.478_4);
        // Rounding only: 1.959964 · 10/√6 = 8.0015
        check("participation", Mean::Value(7000), 1000, Band::From20, 61.998_5, 78.001_5);
    }

    #[test]
    fn nothing_but_the_printed_form_moves_the_interval() {
        let cell = published("A", "2026-W01", "mood", 375, 25, Band::From10);
        let other = published("B", "2026-W01", "mood", 375, 25, Band::From10);
        let releases = [release("2026-W01", vec![cell, other])];
        let bounds = |group| {
            let read = series(&releases, group, "mood");
            (read.points()[0].lo, read.points()[0].hi)
        };
        assert_eq!(bounds("A"), bounds("B"));
    }
}
