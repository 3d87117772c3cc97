//! How often the methods are wrong on organisations whose truth is known, and how long one takes.
//!
//! `calibration [--organisations N] [--json] [--keep FILE]`: without `--json` a table for people; with
//! it the rows of `cargo xtask bench`. `--keep` writes the unlinked organisations, so that another
//! implementation can be timed on the same ones. Everything is drawn from fixed seeds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

#[path = "../tests/simulate/mod.rs"]
mod simulate;

use std::time::Instant;

use serde_json::{Value, json};
use simulate::Chance;
use simulate::presets::{Kind, Organisation, preset, sized};
use vire_stats::drivers::mood_ahead;
use vire_stats::lead_lag::{LeadLag, Verdict, lead_lag, power};
use vire_stats::{Series, change_points, experiment, signals, trend};

/// One line of the result; a rate is in percent of `of`.
struct Row {
    what: String,
    count: usize,
    of: usize,
    /// Highest rate that is acceptable, percent, and what statistics.md promises, for the note.
    must: Option<f64>,
    note: String,
}

impl Row {
    fn percent(&self) -> f64 {
        100.0 * self.count as f64 / self.of.max(1) as f64
    }
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let after = |flag: &str| words.iter().position(|it| it == flag).and_then(|at| words.get(at + 1));
    let organisations: u64 = after("--organisations").map_or(200, |n| n.parse().expect("a number"));
    let mut rows = Vec::new();
    let (mut times, mut false_claims, mut tried) = (Vec::new(), 0, 0);
    for (letter, name, kind) in [
        ("a", "unlinked", Kind::Unlinked),
        ("d", "common season only", Kind::CommonSeason),
        ("e", "independent drifts", Kind::IndependentDrifts),
    ] {
        let drawn = draw(kind, organisations);
        let naive = drawn.iter().filter(|one| naive_claim(one)).count();
        let found = timed(&drawn, &mut times);
        let claims = found.iter().filter(|one| !one.significant_lags().is_empty()).count();
        false_claims += claims;
        tried += drawn.len();
        rows.push(Row {
            what: format!("a link claimed where there is none: ({letter}) {name}"),
            count: claims,
            of: drawn.len(),
            // The upper end of the binomial range of 5 %.
            must: Some(100.0 * most_by_luck(drawn.len()) as f64 / drawn.len() as f64),
            note: format!("{claims} of {}; Pearson over 17 lags claims {naive}", drawn.len()),
        });
        if let (Some(file), Kind::Unlinked) = (after("--keep"), kind) {
            keep(file, &drawn, &found);
        }
    }
    rows.push(Row {
        what: "… of all three together".into(),
        count: false_claims,
        of: tried,
        must: Some(100.0 * most_by_luck(tried) as f64 / tried as f64),
        note: format!("{false_claims} of {tried}"),
    });
    for (letter, lag, right, wrong) in [
        ("b", 3, Verdict::EmployeesLead, Verdict::CustomersLead),
        ("c", -2, Verdict::CustomersLead, Verdict::EmployeesLead),
    ] {
        let found = timed(&draw(Kind::Linked { r: 0.5, lag }, organisations), &mut times);
        rows.extend(link_rows(letter, lag, &found, right, wrong));
    }
    rows.extend(flags(organisations));
    rows.extend(trends(organisations));
    rows.extend(changes(organisations));
    rows.extend(effects(organisations));
    rows.push(plans(organisations));
    rows.push(later_mood(organisations));
    rows.extend(powers(organisations));
    times.sort_by(f64::total_cmp);
    let median = times[times.len() / 2];
    let of_unlinked = median * organisations as f64 / 1000.0;
    if words.iter().any(|it| it == "--json") {
        let rows: Vec<Value> = rows.iter().map(written).collect();
        println!(
            "{}",
            json!({"rows": rows, "median_ms": median, "seconds": of_unlinked, "organisations": organisations})
        );
    } else {
        for row in &rows {
            println!(
                "{:<72} {:>6.1} %  (≤ {:>4.1})  {}",
                row.what,
                row.percent(),
                row.must.unwrap_or(100.0),
                row.note
            );
        }
        println!("one organisation: {median:.2} ms");
    }
}

