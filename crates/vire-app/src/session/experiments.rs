//! Experiments: HR makes them, leads propose and read them, everybody reads what came of them.

use crate::board::Commons;
use crate::dto::{ExperimentDetail, ExperimentDraft, ExperimentPlan, ExperimentsView, VerdictView};
use crate::experiments;
use crate::fault::{Fault, Outcome};

use super::Session;

impl Session {
    /// Lists the experiments.
    ///
    /// # Errors
    /// `locked`.
    pub fn experiments(&mut self) -> Outcome<ExperimentsView> {
        self.close_idle()?;
        match (&mut self.desk, &self.reader) {
            (Some(desk), _) => experiments::list(desk),
            (None, Some(reader)) => experiments::public_list(reader, &self.place.mailbox()?),
            (None, None) => Err(Fault::closed("locked")),
        }
    }

    /// Shows one experiment.
    ///
    /// # Errors
    /// `locked`, `experiment_unknown`.
    pub fn experiment(&mut self, id: &str) -> Outcome<ExperimentDetail> {
        self.close_idle()?;
        match (&self.desk, &self.reader) {
            (Some(desk), _) => experiments::detail(desk, id),
            (None, Some(reader)) => experiments::detail_of_public(reader, &self.place.mailbox()?, id),
            (None, None) => Err(Fault::closed("locked")),
        }
    }

    /// Says what a plan would rest on.
    ///
    /// # Errors
    /// `locked`, `measure_unknown`.
    pub fn plan_experiment(&mut self, draft: &ExperimentDraft) -> Outcome<ExperimentPlan> {
        experiments::plan(self.open_desk()?, draft)
    }

    /// Writes an experiment down; a lead's goes to HR as a proposal and answers nothing.
    ///
    /// # Errors
    /// As [`experiments::save`] and [`experiments::propose`].
    pub fn save_experiment(&mut self, draft: &ExperimentDraft) -> Outcome<Option<ExperimentDetail>> {
        self.close_idle()?;
        match (&mut self.desk, &self.reader) {
            (Some(desk), _) => Ok(Some(experiments::save(desk, draft)?)),
            (None, Some(reader)) => {
                experiments::propose(reader, &mut self.place.mailbox()?, draft)?;
                Ok(None)
            }
            (None, None) => Err(Fault::closed("locked")),
        }
    }

    /// Leads an experiment to another state.
    ///
    /// # Errors
    /// As [`experiments::move_to`].
    pub fn move_experiment(&mut self, id: &str, state: &str) -> Outcome<ExperimentDetail> {
        experiments::move_to(self.open_desk()?, id, state)
    }

    /// Keeps notes and the decision.
    ///
    /// # Errors
    /// `locked`, `experiment_unknown`, `experiment_text_too_long`.
    pub fn note_experiment(&mut self, id: &str, notes: &str, decision: &str) -> Outcome<ExperimentDetail> {
        experiments::take_notes(self.open_desk()?, id, notes, decision)
    }

    /// Discards an experiment that never ran.
    ///
    /// # Errors
    /// `locked`, `experiment_runs`.
    pub fn discard_experiment(&mut self, id: &str) -> Outcome<ExperimentsView> {
        experiments::discard(self.open_desk()?, id)
    }

    /// Draws an order in which teams start.
    ///
    /// # Errors
    /// An internal fault without randomness.
    pub fn draw_order(&mut self, teams: &[String]) -> Outcome<Vec<String>> {
        experiments::draw_order(teams)
    }

    /// Lists what everybody may know of experiments, through whichever door is open.
    ///
    /// # Errors
    /// `locked`, `chain_broken`.
    pub fn verdicts(&mut self) -> Outcome<Vec<VerdictView>> {
        let own: Option<Commons> = match (&self.desk, &self.reader, &self.wallet) {
            (Some(desk), _, _) => Some(desk.commons.clone()),
            (None, Some(reader), _) => reader.commons.clone(),
            (None, None, Some(wallet)) => wallet.commons(),
            (None, None, None) => return Err(Fault::closed("locked")),
        };
        // The oldest invitations carry no key to the board: there is nothing to read then.
        let Some(commons) = own else { return Ok(Vec::new()) };
        experiments::verdicts(&commons, &self.place.mailbox()?)
    }
}
