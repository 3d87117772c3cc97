//! A recipient's seat: the keys of who may open cases, and the invitation through which a seat is taken.

use serde::{Deserialize, Serialize};
use vire_seal::code::InvitationCode;
use vire_seal::digest::{hex, hmac_sha256, unhex};
use vire_seal::envelope::OpeningKey;
use vire_seal::key::Key;
use vire_seal::passphrase::Cost;
use vire_seal::sign::{SigningKey, VerifyingKey};
use vire_seal::{label, locked};

use super::act::Party;
use super::sealing;
use crate::board::Commons;
use crate::case_mailbox::CaseMailbox;
use crate::dto::RecipientSession;
use crate::fault::{Fault, Outcome};
use crate::kept_packet;
use crate::mailbox::Id;

pub(super) const PACKET: &str = "vire/1 recipient invitation";
const RECORD: &str = "vire/1 recipient";
pub(super) const ACCEPTED: &str = "vire/1 recipient accepted";

/// Somebody who can open cases: HR, or a recipient who is signed in.
#[derive(Clone)]
pub struct Seat {
    /// The recipient's id, as hex.
    pub id: String,
    /// The organisation's id.
    pub organisation: String,
    /// Opens wrapped keys.
    pub opening: OpeningKey,
    /// Signs what the recipient says.
    pub signing: SigningKey,
}

/// What an invitation code opens, and later the recipient's passphrase.
#[derive(Serialize, Deserialize)]
pub(super) struct Packet {
    pub(super) recipient: String,
    pub(super) organisation: String,
    pub(super) organisation_name: String,
    pub(super) name: String,
    pub(super) verifying_key: String,
    pub(super) door: String,
    /// The recipient's own private key, as hex; empty in an invitation.
    pub(super) private: String,
}

/// A recipient who is signed in.
pub struct OpenRecipient {
    /// The two-word label.
    pub label: String,
    /// The name that writers see.
    pub name: String,
    /// The organisation's name.
    pub organisation_name: String,
    /// What opens the list of recipients.
    pub door: Commons,
    /// The keys.
    pub seat: Seat,
}

impl OpenRecipient {
    /// Returns what the window shows of the recipient.
    pub fn view(&self) -> RecipientSession {
        RecipientSession {
            label: self.label.clone(),
            name: self.name.clone(),
            organisation: self.organisation_name.clone(),
        }
    }
}

impl Seat {
    /// Makes a seat of its opening key; the signing key follows from it.
    ///
    /// # Errors
    /// `damaged`.
    pub fn new(organisation: &str, id: &Id, opening: OpeningKey) -> Outcome<Self> {
        let damaged = || Fault::closed("damaged").with("what", "recipient");
        let seed = Key::from_slice(&opening.to_bytes()).ok_or_else(damaged)?;
        let signing = SigningKey::from_bytes(seed.derive("vire/1 recipient signature").expose())
            .map_err(|_| damaged())?;
        Ok(Self { id: hex(id), organisation: organisation.to_owned(), opening, signing })
    }

    /// Returns the id's bytes.
    ///
    /// # Errors
    /// `damaged`.
    pub fn raw_id(&self) -> Outcome<Id> {
        unhex(&self.id)
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| Fault::closed("damaged").with("what", "recipient"))
    }

    /// Returns the public halves: 32 bytes to seal to, 32 that check signatures.
    ///
    /// # Errors
    /// An internal fault.
    pub fn public(&self) -> Outcome<[u8; 64]> {
        let mut public = [0; 64];
        let sealing_key = self.opening.sealing_key().map_err(sealing)?.to_bytes();
        let halves = sealing_key.into_iter().chain(self.signing.verifying_key().to_bytes());
        public.iter_mut().zip(halves).for_each(|(to, from)| *to = from);
        Ok(public)
    }

    /// Returns the key under which the recipient's index is kept.
    pub(super) fn index_key(&self) -> Outcome<Key> {
        let seed = Key::from_slice(&self.opening.to_bytes())
            .ok_or_else(|| Fault::closed("damaged").with("what", "recipient"))?;
        Ok(seed.derive("vire/1 recipient index"))
    }
}

/// Returns a party of public halves as [`Seat::public`] gives them.
pub(super) fn party(id: &Id, name: &str, role: &str, kind: &str, public: &[u8]) -> Option<Party> {
    let (sealing, verifying) = public.split_at_checked(32)?;
    VerifyingKey::from_bytes(verifying).ok()?;
    Some(Party {
        id: hex(id),
        name: name.to_owned(),
        role: role.to_owned(),
        kind: kind.to_owned(),
        sealing: hex(sealing),
        verifying: hex(verifying),
    })
}

/// Takes an invitation: makes the keys here, and keeps them under the recipient's own passphrase.
///
/// HR's list shows the recipient once HR has opened Vire after this.
///
/// # Errors
/// A code with a typing error, `invitation_unknown`.
pub fn accept(mailbox: &dyn CaseMailbox, cost: Cost, code: &str, passphrase: &str) -> Outcome<OpenRecipient> {
    let code = InvitationCode::parse(code).map_err(|error| Fault::refused(error.code()))?;
    let unknown = || Fault::refused("invitation_unknown");
    let sealed = mailbox.reader_packet(&code.id())?.ok_or_else(unknown)?;
    let plain = locked::unlock(&code.key(PACKET), PACKET, &sealed).map_err(|_| unknown())?;
    let mut packet: Packet = serde_json::from_slice(&plain).map_err(|_| unknown())?;
    let opening = OpeningKey::generate().map_err(sealing)?;
    packet.private = hex(&opening.to_bytes());
    let label = label::two_words().map_err(sealing)?;
    let record = kept_packet::keep(RECORD, &label, passphrase, cost, &packet)?;
    let open = opened(label, &packet)?;
    let public = open.seat.public()?;
    // Only who held the code can say that these keys are the invited person's.
    let proof = hmac_sha256(code.key(ACCEPTED).expose(), &[&public]);
    let left = [&public[..], &proof].concat();
    mailbox.accept_reader(&code.id(), &open.seat.raw_id()?, &left, &record)?;
    Ok(open)
}

/// Signs a recipient in.
///
/// # Errors
/// `recipient_wrong` for any label and passphrase that do not fit together.
pub fn open(mailbox: &dyn CaseMailbox, label: &str, passphrase: &str) -> Outcome<OpenRecipient> {
    let records = mailbox.seats()?.into_iter().map(|left| left.record);
    let packet: Option<Packet> = kept_packet::open(RECORD, records, label, passphrase)?;
    opened(label::normalise(label), &packet.ok_or_else(|| Fault::refused("recipient_wrong"))?)
}

fn opened(label: String, packet: &Packet) -> Outcome<OpenRecipient> {
    let damaged = || Fault::closed("damaged").with("what", "recipient");
    let id: Id = unhex(&packet.recipient).and_then(|bytes| bytes.try_into().ok()).ok_or_else(damaged)?;
    let opening =
        unhex(&packet.private).and_then(|bytes| OpeningKey::from_bytes(&bytes).ok()).ok_or_else(damaged)?;
    Ok(OpenRecipient {
        label,
        name: packet.name.clone(),
        organisation_name: packet.organisation_name.clone(),
        door: Commons::parse(&packet.organisation, &packet.verifying_key, &packet.door)
            .ok_or_else(damaged)?,
        seat: Seat::new(&packet.organisation, &id, opening)?,
    })
}
