//! Measures what the use cases cost, each beside its peer in the same run, and prints the rows as JSON.
//!
//! Run by `cargo xtask bench`; built for release there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing)]

mod shared;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use shared::{CheckIns, NOW, median, organisation, place};
use vire_app::case_mailbox::CaseMailbox;
use vire_app::channel::act::{Act, Purpose};
use vire_app::channel::inbox::Inbox;
use vire_app::channel::slot::{Mark, ThreadSecret, Wrapped};
use vire_app::channel::thread::{Author, Hand, Thread, When, sealing_key};
use vire_app::channel::{door, recipients, view};
use vire_app::clock::Clock;
use vire_app::desk::Desk;
use vire_app::history::{self, EarlierAnswer};
use vire_app::place::Place;
use vire_app::release;
use vire_app::sample::SampleSize;
use vire_app::sample_place;
use vire_app::watch::Unwatched;
use vire_core::answers::Answers;
use vire_core::metric::Metric;
use vire_core::week::{Period, Week};
use vire_report::chart::{CustomersByPart, Look, Split};
use vire_report::series::{CustomerFigure, CustomerPoint, CustomerSeries};
use vire_seal::code::Receipt;
use vire_seal::sign::SigningKey;
use vire_testkit::Desktop;
use vire_text::{Language, Text};

const AFTER: &str = "2026-11-30T09:00:00+02:00";
const ZONE: &str = "Europe/Helsinki";
const ROUNDS: usize = 30;

fn main() {
    let rows: Vec<Value> =
        [check_in(), chart(), release_of_a_large_week(), sample(), inbox_of_ten_thousand()]
            .into_iter()
            .flatten()
            .collect();
    println!("{}", Value::Array(rows));
}

fn row(
    what: &str,
    unit: &str,
    ours: f64,
    peer: Option<(&str, f64)>,
    limits: (Option<f64>, Option<f64>),
    note: &str,
) -> Value {
    json!({
        "what": what, "unit": unit, "ours": ours,
        "peer_name": peer.map(|peer| peer.0), "peer": peer.map(|peer| peer.1),
        "must": limits.0, "stretch": limits.1, "note": note,
    })
}

/// One check-in into a spool of 500, beside one durable append, in turn.
fn check_in() -> Vec<Value> {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, ZONE, &[("A", ROUNDS as u32)]);
    let check_ins = CheckIns::prepare(&mut desk, &desktop);
    let mut beside = File::create(desktop.path("append")).unwrap();
    let (mut ours, mut peer) = (Vec::new(), Vec::new());
    for took in check_ins.each() {
        ours.push(took);
        let start = Instant::now();
        beside.write_all(&[7; 4096]).unwrap();
        beside.sync_data().unwrap();
        peer.push(start.elapsed());
    }
    vec![row(
        "one check-in: ticket verified, answer durable, spool of 500 rewritten (p50)",
        "ms",
        median(ours),
        Some(("4 KiB append + fdatasync", median(peer))),
        (Some(5.0), Some(2.5)),
        "30 in turn",
    )]
}

/// 156 weeks × 12 touchpoints as small multiples, beside polylines written by hand.
fn chart() -> Vec<Value> {
    let first: Week = "2023-W48".parse().unwrap();
    let weeks: Vec<Week> = first.through(first.plus(155)).collect();
    let value = |series: usize, at: usize| 40.0 * ((at as f64 / 9.0) + series as f64).sin();
    let series = |which: usize| CustomerSeries {
        metric: Metric::Nps,
        points: weeks
            .iter()
            .enumerate()
            .map(|(at, week)| CustomerPoint {
                week: *week,
                figure: Some(CustomerFigure {
                    n: 30,
                    value: value(which, at),
                    lo: value(which, at) - 12.0,
                    hi: value(which, at) + 12.0,
                }),
            })
            .collect(),
    };
    let panels: Vec<_> = (0..12).map(|at| (format!("t{at}"), series(at))).collect();
    let text = Text::new(Language::Fi);
    let span = Period { from: first, to: first.plus(155) };
    let draw = || {
        CustomersByPart { whole: None, split: Split::Touchpoint, parts: &panels, span }
            .draw(&text, Look::default())
            .svg
    };
    let start = Instant::now();
    let first_svg = draw();
    let first_time = start.elapsed().as_secs_f64() * 1000.0;
    let by_hand = || {
        let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">");
        for (_, series) in &panels {
            svg.push_str("<polyline points=\"");
            for (at, point) in series.points.iter().enumerate() {
                let _ = write!(svg, "{},{:.1} ", at * 5, 200.0 - point.figure.unwrap().value);
            }
            svg.push_str("\"/>");
        }
        svg + "</svg>"
    };
    let (mut ours, mut peer) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let start = Instant::now();
        assert_eq!(draw().len(), first_svg.len());
        ours.push(start.elapsed());
        let start = Instant::now();
        assert!(by_hand().len() > 1000);
        peer.push(start.elapsed());
    }
    let ours = median(ours);
    vec![
        row(
            "SVG of 156 weeks × 12 touchpoints with bands and axes (p50)",
            "ms",
            ours,
            Some(("hand-written polylines", median(peer))),
            (Some(3.0), Some(1.2)),
            &format!("{} kB; the peer has no band, axis, word or point", first_svg.len() / 1024),
        ),
        row(
            "the same, the first of a process",
            "ms",
            first_time,
            None,
            (Some(10.0), Some(2.0)),
            "must and stretch in ms",
        ),
    ]
}

