//! Writing an experiment down, planning it and leading it through its states.
//!
//! What was planned can be changed until it runs: whoever moves the start or picks other comparison teams
//! after seeing figures finds what they look for.

use std::collections::BTreeSet;

use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::release::Measure;
use vire_core::week::{Period, Week};
use vire_seal::random;
use vire_stats::Series;
use vire_stats::experiment::{POST_WEEKS, PRE_WEEKS};
use vire_store::ExperimentId;
use vire_store::organisation::Experiment;

use crate::desk::Desk;
use crate::dto::{
    ExperimentChoices, ExperimentDetail, ExperimentDraft, ExperimentPlan, ExperimentRow, ExperimentsView,
};
use crate::fault::{Fault, Outcome};
use crate::figures::customer_weeks;
use crate::reader::group_as_shown;

use super::answer::sketch;
use super::measuring::{Ground, Source};
use super::{State, Yardstick, detail, find, measured, proposal, public, similar};

/// The longest title and the longest text, in characters.
const TITLE: usize = 120;
const TEXT: usize = 4000;
/// How far ahead an experiment can be planned.
const AHEAD: i32 = 26;
/// The last weeks from which it is read how often a measure has a figure.
const RECENT: i32 = 26;

/// Lists the experiments, and what a new one can be made of.
///
/// # Errors
/// What the stores say.
pub fn list(desk: &mut Desk) -> Outcome<ExperimentsView> {
    proposal::take(desk)?;
    let experiments = desk.organisation.read(|read| read.experiments())?;
    let rows = experiments.iter().map(|one| row(desk, one)).collect::<Outcome<_>>()?;
    Ok(ExperimentsView { rows, choices: Some(choices(desk)?), own_groups: Vec::new() })
}

/// Lists what an experiment can be made of.
///
/// # Errors
/// What the stores say.
pub fn choices(desk: &Desk) -> Outcome<ExperimentChoices> {
    let ground = Ground::read(desk)?;
    let mut measures: Vec<String> = Vec::new();
    if let Some(ground) = &ground {
        let seen: BTreeSet<&Measure> =
            ground.figures.iter().flat_map(|release| &release.cells).map(|cell| &cell.measure).collect();
        measures.extend(seen.into_iter().map(|measure| Yardstick::People(measure.clone()).to_string()));
    }
    for metric in Metric::ALL {
        if !customer_weeks(desk, metric)?.is_empty() {
            measures.push(Yardstick::Customers(metric).to_string());
        }
    }
    let this = desk.week();
    let from = ground.as_ref().map_or(this, |ground| ground.span.from);
    Ok(ExperimentChoices {
        teams: ground.map(|ground| ground.teams()).unwrap_or_default().iter().map(Group::to_string).collect(),
        measures,
        weeks: from.through(this.plus(AHEAD)).map(|week| week.to_string()).collect(),
        week: this.to_string(),
    })
}

/// Returns one row of the list.
pub(super) fn row(desk: &Desk, one: &Experiment) -> Outcome<ExperimentRow> {
    let state: State = one.state.parse().map_err(|_| Fault::closed("damaged").with("what", "experiment"))?;
    let verdict = match state {
        State::Measured | State::Adopted => measured(desk, one)?.map(|found| found.verdict.id().to_owned()),
        State::Dropped if one.before == State::Measured.id() => {
            measured(desk, one)?.map(|found| found.verdict.id().to_owned())
        }
        _ => None,
    };
    Ok(ExperimentRow {
        id: one.id.to_string(),
        idea: one.idea.map(|id| vire_seal::digest::hex(&id)),
        title: one.title.clone(),
        state: state.id().to_owned(),
        teams: one.teams.iter().map(Group::to_string).collect(),
        measure: one.measure.clone(),
        from: one.from.map(|week| week.to_string()),
        to: one.to.map(|week| week.to_string()),
        verdict,
        open: state.is_open(),
        next: state.next(one.before.parse().ok()).iter().map(|state| state.id().to_owned()).collect(),
    })
}

