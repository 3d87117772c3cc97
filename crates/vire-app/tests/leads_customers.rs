//! Customer figures on their way to leads: who can open them, what is never in them, replay and kills.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};
use vire_app::board::Commons;
use vire_app::clock::Clock;
use vire_app::desk::Desk;
use vire_app::dto::{ChartRequest, ChartView, Look, SetUp, ThemeView};
use vire_app::fault::{Fault, FaultKind, Outcome};
use vire_app::figures::Viewer;
use vire_app::local_mailbox::LocalMailbox;
use vire_app::mailbox::{Mailbox, ReleaserMailbox};
use vire_app::place::Place;
use vire_app::reader::OpenReader;
use vire_app::watch::Unwatched;
use vire_app::{chart, customers, history, members, reader, release, set_up};
use vire_core::week::Week;
use vire_seal::digest::hmac_sha256;
use vire_seal::key::Key;
use vire_store::organisation::GroupKey;
use vire_testkit::{Desktop, history_csv, roster_csv, weeks};

const PASSPHRASE: &str = "kolme hauskaa majavaa";
const LEADS: &str = "neljä vihreää kettua";
/// Of the leaders' team of six the release shows nothing by itself.
const TEAMS: [(&str, u32); 4] =
    [("Palvelut/Puhelintuki", 12), ("Palvelut/Chat", 11), ("Myynti", 14), ("Johto", 6)];
const BOTH: &str = "Johto + Myynti";

fn place(desktop: &Desktop) -> Place {
    Place::at(desktop.workspace(), Clock::fixed("2026-11-24T09:00:00+02:00").unwrap())
        .with_cost(vire_seal::passphrase::Cost::quick_for_tests())
}

/// An organisation with people, and no release yet.
fn founded(desktop: &Desktop, roster: &str) -> Desk {
    let asked = SetUp {
        name: "Kaarna Oy".into(),
        time_zone: "Europe/Helsinki".into(),
        passphrase: PASSPHRASE.into(),
        k: 5,
    };
    let mut desk = set_up::set_up(&place(desktop), &asked).unwrap().desk;
    members::import(&mut desk, &desktop.file("roster.csv", roster)).unwrap();
    desk
}

fn close(desk: &mut Desk, desktop: &Desktop, weeks: &[Week], teams: &[(&str, u32)]) {
    let earlier = history::read_history(&desktop.file("history.csv", history_csv(weeks, teams))).unwrap();
    history::take(desk, &earlier, &Unwatched).unwrap();
    release::close_rounds(desk, *weeks.last().unwrap(), &Unwatched).unwrap();
}

/// An organisation with four released weeks.
fn organisation(desktop: &Desktop) -> Desk {
    let mut desk = founded(desktop, &roster_csv(&TEAMS));
    close(&mut desk, desktop, &weeks("2026-W44", "2026-W47"), &TEAMS);
    desk
}

fn mapping() -> Value {
    json!({"score": "score", "date": "date", "metric": "nps", "scale": [0, 10], "group": "team"})
}

/// Customers of some weeks: so many a team and week, all promoters, or all detractors.
fn responses(
    desktop: &Desktop,
    name: &str,
    weeks: &[&str],
    score: u8,
    teams: &[(&str, u32)],
) -> std::path::PathBuf {
    let mut csv = String::from("date,score,team\n");
    for week in weeks {
        let day = week.parse::<Week>().unwrap().monday();
        for (team, count) in teams {
            (0..*count).for_each(|_| writeln!(csv, "{day},{score},{team}").unwrap());
        }
    }
    desktop.file(name, csv)
}

fn take(desk: &mut Desk, file: &std::path::Path) -> String {
    let none = BTreeMap::new();
    customers::import(desk, file, Some(mapping()), &none, None, &Unwatched).unwrap().row.id.to_string()
}

