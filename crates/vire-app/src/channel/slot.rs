//! Slots: the one shape that everything in the safe channel has on its way.
//!
//! Owns the thread's secret with what follows from it, the wrapped keys and the padding. Does not know
//! what a message says.

use vire_seal::code::Receipt;
use vire_seal::digest::{hex, hmac_sha256, sha256};
use vire_seal::envelope::{Context, OpeningKey, Padded, SealingKey, open, seal};
use vire_seal::key::Key;
use vire_seal::{locked, random};
use vire_store::mailbox::CaseSlot;
use zeroize::Zeroizing;

use super::{MOST_RECIPIENTS, broken, sealing};
use crate::fault::{Fault, Outcome};
use crate::mailbox::Id;

/// What a wrapped key holds: a mark and 32 bytes.
const WRAPPED: usize = 33;
/// The length of one key slot: an envelope around [`WRAPPED`] bytes and their length.
const KEY_SLOT: usize = 4 + WRAPPED + vire_seal::envelope::OVERHEAD;
const KEY_SLOTS: usize = KEY_SLOT * MOST_RECIPIENTS;
const STEP: usize = 4096;
const LENGTH: usize = 4;
const PURPOSE: &str = "case key";

/// What a wrapped key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The thread's secret, for a recipient.
    Recipient = 1,
    /// The thread's secret, for the deputy.
    Deputy = 2,
    /// The key of one internal note.
    Note = 3,
}

/// What opens a thread: the writer derives it from the receipt, recipients get it wrapped.
#[derive(Clone, PartialEq, Eq)]
pub struct ThreadSecret(Key);

fn first_16(bytes: &[u8]) -> Id {
    let mut id = [0; 16];
    id.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    id
}

impl ThreadSecret {
    /// Derives the secret from the receipt.
    pub fn of(receipt: &Receipt) -> Self {
        Self(receipt.key("vire/1 case thread"))
    }

    /// Takes the 32 bytes as they were wrapped or kept.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Key::from_slice(bytes).map(Self)
    }

    /// Shows the bytes, to wrap or to keep them sealed.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    fn derived(&self, purpose: &[u8], parts: &[&[u8]]) -> [u8; 32] {
        let length = [u8::try_from(purpose.len()).unwrap_or(u8::MAX)];
        hmac_sha256(self.0.expose(), &[&[&length[..], purpose], parts].concat())
    }

    /// Returns the id under which recipients know the case: 16 hexadecimal digits.
    pub fn case(&self) -> String {
        hex(&self.derived(b"case", &[])).chars().take(16).collect()
    }

    /// Returns the tag of the message at one place, from 0.
    pub fn tag(&self, at: u32) -> Id {
        first_16(&self.derived(b"message", &[&at.to_be_bytes()]))
    }

    /// Returns the tag of one piece of a file.
    pub fn piece_tag(&self, file: &Id, at: u32) -> Id {
        first_16(&self.derived(b"piece", &[file, &at.to_be_bytes()]))
    }

    /// Returns what erases the slot under a tag.
    pub fn eraser(&self, tag: &Id) -> [u8; 32] {
        self.derived(b"erase", &[tag])
    }

    fn body_key(&self, tag: &Id) -> Key {
        Key::from_bytes(self.derived(b"body", &[tag]))
    }
}

/// A key on its way to one recipient.
pub struct Wrapped<'a> {
    /// To whom.
    pub to: SealingKey,
    /// What for.
    pub mark: Mark,
    /// The key.
    pub key: &'a [u8; 32],
}

fn body_context(organisation: &str, tag: &Id) -> String {
    format!("vire/1 case body|{organisation}|{}", hex(tag))
}

/// Seals one slot: every slot has all key slots, in an order that tells nothing.
///
/// # Errors
/// `too_many_recipients`; an internal fault without randomness.
pub fn seal_slot(
    organisation: &str,
    secret: &ThreadSecret,
    tag: Id,
    plain: &[u8],
    wrapped: &[Wrapped<'_>],
) -> Outcome<CaseSlot> {
    let scope = hex(&tag);
    let context = Context { organisation, scope: &scope, purpose: PURPOSE };
    let mut slots = Vec::with_capacity(MOST_RECIPIENTS);
    for one in wrapped {
        let mut content = Zeroizing::new(Vec::with_capacity(WRAPPED));
        content.push(one.mark as u8);
        content.extend_from_slice(one.key);
        slots.push(seal(&one.to, &context, &content, Padded::None).map_err(sealing)?);
    }
    if slots.len() > MOST_RECIPIENTS {
        return Err(Fault::refused("too_many_recipients").with("most", MOST_RECIPIENTS));
    }
    while slots.len() < MOST_RECIPIENTS {
        // A real envelope to a key that nobody has: random bytes would not look like one.
        let nobody = OpeningKey::generate().and_then(|key| key.sealing_key()).map_err(sealing)?;
        slots.push(seal(&nobody, &context, &[0; WRAPPED], Padded::None).map_err(sealing)?);
    }
    shuffle(&mut slots)?;
    let mut sealed = slots.concat();
    let mut padded = Zeroizing::new(Vec::with_capacity((plain.len() + LENGTH).next_multiple_of(STEP)));
    let length = u32::try_from(plain.len()).map_err(|_| Fault::refused("text_too_long"))?;
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(plain);
    let whole = padded.len().next_multiple_of(STEP);
    padded.resize(whole, 0);
    let key = secret.body_key(&tag);
    sealed.extend(locked::lock(&key, &body_context(organisation, &tag), &padded).map_err(sealing)?);
    Ok(CaseSlot { tag, eraser: sha256(&[&secret.eraser(&tag)]), sealed })
}

/// Makes a slot that belongs to no case: nobody can open it, and it looks like any other.
///
/// # Errors
/// An internal fault without randomness.
pub fn decoy(organisation: &str) -> Outcome<CaseSlot> {
    let nobody = ThreadSecret(Key::generate().map_err(sealing)?);
    seal_slot(organisation, &nobody, nobody.tag(0), b"", &[])
}

/// Opens the body of a slot.
///
/// # Errors
/// `case_broken` when it is not what was sealed under this tag.
pub fn open_body(
    organisation: &str,
    secret: &ThreadSecret,
    tag: &Id,
    sealed: &[u8],
) -> Outcome<Zeroizing<Vec<u8>>> {
    let body = sealed.get(KEY_SLOTS..).ok_or_else(broken)?;
    let padded = locked::unlock(&secret.body_key(tag), &body_context(organisation, tag), body)
        .map_err(|_| broken())?;
    let (length, rest) = padded.split_first_chunk::<LENGTH>().ok_or_else(broken)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| broken())?;
    rest.get(..length).map(|content| Zeroizing::new(content.to_vec())).ok_or_else(broken)
}

