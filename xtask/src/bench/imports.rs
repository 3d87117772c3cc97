//! Rows of the import: Vire's own measurement and its peers on the same file, in turn.
//!
//! All programs have to reach the same weekly figures and find the same comments, or the row says so.

mod programs;

use std::fs;
use std::path::Path;

use super::Row;
use crate::Outcome;
use programs::Program::{Ours, PandasOfTheBound, Peer, Unciphered};
use programs::{Bench, Runs};

const SECONDS: &str = "s";
const MILLISECONDS: &str = "ms";
const MEGABYTES: &str = "MB";

/// Measures every row of the import. `large`: five and ten million rows too.
///
/// # Errors
/// When our own side cannot be built or run; a peer that is missing is said to be missing.
pub fn rows(large: bool) -> Outcome<Vec<Row>> {
    let bench = Bench::prepare()?;
    let million = bench.make(1_000_000, false)?;
    let small = bench.make(100_000, false)?;
    let mut rows = of_a_million(&bench, &million)?;
    rows.extend(of_100k(&bench, &small)?);
    rows.extend(searches(&bench, &million)?);
    rows.extend(with_ids(&bench, &million)?);
    rows.push(meanwhile(&bench.in_turn([(Ours("check-in-meanwhile"), &million)])?));
    rows.extend(encryption(&bench, &million)?);
    if large {
        rows.extend(growth(&bench, &million)?);
    }
    Ok(rows)
}

/// Returns a row of one figure, ours beside another program's.
fn beside(
    what: &str,
    (figure, unit): (&str, &str),
    ours: &Runs,
    (peer_name, peer): (&str, &Runs),
    limits: Option<(f64, f64)>,
) -> Row {
    Row {
        what: what.to_owned(),
        peer_name: peer_name.to_owned(),
        unit: unit.to_owned(),
        ours: ours.median(figure),
        peer: peer.median(figure),
        must: limits.map(|(must, _)| must),
        stretch: limits.map(|(_, stretch)| stretch),
        note: peer.missing(),
    }
}

/// Returns a row of one figure of the same program under two conditions, each by its quickest run: two thousandths
/// of a second are shorter than what else a shared machine does, which can only lengthen them.
fn quickest(
    what: &str,
    figure: (&str, &str),
    ours: &Runs,
    peer: (&str, &Runs),
    limits: Option<(f64, f64)>,
) -> Row {
    let note = [peer.1.missing().as_str(), "the quickest of the runs"]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join("; ");
    Row {
        ours: ours.lowest(figure.0),
        peer: peer.1.lowest(figure.0),
        note,
        ..beside(what, figure, ours, peer, limits)
    }
}

fn of_a_million(bench: &Bench, file: &Path) -> Outcome<Vec<Row>> {
    let programs = [
        Ours("import"),
        Peer("duckdb"),
        Peer("polars"),
        Peer("sqlite3"),
        PandasOfTheBound("pandas"),
        Peer("pandas"),
    ];
    let [ours, duckdb, polars, sqlite, pandas, pandas_now] =
        bench.in_turn(programs.map(|program| (program, file)))?;
    let agreed = agreement([&ours, &duckdb, &polars, &sqlite, &pandas, &pandas_now]);
    let (cpu, wall) = (("cpu", SECONDS), ("wall", SECONDS));
    let duckdb = ("DuckDB", &duckdb);
    let weekly = "weekly NPS and CSAT by touchpoint, 156 weeks × 6, p50";
    let warm = ("DuckDB, warm", duckdb.1);
    let mut rows = vec![
        beside("import of 1M rows, processor time", cpu, &ours, duckdb, Some((1.0, 0.75))),
        beside("… wall time", wall, &ours, duckdb, Some((1.3, 1.0))),
        beside("… wall time", wall, &ours, ("Polars to Parquet", &polars), Some((1.6, 1.2))),
        beside("… wall time", wall, &ours, ("sqlite3 .import", &sqlite), Some((0.45, 0.25))),
        beside("… wall time", wall, &ours, ("pandas 2 to Parquet", &pandas), Some((0.35, 0.25))),
        beside("… wall time", wall, &ours, ("the newest pandas to Parquet", &pandas_now), Some((0.35, 0.25))),
        beside("… peak memory", ("memory", MEGABYTES), &ours, duckdb, Some((0.3, 0.15))),
        beside(weekly, ("p50", MILLISECONDS), &ours, warm, Some((0.05, 0.015))),
        beside("… p99", ("p99", MILLISECONDS), &ours, warm, Some((0.05, 0.015))),
        Row {
            peer: Some(megabytes(file)?),
            ..beside(
                "store on disk, 1M rows with comments",
                ("stored", MEGABYTES),
                &ours,
                ("the CSV file", &ours),
                Some((0.9, 0.6)),
            )
        },
        beside("…", ("stored", MEGABYTES), &ours, ("DuckDB's file", duckdb.1), Some((2.7, 2.7))),
    ];
    note(&mut rows, 0, &agreed);
    note(&mut rows, 4, &version(&pandas));
    note(&mut rows, 5, &version(&pandas_now));
    note(&mut rows, 6, "above what stood before the import");
    Ok(rows)
}

