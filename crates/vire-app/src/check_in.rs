//! The check-in: what is asked, who can see it, and sending it with a ticket.

use std::collections::BTreeMap;

use vire_core::answers::Answers;
use vire_core::disclosure::{Policy, Released, Tier};
use vire_core::question::{Question, QuestionKind};
use vire_core::release::{Cell, Figure, Measure};
use vire_core::round::RoundState;
use vire_core::week::Week;
use vire_seal::digest::{hex, unhex};
use vire_seal::envelope::SealingKey;

use crate::clock::Clock;
use crate::desk::{seat_id, time_zone};
use crate::document::{Manifest, Signed, verified};
use crate::dto::{
    CheckInReceipt, CheckInState, CheckInView, LastRelease, QuestionKindView, QuestionView, WhoSees,
};
use crate::fault::{Fault, Outcome};
use crate::join::{OpenWallet, top_up};
use crate::mailbox::Mailbox;
use crate::payload::Payload;
use crate::place::Place;
use crate::wallet::Ticket;

/// What holds when everything is on one machine.
pub const CLAIM_LEVEL: &str = "L1";

/// Shows the check-in screen: the open round's questions, or when the next one opens.
///
/// # Errors
/// `chain_broken`, and what the mailbox says.
pub fn view(open: &OpenWallet, mailbox: &dyn Mailbox, clock: Clock) -> Outcome<CheckInView> {
    let manifests = checked_manifests(open, mailbox)?;
    let rounds = mailbox.rounds()?;
    let zone = time_zone(&mailbox.card()?.zone)?;
    let current = choose(&rounds, None, clock.week(zone)).ok();
    let manifest = manifests
        .iter()
        .find(|manifest| Some(manifest.week) == current)
        .or_else(|| manifests.iter().max_by_key(|manifest| manifest.week));
    let state = match current {
        None => CheckInState::NoRound,
        Some(week) if matches!(open.wallet.tickets.get(&week), Some(Ticket::Spent)) => CheckInState::Done,
        Some(_) => CheckInState::Open,
    };
    let week = current
        .or_else(|| rounds.iter().find(|(_, state)| **state == RoundState::Announced).map(|(week, _)| *week));
    let asked = manifest.filter(|_| state == CheckInState::Open).map(|manifest| manifest.questions.clone());
    Ok(CheckInView {
        state,
        week: week.map(|week| week.to_string()),
        last_day: week.map(|week| week.sunday().to_string()),
        questions: asked.unwrap_or_default().iter().map(question_view).collect(),
        who: who(open, manifest, mailbox)?,
        last: last_release(mailbox)?,
        keeps_history: open.wallet.keeps_history,
    })
}

fn question_view(question: &Question) -> QuestionView {
    let (lowest, highest) = question.kind().range();
    QuestionView {
        id: question.to_string(),
        kind: match question.kind() {
            QuestionKind::Mood => QuestionKindView::Mood,
            QuestionKind::Scale => QuestionKindView::Scale,
            QuestionKind::Recommendation => QuestionKindView::Recommendation,
            QuestionKind::Touchpoint => QuestionKindView::Touchpoint,
        },
        bank_id: question.bank_id().to_owned(),
        touchpoint: match question {
            Question::Touchpoint(touchpoint) => Some(touchpoint.as_str().to_owned()),
            _ => None,
        },
        lowest,
        highest,
    }
}

fn who(open: &OpenWallet, manifest: Option<&Manifest>, mailbox: &dyn Mailbox) -> Outcome<WhoSees> {
    let packet = &open.wallet.packet;
    let seat = seat_id(&unhex(&packet.seat).unwrap_or_default());
    // The ticket of this week may not be fetched yet.
    let held = manifest.map(|manifest| mailbox.team_of_seat(&seat, manifest.week)).transpose()?.flatten();
    let in_pool = held.is_some_and(|team| team == packet.pool);
    let team = if in_pool { &packet.pool } else { &packet.team };
    let people = |manifest: &Manifest| manifest.head_counts.get(team).copied().unwrap_or_default();
    let team_people = manifest.map(people).unwrap_or_default();
    Ok(WhoSees {
        team: open.wallet.packet.team_path.clone(),
        team_people,
        in_pool,
        team_shown: !in_pool && Tier::of(team_people) >= Tier::T1,
        team_in_windows: Tier::of(team_people) == Tier::T1,
        all_people: manifest.map(|manifest| manifest.head_counts.values().sum()).unwrap_or_default(),
        team_joined: manifest.and_then(|manifest| manifest.joined.get(team).copied()).unwrap_or_default(),
        k: manifest.map_or(Policy::LEAST_ANSWERS, |manifest| manifest.policy.k),
        least_people: Policy::LEAST_PEOPLE,
        claim_level: CLAIM_LEVEL.to_owned(),
    })
}

