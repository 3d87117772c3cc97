//! HR's open workspace: the organisation's store, its keys and the releaser's side of the mailbox.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use vire_core::disclosure::{Plan, Policy};
use vire_core::group::Group;
use vire_core::release::Shown;
use vire_core::roster::Roster;
use vire_core::round::RoundState;
use vire_core::week::Week;
use vire_seal::digest::{hex, hmac_sha256, sha256};
use vire_seal::key::Key;
use vire_seal::sign::SigningKey;
use vire_store::{Organisation, SeatId, StoreKey};

use crate::board::Commons;
use crate::dto::{DeskView, GroupRow, ReaderRow, RoundRow};
use crate::fault::{Fault, Outcome};
use crate::keys::KeyRing;
use crate::local_mailbox::LocalMailbox;
use crate::mailbox::Mailbox;
use crate::place::Place;
use crate::round::ListedRound;
use crate::{reader, release, round};

/// Names of settings and secrets in the organisation's store.
pub(crate) mod names {
    pub const NAME: &str = "name";
    pub const TIME_ZONE: &str = "time_zone";
    pub const K: &str = "k";
    pub const ROOT_KEY: &str = "root_key";
    pub const SEAT_KEY: &str = "seat_key";
    pub const SALT_KEY: &str = "salt_key";
    pub const COMMONS_KEY: &str = "commons_key";
}

/// HR's open workspace.
pub struct Desk {
    /// Where it lies.
    pub place: Place,
    /// The organisation's store.
    pub organisation: Organisation,
    /// The releaser's side of the mailbox.
    pub mailbox: LocalMailbox,
    /// The organisation's name.
    pub name: String,
    /// The organisation's id: the fingerprint of its root key.
    pub id: String,
    /// The organisation's time zone.
    pub zone: Tz,
    /// The policy of rounds that open now.
    pub policy: Policy,
    /// The root key.
    pub root: SigningKey,
    /// What opens the notice board.
    pub commons: Commons,
    seats: Key,
    salts: Key,
}

/// Returns the organisation's id that follows from its public root key.
pub fn organisation_id(verifying_key: &[u8]) -> String {
    hex(&sha256(&[b"vire/1 organisation", verifying_key])).chars().take(32).collect()
}

/// Lists the IANA time zones by name.
pub fn time_zones() -> Vec<&'static str> {
    chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).collect()
}

/// Reads a time zone by its IANA name.
///
/// # Errors
/// `time_zone_unknown`.
pub fn time_zone(name: &str) -> Outcome<Tz> {
    name.trim().parse().map_err(|_| Fault::refused("time_zone_unknown").with("value", name))
}

impl Desk {
    /// Opens the workspace with HR's passphrase, and finishes what a kill may have left half done.
    ///
    /// # Errors
    /// `passphrase_wrong`, `workspace_missing`, and what the stores say.
    pub fn open(place: &Place, passphrase: &str) -> Outcome<Self> {
        let key = key_ring(place)?.open(passphrase)?;
        Self::with_key(place, &key)
    }

    /// Opens the workspace with the recovery code and sets a new passphrase.
    ///
    /// # Errors
    /// As [`KeyRing::recover`] and [`Desk::open`].
    pub fn recover(place: &Place, code: &str, passphrase: &str) -> Outcome<Self> {
        let mut ring = key_ring(place)?;
        let key = ring.recover(code, passphrase, place.cost())?;
        let desk = Self::with_key(place, &key)?;
        write_key_ring(place, &ring)?;
        Ok(desk)
    }

