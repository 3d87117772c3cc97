//! The pages in `docs/`: they keep up with the packages, and no file names a folder of one machine.

use xtask::metadata::Graph;

use crate::edges::drawn;
use crate::files::File;
use crate::{FILES, GRAPH, bites, none};

/// Beginnings of folders that exist on one machine only. Written apart, so that this file has none.
const OF_ONE_MACHINE: [&str; 2] = [concat!("/wo", "rk/"), concat!("/ro", "ot/")];

fn unexplained(graph: &Graph, files: &[File]) -> Vec<String> {
    let Some(page) = files.iter().find(|file| file.path == "docs/ARCHITECTURE.md") else {
        return vec!["docs/ARCHITECTURE.md is missing".to_owned()];
    };
    let mentions = |name: &str| {
        // `vire` alone is the beginning of every other name.
        let place = if name == "vire" { "src-tauri" } else { name };
        page.text.contains(place)
    };
    graph
        .ours()
        .filter(|package| !mentions(&package.name))
        .map(|package| format!("docs/ARCHITECTURE.md does not mention {}", package.name))
        .collect()
}

fn of_one_machine(files: &[File]) -> Vec<String> {
    let mut problems = Vec::new();
    for file in files {
        for (index, line) in file.text.lines().enumerate() {
            if OF_ONE_MACHINE.iter().any(|folder| begins_a_path(line, folder)) {
                problems.push(format!("{} {}", file.at(index + 1), line.trim()));
            }
        }
    }
    problems
}

/// Whether `folder` stands in a line as the beginning of a path, not in the middle of one.
fn begins_a_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|letter| !(letter.is_alphanumeric() || "./_-}".contains(letter)))
    })
}

#[test]
fn the_architecture_page_mentions_every_package() {
    none(&unexplained(&GRAPH, &FILES));
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    none(&of_one_machine(&FILES));
}

#[test]
fn a_package_that_the_page_forgot_is_seen() {
    let page = [File::new("docs/ARCHITECTURE.md", "`vire-core` and the shell in `src-tauri/`")];
    bites(&unexplained(&drawn(&["vire:", "vire-core:", "vire-hub:"]), &page), "vire-hub");
    bites(&unexplained(&drawn(&["vire:"]), &[]), "is missing");
}

#[test]
fn a_folder_of_one_machine_is_seen_and_the_middle_of_a_path_is_not() {
    let file = |text: &str| [File::new("a.md", text)];
    bites(&of_one_machine(&file(concat!("cd /ro", "ot/x"))), "a.md:1");
    bites(&of_one_machine(&file(concat!("\"/wo", "rk/x\""))), "a.md:1");
    assert!(of_one_machine(&file(concat!("https://example.org/wo", "rk/x"))).is_empty());
    assert!(of_one_machine(&file(concat!("{dir}/ro", "ot/x"))).is_empty());
}
