//! The mailbox: what carries sealed things between people on this machine.
//!
//! Opened by the machine key, so it holds nothing that a user of the machine may not see: no names,
//! no answers, no texts. No table here has a time, a sequence or a person beside an answer; the
//! answers themselves are in the spool, which is reached only while the mailbox is locked.

pub mod announcement;
pub mod card;
pub mod case;
pub mod idea_key;
pub mod invitation;
pub mod issuance;
pub mod issuer;
pub mod manifest;
pub mod member_key;
pub mod notice;
pub mod reader;
pub mod release;

use std::cell::Cell;
use std::ops::Deref;

use rusqlite::Connection;

use crate::error::StoreError;
use crate::ids::SpoolId;
use crate::key::StoreKey;
use crate::migrate::{Kind, Step};
use crate::spool::Spool;
use crate::store::Store;
use crate::workspace::Workspace;

pub use announcement::Announcement;
pub use card::OrganisationCard;
pub use case::CaseSlot;
pub use idea_key::IdeaKey;
pub use invitation::Invitation;
pub use issuance::Issuance;
pub use issuer::Issuer;
pub use manifest::Manifest;
pub use reader::{ReaderGrant, ReaderKey};
pub use release::{ReleaseHead, ReleasePart};

pub(crate) const KIND: Kind = Kind {
    application_id: 0x5669_4d31,
    page_size: 4096,
    steps: &[
        Step::of(&[
            card::TABLE,
            announcement::TABLE,
            issuer::TABLE,
            manifest::TABLE,
            invitation::TABLE,
            issuance::TABLE,
            release::TABLE,
            reader::TABLE,
        ]),
        Step::of(&[notice::TABLE, idea_key::TABLE, member_key::TABLE, case::TABLE]),
    ],
};

/// The open mailbox.
#[derive(Debug)]
pub struct Mailbox {
    store: Store,
    workspace: Workspace,
}

/// What can be read of the mailbox, in one consistent state.
#[derive(Debug)]
pub struct Reading<'c> {
    pub(crate) connection: &'c Connection,
}

/// What can be read and written of the mailbox, alone among all writers of all processes.
#[derive(Debug)]
pub struct Writing<'c> {
    reading: Reading<'c>,
    forget: &'c Cell<bool>,
    workspace: &'c Workspace,
    key: &'c StoreKey,
}

impl<'c> Deref for Writing<'c> {
    type Target = Reading<'c>;

    fn deref(&self) -> &Reading<'c> {
        &self.reading
    }
}

impl Writing<'_> {
    /// Asks that what this transaction deletes leaves the WAL as well.
    pub(crate) fn forget(&self) {
        self.forget.set(true);
    }

    /// Names the spool of an open round; the lock of this transaction guards every access to it.
    ///
    /// What is done to a spool is durable at once and is not undone when the transaction fails later.
    pub fn spool(&self, id: SpoolId) -> Spool<'_> {
        Spool::new(self.workspace, self.key, id)
    }
}

impl Mailbox {
    /// Builds the mailbox of a new organisation.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is one.
    pub fn create(workspace: &Workspace, machine_key: &StoreKey) -> Result<Self, StoreError> {
        workspace.create_dir()?;
        let store = Store::create(&workspace.mailbox(), machine_key, &KIND)?;
        Ok(Self { store, workspace: workspace.clone() })
    }

    /// Opens the mailbox and brings it to the newest version.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::Locked`], [`StoreError::WrongKey`],
    /// [`StoreError::Newer`], [`StoreError::Damaged`], [`StoreError::NotAVireStore`].
    pub fn open(workspace: &Workspace, machine_key: &StoreKey) -> Result<Self, StoreError> {
        let store = Store::open(&workspace.mailbox(), machine_key, &KIND)?;
        Ok(Self { store, workspace: workspace.clone() })
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// Reads the mailbox in one consistent state.
    ///
    /// # Errors
    /// Whatever `read` returns, and [`StoreError`].
    pub fn read<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.store.read(|connection| read(&Reading { connection }))
    }

    /// Changes the mailbox in one transaction: all of it is durable on return, or nothing.
    ///
    /// # Errors
    /// Whatever `write` returns (nothing is changed then), and [`StoreError`].
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        write: impl FnOnce(&Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let workspace = &self.workspace;
        let key = self.store.key().clone();
        self.store.write(|connection, forget| {
            write(&Writing { reading: Reading { connection }, forget, workspace, key: &key })
        })
    }

    /// Reads the whole mailbox through: every page's checksum and every table's structure.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn check(&self) -> Result<(), StoreError> {
        self.store.check()
    }

    /// Empties the write-ahead log; `false` when another process still reads from it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn truncate_wal(&self) -> Result<bool, StoreError> {
        self.store.truncate_wal()
    }
}
