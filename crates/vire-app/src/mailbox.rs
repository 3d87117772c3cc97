//! The mailbox port: what carries sealed things between people.
//!
//! Every use case is written against this interface. Today a file on this machine stands behind it
//! ([`crate::local_mailbox`]); a hub can later, as a blind relay: nothing here shows it a name, an
//! answer or a text.

use std::collections::BTreeMap;

use vire_core::round::RoundState;
use vire_core::week::Week;
use vire_store::{SeatId, TeamId};

use crate::document::Signed;
use crate::fault::Outcome;

/// 16 random bytes that name something outside HR's workspace.
pub type Id = [u8; 16];

/// What the mailbox knows of the organisation it serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The organisation's id, as hex.
    pub organisation: String,
    /// The root key that signs every document, 32 bytes.
    pub verifying_key: Vec<u8>,
    /// The IANA time zone.
    pub zone: String,
    /// Whether everything here is invented.
    pub sample: bool,
}

/// One round as it becomes known four rounds ahead, with the keys that sign its tickets.
pub struct NewRound {
    /// The week.
    pub week: Week,
    /// The signed announcement.
    pub announcement: Signed,
    /// Team id (hex), public and private issuer key.
    pub issuers: Vec<(String, Vec<u8>, zeroize::Zeroizing<Vec<u8>>)>,
    /// Every seat that counts in this round, with its team.
    pub seats: Vec<(SeatId, TeamId)>,
}

/// One invitation: a seat in a team, and a packet that only the code opens.
pub struct NewInvitation {
    /// The id that follows from the code.
    pub id: Id,
    /// The hash of the seat's secret.
    pub seat: Id,
    /// The team's id.
    pub team: Id,
    /// What the code opens.
    pub packet: Vec<u8>,
}

/// One release on its way to its readers.
pub struct Publication {
    /// The place in the ledger, from 0.
    pub position: u32,
    /// The week.
    pub week: Week,
    /// The public entry: hashes and salted commitments, no figure.
    pub entry: Vec<u8>,
    /// The entry's hash.
    pub hash: [u8; 32],
    /// Group key id to the part sealed to it.
    pub parts: Vec<(Id, Vec<u8>)>,
    /// The organisation's own figures, for everybody here.
    pub public: Vec<u8>,
}

/// The support of one idea by somebody: anybody can check the ticket, nobody can tell whose it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// The idea.
    pub idea: Id,
    /// The week in which it was given.
    pub week: Week,
    /// The spent ticket.
    pub token: Vec<u8>,
}

/// The keys of an idea that nobody has had yet.
pub struct FreeIdea {
    /// The id that the idea will have.
    pub idea: Id,
    /// Verifies support.
    pub public: Vec<u8>,
    /// Signs support.
    pub private: zeroize::Zeroizing<Vec<u8>>,
}

/// One notice as the mailbox keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedNotice {
    /// The kind.
    pub kind: String,
    /// Names it within its kind.
    pub id: Id,
    /// What only its readers can open.
    pub sealed: Vec<u8>,
}

/// What carries sealed things between people.
pub trait Mailbox {
    /// Returns what is known of the organisation.
    fn card(&self) -> Outcome<Card>;

    /// Lists the announcements, oldest first.
    fn announcements(&self) -> Outcome<Vec<Signed>>;

    /// Lists the manifests, oldest first.
    fn manifests(&self) -> Outcome<Vec<Signed>>;

    /// Returns how far every round has come.
    fn rounds(&self) -> Outcome<BTreeMap<Week, RoundState>>;

    /// Returns the packet of an invitation, for whoever has its code.
    fn packet(&self, invitation: &Id) -> Outcome<Option<Vec<u8>>>;

    /// Returns the id of the team whose tickets a seat holds in a round; `None` when it has no part in it.
    fn team_of_seat(&self, seat: &Id, week: Week) -> Outcome<Option<String>>;

    /// Signs a blinded ticket of a seat once; the same request again gets the same answer.
    fn issue(&self, seat: &Id, week: Week, blinded: &[u8]) -> Outcome<Vec<u8>>;

    /// Takes a sealed check-in for its ticket; exactly one try with one ticket succeeds.
    fn accept(&self, week: Week, team: &str, token: &[u8], sealed: &[u8]) -> Outcome<()>;

    /// Lists the organisation-wide figures of every release, oldest first.
    fn public_releases(&self) -> Outcome<Vec<Vec<u8>>>;

    /// Lists the public entries of the ledger, oldest first.
    fn entries(&self) -> Outcome<Vec<Vec<u8>>>;

    /// Lists the parts sealed to one group key, oldest first, with their week.
    fn parts(&self, group_key: &Id) -> Outcome<Vec<(Week, Vec<u8>)>>;

