//! Which drivers go together with mood: on the same sheet, from the released correlations of the whole
//! organisation; and in the following weeks, from released weekly figures.

use std::collections::BTreeMap;

use vire_core::disclosure::{Released, STEP, kept_questions};
use vire_core::group::Group;
use vire_core::question::{Driver, Question};
use vire_core::release::{Correlations, Measure};
use vire_core::week::Period;
use vire_stats::drivers::{mood_ahead, pooled_ranges, rows_needed};
use vire_stats::{DEFAULT_SEED, Refusal, Series};

use super::link::missing;
use super::panel::{number, points, smallest_weekly, week_of};
use crate::dto::{DriverRow, DriversView, HowView, MissingView};
use crate::fault::{Fault, Outcome};
use crate::figures::Figures;
use crate::watch::{Watch, go_on};

/// Draws behind the range of a share.
const DRAWS: usize = 200;

/// Tells which drivers go together with mood in the whole organisation.
///
/// # Errors
/// `cancelled`; `internal` when correlations are not what a release writes.
pub fn drivers(figures: &Figures, watch: &dyn Watch) -> Outcome<DriversView> {
    let questions = kept_questions();
    let needed = questions.len() * (questions.len() - 1) / 2;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut view = DriversView {
        drivers: Driver::ALL
            .map(|driver| DriverRow {
                driver: driver.id().to_owned(),
                share_from: None,
                share_to: None,
                top: false,
                same_week: None,
                next_lo: None,
                next_hi: None,
                next_clear: false,
            })
            .to_vec(),
        explained: None,
        pairs: 0,
        pairs_needed: count(needed),
        half_from: None,
        half_to: None,
        missing: None,
        next_missing: None,
        how: HowView { method: "drivers".into(), ..HowView::default() },
    };
    watch.progress("drivers", 0, 2);
    let latest = latest(figures);
    if let Some(found) = &latest {
        view.pairs = count(found.pairs.len());
        view.half_from = Some(found.period.from.to_string());
        view.half_to = Some(found.period.to.to_string());
        view.how.sources.push("correlations".into());
        let mut bands: BTreeMap<&'static str, u32> = BTreeMap::new();
        for pair in &found.pairs {
            *bands.entry(pair.n_band.as_str()).or_default() += 1;
        }
        view.how.n_bands = super::link::ends(&bands);
        shares(&mut view, found, people(figures, found.period))?;
    } else {
        view.missing = Some(MissingView { what: "half_years".into(), needed: 1, have: 0 });
    }
    go_on(watch)?;
    watch.progress("drivers", 1, 2);
    next_weeks(&mut view, figures)?;
    watch.progress("drivers", 2, 2);
    Ok(view)
}

/// Returns the latest released correlations; a lead's parts hold none.
fn latest(figures: &Figures) -> Option<Released<Correlations>> {
    match figures {
        Figures::Whole(releases) => releases.iter().flat_map(Released::correlations).next_back(),
        Figures::Parts { .. } => None,
    }
}

/// Returns how many different people stand behind a half-year, at least: those of one usual week.
fn people(figures: &Figures, half: Period) -> f64 {
    let mut weekly: Vec<f64> = points(figures, &Group::organisation(), &Measure::MOOD)
        .iter()
        .filter(|point| half.holds(point.period.to))
        .map(|point| point.n_band.middle())
        .collect();
    weekly.sort_by(f64::total_cmp);
    weekly.get(weekly.len() / 2).copied().unwrap_or(0.0)
}

