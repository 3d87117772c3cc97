//! How often the analysis is wrong on organisations whose truth is known, and how long one takes beside
//! NumPy on the same ones.
//!
//! The simulator and the counting are `vire-stats`' calibration example; this file builds it, makes the
//! peer's Python environment, and keeps the error rates on the page of the numbers.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Row, between_marks, row, table};
use crate::shell::{cargo, command, read, root, run};
use crate::{Outcome, system};

/// The page that keeps the error rates, and the marks between which they stand.
const PAGE: &str = "docs/statistics.md";
const BEGIN: &str = "<!-- calibration: begin -->";
const END: &str = "<!-- calibration: end -->";

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
    let peer = peer(&folder, &organisations);
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
        peer_name: "NumPy, whole-array operations".to_owned(),
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
        alone("… the slowest of 1 000", "worst_ms", "ms", 25.0),
        alone("lead–lag of 200 organisations", "seconds", "s", 15.0),
    ]
}

/// Makes the peer's environment if it is not there, and lets it work on the same organisations.
fn peer(folder: &Path, organisations: &str) -> Outcome<Value> {
    let python = environment(folder)?;
    let script = root().join("tests/fixtures/stats/peer.py").to_string_lossy().into_owned();
    let said = read(&mut command(&python.to_string_lossy(), &[script.as_str(), organisations]))?;
    serde_json::from_str(&said).map_err(|error| format!("peer: {error}"))
}

fn environment(folder: &Path) -> Outcome<PathBuf> {
    let venv = folder.join("python");
    let python = venv.join("bin/python");
    let ready = |python: &Path| read(&mut command(&python.to_string_lossy(), &["-c", "import numpy"]));
    if ready(&python).is_err() {
        run(&mut command("python3", &["-m", "venv", &venv.to_string_lossy()]))?;
        run(&mut command(&python.to_string_lossy(), &["-m", "pip", "install", "--quiet", NUMPY]))?;
    }
    Ok(python)
}

fn keep(rates: &[Row], speed: &[Row]) -> Outcome {
    let path = root().join(PAGE);
    let page = fs::read_to_string(&path).map_err(|error| format!("{PAGE}: {error}"))?;
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
    let marked = between_marks(&page, &text, (BEGIN, END));
    let page = marked.ok_or_else(|| format!("{PAGE} has lost its marks {BEGIN} … {END}"))?;
    fs::write(&path, page).map_err(|error| format!("{PAGE}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_peer_is_said_and_its_ratio_left_out() {
        let ours = serde_json::json!({"median_ms": 1.5, "worst_ms": 3.0, "seconds": 0.3});
        let rows = speed(&ours, &Err("no network\nnumpy could not be installed".to_owned()));
        assert_eq!(rows[0].peer, None);
        assert_eq!(rows[0].note, "peer missing: numpy could not be installed");
        let beside = speed(&ours, &Ok(serde_json::json!({"median_ms": 10.0, "lag_off": 0})));
        assert_eq!(beside[0].peer, Some(10.0));
    }
}
