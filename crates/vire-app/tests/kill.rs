//! A kill −9 in the middle of a close: the release is there as it was drawn, or not at all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use vire_app::clock::Clock;
use vire_app::desk::Desk;
use vire_app::dto::SetUp;
use vire_app::mailbox::Mailbox;
use vire_app::place::Place;
use vire_app::watch::Unwatched;
use vire_app::{history, ledger, members, release, set_up};
use vire_core::week::Week;
use vire_testkit::{Desktop, history_csv, roster_csv};

const PASSPHRASE: &str = "kolme hauskaa majavaa";
const TEAMS: [(&str, u32); 3] = [("P/A", 12), ("P/B", 11), ("M", 14)];
const WORKSPACE: &str = "VIRE_TEST_CLOSE";

fn place(dir: PathBuf) -> Place {
    Place::at(dir, Clock::fixed("2026-11-24T09:00:00+02:00").unwrap())
        .with_cost(vire_seal::passphrase::Cost::quick_for_tests())
}

fn last() -> Week {
    "2026-W47".parse().unwrap()
}

/// Not a test of its own: the process that is killed.
#[test]
fn closes_until_it_is_killed() {
    let Some(dir) = std::env::var_os(WORKSPACE) else { return };
    let mut desk = Desk::open(&place(dir.into()), PASSPHRASE).unwrap();
    println!("opened");
    release::close_rounds(&mut desk, last(), &Unwatched).unwrap();
}

#[test]
fn a_killed_close_repeats_what_was_released_and_loses_nothing() {
    let desktop = Desktop::new();
    let asked = SetUp {
        name: "Kaarna".into(),
        time_zone: "Europe/Helsinki".into(),
        passphrase: PASSPHRASE.into(),
        k: 5,
    };
    let weeks: Vec<Week> = last().plus(-25).through(last()).collect();
    let mut desk = set_up::set_up(&place(desktop.workspace()), &asked).unwrap().desk;
    members::import(&mut desk, &desktop.file("roster.csv", roster_csv(&TEAMS))).unwrap();
    let earlier = history::read_history(&desktop.file("history.csv", history_csv(&weeks, &TEAMS))).unwrap();
    history::take(&mut desk, &earlier, &Unwatched).unwrap();
    drop(desk);

    let mut known: Vec<(Week, Vec<u8>)> = Vec::new();
    let mut killed = 0;
    for delay in (0u64..400).map(|at| 3 + at * 7 % 41) {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["closes_until_it_is_killed", "--exact", "--nocapture"])
            .env(WORKSPACE, desktop.workspace())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("opened") {
            line.clear();
            assert_ne!(std::io::BufRead::read_line(&mut out, &mut line).unwrap(), 0, "it did not open");
        }
        std::thread::sleep(Duration::from_millis(delay));
        let done = child.try_wait().unwrap().is_some();
        let _ = child.kill();
        child.wait().unwrap();
        killed += usize::from(!done);

        let desk = Desk::open(&place(desktop.workspace()), PASSPHRASE).unwrap();
        let rows = desk.organisation.read(|read| read.ledger()).unwrap();
        let released: Vec<(Week, Vec<u8>)> = rows.iter().map(|row| (row.week, row.release.clone())).collect();
        assert!(released.starts_with(&known), "a release changed after a kill");
        assert!(ledger::verify(&desk).unwrap().valid, "the mailbox and the ledger differ");
        assert_eq!(desk.mailbox.entries().unwrap().len(), rows.len());
        known = released;
        if known.len() == weeks.len() {
            break;
        }
    }
    assert_eq!(known.iter().map(|(week, _)| *week).collect::<Vec<_>>(), weeks);
    assert!(killed >= 3, "nothing was ever killed");
    let spools = std::fs::read_dir(place(desktop.workspace()).workspace().spool_dir()).unwrap().count();
    assert_eq!(spools, 0, "an answer outlived its release");
}
