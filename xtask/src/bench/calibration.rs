//! How often the analysis is wrong on organisations whose truth is known, and how long one takes beside
//! NumPy on the same ones.
//!
//! The simulator and the counting are `vire-stats`' calibration example; this file builds it, makes the
//! peer's Python environment, and keeps the error rates on the page of the numbers.

use std::fs;

use serde_json::Value;

use super::{Row, peers, row, table};
use crate::shell::{cargo, command, read, root, run};
use crate::{Outcome, system};

/// The page that keeps the error rates.
const PAGE: &str = "docs/statistics.md";

/// The peer's library; a fixed version, so that two runs compare with the same thing.
const NUMPY: &str = "numpy==2.4.6";

/// Returns all rows; with `write`, the error rates are kept on their page.
///
/// # Errors
/// When the example cannot be built or run. A missing peer is a row that says so.
pub fn rows(write: bool) -> Outcome<Vec<Row>> {
    println!("1 000 simulated organisations are analysed; the peer is {NUMPY} on the first 200");
    run(&mut cargo(&["build", "--release", "-p", "vire-stats", "--example", "calibration"]))?;
    let folder = root().join("target/xtask/calibration");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let organisations = folder.join("organisations.json").to_string_lossy().into_owned();
    let program = root().join("target/release/examples/calibration");
    let said = read(&mut command(&program.to_string_lossy(), &["--json", "--keep", &organisations]))?;
    let document: Value = serde_json::from_str(&said).map_err(|error| format!("calibration: {error}"))?;
    let peer = peer(&organisations);
    let rates: Vec<Row> = document["rows"].as_array().into_iter().flatten().map(row).collect();
    let mut rows = speed(&document, &peer);
    if write {
        keep(&rates, &rows)?;
    }
    rows.extend(rates);
    Ok(rows)
}

/// `cargo xtask bench --calibration [--write]`: these rows alone.
///
/// # Errors
/// Those of [`rows`].
pub fn alone(write: bool) -> Outcome {
    println!("\n{}\n\n{}", system::machine(), table(&rows(write)?));
    Ok(())
}

fn speed(ours: &Value, peer: &Outcome<Value>) -> Vec<Row> {
    let note = match peer {
        Ok(peer) => format!(
            "largest difference of the two: {:.0e} in r, {:.2} in p (both draw), {} best lags",
            peer["r_off"].as_f64().unwrap_or(f64::NAN),
            peer["p_off"].as_f64().unwrap_or(f64::NAN),
            peer["lag_off"]
        ),
        Err(why) => format!("peer missing: {}", why.lines().next_back().unwrap_or_default()),
    };
    let theirs = |key: &str| peer.as_ref().ok().and_then(|peer| peer[key].as_f64());
    let one = Row {
        what: "lead–lag of one organisation, 1,999 permutations and 999 draws (p50)".to_owned(),
        peer_name: "NumPy, whole-array operations, one thread, processor time".to_owned(),
        unit: "ms".to_owned(),
        ours: ours["median_ms"].as_f64(),
        peer: theirs("median_ms"),
        must: Some(0.2),
        stretch: None,
        note,
    };
    let alone = |what: &str, key: &str, unit: &str, must: f64| Row {
        what: what.to_owned(),
        peer_name: String::new(),
        unit: unit.to_owned(),
        ours: ours[key].as_f64(),
        peer: None,
        must: Some(must),
        stretch: None,
        note: String::new(),
    };
    vec![
        one,
        alone("… the same alone", "median_ms", "ms", 25.0),
        alone("lead–lag of 200 organisations", "seconds", "s", 15.0),
    ]
}

/// Makes the peer's environment if it is not there, and lets it work on the same organisations.
fn peer(organisations: &str) -> Outcome<Value> {
    let python = peers::python("peers", &[NUMPY])?;
    let script = root().join("tests/fixtures/stats/peer.py").to_string_lossy().into_owned();
    let mut words = command(&python.to_string_lossy(), &[script.as_str(), organisations]);
    // One thread like ours: on a shared machine several threads for small matrices only wait for each other.
    for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"] {
        words.env(name, "1");
    }
    let said = read(&mut words)?;
    serde_json::from_str(&said).map_err(|error| format!("peer: {error}"))
}

fn keep(rates: &[Row], speed: &[Row]) -> Outcome {
    let mut text = String::from(
        "`cargo xtask bench --calibration --write`; 200 organisations a row, fixed seeds.\n\n\
         | what | rate | may be | counted |\n|---|--:|--:|---|\n",
    );
    for row in rates {
        let figure = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.1} %"));
        let must = row.must.map_or_else(String::new, |must| format!("≤ {must:.1} %"));
        text += &format!("| {} | {} | {must} | {} |\n", row.what, figure(row.ours), row.note);
    }
    let milliseconds =
        |value: Option<f64>| value.map_or_else(|| "missing".to_owned(), |ms| format!("{ms:.2} ms"));
    if let Some(one) = speed.first() {
        text += &format!(
            "\nThe {}: {}; {}: {}. On {}.\n",
            one.what,
            milliseconds(one.ours),
            one.peer_name,
            milliseconds(one.peer),
            system::machine()
        );
    }
    super::keep(PAGE, "calibration", &text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_peer_is_said_and_its_ratio_left_out() {
        let ours = serde_json::json!({"median_ms": 1.5, "seconds": 0.3});
        let rows = speed(&ours, &Err("no network\nnumpy could not be installed".to_owned()));
        assert_eq!(rows[0].peer, None);
        assert_eq!(rows[0].note, "peer missing: numpy could not be installed");
        let beside = speed(&ours, &Ok(serde_json::json!({"median_ms": 10.0, "lag_off": 0})));
        assert_eq!(beside[0].peer, Some(10.0));
    }
}
