//! Experiments on real files: planned, run, measured from released figures, and read by everybody.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use vire_app::clock::Clock;
use vire_app::desk::Desk;
use vire_app::dto::{ExperimentDraft, SetUp};
use vire_app::experiments::{self, Verdict};
use vire_app::fault::{Fault, FaultKind};
use vire_app::place::Place;
use vire_app::watch::Unwatched;
use vire_app::{export, history, members, reader, release, set_up};
use vire_core::week::Week;
use vire_testkit::{Desktop, roster_csv};

const TEAMS: [(&str, u32); 8] = [
    ("Palvelut/Puhelintuki", 14),
    ("Palvelut/Chat", 14),
    ("Palvelut/Posti", 14),
    ("Palvelut/Huolto", 14),
    ("Myynti/Helsinki", 14),
    ("Myynti/Turku", 14),
    ("Myynti/Oulu", 14),
    ("Pieni", 6),
];
const TRIED: &str = "Palvelut/Chat";
const START: &str = "2026-W32";

/// Answers of 40 weeks to 2026-W47: noise that is the same every time, and a lift of the tried team.
fn history_of(lift: i64, drift: bool) -> String {
    let last: Week = "2026-W47".parse().unwrap();
    let start: Week = START.parse().unwrap();
    let mut csv = String::from("week,group,mood\n");
    let mut state = 7_u64;
    let mut draw = |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    for (at, week) in last.plus(-39).through(last).enumerate() {
        for (team, people) in TEAMS {
            for _ in 0..people - 1 {
                let mut mood = 2 + draw(3) as i64;
                if team == TRIED {
                    mood += if week >= start { lift } else { 0 };
                    mood -= i64::from(drift && draw(25) < at as u64);
                }
                csv.push_str(&format!("{week},{team},{}\n", mood.clamp(1, 5)));
            }
        }
    }
    csv
}

fn place(desktop: &Desktop) -> Place {
    Place::at(desktop.workspace(), Clock::fixed("2026-11-24T09:00:00+02:00").unwrap())
        .with_cost(vire_seal::passphrase::Cost::quick_for_tests())
}

fn organisation(desktop: &Desktop, lift: i64, drift: bool) -> Desk {
    let asked = SetUp {
        name: "Kaarna Oy".into(),
        time_zone: "Europe/Helsinki".into(),
        passphrase: "kolme hauskaa majavaa".into(),
        k: 5,
    };
    let mut desk = set_up::set_up(&place(desktop), &asked).unwrap().desk;
    members::import(&mut desk, &desktop.file("roster.csv", roster_csv(&TEAMS))).unwrap();
    let earlier = history::read_history(&desktop.file("history.csv", history_of(lift, drift))).unwrap();
    history::take(&mut desk, &earlier, &Unwatched).unwrap();
    release::close_rounds(&mut desk, "2026-W47".parse().unwrap(), &Unwatched).unwrap();
    desk
}

fn draft() -> ExperimentDraft {
    ExperimentDraft {
        title: "Hiljaiset aamut".into(),
        hypothesis: "Työrauha paranee.".into(),
        teams: vec![TRIED.into()],
        measure: "mood".into(),
        from: Some(START.into()),
        ..ExperimentDraft::default()
    }
}

fn code<T>(result: Result<T, Fault>) -> (FaultKind, String) {
    match result {
        Ok(_) => panic!("it went through"),
        Err(fault) => (fault.kind, fault.code),
    }
}

fn run(desk: &mut Desk, states: &[&str]) -> String {
    let id = experiments::save(desk, &draft()).unwrap().row.id;
    for state in states {
        experiments::move_to(desk, &id, state).unwrap();
    }
    id
}

