//! The safe channel: what is hard to say reaches the chosen people sealed, and the answer comes back.
//!
//! Owns cases, from the first message to their erasing. How it is built, and what it does not protect, is
//! in `docs/adr/0008-safe-channel.md`. Opens no window and keeps nothing of a writer: everything follows
//! from the receipt.

pub mod act;
pub mod answer;
pub mod door;
pub mod files;
pub mod inbox;
pub mod recipients;
pub mod seat;
pub mod service;
pub mod slot;
pub mod state;
pub mod thread;
pub mod view;
pub mod write;

use crate::fault::Fault;

/// How many recipients there may be at once; every slot has room for exactly as many wrapped keys.
pub const MOST_RECIPIENTS: usize = 8;
/// The longest text in characters.
pub const MOST_CHARACTERS: usize = 20_000;

/// Folds an error of sealing or signing: never content, only where.
pub(crate) fn sealing(error: impl std::fmt::Display) -> Fault {
    Fault::internal(&error.to_string())
}

pub(crate) fn broken() -> Fault {
    Fault::closed("case_broken")
}
