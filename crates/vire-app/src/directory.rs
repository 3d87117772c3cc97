//! The directory: who can be thanked, by name and team, with the keys that thanks are sealed to.
//!
//! HR posts it, signed and sealed to everybody; the mailbox knows keys by seat and no name. Holds
//! nothing about what anybody wrote or received, and no seat: beside a name it would tell who has
//! joined when.

use serde::{Deserialize, Serialize};
use vire_core::roster::Member;
use vire_seal::digest::{hex, unhex};
use vire_seal::envelope::OpeningKey;
use vire_seal::key::Key;
use vire_seal::sign::SigningKey;

use crate::board::{self, Commons};
use crate::desk::Desk;
use crate::fault::{Fault, Outcome};
use crate::join::OpenWallet;
use crate::mailbox::{Id, Mailbox, ReleaserMailbox};
use crate::place::Place;

const KIND: &str = "directory";
const PLACE: Id = [0; 16];
const KEY_BYTES: usize = 32;

/// One colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The name on the roster.
    pub name: String,
    /// The team, as a path.
    pub team: String,
    /// What thanks are sealed to, as hex; empty until the colleague's app has made its keys.
    pub sealing: String,
    /// What signed thanks are checked with, as hex; empty likewise.
    pub verifying: String,
}

/// A member's own keys, which follow from one secret in the wallet.
pub struct Own {
    /// Opens thanks.
    pub opening: OpeningKey,
    /// Signs thanks and ideas.
    pub signing: SigningKey,
    /// What requests for support follow from.
    pub(crate) support: Key,
}

impl Own {
    /// Reads the keys of a wallet; `None` while it has none.
    pub fn of(open: &OpenWallet) -> Option<Self> {
        Self::of_secret(&Key::from_slice(&unhex(&open.wallet.own)?)?)
    }

    pub(crate) fn of_secret(secret: &Key) -> Option<Self> {
        Some(Self {
            opening: OpeningKey::from_seed(&secret.derive("thanks")),
            signing: SigningKey::from_bytes(secret.derive("signature").expose()).ok()?,
            support: secret.derive("support"),
        })
    }

    /// Tells the mailbox the public halves.
    pub(crate) fn enrol(&self, seat_secret: &[u8], mailbox: &dyn Mailbox) -> Outcome<()> {
        let public = unhex(&format!("{}{}", self.sealing()?, self.verifying())).unwrap_or_default();
        mailbox.enrol(seat_secret, &public)
    }

    /// Returns what thanks to this member are sealed to, as hex.
    ///
    /// # Errors
    /// An internal fault.
    pub fn sealing(&self) -> Outcome<String> {
        self.opening
            .sealing_key()
            .map(|key| hex(&key.to_bytes()))
            .map_err(|error| Fault::internal(error.code()))
    }

    /// Returns what this member's signature is checked with, as hex.
    pub fn verifying(&self) -> String {
        hex(&self.signing.verifying_key().to_bytes())
    }
}

/// Makes a wallet's own keys where it has none yet, and tells the mailbox their public halves.
///
/// # Errors
/// `seat_unknown`, and what the stores say.
pub fn enrol(place: &Place, open: &mut OpenWallet, mailbox: &dyn Mailbox) -> Outcome<Own> {
    if open.wallet.own.is_empty() {
        let secret = Key::generate().map_err(|error| Fault::internal(error.code()))?;
        open.wallet.own = secret.to_hex().to_string();
        open.save(place)?;
    }
    let own = Own::of(open).ok_or_else(|| Fault::closed("damaged").with("what", "wallet"))?;
    own.enrol(&unhex(&open.wallet.packet.seat).unwrap_or_default(), mailbox)?;
    Ok(own)
}

/// Brings the directory to today's roster and keys; posts nothing when nothing has changed.
///
/// # Errors
/// What the stores say.
pub fn refresh(desk: &mut Desk) -> Outcome<()> {
    let today = desk.place.clock().today(desk.zone);
    let keys = desk.mailbox.enrolled()?;
    let roster = desk.roster()?;
    let here = |member: &&Member| member.left.is_none_or(|left| left > today);
    let mut entries: Vec<Entry> = Vec::new();
    for member in roster.members.iter().filter(here) {
        let Some(name) = &member.name else { continue };
        let seat = desk.seat(&member.id).1;
        let key = keys.iter().find(|(other, _)| *other == seat).map(|(_, key)| key.as_slice());
        let (sealing, verifying) = key.and_then(|key| key.split_at_checked(KEY_BYTES)).unwrap_or_default();
        let entry = Entry {
            name: name.clone(),
            team: member.group.to_string(),
            sealing: hex(sealing),
            verifying: hex(verifying),
        };
        // Somebody who moves has two entries; the later one holds.
        entries.retain(|other| other.sealing.is_empty() || other.sealing != entry.sealing);
        entries.push(entry);
    }
    // By name: the roster's own order may follow who came when.
    entries.sort_by(|one, other| {
        (&one.name, &one.team, &one.sealing).cmp(&(&other.name, &other.team, &other.sealing))
    });
    entries.dedup();
    if list(&desk.commons, &desk.mailbox)? == entries {
        return Ok(());
    }
    board::post(desk, KIND, &PLACE, &entries)
}

/// Lists the colleagues, by name.
///
/// # Errors
/// `chain_broken`.
pub fn list(commons: &Commons, mailbox: &dyn Mailbox) -> Outcome<Vec<Entry>> {
    let posted = commons.read::<Vec<Entry>>(mailbox, KIND)?;
    Ok(posted.into_iter().flat_map(|(_, entries)| entries).collect())
}

/// Lists the names of everybody on the roster, for hints that are computed on this machine.
///
/// # Errors
/// `chain_broken`.
pub fn names(commons: &Commons, mailbox: &dyn Mailbox) -> Outcome<Vec<String>> {
    Ok(list(commons, mailbox)?.into_iter().map(|entry| entry.name).collect())
}

/// Returns the name behind a signature's key, while its owner is here.
pub(crate) fn name_of<'a>(entries: &'a [Entry], verifying: &str) -> Option<&'a str> {
    let mut found = entries.iter().filter(|entry| !verifying.is_empty() && entry.verifying == verifying);
    found.next().map(|entry| entry.name.as_str())
}

/// Returns what opens the notice board for a wallet.
///
/// # Errors
/// `invitation_too_old` for a wallet whose invitation carried no such key.
pub(crate) fn commons_of(open: &OpenWallet) -> Outcome<Commons> {
    open.commons().ok_or_else(|| Fault::policy("invitation_too_old"))
}