    pub(crate) fn with_key(place: &Place, key: &Key) -> Outcome<Self> {
        let mut organisation = Organisation::open(place.workspace(), &StoreKey::new(*key.expose()))?;
        let shared = commons_key(&mut organisation)?;
        let (name, zone, k, root, seats, salts) = organisation.read(|read| {
            let setting = |name: &str| read.setting(name)?.ok_or_else(|| missing(name));
            let secret = |name: &str| read.secret(name)?.ok_or_else(|| missing(name));
            Ok::<_, Fault>((
                setting(names::NAME)?,
                setting(names::TIME_ZONE)?,
                setting(names::K)?,
                secret(names::ROOT_KEY)?,
                secret(names::SEAT_KEY)?,
                secret(names::SALT_KEY)?,
            ))
        })?;
        let root = SigningKey::from_bytes(&root).map_err(|_| missing(names::ROOT_KEY))?;
        let key_of = |bytes: &[u8], name: &str| Key::from_slice(bytes).ok_or_else(|| missing(name));
        let id = organisation_id(&root.verifying_key().to_bytes());
        let mut desk = Self {
            place: place.clone(),
            mailbox: place.mailbox()?,
            commons: Commons::new(&id, root.verifying_key(), shared),
            id,
            zone: time_zone(&zone)?,
            policy: Policy::new(k.parse().map_err(|_| missing(names::K))?)?,
            seats: key_of(&seats, names::SEAT_KEY)?,
            salts: key_of(&salts, names::SALT_KEY)?,
            organisation,
            name,
            root,
        };
        release::finish_interrupted(&mut desk)?;
        // A killed backup's copies must not outlive the keys that a close destroys.
        vire_store::backup::clear_left(place.workspace())?;
        crate::channel::recipients::prepare(&mut desk)?;
        // Imports and releases that a kill kept from the leads.
        crate::customers::publish(&mut desk)?;
        Ok(desk)
    }

    /// Returns this week in the organisation's time zone.
    pub fn week(&self) -> Week {
        self.place.clock().week(self.zone)
    }

    /// Returns a member's seat: the secret that proves it, and the id that the mailbox knows.
    pub(crate) fn seat(&self, member: &str) -> ([u8; 32], SeatId) {
        let secret = hmac_sha256(self.seats.expose(), &[member.as_bytes()]);
        (secret, SeatId(seat_id(&secret)))
    }

    /// Returns the salt of one commitment; the same again after a crash.
    pub(crate) fn salt(&self, week: Week, what: &str) -> [u8; 32] {
        hmac_sha256(self.salts.expose(), &[week.to_string().as_bytes(), b"|", what.as_bytes()])
    }

    /// Returns the roster.
    ///
    /// # Errors
    /// What the store says.
    pub fn roster(&self) -> Outcome<Roster> {
        Ok(self.organisation.read(|read| read.roster())?)
    }

    /// Tells whether everything here is invented.
    ///
    /// # Errors
    /// What the mailbox says.
    pub fn is_sample(&self) -> Outcome<bool> {
        Ok(self.mailbox.card()?.sample)
    }

    /// Raises `k` for rounds that open from now on.
    ///
    /// # Errors
    /// `policy_only_tightens`.
    pub fn tighten(&mut self, k: u32) -> Outcome<()> {
        let policy = self.policy.tightened(k)?;
        self.organisation.write(|write| write.put_setting(names::K, &k.to_string()))?;
        self.policy = policy;
        Ok(())
    }
}

/// Returns the id under which the mailbox knows a seat.
pub(crate) fn seat_id(secret: &[u8]) -> [u8; 16] {
    let mut id = [0; 16];
    id.iter_mut().zip(sha256(&[b"vire/1 seat", secret])).for_each(|(to, from)| *to = from);
    id
}

fn missing(name: &str) -> Fault {
    Fault::closed("damaged").with("what", name)
}

/// Returns the key that everybody shares; organisations from before the notice board get theirs now.
fn commons_key(organisation: &mut Organisation) -> Outcome<Key> {
    if let Some(bytes) = organisation.read(|read| read.secret(names::COMMONS_KEY))? {
        return Key::from_slice(&bytes).ok_or_else(|| missing(names::COMMONS_KEY));
    }
    let key = Key::generate().map_err(|error| Fault::internal(error.code()))?;
    organisation.write(|write| {
        write.put_secret(names::COMMONS_KEY, &vire_store::Secret::from(key.expose().as_slice()))
    })?;
    Ok(key)
}

