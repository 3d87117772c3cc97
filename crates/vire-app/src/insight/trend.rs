//! Trends, told right: a level with its band, flags with what false ones to expect, a tendency.
//!
//! Parameters are pooled over the smallest groups of the same calendar; a unit or the organisation
//! repeats its teams and therefore stands alone.

use std::path::Path;

use serde_json::{Value, json};
use vire_core::group::Group;
use vire_core::release::Measure;
use vire_stats::change_points::{SHORTEST_SEGMENT, change_points};
use vire_stats::signals::{BASELINE_WEEKS, EWMA_LAMBDA, TeamSignals, expected_false_flags, signals};
use vire_stats::trend::trends;
use vire_stats::{Refusal, Series};

use super::link::{ends, missing};
use super::panel::{Point, number, points, smallest_weekly, week_of};
use super::panel_file;
use crate::dto::{DirectionView, FlagView, HowView, LevelRow, TrendView};
use crate::fault::{Fault, Outcome};
use crate::figures::Figures;

/// Weeks from the start that define what is usual.
const USUAL_WEEKS: usize = 26;
/// Weeks in a month, on average.
const WEEKS_A_MONTH: f64 = 52.0 / 12.0;
const Z95: f64 = 1.959_964;

/// The series of some groups with their known noise, week by week.
struct Lines {
    first: i64,
    groups: Vec<String>,
    y: Vec<Series>,
    variances: Vec<Series>,
    bands: std::collections::BTreeMap<&'static str, u32>,
    /// Whether weeks are whole numbers instead of weeks of a calendar.
    numbered: bool,
}

fn is_weekly(points: &[Point]) -> bool {
    points.last().is_some_and(|last| last.period.from == last.period.to)
}

/// Lays out the asked group first, then those that it is pooled with.
fn lines(figures: &Figures, group: &Group, measure: &Measure) -> Option<Lines> {
    // A group that is merged this quarter is looked at under the name that it is shown with.
    let series = figures.series(group, measure);
    let group = series.shown_as();
    let own = points(figures, group, measure);
    let weekly = is_weekly(&own);
    let teams = smallest_weekly(figures, &Group::organisation());
    let mut all = vec![(group.clone(), own)];
    if weekly && teams.contains(group) {
        let others = teams.into_iter().filter(|team| team != group);
        all.extend(others.map(|team| (team.clone(), points(figures, &team, measure))));
    }
    all.retain(|(name, points)| name == group || !points.is_empty());
    let weeks = || all.iter().flat_map(|(_, points)| points).map(|point| number(point.period.to));
    let (first, last) = (weeks().min()?, weeks().max()?);
    let lay = |points: &[Point], what: fn(&Point) -> f64| -> Series {
        let mut series = vec![None; usize::try_from(last - first + 1).unwrap_or(0)];
        for point in points {
            let at = usize::try_from(number(point.period.to) - first).unwrap_or(0);
            if let Some(cell) = series.get_mut(at) {
                *cell = Some(what(point));
            }
        }
        series
    };
    let mut bands = std::collections::BTreeMap::new();
    for point in all.first().into_iter().flat_map(|(_, points)| points) {
        *bands.entry(point.n_band.as_str()).or_default() += 1;
    }
    Some(Lines {
        first,
        y: all.iter().map(|(_, points)| lay(points, |point| point.mean)).collect(),
        variances: all.iter().map(|(_, points)| lay(points, |point| point.variance)).collect(),
        groups: all.into_iter().map(|(name, _)| name.to_string()).collect(),
        bands,
        numbered: false,
    })
}

impl Lines {
    fn week(&self, at: usize) -> String {
        let number = self.first + i64::try_from(at).unwrap_or_default();
        if self.numbered { number.to_string() } else { week_of(number).to_string() }
    }