/// Says which version of a peer ran, where it tells.
fn version(runs: &Runs) -> String {
    runs.text("version").map(|version| format!("version {version}")).unwrap_or_default()
}

fn of_100k(bench: &Bench, file: &Path) -> Outcome<Vec<Row>> {
    let programs = [Ours("import"), Peer("duckdb"), Peer("polars")];
    let [ours, duckdb, polars] = bench.in_turn(programs.map(|program| (program, file)))?;
    let wall = ("wall", SECONDS);
    let mut rows = vec![
        beside("import of 100k rows, wall time", wall, &ours, ("DuckDB", &duckdb), Some((0.8, 0.5))),
        beside("… wall time", wall, &ours, ("Polars to Parquet", &polars), Some((1.0, 0.65))),
    ];
    note(&mut rows, 0, &agreement([&ours, &duckdb, &polars]));
    let Some(book) = bench.workbook(file)? else { return Ok(rows) };
    let [ours, polars] = bench.in_turn([(Ours("import"), &book), (Peer("polars"), &book)])?;
    let limits = Some((1.5, 1.0));
    rows.push(beside(
        "workbook of 100k rows, wall time",
        wall,
        &ours,
        ("Polars read_excel", &polars),
        limits,
    ));
    note(&mut rows, 2, &agreement([&ours, &polars]));
    Ok(rows)
}

/// A rare word, looked for in all comments.
fn searches(bench: &Bench, million: &Path) -> Outcome<Vec<Row>> {
    let programs = [Ours("import-and-search"), Ours("import-and-search-screen"), Peer("duckdb-search")];
    let [ours, screen, duckdb] = bench.in_turn(programs.map(|program| (program, million)))?;
    let found = |what: &str, ours: &Runs| {
        let peer = ("DuckDB ILIKE, warm", &duckdb);
        let mut row = beside(what, ("search", MILLISECONDS), ours, peer, Some((12.0, 6.0)));
        let found = [ours, &duckdb].map(|runs| runs.median("found").unwrap_or_default());
        row.note = match found {
            [ours, duckdb] if ours.total_cmp(&duckdb).is_eq() => format!("both find {ours}"),
            [ours, _] if row.peer.is_none() => format!("{}; ours finds {ours}", row.note),
            [ours, duckdb] => format!("**ours finds {ours}, the peer {duckdb}**"),
        };
        row
    };
    Ok(vec![
        found("a rare word searched in the comments of 1M rows, p50", &ours),
        found("… as the screen does it: names of 160 people covered", &screen),
    ])
}

