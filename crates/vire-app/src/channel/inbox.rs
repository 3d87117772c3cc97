//! A recipient's inbox: which cases are the own ones, how far they have come and what is due.
//!
//! Keeps an index sealed to the recipient: secrets, places and status, never a text. What was erased
//! vanishes from it at the next opening.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use vire_core::disclosure::ServiceTally;
use vire_core::week::Week;
use vire_seal::digest::{hex, unhex};
use vire_seal::locked;

use super::act::{Act, Purpose, Status};
use super::seat::Seat;
use super::slot::{Mark, ThreadSecret, unwrap};
use super::state::{CaseState, acknowledge_by, answer_by};
use super::thread::{Author, Thread};
use super::{broken, sealing};
use crate::case_mailbox::CaseMailbox;
use crate::fault::{Fault, Outcome};
use crate::mailbox::Id;

const CONTEXT: &str = "vire/1 recipient index";
/// Indexes grow in steps of this many bytes: several hundred cases.
const STEP: usize = 256 * 1024;
const LENGTH: usize = 4;

/// A case as the index keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    secret: String,
    deputy: bool,
    own: bool,
    places: u32,
    last: String,
    purpose: Purpose,
    status: Status,
    opened: Week,
    acknowledged: Option<NaiveDate>,
    answered: Option<NaiveDate>,
    keep_until: Option<NaiveDate>,
    helped: Option<bool>,
    waits: bool,
    broken: bool,
}

#[derive(Default, Serialize, Deserialize)]
struct Index {
    cases: BTreeMap<String, Kept>,
    /// How cases of each quarter were served that are gone by now, by the quarter's first week.
    #[serde(default)]
    past: BTreeMap<Week, ServiceTally>,
    /// Tags that were looked at, as one string of 32 digits each.
    seen: String,
}

/// A case as the inbox shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxRow {
    /// The case's id.
    pub case: String,
    /// What it is about.
    pub purpose: Purpose,
    /// How far it has come.
    pub status: Status,
    /// The week in which it was written.
    pub opened: Week,
    /// The last day to acknowledge it.
    pub acknowledge_by: NaiveDate,
    /// The last day to answer it.
    pub answer_by: NaiveDate,
    /// The day on which a recipient first said anything.
    pub acknowledged: Option<NaiveDate>,
    /// The day of the first answer.
    pub answered: Option<NaiveDate>,
    /// The last day on which it is kept, once closed.
    pub keep_until: Option<NaiveDate>,
    /// What the writer said of the help.
    pub helped: Option<bool>,
    /// Whether the writer spoke last.
    pub waits: bool,
    /// Whether one of its clocks has run out.
    pub overdue: bool,
    /// Whether it is here because nobody answered in time.
    pub as_deputy: bool,
    /// Whether something of it is missing or exchanged.
    pub broken: bool,
}

/// An open inbox.
pub struct Inbox {
    seat: Seat,
    index: Index,
    seen: BTreeSet<Id>,
}

