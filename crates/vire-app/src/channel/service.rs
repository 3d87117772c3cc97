//! The service level: how HR's cases of a quarter were served, said once to everybody when every clock is over.
//!
//! Counts HR's own cases: nobody can count those of other recipients, which is what they are for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use vire_core::disclosure::{Released, Service, service};

use super::door::NOTICE;
use super::inbox::Inbox;
use super::state::answer_by;
use crate::board::{self, Commons};
use crate::desk::Desk;
use crate::dto::ServiceView;
use crate::fault::Outcome;
use crate::mailbox::{Id, Mailbox};

const KIND: &str = "service-level";

#[derive(Serialize, Deserialize)]
struct Said {
    quarter: String,
    service: Service,
}

/// The place of a quarter's notice: one a quarter, so that none is said twice.
fn place(quarter: &str) -> Id {
    let mut id = [0; 16];
    id.iter_mut().zip(quarter.bytes()).for_each(|(to, from)| *to = from);
    id
}

/// Says how every quarter was served whose last clock is over and of which nothing was said yet.
///
/// # Errors
/// What the mailbox says.
pub fn publish_due(desk: &mut Desk, inbox: &Inbox, today: NaiveDate) -> Outcome<()> {
    let door = desk.commons.narrowed(NOTICE);
    let said: Vec<(Id, Said)> = door.read(&desk.mailbox, KIND)?;
    for (first, tally) in inbox.served() {
        let quarter = first.quarter();
        let id = place(&quarter.to_string());
        if today <= answer_by(quarter.last()) || said.iter().any(|(known, _)| *known == id) {
            continue;
        }
        let released: Released<Service> = service(tally, desk.policy);
        let body = Said { quarter: quarter.to_string(), service: released.into_inner() };
        board::post_to(desk, &door, KIND, &id, &body)?;
    }
    Ok(())
}

/// Lists what was said, the newest quarter first.
///
/// # Errors
/// `chain_broken` when a notice is not HR's.
pub fn list(mailbox: &dyn Mailbox, door: &Commons) -> Outcome<Vec<ServiceView>> {
    let mut said: Vec<(Id, Said)> = door.read(mailbox, KIND)?;
    said.sort_by(|(_, a), (_, b)| b.quarter.cmp(&a.quarter));
    let band = |band: Option<vire_core::release::Band>| band.map(|band| band.as_str().to_owned());
    Ok(said
        .into_iter()
        .map(|(_, said)| ServiceView {
            quarter: said.quarter,
            opened: band(said.service.opened),
            acknowledged: band(said.service.acknowledged),
            answered: band(said.service.answered),
        })
        .collect())
}
