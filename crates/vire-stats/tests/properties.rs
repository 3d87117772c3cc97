//! Properties that hold for whatever comes in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::{Map, Value, json};
use vire_stats::bench::{NAMES, estimate};
use vire_stats::interval::{
    NpsCounts, Released, Scale, mean_interval, nps_interval, released_mean_interval, share_interval,
};
use vire_stats::{drivers, multiple, shrinkage, trend};

/// Numbers as they come: usual ones, edges, and far too large ones.
fn odd_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (-20..60).prop_map(|v| f64::from(v) / 4.0),
        2 => Just(0.0),
        1 => prop_oneof![Just(1e12), Just(-1e12), Just(1e-300), Just(1e300), Just(1e-12), Just(-0.0)],
        1 => any::<f64>().prop_filter("JSON has no others", |v| v.is_finite()),
    ]
}

fn odd_value() -> impl Strategy<Value = Value> {
    prop_oneof![8 => odd_number().prop_map(|v| json!(v)), 2 => Just(Value::Null), 1 => Just(json!("3")), 1 => any::<u64>().prop_map(|v| json!(v))]
}

fn cell() -> impl Strategy<Value = Value> {
    prop_oneof![9 => odd_number().prop_map(|v| json!(v)), 2 => Just(Value::Null)]
}

/// A panel of up to eight teams: equal lengths mostly, sometimes ragged, sometimes one value everywhere.
fn odd_panel() -> impl Strategy<Value = Value> {
    let even = (0_usize..9, 0_usize..45)
        .prop_flat_map(|(m, t)| prop::collection::vec(prop::collection::vec(cell(), t), m))
        .prop_map(|rows| json!(rows));
    let ragged =
        prop::collection::vec(prop::collection::vec(cell(), 0..30), 0..5).prop_map(|rows| json!(rows));
    let flat = (cell(), 0_usize..8, 0_usize..40).prop_map(|(v, m, t)| json!(vec![vec![v; t]; m]));
    // Usual numbers on a scale, so that the estimate is reached and not only its refusals.
    let tame = (1_usize..8, 26_usize..60).prop_flat_map(|(m, t)| {
        let cell = prop_oneof![9 => (4..20).prop_map(|v| json!(f64::from(v) / 4.0)), 1 => Just(Value::Null)];
        prop::collection::vec(prop::collection::vec(cell, t), m).prop_map(|rows| json!(rows))
    });
    prop_oneof![3 => even, 1 => ragged, 1 => flat, 4 => tame]
}

fn odd_input() -> impl Strategy<Value = Value> {
    let wild = || prop::collection::vec(odd_value(), 0..40).prop_map(Value::from);
    let tame = || prop::collection::vec((0_u8..2).prop_map(|v| json!(v)), 1..9).prop_map(Value::from);
    let list = move || prop_oneof![1 => wild(), 3 => tame()];
    let odd_team = (odd_value(), odd_value(), odd_value(), odd_value())
        .prop_map(|(a, b, c, d)| json!({"headcount": a, "n": b, "mean": c, "sd": d}));
    let tame_team =
        (0_u8..9, 0_u8..9).prop_map(|(a, b)| json!({"headcount": a + b, "n": b, "mean": 3, "sd": 1}));
    let team = prop_oneof![1 => odd_team, 4 => tame_team];
    let count = || prop_oneof![4 => (0_u32..60).prop_map(|v| json!(v)), 1 => odd_value()];
    let numbers = [
        "promoters",
        "passives",
        "detractors",
        "population",
        "good",
        "n",
        "baseline_weeks",
        "treated",
        "start_week",
        "min_size",
    ];
    (
        prop::collection::vec(count(), numbers.len()),
        prop::collection::vec(odd_value(), 4),
        prop::collection::vec(list(), 6),
        prop::collection::vec(team, 0..5),
        prop::collection::vec(odd_panel(), 2),
        any::<(bool, bool)>(),
    )
        .prop_map(move |(counts, values, lists, teams, panels, (same_shape, flat))| {
            let mut out = Map::new();
            for (name, count) in numbers.iter().zip(counts) {
                out.insert((*name).into(), count);
            }
            let rows = || (0..70).map(|row| json!(f64::from(row * row % 17)));
            for (name, value) in ["lo", "hi", "s2", "mean_sampling_variance"].iter().zip(values) {
                out.insert((*name).into(), value);
            }
            for (name, list) in ["scores", "x", "scale", "means", "variances", "p"].iter().zip(lists) {
                out.insert((*name).into(), list);
            }
            out.insert("teams".into(), json!(teams));
            out.insert("ewma_lambda".into(), json!(0.3));
            let [first, second] = <[Value; 2]>::try_from(panels).unwrap();
            let shaped = |v: f64| -> Value {
                let rows = first.as_array().unwrap().iter();
                json!(rows.map(|row| vec![v; row.as_array().unwrap().len()]).collect::<Vec<_>>())
            };
            out.insert("y".into(), first.clone());
            out.insert("ex".into(), first.clone());
            out.insert("X".into(), second.clone());
            if flat {
                out.insert("y".into(), rows().collect());
                out.insert("X".into(), rows().map(|y| json!([y, y.as_f64().map(f64::sqrt)])).collect());
                out.insert("scale".into(), json!([1, 5]));
                out.insert("mean_sampling_variance".into(), json!(0.1));
            }
            out.insert("cx".into(), if same_shape { reversed(&first) } else { second });
            out.insert("n_resp".into(), shaped(9.0));
            Value::Object(out)
        })
}

