//! The locks: nothing is fetched from anywhere but the two registries, and no address is kept.

use serde_json::Value;

use crate::files::File;
use crate::{FILES, bites, none};

fn addresses(files: &[File]) -> Vec<String> {
    let mut problems = Vec::new();
    for file in files {
        match file.path.as_str() {
            "Cargo.lock" => problems.extend(of_cargo(file)),
            "package-lock.json" => problems.extend(of_npm(file)),
            _ => {}
        }
    }
    problems
}

fn of_cargo(file: &File) -> Vec<String> {
    let index = r#"source = "registry+https://github.com/rust-lang/crates.io-index""#;
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| line.contains("://") && *line != index)
        .map(|(line, text)| format!("{} {text}", file.at(line + 1)))
        .collect()
}

fn of_npm(file: &File) -> Vec<String> {
    let Ok(lock) = serde_json::from_str::<Value>(&file.text) else {
        return vec![format!("{} is no JSON", file.path)];
    };
    let packages = lock["packages"].as_object().into_iter().flatten();
    packages
        .filter(|(_, package)| package["resolved"].as_str().is_some_and(|it| it.contains(':')))
        .map(|(name, package)| format!("{}: {name} comes from {}", file.path, package["resolved"]))
        .collect()
}

/// Finds packages for other machines that the npm lock asks for and does not hold. A mirror that lacks
/// them leaves them out, and then `npm ci` refuses the lock everywhere.
fn left_out(files: &[File]) -> Vec<String> {
    let Some(file) = files.iter().find(|file| file.path == "package-lock.json") else { return Vec::new() };
    let lock = serde_json::from_str::<Value>(&file.text).unwrap_or_default();
    let Some(packages) = lock["packages"].as_object() else { return Vec::new() };
    let mut problems = Vec::new();
    for (path, package) in packages {
        for name in package["optionalDependencies"].as_object().into_iter().flatten().map(|(name, _)| name) {
            let places = [format!("node_modules/{name}"), format!("{path}/node_modules/{name}")];
            if !places.iter().any(|place| packages.contains_key(place)) {
                problems.push(format!("{}: {path} may bring {name}, which has no entry", file.path));
            }
        }
    }
    problems
}

#[test]
fn the_npm_lock_is_whole() {
    none(&left_out(&FILES));
}

#[test]
fn a_package_for_another_machine_that_was_left_out_is_seen() {
    let lock = |entry: &str| {
        let packages = format!(
            r#"{{"packages":{{"node_modules/a":{{"optionalDependencies":{{"a-linux":"1","a-mac":"1"}}}},
            "node_modules/a-linux":{{}}{entry}}}}}"#
        );
        [File::new("package-lock.json", &packages)]
    };
    bites(&left_out(&lock("")), "a-mac");
    assert!(left_out(&lock(r#","node_modules/a-mac":{}"#)).is_empty());
}

#[test]
fn the_locks_hold_no_addresses() {
    none(&addresses(&FILES));
}

#[test]
fn an_address_in_either_lock_is_seen() {
    let cargo = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\nsource = \"git+https://example.org/x\"\n";
    bites(&addresses(&[File::new("Cargo.lock", cargo)]), "git+https");
    let npm = r#"{"packages":{"node_modules/ui":{"resolved":"ui","link":true},
        "node_modules/x":{"resolved":"https://registry.npmjs.org/x.tgz"}}}"#;
    bites(&addresses(&[File::new("package-lock.json", npm)]), "node_modules/x");
}
