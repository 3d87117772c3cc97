//! Backup, restore and doctor on the built program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use vire_testkit::{Desktop, history_csv, roster_csv, weeks};

const TEAMS: [(&str, u32); 2] = [("Palvelut", 12), ("Myynti", 14)];
const TUESDAY: &str = "2026-11-24T09:00:00+02:00";
const MONDAY: &str = "2026-11-30T00:30:00+02:00";
const PASSPHRASE: &str = "salainen lause";
const PIN: &str = "314159";

/// Somebody at a shell, before one of several workspaces.
#[derive(Clone)]
struct Shell {
    workspace: PathBuf,
    passphrase: Option<&'static str>,
    now: &'static str,
}

impl Shell {
    fn hr(workspace: PathBuf) -> Self {
        Self { workspace, passphrase: Some(PASSPHRASE), now: TUESDAY }
    }

    fn anybody(&self) -> Self {
        Self { passphrase: None, ..self.clone() }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_virectl"));
        command.env_remove("VIRE_PASSPHRASE").env_remove("VIRE_WORKSPACE").env("LANG", "sv_FI.UTF-8");
        command.arg("--workspace").arg(&self.workspace).args(["--json", "--now", self.now]).args(words);
        if let Some(passphrase) = self.passphrase {
            command.env("VIRE_PASSPHRASE", passphrase);
        }
        command
    }

