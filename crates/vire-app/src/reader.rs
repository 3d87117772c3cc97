//! Leads: HR invites them to the releases of some groups; an own passphrase opens those and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use vire_core::disclosure::Released;
use vire_core::group::Group;
use vire_core::release::Cell;
use vire_core::week::Week;
use vire_seal::code::InvitationCode;
use vire_seal::digest::{hex, hmac_sha256, unhex};
use vire_seal::envelope::{Context, OpeningKey, Padded, SealingKey, open as open_envelope, seal};
use vire_seal::key::Key;
use vire_seal::{label, locked, random};
use vire_store::organisation::{GroupKey, Reader, ReaderState};
use vire_store::{GroupKeyId, ReaderId, Secret};

use crate::board::Commons;
use crate::customers::Opened;
use crate::desk::Desk;
use crate::dto::ReaderSession;
use crate::fault::{Fault, Outcome};
use crate::kept_packet;
use crate::ledger::{open_part, verified_entries};
use crate::local_mailbox::LocalMailbox;
use crate::mailbox::{Mailbox, ReleaserMailbox};
use crate::place::Place;
use crate::release::released;

const PACKET: &str = "vire/1 reader invitation";
const RECORD: &str = "vire/1 reader";
const GRANT: &str = "grant";
const LEAD: &str = "lead";

/// A group key as a lead holds it.
#[derive(Clone, Serialize, Deserialize)]
struct HeldKey {
    group: String,
    id: String,
    private: String,
}

/// What an invitation code opens, and later the lead's passphrase.
#[derive(Serialize, Deserialize)]
struct Packet {
    reader: String,
    organisation: String,
    organisation_name: String,
    /// The groups that HR granted, by their own paths.
    groups: Vec<String>,
    keys: Vec<HeldKey>,
    /// The lead's own private key; empty in an invitation.
    private: String,
    /// The root key that every document and notice must be signed with, as hex.
    #[serde(default)]
    verifying_key: String,
    /// The key that everybody of the organisation shares, as hex; empty in the oldest invitations.
    #[serde(default)]
    commons: String,
}

/// A lead who is signed in.
pub struct OpenReader {
    /// The two-word label.
    pub label: String,
    /// The organisation's id.
    pub organisation: String,
    /// The organisation's name.
    pub organisation_name: String,
    /// The granted groups, by their own paths.
    pub groups: Vec<Group>,
    /// What opens the notice board; `None` for the oldest invitations.
    pub commons: Option<Commons>,
    keys: BTreeMap<String, (Group, OpeningKey)>,
    /// The newest publishing of customer figures that was read.
    edition: AtomicU64,
}

impl OpenReader {
    /// Returns what the window shows of the lead.
    pub fn view(&self) -> ReaderSession {
        ReaderSession {
            label: self.label.clone(),
            organisation: self.organisation_name.clone(),
            groups: self.groups.iter().map(Group::to_string).collect(),
        }
    }

    /// Opens every part that the own keys open, with its week, and the organisation's own figures.
    ///
    /// # Errors
    /// `chain_broken`, `damaged`.
    pub fn parts(&self, mailbox: &dyn Mailbox) -> Outcome<Vec<(Week, Released<Vec<Cell>>)>> {
        let entries: BTreeMap<Week, _> =
            verified_entries(mailbox)?.into_iter().map(|entry| (entry.week, entry)).collect();
        let mut parts = Vec::new();
        for (id, (_, key)) in &self.keys {
            let Ok(raw) = id.parse::<GroupKeyId>() else { continue };
            for (week, sealed) in mailbox.parts(&raw.0)? {
                let Some(entry) = entries.get(&week) else { continue };
                parts.push((week, open_part(&self.organisation, entry, id, key, &sealed)?));
            }
        }
        for (bytes, week) in mailbox.public_releases()?.iter().zip(entries.keys()) {
            parts.push((*week, Released::from_part(bytes)?));
        }
        Ok(parts)
    }

    /// Opens the published customer figures of the organisation and of the groups whose keys are held.
    ///
    /// # Errors
    /// `chain_broken` when a notice is not HR's own, or older than one that was read before.
    pub fn customers(&self, mailbox: &dyn Mailbox) -> Outcome<Opened> {
        let Some(commons) = &self.commons else { return Ok(Opened::default()) };
        let read = || {
            let keys = self.keys.iter().filter_map(|(id, (group, key))| {
                Some((id.parse::<GroupKeyId>().ok()?, group, key.to_bytes()))
            });
            Opened::read(mailbox, commons, keys)
        };
        // HR may put new ones up between two looks; that does not happen twice in a row.
        let opened = read().or_else(|_| read())?;
        if self.edition.fetch_max(opened.edition(), Ordering::Relaxed) > opened.edition() {
            return Err(Fault::closed("chain_broken").with("document", "customers"));
        }
        Ok(opened)
    }

