//! Experiments in pictures: the gap chart, and flags on the charts of everybody else.

use vire_core::group::Group;
use vire_report::chart::{Event, GapChart, Lift, Look, Picture, Tried};
use vire_report::series::{CustomerSeries, EmployeeSeries};
use vire_store::organisation::Experiment;
use vire_text::Text;

use crate::desk::Desk;
use crate::fault::{Fault, Outcome};
use crate::figures::Viewer;
use crate::mailbox::Mailbox;
use crate::reader::group_as_shown;

use super::measuring::{Measured, Source};
use super::{State, Verdict, Yardstick, find, measured, public};

/// How many experiments flag one chart, the latest first: more would hide what they flag.
const MOST_FLAGS: usize = 6;

/// Draws the gap chart of one experiment; `None` while there is nothing to draw.
///
/// # Errors
/// `experiment_unknown`.
pub fn draw(desk: &Desk, id: &str, text: &Text, look: Look) -> Outcome<Option<Picture>> {
    let experiment = find(desk, id)?;
    let Some(found) = measured(desk, &experiment)? else { return Ok(None) };
    drawn(&experiment, &found, text, look)
}

fn drawn(experiment: &Experiment, found: &Measured, text: &Text, look: Look) -> Outcome<Option<Picture>> {
    let yardstick: Yardstick = experiment.measure.parse()?;
    let gap: Vec<_> =
        found.span.weeks().zip(&found.gap).filter_map(|(week, value)| Some((week, (*value)?))).collect();
    if gap.is_empty() {
        return Ok(None);
    }
    let (mut people, mut customers): (Vec<EmployeeSeries>, Vec<CustomerSeries>) = (Vec::new(), Vec::new());
    for source in &found.treated {
        match source {
            Source::People(series) => people.push(series.clone()),
            Source::Customers(series, _) => customers.push(series.clone()),
        }
    }
    let tried = if people.is_empty() { Tried::Customers(&customers) } else { Tried::People(&people) };
    let lift = found
        .difference()
        .filter(|_| found.weeks.0 > 0)
        .map(|value| Lift { value, interval: found.effect.as_ref().and_then(|effect| effect.interval) });
    let chart = GapChart {
        title: &experiment.title,
        tried,
        gap: &gap,
        compared: !found.comparison.is_empty(),
        start: found.start,
        span: found.span,
        lift,
        decimals: yardstick.decimals(),
    };
    Ok(Some(chart.draw(text, look)))
}

/// One measured experiment for a report: what it was, what came of it, and its picture.
pub struct OfReport {
    /// What it is called.
    pub title: String,
    /// What it was measured by.
    pub yardstick: Yardstick,
    /// The verdict.
    pub verdict: Verdict,
    /// What the figures say.
    pub found: Measured,
    /// The gap chart.
    pub picture: Option<Picture>,
}

/// Lists the measured experiments that began in a span, the latest first.
///
/// # Errors
/// What the stores say.
pub fn of_report(
    desk: &Desk,
    span: vire_core::week::Period,
    text: &Text,
    look: Look,
) -> Outcome<Vec<OfReport>> {
    let mut all = Vec::new();
    for one in desk.organisation.read(|read| read.experiments())? {
        let over = [State::Measured.id(), State::Adopted.id()].contains(&one.state.as_str())
            || one.before == State::Measured.id();
        if !over || !one.from.is_some_and(|from| from <= span.to && one.to.is_none_or(|to| to >= span.from)) {
            continue;
        }
        let Some(found) = measured(desk, &one)? else { continue };
        all.push(OfReport {
            yardstick: one.measure.parse()?,
            verdict: found.verdict,
            picture: drawn(&one, &found, text, look)?,
            found,
            title: one.title,
        });
    }
    Ok(all)
}

/// Lists the flags of experiments that touch a group: its own, those below it and those above it.
///
/// # Errors
/// `chain_broken`, and what the stores say.
pub fn flags(viewer: &Viewer<'_>, mailbox: &dyn Mailbox, group: &Group) -> Outcome<Vec<Event>> {
    let commons = match viewer {
        Viewer::Hr(desk) => Some(&desk.commons),
        Viewer::Reader(reader) => reader.commons.as_ref(),
    };
    let Some(commons) = commons else { return Ok(Vec::new()) };
    let touches = |team: &Group| {
        group.is_organisation()
            || team.as_str().split(vire_core::group::JOIN).any(|path| {
                Group::parse(path).is_ok_and(|team| team.is_within(group) || group.is_within(&team))
            })
    };
    let mut flags = Vec::new();
    for one in public::verdicts(commons, mailbox)? {
        let begun = one.state.parse::<State>().is_ok_and(State::has_begun);
        let Some(week) = one.from.as_deref().filter(|_| begun) else { continue };
        let mut teams = one.teams.iter().filter_map(|team| group_as_shown(team).ok());
        if teams.any(|team| touches(&team)) {
            flags.push(Event { week: week.parse().map_err(Fault::from)?, label: one.title });
        }
    }
    flags.truncate(MOST_FLAGS);
    Ok(flags)
}
