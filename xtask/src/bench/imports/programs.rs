//! The programs that are measured on customer files, and their runs in turn.
//!
//! The peers come from PyPI into a virtual environment under `target/`. Each run is a process of its own
//! and prints one JSON object; all of them use the same words and the same units.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::Outcome;
use crate::bench::peers;
use crate::shell::{cargo, command, read, root, run};
use crate::window;

/// What the peers are, as PyPI names them; the last three are what pandas and Polars read and write with.
const PACKAGES: [&str; 6] = ["duckdb", "polars", "pandas", "pyarrow", "fastexcel", "openpyxl"];
/// The pandas that the bound of its row was set for: texts are objects of Python, half a gigabyte for a million rows.
const OF_THE_BOUND: [&str; 2] = ["pandas<3", "pyarrow"];
const SCRIPT: &str = include_str!("peers.py");
const UNCIPHERED: &str = include_str!("unciphered.c");
/// How often each is measured, in turn; medians count.
const ROUNDS: usize = 5;

/// One program, with the word that says what it should do.
#[derive(Clone, Copy, Debug)]
pub enum Program {
    /// Vire, by a word of its example.
    Ours(&'static str),
    /// The same program with libcrypto's work left out.
    Unciphered(&'static str),
    /// A peer, by its word of `peers.py`.
    Peer(&'static str),
    /// The same with the older pandas.
    PandasOfTheBound(&'static str),
}

/// The measured runs of one program on one file.
pub struct Runs(pub Vec<Value>);

impl Runs {
    /// Returns every run's value of a figure.
    pub fn all(&self, figure: &str) -> Vec<f64> {
        self.0.iter().filter_map(|run| run[figure].as_f64()).collect()
    }

    /// Returns the median of a figure; nothing when the program is missing.
    pub fn median(&self, figure: &str) -> Option<f64> {
        let mut figures = self.all(figure);
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied()
    }

    /// Returns the lowest of a figure; nothing when the program is missing.
    pub fn lowest(&self, figure: &str) -> Option<f64> {
        self.all(figure).into_iter().reduce(f64::min)
    }

    /// Returns what the first run said under a name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.first().and_then(|run| run[name].as_str())
    }

    /// Whether a yes-or-no figure of every run is this one.
    pub fn are_all(&self, figure: &str, expect: bool) -> bool {
        self.0.iter().all(|run| run[figure].as_bool() == Some(expect))
    }

    /// Says that the program is missing and why; empty when it ran.
    pub fn missing(&self) -> String {
        self.text("missing").map(|why| format!("peer missing: {why}")).unwrap_or_default()
    }
}

/// The built programs and the folder they work in.
pub struct Bench {
    ours: PathBuf,
    python: Option<PathBuf>,
    python_of_the_bound: Option<PathBuf>,
    unciphered: Option<PathBuf>,
    folder: PathBuf,
}

impl Bench {
    /// Builds our side, writes the script and makes the environment of the peers.
    ///
    /// # Errors
    /// When our own side cannot be built. What is missing of the others is said by their rows.
    pub fn prepare() -> Outcome<Self> {
        println!("the import is built for release and measured beside its peers; this takes minutes");
        let mut words = vec!["build", "--release", "--example", "bench_imports"];
        words.extend(window::SELECTION);
        run(&mut cargo(&words))?;
        let folder = root().join("target/bench-imports");
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        fs::write(folder.join("peers.py"), SCRIPT).map_err(|error| error.to_string())?;
        Ok(Self {
            ours: root().join("target/release/examples/bench_imports"),
            python: peers::python("peers", &PACKAGES).ok(),
            python_of_the_bound: peers::python("peers-pandas-2", &OF_THE_BOUND).ok(),
            unciphered: unciphered(&folder).ok(),
            folder,
        })
    }

    /// Makes a customer file.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn make(&self, rows: u64, ids: bool) -> Outcome<PathBuf> {
        let file = self.folder.join(format!("{rows}{}.csv", if ids { "-ids" } else { "" }));
        let word = if ids { "make-with-ids" } else { "make" };
        read(&mut command(
            &self.ours.to_string_lossy(),
            &[word, &rows.to_string(), &file.to_string_lossy()],
        ))?;
        Ok(file)
    }

    /// Writes a customer file as a workbook; nothing when no peer can.
    ///
    /// # Errors
    /// When the peer that writes it fails.
    pub fn workbook(&self, csv: &Path) -> Outcome<Option<PathBuf>> {
        let Some(python) = &self.python else { return Ok(None) };
        let book = csv.with_extension("xlsx");
        let script = self.folder.join("peers.py").to_string_lossy().into_owned();
        let words = [script.as_str(), "workbook", &csv.to_string_lossy(), &book.to_string_lossy()];
        run(&mut command(&python.to_string_lossy(), &words))?;
        Ok(Some(book))
    }

    /// Runs programs in turn, each on its file, as often as makes a median.
    ///
    /// # Errors
    /// When our own side fails.
    pub fn in_turn<const N: usize>(&self, programs: [(Program, &Path); N]) -> Outcome<[Runs; N]> {
        let mut found = programs.map(|_| Runs(Vec::new()));
        for _ in 0..ROUNDS {
            for ((program, file), runs) in programs.iter().zip(&mut found) {
                runs.0.push(with_memory(self.once(*program, file)?));
            }
        }
        Ok(found)
    }

    fn once(&self, program: Program, file: &Path) -> Outcome<Value> {
        match program {
            Program::Ours(word) => self.ours(word, file, None),
            Program::Unciphered(word) => match &self.unciphered {
                Some(library) => self.ours(word, file, Some(library)),
                None => Ok(missing("no C compiler, or no headers of libcrypto")),
            },
            Program::Peer(name) => self.peer(self.python.as_deref(), name, file),
            Program::PandasOfTheBound(name) => self.peer(self.python_of_the_bound.as_deref(), name, file),
        }
    }

    /// Runs Vire on a file in a new, empty workspace.
    fn ours(&self, word: &str, file: &Path, before_libcrypto: Option<&Path>) -> Outcome<Value> {
        let mut ours = command(&self.ours.to_string_lossy(), &[word, &file.to_string_lossy()]);
        if let Some(library) = before_libcrypto {
            ours.env("LD_PRELOAD", library);
        }
        let said = read(&mut ours)?;
        serde_json::from_str(&said).map_err(|error| format!("bench_imports: {error}"))
    }

    /// Runs a peer on a file in a new, empty folder.
    fn peer(&self, python: Option<&Path>, name: &str, file: &Path) -> Outcome<Value> {
        let Some(python) = python else { return Ok(missing("no Python with venv")) };
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
}

/// Builds the library that takes libcrypto's place.
fn unciphered(folder: &Path) -> Outcome<PathBuf> {
    let (source, library) = (folder.join("unciphered.c"), folder.join("unciphered.so"));
    fs::write(&source, UNCIPHERED).map_err(|error| error.to_string())?;
    let (from, to) = (source.to_string_lossy(), library.to_string_lossy());
    run(&mut command("cc", &["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", &to, &from]))?;
    Ok(library)
}

/// Adds the memory beyond what stood before the work, in MB.
fn with_memory(mut run: Value) -> Value {
    if let Some((peak, idle)) = run["peak"].as_f64().zip(run["idle"].as_f64()) {
        run["memory"] = json!(peak - idle);
    }
    run
}

/// Returns the run of a program that could not be run.
pub fn missing(why: &str) -> Value {
    json!({ "missing": why })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_count_and_a_missing_program_has_none() {
        let runs = Runs([3.0, 1.0, 2.0].map(|wall| json!({ "wall": wall })).into());
        assert_eq!((runs.median("wall"), runs.lowest("wall")), (Some(2.0), Some(1.0)));
        let gone = Runs(vec![missing("no module named polars")]);
        assert_eq!(gone.median("wall"), None);
        assert_eq!(gone.missing(), "peer missing: no module named polars");
    }

    #[test]
    fn memory_is_what_went_beyond_the_idle_program() {
        assert_eq!(with_memory(json!({ "peak": 33.0, "idle": 12.0 }))["memory"], json!(21.0));
        assert_eq!(with_memory(missing("gone")), missing("gone"));
    }

    #[test]
    fn one_run_that_says_otherwise_is_enough() {
        let runs = Runs(vec![json!({ "readable": false }), json!({ "readable": true })]);
        assert!(!runs.are_all("readable", false));
        assert!(!Runs(vec![missing("gone")]).are_all("readable", true));
    }
}
