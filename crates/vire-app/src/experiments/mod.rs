//! Experiments: a change tried in some teams, its course, and what released figures say of it.
//!
//! Owns what may be written down when, the verdict and who sees which side of it. Computes no estimate
//! (`vire-stats` does) and reads no answer: people's figures come from releases, customers' from weekly
//! sums. What everybody may know stands on the notice board.

mod answer;
mod gap;
mod making;
mod measuring;
mod picture;
mod proposal;
mod public;
mod sample;
mod similar;
mod state;
mod yardstick;

pub use answer::{answer, answer_for};
pub use making::{choices, discard, draw_order, list, move_to, plan, save, take_notes};
pub use measuring::{Measured, Verdict, detail, measured, result_of};
pub use picture::{OfReport, draw, flags, of_report};
pub use proposal::propose;
pub use public::{PublicExperiment, detail_of_public, public_list, verdicts};
pub use sample::invent;
pub use state::State;
pub use yardstick::Yardstick;

use vire_store::ExperimentId;
use vire_store::organisation::Experiment;

use crate::desk::Desk;
use crate::fault::{Fault, Outcome};

/// Reads one experiment by its id as text.
///
/// # Errors
/// `experiment_unknown`.
pub fn find(desk: &Desk, id: &str) -> Outcome<Experiment> {
    let unknown = || Fault::refused("experiment_unknown").with("experiment", id);
    let key: ExperimentId = id.parse().map_err(|_| unknown())?;
    desk.organisation.read(|read| read.experiment(key))?.ok_or_else(unknown)
}
