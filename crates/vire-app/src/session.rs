//! One window's session: which doors are open, and one method for each thing a person can do.
//!
//! Every method checks that the right door is open and calls one use case.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::chart;
use crate::check_in;
use crate::clock::Clock;
use crate::customers;
use crate::desk::{self, Desk};
use crate::dto::{
    AppState, ChartRequest, ChartView, CheckInReceipt, CheckInView, DeskView, FilePreview, HistoryView,
    ImportView, InvitationView, LedgerCheck, Look, PlaceKind, ReaderSession, ReleaseView, RosterPreview,
    SetUp, TrendChoices, WalletSession,
};
use crate::export;
use crate::fault::{Fault, Outcome};
use crate::figures::Viewer;
use crate::invitation::{self, Whom};
use crate::join::{self, OpenWallet};
use crate::keys;
use crate::ledger;
use crate::members;
use crate::place::Place;
use crate::reader::{self, OpenReader};
use crate::release::{close_round, view_of};
use crate::round;
use crate::sample::SampleSize;
use crate::sample_place;
use crate::set_up;
use crate::watch::Watch;

/// How long HR's door stays open without being used.
const IDLE: Duration = Duration::from_secs(15 * 60);

/// One window's session.
pub struct Session {
    place: Place,
    used: Instant,
    desk: Option<Desk>,
    reader: Option<OpenReader>,
    wallet: Option<OpenWallet>,
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
        Self { place, used: Instant::now(), desk: None, reader: None, wallet: None }
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
            .or_else(|| self.wallet.as_ref().map(|open| open.wallet.packet.organisation_name.clone()));
        Ok(AppState {
            place: kind,
            organisation: known,
            hr: self.desk.is_some(),
            reader: self.reader.as_ref().map(OpenReader::view),
            wallet: self.wallet.as_ref().map(OpenWallet::view),
            week: self.place.clock().week(zone).to_string(),
            policy: vire_core::disclosure::RuleSet::Sdc1Draft.as_str().to_owned(),
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

    /// Makes the sample organisation, or opens the one that is here, and signs in to it.
    ///
    /// # Errors
    /// `workspace_not_empty`, `cancelled`.
    pub fn prepare_sample(&mut self, watch: &dyn Watch) -> Outcome<AppState> {
        let (desk, wallet) = match self.place.kind()? {
            PlaceKind::Sample => sample_place::open(&self.place)?,
            _ => sample_place::prepare(&self.place, SampleSize::default(), watch)?,
        };
        self.desk = Some(desk);
        self.wallet = wallet;
        self.state()
    }

    /// Removes the sample organisation with everything in it.
    ///
    /// # Errors
    /// `not_a_sample`.
    pub fn remove_sample(&mut self) -> Outcome<AppState> {
        (self.desk, self.reader, self.wallet) = (None, None, None);
        sample_place::remove(&self.place)?;
        self.state()
    }

    /// Sets up an organisation, signs HR in and returns the recovery code.
    ///
    /// # Errors
    /// `workspace_not_empty`, `passphrase_too_weak`, `time_zone_unknown`, `name_missing`.
    pub fn set_up(&mut self, set_up: &SetUp) -> Outcome<String> {
        keys::check_strength(&set_up.passphrase, &[&set_up.name])?;
        let made = set_up::set_up(&self.place, set_up)?;
        self.desk = Some(made.desk);
        Ok(made.recovery_code)
    }

    /// Signs HR in.
    ///
    /// # Errors
    /// `passphrase_wrong`.
    pub fn sign_in(&mut self, passphrase: &str) -> Outcome<AppState> {
        self.desk = Some(Desk::open(&self.place, passphrase)?);
        self.state()
    }

    /// Signs HR in with the recovery code and sets a new passphrase.
    ///
    /// # Errors
    /// A code with a typing error, `recovery_code_wrong`, `passphrase_too_weak`.
    pub fn sign_in_with_recovery(&mut self, code: &str, new_passphrase: &str) -> Outcome<AppState> {
        keys::check_strength(new_passphrase, &[])?;
        self.desk = Some(Desk::recover(&self.place, code, new_passphrase)?);
        self.state()
    }

    /// Closes every door.
    ///
    /// # Errors
    /// As [`Session::state`].
    pub fn sign_out(&mut self) -> Outcome<AppState> {
        (self.desk, self.reader, self.wallet) = (None, None, None);
        self.state()
    }

    /// Takes an invitation and opens the new wallet.
    ///
    /// # Errors
    /// A code with a typing error, `invitation_unknown`, `pin_too_short`, `already_joined`.
    pub fn join(&mut self, code: &str, pin: &str) -> Outcome<WalletSession> {
        let open = join::join(&self.place, &self.place.mailbox()?, code, pin)?;
        let view = open.view();
        self.wallet = Some(open);
        Ok(view)
    }

    /// Opens a wallet.
    ///
    /// # Errors
    /// `pin_wrong`.
    pub fn open_wallet(&mut self, label: &str, pin: &str) -> Outcome<WalletSession> {
        let open = OpenWallet::open(&self.place, label, pin)?;
        let view = open.view();
        self.wallet = Some(open);
        Ok(view)
    }

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

    /// Takes a lead's invitation under an own passphrase.
    ///
    /// # Errors
    /// A code with a typing error, `invitation_unknown`, `passphrase_too_weak`.
    pub fn accept_reader_invitation(&mut self, code: &str, passphrase: &str) -> Outcome<ReaderSession> {
        keys::check_strength(passphrase, &[])?;
        let open = reader::accept(&self.place, &self.place.mailbox()?, code, passphrase)?;
        let view = open.view();
        self.reader = Some(open);
        Ok(view)
    }

    /// Signs a lead in.
    ///
    /// # Errors
    /// `passphrase_wrong`.
    pub fn open_as_reader(&mut self, label: &str, passphrase: &str) -> Outcome<ReaderSession> {
        let open = reader::open(&self.place.mailbox()?, label, passphrase)?;
        let view = open.view();
        self.reader = Some(open);
        Ok(view)
    }

    /// Returns what this person can look at.
    ///
    /// # Errors
    /// `locked`.
    pub fn trend_choices(&mut self) -> Outcome<TrendChoices> {
        let mailbox = self.place.mailbox()?;
        chart::choices(&self.viewer()?, &mailbox)
    }

    /// Draws a chart.
    ///
    /// # Errors
    /// `locked`, `group_not_granted`.
    pub fn draw_chart(&mut self, request: &ChartRequest, look: &Look) -> Outcome<ChartView> {
        let mailbox = self.place.mailbox()?;
        Ok(chart::draw(&self.viewer()?, &mailbox, request, look)?.into_view())
    }

    /// Saves a chart; answers the path, or nothing when no place was picked.
    ///
    /// # Errors
    /// `file_not_written`, and as [`Session::draw_chart`].
    pub fn save_chart(
        &mut self,
        request: &ChartRequest,
        look: &Look,
        to: Option<&Path>,
    ) -> Outcome<Option<String>> {
        let Some(path) = to else { return Ok(None) };
        let mailbox = self.place.mailbox()?;
        chart::draw(&self.viewer()?, &mailbox, request, look)?.save(path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    }

    /// Says what a customer file is and what would happen.
    ///
    /// # Errors
    /// What the file is not, by code.
    pub fn preview_customer_file(
        &mut self,
        path: &Path,
        mapping: Option<serde_json::Value>,
        answers: &BTreeMap<String, String>,
        watch: &dyn Watch,
    ) -> Outcome<FilePreview> {
        customers::preview(self.open_desk()?, path, mapping, answers, watch)
    }

    /// Takes a customer file in.
    ///
    /// # Errors
    /// What the file is not, by code; nothing was stored then.
    pub fn import_customer_file(
        &mut self,
        path: &Path,
        mapping: Option<serde_json::Value>,
        answers: &BTreeMap<String, String>,
        source: Option<String>,
        watch: &dyn Watch,
    ) -> Outcome<ImportView> {
        Ok(customers::import(self.open_desk()?, path, mapping, answers, source, watch)?.view())
    }

    /// Lists the imports, newest first.
    ///
    /// # Errors
    /// `locked`.
    pub fn customer_imports(&mut self) -> Outcome<Vec<ImportView>> {
        customers::imports(self.open_desk()?)
    }

    /// Takes back exactly what one import brought.
    ///
    /// # Errors
    /// `import_unknown`.
    pub fn undo_import(&mut self, id: &str) -> Outcome<Vec<ImportView>> {
        let desk = self.open_desk()?;
        customers::undo(desk, id)?;
        customers::imports(desk)
    }

    /// Returns HR's desk.
    ///
    /// # Errors
    /// `locked`.
    pub fn desk_view(&mut self) -> Outcome<DeskView> {
        desk::view(self.open_desk()?)
    }

    /// Looks at a roster file before it is taken.
    ///
    /// # Errors
    /// What the file is not, by code.
    pub fn preview_roster(&mut self, path: &Path) -> Outcome<RosterPreview> {
        members::preview(self.open_desk()?, path)
    }

    /// Takes a roster file as the new list.
    ///
    /// # Errors
    /// `roster_invalid` with the first problem; nothing was stored then.
    pub fn import_roster(&mut self, path: &Path) -> Outcome<DeskView> {
        let desk = self.open_desk()?;
        members::import(desk, path)?;
        desk::view(desk)
    }

    /// Invites everybody who has no invitation yet.
    ///
    /// # Errors
    /// `roster_empty`.
    pub fn invite_all(&mut self) -> Outcome<Vec<InvitationView>> {
        invitation::invite(self.open_desk()?, Whom::Everybody)
    }

    /// Invites members, also again: an earlier code of theirs stops working.
    ///
    /// # Errors
    /// `member_unknown`.
    pub fn invite(&mut self, members: &[String]) -> Outcome<Vec<InvitationView>> {
        invitation::invite(self.open_desk()?, Whom::These(members))
    }

    /// Saves invitation codes as CSV; answers the path, or nothing when no place was picked.
    ///
    /// # Errors
    /// `file_not_written`.
    pub fn save_invitations(
        &mut self,
        codes: &[InvitationView],
        to: Option<&Path>,
    ) -> Outcome<Option<String>> {
        let Some(path) = to else { return Ok(None) };
        invitation::save(codes, path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    }

    /// Invites a lead to the releases of some groups and returns the code.
    ///
    /// # Errors
    /// `group_unknown`, `name_missing`.
    pub fn invite_reader(&mut self, name: &str, groups: &[String]) -> Outcome<String> {
        reader::invite(self.open_desk()?, name, groups)
    }

    /// Opens a round.
    ///
    /// # Errors
    /// `round_not_openable`, `roster_empty`.
    pub fn open_round(&mut self, week: &str) -> Outcome<DeskView> {
        let week = week.parse()?;
        let desk = self.open_desk()?;
        round::open(desk, week)?;
        desk::view(desk)
    }

    /// Closes a round and shows what was published.
    ///
    /// # Errors
    /// `round_not_over`, `round_unknown`.
    pub fn close_round(&mut self, week: &str, watch: &dyn Watch) -> Outcome<ReleaseView> {
        let week = week.parse()?;
        let desk = self.open_desk()?;
        close_round(desk, week, watch)?;
        view_of(desk, week)
    }

    /// Shows a release.
    ///
    /// # Errors
    /// `release_unknown`.
    pub fn release(&mut self, week: &str) -> Outcome<ReleaseView> {
        let week = week.parse()?;
        view_of(self.open_desk()?, week)
    }

    /// Checks every link of the ledger.
    ///
    /// # Errors
    /// `locked`.
    pub fn check_ledger(&mut self) -> Outcome<LedgerCheck> {
        ledger::verify(self.open_desk()?)
    }

    /// Writes released figures to a file; answers the path, or nothing when no place was picked.
    ///
    /// # Errors
    /// `format_unknown`, `file_not_written`.
    pub fn export_summary(
        &mut self,
        from: &str,
        to: &str,
        format: &str,
        file: Option<&Path>,
    ) -> Outcome<Option<String>> {
        let Some(path) = file else { return Ok(None) };
        let (from, to) = (from.parse()?, to.parse()?);
        export::summary(self.open_desk()?, from, to, format, &crate::text::system_language(), path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    }

    /// Raises the least number of answers behind a figure, for rounds that open from now on.
    ///
    /// # Errors
    /// `policy_only_tightens`, `policy_below_floor`.
    pub fn tighten_policy(&mut self, k: u32) -> Outcome<DeskView> {
        let desk = self.open_desk()?;
        desk.tighten(k)?;
        desk::view(desk)
    }
}
