//! Names, fields and refusals of the bench.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};
use vire_stats::bench::{NAMES, estimate};

#[test]
fn a_question_that_the_data_cannot_answer_is_refused_with_its_reason() {
    let weeks = |n: usize| Value::from((0..n).map(|t| (t as f64 * 1.3).sin()).collect::<Vec<_>>());
    let teams = |m: usize, n: usize| {
        let row = |i: usize| (0..n).map(|t| ((t * (i + 2)) as f64 * 1.3).sin()).collect::<Vec<_>>();
        Value::from((0..m).map(|i| Value::from(row(i))).collect::<Vec<_>>())
    };
    let answers = |m: usize, n: usize| json!(vec![vec![10; n]; m]);
    let constant = |m: usize, n: usize| json!(vec![vec![3.5; n]; m]);
    let none = |m: usize, n: usize| json!(vec![vec![Value::Null; n]; m]);
    let check = |name: &str, input: Value, code: &str, arg: &str, value: Value| {
        let refusal = estimate(name, &input).expect_err(name);
        assert_eq!((refusal.code(), &refusal.args()[arg]), (code, &value), "{name}: {refusal}");
    };
    check("median", json!({}), "unknown_estimate", "name", json!("median"));
    for name in NAMES {
        check(name, json!([1, 2]), "bad_input", "field", json!("input"));
        let refusal = estimate(name, &json!({})).expect_err(name);
        assert_eq!(refusal.code(), "bad_input", "{name}");
    }
    let few = "not_enough_data";
    let bad = "bad_input";
    check("nps_interval", json!({"promoters": 0, "passives": 0, "detractors": 0}), few, "have", json!(0));
    let counts =
        |population: i64| json!({"promoters": 3, "passives": 1, "detractors": 1, "population": population});
    check("nps_interval", counts(4), bad, "field", json!("population"));
    check(
        "nps_interval",
        json!({"promoters": -1, "passives": 1, "detractors": 1}),
        bad,
        "field",
        json!("promoters"),
    );
    check(
        "nps_interval",
        json!({"promoters": 1.5, "passives": 1, "detractors": 1}),
        bad,
        "field",
        json!("promoters"),
    );
    check("nps", json!({"scores": []}), few, "needed", json!(1));
    check("nps", json!({"scores": [9, 11]}), bad, "field", json!("scores[1]"));
    check("nps", json!({"scores": [9, null]}), bad, "field", json!("scores[1]"));
    check("share_interval", json!({"good": 0, "n": 0}), few, "have", json!(0));
    check("share_interval", json!({"good": 2, "n": 1}), bad, "field", json!("good"));
    check("mean_interval", json!({"x": [], "lo": 1, "hi": 5}), few, "have", json!(0));
    check("mean_interval", json!({"x": [6], "lo": 1, "hi": 5}), bad, "field", json!("x[0]"));
    check("mean_interval", json!({"x": [1], "lo": 1, "hi": 1}), bad, "field", json!("hi"));
    check("mean_interval", json!({"x": [1e300], "lo": 1, "hi": 1e301}), bad, "field", json!("hi"));
    check("roll_up", json!({"teams": [], "scale": [1, 5]}), few, "have", json!(0));
    check("roll_up", json!({"teams": [3], "scale": [1, 5]}), bad, "field", json!("teams[0]"));
    let team = json!({"headcount": 3, "n": 4, "mean": 3, "sd": 1});
    check("roll_up", json!({"teams": [team], "scale": [1, 5]}), bad, "field", json!("teams[0].n"));
    check("trend", json!({"y": weeks(19), "mean_sampling_variance": 0.1}), few, "needed", json!(20));
    check("trend", json!({"y": [], "mean_sampling_variance": 0}), few, "have", json!(0));
    check(
        "trend",
        json!({"y": weeks(30), "mean_sampling_variance": -1}),
        bad,
        "field",
        json!("mean_sampling_variance"),
    );
    let signals = |y: Value, n: Value, weeks: usize| json!({"y": y, "n_resp": n, "s2": 0.7, "baseline_weeks": weeks, "ewma_lambda": 0.3});
    check("signals", signals(teams(3, 40), answers(3, 40), 11), few, "needed", json!(12));
    check("signals", signals(none(3, 40), answers(3, 40), 26), few, "have", json!(0));
    check("signals", signals(teams(3, 40), answers(2, 40), 26), bad, "field", json!("n_resp"));
    check("signals", signals(teams(3, 40), none(3, 40), 26), bad, "field", json!("n_resp[0][0]"));
    check("signals", signals(json!([[1, 2], [1]]), answers(2, 2), 26), bad, "field", json!("y[1]"));
    check("signals", signals(json!([]), json!([]), 26), few, "what", json!("teams"));
    check("shrinkage", json!({"means": [1], "variances": [1]}), few, "needed", json!(2));
    check("shrinkage", json!({"means": [1, 2], "variances": [1, 0]}), bad, "field", json!("variances[1]"));
    check("shrinkage", json!({"means": [1, 2], "variances": [1]}), bad, "field", json!("variances"));
    let rows = |n: usize, p: usize| json!({"X": teams(n, p), "y": weeks(n)});
    check("driver_importance", rows(59, 3), few, "needed", json!(60));
    check("driver_importance", rows(100, 11), few, "needed", json!(110));
    check(
        "driver_importance",
        json!({"X": teams(70, 2), "y": vec![1; 70]}),
        few,
        "reason",
        json!("no_variation"),
    );
    check("driver_importance", json!({"X": [], "y": []}), few, "have", json!(0));
    let experiment =
        |y: Value, treated: usize, start: usize| json!({"y": y, "treated": treated, "start_week": start});
    check("experiment_effect", experiment(teams(1, 30), 0, 20), few, "what", json!("control_teams"));
    check("experiment_effect", experiment(teams(4, 30), 0, 7), few, "what", json!("pre_weeks"));
    check("experiment_effect", experiment(teams(4, 30), 0, 27), few, "what", json!("post_weeks"));
    check("experiment_effect", experiment(teams(4, 30), 4, 20), bad, "field", json!("treated"));
    check("experiment_effect", experiment(teams(4, 30), 0, 30), bad, "field", json!("start_week"));
    check("experiment_effect", experiment(constant(4, 30), 0, 20), few, "reason", json!("no_variation"));
    let changes = |y: Value, n: Value, size: usize| json!({"y": y, "n_resp": n, "s2": 0.7, "min_size": size});
    check("change_points", changes(teams(2, 19), answers(2, 19), 5), few, "needed", json!(20));
    check("change_points", changes(teams(2, 30), answers(2, 30), 0), bad, "field", json!("min_size"));
    let link = |ex: Value, cx: Value| json!({"ex": ex, "cx": cx});
    check("lead_lag", link(teams(6, 25), teams(6, 25)), few, "what", json!("calendar_weeks"));
    check("lead_lag", link(teams(6, 15), teams(6, 15)), few, "what", json!("usable_weeks"));
    check("lead_lag", link(none(6, 60), teams(6, 60)), few, "have", json!(0));
    check("lead_lag", link(teams(6, 40), constant(6, 40)), few, "what", json!("cx"));
    check("lead_lag", link(constant(1, 40), teams(1, 40)), few, "what", json!("ex"));
    check("lead_lag", link(teams(6, 40), teams(5, 40)), bad, "field", json!("cx"));
    check("lead_lag", link(teams(6, 40), json!([[1], [2]])), bad, "field", json!("cx"));
    check("differences", json!({"p": []}), few, "have", json!(0));
    check("differences", json!({"p": [0.1, 1.2]}), bad, "field", json!("p[1]"));
}

