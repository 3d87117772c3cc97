//! Words that may stand in one place only, and files that grew too long.

use crate::files::File;
use crate::{FILES, bites, none};

/// A file over this many lines has to be in [`LONG`].
const LONGEST: usize = 500;

/// Files that may be longer, with the reason.
const LONG: [(&str, &str); 0] = [];

/// Where our own Rust lives that ends up in the programs. Tests beside it may print and write as they like.
fn is_product(file: &File) -> bool {
    if file.ends_with("/tests.rs") || file.path.contains("/tests/") {
        return false;
    }
    let shell = file.is_under("src-tauri/src/");
    let package =
        file.is_under("crates/") && file.path.contains("/src/") && !file.is_under("crates/vire-testkit/");
    file.ends_with(".rs") && (shell || package)
}

/// Rust prints in the command line only; everything else answers with values.
fn printing(files: &[File]) -> Vec<String> {
    let may = |file: &File| file.is_under("crates/vire-cli/");
    let words = ["println!", "print!", "eprintln!", "eprint!"];
    found(files.iter().filter(|file| is_product(file) && !may(file)), |line| {
        words.iter().any(|word| has_word(line, word))
    })
}

/// `vire-core` reads no clock, no file and no environment.
fn impure(files: &[File]) -> Vec<String> {
    let words = ["SystemTime", "Utc::now", "Local::now", "Instant::now", "include_bytes!", "option_env!"];
    let modules = ["fs", "env", "time", "net", "process", "io", "thread"];
    let core = files.iter().filter(|file| is_product(file) && file.is_under("crates/vire-core/"));
    found(core, |line| {
        let named = |module: &&str| line.contains(&format!("std::{module}"));
        let grouped = |module: &&str| {
            line.split_once("std::{").is_some_and(|(_, group)| {
                group
                    .split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
                    .any(|word| word == *module)
            })
        };
        words.iter().any(|word| line.contains(word)) || modules.iter().any(|it| named(it) || grouped(it))
    })
}

/// SQL stands in `vire-store` only.
fn foreign_sql(files: &[File]) -> Vec<String> {
    let words = [
        "SELECT ",
        "INSERT INTO",
        "INSERT OR ",
        "DELETE FROM",
        "CREATE TABLE",
        "CREATE INDEX",
        "DROP TABLE",
        "ALTER TABLE",
        "PRAGMA ",
    ];
    let others = files.iter().filter(|file| {
        let rust = is_product(file) && !file.is_under("crates/vire-store/");
        let page = file.is_under("ui/src/") && (file.ends_with(".ts") || file.ends_with(".svelte"));
        let test = file.is_under("tests/app/") && file.ends_with(".rs");
        rust || page || test
    });
    found(others, |line| words.iter().any(|word| line.contains(word)))
}

/// The bridge to the window has one importer.
fn second_bridge(files: &[File]) -> Vec<String> {
    let pages = files.iter().filter(|file| {
        let page = file.ends_with(".ts") || file.ends_with(".svelte") || file.ends_with(".js");
        file.is_under("ui/src/") && page && file.path != "ui/src/backend/tauri.ts"
    });
    let imports = |line: &str| {
        ["from ", "import ", "import("]
            .iter()
            .any(|word| ["'", "\""].iter().any(|quote| line.contains(&format!("{word}{quote}@tauri-apps/"))))
    };
    found(pages, |line| imports(line) || line.contains("__TAURI"))
}

fn too_long(files: &[File], listed: &[(&str, &str)]) -> Vec<String> {
    let ours = files.iter().filter(|file| {
        let rust = file.ends_with(".rs");
        let page = file.is_under("ui/src/")
            && !file.is_under("ui/src/backend/generated/")
            && [".ts", ".svelte", ".css"].iter().any(|ending| file.ends_with(ending));
        rust || page
    });
    let mut problems = Vec::new();
    for file in ours {
        let lines = file.text.lines().count();
        let is_listed = listed.iter().any(|(path, _)| *path == file.path);
        if lines > LONGEST && !is_listed {
            problems.push(format!("{} has {lines} lines; {LONGEST} is the most", file.path));
        }
    }
    let stale = listed.iter().filter(|(path, _)| {
        !files.iter().any(|file| file.path == *path && file.text.lines().count() > LONGEST)
    });
    problems.extend(stale.map(|(path, _)| format!("{path} is listed as long and is not")));
    problems
}