    /// How many weeks from the start hold twelve observed ones; 26 where that is enough.
    fn baseline(&self) -> usize {
        let seen =
            |weeks: usize| self.y.iter().map(|y| y.iter().take(weeks).flatten().count()).max().unwrap_or(0);
        let weeks = self.y.first().map_or(0, Vec::len);
        (USUAL_WEEKS..=weeks).find(|upto| seen(*upto) >= BASELINE_WEEKS).unwrap_or(USUAL_WEEKS)
    }

    /// Mean sampling variance of every group over its observed weeks.
    fn noise(&self) -> Vec<f64> {
        let mean = |variances: &Series| {
            let seen: Vec<f64> = variances.iter().flatten().copied().collect();
            if seen.is_empty() { 0.0 } else { seen.iter().sum::<f64>() / seen.len() as f64 }
        };
        self.variances.iter().map(mean).collect()
    }
}

/// A group's smoothed level and what stands out in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Levelled {
    /// Every week from the first to the last figure, with level and band.
    pub level: Vec<LevelRow>,
    /// Weeks that stand out, in order of time.
    pub flags: Vec<FlagView>,
}

/// Returns the smoothed level of a group; nothing below 12 weeks.
pub fn levelled(figures: &Figures, group: &Group, measure: &Measure) -> Levelled {
    let Some(lines) = lines(figures, group, measure) else { return Levelled::default() };
    level_of(&lines).map(|(found, _)| found).unwrap_or_default()
}

fn level_of(lines: &Lines) -> Result<(Levelled, TeamSignals), Refusal> {
    let own = lines.y.first().cloned().unwrap_or_default();
    let seen = own.iter().flatten().count();
    if seen < BASELINE_WEEKS {
        return Err(Refusal::NotEnoughData {
            what: "observed_weeks",
            needed: BASELINE_WEEKS as u64,
            have: seen as u64,
        });
    }
    let found = signals(&lines.y, &lines.variances, lines.baseline(), EWMA_LAMBDA)?;
    let team = found.teams.into_iter().next().ok_or(Refusal::NoVariation { what: "y" })?;
    let first = own.iter().position(Option::is_some).unwrap_or(0);
    let last = own.iter().rposition(Option::is_some).unwrap_or(0);
    let level = team
        .smoothed
        .iter()
        .zip(&team.smoothed_sd)
        .enumerate()
        .filter(|(at, _)| (first..=last).contains(at))
        .map(|(at, (level, sd))| LevelRow {
            week: lines.week(at),
            level: *level,
            lo: level - Z95 * sd,
            hi: level + Z95 * sd,
        })
        .collect();
    let flags = flags(lines, &own, &team);
    Ok((Levelled { level, flags }, team))
}

fn flags(lines: &Lines, own: &Series, team: &TeamSignals) -> Vec<FlagView> {
    let smoothed = |at: usize| team.smoothed.get(at).copied().unwrap_or_default();
    let mut found: Vec<(usize, &str, bool)> = Vec::new();
    for at in &team.spikes {
        found.push((*at, "spike", own.get(*at).copied().flatten().unwrap_or_default() > smoothed(*at)));
    }
    // A shift lasts; the first of its weeks carries the flag.
    for at in &team.shifts {
        if !at.checked_sub(1).is_some_and(|before| team.shifts.contains(&before)) {
            let before = smoothed(at.saturating_sub(SHIFT_LOOKS_BACK));
            found.push((*at, "shift", smoothed(*at) > before));
        }
    }
    if let Ok(changes) = change_points(&lines.y, &lines.variances, SHORTEST_SEGMENT) {
        let weeks = changes.teams.into_iter().next().map(|team| team.change_weeks).unwrap_or_default();
        for (at, up) in steps(own, &weeks) {
            found.push((at, "change", up));
        }
    }
    found.sort_unstable();
    found
        .into_iter()
        .map(|(at, kind, up)| FlagView { week: lines.week(at), kind: kind.to_owned(), up })
        .collect()
}

/// A shift points to where the level has gone in so many weeks.
const SHIFT_LOOKS_BACK: usize = 6;

