//! Rows of the import: Vire's own measurement and its peers on the same file, in turn.
//!
//! The peers come from PyPI into a virtual environment under `target/`. Each run is a process of its own;
//! all of them print the same words and have to reach the same checksum, or the row says so.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Row, peers};
use crate::Outcome;
use crate::shell::{cargo, command, read, root, run};
use crate::window;

/// What the peers are, as PyPI names them; the last two are what pandas and Polars read and write with.
const PACKAGES: [&str; 6] = ["duckdb", "polars", "pandas", "pyarrow", "fastexcel", "openpyxl"];
const SCRIPT: &str = include_str!("peers.py");
/// How often each is measured, in turn; medians count.
const ROUNDS: usize = 5;

/// The measured runs of one program on one file.
struct Runs(Vec<Value>);

impl Runs {
    /// Returns the median of a figure; nothing when the program is missing.
    fn median(&self, name: &str) -> Option<f64> {
        let mut figures: Vec<f64> = self.0.iter().filter_map(|run| run[name].as_f64()).collect();
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied()
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.0.first().and_then(|run| run[name].as_str())
    }

    /// Returns what went beyond the memory that stood before, in MB.
    fn memory(&self) -> Option<f64> {
        self.median("peak").zip(self.median("idle")).map(|(peak, idle)| peak - idle)
    }
}

struct Bench {
    ours: PathBuf,
    python: Option<PathBuf>,
    folder: PathBuf,
}

impl Bench {
    /// Runs Vire on a file in a new, empty workspace.
    fn ours(&self, word: &str, file: &Path) -> Outcome<Value> {
        let said = read(&mut command(&self.ours.to_string_lossy(), &[word, &file.to_string_lossy()]))?;
        serde_json::from_str(&said).map_err(|error| format!("bench_imports: {error}"))
    }

    /// Runs a peer on a file in a new, empty folder.
    fn peer(&self, name: &str, file: &Path) -> Outcome<Value> {
        let Some(python) = &self.python else { return Ok(missing("no Python with venv")) };
        let into = self.folder.join("peer");
        let _ = fs::remove_dir_all(&into);
        fs::create_dir_all(&into).map_err(|error| error.to_string())?;
        let script = self.folder.join("peers.py").to_string_lossy().into_owned();
        let words = ["-W", "ignore", &script, name, &file.to_string_lossy(), &into.to_string_lossy()];
        match read(&mut command(&python.to_string_lossy(), &words)) {
            Ok(said) => serde_json::from_str(&said).map_err(|error| format!("{name}: {error}")),
            Err(error) => Ok(missing(&error)),
        }
    }

    fn make(&self, rows: u64, ids: bool) -> Outcome<PathBuf> {
        let file = self.folder.join(format!("{rows}{}.csv", if ids { "-ids" } else { "" }));
        let word = if ids { "make-with-ids" } else { "make" };
        read(&mut command(
            &self.ours.to_string_lossy(),
            &[word, &rows.to_string(), &file.to_string_lossy()],
        ))?;
        Ok(file)
    }
}

fn missing(why: &str) -> Value {
    serde_json::json!({ "missing": why })
}