/// Finds the lines of code that `bad` picks.
fn found<'a>(files: impl Iterator<Item = &'a File>, bad: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = files.flat_map(|file| file.code().map(move |(number, line)| (file, number, line)));
    lines
        .filter(|(_, _, line)| bad(line))
        .map(|(file, number, line)| format!("{} {}", file.at(number), line.trim()))
        .collect()
}

/// Whether `word` stands in a line and is not the end of a longer name.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_'))
}

#[test]
fn nothing_prints_beside_the_command_line() {
    none(&printing(&FILES));
}

#[test]
fn the_core_reads_no_clock_no_file_and_no_environment() {
    none(&impure(&FILES));
}

#[test]
fn sql_stands_in_the_store_only() {
    none(&foreign_sql(&FILES));
}

#[test]
fn the_bridge_to_the_window_has_one_importer() {
    none(&second_bridge(&FILES));
}

#[test]
fn no_file_is_too_long_to_read() {
    none(&too_long(&FILES, &LONG));
}

#[test]
fn a_print_is_seen_and_one_in_a_comment_or_in_the_command_line_is_not() {
    let file = |path: &str, text: &str| [File::new(path, text)];
    bites(&printing(&file("crates/vire-app/src/lib.rs", "fn a() { println!(\"x\") }")), "lib.rs:1");
    bites(&printing(&file("src-tauri/src/lib.rs", "eprintln!(\"x\");")), "lib.rs:1");
    assert!(printing(&file("crates/vire-cli/src/main.rs", "println!()")).is_empty());
    assert!(printing(&file("crates/vire-app/src/lib.rs", "// println!()")).is_empty());
}

#[test]
fn a_clock_a_file_or_the_environment_in_the_core_is_seen() {
    for bad in [
        "let now = std::time::SystemTime::now();",
        "use std::fs;",
        "use std::{collections::BTreeMap, env};",
        "let today = chrono::Utc::now();",
    ] {
        bites(&impure(&[File::new("crates/vire-core/src/week.rs", bad)]), "week.rs:1");
        assert!(impure(&[File::new("crates/vire-app/src/clock.rs", bad)]).is_empty());
    }
    assert!(
        impure(&[File::new("crates/vire-core/src/week.rs", "use std::{collections::BTreeMap, fmt};")])
            .is_empty()
    );
}

#[test]
fn sql_outside_the_store_is_seen() {
    let sql = "let rows = \"SELECT id FROM member\";";
    bites(&foreign_sql(&[File::new("crates/vire-app/src/roster.rs", sql)]), "roster.rs:1");
    bites(&foreign_sql(&[File::new("ui/src/views/Desk.svelte", sql)]), "Desk.svelte:1");
    assert!(foreign_sql(&[File::new("crates/vire-store/src/member.rs", sql)]).is_empty());
}

#[test]
fn a_second_importer_of_the_bridge_is_seen() {
    let import = "import { invoke } from '@tauri-apps/api/core';";
    bites(&second_bridge(&[File::new("ui/src/views/Desk.svelte", import)]), "Desk.svelte:1");
    let later = "const core = await import(\"@tauri-apps/api/core\");";
    bites(&second_bridge(&[File::new("ui/src/views/desk.ts", later)]), "desk.ts:1");
    assert!(second_bridge(&[File::new("ui/src/backend/tauri.ts", import)]).is_empty());
}

#[test]
fn a_file_that_grew_and_a_line_that_is_stale_are_seen() {
    let long = [File::new("crates/vire-app/src/a.rs", &"x\n".repeat(501))];
    bites(&too_long(&long, &[]), "a.rs has 501 lines");
    assert!(too_long(&long, &[("crates/vire-app/src/a.rs", "reason")]).is_empty());
    bites(&too_long(&[], &[("crates/vire-app/src/a.rs", "reason")]), "is not");
}
