//! The writer's side: writing, coming back with the receipt, going on, erasing.
//!
//! Needs no passphrase and no wallet: the receipt is all.

use serde::{Deserialize, Serialize};
use vire_seal::code::Receipt;
use vire_seal::digest::{hex, unhex};
use vire_seal::sign::{SigningKey, VerifyingKey};

use super::act::{Act, Party, Purpose};
use super::door::{find, recipients};
use super::files::{Picked, attach};
use super::slot::{Mark, ThreadSecret, Wrapped};
use super::state::CaseState;
use super::thread::{Author, Hand, Thread, When, sealing_key};
use super::{MOST_CHARACTERS, broken, sealing};
use crate::board::Commons;
use crate::case_mailbox::{CaseMailbox, names};
use crate::clock::Clock;
use crate::desk::time_zone;
use crate::fault::{Fault, Outcome};
use crate::local_mailbox::LocalMailbox;
use crate::mailbox::Mailbox;

/// How often a message is tried again when the other side wrote at the same moment.
const TRIES: usize = 8;
const WITNESSED: &str = "vire/1 case submitted";

/// What a writer sends first.
pub struct Letter {
    /// What it is about.
    pub purpose: Purpose,
    /// What the writer says.
    pub text: String,
    /// A name, when the writer wants to give one.
    pub name: Option<String>,
    /// Whom it is for, by id or name; one or more.
    pub to: Vec<String>,
    /// Who sees it past its clock when nobody answers, by id or name.
    pub deputy: Option<String>,
    /// Files.
    pub files: Vec<Picked>,
}

/// Returns this week and day where the organisation is.
pub(crate) fn now(mailbox: &dyn Mailbox, clock: Clock) -> Outcome<When> {
    let zone = time_zone(&mailbox.card()?.zone)?;
    Ok(When { week: clock.week(zone), today: clock.today(zone) })
}

/// Checks a text: something, and at most 20,000 characters.
pub(crate) fn checked_text(text: &str) -> Outcome<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::refused("text_missing"));
    }
    if text.chars().count() > MOST_CHARACTERS {
        return Err(Fault::refused("text_too_long").with("most", MOST_CHARACTERS));
    }
    Ok(text.to_owned())
}

/// Reads a receipt; any typing error is found before anything is tried.
///
/// # Errors
/// `receipt_check_failed`.
pub fn receipt(text: &str) -> Outcome<Receipt> {
    Receipt::parse(text).map_err(|_| Fault::refused("receipt_check_failed"))
}

fn writer_key(receipt: &Receipt) -> Outcome<SigningKey> {
    SigningKey::from_bytes(receipt.key("vire/1 case writer").expose()).map_err(sealing)
}

/// Opens a case and returns its receipt, which is kept nowhere.
///
/// # Errors
/// `recipient_needed`, `recipient_unknown`, `text_missing`, `text_too_long`, what files are not,
/// `chain_broken` when the list of recipients is not HR's.
pub fn write(mailbox: &dyn CaseMailbox, door: &Commons, clock: Clock, letter: Letter) -> Outcome<Receipt> {
    let text = checked_text(&letter.text)?;
    let all = recipients(mailbox, door)?;
    let mut to: Vec<Party> = Vec::new();
    for asked in &letter.to {
        let party = find(&all, asked)?;
        if !to.contains(party) {
            to.push(party.clone());
        }
    }
    if to.is_empty() {
        return Err(Fault::refused("recipient_needed"));
    }
    let deputy = letter.deputy.as_deref().map(|asked| find(&all, asked).cloned()).transpose()?;
    let deputy = deputy.filter(|party| !to.contains(party));
    let left_out = all.iter().filter(|party| !to.contains(party) && deputy.as_ref() != Some(*party));
    let receipt = Receipt::generate().map_err(sealing)?;
    let secret = ThreadSecret::of(&receipt);
    let key = writer_key(&receipt)?;
    let (files, mut slots) = attach(door.organisation(), &secret, letter.files)?;
    let mut wrapped = Vec::new();
    for (party, mark) in
        to.iter().map(|party| (party, Mark::Recipient)).chain(deputy.iter().map(|one| (one, Mark::Deputy)))
    {
        wrapped.push(Wrapped { to: sealing_key(party)?, mark, key: secret.expose() });
    }
    let act = Act::Open {
        purpose: letter.purpose,
        text,
        name: letter.name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()),
        left_out: left_out.map(|party| party.id.clone()).collect(),
        to: to.clone(),
        deputy: deputy.clone(),
        writer: hex(&key.verifying_key().to_bytes()),
        files,
    };
    let thread = Thread::new(door.organisation(), secret.clone());
    let hand = Hand { author: Author::Writer, key: &key };
    slots.push(thread.seal(&hand, now(mailbox, clock)?, act, &wrapped)?);
    if mailbox.deliver(slots)? { Ok(receipt) } else { Err(broken()) }
}

