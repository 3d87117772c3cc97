//! A member's wallet: tickets, own history and what the invitation said, behind a label and a PIN.
//!
//! The record is sealed here; the store only sees bytes of one size under a random-looking id.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use vire_core::week::Week;
use vire_seal::digest::{hkdf_sha256, sha256};
use vire_seal::key::Key;
use vire_seal::locked;
use vire_seal::passphrase::{Cost, stretch};
use vire_seal::ticket::TicketRequest;

use crate::fault::{Fault, Outcome};
use crate::mailbox::Id;

const CONTEXT: &str = "vire/1 wallet";
/// The size of a sealed wallet in bytes, whatever it holds.
pub const WALLET_BYTES: usize = 32 * 1024;
/// The least length of a PIN.
pub const LEAST_PIN: usize = 6;

/// What an invitation code opens: everything that a wallet starts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packet {
    /// The organisation's id.
    pub organisation: String,
    /// The organisation's name.
    pub organisation_name: String,
    /// The root key that every document must be signed with, as hex.
    pub verifying_key: String,
    /// The team's id.
    pub team: String,
    /// The team's path.
    pub team_path: String,
    /// The id of the pool of new colleagues; empty in invitations from before there was one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pool: String,
    /// The secret that proves the seat, as hex.
    pub seat: String,
    /// The key that everybody of the organisation shares, as hex; empty in the oldest invitations.
    #[serde(default)]
    pub commons: String,
}

/// One ticket's way.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ticket {
    /// Asked for; kept before asking, so that a crash repeats the same request.
    Asked(TicketRequest),
    /// Ready to be spent: the token.
    Ready(Vec<u8>),
    /// Spent.
    Spent,
}

/// A member's wallet.
#[derive(Clone, Serialize, Deserialize)]
pub struct Wallet {
    /// The two-word label.
    pub label: String,
    /// What the invitation said.
    pub packet: Packet,
    /// Tickets by week.
    pub tickets: BTreeMap<Week, Ticket>,
    /// The weeks whose tickets are of the pool of new colleagues.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub pooled: BTreeSet<Week>,
    /// Whether own moods are kept.
    pub keeps_history: bool,
    /// Own moods by week.
    pub history: BTreeMap<Week, u8>,
    /// The hash of the newest manifest that was checked.
    pub seen_manifest: String,
    /// The secret of the member's own keys, as hex; empty in older wallets until they are opened.
    #[serde(default)]
    pub own: String,
    /// Ideas that this member supports, by id.
    #[serde(default)]
    pub supported: BTreeSet<String>,
    /// Receipts of the safe channel that the member asked to keep.
    #[serde(default)]
    pub receipts: Vec<SavedReceipt>,
}

/// A receipt that a wallet keeps, with how far its case had come when it was last seen.
#[derive(Clone, Serialize, Deserialize)]
pub struct SavedReceipt {
    /// The receipt.
    pub receipt: String,
    /// The week in which it was saved.
    pub week: Week,
    /// How many places the case had.
    pub places: u32,
    /// The hash of the last one, as hex.
    pub last: String,
}

/// The key of one wallet and the id under which it lies; both follow from label and PIN.
pub struct WalletKey {
    key: Key,
    /// The id of the record.
    pub id: Id,
}

impl WalletKey {
    /// Derives the key.
    ///
    /// `cost`: how much work a guess takes.
    ///
    /// # Errors
    /// `pin_too_short`.
    pub fn derive(label: &str, pin: &str, cost: Cost) -> Outcome<Self> {
        if pin.chars().count() < LEAST_PIN {
            return Err(Fault::refused("pin_too_short").with("least", LEAST_PIN));
        }
        let digest = sha256(&[CONTEXT.as_bytes(), vire_seal::label::normalise(label).as_bytes()]);
        let mut salt = [0; 16];
        salt.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        let key = stretch(pin, &salt, cost).map_err(|error| Fault::internal(error.code()))?;
        let mut id = [0; 16];
        id.iter_mut()
            .zip(hkdf_sha256(key.expose(), b"", "vire/1 wallet id"))
            .for_each(|(to, from)| *to = from);
        Ok(Self { key, id })
    }

    /// Seals a wallet to its fixed size.
    ///
    /// # Errors
    /// An internal fault when it holds more than fits.
    pub fn seal(&self, wallet: &Wallet) -> Outcome<Vec<u8>> {
        let mut plain = serde_json::to_vec(wallet).map_err(|_| Fault::internal("wallet"))?;
        let room = WALLET_BYTES - locked::OVERHEAD;
        if plain.len() > room {
            return Err(Fault::internal("wallet_full"));
        }
        plain.resize(room, b' ');
        locked::lock(&self.key, CONTEXT, &plain).map_err(|error| Fault::internal(error.code()))
    }

    /// Opens a wallet.
    ///
    /// # Errors
    /// `pin_wrong`.
    pub fn open(&self, sealed: &[u8]) -> Outcome<Wallet> {
        let plain = locked::unlock(&self.key, CONTEXT, sealed).map_err(|_| Fault::refused("pin_wrong"))?;
        serde_json::from_slice(&plain).map_err(|_| Fault::closed("damaged").with("what", "wallet"))
    }
}

impl Wallet {
    /// Returns the id of the team, or pool, whose tickets this member holds in a week.
    pub fn team_in(&self, week: Week) -> &str {
        if self.pooled.contains(&week) { &self.packet.pool } else { &self.packet.team }
    }

    /// Forgets tickets that can no longer be used: everything before `week`.
    pub fn forget_before(&mut self, week: Week) {
        self.tickets.retain(|at, _| *at >= week);
        self.pooled.retain(|at| *at >= week);
    }
}
