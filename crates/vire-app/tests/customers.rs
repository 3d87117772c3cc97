//! Customer files on real files: looking, taking in, kept mappings, rejects, comments and charts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use vire_app::clock::Clock;
use vire_app::customers::{self, comments};
use vire_app::desk::Desk;
use vire_app::dto::{ChartRequest, FilePreview, Look, Missing, SetUp, ThemeView};
use vire_app::figures::Viewer;
use vire_app::place::Place;
use vire_app::watch::{Unwatched, Watch};
use vire_app::{chart, members, set_up};
use vire_testkit::Desktop;
use vire_text::{Language, Text};

const NOW: &str = "2026-11-24T09:00:00+02:00";

const TEAMS: [(&str, u32); 4] =
    [("Palvelut/Puhelintuki", 12), ("Palvelut/Chat", 11), ("Myynti/Turku", 9), ("Johto", 3)];

fn organisation(desktop: &Desktop) -> Desk {
    organisation_of(desktop, &TEAMS)
}

fn organisation_of(desktop: &Desktop, teams: &[(&str, u32)]) -> Desk {
    let place = Place::at(desktop.workspace(), Clock::fixed(NOW).unwrap())
        .with_cost(vire_seal::passphrase::Cost::quick_for_tests());
    let asked = SetUp {
        name: "Kaarna Oy".into(),
        time_zone: "Europe/Helsinki".into(),
        passphrase: "kolme hauskaa majavaa".into(),
        k: 5,
    };
    let mut desk = set_up::set_up(&place, &asked).unwrap().desk;
    let mut roster = String::from("member,name,group,joined\n");
    for (team, people) in teams {
        for person in 0..*people {
            roster.push_str(&format!("{team}{person},Mikko Virtanen,{team},2025-01-06\n"));
        }
    }
    let path = desktop.file("roster.csv", roster);
    members::import(&mut desk, &path).unwrap();
    desk
}

/// A Finnish Excel's CSV: windows-1252, semicolons, decimal commas.
fn finnish(desktop: &Desktop, name: &str, head: &str, rows: &[&str]) -> PathBuf {
    let text = format!("{head}\r\n{}\r\n", rows.join("\r\n"));
    let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    desktop.file(name, bytes)
}

fn answers(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned())).collect()
}

fn preview(desk: &Desk, path: &Path, mapping: Option<Value>) -> FilePreview {
    customers::preview(desk, path, mapping, &BTreeMap::new(), Some(&look()), &Unwatched).unwrap()
}

fn look() -> Look {
    Look { theme: ThemeView::Light, language: "fi".into(), width: 800, height: 320 }
}

const HEAD: &str = "päivä;kanava;tyytyväisyys (1-5);tiimi;käsittelijä;palaute";
const ROWS: [&str; 6] = [
    "13.10.2026;Puhelin;4,0;Puhelintuki;Maija;Hyvä, kiitos Mikolle!",
    "14.10.2026;Tiski;5,0;Chat-tiimi;Maija;Jäin jonoon",
    "21.10.2026;Chat;2,0;Chat;Maija;",
    "22.10.2026;Chat;9,0;Chat;Maija;",
    "23.10.2026;Chat;3,0;Johto;Maija;Pieni tiimi auttoi",
    "32.10.2026;Chat;3,0;Chat;Maija;=1+1",
];

/// A workbook with a sheet for each month, of days and scores.
fn months(desktop: &Desktop, sheets: &[(&str, &[(&str, u32)])]) -> PathBuf {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        sheet.write_row(0, 0, ["Pvm", "NPS"]).unwrap();
        for (row, (day, score)) in (1..).zip(*rows) {
            sheet.write(row, 0, *day).unwrap().write(row, 1, *score).unwrap();
        }
    }
    desktop.file("kuukaudet.xlsx", book.save_to_buffer().unwrap())
}