#[test]
fn a_refusal_is_written_as_code_and_arguments() {
    let refusal = estimate("share_interval", &json!({"good": 0, "n": 0})).unwrap_err();
    let expected = json!({"code": "not_enough_data", "args": {"what": "answers", "needed": 1, "have": 0}});
    assert_eq!(serde_json::to_value(refusal).unwrap(), expected);
}

#[test]
fn drawn_numbers_repeat_with_the_seed_that_is_printed() {
    let teams = |factor: f64| -> Vec<Vec<f64>> {
        (0..8).map(|i| (0..40).map(|t| ((t * t + 3 * i) as f64 * factor).sin()).collect()).collect()
    };
    let mut input = json!({"ex": teams(0.37), "cx": teams(0.53)});
    let first = estimate("lead_lag", &input).unwrap();
    input["seed"] = first["seed"].clone();
    assert_eq!(estimate("lead_lag", &input).unwrap(), first);
    input["seed"] = json!(1);
    let other = estimate("lead_lag", &input).unwrap();
    assert_eq!(other["seed"], 1);
    assert_eq!(other["z"], first["z"]);
}

#[test]
fn a_constant_series_has_no_trend() {
    let found = estimate("trend", &json!({"y": vec![3.2; 40], "mean_sampling_variance": 0.1})).unwrap();
    assert_eq!((found["slope"].as_f64(), found["p"].as_f64()), (Some(0.0), Some(1.0)));
}

#[test]
fn a_perfect_line_has_a_slope_and_no_noise() {
    let y: Vec<f64> = (0..30).map(|t| 0.1 * f64::from(t)).collect();
    let found = estimate("trend", &json!({"y": y, "mean_sampling_variance": 0})).unwrap();
    for field in ["slope", "slope_lo", "slope_hi"] {
        assert!((found[field].as_f64().unwrap() - 0.1).abs() < 1e-9, "{field}");
    }
    assert!(found["p"].as_f64().unwrap() < 1e-6);
}
