//! Progress on a terminal's stderr.

use std::io::{IsTerminal, Write};

use vire_app::watch::Watch;

/// Shows progress when stderr is a terminal.
pub struct Bar;

impl Watch for Bar {
    fn progress(&self, step: &str, done: u32, total: u32) {
        let mut stderr = std::io::stderr().lock();
        if !stderr.is_terminal() {
            return;
        }
        let width = 30_usize;
        let full = if total == 0 { 0 } else { width * done.min(total) as usize / total as usize };
        let end = if done >= total && total > 0 { "\n" } else { "" };
        let _ = write!(stderr, "\r{step:<14} [{:<width$}] {done}/{total}{end}", "#".repeat(full));
        let _ = stderr.flush();
    }

    fn cancelled(&self) -> bool {
        false
    }
}
