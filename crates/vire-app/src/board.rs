//! The notice board: what HR tells everybody of the organisation, signed and sealed.
//!
//! Every invitation carries the key that opens it, so members and leads read it, and what carries it
//! cannot. Notices are padded; they hold what HR publishes (names of recipients, experiments, what came
//! of an idea), never an answer and never a figure that was not released.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use vire_seal::digest::{hex, unhex};
use vire_seal::key::Key;
use vire_seal::locked;
use vire_seal::sign::VerifyingKey;

use crate::desk::Desk;
use crate::fault::{Fault, Outcome};
use crate::mailbox::{Id, Mailbox, ReleaserMailbox, SealedNotice};

/// Sealed lengths grow in steps of this many bytes.
const STEP: usize = 1024;
const SIGNED: &str = "vire/1 notice";
const LENGTH: usize = 4;

/// What everybody of the organisation holds: the shared key, and the root key that notices are signed with.
#[derive(Clone)]
pub struct Commons {
    organisation: String,
    root: VerifyingKey,
    key: Key,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    kind: String,
    id: String,
    body: serde_json::Value,
}

#[derive(Serialize, Deserialize)]
struct SignedNotice {
    bytes: String,
    signature: String,
}

fn broken(kind: &str) -> Fault {
    Fault::closed("chain_broken").with("document", kind)
}

impl Commons {
    /// Holds the shared key of an organisation.
    pub fn new(organisation: &str, root: VerifyingKey, key: Key) -> Self {
        Self { organisation: organisation.to_owned(), root, key }
    }

    /// Reads what an invitation carries, as hex; `None` when it carries none.
    pub fn parse(organisation: &str, root: &str, key: &str) -> Option<Self> {
        let root = VerifyingKey::from_bytes(&unhex(root)?).ok()?;
        Some(Self::new(organisation, root, Key::from_slice(&unhex(key)?)?))
    }

    /// Returns the shared key as an invitation carries it.
    pub fn to_hex(&self) -> String {
        self.key.to_hex().to_string()
    }

    /// Returns what opens the notices of one purpose and nothing else of the board.
    #[must_use]
    pub fn narrowed(&self, purpose: &str) -> Self {
        self.keyed(self.key.derive(purpose))
    }

    /// Returns the organisation's id.
    pub fn organisation(&self) -> &str {
        &self.organisation
    }

    /// Returns what opens notices under another key of the same organisation.
    #[must_use]
    pub fn keyed(&self, key: Key) -> Self {
        Self::new(&self.organisation, self.root, key)
    }

    fn context(&self, kind: &str) -> String {
        format!("vire/1 commons|{}|{kind}", self.organisation)
    }

    /// Seals to everybody of the organisation; lengths come in steps of 1 KiB.
    ///
    /// # Errors
    /// An internal fault without randomness.
    pub fn seal(&self, kind: &str, plain: &[u8]) -> Outcome<Vec<u8>> {
        self.seal_in_steps(kind, plain, STEP)
    }

    fn seal_in_steps(&self, kind: &str, plain: &[u8], step: usize) -> Outcome<Vec<u8>> {
        let length = u32::try_from(plain.len()).map_err(|_| Fault::internal("notice"))?;
        let mut padded = Vec::with_capacity((plain.len() + LENGTH).next_multiple_of(step));
        padded.extend_from_slice(&length.to_be_bytes());
        padded.extend_from_slice(plain);
        padded.resize(padded.len().next_multiple_of(step), 0);
        locked::lock(&self.key, &self.context(kind), &padded).map_err(|error| Fault::internal(error.code()))
    }

    /// Opens what somebody of the organisation sealed for the same kind; `None` for anything else.
    pub fn open(&self, kind: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let padded = locked::unlock(&self.key, &self.context(kind), sealed).ok()?;
        let (length, rest) = padded.split_first_chunk::<LENGTH>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        rest.get(..length).map(<[u8]>::to_vec)
    }

    /// Lists the notices of one kind with their ids.
    ///
    /// # Errors
    /// `chain_broken` when a notice is not HR's own, or stands where another one should.
    pub fn read<T: DeserializeOwned>(&self, mailbox: &dyn Mailbox, kind: &str) -> Outcome<Vec<(Id, T)>> {
        mailbox.notices(kind)?.iter().map(|sealed| self.notice(kind, sealed)).collect()
    }

    fn notice<T: DeserializeOwned>(&self, kind: &str, sealed: &[u8]) -> Outcome<(Id, T)> {
        let read = || {
            let signed: SignedNotice = serde_json::from_slice(&self.open(kind, sealed)?).ok()?;
            let signature = unhex(&signed.signature)?;
            self.root.verify(SIGNED, signed.bytes.as_bytes(), &signature).ok()?;
            let envelope: Envelope = serde_json::from_str(&signed.bytes).ok()?;
            let id = unhex(&envelope.id)?.try_into().ok()?;
            (envelope.kind == kind).then_some(())?;
            Some((id, serde_json::from_value(envelope.body).ok()?))
        };
        read().ok_or_else(|| broken(kind))
    }
}