/// Says of every change whether the new level is above the one before.
fn steps(own: &Series, changes: &[usize]) -> Vec<(usize, bool)> {
    let mut edges = vec![0];
    edges.extend(changes);
    edges.push(own.len());
    let mean = |from: usize, to: usize| {
        let seen: Vec<f64> = own.iter().skip(from).take(to.saturating_sub(from)).flatten().copied().collect();
        seen.iter().sum::<f64>() / (seen.len().max(1)) as f64
    };
    edges
        .windows(3)
        .filter_map(|edge| match edge {
            [before, at, after] => Some((*at, mean(*at, *after) > mean(*before, *at))),
            _ => None,
        })
        .collect()
}

/// Tells how a measure of a group moves.
///
/// # Errors
/// `internal` when figures are not what a release writes.
pub fn trend_view(figures: &Figures, group: &Group, measure: &Measure) -> Outcome<TrendView> {
    let mut view = nothing_yet();
    let Some(lines) = lines(figures, group, measure) else { return Ok(view) };
    fill(&lines, &mut view)?;
    Ok(view)
}

fn nothing_yet() -> TrendView {
    TrendView {
        direction: None,
        direction_missing: None,
        level: Vec::new(),
        level_missing: None,
        flags: Vec::new(),
        normal: None,
        false_flags_from: 0.0,
        false_flags_to: 0.0,
        how: HowView { method: "trend".into(), sources: vec!["releases".into()], ..HowView::default() },
    }
}

fn fill(lines: &Lines, view: &mut TrendView) -> Outcome<()> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let weeks = lines.y.first().map_or(0, Vec::len);
    view.how.from = Some(lines.week(0));
    view.how.to = Some(lines.week(weeks.saturating_sub(1)));
    view.how.weeks = count(weeks);
    view.how.groups = lines.groups.clone();
    view.how.n_bands = ends(&lines.bands);
    let broken = |refusal: &Refusal| match refusal {
        Refusal::BadInput { field } => Err(Fault::internal("trend").with("field", field)),
        _ => Ok(()),
    };
    match level_of(lines) {
        Ok((found, team)) => {
            let last = lines.y.first().and_then(|y| y.iter().rposition(Option::is_some));
            view.normal = last.map(|last| !team.spikes.contains(&last) && !team.shifts.contains(&last));
            view.level = found.level;
            view.flags = found.flags;
            (view.false_flags_from, view.false_flags_to) = expected_false_flags(lines.y.len(), USUAL_WEEKS);
        }
        Err(refusal) => {
            broken(&refusal)?;
            view.level_missing = missing(&refusal);
        }
    }
    let noise = lines.noise();
    let found = trends(&lines.y, &noise).map_err(|refusal| Fault::internal(refusal.code()))?;
    match found.into_iter().next() {
        Some(Ok(trend)) => {
            let direction = match (trend.p <= 0.05, trend.slope > 0.0) {
                (false, _) => "none",
                (true, true) => "up",
                (true, false) => "down",
            };
            view.direction = Some(DirectionView {
                direction: direction.to_owned(),
                per_month: trend.slope * WEEKS_A_MONTH,
                lo: trend.slope_lo * WEEKS_A_MONTH,
                hi: trend.slope_hi * WEEKS_A_MONTH,
                p: trend.p,
                tentative: trend.tentative,
                weeks: count(trend.n),
            });
        }
        Some(Err(refusal)) => {
            broken(&refusal)?;
            view.direction_missing = missing(&refusal);
        }
        None => {}
    }
    Ok(())
}

/// Answers `insight trend`.
///
/// # Errors
/// As [`trend_view`].
pub fn trend_json(figures: &Figures, group: &Group, measure: &Measure) -> Outcome<Value> {
    Ok(trend_answer(group.as_str(), &measure.to_string(), &trend_view(figures, group, measure)?))
}

