//! `cargo xtask bench`: what Vire costs, each row beside its peer of the same run.
//!
//! Owns the table and the rows that need a whole program: its size and its start. The other rows
//! come from `vire-app`'s bench example, which alone may touch the use cases.

pub mod calibration;
pub mod empty_window;
pub mod imports;
pub mod peers;
pub mod start_up;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::shell::{cargo, command, read, root, run};
use crate::{Outcome, pages, system, window};

/// The page that keeps the last run.
const PAGE: &str = "docs/performance.md";

/// Size of an empty Tauri window's program, stripped, where it is not built in this run.
const EMPTY_WINDOW_MB: f64 = 4.6;

/// One row: ours, the peer's, and what their ratio has to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// What it stands beside.
    pub peer_name: String,
    /// Unit of both figures.
    pub unit: String,
    /// Our figure.
    pub ours: Option<f64>,
    /// The peer's figure; nothing when the peer is missing.
    pub peer: Option<f64>,
    /// The highest ratio that is acceptable, or nothing where none is set.
    pub must: Option<f64>,
    /// The ratio to aim for.
    pub stretch: Option<f64>,
    /// Anything a reader has to know about this row.
    pub note: String,
}

/// `cargo xtask bench [--write] [--with-window] [--with-empty-window]`, or one part alone:
/// `cargo xtask bench --imports [--large] [--write]`, `cargo xtask bench --calibration [--write]`.
///
/// # Errors
/// When a bench cannot be built or run. A slow figure is shown and is no error.
pub fn bench(flags: &[String]) -> Outcome {
    let has = |flag: &str| flags.iter().any(|it| it == flag);
    if has("--calibration") {
        return calibration::alone(has("--write"));
    }
    if has("--imports") {
        let rows = imports::rows(has("--large"))?;
        return told(&rows, flags, "imports");
    }
    let empty = has("--with-empty-window");
    let with_window = empty || has("--with-window");
    let mut rows = example()?;
    rows.extend(calibration::rows(has("--write"))?);
    if with_window {
        system::prepare(true)?;
        pages::install()?;
        pages::build()?;
        let vire = window::build(true)?.join("vire");
        let peer = if empty { Some(empty_window::build()?) } else { None };
        rows.push(size(&vire, peer.as_deref())?);
        rows.extend(start_up_rows(&vire, peer.as_deref())?);
    } else {
        rows.push(missing(
            "release program, stripped",
            "MB",
            "not built: --with-window builds and weighs it",
        ));
        rows.push(missing("start to first pixel", "ms", "not run: --with-empty-window builds both windows"));
    }
    told(&rows, flags, "bench")
}

/// Prints the rows, and keeps them on the page between the marks of that name where `--write` asks for it.
fn told(rows: &[Row], flags: &[String], name: &str) -> Outcome {
    let table = table(rows);
    println!("\n{}\n\n{table}", system::machine());
    if flags.iter().any(|flag| flag == "--write") {
        let date = read(&mut command("date", &["+%Y-%m-%d"]))?;
        let words = format!("cargo xtask bench {}", flags.join(" "));
        let text =
            format!("Last run: `{}`, {}, on {}.\n\n{table}", words.trim(), date.trim(), system::machine());
        keep(PAGE, name, &text)?;
        println!("kept in {PAGE}");
    }
    Ok(())
}

/// Runs the bench of the use cases.
fn example() -> Outcome<Vec<Row>> {
    println!("the use cases are built for release and measured; this takes minutes");
    let mut words = vec!["build", "--release", "--example", "bench"];
    words.extend(window::SELECTION);
    run(&mut cargo(&words))?;
    let program = root().join("target/release/examples/bench");
    let said = read(&mut command(&program.to_string_lossy(), &["--json"]))?;
    let document: Value = serde_json::from_str(&said).map_err(|error| format!("bench: {error}"))?;
    let rows = document.as_array().ok_or("bench: a list of rows was expected")?;
    Ok(rows.iter().map(row).collect())
}

fn row(value: &Value) -> Row {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let number = |key: &str| value[key].as_f64();
    Row {
        what: text("what"),
        peer_name: text("peer_name"),
        unit: text("unit"),
        ours: number("ours"),
        peer: number("peer"),
        must: number("must"),
        stretch: number("stretch"),
        note: text("note"),
    }
}

fn missing(what: &str, unit: &str, note: &str) -> Row {
    Row {
        what: what.to_owned(),
        peer_name: "empty Tauri window".to_owned(),
        unit: unit.to_owned(),
        ours: None,
        peer: None,
        must: None,
        stretch: None,
        note: note.to_owned(),
    }
}

fn size(vire: &Path, empty: Option<&Path>) -> Outcome<Row> {
    let megabytes = |path: &Path| -> Outcome<f64> {
        let bytes = fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?.len();
        #[expect(clippy::cast_precision_loss, reason = "programs are far below 2^53 bytes")]
        Ok(bytes as f64 / 1e6)
    };
    Ok(Row {
        ours: Some(megabytes(vire)?),
        peer: Some(empty.map_or(Ok(EMPTY_WINDOW_MB), megabytes)?),
        must: Some(3.5),
        stretch: Some(2.2),
        ..missing(
            "release program, stripped",
            "MB",
            if empty.is_some() { "" } else { "peer as stated, not built in this run" },
        )
    })
}