#[test]
fn each_sheet_of_a_workbook_can_be_taken_in_once() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let september: &[(&str, u32)] = &[("2026-09-01", 9), ("2026-09-02", 3)];
    let path = months(&desktop, &[("Syyskuu", september), ("Lokakuu", &[("2026-10-01", 10)])]);
    let seen = preview(&desk, &path, None);
    assert_eq!((seen.sheet.as_deref(), seen.twins), (Some("Syyskuu"), vec!["Lokakuu".to_owned()]));
    assert_eq!(seen.sheets, ["Syyskuu", "Lokakuu"]);
    let zone = answers(&[("zone", "Europe/Helsinki")]);
    let mut take = |mapping: Value| {
        let done = customers::import(&mut desk, &path, Some(mapping), &zone, None, &Unwatched).unwrap();
        let answer = done.answer();
        (answer["accepted"].as_u64().unwrap(), answer["already_imported"] == true)
    };
    assert_eq!(take(json!({})), (2, false));
    assert_eq!(take(json!({})), (0, true));
    assert_eq!(take(json!({"sheet": "Syyskuu"})), (0, true), "the sheet that was read");
    assert_eq!(take(json!({"sheet": "Lokakuu"})), (1, false));
    assert_eq!(take(json!({"sheet": "Lokakuu"})), (0, true));
    let other = preview(&desk, &path, Some(json!({"sheet": "Lokakuu"})));
    assert!(other.already_imported.is_some() && preview(&desk, &path, None).already_imported.is_some());
}

#[test]
fn the_next_file_may_name_its_sheets_after_other_months() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let path = months(&desktop, &[("Ohje", &[]), ("Syyskuu", &[("2026-09-01", 9)])]);
    let zone = answers(&[("zone", "Europe/Helsinki")]);
    let said = json!({"sheet": "Syyskuu", "score": "NPS"});
    customers::import(&mut desk, &path, Some(said), &zone, None, &Unwatched).unwrap();
    let next = months(&desktop, &[("Lokakuu", &[("2026-10-01", 10)])]);
    let seen = preview(&desk, &next, None);
    let saved = seen.saved.unwrap();
    assert_eq!((saved.mapping, seen.sheet.as_deref()), (json!({"score": "NPS"}), Some("Lokakuu")));
}

#[test]
fn a_finnish_excel_file_is_proposed_with_reasons_suggestions_and_a_picture() {
    let desktop = Desktop::new();
    let desk = organisation(&desktop);
    let path = finnish(&desktop, "kysely.csv", HEAD, &ROWS);
    let seen = preview(&desk, &path, None);
    assert_eq!(seen.encoding.as_deref(), Some("windows-1252"));
    assert!(seen.text_sample.is_some());
    assert_eq!(seen.dropped, ["käsittelijä"]);
    assert!(!seen.columns.contains(&"käsittelijä".to_owned()) && seen.sample.len() == 6);
    assert_eq!(seen.mapping["score"], "tyytyväisyys (1-5)");
    assert_eq!(seen.mapping["comment"], Value::Null, "comments are off by default");
    assert!(seen.reasons.contains_key("score") && seen.reasons.contains_key("date"));
    assert_eq!((seen.records, seen.accepted), (6, 4));
    assert!(seen.many_errors);
    assert_eq!(seen.rejects.len(), 2);
    assert_eq!((seen.from.as_deref(), seen.to.as_deref()), (Some("2026-W42"), Some("2026-W43")));
    let tiski = &seen.unmapped_touchpoints[0];
    assert_eq!((tiski.word.as_str(), tiski.count), ("Tiski", 1));
    let team = seen.unmapped_groups.iter().find(|word| word.word == "Chat-tiimi").unwrap();
    assert_eq!(team.suggestion.as_deref(), Some("Palvelut/Chat"));
    assert_eq!(seen.charts.len(), 1);
    assert!(seen.charts[0].svg.starts_with("<svg") && !seen.charts[0].empty);
}

