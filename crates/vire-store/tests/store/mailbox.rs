use vire_core::disclosure::Policy;
use vire_core::round::RoundState;
use vire_core::week::Week;
use vire_store::mailbox::{
    Announcement, Invitation, Issuer, Manifest, OrganisationCard, ReaderGrant, ReaderKey, ReleaseHead,
    ReleasePart,
};
use vire_store::{GroupKeyId, InvitationId, ReaderId, SeatId, Secret, SpoolId, StoreError, TeamId};

use crate::common::{MACHINE, Place, raw};

const SEAT: SeatId = SeatId([1; 16]);
const TEAM: TeamId = TeamId([2; 16]);

fn week() -> Week {
    "2026-W48".parse().unwrap()
}

#[test]
fn the_same_blinded_message_is_signed_again_and_another_is_refused() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    mailbox.write(|tx| tx.insert_issuances(week(), &[(SEAT, TEAM), (SeatId([7; 16]), TEAM)])).unwrap();
    let sign = |bytes: &'static [u8]| move || Ok::<_, StoreError>(bytes.to_vec());

    let failed = mailbox.write(|tx| tx.issue(SEAT, week(), &[1; 32], || Err(StoreError::WalletSealFailed)));
    assert!(matches!(failed, Err(StoreError::WalletSealFailed)));
    assert_eq!(mailbox.write(|tx| tx.issue(SEAT, week(), &[1; 32], sign(b"first"))).unwrap(), b"first");
    assert_eq!(mailbox.write(|tx| tx.issue(SEAT, week(), &[1; 32], sign(b"again"))).unwrap(), b"first");
    let other = mailbox.write(|tx| tx.issue(SEAT, week(), &[2; 32], sign(b"other")));
    assert!(matches!(other, Err(StoreError::AlreadyIssued)));
    let nobody = mailbox.write(|tx| tx.issue(SeatId([9; 16]), week(), &[1; 32], sign(b"x")));
    assert!(matches!(nobody, Err(StoreError::RowMissing { what: "issuance" })));

    // Making the round again keeps what was signed; a new team makes it void.
    mailbox.write(|tx| tx.insert_issuances(week(), &[(SEAT, TEAM)])).unwrap();
    let known = mailbox.read(|tx| tx.issuance(SEAT, week())).unwrap().unwrap();
    assert_eq!(known.signature.as_deref(), Some(&b"first"[..]));
    mailbox.write(|tx| tx.renew_issuance(SEAT, week(), TeamId([5; 16]))).unwrap();
    assert_eq!(mailbox.write(|tx| tx.issue(SEAT, week(), &[2; 32], sign(b"new"))).unwrap(), b"new");
    mailbox.write(|tx| tx.remove_issuances(SEAT, week())).unwrap();
    assert!(mailbox.read(|tx| tx.issuances(SEAT)).unwrap().is_empty());
}

#[test]
fn the_public_chain_only_grows() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let head = |position: u64| ReleaseHead {
        position,
        week: week().plus(i32::try_from(position).unwrap()),
        entry: vec![u8::try_from(position).unwrap(); 5],
        hash: [u8::try_from(position).unwrap(); 32],
    };
    assert!(matches!(mailbox.write(|tx| tx.publish_head(&head(1))), Err(StoreError::LedgerForked)));
    for position in [0, 0, 1, 0] {
        mailbox.write(|tx| tx.publish_head(&head(position))).unwrap();
    }
    let other = ReleaseHead { hash: [9; 32], ..head(1) };
    assert!(matches!(mailbox.write(|tx| tx.publish_head(&other)), Err(StoreError::LedgerForked)));
    assert_eq!(mailbox.read(|tx| tx.release_heads()).unwrap(), [head(0), head(1)]);
}