/// Divides the explained variance, when every pair that this takes is released.
fn shares(view: &mut DriversView, found: &Correlations, people: f64) -> Outcome<()> {
    let known: BTreeMap<(&Question, &Question), (f64, f64)> = found
        .pairs
        .iter()
        .flat_map(|pair| {
            let value = (f64::from(pair.hundredths) / 100.0, pair.n_band.middle());
            [((&pair.a, &pair.b), value), ((&pair.b, &pair.a), value)]
        })
        .collect();
    let drivers: Vec<Question> = Driver::ALL.map(Question::Driver).to_vec();
    for (row, driver) in view.drivers.iter_mut().zip(&drivers) {
        row.same_week = known.get(&(driver, &Question::Mood)).map(|(r, _)| *r);
    }
    if found.pairs.len() < usize::try_from(view.pairs_needed).unwrap_or(usize::MAX) {
        view.missing =
            Some(MissingView { what: "pairs".into(), needed: view.pairs_needed, have: view.pairs });
        return Ok(());
    }
    let rarest = found.pairs.iter().map(|pair| pair.n_band.middle()).fold(f64::INFINITY, f64::min);
    let needed = rows_needed(drivers.len());
    if rarest < needed as f64 {
        let have = rarest as u32;
        let needed = u32::try_from(needed).unwrap_or(u32::MAX);
        view.missing = Some(MissingView { what: "rows".into(), needed, have });
        return Ok(());
    }
    let order: Vec<&Question> = drivers.iter().chain([&Question::Mood]).collect();
    let matrix: Vec<Vec<f64>> = order
        .iter()
        .map(|a| {
            order
                .iter()
                .map(|b| if a == b { 1.0 } else { known.get(&(*a, *b)).map_or(0.0, |(r, _)| *r) })
                .collect()
        })
        .collect();
    // The same people answer in many weeks: each counts once.
    let step = f64::from(STEP) / 100.0;
    match pooled_ranges(&matrix, people.min(rarest), step, DRAWS, DEFAULT_SEED) {
        Ok(ranges) => {
            view.explained = Some(100.0 * ranges.r2);
            view.how.seed = Some(ranges.seed.to_string());
            view.how.comparisons = u32::try_from(DRAWS).ok();
            for (row, range) in view.drivers.iter_mut().zip(&ranges.drivers) {
                row.share_from = Some(100.0 * range.lo);
                row.share_to = Some(100.0 * range.hi);
                row.top = range.top;
            }
        }
        Err(Refusal::BadInput { field }) => return Err(Fault::internal("drivers").with("field", field)),
        Err(refusal) => view.missing = missing(&refusal),
    }
    Ok(())
}

/// Sets a driver of one week against mood of the following four, team by team, from released figures.
fn next_weeks(view: &mut DriversView, figures: &Figures) -> Outcome<()> {
    let teams = smallest_weekly(figures, &Group::organisation());
    let mood: Vec<BTreeMap<i64, f64>> =
        teams.iter().map(|team| weekly(figures, team, &Measure::MOOD)).collect();
    let weeks = || mood.iter().flat_map(|cells| cells.keys());
    let (Some(first), Some(last)) = (weeks().min().copied(), weeks().max().copied()) else { return Ok(()) };
    view.how.from = Some(week_of(first).to_string());
    view.how.to = Some(week_of(last).to_string());
    view.how.weeks = u32::try_from(last - first + 1).unwrap_or(u32::MAX);
    view.how.groups = teams.iter().map(ToString::to_string).collect();
    view.how.sources.push("releases".into());
    let lay = |cells: &BTreeMap<i64, f64>| -> Series {
        (first..=last).map(|week| cells.get(&week).copied()).collect()
    };
    let mood: Vec<Series> = mood.iter().map(lay).collect();
    let asked: Vec<Vec<Series>> = Driver::ALL
        .into_iter()
        .map(|driver| {
            let measure = Measure::Question(Question::Driver(driver));
            teams.iter().map(|team| lay(&weekly(figures, team, &measure))).collect()
        })
        .collect();
    let asked: Vec<&[Series]> = asked.iter().map(Vec::as_slice).collect();
    let found = match mood_ahead(&asked, &mood, DEFAULT_SEED) {
        Ok(found) => found,
        Err(Refusal::BadInput { field }) => return Err(Fault::internal("drivers").with("field", field)),
        Err(refusal) => {
            view.next_missing = missing(&refusal);
            return Ok(());
        }
    };
    for (one, row) in found.into_iter().zip(&mut view.drivers) {
        match one {
            Ok(found) => {
                (row.next_lo, row.next_hi) = (Some(found.lo), Some(found.hi));
                row.next_clear = found.p <= 0.05;
                view.how.seed = Some(found.seed.to_string());
            }
            Err(refusal) => view.next_missing = view.next_missing.take().or_else(|| missing(&refusal)),
        }
    }
    Ok(())
}

fn weekly(figures: &Figures, team: &Group, measure: &Measure) -> BTreeMap<i64, f64> {
    points(figures, team, measure)
        .into_iter()
        .filter(|point| point.period.from == point.period.to)
        .map(|point| (number(point.period.to), point.mean))
        .collect()
}