#[test]
fn what_a_person_said_is_kept_for_the_next_file_and_told_apart_from_a_changed_one() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let first = finnish(&desktop, "loka.csv", HEAD, &ROWS);
    let said = json!({"group_map": {"Chat-tiimi": "Palvelut/Chat"}, "touchpoint_map": {"Tiski": "onsite"}});
    let source = Some("Kassakysely".to_owned());
    let done =
        customers::import(&mut desk, &first, Some(said.clone()), &answers(&[]), source, &Unwatched).unwrap();
    assert_eq!(done.row.source, "Kassakysely");

    let again = preview(&desk, &first, None);
    assert_eq!(again.imported_on.as_deref(), Some("2026-11-24"));
    let next = finnish(&desktop, "marras.csv", HEAD, &["3.11.2026;Tiski;4,0;Chat-tiimi;Maija;"]);
    let seen = preview(&desk, &next, None);
    let saved = seen.saved.unwrap();
    assert!(saved.same);
    assert_eq!((saved.mapping, seen.source.as_str()), (said, "Kassakysely"));
    assert!(seen.ask.is_empty() && seen.unmapped_groups.is_empty() && seen.unmapped_touchpoints.is_empty());
    assert!(preview(&desk, &next, Some(json!({}))).saved.is_none(), "said anew, nothing kept is used");

    let head = "päivä;kanavat;tyytyväisyys (1-5);tiimi;palaute;maa";
    let changed = finnish(&desktop, "joulu.csv", head, &["4.11.2026;Tiski;4,0;Chat-tiimi;;FI"]);
    let saved = preview(&desk, &changed, None).saved.unwrap();
    assert!(!saved.same);
    assert_eq!(saved.renamed, [["kanava".to_owned(), "kanavat".to_owned()]]);
    assert_eq!((saved.gone, saved.added), (Vec::new(), vec!["maa".to_owned()]));
}

#[test]
fn a_preview_counts_what_an_earlier_import_holds() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let head = "vastaus id;päivä;tyytyväisyys (1-5)";
    let first = finnish(&desktop, "a.csv", head, &["a1;13.10.2026;4,0", "a2;14.10.2026;5,0"]);
    customers::import(&mut desk, &first, None, &answers(&[]), None, &Unwatched).unwrap();
    let rows = ["a1;13.10.2026;4,0", "a2;15.10.2026;1,0", "a3;16.10.2026;3,0"];
    let next = finnish(&desktop, "b.csv", head, &rows);
    let seen = preview(&desk, &next, None);
    assert_eq!((seen.accepted, seen.skipped.get("duplicate").copied()), (2, Some(1)));
    let done = customers::import(&mut desk, &next, None, &answers(&[]), None, &Unwatched).unwrap();
    let view = done.view();
    assert_eq!((view.accepted, view.updated, view.skipped.get("duplicate").copied()), (2, 1, Some(1)));
}

#[test]
fn a_survey_that_grew_counts_nobody_twice_and_another_survey_everybody() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let form = |name: &str, head: &str, rows: &[(u8, &str)]| {
        let line =
            |(id, rest): &(u8, &str)| format!("{id},2026-10-1{id}T09:00:00,2026-10-1{id}T09:05:00,,,{rest}");
        let rows: Vec<String> = rows.iter().map(line).collect();
        desktop.file(name, format!("{head}\n{}\n", rows.join("\n")))
    };
    let take = |desk: &mut Desk, path: &Path| {
        let zone = answers(&[("zone", "Europe/Helsinki"), ("scale", "1-5")]);
        let mapping = customers::mapping_of(None).unwrap();
        let seen = customers::inspect(desk, path, &mapping, &zone, None, &Unwatched).unwrap().counts.accepted;
        let shown = customers::preview(desk, path, Some(json!({})), &zone, None, &Unwatched).unwrap();
        let done = customers::import(desk, path, None, &zone, None, &Unwatched).unwrap();
        assert_eq!((seen, shown.accepted), (done.row.accepted, u32::try_from(seen).unwrap()));
        assert_eq!(shown.source, done.row.source);
        (done.row.source, done.row.accepted)
    };
    let head = "ID,Start time,Completion time,Email,Name,Kuinka tyytyväinen olit? (1-5)";
    let first = form("a.csv", head, &[(1, "5"), (2, "4")]);
    let (source, accepted) = take(&mut desk, &first);
    assert_eq!(accepted, 2);
    let grown = "Tunniste,Aloitusaika,Valmistumisaika,Sähköposti,Nimi,Kuinka tyytyväinen olit? (1-5),Miksi?";
    let next = form("b.csv", grown, &[(1, "5,"), (2, "4,"), (3, "3,jono")]);
    assert_eq!(take(&mut desk, &next), (source.clone(), 1));
    let other = "ID,Start time,Completion time,Email,Name,Olitko tyytyväinen myymälään? (1-5)";
    let (another, accepted) = take(&mut desk, &form("c.csv", other, &[(1, "1"), (2, "2")]));
    assert_eq!(accepted, 2);
    assert_ne!(another, source);
}