/// Returns the organisation's own figures of the last release.
pub(crate) fn last_release(mailbox: &dyn Mailbox) -> Outcome<Option<LastRelease>> {
    let releases = mailbox.public_releases()?;
    let Some(cells) = releases.last().and_then(|bytes| Released::<Vec<Cell>>::from_part(bytes).ok()) else {
        return Ok(None);
    };
    let figure = |measure: &Measure| {
        cells.iter().find(|cell| &cell.measure == measure).and_then(|cell| match &cell.figure {
            Figure::Published { mean, .. } => Some(mean.drawn()),
            Figure::Withheld { .. } => None,
        })
    };
    let week = cells.iter().map(|cell| cell.period.to).max();
    Ok(week.map(|week| LastRelease {
        week: week.to_string(),
        mood: figure(&Measure::MOOD),
        participation: figure(&Measure::Participation),
    }))
}

/// Checks the chain of manifests and that it goes on from the one seen before.
fn checked_manifests(open: &OpenWallet, mailbox: &dyn Mailbox) -> Outcome<Vec<Manifest>> {
    let chain: Vec<Signed> = mailbox.manifests()?;
    let seen = &open.wallet.seen_manifest;
    if !seen.is_empty() && !chain.iter().any(|signed| &signed.hash() == seen) {
        return Err(Fault::closed("chain_broken").with("document", "manifest"));
    }
    verified(&chain, &open.verifying_key()?)
}

/// Chooses the round to answer: the one asked for, the one of this week, or the only open one.
fn choose(rounds: &BTreeMap<Week, RoundState>, asked: Option<Week>, this: Week) -> Outcome<Week> {
    let is_open = |week: &Week| rounds.get(week) == Some(&RoundState::Open);
    match asked {
        Some(week) if is_open(&week) => Ok(week),
        Some(week) => Err(Fault::policy("round_not_open").with("week", week)),
        None if is_open(&this) => Ok(this),
        None => rounds
            .keys()
            .rev()
            .find(|week| is_open(week))
            .copied()
            .ok_or_else(|| Fault::policy("round_not_open").with("week", this)),
    }
}

/// Sends one check-in: seals the answers to the round's key and spends the ticket.
///
/// `week`: the round, or the open one. `given`: question id to value; null is skipped.
///
/// # Errors
/// `already_checked_in`, `round_not_open`, `no_ticket`, `question_unknown`, `answer_out_of_range`,
/// `empty_check_in`, `chain_broken`.
pub fn send(
    place: &Place,
    open: &mut OpenWallet,
    mailbox: &dyn Mailbox,
    week: Option<Week>,
    given: &BTreeMap<String, Option<i64>>,
) -> Outcome<CheckInReceipt> {
    let mut answers = Answers::default();
    for (id, value) in given {
        let question: Question = id.parse()?;
        if let Some(value) = value {
            answers.put(question, *value)?;
        }
    }
    let zone = time_zone(&mailbox.card()?.zone)?;
    let week = choose(&mailbox.rounds()?, week, place.clock().week(zone))?;
    let manifests = checked_manifests(open, mailbox)?;
    let manifest = manifests
        .iter()
        .find(|manifest| manifest.week == week)
        .ok_or_else(|| Fault::closed("chain_broken").with("document", "manifest"))?;
    let not_asked = answers.keep_only(&manifest.questions);
    if answers.is_empty() {
        return Err(Fault::refused("empty_check_in"));
    }
    if !matches!(open.wallet.tickets.get(&week), Some(Ticket::Ready(_) | Ticket::Spent)) {
        top_up(place, open, mailbox)?;
    }
    let token = match open.wallet.tickets.get(&week) {
        Some(Ticket::Ready(token)) => token.clone(),
        Some(Ticket::Spent) => return Err(Fault::policy("already_checked_in").with("week", week)),
        Some(Ticket::Asked(_)) | None => return Err(Fault::policy("no_ticket").with("week", week)),
    };
    let round = unhex(&manifest.round_public)
        .and_then(|bytes| SealingKey::from_bytes(&bytes).ok())
        .ok_or_else(|| Fault::closed("chain_broken").with("document", "manifest"))?;
    let mood = answers.get(&Question::Mood);
    let team = open.wallet.team_in(week).to_owned();
    let payload = Payload { team: team.clone(), token: hex(&token), answers };
    let sealed = payload.seal(&open.wallet.packet.organisation, week, &round)?;
    let sent = mailbox.accept(week, &team, &token, &sealed);
    // A crash after the mailbox took it shows here as a spent ticket.
    if sent.is_ok() || sent.as_ref().is_err_and(|fault| fault.code == "already_checked_in") {
        open.wallet.tickets.insert(week, Ticket::Spent);
        if let (Some(mood), true, Ok(())) = (mood, open.wallet.keeps_history, &sent) {
            open.wallet.history.insert(week, mood);
        }
        if let Some(newest) = mailbox.manifests()?.last() {
            open.wallet.seen_manifest = newest.hash();
        }
        open.wallet.forget_before(week.plus(-8));
        open.save(place)?;
    }
    sent?;
    Ok(CheckInReceipt {
        week: week.to_string(),
        status: "accepted".to_owned(),
        not_asked: not_asked.iter().map(Question::to_string).collect(),
    })
}
