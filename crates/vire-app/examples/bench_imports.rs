//! Measures the import of a large customer file and the questions asked of it, in a process of its own.
//!
//! Run by `cargo xtask bench --with-imports`, which runs DuckDB, Polars and pandas on the same file. All of
//! them print the same words: how long, how much processor time, how much memory, and a checksum of the
//! weekly figures that every one of them has to reach.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use vire_app::clock::Clock;
use vire_app::customers;
use vire_app::desk::Desk;
use vire_app::dto::SetUp;
use vire_app::place::Place;
use vire_app::set_up;
use vire_app::watch::Unwatched;
use vire_core::metric::Metric;
use vire_seal::passphrase::Cost;
use vire_store::By;
use vire_testkit::Desktop;

const NOW: &str = "2026-11-24T09:00:00+00:00";
/// The first Monday of the file's 156 weeks, in seconds since 1970.
const FIRST: i64 = 1_701_043_200;
const WEEKS: i64 = 156;
const CHANNELS: [&str; 6] = ["phone", "chat", "email", "web", "onsite", "Messut"];
const QUERIES: usize = 300;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", rows, file] => make(rows.parse().unwrap(), Path::new(file), false),
        ["make-with-ids", rows, file] => make(rows.parse().unwrap(), Path::new(file), true),
        ["import", file] => println!("{}", import(Path::new(file), false)),
        ["import-with-ids", file] => println!("{}", import(Path::new(file), true)),
        _ => println!("make ROWS FILE | make-with-ids ROWS FILE | import FILE | import-with-ids FILE"),
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
        let words: Vec<&str> = (0..count).map(|_| WORDS[next(48) as usize]).collect();
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

fn organisation(desktop: &Desktop) -> Desk {
    let place = Place::at(desktop.workspace(), Clock::fixed(NOW).unwrap()).with_cost(Cost::quick_for_tests());
    let asked = SetUp {
        name: "Kaarna Oy".into(),
        time_zone: "UTC".into(),
        passphrase: "kolme hauskaa majavaa".into(),
        k: 5,
    };
    set_up::set_up(&place, &asked).unwrap().desk
}

/// Takes a file in and asks for its weekly figures.
fn import(file: &Path, ids: bool) -> Value {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let idle = memory("VmRSS");
    let (cpu, start) = (processor(), Instant::now());
    let done =
        customers::import(&mut desk, file, Some(mapping(ids)), &BTreeMap::new(), None, &Unwatched).unwrap();
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
    json!({
        "wall": wall.as_secs_f64(), "cpu": cpu, "peak": peak, "idle": idle, "stored": stored,
        "checksum": format!("{sum:016x}"), "rows": done.row.accepted,
        "p50": times[QUERIES / 2].as_secs_f64(), "p99": times[QUERIES * 99 / 100].as_secs_f64(),
    })
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

fn memory(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}
