//! Findings for a report: what the released figures say, in words, with how sure it is.
//!
//! Takes the first three that there are: how mood moves, who moves first, what came of an experiment, how
//! customers' figures move, which subjects stand out. Computes them each time; none is written here.

use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::question::{Driver, Question};
use vire_core::release::Measure;
use vire_core::week::{Period, Week};
use vire_report::export::Finding;
use vire_report::names;
use vire_report::series::{EmployeePoint, PERSON_SD};
use vire_stats::Series;
use vire_stats::trend::{OBSERVED_WEEKS, trend};
use vire_text::{Text, Value};

use crate::desk::Desk;
use crate::experiments::{OfReport, Verdict, Yardstick};
use crate::fault::Outcome;
use crate::figures::{Figures, customer_weeks};
use crate::insight;

/// How many findings a report has at most.
const MOST: usize = 3;
/// The weeks that a direction is read from.
const WEEKS: i32 = 52;
/// Weeks to a month.
const MONTH: f64 = 52.18 / 12.0;

/// Returns the findings of the weeks up to the end of a span.
///
/// # Errors
/// What the stores say.
pub fn findings(
    desk: &Desk,
    figures: &Figures,
    span: Period,
    experiments: &[OfReport],
    text: &Text,
) -> Outcome<Vec<Finding>> {
    let mut found: Vec<Finding> = mood(figures, span.to, text).into_iter().collect();
    let mut metrics = Vec::new();
    for metric in Metric::ALL {
        if !customer_weeks(desk, metric)?.is_empty() {
            metrics.push(metric);
        }
    }
    if let Some(metric) = metrics.first() {
        found.extend(link(desk, *metric, text)?);
    }
    found.extend(experiments.first().map(|one| experiment(one, text)));
    if found.len() < MOST
        && let Some(metric) = metrics.first()
    {
        found.extend(customers(desk, *metric, span.to, text)?);
    }
    if found.len() < MOST {
        found.extend(drivers(figures, span, text));
    }
    found.truncate(MOST);
    Ok(found)
}

fn weekly(point: &EmployeePoint) -> bool {
    point.period.from == point.period.to
}

/// How the organisation's mood moves.
fn mood(figures: &Figures, last: Week, text: &Text) -> Option<Finding> {
    let series = figures.series(&Group::organisation(), &Measure::MOOD);
    let span = Period { from: last.plus(1 - WEEKS), to: last };
    let points: Vec<&EmployeePoint> =
        series.points().iter().filter(|point| weekly(point) && span.holds(point.period.to)).collect();
    let latest = points.last()?;
    let noise: f64 = points
        .iter()
        .map(|point| {
            let grid = f64::from(point.grid) / 100.0;
            grid * grid / 6.0 + PERSON_SD * PERSON_SD / point.n_band.middle()
        })
        .sum::<f64>()
        / points.len() as f64;
    let weeks: Series = span
        .weeks()
        .map(|week| points.iter().find(|point| point.period.to == week).map(|point| point.value))
        .collect();
    let name = names::measure(text, &Measure::MOOD);
    let now = text.get(
        "finding-now",
        &[
            ("value", Value::Text(&names::mean(text, &Measure::MOOD, latest.mean, latest.grid))),
            ("when", Value::Text(&names::week_of_year(text, latest.period.to))),
            ("range", Value::Text(&names::range(text, latest.lo, latest.hi, 1))),
        ],
    );
    let (said, sure) = direction(&weeks, noise, 2, text);
    Some(Finding { title: name, said: format!("{said} {now}"), sure })
}

/// Says which way a series goes, a month, and how sure that is.
fn direction(weeks: &[Option<f64>], noise: f64, decimals: usize, text: &Text) -> (String, String) {
    let seen = weeks.iter().flatten().count();
    let Ok(found) = trend(weeks, noise) else {
        let needed = OBSERVED_WEEKS.saturating_sub(seen);
        return (
            text.get("finding-too-short", &[("needed", Value::from(needed))]),
            text.get("finding-weeks", &[("weeks", Value::from(seen))]),
        );
    };
    let monthly = |slope: f64| text.number((slope * MONTH).abs(), decimals);
    let signed = |slope: f64| text.number(slope * MONTH, decimals);
    let key = match (found.p < 0.05, found.slope) {
        (true, slope) if slope > 0.0 => "finding-up",
        (true, slope) if slope < 0.0 => "finding-down",
        _ => "finding-no-direction",
    };
    let said = text.get(key, &[("change", Value::Text(&monthly(found.slope)))]);
    let range = text.get(
        "report-range-signed",
        &[("lo", Value::Text(&signed(found.slope_lo))), ("hi", Value::Text(&signed(found.slope_hi)))],
    );
    let args = [("range", Value::Text(&range)), ("weeks", Value::from(seen))];
    (said, text.get("finding-direction-sure", &args))
}

