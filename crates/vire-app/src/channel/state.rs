//! What follows from a thread: how far the case has come, its clocks, and what is due.

use chrono::{Months, NaiveDate};
use vire_core::week::Week;

use super::act::{Act, Purpose, Status};
use super::thread::{Author, Thread};

/// How many days there are to acknowledge, from the Monday of the week of writing.
pub const ACKNOWLEDGE_DAYS: u64 = 7;
/// How many months there are to answer, from the same day.
pub const ANSWER_MONTHS: u32 = 3;
/// How many days a closed case is kept unless somebody chooses.
pub const KEEP_DAYS: u64 = 90;

/// How far a case has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseState {
    /// The status.
    pub status: Status,
    /// What it is about.
    pub purpose: Purpose,
    /// The week in which it was written.
    pub opened: Week,
    /// The day on which a recipient first said anything.
    pub acknowledged: Option<NaiveDate>,
    /// The day of the first answer.
    pub answered: Option<NaiveDate>,
    /// The last day on which it is kept, once closed.
    pub keep_until: Option<NaiveDate>,
    /// What the writer said of the help.
    pub helped: Option<bool>,
    /// Whether the writer spoke last.
    pub waits_for_recipient: bool,
}

/// Returns the last day to acknowledge a case of a week.
pub fn acknowledge_by(opened: Week) -> NaiveDate {
    let monday = opened.monday();
    monday.checked_add_days(chrono::Days::new(ACKNOWLEDGE_DAYS)).unwrap_or(monday)
}

/// Returns the last day to answer a case of a week.
pub fn answer_by(opened: Week) -> NaiveDate {
    let monday = opened.monday();
    monday.checked_add_months(Months::new(ANSWER_MONTHS)).unwrap_or(monday)
}

/// Returns the day until which a case is kept that is closed today, unless somebody chooses.
pub fn keep_until(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(chrono::Days::new(KEEP_DAYS)).unwrap_or(today)
}

impl CaseState {
    /// Follows a thread from its first message; `None` when it has none.
    pub fn of(thread: &Thread) -> Option<Self> {
        let first = thread.messages.first()?;
        let Act::Open { purpose, .. } = &first.act else { return None };
        let mut state = Self {
            status: Status::Received,
            purpose: *purpose,
            opened: first.week,
            acknowledged: None,
            answered: None,
            keep_until: None,
            helped: None,
            waits_for_recipient: true,
        };
        for message in &thread.messages {
            if message.author != Author::Writer && !matches!(message.act, Act::Note { .. }) {
                state.acknowledged = state.acknowledged.or(message.day);
                if state.status == Status::Received {
                    state.status = Status::BeingRead;
                }
            }
            match &message.act {
                Act::Open { .. } | Act::Note { .. } | Act::HandOver { .. } | Act::Acknowledge { .. } => {}
                Act::Helped { helped } => state.helped = Some(*helped),
                Act::Write { .. } => {
                    state.waits_for_recipient = true;
                    // The question is answered, or a closed case goes on.
                    if matches!(state.status, Status::NeedMore | Status::Closed) {
                        state.status = Status::BeingRead;
                        state.keep_until = None;
                    }
                }
                Act::Reply { asks, .. } => {
                    state.answered = state.answered.or(message.day);
                    state.waits_for_recipient = false;
                    if *asks {
                        state.status = Status::NeedMore;
                    }
                }
                Act::Set { status } => {
                    state.status = *status;
                    if *status >= Status::Decided {
                        state.answered = state.answered.or(message.day);
                    }
                    if *status != Status::Closed {
                        state.keep_until = None;
                    }
                }
                Act::Close { keep_until, .. } => {
                    state.status = Status::Closed;
                    state.answered = state.answered.or(message.day);
                    state.keep_until = Some(*keep_until);
                    state.waits_for_recipient = false;
                }
            }
        }
        Some(state)
    }

    /// Tells whether nobody has acknowledged in time.
    pub fn acknowledge_overdue(&self, today: NaiveDate) -> bool {
        self.acknowledged.is_none() && today > acknowledge_by(self.opened)
    }

    /// Tells whether nobody has answered in time.
    pub fn answer_overdue(&self, today: NaiveDate) -> bool {
        self.answered.is_none() && today > answer_by(self.opened)
    }

    /// Tells whether the last day on which it is kept is over.
    pub fn is_due_for_erasing(&self, today: NaiveDate) -> bool {
        self.keep_until.is_some_and(|last| today > last)
    }
}