/// Returns the key that a slot holds for one recipient, if there is one.
pub fn unwrap(
    organisation: &str,
    with: &OpeningKey,
    tag: &Id,
    sealed: &[u8],
) -> Option<(Mark, Zeroizing<Vec<u8>>)> {
    let scope = hex(tag);
    let context = Context { organisation, scope: &scope, purpose: PURPOSE };
    let slots = sealed.get(..KEY_SLOTS)?.chunks_exact(KEY_SLOT);
    let content = slots.filter_map(|slot| open(with, &context, slot).ok()).next()?;
    let (mark, key) = content.split_first()?;
    let mark = [Mark::Recipient, Mark::Deputy, Mark::Note].into_iter().find(|one| *one as u8 == *mark)?;
    Some((mark, Zeroizing::new(key.to_vec())))
}

/// Puts a few things in an order that tells nothing (Fisher–Yates; 64 random bits a step).
pub(crate) fn shuffle<T>(things: &mut [T]) -> Outcome<()> {
    for at in (1..things.len()).rev() {
        let drawn = u64::from_be_bytes(random::bytes().map_err(sealing)?);
        things.swap(at, usize::try_from(drawn % (at as u64 + 1)).unwrap_or(at));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> OpeningKey {
        OpeningKey::generate().unwrap()
    }

    fn wrapped<'a>(to: &OpeningKey, mark: Mark, secret: &'a ThreadSecret) -> Wrapped<'a> {
        Wrapped { to: to.sealing_key().unwrap(), mark, key: secret.expose() }
    }

    #[test]
    fn a_slot_opens_for_whom_it_was_wrapped_and_under_its_own_tag_only() {
        let secret = ThreadSecret::of(&Receipt::generate().unwrap());
        let (hr, deputy, left_out) = (key(), key(), key());
        let keys = [wrapped(&hr, Mark::Recipient, &secret), wrapped(&deputy, Mark::Deputy, &secret)];
        let slot = seal_slot("o", &secret, secret.tag(0), b"hello", &keys).unwrap();
        let (mark, found) = unwrap("o", &hr, &slot.tag, &slot.sealed).unwrap();
        assert_eq!((mark, ThreadSecret::from_bytes(&found) == Some(secret.clone())), (Mark::Recipient, true));
        assert_eq!(unwrap("o", &deputy, &slot.tag, &slot.sealed).unwrap().0, Mark::Deputy);
        assert!(unwrap("o", &left_out, &slot.tag, &slot.sealed).is_none());
        assert!(unwrap("o", &hr, &secret.tag(1), &slot.sealed).is_none(), "moved to another place");
        assert_eq!(&**open_body("o", &secret, &slot.tag, &slot.sealed).unwrap(), b"hello");
        assert!(open_body("o", &secret, &secret.tag(1), &slot.sealed).is_err());
        assert!(open_body("p", &secret, &slot.tag, &slot.sealed).is_err());
    }

    #[test]
    fn slots_to_one_to_eight_to_nobody_and_decoys_are_equally_long() {
        let secret = ThreadSecret::of(&Receipt::generate().unwrap());
        let people: Vec<OpeningKey> = (0..9).map(|_| key()).collect();
        let length = |count: usize| {
            let keys: Vec<_> =
                people.iter().take(count).map(|to| wrapped(to, Mark::Recipient, &secret)).collect();
            seal_slot("o", &secret, secret.tag(0), b"x", &keys).map(|slot| slot.sealed.len())
        };
        assert_eq!(length(0).unwrap(), length(1).unwrap());
        assert_eq!(length(0).unwrap(), length(8).unwrap());
        assert_eq!(length(0).unwrap(), decoy("o").unwrap().sealed.len());
        assert_eq!(length(9).unwrap_err().code, "too_many_recipients");
    }

    #[test]
    fn the_place_of_a_key_slot_tells_nobody() {
        let secret = ThreadSecret::of(&Receipt::generate().unwrap());
        let hr = key();
        let keys = [wrapped(&hr, Mark::Recipient, &secret)];
        let mut places = [0; MOST_RECIPIENTS];
        for at in 0..400 {
            let tag = secret.tag(at);
            let slot = seal_slot("o", &secret, tag, b"", &keys).unwrap();
            let scope = hex(&tag);
            let context = Context { organisation: "o", scope: &scope, purpose: PURPOSE };
            let place = slot.sealed[..KEY_SLOTS]
                .chunks_exact(KEY_SLOT)
                .position(|one| open(&hr, &context, one).is_ok())
                .unwrap();
            places[place] += 1;
        }
        assert!(places.iter().all(|count| (20..90).contains(count)), "{places:?}");
    }
}