fn too_long(text: &str, most: usize) -> Outcome<String> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Fault::refused("experiment_text_too_long"));
    }
    Ok(text.to_owned())
}

pub(super) fn groups(texts: &[String]) -> Outcome<Vec<Group>> {
    let groups: Result<BTreeSet<Group>, Fault> = texts.iter().map(|text| group_as_shown(text)).collect();
    Ok(groups?.into_iter().collect())
}

/// Writes an experiment down, or changes one that does not run yet.
///
/// # Errors
/// `experiment_needs_title`, `experiment_text_too_long`, `experiment_unknown`, `experiment_runs`, `experiment_team_not_weekly`,
/// `experiment_compares_itself`, `span_reversed`, `measure_unknown`.
pub fn save(desk: &mut Desk, draft: &ExperimentDraft) -> Outcome<ExperimentDetail> {
    let known = draft.id.as_deref().map(|id| find(desk, id)).transpose()?;
    if let Some(known) = &known
        && !known.state.parse::<State>().is_ok_and(State::is_open)
    {
        return Err(Fault::policy("experiment_runs").with("title", &known.title));
    }
    let title = too_long(&draft.title, TITLE)?;
    if title.is_empty() {
        return Err(Fault::refused("experiment_needs_title"));
    }
    let (teams, comparison) = (groups(&draft.teams)?, groups(&draft.comparison)?);
    weekly(desk, teams.iter().chain(&comparison))?;
    if let Some(both) = teams.iter().find(|team| comparison.contains(team)) {
        return Err(Fault::refused("experiment_compares_itself").with("group", both));
    }
    let week = |text: &Option<String>| text.as_deref().map(str::parse::<Week>).transpose();
    let (from, to) = (week(&draft.from)?, week(&draft.to)?);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        return Err(Fault::refused("span_reversed").with("from", from).with("to", to));
    }
    let idea = draft.idea.as_deref().map(|id| {
        let bytes = vire_seal::digest::unhex(id).and_then(|bytes| <[u8; 16]>::try_from(bytes).ok());
        bytes.ok_or_else(|| Fault::refused("experiment_idea_unknown"))
    });
    let id = match &known {
        Some(known) => known.id,
        None => ExperimentId(random::bytes().map_err(|error| Fault::internal(error.code()))?),
    };
    let one = Experiment {
        id,
        idea: idea.transpose()?.or(known.as_ref().and_then(|known| known.idea)),
        state: known.as_ref().map_or(State::Idea.id().to_owned(), |known| known.state.clone()),
        before: String::new(),
        title,
        hypothesis: too_long(&draft.hypothesis, TEXT)?,
        measure: draft.measure.parse::<Yardstick>()?.to_string(),
        teams,
        comparison,
        from,
        to,
        notes: known.as_ref().map(|known| known.notes.clone()).unwrap_or_default(),
        decision: known.map(|known| known.decision).unwrap_or_default(),
    };
    if one.state == State::Planned.id() {
        complete(&one)?;
    }
    keep(desk, &one)
}

/// Refuses teams that are not published every week by themselves.
pub(super) fn weekly<'a>(desk: &Desk, teams: impl Iterator<Item = &'a Group>) -> Outcome<()> {
    let known: BTreeSet<Group> =
        Ground::read(desk)?.map(|ground| ground.teams()).unwrap_or_default().into_iter().collect();
    for team in teams {
        if !known.contains(team) {
            return Err(Fault::refused("experiment_team_not_weekly").with("group", team));
        }
    }
    Ok(())
}

/// Refuses a plan that lacks teams or a start.
fn complete(one: &Experiment) -> Outcome<()> {
    if one.teams.is_empty() {
        return Err(Fault::refused("experiment_needs_teams"));
    }
    if one.from.is_none() {
        return Err(Fault::refused("experiment_needs_start"));
    }
    Ok(())
}