fn reversed(panel: &Value) -> Value {
    let rows = panel.as_array().unwrap().iter();
    json!(
        rows.map(|row| row.as_array().unwrap().iter().rev().cloned().collect::<Vec<_>>()).collect::<Vec<_>>()
    )
}

/// Every number that was written is finite: a number that is not would have become `null`.
fn holds_only_known_nulls(name: &str, value: &Value) -> bool {
    let allowed: &[&str] = match name {
        "nps" | "mean_interval" => &["sd"],
        "experiment_effect" => &["ci"],
        "driver_importance" => &["lmg", "lmg_share"],
        "change_points" => &["teams"],
        _ => &[],
    };
    let object = value.as_object().unwrap();
    object.iter().all(|(field, value)| allowed.contains(&field.as_str()) || no_null(value))
}

fn no_null(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(values) => values.iter().all(no_null),
        Value::Object(fields) => fields.values().all(no_null),
        _ => true,
    }
}

#[test]
fn the_odd_inputs_reach_every_estimate() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut answered = std::collections::BTreeMap::new();
    for _ in 0..400 {
        let input = odd_input().new_tree(&mut runner).unwrap().current();
        for name in NAMES {
            *answered.entry(name).or_insert(0) += u32::from(estimate(name, &input).is_ok());
        }
    }
    assert!(answered.values().all(|count| *count > 0), "{answered:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_comes_in_makes_the_bench_panic_or_write_a_gap(input in odd_input()) {
        for name in NAMES {
            if let Ok(value) = estimate(name, &input) {
                prop_assert!(holds_only_known_nulls(name, &value), "{name}: {value}");
            }
        }
    }

    #[test]
    fn series_of_single_lists_are_answered_or_refused(y in prop::collection::vec(cell(), 0..70), v in odd_value()) {
        let _ = estimate("trend", &json!({"y": y, "mean_sampling_variance": v}));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mean_lies_in_its_interval_and_the_interval_in_the_scale(
        x in prop::collection::vec(1..=5_i32, 1..60), absent in 0_u64..40,
    ) {
        let x: Vec<f64> = x.into_iter().map(f64::from).collect();
        let scale = Scale::new(1.0, 5.0).unwrap();
        let open = mean_interval(&x, scale, None).unwrap();
        prop_assert!(1.0 <= open.lo && open.lo <= open.mean && open.mean <= open.hi && open.hi <= 5.0);
        prop_assert!(open.hi - open.lo > 0.0);
        let known = mean_interval(&x, scale, Some(x.len() as u64 + absent)).unwrap();
        prop_assert!(known.lo >= open.lo - 1e-12 && known.hi <= open.hi + 1e-12);
        prop_assert!(known.lo <= known.mean && known.mean <= known.hi);
        prop_assert_eq!(known.hi - known.lo == 0.0, absent == 0);
    }

    #[test]
    fn a_published_mean_has_an_interval_that_rounding_only_widens(
        mean in 1.0..=5.0_f64, n in 1.0..50.0_f64, variance in 0.0..3.0_f64, grid in 0.0..0.5_f64,
    ) {
        let scale = Scale::new(1.0, 5.0).unwrap();
        let of = |grid| {
            let released = Released { mean, n, within_variance: variance, grid };
            released_mean_interval(released, scale, None).unwrap()
        };
        let (sharp, rounded) = (of(0.0), of(grid));
        prop_assert!(1.0 <= rounded.lo && rounded.lo <= mean && mean <= rounded.hi && rounded.hi <= 5.0);
        prop_assert!(rounded.lo <= sharp.lo + 1e-12 && rounded.hi >= sharp.hi - 1e-12);
    }

    #[test]
    fn scores_and_shares_lie_in_their_intervals(p in 0_u64..40, q in 0_u64..40, d in 0_u64..40, absent in 0_u64..40) {
        prop_assume!(p + q + d > 0);
        let counts = NpsCounts { promoters: p, passives: q, detractors: d };
        for headcount in [None, Some(p + q + d + absent)] {
            let found = nps_interval(counts, headcount).unwrap();
            prop_assert!(-100.0 <= found.lo && found.lo <= found.hi && found.hi <= 100.0);
            prop_assert!(found.lo <= found.nps + 1e-9 && found.nps <= found.hi + 1e-9);
            let share = share_interval(p, p + q + d, headcount).unwrap();
            prop_assert!(0.0 <= share.lo && share.lo <= share.p && share.p <= share.hi && share.hi <= 1.0);
        }
    }

    #[test]
    fn a_roll_up_lies_between_its_bounds(
        teams in prop::collection::vec((1_u64..30, 0_u64..30, 1.0..=5.0_f64, 0.0..2.0_f64), 1..8),
    ) {
        let teams: Vec<Value> = teams.iter()
            .map(|(size, n, mean, sd)| json!({"headcount": size, "n": n.min(size), "mean": mean, "sd": sd}))
            .collect();
        if let Ok(found) = estimate("roll_up", &json!({"teams": teams, "scale": [1, 5]})) {
            let of = |field: &str| found[field].as_f64().unwrap();
            prop_assert!(of("bound_lo") >= 1.0 && of("bound_hi") <= 5.0 && of("bound_lo") <= of("bound_hi"));
            prop_assert!(of("se_fpc") <= of("se_no_fpc"));
            let (rate, mean) = (of("response_rate"), of("unweighted_mean"));
            prop_assert!((rate * mean + (1.0 - rate) - of("bound_lo")).abs() < 1e-9);
            prop_assert!((rate * mean + (1.0 - rate) * 5.0 - of("bound_hi")).abs() < 1e-9);
        }
    }

    #[test]
    fn shrinking_pulls_inward_and_never_past_the_middle(
        teams in prop::collection::vec((0.0..10.0_f64, 0.01..2.0_f64), 2..20),
    ) {
        let (means, variances): (Vec<f64>, Vec<f64>) = teams.into_iter().unzip();
        let found = shrinkage::shrinkage(&means, &variances).unwrap();
        for ((mean, shrunk), (sd, v)) in means.iter().zip(&found.shrunk).zip(found.post_sd.iter().zip(&variances)) {
            let (lo, hi) = (mean.min(found.mu), mean.max(found.mu));
            prop_assert!((lo - 1e-9..=hi + 1e-9).contains(shrunk));
            prop_assert!(*sd >= 0.0 && sd * sd <= v + 1e-9);
        }
    }

    #[test]
    fn adjusted_p_values_keep_their_order_and_never_fall(p in prop::collection::vec(0.0..=1.0_f64, 1..30)) {
        let (holm, bh) = (multiple::holm(&p).unwrap(), multiple::benjamini_hochberg(&p).unwrap());
        for ((p, holm), bh) in p.iter().zip(&holm).zip(&bh) {
            prop_assert!(p <= &(bh + 1e-12) && bh <= &(holm + 1e-12) && *holm <= 1.0);
        }
    }

    #[test]
    fn a_trend_turns_with_its_series(y in prop::collection::vec(prop::option::weighted(0.9, -3.0..3.0_f64), 30..60)) {
        if let Ok(up) = trend::trend(&y, 0.05) {
            let turned: Vec<Option<f64>> = y.iter().map(|v| v.map(|v| -v)).collect();
            let down = trend::trend(&turned, 0.05).unwrap();
            prop_assert!((up.slope + down.slope).abs() < 1e-9 && up.s == -down.s && (up.p - down.p).abs() < 1e-9);
            prop_assert!(up.slope_lo <= up.slope && up.slope <= up.slope_hi);
            prop_assert!(up.var_factor >= 1.0 && (0.0..=1.0).contains(&up.p));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn driver_parts_sum_to_what_is_explained(
        rows in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.95, -3..=3_i32), 5), 90..120),
    ) {
        let x: Vec<Vec<Option<f64>>> =
            rows.iter().map(|row| row[..4].iter().map(|v| v.map(f64::from)).collect()).collect();
        let y: Vec<Option<f64>> = rows.iter().map(|row| row[4].map(f64::from)).collect();
        if let Ok(found) = drivers::importance(&x, &y) {
            let lmg = found.lmg.unwrap();
            prop_assert!((lmg.iter().sum::<f64>() - found.r2).abs() < 1e-9);
            prop_assert!((found.relative_weights.iter().sum::<f64>() - found.r2).abs() < 1e-6);
            prop_assert!(lmg.iter().all(|part| *part >= -1e-9) && (0.0..=1.0).contains(&found.r2));
        }
    }
}
