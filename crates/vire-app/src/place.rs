//! One workspace on this machine: where it lies, what it holds, and opening its stores.

use std::path::PathBuf;

use vire_seal::key::Key;
use vire_seal::locked;
use vire_seal::passphrase::Cost;
use vire_store::{OuterSeal, StoreError, StoreKey, WalletFile, Workspace};

use crate::clock::Clock;
use crate::dto::PlaceKind;
use crate::fault::{Fault, Outcome};
use crate::local_mailbox::LocalMailbox;
use crate::mailbox::Mailbox;

/// One workspace, with the clock and the price of a guess that hold there.
#[derive(Debug, Clone)]
pub struct Place {
    workspace: Workspace,
    clock: Clock,
    cost: Cost,
}

impl Place {
    /// Names a workspace by its directory; nothing is opened or made.
    pub fn at(dir: PathBuf, clock: Clock) -> Self {
        Self { workspace: Workspace::at(dir), clock, cost: Cost::standard() }
    }

    /// Sets what one guess of a passphrase or PIN costs.
    #[must_use]
    pub fn with_cost(mut self, cost: Cost) -> Self {
        self.cost = cost;
        self
    }

    /// Sets the clock.
    #[must_use]
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Returns the desktop app's own workspace: `VIRE_WORKSPACE`, else the user's data directory.
    pub fn default_dir() -> PathBuf {
        std::env::var_os("VIRE_WORKSPACE").filter(|dir| !dir.is_empty()).map_or_else(
            || {
                directories::ProjectDirs::from("fi", "", "vire")
                    .map_or_else(|| PathBuf::from("vire"), |dirs| dirs.data_dir().join("workspace"))
            },
            PathBuf::from,
        )
    }

    /// Returns the clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Returns what one guess costs.
    pub fn cost(&self) -> Cost {
        self.cost
    }

    /// Returns the files.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Tells what the workspace holds.
    ///
    /// # Errors
    /// When there is something that cannot be opened.
    pub fn kind(&self) -> Outcome<PlaceKind> {
        if !self.workspace.is_set_up() {
            return Ok(PlaceKind::Empty);
        }
        Ok(if self.mailbox()?.card()?.sample { PlaceKind::Sample } else { PlaceKind::Organisation })
    }

    /// Opens the mailbox.
    ///
    /// # Errors
    /// `workspace_missing`, and what the store says.
    pub fn mailbox(&self) -> Outcome<LocalMailbox> {
        let key = self.existing_machine_key()?;
        let store = vire_store::Mailbox::open(&self.workspace, &key)?;
        Ok(LocalMailbox::new(store))
    }

    /// Makes the machine key, or reads it.
    ///
    /// # Errors
    /// What the store says; an internal fault when the machine has no randomness.
    pub fn make_machine_key(&self) -> Outcome<StoreKey> {
        self.workspace.create_dir()?;
        // Drawn before: the store's callback cannot fail.
        let drawn = Key::generate().map_err(|error| Fault::internal(error.code()))?;
        Ok(self.workspace.make_machine_key(&mut |bytes| {
            bytes.iter_mut().zip(drawn.expose()).for_each(|(to, from)| *to = *from);
        })?)
    }

    fn existing_machine_key(&self) -> Outcome<StoreKey> {
        self.workspace.read_machine_key()?.ok_or_else(|| Fault::closed("workspace_missing"))
    }

    /// Works on the wallet file; every byte of it changes with every rewrite.
    ///
    /// # Errors
    /// `workspace_missing`, and what the work says.
    pub fn with_wallets<T>(&self, work: impl FnOnce(&WalletFile<'_>) -> Outcome<T>) -> Outcome<T> {
        let key = self.existing_machine_key()?;
        let seal = MachineSeal(Key::from_bytes(*key.bytes()).derive(CONTEXT));
        work(&WalletFile::new(&self.workspace, &seal))
    }
}

/// The seal of the wallet file under the machine key.
struct MachineSeal(Key);

const CONTEXT: &str = "vire/1 wallet file";

impl OuterSeal for MachineSeal {
    fn seal(&self, plain: &[u8]) -> Option<Vec<u8>> {
        locked::lock(&self.0, CONTEXT, plain).ok()
    }

    fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        locked::unlock(&self.0, CONTEXT, sealed).ok().map(|plain| plain.to_vec())
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => Fault::closed("workspace_missing"),
            StoreError::Exists => Fault::refused("workspace_not_empty"),
            StoreError::Locked => Fault::closed("busy"),
            StoreError::WrongKey => Fault::closed("wrong_key"),
            StoreError::Newer { found, known } => {
                Fault::closed("newer_version").with("found", found).with("known", known)
            }
            StoreError::Damaged { detail } => Fault::closed("damaged").with("what", detail),
            StoreError::NotAVireStore => Fault::closed("damaged").with("what", "not_a_vire_store"),
            StoreError::Io(error) => Fault::closed("io").with("what", error.kind()),
            StoreError::NotABackup => Fault::refused("not_a_backup"),
            StoreError::BackupDamaged { detail } => Fault::refused("backup_damaged").with("what", detail),
            StoreError::BackupNewer { found, known } => {
                Fault::refused("backup_newer").with("found", found).with("known", known)
            }
            StoreError::AlreadyIssued => Fault::policy("already_joined"),
            StoreError::ImportRunning => Fault::closed("busy"),
            StoreError::Cancelled => Fault::refused("cancelled"),
            StoreError::AlreadyImported { import } => {
                Fault::refused("already_imported").with("import", import)
            }
            other => Fault::internal(other.code()),
        }
    }
}
