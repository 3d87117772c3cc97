//! What crosses the border to the window: plain shapes, no behaviour.
//!
//! TypeScript types are generated from here into `ui/src/backend/generated` (`cargo xtask bindings`).
//! No 64-bit integers: ids, weeks and instants are strings. No sentences: codes and arguments.

mod channel;
mod chart;
mod check_in;
mod customers;
mod desk;
mod experiments;
mod insight;
mod session;
mod thanks;

pub use channel::*;
pub use chart::*;
pub use check_in::*;
pub use customers::*;
pub use desk::*;
pub use experiments::*;
pub use insight::*;
pub use session::*;
pub use thanks::*;
