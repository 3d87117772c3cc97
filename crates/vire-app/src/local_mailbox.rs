//! The mailbox as a file on this machine: the embedded default.
//!
//! Signs and verifies tickets where a hub would; holds ids where people have names.

mod thanks;

pub(crate) use thanks::support_challenge;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;
use vire_core::disclosure::Policy;
use vire_core::round::RoundState;
use vire_core::week::Week;
use vire_seal::digest::sha256;
use vire_seal::random;
use vire_seal::ticket::{BlindRsa, TicketScheme, spent_hash};
use vire_store::mailbox::{self as rows, Writing};
use vire_store::{Accepted, GroupKeyId, InvitationId, ReaderId, SeatId, Secret, SpoolId, TeamId};

use crate::desk::{organisation_id, time_zone};
use crate::document::{Signed, challenge};
use crate::fault::{Fault, Outcome};
use crate::mailbox::{
    Card, FreeIdea, Id, Mailbox, NewInvitation, NewRound, Publication, ReleaserMailbox, SealedNotice, Support,
};

/// The mailbox in a file.
pub struct LocalMailbox {
    // The port reads and writes through a shared reference, as a hub's client would.
    store: RefCell<vire_store::Mailbox>,
}

impl LocalMailbox {
    /// Takes an open store.
    pub fn new(store: vire_store::Mailbox) -> Self {
        Self { store: RefCell::new(store) }
    }

