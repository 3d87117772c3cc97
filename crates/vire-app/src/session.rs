//! One window's session: which doors are open, and one method for each thing a person can do.
//!
//! Every method checks that the right door is open and calls one use case.

mod channel;
mod customers;
mod desk;
mod employee;
mod entrance;
mod experiments;
mod figures;
mod insight;
mod meeting;
mod thanks;

use std::time::{Duration, Instant};

use crate::channel::inbox::Inbox;
use crate::channel::seat::OpenRecipient;
use crate::clock::Clock;
use crate::desk::Desk;
use crate::dto::{AppState, PlaceKind};
use crate::fault::{Fault, Outcome};
use crate::figures::Viewer;
use crate::join::OpenWallet;
use crate::place::Place;
use crate::reader::OpenReader;

/// How long HR's door stays open without being used.
const IDLE: Duration = Duration::from_secs(15 * 60);

/// One window's session.
pub struct Session {
    place: Place,
    used: Instant,
    desk: Option<Desk>,
    reader: Option<OpenReader>,
    wallet: Option<OpenWallet>,
    recipient: Option<OpenRecipient>,
    inbox: Option<Inbox>,
}

impl Session {
    /// Opens no door yet, on the workspace of this machine.
    ///
    /// In debug builds `VIRE_NOW` sets the clock, so that window tests can close a round.
    pub fn of_this_machine() -> Self {
        let set = std::env::var("VIRE_NOW").ok().filter(|_| cfg!(debug_assertions));
        let clock = set.and_then(|text| Clock::fixed(&text)).unwrap_or_default();
        Self::at(Place::at(Place::default_dir(), clock))
    }

    /// Opens no door yet, on a given workspace.
    pub fn at(place: Place) -> Self {
        Self {
            place,
            used: Instant::now(),
            desk: None,
            reader: None,
            wallet: None,
            recipient: None,
            inbox: None,
        }
    }

    /// Replaces the clock.
    pub fn set_clock(&mut self, clock: Clock) {
        self.place = self.place.clone().with_clock(clock);
        if let Some(desk) = &mut self.desk {
            desk.place = self.place.clone();
        }
    }

    /// Returns everything the window needs to know first.
    ///
    /// # Errors
    /// When the workspace cannot be opened.
    pub fn state(&mut self) -> Outcome<AppState> {
        self.close_idle()?;
        let kind = self.place.kind()?;
        let zone = match kind {
            PlaceKind::Empty => chrono_tz::Europe::Helsinki,
            _ => self.place.mailbox()?.zone()?,
        };
        let known = self
            .desk
            .as_ref()
            .map(|desk| desk.name.clone())
            .or_else(|| self.reader.as_ref().map(|reader| reader.organisation_name.clone()))
            .or_else(|| self.wallet.as_ref().map(|open| open.wallet.packet.organisation_name.clone()))
            .or_else(|| self.recipient.as_ref().map(|open| open.organisation_name.clone()));
        Ok(AppState {
            place: kind,
            organisation: known,
            hr: self.desk.is_some(),
            reader: self.reader.as_ref().map(OpenReader::view),
            wallet: self.wallet.as_ref().map(OpenWallet::view),
            recipient: self.recipient.as_ref().map(OpenRecipient::view),
            week: self.place.clock().week(zone).to_string(),
            policy: vire_core::disclosure::RuleSet::Sdc1.as_str().to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }

    /// Closes HR's door when nobody went through it for a while; the sample has nothing to hide.
    fn close_idle(&mut self) -> Outcome<()> {
        let idle = self.used.elapsed() > IDLE;
        self.used = Instant::now();
        if idle
            && let Some(desk) = &self.desk
            && !desk.is_sample()?
        {
            self.desk = None;
        }
        if idle {
            self.recipient = None;
        }
        if self.desk.is_none() && self.recipient.is_none() {
            self.inbox = None;
        }
        Ok(())
    }

    fn open_desk(&mut self) -> Outcome<&mut Desk> {
        self.close_idle()?;
        self.desk.as_mut().ok_or_else(|| Fault::closed("locked"))
    }

    fn open_wallet_mut(&mut self) -> Outcome<&mut OpenWallet> {
        self.wallet.as_mut().ok_or_else(|| Fault::closed("wallet_locked"))
    }

    fn viewer(&mut self) -> Outcome<Viewer<'_>> {
        self.close_idle()?;
        match (&self.desk, &self.reader) {
            (Some(desk), _) => Ok(Viewer::Hr(desk)),
            (None, Some(reader)) => Ok(Viewer::Reader(reader)),
            (None, None) => Err(Fault::closed("locked")),
        }
    }
}
