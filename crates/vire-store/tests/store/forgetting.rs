//! What must be gone from every file.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};

use vire_core::week::Week;
use vire_store::mailbox::Issuer;
use vire_store::{Secret, StoreError, TeamId};

use crate::common::{Dice, HR, MACHINE, Place, SPOOL, files, find, image, raw};

fn whole(file: &mut File) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0)).unwrap();
    file.read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn after_the_release_no_planted_answer_is_in_any_file() {
    let place = Place::on_disk();
    let mut mailbox = place.mailbox();
    drop(place.organisation());
    let mut dice = Dice(11);
    let markers: Vec<[u8; 24]> = (0..500).map(|_| dice.bytes()).collect();
    let path = place.workspace.spool(SPOOL);
    let batch = markers[..495]
        .iter()
        .map(|marker| {
            let mut sealed = dice.sealed();
            sealed[500..524].copy_from_slice(marker);
            (dice.bytes(), sealed)
        })
        .collect();
    let mut held: Vec<(File, Vec<u8>)> = Vec::new();
    let mut hold = || {
        let mut file = File::open(&path).unwrap();
        let bytes = whole(&mut file);
        held.push((file, bytes));
    };
    mailbox.write(|tx| tx.spool(SPOOL).replace_all(batch)).unwrap();
    hold();
    for marker in &markers[495..] {
        let mut sealed = dice.sealed();
        sealed[500..524].copy_from_slice(marker);
        mailbox.write(|tx| tx.spool(SPOOL).accept(dice.bytes(), dice.bytes(), sealed)).unwrap();
        hold();
    }
    let open = image(&path, MACHINE);
    assert!(markers.iter().all(|marker| find(&open, marker).is_some()));

    mailbox.write(|tx| tx.spool(SPOOL).destroy()).unwrap();
    drop(mailbox);

    assert!(!path.exists());
    // The salts of all earlier states are gone, and with them the keys of their pages; of the last
    // state nothing is left at all.
    let last = held.len() - 1;
    for (at, (file, bytes)) in held.iter_mut().enumerate() {
        let left = whole(file);
        assert_ne!(bytes[..16], [0; 16]);
        assert_eq!(left[..16.min(left.len())], [0; 16][..16.min(left.len())], "state {at}");
        assert!(at < last || left.is_empty());
    }
    let ciphertexts: Vec<&[u8]> =
        held.iter().flat_map(|(_, bytes)| bytes.chunks(4_096).map(|chunk| &chunk[..64])).collect();
    for file in files(place.workspace.dir()) {
        let bytes = fs::read(&file).unwrap();
        assert!(markers.iter().all(|marker| find(&bytes, marker).is_none()), "{file:?}");
        assert!(ciphertexts.iter().all(|chunk| find(&bytes, chunk).is_none()), "{file:?}");
    }
    for (file, key) in [(place.workspace.organisation(), HR), (place.workspace.mailbox(), MACHINE)] {
        let bytes = image(&file, key);
        assert!(markers.iter().all(|marker| find(&bytes, marker).is_none()), "{file:?}");
    }
}

#[test]
fn a_destroyed_key_is_in_no_page_and_no_log() {
    let place = Place::empty();
    let week: Week = "2026-W48".parse().unwrap();
    let marker = Dice(12).bytes::<64>();
    let mut mailbox = place.mailbox();
    let issuer = Issuer {
        week,
        team: TeamId([2; 16]),
        public: vec![1; 256],
        private: Some(Secret::from(&marker[..])),
    };
    mailbox.write(|tx| tx.put_issuer(&issuer)).unwrap();
    let path = place.workspace.mailbox();
    let wal = path.with_extension("db-wal");
    assert!(find(&image(&path, MACHINE), &marker).is_some());
    mailbox.write(|tx| tx.put_round_state(week, vire_core::round::RoundState::Open)).unwrap();
    assert_ne!(fs::metadata(&wal).unwrap().len(), 0);
    mailbox.write(|tx| tx.forget_issuer_keys(week)).unwrap();
    assert_eq!(fs::metadata(&wal).unwrap().len(), 0);
    assert!(find(&image(&path, MACHINE), &marker).is_none());
}

#[test]
fn without_secure_delete_a_destroyed_key_would_stay() {
    let place = Place::empty();
    let marker = Dice(13).bytes::<64>();
    let mut organisation = place.organisation();
    organisation.write(|tx| tx.put_secret("signing", &Secret::from(&marker[..]))).unwrap();
    let path = place.workspace.organisation();
    let careless = raw(&path, HR);
    careless
        .execute_batch("PRAGMA secure_delete = OFF; DELETE FROM secret; PRAGMA wal_checkpoint(TRUNCATE);")
        .unwrap();
    drop(careless);
    assert!(find(&image(&path, HR), &marker).is_some());

    organisation.write(|tx| tx.put_secret("other", &Secret::from(&marker[..32]))).unwrap();
    organisation.write(|tx| tx.forget_secret("other")).unwrap();
    assert_eq!(organisation.read(|tx| tx.secret("other")).unwrap(), None);
}

#[test]
fn a_reader_elsewhere_only_delays_the_forgetting() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let other = place.organisation();
    let wal = place.workspace.organisation().with_extension("db-wal");
    other
        .read(|tx| {
            tx.setting("name")?;
            organisation.write(|tx| tx.put_secret("signing", &Secret::from(vec![1; 32])))?;
            assert_ne!(fs::metadata(&wal).unwrap().len(), 0);
            Ok::<(), StoreError>(())
        })
        .unwrap();
    organisation.write(|tx| tx.put_setting("name", "Kaarna Oy")).unwrap();
    assert_eq!(fs::metadata(&wal).unwrap().len(), 0);
}
