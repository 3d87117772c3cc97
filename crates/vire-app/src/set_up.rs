//! Setting up an organisation in an empty workspace.

use vire_core::disclosure::Policy;
use vire_seal::key::Key;
use vire_seal::sign::SigningKey;
use vire_store::{Organisation, Secret, StoreKey};

use crate::desk::{Desk, names, organisation_id, time_zone, write_key_ring};
use crate::dto::SetUp;
use crate::fault::{Fault, Outcome};
use crate::keys::KeyRing;
use crate::local_mailbox::LocalMailbox;
use crate::mailbox::{Card, ReleaserMailbox};
use crate::place::Place;

/// A new organisation.
pub struct Made {
    /// HR, signed in.
    pub desk: Desk,
    /// The recovery code, to be printed; it is kept nowhere.
    pub recovery_code: String,
}

/// Sets up an organisation.
///
/// The wrapped keys are written last: until they are there the workspace counts as empty, and what a
/// kill left behind is cleared by the next try.
///
/// # Errors
/// `workspace_not_empty`, `name_missing`, `time_zone_unknown`, `policy_below_floor`, `passphrase_missing`.
pub fn set_up(place: &Place, asked: &SetUp) -> Outcome<Made> {
    make(place, asked, false)
}

pub(crate) fn make(place: &Place, asked: &SetUp, sample: bool) -> Outcome<Made> {
    if place.workspace().is_set_up() {
        return Err(Fault::refused("workspace_not_empty"));
    }
    let name = asked.name.trim();
    if name.is_empty() {
        return Err(Fault::refused("name_missing"));
    }
    let zone = time_zone(&asked.time_zone)?;
    let policy = Policy::new(asked.k)?;
    let (ring, key, code) = KeyRing::create(&asked.passphrase, place.cost())?;
    let machine = place.make_machine_key()?;
    place.workspace().clear_unfinished()?;

    let random = |error: vire_seal::random::RandomError| Fault::internal(error.code());
    let root = SigningKey::generate().map_err(|error| Fault::internal(error.code()))?;
    let (seats, salts) = (Key::generate().map_err(random)?, Key::generate().map_err(random)?);
    let mut organisation = Organisation::create(place.workspace(), &StoreKey::new(*key.expose()))?;
    organisation.write(|write| {
        write.put_setting(names::NAME, name)?;
        write.put_setting(names::TIME_ZONE, zone.name())?;
        write.put_setting(names::K, &policy.k.to_string())?;
        write.put_secret(names::ROOT_KEY, &Secret::from(root.to_bytes().as_slice()))?;
        write.put_secret(names::SEAT_KEY, &Secret::from(seats.expose().as_slice()))?;
        write.put_secret(names::SALT_KEY, &Secret::from(salts.expose().as_slice()))
    })?;
    drop(organisation);

    let public = root.verifying_key().to_bytes();
    let mut mailbox = LocalMailbox::new(vire_store::Mailbox::create(place.workspace(), &machine)?);
    mailbox.introduce(&Card {
        organisation: organisation_id(&public),
        verifying_key: public.to_vec(),
        zone: zone.name().to_owned(),
        sample,
    })?;
    drop(mailbox);
    write_key_ring(place, &ring)?;
    Ok(Made { desk: Desk::with_key(place, &key)?, recovery_code: code.to_string() })
}
