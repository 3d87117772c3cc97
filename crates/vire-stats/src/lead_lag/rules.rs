//! What each rule of the test is for: with the rule the rate of wrong claims is right, without it not.
//! Fixed seeds, small numbers; the full size is the calibration example.

use super::{LeadLag, Rules, family_under};
use crate::simulate::Chance;
use crate::simulate::presets::{Kind, Organisation, preset, sized};

/// Percent of organisations for which `wrong` holds.
fn rate(rules: Rules, organisations: &[Organisation], wrong: impl Fn(&LeadLag) -> bool) -> f64 {
    let found = |(one, seed): (&Organisation, u64)| {
        family_under(rules, &[(&one.ex, &one.cx)], seed).unwrap().pop().unwrap()
    };
    let count = organisations.iter().zip(0..).map(found).filter(|one| wrong(one)).count();
    100.0 * count as f64 / organisations.len() as f64
}

fn claims(found: &LeadLag) -> bool {
    !found.significant_lags().is_empty()
}

fn presets(kind: Kind, organisations: u64) -> Vec<Organisation> {
    (0..organisations).map(|seed| preset(kind, 500 + seed)).collect()
}

fn of_size(kind: Kind, teams: usize, weeks: usize, organisations: u64) -> Vec<Organisation> {
    (0..organisations).map(|seed| sized(kind, teams, weeks, &mut Chance::new(700 + seed))).collect()
}

#[test]
fn without_the_weeks_out_a_season_becomes_a_link() {
    let seasons = of_size(Kind::CommonSeason, 4, 80, 40);
    let with = rate(Rules::ALL, &seasons, claims);
    let without = rate(Rules { weeks_out: false, ..Rules::ALL }, &seasons, claims);
    assert!(with <= 15.0 && without >= 25.0, "{with} % with the rule, {without} % without");
}

#[test]
fn without_prewhitening_a_strong_link_points_both_ways() {
    let linked = presets(Kind::Linked { r: 0.9, lag: 1 }, 60);
    let backwards = |one: &LeadLag| one.significant_lags().iter().any(|lag| *lag < 0);
    let with = rate(Rules::ALL, &linked, backwards);
    let without = rate(Rules { prewhitened: false, ..Rules::ALL }, &linked, backwards);
    assert!(with <= 10.0 && without >= 15.0, "{with} % with the rule, {without} % without");
}

#[test]
fn without_the_largest_of_all_lags_a_lag_is_found_by_looking_often() {
    let unlinked = presets(Kind::Unlinked, 60);
    let with = rate(Rules::ALL, &unlinked, claims);
    let without = rate(Rules { family_wise: false, ..Rules::ALL }, &unlinked, claims);
    assert!(with <= 12.0 && without >= 40.0, "{with} % with the rule, {without} % without");
}

#[test]
fn without_rescaling_a_series_with_holes_looks_special() {
    let mut few = of_size(Kind::Unlinked, 3, 104, 120);
    for (one, seed) in few.iter_mut().zip(0..) {
        let mut chance = Chance::new(900 + seed);
        for value in one.cx.iter_mut().flatten() {
            *value = value.filter(|_| chance.unit() > 0.45);
        }
    }
    let with = rate(Rules::ALL, &few, claims);
    let without = rate(Rules { rescaled: false, ..Rules::ALL }, &few, claims);
    assert!(with <= 11.0 && without >= 15.0, "{with} % with the rule, {without} % without");
}
