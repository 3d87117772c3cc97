//! What a reviewer would otherwise have to remember: who may need whom, under which licence, and
//! where which words may stand.
//!
//! Every check is a function from what it reads to a list of problems; beside it stands a test that
//! feeds it something broken, so that a check which stopped looking would be seen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod edges;
mod files;
mod licences;
mod locales;
mod locks;
mod pages;
mod sources;

use std::sync::LazyLock;

use files::File;
use xtask::metadata::Graph;

/// The project's text files, read once.
static FILES: LazyLock<Vec<File>> = LazyLock::new(files::all);

/// The project's packages, asked for once.
static GRAPH: LazyLock<Graph> = LazyLock::new(|| Graph::of_this_project().unwrap());

/// Fails with one problem a line.
#[track_caller]
fn none(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

/// Fails unless exactly one problem was found and it says `what`.
#[track_caller]
fn bites(problems: &[String], what: &str) {
    assert!(
        matches!(problems, [only] if only.contains(what)),
        "one problem with `{what}` was expected, found: {problems:#?}"
    );
}