impl Inbox {
    /// Opens the inbox of a seat and takes in what is new.
    ///
    /// # Errors
    /// `damaged` when the index is not this seat's; what the mailbox says.
    pub fn open(mailbox: &dyn CaseMailbox, seat: &Seat, today: NaiveDate) -> Outcome<Self> {
        let damaged = || Fault::closed("damaged").with("what", "recipient_index");
        let index = match mailbox.index(&seat.raw_id()?)? {
            None => Index::default(),
            Some(sealed) => {
                let padded = locked::unlock(&seat.index_key()?, CONTEXT, &sealed).map_err(|_| damaged())?;
                let (length, rest) = padded.split_first_chunk::<LENGTH>().ok_or_else(damaged)?;
                let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| damaged())?;
                let plain = rest.get(..length).ok_or_else(damaged)?;
                serde_json::from_slice::<Index>(plain).map_err(|_| damaged())?
            }
        };
        let seen = unhex(&index.seen).unwrap_or_default();
        let seen = seen.chunks_exact(16).filter_map(|tag| Id::try_from(tag).ok()).collect();
        let mut inbox = Self { seat: seat.clone(), index, seen };
        inbox.refresh(mailbox, today)?;
        Ok(inbox)
    }

    /// Takes in what came, what went on and what was erased; erases what is past its date.
    ///
    /// # Errors
    /// What the mailbox says.
    pub fn refresh(&mut self, mailbox: &dyn CaseMailbox, today: NaiveDate) -> Outcome<()> {
        let due: Vec<String> = self.due(today);
        for case in &due {
            self.erase(mailbox, case)?;
        }
        let tags: BTreeSet<Id> = mailbox.tags()?.into_iter().collect();
        if due.is_empty() && tags == self.seen {
            return Ok(());
        }
        self.follow_known(mailbox, &tags)?;
        self.find_new(mailbox, &tags)?;
        self.seen = tags;
        self.keep(mailbox)?;
        // What came in may be past its date already.
        if self.due(today).is_empty() { Ok(()) } else { self.refresh(mailbox, today) }
    }

    fn due(&self, today: NaiveDate) -> Vec<String> {
        let past = |kept: &Kept| kept.keep_until.is_some_and(|last| today > last) && !kept.broken;
        self.index.cases.iter().filter(|(_, kept)| past(kept)).map(|(case, _)| case.clone()).collect()
    }

    fn erase(&mut self, mailbox: &dyn CaseMailbox, case: &str) -> Outcome<()> {
        match self.thread(mailbox, case) {
            Ok(thread) => {
                mailbox.erase(&thread.erasures())?;
                self.let_go(case);
                Ok(())
            }
            Err(fault) if fault.code == "case_not_found" => {
                self.let_go(case);
                Ok(())
            }
            Err(fault) if fault.code == "case_broken" => {
                if let Some(kept) = self.index.cases.get_mut(case) {
                    kept.broken = true;
                }
                Ok(())
            }
            Err(fault) => Err(fault),
        }
    }

    /// Looks at the own cases again whose slots changed.
    fn follow_known(&mut self, mailbox: &dyn CaseMailbox, tags: &BTreeSet<Id>) -> Outcome<()> {
        let mut gone = Vec::new();
        for (case, kept) in &mut self.index.cases {
            let secret = secret_of(&kept.secret)?;
            let there = |at: u32| tags.contains(&secret.tag(at));
            if (0..kept.places).all(|at| !there(at)) {
                gone.push(case.clone());
            } else if there(kept.places) || !(0..kept.places).all(there) {
                take_in(mailbox, &self.seat, kept, secret)?;
            }
        }
        for case in gone {
            self.let_go(&case);
        }
        Ok(())
    }

    /// Tries the own key on slots that were not there before.
    fn find_new(&mut self, mailbox: &dyn CaseMailbox, tags: &BTreeSet<Id>) -> Outcome<()> {
        for tag in tags.difference(&self.seen) {
            let Some(sealed) = mailbox.slot(tag)? else { continue };
            let found = unwrap(&self.seat.organisation, &self.seat.opening, tag, &sealed);
            let Some((mark, key)) = found.filter(|(mark, _)| *mark != Mark::Note) else { continue };
            let Some(secret) = ThreadSecret::from_bytes(&key) else { continue };
            let case = secret.case();
            if let Some(kept) = self.index.cases.get_mut(&case) {
                kept.deputy &= mark == Mark::Deputy;
                continue;
            }
            let mut kept = Kept {
                secret: hex(secret.expose()),
                deputy: mark == Mark::Deputy,
                own: false,
                places: 0,
                last: String::new(),
                purpose: Purpose::Other,
                status: Status::Received,
                opened: Week::of(NaiveDate::default()),
                acknowledged: None,
                answered: None,
                keep_until: None,
                helped: None,
                waits: true,
                broken: false,
            };
            take_in(mailbox, &self.seat, &mut kept, secret)?;
            if kept.places > 0 || kept.broken {
                self.index.cases.insert(case, kept);
            }
        }
        Ok(())
    }

    fn keep(&mut self, mailbox: &dyn CaseMailbox) -> Outcome<()> {
        self.index.seen = hex(&self.seen.iter().flatten().copied().collect::<Vec<u8>>());
        let plain = serde_json::to_vec(&self.index).map_err(sealing)?;
        let mut padded = Vec::with_capacity((plain.len() + LENGTH).next_multiple_of(STEP));
        padded.extend_from_slice(&u32::try_from(plain.len()).unwrap_or_default().to_be_bytes());
        padded.extend_from_slice(&plain);
        let whole = padded.len().next_multiple_of(STEP);
        padded.resize(whole, 0);
        let sealed = locked::lock(&self.seat.index_key()?, CONTEXT, &padded).map_err(sealing)?;
        mailbox.keep_index(&self.seat.raw_id()?, &sealed)
    }

    /// Lists the cases: what is overdue first, then what waits for an answer, then the rest; closed last.
    pub fn rows(&self, today: NaiveDate) -> Vec<InboxRow> {
        let mut rows: Vec<InboxRow> = self
            .index
            .cases
            .iter()
            .filter(|(_, kept)| is_shown(kept, today))
            .map(|(case, kept)| row(case, kept, today))
            .collect();
        rows.sort_by_key(|row| {
            let next = if row.acknowledged.is_none() { row.acknowledge_by } else { row.answer_by };
            (row.status == Status::Closed, !row.overdue, !row.waits, next, row.case.clone())
        });
        rows
    }

    /// Returns what opens a case that this seat may see today.
    ///
    /// # Errors
    /// `case_not_found`.
    pub fn secret(&self, case: &str, today: NaiveDate) -> Outcome<ThreadSecret> {
        let found = self.index.cases.get(case.trim()).filter(|kept| is_shown(kept, today));
        secret_of(&found.ok_or_else(|| Fault::refused("case_not_found"))?.secret)
    }

    /// Reads a case and holds it against what the index knows: a cut end shows.
    ///
    /// # Errors
    /// `case_not_found`, `case_broken`.
    pub fn read(&self, mailbox: &dyn CaseMailbox, case: &str, today: NaiveDate) -> Outcome<Thread> {
        self.secret(case, today)?;
        self.thread(mailbox, case.trim())
    }

    fn thread(&self, mailbox: &dyn CaseMailbox, case: &str) -> Outcome<Thread> {
        let kept = self.index.cases.get(case).ok_or_else(|| Fault::refused("case_not_found"))?;
        loaded(mailbox, &self.seat, kept, secret_of(&kept.secret)?)
    }

    /// Forgets a case; that there was one stays in the quarter's count.
    fn let_go(&mut self, case: &str) {
        if let Some(kept) = self.index.cases.remove(case) {
            count(&mut self.index.past, &kept);
        }
    }

    /// Counts how cases were served, by their quarter's first week. For release control only.
    pub(super) fn served(&self) -> BTreeMap<Week, ServiceTally> {
        let mut tallies = self.index.past.clone();
        self.index.cases.values().for_each(|kept| count(&mut tallies, kept));
        tallies
    }

    /// Returns the seat.
    pub fn seat(&self) -> &Seat {
        &self.seat
    }
}

