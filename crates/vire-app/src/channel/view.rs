//! Cases as the window shows them.

use chrono::NaiveDate;

use super::act::{Act, Attached, Party};
use super::answer::{is_left_out, note};
use super::broken;
use super::inbox::InboxRow;
use super::seat::Seat;
use super::state::{CaseState, acknowledge_by, answer_by, keep_until};
use super::thread::{Author, Message, Thread};
use crate::case_mailbox::CaseMailbox;
use crate::dto::{CaseFileView, CaseMessage, CaseRow, CaseView, FollowView, RecipientView};
use crate::fault::Outcome;

/// Shows a recipient.
pub fn recipient(party: &Party) -> RecipientView {
    RecipientView {
        id: party.id.clone(),
        name: party.name.clone(),
        role: party.role.clone(),
        kind: party.kind.clone(),
    }
}

fn files(files: &[Attached]) -> Vec<CaseFileView> {
    files
        .iter()
        .map(|file| CaseFileView { id: file.id.clone(), name: file.name.clone(), bytes: file.bytes })
        .collect()
}

/// Shows one message; a note's text is for the caller to open.
fn message(thread: &Thread, message: &Message) -> CaseMessage {
    let (from, who) = match &message.author {
        Author::Writer => ("writer", None),
        Author::Recipient(id) => {
            let parties = thread.parties();
            let party = parties.iter().find(|party| &party.id == id);
            ("recipient", party.map(|party| party.name.clone()))
        }
    };
    let mut view = CaseMessage {
        at: message.at,
        from: from.to_owned(),
        who,
        week: message.week.to_string(),
        day: message.day.map(|day| day.to_string()),
        act: String::new(),
        text: None,
        about: None,
        until: None,
        files: Vec::new(),
    };
    let act = match &message.act {
        Act::Open { text, files: with, .. } => {
            view.text = Some(text.clone());
            view.files = files(with);
            "open"
        }
        Act::Write { text, files: with } => {
            view.text = Some(text.clone());
            view.files = files(with);
            "write"
        }
        Act::Helped { helped } => {
            view.about = Some(if *helped { "yes" } else { "no" }.to_owned());
            "helped"
        }
        Act::Acknowledge { words, by } => {
            view.about = Some(words.id().to_owned());
            view.until = by.map(|day| day.to_string());
            "acknowledge"
        }
        Act::Reply { text, asks } => {
            view.text = Some(text.clone());
            if *asks { "ask" } else { "reply" }
        }
        Act::Set { status } => {
            view.about = Some(status.id().to_owned());
            "set"
        }
        Act::HandOver { to } => {
            view.about = Some(to.name.clone());
            "hand_over"
        }
        Act::Note { .. } => "note",
        Act::Close { reason, keep_until } => {
            view.text = reason.clone();
            view.until = Some(keep_until.to_string());
            "close"
        }
    };
    view.act = act.to_owned();
    view
}

/// Shows a case to its writer: everything but internal notes.
///
/// `listed`: the recipients of today; `saved`: whether the open wallet keeps the receipt.
///
/// # Errors
/// `case_broken`.
pub fn follow(thread: &Thread, listed: &[Party], saved: bool) -> Outcome<FollowView> {
    let state = CaseState::of(thread).ok_or_else(broken)?;
    let deputy = match thread.messages.first().map(|first| &first.act) {
        Some(Act::Open { deputy, .. }) => deputy.clone(),
        _ => None,
    };
    let mut parties: Vec<&Party> = Vec::new();
    for party in thread.parties() {
        if Some(party) != deputy.as_ref() && !parties.iter().any(|one| one.id == party.id) {
            parties.push(party);
        }
    }
    let orphaned = thread.parties().iter().all(|party| !listed.iter().any(|one| one.id == party.id));
    let shown = thread.messages.iter().filter(|message| !matches!(message.act, Act::Note { .. }));
    Ok(FollowView {
        status: state.status.id().to_owned(),
        purpose: state.purpose.id().to_owned(),
        messages: shown.map(|one| message(thread, one)).collect(),
        parties: parties.into_iter().map(recipient).collect(),
        deputy: deputy.as_ref().map(recipient),
        orphaned,
        acknowledge_by: acknowledge_by(state.opened).to_string(),
        answer_by: answer_by(state.opened).to_string(),
        acknowledged: state.acknowledged.is_some(),
        keep_until: state.keep_until.map(|day| day.to_string()),
        helped: state.helped,
        saved,
    })
}

/// Shows a row of the inbox.
pub fn row(row: &InboxRow, today: NaiveDate) -> CaseRow {
    let over = if row.acknowledged.is_none() { row.acknowledge_by } else { row.answer_by };
    let days = if row.overdue { today.signed_duration_since(over).num_days() } else { 0 };
    CaseRow {
        case: row.case.clone(),
        purpose: row.purpose.id().to_owned(),
        status: row.status.id().to_owned(),
        week: row.opened.to_string(),
        acknowledge_by: row.acknowledge_by.to_string(),
        answer_by: row.answer_by.to_string(),
        acknowledged: row.acknowledged.is_some(),
        answered: row.answered.is_some(),
        days_over: u32::try_from(days).unwrap_or_default(),
        waits: row.waits,
        as_deputy: row.as_deputy,
        keep_until: row.keep_until.map(|day| day.to_string()),
        helped: row.helped,
        broken: row.broken,
    }
}

/// Shows a case to a recipient, notes opened.
///
/// # Errors
/// `case_broken`.
pub fn case(
    mailbox: &dyn CaseMailbox,
    seat: &Seat,
    thread: &Thread,
    shown: CaseRow,
    listed: &[Party],
    today: NaiveDate,
) -> Outcome<CaseView> {
    let mut messages = Vec::new();
    for one in &thread.messages {
        let mut view = message(thread, one);
        if matches!(one.act, Act::Note { .. }) {
            // A note from before somebody came to the case is sealed to the others only.
            view.text = note(mailbox, seat, thread, one.at).ok();
        }
        messages.push(view);
    }
    let name = match thread.messages.first().map(|first| &first.act) {
        Some(Act::Open { name, .. }) => name.clone(),
        _ => None,
    };
    let mut parties: Vec<&Party> = Vec::new();
    for party in thread.parties() {
        if party.id != seat.id && !parties.iter().any(|one| one.id == party.id) {
            parties.push(party);
        }
    }
    let free = |party: &&Party| {
        party.id != seat.id
            && !is_left_out(thread, &party.id)
            && !parties.iter().any(|one| one.id == party.id)
    };
    Ok(CaseView {
        row: shown,
        name,
        messages,
        colleagues: listed.iter().filter(free).map(recipient).collect(),
        parties: parties.into_iter().map(recipient).collect(),
        keep_until: keep_until(today).to_string(),
    })
}