    /// Returns the secret that this lead shares with HR and the other leads of a group.
    pub(crate) fn group_secret(&self, group: &Group) -> Option<zeroize::Zeroizing<Vec<u8>>> {
        self.keys.values().find(|(held, _)| held == group).map(|(_, key)| key.to_bytes())
    }

    /// Lists the groups as shown that the own keys open.
    pub fn shown(&self) -> BTreeSet<Group> {
        self.keys.values().map(|(group, _)| group.clone()).collect()
    }
}

/// Returns the key for one purpose that a group's leads share with HR; it follows from the group's own.
pub(crate) fn key_for(private: &[u8], purpose: &str) -> Key {
    Key::from_bytes(hmac_sha256(private, &[purpose.as_bytes()]))
}

/// Returns the key of every given group, making those that are new.
pub(crate) fn group_keys_for<'a>(
    desk: &mut Desk,
    groups: impl Iterator<Item = &'a Group>,
) -> Outcome<Vec<GroupKey>> {
    let mut keys = Vec::new();
    for group in groups.filter(|group| !group.is_organisation()) {
        let known = desk.organisation.read(|read| read.group_key(group))?;
        let key = match known {
            Some(key) => key,
            None => {
                let opening = OpeningKey::generate().map_err(|error| Fault::internal(error.code()))?;
                let public = opening.sealing_key().map_err(|error| Fault::internal(error.code()))?;
                let key = GroupKey {
                    group: group.clone(),
                    id: GroupKeyId(random::bytes().map_err(|error| Fault::internal(error.code()))?),
                    private: Secret::from(opening.to_bytes().as_slice()),
                    public: public.to_bytes().to_vec(),
                };
                desk.organisation.write(|write| write.insert_group_key(&key))?;
                key
            }
        };
        keys.push(key);
    }
    Ok(keys)
}

/// Lists the keys that open the releases of groups: each under every name it was ever shown as.
fn keys_of(desk: &Desk, granted: &[Group]) -> Outcome<Vec<GroupKey>> {
    let (ledger, keys) =
        desk.organisation.read(|read| Ok::<_, Fault>((read.ledger()?, read.group_keys()?)))?;
    let mut names: BTreeSet<Group> = granted.iter().cloned().collect();
    for row in &ledger {
        let (release, _) = released(desk, row.week)?;
        names.extend(granted.iter().map(|group| release.resolve(group).clone()));
    }
    Ok(keys.into_iter().filter(|key| names.contains(&key.group)).collect())
}

fn held(key: &GroupKey) -> HeldKey {
    HeldKey { group: key.group.to_string(), id: key.id.to_string(), private: hex(&key.private) }
}

/// Invites a lead to the releases of some groups; returns the code, which is shown once.
///
/// # Errors
/// `name_missing`; `group_unknown` with the path.
pub fn invite(desk: &mut Desk, name: &str, groups: &[String]) -> Outcome<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Fault::refused("name_missing"));
    }
    let known = desk.roster()?.groups();
    let mut granted = Vec::new();
    for text in groups {
        let group = Group::parse(text)?;
        if !known.contains(&group) {
            return Err(Fault::refused("group_unknown").with("group", text));
        }
        granted.push(group);
    }
    if granted.is_empty() {
        return Err(Fault::refused("group_missing"));
    }
    // A key made now is the one that later releases of the group are sealed to.
    group_keys_for(desk, granted.iter())?;
    let id = ReaderId(random::bytes().map_err(|error| Fault::internal(error.code()))?);
    let packet = Packet {
        reader: id.to_string(),
        organisation: desk.id.clone(),
        organisation_name: desk.name.clone(),
        groups: granted.iter().map(Group::to_string).collect(),
        keys: keys_of(desk, &granted)?.iter().map(held).collect(),
        private: String::new(),
        verifying_key: hex(&desk.root.verifying_key().to_bytes()),
        commons: desk.commons.to_hex(),
    };
    let code = InvitationCode::generate().map_err(|error| Fault::internal(error.code()))?;
    let plain = serde_json::to_vec(&packet).map_err(|_| Fault::internal("packet"))?;
    let sealed =
        locked::lock(&code.key(PACKET), PACKET, &plain).map_err(|error| Fault::internal(error.code()))?;
    desk.organisation.write(|write| {
        write.put_reader(&Reader {
            id,
            name: name.to_owned(),
            role: LEAD.to_owned(),
            groups: granted,
            state: ReaderState::Invited,
        })
    })?;
    desk.mailbox.invite_reader(&code.id(), &sealed)?;
    Ok(code.to_string())
}

