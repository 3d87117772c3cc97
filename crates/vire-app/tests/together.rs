//! What the figures say together, on a whole organisation: a link, none, too little; and what driver
//! analysis keeps of the sheets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};
use vire_app::clock::Clock;
use vire_app::desk::Desk;
use vire_app::dto::{ChartRequest, LinkRequest, Look, SetUp, ThemeView};
use vire_app::place::Place;
use vire_app::session::Session;
use vire_app::watch::{Unwatched, Watch};
use vire_app::{customers, export, history, insight, ledger, members, release, set_up};
use vire_core::week::Week;
use vire_testkit::{Desktop, history_csv, roster_csv, weeks};

const PASSPHRASE: &str = "kolme hauskaa majavaa";
const NOW: &str = "2026-11-24T09:00:00+02:00";

fn place(desktop: &Desktop) -> Place {
    Place::at(desktop.workspace(), Clock::fixed(NOW).unwrap())
        .with_cost(vire_seal::passphrase::Cost::quick_for_tests())
}

fn organisation(desktop: &Desktop, teams: &[(&str, u32)]) -> Desk {
    let asked = SetUp {
        name: "Kaarna Oy".into(),
        time_zone: "Europe/Helsinki".into(),
        passphrase: PASSPHRASE.into(),
        k: 5,
    };
    let mut desk = set_up::set_up(&place(desktop), &asked).unwrap().desk;
    members::import(&mut desk, &desktop.file("roster.csv", roster_csv(teams))).unwrap();
    desk
}

fn take(desk: &mut Desk, file: &Path) {
    history::take(desk, &history::read_history(file).unwrap(), &Unwatched).unwrap();
}

/// Numbers that look drawn and are the same on every machine.
struct Wave(u64);

impl Wave {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

const TEAMS: [(&str, u32); 9] = [
    ("Palvelut/Puhelintuki", 13),
    ("Palvelut/Chat", 12),
    ("Palvelut/Laskutus", 12),
    ("Myymälät/Turku", 12),
    ("Myymälät/Oulu", 13),
    ("Myymälät/Vaasa", 12),
    ("Tuotanto/Aamu", 12),
    ("Tuotanto/Ilta", 13),
    ("Tuotanto/Yö", 12),
];

/// Sixty weeks of nine teams; NPS follows the people by three weeks, CSAT follows nobody, CES has just begun.
fn simulated(desktop: &Desktop) -> Desk {
    let mut desk = organisation(desktop, &TEAMS);
    let span = weeks("2025-W27", "2026-W34");
    let mut wave = Wave(11);
    let mut earlier = String::from("week,group,mood,voice\n");
    let mut files = [
        String::from("date,score,team\n"),
        String::from("date,score,team\n"),
        String::from("date,score,team\n"),
    ];
    for (team, people) in TEAMS {
        let (mut level, mut other, mut felt) = (0.0, 0.0, Vec::new());
        for (at, week) in span.iter().enumerate() {
            level = 0.6 * level + 0.8 * wave.normal();
            other = 0.6 * other + 0.8 * wave.normal();
            felt.push(level);
            for _ in 0..people {
                let mood = (3.2 + 0.6 * level + 0.7 * wave.normal()).round().clamp(1.0, 5.0);
                let voice = (0.6 * mood + 1.3 + 0.6 * wave.normal()).round().clamp(1.0, 5.0);
                writeln!(earlier, "{week},{team},{mood},{voice}").unwrap();
            }
            let day = week.monday();
            let before = if at >= 3 { felt[at - 3] } else { 0.0 };
            for _ in 0..20 {
                let nps = (6.5 + 1.4 * before + 1.5 * wave.normal()).round().clamp(0.0, 10.0);
                let csat = (3.4 + 0.7 * other + 0.8 * wave.normal()).round().clamp(1.0, 5.0);
                writeln!(files[0], "{day},{nps},{team}").unwrap();
                writeln!(files[1], "{day},{csat},{team}").unwrap();
                if at + 8 >= span.len() {
                    writeln!(files[2], "{day},{csat},{team}").unwrap();
                }
            }
        }
    }
    take(&mut desk, &desktop.file("history.csv", earlier));
    release::close_rounds(&mut desk, *span.last().unwrap(), &Unwatched).unwrap();
    for (file, metric, scale) in
        files.iter().zip([("nps", [0, 10]), ("csat", [1, 5]), ("ces", [1, 7])]).map(|(f, (m, s))| (f, m, s))
    {
        let path = desktop.file(&format!("{metric}.csv"), file);
        let mut mapping =
            json!({"date": "date", "score": "score", "metric": metric, "scale": scale, "group": "team"});
        if metric == "csat" {
            mapping["positive"] = json!([4, 5]);
        }
        let done =
            customers::import(&mut desk, &path, Some(mapping), &BTreeMap::new(), None, &Unwatched).unwrap();
        assert!(done.answer()["accepted"].as_u64().unwrap() > 100, "{}", done.answer());
    }
    desk
}

fn request(metric: &str) -> LinkRequest {
    LinkRequest { group: String::new(), measure: "mood".into(), metric: metric.into(), touchpoint: None }
}

/// Stops at once.
struct Impatient;

impl Watch for Impatient {
    fn progress(&self, _step: &str, _done: u32, _total: u32) {}