    fn run(&self, words: &[&str]) -> (i32, Value) {
        let output = self.command(words).output().unwrap();
        let value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{words:?}: {error}: {}", String::from_utf8_lossy(&output.stderr))
        });
        (output.status.code().unwrap(), value)
    }

    fn ok(&self, words: &[&str]) -> Value {
        let (status, value) = self.run(words);
        assert_eq!(status, 0, "{words:?}: {value}");
        value
    }

    #[track_caller]
    fn refused(&self, words: &[&str], status: i32, code: &str) {
        let (found, value) = self.run(words);
        assert_eq!((found, value["error"]["code"].as_str()), (status, Some(code)), "{words:?}: {value}");
        assert!(value["error"]["message"].as_str().is_some_and(|text| text.len() > 10));
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// An organisation with two released weeks, customers, and an open round with one check-in of two.
fn organisation(desktop: &Desktop) -> (Shell, Vec<String>, PathBuf) {
    let hr = Shell::hr(desktop.workspace());
    hr.ok(&["init", "--name", "Kaarna Oy"]);
    let roster = desktop.file("roster.csv", roster_csv(&TEAMS));
    hr.ok(&["roster", "import", text(&roster)]);
    let history = desktop.file("history.csv", history_csv(&weeks("2026-W45", "2026-W46"), &TEAMS));
    hr.ok(&["history", "import", text(&history)]);
    let early = desktop.path("early.vire-backup");
    hr.refused(&["backup", "create", text(&early)], 4, "history_not_closed");
    assert!(!early.exists());
    hr.ok(&["round", "close", "--until", "2026-W46"]);
    let customers = desktop.file("customers.csv", "id,date,score\n1,2026-11-03,9\n2,2026-11-04,3\n");
    let mapping = desktop.file(
        "mapping.json",
        r#"{"id":"id","date":"date","date_format":"iso8601","score":"score","metric":"nps","scale":[0,10]}"#,
    );
    hr.ok(&["customers", "import", text(&customers), "--mapping", text(&mapping)]);
    let invited = hr.ok(&["invite", "--all"]);
    hr.ok(&["round", "open", "2026-W48"]);
    let answers = desktop.file("answers.json", r#"{"mood":4}"#);
    let wallets: Vec<String> = invited["invitations"].as_array().unwrap()[..2]
        .iter()
        .map(|one| {
            let code = one["code"].as_str().unwrap();
            let joined = hr.anybody().ok(&["join", "--code", code, "--pin", PIN]);
            joined["wallet"].as_str().unwrap().to_owned()
        })
        .collect();
    check_in(&hr, &wallets[0], &answers).unwrap();
    (hr, wallets, answers)
}

fn check_in(shell: &Shell, wallet: &str, answers: &Path) -> Result<(), String> {
    let words = ["check-in", "--wallet", wallet, "--pin", PIN, "--answers", text(answers)];
    let (status, value) = shell.anybody().run(&words);
    if status == 0 { Ok(()) } else { Err(value["error"]["code"].as_str().unwrap().to_owned()) }
}

fn contains(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|window| window == part)
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_restored_workspace_goes_on_without_the_check_ins_of_the_open_round() {
    let desktop = Desktop::new();
    let (hr, wallets, answers) = organisation(&desktop);
    let backup = desktop.path("kaarna.vire-backup");
    hr.anybody().refused(&["backup", "create", text(&backup)], 5, "passphrase_needed");
    hr.refused(&["backup", "create", text(&desktop.path("nowhere/file"))], 3, "file_not_written");
    let before = names(desktop.dir());
    let made = hr.ok(&["backup", "create", text(&backup)]);
    assert_eq!(made["left_out"], json!(["2026-W48"]));
    let bytes = fs::read(&backup).unwrap();
    assert_eq!(made["bytes"], bytes.len());
    hr.refused(&["backup", "create", text(&backup)], 3, "file_exists");
    assert_eq!(fs::read(&backup).unwrap(), bytes, "a file that was there was written to");
    assert_eq!(names(desktop.dir()).len(), before.len() + 1, "something was left beside the backup");
    assert!(!hr.workspace.join("backup.part").exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&backup).unwrap().permissions().mode() & 0o777, 0o600);
    }

    let spools = fs::read_dir(hr.workspace.join("spool")).unwrap();
    for spool in spools.map(|entry| entry.unwrap().path()) {
        let sealed = fs::read(&spool).unwrap();
        assert!(!contains(&bytes, &sealed[4096..4160]), "an open round's answers are in the backup");
    }
    for word in ["Kaarna", "Palvelut", "SQLite format"] {
        assert!(!contains(&bytes, word.as_bytes()), "{word} can be read in the backup");
    }

    let there = Shell::hr(desktop.path("other/workspace"));
    let restored = there.anybody().ok(&["backup", "restore", text(&backup)]);
    assert_eq!(restored["left_out"], json!(["2026-W48"]));
    assert_eq!(names(&desktop.path("other")), ["workspace"]);
    for words in
        [&["ledger", "verify"][..], &["customers", "weekly"], &["round", "list"], &["release", "list"]]
    {
        assert_eq!(hr.ok(words), there.ok(words), "{words:?}");
    }
    let healthy = there.ok(&["doctor"]);
    assert_eq!((&healthy["healthy"], &healthy["problems"]), (&true.into(), &json!([])));
    there.refused(&["backup", "restore", text(&backup)], 3, "workspace_not_empty");
    hr.refused(&["backup", "restore", text(&backup)], 3, "workspace_not_empty");

    assert_eq!(check_in(&there, &wallets[0], &answers), Err("already_checked_in".to_owned()));
    check_in(&there, &wallets[1], &answers).unwrap();
    let later = Shell { now: MONDAY, ..there };
    later.ok(&["round", "close", "2026-W48"]);
    assert_eq!(later.ok(&["ledger", "verify"])["releases"], 3);
}

#[test]
fn copies_that_a_killed_backup_left_are_gone_when_hr_comes_in() {
    let desktop = Desktop::new();
    let hr = Shell::hr(desktop.workspace());
    hr.ok(&["init", "--name", "Kaarna Oy"]);
    let part = hr.workspace.join("backup.part");
    fs::create_dir(&part).unwrap();
    fs::write(part.join("organisation.db"), "a copy").unwrap();
    hr.ok(&["round", "list"]);
    assert!(!part.exists());
}

