//! Releases for tests, read back from the bytes that a ledger would hold.

use std::collections::BTreeMap;

use vire_core::disclosure::{Policy, Released};
use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::release::{Band, Cell, Figure, Mean, Reason, Release};
use vire_core::week::{Period, Week};

use crate::series::{CustomerFigure, CustomerPoint, CustomerSeries};

pub(crate) fn week(text: &str) -> Week {
    text.parse().unwrap()
}

/// Reads `2026-W01` or `2026-W01..2026-W04`.
pub(crate) fn period(text: &str) -> Period {
    match text.split_once("..") {
        Some((from, to)) => Period { from: week(from), to: week(to) },
        None => Period::week(week(text)),
    }
}

/// Reads a path; ` + ` joins merged groups.
pub(crate) fn group(text: &str) -> Group {
    if text.contains(" + ") {
        let parts: Vec<Group> = text.split(" + ").map(|part| Group::parse(part).unwrap()).collect();
        return Group::merged(&parts);
    }
    Group::parse(text).unwrap()
}

pub(crate) fn published(of: &str, when: &str, measure: &str, mean: i32, grid: i32, n_band: Band) -> Cell {
    let figure = Figure::Published { mean: Mean::Value(mean), grid, n_band, bands: None };
    Cell { group: group(of), period: period(when), measure: measure.parse().unwrap(), figure }
}

pub(crate) fn withheld(of: &str, when: &str, measure: &str, reason: Reason) -> Cell {
    let figure = Figure::Withheld { reason };
    Cell { group: group(of), period: period(when), measure: measure.parse().unwrap(), figure }
}

/// Compares with `tests/fixtures/golden/<name>`; `VIRE_GOLDEN=write` writes it instead.
pub(crate) fn golden(name: &str, got: &[u8]) {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/golden").join(name);
    if std::env::var_os("VIRE_GOLDEN").is_some_and(|asked| asked == "write") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, got).unwrap();
    }
    let expect = std::fs::read(&path).unwrap_or_default();
    assert!(expect == got, "{name} has changed; look at it, then run with VIRE_GOLDEN=write");
}

/// Makes a release; merged groups among the cells are what their members are shown as.
pub(crate) fn release(at: &str, mut cells: Vec<Cell>) -> Released<Release> {
    cells.sort_by(|a, b| (&a.group, a.period, &a.measure).cmp(&(&b.group, b.period, &b.measure)));
    let mut shown_as = BTreeMap::new();
    for shown in cells.iter().map(|cell| &cell.group).filter(|group| group.is_merged()) {
        for part in shown.as_str().split(" + ") {
            shown_as.insert(Group::parse(part).unwrap(), shown.clone());
        }
    }
    let release = Release {
        week: week(at),
        policy: Policy::default(),
        cells,
        shown_as,
        groups: BTreeMap::new(),
        people: BTreeMap::new(),
        correlations: Vec::new(),
    };
    Released::<Release>::from_ledger(&serde_json::to_vec(&release).unwrap()).unwrap()
}

/// Numbers that look drawn and are the same on every machine, 0.0..1.0.
pub(crate) struct Wave(u64);

impl Wave {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / f64::from(1 << 24)
    }
}

pub(crate) const GROUPS: [&str; 7] = [
    "",
    "Palvelut",
    "Palvelut/Puhelintuki",
    "Palvelut/Chat",
    "Palvelut/Kenttähuolto",
    "Tuotanto",
    "Tuotanto/Varasto ja lähettämö",
];

/// Releases of `weeks` weeks up to 2026-W47: mood every week, drivers as the design asks, one group in
/// windows, some figures withheld.
pub(crate) fn releases(weeks: i32) -> Vec<Released<Release>> {
    let last = week("2026-W47");
    let first = last.plus(1 - weeks);
    let mut waves: Vec<Wave> = (0..GROUPS.len()).map(|seed| Wave::new(seed as u64 + 5)).collect();
    first
        .through(last)
        .map(|at| {
            let phase = f64::from(at.since(first)) / 9.0;
            let mut cells = Vec::new();
            for (index, name) in GROUPS.iter().enumerate() {
                let (grid, band) = if index == 0 { (10, Band::From100) } else { (25, Band::From10) };
                let level = 3.55 + 0.35 * phase.sin() * if index == 2 { 1.4 } else { 0.6 };
                let asked = vire_core::question::asked_in(at, &[]);
                for question in &asked {
                    let id = question.to_string();
                    let shift = f64::from(u32::try_from(id.len()).unwrap() % 5) * 0.22 - 0.4;
                    let noise = waves[index].next() - 0.5 + f64::from(u8::try_from(index).unwrap()) * 0.06;
                    let mean = level
                        + noise * if index == 0 { 0.15 } else { 0.7 }
                        + if id == "mood" { 0.0 } else { shift };
                    let (grid, mean, band) = if id == "recommendation" {
                        (2500, (mean - 3.4) * 60.0, band)
                    } else {
                        (grid, mean, band)
                    };
                    let hundredths = (mean * 100.0 / f64::from(grid)).round() as i32 * grid;
                    let when = at.to_string();
                    let back = last.since(at);
                    cells.push(match (index, back) {
                        (2, 6..=8) => withheld(name, &when, &id, Reason::RosterChanged),
                        (2, 19) => withheld(name, &when, &id, Reason::TooFewCheckins),
                        (6, _) => withheld(name, &when, &id, Reason::TooFewPeople),
                        (3, _) if at.window().to != at => continue,
                        (3, _) => {
                            let window = format!("{}..{}", at.window().from, at.window().to);
                            if back > 20 && back < 26 {
                                withheld(name, &window, &id, Reason::TooFewCheckins)
                            } else {
                                published(name, &window, &id, hundredths, 25, Band::From20)
                            }
                        }
                        _ => published(name, &when, &id, hundredths, grid, band),
                    });
                }
            }
            release(&at.to_string(), cells)
        })
        .collect()
}

/// Weekly figures of customers up to 2026-W47; one week in seventeen has too few answers.
pub(crate) fn customers(metric: Metric, seed: u64, weeks: i32) -> CustomerSeries {
    let last = week("2026-W47");
    let mut wave = Wave::new(seed);
    let points = last.plus(1 - weeks).through(last).map(|at| {
        let phase = (f64::from(at.since(last)) + 3.0 * seed as f64) / 9.0;
        let n = 15 + (wave.next() * 50.0) as u32;
        let (middle, swing, sd) = match metric {
            Metric::Nps | Metric::Expectation => (22.0, 18.0, 75.0),
            Metric::Csat => (78.0, 9.0, 40.0),
            Metric::Ces => (5.2, 0.5, 1.3),
        };
        let value = middle + swing * phase.sin() + (wave.next() - 0.5) * swing;
        let half = 1.96 * sd / f64::from(n).sqrt();
        let figure = CustomerFigure { n, value, lo: value - half, hi: value + half };
        CustomerPoint { week: at, figure: (!n.is_multiple_of(17)).then_some(figure) }
    });
    CustomerSeries { metric, points: points.collect() }
}
