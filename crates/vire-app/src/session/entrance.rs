//! Coming in and going out: the sample, set-up, signing in, joining.

use crate::desk::Desk;
use crate::directory;
use crate::dto::{AppState, PlaceKind, ReaderSession, SetUp, WalletSession};
use crate::fault::Outcome;
use crate::join::{self, OpenWallet};
use crate::keys;
use crate::reader::{self};
use crate::sample::SampleSize;
use crate::sample_place;
use crate::set_up;
use crate::watch::Watch;

use super::Session;

impl Session {
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
        (self.recipient, self.inbox) = (None, None);
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
        let mut desk = Desk::open(&self.place, passphrase)?;
        directory::refresh(&mut desk)?;
        self.desk = Some(desk);
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
        (self.recipient, self.inbox) = (None, None);
        self.state()
    }

    /// Takes an invitation and opens the new wallet.
    ///
    /// # Errors
    /// A code with a typing error, `invitation_unknown`, `pin_too_short`, `already_joined`.
    pub fn join(&mut self, code: &str, pin: &str) -> Outcome<WalletSession> {
        let open = join::join(&self.place, &self.place.mailbox()?, code, pin)?;
        self.enter_commons(open)
    }

    /// Opens a wallet.
    ///
    /// # Errors
    /// `pin_wrong`.
    pub fn open_wallet(&mut self, label: &str, pin: &str) -> Outcome<WalletSession> {
        let open = OpenWallet::open(&self.place, label, pin)?;
        self.enter_commons(open)
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
}
