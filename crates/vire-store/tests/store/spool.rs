use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::thread;

use vire_store::{Accepted, Mailbox, StoreError, Workspace};

use crate::common::{Dice, MACHINE, Place, SPOOL, SPOOL_PAGE, key};

#[test]
fn a_sealed_check_in_is_taken_once() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    mailbox
        .write(|tx| {
            let spool = tx.spool(SPOOL);
            assert!(!spool.exists());
            assert!(matches!(spool.accept([1; 16], [1; 32], vec![1; 9]), Err(StoreError::Missing)));
            assert!(matches!(spool.read_all(), Err(StoreError::Missing)));
            spool.create()?;
            assert_eq!(spool.accept([2; 16], [1; 32], vec![2; 9])?, Accepted::Accepted);
            assert_eq!(spool.accept([1; 16], [2; 32], vec![1; 9])?, Accepted::Accepted);
            assert_eq!(spool.accept([3; 16], [1; 32], vec![3; 9])?, Accepted::AlreadySpent);
            spool.create()?;
            assert_eq!(spool.read_all()?, [vec![1; 9], vec![2; 9]]);
            Ok::<(), StoreError>(())
        })
        .unwrap();
}

#[test]
fn a_batch_has_no_tickets_and_can_be_repeated() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let mut dice = Dice(1);
    let batch: Vec<([u8; 16], Vec<u8>)> = (0..300).map(|_| (dice.bytes(), dice.sealed())).collect();
    mailbox
        .write(|tx| {
            let spool = tx.spool(SPOOL);
            spool.replace_all(batch[..200].to_vec())?;
            spool.replace_all(batch[..200].to_vec())?;
            spool.accept_batch(batch[200..].to_vec())?;
            let found: BTreeSet<Vec<u8>> = spool.read_all()?.into_iter().collect();
            let expect: BTreeSet<Vec<u8>> = batch.iter().map(|(_, sealed)| sealed.clone()).collect();
            assert_eq!(found, expect);
            assert_eq!(spool.read_all()?.len(), 300);
            Ok::<(), StoreError>(())
        })
        .unwrap();
}

#[test]
fn a_check_in_fits_its_page() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let mut dice = Dice(2);
    let batch = (0..60).map(|_| (dice.bytes(), vec![5; 2_400])).collect();
    mailbox.write(|tx| tx.spool(SPOOL).replace_all(batch)).unwrap();
    let raw = crate::common::raw(&place.workspace.spool(SPOOL), MACHINE);
    let overflowing: i64 = raw
        .query_row("SELECT count(*) FROM dbstat WHERE pagetype = 'overflow'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(overflowing, 0);
}

#[test]
fn a_spool_needs_its_key_and_tells_damage() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let mut dice = Dice(3);
    let batch = (0..60).map(|_| (dice.bytes(), dice.sealed())).collect();
    mailbox.write(|tx| tx.spool(SPOOL).replace_all(batch)).unwrap();
    let path = place.workspace.spool(SPOOL);
    let bytes = fs::read(&path).unwrap();
    let mut check = |altered: &[u8]| {
        fs::write(&path, altered).unwrap();
        let read = mailbox.write(|tx| tx.spool(SPOOL).read_all());
        let taken = mailbox.write(|tx| tx.spool(SPOOL).accept([1; 16], [1; 32], vec![1; 2_100]));
        assert_eq!(fs::read(&path).unwrap(), altered);
        (read.unwrap_err().code(), taken.unwrap_err().code())
    };
    assert_eq!(check(&bytes[..bytes.len() - SPOOL_PAGE as usize]), ("store_damaged", "store_damaged"));
    assert_eq!(check(&bytes[..bytes.len() - 1]), ("store_damaged", "store_damaged"));
    let mut flipped = bytes.clone();
    flipped[SPOOL_PAGE as usize * 2 + 99] ^= 4;
    assert_eq!(check(&flipped), ("store_damaged", "store_damaged"));
    let mut salt = bytes.clone();
    salt[3] ^= 4;
    assert_eq!(check(&salt), ("wrong_key", "wrong_key"));
}

