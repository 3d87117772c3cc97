//! How often the methods claim something on organisations whose truth is known. Fixed seeds; the
//! limits leave about three standard errors around what larger simulations gave.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod simulate;

use simulate::presets::{Kind, preset};
use simulate::{Chance, Truth, organisation};
use vire_stats::lead_lag::{LeadLag, Verdict, lead_lag};
use vire_stats::{Series, change_points, experiment, trend};

const QUIET: Truth = Truth { teams: 8, weeks: 52, phi: 0.6, link: None, season: 0.0, missing: 0.1 };

fn links(truth: Truth, organisations: u64) -> Vec<LeadLag> {
    (0..organisations)
        .map(|seed| {
            let (ex, cx) = organisation(truth, 1000 + seed);
            lead_lag(&ex, &cx, seed).unwrap()
        })
        .collect()
}

fn percent(found: &[LeadLag], claim: impl Fn(&LeadLag) -> bool) -> f64 {
    100.0 * found.iter().filter(|one| claim(one)).count() as f64 / found.len() as f64
}

fn claims_something(found: &LeadLag) -> bool {
    !found.significant_lags().is_empty()
}

#[test]
fn unlinked_measures_are_linked_in_about_five_of_a_hundred_organisations() {
    let check = |what: &str, truth: Truth, organisations: u64, most: f64| {
        let found = links(truth, organisations);
        let rate = percent(&found, claims_something);
        println!("{what}: {rate:.1} %");
        assert!(rate <= most, "{what}: {rate} % of {organisations}");
    };
    check("eight teams", QUIET, 200, 9.7);
    check("six teams, all pairings", Truth { teams: 6, ..QUIET }, 200, 9.7);
    check("three teams, common phases", Truth { teams: 3, weeks: 104, missing: 0.25, ..QUIET }, 150, 10.4);
    check("one team", Truth { teams: 1, weeks: 104, ..QUIET }, 150, 10.4);
    check("a season that all share", Truth { season: 2.0, ..QUIET }, 200, 9.7);
    check("much persistence", Truth { phi: 0.8, teams: 12, ..QUIET }, 200, 9.7);
}

/// The preset organisations of the calibration example, fewer of them.
#[test]
fn preset_organisations_are_claimed_for_as_rarely_and_found_as_often_as_in_the_calibration() {
    let links = |kind: Kind| -> Vec<LeadLag> {
        let one = |seed| preset(kind, 50_000 + seed);
        (0..60).map(|seed| lead_lag(&one(seed).ex, &one(seed).cx, seed).unwrap()).collect()
    };
    let mut all = 0.0;
    for kind in [Kind::Unlinked, Kind::CommonSeason, Kind::IndependentDrifts] {
        let rate = percent(&links(kind), claims_something);
        assert!(rate <= 14.0, "{kind:?}: {rate} % of 60");
        all += rate / 3.0;
    }
    assert!(all <= 10.0, "{all} % of 180");
    let found = links(Kind::Linked { r: 0.5, lag: 3 });
    assert!(percent(&found, claims_something) >= 74.0);
    assert!(percent(&found, |one| one.best_lag == 3) >= 80.0);
    assert!(percent(&found, |one| one.verdict() == Verdict::CustomersLead) <= 5.0);
}

#[test]
fn a_link_is_found_with_its_direction_and_its_lag() {
    let check = |link: (f64, i32), right: Verdict, wrong: Verdict| {
        let found = links(Truth { weeks: 104, link: Some(link), ..QUIET }, 60);
        let claimed = percent(&found, |one| one.verdict() == right);
        assert!(claimed >= 85.0, "{link:?}: {claimed} %");
        assert!(percent(&found, |one| one.verdict() == wrong) <= 5.0, "{link:?}");
        let near = percent(&found, |one| (one.best_lag - link.1).abs() <= 1);
        assert!(near >= 95.0, "{link:?}: {near} % within a week");
        let covered = percent(&found, |one| one.range.lag_set.contains(&link.1));
        assert!(covered >= 95.0, "{link:?}: the lag set holds the truth in {covered} %");
        let short = found.iter().map(|one| one.range.lag_set.len()).sum::<usize>() as f64 / 60.0;
        assert!(short < 6.0, "{short} lags in the set");
    };
    check((0.5, 3), Verdict::EmployeesLead, Verdict::CustomersLead);
    check((0.5, -2), Verdict::CustomersLead, Verdict::EmployeesLead);
}