fn keep(desk: &mut Desk, one: &Experiment) -> Outcome<ExperimentDetail> {
    desk.organisation.write(|write| write.put_experiment(one))?;
    public::post(desk, one)?;
    detail(desk, &one.id.to_string())
}

/// Leads an experiment to another state.
///
/// What runs without chosen comparison teams gets the proposed ones; what is measured without an end ends
/// with the last released week, so that the verdict stays.
///
/// # Errors
/// `experiment_unknown`, `experiment_step`, `experiment_needs_teams`, `experiment_needs_start`,
/// `experiment_not_begun`, `experiment_has_figures`, `experiment_too_early`.
pub fn move_to(desk: &mut Desk, id: &str, state: &str) -> Outcome<ExperimentDetail> {
    let mut one = find(desk, id)?;
    let unknown = |_| Fault::refused("experiment_step").with("from", &one.state).with("to", state);
    let (from, to): (State, State) = (one.state.parse().map_err(unknown)?, state.parse().map_err(unknown)?);
    if !from.next(one.before.parse().ok()).contains(&to) {
        return Err(Fault::refused("experiment_step").with("from", from).with("to", to));
    }
    match to {
        State::Planned if from == State::Running => {
            let seen = Ground::read(desk)?.map(|ground| ground.span.to);
            if seen.is_some_and(|seen| one.from.is_some_and(|start| start <= seen)) {
                return Err(Fault::policy("experiment_has_figures").with("title", &one.title));
            }
        }
        State::Planned => complete(&one)?,
        State::Running if from == State::Planned => {
            complete(&one)?;
            if let Some(start) = one.from.filter(|start| *start > desk.week()) {
                return Err(Fault::refused("experiment_not_begun").with("week", start));
            }
            if one.comparison.is_empty() {
                one.comparison = proposed(desk, &one)?;
            }
        }
        State::Measured if from == State::Running => {
            let after = measured(desk, &one)?.map_or(0, |found| found.weeks.1);
            if after < POST_WEEKS {
                return Err(Fault::refused("experiment_too_early")
                    .with("have", after)
                    .with("needed", POST_WEEKS));
            }
            let last = Ground::read(desk)?.map(|ground| ground.span.to);
            one.to = one.to.or(last);
        }
        _ => {}
    }
    one.before = if to == State::Dropped { from.id().to_owned() } else { String::new() };
    to.id().clone_into(&mut one.state);
    keep(desk, &one)
}

/// Keeps notes and the decision; possible in every state.
///
/// # Errors
/// `experiment_unknown`, `experiment_text_too_long`.
pub fn take_notes(desk: &mut Desk, id: &str, notes: &str, decision: &str) -> Outcome<ExperimentDetail> {
    let mut one = find(desk, id)?;
    (one.notes, one.decision) = (too_long(notes, TEXT)?, too_long(decision, TEXT)?);
    keep(desk, &one)
}

/// Discards an experiment that never ran; what ran is dropped and stays to be read.
///
/// # Errors
/// `experiment_unknown`, `experiment_runs`.
pub fn discard(desk: &mut Desk, id: &str) -> Outcome<ExperimentsView> {
    let one = find(desk, id)?;
    let before = one.before.parse::<State>();
    let never_ran = one.state.parse::<State>().is_ok_and(State::is_open) || before.is_ok_and(State::is_open);
    if !never_ran {
        return Err(Fault::policy("experiment_runs").with("title", &one.title));
    }
    desk.organisation.write(|write| write.remove_experiment(one.id))?;
    public::take_down(desk, one.id)?;
    list(desk)
}

