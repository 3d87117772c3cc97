//! Every form of file against its golden copy, and what no file may do.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};
use vire_core::metric::Metric;
use vire_core::release::{Band, Figure, Mean, Reason};
use vire_text::Language;

use super::*;
use crate::fixture::{customers, golden, period, published, release, releases, withheld};

fn open_ended(mean: Mean) -> Cell {
    let mut cell = published("Palvelut/Chat", "2026-W47", "mood", 0, 25, Band::From10);
    cell.figure = Figure::Published { mean, grid: 25, n_band: Band::From10, bands: None };
    cell
}

fn with_bands() -> Cell {
    let mut cell = published("", "2026-W47", "mood", 360, 10, Band::From100);
    cell.figure = Figure::Published {
        mean: Mean::Value(360),
        grid: 10,
        n_band: Band::From100,
        bands: Some([10, 30, 60]),
    };
    cell
}

/// A release with every kind of figure, and group and touchpoint names that a spreadsheet would run.
fn tricky() -> Vec<Released<Release>> {
    vec![
        release("2026-W40", vec![published("Palvelut", "2026-W40", "mood", 375, 25, Band::From20)]),
        release(
            "2026-W47",
            vec![
                with_bands(),
                open_ended(Mean::AtMost(150)),
                published("=HYPERLINK(\"x\")", "2026-W47", "mood", 400, 25, Band::From10),
                published("+1/@SUM(A1)", "2026-W44..2026-W47", "tools", 325, 25, Band::From10),
                published("Palvelut", "2026-W47", "recommendation", -2500, 2500, Band::From20),
                published("Palvelut", "2026-W47", "recommendation_mean", 650, 50, Band::From20),
                published("Palvelut", "2026-W47", "touchpoint:-5+3", 550, 50, Band::From20),
                published("", "2026-W47", "participation", 7000, 1000, Band::From100),
                withheld("Tuotanto, \"pohjoinen\"", "2026-W47", "mood", Reason::ProtectsSibling),
            ],
        ),
    ]
}

fn summary<'a>(
    releases: &'a [Released<Release>],
    customers: &'a [CustomerSeries],
    span: &str,
) -> Summary<'a> {
    Summary {
        organisation: "Kaarna Oy",
        span: period(span),
        releases,
        customers,
        ledger_head: "9f86d081884c7d65",
        meeting: Meeting::default(),
    }
}

fn written(id: &str, summary: &Summary<'_>, language: Language) -> Vec<u8> {
    (Format::with_id(id).unwrap().write)(summary, &Text::new(language)).unwrap()
}

fn sheets(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            (name, range.rows().map(<[Data]>::to_vec).collect())
        })
        .collect()
}

#[test]
fn every_format_is_its_golden_file() {
    let releases = tricky();
    let nps = [customers(Metric::Nps, 1, 20), customers(Metric::Ces, 2, 3)];
    let summary = summary(&releases, &nps, "2026-W44..2026-W47");
    golden("export/summary.csv", &written("csv", &summary, Language::Fi));
    golden("export/summary.json", &written("json", &summary, Language::Fi));
    golden("export/summary.html", &written("html", &summary, Language::Fi));
    for language in Language::ALL {
        let mut dump = String::new();
        for (name, rows) in sheets(written("xlsx", &summary, language)) {
            dump.push_str(&format!("## {name}\n"));
            for row in rows {
                let cells: Vec<String> = row
                    .iter()
                    .map(|cell| match cell {
                        Data::Float(number) => format!("{number:.4}#"),
                        other => other.to_string(),
                    })
                    .collect();
                dump.push_str(&format!("{}\n", cells.join(" | ")));
            }
        }
        golden(&format!("export/summary-xlsx-{}.txt", language.tag()), dump.as_bytes());
    }
}