    fn cancelled(&self) -> bool {
        true
    }
}

#[test]
fn a_link_none_and_too_little_are_told_apart() {
    let desktop = Desktop::new();
    drop(simulated(&desktop));
    let mut session = Session::at(place(&desktop));
    session.sign_in(PASSPHRASE).unwrap();

    let found = session.link(&request("nps"), &Unwatched).unwrap();
    assert_eq!((found.verdict.as_str(), found.best_lag), ("employees_lead", Some(3)), "{found:?}");
    assert!(found.lo.unwrap() > 0.0 && found.lag_from.unwrap() <= 3 && found.lag_to.unwrap() >= 3);
    assert_eq!((found.groups, found.how.seed.as_deref()), (9, Some("20260105")));
    assert_eq!(found.how.sources, ["releases", "imports"]);
    assert_eq!(found.how.n_bands, ["10-19"]);

    let none = session.link(&request("csat"), &Unwatched).unwrap();
    assert_eq!(none.verdict, "no_link_seen", "{none:?}");
    assert_eq!((none.best_lag, none.correlation, none.lo, none.slope), (None, None, None, None));
    assert!(none.p_family.unwrap() > 0.05 && none.power_percent > 60);

    let little = session.link(&request("ces"), &Unwatched).unwrap();
    assert_eq!(little.verdict, "not_enough_data");
    let missing = little.missing.unwrap();
    assert_eq!((missing.what.as_str(), missing.needed, missing.have), ("usable_weeks", 16, 8));
    assert_eq!((little.p_family, little.best_lag), (None, None));

    // One group alone may be looked at, and is told that it is too little.
    let alone = LinkRequest { group: "Palvelut/Chat".into(), ..request("nps") };
    assert_eq!(session.link(&alone, &Unwatched).unwrap().verdict, "not_enough_data");
    let unknown = LinkRequest { group: "Palvelut/Kahvila".into(), ..request("nps") };
    assert_eq!(session.link(&unknown, &Unwatched).unwrap_err().code, "group_unknown");
    assert_eq!(session.link(&request("nps"), &Impatient).unwrap_err().code, "cancelled");

    let several = session.several_links(&request("nps"), &Unwatched).unwrap();
    assert_eq!(several.tested, 2);
    assert_eq!(several.pairs[0].verdict, "employees_lead");
    assert!(several.pairs[0].p_family.unwrap() >= found.p_family.unwrap());
    assert_eq!(session.several_links(&request("nps"), &Impatient).unwrap_err().code, "cancelled");

    let look = Look { theme: ThemeView::Light, language: "fi".into(), width: 800, height: 360 };
    let picture = |metric: &str| ChartRequest::Evidence {
        group: String::new(),
        measure: "mood".into(),
        metric: metric.into(),
        touchpoint: None,
    };
    let drawn = session.draw_chart(&picture("nps"), &look).unwrap();
    assert!(drawn.summary.contains("ihmiset 3 viikkoa aiemmin"), "{}", drawn.summary);
    assert_eq!((drawn.points.len(), drawn.table.rows.len()), (17, 17));
    assert!(session.draw_chart(&picture("ces"), &look).unwrap().empty);

    trends(&mut session);
    drivers(&mut session);
}

fn trends(session: &mut Session) {
    let view = session.trend_insight("Palvelut/Chat", "mood").unwrap();
    assert_eq!((view.level.len(), view.how.groups.len()), (60, 9));
    assert_eq!(view.how.groups[0], "Palvelut/Chat");
    assert!(view.level.iter().all(|row| row.lo < row.level && row.level < row.hi));
    let direction = view.direction.unwrap();
    assert!(direction.lo <= direction.per_month && direction.per_month <= direction.hi);
    assert!(view.normal.is_some());
    // The organisation repeats its teams, so it stands alone.
    assert_eq!(session.trend_insight("", "mood").unwrap().how.groups, [""]);
    assert_eq!(session.trend_insight("Palvelut/Kahvila", "mood").unwrap_err().code, "group_unknown");
    let never = session.trend_insight("", "tools").unwrap();
    assert!(never.direction.is_none() && never.level.is_empty());
}

fn drivers(session: &mut Session) {
    let view = session.drivers(&Unwatched).unwrap();
    assert_eq!((view.pairs, view.pairs_needed), (1, 66));
    assert_eq!((view.half_from.as_deref(), view.half_to.as_deref()), (Some("2026-W01"), Some("2026-W26")));
    assert_eq!(view.missing.unwrap().what, "pairs");
    let voice = view.drivers.iter().find(|row| row.driver == "voice").unwrap();
    let r = voice.same_week.unwrap();
    // Made with 0.6 of mood and 0.6 of its own: about 0.55 inside a team and week.
    assert!((0.4..=0.75).contains(&r) && (r * 20.0).fract().abs() < 1e-9, "{r}");
    assert!(voice.share_from.is_none(), "one pair is no division");
    assert!(voice.next_lo.is_some() && voice.next_lo < voice.next_hi);
    assert!(view.drivers.iter().all(|row| row.driver == "voice" || row.same_week.is_none()));
}

/// Every form in which figures leave the workspace.
fn everything_that_leaves(desktop: &Desktop, desk: &Desk, from: Week, to: Week) -> String {
    let mut all = String::new();
    for week in from.through(to) {
        all.push_str(&release::shown(desk, week, None).unwrap().to_string());
        all.push_str(&serde_json::to_string(&release::view_of(desk, week).unwrap()).unwrap());
    }
    for format in ["csv", "json"] {
        let out = desktop.path(&format!("summary.{format}"));
        export::summary(desk, from, to, format, "en", &out).unwrap();
        all.push_str(&std::fs::read_to_string(&out).unwrap());
    }
    let out = desktop.path("ledger.jsonl");
    ledger::export(desk, &out).unwrap();
    all.push_str(&std::fs::read_to_string(&out).unwrap());
    all.push_str(&insight::drivers_answer(desk, "nps", &Unwatched).unwrap().to_string());
    all
}

const SMALL: [(&str, u32); 3] = [("Palvelut/Puhelintuki", 12), ("Palvelut/Chat", 11), ("Myynti", 14)];

#[test]
fn sums_of_pairs_never_leave_and_end_with_their_half_year() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, &SMALL);
    let span = weeks("2026-W20", "2026-W28");
    take(&mut desk, &desktop.file("history.csv", history_csv(&span, &SMALL)));
    let week = |text: &str| text.parse::<Week>().unwrap();
    let kept = |desk: &Desk| desk.organisation.read(|read| read.pair_sum_weeks()).unwrap();

    release::close_rounds(&mut desk, week("2026-W25"), &Unwatched).unwrap();
    assert_eq!(kept(&desk), [week("2026-W01")]);
    let sums = desk.organisation.read(|read| read.pair_sums(week("2026-W01"))).unwrap();
    let text = serde_json::to_value(&sums).unwrap();
    let pair = &text["mood"]["voice"];
    assert_eq!(pair["n"], 6 * 37);
    let before = everything_that_leaves(&desktop, &desk, week("2026-W20"), week("2026-W25"));
    for number in ["xx", "yy", "xy"] {
        let digits = pair[number].as_f64().unwrap().to_string();
        assert!(!before.contains(&digits), "{number} = {digits}");
    }
    assert!(!before.contains("hundredths"), "nothing before the half-year is over");

    release::close_rounds(&mut desk, week("2026-W28"), &Unwatched).unwrap();
    assert_eq!(kept(&desk), [week("2026-W27")], "the half-year that is over is destroyed");
    let (released, _) = release::released(&desk, week("2026-W26")).unwrap();
    let found: Value = serde_json::to_value(&released.into_inner().correlations).unwrap();
    assert_eq!(found[0]["period"]["to"], "2026-W26");
    assert_eq!(found[0]["pairs"].as_array().unwrap().len(), 1);
    assert_eq!(found[0]["pairs"][0]["hundredths"].as_i64().unwrap() % 5, 0);
    assert!(ledger::verify(&desk).unwrap().valid);

    // Closing again adds no week twice.
    let again = desk.organisation.read(|read| read.pair_sums(week("2026-W27"))).unwrap();
    release::close_rounds(&mut desk, week("2026-W28"), &Unwatched).unwrap();
    assert_eq!(desk.organisation.read(|read| read.pair_sums(week("2026-W27"))).unwrap(), again);
}

#[test]
fn a_half_year_with_fewer_than_a_hundred_sheets_gives_nothing() {
    let desktop = Desktop::new();
    let mut desk = organisation(&desktop, &SMALL);
    let span = weeks("2026-W25", "2026-W26");
    take(&mut desk, &desktop.file("history.csv", history_csv(&span, &SMALL)));
    release::close_rounds(&mut desk, span[1], &Unwatched).unwrap();
    let (released, _) = release::released(&desk, span[1]).unwrap();
    assert!(released.correlations.is_empty());
    assert!(desk.organisation.read(|read| read.pair_sum_weeks()).unwrap().is_empty(), "and nothing is kept");
}
