//! Builders for tests: rosters, earlier answers and customer files as a company would bring them.
//!
//! A dev-dependency only. Everything is invented and the same for the same arguments.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use vire_core::week::Week;

/// A directory for one test's workspace and files, removed when dropped.
#[derive(Debug)]
pub struct Desktop {
    dir: tempfile::TempDir,
}

impl Desktop {
    /// Makes an empty one.
    ///
    /// # Panics
    /// When the machine has no room for one.
    #[expect(clippy::expect_used, reason = "only tests call this")]
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a temporary directory") }
    }

    /// Returns the directory of the workspace, which does not exist yet.
    pub fn workspace(&self) -> PathBuf {
        self.dir.path().join("workspace")
    }

    /// Writes a file and returns its path.
    ///
    /// # Panics
    /// When it cannot be written.
    #[expect(clippy::expect_used, reason = "only tests call this")]
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a file");
        path
    }

    /// Returns the path of a file that a test will write.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Returns the directory.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }
}

impl Default for Desktop {
    fn default() -> Self {
        Self::new()
    }
}

/// Lists the weeks from one to another, such as `2026-W36` and `2026-W47`, both included.
///
/// # Panics
/// When one is no week.
#[expect(clippy::expect_used, reason = "only tests call this")]
pub fn weeks(from: &str, to: &str) -> Vec<Week> {
    let week = |text: &str| text.parse::<Week>().expect("a week");
    week(from).through(week(to)).collect()
}

/// Writes a roster: `teams` are paths with their people, everybody there since 2020.
///
/// Members are called `<team number>-<person number>`, both from 1.
pub fn roster_csv(teams: &[(&str, u32)]) -> String {
    let mut csv = String::from("member,group,joined,left,name\n");
    for (team, (path, people)) in (1..).zip(teams) {
        for person in 1..=*people {
            // Writing to a String cannot fail.
            let _ = writeln!(csv, "{team}-{person},{path},2020-01-06,,Henkilö {team}.{person}");
        }
    }
    csv
}

/// Writes earlier answers of some weeks: `answers` a team and week, mood going round 1–5.
pub fn history_csv(weeks: &[Week], teams: &[(&str, u32)]) -> String {
    let mut csv = String::from("week,group,mood,voice\n");
    for (at, week) in weeks.iter().enumerate() {
        for (path, answers) in teams {
            for person in 0..*answers as usize {
                let _ =
                    writeln!(csv, "{week},{path},{},{}", 1 + (person + at) % 5, 1 + (person * 3 + at) % 5);
            }
        }
    }
    csv
}
