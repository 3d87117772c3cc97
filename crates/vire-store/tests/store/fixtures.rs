//! Stores as each released schema version wrote them must open for ever.

use std::fs;
use std::path::{Path, PathBuf};

use vire_core::customer::CustomerResponse;
use vire_core::disclosure::Policy;
use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::round::RoundState;
use vire_store::mailbox::{Invitation, OrganisationCard};
use vire_store::organisation::MemberRow;
use vire_store::{By, InvitationId, Mailbox, Organisation, SeatId, StoreError, Summary, TeamId, Workspace};

use crate::common::{HR, MACHINE, Place, SPOOL, files, key};
use crate::customers::{new_import, response};
use crate::ledger::entry;

fn fixture(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/db").join(format!("v{version}"))
}

fn rows() -> Vec<CustomerResponse> {
    (0..50).map(|at| response(Some(format!("r{at}")), 1_700_000_000 + at, at % 11)).collect()
}

#[test]
fn the_stores_of_every_released_version_open() {
    for version in 1..=3_u32 {
        let place = Place::empty();
        place.workspace.create_dir().unwrap();
        let from = fixture(version);
        for file in files(&from) {
            fs::copy(&file, place.workspace.dir().join(file.strip_prefix(&from).unwrap())).unwrap();
        }
        let mut organisation = Organisation::open(&place.workspace, &key(HR)).unwrap();
        organisation
            .read(|tx| {
                assert_eq!(tx.setting("name")?.as_deref(), Some("Kaarna Oy"));
                assert_eq!(tx.member("m1")?.unwrap().group, Group::parse("Palvelut/Chat").unwrap());
                assert_eq!(tx.ledger()?, [entry(0), entry(1)]);
                let sums: i64 =
                    tx.customer_weeks(Metric::Nps, By::Nothing)?.iter().map(|week| week.sums.n).sum();
                assert_eq!(sums, 50);
                assert!(tx.check_customer_weeks()?.is_empty());
                let comments = tx.find_comments(&mut |found| found.comment == "score 9", 50)?;
                assert_eq!(comments.len(), 4);
                Ok::<(), StoreError>(())
            })
            .unwrap();
        // Its responses are known again, and go with their import.
        let mut writer = organisation.begin_import(&new_import(2, "a")).unwrap();
        writer.write(&rows()).unwrap();
        assert_eq!(writer.finish(&Summary::default()).unwrap().duplicates, 50);
        for import in [1, 2] {
            organisation.undo_import(new_import(import, "a").id, &mut |_| true).unwrap();
        }
        assert!(organisation.read(|tx| tx.customer_weeks(Metric::Nps, By::Nothing)).unwrap().is_empty());
        let mut mailbox = Mailbox::open(&place.workspace, &key(MACHINE)).unwrap();
        mailbox
            .write(|tx| {
                assert_eq!(tx.organisation_card()?.unwrap().time_zone, "Europe/Helsinki");
                assert_eq!(tx.invitations()?.len(), 1);
                assert_eq!(tx.notices("values")?.len(), usize::from(version > 1));
                assert_eq!(tx.spool(SPOOL).read_all()?, [vec![1; 2_100], vec![2; 2_100]]);
                tx.spool(SPOOL).accept([3; 16], [3; 32], vec![3; 2_100])?;
                assert_eq!(tx.spool(SPOOL).read_all()?.len(), 3);
                Ok::<(), StoreError>(())
            })
            .unwrap();
    }
}

/// Writes the fixture of the newest version; a released one is never written again.
#[test]
#[ignore = "writes tests/fixtures/db"]
fn write_the_fixture_of_the_newest_version() {
    let dir = fixture(3);
    if dir.exists() {
        fs::remove_dir_all(&dir).unwrap();
    }
    let workspace = Workspace::at(&dir);
    let mut organisation = Organisation::create(&workspace, &key(HR)).unwrap();
    organisation
        .write(|tx| {
            tx.put_setting("name", "Kaarna Oy")?;
            tx.insert_member(&MemberRow {
                id: "m1".into(),
                name: Some("Aino Esimerkki".into()),
                email: None,
                group: Group::parse("Palvelut/Chat").unwrap(),
                joined: "2026-01-05".parse().unwrap(),
                left: None,
                seat: SeatId([1; 16]),
            })?;
            tx.append_ledger(&entry(0))?;
            tx.append_ledger(&entry(1))
        })
        .unwrap();
    let mut writer = organisation.begin_import(&new_import(1, "a")).unwrap();
    writer.write(&rows()).unwrap();
    writer.finish(&Summary::default()).unwrap();
    let mut mailbox = Mailbox::create(&workspace, &key(MACHINE)).unwrap();
    mailbox
        .write(|tx| {
            tx.put_organisation_card(&OrganisationCard {
                public: vec![1; 32],
                time_zone: "Europe/Helsinki".into(),
                policy: Policy::new(5).unwrap(),
                sample: false,
            })?;
            tx.put_round_state("2026-W48".parse().unwrap(), RoundState::Open)?;
            tx.put_invitation(&Invitation {
                id: InvitationId([1; 16]),
                seat: SeatId([1; 16]),
                team: TeamId([1; 16]),
                packet: vec![1; 80],
            })?;
            tx.put_notice("values", &[4; 16], &[4; 1_065])?;
            let spool = tx.spool(SPOOL);
            spool.create()?;
            spool.accept([2; 16], [1; 32], vec![2; 2_100])?;
            spool.accept([1; 16], [2; 32], vec![1; 2_100]).map(drop)
        })
        .unwrap();
    drop((organisation, mailbox));
    for file in files(&dir) {
        if file.extension().is_some_and(|ending| ending == "lock") {
            fs::remove_file(file).unwrap();
        }
    }
}
