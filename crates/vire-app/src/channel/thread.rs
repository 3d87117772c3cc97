//! A thread: its messages one after another, each signed and bound to the one before.
//!
//! What is missing, exchanged, repeated or moved is a fault, never a shorter story.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use vire_core::week::Week;
use vire_seal::digest::{hex, sha256, unhex};
use vire_seal::envelope::SealingKey;
use vire_seal::sign::{SigningKey, VerifyingKey};
use vire_store::mailbox::CaseSlot;

use super::act::{Act, Party};
use super::slot::{ThreadSecret, Wrapped, open_body, seal_slot};
use super::{broken, sealing};
use crate::fault::{Fault, Outcome};
use crate::mailbox::Id;

const SIGNED: &str = "vire/1 case message";
/// How many places after the last message are looked at for a gap.
const BEYOND: u32 = 32;

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The writer.
    Writer,
    /// A recipient, by id.
    Recipient(String),
}

/// One message as it is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    organisation: String,
    case: String,
    /// Its place, from 0.
    pub at: u32,
    previous: String,
    /// The week in which it was written.
    pub week: Week,
    /// The day, which recipients state and writers never do.
    pub day: Option<NaiveDate>,
    /// Who speaks.
    pub author: Author,
    /// What happened.
    pub act: Act,
}

#[derive(Serialize, Deserialize)]
struct SignedMessage {
    bytes: String,
    signature: String,
}

/// When something is written.
#[derive(Debug, Clone, Copy)]
pub struct When {
    /// The week.
    pub week: Week,
    /// The day.
    pub today: NaiveDate,
}

/// Who writes the next message.
pub struct Hand<'a> {
    /// Who speaks.
    pub author: Author,
    /// The author's key.
    pub key: &'a SigningKey,
}

/// The messages of one case, checked.
pub struct Thread {
    /// What opens it.
    pub secret: ThreadSecret,
    organisation: String,
    /// The messages in their order.
    pub messages: Vec<Message>,
    /// The hash of each message's slot, in the same order.
    pub hashes: Vec<String>,
}

/// Fetches one slot by its tag.
pub type Fetch<'a> = &'a dyn Fn(&Id) -> Outcome<Option<Vec<u8>>>;

impl Thread {
    /// Begins a thread that has no message yet.
    pub fn new(organisation: &str, secret: ThreadSecret) -> Self {
        Self { secret, organisation: organisation.to_owned(), messages: Vec::new(), hashes: Vec::new() }
    }

    /// Reads a thread from its first message to its last.
    ///
    /// # Errors
    /// `case_not_found` when there is none; `case_broken` when anything is missing, exchanged, repeated
    /// or moved.
    pub fn load(organisation: &str, secret: ThreadSecret, fetch: Fetch<'_>) -> Outcome<Self> {
        let mut thread = Self::new(organisation, secret);
        while let Some(sealed) = fetch(&thread.secret.tag(thread.next()))? {
            thread.take(&sealed)?;
        }
        for at in 1..BEYOND {
            if fetch(&thread.secret.tag(thread.next() + at))?.is_some() {
                return Err(broken());
            }
        }
        if thread.messages.is_empty() {
            return Err(Fault::refused("case_not_found"));
        }
        Ok(thread)
    }

    /// Returns the organisation's id.
    pub fn organisation(&self) -> &str {
        &self.organisation
    }

    /// Returns the place of the next message.
    pub fn next(&self) -> u32 {
        u32::try_from(self.messages.len()).unwrap_or(u32::MAX)
    }

    /// Returns the id under which recipients know the case.
    pub fn case(&self) -> String {
        self.secret.case()
    }

