//! Recipients from HR's side: naming, inviting, listing, letting go.

use vire_seal::code::InvitationCode;
use vire_seal::digest::hmac_sha256;
use vire_seal::envelope::OpeningKey;
use vire_seal::sign::SigningKey;
use vire_seal::{locked, random};
use vire_store::organisation::Recipient;
use vire_store::{ReaderId, Secret};

use super::door::{NOTICE, Plate};
use super::seat::{ACCEPTED, PACKET, Packet, Seat, party};
use super::{MOST_RECIPIENTS, sealing};
use crate::board;
use crate::case_mailbox::{CaseMailbox, names};
use crate::desk::Desk;
use crate::fault::{Fault, Outcome};
use crate::mailbox::{Id, ReleaserMailbox};

const HR: &str = "hr";
const INVITED: &str = "invited";
const ACTIVE: &str = "active";
const ENDED: &str = "ended";
/// The name of HR on the list.
const HR_NAME: &str = "HR";

/// Opens the channel where it is not open yet, and lists recipients who took their invitation meanwhile.
///
/// # Errors
/// What the stores say.
pub fn prepare(desk: &mut Desk) -> Outcome<()> {
    let door = desk.commons.narrowed(NOTICE);
    if desk.mailbox.channel_key(names::DOOR)?.is_none() {
        let key = vire_seal::digest::unhex(&door.to_hex()).unwrap_or_default();
        desk.mailbox.keep_channel_key(names::DOOR, &key)?;
        let witness = SigningKey::generate().map_err(sealing)?;
        desk.mailbox.keep_channel_key(names::WITNESS, &witness.to_bytes())?;
    }
    let mut rows = desk.organisation.read(|read| read.recipients())?;
    if !rows.iter().any(|row| row.kind == HR) {
        let opening = OpeningKey::generate().map_err(sealing)?;
        let row = Recipient {
            id: ReaderId(random::bytes().map_err(sealing)?),
            name: HR_NAME.to_owned(),
            role: HR.to_owned(),
            kind: HR.to_owned(),
            state: ACTIVE.to_owned(),
            proof: Secret::default(),
            private: Secret::from(opening.to_bytes().as_slice()),
        };
        desk.organisation.write(|write| write.put_recipient(&row))?;
        rows.push(row);
    }
    // What a kill or somebody's hand left on the board that HR does not mean.
    let listed: Vec<(Id, Plate)> = door.read(&desk.mailbox, NOTICE)?;
    let means = |id: &Id| rows.iter().any(|row| row.id.0 == *id && row.state != ENDED);
    for (id, _) in listed.iter().filter(|(id, _)| !means(id)) {
        board::take_down(desk, NOTICE, id)?;
    }
    if let Some(row) = rows.iter().find(|row| row.kind == HR)
        && !listed.iter().any(|(id, _)| *id == row.id.0)
    {
        let public = hr_seat(desk)?.public()?;
        put_up(desk, row, &public)?;
    }
    admit(desk, rows)
}

/// Puts recipients on the list who took their invitation and can prove it.
fn admit(desk: &mut Desk, rows: Vec<Recipient>) -> Outcome<()> {
    if rows.iter().all(|row| row.state != INVITED) {
        return Ok(());
    }
    let seats = desk.mailbox.seats()?;
    for mut row in rows.into_iter().filter(|row| row.state == INVITED) {
        let Some(left) = seats.iter().find(|left| left.id == row.id.0) else { continue };
        let Some((public, proof)) = left.public.split_at_checked(64) else { continue };
        if proof != hmac_sha256(&row.proof, &[public]) {
            // Somebody else's key in the place of the invited person's: never listed.
            return Err(Fault::closed("chain_broken").with("document", NOTICE));
        }
        row.state = ACTIVE.to_owned();
        row.proof = Secret::default();
        put_up(desk, &row, public)?;
        desk.organisation.write(|write| write.put_recipient(&row))?;
    }
    Ok(())
}

