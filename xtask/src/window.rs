//! The built window and command line, and the journeys through the window.
//!
//! Every build goes through [`SELECTION`]: one set of features, so nothing is compiled twice between
//! `run`, `test` and `shots`, or between the rows of `bench`.

use std::path::PathBuf;
use std::process::Command;

use crate::Outcome;
use crate::shell::{cargo, command, root, run};

/// What every Cargo step selects: all our packages, with the pages inside the window.
pub const SELECTION: [&str; 3] = ["--workspace", "--features", "vire/custom-protocol"];

/// Builds the window and `virectl` and returns the folder that holds both.
///
/// # Errors
/// When Cargo fails.
pub fn build(release: bool) -> Outcome<PathBuf> {
    // With the examples Cargo counts the features that tests ask for, and so builds no library
    // a second time beside the one that the tests link.
    let mut words = vec!["build", "--bins", "--examples"];
    words.extend(SELECTION);
    if release {
        words.push("--release");
    }
    run(&mut cargo(&words))?;
    Ok(root().join("target").join(if release { "release" } else { "debug" }))
}

/// A session bus that starts nothing: a desktop portal that does not answer holds a window up for 25 s.
pub const BUS: &str = "--config-file=tests/e2e/harness/bus.conf";

/// Returns the command that walks the journeys of `tests/e2e` on a display and a session bus of their own.
pub fn journeys(arguments: &[&str]) -> Command {
    let mut words = vec![BUS, "--", "xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1200x24"];
    words.extend(["npm", "run", "--silent", "test", "--workspace", "tests/e2e", "--"]);
    words.extend(arguments);
    let mut command = command("dbus-run-session", &words);
    // A display of the person at the machine must not be drawn on; and with either of the two
    // WEBKIT variables the web view never hands out a picture.
    for name in ["WAYLAND_DISPLAY", "WEBKIT_DISABLE_COMPOSITING_MODE", "WEBKIT_DISABLE_DMABUF_RENDERER"] {
        command.env_remove(name);
    }
    command.env("GDK_BACKEND", "x11");
    command
}