fn with_ids(bench: &Bench, million: &Path) -> Outcome<Vec<Row>> {
    let file = bench.make(1_000_000, true)?;
    let [ids, plain] = bench.in_turn([(Ours("import-with-ids"), &file), (Ours("import"), million)])?;
    let plain = ("the same, 1M rows without ids", &plain);
    Ok(vec![
        beside("import of 1M rows with response ids, wall time", ("wall", SECONDS), &ids, plain, None),
        beside("… peak memory", ("memory", MEGABYTES), &ids, plain, None),
    ])
}

/// The slowest check-in of all that were made while imports ran; held against its bound in milliseconds.
fn meanwhile([runs]: &[Runs; 1]) -> Row {
    let count: f64 = runs.all("count").iter().sum();
    let mut note = format!(
        "must and stretch in ms; {count} check-ins, 10 ms between two, in {} imports, median {:.1} ms; \
         median wall time of these imports {:.2} s",
        runs.0.len(),
        runs.median("p50").unwrap_or(f64::NAN),
        runs.median("wall").unwrap_or(f64::NAN),
    );
    if !runs.are_all("all", false) {
        note += "; **the members ran out before an import ended**";
    }
    Row {
        what: "check-in while 1M rows are imported, the slowest".to_owned(),
        peer_name: String::new(),
        unit: MILLISECONDS.to_owned(),
        ours: runs.all("worst").into_iter().reduce(f64::max),
        peer: None,
        must: Some(150.0),
        stretch: Some(50.0),
        note,
    }
}

/// What encryption adds to the same program.
fn encryption(bench: &Bench, million: &Path) -> Outcome<Vec<Row>> {
    const WORD: &str = "import-and-check-in";
    let [ours, unciphered] =
        bench.in_turn([Ours(WORD), Unciphered(WORD)].map(|program| (program, million)))?;
    let peer = ("the same, copied instead of encrypted", &unciphered);
    let import = "encryption's own cost: import of 1M rows, processor time";
    let mut rows = vec![
        beside(import, ("cpu", SECONDS), &ours, peer, Some((1.35, 1.25))),
        beside("… check-in, p50", ("check_in", MILLISECONDS), &ours, peer, Some((1.3, 1.15))),
        beside("… check-in, processor time", ("check_in_cpu", MILLISECONDS), &ours, peer, Some((1.3, 1.15))),
        quickest("… weekly NPS and CSAT, p50", ("p50", MILLISECONDS), &ours, peer, Some((1.1, 1.05))),
    ];
    note(&mut rows, 0, stores_as_meant(&ours, &unciphered));
    Ok(rows)
}

/// Says so when a store that should be encrypted could be read, or the other one could not.
fn stores_as_meant(ours: &Runs, unciphered: &Runs) -> &'static str {
    let meant = ours.are_all("readable", false) && unciphered.are_all("readable", true);
    if meant || unciphered.text("missing").is_some() { "" } else { "**a store was not what it should be**" }
}

/// Five and ten million rows beside one million, in turn.
fn growth(bench: &Bench, million: &Path) -> Outcome<Vec<Row>> {
    let (five, ten) = (bench.make(5_000_000, false)?, bench.make(10_000_000, false)?);
    let word = Ours("import-and-check-in");
    let [one, of_five, of_ten] = bench.in_turn([(word, million), (word, &five), (word, &ten)])?;
    for file in [&five, &ten] {
        fs::remove_file(file).map_err(|error| error.to_string())?;
    }
    Ok([(5, &of_five, (5.5, 5.0)), (10, &of_ten, (12.0, 10.5))]
        .into_iter()
        .flat_map(|(millions, big, import)| {
            let same = ("the same, 1M rows", &one);
            let named = |what: &str| format!("growth to {millions}M rows: {what}");
            let grown = |what: &str, figure, limits| beside(&named(what), figure, big, same, Some(limits));
            let weekly = named("weekly NPS and CSAT, p50");
            let flat = (1.2, 1.05);
            [
                grown("import, processor time", ("cpu", SECONDS), import),
                grown("import, wall time", ("wall", SECONDS), import),
                grown("peak memory above idle", ("memory", MEGABYTES), flat),
                quickest(&weekly, ("p50", MILLISECONDS), big, same, Some(flat)),
                grown("check-in, p50", ("check_in", MILLISECONDS), flat),
                grown("check-in, processor time", ("check_in_cpu", MILLISECONDS), flat),
            ]
        })
        .collect())
}

