use std::fs;

use vire_store::{Mailbox, Organisation, StoreError};

use crate::common::{HR, MACHINE, Place, key, raw};

#[test]
fn a_store_that_is_not_there_is_missing() {
    let place = Place::empty();
    assert!(!place.workspace.is_set_up());
    assert!(matches!(Organisation::open(&place.workspace, &key(HR)), Err(StoreError::Missing)));
    place.workspace.create_dir().unwrap();
    fs::write(place.workspace.mailbox(), b"").unwrap();
    assert!(matches!(Mailbox::open(&place.workspace, &key(MACHINE)), Err(StoreError::Missing)));
}

#[test]
fn a_second_creation_is_refused_and_changes_nothing() {
    let place = Place::empty();
    let mut first = place.organisation();
    first.write(|tx| tx.put_setting("name", "Kaarna Oy")).unwrap();
    for bytes in [HR, [4; 32]] {
        let second = Organisation::create(&place.workspace, &key(bytes));
        assert!(matches!(second, Err(StoreError::Exists)));
    }
    assert_eq!(first.read(|tx| tx.setting("name")).unwrap().as_deref(), Some("Kaarna Oy"));
    assert!(!place.workspace.is_set_up(), "the keys come last");
    place.workspace.write_keys(b"{}").unwrap();
    assert!(place.workspace.is_set_up());
    assert!(matches!(place.workspace.clear_unfinished(), Err(StoreError::Exists)));
}

#[test]
fn what_an_interrupted_set_up_left_is_cleared() {
    let place = Place::empty();
    drop((place.organisation(), place.mailbox()));
    place.workspace.clear_unfinished().unwrap();
    let left: Vec<_> = fs::read_dir(place.workspace.dir())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".db") || name.contains(".db-"))
        .collect();
    assert_eq!(left, [""; 0]);
    drop((place.organisation(), place.mailbox()));
}

#[test]
fn a_wrong_key_is_told_from_damage() {
    let place = Place::empty();
    drop(place.organisation());
    let path = place.workspace.organisation();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Organisation::open(&place.workspace, &key([4; 32])), Err(StoreError::WrongKey)));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_truncated_or_altered_file_is_damaged() {
    let check = |change: &dyn Fn(&mut Vec<u8>)| {
        let place = Place::empty();
        let mut organisation = place.organisation();
        organisation.write(|tx| tx.put_setting("name", &"x".repeat(20_000))).unwrap();
        drop(organisation);
        let path = place.workspace.organisation();
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes);
        fs::write(&path, &bytes).unwrap();
        let opened = Organisation::open(&place.workspace, &key(HR));
        assert!(matches!(opened, Err(StoreError::Damaged { .. })), "{opened:?}");
    };
    check(&|bytes| bytes.truncate(bytes.len() - 4096));
    check(&|bytes| bytes.truncate(bytes.len() / 2 + 7));
    check(&|bytes| bytes.truncate(100));
    check(&|bytes| {
        let at = bytes.len() - 5_000;
        bytes[at] ^= 1;
    });
}

#[test]
fn other_files_are_not_taken_for_a_store() {
    let place = Place::empty();
    place.workspace.create_dir().unwrap();
    let plain = rusqlite::Connection::open(place.workspace.organisation()).unwrap();
    plain.execute_batch("CREATE TABLE a(x); INSERT INTO a VALUES (1);").unwrap();
    drop(plain);
    let opened = Organisation::open(&place.workspace, &key(HR));
    assert!(matches!(opened, Err(StoreError::NotAVireStore)), "{opened:?}");

    // A mailbox under the organisation's name, with the right key.
    let place = Place::empty();
    drop(Mailbox::create(&place.workspace, &key(HR)).unwrap());
    fs::rename(place.workspace.mailbox(), place.workspace.organisation()).unwrap();
    let opened = Organisation::open(&place.workspace, &key(HR));
    assert!(matches!(opened, Err(StoreError::NotAVireStore)), "{opened:?}");
}