/// Where an entry's content begins in a ZIP, and its length.
fn entry(bytes: &[u8], name: &str) -> (usize, usize) {
    let at = bytes.windows(name.len()).position(|window| window == name.as_bytes()).unwrap();
    let extra = usize::from(u16::from_le_bytes([bytes[at - 2], bytes[at - 1]]));
    let start = at + name.len() + extra;
    let end = start
        + bytes[start..]
            .windows(4)
            .position(|window| window == b"PK\x03\x04" || window == b"PK\x01\x02")
            .unwrap();
    (start, end - start)
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

/// Replaces an entry's content by another of the same length, with its checksum.
fn replace_entry(bytes: &[u8], name: &str, change: impl Fn(&mut [u8])) -> Vec<u8> {
    let (start, length) = entry(bytes, name);
    let mut content = bytes[start..start + length].to_vec();
    let before = crc32(&content).to_le_bytes();
    change(&mut content);
    let after = crc32(&content).to_le_bytes();
    let mut changed = [&bytes[..start], &content, &bytes[start + length..]].concat();
    let mut replaced = 0;
    for at in 0..changed.len() - 4 {
        if changed[at..at + 4] == before {
            changed[at..at + 4].copy_from_slice(&after);
            replaced += 1;
        }
    }
    assert!(replaced >= 2, "{name} has no checksum");
    changed
}

#[test]
fn a_damaged_backup_restores_nothing() {
    let desktop = Desktop::new();
    let (hr, _, _) = organisation(&desktop);
    let backup = desktop.path("kaarna.vire-backup");
    hr.ok(&["backup", "create", text(&backup)]);
    let bytes = fs::read(&backup).unwrap();
    let there = Shell::hr(desktop.path("other/workspace"));
    let check = |what: &str, bytes: &[u8], code: &str| {
        let file = desktop.file("damaged", bytes);
        let (status, value) = there.run(&["backup", "restore", text(&file)]);
        assert_eq!((status, value["error"]["code"].as_str()), (3, Some(code)), "{what}: {value}");
        assert_eq!(names(&desktop.path("other")), Vec::<String>::new(), "{what} left something");
    };
    fs::create_dir(desktop.path("other")).unwrap();
    check("nothing", b"", "not_a_backup");
    check("a table", b"week,group,mood\n", "not_a_backup");
    for length in [5, 200, bytes.len() / 2, bytes.len() - 1] {
        check("a cut file", &bytes[..length], "backup_damaged");
    }
    for name in ["organisation.db", "mailbox.db", "keys.json", "machine.key", "wallets"] {
        let (start, length) = entry(&bytes, name);
        for at in [start, start + length / 2, start + length - 1] {
            let mut changed = bytes.clone();
            changed[at] ^= 0x20;
            check(name, &changed, "backup_damaged");
        }
    }
    // With a checksum that fits, the stores' own seals still tell.
    for name in ["mailbox.db", "machine.key", "wallets"] {
        let changed = replace_entry(&bytes, name, |content| content[content.len() / 2] ^= 1);
        check(name, &changed, "backup_damaged");
    }
    for field in ["\"version\":", "\"mailbox\":"] {
        let newer = replace_entry(&bytes, "vire-backup.json", |content| {
            let at = content.windows(field.len()).position(|window| window == field.as_bytes()).unwrap();
            content[at + field.len()] = b'9';
        });
        check(field, &newer, "backup_newer");
    }
    there.refused(&["backup", "restore", text(&desktop.path("none"))], 3, "file_unreadable");
    let file = desktop.file("whole", &bytes);
    there.ok(&["backup", "restore", text(&file)]);
}

#[test]
fn a_killed_restore_leaves_nothing_or_all() {
    let desktop = Desktop::new();
    let (hr, _, _) = organisation(&desktop);
    let backup = desktop.path("kaarna.vire-backup");
    hr.ok(&["backup", "create", text(&backup)]);
    let there = Shell::hr(desktop.path("other/workspace"));
    let words = ["backup", "restore", text(&backup)];
    let begun = Instant::now();
    there.ok(&words);
    let whole = begun.elapsed();
    let (mut nothing, mut all, mut half_made) = (0, 0, 0);
    for step in 0..40u32 {
        if there.workspace.exists() {
            fs::remove_dir_all(&there.workspace).unwrap();
        }
        let mut child = there.command(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // The last ones get time to finish, also on a machine that has become busy.
        let delay = if step < 35 { whole * step / 30 } else { whole * 4 };
        std::thread::sleep(delay + Duration::from_millis(1));
        let _ = child.kill();
        child.wait().unwrap();
        half_made += u32::from(desktop.path("other/.workspace.restoring").exists());
        if there.workspace.exists() && !names(&there.workspace).is_empty() {
            all += 1;
            assert_eq!(there.ok(&["doctor"])["healthy"], true);
        } else {
            nothing += 1;
            there.refused(&["round", "list"], 5, "workspace_missing");
        }
    }
    assert!(nothing >= 3 && all >= 1 && half_made >= 1, "{nothing} {all} {half_made}");
    let _ = fs::remove_dir_all(&there.workspace);
    there.ok(&words);
    assert_eq!(names(&desktop.path("other")), ["workspace"]);
}

#[test]
fn the_doctor_says_what_is_wrong_and_what_is_overdue() {
    let desktop = Desktop::new();
    let (hr, _, _) = organisation(&desktop);
    let anybody = hr.anybody();
    let report = anybody.ok(&["doctor"]);
    assert_eq!((&report["healthy"], &report["claim_level"]), (&true.into(), &"L1".into()));
    assert_eq!(report["schema"], json!({"organisation": 3, "mailbox": 2}));
    assert_eq!(report["ledger"]["releases"], 2);
    assert_eq!(report["not_checked"], json!(["organisation", "customer_weeks", "cases"]));
    assert_eq!(report["overdue"], json!([]));
    let report = hr.ok(&["doctor"]);
    assert_eq!((&report["not_checked"], &report["problems"]), (&json!([]), &json!([])));
    let late = Shell { now: MONDAY, ..hr.clone() }.ok(&["doctor"]);
    assert_eq!(late["overdue"].as_array().unwrap().len(), 1, "{late}");
    assert_eq!(late["overdue"][0]["code"], "round_overdue");
    assert_eq!(late["overdue"][0]["args"], json!({"week": "2026-W48", "since": "2026-11-30"}));
    let wrong = Shell { passphrase: Some("väärä"), ..hr.clone() };
    wrong.refused(&["doctor"], 5, "passphrase_wrong");
    Shell::hr(desktop.path("none")).refused(&["doctor"], 5, "workspace_missing");

    let sick = |what: &str, shell: &Shell, part: &str, code: &str| {
        let (status, report) = shell.run(&["doctor"]);
        assert_eq!((status, &report["healthy"]), (5, &Value::Bool(false)), "{what}: {report}");
        let found = report["problems"].as_array().unwrap();
        assert!(found.iter().any(|one| one["part"] == part && one["code"] == code), "{what}: {report}");
    };
    let with = |name: &str, change: &dyn Fn(&Path), check: &dyn Fn()| {
        let path = hr.workspace.join(name);
        let before = fs::read(&path).unwrap();
        change(&path);
        check();
        fs::write(&path, before).unwrap();
    };
    let flip = |path: &Path| {
        let mut bytes = fs::read(path).unwrap();
        let at = bytes.len() / 2;
        bytes[at] ^= 1;
        fs::write(path, bytes).unwrap();
    };
    let remove = |path: &Path| fs::remove_file(path).unwrap();
    with("mailbox.db", &flip, &|| sick("a changed mailbox", &anybody, "mailbox", "damaged"));
    with("organisation.db", &flip, &|| sick("a changed store", &hr, "organisation", "damaged"));
    with("wallets", &flip, &|| sick("changed wallets", &anybody, "wallets", "damaged"));
    with("machine.key", &remove, &|| sick("no machine key", &hr, "machine_key", "machine_key_missing"));
    let spool = format!("spool/{}", names(&hr.workspace.join("spool"))[0]);
    with(&spool, &flip, &|| sick("a changed spool", &anybody, "spools", "damaged"));
    with(&spool, &remove, &|| sick("no spool", &anybody, "spools", "spool_missing"));
    assert_eq!(hr.ok(&["doctor"])["healthy"], true);
}
