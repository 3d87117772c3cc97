//! What can go wrong with a store, as codes.
//!
//! Carries no value of any row: a detail names a table, a column or a page at most.

/// A store that could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such store.
    #[error("store_missing")]
    Missing,
    /// A store of that name exists already.
    #[error("store_exists")]
    Exists,
    /// Somebody else kept the store locked for longer than the waiting time.
    #[error("store_locked")]
    Locked,
    /// The key does not open the store.
    #[error("wrong_key")]
    WrongKey,
    /// The store was written by a newer version; nothing of it was touched.
    #[error("store_newer: {found} > {known}")]
    Newer {
        /// The schema version of the store.
        found: i64,
        /// The newest schema version known here.
        known: i64,
    },
    /// The store is damaged.
    #[error("store_damaged: {detail}")]
    Damaged {
        /// What SQLite says of it.
        detail: String,
    },
    /// The file is something else.
    #[error("not_a_vire_store")]
    NotAVireStore,
    /// The file system refused.
    #[error("store_io: {0}")]
    Io(#[from] std::io::Error),
    /// SQLite refused a statement.
    #[error("store_sql: {detail}")]
    Sql {
        /// What SQLite says; never a value.
        detail: String,
    },
    /// A stored value does not read back as what it should be.
    #[error("store_unreadable: {what}")]
    Unreadable {
        /// The table and column.
        what: &'static str,
    },
    /// A row that must exist does not.
    #[error("row_missing: {what}")]
    RowMissing {
        /// The table.
        what: &'static str,
    },
    /// The ledger does not end where the new entry continues.
    #[error("ledger_forked")]
    LedgerForked,
    /// This seat already has a ticket for the round, for a different blinded message.
    #[error("already_issued")]
    AlreadyIssued,
    /// Another import or undo is under way.
    #[error("import_running")]
    ImportRunning,
    /// Whoever watched long work ended it; everything is as before.
    #[error("cancelled")]
    Cancelled,
    /// A batch of the import could not be written, so it cannot be finished.
    #[error("import_failed")]
    ImportFailed,
    /// A file with the same content was imported before.
    #[error("already_imported")]
    AlreadyImported {
        /// That import.
        import: crate::ids::ImportId,
    },
    /// A wallet record does not have the one length that all have.
    #[error("wallet_record_length: {found}")]
    WalletRecordLength {
        /// Its length in bytes.
        found: usize,
    },
    /// The outer seal of the wallet file could not be made.
    #[error("wallet_seal_failed")]
    WalletSealFailed,
    /// The file is not a backup.
    #[error("not_a_backup")]
    NotABackup,
    /// The backup is truncated or changed.
    #[error("backup_damaged: {detail}")]
    BackupDamaged {
        /// The part of it that does not fit.
        detail: String,
    },
    /// The backup was written by a newer version.
    #[error("backup_newer: {found} > {known}")]
    BackupNewer {
        /// Its version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
}

impl StoreError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        match self {
            StoreError::Missing => "store_missing",
            StoreError::Exists => "store_exists",
            StoreError::Locked => "store_locked",
            StoreError::WrongKey => "wrong_key",
            StoreError::Newer { .. } => "store_newer",
            StoreError::Damaged { .. } => "store_damaged",
            StoreError::NotAVireStore => "not_a_vire_store",
            StoreError::Io(_) => "store_io",
            StoreError::Sql { .. } => "store_sql",
            StoreError::Unreadable { .. } => "store_unreadable",
            StoreError::RowMissing { .. } => "row_missing",
            StoreError::LedgerForked => "ledger_forked",
            StoreError::AlreadyIssued => "already_issued",
            StoreError::ImportRunning => "import_running",
            StoreError::Cancelled => "cancelled",
            StoreError::ImportFailed => "import_failed",
            StoreError::AlreadyImported { .. } => "already_imported",
            StoreError::WalletRecordLength { .. } => "wallet_record_length",
            StoreError::WalletSealFailed => "wallet_seal_failed",
            StoreError::NotABackup => "not_a_backup",
            StoreError::BackupDamaged { .. } => "backup_damaged",
            StoreError::BackupNewer { .. } => "backup_newer",
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => StoreError::Locked,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => StoreError::Damaged { detail },
            Some(Code::CannotOpen) => StoreError::Io(std::io::Error::other(detail)),
            Some(Code::DiskFull) => StoreError::Io(std::io::ErrorKind::StorageFull.into()),
            Some(Code::PermissionDenied | Code::ReadOnly) => {
                StoreError::Io(std::io::ErrorKind::PermissionDenied.into())
            }
            Some(Code::SystemIoFailure) => StoreError::Io(std::io::Error::other(detail)),
            _ => StoreError::Sql { detail },
        }
    }
}
