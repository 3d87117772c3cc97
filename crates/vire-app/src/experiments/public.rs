//! What everybody of the organisation may know of an experiment, on the notice board.
//!
//! The names under which teams are shown, the state and the verdict; never a weekly figure of a team, never
//! HR's notes. An experiment that is only an idea is not posted.

use serde::{Deserialize, Serialize};
use vire_core::group::Group;
use vire_store::ExperimentId;
use vire_store::organisation::Experiment;

use crate::board::{self, Commons};
use crate::desk::Desk;
use crate::dto::{ExperimentDetail, ExperimentRow, ExperimentsView, VerdictView};
use crate::fault::{Fault, Outcome};
use crate::mailbox::{Id, Mailbox};
use crate::reader::OpenReader;

use super::{State, result_of};

/// The kind of these notices.
pub(super) const KIND: &str = "experiment";

/// One experiment as everybody may know it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublicExperiment {
    /// The idea that it came of, as hex.
    pub idea: Option<String>,
    /// What it is called.
    pub title: String,
    /// What was expected.
    pub hypothesis: String,
    /// The state's id.
    pub state: String,
    /// The teams as shown.
    pub teams: Vec<String>,
    /// What it is measured by.
    pub measure: String,
    /// The first week.
    pub from: Option<String>,
    /// The last week.
    pub to: Option<String>,
    /// `better`, `worse` or `cannot_tell`, once measured.
    pub verdict: Option<String>,
    /// The effect with its interval, once measured and where there is one.
    pub effect: Option<(f64, Option<(f64, f64)>)>,
    /// How many decimals the effect bears.
    pub decimals: u32,
    /// What was decided.
    pub decision: String,
}

/// Posts an experiment as it stands now; takes down one that is an idea only.
pub(super) fn post(desk: &mut Desk, one: &Experiment) -> Outcome<()> {
    let state: State = one.state.parse().map_err(|_| Fault::internal("experiment"))?;
    if state == State::Idea || (state == State::Dropped && one.before == State::Idea.id()) {
        return take_down(desk, one.id);
    }
    let over = state == State::Measured
        || state == State::Adopted
        || (state == State::Dropped && one.before == State::Measured.id());
    let result = if over { result_of(desk, one)? } else { None };
    let notice = PublicExperiment {
        idea: one.idea.map(|id| vire_seal::digest::hex(&id)),
        title: one.title.clone(),
        hypothesis: one.hypothesis.clone(),
        state: state.id().to_owned(),
        teams: one.teams.iter().map(Group::to_string).collect(),
        measure: one.measure.clone(),
        from: one.from.map(|week| week.to_string()),
        to: one.to.map(|week| week.to_string()),
        effect: result.as_ref().and_then(|result| Some((result.effect?, result.lo.zip(result.hi)))),
        decimals: result.as_ref().map_or(2, |result| result.decimals),
        verdict: result.map(|result| result.verdict),
        decision: one.decision.clone(),
    };
    board::post(desk, KIND, &one.id.0, &notice)
}

/// Takes an experiment off the board.
pub(super) fn take_down(desk: &mut Desk, id: ExperimentId) -> Outcome<()> {
    board::take_down(desk, KIND, &id.0)
}

/// Lists what everybody may know of experiments, the latest start first.
///
/// `commons`: [`Desk::commons`], [`OpenReader::commons`] or that of an open wallet.
///
/// # Errors
/// `chain_broken` when a notice is not HR's own.
pub fn verdicts(commons: &Commons, mailbox: &dyn Mailbox) -> Outcome<Vec<VerdictView>> {
    let mut notices = commons.read::<PublicExperiment>(mailbox, KIND)?;
    notices.sort_by(|(_, a), (_, b)| b.from.cmp(&a.from).then_with(|| a.title.cmp(&b.title)));
    Ok(notices.into_iter().map(|(id, one)| view(id, one)).collect())
}

fn view(id: Id, one: PublicExperiment) -> VerdictView {
    VerdictView {
        id: ExperimentId(id).to_string(),
        idea: one.idea,
        title: one.title,
        state: one.state,
        teams: one.teams,
        measure: one.measure,
        from: one.from,
        to: one.to,
        verdict: one.verdict,
        effect: one.effect.map(|(effect, _)| effect),
        lo: one.effect.and_then(|(_, interval)| Some(interval?.0)),
        hi: one.effect.and_then(|(_, interval)| Some(interval?.1)),
        decimals: one.decimals,
        decision: one.decision,
    }
}

fn row(one: &VerdictView) -> ExperimentRow {
    ExperimentRow {
        id: one.id.clone(),
        idea: one.idea.clone(),
        title: one.title.clone(),
        state: one.state.clone(),
        teams: one.teams.clone(),
        measure: one.measure.clone(),
        from: one.from.clone(),
        to: one.to.clone(),
        verdict: one.verdict.clone(),
        open: false,
        next: Vec::new(),
    }
}

fn commons(reader: &OpenReader) -> Outcome<&Commons> {
    reader.commons.as_ref().ok_or_else(|| Fault::policy("experiment_invitation_old"))
}

/// Lists the experiments for a lead, who may propose new ones for the own groups.
///
/// # Errors
/// `experiment_invitation_old`, `chain_broken`.
pub fn public_list(reader: &OpenReader, mailbox: &dyn Mailbox) -> Outcome<ExperimentsView> {
    let rows = verdicts(commons(reader)?, mailbox)?.iter().map(row).collect();
    let own = reader.shown();
    let own_groups = own.iter().filter(|group| !group.is_organisation()).map(Group::to_string).collect();
    Ok(ExperimentsView { rows, choices: None, own_groups })
}

/// Shows a lead one experiment as everybody may know it.
///
/// # Errors
/// `experiment_unknown`, and as [`public_list`].
pub fn detail_of_public(reader: &OpenReader, mailbox: &dyn Mailbox, id: &str) -> Outcome<ExperimentDetail> {
    let notices = commons(reader)?.read::<PublicExperiment>(mailbox, KIND)?;
    let found = notices.into_iter().find(|(key, _)| ExperimentId(*key).to_string() == id);
    let (key, notice) = found.ok_or_else(|| Fault::refused("experiment_unknown").with("experiment", id))?;
    let hypothesis = notice.hypothesis.clone();
    let seen = view(key, notice);
    Ok(ExperimentDetail {
        row: row(&seen),
        hypothesis,
        comparison: Vec::new(),
        notes: String::new(),
        decision: seen.decision,
        result: None,
    })
}
