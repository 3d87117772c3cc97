//! How long the steps take that somebody waits for; run with `--release -- --ignored --nocapture`.

use std::fs::OpenOptions;
use std::io::Write;
use std::time::{Duration, Instant};

use vire_core::metric::Metric;
use vire_store::{By, Organisation, Summary};

use crate::common::{Dice, HR, Place, SPOOL, key};
use crate::customers::{new_import, response};

fn middle(mut all: Vec<Duration>) -> Duration {
    all.sort_unstable();
    all[all.len() / 2]
}

#[test]
#[ignore = "a measurement"]
fn one_check_in_into_a_spool_of_500() {
    for place in [Place::empty(), Place::on_disk()] {
        accept_into(&place);
    }
}

fn accept_into(place: &Place) {
    let mut mailbox = place.mailbox();
    let mut dice = Dice(1);
    let batch = (0..500).map(|_| (dice.bytes(), dice.sealed())).collect();
    mailbox.write(|tx| tx.spool(SPOOL).replace_all(batch)).unwrap();
    let mut append =
        OpenOptions::new().create(true).append(true).open(place.workspace.dir().join("append")).unwrap();
    let (mut accepting, mut appending) = (Vec::new(), Vec::new());
    for _ in 0..60 {
        let (slot, token, sealed) = (dice.bytes(), dice.bytes(), dice.sealed());
        let begun = Instant::now();
        mailbox.write(|tx| tx.spool(SPOOL).accept(slot, token, sealed)).unwrap();
        accepting.push(begun.elapsed());
        let begun = Instant::now();
        append.write_all(&[7; 4_096]).unwrap();
        append.sync_data().unwrap();
        appending.push(begun.elapsed());
    }
    println!("accept p50 {:?}, 4 KiB append p50 {:?}", middle(accepting), middle(appending));
}

#[test]
#[ignore = "a measurement"]
fn an_import_of_a_million() {
    for with_id in [false, true] {
        let place = Place::on_disk();
        let mut organisation = place.organisation();
        let row = |at: i64| {
            let mut row =
                response(with_id.then(|| format!("response-{at}")), 1_600_000_000 + at * 90, at * 7 % 11);
            row.comment = (at % 5 == 0).then(|| "a comment of an ordinary length, some words".to_owned());
            row
        };
        let mut writing = Duration::ZERO;
        let mut slowest = Duration::ZERO;
        let mut writer = organisation.begin_import(&new_import(1, "a")).unwrap();
        for batch in 0..245 {
            let rows: Vec<_> = (0..4_096).map(|at| row(batch * 4_096 + at)).collect();
            let begun = Instant::now();
            writer.write(&rows).unwrap();
            slowest = slowest.max(begun.elapsed());
            writing += begun.elapsed();
        }
        let begun = Instant::now();
        writer.finish(&Summary::default()).unwrap();
        let finishing = begun.elapsed();
        let begun = Instant::now();
        let weeks = organisation.read(|tx| tx.customer_weeks(Metric::Nps, By::Touchpoint)).unwrap();
        let query = begun.elapsed();
        let size = std::fs::metadata(place.workspace.organisation()).unwrap().len();
        drop(organisation);
        let begun = Instant::now();
        let mut organisation = Organisation::open(&place.workspace, &key(HR)).unwrap();
        let opening = begun.elapsed();
        let begun = Instant::now();
        organisation.undo_import(new_import(1, "a").id, &mut |_| true).unwrap();
        println!(
            "ids {with_id}: 1M rows {writing:?} + {finishing:?}, slowest batch {slowest:?}, {size} bytes, \
             query of {} rows {query:?}, open {opening:?}, undo {:?}",
            weeks.len(),
            begun.elapsed()
        );
    }
}
