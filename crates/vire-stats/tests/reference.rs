//! Every estimate of the bench against `tests/fixtures/stats/reference.json`, which another
//! implementation wrote (`reference.py` beside it, numpy, scipy and statsmodels).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};
use vire_stats::bench::{NAMES, estimate};
use vire_stats::drivers::mood_ahead;
use vire_stats::interval::{NpsCounts, Released, Scale, nps_change, nps_interval, released_mean_interval};
use vire_stats::{Refusal, Series, experiment, trend};

const REFERENCE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/stats/reference.json"));

/// Compares numbers within `tolerance`, relative to their size where that is above 1.
fn close(found: f64, expected: f64, tolerance: f64) -> bool {
    (found - expected).abs() <= tolerance * expected.abs().max(1.0)
}

fn differences(place: &str, found: &Value, expected: &Value, tolerance: f64, out: &mut Vec<String>) {
    match (found, expected) {
        (Value::Number(a), Value::Number(b)) => {
            if !close(a.as_f64().unwrap(), b.as_f64().unwrap(), tolerance) {
                out.push(format!("{place}: {a} instead of {b}"));
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{place}[{at}]"), a, b, tolerance, out);
            }
        }
        (Value::Object(a), Value::Object(b)) => {
            for (name, b) in b {
                differences(&format!("{place}.{name}"), &a[name], b, tolerance, out);
            }
            out.extend(
                a.keys().filter(|name| !b.contains_key(*name)).map(|name| format!("{place}: extra {name}")),
            );
        }
        _ if found == expected => {}
        _ => out.push(format!("{place}: {found} instead of {expected}")),
    }
}

#[test]
fn every_estimate_agrees_with_the_other_implementation() {
    let reference: Value = serde_json::from_str(REFERENCE).unwrap();
    let cases = reference["cases"].as_array().unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        let id = case["id"].as_str().unwrap();
        let name = case["estimate"].as_str().unwrap();
        let mut found = match estimate(name, &case["input"]) {
            Ok(found) => found,
            Err(refusal) => {
                let found = serde_json::to_value(&refusal).unwrap();
                differences(id, &found, &case["error"], 1e-9, &mut wrong);
                continue;
            }
        };
        let mut expected = case["value"].clone();
        // The seed says how draws can be repeated; the reference draws its own.
        found.as_object_mut().unwrap().remove("seed");
        for (field, tolerance) in case["loose"].as_object().unwrap() {
            let pair = (&found[field], &expected[field]);
            differences(&format!("{id}.{field}"), pair.0, pair.1, tolerance.as_f64().unwrap(), &mut wrong);
        }
        let drawn = case["skip"].as_array().unwrap().iter().map(|field| field.as_str().unwrap().to_owned());
        for field in drawn.chain(case["loose"].as_object().unwrap().keys().cloned()) {
            found.as_object_mut().unwrap().remove(&field);
            expected.as_object_mut().unwrap().remove(&field);
        }
        differences(id, &found, &expected, case["tolerance"].as_f64().unwrap(), &mut wrong);
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_reference_covers_every_name_of_the_bench() {
    let reference: Value = serde_json::from_str(REFERENCE).unwrap();
    let cases = reference["cases"].as_array().unwrap();
    for name in NAMES {
        assert!(cases.iter().any(|case| case["estimate"] == name), "{name}");
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn places(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|v| v.as_u64().unwrap() as usize).collect()
}

fn panel(value: &Value) -> Vec<Series> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row.as_array().unwrap().iter().map(Value::as_f64).collect())
        .collect()
}

/// Answers one case of a function that the bench does not name, in the reference's fields.
fn answered(name: &str, input: &Value) -> Value {
    let number = |field: &str| input[field].as_f64().unwrap();
    let place = |field: &str| input[field].as_u64().unwrap() as usize;
    match name {
        "nps_change" => {
            let of = |field: &str| {
                let [promoters, passives, detractors] = places(&input[field])[..] else { panic!("{field}") };
                let [promoters, passives, detractors] = [promoters, passives, detractors].map(|n| n as u64);
                nps_interval(NpsCounts { promoters, passives, detractors }, None).unwrap()
            };
            let found = nps_change(&of("earlier"), &of("later"));
            json!({"change": found.change, "se": found.se, "lo": found.lo, "hi": found.hi})
        }
        "released_mean_interval" => {
            let released = Released {
                mean: number("mean"),
                n: number("n"),
                within_variance: number("within_variance"),
                grid: number("grid"),
            };
            let scale = Scale::new(number("lo"), number("hi")).unwrap();
            let found = released_mean_interval(released, scale, input["population"].as_u64()).unwrap();
            json!({"v": found.v, "lo": found.lo, "hi": found.hi})
        }
        "trends" => {
            let found =
                trend::trends(&panel(&input["y"]), &numbers(&input["mean_sampling_variances"])).unwrap();
            let one = |found: Result<trend::Trend, Refusal>| match found {
                Ok(t) => json!({"slope": t.slope, "S": t.s, "phi": t.phi, "var_factor": t.var_factor,
                                "z": t.z, "p": t.p}),
                Err(_) => Value::Null,
            };
            found.into_iter().map(one).collect()
        }
        "mood_ahead" => {
            let drivers: Vec<Vec<Series>> = input["drivers"].as_array().unwrap().iter().map(panel).collect();
            let drivers: Vec<&[Series]> = drivers.iter().map(Vec::as_slice).collect();
            let found = mood_ahead(&drivers, &panel(&input["mood"]), 1).unwrap();
            found
                .into_iter()
                .map(Result::unwrap)
                .map(|one| json!({"r": one.r, "rows": one.rows, "beyond_now": one.beyond_now}))
                .collect()
        }
        "plan" => {
            let (treated, controls) = (places(&input["treated"]), places(&input["controls"]));
            let y = panel(&input["y"]);
            let found =
                experiment::plan(&y, &treated, &controls, place("start_week"), number("effect")).unwrap();
            json!({"weeks": found.weeks, "pre_weeks": found.pre_weeks, "spread": found.spread,
                   "phi": found.phi, "detectable_12": found.detectable(12)})
        }
        "comparisons" => {
            let (y, treated) = (panel(&input["y"]), places(&input["treated"]));
            let found = experiment::comparisons(&y, &treated, place("start_week")).unwrap();
            let one = |c: &experiment::Comparison| {
                json!({"team": c.team, "level_gap": c.level_gap, "trend_gap": c.trend_gap,
                       "distance": c.distance, "shared_weeks": c.shared_weeks})
            };
            found.iter().map(one).collect()
        }
        _ => panic!("{name}"),
    }
}

#[test]
fn functions_that_the_bench_does_not_name_agree_as_well() {
    let reference: Value = serde_json::from_str(REFERENCE).unwrap();
    let cases = reference["functions"].as_array().unwrap();
    assert!(cases.len() >= 18);
    let mut wrong = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let name = case["name"].as_str().unwrap();
        let found = answered(name, &case["input"]);
        differences(&format!("{name}-{at}"), &found, &case["value"], 1e-8, &mut wrong);
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}
