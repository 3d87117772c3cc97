//! Measures the import of a large customer file and the questions asked of it, in a process of its own.
//!
//! Run by `cargo xtask bench --imports`, which runs DuckDB, Polars and pandas on the same file. All of
//! them print the same words: how long, how much processor time, how much memory, and a checksum of the
//! weekly figures that every one of them has to reach.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing)]

mod shared;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use shared::{CheckIns, median, organisation, take_in_roster};
use vire_app::customers;
use vire_app::desk::Desk;
use vire_app::watch::Unwatched;
use vire_core::metric::Metric;
use vire_store::{By, Found};
use vire_testkit::{Desktop, roster_csv};

/// The first Monday of the file's 156 weeks, in seconds since 1970.
const FIRST: i64 = 1_701_043_200;
const WEEKS: i64 = 156;
const CHANNELS: [&str; 6] = ["phone", "chat", "email", "web", "onsite", "Messut"];
const QUERIES: usize = 300;
/// How often the comments are searched; less often where that would take longer than [`SEARCHING`].
const SEARCHES: usize = 20;
const SEARCHING: Duration = Duration::from_secs(20);
/// Stands in one comment of every 25,000 rows, with a capital letter; `peers.py` looks for the same word.
const RARE: &str = "kolibri";
/// How many members check in one after the other where nothing else happens.
const CHECK_INS: u32 = 30;
/// How many are ready to check in while an import runs, more than come to their turn.
const CHECK_INS_MEANWHILE: u32 = 400;
/// From one member's thanks to the next one's check-in: ten thousand people would be through within minutes.
const BETWEEN: Duration = Duration::from_millis(10);

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", rows, file] => make(rows.parse().unwrap(), Path::new(file), false),
        ["make-with-ids", rows, file] => make(rows.parse().unwrap(), Path::new(file), true),
        ["import", file] => println!("{}", Imported::new(Path::new(file), false).figures),
        ["import-with-ids", file] => println!("{}", Imported::new(Path::new(file), true).figures),
        ["import-and-search", file] => {
            let mut imported = Imported::new(Path::new(file), false);
            imported.search();
            println!("{}", imported.figures);
        }
        ["import-and-search-screen", file] => {
            let mut imported = Imported::new(Path::new(file), false);
            imported.search_as_screen();
            println!("{}", imported.figures);
        }
        ["import-and-check-in", file] => {
            let mut imported = Imported::new(Path::new(file), false);
            imported.check_in();
            println!("{}", imported.figures);
        }
        ["check-in-meanwhile", file] => println!("{}", check_in_meanwhile(Path::new(file))),
        _ => println!(
            "make ROWS FILE | make-with-ids ROWS FILE | import FILE | import-with-ids FILE |\n\
             import-and-search FILE | import-and-search-screen FILE | import-and-check-in FILE | check-in-meanwhile FILE"
        ),
    }
}

/// Writes a file sorted by time, with quotes, line ends in quotes and letters beyond ASCII; one row in a
/// thousand has a score that no scale knows.
fn make(rows: i64, file: &Path, ids: bool) {
    const WORDS: [&str; 48] = [
        "palvelu",
        "oli",
        "hyvää,",
        "kiitos",
        "jonotin",
        "liian",
        "kauan",
        "ja",
        "puhelu",
        "katkesi",
        "bra",
        "bemötande",
        "tack",
        "så",
        "mycket",
        "för",
        "hjälpen",
        "asia",
        "hoitui",
        "heti",
        "lasku",
        "väärin;",
        "korjattiin",
        "lopulta",
        "vasta",
        "kolmannella",
        "kerralla",
        "hän",
        "sanoi",
        "\"ihan pian\"",
        "eikä",
        "mitään",
        "tapahtunut",
        "–",
        "quick",
        "and",
        "kind",
        "verkkosivu",
        "jumittaa",
        "äkkiä",
        "öljyä",
        "tilaus",
        "tuli\n",
        "myöhässä",
        "ystävällinen",
        "myyjä",
        "auttoi",
        "yhä",
    ];
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file).unwrap());
    writeln!(out, "{}created_at,channel,team,metric,score,comment", if ids { "response_id," } else { "" })
        .unwrap();
    let span = WEEKS * 7 * 86_400;
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |most: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % most
    };
    for row in 0..rows {
        let at = FIRST + span / rows.max(1) * row + span % rows.max(1) * row / rows.max(1);
        let at = chrono::DateTime::from_timestamp(at, 0).unwrap();
        let channel = CHANNELS[next(6) as usize];
        let nps = next(2) == 0;
        let score = match (next(1000), nps) {
            (0, _) => 99,
            (_, true) => next(11),
            (_, false) => 1 + next(5),
        };
        // Every second response has words of its own.
        let count = if next(2) == 0 { 0 } else { 3 + next(14) };
        let mut words: Vec<&str> = (0..count).map(|_| WORDS[next(48) as usize]).collect();
        if row % 25_000 == 12_345 {
            words.push("Kolibri!");
        }
        let comment = words.join(" ");
        if ids {
            write!(out, "R_{row:09},").unwrap();
        }
        let metric = if nps { "nps" } else { "csat" };
        write!(out, "{},{channel},Tiimi {},{metric},{score},", at.format("%Y-%m-%dT%H:%M:%SZ"), next(24))
            .unwrap();
        if comment.contains(['"', ',', '\n']) {
            writeln!(out, "\"{}\"", comment.replace('"', "\"\"")).unwrap();
        } else {
            writeln!(out, "{}", comment.trim_end()).unwrap();
        }
    }
    out.into_inner().unwrap().sync_all().unwrap();
}