/// Reads the case of a receipt; what is past its date is erased first.
///
/// # Errors
/// `case_not_found` for an unknown or erased one; `case_broken`.
pub fn follow(mailbox: &dyn CaseMailbox, clock: Clock, receipt: &Receipt) -> Outcome<Thread> {
    let organisation = mailbox.card()?.organisation;
    let thread = Thread::load(&organisation, ThreadSecret::of(receipt), &|tag| mailbox.slot(tag))?;
    if thread.writer() != Some(hex(&writer_key(receipt)?.verifying_key().to_bytes()).as_str()) {
        return Err(broken());
    }
    let state = CaseState::of(&thread).ok_or_else(broken)?;
    if state.is_due_for_erasing(now(mailbox, clock)?.today) {
        mailbox.erase(&thread.erasures())?;
        return Err(Fault::refused("case_not_found"));
    }
    Ok(thread)
}

fn add(
    mailbox: &dyn CaseMailbox,
    clock: Clock,
    receipt: &Receipt,
    files: Vec<Picked>,
    act: &dyn Fn(Vec<super::act::Attached>) -> Act,
) -> Outcome<Thread> {
    let key = writer_key(receipt)?;
    let organisation = mailbox.card()?.organisation;
    let (named, pieces) = attach(&organisation, &ThreadSecret::of(receipt), files)?;
    for _ in 0..TRIES {
        let thread = follow(mailbox, clock, receipt)?;
        let hand = Hand { author: Author::Writer, key: &key };
        let slot = thread.seal(&hand, now(mailbox, clock)?, act(named.clone()), &[])?;
        if mailbox.deliver([pieces.clone(), vec![slot]].concat())? {
            return follow(mailbox, clock, receipt);
        }
    }
    Err(Fault::closed("busy"))
}

/// Goes on writing.
///
/// # Errors
/// As [`follow`]; `text_missing`, `text_too_long`, what files are not.
pub fn go_on(
    mailbox: &dyn CaseMailbox,
    clock: Clock,
    receipt: &Receipt,
    text: &str,
    files: Vec<Picked>,
) -> Outcome<Thread> {
    let text = checked_text(text)?;
    add(mailbox, clock, receipt, files, &|files| Act::Write { text: text.clone(), files })
}

/// Says whether it helped.
///
/// # Errors
/// As [`follow`].
pub fn helped(mailbox: &dyn CaseMailbox, clock: Clock, receipt: &Receipt, helped: bool) -> Outcome<Thread> {
    add(mailbox, clock, receipt, Vec::new(), &|_| Act::Helped { helped })
}

/// Erases the case here; it is gone at its recipients' when they open next.
///
/// # Errors
/// As [`follow`]; a broken case is erased as far as it can be read.
pub fn erase(mailbox: &dyn CaseMailbox, receipt: &Receipt) -> Outcome<()> {
    let organisation = mailbox.card()?.organisation;
    let thread = Thread::load(&organisation, ThreadSecret::of(receipt), &|tag| mailbox.slot(tag))?;
    mailbox.erase(&thread.erasures())?;
    Ok(())
}

/// What a writer can show later: that this slot was there in this week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The organisation's id.
    pub organisation: String,
    /// The week.
    pub week: String,
    /// The SHA-256 of the first slot, as hex; who has the receipt can open what it covers.
    pub slot: String,
    /// The mailbox's key, as hex.
    pub witness: String,
    /// The mailbox's signature, as hex.
    pub signature: String,
}

fn proven(proof: &Proof) -> Vec<u8> {
    format!("{}|{}|{}", proof.organisation, proof.week, proof.slot).into_bytes()
}

/// Makes a proof that a case was delivered, signed by the mailbox of this machine.
///
/// # Errors
/// As [`follow`].
pub fn prove(mailbox: &LocalMailbox, clock: Clock, receipt: &Receipt) -> Outcome<Proof> {
    let thread = follow(mailbox, clock, receipt)?;
    let key = mailbox.channel_key(names::WITNESS)?.ok_or_else(broken)?;
    let key = SigningKey::from_bytes(&key).map_err(sealing)?;
    let first = thread.messages.first().ok_or_else(broken)?;
    let mut proof = Proof {
        organisation: mailbox.card()?.organisation,
        week: first.week.to_string(),
        slot: thread.hashes.first().cloned().ok_or_else(broken)?,
        witness: hex(&key.verifying_key().to_bytes()),
        signature: String::new(),
    };
    proof.signature = hex(&key.sign(WITNESSED, &proven(&proof)));
    Ok(proof)
}

/// Checks a proof's signature.
pub fn is_proven(proof: &Proof) -> bool {
    let check = || {
        let key = VerifyingKey::from_bytes(&unhex(&proof.witness)?).ok()?;
        key.verify(WITNESSED, &proven(proof), &unhex(&proof.signature)?).ok()
    };
    check().is_some()
}