/// Lists the comparison teams that would be proposed for an experiment.
pub(super) fn proposed(desk: &Desk, one: &Experiment) -> Outcome<Vec<Group>> {
    let (Some(ground), Some(start)) = (Ground::read(desk)?, one.from) else { return Ok(Vec::new()) };
    let yardstick: Yardstick = one.measure.parse()?;
    // Teams that try something else at the same time say little about doing nothing.
    let busy: BTreeSet<Group> = desk
        .organisation
        .read(|read| read.experiments())?
        .into_iter()
        .filter(|other| other.id != one.id && other.state.parse::<State>().is_ok_and(State::has_begun))
        .filter(|other| other.from.is_some_and(|from| from.since(start).abs() <= RECENT))
        .flat_map(|other| other.teams)
        .collect();
    let candidates: Vec<Group> =
        ground.teams().into_iter().filter(|team| !one.teams.contains(team) && !busy.contains(team)).collect();
    let span = Period { from: ground.span.from.min(start), to: ground.span.to.max(start) };
    let read = |teams: &[Group]| -> Outcome<Vec<Series>> {
        teams.iter().map(|team| Ok(ground.source(desk, team, &yardstick)?.weekly(span))).collect()
    };
    let at = usize::try_from(start.since(span.from)).unwrap_or_default();
    let alike = similar::most_alike(&read(&one.teams)?, &read(&candidates)?, at);
    Ok(alike.into_iter().filter_map(|at| candidates.get(at).cloned()).collect())
}

/// Says what a plan would rest on: the proposed comparison teams, the weeks there are, and when it can be told.
///
/// # Errors
/// `measure_unknown`, and what the stores say.
pub fn plan(desk: &Desk, draft: &ExperimentDraft) -> Outcome<ExperimentPlan> {
    let yardstick: Yardstick = draft.measure.parse()?;
    let start: Option<Week> = draft.from.as_deref().map(str::parse).transpose()?;
    let one = sketch(&ExperimentDraft { comparison: Vec::new(), ..draft.clone() })?;
    let (mut before, mut result_from) = (0, None);
    if let (Some(ground), Some(start), false) = (Ground::read(desk)?, start, one.teams.is_empty()) {
        let sources: Vec<Source> =
            one.teams.iter().map(|team| ground.source(desk, team, &yardstick)).collect::<Outcome<_>>()?;
        let seen = |span: Period| -> usize {
            let weekly: Vec<Series> = sources.iter().map(|source| source.weekly(span)).collect();
            (0..weekly.first().map_or(0, Vec::len))
                .filter(|week| weekly.iter().any(|team| team.get(*week).is_some_and(Option::is_some)))
                .count()
        };
        let last = ground.span.to.min(start.plus(-1));
        before = if last < ground.span.from { 0 } else { seen(Period { from: ground.span.from, to: last }) };
        let recent =
            Period { from: ground.span.to.plus(1 - RECENT).max(ground.span.from), to: ground.span.to };
        let often = seen(recent);
        if often > 0 {
            let apart = (recent.weeks().count() as f64 / often as f64).round().max(1.0) as usize;
            result_from = i32::try_from(apart * POST_WEEKS).ok().map(|ahead| start.plus(ahead).to_string());
        }
    }
    Ok(ExperimentPlan {
        proposed: proposed(desk, &one)?.iter().map(Group::to_string).collect(),
        weeks_before: u32::try_from(before).unwrap_or(u32::MAX),
        needed_before: PRE_WEEKS as u32,
        needed_after: POST_WEEKS as u32,
        result_from,
    })
}

/// Draws an order in which teams start; every order is as likely as any other.
///
/// # Errors
/// An internal fault without randomness.
pub fn draw_order(teams: &[String]) -> Outcome<Vec<String>> {
    let mut order = teams.to_vec();
    for left in (1..order.len()).rev() {
        // 2⁶⁴ is so much larger than a number of teams that the remainder favours nobody.
        let drawn = u64::from_be_bytes(random::bytes().map_err(|error| Fault::internal(error.code()))?);
        order.swap(left, usize::try_from(drawn % (left as u64 + 1)).unwrap_or_default());
    }
    Ok(order)
}
