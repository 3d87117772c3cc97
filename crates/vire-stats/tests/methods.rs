//! Published examples, coverage counted out, and what only the Rust interface offers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod simulate;

use simulate::{Chance, Truth, organisation};
use vire_stats::drivers::{Correlations, driver_ranges, importance, importance_of, partial_out};
use vire_stats::experiment::{self, Direction};
use vire_stats::interval::{
    NpsCounts, Released, Scale, mean_interval, nps_change, nps_interval, released_mean_interval,
    response_rate_jumped, share_interval,
};
use vire_stats::lead_lag::{Null, lead_lag, lead_lag_family};
use vire_stats::multiple::{benjamini_hochberg, holm};
use vire_stats::{Series, sampling_variance, signals, trend};

const TRUTH: Truth = Truth { teams: 6, weeks: 60, phi: 0.4, link: None, season: 0.0, missing: 0.1 };

/// Share of samples of `n` whose interval holds the true score, summed over all samples.
fn nps_coverage(n: u64, promoters: f64, detractors: f64) -> f64 {
    let truth = 100.0 * (promoters - detractors);
    let log_factorial = |k: u64| (1..=k).map(|i| (i as f64).ln()).sum::<f64>();
    let mut covered = 0.0;
    for p in 0..=n {
        for d in 0..=n - p {
            let passives = n - p - d;
            let part = |count: u64, share: f64| count as f64 * share.ln() - log_factorial(count);
            let chance = log_factorial(n)
                + part(p, promoters)
                + part(d, detractors)
                + part(passives, 1.0 - promoters - detractors);
            let found = nps_interval(NpsCounts { promoters: p, passives, detractors: d }, None).unwrap();
            if found.lo <= truth && truth <= found.hi {
                covered += chance.exp();
            }
        }
    }
    covered
}

#[test]
fn score_intervals_hold_the_truth_in_95_of_100_samples_on_average() {
    for n in [3, 5, 12, 20] {
        let (mut sum, mut points, mut worst) = (0.0, 0.0, 1.0_f64);
        for p in 1..20 {
            for d in 1..20 - p {
                let covered = nps_coverage(n, f64::from(p) / 20.0, f64::from(d) / 20.0);
                sum += covered;
                points += 1.0;
                worst = worst.min(covered);
            }
        }
        assert!((0.935..=0.97).contains(&(sum / points)), "n = {n}: {}", sum / points);
        assert!(worst > 0.7, "n = {n}: {worst}");
    }
}

#[test]
fn means_of_a_bounded_scale_are_covered_at_small_numbers() {
    let scale = Scale::new(1.0, 5.0).unwrap();
    let shares = [[0.05, 0.1, 0.2, 0.4, 0.25], [0.3, 0.1, 0.1, 0.1, 0.4], [0.02, 0.03, 0.15, 0.5, 0.3]];
    let mut chance = Chance::new(11);
    for share in shares {
        let truth: f64 = share.iter().enumerate().map(|(at, p)| p * (at + 1) as f64).sum();
        for n in [5, 8, 12, 30] {
            let mut covered = 0;
            for _ in 0..2_000 {
                let draw = |u: f64| {
                    let mut left = u;
                    share
                        .iter()
                        .position(|p| {
                            left -= p;
                            left < 0.0
                        })
                        .map_or(5.0, |at| (at + 1) as f64)
                };
                let x: Vec<f64> = (0..n).map(|_| draw(chance.unit())).collect();
                let found = mean_interval(&x, scale, None).unwrap();
                covered += usize::from(found.lo <= truth && truth <= found.hi);
            }
            assert!(covered >= 1_830, "{share:?}, n = {n}: {covered} of 2000");
        }
    }
}

#[test]
fn a_full_house_has_no_sampling_error() {
    let counts = NpsCounts { promoters: 4, passives: 2, detractors: 1 };
    let found = nps_interval(counts, Some(7)).unwrap();
    assert_eq!((found.se, found.lo, found.hi), (0.0, found.nps, found.nps));
    let share = share_interval(3, 7, Some(7)).unwrap();
    assert_eq!((share.lo, share.hi), (share.p, share.p));
}