/// Who moves first, people or customers.
fn link(desk: &Desk, metric: Metric, text: &Text) -> Outcome<Option<Finding>> {
    let answer = insight::link(desk, &Group::organisation(), &Measure::MOOD, metric)?;
    let Some(verdict) = answer.get("verdict").and_then(|verdict| verdict.as_str()) else { return Ok(None) };
    let number = |name: &str| answer.get(name).and_then(serde_json::Value::as_f64);
    let name = names::metric(text, metric);
    let lag = number("best_lag_weeks").unwrap_or_default().abs() as i64;
    let said = text.get(
        &format!("finding-link-{verdict}"),
        &[("metric", Value::Text(&name)), ("weeks", Value::Whole(lag))],
    );
    let counted = [
        ("groups", Value::Whole(number("groups").unwrap_or_default() as i64)),
        ("weeks", Value::Whole(number("weeks").unwrap_or_default() as i64)),
        ("power", Value::Whole((number("power_percent").unwrap_or_default() / 10.0).round() as i64)),
    ];
    let mut sure = text.get("finding-link-sure", &counted);
    let claimed = ["employees_lead", "customers_lead", "both", "same_week"].contains(&verdict);
    let ends =
        answer.get("interval").and_then(serde_json::Value::as_array).and_then(|ends| match ends.as_slice() {
            [lo, hi] => Some((lo.as_f64()?, hi.as_f64()?)),
            _ => None,
        });
    if let (true, Some(r), Some((lo, hi))) = (claimed, number("correlation"), ends) {
        let range = names::range(text, lo, hi, 2);
        let args = [("r", Value::Number(r, 2)), ("range", Value::Text(&range))];
        sure = format!("{} {sure}", text.get("finding-link-strength", &args));
    }
    let title = text.get("finding-link-title", &[("metric", Value::Text(&name))]);
    Ok(Some(Finding { title, said, sure }))
}

/// What came of an experiment.
fn experiment(one: &OfReport, text: &Text) -> Finding {
    let measure = match &one.yardstick {
        Yardstick::People(measure) => names::measure(text, measure),
        Yardstick::Customers(metric) => names::metric(text, *metric),
    };
    let decimals = one.yardstick.decimals();
    let effect = one.found.effect.as_ref();
    let size = text.number(effect.map_or(0.0, |effect| effect.effect.abs()), decimals);
    let said = text.get(
        &format!("verdict-sentence-{}", one.verdict.id()),
        &[("measure", Value::Text(&measure)), ("effect", Value::Text(&size))],
    );
    let (before, after) = one.found.weeks;
    let mut sure =
        text.get("report-gap-weeks", &[("before", Value::from(before)), ("after", Value::from(after))]);
    if let Some(effect) = effect {
        let all = effect.n_placebo;
        let large = (effect.p * (all as f64 + 1.0) - 1.0).round().max(0.0);
        let percent = match 100.0 * large / (all as f64).max(1.0) {
            share if share > 0.0 && share < 1.0 => "< 1".to_owned(),
            share => text.number(share, 0),
        };
        let args = [
            ("all", Value::from(all)),
            ("large", Value::Whole(large as i64)),
            ("percent", Value::Text(&percent)),
        ];
        let placebo = text.get("verdict-placebo", &args);
        let interval = effect.interval.map_or_else(
            || text.get("verdict-no-interval", &[]),
            |(lo, hi)| {
                let (lo, hi) = (text.number(lo, decimals), text.number(hi, decimals));
                text.get("verdict-interval", &[("lo", Value::Text(&lo)), ("hi", Value::Text(&hi))])
            },
        );
        sure = format!("{interval} {placebo} {sure}");
    } else if one.verdict == Verdict::CannotTell {
        sure = format!("{} {sure}", text.get("finding-no-effect", &[]));
    }
    Finding { title: one.title.clone(), said, sure }
}

/// How a customer metric moves.
fn customers(desk: &Desk, metric: Metric, last: Week, text: &Text) -> Outcome<Option<Finding>> {
    let sums = customer_weeks(desk, metric)?;
    let span = Period { from: last.plus(1 - WEEKS), to: last };
    let weeks: Series =
        span.weeks().map(|week| sums.get(&week).and_then(|sums| metric.figure(sums))).collect();
    if weeks.iter().all(Option::is_none) {
        return Ok(None);
    }
    let decimals = usize::from(metric == Metric::Ces) * 2;
    // Without each week's own spread the noise is taken as unknown, which is the cautious side.
    let (said, sure) = direction(&weeks, 0.0, decimals, text);
    Ok(Some(Finding { title: names::metric(text, metric), said, sure }))
}

/// Which subjects stand out in the whole organisation.
fn drivers(figures: &Figures, span: Period, text: &Text) -> Option<Finding> {
    let mut latest: Vec<(Measure, EmployeePoint)> = Driver::ALL
        .into_iter()
        .map(|driver| Measure::Question(Question::Driver(driver)))
        .filter_map(|measure| {
            let series = figures.series(&Group::organisation(), &measure).within(span);
            Some((measure, *series.points().last()?))
        })
        .collect();
    latest.sort_by(|a, b| a.1.value.total_cmp(&b.1.value));
    let ((low, low_point), (high, high_point)) = (latest.first()?.clone(), latest.last()?.clone());
    let said_of = |measure: &Measure, point: &EmployeePoint| {
        let value = names::mean(text, measure, point.mean, point.grid);
        let range = names::range(text, point.lo, point.hi, 1);
        (names::measure(text, measure), value, range)
    };
    let (low_name, low_value, low_range) = said_of(&low, &low_point);
    let (high_name, high_value, high_range) = said_of(&high, &high_point);
    let apart = high_point.lo > low_point.hi;
    let args = [
        ("high", Value::Text(&high_name)),
        ("low", Value::Text(&low_name)),
        ("high_value", Value::Text(&high_value)),
        ("low_value", Value::Text(&low_value)),
        ("high_range", Value::Text(&high_range)),
        ("low_range", Value::Text(&low_range)),
    ];
    Some(Finding {
        title: text.get("finding-drivers-title", &[]),
        said: text.get(if apart { "finding-drivers-apart" } else { "finding-drivers-alike" }, &args),
        sure: text.get("finding-drivers-sure", &args),
    })
}
