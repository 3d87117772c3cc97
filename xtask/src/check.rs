//! `cargo xtask test`: every check and every test, in order, with what each one said at the end.

use std::time::{Duration, Instant};

use crate::shell::{cargo, command, run, run_keeping};
use crate::window::SELECTION;
use crate::{Outcome, bindings, pages, system, window};

/// What a step leaves: whether it went well, and the closing lines of the program it ran.
type Left = (Outcome, Vec<String>);

/// One step: its name and its work.
type Step = (&'static str, fn() -> Left);

/// Cheap things first, and what others need before them.
const STEPS: [Step; 11] = [
    ("what the machine needs", machine),
    ("Rust is formatted", format),
    ("pages and journeys: linted (Biome)", lint),
    ("pages and journeys: typed (svelte-check, tsc)", types),
    ("pages: built", build_pages),
    ("Rust is linted (Clippy)", clippy),
    ("tidy", tidy),
    ("Rust tests", rust_tests),
    ("TypeScript types are those of the Rust code", compare_bindings),
    ("pages: tested (vitest)", page_tests),
    ("journeys through the window", journeys),
];

/// How one step ended.
struct Ended {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
    closing: Vec<String>,
}

/// `cargo xtask test [--keep-going]`.
///
/// # Errors
/// When a step fails. The steps after it are not run, unless `--keep-going` asks for them.
pub fn check(flags: &[String]) -> Outcome {
    let keep_going = flags.iter().any(|flag| flag == "--keep-going");
    let started = Instant::now();
    let mut ended: Vec<Ended> = Vec::new();
    for (index, (name, work)) in STEPS.iter().enumerate() {
        println!("\n━━━ {}/{} {name} ━━━", index + 1, STEPS.len());
        let begun = Instant::now();
        let (outcome, closing) = work();
        let took = begun.elapsed();
        if let Err(said) = &outcome {
            eprintln!("xtask: {said}");
        }
        println!("── {name}: {} in {}", if outcome.is_ok() { "passed" } else { "FAILED" }, spoken(took));
        let stop = outcome.is_err() && !keep_going;
        ended.push(Ended { name, outcome, took, closing });
        if stop {
            break;
        }
    }
    let not_run: Vec<&str> = STEPS.iter().skip(ended.len()).map(|(name, _)| *name).collect();
    print!("\n{}", summary(&ended, &not_run, started.elapsed()));
    let failed: Vec<&str> = ended.iter().filter(|step| step.outcome.is_err()).map(|step| step.name).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn summary(ended: &[Ended], not_run: &[&str], took: Duration) -> String {
    let mut text = String::from("━━━ summary ━━━\n");
    for step in ended {
        let mark = if step.outcome.is_ok() { "passed" } else { "FAILED" };
        text += &format!("{mark:<8}{:>8}  {}\n", spoken(step.took), step.name);
        for line in &step.closing {
            text += &format!("                    {line}\n");
        }
    }
    for name in not_run {
        text += &format!("not run           {name}\n");
    }
    text + &format!("{} in all\n", spoken(took))
}

fn spoken(took: Duration) -> String {
    let seconds = took.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", took.as_secs() / 60, took.as_secs() % 60)
    }
}

fn machine() -> Left {
    (system::prepare(true).and_then(|()| pages::install()), Vec::new())
}

fn format() -> Left {
    (run(&mut cargo(&["fmt", "--all", "--check"])), Vec::new())
}

fn lint() -> Left {
    run_keeping(&mut command("npm", &["run", "--silent", "lint"]), |line| line.starts_with("Checked "))
}

fn types() -> Left {
    let (pages, closing) =
        run_keeping(&mut command("npm", &["run", "--silent", "check", "--workspace", "ui"]), |line| {
            line.contains("svelte-check found") || (line.contains(" COMPLETED ") && line.contains("ERRORS"))
        });
    let journeys = || run(&mut command("npm", &["run", "--silent", "check", "--workspace", "tests/e2e"]));
    (pages.and_then(|()| journeys()), closing)
}

fn build_pages() -> Left {
    (pages::build(), Vec::new())
}

fn clippy() -> Left {
    let mut words = vec!["clippy", "--all-targets"];
    words.extend(SELECTION);
    words.extend(["--", "-D", "warnings"]);
    (run(&mut cargo(&words)), Vec::new())
}

fn tidy() -> Left {
    let mut words = vec!["test", "--test", "tidy"];
    words.extend(SELECTION);
    run_keeping(&mut cargo(&words), closing_of_cargo)
}

/// Runs all Rust tests. The types that `ts-rs` writes on the way go beside the committed ones.
fn rust_tests() -> Left {
    let fresh = match bindings::fresh_folder() {
        Ok(fresh) => fresh,
        Err(said) => return (Err(said), Vec::new()),
    };
    let mut words = vec!["test", "--no-fail-fast"];
    words.extend(SELECTION);
    let (outcome, lines) =
        run_keeping(cargo(&words).env(bindings::FOLDER_VARIABLE, &fresh), closing_of_cargo);
    (outcome, vec![total(&lines)])
}

fn compare_bindings() -> Left {
    (bindings::compare(&crate::shell::root().join("target/xtask/bindings")), Vec::new())
}

fn page_tests() -> Left {
    run_keeping(&mut command("npm", &["run", "--silent", "test", "--workspace", "ui"]), closing_of_vitest)
}

fn journeys() -> Left {
    if let Err(said) = window::build(false) {
        return (Err(said), Vec::new());
    }
    run_keeping(&mut window::journeys(&[]), closing_of_vitest)
}

fn closing_of_cargo(line: &str) -> bool {
    line.starts_with("test result:")
}

fn closing_of_vitest(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("Test Files ") || line.starts_with("Tests ")
}

/// Adds up the `test result:` lines of all test programs, in the words of one such line.
fn total(lines: &[String]) -> String {
    let sum = |what: &str| -> u64 {
        let count = |line: &String| {
            let before = line.split_once(what)?.0;
            before.rsplit([' ', ';', '.']).find(|word| !word.is_empty())?.parse::<u64>().ok()
        };
        lines.iter().filter_map(count).sum()
    };
    let failed = sum(" failed");
    format!(
        "test result: {}. {} passed; {failed} failed; {} ignored; {} test programs",
        if failed == 0 && !lines.is_empty() { "ok" } else { "FAILED" },
        sum(" passed"),
        sum(" ignored"),
        lines.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_all_test_programs_are_added_up() {
        let line = |text: &str| text.to_owned();
        assert_eq!(
            total(&[
                line(
                    "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.03s"
                ),
                line(
                    "test result: ok. 30 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.03s"
                ),
            ]),
            "test result: ok. 42 passed; 0 failed; 1 ignored; 2 test programs"
        );
        assert!(
            total(&[line("test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured")])
                .starts_with("test result: FAILED. 1 passed; 2 failed;")
        );
        assert!(total(&[]).contains("FAILED"));
    }

    #[test]
    fn the_summary_names_what_passed_what_failed_and_what_was_not_run() {
        let step = |name, outcome| Ended {
            name,
            outcome,
            took: Duration::from_millis(1500),
            closing: vec!["Tests  3 passed (3)".to_owned()],
        };
        let text = summary(
            &[step("one", Ok(())), step("two", Err("broken".to_owned()))],
            &["three"],
            Duration::from_secs(61),
        );
        assert_eq!(
            text,
            "━━━ summary ━━━\n\
             passed     1.5 s  one\n                    Tests  3 passed (3)\n\
             FAILED     1.5 s  two\n                    Tests  3 passed (3)\n\
             not run           three\n1 min 01 s in all\n"
        );
    }
}
