//! Kudos: thanks from one member to another or to a team, signed or not.
//!
//! Each is sealed to its receiver's key in the writer's app; the mailbox holds a week's letters in one
//! shuffled pile without addressees, and every wallet tries the ones of the last quarter. Counts nobody's
//! thanks: there is no figure here on purpose.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use vire_core::week::Week;
use vire_seal::digest::{hex, unhex};
use vire_seal::envelope::{Context, Padded, SealingKey, open as unseal, seal};
use vire_seal::random;
use vire_seal::sign::VerifyingKey;

use crate::board::{self, Commons};
use crate::clock::Clock;
use crate::desk::{Desk, time_zone};
use crate::directory::{self, Entry, Own};
use crate::dto::{SayThanks, ThanksReceived};
use crate::fault::{Fault, Outcome};
use crate::mailbox::{Id, Mailbox, ReleaserMailbox};

/// How many weeks thanks can be read; then they are destroyed.
pub const KEPT: i32 = 13;
/// The most characters of thanks.
pub const MOST_TEXT: usize = 500;
/// The most values that HR words.
const MOST_VALUES: usize = 12;
/// The most characters of a value.
const MOST_VALUE: usize = 60;
/// How far back the letters of weeks without HR are looked for when they are destroyed.
const LOOKED_BACK: i32 = 60;

const PURPOSE: &str = "thanks";
const SIGNED: &str = "vire/1 thanks";
const VALUES: &str = "values";
const PLACE: Id = [0; 16];

#[derive(Serialize, Deserialize)]
struct Letter {
    id: String,
    /// The team that was thanked; none when it is the receiver alone.
    team: Option<String>,
    value: Option<String>,
    text: String,
    /// The writer's key and signature; empty when not signed.
    by: String,
    signature: String,
}

impl Letter {
    /// What is signed: the letter and whom it is for, so that it cannot be sealed to somebody else.
    fn signed_bytes(&self, organisation: &str, week: Week, receiver: &str) -> Vec<u8> {
        let week = week.to_string();
        let parts = (organisation, &week, receiver, &self.id, &self.team, &self.value, &self.text);
        // Plain texts always become JSON.
        serde_json::to_vec(&parts).unwrap_or_default()
    }
}

/// Lists the values that HR words, in HR's order.
///
/// # Errors
/// `chain_broken`.
pub fn values(commons: &Commons, mailbox: &dyn Mailbox) -> Outcome<Vec<String>> {
    let posted = commons.read::<Vec<String>>(mailbox, VALUES)?;
    Ok(posted.into_iter().flat_map(|(_, values)| values).collect())
}

/// Words the values anew; empty lines fall away.
///
/// # Errors
/// `too_many_values`, `text_too_long`.
pub fn word_values(desk: &mut Desk, words: &[String]) -> Outcome<()> {
    let mut values: Vec<String> = Vec::new();
    for value in words.iter().map(|value| value.trim()).filter(|value| !value.is_empty()) {
        if value.chars().count() > MOST_VALUE {
            return Err(Fault::refused("text_too_long").with("most", MOST_VALUE));
        }
        if !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    }
    if values.len() > MOST_VALUES {
        return Err(Fault::refused("too_many_values").with("most", MOST_VALUES));
    }
    board::post(desk, VALUES, &PLACE, &values)
}