/// A week of 10,000 sealed answers in 40 teams, opened, counted, controlled, written and destroyed.
fn release_of_a_large_week() -> Vec<Value> {
    let desktop = Desktop::new();
    let names: Vec<String> = (0..40).map(|at| format!("U{}/T{at}", at % 5)).collect();
    let teams: Vec<(&str, u32)> = names.iter().map(|name| (name.as_str(), 260)).collect();
    let mut desk = organisation(&desktop, ZONE, &teams);
    let week: Week = "2026-W47".parse().unwrap();
    let earlier: Vec<EarlierAnswer> = (0..10_000)
        .map(|at: usize| {
            let mut answers = Answers::default();
            for (offset, id) in ["mood", "voice", "tools", "direction"].into_iter().enumerate() {
                answers.put(id.parse().unwrap(), 1 + ((at / 40 + offset) % 5) as i64).unwrap();
            }
            EarlierAnswer { week, group: vire_core::group::Group::parse(&names[at % 40]).unwrap(), answers }
        })
        .collect();
    history::take(&mut desk, &earlier, &Unwatched).unwrap();
    drop((desk, earlier));
    let mut desk = Desk::open(&place(&desktop, AFTER), "kolme hauskaa majavaa").unwrap();
    let before = resident("VmRSS");
    forget_peak();
    let start = Instant::now();
    release::close_rounds(&mut desk, week, &Unwatched).unwrap();
    let seconds = start.elapsed().as_secs_f64();
    let peak = resident("VmHWM") - before;
    vec![
        row(
            "release of a week of 10,000 check-ins",
            "s",
            seconds,
            None,
            (None, None),
            "40 teams, 4 answers each",
        ),
        row("… peak memory above what stood before", "MB", peak, None, (None, None), ""),
    ]
}

fn resident(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

/// Starts the peak anew, where the kernel allows it.
fn forget_peak() {
    let _ = fs::write(Path::new("/proc/self/clear_refs"), "5");
}

/// The sample organisation, from nothing to the last release.
fn sample() -> Vec<Value> {
    let desktop = Desktop::new();
    let place = Place::at(desktop.workspace(), Clock::fixed(NOW).unwrap());
    let start = Instant::now();
    sample_place::prepare(&place, SampleSize::default(), &Unwatched).unwrap();
    let seconds = start.elapsed().as_secs_f64();
    vec![row(
        "the sample organisation: 160 people, 78 weeks, from nothing to the last release",
        "s",
        seconds,
        None,
        (Some(10.0), None),
        "must in seconds",
    )]
}

/// The first page of a recipient's inbox with 10,000 cases: index kept from before, and without one.
fn inbox_of_ten_thousand() -> Vec<Value> {
    const CASES: usize = 10_000;
    let desktop = Desktop::new();
    let desk = organisation(&desktop, ZONE, &[("A", 10)]);
    let hr = recipients::hr_seat(&desk).unwrap();
    let door = door::door(&desk.mailbox, None).unwrap();
    let party = door::recipients(&desk.mailbox, &door).unwrap().remove(0);
    let when = When { week: "2026-W48".parse().unwrap(), today: "2026-11-24".parse().unwrap() };
    let mut slots = Vec::new();
    for _ in 0..CASES {
        let receipt = Receipt::generate().unwrap();
        let secret = ThreadSecret::of(&receipt);
        let key = SigningKey::generate().unwrap();
        let act = Act::Open {
            purpose: Purpose::Burden,
            text: "x".repeat(400),
            name: None,
            to: vec![party.clone()],
            left_out: Vec::new(),
            deputy: None,
            writer: vire_seal::digest::hex(&key.verifying_key().to_bytes()),
            files: Vec::new(),
        };
        let to = sealing_key(&party).unwrap();
        let wrapped = [Wrapped { to, mark: Mark::Recipient, key: secret.expose() }];
        let hand = Hand { author: Author::Writer, key: &key };
        slots.push(Thread::new(&desk.id, secret.clone()).seal(&hand, when, act, &wrapped).unwrap());
        if slots.len() == 1000 {
            assert!(desk.mailbox.deliver(std::mem::take(&mut slots)).unwrap());
        }
    }
    let start = Instant::now();
    let mut inbox = Inbox::open(&desk.mailbox, &hr, when.today).unwrap();
    let first = start.elapsed();
    assert_eq!(inbox.rows(when.today).len(), CASES);
    let (mut opened, mut shown) = (Vec::new(), Vec::new());
    for _ in 0..10 {
        let start = Instant::now();
        let again = Inbox::open(&desk.mailbox, &hr, when.today).unwrap();
        assert_eq!(again.rows(when.today).len(), CASES);
        opened.push(start.elapsed());
        let start = Instant::now();
        inbox.refresh(&desk.mailbox, when.today).unwrap();
        let page: Vec<_> =
            inbox.rows(when.today).iter().take(50).map(|row| view::row(row, when.today)).collect();
        assert_eq!(page.len(), 50);
        shown.push(start.elapsed());
    }
    vec![
        row(
            "inbox of 10,000 cases: looked for new ones and first page made (p50)",
            "ms",
            median(shown),
            None,
            (Some(50.0), None),
            "must in ms",
        ),
        row("… opened from the kept index (p50)", "ms", median(opened), None, (None, None), ""),
        row(
            "… all of them new: every slot tried, opened and checked",
            "s",
            first.as_secs_f64(),
            None,
            (None, None),
            "",
        ),
    ]
}
