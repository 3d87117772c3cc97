//! `cargo xtask run`: the app, built and started; or, where no window can be shown, its sample drawn to files.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::shell::{command, read, root, run as start};
use crate::{Outcome, pages, system, window};

/// `cargo xtask run [--release] [--sample]`.
///
/// The dev profile is the default: it is what the tests build, its dependencies are optimised, and
/// with it the first start on a machine comes minutes earlier than with the release profile.
///
/// # Errors
/// When something is missing, does not build, or the app does not end well.
pub fn run(flags: &[String]) -> Outcome {
    let has = |flag: &str| flags.iter().any(|it| it == flag);
    system::prepare(false)?;
    pages::install()?;
    pages::build()?;
    let folder = window::build(has("--release"))?;
    if has("--sample") {
        return sample(&folder);
    }
    if !system::has_display() {
        println!(
            "\nThere is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can be shown.\n\
             The sample organisation is drawn into files instead."
        );
        return sample(&folder);
    }
    println!(
        "\nVire starts. A window that takes 25 seconds waits for a desktop portal: see `cargo xtask help`."
    );
    // The person's own workspace: nothing is taken out of the environment here.
    let status = Command::new(folder.join("vire")).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("Vire ended with {status}")),
        Err(error) => Err(format!("Vire could not be started: {error}")),
    }
}

/// Fills a workspace with the sample organisation and draws what can be drawn into `target/sample/`.
fn sample(built: &Path) -> Outcome {
    let folder = root().join("target/sample");
    let emptied = if folder.exists() { fs::remove_dir_all(&folder) } else { Ok(()) };
    emptied
        .and_then(|()| fs::create_dir_all(&folder))
        .map_err(|error| format!("target/sample could not be made: {error}"))?;
    let program = built.join("virectl");
    let virectl = |words: &[&str]| {
        let mut all = vec!["--workspace", "target/sample/workspace"];
        all.extend(words);
        command(&program.to_string_lossy(), &all)
    };
    start(&mut virectl(&["sample"]))?;
    let releases = read(&mut virectl(&["--json", "release", "list"]))?;
    let (from, to) = ends(&releases).ok_or("the sample organisation has no release")?;
    let mut wrong = Vec::new();
    for chart in ["trend", "heatmap", "customers", "together"] {
        for kind in ["svg", "png"] {
            let out = format!("target/sample/{chart}.{kind}");
            wrong.extend(start(&mut virectl(&["chart", chart, "--out", &out])).err());
        }
    }
    for format in ["csv", "xlsx", "json", "html"] {
        let out = format!("target/sample/summary.{format}");
        let words = ["export", "summary", "--from", &from, "--to", &to, "--format", format, "--out", &out];
        wrong.extend(start(&mut virectl(&words)).err());
    }
    println!("\nThe sample organisation, {from} to {to}, is in target/sample/:");
    for name in names(&folder) {
        println!("  {name}");
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Returns the first and the last week of `release list --json`.
fn ends(document: &str) -> Option<(String, String)> {
    let value: Value = serde_json::from_str(document).ok()?;
    let rows = value.as_array().or_else(|| value["releases"].as_array())?;
    let week = |row: &Value| row.as_str().or_else(|| row["week"].as_str()).map(str::to_owned);
    let weeks: Vec<String> = rows.iter().filter_map(week).collect();
    Some((weeks.iter().min()?.clone(), weeks.iter().max()?.clone()))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_last_released_week_are_found_in_any_order() {
        let list = r#"{"releases":[{"week":"2026-W03"},{"week":"2025-W40"},{"week":"2025-W52"}]}"#;
        assert_eq!(ends(list), Some(("2025-W40".to_owned(), "2026-W03".to_owned())));
        assert_eq!(ends(r#"{"releases":[]}"#), None);
        assert_eq!(ends("no JSON"), None);
    }
}