/// Measures every row of the import. `large`: five and ten million rows too.
///
/// # Errors
/// When our own side cannot be built or run; a peer that is missing is said to be missing.
pub fn rows(large: bool) -> Outcome<Vec<Row>> {
    let bench = prepare()?;
    let million = bench.make(1_000_000, false)?;
    let small = bench.make(100_000, false)?;
    let [ours, duckdb, polars, pandas, sqlite] =
        in_turn(&bench, &million, ["", "duckdb", "polars", "pandas", "sqlite3"], ROUNDS)?;
    let [ours_small, duckdb_small, polars_small] = in_turn(&bench, &small, ["", "duckdb", "polars"], ROUNDS)?;
    let mut rows = vec![
        row(
            "import of 1M rows, processor time",
            "s",
            ours.median("cpu"),
            "DuckDB",
            &duckdb,
            "cpu",
            (1.0, 0.75),
        ),
        row("… wall time", "s", ours.median("wall"), "DuckDB", &duckdb, "wall", (1.3, 1.0)),
        row("… wall time", "s", ours.median("wall"), "Polars to Parquet", &polars, "wall", (1.6, 1.2)),
        row("… wall time", "s", ours.median("wall"), "sqlite3 .import", &sqlite, "wall", (0.45, 0.25)),
        row("… wall time", "s", ours.median("wall"), "pandas to Parquet", &pandas, "wall", (0.35, 0.25)),
        row(
            "import of 100k rows, wall time",
            "s",
            ours_small.median("wall"),
            "DuckDB",
            &duckdb_small,
            "wall",
            (0.8, 0.5),
        ),
        row(
            "… wall time",
            "s",
            ours_small.median("wall"),
            "Polars to Parquet",
            &polars_small,
            "wall",
            (1.0, 0.65),
        ),
        weighed("peak memory of the import of 1M rows", &ours, &duckdb),
        row(
            "weekly NPS and CSAT by touchpoint, 156 weeks × 6, p50",
            "ms",
            ours.median("p50").map(milli),
            "DuckDB, warm",
            &duckdb,
            "p50",
            (0.05, 0.015),
        ),
        row("… p99", "ms", ours.median("p99").map(milli), "DuckDB, warm", &duckdb, "p99", (0.05, 0.015)),
    ];
    for row in &mut rows {
        if row.unit == "ms" {
            row.peer = row.peer.map(milli);
        }
    }
    rows.push(stored(
        "store on disk, 1M rows with comments",
        &ours,
        "the CSV file",
        Some(length(&million)?),
        (0.9, 0.6),
    ));
    rows.push(stored("…", &ours, "DuckDB's file", duckdb.median("stored"), (2.7, 2.7)));
    rows.push(workbook(&bench, &small)?);
    let with_ids = bench.make(1_000_000, true)?;
    let ids = Runs((0..3).map(|_| bench.ours("import-with-ids", &with_ids)).collect::<Outcome<_>>()?);
    rows.push(alone("import of 1M rows with response ids, wall time", "s", &ids, "wall", &ours, 0.0));
    rows.push(alone("… peak memory", "MB", &ids, "", &ours, 0.0));
    if large {
        for (rows_of, must, stretch) in [(5_000_000, 5.5, 5.0), (10_000_000, 12.0, 10.5)] {
            let file = bench.make(rows_of, false)?;
            let big = Runs(vec![bench.ours("import", &file)?]);
            let _ = fs::remove_file(&file);
            let millions = rows_of / 1_000_000;
            let grown = |what: &str, unit: &str, figure: &str, must, stretch| {
                let mut row = alone(&format!("{what}, {millions}M rows"), unit, &big, figure, &ours, must);
                row.stretch = Some(stretch);
                row
            };
            rows.push(grown("growth of the import", "s", "wall", must, stretch));
            rows.push(grown("growth of the memory", "MB", "", 1.2, 1.05));
            rows.push(grown("growth of the weekly question", "ms", "p50", 1.2, 1.05));
        }
    }
    let agreed = [&ours, &duckdb, &polars, &pandas, &sqlite];
    note_checksums(&mut rows, &agreed);
    Ok(rows)
}

fn milli(seconds: f64) -> f64 {
    seconds * 1000.0
}

/// Builds our side, writes the script and makes the environment of the peers.
fn prepare() -> Outcome<Bench> {
    println!("the import is built for release and measured beside its peers; this takes minutes");
    let mut words = vec!["build", "--release", "--example", "bench_imports"];
    words.extend(window::SELECTION);
    run(&mut cargo(&words))?;
    let folder = root().join("target/bench-imports");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    fs::write(folder.join("peers.py"), SCRIPT).map_err(|error| error.to_string())?;
    Ok(Bench {
        ours: root().join("target/release/examples/bench_imports"),
        python: peers::python(&PACKAGES).ok(),
        folder,
    })
}

/// Runs us (an empty name) and peers in turn.
fn in_turn<const N: usize>(
    bench: &Bench,
    file: &Path,
    names: [&str; N],
    rounds: usize,
) -> Outcome<[Runs; N]> {
    let mut found = names.map(|_| Runs(Vec::new()));
    for _ in 0..rounds {
        for (name, runs) in names.iter().zip(&mut found) {
            let figures =
                if name.is_empty() { bench.ours("import", file)? } else { bench.peer(name, file)? };
            runs.0.push(figures);
        }
    }
    Ok(found)
}

fn row(
    what: &str,
    unit: &str,
    ours: Option<f64>,
    peer_name: &str,
    peer: &Runs,
    figure: &str,
    (must, stretch): (f64, f64),
) -> Row {
    Row {
        what: what.to_owned(),
        peer_name: peer_name.to_owned(),
        unit: unit.to_owned(),
        ours,
        peer: peer.median(figure),
        must: Some(must),
        stretch: Some(stretch),
        note: peer.text("missing").map(|why| format!("peer missing: {why}")).unwrap_or_default(),
    }
}

/// Compares peak memory above what stood before the import.
fn weighed(what: &str, ours: &Runs, peer: &Runs) -> Row {
    let mut row = row(what, "MB", ours.memory(), "DuckDB", peer, "", (0.3, 0.15));
    row.peer = peer.memory();
    "above what stood before the import".clone_into(&mut row.note);
    row
}