#[test]
fn what_the_mailbox_carries_reads_back() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let card = OrganisationCard {
        public: vec![1; 32],
        time_zone: "Europe/Helsinki".into(),
        policy: Policy::new(6).unwrap(),
        sample: true,
    };
    let announcement = Announcement { week: week(), document: vec![4; 50], signature: vec![5; 64] };
    let earlier = Announcement { week: week().plus(-1), document: vec![6; 50], signature: vec![7; 64] };
    let issuer = Issuer {
        week: week(),
        team: TEAM,
        public: vec![2; 300],
        private: Some(Secret::from(vec![3; 1_200])),
    };
    let manifest = Manifest {
        week: week(),
        document: vec![1; 900],
        signature: vec![2; 64],
        hash: vec![3; 32],
        round_public: vec![4; 32],
        spool: SpoolId([5; 16]),
    };
    let invitation = Invitation { id: InvitationId([1; 16]), seat: SEAT, team: TEAM, packet: vec![1; 99] };
    let key = ReaderKey { reader: ReaderId([1; 16]), public: vec![1; 32], wrapped: vec![2; 99] };
    let grant = ReaderGrant { reader: key.reader, group_key: GroupKeyId([2; 16]), sealed: vec![3; 80] };
    let part = ReleasePart { week: week(), group_key: grant.group_key, sealed: vec![4; 700] };
    mailbox
        .write(|tx| {
            tx.put_organisation_card(&card)?;
            tx.put_announcement(&announcement)?;
            tx.put_announcement(&earlier)?;
            tx.put_issuer(&issuer)?;
            tx.put_manifest(&manifest)?;
            tx.put_round_state(week(), RoundState::Announced)?;
            tx.put_round_state(week(), RoundState::Open)?;
            tx.put_invitation(&invitation)?;
            tx.put_reader_key(&key)?;
            tx.put_reader_invitation(InvitationId([3; 16]), b"packet")?;
            tx.put_reader_grant(&grant)?;
            tx.put_release_part(&part)?;
            tx.put_public_release(week(), b"figures")
        })
        .unwrap();
    mailbox
        .read(|tx| {
            assert_eq!(tx.organisation_card()?, Some(card.clone()));
            assert_eq!(tx.announcements()?, [announcement.clone(), earlier.clone()], "in the chain's order");
            assert_eq!(tx.issuer(week(), TEAM)?, Some(issuer.clone()));
            assert_eq!(tx.issuers(week())?, std::slice::from_ref(&issuer));
            assert_eq!(tx.manifest(week())?, Some(manifest.clone()));
            assert_eq!(tx.manifests()?, std::slice::from_ref(&manifest));
            assert_eq!(tx.round_state(week())?, Some(RoundState::Open));
            assert_eq!(tx.round_states()?, [(week(), RoundState::Open)]);
            assert_eq!(tx.invitation(invitation.id)?, Some(invitation.clone()));
            assert_eq!(tx.invitations()?, std::slice::from_ref(&invitation));
            assert_eq!(tx.reader_key(key.reader)?, Some(key.clone()));
            assert_eq!(tx.reader_keys()?, std::slice::from_ref(&key));
            assert_eq!(tx.reader_invitation(InvitationId([3; 16]))?.as_deref(), Some(&b"packet"[..]));
            assert_eq!(tx.reader_grants(key.reader)?, std::slice::from_ref(&grant));
            assert_eq!(tx.release_parts(week())?, std::slice::from_ref(&part));
            assert_eq!(tx.release_part(week(), part.group_key)?.as_ref(), Some(&part.sealed));
            assert_eq!(tx.release_parts_of(part.group_key)?, [(week(), part.sealed.clone())]);
            assert_eq!(tx.public_release(week())?.as_deref(), Some(&b"figures"[..]));
            assert_eq!(tx.public_releases()?, [(week(), b"figures".to_vec())]);
            Ok::<(), StoreError>(())
        })
        .unwrap();
    mailbox
        .write(|tx| {
            tx.forget_issuer_keys(week())?;
            tx.move_invitations(SEAT, TeamId([8; 16]))?;
            tx.remove_reader_invitation(InvitationId([3; 16]))?;
            tx.remove_reader(key.reader)
        })
        .unwrap();
    mailbox
        .read(|tx| {
            let kept = tx.issuer(week(), TEAM)?.unwrap();
            assert_eq!((kept.private, kept.public), (None, issuer.public.clone()));
            assert_eq!(tx.invitation(invitation.id)?.unwrap().team, TeamId([8; 16]));
            assert_eq!(tx.reader_invitation(InvitationId([3; 16]))?, None);
            assert_eq!((tx.reader_keys()?, tx.reader_grants(key.reader)?), (vec![], vec![]));
            Ok::<(), StoreError>(())
        })
        .unwrap();
    mailbox.write(|tx| tx.remove_invitations_of(SEAT)).unwrap();
    assert!(mailbox.read(|tx| tx.invitations()).unwrap().is_empty());
}

#[test]
fn no_table_that_can_hold_an_answer_has_a_time_a_sequence_or_a_person() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    mailbox.write(|tx| tx.spool(crate::common::SPOOL).create()).unwrap();
    let spool = raw(&place.workspace.spool(crate::common::SPOOL), MACHINE);
    let columns: Vec<String> = spool
        .prepare(
            "SELECT t.name || '.' || c.name || ' ' || t.wr || t.strict
                  FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c
                  WHERE t.name NOT LIKE 'sqlite_%' ORDER BY 1",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(columns, ["slot.sealed 11", "slot.slot 11", "spent.token_hash 11"]);
    let others: i64 = spool
        .query_row(
            "SELECT count(*) FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(others, 0);

    let mailbox = raw(&place.workspace.mailbox(), MACHINE);
    for forbidden in ["%time%", "%date%", "%created%", "%name%", "%email%", "%rowid%"] {
        let found: i64 = mailbox
            .query_row(
                "SELECT count(*) FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c
                 WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite_%' AND c.name LIKE ?1
                   AND c.name <> 'time_zone'",
                [forbidden],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(found, 0, "{forbidden}");
    }
    let sequences: i64 = mailbox
        .query_row("SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%AUTOINCREMENT%'", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(sequences, 0);
}