fn secret_of(text: &str) -> Outcome<ThreadSecret> {
    unhex(text).and_then(|bytes| ThreadSecret::from_bytes(&bytes)).ok_or_else(broken)
}

/// Loads a thread that must go on from the place where it was last seen.
fn loaded(mailbox: &dyn CaseMailbox, seat: &Seat, kept: &Kept, secret: ThreadSecret) -> Outcome<Thread> {
    let thread = Thread::load(&seat.organisation, secret, &|tag| mailbox.slot(tag))?;
    let place = usize::try_from(kept.places).unwrap_or(usize::MAX).checked_sub(1);
    match place {
        Some(place) if thread.hashes.get(place) != Some(&kept.last) => Err(broken()),
        _ => Ok(thread),
    }
}

fn take_in(mailbox: &dyn CaseMailbox, seat: &Seat, kept: &mut Kept, secret: ThreadSecret) -> Outcome<()> {
    let thread = match loaded(mailbox, seat, kept, secret) {
        Ok(thread) => thread,
        Err(fault) if fault.code == "case_broken" || fault.code == "case_not_found" => {
            kept.broken = true;
            return Ok(());
        }
        Err(fault) => return Err(fault),
    };
    let Some(state) = CaseState::of(&thread) else { return Ok(()) };
    let own = |author: &Author| *author == Author::Recipient(seat.id.clone());
    kept.places = thread.next();
    kept.last = thread.hashes.last().cloned().unwrap_or_default();
    kept.own = thread.messages.iter().any(|message| own(&message.author));
    kept.purpose = state.purpose;
    kept.status = state.status;
    kept.opened = state.opened;
    kept.acknowledged = state.acknowledged;
    kept.answered = state.answered;
    kept.keep_until = state.keep_until;
    kept.helped = state.helped;
    kept.waits = state.waits_for_recipient;
    kept.broken = false;
    let handed = |act: &Act| matches!(act, Act::HandOver { to } if to.id == seat.id);
    kept.deputy &= !thread.messages.iter().any(|message| handed(&message.act));
    Ok(())
}

/// A deputy sees a case past its first clock when nobody has said anything, and from then on what they took up.
fn is_shown(kept: &Kept, today: NaiveDate) -> bool {
    !kept.deputy || kept.own || (kept.acknowledged.is_none() && today > acknowledge_by(kept.opened))
}

fn count(tallies: &mut BTreeMap<Week, ServiceTally>, kept: &Kept) {
    let tally = tallies.entry(kept.opened.quarter().first()).or_default();
    let by = |done: Option<NaiveDate>, last: NaiveDate| u32::from(done.is_some_and(|day| day <= last));
    tally.opened += 1;
    tally.acknowledged += by(kept.acknowledged, acknowledge_by(kept.opened));
    tally.answered += by(kept.answered, answer_by(kept.opened));
}

fn row(case: &str, kept: &Kept, today: NaiveDate) -> InboxRow {
    let (acknowledge_by, answer_by) = (acknowledge_by(kept.opened), answer_by(kept.opened));
    let open = kept.status != Status::Closed;
    let overdue = open
        && ((kept.acknowledged.is_none() && today > acknowledge_by)
            || (kept.answered.is_none() && today > answer_by));
    InboxRow {
        case: case.to_owned(),
        purpose: kept.purpose,
        status: kept.status,
        opened: kept.opened,
        acknowledge_by,
        answer_by,
        acknowledged: kept.acknowledged,
        answered: kept.answered,
        keep_until: kept.keep_until,
        helped: kept.helped,
        waits: kept.waits,
        overdue,
        as_deputy: kept.deputy,
        broken: kept.broken,
    }
}
