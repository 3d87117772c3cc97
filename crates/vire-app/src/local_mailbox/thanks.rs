//! Thanks and ideas in the mailbox's file: letters, ideas and their support.
//!
//! They lie in spools, which are rewritten in key order with everything that comes, so that the order of
//! arrival is nowhere. A spool's name follows from what is in it, never from anybody.

use vire_core::week::Week;
use vire_seal::digest::{hex, sha256};
use vire_seal::random;
use vire_seal::ticket::{BlindRsa, TicketScheme, spent_hash};
use vire_store::mailbox::IdeaKey;
use vire_store::{Accepted, SeatId, Secret, SpoolId};

use super::LocalMailbox;
use crate::desk::seat_id;
use crate::fault::{Fault, Outcome};
use crate::mailbox::{FreeIdea, Id, Mailbox, Support};

const IDEAS: &str = "ideas";
const SUPPORT: &str = "support";
const WEEK: usize = 8;

/// Returns what a support ticket is bound to: it is good for one idea only.
pub(crate) fn support_challenge(organisation: &str, idea: &Id) -> Vec<u8> {
    format!("vire/1|{organisation}|support|{}", hex(idea)).into_bytes()
}

fn spool_of(what: &str) -> SpoolId {
    let mut id = [0; 16];
    id.iter_mut().zip(sha256(&[b"vire/1 spool ", what.as_bytes()])).for_each(|(to, from)| *to = from);
    SpoolId(id)
}

fn letters_of(week: Week) -> SpoolId {
    spool_of(&format!("letters {week}"))
}

fn slot() -> Outcome<Id> {
    random::bytes().map_err(|error| Fault::internal(error.code()))
}

/// `idea[16] ‖ week[8] ‖ token`: equally long for every support.
fn record(idea: &Id, week: Week, token: &[u8]) -> Vec<u8> {
    [&idea[..], week.to_string().as_bytes(), token].concat()
}

fn read_record(bytes: &[u8]) -> Option<Support> {
    let (idea, rest) = bytes.split_first_chunk::<16>()?;
    let (week, token) = rest.split_at_checked(WEEK)?;
    let week = std::str::from_utf8(week).ok()?.parse().ok()?;
    Some(Support { idea: *idea, week, token: token.to_vec() })
}

impl LocalMailbox {
    pub(super) fn keep_member_key(&self, seat_secret: &[u8], public: &[u8]) -> Outcome<()> {
        let seat = SeatId(seat_id(seat_secret));
        self.write(|write| {
            let unknown = || Fault::policy("seat_unknown");
            write.invitations()?.iter().find(|row| row.seat == seat).ok_or_else(unknown)?;
            if write.member_keys()?.iter().any(|(other, key)| *other == seat && key == public) {
                return Ok(());
            }
            Ok(write.put_member_key(seat, public)?)
        })
    }

    pub(super) fn member_keys(&self) -> Outcome<Vec<(SeatId, Vec<u8>)>> {
        self.read(|read| Ok(read.member_keys()?))
    }

    pub(super) fn add_letters(&self, week: Week, sealed: Vec<Vec<u8>>) -> Outcome<()> {
        let batch: Vec<(Id, Vec<u8>)> =
            sealed.into_iter().map(|one| Ok((slot()?, one))).collect::<Outcome<_>>()?;
        self.write(|write| {
            let spool = write.spool(letters_of(week));
            spool.create()?;
            Ok(spool.accept_batch(batch)?)
        })
    }

    pub(super) fn letters_of(&self, week: Week) -> Outcome<Vec<Vec<u8>>> {
        self.write(|write| {
            let spool = write.spool(letters_of(week));
            if !spool.exists() {
                return Ok(Vec::new());
            }
            Ok(spool.read_all()?)
        })
    }

    pub(super) fn forget_letters(&self, week: Week) -> Outcome<()> {
        self.write(|write| Ok(write.spool(letters_of(week)).destroy()?))
    }