#[test]
fn a_change_of_scores_is_wider_than_either_score() {
    let of = |p, d| nps_interval(NpsCounts { promoters: p, passives: 5, detractors: d }, None).unwrap();
    let (before, after) = (of(10, 5), of(5, 10));
    let found = nps_change(&before, &after);
    assert!((found.change - (after.centre - before.centre)).abs() < 1e-12);
    assert!((found.se - (before.se.powi(2) + after.se.powi(2)).sqrt()).abs() < 1e-9);
    assert!(found.lo < found.change && found.change < found.hi);
    assert!(response_rate_jumped(0.8, 0.6) && !response_rate_jumped(0.8, 0.65));
}

#[test]
fn a_published_mean_without_rounding_has_the_interval_of_its_answers() {
    let scale = Scale::new(1.0, 5.0).unwrap();
    let x = [3.0, 4.0, 4.0, 5.0, 2.0, 3.0, 4.0, 4.0];
    let answers = mean_interval(&x, scale, None).unwrap();
    let released = Released {
        mean: answers.mean,
        n: x.len() as f64,
        within_variance: answers.sd.unwrap().powi(2),
        grid: 0.0,
    };
    let published = released_mean_interval(released, scale, None).unwrap();
    assert!((published.lo - answers.lo).abs() < 1e-12 && (published.hi - answers.hi).abs() < 1e-12);
    let rounded = released_mean_interval(Released { grid: 0.25, ..released }, scale, Some(8)).unwrap();
    assert!(rounded.hi > rounded.lo, "rounding is left when everyone answered");
    assert!((sampling_variance(0.72, 12.0, 0.25).unwrap() - (0.06 + 0.0625 / 6.0)).abs() < 1e-15);
    assert_eq!(sampling_variance(0.72, 0.0, 0.25), None);
}

#[test]
fn the_published_example_of_many_tests_rejects_four_and_three() {
    // Benjamini and Hochberg (1995), section 4: their procedure rejects four, Bonferroni's kin three.
    let p = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
        0.6528, 0.7590, 1.0,
    ];
    let rejected = |adjusted: Vec<f64>| adjusted.into_iter().filter(|p| *p <= 0.05).count();
    assert_eq!(rejected(benjamini_hochberg(&p).unwrap()), 4);
    assert_eq!(rejected(holm(&p).unwrap()), 3);
}

#[test]
fn contradicting_correlations_are_moved_to_the_nearest_possible_ones() {
    // Higham (2002): the nearest to rows (1 1 0), (1 1 1), (0 1 1) has 0.7607 and 0.1573.
    let given = vec![vec![1.0, 1.0, 0.0], vec![1.0, 1.0, 1.0], vec![0.0, 1.0, 1.0]];
    let near = vec![
        vec![1.0, 0.760_689_9, 0.157_295_7],
        vec![0.760_689_9, 1.0, 0.760_689_9],
        vec![0.157_295_7, 0.760_689_9, 1.0],
    ];
    let found = importance_of(&Correlations::from_rows(&given).unwrap()).unwrap();
    let expected = importance_of(&Correlations::from_rows(&near).unwrap()).unwrap();
    for (a, b) in found.lmg.unwrap().iter().zip(expected.lmg.unwrap()) {
        assert!((a - b).abs() < 1e-4, "{a} {b}");
    }
    assert!(Correlations::from_rows(&[vec![1.0, 2.0], vec![2.0, 1.0]]).is_none());
}

/// Rows in which the first driver does most and the last nothing, seen in teams and weeks.
type Rows = (Vec<Vec<Option<f64>>>, Vec<Option<f64>>, Vec<usize>);

fn rows(count: usize, seed: u64) -> Rows {
    let mut chance = Chance::new(seed);
    let (mut x, mut y, mut cluster) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..count {
        let drivers: Vec<f64> = (0..4).map(|_| chance.normal()).collect();
        y.push(Some(0.9 * drivers[0] + 0.4 * drivers[1] + 0.4 * drivers[2] + chance.normal()));
        x.push(drivers.into_iter().map(Some).collect());
        cluster.push(row / 10);
    }
    (x, y, cluster)
}

