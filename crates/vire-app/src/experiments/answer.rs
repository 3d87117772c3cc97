//! An experiment's answer for scripts: one that is written down, or teams and a start given now.

use serde_json::{Value, json};
use vire_core::group::Group;
use vire_stats::DEFAULT_SEED;
use vire_store::ExperimentId;
use vire_store::organisation::Experiment;

use crate::desk::Desk;
use crate::dto::ExperimentDraft;
use crate::fault::{Fault, Outcome};

use super::making::{groups, proposed, weekly};
use super::{State, Yardstick, find, measured};

const METHOD: &str = "gap-series difference, placebo test in teams and weeks";

/// Answers for an experiment that is written down.
///
/// # Errors
/// `experiment_unknown`, `experiment_needs_start`.
pub fn answer(desk: &Desk, id: &str) -> Outcome<Value> {
    of(desk, &find(desk, id)?)
}

/// Answers for teams and a start given now; without comparison teams the most alike are taken. Keeps nothing.
///
/// # Errors
/// `experiment_needs_teams`, `experiment_needs_start`, `experiment_team_not_weekly`, `measure_unknown`.
pub fn answer_for(desk: &Desk, draft: &ExperimentDraft) -> Outcome<Value> {
    let mut one = sketch(draft)?;
    if one.teams.is_empty() {
        return Err(Fault::refused("experiment_needs_teams"));
    }
    weekly(desk, one.teams.iter().chain(&one.comparison))?;
    if one.comparison.is_empty() {
        one.comparison = proposed(desk, &one)?;
    }
    of(desk, &one)
}

/// Reads what a draft says, without keeping it.
pub(super) fn sketch(draft: &ExperimentDraft) -> Outcome<Experiment> {
    Ok(Experiment {
        id: draft.id.as_deref().and_then(|id| id.parse().ok()).unwrap_or(ExperimentId([0; 16])),
        idea: None,
        state: State::Planned.id().to_owned(),
        before: String::new(),
        title: String::new(),
        hypothesis: String::new(),
        measure: draft.measure.parse::<Yardstick>()?.to_string(),
        teams: groups(&draft.teams)?,
        comparison: groups(&draft.comparison)?,
        from: draft.from.as_deref().map(str::parse).transpose()?,
        to: draft.to.as_deref().map(str::parse).transpose()?,
        notes: String::new(),
        decision: String::new(),
    })
}

fn of(desk: &Desk, one: &Experiment) -> Outcome<Value> {
    let start = one.from.ok_or_else(|| Fault::refused("experiment_needs_start"))?;
    let paths = |groups: &[Group]| groups.iter().map(Group::to_string).collect::<Vec<_>>();
    let mut answer = json!({
        "verdict": "cannot_tell", "effect": null, "interval": null, "t": null, "p": null,
        "make_believe": null, "weeks_before": 0, "weeks_after": 0,
        "groups": paths(&one.teams), "comparison": [], "start": start.to_string(), "measure": one.measure,
        "method": METHOD, "seed": DEFAULT_SEED, "reasons": ["no_figures"],
    });
    let Some(found) = measured(desk, one)? else { return Ok(answer) };
    let said = json!({
        "verdict": found.verdict.id(),
        "effect": found.effect.as_ref().map(|effect| effect.effect),
        "interval": found.effect.as_ref().and_then(|effect| effect.interval).map(|(lo, hi)| [lo, hi]),
        "t": found.effect.as_ref().map(|effect| effect.t),
        "p": found.effect.as_ref().map(|effect| effect.p),
        "make_believe": found.effect.as_ref().map(|effect| effect.n_placebo),
        "difference": found.difference(),
        "weeks_before": found.weeks.0,
        "weeks_after": found.weeks.1,
        "from": found.span.from.to_string(),
        "to": found.span.to.to_string(),
        "comparison": paths(&found.comparison),
        "reasons": found.refusal.iter().collect::<Vec<_>>(),
    });
    if let (Some(all), Value::Object(said)) = (answer.as_object_mut(), said) {
        all.extend(said);
    }
    Ok(answer)
}
