//! The mailbox port of the safe channel: carries sealed slots, and shows who may be written to.
//!
//! What stands behind it sees tags and ciphertext; which slots belong together, whom they are for and what
//! they say it cannot tell.

use vire_seal::digest::sha256;
use vire_store::mailbox::CaseSlot;

use crate::fault::Outcome;
use crate::local_mailbox::LocalMailbox;
use crate::mailbox::{Id, Mailbox};

/// What somebody left who took an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftSeat {
    /// The id that the invitation named.
    pub id: Id,
    /// The public part.
    pub public: Vec<u8>,
    /// What the own passphrase opens.
    pub record: Vec<u8>,
}

/// What carries the slots of the safe channel.
pub trait CaseMailbox: Mailbox {
    /// Takes new slots, all or none; `false` when one of the places is taken.
    fn deliver(&self, slots: Vec<CaseSlot>) -> Outcome<bool>;

    /// Returns one slot's ciphertext, if it is there.
    fn slot(&self, tag: &Id) -> Outcome<Option<Vec<u8>>>;

    /// Lists the tags of all slots, sorted.
    fn tags(&self) -> Outcome<Vec<Id>>;

    /// Deletes slots for what erases them; returns how many there were.
    fn erase(&self, erasures: &[(Id, [u8; 32])]) -> Outcome<usize>;

    /// Returns a recipient's sealed index.
    fn index(&self, recipient: &Id) -> Outcome<Option<Vec<u8>>>;

    /// Keeps a recipient's sealed index.
    fn keep_index(&self, recipient: &Id, sealed: &[u8]) -> Outcome<()>;

    /// Lists what people who took an invitation of a reader or recipient left.
    fn seats(&self) -> Outcome<Vec<LeftSeat>>;

    /// Forgets everything that lies here for a recipient who has left.
    fn vacate(&self, recipient: &Id) -> Outcome<()>;
}

/// Names of the channel's keys on this machine.
pub(crate) mod names {
    /// Opens the list of recipients.
    pub const DOOR: &str = "door";
    /// Signs proofs of submission.
    pub const WITNESS: &str = "witness";
}

impl LocalMailbox {
    /// Returns a key of the channel that lies on this machine; a hub has none of these.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) fn channel_key(&self, name: &str) -> Outcome<Option<Vec<u8>>> {
        self.read(|read| Ok(read.case_key(name)?))
    }

    /// Keeps a key of the channel on this machine.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) fn keep_channel_key(&self, name: &str, value: &[u8]) -> Outcome<()> {
        self.write(|write| Ok(write.put_case_key(name, value)?))
    }
}

impl CaseMailbox for LocalMailbox {
    fn deliver(&self, slots: Vec<CaseSlot>) -> Outcome<bool> {
        self.write(|write| Ok(write.deliver_case_slots(slots)?))
    }

    fn slot(&self, tag: &Id) -> Outcome<Option<Vec<u8>>> {
        self.read(|read| Ok(read.case_slot(tag)?))
    }

    fn tags(&self) -> Outcome<Vec<Id>> {
        self.read(|read| Ok(read.case_tags()?))
    }

    fn erase(&self, erasures: &[(Id, [u8; 32])]) -> Outcome<usize> {
        self.write(|write| Ok(write.erase_case_slots(erasures, &|preimage| sha256(&[preimage]))?))
    }

    fn index(&self, recipient: &Id) -> Outcome<Option<Vec<u8>>> {
        self.read(|read| Ok(read.recipient_index(recipient)?))
    }

    fn keep_index(&self, recipient: &Id, sealed: &[u8]) -> Outcome<()> {
        self.write(|write| Ok(write.put_recipient_index(recipient, sealed)?))
    }

    fn seats(&self) -> Outcome<Vec<LeftSeat>> {
        self.read(|read| {
            let keys = read.reader_keys()?.into_iter();
            Ok(keys
                .map(|row| LeftSeat { id: row.reader.0, public: row.public, record: row.wrapped })
                .collect())
        })
    }

    fn vacate(&self, recipient: &Id) -> Outcome<()> {
        self.write(|write| {
            write.remove_reader(vire_store::ReaderId(*recipient))?;
            Ok(write.remove_recipient_index(recipient)?)
        })
    }
}
