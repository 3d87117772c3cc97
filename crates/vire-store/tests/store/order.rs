//! Whether the order in which check-ins arrived can be read from the spool's file.

use rusqlite::params;
use vire_store::StoreError;

use crate::common::{Dice, MACHINE, Place, SPOOL, find, image, raw};

const RUNS: u64 = 200;

/// Kendall's τ between the order of arrival and the order of lying in the file.
fn tau(positions: &[usize]) -> f64 {
    let n = positions.len();
    let mut agreement = 0i64;
    for later in 1..n {
        for earlier in 0..later {
            agreement += if positions[earlier] < positions[later] { 1 } else { -1 };
        }
    }
    agreement as f64 / (n * (n - 1) / 2) as f64
}

struct Arrival {
    slot: [u8; 16],
    token: [u8; 32],
    sealed: Vec<u8>,
}

fn arrivals(n: usize, run: u64) -> Vec<Arrival> {
    let mut dice = Dice(run * 1_000 + n as u64);
    (0..n)
        .map(|_| {
            // The payload begins with random bytes and is otherwise cheap to make.
            let mut sealed = vec![0; 2_100];
            dice.fill(&mut sealed[..32]);
            Arrival { slot: dice.bytes(), token: dice.bytes(), sealed }
        })
        .collect()
}

/// Returns τ of slots, payloads and tickets in a decrypted image.
fn taus(image: &[u8], arrivals: &[Arrival]) -> [f64; 3] {
    let places = |of: &dyn Fn(&Arrival) -> Vec<u8>| {
        let positions: Vec<usize> =
            arrivals.iter().map(|arrival| find(image, &of(arrival)).unwrap()).collect();
        tau(&positions)
    };
    [
        places(&|arrival| arrival.slot.to_vec()),
        places(&|arrival| arrival.sealed[..32].to_vec()),
        places(&|arrival| arrival.token.to_vec()),
    ]
}

fn mean(all: &[[f64; 3]]) -> [f64; 3] {
    [0, 1, 2].map(|at| all.iter().map(|taus| taus[at]).sum::<f64>() / all.len() as f64)
}

fn accepted(n: usize) -> [f64; 3] {
    let place = Place::empty();
    let mut mailbox = place.mailbox();
    let path = place.workspace.spool(SPOOL);
    let mut all = Vec::new();
    for run in 0..RUNS {
        let arrivals = arrivals(n, run);
        mailbox
            .write(|tx| {
                let spool = tx.spool(SPOOL);
                spool.destroy()?;
                spool.create()?;
                for arrival in &arrivals {
                    spool.accept(arrival.slot, arrival.token, arrival.sealed.clone())?;
                }
                Ok::<(), StoreError>(())
            })
            .unwrap();
        all.push(taus(&image(&path, MACHINE), &arrivals));
    }
    mean(&all)
}

fn the_order_is_not_in_the_file(n: usize) {
    let taus = accepted(n);
    assert!(taus.iter().all(|tau| tau.abs() <= 0.1), "n = {n}: {taus:?}");
}

#[test]
fn the_order_of_5_is_not_in_the_file() {
    the_order_is_not_in_the_file(5);
}

#[test]
fn the_order_of_8_is_not_in_the_file() {
    the_order_is_not_in_the_file(8);
}

#[test]
fn the_order_of_20_is_not_in_the_file() {
    the_order_is_not_in_the_file(20);
}

#[test]
fn the_order_of_60_is_not_in_the_file() {
    the_order_is_not_in_the_file(60);
}

#[test]
fn without_the_rewrite_the_order_of_arrival_is_in_the_file() {
    for n in [5, 8, 20] {
        let place = Place::empty();
        let mut mailbox = place.mailbox();
        let path = place.workspace.spool(SPOOL);
        let mut all = Vec::new();
        for run in 0..20 {
            let arrivals = arrivals(n, run);
            mailbox
                .write(|tx| {
                    tx.spool(SPOOL).destroy()?;
                    tx.spool(SPOOL).create()
                })
                .unwrap();
            let connection = raw(&path, MACHINE);
            for arrival in &arrivals {
                connection
                    .execute("INSERT INTO slot VALUES (?1, ?2)", params![arrival.slot, arrival.sealed])
                    .unwrap();
                connection.execute("INSERT INTO spent VALUES (?1)", params![arrival.token]).unwrap();
            }
            drop(connection);
            all.push(taus(&image(&path, MACHINE), &arrivals));
        }
        let taus = mean(&all);
        // Small cells of one page are carved downwards: the order is there exactly, backwards.
        assert!(taus[2] < -0.99, "n = {n}: {taus:?}");
        // Larger ones fill a page at about thirty.
        if n <= 20 {
            assert!(taus[0] < -0.99 && taus[1] < -0.99, "n = {n}: {taus:?}");
        }
    }
}