#[test]
fn an_experiment_that_helped_is_better_for_everybody_to_read() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, 1, false);
    let plan = experiments::plan(&desk, &draft()).unwrap();
    assert_eq!((plan.weeks_before, plan.needed_before, plan.needed_after), (24, 8, 4));
    assert_eq!(plan.result_from.as_deref(), Some("2026-W36"));
    assert!(plan.proposed.len() >= 4 && !plan.proposed.contains(&TRIED.to_owned()), "{plan:?}");

    let id = run(&mut desk, &["planned", "running", "measured"]);
    let detail = experiments::detail(&desk, &id).unwrap();
    let result = detail.result.unwrap();
    assert_eq!(result.verdict, "better", "{result:?}");
    assert!(result.effect.unwrap() > 0.5 && result.lo.unwrap() > 0.0, "{result:?}");
    assert_eq!((result.weeks_before, result.weeks_after), (24, 16));
    assert_eq!(detail.comparison, plan.proposed, "what was proposed was taken");
    assert_eq!(detail.row.to.as_deref(), Some("2026-W47"), "the verdict stays when weeks are added");

    let public = experiments::verdicts(&desk.commons, &desk.mailbox).unwrap();
    assert_eq!((public.len(), public[0].verdict.as_deref()), (1, Some("better")));
    let code = reader::invite(&mut desk, "Maija", &[TRIED.to_owned()]).unwrap();
    let lead = reader::accept(&place(&desktop), &desk.mailbox, &code, "kaksi hauskaa majavaa").unwrap();
    let seen = experiments::public_list(&lead, &desk.mailbox).unwrap();
    assert_eq!(seen.rows[0].verdict.as_deref(), Some("better"));
    let read = experiments::detail_of_public(&lead, &desk.mailbox, &id).unwrap();
    assert!(read.result.is_none() && read.notes.is_empty() && read.comparison.is_empty());
}

#[test]
fn the_verdict_turns_with_the_sign() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, -1, false);
    let id = run(&mut desk, &["planned", "running"]);
    let one = experiments::find(&desk, &id).unwrap();
    assert_eq!(experiments::measured(&desk, &one).unwrap().unwrap().verdict, Verdict::Worse);
    let answer = experiments::answer(&desk, &id).unwrap();
    assert_eq!(answer["verdict"], "worse");
    assert!(answer["interval"][1].as_f64().unwrap() < 0.0, "{answer}");
}

#[test]
fn nothing_is_told_where_nothing_can_be_told() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, 0, false);
    let answer = |desk: &Desk, from: &str, compare: &[&str]| {
        let comparison = compare.iter().map(|team| (*team).to_owned()).collect();
        let draft = ExperimentDraft { from: Some(from.into()), comparison, ..draft() };
        experiments::answer_for(desk, &draft).unwrap()
    };
    let few = answer(&desk, "2026-W46", &[]);
    assert_eq!(
        (&few["verdict"], &few["reasons"][0]["args"]["what"]),
        (&"cannot_tell".into(), &"post_weeks".into())
    );
    let early = answer(&desk, "2026-W13", &[]);
    assert_eq!(early["reasons"][0]["args"]["what"], "pre_weeks");
    let ahead = answer(&desk, "2026-W52", &[]);
    assert_eq!(ahead["reasons"][0]["args"]["what"], "post_weeks");

    let id = run(&mut desk, &["planned"]);
    // Every other team tries something too: nobody is left to compare with.
    let mut one = experiments::find(&desk, &id).unwrap();
    one.comparison = Vec::new();
    let alone = experiments::measured(&desk, &one).unwrap().unwrap();
    assert_eq!((alone.verdict, alone.effect.is_none()), (Verdict::CannotTell, true));
    assert!(alone.difference().is_some(), "the description is still there");
}

#[test]
fn teams_that_drifted_apart_before_have_no_verdict() {
    let desktop = Desktop::new();
    let desk = organisation(&desktop, 1, true);
    let answer = experiments::answer_for(&desk, &draft()).unwrap();
    assert_eq!(answer["reasons"][0]["code"], "already_diverging", "{answer}");
    assert_eq!((&answer["verdict"], &answer["effect"]), (&"cannot_tell".into(), &serde_json::Value::Null));
}