    pub(super) fn sign_support(&self, seat: &Id, idea: &Id, blinded: &[u8]) -> Outcome<Vec<u8>> {
        let hash = sha256(&[blinded]);
        self.write(|write| {
            let seat = SeatId(*seat);
            let unknown = || Fault::policy("seat_unknown");
            write.invitations()?.iter().find(|row| row.seat == seat).ok_or_else(unknown)?;
            let key = write.idea_key(idea)?.ok_or_else(|| Fault::refused("idea_unknown"))?;
            let private = key.private.ok_or_else(|| Fault::policy("idea_closed"))?;
            write.issue_support(idea, seat, &hash, || {
                BlindRsa.issue(&private, blinded).map_err(|error| Fault::refused(error.code()))
            })
        })
    }

    pub(super) fn take_idea(&self, idea: &Id, week: Week, token: &[u8], sealed: &[u8]) -> Outcome<()> {
        self.check_support(idea, token)?;
        let support = slot()?;
        self.write(|write| {
            let ideas = write.spool(spool_of(IDEAS));
            ideas.create()?;
            if ideas.entries()?.iter().any(|(taken, _)| taken == idea) {
                return Err(Fault::refused("idea_taken"));
            }
            // The idea first: a kill in between leaves an idea whose writer can still support it.
            ideas.accept(*idea, spent_hash(token), sealed.to_vec())?;
            let spool = write.spool(spool_of(SUPPORT));
            spool.create()?;
            spool.accept(support, spent_hash(token), record(idea, week, token))?;
            Ok(())
        })
    }

    pub(super) fn ideas(&self) -> Outcome<Vec<(Id, Vec<u8>)>> {
        self.write(|write| {
            let spool = write.spool(spool_of(IDEAS));
            if !spool.exists() {
                return Ok(Vec::new());
            }
            Ok(spool.entries()?)
        })
    }

    pub(super) fn take_support(&self, idea: &Id, week: Week, token: &[u8]) -> Outcome<()> {
        self.check_support(idea, token)?;
        let slot = slot()?;
        self.write(|write| {
            let ideas = write.spool(spool_of(IDEAS));
            if !ideas.exists() || !ideas.entries()?.iter().any(|(there, _)| there == idea) {
                return Err(Fault::refused("idea_unknown"));
            }
            let spool = write.spool(spool_of(SUPPORT));
            spool.create()?;
            match spool.accept(slot, spent_hash(token), record(idea, week, token))? {
                Accepted::Accepted => Ok(()),
                Accepted::AlreadySpent => Err(Fault::policy("already_supported")),
            }
        })
    }

    fn check_support(&self, idea: &Id, token: &[u8]) -> Outcome<()> {
        let organisation = self.card()?.organisation;
        let key = self.read(|read| Ok(read.idea_key(idea)?))?;
        let key = key.ok_or_else(|| Fault::refused("idea_unknown"))?;
        if key.private.is_none() {
            return Err(Fault::policy("idea_closed"));
        }
        BlindRsa
            .verify(&key.public, &support_challenge(&organisation, idea), token)
            .map_err(|_| Fault::refused("ticket_refused"))
    }

    pub(super) fn all_support(&self) -> Outcome<Vec<Support>> {
        self.write(|write| {
            let spool = write.spool(spool_of(SUPPORT));
            if !spool.exists() {
                return Ok(Vec::new());
            }
            Ok(spool.read_all()?.iter().filter_map(|bytes| read_record(bytes)).collect())
        })
    }

    pub(super) fn keep_free_ideas(&self, free: Vec<FreeIdea>) -> Outcome<()> {
        self.write(|write| {
            for one in free {
                write.put_idea_key(&IdeaKey {
                    idea: one.idea,
                    public: one.public,
                    private: Some(Secret::from(one.private.as_slice())),
                })?;
            }
            Ok(())
        })
    }

    pub(super) fn forget_idea(&self, idea: &Id) -> Outcome<()> {
        self.write(|write| Ok(write.forget_idea_key(idea)?))
    }
}
