//! What the mailbox keeps for somebody who signs in with a two-word label and a passphrase.
//!
//! A packet under a key that only the passphrase opens. Which packet it is (a lead's, a recipient's) is
//! its kind; the mailbox sees a hash of the label and nothing else.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use vire_seal::digest::{hex, sha256, unhex};
use vire_seal::key::Key;
use vire_seal::passphrase::{Cost, PassphraseError, Wrap, unwrap_with, wrap};
use vire_seal::{label, locked};

use crate::fault::{Fault, Outcome};

#[derive(Serialize, Deserialize)]
struct Record {
    /// Finds the record; says nothing about the label to somebody who has to guess two words and a passphrase.
    label: String,
    wrap: Wrap,
    sealed: String,
}

fn label_hash(kind: &str, label: &str) -> String {
    hex(&sha256(&[kind.as_bytes(), label::normalise(label).as_bytes()]))
}

/// Keeps a packet under a passphrase; returns what the mailbox is to hold.
///
/// # Errors
/// What is wrong with the passphrase.
pub(crate) fn keep<P: Serialize>(
    kind: &str,
    label: &str,
    passphrase: &str,
    cost: Cost,
    packet: &P,
) -> Outcome<Vec<u8>> {
    let key = Key::generate().map_err(|error| Fault::internal(error.code()))?;
    let plain = serde_json::to_vec(packet).map_err(|_| Fault::internal("packet"))?;
    let record = Record {
        label: label_hash(kind, label),
        wrap: wrap(&key, passphrase, cost, kind).map_err(|error| Fault::refused(error.code()))?,
        sealed: hex(&locked::lock(&key, kind, &plain).map_err(|error| Fault::internal(error.code()))?),
    };
    serde_json::to_vec(&record).map_err(|_| Fault::internal("packet"))
}

/// Opens the packet of a label; `None` for any label and passphrase that do not fit together.
///
/// # Errors
/// `damaged` for a record that no passphrase can open.
pub(crate) fn open<P: DeserializeOwned>(
    kind: &str,
    records: impl IntoIterator<Item = Vec<u8>>,
    label: &str,
    passphrase: &str,
) -> Outcome<Option<P>> {
    let hash = label_hash(kind, label);
    let records = records.into_iter().filter_map(|bytes| serde_json::from_slice::<Record>(&bytes).ok());
    let Some(record) = records.into_iter().find(|record| record.label == hash) else { return Ok(None) };
    let key = match unwrap_with(&record.wrap, passphrase, kind) {
        Ok(key) => key,
        Err(PassphraseError::Wrong | PassphraseError::Empty) => return Ok(None),
        Err(error) => return Err(Fault::closed("damaged").with("what", error.code())),
    };
    let plain = unhex(&record.sealed).and_then(|sealed| locked::unlock(&key, kind, &sealed).ok());
    Ok(plain.and_then(|plain| serde_json::from_slice(&plain).ok()))
}
