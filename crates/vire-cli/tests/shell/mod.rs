//! A person at a shell, on the built program.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use vire_testkit::Desktop;

/// Somebody at a shell, with or without HR's passphrase.
pub struct Shell<'a> {
    pub desktop: &'a Desktop,
    pub passphrase: Option<&'a str>,
    pub now: &'a str,
}

impl Shell<'_> {
    pub fn run(&self, words: &[&str]) -> (i32, Value) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_virectl"));
        command.env_remove("VIRE_PASSPHRASE").env_remove("VIRE_WORKSPACE").env("LANG", "fi_FI.UTF-8");
        command.arg("--workspace").arg(self.desktop.workspace()).args(["--json", "--now", self.now]);
        if let Some(passphrase) = self.passphrase {
            command.env("VIRE_PASSPHRASE", passphrase);
        }
        let output = command.args(words).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let value = serde_json::from_str(&text).unwrap_or_else(|error| {
            panic!("{words:?}: {error}: {text} {}", String::from_utf8_lossy(&output.stderr))
        });
        (output.status.code().unwrap(), value)
    }

    pub fn ok(&self, words: &[&str]) -> Value {
        let (status, value) = self.run(words);
        assert_eq!(status, 0, "{words:?}: {value}");
        value
    }

    pub fn refused(&self, words: &[&str], status: i32, code: &str) {
        let (found, value) = self.run(words);
        assert_eq!((found, value["error"]["code"].as_str()), (status, Some(code)), "{words:?}: {value}");
        assert!(value["error"]["message"].as_str().is_some_and(|text| text.len() > 10));
    }
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