#[test]
fn what_runs_keeps_its_plan_and_what_was_measured_cannot_be_discarded() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, 0, false);
    let small = ExperimentDraft { teams: vec!["Pieni".into()], ..draft() };
    assert_eq!(
        code(experiments::save(&mut desk, &small)),
        (FaultKind::Refused, "experiment_team_not_weekly".into())
    );
    let both = ExperimentDraft { comparison: vec![TRIED.into()], ..draft() };
    assert_eq!(code(experiments::save(&mut desk, &both)).1, "experiment_compares_itself");
    let nothing = ExperimentDraft { title: " ".into(), ..draft() };
    assert_eq!(code(experiments::save(&mut desk, &nothing)).1, "experiment_needs_title");

    let id = run(&mut desk, &[]);
    assert!(
        experiments::verdicts(&desk.commons, &desk.mailbox).unwrap().is_empty(),
        "an idea is nobody's business yet"
    );
    assert_eq!(code(experiments::move_to(&mut desk, &id, "measured")).1, "experiment_step");
    experiments::move_to(&mut desk, &id, "planned").unwrap();
    assert_eq!(experiments::verdicts(&desk.commons, &desk.mailbox).unwrap().len(), 1);
    experiments::move_to(&mut desk, &id, "running").unwrap();
    let changed = ExperimentDraft { id: Some(id.clone()), from: Some("2026-W20".into()), ..draft() };
    assert_eq!(code(experiments::save(&mut desk, &changed)), (FaultKind::Policy, "experiment_runs".into()));
    assert_eq!(code(experiments::move_to(&mut desk, &id, "planned")).1, "experiment_has_figures");
    assert_eq!(code(experiments::discard(&mut desk, &id)).1, "experiment_runs");
    experiments::move_to(&mut desk, &id, "measured").unwrap();
    let dropped = experiments::move_to(&mut desk, &id, "dropped").unwrap();
    assert_eq!(dropped.row.next, ["measured"], "a slip of the hand can be mended");
    assert_eq!(code(experiments::discard(&mut desk, &id)).1, "experiment_runs");

    let ahead = ExperimentDraft { from: Some("2026-W50".into()), ..draft() };
    let id = experiments::save(&mut desk, &ahead).unwrap().row.id;
    experiments::move_to(&mut desk, &id, "planned").unwrap();
    assert_eq!(code(experiments::move_to(&mut desk, &id, "running")).1, "experiment_not_begun");
    assert_eq!(experiments::discard(&mut desk, &id).unwrap().rows.len(), 1);
}

#[test]
fn a_lead_proposes_for_the_own_group_and_nobody_else_can() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, 0, false);
    let invitation = reader::invite(&mut desk, "Maija", &[TRIED.to_owned()]).unwrap();
    let mut mailbox = place(&desktop).mailbox().unwrap();
    let lead = reader::accept(&place(&desktop), &mailbox, &invitation, "kaksi hauskaa majavaa").unwrap();
    let other = ExperimentDraft { teams: vec!["Myynti/Turku".into()], ..draft() };
    assert_eq!(
        code(experiments::propose(&lead, &mut mailbox, &other)),
        (FaultKind::Policy, "not_granted".into())
    );
    experiments::propose(&lead, &mut mailbox, &draft()).unwrap();
    let rows = experiments::list(&mut desk).unwrap().rows;
    assert_eq!(
        (rows.len(), rows[0].state.as_str(), rows[0].teams.as_slice()),
        (1, "idea", &[TRIED.to_owned()][..])
    );
    assert_eq!(experiments::list(&mut desk).unwrap().rows.len(), 1, "taken in once");
    assert!(experiments::verdicts(&desk.commons, &desk.mailbox).unwrap().is_empty());
}

#[test]
fn a_drawn_order_holds_everybody_once() {
    let teams: Vec<String> = (0..9).map(|team| format!("T{team}")).collect();
    let mut first = std::collections::BTreeSet::new();
    for _ in 0..60 {
        let drawn = experiments::draw_order(&teams).unwrap();
        first.insert(drawn[0].clone());
        let mut sorted = drawn;
        sorted.sort();
        assert_eq!(sorted, teams);
    }
    assert!(first.len() > 3, "the same team goes first");
}

#[test]
fn a_report_says_what_the_figures_say_and_how_sure_it_is() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, 1, false);
    run(&mut desk, &["planned", "running", "measured"]);
    let (from, to): (Week, Week) = ("2026-W35".parse().unwrap(), "2026-W47".parse().unwrap());
    let page = |language: &str| {
        String::from_utf8(export::written(&desk, from, to, "html", language).unwrap()).unwrap()
    };
    let (fi, en) = (page("fi"), page("en"));
    assert!(
        en.contains("It got better: Mood rose by 1.") && fi.contains("Meni parempaan: Mieliala nousi 1,"),
        "{en}"
    );
    assert!(
        en.contains("make-believe experiments") && en.contains("From 40 weeks")
            || en.contains("from 40 weeks")
    );
    for key in ["finding-", "meeting-a", "verdict-sentence", "experiment-how", "report-gap"] {
        assert!(!en.contains(key), "{key} has no words");
    }
    let sheets = export::written(&desk, from, to, "pdf", "sv").unwrap();
    assert!(sheets.starts_with(b"%PDF-") && sheets.len() > 50_000);
    let refused = code(export::written(&desk, to, from, "html", "fi"));
    assert_eq!(refused, (FaultKind::Usage, "span_reversed".into()));

    // Nothing was tried and the weeks are few: the report says so instead of finding something.
    let quiet = organisation(&Desktop::new(), 0, false);
    let page = String::from_utf8(export::written(&quiet, from, to, "html", "en").unwrap()).unwrap();
    assert!(page.contains("The change a month is likely") && !page.contains("It got better"), "{page}");
}