fn megabytes(file: &Path) -> Outcome<f64> {
    let bytes = fs::metadata(file).map_err(|error| error.to_string())?.len();
    #[expect(clippy::cast_precision_loss, reason = "files are far below 2^53 bytes")]
    Ok(bytes as f64 / 1e6)
}

/// Adds a sentence to a row.
fn note(rows: &mut [Row], at: usize, words: &str) {
    if let Some(row) = rows.get_mut(at).filter(|_| !words.is_empty()) {
        let parts = [row.note.as_str(), words];
        row.note = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    }
}

/// Says whether all that ran reached the same weekly figures.
fn agreement<const N: usize>(runs: [&Runs; N]) -> String {
    let sums: Vec<&str> = runs.iter().filter_map(|runs| runs.text("checksum")).collect();
    let same = sums.windows(2).all(|two| matches!(two, [one, other] if one == other));
    match (same, sums.len() == N) {
        (true, true) => "all reach the same weekly figures",
        (true, false) => "those that ran reach the same weekly figures",
        (false, _) => "**the weekly figures differ**",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::programs::missing;
    use super::*;

    #[test]
    fn a_missing_peer_is_said() {
        let ours = Runs(vec![json!({ "wall": 1.0 })]);
        let gone = Runs(vec![missing("no module named polars")]);
        let row = beside("import", ("wall", SECONDS), &ours, ("Polars", &gone), Some((1.0, 0.5)));
        assert_eq!((row.ours, row.peer), (Some(1.0), None));
        assert_eq!(row.note, "peer missing: no module named polars");
    }

    #[test]
    fn one_program_under_two_conditions_is_held_by_its_quickest_runs() {
        let [ours, other] = [[2.0, 1.2, 1.9], [1.0, 2.1, 2.0]]
            .map(|times| Runs(times.map(|time| json!({ "p50": time })).into()));
        let row = quickest("weekly", ("p50", MILLISECONDS), &ours, ("the same", &other), Some((1.1, 1.05)));
        assert_eq!((row.ours, row.peer), (Some(1.2), Some(1.0)));
        assert_eq!(row.note, "the quickest of the runs");
    }

    #[test]
    fn other_weekly_figures_are_said() {
        let [one, other] = ["a", "b"].map(|sum| Runs(vec![json!({ "checksum": sum })]));
        let gone = Runs(vec![missing("gone")]);
        assert_eq!(agreement([&one, &one]), "all reach the same weekly figures");
        assert_eq!(agreement([&one, &gone]), "those that ran reach the same weekly figures");
        assert_eq!(agreement([&one, &other]), "**the weekly figures differ**");
    }

    #[test]
    fn the_slowest_check_in_of_all_imports_counts() {
        let run = |worst: f64, all: bool| json!({ "worst": worst, "count": 7, "p50": 6.0, "wall": 1.0, "all": all });
        let row = meanwhile(&[Runs(vec![run(30.0, false), run(90.0, false), run(20.0, false)])]);
        assert_eq!(row.ours, Some(90.0));
        assert!(
            row.note.contains("; 21 check-ins, 10 ms between two, in 3 imports, median 6.0 ms"),
            "{}",
            row.note
        );
        let short = meanwhile(&[Runs(vec![run(30.0, true)])]);
        assert!(short.note.ends_with("**the members ran out before an import ended**"), "{}", short.note);
    }

    #[test]
    fn a_store_that_stayed_encrypted_is_no_peer_of_the_encrypted_one() {
        let [open, closed] = [true, false].map(|readable| Runs(vec![json!({ "readable": readable })]));
        assert_eq!(stores_as_meant(&closed, &open), "");
        assert!(!stores_as_meant(&closed, &closed).is_empty());
        assert!(!stores_as_meant(&open, &open).is_empty());
    }
}
