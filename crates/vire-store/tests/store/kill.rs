//! Killing a process in the middle of its work: nothing acknowledged is lost, nothing is there twice.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use vire_core::metric::Metric;
use vire_store::{By, Mailbox, Organisation, StoreError, Summary, Workspace};

use crate::common::{Dice, HR, MACHINE, Place, SPOOL, key};
use crate::customers::{new_import, response};
use crate::ledger::entry;

/// Runs a test of this binary in a process of its own, kills it after a while, and returns the numbers
/// that it acknowledged.
fn run_and_kill(work: &str, workspace: &Workspace, after: Duration) -> Vec<usize> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::child", "--ignored", "--nocapture"])
        .env("VIRE_STORE_CHILD", workspace.dir())
        .env("VIRE_STORE_WORK", work)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // The test harness's own lines come first.
    assert!(lines.by_ref().any(|line| line.unwrap().ends_with("ready")));
    let begun = Instant::now();
    let reader = std::thread::spawn(move || {
        lines
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("done ").and_then(|number| number.parse().ok()))
            .collect::<Vec<usize>>()
    });
    std::thread::sleep(after.saturating_sub(begun.elapsed()));
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// Delays that fall into every part of a step that takes a few milliseconds.
fn delays(count: u64, step_us: u64) -> impl Iterator<Item = Duration> {
    (0..count).map(move |at| Duration::from_micros(at * step_us + (at * 7_919) % step_us))
}

fn token(number: usize) -> [u8; 32] {
    Dice(number as u64).bytes()
}

fn sealed(number: usize) -> Vec<u8> {
    let mut sealed = vec![0; 2_100];
    sealed[..8].copy_from_slice(&number.to_le_bytes());
    sealed
}

fn numbers(all: &[Vec<u8>]) -> Vec<usize> {
    let mut found: Vec<usize> =
        all.iter().map(|sealed| usize::from_le_bytes(*sealed.first_chunk().unwrap())).collect();
    found.sort_unstable();
    found
}

#[test]
#[ignore = "runs in a process of its own"]
fn child() {
    let (Some(dir), Ok(work)) = (std::env::var_os("VIRE_STORE_CHILD"), std::env::var("VIRE_STORE_WORK"))
    else {
        return;
    };
    let workspace = Workspace::at(dir);
    match work.as_str() {
        "spool" => {
            let mut mailbox = Mailbox::open(&workspace, &key(MACHINE)).unwrap();
            let from = numbers(&mailbox.write(|tx| tx.spool(SPOOL).read_all()).unwrap()).len();
            println!("ready");
            for number in from.. {
                let slot = Dice(number as u64 + 77).bytes();
                mailbox.write(|tx| tx.spool(SPOOL).accept(slot, token(number), sealed(number))).unwrap();
                println!("done {number}");
            }
        }
        "ledger" => {
            let mut organisation = Organisation::open(&workspace, &key(HR)).unwrap();
            let from = organisation.read(|tx| tx.ledger()).unwrap().len();
            println!("ready");
            for number in from.. {
                organisation.write(|tx| tx.append_ledger(&entry(number as u64))).unwrap();
                println!("done {number}");
            }
        }
        "import" => {
            let mut organisation = Organisation::open(&workspace, &key(HR)).unwrap();
            let id = u8::try_from(organisation.read(|tx| tx.imports()).unwrap().len()).unwrap();
            println!("ready");
            for number in usize::from(id).. {
                let mut writer =
                    organisation.begin_import(&new_import(u8::try_from(number).unwrap(), "a")).unwrap();
                for batch in import_rows(number).chunks(1_000) {
                    writer.write(batch).unwrap();
                }
                writer.finish(&Summary::default()).unwrap();
                println!("done {number}");
            }
        }
        other => panic!("{other}"),
    }
}

/// Rows of the n-th import; more than one transaction of them.
fn import_rows(number: usize) -> Vec<vire_core::customer::CustomerResponse> {
    let from = number as i64 * 1_000_000;
    (0..26_000)
        .map(|at| {
            response((at % 2 == 0).then(|| format!("r{number}-{at}")), 1_600_000_000 + from + at, at % 11)
        })
        .collect()
}

#[test]
fn a_killed_acceptance_loses_nothing_and_doubles_nothing() {
    let place = Place::on_disk();
    place.mailbox().write(|tx| tx.spool(SPOOL).create()).unwrap();
    let mut acknowledged = BTreeSet::new();
    for delay in delays(30, 1_300) {
        acknowledged.extend(run_and_kill("spool", &place.workspace, delay));
        let kept = place.mailbox().write(|tx| tx.spool(SPOOL).read_all()).unwrap();
        let kept = numbers(&kept);
        let unique: BTreeSet<usize> = kept.iter().copied().collect();
        assert_eq!(unique.len(), kept.len(), "doubled");
        assert!(acknowledged.is_subset(&unique), "lost");
        // At most the one that was under way may be there without having been acknowledged.
        acknowledged.extend(unique.difference(&acknowledged.clone()).take(1).copied().collect::<Vec<_>>());
        assert_eq!(acknowledged, unique);
        // A ticket is spent exactly when its answer is there.
        let again = place.mailbox().write(|tx| {
            for number in &unique {
                let slot = Dice(*number as u64 + 99).bytes();
                let taken = tx.spool(SPOOL).accept(slot, token(*number), sealed(*number))?;
                assert_eq!(taken, vire_store::Accepted::AlreadySpent);
            }
            Ok::<(), StoreError>(())
        });
        again.unwrap();
    }
    assert!(acknowledged.len() > 10, "{}", acknowledged.len());
}

#[test]
fn a_killed_ledger_keeps_every_acknowledged_entry() {
    let place = Place::on_disk();
    drop(place.organisation());
    let mut least = 0;
    for delay in delays(30, 900) {
        let done = run_and_kill("ledger", &place.workspace, delay);
        least = done.last().map_or(least, |last| last + 1);
        let ledger = place.organisation().read(|tx| tx.ledger()).unwrap();
        assert!(ledger.len() == least || ledger.len() == least + 1, "{} against {least}", ledger.len());
        least = ledger.len();
        let expect: Vec<_> = (0..least as u64).map(entry).collect();
        assert_eq!(ledger, expect);
    }
    assert!(least > 10, "{least}");
}

#[test]
fn a_killed_import_leaves_the_contents_as_before() {
    let place = Place::on_disk();
    drop(place.organisation());
    let mut finished = 0;
    // On a busy machine even the last of these is too short for one import to end.
    let longer = (1..12).map(Duration::from_secs);
    for (at, delay) in delays(24, 35_000).chain(longer).enumerate() {
        if at >= 24 && finished >= 2 {
            break;
        }
        let done = run_and_kill("import", &place.workspace, delay);
        finished = done.last().map_or(finished, |last| last + 1);
        let organisation = place.organisation();
        let imports = organisation.read(|tx| tx.imports()).unwrap();
        assert!(imports.len() == finished || imports.len() == finished + 1, "{} {finished}", imports.len());
        finished = imports.len();
        organisation
            .read(|tx| {
                let n: i64 =
                    tx.customer_weeks(Metric::Nps, By::Nothing)?.iter().map(|week| week.sums.n).sum();
                assert_eq!(n, 26_000 * finished as i64);
                assert!(tx.check_customer_weeks()?.is_empty());
                Ok::<(), StoreError>(())
            })
            .unwrap();
    }
    assert!(finished >= 2, "{finished}");
}
