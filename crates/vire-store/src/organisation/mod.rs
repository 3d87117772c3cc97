//! HR's store: roster, rounds with their private keys, the ledger, readers and customer data.
//!
//! Opened by HR's data key only. Holds no answer: the sealed check-ins are in the spool.

pub mod experiment;
pub mod group_key;
pub mod ledger;
pub mod member;
pub mod pair_sum;
pub mod quarter_plan;
pub mod reader;
pub mod recipient;
pub mod round;
pub mod secret;
pub mod setting;
pub mod team;
pub mod window;

use std::cell::Cell;
use std::ops::Deref;

use rusqlite::Connection;

use crate::customers;
use crate::error::StoreError;
use crate::key::StoreKey;
use crate::migrate::{Kind, Step};
use crate::store::Store;
use crate::workspace::Workspace;

pub use experiment::Experiment;
pub use group_key::GroupKey;
pub use ledger::LedgerEntry;
pub use member::MemberRow;
pub use reader::{Reader, ReaderState};
pub use recipient::Recipient;
pub use round::RoundRow;
pub use window::{Window, WindowState};

pub(crate) const KIND: Kind = Kind {
    application_id: 0x5669_4f31,
    page_size: 4096,
    steps: &[
        Step::of(&[
            setting::TABLE,
            secret::TABLE,
            member::TABLE,
            team::TABLE,
            group_key::TABLE,
            round::TABLE,
            quarter_plan::TABLE,
            window::TABLE,
            ledger::TABLE,
            reader::TABLE,
            customers::TABLES,
        ]),
        Step::of(&[
            pair_sum::TABLE,
            experiment::TABLE,
            customers::SCORE_TABLE,
            customers::REJECT_TABLE,
            customers::MAPPING_TABLE,
            recipient::TABLE,
        ]),
        Step {
            sql: &[customers::RESPONSE_TABLES],
            convert: Some(customers::into_blocks),
            then: &["DROP TABLE customer_response; DROP TABLE response_id;"],
        },
    ],
};

/// The open store of HR.
#[derive(Debug)]
pub struct Organisation {
    store: Store,
    workspace: Workspace,
}

/// What can be read of the organisation, in one consistent state.
#[derive(Debug)]
pub struct Reading<'c> {
    pub(crate) connection: &'c Connection,
}

/// What can be read and written of the organisation, alone among all writers.
#[derive(Debug)]
pub struct Writing<'c> {
    reading: Reading<'c>,
    forget: &'c Cell<bool>,
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
}

impl Organisation {
    /// Builds the store of a new organisation.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is one.
    pub fn create(workspace: &Workspace, key: &StoreKey) -> Result<Self, StoreError> {
        workspace.create_dir()?;
        let store = Store::create(&workspace.organisation(), key, &KIND)?;
        Ok(Self { store, workspace: workspace.clone() })
    }

    /// Opens the store, brings it to the newest version and clears what a killed import left.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::Locked`], [`StoreError::WrongKey`],
    /// [`StoreError::Newer`], [`StoreError::Damaged`], [`StoreError::NotAVireStore`].
    pub fn open(workspace: &Workspace, key: &StoreKey) -> Result<Self, StoreError> {
        let store = Store::open(&workspace.organisation(), key, &KIND)?;
        let mut organisation = Self { store, workspace: workspace.clone() };
        organisation.clear_running()?;
        Ok(organisation)
    }

    /// Reads the organisation in one consistent state.
    ///
    /// # Errors
    /// Whatever `read` returns, and [`StoreError`].
    pub fn read<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.store.read(|connection| read(&Reading { connection }))
    }

    /// Changes the organisation in one transaction: all of it is durable on return, or nothing.
    ///
    /// # Errors
    /// Whatever `write` returns (nothing is changed then), and [`StoreError`].
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        write: impl FnOnce(&Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.store.write(|connection, forget| write(&Writing { reading: Reading { connection }, forget }))
    }

    /// Reads the whole store through: every page's checksum and every table's structure.
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

    /// Returns the workspace that this store belongs to.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    pub(crate) fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }
}