#[test]
fn the_top_group_holds_what_cannot_be_told_apart() {
    let (x, y, cluster) = rows(600, 1);
    let found = driver_ranges(&x, &y, &cluster, 300, 5).unwrap();
    assert!(!found.ranges_only);
    assert_eq!(
        found.drivers.iter().map(|driver| driver.top).collect::<Vec<_>>(),
        [true, false, false, false]
    );
    assert!(found.drivers.iter().all(|driver| driver.lo <= driver.share && driver.share <= driver.hi));
    let (x, y, cluster) = rows(60, 3);
    let y: Vec<Option<f64>> = y.iter().zip(&x).map(|(y, x)| Some(y.unwrap() - 0.5 * x[0].unwrap())).collect();
    let unsure = driver_ranges(&x, &y, &cluster, 300, 5).unwrap();
    assert!(unsure.ranges_only && unsure.drivers.iter().filter(|driver| driver.top).count() >= 2);
}

#[test]
fn a_driver_that_copies_another_shares_with_it_and_a_constant_one_gets_nothing() {
    let (mut x, y, _) = rows(200, 2);
    for row in &mut x {
        row[1] = row[0];
        row[3] = Some(4.0);
    }
    let found = importance(&x, &y).unwrap();
    let lmg = found.lmg.unwrap();
    assert!((lmg[0] - lmg[1]).abs() < 1e-9 && lmg[3].abs() < 1e-12);
    assert!((found.relative_weights[0] - found.relative_weights[1]).abs() < 1e-6);
}

#[test]
fn thirteen_drivers_have_relative_weights_only() {
    let mut chance = Chance::new(4);
    let x: Vec<Vec<Option<f64>>> =
        (0..200).map(|_| (0..13).map(|_| Some(chance.normal())).collect()).collect();
    let y: Vec<Option<f64>> = x.iter().map(|row| row[0].map(|v| v + chance.normal())).collect();
    let found = importance(&x, &y).unwrap();
    assert!(found.lmg.is_none() && found.relative_weights.len() == 13);
    assert!((found.relative_weights.iter().sum::<f64>() - found.r2).abs() < 1e-9);
}

#[test]
fn levels_of_team_and_week_are_taken_out_before_drivers_are_asked_about() {
    let values = [Some(1.0), Some(2.0), Some(4.0), Some(5.0), None];
    let left = partial_out(&values, &[0, 0, 1, 1, 1], &[0, 1, 0, 1, 0]).unwrap();
    assert!(left[..4].iter().all(|v| v.unwrap().abs() < 1e-12));
    assert_eq!(left[4], None);
    assert_eq!(partial_out(&values, &[0], &[0]).unwrap_err().code(), "bad_input");
}

#[test]
fn three_teams_share_what_they_know_of_persistence_and_two_do_not() {
    let (ex, _) = organisation(Truth { phi: 0.6, ..TRUTH }, 3);
    let alone: Vec<f64> = ex.iter().map(|y| trend::trend(y, 0.06).unwrap().phi).collect();
    let two: Vec<f64> =
        trend::trends(&ex[..2], &[0.06; 2]).unwrap().into_iter().map(|t| t.unwrap().phi).collect();
    assert_eq!(two, alone[..2]);
    let short: Series = vec![Some(1.0); 5];
    let with_short: Vec<Series> = ex.iter().cloned().chain([short]).collect();
    let pooled = trend::trends(&with_short, &[0.06; 7]).unwrap();
    assert_eq!(pooled[6].as_ref().unwrap_err().code(), "not_enough_data");
    let pooled: Vec<f64> = pooled.into_iter().flatten().map(|t| t.phi).collect();
    let spread =
        |phi: &[f64]| phi.iter().fold(0.0_f64, |m, v| m.max(*v)) - phi.iter().fold(1.0_f64, |m, v| m.min(*v));
    assert!(spread(&pooled) < 0.5 * spread(&alone), "{pooled:?} {alone:?}");
}