pub(crate) fn key_ring(place: &Place) -> Outcome<KeyRing> {
    let bytes = place.workspace().read_keys()?.ok_or_else(|| Fault::closed("workspace_missing"))?;
    serde_json::from_slice(&bytes).map_err(|_| missing("keys"))
}

pub(crate) fn write_key_ring(place: &Place, ring: &KeyRing) -> Outcome<()> {
    let bytes = serde_json::to_vec(ring).map_err(|_| Fault::internal("keys"))?;
    Ok(place.workspace().write_keys(&bytes)?)
}

/// Shows HR's desk.
///
/// # Errors
/// What the stores say.
pub fn view(desk: &Desk) -> Outcome<DeskView> {
    let week = desk.week();
    let roster = desk.roster()?;
    let counts = roster.head_counts(week);
    let (ledger, readers) =
        desk.organisation.read(|read| Ok::<_, Fault>((read.ledger()?, read.readers()?)))?;
    let accepted = reader::accepted(desk)?;
    let today = desk.place.clock().today(desk.zone);
    let mut listed = round::list(desk)?;
    if !counts.is_empty() && listed.iter().all(|round| round.week < week) {
        // Nothing is announced yet for this week: it can be opened all the same.
        listed.push(ListedRound { week, state: RoundState::Announced, imported: false });
    }
    let mut rounds: Vec<RoundRow> = listed
        .into_iter()
        .map(|round| RoundRow {
            week: round.week.to_string(),
            state: round.state.id().to_owned(),
            kind: if round.imported { "imported" } else { "live" }.to_owned(),
            can_open: round.state == RoundState::Announced && round.week <= week,
            can_close: round.state == RoundState::Open && today > round.week.sunday(),
            closes_from: round.week.plus(1).monday().to_string(),
        })
        .collect();
    rounds.reverse();
    Ok(DeskView {
        organisation: desk.name.clone(),
        time_zone: desk.zone.name().to_owned(),
        k: desk.policy.k,
        people: counts.values().sum(),
        groups: group_rows(&roster, week, desk.policy),
        invited: u32::try_from(desk.mailbox.invited()?).unwrap_or(u32::MAX),
        rounds,
        readers: readers
            .into_iter()
            .map(|row| ReaderRow {
                accepted: accepted.contains(&row.id),
                name: row.name,
                groups: row.groups.iter().map(Group::to_string).collect(),
            })
            .collect(),
        releases: u32::try_from(ledger.len()).unwrap_or(u32::MAX),
        head: ledger.last().map(|entry| hex(&entry.hash)),
    })
}

/// Lists the tree with what each size would mean if a quarter began in `week`.
pub(crate) fn group_rows(roster: &Roster, week: Week, policy: Policy) -> Vec<GroupRow> {
    let counts = roster.head_counts(week);
    let plan = Plan::of_quarter(&counts, policy);
    let mut people: BTreeMap<Group, u32> = BTreeMap::new();
    for (team, count) in &counts {
        for group in team.upwards() {
            *people.entry(group).or_default() += count;
        }
    }
    people
        .into_iter()
        .map(|(group, people)| {
            let shown_as = plan.resolve(&group).filter(|shown| **shown != group).cloned();
            let node = plan.node(shown_as.as_ref().unwrap_or(&group));
            GroupRow {
                name: group.name(),
                depth: depth(&group),
                people,
                tier: format!("{:?}", vire_core::disclosure::Tier::of(people)),
                shown: shown_id(node.map_or(Shown::WithinParent, |node| node.shown)).to_owned(),
                shown_as: shown_as.map(|group| group.to_string()),
                group: group.to_string(),
            }
        })
        .collect()
}

/// Returns how deep a group lies: 0 for the organisation.
pub(crate) fn depth(group: &Group) -> u32 {
    u32::try_from(group.upwards().count().saturating_sub(1)).unwrap_or_default()
}

fn shown_id(shown: Shown) -> &'static str {
    match shown {
        Shown::Weekly => "weekly",
        Shown::Windows => "windows",
        Shown::WithinParent => "within_parent",
    }
}