fn first(desktop: &Desktop) -> std::path::PathBuf {
    let teams = [("Palvelut/Puhelintuki", 5), ("Palvelut/Chat", 4), ("Myynti", 6), ("Johto", 7)];
    responses(desktop, "first.csv", &["2026-W46", "2026-W47"], 10, &teams)
}

fn second(desktop: &Desktop) -> std::path::PathBuf {
    responses(desktop, "second.csv", &["2026-W47"], 0, &[("Palvelut/Chat", 8)])
}

fn lead(desk: &mut Desk, desktop: &Desktop, group: &str) -> (OpenReader, LocalMailbox) {
    let code = reader::invite(desk, "Lead", &[group.to_owned()]).unwrap();
    let mailbox = place(desktop).mailbox().unwrap();
    (reader::accept(&place(desktop), &mailbox, &code, LEADS).unwrap(), mailbox)
}

fn draw(viewer: &Viewer<'_>, mailbox: &dyn Mailbox, request: &ChartRequest) -> Outcome<ChartView> {
    let look = Look { theme: ThemeView::Light, language: "en".into(), width: 900, height: 400 };
    chart::draw(viewer, mailbox, request, &look).map(chart::Drawn::into_view)
}

fn of(group: &str) -> ChartRequest {
    ChartRequest::CustomersOf { group: group.to_owned(), metric: "nps".into() }
}

fn all() -> ChartRequest {
    ChartRequest::Customers { metric: "nps".into(), touchpoint: None }
}

fn table(lead: &OpenReader, mailbox: &dyn Mailbox, request: &ChartRequest) -> Vec<Vec<String>> {
    draw(&Viewer::Reader(lead), mailbox, request).unwrap().table.rows
}

fn code(result: Result<impl Sized, Fault>) -> (FaultKind, String) {
    match result {
        Ok(_) => panic!("it went through"),
        Err(fault) => (fault.kind, fault.code),
    }
}

fn broken() -> (FaultKind, String) {
    (FaultKind::Closed, "chain_broken".into())
}

/// Returns the kind, id and sealed notice of every group by its shown name.
fn notices(desk: &Desk) -> BTreeMap<String, (String, [u8; 16], Vec<u8>)> {
    let notice = |key: &GroupKey| {
        let kind = format!("customers/{}", key.id);
        let sealed = desk.mailbox.notices(&kind).unwrap().pop()?;
        Some((key.group.to_string(), (kind, key.id.0, sealed)))
    };
    keys(desk).iter().filter_map(notice).collect()
}

/// Returns what opens a group's customers.
fn opener(desk: &Desk, key: &GroupKey) -> Commons {
    desk.commons.keyed(Key::from_bytes(hmac_sha256(&key.private, &[b"vire/1 customers of a group"])))
}

fn keys(desk: &Desk) -> Vec<GroupKey> {
    desk.organisation.read(|read| read.group_keys()).unwrap()
}

/// Opens the notice of a group as its leads can.
fn plain_of(desk: &Desk, group: &str) -> String {
    let own = keys(desk).into_iter().find(|key| key.group.as_str() == group).unwrap();
    let (kind, _, sealed) = &notices(desk)[group];
    String::from_utf8(opener(desk, &own).open(kind, sealed).unwrap()).unwrap()
}

#[test]
fn a_lead_sees_the_customers_of_the_own_group_and_of_all_and_nothing_else() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    take(&mut desk, &first(&desktop));
    take(&mut desk, &second(&desktop));
    let (chat, mailbox) = lead(&mut desk, &desktop, "Palvelut/Chat");
    let viewer = Viewer::Reader(&chat);
    assert_eq!(chart::choices(&viewer, &mailbox).unwrap().metrics, ["nps"]);
    // As HR sees it: the same table from the store.
    for request in [of("Palvelut/Chat"), all()] {
        let hr = draw(&Viewer::Hr(&desk), &mailbox, &request).unwrap();
        let view = draw(&viewer, &mailbox, &request).unwrap();
        assert_eq!((view.table, view.empty, view.shown_as), (hr.table, false, None));
    }
    let rows = table(&chat, &mailbox, &of("Palvelut/Chat"));
    assert!(rows[0].contains(&"4".to_owned()) && rows[1].contains(&"12".to_owned()), "{rows:?}");
    let together = ChartRequest::Together {
        group: "Palvelut/Chat".into(),
        measure: "mood".into(),
        metric: "nps".into(),
    };
    assert!(draw(&viewer, &mailbox, &together).unwrap().svg.contains("NPS"));
    let denied = (FaultKind::Policy, "not_granted".to_owned());
    let at = ChartRequest::Customers { metric: "nps".into(), touchpoint: Some("phone".into()) };
    for request in [of("Myynti"), of("Palvelut"), at, ChartRequest::CustomerGroups { metric: "nps".into() }] {
        assert_eq!(code(draw(&viewer, &mailbox, &request)), denied, "{request:?}");
    }
}