fn mapping(ids: bool) -> Value {
    json!({
        "id": if ids { "response_id" } else { "" }, "date": "created_at", "date_format": "iso8601", "zone": "UTC",
        "score": "score", "metric_column": "metric",
        "metric_by_value": {
            "nps": {"metric": "nps", "scale": [0, 10]}, "csat": {"metric": "csat", "scale": [1, 5]},
        },
        "touchpoint": "channel", "group": "team", "comment": "comment", "header_records": [1], "not_response": [],
    })
}

/// A workspace with one file in it, and what was measured on the way.
struct Imported {
    desktop: Desktop,
    desk: Desk,
    figures: Value,
}

impl Imported {
    /// Takes a file in and asks for its weekly figures.
    fn new(file: &Path, ids: bool) -> Self {
        let desktop = Desktop::new();
        let mut desk = organisation(&desktop, "UTC", &[]);
        let idle = memory("VmRSS");
        let (cpu, start) = (processor(), Instant::now());
        let rows = take_in(&mut desk, file, ids);
        let sum = checksum(&desk);
        let (wall, cpu) = (start.elapsed(), processor() - cpu);
        let peak = memory("VmHWM");
        let mut times: Vec<Duration> = (0..QUERIES)
            .map(|_| {
                let start = Instant::now();
                assert!(weeks(&desk) > 0);
                start.elapsed()
            })
            .collect();
        times.sort();
        let stored: u64 = fs::read_dir(desktop.workspace())
            .unwrap()
            .filter_map(Result::ok)
            .filter_map(|entry| entry.metadata().ok())
            .filter(fs::Metadata::is_file)
            .map(|file| file.len())
            .sum();
        let figures = json!({
            "wall": wall.as_secs_f64(), "cpu": cpu, "peak": peak, "idle": idle, "stored": stored as f64 / 1e6,
            "checksum": format!("{sum:016x}"), "rows": rows, "readable": is_readable(&desktop),
            "p50": times[QUERIES / 2].as_secs_f64() * 1000.0,
            "p99": times[QUERIES * 99 / 100].as_secs_f64() * 1000.0,
        });
        Self { desktop, desk, figures }
    }

    /// Looks for a rare word in all comments as the store hands them out.
    fn search(&mut self) {
        let mut is_wanted = |found: &mut Found| found.comment.to_lowercase().contains(RARE);
        let (time, found) = searched(|| {
            self.desk.organisation.read(|read| read.find_comments(&mut is_wanted, usize::MAX)).unwrap().len()
        });
        self.figures["search"] = json!(time);
        self.figures["found"] = json!(found);
    }

    /// The same as the screen does it, in an organisation of 160 people, whose names are covered.
    fn search_as_screen(&mut self) {
        let names = ["Aino", "Eero", "Helmi", "Kerttu", "Lauri", "Oiva", "Saana", "Veikko"];
        let families = ["Aaltonen", "Björklund", "Heikkilä", "Karjalainen", "Lindroos", "Niskanen", "Rautio"];
        let mut roster = String::from("member,group,joined,left,name\n");
        for at in 0..160 {
            // Numbers beyond the lists are spelt out by letters, so that no two names are the same.
            let ending = char::from(b'a' + u8::try_from(at / 8).unwrap());
            let (name, family) = (names[at % 8], families[at % 7]);
            roster += &format!("{at},A,2020-01-06,,{name}{ending} {family}{ending}\n");
        }
        take_in_roster(&mut self.desk, &self.desktop, &roster);
        let (time, found) = searched(|| {
            let page = customers::comments::search(&self.desk, RARE, None, &Unwatched).unwrap();
            page.comments.len() + page.hidden as usize
        });
        self.figures["search"] = json!(time);
        self.figures["found"] = json!(found);
    }