/// Measures both starts on one display and one session bus, in turn.
fn start_up_rows(vire: &Path, empty: Option<&Path>) -> Outcome<Vec<Row>> {
    let itself = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut words = vec![
        window::BUS.to_owned(),
        "--".to_owned(),
        itself.to_string_lossy().into_owned(),
        "measure-start".to_owned(),
    ];
    words.extend([Some(vire), empty].into_iter().flatten().map(|path| path.to_string_lossy().into_owned()));
    let said = read(&mut command("dbus-run-session", &words))?;
    // Other programs of the session bus write to the same place: ours is the line with the mark.
    let line =
        said.lines().find_map(|line| line.strip_prefix(start_up::MARK)).ok_or("no start was measured")?;
    let figures: Vec<f64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let named = |what: &str, column: usize, must, stretch| Row {
        ours: figures.get(column).copied(),
        peer: figures.get(column + 2).copied(),
        must: Some(must),
        stretch: Some(stretch),
        ..missing(
            what,
            "ms",
            if empty.is_some() { "" } else { "peer missing: --with-empty-window builds it" },
        )
    };
    Ok(vec![
        named("start to first pixel, empty workspace", 0, 1.15, 1.05),
        named("start to page drawn, empty workspace", 1, 1.4, 1.15),
    ])
}

/// Draws the rows as a Markdown table.
fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| what | beside | ours | peer | ratio | must | stretch | |\n|---|---|--:|--:|--:|--:|--:|---|\n",
    );
    for row in rows {
        let figure = |value: Option<f64>, none: &str| {
            value.map_or_else(|| none.to_owned(), |value| format!("{} {}", rounded(value), row.unit))
        };
        let bound = |value: Option<f64>| value.map_or_else(String::new, |value| format!("≤ {value}"));
        let ratio = row.ours.zip(row.peer).filter(|(_, peer)| *peer > 0.0).map(|(ours, peer)| ours / peer);
        // A row that has no peer is held against its figure itself.
        let judging = if row.peer_name.is_empty() { row.ours } else { ratio };
        text += &format!(
            "| {} | {} | {} | {} | {} | {} | {} | {} |\n",
            row.what,
            row.peer_name,
            figure(row.ours, "not measured"),
            figure(row.peer, if row.peer_name.is_empty() { "" } else { "missing" }),
            ratio.map_or_else(String::new, rounded),
            bound(row.must),
            bound(row.stretch),
            [judged(judging, row.must, row.stretch), row.note.as_str()].map(str::trim).join(" ").trim(),
        );
    }
    text
}

/// Says how a ratio stands against its bounds.
fn judged(ratio: Option<f64>, must: Option<f64>, stretch: Option<f64>) -> &'static str {
    match (ratio, must, stretch) {
        (Some(ratio), _, Some(stretch)) if ratio <= stretch => "at the stretch.",
        (Some(ratio), Some(must), _) if ratio <= must => "within the must.",
        (Some(_), Some(_), _) => "**over the must.**",
        _ => "",
    }
}

fn rounded(value: f64) -> String {
    let digits = match value.abs() {
        large if large >= 100.0 => 0,
        middle if middle >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.digits$}")
}

/// Puts a text between the marks of that name on a page.
fn keep(page: &str, name: &str, text: &str) -> Outcome {
    let path = root().join(page);
    let before = fs::read_to_string(&path).map_err(|error| format!("{page}: {error}"))?;
    let after =
        between_marks(&before, name, text).ok_or_else(|| format!("{page} has lost its marks of {name}"))?;
    fs::write(&path, after).map_err(|error| format!("{page}: {error}"))
}

fn between_marks(page: &str, name: &str, text: &str) -> Option<String> {
    let (begin, end) = (format!("<!-- {name}: begin -->"), format!("<!-- {name}: end -->"));
    let (before, rest) = page.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}\n{}\n{end}{after}", text.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Row {
        Row {
            ours: Some(6.0),
            peer: Some(4.0),
            must: Some(5.0),
            stretch: Some(2.5),
            ..missing("one check-in", "ms", "p50")
        }
    }

    #[test]
    fn a_row_shows_its_ratio_and_how_it_stands() {
        let line = table(&[sample()]).lines().last().unwrap().to_owned();
        assert_eq!(
            line,
            "| one check-in | empty Tauri window | 6.00 ms | 4.00 ms | 1.50 | ≤ 5 | ≤ 2.5 | at the stretch. p50 |"
        );
        assert_eq!(judged(Some(3.0), Some(5.0), Some(2.5)), "within the must.");
        let alone = Row { peer_name: String::new(), peer: None, ours: Some(4.0), ..sample() };
        assert!(table(&[alone]).contains("| 4.00 ms |  |  | ≤ 5 | ≤ 2.5 | within the must."));
        assert_eq!(judged(Some(5.1), Some(5.0), Some(2.5)), "**over the must.**");
    }

    #[test]
    fn a_missing_peer_is_said_to_be_missing() {
        let text = table(&[Row { peer: None, ..sample() }]);
        assert!(text.contains("| 6.00 ms | missing |  |"), "{text}");
    }

    #[test]
    fn the_last_run_takes_the_place_of_the_one_before() {
        let page = "a\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nb\n";
        let expect = "a\n<!-- bench: begin -->\nnew\n<!-- bench: end -->\nb\n";
        assert_eq!(between_marks(page, "bench", "new\n").as_deref(), Some(expect));
        assert_eq!(between_marks(page, "imports", "new"), None);
    }

    #[test]
    fn a_row_of_the_example_is_read_by_its_names() {
        let value = serde_json::json!({
            "what": "one check-in", "peer_name": "empty Tauri window", "unit": "ms",
            "ours": 6.0, "peer": 4.0, "must": 5.0, "stretch": 2.5, "note": "p50"
        });
        assert_eq!(row(&value), sample());
    }
}
