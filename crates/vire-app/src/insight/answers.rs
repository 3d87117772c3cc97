//! The answers of `virectl insight`, by names as scripts write them.

use serde_json::{Value, json};
use vire_core::group::Group;
use vire_core::release::Measure;

use super::{Pair, drivers, several_links, signals_json, trend_json};
use crate::customers::metric_of;
use crate::desk::Desk;
use crate::fault::Outcome;
use crate::figures::{Figures, releases};
use crate::reader::group_as_shown;
use crate::watch::Watch;

/// Answers `insight trend`.
///
/// # Errors
/// `group_unknown`, `measure_unknown`, and what the store says.
pub fn trend_answer(desk: &Desk, group: &str, measure: &str) -> Outcome<Value> {
    moving(desk, group, measure, trend_json)
}

/// Answers `insight signals`.
///
/// # Errors
/// As [`trend_answer`].
pub fn signals_answer(desk: &Desk, group: &str, measure: &str) -> Outcome<Value> {
    moving(desk, group, measure, signals_json)
}

fn moving(
    desk: &Desk,
    group: &str,
    measure: &str,
    say: impl Fn(&Figures, &Group, &Measure) -> Outcome<Value>,
) -> Outcome<Value> {
    let figures = Figures::Whole(releases(desk)?);
    let group = group_as_shown(group)?;
    figures.check(&group, &desk.roster()?.groups())?;
    say(&figures, &group, &measure.parse()?)
}

/// Answers `insight drivers`: with mood, and with one customer metric.
///
/// # Errors
/// `metric_unknown`, `cancelled`, and what the store says.
pub fn drivers_answer(desk: &Desk, metric: &str, watch: &dyn Watch) -> Outcome<Value> {
    let figures = Figures::Whole(releases(desk)?);
    let pair = Pair {
        group: Group::organisation(),
        measure: Measure::MOOD,
        metric: metric_of(metric)?,
        touchpoint: None,
    };
    let with_mood = drivers(&figures, watch)?;
    let with_customers = several_links(desk, &figures, &pair, watch)?;
    Ok(json!({ "mood": with_mood, "customer": metric, "customers": with_customers }))
}
