//! What scripts rely on: arguments, answers and exit statuses of `virectl`, on the built program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod shell;

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use shell::{Shell, text};
use vire_testkit::{Desktop, history_csv, roster_csv, weeks};

const TEAMS: [(&str, u32); 3] = [("Palvelut/Äänet", 12), ("Palvelut/Yö", 11), ("Myynti", 14)];
const TUESDAY: &str = "2026-11-24T09:00:00+02:00";
const MONDAY: &str = "2026-11-30T00:30:00+02:00";
const PIN: &str = "314159";

fn set_up(hr: &Shell<'_>) {
    hr.ok(&["init", "--name", "Kaarna Oy"]);
    let roster = hr.desktop.file("roster.csv", roster_csv(&TEAMS));
    assert_eq!(hr.ok(&["roster", "import", text(&roster)])["members"], 37);
}

#[test]
fn a_week_from_the_shell() {
    let desktop = Desktop::new();
    let hr = Shell { desktop: &desktop, passphrase: Some("salainen lause"), now: TUESDAY };
    let anybody = Shell { passphrase: None, ..hr };
    anybody.refused(&["round", "list"], 5, "workspace_missing");
    anybody.refused(&["init", "--name", "Å"], 2, "passphrase_missing");
    set_up(&hr);
    hr.refused(&["init", "--name", "Toinen"], 3, "workspace_not_empty");
    let invitations = hr.ok(&["invite", "--all"]);
    let rounds = hr.ok(&["round", "open", "2026-W48"]);
    assert_eq!(rounds["rounds"][0], serde_json::json!({"week": "2026-W48", "state": "open"}));
    assert_eq!(rounds["rounds"].as_array().unwrap().len(), 5);
    anybody.refused(&["invite", "--all"], 5, "passphrase_needed");

    let answers = desktop.file("answers.json", r#"{"mood":4,"voice":null,"recommendation":9}"#);
    let unknown = desktop.file("unknown.json", r#"{"mood":4,"shoe_size":43}"#);
    let outside = desktop.file("outside.json", r#"{"mood":6}"#);
    for (at, one) in invitations["invitations"].as_array().unwrap().iter().enumerate().take(30) {
        let joined = anybody.ok(&["join", "--code", one["code"].as_str().unwrap(), "--pin", PIN]);
        assert_eq!(joined["rounds"][0], "2026-W48");
        let wallet = joined["wallet"].as_str().unwrap();
        let send = |file: &Path| {
            ["check-in", "--wallet", wallet, "--pin", PIN, "--answers", text(file)].map(str::to_owned)
        };
        let words = |file: &Path| send(file).to_vec();
        let run = |file: &Path| {
            let owned = words(file);
            anybody.run(&owned.iter().map(String::as_str).collect::<Vec<_>>())
        };
        if at == 0 {
            assert_eq!(run(&unknown).0, 3);
            assert_eq!(run(&outside).0, 3);
        }
        let (status, receipt) = run(&answers);
        assert_eq!(
            (status, &receipt["week"], &receipt["status"]),
            (0, &"2026-W48".into(), &"accepted".into())
        );
        if at == 0 {
            let (status, again) = run(&answers);
            assert_eq!((status, &again["error"]["code"]), (4, &"already_checked_in".into()));
            anybody.refused(
                &["check-in", "--wallet", wallet, "--pin", "999999", "--answers", text(&answers)],
                3,
                "pin_wrong",
            );
        }
    }
    hr.refused(&["round", "close", "2026-W48"], 4, "round_not_over");
    hr.refused(&["round", "close", "2026-W49"], 4, "round_not_open");
    let later = Shell { now: MONDAY, ..hr };
    assert_eq!(later.ok(&["round", "close", "2026-W48"])["rounds"][0]["state"], "closed");
    let shown = later.ok(&["release", "show", "2026-W48"]);
    assert_eq!(
        (&shown["week"], &shown["policy"], &shown["k"]),
        (&"2026-W48".into(), &"SDC-1".into(), &5.into())
    );
    assert_eq!(shown["previous"].as_str().unwrap().len(), 64);
    for cell in shown["cells"].as_array().unwrap() {
        let published = cell["status"] == "published";
        assert_eq!(cell["reason"].is_null(), published, "{cell}");
        assert_eq!(cell["mean"].is_null(), !published, "{cell}");
    }
    let check = later.ok(&["ledger", "verify"]);
    assert_eq!(
        (&check["valid"], &check["releases"], &check["head"]),
        (&true.into(), &1.into(), &shown["hash"])
    );
    assert_eq!(Shell { passphrase: None, ..later }.ok(&["ledger", "verify"]), check);
    the_ledger_is_audited(&later, &check["head"]);
    assert_eq!(later.ok(&["round", "close", "--until", "2026-W48"])["rounds"][0]["state"], "closed");
    later.refused(&["release", "show", "2026-W30"], 3, "release_unknown");
    Shell { passphrase: Some("väärä"), ..later }.refused(&["release", "list"], 5, "passphrase_wrong");
}

/// By HR, by anybody with the exported file, and by anybody without; a changed file does not pass.
fn the_ledger_is_audited(hr: &Shell<'_>, head: &Value) {
    let anybody = Shell { passphrase: None, ..*hr };
    let own = hr.ok(&["ledger", "audit"]);
    assert_eq!((&own["passes"], &own["valid"], &own["head"]), (&true.into(), &true.into(), head));
    assert_eq!((&own["small"], &own["twice"]), (&serde_json::json!([]), &0.into()));
    assert!(own["figures"].as_u64().unwrap() > 4 && own["unions"].as_u64().unwrap() >= 4, "{own}");
    assert!(own["not_checked"].as_array().unwrap().contains(&"numbers_of_answers".into()));
    let file = hr.desktop.path("ledger.jsonl");
    hr.ok(&["ledger", "export", text(&file)]);
    assert_eq!(anybody.ok(&["ledger", "audit", "--file", text(&file)]), own);
    let public = anybody.ok(&["ledger", "audit"]);
    assert_eq!((&public["passes"], &public["head"], &public["figures"]), (&true.into(), head, &Value::Null));
    let changed = std::fs::read_to_string(&file).unwrap().replace("\"k\":5", "\"k\":6");
    let changed = hr.desktop.file("changed.jsonl", changed);
    assert_eq!(anybody.ok(&["ledger", "audit", "--file", text(&changed)])["passes"], false);
    let other = hr.desktop.file("other.jsonl", "{}\n");
    anybody.refused(&["ledger", "audit", "--file", text(&other)], 3, "ledger_file_invalid");
}

#[test]
fn history_charts_and_exports_from_the_shell() {
    let desktop = Desktop::new();
    let hr = Shell { desktop: &desktop, passphrase: Some("salainen lause"), now: TUESDAY };
    set_up(&hr);
    let weeks = weeks("2026-W36", "2026-W47");
    let history = desktop.file("history.csv", history_csv(&weeks, &TEAMS));
    assert_eq!(hr.ok(&["history", "import", text(&history)])["weeks"], 12);
    hr.ok(&["round", "close", "--until", "2026-W47"]);
    let head = hr.ok(&["ledger", "verify"]);
    hr.ok(&["round", "close", "--until", "2026-W47"]);
    assert_eq!(hr.ok(&["ledger", "verify"]), head);
    for kind in ["trend", "heatmap", "customers", "together"] {
        for ending in ["svg", "png"] {
            let out = desktop.path(&format!("{kind}.{ending}"));
            hr.ok(&["chart", kind, "--group", "", "--out", text(&out)]);
            assert!(std::fs::metadata(&out).unwrap().len() > 500, "{kind}.{ending}");
        }
    }
    hr.ok(&["chart", "customers", "--group", "Palvelut", "--out", text(&desktop.path("group.svg"))]);
    hr.refused(&["chart", "customers", "--group", "Ei mikään", "--out", "x.svg"], 3, "group_unknown");
    // A week to come would keep the live rounds before it from opening.
    let coming = desktop.file("coming.csv", "week,group,mood\n2027-W01,Myynti,4\n");
    hr.refused(&["history", "import", text(&coming)], 3, "history_in_future");
    hr.refused(&["chart", "trend", "--group", "Ei mikään", "--out", "x.svg"], 3, "group_unknown");
    let reversed = ["chart", "trend", "--from", "2026-W47", "--to", "2026-W40", "--out", "x.svg"];
    hr.refused(&reversed, 2, "span_reversed");
    hr.refused(&["chart", "trend", "--measure", "shoe", "--out", "x.svg"], 2, "measure_unknown");
    for format in ["csv", "xlsx", "json"] {
        let out = desktop.path(&format!("summary.{format}"));
        let words =
            ["export", "summary", "--from", "2026-W40", "--to", "2026-W47", "--format", format, "--out"];
        hr.ok(&[&words[..], &[text(&out)]].concat());
        assert!(std::fs::metadata(&out).unwrap().len() > 500, "{format}");
    }
    let outside =
        ["export", "summary", "--from", "2020-W01", "--to", "2020-W02", "--format", "csv", "--out", "x"];
    hr.refused(&outside, 3, "no_release_in_span");
}

#[test]
fn customers_come_in_once_and_go_again() {
    let desktop = Desktop::new();
    let hr = Shell { desktop: &desktop, passphrase: Some("salainen lause"), now: TUESDAY };
    set_up(&hr);
    let file = desktop.file(
        "customers.csv",
        "Päivä;Arvosana;Kanava;Tiimi\n3.11.2026;9;Puhelin;Myynti\n4.11.2026;6;sähköposti;Palvelut/Yö\n5.11.2026;11;Puhelin;Myynti\n6.11.2026;10;Kirje;Outo\n",
    );
    let mapping = desktop.file(
        "mapping.json",
        r#"{"date":"Päivä","date_format":"%d.%m.%Y","zone":"Europe/Helsinki","score":"Arvosana","metric":"nps",
            "scale":[0,10],"touchpoint":"Kanava","touchpoint_map":{"Kirje":"letter"},"group":"Tiimi"}"#,
    );
    let words = ["customers", "import", text(&file), "--mapping", text(&mapping)];
    let done = hr.ok(&words);
    assert_eq!(
        (&done["records"], &done["accepted"], &done["already_imported"]),
        (&4.into(), &3.into(), &false.into())
    );
    assert_eq!(done["errors"], serde_json::json!({"score_out_of_range": 1}));
    assert_eq!((&done["rejects"][0]["line"], &done["rejects"][0]["value"]), (&4.into(), &"11".into()));
    assert_eq!(done["unmapped"]["group"], serde_json::json!({"Outo": 1}));
    let again = hr.ok(&words);
    assert_eq!((&again["already_imported"], &again["accepted"]), (&true.into(), &0.into()));
    let weekly = hr.ok(&["customers", "weekly", "--metric", "nps", "--by", "touchpoint"]);
    let week = &weekly["metrics"]["nps"]["weeks"][0];
    assert_eq!((&week["week"], &week["n"]), (&"2026-W45".into(), &3.into()));
    assert!((week["nps"].as_f64().unwrap() - 33.333333).abs() < 1e-6);
    assert_eq!(week["by"]["letter"]["nps"], 100.0);
    hr.ok(&["customers", "undo", done["import"].as_str().unwrap()]);
    assert_eq!(hr.ok(&["customers", "weekly"]), serde_json::json!({"metrics": {}}));
    let refused = |mapping: &str, code: &str, name: &str, value: &str| {
        let mapping = desktop.file("wrong.json", mapping);
        for verb in ["import", "inspect"] {
            let (status, fault) = hr.run(&["customers", verb, text(&file), "--mapping", text(&mapping)]);
            let error = &fault["error"];
            assert_eq!((status, &error["code"], &error["args"][name]), (3, &code.into(), &value.into()));
            assert!(error["message"].as_str().unwrap().contains(value), "{error}");
        }
    };
    refused(
        r#"{"score":"Arvosana","touch_point":"Kanava"}"#,
        "mapping_field_unknown",
        "field",
        "touch_point",
    );
    refused(r#"{"score":"Arvosana","metric":"nps","comment":"Sana"}"#, "column_missing", "column", "Sana");
    let picture = desktop.file("picture.csv", b"\x89PNG\r\n\x1a\n0000");
    assert_eq!(hr.run(&["customers", "import", text(&picture)]).0, 3);
}

#[test]
fn what_makes_no_sense_ends_with_status_2() {
    let desktop = Desktop::new();
    let status = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_virectl"));
        command.arg("--workspace").arg(desktop.workspace()).args(words);
        command.output().unwrap().status.code().unwrap()
    };
    assert_eq!(status(&["dance"]), 2);
    assert_eq!(status(&["round", "close"]), 2);
    let shell = Shell { desktop: &desktop, passphrase: None, now: TUESDAY };
    shell.refused(&["round", "close"], 2, "usage");
    assert_eq!(status(&["--now", "yesterday", "round", "list"]), 2);
    assert_eq!(status(&["--help"]), 0);
    #[cfg(unix)]
    {
        // A file's name need not be text, whatever else is wrong.
        let name: std::ffi::OsString = std::os::unix::ffi::OsStringExt::from_vec(b"/tmp/\xff.csv".to_vec());
        let mut command = Command::new(env!("CARGO_BIN_EXE_virectl"));
        let output = command.args(["--json", "customers", "inspekt"]).arg(name).output().unwrap();
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((output.status.code(), &value["error"]["code"]), (Some(2), &"usage".into()));
    }
    let bench = desktop.file(
        "bench.json",
        r#"[{"id":"a","estimate":"share_interval","input":{"good":8,"n":10}},{"id":"b","estimate":"no","input":{}}]"#,
    );
    let output =
        Command::new(env!("CARGO_BIN_EXE_virectl")).args(["--json", "stats"]).arg(&bench).output().unwrap();
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!((value[0]["value"]["p"].as_f64().unwrap() - 0.8).abs() < 1e-12);
    assert_eq!(value[1]["error"]["code"], "unknown_estimate");
}

/// Eight teams over 80 weeks; customers follow people by `lag` weeks with weight `link`.
fn panel(link: f64, lag: usize) -> String {
    let mut state = 7u64;
    let mut noise = || {
        let mut sum = 0.0;
        for _ in 0..12 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            sum += (state >> 11) as f64 / (1u64 << 53) as f64;
        }
        sum - 6.0
    };
    let mut csv = String::from(
        "week,group,employee_n,employee_mean,employee_sd,customer_n,customer_mean,customer_sd\n",
    );
    for team in 0..8 {
        let mut level = 0.0;
        let levels: Vec<f64> = (0..80)
            .map(|_| {
                level = 0.5 * level + noise();
                level
            })
            .collect();
        for week in 0..80 {
            let felt = if week >= lag { levels[week - lag] } else { 0.0 };
            let customers = 7.0 + 0.5 * (link * felt + noise());
            csv.push_str(&format!(
                "{week},T{team},12,{:.4},,20,{customers:.4},\n",
                3.6 + 0.3 * levels[week] + 0.05 * noise()
            ));
        }
    }
    csv
}

#[test]
fn a_lead_is_found_where_there_is_one_and_nowhere_else() {
    let desktop = Desktop::new();
    let hr = Shell { desktop: &desktop, passphrase: None, now: TUESDAY };
    let ask = |csv: String| {
        let file = desktop.file("panel.csv", csv);
        hr.ok(&["insight", "link", "--panel", text(&file)])
    };
    let lead = ask(panel(1.0, 3));
    assert_eq!((&lead["verdict"], &lead["best_lag_weeks"]), (&"employees_lead".into(), &3.into()), "{lead}");
    assert_eq!((&lead["groups"], &lead["weeks"]), (&8.into(), &80.into()));
    assert_eq!(ask(panel(0.0, 3))["verdict"], "no_link_seen");
    let short: String = panel(1.0, 3).lines().take(12).map(|line| format!("{line}\n")).collect();
    let short = ask(short);
    assert_eq!(short["verdict"], "not_enough_data");
    assert!(!short["reasons"].as_array().unwrap().is_empty());
    let broken = desktop.file("broken.csv", panel(1.0, 3).replace("\n5,T0,12", "\n5,T0,zwölf"));
    hr.refused(&["insight", "link", "--panel", text(&broken)], 3, "panel_invalid");
}

#[test]
fn processes_share_a_workspace() {
    let desktop = Desktop::new();
    let hr = Shell { desktop: &desktop, passphrase: Some("salainen lause"), now: TUESDAY };
    set_up(&hr);
    let history = desktop.file("history.csv", history_csv(&weeks("2026-W36", "2026-W47"), &TEAMS));
    hr.ok(&["history", "import", text(&history)]);
    let files: Vec<_> = (0..3)
        .map(|file| {
            let rows: String = (0..500).map(|at| format!("{file}-{at},2026-03-02T10:00:00Z,7\n")).collect();
            desktop.file(&format!("{file}.csv"), format!("id,date,nps\n{rows}"))
        })
        .collect();
    std::thread::scope(|scope| {
        // The last one twice: the same file counts once, whoever is first.
        for file in files.iter().chain(files.last()) {
            scope.spawn(|| hr.ok(&["customers", "import", text(file), "--answer", "metric=nps"]));
        }
    });
    assert_eq!(hr.ok(&["customers", "imports"])["imports"].as_array().unwrap().len(), 3);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| hr.ok(&["round", "close", "--until", "2026-W47"]));
        }
    });
    assert_eq!(hr.ok(&["ledger", "verify"])["releases"], 12);
}
