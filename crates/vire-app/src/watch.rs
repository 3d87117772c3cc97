//! Progress and Cancel for work that can take longer than a moment.

use crate::fault::{Fault, FaultKind, Outcome};

/// Somebody who watches long work and may stop it.
pub trait Watch {
    /// Hears how far a step has come; `total` is 0 when unknown.
    fn progress(&self, step: &str, done: u32, total: u32);

    /// Tells whether the work should stop and leave nothing behind.
    fn cancelled(&self) -> bool;
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&self, _step: &str, _done: u32, _total: u32) {}

    fn cancelled(&self) -> bool {
        false
    }
}

/// Returns an error when the watcher wants to stop.
///
/// # Errors
/// A fault with code `cancelled`.
pub fn go_on(watch: &dyn Watch) -> Outcome<()> {
    if watch.cancelled() { Err(Fault::new(FaultKind::Refused, "cancelled")) } else { Ok(()) }
}