fn written(row: &Row) -> Value {
    json!({"what": row.what, "peer_name": "", "unit": "%", "ours": row.percent(), "peer": null,
           "must": row.must, "stretch": null, "note": row.note})
}

/// Most claims that chance of 5 % leaves room for: 21 of 200 and 48 of 600 (a thousandth of all runs have
/// more), and three standard errors for other sizes.
fn most_by_luck(n: usize) -> usize {
    match n {
        200 => 21,
        600 => 48,
        _ => (0.05 * n as f64 + 3.0 * (0.0475 * n as f64).sqrt()).floor() as usize,
    }
}

fn draw(kind: Kind, organisations: u64) -> Vec<Organisation> {
    (0..organisations).map(|seed| preset(kind, 40_000 + seed)).collect()
}

fn timed(organisations: &[Organisation], times: &mut Vec<f64>) -> Vec<LeadLag> {
    organisations
        .iter()
        .zip(0..)
        .map(|(one, seed)| {
            let start = Instant::now();
            let found = lead_lag(&one.ex, &one.cx, seed).expect("a preset is large enough");
            times.push(1000.0 * start.elapsed().as_secs_f64());
            found
        })
        .collect()
}

fn link_rows(letter: &str, lag: i32, found: &[LeadLag], right: Verdict, wrong: Verdict) -> Vec<Row> {
    let count = |test: &dyn Fn(&LeadLag) -> bool| found.iter().filter(|one| test(one)).count();
    let claims = count(&|one| !one.significant_lags().is_empty());
    let exact = count(&|one| !one.significant_lags().is_empty() && one.best_lag == lag);
    let near = count(&|one| !one.significant_lags().is_empty() && (one.best_lag - lag).abs() <= 1);
    let opposite = count(&|one| one.verdict() == wrong);
    let both = count(&|one| one.verdict() == Verdict::Both);
    let covered = count(&|one| one.range.lag_set.contains(&lag));
    let rightly = count(&|one| one.verdict() == right);
    let leads = if lag > 0 { "EX leads by 3" } else { "CX leads by 2" };
    let must = |must: f64| if lag > 0 { Some(must) } else { None };
    vec![
        Row {
            what: format!("({letter}) {leads}, latent r = 0.5: link missed"),
            count: found.len() - claims,
            of: found.len(),
            must: must(20.0),
            note: format!("found in {claims} of {}, with the right direction in {rightly}", found.len()),
        },
        Row {
            what: "… lag not exact, of claims".into(),
            count: claims - exact,
            of: claims,
            must: must(10.0),
            note: format!(
                "within a week in {near} of {claims}; the lag set holds the truth in {covered} of {}",
                found.len()
            ),
        },
        Row {
            what: "… opposite direction claimed".into(),
            count: opposite,
            of: found.len(),
            must: must(3.0),
            note: format!("{opposite} of {}; both ways in {both} more", found.len()),
        },
    ]
}

/// What a dashboard does: company means, Pearson at 17 lags, the textbook 5 % at any of them.
fn naive_claim(one: &Organisation) -> bool {
    let company = |panel: &[Series]| -> Vec<f64> {
        let weeks = panel[0].len();
        (0..weeks)
            .map(|week| {
                let seen: Vec<f64> = panel.iter().filter_map(|row| row[week]).collect();
                seen.iter().sum::<f64>() / seen.len().max(1) as f64
            })
            .collect()
    };
    let (ex, cx) = (company(&one.ex), company(&one.cx));
    (-8_i32..=8).any(|lag| {
        let pairs: Vec<(f64, f64)> = (0..ex.len() as i32)
            .filter_map(|t| Some((ex[t as usize], *cx.get(usize::try_from(t + lag).ok()?)?)))
            .collect();
        let n = pairs.len() as f64;
        let (mx, my) = pairs.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x / n, b + y / n));
        let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
        for (x, y) in &pairs {
            xx += (x - mx).powi(2);
            yy += (y - my).powi(2);
            xy += (x - mx) * (y - my);
        }
        let r = xy / (xx * yy).sqrt();
        (r * ((n - 2.0) / (1.0 - r * r)).sqrt()).abs() > 2.0
    })
}