    /// Has some members check in beside the rows.
    fn check_in(&mut self) {
        take_in_roster(&mut self.desk, &self.desktop, &roster_csv(&[("A", CHECK_INS)]));
        let check_ins = CheckIns::prepare(&mut self.desk, &self.desktop);
        let before = on_processor();
        let times: Vec<Duration> = check_ins.each().collect();
        self.figures["check_in_cpu"] = json!((on_processor() - before) / f64::from(CHECK_INS));
        self.figures["check_in"] = json!(median(times));
    }
}

/// Imports a file and has members check in, one close behind the other, for as long as it takes.
fn check_in_meanwhile(file: &Path) -> Value {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, "UTC", &[("A", CHECK_INS_MEANWHILE)]);
    let check_ins = CheckIns::prepare(&mut desk, &desktop);
    let done = AtomicBool::new(false);
    let (wall, times) = thread::scope(|scope| {
        let done = &done;
        let members = scope.spawn(move || {
            let check_ins = check_ins.each().inspect(|_| thread::sleep(BETWEEN));
            check_ins.take_while(|_| !done.load(Ordering::Relaxed)).collect::<Vec<_>>()
        });
        let start = Instant::now();
        take_in(&mut desk, file, false);
        done.store(true, Ordering::Relaxed);
        (start.elapsed(), members.join().unwrap())
    });
    json!({
        "wall": wall.as_secs_f64(), "count": times.len(), "all": times.len() == CHECK_INS_MEANWHILE as usize,
        "worst": times.iter().max().unwrap().as_secs_f64() * 1000.0, "p50": median(times),
    })
}

/// Imports a file; returns how many rows were taken.
fn take_in(desk: &mut Desk, file: &Path, ids: bool) -> u64 {
    customers::import(desk, file, Some(mapping(ids)), &BTreeMap::new(), None, &Unwatched)
        .unwrap()
        .row
        .accepted
}

/// Returns the median time of a search in milliseconds, and how much it found.
fn searched(search: impl FnMut() -> usize) -> (f64, usize) {
    let mut search = search;
    let begun = Instant::now();
    let (mut times, mut found) = (Vec::new(), 0);
    while times.len() < SEARCHES && (times.is_empty() || begun.elapsed() < SEARCHING) {
        let start = Instant::now();
        found = search();
        times.push(start.elapsed());
    }
    (median(times), found)
}

/// Tells whether the store of the organisation can be read without a key.
fn is_readable(desktop: &Desktop) -> bool {
    let store = fs::read(desktop.workspace().join("organisation.db")).unwrap();
    store.windows(12).take(1 << 20).any(|bytes| bytes == b"CREATE TABLE")
}

/// Asks for the weekly figures of both metrics by touchpoint, as the screen does.
fn weeks(desk: &Desk) -> usize {
    let of =
        |metric| desk.organisation.read(|read| read.customer_weeks(metric, By::Touchpoint)).unwrap().len();
    of(Metric::Nps) + of(Metric::Csat)
}

/// Sums the weekly figures up in a form that every peer can reach: FNV-1a over sorted lines.
fn checksum(desk: &Desk) -> u64 {
    let mut lines = Vec::new();
    for metric in [Metric::Nps, Metric::Csat] {
        for row in desk.organisation.read(|read| read.customer_weeks(metric, By::Touchpoint)).unwrap() {
            let touchpoint = row.touchpoint.as_ref().map_or("", |touchpoint| touchpoint.as_str());
            let (sums, id) = (row.sums, metric.id());
            let (week, sum) = (row.week.monday(), sums.sum / 1000);
            lines.push(format!("{id},{week},{touchpoint},{},{sum},{}\n", sums.n, sums.good));
        }
    }
    lines.sort();
    let bytes = lines.iter().flat_map(|line| line.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Returns the processor time of this process in seconds.
fn processor() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit_once(") ").map(|(_, after)| after.to_owned()).unwrap_or_default();
    let ticks =
        |at: usize| after.split(' ').nth(at).and_then(|word| word.parse::<f64>().ok()).unwrap_or_default();
    // Source: proc_pid_stat(5): utime and stime, in hundredths on every Linux that Rust runs on.
    (ticks(11) + ticks(12)) / 100.0
}

/// Returns how many milliseconds this thread has been on a processor.
fn on_processor() -> f64 {
    let said = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    // Source: sched-stats in the kernel's documentation: the first number, in nanoseconds.
    said.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e6
}

fn memory(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}