#[test]
fn a_newer_schema_is_refused_untouched() {
    let place = Place::empty();
    drop(place.organisation());
    let path = place.workspace.organisation();
    let newer = raw(&path, HR);
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let before = fs::read(&path).unwrap();
    let opened = Organisation::open(&place.workspace, &key(HR));
    assert!(matches!(opened, Err(StoreError::Newer { found: 99, .. })), "{opened:?}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_newer_store_that_was_killed_keeps_its_wal() {
    let place = Place::empty();
    drop(place.organisation());
    let path = place.workspace.organisation();
    let newer = raw(&path, HR);
    newer.pragma_update(None, "user_version", 99).unwrap();
    // The files as a killed process leaves them: content still in the WAL.
    let wal = path.with_extension("db-wal");
    let (main, log) = (fs::read(&path).unwrap(), fs::read(&wal).unwrap());
    assert!(!log.is_empty());
    drop(newer);
    let _ = fs::remove_file(path.with_extension("db-shm"));
    fs::write(&path, &main).unwrap();
    fs::write(&wal, &log).unwrap();
    let opened = Organisation::open(&place.workspace, &key(HR));
    assert!(matches!(opened, Err(StoreError::Newer { found: 99, .. })), "{opened:?}");
    assert_eq!((fs::read(&path).unwrap(), fs::read(&wal).unwrap()), (main, log));
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_any_file() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::empty();
    let mut organisation = place.organisation();
    let mut mailbox = place.mailbox();
    organisation.write(|tx| tx.put_setting("name", "Kaarna Oy")).unwrap();
    mailbox.write(|tx| tx.spool(crate::common::SPOOL).create()).unwrap();
    place.workspace.write_keys(b"{}").unwrap();
    place.workspace.make_machine_key(&mut |bytes| bytes.fill(1)).unwrap();
    let files = crate::common::files(place.workspace.dir());
    assert!(files.len() >= 7, "{files:?}");
    for path in files {
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{path:?}");
    }
    assert_eq!(fs::metadata(place.workspace.dir()).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn of_many_who_make_the_machine_key_all_get_the_same() {
    let place = Place::empty();
    place.workspace.create_dir().unwrap();
    let keys: Vec<[u8; 32]> = std::thread::scope(|scope| {
        let makers: Vec<_> = (0..16u8)
            .map(|byte| {
                let workspace = place.workspace.clone();
                scope.spawn(move || {
                    *workspace.make_machine_key(&mut |bytes| bytes.fill(byte)).unwrap().bytes()
                })
            })
            .collect();
        makers.into_iter().map(|maker| maker.join().unwrap()).collect()
    });
    assert!(keys.iter().all(|key| key == &keys[0]));
    assert_eq!(place.workspace.read_machine_key().unwrap().unwrap().bytes(), &keys[0]);
    fs::write(place.workspace.machine_key(), [0; 31]).unwrap();
    assert!(matches!(place.workspace.read_machine_key(), Err(StoreError::Damaged { .. })));
}

#[test]
fn the_wrapped_keys_are_replaced_whole() {
    let place = Place::empty();
    place.workspace.create_dir().unwrap();
    assert_eq!(place.workspace.read_keys().unwrap(), None);
    place.workspace.write_keys(b"{\"a\":1}").unwrap();
    place.workspace.write_keys(b"{}").unwrap();
    assert_eq!(place.workspace.read_keys().unwrap().as_deref(), Some(&b"{}"[..]));
}

#[test]
fn a_transaction_that_fails_changes_nothing() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let failed: Result<(), StoreError> = organisation.write(|tx| {
        tx.put_setting("name", "Kaarna Oy")?;
        Err(StoreError::LedgerForked)
    });
    assert!(matches!(failed, Err(StoreError::LedgerForked)));
    assert_eq!(organisation.read(|tx| tx.setting("name")).unwrap(), None);
}

#[test]
fn who_waits_too_long_is_told_that_the_store_is_locked() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let workspace = place.workspace.clone();
    mailbox
        .write(|_| {
            let other = std::thread::spawn(move || {
                let mut other = Mailbox::open(&workspace, &key(MACHINE)).unwrap();
                other.write(|_| Ok::<(), StoreError>(()))
            });
            assert!(matches!(other.join().unwrap(), Err(StoreError::Locked)));
            Ok::<(), StoreError>(())
        })
        .unwrap();
}
