//! What an employee does: the check-in and the own history.

use std::collections::BTreeMap;

use crate::check_in;
use crate::dto::{CheckInReceipt, CheckInView, HistoryView};
use crate::fault::Outcome;

use super::Session;

impl Session {
    /// Returns the check-in screen.
    ///
    /// # Errors
    /// `wallet_locked`, `chain_broken`.
    pub fn check_in_view(&mut self) -> Outcome<CheckInView> {
        let mailbox = self.place.mailbox()?;
        let clock = self.place.clock();
        check_in::view(self.open_wallet_mut()?, &mailbox, clock)
    }

    /// Sends a check-in to the open round.
    ///
    /// # Errors
    /// `already_checked_in`, `round_not_open`, `answer_out_of_range`, `question_unknown`, `empty_check_in`.
    pub fn send_check_in(&mut self, answers: &BTreeMap<String, Option<i32>>) -> Outcome<CheckInReceipt> {
        let mailbox = self.place.mailbox()?;
        let given = answers.iter().map(|(id, value)| (id.clone(), value.map(i64::from))).collect();
        let place = self.place.clone();
        check_in::send(&place, self.open_wallet_mut()?, &mailbox, None, &given)
    }

    /// Returns the own history.
    ///
    /// # Errors
    /// `wallet_locked`.
    pub fn my_history(&mut self) -> Outcome<HistoryView> {
        Ok(self.open_wallet_mut()?.history())
    }

    /// Switches whether own moods are kept.
    ///
    /// # Errors
    /// `wallet_locked`.
    pub fn keep_history(&mut self, keep: bool) -> Outcome<HistoryView> {
        let place = self.place.clone();
        self.open_wallet_mut()?.change(&place, |wallet| wallet.keeps_history = keep)
    }

    /// Erases the own history.
    ///
    /// # Errors
    /// `wallet_locked`.
    pub fn erase_history(&mut self) -> Outcome<HistoryView> {
        let place = self.place.clone();
        self.open_wallet_mut()?.change(&place, |wallet| wallet.history.clear())
    }
}