#[test]
fn a_preview_tells_what_of_a_file_without_ids_is_here_already() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let head = "päivä;tyytyväisyys (1-5)";
    let first = finnish(&desktop, "a.csv", head, &["13.10.2026;4,0", "13.10.2026;4,0", "14.10.2026;5,0"]);
    customers::import(&mut desk, &first, None, &answers(&[]), None, &Unwatched).unwrap();
    let next = finnish(&desktop, "b.csv", head, &["14.10.2026;5,0", "14.10.2026;5,0", "15.10.2026;1,0"]);
    let seen = preview(&desk, &next, None);
    assert_eq!((seen.accepted, seen.overlap, seen.skipped.get("duplicate").copied()), (2, 1, Some(1)));
    let mapping = customers::mapping_of(None).unwrap();
    let told = |source| {
        let seen = customers::inspect(&desk, &next, &mapping, &answers(&[]), source, &Unwatched).unwrap();
        serde_json::to_value(seen).unwrap()["counts"].clone()
    };
    assert_eq!(told(None), json!({"records": 3, "accepted": 2, "skipped": {"duplicate": 1}, "errors": {}}));
    assert_eq!(told(Some("elsewhere"))["accepted"], 3);
    let done = customers::import(&mut desk, &next, None, &answers(&[]), None, &Unwatched).unwrap();
    let view = done.view();
    assert_eq!((view.accepted, view.skipped.get("duplicate").copied()), (2, Some(1)));
}

#[test]
fn a_column_with_a_name_that_nobody_knows_can_be_chosen() {
    let desktop = Desktop::new();
    let desk = organisation(&desktop);
    let rows = ["13.10.2026;4;Chat", "14.10.2026;5;Chat", "15.10.2026;1;Chat"];
    let path = finnish(&desktop, "a.csv", "Kuupäev;Hinnang;Kanal", &rows);
    let seen = preview(&desk, &path, None);
    assert_eq!((seen.missing, seen.records, seen.accepted), (Some(Missing::Score), 3, 0));
    assert_eq!(seen.columns, ["Kuupäev", "Hinnang", "Kanal"]);
    assert_eq!(seen.sample[0], ["13.10.2026", "4", "Chat"]);
    let seen = preview(&desk, &path, Some(json!({"score": "Hinnang", "metric": "csat", "scale": [1, 5]})));
    assert_eq!((seen.missing, seen.accepted), (None, 3));

    let path = finnish(&desktop, "b.csv", "CSAT;Kanal", &["4;Chat", "5;Chat"]);
    assert_eq!(preview(&desk, &path, None).missing, Some(Missing::Date));
}

