//! Which sheet of a workbook is read: the one that holds the answers, wherever it stands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{answers, import, look, mapping};
use rust_xlsxwriter::Workbook;

/// A sheet: its name and its rows, of texts and of numbers.
type Sheet<'s> = (&'s str, &'s [&'s [&'s str]]);

fn book(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write(row, column, number).unwrap(),
                    Err(_) => sheet.write(row, column, *cell).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn sheet(sheets: &[Sheet<'_>]) -> String {
    look(&book(sheets), &answers(&[("zone", "Europe/Helsinki")])).unwrap().file.sheet.unwrap()
}

const ANSWERS: Sheet<'static> =
    ("Vastaukset", &[&["Pvm", "NPS"], &["2026-03-02", "0"], &["2026-03-03", "9"], &["2026-03-04", "10"]]);

#[test]
fn a_summary_does_not_stand_before_the_answers() {
    let check = |summary: &[&[&str]], answers: Sheet<'_>| {
        for sheets in [[("Yhteenveto", summary), answers], [answers, ("Yhteenveto", summary)]] {
            assert_eq!(sheet(&sheets), answers.0, "{summary:?}");
        }
    };
    // Numbers of answers look like a date's name, and those of a month's answers like no date.
    let named: [&[&str]; 3] =
        [&["Kuukausi", "NPS", "Vastauksia"], &["Tammikuu", "35", "4"], &["Helmikuu", "12", "6"]];
    let dated: [&[&str]; 3] =
        [&["Kuukausi", "NPS", "Vastauksia"], &["2026-01-01", "7", "20"], &["2026-02-01", "8", "20"]];
    let of_days: [&[&str]; 3] =
        [&["Pvm", "NPS", "Kpl"], &["2026-01-01", "7", "20"], &["2026-02-01", "8", "20"]];
    check(&named, ANSWERS);
    check(&dated, ANSWERS);
    check(&of_days, ANSWERS);
    // Seconds since 1970 beneath a question's title are dates too, and so are those whose name says nothing.
    let seconds: Sheet<'_> = (
        "Svar",
        &[
            &["Besvarad", "Hur troligt är det att du rekommenderar oss?"],
            &["1751608578", "3"],
            &["1752557328", "6"],
        ],
    );
    check(&named, seconds);
    check(&named, ("V", &[&["X", "NPS"], &["2026-03-02", "1"], &["2026-03-03", "9"]]));
}

#[test]
fn of_equal_sheets_the_one_with_the_most_rows_is_read_however_long_they_are() {
    let dates: Vec<String> = (0..200).map(|n| format!("2026-03-{:02}", n % 28 + 1)).collect();
    let rows: Vec<Vec<&str>> = dates.iter().map(|date| vec![date.as_str(), "9"]).collect();
    let table = |length: usize| {
        let head: &[&str] = &["Pvm", "NPS"];
        let all: Vec<&[&str]> =
            [head].into_iter().chain(rows.iter().take(length).map(Vec::as_slice)).collect();
        all
    };
    let (short, middle, long) = (table(20), table(60), table(200));
    let wide: &[&[&str]] = &[&["Pvm", "NPS", "Kanava"], &["2026-03-02", "9", "Chat"]];
    assert_eq!(sheet(&[("A", &short), ("B", &middle), ("C", &long), ("D", &middle)]), "C");
    assert_eq!(sheet(&[("A", &middle), ("B", &short), ("C", &middle)]), "A");
    assert_eq!(sheet(&[("A", &short), ("B", wide)]), "A");
}

#[test]
fn other_sheets_with_the_same_columns_are_told() {
    let long: &[&[&str]] = &[&["Pvm", "NPS"], &["2026-01-05", "9"], &["2026-01-06", "8"]];
    let short: &[&[&str]] = &[&["pvm ", "NPS"], &["2026-02-05", "3"]];
    let other: &[&[&str]] = &[&["Pvm", "Arvosana"], &["2026-02-05", "3"]];
    let zone = answers(&[("zone", "Europe/Helsinki")]);
    let months = book(&[("Tammikuu", long), ("Helmikuu", short), ("Muu", other)]);
    let seen = look(&months, &zone).unwrap();
    assert_eq!((seen.file.sheet.as_deref(), seen.twins), (Some("Tammikuu"), vec!["Helmikuu".to_owned()]));
    assert_eq!(seen.sheets, ["Tammikuu", "Helmikuu", "Muu"]);
    let (report, _) = import(&months, &mapping("{}"), &zone).unwrap();
    assert_eq!(report.warning, Some("sheets_left_out"));
    // Whoever chooses a sheet knows that there are others.
    let (report, rows) = import(&months, &mapping(r#"{"sheet":"Helmikuu"}"#), &zone).unwrap();
    assert_eq!((report.warning, rows.len()), (None, 1));
    let alone = book(&[("Tammikuu", long), ("Muu", other)]);
    assert_eq!(
        (look(&alone, &zone).unwrap().twins.len(), import(&alone, &mapping("{}"), &zone).unwrap().0.warning),
        (0, None)
    );
}

#[test]
fn a_text_has_no_sheets() {
    let error = import(b"aika,nps\n2026-03-02,9\n", &mapping(r#"{"sheet":"X"}"#), &answers(&[])).unwrap_err();
    assert_eq!(error.to_string(), "sheet_missing: X");
}

#[test]
fn a_template_of_a_tool_does_not_stand_before_its_answers() {
    let head: &[&str] = &["Review Created (UTC)", "Review Stars"];
    let full: &[&[&str]] = &[head, &["2026-03-02 10:00:00", "5"]];
    assert_eq!(sheet(&[("Pohja", &[head]), ("Arviot", full)]), "Arviot");
}
