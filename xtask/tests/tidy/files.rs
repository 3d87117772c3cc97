//! The project's text files: all that is not built, fetched or binary.

use std::fs;
use std::path::Path;

use xtask::shell::root;

/// One text file, by its path from the root.
#[derive(Clone, Debug)]
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub fn is_under(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    pub fn ends_with(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    /// Returns the lines of code with their numbers: no line that is a comment as a whole.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let comment =
            |line: &str| ["//", "*", "/*", "#!"].iter().any(|mark| line.trim_start().starts_with(mark));
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
            .filter(move |(_, line)| !comment(line))
    }

    /// Names one line of this file.
    pub fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }
}

/// Reads every text file of the project.
pub fn all() -> Vec<File> {
    let root = root();
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let from_root = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            let made = ["target", "gen", "ui/dist", ".git"].contains(&from_root.as_str());
            if !made && name != "node_modules" {
                walk(root, &path, found);
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            // A file that is not UTF-8 is a picture, a font or a test file in another encoding.
            found.push(File { path: from_root, text });
        }
    }
}

#[test]
fn the_walk_finds_sources_and_leaves_out_what_is_built() {
    let has = |path: &str| crate::FILES.iter().any(|file| file.path == path);
    assert!(has("Cargo.toml") && has("xtask/tests/tidy/files.rs"));
    assert!(!crate::FILES.iter().any(|file| file.is_under("target/") || file.path.contains("node_modules/")));
}

#[test]
fn a_comment_is_no_code() {
    let file = File::new("a.rs", "//! one\nlet two = 2; // three\n    /// four\n");
    assert_eq!(file.code().map(|(line, _)| line).collect::<Vec<_>>(), [2]);
}