    pub(crate) fn read<T>(&self, read: impl FnOnce(&rows::Reading<'_>) -> Outcome<T>) -> Outcome<T> {
        self.store.borrow().read(read)
    }

    /// Reads the whole file through.
    pub(crate) fn check(&self) -> Outcome<()> {
        Ok(self.store.borrow().check()?)
    }

    pub(crate) fn write<T>(&self, write: impl FnOnce(&Writing<'_>) -> Outcome<T>) -> Outcome<T> {
        self.store.borrow_mut().write(write)
    }

    /// Returns the organisation's time zone.
    ///
    /// # Errors
    /// What the store says.
    pub fn zone(&self) -> Outcome<Tz> {
        time_zone(&self.card()?.zone)
    }

    /// Returns how many invitations there are.
    ///
    /// # Errors
    /// What the store says.
    pub fn invited(&self) -> Outcome<usize> {
        self.read(|read| Ok(read.invitations()?.len()))
    }

    /// Lists the seats that hold an invitation.
    ///
    /// # Errors
    /// What the store says.
    pub fn invited_seats(&self) -> Outcome<Vec<SeatId>> {
        self.read(|read| Ok(read.invitations()?.into_iter().map(|row| row.seat).collect()))
    }

    /// Returns the public issuer key of one round and team, while the round is not closed.
    ///
    /// # Errors
    /// What the store says.
    pub fn issuers(&self, week: Week) -> Outcome<BTreeMap<String, Vec<u8>>> {
        self.read(|read| {
            Ok(read.issuers(week)?.into_iter().map(|row| (row.team.to_string(), row.public)).collect())
        })
    }

    /// Opens the issuance row of a seat in rounds that were announced before the seat was invited.
    ///
    /// # Errors
    /// What the store says.
    pub fn seat_rounds(&self, rounds: &[(Week, SeatId, TeamId)]) -> Outcome<()> {
        self.write(|write| {
            for (week, seat, team) in rounds {
                if write.issuance(*seat, *week)?.is_none() {
                    write.insert_issuances(*week, &[(*seat, *team)])?;
                }
            }
            Ok(())
        })
    }

    /// Lists readers who accepted, with the public key that grants are sealed to.
    ///
    /// # Errors
    /// What the store says.
    pub fn reader_keys(&self) -> Outcome<Vec<(ReaderId, Vec<u8>)>> {
        self.read(|read| Ok(read.reader_keys()?.into_iter().map(|row| (row.reader, row.public)).collect()))
    }

    /// Lists the wrapped records of all readers.
    ///
    /// # Errors
    /// What the store says.
    pub fn reader_records(&self) -> Outcome<Vec<(ReaderId, Vec<u8>)>> {
        self.read(|read| Ok(read.reader_keys()?.into_iter().map(|row| (row.reader, row.wrapped)).collect()))
    }

    /// Lists the group keys granted to a reader after the invitation, sealed to the reader.
    ///
    /// # Errors
    /// What the store says.
    pub fn grants(&self, reader: ReaderId) -> Outcome<Vec<(GroupKeyId, Vec<u8>)>> {
        self.read(|read| {
            Ok(read.reader_grants(reader)?.into_iter().map(|row| (row.group_key, row.sealed)).collect())
        })
    }

    /// Keeps a group key for a reader.
    ///
    /// # Errors
    /// What the store says.
    pub fn grant(&self, reader: ReaderId, group_key: GroupKeyId, sealed: Vec<u8>) -> Outcome<()> {
        self.write(|write| Ok(write.put_reader_grant(&rows::ReaderGrant { reader, group_key, sealed })?))
    }
}

fn team_id(text: &str) -> Outcome<TeamId> {
    text.parse().map_err(|_| Fault::refused("ticket_refused"))
}

impl Mailbox for LocalMailbox {
    fn card(&self) -> Outcome<Card> {
        let card = self.read(|read| Ok(read.organisation_card()?))?;
        let card = card.ok_or_else(|| Fault::closed("workspace_missing"))?;
        Ok(Card {
            organisation: organisation_id(&card.public),
            verifying_key: card.public,
            zone: card.time_zone,
            sample: card.sample,
        })
    }

    fn announcements(&self) -> Outcome<Vec<Signed>> {
        self.read(|read| {
            let rows = read.announcements()?.into_iter();
            Ok(rows.map(|row| Signed { bytes: row.document, signature: row.signature }).collect())
        })
    }

    fn manifests(&self) -> Outcome<Vec<Signed>> {
        self.read(|read| {
            let rows = read.manifests()?.into_iter();
            Ok(rows.map(|row| Signed { bytes: row.document, signature: row.signature }).collect())
        })
    }

    fn rounds(&self) -> Outcome<BTreeMap<Week, RoundState>> {
        self.read(|read| Ok(read.round_states()?.into_iter().collect()))
    }

    fn packet(&self, invitation: &Id) -> Outcome<Option<Vec<u8>>> {
        self.read(|read| Ok(read.invitation(InvitationId(*invitation))?.map(|row| row.packet)))
    }

    fn team_of_seat(&self, seat: &Id, week: Week) -> Outcome<Option<String>> {
        self.read(|read| Ok(read.issuance(SeatId(*seat), week)?.map(|row| row.team.to_string())))
    }

    fn issue(&self, seat: &Id, week: Week, blinded: &[u8]) -> Outcome<Vec<u8>> {
        let hash = sha256(&[blinded]);
        self.write(|write| {
            let seat = SeatId(*seat);
            let row = write.issuance(seat, week)?.ok_or_else(|| Fault::policy("no_seat_in_round"))?;
            let issuer = write.issuer(week, row.team)?.ok_or_else(|| Fault::policy("round_closed"))?;
            let private = issuer.private.ok_or_else(|| Fault::policy("round_closed"))?;
            write.issue(seat, week, &hash, || {
                BlindRsa.issue(&private, blinded).map_err(|error| Fault::refused(error.code()))
            })
        })
    }

    fn accept(&self, week: Week, team: &str, token: &[u8], sealed: &[u8]) -> Outcome<()> {
        let refused = || Fault::refused("ticket_refused");
        let slot: Id = random::bytes().map_err(|error| Fault::internal(error.code()))?;
        let organisation = self.card()?.organisation;
        self.write(|write| {
            if write.round_state(week)? != Some(RoundState::Open) {
                return Err(Fault::policy("round_not_open").with("week", week));
            }
            let manifest = write.manifest(week)?.ok_or_else(refused)?;
            let issuer = write.issuer(week, team_id(team)?)?.ok_or_else(refused)?;
            BlindRsa
                .verify(&issuer.public, &challenge(&organisation, week, team), token)
                .map_err(|_| refused())?;
            match write.spool(manifest.spool).accept(slot, spent_hash(token), sealed.to_vec())? {
                Accepted::Accepted => Ok(()),
                Accepted::AlreadySpent => Err(Fault::policy("already_checked_in").with("week", week)),
            }
        })
    }

    fn public_releases(&self) -> Outcome<Vec<Vec<u8>>> {
        self.read(|read| Ok(read.public_releases()?.into_iter().map(|(_, bytes)| bytes).collect()))
    }

    fn entries(&self) -> Outcome<Vec<Vec<u8>>> {
        self.read(|read| Ok(read.release_heads()?.into_iter().map(|head| head.entry).collect()))
    }

    fn parts(&self, group_key: &Id) -> Outcome<Vec<(Week, Vec<u8>)>> {
        self.read(|read| Ok(read.release_parts_of(GroupKeyId(*group_key))?))
    }

    fn reader_packet(&self, invitation: &Id) -> Outcome<Option<Vec<u8>>> {
        self.read(|read| Ok(read.reader_invitation(InvitationId(*invitation))?))
    }

    fn accept_reader(&self, invitation: &Id, reader: &Id, public: &[u8], record: &[u8]) -> Outcome<()> {
        self.write(|write| {
            write.put_reader_key(&rows::ReaderKey {
                reader: ReaderId(*reader),
                public: public.to_vec(),
                wrapped: record.to_vec(),
            })?;
            Ok(write.remove_reader_invitation(InvitationId(*invitation))?)
        })
    }

    fn notices(&self, kind: &str) -> Outcome<Vec<Vec<u8>>> {
        self.read(|read| Ok(read.notices(kind)?))
    }

    fn enrol(&self, seat_secret: &[u8], public: &[u8]) -> Outcome<()> {
        self.keep_member_key(seat_secret, public)
    }

    fn leave_letters(&self, week: Week, sealed: Vec<Vec<u8>>) -> Outcome<()> {
        self.add_letters(week, sealed)
    }

    fn letters(&self, week: Week) -> Outcome<Vec<Vec<u8>>> {
        self.letters_of(week)
    }

    fn issue_support(&self, seat: &Id, idea: &Id, blinded: &[u8]) -> Outcome<Vec<u8>> {
        self.sign_support(seat, idea, blinded)
    }

    fn propose(&self, idea: &Id, week: Week, token: &[u8], sealed: &[u8]) -> Outcome<()> {
        self.take_idea(idea, week, token, sealed)
    }

    fn proposals(&self) -> Outcome<Vec<(Id, Vec<u8>)>> {
        self.ideas()
    }

    fn support(&self, idea: &Id, week: Week, token: &[u8]) -> Outcome<()> {
        self.take_support(idea, week, token)
    }

    fn supports(&self) -> Outcome<Vec<Support>> {
        self.all_support()
    }
}

impl ReleaserMailbox for LocalMailbox {
    fn introduce(&mut self, card: &Card) -> Outcome<()> {
        self.write(|write| {
            Ok(write.put_organisation_card(&rows::OrganisationCard {
                public: card.verifying_key.clone(),
                time_zone: card.zone.clone(),
                policy: Policy::default(),
                sample: card.sample,
            })?)
        })
    }

    fn announce(&mut self, rounds: Vec<NewRound>) -> Outcome<()> {
        self.write(|write| {
            for round in rounds {
                if write.round_state(round.week)?.is_some() {
                    continue;
                }
                write.put_announcement(&rows::Announcement {
                    week: round.week,
                    document: round.announcement.bytes,
                    signature: round.announcement.signature,
                })?;
                for (team, public, private) in round.issuers {
                    write.put_issuer(&rows::Issuer {
                        week: round.week,
                        team: team_id(&team)?,
                        public,
                        private: Some(Secret::from(private.as_slice())),
                    })?;
                }
                write.insert_issuances(round.week, &round.seats)?;
                write.put_round_state(round.week, RoundState::Announced)?;
            }
            Ok(())
        })
    }

    fn invite(&mut self, invitations: Vec<NewInvitation>) -> Outcome<()> {
        self.write(|write| {
            for invitation in invitations {
                let seat = SeatId(invitation.seat);
                write.remove_invitations_of(seat)?;
                write.put_invitation(&rows::Invitation {
                    id: InvitationId(invitation.id),
                    seat,
                    team: TeamId(invitation.team),
                    packet: invitation.packet,
                })?;
            }
            Ok(())
        })
    }

    fn open(&mut self, week: Week, manifest: &Signed, round_public: &[u8], spool: &Id) -> Outcome<()> {
        self.write(|write| {
            if write.round_state(week)? == Some(RoundState::Open) {
                return Ok(());
            }
            write.spool(SpoolId(*spool)).create()?;
            write.put_manifest(&rows::Manifest {
                week,
                document: manifest.bytes.clone(),
                signature: manifest.signature.clone(),
                hash: sha256(&[&manifest.bytes]).to_vec(),
                round_public: round_public.to_vec(),
                spool: SpoolId(*spool),
            })?;
            Ok(write.put_round_state(week, RoundState::Open)?)
        })
    }

    fn fill(&mut self, spool: &Id, sealed: Vec<Vec<u8>>) -> Outcome<()> {
        let mut slots = Vec::with_capacity(sealed.len());
        for one in sealed {
            let slot: Id = random::bytes().map_err(|error| Fault::internal(error.code()))?;
            slots.push((slot, one));
        }
        self.write(|write| Ok(write.spool(SpoolId(*spool)).replace_all(slots)?))
    }

    fn collect(&mut self, spool: &Id) -> Outcome<Vec<Vec<u8>>> {
        self.write(|write| Ok(write.spool(SpoolId(*spool)).read_all()?))
    }

    fn shut(&mut self, week: Week) -> Outcome<()> {
        self.write(|write| Ok(write.put_round_state(week, RoundState::Closed)?))
    }

    fn publish(&mut self, publication: &Publication) -> Outcome<()> {
        self.write(|write| {
            write.publish_head(&rows::ReleaseHead {
                position: u64::from(publication.position),
                week: publication.week,
                entry: publication.entry.clone(),
                hash: publication.hash,
            })?;
            for (group_key, sealed) in &publication.parts {
                let group_key = GroupKeyId(*group_key);
                if write.release_part(publication.week, group_key)?.is_none() {
                    write.put_release_part(&rows::ReleasePart {
                        week: publication.week,
                        group_key,
                        sealed: sealed.clone(),
                    })?;
                }
            }
            Ok(write.put_public_release(publication.week, &publication.public)?)
        })
    }

    fn destroy(&mut self, week: Week, spool: &Id) -> Outcome<()> {
        self.write(|write| {
            write.put_round_state(week, RoundState::Closed)?;
            write.forget_issuer_keys(week)?;
            Ok(write.spool(SpoolId(*spool)).destroy()?)
        })
    }

    fn discard(&mut self, spool: &Id) -> Outcome<()> {
        self.write(|write| Ok(write.spool(SpoolId(*spool)).destroy()?))
    }

    fn invite_reader(&mut self, invitation: &Id, packet: &[u8]) -> Outcome<()> {
        self.write(|write| Ok(write.put_reader_invitation(InvitationId(*invitation), packet)?))
    }

    fn post(&mut self, kind: &str, id: &Id, sealed: &[u8]) -> Outcome<()> {
        self.write(|write| Ok(write.put_notice(kind, id, sealed)?))
    }

    fn post_all(&mut self, notices: &[SealedNotice]) -> Outcome<()> {
        self.write(|write| {
            for kind in notices.iter().map(|notice| &notice.kind).collect::<BTreeSet<_>>() {
                write.remove_notices(kind)?;
            }
            for notice in notices {
                write.put_notice(&notice.kind, &notice.id, &notice.sealed)?;
            }
            Ok(())
        })
    }

    fn take_down(&mut self, kind: &str, id: &Id) -> Outcome<()> {
        self.write(|write| Ok(write.remove_notice(kind, id)?))
    }

    fn enrolled(&self) -> Outcome<Vec<(SeatId, Vec<u8>)>> {
        self.member_keys()
    }

    fn make_room(&mut self, free: Vec<FreeIdea>) -> Outcome<()> {
        self.keep_free_ideas(free)
    }

    fn close_idea(&mut self, idea: &Id) -> Outcome<()> {
        self.forget_idea(idea)
    }

    fn destroy_letters(&mut self, week: Week) -> Outcome<()> {
        self.forget_letters(week)
    }
}