/// Puts a notice up for everybody; an earlier one of that kind and id is gone.
///
/// # Errors
/// What the mailbox says.
pub fn post<T: Serialize>(desk: &mut Desk, kind: &str, id: &Id, body: &T) -> Outcome<()> {
    let commons = desk.commons.clone();
    post_to(desk, &commons, kind, id, body)
}

/// Puts a notice up for those who hold a key of their own, such as a narrowed one.
///
/// # Errors
/// What the mailbox says.
pub fn post_to<T: Serialize>(
    desk: &mut Desk,
    commons: &Commons,
    kind: &str,
    id: &Id,
    body: &T,
) -> Outcome<()> {
    let sealed = commons.seal(kind, &signed(desk, kind, id, body)?)?;
    desk.mailbox.post(kind, id, &sealed)
}

fn signed<T: Serialize>(desk: &Desk, kind: &str, id: &Id, body: &T) -> Outcome<Vec<u8>> {
    let body = serde_json::to_value(body).map_err(|_| Fault::internal("notice"))?;
    let envelope = Envelope { kind: kind.to_owned(), id: hex(id), body };
    let bytes = serde_json::to_string(&envelope).map_err(|_| Fault::internal("notice"))?;
    let signature = hex(&desk.root.sign(SIGNED, bytes.as_bytes()));
    serde_json::to_vec(&SignedNotice { bytes, signature }).map_err(|_| Fault::internal("notice"))
}

/// A notice that is to be sealed, with what its readers hold.
pub struct Posting<T> {
    /// Who can open it.
    pub to: Commons,
    /// The kind.
    pub kind: String,
    /// Names it within its kind.
    pub id: Id,
    /// What it says.
    pub body: T,
}

/// Signs and seals notices that all come out equally long, so that no length tells which of them says more.
///
/// The length is a power of two: it grows seldom.
///
/// # Errors
/// An internal fault without randomness.
pub fn seal_alike<T: Serialize>(desk: &Desk, postings: Vec<Posting<T>>) -> Outcome<Vec<SealedNotice>> {
    let mut plain = Vec::with_capacity(postings.len());
    for one in &postings {
        plain.push(signed(desk, &one.kind, &one.id, &one.body)?);
    }
    let longest = plain.iter().map(Vec::len).max().unwrap_or_default() + LENGTH;
    let step = longest.next_power_of_two().max(STEP);
    let notices = postings.into_iter().zip(plain).map(|(one, plain)| {
        let sealed = one.to.seal_in_steps(&one.kind, &plain, step)?;
        Ok(SealedNotice { kind: one.kind, id: one.id, sealed })
    });
    notices.collect()
}

/// Takes a notice down; again changes nothing.
///
/// # Errors
/// What the mailbox says.
pub fn take_down(desk: &mut Desk, kind: &str, id: &Id) -> Outcome<()> {
    desk.mailbox.take_down(kind, id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vire_seal::sign::SigningKey;

    #[test]
    fn what_is_sealed_for_one_kind_opens_for_no_other_and_tells_no_length() {
        let root = SigningKey::generate().unwrap();
        let commons = Commons::new("o", root.verifying_key(), Key::generate().unwrap());
        let short = commons.seal("ideas", b"x").unwrap();
        let long = commons.seal("ideas", &[7; 1000]).unwrap();
        assert_eq!(short.len(), long.len());
        assert_eq!(commons.open("ideas", &long).unwrap(), [7; 1000]);
        assert!(commons.open("recipients", &long).is_none());
        let other = Commons::new("p", root.verifying_key(), commons.key.clone());
        assert!(other.open("ideas", &long).is_none());
    }

    #[test]
    fn a_notice_that_hr_did_not_sign_is_refused() {
        let (root, stranger) = (SigningKey::generate().unwrap(), SigningKey::generate().unwrap());
        let commons = Commons::new("o", root.verifying_key(), Key::generate().unwrap());
        let made_by = |key: &SigningKey, kind: &str| {
            let envelope = Envelope { kind: kind.to_owned(), id: hex(&[1; 16]), body: 5.into() };
            let bytes = serde_json::to_string(&envelope).unwrap();
            let signature = hex(&key.sign(SIGNED, bytes.as_bytes()));
            commons.seal("values", &serde_json::to_vec(&SignedNotice { bytes, signature }).unwrap()).unwrap()
        };
        assert_eq!(commons.notice::<u8>("values", &made_by(&root, "values")).unwrap(), ([1; 16], 5));
        assert!(commons.notice::<u8>("values", &made_by(&stranger, "values")).is_err());
        assert!(commons.notice::<u8>("values", &made_by(&root, "ideas")).is_err(), "moved to another kind");
    }
}