fn stored(what: &str, ours: &Runs, peer_name: &str, peer: Option<f64>, limits: (f64, f64)) -> Row {
    let none = Runs(Vec::new());
    let megabytes = |bytes: f64| bytes / 1e6;
    let ours = ours.median("stored").map(megabytes);
    Row { peer: peer.map(megabytes), ..row(what, "MB", ours, peer_name, &none, "", limits) }
}

/// A row whose peer is our own run of a million rows without ids. An empty figure is the peak of memory.
fn alone(what: &str, unit: &str, ours: &Runs, figure: &str, before: &Runs, must: f64) -> Row {
    let of = |runs: &Runs| {
        let found = if figure.is_empty() { runs.median("peak") } else { runs.median(figure) };
        found.map(|found| if unit == "ms" { milli(found) } else { found })
    };
    Row {
        what: what.to_owned(),
        peer_name: "the same, 1M rows without ids".to_owned(),
        unit: unit.to_owned(),
        ours: of(ours),
        peer: of(before),
        must: (must > 0.0).then_some(must),
        stretch: None,
        note: String::new(),
    }
}

/// A workbook of 100k rows, beside Polars with fastexcel.
fn workbook(bench: &Bench, csv: &Path) -> Outcome<Row> {
    let book = bench.folder.join("100000.xlsx");
    let none = Runs(Vec::new());
    let Some(python) = &bench.python else {
        return Ok(row(
            "workbook of 100k rows, wall time",
            "s",
            None,
            "Polars read_excel",
            &none,
            "",
            (1.5, 1.0),
        ));
    };
    if !book.exists() {
        let script = bench.folder.join("peers.py").to_string_lossy().into_owned();
        let words = [script.as_str(), "workbook", &csv.to_string_lossy(), &book.to_string_lossy()];
        run(&mut command(&python.to_string_lossy(), &words))?;
    }
    let [ours, polars] = in_turn(bench, &book, ["", "polars"], 3)?;
    let mut found = row(
        "workbook of 100k rows, wall time",
        "s",
        ours.median("wall"),
        "Polars read_excel",
        &polars,
        "wall",
        (1.5, 1.0),
    );
    if polars.text("checksum").is_some() && polars.text("checksum") != ours.text("checksum") {
        found.note += " **the checksums differ**";
    }
    Ok(found)
}

fn length(file: &Path) -> Outcome<f64> {
    let bytes = fs::metadata(file).map_err(|error| error.to_string())?.len();
    #[expect(clippy::cast_precision_loss, reason = "files are far below 2^53 bytes")]
    Ok(bytes as f64)
}

/// Says so when a peer reached other weekly figures.
fn note_checksums(rows: &mut [Row], runs: &[&Runs]) {
    let sums: Vec<&str> = runs.iter().filter_map(|runs| runs.text("checksum")).collect();
    let same = sums.windows(2).all(|two| matches!(two, [one, other] if one == other));
    if let Some(first) = rows.first_mut() {
        first.note = match (same, sums.len() == runs.len()) {
            (true, true) => "all reach the same weekly figures".to_owned(),
            (true, false) => "those that ran reach the same weekly figures".to_owned(),
            (false, _) => "**the weekly figures differ**".to_owned(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(figures: &[f64]) -> Runs {
        Runs(figures.iter().map(|wall| serde_json::json!({ "wall": wall, "checksum": "a" })).collect())
    }

    #[test]
    fn medians_count_and_a_missing_peer_has_none() {
        assert_eq!(runs(&[3.0, 1.0, 2.0]).median("wall"), Some(2.0));
        let gone = Runs(vec![missing("no module named polars")]);
        let row = row("import", "s", Some(1.0), "Polars", &gone, "wall", (1.0, 0.5));
        assert_eq!((row.peer, row.note.as_str()), (None, "peer missing: no module named polars"));
    }

    #[test]
    fn other_weekly_figures_are_said() {
        let other = Runs(vec![serde_json::json!({ "checksum": "b" })]);
        let one = runs(&[1.0]);
        let mut rows = vec![row("import", "s", Some(1.0), "Polars", &one, "wall", (1.0, 0.5))];
        note_checksums(&mut rows, &[&one, &one]);
        assert_eq!(rows.first().map(|row| row.note.as_str()), Some("all reach the same weekly figures"));
        note_checksums(&mut rows, &[&one, &other]);
        assert_eq!(rows.first().map(|row| row.note.as_str()), Some("**the weekly figures differ**"));
    }
}
