//! The signed, hash-chained documents of a round: the key announcement and the manifest.
//!
//! Signed with the organisation's root key; checked by every wallet before it asks for a ticket or
//! sends anything.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use vire_core::disclosure::Policy;
use vire_core::question::Question;
use vire_core::week::Week;
use vire_seal::digest::{hex, sha256};
use vire_seal::sign::{SigningKey, VerifyingKey};

use crate::fault::{Fault, Outcome};

/// A random id of a team, as hex: the mailbox knows no names.
pub type TeamId = String;

/// The issuer's public key of every team for one round, four rounds ahead; nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// The organisation's id.
    pub organisation: String,
    /// The round's week.
    pub week: Week,
    /// Team id to the issuer's public key (SPKI), as hex.
    pub issuers: BTreeMap<TeamId, String>,
    /// The hash of the announcement before, empty for the first.
    pub previous: String,
}

/// What holds for a round from the moment it opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The organisation's id.
    pub organisation: String,
    /// The round's week.
    pub week: Week,
    /// The key that answers are sealed to, as hex.
    pub round_public: String,
    /// What is asked, mood first.
    pub questions: Vec<Question>,
    /// The policy of the release.
    pub policy: Policy,
    /// The version of this form.
    pub version: u32,
    /// People in each team.
    pub head_counts: BTreeMap<TeamId, u32>,
    /// People who joined each team since the last manifest; only teams with any.
    pub joined: BTreeMap<TeamId, u32>,
    /// People who left each team since the last manifest; only teams with any.
    pub left: BTreeMap<TeamId, u32>,
    /// The hash of the roster that the head-counts come from.
    pub roster_hash: String,
    /// The hash of the manifest before, empty for the first.
    pub previous: String,
}

/// A document with the organisation's signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The document's bytes.
    pub bytes: Vec<u8>,
    /// The signature, 64 bytes.
    pub signature: Vec<u8>,
}

/// A document that stands in a chain.
pub trait Chained: Serialize + DeserializeOwned {
    /// What is being signed; binds a signature to its kind of document.
    const KIND: &'static str;

    /// Returns the hash of the document before; empty for the first.
    fn previous(&self) -> &str;
}

impl Chained for Announcement {
    const KIND: &'static str = "vire/1 announcement";

    fn previous(&self) -> &str {
        &self.previous
    }
}

impl Chained for Manifest {
    const KIND: &'static str = "vire/1 manifest";

    fn previous(&self) -> &str {
        &self.previous
    }
}

impl Signed {
    /// Signs a document.
    ///
    /// # Errors
    /// An internal fault when the document cannot be written.
    pub fn new<D: Chained>(document: &D, key: &SigningKey) -> Outcome<Self> {
        let bytes = serde_json::to_vec(document).map_err(|_| Fault::internal(D::KIND))?;
        let signature = key.sign(D::KIND, &bytes).to_vec();
        Ok(Self { bytes, signature })
    }

    /// Returns the hash that the next document names as its previous.
    pub fn hash(&self) -> String {
        hex(&sha256(&[&self.bytes]))
    }
}

/// Checks signatures and links of a chain, oldest first, and returns its documents.
///
/// # Errors
/// `chain_broken` with the place (0-based) of the first document that does not fit.
pub fn verified<D: Chained>(chain: &[Signed], key: &VerifyingKey) -> Outcome<Vec<D>> {
    let mut before = String::new();
    let mut documents = Vec::with_capacity(chain.len());
    for (place, signed) in chain.iter().enumerate() {
        let broken = || Fault::closed("chain_broken").with("document", D::KIND).with("place", place);
        key.verify(D::KIND, &signed.bytes, &signed.signature).map_err(|_| broken())?;
        let document: D = serde_json::from_slice(&signed.bytes).map_err(|_| broken())?;
        if document.previous() != before {
            return Err(broken());
        }
        before = signed.hash();
        documents.push(document);
    }
    Ok(documents)
}

/// Returns what a ticket of one team and round is bound to.
pub fn challenge(organisation: &str, week: Week, team: &str) -> Vec<u8> {
    format!("vire/1|{organisation}|check-in|{week}|{team}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(key: &SigningKey) -> Vec<Signed> {
        let mut chain: Vec<Signed> = Vec::new();
        for week in ["2026-W47", "2026-W48", "2026-W49"] {
            let document = Announcement {
                organisation: "o".into(),
                week: week.parse().unwrap(),
                issuers: BTreeMap::new(),
                previous: chain.last().map(Signed::hash).unwrap_or_default(),
            };
            chain.push(Signed::new(&document, key).unwrap());
        }
        chain
    }

    #[test]
    fn a_chain_with_anything_changed_is_refused() {
        let key = SigningKey::generate().unwrap();
        let good = chain(&key);
        assert_eq!(verified::<Announcement>(&good, &key.verifying_key()).unwrap().len(), 3);

        let mut dropped = good.clone();
        dropped.remove(1);
        assert!(verified::<Announcement>(&dropped, &key.verifying_key()).is_err());

        let mut swapped = good.clone();
        swapped.swap(1, 2);
        assert!(verified::<Announcement>(&swapped, &key.verifying_key()).is_err());

        let mut edited = good.clone();
        edited[2].bytes =
            String::from_utf8(edited[2].bytes.clone()).unwrap().replace("W49", "W50").into_bytes();
        assert!(verified::<Announcement>(&edited, &key.verifying_key()).is_err());

        let foreign = SigningKey::generate().unwrap();
        assert!(verified::<Announcement>(&good, &foreign.verifying_key()).is_err());
        assert!(verified::<Manifest>(&good, &key.verifying_key()).is_err(), "kinds must not mix");
    }
}
