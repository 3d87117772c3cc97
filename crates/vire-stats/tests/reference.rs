//! Every estimate of the bench against `tests/fixtures/stats/reference.json`, which another
//! implementation wrote (`reference.py` beside it, numpy, scipy and statsmodels).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;
use vire_stats::bench::{NAMES, estimate};

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