#[test]
fn quiet_teams_are_flagged_about_as_often_as_promised() {
    let (mut teams, mut spiked, mut shifted) = (0.0, 0.0, 0.0);
    for seed in 0..60 {
        let (ex, _) = organisation(Truth { weeks: 52, ..TRUTH }, 400 + seed);
        let noise: Vec<Series> = ex.iter().map(|row| row.iter().map(|v| v.map(|_| 0.06)).collect()).collect();
        for team in signals::signals(&ex, &noise, 26, 0.3).unwrap().teams {
            teams += 1.0;
            spiked += f64::from(u8::from(team.spikes.iter().any(|week| *week >= 26)));
            shifted += f64::from(u8::from(team.shifts.iter().any(|week| *week >= 26)));
        }
    }
    let (spiked, shifted) = (100.0 * spiked / teams, 100.0 * shifted / teams);
    assert!((2.0..=15.0).contains(&spiked), "spikes in {spiked} %");
    assert!((2.0..=16.0).contains(&shifted), "shifts in {shifted} %");
    assert_eq!(signals::expected_false_flags(10, 26), (1.0, 2.0));
}

#[test]
fn a_band_is_wider_in_a_missing_week_and_in_a_small_team() {
    let y: Vec<Series> = (0..2)
        .map(|i| (0..30).map(|t| (t != 20).then(|| 3.5 + 0.3 * ((t * (i + 3)) as f64).sin())).collect())
        .collect();
    let noise: Vec<Series> = vec![vec![Some(0.03); 30], vec![Some(0.2); 30]];
    let found = signals::signals(&y, &noise, 26, 0.3).unwrap();
    assert!(found.teams[0].smoothed_sd[20] > found.teams[0].smoothed_sd[19]);
    assert!(found.teams[1].smoothed_sd[10] > found.teams[0].smoothed_sd[10]);
}

#[test]
fn several_pairs_of_measures_together_are_never_more_certain_than_one() {
    let truth = Truth { teams: 8, link: Some((0.5, 2)), ..TRUTH };
    let (ex, cx) = organisation(truth, 5);
    let (other, _) = organisation(truth, 6);
    let one = lead_lag(&ex, &cx, 9).unwrap();
    let family = lead_lag_family(&[(&ex, &cx), (&ex, &other), (&other, &cx)], 9).unwrap();
    assert_eq!(family.len(), 3);
    assert_eq!(family[0].null, Null::DrawnPairings);
    for (single, joint) in one.lags.iter().zip(&family[0].lags) {
        assert!((single.z - joint.z).abs() < 1e-12 && joint.p >= single.p);
    }
}

#[test]
fn the_null_follows_the_number_of_teams() {
    for (teams, null, comparisons) in
        [(5, Null::CommonPhases, 1_999), (6, Null::AllPairings, 720), (7, Null::DrawnPairings, 1_999)]
    {
        let (ex, cx) = organisation(Truth { teams, ..TRUTH }, 8);
        let found = lead_lag(&ex, &cx, 1).unwrap();
        assert_eq!((found.null, found.comparisons, found.teams, found.weeks), (null, comparisons, teams, 60));
        let range = &found.range;
        assert!(range.lag_set.contains(&found.best_lag));
        assert!(range.r.0 <= found.r_best && found.r_best <= range.r.1, "{range:?} {}", found.r_best);
    }
}

#[test]
fn teams_that_drifted_apart_before_are_refused() {
    let (mut ex, _) = organisation(Truth { missing: 0.0, ..TRUTH }, 12);
    for (week, value) in ex[0].iter_mut().enumerate() {
        *value = value.map(|v| v + 0.03 * week as f64);
    }
    assert_eq!(experiment::effect(&ex, &[0], 45, 1).unwrap_err().code(), "already_diverging");
}

#[test]
fn an_action_without_enough_make_believe_ones_has_no_interval_and_no_claim() {
    // One comparison team and twelve weeks: the smallest possible p is 1/12.
    let y: Vec<Series> = vec![
        [3.5, 3.6, 3.4, 3.5, 3.6, 3.5, 3.4, 3.5, 4.9, 5.0, 4.9, 5.0].map(Some).to_vec(),
        [3.1, 3.0, 3.2, 3.1, 3.0, 3.1, 3.2, 3.1, 3.1, 3.0, 3.1, 3.1].map(Some).to_vec(),
    ];
    let found = experiment::effect(&y, &[0], 8, 1).unwrap();
    assert!((found.p - 1.0 / 12.0).abs() < 1e-12);
    assert_eq!((found.interval, found.direction(), found.n_placebo), (None, Direction::CannotTell, 11));
}