#[test]
fn rejects_stay_with_their_import_and_are_harmless_when_saved() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let rows = ["13.10.2026;Chat;=2+2;Chat;M;", "14.10.2026;Chat;4,0;Chat;M;"];
    let path = finnish(&desktop, "kysely.csv", HEAD, &rows);
    let done = customers::import(&mut desk, &path, None, &answers(&[]), None, &Unwatched).unwrap();
    let id = done.row.id.to_string();
    let listed = customers::rejects(&desk, &id).unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].place.as_str(), listed[0].value.as_str()), ("2", "=2+2"));
    let text = Text::new(Language::Fi);
    let csv = desktop.file("hylätyt.csv", "");
    customers::save_rejects(&desk, &id, &text, &csv).unwrap();
    let written = std::fs::read_to_string(&csv).unwrap();
    assert!(written.contains("'=2+2") && !written.contains(",=2+2"), "{written}");
    let xlsx = desktop.file("hylätyt.xlsx", "");
    customers::save_rejects(&desk, &id, &text, &xlsx).unwrap();
    assert!(std::fs::read(&xlsx).unwrap().starts_with(b"PK"));
    assert_eq!(customers::undo(&mut desk, &id, &Impatient).unwrap_err().code, "cancelled");
    assert_eq!(customers::rejects(&desk, &id).unwrap().len(), 1);
    customers::undo(&mut desk, &id, &Unwatched).unwrap();
    assert_eq!(customers::rejects(&desk, &id).unwrap_err().code, "import_unknown");
}

/// Somebody who cancels at once.
struct Impatient;

impl Watch for Impatient {
    fn progress(&self, _step: &str, _done: u32, _total: u32) {}

    fn cancelled(&self) -> bool {
        true
    }
}

#[test]
fn comments_are_taken_only_when_chosen_and_never_name_anybody() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let first = finnish(&desktop, "a.csv", HEAD, &ROWS);
    let done = customers::import(&mut desk, &first, None, &answers(&[]), None, &Unwatched).unwrap();
    assert!(!comments::search(&desk, "", None, &Unwatched).unwrap().kept);
    customers::undo(&mut desk, &done.row.id.to_string(), &Unwatched).unwrap();

    let said = Some(json!({"comment": "palaute"}));
    customers::import(&mut desk, &first, said, &answers(&[]), None, &Unwatched).unwrap();
    let all = comments::search(&desk, "", None, &Unwatched).unwrap();
    let texts: Vec<&str> = all.comments.iter().map(|comment| comment.text.as_str()).collect();
    assert!(all.kept && texts.contains(&"Jäin jonoon"));
    assert!(texts.contains(&"Hyvä, kiitos ▮▮▮!"), "{texts:?}");
    // The team of three has the release's name: it and its neighbour together are twelve people.
    let small = all.comments.iter().find(|comment| comment.text.contains("Pieni tiimi")).unwrap();
    assert_eq!(small.group.as_deref(), Some("Johto + Myynti"));
    assert_eq!(small.written.as_deref(), Some("3,0"));
    assert!(
        comments::search(&desk, "Mikko", None, &Unwatched).unwrap().comments.is_empty(),
        "no search by a person"
    );
    assert_eq!(comments::search(&desk, "JÄIN", None, &Unwatched).unwrap().comments.len(), 1);
    assert_eq!(comments::search(&desk, "jäin", None, &Impatient).unwrap_err().code, "cancelled");
    assert!(comments::search(&desk, "jäin", Some("chat"), &Unwatched).unwrap().comments.is_empty());
}

#[test]
fn what_is_no_file_is_told_to_be_unreadable() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let mut check = |path: &Path| {
        let refused = customers::import(&mut desk, path, None, &answers(&[]), None, &Unwatched);
        assert_eq!(refused.unwrap_err().code, "file_unreadable", "{}", path.display());
    };
    check(&desktop.workspace());
    check(&desktop.path("none"));
    #[cfg(unix)]
    check(Path::new("/dev/zero"));
}