#[test]
fn measures_that_move_together_give_the_same_week() {
    let found = links(Truth { weeks: 104, link: Some((0.6, 0)), ..QUIET }, 40);
    assert!(percent(&found, |one| one.verdict() == Verdict::SameWeek) >= 80.0);
}

#[test]
fn quiet_series_have_no_trend() {
    let (mut tests, mut claimed) = (0.0, 0.0);
    for seed in 0..60 {
        let (ex, _) = organisation(Truth { teams: 6, ..QUIET }, 5000 + seed);
        for found in trend::trends(&ex, &[0.06; 6]).unwrap() {
            tests += 1.0;
            claimed += f64::from(u8::from(found.unwrap().p < 0.05));
        }
    }
    let rate = 100.0 * claimed / tests;
    assert!((1.0..=10.0).contains(&rate), "{rate} %");
}

#[test]
fn quiet_series_have_no_change_and_a_large_step_is_found() {
    let (mut false_changes, mut found_steps) = (0, 0);
    for seed in 0..60 {
        let (mut ex, _) = organisation(Truth { teams: 6, phi: 0.4, ..QUIET }, 9000 + seed);
        let variances: Vec<Series> =
            ex.iter().map(|row| row.iter().map(|v| v.map(|_| 0.06)).collect()).collect();
        let quiet = change_points::change_points(&ex, &variances, 5).unwrap();
        false_changes += quiet.teams.iter().filter(|team| !team.change_weeks.is_empty()).count();
        ex[0].iter_mut().skip(26).flatten().for_each(|v| *v += 2.0);
        let stepped = change_points::change_points(&ex, &variances, 5).unwrap();
        found_steps += usize::from(stepped.teams[0].change_weeks.iter().any(|week| week.abs_diff(26) <= 3));
    }
    assert!(false_changes <= 22, "{false_changes} of 360 quiet series");
    assert!(found_steps >= 54, "{found_steps} of 60 steps");
}

#[test]
fn actions_that_do_nothing_work_in_about_five_of_a_hundred_trials() {
    let (mut claimed, mut covered, mut trials) = (0.0, 0.0, 0.0);
    for seed in 0..250 {
        let (ex, _) = organisation(Truth { phi: 0.4, weeks: 40, season: 0.7, ..QUIET }, 20_000 + seed);
        let treated: &[usize] = if seed % 2 == 0 { &[2] } else { &[2, 5] };
        let Ok(found) = experiment::effect(&ex, treated, 28, seed) else { continue };
        trials += 1.0;
        claimed += f64::from(u8::from(found.p <= 0.05));
        covered += f64::from(u8::from(found.interval.is_some_and(|(lo, hi)| lo <= 0.0 && 0.0 <= hi)));
    }
    let rate = 100.0 * claimed / trials;
    assert!(trials >= 210.0, "{trials} trials");
    assert!(rate <= 10.5, "{rate} % false");
    assert!(100.0 * covered / trials >= 89.5, "{covered} of {trials}");
}

#[test]
fn actions_that_work_are_found() {
    let mut claimed = 0;
    for seed in 0..60 {
        let (mut ex, _) = organisation(Truth { phi: 0.3, weeks: 52, missing: 0.0, ..QUIET }, 30_000 + seed);
        ex[3].iter_mut().skip(38).flatten().for_each(|v| *v -= 0.9);
        let found = experiment::effect(&ex, &[3], 38, seed);
        claimed += usize::from(found.is_ok_and(|found| found.direction() == experiment::Direction::Lower));
    }
    assert!(claimed >= 42, "{claimed} of 60");
}

#[test]
fn the_simulator_moves_as_it_is_told() {
    let mut chance = Chance::new(3);
    let movement = chance.movement(20_000, 0.6);
    let square = movement.iter().map(|v| v * v).sum::<f64>() / 20_000.0;
    let lagged = movement.windows(2).map(|pair| pair[0] * pair[1]).sum::<f64>() / 20_000.0;
    assert!((square - 1.0).abs() < 0.08 && (lagged / square - 0.6).abs() < 0.03, "{square} {lagged}");
}