#[test]
fn a_cell_has_the_shape_of_the_contract() {
    let cell = published("Palvelut/Puhelintuki", "2026-W45..2026-W48", "mood", 375, 25, Band::From10);
    assert_eq!(
        cell_json(&cell),
        json!({"group":"Palvelut/Puhelintuki","period":{"from":"2026-W45","to":"2026-W48"},"measure":"mood",
               "status":"published","mean":3.75,"grid":0.25,"n_band":"10-19","bands":null,"reason":null})
    );
    let cell = withheld("Palvelut/Chat", "2026-W47", "mood", Reason::ProtectsSibling);
    assert_eq!(
        cell_json(&cell),
        json!({"group":"Palvelut/Chat","period":{"from":"2026-W47","to":"2026-W47"},"measure":"mood",
               "status":"withheld","mean":null,"grid":null,"n_band":null,"bands":null,"reason":"protects_sibling"})
    );
    assert_eq!(cell_json(&open_ended(Mean::AtMost(150)))["mean"], json!("<=1.5"));
    assert_eq!(cell_json(&open_ended(Mean::AtLeast(450)))["mean"], json!(">=4.5"));
    assert_eq!(cell_json(&with_bands())["bands"], json!([10, 30, 60]));
}

#[test]
fn a_release_prints_its_policy_and_its_place_in_the_ledger() {
    let release = release("2026-W47", vec![with_bands()]);
    let printed = release_json(&release, "aa", "bb");
    assert_eq!(printed["week"], "2026-W47");
    assert_eq!(printed["policy"], release.policy.rules.as_str());
    assert_eq!((printed["k"].clone(), printed["hash"].clone()), (json!(5), json!("aa")));
    assert_eq!(printed["cells"].as_array().map(Vec::len), Some(1));
}

