//! What the figures say together: who moves first, trends and signals, drivers.
//!
//! Brings released figures and weekly customer figures into the form that `vire-stats` takes, and its
//! answers into the form that people and scripts get. Reads no answer; has no sentence.

mod answers;
mod drivers;
mod link;
mod panel;
mod panel_file;
mod together;
mod trend;

pub use answers::{drivers_answer, signals_answer, trend_answer};
pub use drivers::drivers;
pub use link::{evidence, link, link_of_panel, link_view, several_links};
pub use together::Pair;
pub(crate) use together::customers_at;
pub use trend::{Levelled, levelled, signals_json, signals_of_panel, trend_json, trend_of_panel, trend_view};