/// Ten quiet teams, a year: the first half is the baseline, the second is watched.
fn flags(organisations: u64) -> Vec<Row> {
    let (mut spikes, mut shifts, mut teams) = (0, 0, 0);
    for seed in 0..organisations {
        let mut chance = Chance::new(60_000 + seed);
        let one = sized(Kind::Unlinked, 10, 52, &mut chance);
        let Ok(found) = signals::signals(&one.ex, &one.ex_noise, 26, signals::EWMA_LAMBDA) else { continue };
        for team in &found.teams {
            teams += 1;
            spikes += usize::from(team.spikes.iter().any(|week| *week >= 26));
            shifts += usize::from(team.shifts.iter().any(|week| *week >= 26));
        }
    }
    vec![
        rate("a quiet team has a false spike in half a year", spikes, teams, 13.0),
        rate("a quiet team has a false shift in half a year", shifts, teams, 13.0),
    ]
}

fn rate(what: &str, count: usize, of: usize, must: f64) -> Row {
    Row { what: what.into(), count, of, must: Some(must), note: format!("{count} of {of}") }
}

/// Mean sampling variance over the weeks of each team that are there.
fn mean_noise(one: &Organisation) -> Vec<f64> {
    let of = |(y, noise): (&Series, &Series)| {
        let known: Vec<f64> = y.iter().zip(noise).filter_map(|(y, v)| y.and(*v)).collect();
        known.iter().sum::<f64>() / known.len().max(1) as f64
    };
    one.ex.iter().zip(&one.ex_noise).map(of).collect()
}

fn trends(organisations: u64) -> Vec<Row> {
    let (mut claims, mut teams) = (0, 0);
    for seed in 0..organisations {
        let one = preset(Kind::Unlinked, 70_000 + seed);
        let noise = mean_noise(&one);
        for found in trend::trends(&one.ex, &noise).expect("equal lengths").into_iter().flatten() {
            teams += 1;
            claims += usize::from(found.p < 0.05);
        }
    }
    vec![rate("a quiet team has a trend (pooled)", claims, teams, 7.2)]
}

fn changes(organisations: u64) -> Vec<Row> {
    let (mut claims, mut teams) = (0, 0);
    for seed in 0..organisations {
        let one = preset(Kind::Unlinked, 80_000 + seed);
        let found = change_points::change_points(&one.ex, &one.ex_noise, 5).expect("long enough");
        teams += found.teams.len();
        claims += found.teams.iter().filter(|team| !team.change_weeks.is_empty()).count();
    }
    vec![rate("a quiet team has a change point", claims, teams, 7.5)]
}

fn effects(organisations: u64) -> Vec<Row> {
    let (mut claims, mut tried, mut refused) = (0, 0, 0);
    for seed in 0..organisations {
        let one = preset(Kind::CommonSeason, 90_000 + seed);
        let start = one.ex[0].len() * 2 / 3;
        match experiment::effect(&one.ex, &[0], start, seed) {
            Ok(found) => {
                tried += 1;
                claims += usize::from(found.p <= 0.05);
            }
            Err(_) => refused += 1,
        }
    }
    let mut row = rate("an experiment that did nothing has an effect", claims, tried, 8.5 + 3.0);
    row.note = format!("{claims} of {tried}; {refused} refused for a slope before the start");
    vec![row]
}

