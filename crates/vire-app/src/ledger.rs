//! The ledger: every release in one chain that anybody can check, and its readers' parts.
//!
//! The public entry of a release holds no figure: only hashes, and salted commitments to each group's
//! part, so that a lead can check the own part against the chain and nobody can guess another's.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use vire_core::disclosure::Released;
use vire_core::group::Group;
use vire_core::release::{Cell, Release};
use vire_core::week::Week;
use vire_seal::digest::{hex, sha256, unhex};
use vire_seal::envelope::{Context, OpeningKey, Padded, SealingKey, open, seal};
use vire_store::organisation::{GroupKey, LedgerEntry};

use crate::desk::Desk;
use crate::dto::LedgerCheck;
use crate::export::write_file;
use crate::fault::{Fault, Outcome};
use crate::mailbox::{Mailbox, Publication};

const PART: &str = "release part";
const FIRST: [u8; 32] = [0; 32];

/// The public entry of one release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The place in the chain, from 0.
    pub position: u32,
    /// The released week.
    pub week: Week,
    /// The rule set.
    pub policy: String,
    /// The least number of answers.
    pub k: u32,
    /// The hash of the round's manifest; empty for imported rounds.
    pub manifest: String,
    /// The commitment to the whole release.
    pub release: String,
    /// Group key id to the commitment to its part.
    pub parts: BTreeMap<String, String>,
    /// The hash of the entry before; zeros for the first.
    pub previous: String,
}

/// One group's part as a reader opens it.
#[derive(Serialize, Deserialize)]
struct Part {
    salt: String,
    cells: String,
}

pub(crate) fn commitment(salt: &[u8], bytes: &[u8]) -> String {
    hex(&sha256(&[b"vire/1 commitment", salt, bytes]))
}

/// Makes the ledger entry of a release; the caller appends it.
pub(crate) fn entry_of(
    desk: &Desk,
    release: &Released<Release>,
    head: Option<&LedgerEntry>,
    manifest: Option<&[u8]>,
    keys: &[GroupKey],
) -> Outcome<LedgerEntry> {
    let week = release.week;
    let bytes = release.to_ledger();
    let previous = head.map_or(FIRST, |head| head.hash);
    let position = head.map_or(0, |head| head.position + 1);
    let parts = keys.iter().map(|key| {
        let id = key.id.to_string();
        (id.clone(), commitment(&desk.salt(week, &id), &release.cells_of(&key.group).to_part()))
    });
    let entry = Entry {
        position: u32::try_from(position).map_err(|_| Fault::internal("ledger"))?,
        week,
        policy: release.policy.rules.as_str().to_owned(),
        k: release.policy.k,
        manifest: manifest.map(hex).unwrap_or_default(),
        release: commitment(&desk.salt(week, ""), &bytes),
        parts: parts.collect(),
        previous: hex(&previous),
    };
    let entry = serde_json::to_vec(&entry).map_err(|_| Fault::internal("ledger"))?;
    Ok(LedgerEntry { position, week, hash: sha256(&[&entry]), entry, release: bytes, previous })
}

/// Makes what a ledger entry publishes: the same parts each time, sealed anew.
pub(crate) fn publication_of(desk: &Desk, row: &LedgerEntry) -> Outcome<Publication> {
    let release = Released::from_ledger(&row.release)?;
    let keys = desk.organisation.read(|read| read.group_keys())?;
    let mut parts = Vec::new();
    for key in keys.iter().filter(|key| release.groups.contains_key(&key.group)) {
        let id = key.id.to_string();
        let cells = release.cells_of(&key.group).to_part();
        let part = Part {
            salt: hex(&desk.salt(row.week, &id)),
            cells: String::from_utf8(cells).map_err(|_| Fault::internal("part"))?,
        };
        let to = SealingKey::from_bytes(&key.public).map_err(|error| Fault::internal(error.code()))?;
        let scope = part_scope(row.week, &id);
        let context = Context { organisation: &desk.id, scope: &scope, purpose: PART };
        let plain = serde_json::to_vec(&part).map_err(|_| Fault::internal("part"))?;
        let sealed =
            seal(&to, &context, &plain, Padded::Steps4K).map_err(|error| Fault::internal(error.code()))?;
        parts.push((key.id.0, sealed));
    }
    Ok(Publication {
        position: u32::try_from(row.position).map_err(|_| Fault::internal("ledger"))?,
        week: row.week,
        entry: row.entry.clone(),
        hash: row.hash,
        parts,
        public: release.cells_of(&Group::organisation()).to_part(),
    })
}

fn part_scope(week: Week, key: &str) -> String {
    format!("{week} {key}")
}

/// Opens one group's part of a release and checks it against the chain.
///
/// # Errors
/// `damaged` when it does not open or is not what the chain commits to.
pub(crate) fn open_part(
    organisation: &str,
    entry: &Entry,
    id: &str,
    key: &OpeningKey,
    sealed: &[u8],
) -> Outcome<Released<Vec<Cell>>> {
    let damaged = || Fault::closed("damaged").with("what", "release_part").with("week", entry.week);
    let scope = part_scope(entry.week, id);
    let context = Context { organisation, scope: &scope, purpose: PART };
    let plain = open(key, &context, sealed).map_err(|_| damaged())?;
    let part: Part = serde_json::from_slice(&plain).map_err(|_| damaged())?;
    let salt = unhex(&part.salt).ok_or_else(damaged)?;
    if entry.parts.get(id) != Some(&commitment(&salt, part.cells.as_bytes())) {
        return Err(damaged());
    }
    Ok(Released::from_part(part.cells.as_bytes())?)
}