/// Takes a lead's invitation: makes an own key pair and keeps everything under the lead's passphrase.
///
/// # Errors
/// A code with a typing error, `invitation_unknown`.
pub fn accept(place: &Place, mailbox: &LocalMailbox, code: &str, passphrase: &str) -> Outcome<OpenReader> {
    let code = InvitationCode::parse(code).map_err(|error| Fault::refused(error.code()))?;
    let unknown = || Fault::refused("invitation_unknown");
    let sealed = mailbox.reader_packet(&code.id())?.ok_or_else(unknown)?;
    let plain = locked::unlock(&code.key(PACKET), PACKET, &sealed).map_err(|_| unknown())?;
    let mut packet: Packet = serde_json::from_slice(&plain).map_err(|_| unknown())?;
    let id: ReaderId = packet.reader.parse().map_err(|_| unknown())?;
    let own = OpeningKey::generate().map_err(|error| Fault::internal(error.code()))?;
    let public = own.sealing_key().map_err(|error| Fault::internal(error.code()))?;
    packet.private = hex(&own.to_bytes());
    let label = label::two_words().map_err(|error| Fault::internal(error.code()))?;
    let record = kept_packet::keep(RECORD, &label, passphrase, place.cost(), &packet)?;
    mailbox.accept_reader(&code.id(), &id.0, &public.to_bytes(), &record)?;
    opened(mailbox, label, packet)
}

/// Signs a lead in.
///
/// # Errors
/// `reader_wrong` for any label and passphrase that do not fit together.
pub fn open(mailbox: &LocalMailbox, label: &str, passphrase: &str) -> Outcome<OpenReader> {
    let records = mailbox.reader_records()?.into_iter().map(|(_, record)| record);
    let packet = kept_packet::open(RECORD, records, label, passphrase)?;
    opened(mailbox, label::normalise(label), packet.ok_or_else(|| Fault::refused("reader_wrong"))?)
}

fn opened(mailbox: &LocalMailbox, label: String, packet: Packet) -> Outcome<OpenReader> {
    let damaged = || Fault::closed("damaged").with("what", "reader");
    let own =
        unhex(&packet.private).and_then(|bytes| OpeningKey::from_bytes(&bytes).ok()).ok_or_else(damaged)?;
    let reader: ReaderId = packet.reader.parse().map_err(|_| damaged())?;
    let mut all = packet.keys;
    for (id, sealed) in mailbox.grants(reader)? {
        let scope = id.to_string();
        let context = Context { organisation: &packet.organisation, scope: &scope, purpose: GRANT };
        let plain = open_envelope(&own, &context, &sealed).map_err(|_| damaged())?;
        all.push(serde_json::from_slice(&plain).map_err(|_| damaged())?);
    }
    let mut keys = BTreeMap::new();
    for key in all {
        let opening =
            unhex(&key.private).and_then(|bytes| OpeningKey::from_bytes(&bytes).ok()).ok_or_else(damaged)?;
        let group = group_as_shown(&key.group)?;
        keys.insert(key.id, (group, opening));
    }
    let groups = packet.groups.iter().map(|text| Group::parse(text)).collect::<Result<_, _>>()?;
    Ok(OpenReader {
        label,
        commons: Commons::parse(&packet.organisation, &packet.verifying_key, &packet.commons),
        organisation: packet.organisation,
        organisation_name: packet.organisation_name,
        groups,
        keys,
        edition: AtomicU64::new(0),
    })
}

/// Reads a name under which a group is shown, merged or not.
///
/// # Errors
/// `group_name_invalid`.
pub fn group_as_shown(text: &str) -> Outcome<Group> {
    let parts: Vec<Group> = text.split(vire_core::group::JOIN).map(Group::parse).collect::<Result<_, _>>()?;
    Ok(Group::merged(&parts))
}

/// Returns the readers who accepted their invitation.
pub(crate) fn accepted(desk: &Desk) -> Outcome<BTreeSet<ReaderId>> {
    Ok(desk.mailbox.reader_keys()?.into_iter().map(|(id, _)| id).collect())
}

/// Seals new keys of granted groups (a group was merged, say) to the leads who may open them.
///
/// # Errors
/// What the stores say.
pub(crate) fn grant_missing(desk: &mut Desk) -> Outcome<()> {
    let readers = desk.organisation.read(|read| read.readers())?;
    for (id, public) in desk.mailbox.reader_keys()? {
        let Some(row) = readers.iter().find(|row| row.id == id) else { continue };
        let to = SealingKey::from_bytes(&public).map_err(|error| Fault::internal(error.code()))?;
        let known: BTreeSet<GroupKeyId> = desk.mailbox.grants(id)?.into_iter().map(|(key, _)| key).collect();
        for key in keys_of(desk, &row.groups)?.iter().filter(|key| !known.contains(&key.id)) {
            let scope = key.id.to_string();
            let context = Context { organisation: &desk.id, scope: &scope, purpose: GRANT };
            let plain = serde_json::to_vec(&held(key)).map_err(|_| Fault::internal("grant"))?;
            let sealed =
                seal(&to, &context, &plain, Padded::None).map_err(|error| Fault::internal(error.code()))?;
            desk.mailbox.grant(id, key.id, sealed)?;
        }
    }
    Ok(())
}
