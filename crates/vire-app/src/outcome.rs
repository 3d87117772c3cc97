//! What came of it: ideas with their answers, promises with their weeks, the last release.
//!
//! Reads what HR has posted and what was released; makes no figure. Whether a promise was kept in time
//! follows from the calendar, never from what somebody says of it. Where there is nothing, it says so.

use serde::{Deserialize, Serialize};
use vire_core::week::Week;
use vire_seal::digest::{hex, unhex};
use vire_seal::random;

use crate::board::{self, Commons};
use crate::check_in::last_release;
use crate::clock::Clock;
use crate::desk::Desk;
use crate::directory::Entry;
use crate::dto::{CameOfIt, IdeaState, PromiseState, PromiseView};
use crate::fault::{Fault, Outcome};
use crate::ideas;
use crate::kudos::this_week;
use crate::mailbox::{Id, Mailbox};

/// The most characters of a promise.
pub const MOST_TEXT: usize = 300;
/// A promise is due within two years.
const FARTHEST: i32 = 104;

const PROMISE: &str = "promise";

#[derive(Serialize, Deserialize)]
struct Promise {
    text: String,
    made: Week,
    due: Week,
    kept: Option<Week>,
}

impl Promise {
    fn state(&self, this: Week) -> PromiseState {
        match self.kept {
            Some(kept) if kept <= self.due => PromiseState::Kept,
            Some(_) => PromiseState::KeptLate,
            None if this <= self.due => PromiseState::NotYet,
            None => PromiseState::Late,
        }
    }

    fn view(&self, id: &Id, this: Week) -> PromiseView {
        PromiseView {
            id: hex(id),
            text: self.text.clone(),
            due: self.due.to_string(),
            kept: self.kept.map(|week| week.to_string()),
            state: self.state(this),
        }
    }
}

/// Lists the promises, the soonest due last.
///
/// # Errors
/// `chain_broken`.
pub fn promises(commons: &Commons, mailbox: &dyn Mailbox, clock: Clock) -> Outcome<Vec<PromiseView>> {
    let this = this_week(mailbox, clock)?;
    let mut posted = commons.read::<Promise>(mailbox, PROMISE)?;
    posted.sort_by(|one, other| (other.1.due, one.0).cmp(&(one.1.due, other.0)));
    Ok(posted.iter().map(|(id, promise)| promise.view(id, this)).collect())
}

/// Makes a promise to everybody; it cannot be taken back or moved.
///
/// # Errors
/// `promise_missing`, `text_too_long`, `promise_due_past` for a week that is over or far away.
pub fn promise(desk: &mut Desk, text: &str, due: Week) -> Outcome<()> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::refused("promise_missing"));
    }
    if text.chars().count() > MOST_TEXT {
        return Err(Fault::refused("text_too_long").with("most", MOST_TEXT));
    }
    let made = desk.week();
    if due < made || due > made.plus(FARTHEST) {
        return Err(Fault::refused("promise_due_past").with("week", due));
    }
    let id: Id = random::bytes().map_err(|error| Fault::internal(error.code()))?;
    board::post(desk, PROMISE, &id, &Promise { text: text.to_owned(), made, due, kept: None })
}

/// Notes that a promise was kept this week; again changes nothing.
///
/// # Errors
/// `promise_unknown`.
pub fn keep_promise(desk: &mut Desk, id: &str) -> Outcome<()> {
    let wanted: Option<Id> = unhex(id).and_then(|bytes| bytes.try_into().ok());
    let posted = desk.commons.read::<Promise>(&desk.mailbox, PROMISE)?;
    let found = posted.into_iter().find(|(id, _)| Some(*id) == wanted);
    let (id, mut promise) = found.ok_or_else(|| Fault::refused("promise_unknown"))?;
    if promise.kept.is_some() {
        return Ok(());
    }
    promise.kept = Some(desk.week());
    board::post(desk, PROMISE, &id, &promise)
}

/// Returns what everybody sees of what came of check-ins and ideas.
///
/// # Errors
/// `chain_broken`, and what the mailbox says.
pub fn came_of_it(
    commons: &Commons,
    mailbox: &dyn Mailbox,
    clock: Clock,
    entries: &[Entry],
) -> Outcome<CameOfIt> {
    let mut ideas = ideas::list(commons, mailbox, clock, entries, &Default::default())?;
    ideas.retain(|idea| idea.state != IdeaState::New);
    // The latest answer first.
    let answered = |idea: &crate::dto::IdeaView| idea.answers.last().map(|answer| answer.week.clone());
    ideas.sort_by_key(|idea| std::cmp::Reverse(answered(idea)));
    Ok(CameOfIt { last: last_release(mailbox)?, ideas, promises: promises(commons, mailbox, clock)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whether_a_promise_is_late_follows_from_the_calendar() {
        let week = |text: &str| text.parse::<Week>().unwrap();
        let check = |kept: Option<&str>, this: &str, expect: PromiseState| {
            let promise = Promise {
                text: "x".into(),
                made: week("2026-W40"),
                due: week("2026-W47"),
                kept: kept.map(week),
            };
            assert_eq!(promise.state(week(this)), expect, "{kept:?} {this}");
        };
        check(None, "2026-W47", PromiseState::NotYet);
        check(None, "2026-W48", PromiseState::Late);
        check(Some("2026-W47"), "2027-W01", PromiseState::Kept);
        check(Some("2026-W48"), "2027-W01", PromiseState::KeptLate);
    }
}