/// Says thanks to a colleague, or to everybody of a team but oneself.
///
/// # Errors
/// `thanks_empty`, `text_too_long`, `value_unknown`, `receiver_unknown`.
pub fn say(
    commons: &Commons,
    own: &Own,
    mailbox: &dyn Mailbox,
    clock: Clock,
    thanks: &SayThanks,
) -> Outcome<()> {
    let text = thanks.text.trim();
    if text.chars().count() > MOST_TEXT {
        return Err(Fault::refused("text_too_long").with("most", MOST_TEXT));
    }
    if text.is_empty() && thanks.value.is_none() {
        return Err(Fault::refused("thanks_empty"));
    }
    if let Some(value) = &thanks.value
        && !values(commons, mailbox)?.contains(value)
    {
        return Err(Fault::refused("value_unknown"));
    }
    let me = own.sealing()?;
    let entries = directory::list(commons, mailbox)?;
    let receivers: Vec<&Entry> = entries
        .iter()
        .filter(|entry| !entry.sealing.is_empty() && entry.sealing != me)
        .filter(|entry| match &thanks.colleague {
            Some(key) => entry.sealing == *key,
            None => thanks.team.as_ref() == Some(&entry.team),
        })
        .collect();
    if receivers.is_empty() {
        return Err(Fault::refused("receiver_unknown"));
    }
    let week = this_week(mailbox, clock)?;
    let id = hex(&random::bytes::<16>().map_err(|error| Fault::internal(error.code()))?);
    let mut sealed = Vec::with_capacity(receivers.len());
    for receiver in receivers {
        let mut letter = Letter {
            id: id.clone(),
            team: thanks.colleague.is_none().then(|| thanks.team.clone()).flatten(),
            value: thanks.value.clone(),
            text: text.to_owned(),
            by: String::new(),
            signature: String::new(),
        };
        if thanks.signed {
            let bytes = letter.signed_bytes(commons.organisation(), week, &receiver.sealing);
            letter.by = own.verifying();
            letter.signature = hex(&own.signing.sign(SIGNED, &bytes));
        }
        sealed.push(seal_to(&receiver.sealing, commons.organisation(), week, &letter)?);
    }
    mailbox.leave_letters(week, sealed)
}

fn seal_to(receiver: &str, organisation: &str, week: Week, letter: &Letter) -> Outcome<Vec<u8>> {
    let key = unhex(receiver)
        .and_then(|bytes| SealingKey::from_bytes(&bytes).ok())
        .ok_or_else(|| Fault::refused("receiver_unknown"))?;
    let plain = serde_json::to_vec(letter).map_err(|_| Fault::internal("thanks"))?;
    let scope = week.to_string();
    let context = Context { organisation, scope: &scope, purpose: PURPOSE };
    // Always the size of a check-in, whatever was written.
    seal(&key, &context, &plain, Padded::CheckIn)
        .map_err(|_| Fault::refused("text_too_long").with("most", MOST_TEXT))
}

/// Lists the thanks to this member of the last quarter, the latest week first, in no order within it.
///
/// # Errors
/// `chain_broken`, and what the mailbox says.
pub fn received(
    commons: &Commons,
    own: &Own,
    mailbox: &dyn Mailbox,
    clock: Clock,
) -> Outcome<Vec<ThanksReceived>> {
    let entries = directory::list(commons, mailbox)?;
    let (this, me) = (this_week(mailbox, clock)?, own.sealing()?);
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for back in 0..KEPT {
        let week = this.plus(-back);
        let scope = week.to_string();
        let context = Context { organisation: commons.organisation(), scope: &scope, purpose: PURPOSE };
        let mut of_week: Vec<Letter> = mailbox
            .letters(week)?
            .iter()
            .filter_map(|sealed| unseal(&own.opening, &context, sealed).ok())
            .filter_map(|plain| serde_json::from_slice(&plain).ok())
            .collect();
        of_week.sort_by(|one, other| one.id.cmp(&other.id));
        for letter in of_week {
            let signed = !letter.by.is_empty();
            if (signed && !is_signed(&letter, commons.organisation(), week, &me))
                || !seen.insert(letter.id.clone())
            {
                // A copy, or a name that its owner did not put there.
                continue;
            }
            found.push(ThanksReceived {
                id: letter.id,
                week: week.to_string(),
                from: directory::name_of(&entries, &letter.by).map(str::to_owned),
                signed,
                team: letter.team,
                value: letter.value,
                text: letter.text,
            });
        }
    }
    Ok(found)
}

fn is_signed(letter: &Letter, organisation: &str, week: Week, receiver: &str) -> bool {
    let checked = || {
        let key = VerifyingKey::from_bytes(&unhex(&letter.by)?).ok()?;
        let bytes = letter.signed_bytes(organisation, week, receiver);
        key.verify(SIGNED, &bytes, &unhex(&letter.signature)?).ok()
    };
    checked().is_some()
}

/// Destroys letters that have been there for a quarter.
///
/// # Errors
/// What the mailbox says.
pub(crate) fn forget_old(desk: &mut Desk) -> Outcome<()> {
    let this = desk.week();
    for back in KEPT..LOOKED_BACK {
        desk.mailbox.destroy_letters(this.plus(-back))?;
    }
    Ok(())
}

/// Returns this week in the organisation's time zone.
pub(crate) fn this_week(mailbox: &dyn Mailbox, clock: Clock) -> Outcome<Week> {
    Ok(clock.week(time_zone(&mailbox.card()?.zone)?))
}