    fn take(&mut self, sealed: &[u8]) -> Outcome<()> {
        let tag = self.secret.tag(self.next());
        let plain = open_body(&self.organisation, &self.secret, &tag, sealed)?;
        let signed: SignedMessage = serde_json::from_slice(&plain).map_err(|_| broken())?;
        let message: Message = serde_json::from_str(&signed.bytes).map_err(|_| broken())?;
        let follows = message.at == self.next()
            && message.organisation == self.organisation
            && message.case == self.case()
            && message.previous == self.hashes.last().cloned().unwrap_or_default()
            && matches!(message.act, Act::Open { .. }) == (message.at == 0);
        if !follows {
            return Err(broken());
        }
        let author = match (&message.author, &message.act) {
            (Author::Writer, Act::Open { writer, .. }) => Some(writer.clone()),
            (Author::Writer, _) => self.writer().map(str::to_owned),
            (Author::Recipient(id), _) => {
                self.parties().into_iter().find(|party| &party.id == id).map(|party| party.verifying.clone())
            }
        };
        let key = author.and_then(|key| VerifyingKey::from_bytes(&unhex(&key)?).ok()).ok_or_else(broken)?;
        let signature = unhex(&signed.signature).ok_or_else(broken)?;
        key.verify(SIGNED, signed.bytes.as_bytes(), &signature).map_err(|_| broken())?;
        if !may(&message.author, &message.act) {
            return Err(broken());
        }
        self.messages.push(message);
        self.hashes.push(hex(&sha256(&[sealed])));
        Ok(())
    }

    /// Seals the next message; the thread itself stays as it is until it is delivered and read again.
    ///
    /// # Errors
    /// An internal fault without randomness.
    pub fn seal(&self, hand: &Hand<'_>, when: When, act: Act, wrapped: &[Wrapped<'_>]) -> Outcome<CaseSlot> {
        let message = Message {
            organisation: self.organisation.clone(),
            case: self.case(),
            at: self.next(),
            previous: self.hashes.last().cloned().unwrap_or_default(),
            week: when.week,
            day: (hand.author != Author::Writer).then_some(when.today),
            author: hand.author.clone(),
            act,
        };
        let bytes = serde_json::to_string(&message).map_err(sealing)?;
        let signature = hex(&hand.key.sign(SIGNED, bytes.as_bytes()));
        let plain = serde_json::to_vec(&SignedMessage { bytes, signature }).map_err(sealing)?;
        seal_slot(&self.organisation, &self.secret, self.secret.tag(message.at), &plain, wrapped)
    }

    /// Returns the key that the writer signs with, as hex.
    pub fn writer(&self) -> Option<&str> {
        match &self.messages.first()?.act {
            Act::Open { writer, .. } => Some(writer),
            _ => None,
        }
    }

    /// Lists everybody who can read the case beside the writer: the chosen, the deputy, who was let in.
    pub fn parties(&self) -> Vec<&Party> {
        let mut parties = Vec::new();
        for message in &self.messages {
            match &message.act {
                Act::Open { to, deputy, .. } => parties.extend(to.iter().chain(deputy)),
                Act::HandOver { to } => parties.push(to),
                _ => {}
            }
        }
        parties
    }

    /// Lists what erases every slot of the case, files included.
    pub fn erasures(&self) -> Vec<(Id, [u8; 32])> {
        let mut tags: Vec<Id> = (0..self.next()).map(|at| self.secret.tag(at)).collect();
        for message in &self.messages {
            if let Act::Open { files, .. } | Act::Write { files, .. } = &message.act {
                for file in files {
                    let Some(Ok(id)) = unhex(&file.id).map(Id::try_from) else { continue };
                    let pieces = file.bytes.div_ceil(super::files::PIECE);
                    tags.extend((0..pieces).map(|at| self.secret.piece_tag(&id, at)));
                }
            }
        }
        tags.into_iter().map(|tag| (tag, self.secret.eraser(&tag))).collect()
    }
}

/// Tells whether an author may do something: writers write, recipients answer.
fn may(author: &Author, act: &Act) -> bool {
    let of_writer = matches!(act, Act::Open { .. } | Act::Write { .. } | Act::Helped { .. });
    of_writer == (*author == Author::Writer)
}

/// Reads the key that a party's wrapped keys are sealed to.
///
/// # Errors
/// `case_broken`.
pub fn sealing_key(party: &Party) -> Outcome<SealingKey> {
    unhex(&party.sealing).and_then(|bytes| SealingKey::from_bytes(&bytes).ok()).ok_or_else(broken)
}