/// An action whose weeks were planned for three of four: how often it is missed.
fn plans(organisations: u64) -> Row {
    const START: usize = 40;
    let (mut missed, mut tried, mut weeks, mut impossible) = (0, 0, 0, 0);
    for seed in 0..organisations {
        let mut chance = Chance::new(110_000 + seed);
        let one = sized(Kind::Unlinked, 8, START + 40, &mut chance);
        let others: Vec<usize> = (1..8).collect();
        let planned = experiment::plan(&one.ex, &[0], &others, START, 0.5).expect("enough weeks");
        let Some(needed) = planned.weeks.filter(|weeks| *weeks <= 40) else {
            impossible += 1;
            continue;
        };
        let mut y: Vec<Series> = one.ex.iter().map(|row| row[..START + needed].to_vec()).collect();
        y[0].iter_mut().skip(START).flatten().for_each(|value| *value += 0.5);
        if let Ok(found) = experiment::effect(&y, &[0], START, seed) {
            tried += 1;
            weeks += needed;
            missed += usize::from(found.p > 0.05);
        }
    }
    let mut row = rate(
        "an effect of 0.5 missed after the weeks that were planned for three of four",
        missed,
        tried,
        30.0,
    );
    row.note = format!(
        "{missed} of {tried}, {:.0} weeks on average; in {impossible} more no 40 weeks would do",
        weeks as f64 / tried.max(1) as f64
    );
    row
}

/// Drivers asked every fourth week that have nothing to do with later mood, five at a time.
fn later_mood(organisations: u64) -> Row {
    let mut claims = 0;
    for seed in 0..organisations {
        let mut chance = Chance::new(120_000 + seed);
        let mood = sized(Kind::Unlinked, 9, 78, &mut chance).ex;
        let drivers: Vec<Vec<Series>> = (0..5)
            .map(|place| {
                let weekly = sized(Kind::IndependentDrifts, 9, 78, &mut chance).ex;
                let asked = |row: &Series| {
                    row.iter()
                        .enumerate()
                        .map(|(week, value)| value.filter(|_| week % 4 == place % 4))
                        .collect()
                };
                weekly.iter().map(asked).collect()
            })
            .collect();
        let drivers: Vec<&[Series]> = drivers.iter().map(Vec::as_slice).collect();
        let found = mood_ahead(&drivers, &mood, seed).expect("nine teams");
        claims += usize::from(found.iter().flatten().any(|one| one.p <= 0.05));
    }
    let must = 100.0 * most_by_luck(organisations as usize) as f64 / organisations as f64;
    rate("a driver of five claimed to go before mood where none does", claims, organisations as usize, must)
}

/// What the power line says, and what is found in organisations of that size.
fn powers(organisations: u64) -> Vec<Row> {
    [(1, 104), (3, 104), (5, 52), (6, 60), (8, 52), (12, 40), (20, 26)]
        .into_iter()
        .map(|(teams, weeks)| {
            let found = (0..organisations)
                .filter(|seed| {
                    let mut chance = Chance::new(130_000 + seed);
                    let one = sized(Kind::Linked { r: 0.5, lag: 3 }, teams, weeks, &mut chance);
                    lead_lag(&one.ex, &one.cx, *seed).is_ok_and(|one| !one.significant_lags().is_empty())
                })
                .count();
            Row {
                what: format!("a link of r = 0.5 found with {teams} teams and {weeks} weeks"),
                count: found,
                of: organisations as usize,
                must: None,
                note: format!("the power line says {} %", power(teams, weeks).percent),
            }
        })
        .collect()
}

/// Writes organisations and what was found, for another implementation.
fn keep(file: &str, drawn: &[Organisation], found: &[LeadLag]) {
    let all: Vec<Value> = drawn
        .iter()
        .zip(found)
        .map(|(one, found)| {
            json!({"ex": one.ex, "cx": one.cx, "p": found.p_family, "best_lag": found.best_lag,
                   "r": found.r_best, "interval": [found.range.r.0, found.range.r.1]})
        })
        .collect();
    std::fs::write(file, serde_json::to_vec(&all).expect("plain numbers")).expect("a writable file");
}