fn trend_answer(group: &str, measure: &str, view: &TrendView) -> Value {
    json!({
        "group": group,
        "measure": measure,
        "direction": view.direction.as_ref().map(|found| found.direction.clone()),
        "per_month": view.direction.as_ref().map(|found| found.per_month),
        "interval": view.direction.as_ref().map(|found| [found.lo, found.hi]),
        "p": view.direction.as_ref().map(|found| found.p),
        "tentative": view.direction.as_ref().map(|found| found.tentative),
        "weeks": view.direction.as_ref().map(|found| found.weeks),
        "changes": view.flags.iter().filter(|flag| flag.kind == "change").collect::<Vec<_>>(),
        "missing": view.direction_missing,
        "how": view.how,
    })
}

/// Answers `insight signals`.
///
/// # Errors
/// As [`trend_view`].
pub fn signals_json(figures: &Figures, group: &Group, measure: &Measure) -> Outcome<Value> {
    Ok(signals_answer(group.as_str(), &measure.to_string(), &trend_view(figures, group, measure)?))
}

fn signals_answer(group: &str, measure: &str, view: &TrendView) -> Value {
    json!({
        "group": group,
        "measure": measure,
        "level": view.level,
        "flags": view.flags,
        "within_normal_variation": view.normal,
        "expected_false_flags": [view.false_flags_from, view.false_flags_to],
        "missing": view.level_missing,
        "how": view.how,
    })
}

/// Answers `insight trend --panel`: every group of one side, or the named one.
///
/// # Errors
/// Those of the panel file; `group_unknown`.
pub fn trend_of_panel(path: &Path, group: Option<&str>, customers: bool) -> Outcome<Value> {
    of_panel(path, group, customers, trend_answer)
}

/// Answers `insight signals --panel`.
///
/// # Errors
/// As [`trend_of_panel`].
pub fn signals_of_panel(path: &Path, group: Option<&str>, customers: bool) -> Outcome<Value> {
    of_panel(path, group, customers, signals_answer)
}

fn of_panel(
    path: &Path,
    group: Option<&str>,
    customers: bool,
    say: impl Fn(&str, &str, &TrendView) -> Value,
) -> Outcome<Value> {
    let panel = panel_file::read(path)?;
    if let Some(group) = group.filter(|group| !panel.groups.contains_key(*group)) {
        return Err(Fault::refused("group_unknown").with("group", group));
    }
    let side = if customers { "customers" } else { "employees" };
    let (first, _) = panel.span().unwrap_or((0, -1));
    let whole = |name: &str| {
        let (people, clients) = panel.series();
        let (ours, theirs) = panel.noise();
        let (y, variances) = if customers { (clients, theirs) } else { (people, ours) };
        let mut rows: Vec<(String, Series, Series)> = panel
            .groups
            .keys()
            .zip(y)
            .zip(variances)
            .map(|((name, y), v)| (name.clone(), y, v))
            .filter(|(other, y, _)| other == name || y.iter().any(Option::is_some))
            .collect();
        // The asked one first, as for a group of the ledger.
        rows.sort_by_key(|(other, _, _)| other != name);
        rows
    };
    let mut answers = Vec::new();
    for name in panel.groups.keys().filter(|name| group.is_none_or(|group| group == name.as_str())) {
        let rows = whole(name);
        let names: Vec<String> = rows.iter().map(|(name, _, _)| name.clone()).collect();
        let mut view = nothing_yet();
        view.how.sources = vec!["panel".into()];
        if first <= panel.span().map_or(-1, |span| span.1) {
            let lines = Lines {
                first,
                groups: names,
                y: rows.iter().map(|(_, y, _)| y.clone()).collect(),
                variances: rows.into_iter().map(|(_, _, v)| v).collect(),
                bands: std::collections::BTreeMap::new(),
                numbered: panel.numbered,
            };
            fill(&lines, &mut view)?;
        }
        answers.push(say(name, side, &view));
    }
    Ok(json!({ "groups": answers }))
}