#[test]
fn nothing_of_a_team_that_is_too_small_is_shown() {
    let desktop = Desktop::new();
    let mut desk = organisation_of(&desktop, &[("Puhelintuki", 30), ("Johto", 3)]);
    let path = finnish(&desktop, "a.csv", HEAD, &ROWS);
    let said = Some(json!({"comment": "palaute"}));
    customers::import(&mut desk, &path, said, &answers(&[]), None, &Unwatched).unwrap();
    let all = comments::search(&desk, "", None, &Unwatched).unwrap();
    assert!(!all.comments.iter().any(|comment| comment.text.contains("Pieni tiimi")));
    assert_eq!(all.hidden, 1);
    // Nor do its scores stand under the name of the whole.
    let phone = all.comments.iter().find(|comment| comment.text.starts_with("Hyvä")).unwrap();
    assert_eq!(phone.group, None, "the release gives it no name");
    let weekly = customers::weekly(&desk, None, Some(customers::Split::Group)).unwrap();
    for week in weekly["metrics"]["csat"]["weeks"].as_array().unwrap() {
        assert_eq!(week["by"], json!({}));
    }
}

#[test]
fn groups_with_the_same_people_have_their_customers_under_the_highest_name() {
    let desktop = Desktop::new();
    let mut desk = organisation_of(&desktop, &[("IT/Tuki", 9), ("Myynti", 14)]);
    let rows = ["IT", "IT/Tuki", "Myynti"].map(|team| format!("13.10.2026;9;{team}"));
    let path = desktop.file("a.csv", format!("päivä;nps;tiimi\n{}\n", rows.join("\n")));
    customers::import(&mut desk, &path, None, &answers(&[]), None, &Unwatched).unwrap();
    let weekly = customers::weekly(&desk, None, Some(customers::Split::Group)).unwrap();
    let by = weekly["metrics"]["nps"]["weeks"][0]["by"].as_object().unwrap();
    assert_eq!(by["IT"]["n"], 2);
    assert_eq!(by.keys().collect::<Vec<_>>(), ["IT", "Myynti"]);
}

#[test]
fn every_customer_chart_draws_what_was_imported() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let rows: Vec<String> = (0..120)
        .map(|at| {
            let (day, month) = (1 + at % 28, 7 + at / 40);
            let (place, team) = if at % 3 == 0 { ("Puhelin", "Puhelintuki") } else { ("Chat", "Johto") };
            format!("{day}.{month}.2026;{place};{},0;{team};M;", 1 + at % 5)
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let path = finnish(&desktop, "kysely.csv", HEAD, &rows);
    customers::import(&mut desk, &path, None, &answers(&[]), None, &Unwatched).unwrap();
    let mailbox = desk.place.mailbox().unwrap();
    let metric = || "csat".to_owned();
    let draw = |request: ChartRequest| {
        let drawn = chart::draw(&Viewer::Hr(&desk), &mailbox, &request, &look()).unwrap();
        drawn.into_view()
    };
    let of = |touchpoint: Option<&str>| touchpoint.map(str::to_owned);
    let scores = draw(ChartRequest::Distribution { metric: metric(), touchpoint: None });
    assert_eq!(scores.table.rows.len(), 5);
    assert!(!scores.empty);
    let chat = draw(ChartRequest::Distribution { metric: metric(), touchpoint: of(Some("chat")) });
    assert_ne!(chat.table, scores.table);
    let mix = draw(ChartRequest::Mix { metric: metric() });
    assert!(mix.summary.contains("Chat"), "{}", mix.summary);
    let groups = draw(ChartRequest::CustomerGroups { metric: metric() });
    assert!(!groups.empty && groups.svg.contains("Puhelintuki"));
    let mirror = draw(ChartRequest::Mirror { metric: metric(), touchpoint: None });
    assert_eq!(mirror.table.rows.len(), 2);
    assert!(mirror.table.rows.iter().all(|row| row[7].is_empty()), "no gap without people's figure");
    assert!(!draw(ChartRequest::Mirror { metric: metric(), touchpoint: of(Some("chat")) }).empty);
}
