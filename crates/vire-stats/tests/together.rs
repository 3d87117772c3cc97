//! Several pairs at once, drivers and later mood, and what is asked before an experiment starts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod simulate;

use simulate::Chance;
use simulate::presets::{Kind, Organisation, sized};
use vire_stats::drivers::{Ahead, mood_ahead};
use vire_stats::lead_lag::{Correction, lead_lag, lead_lag_many};
use vire_stats::{Refusal, Series, experiment};

fn of_size(kind: Kind, teams: usize, weeks: usize, seed: u64) -> Organisation {
    sized(kind, teams, weeks, &mut Chance::new(seed))
}

#[test]
fn pairs_that_use_the_same_teams_share_their_null_and_others_pay_after_holm() {
    let (one, other) =
        (of_size(Kind::Linked { r: 0.6, lag: 2 }, 7, 60, 1), of_size(Kind::Unlinked, 7, 60, 2));
    let alone = lead_lag(&one.ex, &one.cx, 5).unwrap();
    let many = lead_lag_many(&[(&one.ex, &one.cx), (&other.ex, &other.cx)], 5).unwrap();
    assert_eq!(many.correction, Correction::SharedNull);
    let first = many.pairs[0].as_ref().unwrap();
    assert!(first.p_family >= alone.p_family);
    // One team is silent in the second pair: each pair keeps its own teams.
    let mut fewer = other.clone();
    fewer.cx[3] = vec![None; 60];
    let many = lead_lag_many(&[(&one.ex, &one.cx), (&fewer.ex, &fewer.cx)], 5).unwrap();
    assert_eq!(many.correction, Correction::Holm);
    let first = many.pairs[0].as_ref().unwrap();
    assert_eq!(first.teams, 7);
    assert!((first.p_family - (2.0 * alone.p_family).min(1.0)).abs() < 1e-12);
    let smallest = first.lags.iter().map(|lag| lag.p).fold(1.0, f64::min);
    assert!((smallest - first.p_family).abs() < 1e-12);
    // A pair without any data is refused for itself and costs the others nothing.
    fewer.cx = vec![vec![None; 60]; 7];
    let many = lead_lag_many(&[(&one.ex, &one.cx), (&fewer.ex, &fewer.cx)], 5).unwrap();
    assert!((many.pairs[0].as_ref().unwrap().p_family - alone.p_family).abs() < 1e-12);
    assert!(matches!(many.pairs[1], Err(Refusal::NotEnoughData { .. })));
    assert_eq!(lead_lag_many(&[(&one.ex, &one.cx)], 5).unwrap().correction, Correction::None);
    assert_eq!(lead_lag_many(&[], 5).unwrap_err().code(), "not_enough_data");
    let short: Vec<Series> = vec![vec![None; 3]; 7];
    assert_eq!(lead_lag_many(&[(&one.ex, &short)], 5).unwrap_err().code(), "bad_input");
}

#[test]
fn five_unlinked_pairs_together_are_claimed_for_as_rarely_as_one() {
    let mut claimed = 0;
    for seed in 0..60 {
        let all: Vec<Organisation> =
            (0..5).map(|at| of_size(Kind::Unlinked, 7, 52, 100 * seed + at)).collect();
        let pairs: Vec<(&[Series], &[Series])> =
            all.iter().map(|one| (one.ex.as_slice(), one.cx.as_slice())).collect();
        let found = lead_lag_many(&pairs, seed).unwrap();
        claimed += usize::from(found.pairs.iter().flatten().any(|one| one.p_family <= 0.05));
    }
    assert!(claimed <= 9, "{claimed} of 60");
}

/// A driver that is asked every fourth week, out of a weekly series.
fn every_fourth(panel: &[Series], from: usize) -> Vec<Series> {
    let row = |row: &Series| row.iter().enumerate().map(|(at, v)| v.filter(|_| at % 4 == from)).collect();
    panel.iter().map(row).collect()
}

#[test]
fn a_driver_that_comes_before_mood_is_seen_and_one_that_does_not_is_not() {
    let (mut right, mut wrong, mut beyond) = (0, 0, 0.0);
    for seed in 0..40 {
        // The link's first measure plays the driver, its second, two weeks later, the mood.
        let linked = of_size(Kind::Linked { r: 0.7, lag: 2 }, 10, 78, seed);
        let other = of_size(Kind::Unlinked, 10, 78, 500 + seed);
        let (driver, idle) = (every_fourth(&linked.ex, 1), every_fourth(&other.ex, 2));
        let found = mood_ahead(&[&driver, &idle], &linked.cx, seed).unwrap();
        let (driver, idle): (Ahead, Ahead) = (found[0].clone().unwrap(), found[1].clone().unwrap());
        right += usize::from(driver.p <= 0.05 && driver.r > 0.0);
        wrong += usize::from(idle.p <= 0.05);
        beyond += driver.beyond_now.unwrap() / 40.0;
        assert!(driver.lo <= driver.r && driver.r <= driver.hi && driver.rows >= 60);
    }
    assert!(right >= 28, "{right} of 40 seen");
    assert!(wrong <= 6, "{wrong} of 40 claimed without a link");
    assert!(beyond > 0.1, "{beyond} beyond the mood of the week");
}

