//! A lead's proposal on its way to HR: sealed with the key of the lead's own group.
//!
//! HR and the group's leads hold that key, so HR knows that a lead of the group wrote it and nobody else can
//! read it. HR takes proposals in as ideas when the list of experiments is opened.

use serde::{Deserialize, Serialize};
use vire_core::group::Group;
use vire_seal::digest::unhex;
use vire_seal::{locked, random};
use vire_store::ExperimentId;
use vire_store::organisation::Experiment;

use crate::desk::Desk;
use crate::dto::ExperimentDraft;
use crate::fault::{Fault, Outcome};
use crate::mailbox::{Mailbox, ReleaserMailbox};
use crate::reader::{OpenReader, group_as_shown, key_for};

use super::{State, Yardstick};

const KIND: &str = "experiment-proposal";
const CONTEXT: &str = "vire/1 experiment proposal";

#[derive(Serialize, Deserialize)]
struct Proposal {
    id: String,
    title: String,
    hypothesis: String,
    measure: String,
    group: String,
    from: Option<String>,
}

/// Sends a lead's proposal for one of the own groups.
///
/// # Errors
/// `not_granted` for another group; `experiment_needs_title`, `experiment_text_too_long`, `measure_unknown`.
pub fn propose(
    reader: &OpenReader,
    mailbox: &mut dyn ReleaserMailbox,
    draft: &ExperimentDraft,
) -> Outcome<()> {
    let title = draft.title.trim();
    if title.is_empty() {
        return Err(Fault::refused("experiment_needs_title"));
    }
    let group = draft.teams.first().ok_or_else(|| Fault::refused("experiment_needs_teams"))?;
    let private = reader
        .group_secret(&group_as_shown(group)?)
        .ok_or_else(|| Fault::policy("not_granted").with("group", group))?;
    let id: [u8; 16] = random::bytes().map_err(|error| Fault::internal(error.code()))?;
    let proposal = Proposal {
        id: vire_seal::digest::hex(&id),
        title: title.to_owned(),
        hypothesis: draft.hypothesis.trim().to_owned(),
        measure: draft.measure.parse::<Yardstick>()?.to_string(),
        group: group.clone(),
        from: draft.from.clone(),
    };
    let plain = serde_json::to_vec(&proposal).map_err(|_| Fault::internal("proposal"))?;
    if plain.len() > 8 * 1024 {
        return Err(Fault::refused("experiment_text_too_long"));
    }
    let sealed = locked::lock(&key_for(&private, CONTEXT), CONTEXT, &padded(plain))
        .map_err(|error| Fault::internal(error.code()))?;
    mailbox.post(KIND, &id, &sealed)
}

/// Fills up with spaces, which JSON does not mind, so that the length says little.
fn padded(mut plain: Vec<u8>) -> Vec<u8> {
    plain.resize(plain.len().next_multiple_of(1024), b' ');
    plain
}

/// Takes the leads' proposals in as ideas; what no group's key opens stays where it is.
pub(super) fn take(desk: &mut Desk) -> Outcome<()> {
    let sealed = desk.mailbox.notices(KIND)?;
    if sealed.is_empty() {
        return Ok(());
    }
    let keys = desk.organisation.read(|read| read.group_keys())?;
    for notice in &sealed {
        let opened = keys.iter().find_map(|key| {
            let plain = locked::unlock(&key_for(&key.private, CONTEXT), CONTEXT, notice).ok()?;
            let proposal: Proposal = serde_json::from_slice(&plain).ok()?;
            Some((key.group.clone(), proposal))
        });
        let Some((group, proposal)) = opened else { continue };
        let Some(id) = unhex(&proposal.id).and_then(|bytes| <[u8; 16]>::try_from(bytes).ok()) else {
            continue;
        };
        // Whoever holds a group's key speaks for that group and no other.
        let group =
            if group_as_shown(&proposal.group).is_ok_and(|named| named == group) { group } else { continue };
        let known = desk.organisation.read(|read| read.experiment(ExperimentId(id)))?;
        if known.is_none() {
            let one = taken(ExperimentId(id), group, proposal);
            desk.organisation.write(|write| write.put_experiment(&one))?;
        }
        desk.mailbox.take_down(KIND, &id)?;
    }
    Ok(())
}

fn taken(id: ExperimentId, group: Group, proposal: Proposal) -> Experiment {
    Experiment {
        id,
        idea: None,
        state: State::Idea.id().to_owned(),
        before: String::new(),
        title: proposal.title,
        hypothesis: proposal.hypothesis,
        measure: proposal.measure,
        teams: vec![group],
        comparison: Vec::new(),
        from: proposal.from.and_then(|week| week.parse().ok()),
        to: None,
        notes: String::new(),
        decision: String::new(),
    }
}
