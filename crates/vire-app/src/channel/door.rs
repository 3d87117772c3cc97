//! The channel's door: who may be written to, as HR signed it.

use serde::{Deserialize, Serialize};
use vire_seal::key::Key;
use vire_seal::random;
use vire_seal::sign::VerifyingKey;

use super::act::Party;
use super::{broken, sealing, slot};
use crate::board::Commons;
use crate::case_mailbox::{CaseMailbox, names};
use crate::fault::{Fault, Outcome};
use crate::local_mailbox::LocalMailbox;
use crate::mailbox::{Id, Mailbox};

/// The kind of notice that a recipient stands in.
pub(crate) const NOTICE: &str = "recipients";
/// One look in so many leaves a decoy.
const DECOY_EVERY: u8 = 4;

/// What a notice says of a recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plate {
    /// Name, role and keys.
    #[serde(flatten)]
    pub party: Party,
}

/// Finds the door: through the own Commons, else, on this machine, through the key that lies here.
///
/// # Errors
/// `chain_broken` when the mailbox belongs to another organisation than the wallet; `workspace_missing`.
pub fn door(mailbox: &LocalMailbox, commons: Option<&Commons>) -> Outcome<Commons> {
    let card = mailbox.card()?;
    if let Some(commons) = commons {
        if commons.organisation() != card.organisation {
            return Err(Fault::closed("chain_broken").with("document", "card"));
        }
        return Ok(commons.narrowed(NOTICE));
    }
    let root = VerifyingKey::from_bytes(&card.verifying_key)
        .map_err(|_| Fault::closed("chain_broken").with("document", "card"))?;
    let key = mailbox.channel_key(names::DOOR)?.ok_or_else(|| Fault::closed("channel_not_open"))?;
    let key = Key::from_slice(&key).ok_or_else(broken)?;
    Ok(Commons::new(&card.organisation, root, key))
}

/// Lists the recipients: HR first, people of the house, people from outside, each by name.
///
/// # Errors
/// `chain_broken` when a notice is not HR's.
pub fn recipients(mailbox: &dyn Mailbox, door: &Commons) -> Outcome<Vec<Party>> {
    let plates: Vec<(Id, Plate)> = door.read(mailbox, NOTICE)?;
    let mut parties: Vec<Party> = plates.into_iter().map(|(_, plate)| plate.party).collect();
    let place = |party: &Party| ["hr", "inside", "outside"].iter().position(|kind| *kind == party.kind);
    parties.sort_by(|a, b| (place(a), &a.name, &a.id).cmp(&(place(b), &b.name, &b.id)));
    Ok(parties)
}

/// Lists the recipients for somebody who looks, and now and then leaves a decoy: so a slot proves no message.
///
/// # Errors
/// As [`recipients`].
pub fn look(mailbox: &dyn CaseMailbox, door: &Commons) -> Outcome<Vec<Party>> {
    let [drawn]: [u8; 1] = random::bytes().map_err(sealing)?;
    if drawn % DECOY_EVERY == 0 {
        mailbox.deliver(vec![slot::decoy(door.organisation())?])?;
    }
    recipients(mailbox, door)
}

/// Finds a recipient by id, or by name where only one has it.
///
/// # Errors
/// `recipient_unknown`.
pub fn find<'a>(parties: &'a [Party], asked: &str) -> Outcome<&'a Party> {
    let asked = asked.trim();
    let mut named = parties.iter().filter(|party| party.name.eq_ignore_ascii_case(asked));
    let by_name = match (named.next(), named.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    };
    parties
        .iter()
        .find(|party| party.id == asked)
        .or(by_name)
        .ok_or_else(|| Fault::refused("recipient_unknown").with("recipient", asked))
}