#[test]
fn a_mood_that_only_colours_the_same_sheet_is_nothing_beyond_now() {
    let (mut seen, mut beyond) = (0.0, 0.0);
    for seed in 0..20 {
        let one = of_size(Kind::Unlinked, 10, 78, 900 + seed);
        // The driver is the mood of the week and some noise.
        let mut chance = Chance::new(seed);
        let halo: Vec<Series> = one
            .ex
            .iter()
            .map(|row| row.iter().map(|v| v.map(|v| v + 0.3 * chance.normal())).collect())
            .collect();
        let found = mood_ahead(&[&halo], &one.ex, seed).unwrap().remove(0).unwrap();
        seen += found.r / 20.0;
        beyond += found.beyond_now.unwrap() / 20.0;
    }
    assert!(seen > 0.1 && beyond.abs() < 0.5 * seen, "{seen}, {beyond} beyond the week");
}

#[test]
fn later_mood_is_refused_for_few_teams_few_rows_and_nothing_that_varies() {
    let one = of_size(Kind::Unlinked, 7, 40, 3);
    let check = |refusal: Refusal, what: &str| assert_eq!(refusal.args()["what"], what, "{refusal}");
    check(mood_ahead(&[&one.ex[..5]], &one.ex[..5], 1).unwrap_err(), "teams");
    let rare: Vec<Series> =
        every_fourth(&one.ex, 0).iter().map(|row| [&row[..20], &[None; 20]].concat()).collect();
    let flat: Vec<Series> = vec![vec![Some(3.0); 40]; 7];
    let found = mood_ahead(&[&rare, &flat], &one.ex, 1).unwrap();
    check(found[0].clone().unwrap_err(), "rows");
    check(found[1].clone().unwrap_err(), "driver");
    assert_eq!(mood_ahead(&[&one.ex[..6]], &one.ex, 1).unwrap_err().code(), "bad_input");
}

#[test]
fn the_team_most_alike_before_the_start_is_suggested_first() {
    let mut chance = Chance::new(8);
    let mut row = |level: f64, slope: f64| -> Series {
        (0..40).map(|t| Some(level + slope * f64::from(t) + 0.05 * chance.normal())).collect()
    };
    let mut y = vec![row(3.5, 0.0), row(3.6, 0.0), row(4.6, 0.0), row(3.5, 0.05), row(3.5, -0.002)];
    y.push([vec![Some(3.5); 5], vec![None; 35]].concat());
    let found = experiment::comparisons(&y, &[0], 26).unwrap();
    let order: Vec<usize> = found.iter().map(|one| one.team).collect();
    assert_eq!((order.len(), order[0], order[1]), (4, 4, 1), "{found:?}");
    assert!((found[1].level_gap - 0.1).abs() < 0.05 && found[1].shared_weeks == 26);
    // What happens after the start is not looked at.
    y[4].iter_mut().skip(26).flatten().for_each(|v| *v += 9.0);
    assert_eq!(experiment::comparisons(&y, &[0], 26).unwrap(), found);
    assert_eq!(experiment::comparisons(&y, &[0], 5).unwrap_err().code(), "not_enough_data");
    assert_eq!(experiment::comparisons(&y, &[9], 26).unwrap_err().code(), "bad_input");
}

#[test]
fn the_weeks_that_a_plan_asks_for_find_the_effect_in_about_three_of_four_cases() {
    let (mut found, mut tried, mut weeks) = (0.0, 0.0, 0);
    for seed in 0..150 {
        let long = of_size(Kind::Unlinked, 8, 96, 4_000 + seed);
        let others: Vec<usize> = (1..8).collect();
        let Ok(plan) = experiment::plan(&long.ex, &[0], &others, 40, 0.5) else { continue };
        let Some(needed) = plan.weeks.filter(|weeks| *weeks <= 56) else { continue };
        assert!(plan.detectable(needed) <= 0.5 && (needed == 4 || plan.detectable(needed - 1) > 0.5));
        let mut y: Vec<Series> = long.ex.iter().map(|row| row[..40 + needed].to_vec()).collect();
        y[0].iter_mut().skip(40).flatten().for_each(|v| *v += 0.5);
        let Ok(effect) = experiment::effect(&y, &[0], 40, seed) else { continue };
        tried += 1.0;
        weeks += needed;
        found += f64::from(u8::from(effect.p <= 0.05));
    }
    let rate = found / tried;
    assert!(tried >= 60.0 && (0.6..=0.95).contains(&rate), "{rate} of {tried}, {weeks} weeks");
}

#[test]
fn a_plan_is_refused_without_comparison_weeks_or_movement() {
    let one = of_size(Kind::Unlinked, 4, 30, 6);
    let check =
        |found: Result<experiment::Plan, Refusal>, code: &str| assert_eq!(found.unwrap_err().code(), code);
    check(experiment::plan(&one.ex, &[0], &[], 20, 0.5), "not_enough_data");
    check(experiment::plan(&one.ex, &[0], &[1], 5, 0.5), "not_enough_data");
    check(experiment::plan(&one.ex, &[0], &[0, 1], 20, 0.5), "bad_input");
    check(experiment::plan(&one.ex, &[0], &[1], 20, 0.0), "bad_input");
    check(experiment::plan(&vec![vec![Some(3.5); 30]; 4], &[0], &[1], 20, 0.5), "not_enough_data");
    assert_eq!(experiment::plan(&one.ex, &[0], &[1, 2], 20, 0.01).unwrap().weeks, None);
}

#[test]
fn the_placebo_sentence_counts_what_the_p_value_counts() {
    let one = of_size(Kind::Unlinked, 5, 40, 21);
    let found = experiment::effect(&one.ex, &[1], 26, 1).unwrap();
    assert_eq!((1 + found.as_large()) as f64 / (1 + found.n_placebo) as f64, found.p);
    assert!((0.0..=100.0).contains(&found.percent_as_large()));
}