#[test]
fn what_a_killed_rewrite_left_is_cleared_at_the_next_access() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    mailbox.write(|tx| tx.spool(SPOOL).create()).unwrap();
    let path = place.workspace.spool(SPOOL);
    let next = path.with_extension("spool.new");
    fs::write(&next, b"half a file").unwrap();
    assert_eq!(vire_store::spool::list(&place.workspace).unwrap(), [SPOOL]);
    mailbox.write(|tx| tx.spool(SPOOL).accept([1; 16], [1; 32], vec![1; 2_100])).unwrap();
    assert!(!next.exists());
    fs::write(&next, b"half a file").unwrap();
    mailbox
        .write(|tx| {
            tx.spool(SPOOL).destroy()?;
            tx.spool(SPOOL).destroy()
        })
        .unwrap();
    assert!(!next.exists() && !path.exists());
    assert!(vire_store::spool::list(&place.workspace).unwrap().is_empty());
}

#[test]
fn a_rewrite_that_was_killed_after_it_counted_is_put_in_place() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let path = place.workspace.spool(SPOOL);
    let next = path.with_extension("spool.new");
    mailbox.write(|tx| tx.spool(SPOOL).replace_all(vec![([1; 16], vec![1; 2_100])])).unwrap();
    let before = fs::read(&path).unwrap();
    mailbox.write(|tx| tx.spool(SPOOL).accept([2; 16], [2; 32], vec![2; 2_100])).unwrap();
    let after = fs::read(&path).unwrap();
    let mut check = |old: &[u8], new: Option<&[u8]>, expect: Option<usize>| {
        fs::write(&path, old).unwrap();
        if let Some(new) = new {
            fs::write(&next, new).unwrap();
        }
        let kept = mailbox.write(|tx| tx.spool(SPOOL).read_all());
        match expect {
            Some(count) => assert_eq!(kept.unwrap().len(), count),
            None => assert!(matches!(kept, Err(StoreError::Missing))),
        }
        assert!(!next.exists());
    };
    let mut blanked = before.clone();
    blanked[..16].fill(0);
    check(&before, None, Some(1));
    check(&before, Some(&after[..100_000]), Some(1));
    check(&before, Some(&after), Some(1));
    check(&blanked, Some(&after), Some(2));
    check(&blanked, None, None);
    check(&vec![0; before.len()], None, None);
    check(&[], None, None);
}

/// Spends one ticket on many threads and returns how often it was taken.
fn spend_at_once(workspace: &Workspace, threads: u8) -> usize {
    thread::scope(|scope| {
        let tries: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    loop {
                        let mut mailbox = match Mailbox::open(workspace, &key(MACHINE)) {
                            Err(StoreError::Locked) => continue,
                            mailbox => mailbox.unwrap(),
                        };
                        let taken = mailbox.write(|tx| {
                            tx.spool(SPOOL).accept(
                                Dice(u64::from(std::process::id())).bytes(),
                                [7; 32],
                                vec![7; 2_100],
                            )
                        });
                        match taken {
                            Err(StoreError::Locked) => {}
                            taken => return taken.unwrap() == Accepted::Accepted,
                        }
                    }
                })
            })
            .collect();
        tries.into_iter().map(|one| usize::from(one.join().unwrap())).sum()
    })
}

#[test]
fn of_200_concurrent_tries_with_one_ticket_exactly_one_wins() {
    let place = Place::on_disk();
    place.mailbox().write(|tx| tx.spool(SPOOL).create()).unwrap();
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "spool::child_that_spends_at_once", "--ignored", "--nocapture"])
        .env("VIRE_STORE_CHILD", place.workspace.dir())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let here = spend_at_once(&place.workspace, 100);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let there: usize = text.lines().find_map(|line| line.split_once("taken ")).unwrap().1.parse().unwrap();
    assert_eq!(here + there, 1);
    let kept = place.mailbox().write(|tx| tx.spool(SPOOL).read_all()).unwrap();
    assert_eq!(kept.len(), 1);
}

#[test]
#[ignore = "runs in a process of its own"]
fn child_that_spends_at_once() {
    if let Some(dir) = std::env::var_os("VIRE_STORE_CHILD") {
        println!("taken {}", spend_at_once(&Workspace::at(dir), 100));
    }
}