#[test]
fn no_other_key_opens_a_group_s_customers_and_equal_lengths_tell_nothing() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    take(&mut desk, &first(&desktop));
    let year: Vec<String> = weeks("2025-W40", "2026-W43").iter().map(Week::to_string).collect();
    let year: Vec<&str> = year.iter().map(String::as_str).collect();
    take(&mut desk, &responses(&desktop, "year.csv", &year, 9, &[("Palvelut/Chat", 3)]));
    let notices = notices(&desk);
    assert_eq!(notices.len(), 4, "{:?}", notices.keys());
    for (group, (kind, _, sealed)) in &notices {
        assert!(desk.commons.open(kind, sealed).is_none(), "every invitation opens {group}");
        for key in &keys(&desk) {
            let opened = opener(&desk, key).open(kind, sealed);
            assert_eq!(opened.is_some(), key.group.to_string() == *group, "{} opens {group}", key.group);
        }
    }
    let whole = desk.mailbox.notices("customers").unwrap().pop().unwrap();
    assert!(notices.values().all(|(_, _, sealed)| sealed.len() == whole.len()));
    // What lies in the mailbox, and any file of the workspace, is without a word of it.
    let sealed = notices.values().map(|(_, _, sealed)| sealed.clone());
    let files = std::fs::read_dir(desktop.workspace()).unwrap().filter_map(|entry| {
        let path = entry.unwrap().path();
        path.is_file().then(|| std::fs::read(path).unwrap())
    });
    let files: Vec<Vec<u8>> = files.chain(sealed).chain([whole]).collect();
    assert!(files.len() > 6);
    for word in ["Palvelut", "Puhelintuki", "2026-W46", "\"nps\"", "edition"] {
        let holds = |bytes: &Vec<u8>| bytes.windows(word.len()).any(|window| window == word.as_bytes());
        assert!(!files.iter().any(holds), "{word}");
    }
}

