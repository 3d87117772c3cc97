//! What a recipient does in one case.

use chrono::NaiveDate;
use vire_seal::digest::{hex, unhex};
use vire_seal::key::Key;
use vire_seal::locked;

use super::act::{Acknowledgement, Act, Status};
use super::door::{find, recipients};
use super::seat::Seat;
use super::slot::{Mark, ThreadSecret, Wrapped, unwrap};
use super::state::keep_until;
use super::thread::{Author, Hand, Thread, sealing_key};
use super::write::{checked_text, now};
use super::{broken, sealing};
use crate::board::Commons;
use crate::case_mailbox::CaseMailbox;
use crate::clock::Clock;
use crate::fault::{Fault, Outcome};

const TRIES: usize = 8;
const NOTE: &str = "vire/1 case note";

/// What a recipient wants to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Take note with one click.
    Acknowledge {
        /// The ready words.
        words: Acknowledgement,
        /// By when, where the words name a day.
        by: Option<NaiveDate>,
    },
    /// Answer.
    Reply(String),
    /// Ask for more.
    Ask(String),
    /// Say how far it has come.
    Set(Status),
    /// Let another recipient in, by id or name.
    HandOver(String),
    /// Write a note that only recipients read.
    Note(String),
    /// Close.
    Close {
        /// Why.
        reason: Option<String>,
        /// The last day on which it is kept; 90 days from today unless chosen.
        keep_until: Option<NaiveDate>,
    },
}

/// Does one step in a case that is open at this seat.
///
/// # Errors
/// `text_missing`, `text_too_long`, `day_past`, `recipient_unknown`, `recipient_left_out`,
/// `recipient_has_it`, `case_not_found`, `case_broken`.
pub fn answer(
    mailbox: &dyn CaseMailbox,
    door: &Commons,
    seat: &Seat,
    clock: Clock,
    secret: &ThreadSecret,
    step: &Step,
) -> Outcome<Thread> {
    for _ in 0..TRIES {
        let thread = Thread::load(&seat.organisation, secret.clone(), &|tag| mailbox.slot(tag))?;
        let slot = sealed_step(mailbox, door, seat, clock, &thread, step)?;
        if mailbox.deliver(vec![slot])? {
            return Thread::load(&seat.organisation, secret.clone(), &|tag| mailbox.slot(tag));
        }
    }
    Err(Fault::closed("busy"))
}

fn sealed_step(
    mailbox: &dyn CaseMailbox,
    door: &Commons,
    seat: &Seat,
    clock: Clock,
    thread: &Thread,
    step: &Step,
) -> Outcome<vire_store::mailbox::CaseSlot> {
    let when = now(mailbox, clock)?;
    let note_key = Key::generate().map_err(sealing)?;
    let mut wrapped = Vec::new();
    let act = match step {
        Step::Acknowledge { words, by } => {
            if by.is_some_and(|by| by < when.today) {
                return Err(Fault::refused("day_past"));
            }
            Act::Acknowledge { words: *words, by: *by }
        }
        Step::Reply(text) => Act::Reply { text: checked_text(text)?, asks: false },
        Step::Ask(text) => Act::Reply { text: checked_text(text)?, asks: true },
        Step::Set(Status::Closed) => Act::Close { reason: None, keep_until: keep_until(when.today) },
        Step::Set(status) => Act::Set { status: *status },
        Step::Close { reason, keep_until: chosen } => {
            let last = chosen.unwrap_or_else(|| keep_until(when.today));
            if last < when.today {
                return Err(Fault::refused("day_past"));
            }
            let reason = reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
            Act::Close { reason: reason.map(checked_text).transpose()?, keep_until: last }
        }
        Step::HandOver(asked) => {
            let all = recipients(mailbox, door)?;
            let to = find(&all, asked)?;
            if is_left_out(thread, &to.id) {
                return Err(Fault::policy("recipient_left_out").with("recipient", &to.name));
            }
            if thread.parties().iter().any(|party| party.id == to.id) && !is_deputy(thread, &to.id) {
                return Err(Fault::refused("recipient_has_it").with("recipient", &to.name));
            }
            let key = thread.secret.expose();
            wrapped.push(Wrapped { to: sealing_key(to)?, mark: Mark::Recipient, key });
            Act::HandOver { to: to.clone() }
        }
        Step::Note(text) => {
            for party in thread.parties() {
                let key = note_key.expose();
                wrapped.push(Wrapped { to: sealing_key(party)?, mark: Mark::Note, key });
            }
            wrapped.dedup_by_key(|one| one.to);
            let text = checked_text(text)?;
            let context = note_context(thread);
            Act::Note { sealed: hex(&locked::lock(&note_key, &context, text.as_bytes()).map_err(sealing)?) }
        }
    };
    let hand = Hand { author: Author::Recipient(seat.id.clone()), key: &seat.signing };
    thread.seal(&hand, when, act, &wrapped)
}

fn note_context(thread: &Thread) -> String {
    format!("{NOTE}|{}", thread.case())
}

/// Tells whether the writer left somebody out on purpose.
pub fn is_left_out(thread: &Thread, id: &str) -> bool {
    match thread.messages.first().map(|first| &first.act) {
        Some(Act::Open { left_out, .. }) => left_out.iter().any(|one| one == id),
        _ => false,
    }
}

fn is_deputy(thread: &Thread, id: &str) -> bool {
    let deputy = match thread.messages.first().map(|first| &first.act) {
        Some(Act::Open { deputy: Some(deputy), .. }) => deputy.id == id,
        _ => false,
    };
    let handed = |act: &Act| matches!(act, Act::HandOver { to } if to.id == id);
    deputy && !thread.messages.iter().any(|message| handed(&message.act))
}

/// Opens the internal note at one place.
///
/// # Errors
/// `case_broken` when it is none of this recipient's.
pub fn note(mailbox: &dyn CaseMailbox, seat: &Seat, thread: &Thread, at: u32) -> Outcome<String> {
    let message = usize::try_from(at).ok().and_then(|at| thread.messages.get(at)).ok_or_else(broken)?;
    let Act::Note { sealed } = &message.act else { return Err(broken()) };
    let tag = thread.secret.tag(at);
    let slot = mailbox.slot(&tag)?.ok_or_else(broken)?;
    let (mark, key) = unwrap(&seat.organisation, &seat.opening, &tag, &slot).ok_or_else(broken)?;
    let key = Key::from_slice(&key).filter(|_| mark == Mark::Note).ok_or_else(broken)?;
    let sealed = unhex(sealed).ok_or_else(broken)?;
    let plain = locked::unlock(&key, &note_context(thread), &sealed).map_err(|_| broken())?;
    String::from_utf8(plain.to_vec()).map_err(|_| broken())
}
