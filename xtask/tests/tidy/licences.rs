//! Licences of what is shipped, and libraries that are in it twice.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use xtask::metadata::Graph;
use xtask::third_party;

use crate::edges::drawn;
use crate::{FILES, GRAPH, bites, none};

/// Licences that ask for no more than their notice.
const PERMISSIVE: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates under MPL-2.0: it covers their own files only, and they are used unchanged.
const MPL: [(&str, &str); 5] = [
    ("cssparser", "Tauri reads its own pages with it"),
    ("cssparser-macros", "as cssparser"),
    ("dtoa-short", "as cssparser"),
    ("option-ext", "Tauri finds the person's folders with it"),
    ("selectors", "Tauri reads its own pages with it"),
];

/// Libraries that we name ourselves and that are in the lock in more than one version, with the reason.
const TWICE: [(&str, &str); 2] = [
    ("getrandom", "ours is 0.4; ring stays on 0.2 and Tauri on 0.3"),
    ("thiserror", "ours is 2; the GTK 3 bindings (glib, gio, cairo-rs) are finished and stay on 1"),
];

fn unlicensed(parts: &[third_party::Part]) -> Vec<String> {
    let judged = |part: &&third_party::Part| {
        let excepted = MPL.iter().any(|(name, _)| *name == part.name) && part.licence == "MPL-2.0";
        !excepted && !permissive(&part.licence)
    };
    parts.iter().filter(judged).map(|part| format!("{} is under `{}`", part.name, part.licence)).collect()
}

/// Whether an SPDX expression lets one choose permissive licences only.
fn permissive(expression: &str) -> bool {
    // Older manifests write `MIT/Apache-2.0`.
    let expression = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = expression.split_whitespace().collect();
    let mut rest = tokens.as_slice();
    either(&mut rest) && rest.is_empty()
}

fn either(rest: &mut &[&str]) -> bool {
    let mut good = both(rest);
    while let Some(("OR", after)) = rest.split_first().map(|(word, after)| (*word, after)) {
        *rest = after;
        // Both sides are read, whatever the first one said.
        let other = both(rest);
        good |= other;
    }
    good
}

fn both(rest: &mut &[&str]) -> bool {
    let mut good = one(rest);
    while let Some(("AND", after)) = rest.split_first().map(|(word, after)| (*word, after)) {
        *rest = after;
        let other = one(rest);
        good &= other;
    }
    good
}

fn one(rest: &mut &[&str]) -> bool {
    match *rest {
        ["(", after @ ..] => {
            *rest = after;
            let good = either(rest);
            match rest.split_first() {
                Some((&")", after)) => *rest = after,
                _ => return false,
            }
            good
        }
        [licence, "WITH", exception, after @ ..] => {
            *rest = after;
            PERMISSIVE.contains(&format!("{licence} WITH {exception}").as_str())
        }
        [licence, after @ ..] => {
            *rest = after;
            PERMISSIVE.contains(licence)
        }
        [] => false,
    }
}

/// Finds libraries that we name and that are shipped in several versions, unless they are listed;
/// and lines of the list that no longer hold.
fn doubled(graph: &Graph, listed: &[(&str, &str)]) -> Vec<String> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in graph.shipped() {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    let named: BTreeSet<&str> = graph
        .ours()
        .flat_map(|package| graph.needs(package))
        .filter(|(need, other)| need.normal && !other.ours)
        .map(|(_, other)| other.name.as_str())
        .collect();
    let twice = |name: &str| named.contains(name) && versions.get(name).is_some_and(|all| all.len() > 1);
    let is_listed = |name: &str| listed.iter().any(|(it, _)| *it == name);
    let new = versions.iter().filter(|(name, _)| twice(name) && !is_listed(name)).map(|(name, all)| {
        format!("{name} is shipped in {all:?}: take the version the others have, or list it with the reason")
    });
    let stale = listed
        .iter()
        .filter(|(name, _)| !twice(name))
        .map(|(name, _)| format!("{name} is listed as doubled and is not any more"));
    new.chain(stale).collect()
}

fn unlisted(parts: &[third_party::Part], page: &str) -> Vec<String> {
    let row = |part: &third_party::Part| format!("| {} | {} |", part.name, part.licence);
    parts
        .iter()
        .filter(|part| !page.contains(&row(part)))
        .map(|part| {
            format!("{} is missing in {}: type cargo xtask third-party", part.name, third_party::PAGE)
        })
        .collect()
}

fn pages_parts() -> Vec<third_party::Part> {
    third_party::npm(&third_party::npm_lock().unwrap_or(Value::Null))
}

#[test]
fn every_crate_that_is_shipped_has_a_permissive_licence() {
    none(&unlicensed(&third_party::crates(&GRAPH)));
}

#[test]
fn every_npm_package_that_is_shipped_has_a_permissive_licence() {
    none(&unlicensed(&pages_parts()));
}

#[test]
fn what_we_name_is_shipped_once() {
    none(&doubled(&GRAPH, &TWICE));
}

#[test]
fn everything_that_is_shipped_is_in_the_page_of_what_others_made() {
    let page = FILES.iter().find(|file| file.path == third_party::PAGE).map_or("", |file| file.text.as_str());
    let mut parts = third_party::crates(&GRAPH);
    parts.extend(pages_parts());
    none(&unlisted(&parts, page));
}

fn part(name: &str, licence: &str) -> third_party::Part {
    third_party::Part { name: name.to_owned(), licence: licence.to_owned(), source: String::new() }
}

#[test]
fn licence_expressions_are_read_as_they_are_meant() {
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "Apache-2.0 / MIT",
        "MIT OR GPL-3.0",
        "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "CC0-1.0 OR MIT-0 OR Apache-2.0",
    ] {
        assert!(permissive(good), "{good}");
    }
    for bad in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR GPL-3.0) AND LGPL-2.1",
        "MPL-2.0",
        "(MIT",
        "MIT Apache-2.0",
    ] {
        assert!(!permissive(bad), "{bad}");
    }
}

#[test]
fn a_copyleft_or_unnamed_licence_is_seen() {
    bites(&unlicensed(&[part("good", "MIT"), part("bad", "GPL-3.0-only")]), "bad is under `GPL-3.0-only`");
    bites(&unlicensed(&[part("unnamed", "")]), "unnamed");
    // An exception is for one crate, not for its licence.
    bites(&unlicensed(&[part("cssparser", "MPL-2.0"), part("other", "MPL-2.0")]), "other");
}

#[test]
fn a_new_double_and_a_stale_line_are_seen() {
    let graph = drawn(&["vire: one@1.0.0, other", "other: one@2.0.0", "one@1.0.0:", "one@2.0.0:"]);
    bites(&doubled(&graph, &[]), "one is shipped in");
    assert!(doubled(&graph, &[("one", "reason")]).is_empty());
    bites(&doubled(&graph, &[("one", "reason"), ("gone", "reason")]), "gone is listed");
}

#[test]
fn a_double_that_others_brought_is_theirs() {
    let graph = drawn(&["vire: other", "other: one@1.0.0, one@2.0.0", "one@1.0.0:", "one@2.0.0:"]);
    assert!(doubled(&graph, &[]).is_empty());
}

#[test]
fn a_part_that_the_page_does_not_name_is_seen() {
    bites(&unlisted(&[part("there", "MIT"), part("new", "MIT")], "| there | MIT | x |"), "new is missing");
}
