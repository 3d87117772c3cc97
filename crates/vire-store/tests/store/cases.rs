//! Whether the order in which messages of the safe channel arrived can be read from the mailbox's file.

use vire_store::StoreError;
use vire_store::mailbox::CaseSlot;

use crate::common::{Dice, MACHINE, Place, find, image, raw};

/// Kendall's τ between the order of arrival and the order of lying in the file.
fn tau(positions: &[usize]) -> f64 {
    let n = positions.len();
    let pairs = (0..n).flat_map(|later| (0..later).map(move |earlier| (earlier, later)));
    let agreement: i64 =
        pairs.map(|(earlier, later)| if positions[earlier] < positions[later] { 1 } else { -1 }).sum();
    agreement as f64 / (n * (n - 1) / 2) as f64
}

fn slots(n: usize, run: u64, length: usize) -> Vec<CaseSlot> {
    let mut dice = Dice(run * 1_000 + n as u64);
    (0..n)
        .map(|_| {
            let mut sealed = vec![0; length];
            dice.fill(&mut sealed[..32]);
            CaseSlot { tag: dice.bytes(), eraser: [1; 32], sealed }
        })
        .collect()
}

/// Returns the mean τ of tags and ciphertexts over many runs, in one mailbox that goes on living.
fn mean_tau(
    n: usize,
    runs: u64,
    length: usize,
    put: &dyn Fn(&mut vire_store::Mailbox, &Place, CaseSlot),
) -> [f64; 2] {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let mut sums = [0.0; 2];
    for run in 0..runs {
        let arrived = slots(n, run, length);
        for slot in &arrived {
            put(&mut mailbox, &place, slot.clone());
        }
        mailbox.truncate_wal().unwrap();
        let image = image(&place.workspace.mailbox(), MACHINE);
        let places = |of: &dyn Fn(&CaseSlot) -> Vec<u8>| {
            tau(&arrived.iter().map(|slot| find(&image, &of(slot)).unwrap()).collect::<Vec<_>>())
        };
        sums[0] += places(&|slot| slot.tag.to_vec());
        sums[1] += places(&|slot| slot.sealed[..32].to_vec());
        let erasures: Vec<_> = arrived.iter().map(|slot| (slot.tag, [1; 32])).collect();
        mailbox.write(|tx| tx.erase_case_slots(&erasures, &|preimage| *preimage)).unwrap();
    }
    sums.map(|sum| sum / runs as f64)
}

fn deliver(mailbox: &mut vire_store::Mailbox, _: &Place, slot: CaseSlot) {
    assert!(mailbox.write(|tx| tx.deliver_case_slots(vec![slot])).unwrap());
}

#[test]
fn the_order_of_messages_is_not_in_the_file() {
    for n in [5, 8, 20] {
        let taus = mean_tau(n, 200, 5_000, &deliver);
        assert!(taus.iter().all(|tau| tau.abs() <= 0.1), "n = {n}: {taus:?}");
    }
}

#[test]
fn without_the_rewrite_the_order_of_messages_is_in_the_file() {
    let insert = |_: &mut vire_store::Mailbox, place: &Place, slot: CaseSlot| {
        raw(&place.workspace.mailbox(), MACHINE)
            .execute(
                "INSERT INTO case_batch VALUES (?1, ?2, ?3)",
                rusqlite::params![slot.tag, slot.eraser, slot.sealed],
            )
            .unwrap();
    };
    // Small cells of one page are carved downwards: without the rewrite the order is there exactly, backwards.
    let taus = mean_tau(20, 10, 60, &insert);
    assert!(taus.iter().all(|tau| *tau < -0.9), "{taus:?}");
    let taus = mean_tau(20, 50, 60, &deliver);
    assert!(taus.iter().all(|tau| tau.abs() <= 0.2), "{taus:?}");
}

#[test]
fn a_taken_place_takes_nothing_of_a_delivery() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let mut all = slots(3, 1, 5_000);
    let last = all.pop().unwrap();
    assert!(mailbox.write(|tx| tx.deliver_case_slots(all.clone())).unwrap());
    let again = vec![last.clone(), all[0].clone()];
    assert!(!mailbox.write(|tx| tx.deliver_case_slots(again)).unwrap());
    assert!(!mailbox.write(|tx| tx.deliver_case_slots(vec![last.clone(), last.clone()])).unwrap());
    assert_eq!(mailbox.read(|read| read.case_tags()).unwrap().len(), 2);
    assert_eq!(mailbox.read(|read| read.case_slot(&last.tag)).unwrap(), None);
}

#[test]
fn a_batch_that_has_grown_moves_on_and_loses_nothing() {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let all = slots(700, 1, 100);
    for some in all.chunks(90) {
        assert!(mailbox.write(|tx| tx.deliver_case_slots(some.to_vec())).unwrap());
    }
    mailbox
        .read(|read| {
            let mut tags: Vec<_> = all.iter().map(|slot| slot.tag).collect();
            tags.sort_unstable();
            assert_eq!(read.case_tags()?, tags);
            for slot in &all {
                assert_eq!(read.case_slot(&slot.tag)?.as_ref(), Some(&slot.sealed));
            }
            Ok::<(), StoreError>(())
        })
        .unwrap();
    // Only the preimage erases.
    let wrong: Vec<_> = all.iter().map(|slot| (slot.tag, [2; 32])).collect();
    assert_eq!(mailbox.write(|tx| tx.erase_case_slots(&wrong, &|preimage| *preimage)).unwrap(), 0);
    let right: Vec<_> = all.iter().map(|slot| (slot.tag, [1; 32])).collect();
    assert_eq!(mailbox.write(|tx| tx.erase_case_slots(&right, &|preimage| *preimage)).unwrap(), 700);
    let image = image(&place.workspace.mailbox(), MACHINE);
    assert!(
        all.iter().all(|slot| find(&image, &slot.sealed[..32]).is_none()),
        "erased, and still in the file"
    );
}
