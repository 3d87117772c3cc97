//! The state of a workspace: whether it is whole, which versions it has, what is overdue.
//!
//! Says what it can without HR's passphrase and more with an open desk. Mends nothing.

use vire_core::round::RoundState;
use vire_core::week::Week;
use vire_store::spool;

use crate::channel::inbox::Inbox;
use crate::channel::recipients;
use crate::check_in::CLAIM_LEVEL;
use crate::desk::{self, Desk};
use crate::dto::LedgerCheck;
use crate::fault::{Fault, Outcome};
use crate::ledger;
use crate::local_mailbox::LocalMailbox;
use crate::mailbox::Mailbox;
use crate::place::Place;

/// Something that is not as it should be, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The part of the workspace.
    pub part: &'static str,
    /// What it is.
    pub fault: Fault,
}

/// The state of a workspace.
#[derive(Debug)]
pub struct Report {
    /// What protects answers here, as the security page names it.
    pub claim_level: &'static str,
    /// The schema version of the organisation's store.
    pub organisation_schema: i64,
    /// The schema version of the mailbox.
    pub mailbox_schema: i64,
    /// The parts that were read through.
    pub checked: Vec<&'static str>,
    /// The parts that HR's passphrase is needed for.
    pub not_checked: Vec<&'static str>,
    /// What is damaged or missing.
    pub problems: Vec<Found>,
    /// What should have been done by now.
    pub overdue: Vec<Found>,
    /// The chain of releases, when it could be read.
    pub ledger: Option<LedgerCheck>,
}

impl Report {
    /// Tells whether nothing is damaged or missing; what is overdue does not count.
    pub fn healthy(&self) -> bool {
        self.problems.is_empty()
    }

    /// Notes that a part was checked, and what was found.
    fn note<T>(&mut self, part: &'static str, found: Outcome<T>) -> Option<T> {
        self.checked.push(part);
        found.map_err(|fault| self.problems.push(Found { part, fault })).ok()
    }
}

/// Examines a workspace; `desk` is HR's, open, or why it could not be opened, or nothing.
///
/// # Errors
/// `workspace_missing`. Everything else is an answer.
pub fn examine(place: &Place, desk: Option<Outcome<Desk>>) -> Outcome<Report> {
    let workspace = place.workspace();
    if !workspace.is_set_up() {
        return Err(Fault::closed("workspace_missing"));
    }
    let (organisation_schema, mailbox_schema) = vire_store::backup::versions();
    let mut report = Report {
        claim_level: CLAIM_LEVEL,
        organisation_schema,
        mailbox_schema,
        checked: Vec::new(),
        not_checked: Vec::new(),
        problems: Vec::new(),
        overdue: Vec::new(),
        ledger: None,
    };
    report.note("keys", desk::key_ring(place));
    let key = workspace.read_machine_key().map_err(Fault::from);
    let key = report.note("machine_key", key.and_then(|key| key.ok_or(Fault::closed("machine_key_missing"))));
    let mut readable = false;
    if key.is_some() {
        report.note("wallets", place.with_wallets(|wallets| Ok(wallets.read(&[0; 16])?)));
        let opened = place.mailbox().and_then(|mailbox| mailbox.check().map(|()| mailbox));
        if let Some(mailbox) = report.note("mailbox", opened) {
            readable = true;
            of_mailbox(&mut report, place, &mailbox)?;
        }
    }
    match desk {
        // HR's desk cannot be opened without the mailbox, whose problem is listed already.
        Some(Err(_)) if !readable => report.not_checked.extend(["organisation", "customer_weeks", "cases"]),
        None => report.not_checked.extend(["organisation", "customer_weeks", "cases"]),
        Some(desk) => {
            let opened = desk.and_then(|desk| Ok(desk.organisation.check().map(|()| desk)?));
            if let Some(desk) = report.note("organisation", opened) {
                of_desk(&mut report, &desk)?;
            }
        }
    }
    Ok(report)
}

fn of_mailbox(report: &mut Report, place: &Place, mailbox: &LocalMailbox) -> Outcome<()> {
    let states = mailbox.rounds()?;
    let ids = spool::list(place.workspace())?;
    let spools = mailbox.write(|write| {
        for manifest in write.manifests()? {
            let open = states.get(&manifest.week) == Some(&RoundState::Open);
            if open && !write.spool(manifest.spool).exists() {
                return Err(Fault::closed("spool_missing").with("week", manifest.week));
            }
        }
        // How many there are is nobody's business; that they can be read is.
        ids.iter().try_for_each(|id| {
            write.spool(*id).entries().map(drop).or_else(|error| match error {
                vire_store::StoreError::Missing => Ok(()),
                error => Err(Fault::from(error)),
            })
        })
    });
    report.note("spools", spools);
    let check = ledger::verify_public(mailbox);
    ledger_check(report, check);
    let today = place.clock().today(mailbox.zone()?);
    let over = |week: &Week| today > week.sunday();
    for (week, _) in states.iter().filter(|(week, state)| **state == RoundState::Open && over(week)) {
        report.overdue.push(round_overdue(*week));
    }
    let released: Vec<Week> =
        mailbox.read(|read| Ok(read.release_heads()?.into_iter().map(|head| head.week).collect()))?;
    for (week, _) in
        states.iter().filter(|(week, state)| **state == RoundState::Closed && !released.contains(week))
    {
        report
            .overdue
            .push(Found { part: "rounds", fault: Fault::policy("close_unfinished").with("week", week) });
    }
    Ok(())
}

fn of_desk(report: &mut Report, desk: &Desk) -> Outcome<()> {
    let differing = desk.organisation.read(|read| Ok::<_, Fault>(read.check_customer_weeks()?));
    let differing = differing.and_then(|found| match found.first() {
        None => Ok(()),
        Some((week, metric)) => {
            Err(Fault::closed("customer_weeks_differ").with("week", week).with("metric", metric.id()))
        }
    });
    report.note("customer_weeks", differing);
    let check = ledger::verify(desk);
    ledger_check(report, check);
    let today = desk.place.clock().today(desk.zone);
    for row in desk.organisation.read(|read| read.rounds())? {
        let found = round_overdue(row.round.week);
        if row.round.state == RoundState::Open
            && today > row.round.week.sunday()
            && !report.overdue.contains(&found)
        {
            report.overdue.push(found);
        }
    }
    let inbox = recipients::hr_seat(desk).and_then(|seat| Inbox::open(&desk.mailbox, &seat, today));
    if let Some(inbox) = report.note("cases", inbox) {
        for row in inbox.rows(today).into_iter().filter(|row| row.overdue) {
            let fault = Fault::policy("case_overdue").with("case", row.case);
            report.overdue.push(Found { part: "cases", fault });
        }
    }
    Ok(())
}

fn round_overdue(week: Week) -> Found {
    let fault = Fault::policy("round_overdue").with("week", week).with("since", week.plus(1).monday());
    Found { part: "rounds", fault }
}

/// Notes the chain; HR's own check takes the place of everybody's.
fn ledger_check(report: &mut Report, check: Outcome<LedgerCheck>) {
    report.checked.retain(|part| *part != "ledger");
    report.problems.retain(|found| found.part != "ledger");
    let valid = check.and_then(|check| {
        let valid = check.valid;
        report.ledger = Some(check);
        if valid { Ok(()) } else { Err(Fault::closed("ledger_invalid")) }
    });
    report.note("ledger", valid);
}