/// Checks the public chain: places, links and hashes.
///
/// # Errors
/// `chain_broken` with the place of the first entry that does not fit.
pub fn verified_entries(mailbox: &dyn Mailbox) -> Outcome<Vec<Entry>> {
    chain(mailbox.entries()?.iter().map(Vec::as_slice))
}

pub(crate) fn chain<'a>(entries: impl Iterator<Item = &'a [u8]>) -> Outcome<Vec<Entry>> {
    let mut previous = hex(&FIRST);
    let mut checked = Vec::new();
    for (place, bytes) in (0u32..).zip(entries) {
        let broken = || Fault::closed("chain_broken").with("document", "ledger").with("place", place);
        let entry: Entry = serde_json::from_slice(bytes).map_err(|_| broken())?;
        if entry.previous != previous || entry.position != place {
            return Err(broken());
        }
        previous = hex(&sha256(&[bytes]));
        checked.push(entry);
    }
    Ok(checked)
}

/// Checks every link, every release against its commitment, and the mailbox's copy against HR's.
///
/// # Errors
/// What the stores say; a broken link is an answer, not an error.
pub fn verify(desk: &Desk) -> Outcome<LedgerCheck> {
    let rows = desk.organisation.read(|read| read.ledger())?;
    let head = rows.last().map(|row| hex(&row.hash));
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let public = desk.mailbox.entries()?;
    let same = rows.iter().map(|row| &row.entry).eq(public.iter());
    let valid = same
        && chain(rows.iter().map(|row| row.entry.as_slice())).is_ok_and(|entries| {
            entries.iter().zip(&rows).all(|(entry, row)| {
                row.hash == sha256(&[&row.entry])
                    && entry.week == row.week
                    && entry.release == commitment(&desk.salt(row.week, ""), &row.release)
            })
        });
    Ok(LedgerCheck { valid, releases: count, head })
}

/// Checks the public chain without any key of HR's.
///
/// # Errors
/// What the mailbox says; a broken link is an answer, not an error.
pub fn verify_public(mailbox: &dyn Mailbox) -> Outcome<LedgerCheck> {
    let entries = mailbox.entries()?;
    Ok(LedgerCheck {
        valid: chain(entries.iter().map(Vec::as_slice)).is_ok(),
        releases: u32::try_from(entries.len()).unwrap_or(u32::MAX),
        head: entries.last().map(|bytes| hex(&sha256(&[bytes]))),
    })
}

/// Writes the ledger, one release a line: the entry, its hash, the salt of its commitment and the release.
///
/// # Errors
/// `file_not_written`, and what the stores say.
pub fn export(desk: &Desk, path: &Path) -> Outcome<u32> {
    let rows = desk.organisation.read(|read| read.ledger())?;
    let mut lines = Vec::new();
    for row in &rows {
        let value = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes);
        let damaged = |_| Fault::closed("damaged").with("what", "ledger");
        let line = serde_json::json!({
            "entry": value(&row.entry).map_err(damaged)?,
            "entry_bytes": String::from_utf8_lossy(&row.entry),
            "hash": hex(&row.hash),
            "salt": hex(&desk.salt(row.week, "")),
            "release": value(&row.release).map_err(damaged)?,
        });
        lines.extend_from_slice(line.to_string().as_bytes());
        lines.push(b'\n');
    }
    write_file(path, &lines)?;
    Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<Vec<u8>> {
        let mut previous = hex(&FIRST);
        let mut all = Vec::new();
        for (position, week) in (0u32..).zip(["2026-W45", "2026-W46", "2026-W47"]) {
            let entry = Entry {
                position,
                week: week.parse().unwrap(),
                policy: "SDC-1".into(),
                k: 5,
                manifest: String::new(),
                release: "00".into(),
                parts: BTreeMap::new(),
                previous,
            };
            let bytes = serde_json::to_vec(&entry).unwrap();
            previous = hex(&sha256(&[&bytes]));
            all.push(bytes);
        }
        all
    }

    fn holds(entries: &[Vec<u8>]) -> bool {
        chain(entries.iter().map(Vec::as_slice)).is_ok()
    }

    #[test]
    fn a_chain_with_anything_changed_does_not_hold() {
        let good = entries();
        assert!(holds(&good));
        assert!(holds(&good[..2]), "a shorter chain is a chain; the head tells");
        assert!(!holds(&good[1..]));
        let mut swapped = good.clone();
        swapped.swap(0, 1);
        assert!(!holds(&swapped));
        let mut edited = good.clone();
        edited[1] = String::from_utf8(edited[1].clone()).unwrap().replace("\"k\":5", "\"k\":4").into_bytes();
        assert!(!holds(&edited));
    }
}