#[test]
fn every_text_in_a_table_is_safe_to_open() {
    let releases = tricky();
    let summary = summary(&releases, &[], "2026-W44..2026-W47");
    let bytes = written("csv", &summary, Language::En);
    let mut read = ::csv::Reader::from_reader(bytes.as_slice());
    let mut apostrophes = 0;
    for row in read.records() {
        for field in &row.unwrap() {
            let number = field.parse::<f64>().is_ok();
            assert!(number || !field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{field}");
            apostrophes += usize::from(field.starts_with('\''));
        }
    }
    assert_eq!(apostrophes, 2, "the two groups whose names would run");
    for (_, rows) in sheets(written("xlsx", &summary, Language::En)) {
        for cell in rows.iter().flatten() {
            if let Data::String(text) = cell {
                assert!(!text.starts_with(['=', '+', '-', '@', '\t', '\r']), "{text}");
            }
        }
    }
}

#[test]
fn numbers_stay_numbers_in_the_workbook() {
    let releases = tricky();
    let book = sheets(written("xlsx", &summary(&releases, &[], "2026-W47"), Language::Fi));
    let figures = &book[0].1;
    let row = figures.iter().find(|row| row[4] == Data::String("recommendation".into())).unwrap();
    assert_eq!((&row[5], &row[6]), (&Data::Float(-25.0), &Data::Float(25.0)));
    let row = figures.iter().find(|row| row[2] == Data::String("Palvelut/Chat".into())).unwrap();
    assert_eq!(row[5], Data::String("<=1.5".into()));
}

#[test]
fn only_figures_of_the_span_are_exported() {
    let releases = tricky();
    let count = |span: &str| summary(&releases, &[], span).cells().len();
    assert_eq!(count("2026-W40..2026-W47"), 10);
    assert_eq!(count("2026-W41..2026-W47"), 9);
    assert_eq!(count("2026-W40..2026-W46"), 1);
    assert_eq!(count("2026-W45..2026-W47"), 9, "a window belongs to its last week");
    assert_eq!(count("2026-W44..2026-W46"), 0);
}

#[test]
fn what_is_withheld_has_its_reason_and_no_number() {
    let releases = releases(26);
    let summary = summary(&releases, &[], "2026-W22..2026-W47");
    let document: Value = serde_json::from_slice(&written("json", &summary, Language::Sv)).unwrap();
    let cells = document["cells"].as_array().unwrap();
    let withheld: Vec<&Value> = cells.iter().filter(|cell| cell["status"] == "withheld").collect();
    assert!(withheld.len() > 20);
    for cell in withheld {
        assert!(cell["reason"].is_string());
        for key in ["mean", "grid", "n_band", "bands"] {
            assert!(cell[key].is_null(), "{cell}");
        }
    }
    let table = String::from_utf8(written("csv", &summary, Language::Sv)).unwrap();
    let published = cells.len() - table.matches(",withheld,,,,,,,").count();
    assert_eq!(table.matches(",published,").count(), published);
}

#[test]
fn the_same_summary_gives_the_same_bytes() {
    let releases = tricky();
    let summary = summary(&releases, &[], "2026-W47");
    for format in ALL {
        let once = (format.write)(&summary, &Text::new(Language::Fi)).unwrap();
        assert_eq!(once, (format.write)(&summary, &Text::new(Language::Fi)).unwrap(), "{}", format.id);
    }
}

#[test]
fn a_page_is_whole_and_runs_nothing() {
    let releases = tricky();
    let nps = [customers(Metric::Nps, 1, 20)];
    let mut summary = summary(&releases, &nps, "2026-W40..2026-W47");
    summary.organisation = "<script>alert(1)</script> & Oy";
    for language in Language::ALL {
        let page = String::from_utf8(written("html", &summary, language)).unwrap();
        assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
        assert_eq!(page.matches("<svg").count(), 3);
        for wrong in ["<script", "http://x", "src=", "report-", "measure-"] {
            assert!(!page.contains(wrong), "{language:?}: {wrong}");
        }
        assert!(page.contains("&lt;script&gt;"));
    }
}

#[test]
fn a_report_begins_with_its_findings_and_is_walked_by_headings() {
    let releases = releases(20);
    let nps = [customers(Metric::Nps, 1, 20)];
    let found = ["Mieliala", "Asiakkaat", "Kokeilu"].map(|title| Finding {
        title: title.to_owned(),
        said: format!("{title}: <ei> selvää suuntaa."),
        sure: "Laskettu 20 viikosta.".to_owned(),
    });
    let mut summary = summary(&releases, &nps, "2026-W28..2026-W47");
    summary.meeting = Meeting { made: "2026-11-23".parse().ok(), findings: &found, ..Meeting::default() };
    let page = String::from_utf8(written("html", &summary, Language::Fi)).unwrap();
    assert!(page.contains("<html lang=\"fi\">") && page.contains("Tehty 23.11.2026"));
    let heads: Vec<&str> = page.match_indices("<h").map(|(at, _)| &page[at + 1..at + 3]).collect();
    let levels: Vec<&str> = heads.into_iter().filter(|tag| ["h1", "h2", "h3"].contains(tag)).collect();
    assert_eq!(levels, ["h1", "h2", "h3", "h3", "h3", "h2", "h2", "h2"]);
    for landmark in
        ["<header>", "<main>", "<section id=\"findings\" aria-labelledby", "<th scope=\"row\">", "<caption>"]
    {
        assert!(page.contains(landmark), "{landmark}");
    }
    assert_eq!(page.matches("<svg").count(), page.matches("role=\"img\"").count());
    assert!(page.find("&lt;ei&gt;").unwrap() < page.find("<svg").unwrap());
    assert!(!page.contains("<ei>"));

    let sheets = written("pdf", &summary, Language::Fi);
    assert!(sheets.starts_with(b"%PDF-") && sheets.ends_with(b"%%EOF") || sheets.ends_with(b"%%EOF\n"));
    let raw = String::from_utf8_lossy(&sheets);
    assert!(raw.contains("/Lang(fi)") || raw.contains("/Lang (fi)"), "the language is not said");
    assert!(
        raw.matches("/Type/Page\n").count() + raw.matches("/Type /Page\n").count() >= 2,
        "one sheet only"
    );
}