#[test]
fn a_group_of_six_has_no_customer_figures_but_those_of_the_group_it_is_shown_with() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let (leaders, mailbox) = lead(&mut desk, &desktop, "Johto");
    take(&mut desk, &first(&desktop));
    let view = draw(&Viewer::Reader(&leaders), &mailbox, &of("Johto")).unwrap();
    assert_eq!(view.shown_as.as_deref(), Some(BOTH));
    for row in &view.table.rows {
        assert!(row.contains(&"13".to_owned()) && !row.contains(&"7".to_owned()), "{row:?}");
    }
    // A key of its own it has; what HR put up for it is empty.
    let plain = plain_of(&desk, "Johto");
    assert!(plain.contains(r#"\"metrics\":{}"#), "{plain}");
}

#[test]
fn a_week_with_one_or_two_customers_of_a_group_is_published_without_what_they_said() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let file = responses(&desktop, "few.csv", &["2026-W47"], 10, &[("Palvelut/Chat", 2), ("Myynti", 3)]);
    take(&mut desk, &file);
    let chat = plain_of(&desk, "Palvelut/Chat");
    assert!(chat.contains(r#"[\"2026-W47\",2,0,0,0,0]"#), "{chat}");
    let both = plain_of(&desk, BOTH);
    assert!(both.contains(r#"[\"2026-W47\",3,30000,300000000,3,0]"#), "{both}");
}

#[test]
fn customers_who_came_before_the_first_release_are_put_up_with_it() {
    let desktop = Desktop::new();
    let mut desk = founded(&desktop, &roster_csv(&TEAMS));
    take(&mut desk, &first(&desktop));
    let (chat, mailbox) = lead(&mut desk, &desktop, "Palvelut/Chat");
    let viewer = Viewer::Reader(&chat);
    assert!(draw(&viewer, &mailbox, &of("Palvelut/Chat")).unwrap().empty);
    assert!(!draw(&viewer, &mailbox, &all()).unwrap().empty, "the whole needs no name");
    close(&mut desk, &desktop, &weeks("2026-W47", "2026-W47"), &TEAMS);
    assert_eq!(table(&chat, &mailbox, &of("Palvelut/Chat")).len(), 2);
}

#[test]
fn at_a_quarter_s_turn_every_week_keeps_the_name_of_its_own_quarter() {
    let desktop = Desktop::new();
    let mut teams =
        [("Palvelut/Puhelintuki", 12), ("Palvelut/Chat", 11), ("Palvelut/Laskutus", 20), ("Myynti", 14)];
    let left = (1..=6).fold(roster_csv(&teams), |roster, person| {
        let stays = format!("2-{person},Palvelut/Chat,2020-01-06,,");
        roster.replace(&stays, &format!("2-{person},Palvelut/Chat,2020-01-06,2026-09-25,"))
    });
    let mut desk = founded(&desktop, &left);
    close(&mut desk, &desktop, &weeks("2026-W38", "2026-W38"), &teams);
    teams[1].1 = 5;
    let served = [("Palvelut/Puhelintuki", 5), ("Palvelut/Chat", 4)];
    take(&mut desk, &responses(&desktop, "both.csv", &["2026-W38", "2026-W46"], 10, &served));
    let (chat, mailbox) = lead(&mut desk, &desktop, "Palvelut/Chat");
    let weeks_of = |lead: &OpenReader, mailbox: &LocalMailbox, group: &str| -> Vec<(String, String)> {
        let rows = table(lead, mailbox, &of(group));
        rows.iter().map(|row| (row[0].clone(), row[3].clone())).collect()
    };
    let row = |week: u32, n: &str| (format!("week\u{a0}{week}, 2026"), n.to_owned());
    assert_eq!(weeks_of(&chat, &mailbox, "Palvelut/Chat"), [row(38, "4")], "the quarter waits");
    close(&mut desk, &desktop, &weeks("2026-W46", "2026-W46"), &teams);
    let chat = reader::open(&mailbox, &chat.label, LEADS).unwrap();
    assert_eq!(weeks_of(&chat, &mailbox, "Palvelut/Chat"), [row(38, "4"), row(46, "9")]);
    let phone = lead(&mut desk, &desktop, "Palvelut/Puhelintuki").0;
    let seen = weeks_of(&phone, &mailbox, "Palvelut/Puhelintuki");
    assert_eq!(seen, [row(38, "5"), row(46, "9")]);
    let view = draw(&Viewer::Reader(&chat), &mailbox, &of("Palvelut/Chat")).unwrap();
    assert_eq!(view.shown_as.as_deref(), Some("Palvelut/Chat + Palvelut/Puhelintuki"));
}

#[test]
fn only_what_hr_signed_for_this_group_is_taken() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    take(&mut desk, &first(&desktop));
    let (chat, mut mailbox) = lead(&mut desk, &desktop, "Palvelut/Chat");
    let notices = notices(&desk);
    let (kind, id, sealed) = &notices["Palvelut/Chat"];
    // Another lead of the group holds the same key, and could seal other figures with it.
    let own = keys(&desk).into_iter().find(|key| key.group.as_str() == "Palvelut/Chat").unwrap();
    let shared = opener(&desk, &own);
    let mut signed: Value = serde_json::from_str(&plain_of(&desk, "Palvelut/Chat")).unwrap();
    let better = signed["bytes"].as_str().unwrap().replace("\"2026-W47\",4", "\"2026-W47\",5");
    assert_ne!(signed["bytes"], better.as_str());
    signed["bytes"] = better.into();
    let forged = shared.seal(kind, &serde_json::to_vec(&signed).unwrap()).unwrap();
    mailbox.post(kind, id, &forged).unwrap();
    assert_eq!(code(chat.customers(&mailbox)), broken());
    // Nor another group's notice in the place of the own.
    mailbox.post(kind, id, &notices[BOTH].2).unwrap();
    assert_eq!(code(chat.customers(&mailbox)), broken());
    mailbox.post(kind, id, sealed).unwrap();
    chat.customers(&mailbox).unwrap();
}

#[test]
fn an_older_notice_is_not_taken_over_a_newer_one_and_hr_puts_it_right() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    take(&mut desk, &first(&desktop));
    let (chat, mut mailbox) = lead(&mut desk, &desktop, "Palvelut/Chat");
    let before = table(&chat, &mailbox, &of("Palvelut/Chat"));
    let (kind, id, old) = notices(&desk)["Palvelut/Chat"].clone();
    let whole = mailbox.notices("customers").unwrap().pop().unwrap();
    let import = take(&mut desk, &second(&desktop));
    let after = table(&chat, &mailbox, &of("Palvelut/Chat"));
    assert_ne!(before, after);

    mailbox.post(&kind, &id, &old).unwrap();
    assert_eq!(code(chat.customers(&mailbox)), broken(), "one of them is older than the rest");
    mailbox.post("customers", &[0; 16], &whole).unwrap();
    assert_eq!(code(chat.customers(&mailbox)), broken(), "all of them are older than what was read before");
    mailbox.post(&kind, &[7; 16], b"not from HR").unwrap();
    let label = chat.label.clone();
    drop(desk);
    let mut desk = Desk::open(&place(&desktop), PASSPHRASE).unwrap();
    assert_eq!(table(&chat, &mailbox, &of("Palvelut/Chat")), after);

    customers::undo(&mut desk, &import, &Unwatched).unwrap();
    assert_eq!(table(&chat, &mailbox, &of("Palvelut/Chat")), before);
    let again = reader::open(&mailbox, &label, LEADS).unwrap();
    assert_eq!(table(&again, &mailbox, &of("Palvelut/Chat")), before);
}

#[test]
fn a_kill_between_import_and_publishing_is_made_good_when_hr_comes_back() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop);
    let (chat, mailbox) = lead(&mut desk, &desktop, "Palvelut/Chat");
    assert!(mailbox.notices("customers").unwrap().is_empty(), "nothing was ever imported");
    assert!(draw(&Viewer::Reader(&chat), &mailbox, &of("Palvelut/Chat")).unwrap().empty);
    let import = take(&mut desk, &first(&desktop));
    let before = table(&chat, &mailbox, &of("Palvelut/Chat"));

    // The store's own step, and nothing after it: what a kill leaves.
    let id = import.parse().unwrap();
    desk.organisation.undo_import(id, &mut |_| true).unwrap();
    assert_eq!(table(&chat, &mailbox, &of("Palvelut/Chat")), before, "the old state stays whole");
    drop(desk);
    drop(Desk::open(&place(&desktop), PASSPHRASE).unwrap());
    assert!(draw(&Viewer::Reader(&chat), &mailbox, &of("Palvelut/Chat")).unwrap().empty);
    assert!(chart::choices(&Viewer::Reader(&chat), &mailbox).unwrap().metrics.is_empty());

    // Nothing is put up again when nothing changed.
    let now = mailbox.notices("customers").unwrap();
    drop(Desk::open(&place(&desktop), PASSPHRASE).unwrap());
    assert_eq!(mailbox.notices("customers").unwrap(), now);
}