fn put_up(desk: &mut Desk, row: &Recipient, public: &[u8]) -> Outcome<()> {
    let party = party(&row.id.0, &row.name, &row.role, &row.kind, public)
        .ok_or_else(|| Fault::closed("damaged").with("what", "recipient"))?;
    let door = desk.commons.narrowed(NOTICE);
    board::post_to(desk, &door, NOTICE, &row.id.0, &Plate { party })
}

/// Returns HR's own seat.
///
/// # Errors
/// `damaged`.
pub fn hr_seat(desk: &Desk) -> Outcome<Seat> {
    let damaged = || Fault::closed("damaged").with("what", "recipient");
    let rows = desk.organisation.read(|read| read.recipients())?;
    let row = rows.into_iter().find(|row| row.kind == HR).ok_or_else(damaged)?;
    let opening = OpeningKey::from_bytes(&row.private).map_err(|_| damaged())?;
    Seat::new(&desk.id, &row.id.0, opening)
}

/// Lists everybody who is or was invited, former ones last.
///
/// # Errors
/// What the store says.
pub fn list(desk: &Desk) -> Outcome<Vec<Recipient>> {
    let mut rows = desk.organisation.read(|read| read.recipients())?;
    rows.sort_by_key(|row| (row.state == ENDED, row.kind != HR));
    Ok(rows)
}

/// Invites a recipient; returns the code, which is shown once.
///
/// `outside`: somebody who does not belong to the organisation.
///
/// # Errors
/// `name_missing`, `too_many_recipients`.
pub fn invite(desk: &mut Desk, name: &str, role: &str, outside: bool) -> Outcome<String> {
    let (name, role) = (name.trim(), role.trim());
    if name.is_empty() || role.is_empty() {
        return Err(Fault::refused("name_missing"));
    }
    let rows = desk.organisation.read(|read| read.recipients())?;
    if rows.iter().filter(|row| row.state != ENDED).count() >= MOST_RECIPIENTS {
        return Err(Fault::refused("too_many_recipients").with("most", MOST_RECIPIENTS));
    }
    let code = InvitationCode::generate().map_err(sealing)?;
    let row = Recipient {
        id: ReaderId(random::bytes().map_err(sealing)?),
        name: name.to_owned(),
        role: role.to_owned(),
        kind: if outside { "outside" } else { "inside" }.to_owned(),
        state: INVITED.to_owned(),
        proof: Secret::from(code.key(ACCEPTED).expose().as_slice()),
        private: Secret::default(),
    };
    let packet = Packet {
        recipient: row.id.to_string(),
        organisation: desk.id.clone(),
        organisation_name: desk.name.clone(),
        name: name.to_owned(),
        verifying_key: vire_seal::digest::hex(&desk.root.verifying_key().to_bytes()),
        door: desk.commons.narrowed(NOTICE).to_hex(),
        private: String::new(),
    };
    let plain = serde_json::to_vec(&packet).map_err(sealing)?;
    let sealed = locked::lock(&code.key(PACKET), PACKET, &plain).map_err(sealing)?;
    desk.organisation.write(|write| write.put_recipient(&row))?;
    desk.mailbox.invite_reader(&code.id(), &sealed)?;
    Ok(code.to_string())
}

/// Lets a recipient go: nothing new reaches the key, and nothing old is opened to anybody else.
///
/// # Errors
/// `recipient_unknown`; `recipient_needed` for HR's own.
pub fn end(desk: &mut Desk, id: &str) -> Outcome<()> {
    let rows = desk.organisation.read(|read| read.recipients())?;
    let mut row = rows
        .into_iter()
        .find(|row| row.id.to_string() == id && row.state != ENDED)
        .ok_or_else(|| Fault::refused("recipient_unknown").with("recipient", id))?;
    if row.kind == HR {
        return Err(Fault::policy("recipient_needed"));
    }
    board::take_down(desk, NOTICE, &row.id.0)?;
    desk.mailbox.vacate(&row.id.0)?;
    row.state = ENDED.to_owned();
    row.proof = Secret::default();
    Ok(desk.organisation.write(|write| write.put_recipient(&row))?)
}