    /// Returns the packet of a lead's invitation.
    fn reader_packet(&self, invitation: &Id) -> Outcome<Option<Vec<u8>>>;

    /// Keeps a lead's public key and what the lead's passphrase opens, and uses the invitation up.
    fn accept_reader(&self, invitation: &Id, reader: &Id, public: &[u8], record: &[u8]) -> Outcome<()>;

    /// Lists the sealed notices of one kind.
    fn notices(&self, kind: &str) -> Outcome<Vec<Vec<u8>>>;

    /// Keeps the public keys of whoever holds a seat's secret; earlier ones are gone.
    fn enrol(&self, seat_secret: &[u8], public: &[u8]) -> Outcome<()>;

    /// Takes sealed letters of one week; to whom they are is known to those who can open them.
    fn leave_letters(&self, week: Week, sealed: Vec<Vec<u8>>) -> Outcome<()>;

    /// Lists all letters of one week, in an order that tells nothing.
    fn letters(&self, week: Week) -> Outcome<Vec<Vec<u8>>>;

    /// Signs a seat's blinded support of an idea once; the same request again gets the same answer.
    fn issue_support(&self, seat: &Id, idea: &Id, blinded: &[u8]) -> Outcome<Vec<u8>>;

    /// Takes a sealed idea under an id that is still free, with its writer's own support.
    fn propose(&self, idea: &Id, week: Week, token: &[u8], sealed: &[u8]) -> Outcome<()>;

    /// Lists the sealed ideas, by id.
    fn proposals(&self) -> Outcome<Vec<(Id, Vec<u8>)>>;

    /// Takes the support of an idea; exactly one try with one ticket succeeds.
    fn support(&self, idea: &Id, week: Week, token: &[u8]) -> Outcome<()>;

    /// Lists the support of all ideas, in an order that tells nothing.
    fn supports(&self) -> Outcome<Vec<Support>>;
}

/// The releaser's side of the mailbox: HR's workspace alone uses it.
pub trait ReleaserMailbox: Mailbox {
    /// Writes the organisation's card, once.
    fn introduce(&mut self, card: &Card) -> Outcome<()>;

    /// Makes rounds known, with one issuance row for every seat of their teams.
    fn announce(&mut self, rounds: Vec<NewRound>) -> Outcome<()>;

    /// Hands out invitations; an earlier one of the same seat stops working.
    fn invite(&mut self, invitations: Vec<NewInvitation>) -> Outcome<()>;

    /// Opens a round.
    fn open(&mut self, week: Week, manifest: &Signed, round_public: &[u8], spool: &Id) -> Outcome<()>;

    /// Puts one batch of sealed earlier answers into the new spool of an imported round.
    fn fill(&mut self, spool: &Id, sealed: Vec<Vec<u8>>) -> Outcome<()>;

    /// Hands over what was sealed to a round, in an order that tells nothing.
    fn collect(&mut self, spool: &Id) -> Outcome<Vec<Vec<u8>>>;

    /// Takes no more check-ins for a round, before its answers are counted.
    fn shut(&mut self, week: Week) -> Outcome<()>;

    /// Publishes a release; publishing the same again changes nothing.
    fn publish(&mut self, publication: &Publication) -> Outcome<()>;

    /// Destroys a closed round's sealed answers, spent tickets and issuer keys; again changes nothing.
    fn destroy(&mut self, week: Week, spool: &Id) -> Outcome<()>;

    /// Destroys the spool of a batch that another one replaced.
    fn discard(&mut self, spool: &Id) -> Outcome<()>;

    /// Keeps a lead's invitation.
    fn invite_reader(&mut self, invitation: &Id, packet: &[u8]) -> Outcome<()>;

    /// Puts a sealed notice up for everybody; an earlier one of that kind and id is gone.
    fn post(&mut self, kind: &str, id: &Id, sealed: &[u8]) -> Outcome<()>;

    /// Puts several sealed notices up at once, all of them or none; whatever else is of their kinds is gone.
    fn post_all(&mut self, notices: &[SealedNotice]) -> Outcome<()>;

    /// Takes a notice down; again changes nothing.
    fn take_down(&mut self, kind: &str, id: &Id) -> Outcome<()>;

    /// Lists the public keys of seats that were enrolled.
    fn enrolled(&self) -> Outcome<Vec<(SeatId, Vec<u8>)>>;

    /// Makes room for new ideas.
    fn make_room(&mut self, free: Vec<FreeIdea>) -> Outcome<()>;

    /// Takes no more support for an idea, and destroys what signed it.
    fn close_idea(&mut self, idea: &Id) -> Outcome<()>;

    /// Destroys the letters of a week; again changes nothing.
    fn destroy_letters(&mut self, week: Week) -> Outcome<()>;
}
