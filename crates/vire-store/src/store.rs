//! One encrypted SQLite file: opening, checking, transactions.
//!
//! Knows no table. SQLCipher's `cipher_memory_security` stays off: it would wipe and lock every page
//! buffer at the price of the import; keys are wiped by SQLCipher in any case.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::files;
use crate::key::StoreKey;
use crate::migrate::{self, Kind};

/// How long a statement waits for another process.
const WAIT: Duration = Duration::from_secs(5);
/// Up to this many bytes a store is read through when it opens.
const CHECKED_AT_OPEN: u64 = 4 << 20;
/// What an unencrypted SQLite file begins with.
const PLAIN: &[u8] = b"SQLite format 3\0";

/// How the pages of a file are encrypted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cipher {
    /// The size of one page in bytes.
    pub(crate) page_size: u32,
    /// Whether the key of the pages depends on the salt at the head of the file.
    pub(crate) salted: bool,
}

impl Cipher {
    fn of(kind: &Kind) -> Self {
        Self { page_size: kind.page_size, salted: false }
    }
}

/// An open store of one kind.
#[derive(Debug)]
pub(crate) struct Store {
    connection: Connection,
    path: PathBuf,
    key: StoreKey,
    cipher: Cipher,
    /// A secret was deleted and the WAL could not yet be truncated.
    forget_due: Cell<bool>,
}

impl Store {
    /// Builds a new store.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is one.
    pub(crate) fn create(path: &Path, key: &StoreKey, kind: &Kind) -> Result<Self, StoreError> {
        // SQLite gives its side files the permissions of the file that it finds.
        files::create_private(path, false)?;
        if fs::metadata(path)?.len() > 0 {
            // What an interrupted creation left is rolled back to an empty file by opening it.
            match Self::open(path, key, kind) {
                Err(StoreError::Missing) => {}
                _ => return Err(StoreError::Exists),
            }
        }
        let mut connection = connect(path, key, Cipher::of(kind), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        migrate::build(&mut connection, kind)?;
        settle(&connection)?;
        if let Some(dir) = path.parent() {
            files::sync_dir(dir)?;
        }
        Ok(Self::with(connection, path, key, kind))
    }

    /// Opens an existing store and brings it to the newest version.
    ///
    /// # Errors
    /// One of [`StoreError`]'s first eight kinds.
    pub(crate) fn open(path: &Path, key: &StoreKey, kind: &Kind) -> Result<Self, StoreError> {
        let length = match fs::metadata(path) {
            Ok(file) if file.len() > 0 => file.len(),
            Ok(_) => return Err(StoreError::Missing),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(StoreError::Missing),
            Err(error) => return Err(error.into()),
        };
        refuse_plain(path)?;
        let mut connection = connect(path, key, Cipher::of(kind), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        // A store that is refused is not even tidied up.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        prove_key(&connection, path, kind.page_size)?;
        migrate::version(&connection, kind)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        if length <= CHECKED_AT_OPEN {
            check(&connection)?;
        }
        settle(&connection)?;
        migrate::migrate(&mut connection, kind)?;
        Ok(Self::with(connection, path, key, kind))
    }

    fn with(connection: Connection, path: &Path, key: &StoreKey, kind: &Kind) -> Self {
        connection.set_prepared_statement_cache_capacity(64);
        let (path, key) = (path.to_owned(), key.clone());
        Self { connection, path, key, cipher: Cipher::of(kind), forget_due: Cell::new(false) }
    }

    /// Opens a second connection to the same file.
    pub(crate) fn again(&self) -> Result<Connection, StoreError> {
        let connection = connect(&self.path, &self.key, self.cipher, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        settle(&connection)?;
        Ok(connection)
    }

    /// Opens a second connection that can copy the store while this one keeps other writers out.
    pub(crate) fn copier(&self) -> Result<Copier, StoreError> {
        Ok(Copier { source: self.again()?, key: self.key.clone(), cipher: self.cipher })
    }

    /// Returns the key.
    pub(crate) fn key(&self) -> &StoreKey {
        &self.key
    }

    /// Reads the whole store through: every page's checksum and every table's structure.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        check(&self.connection)
    }

    /// Runs `read` on one consistent state of the store.
    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        if !self.connection.is_autocommit() {
            return read(&self.connection);
        }
        let snapshot = self.connection.unchecked_transaction().map_err(StoreError::from)?;
        let found = read(&snapshot)?;
        snapshot.commit().map_err(StoreError::from)?;
        Ok(found)
    }

    /// Runs `write` alone among all writers; everything of it is durable when this returns, or nothing.
    ///
    /// Set through the second argument, the flag asks that deleted content leaves the WAL as well.
    pub(crate) fn write<T, E: From<StoreError>>(
        &mut self,
        write: impl FnOnce(&Connection, &Cell<bool>) -> Result<T, E>,
    ) -> Result<T, E> {
        let forget = Cell::new(false);
        let transaction = Transaction::new(&mut self.connection, TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let done = write(&transaction, &forget)?;
        transaction.commit().map_err(StoreError::from)?;
        if forget.get() || self.forget_due.get() {
            self.forget_due.set(!truncate_wal(&self.connection)?);
        }
        Ok(done)
    }

    /// Empties the WAL; `false` when a reader of another process still needs it.
    pub(crate) fn truncate_wal(&self) -> Result<bool, StoreError> {
        truncate_wal(&self.connection)
    }
}

/// Copies a store.
pub(crate) struct Copier {
    source: Connection,
    key: StoreKey,
    cipher: Cipher,
}

impl Copier {
    /// Copies one consistent state to a new file that the same key opens, and reads the copy through.
    pub(crate) fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        drop(files::create_private(path, true)?);
        let mut copy = connect(path, &self.key, self.cipher, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        match Backup::new(&self.source, &mut copy)?.step(-1)? {
            StepResult::Done => {}
            _ => return Err(StoreError::Locked),
        }
        check(&copy)?;
        copy.close().map_err(|(_, error)| error.into())
    }
}

/// Opens a connection and hands it the key; reads nothing yet.
pub(crate) fn connect(
    path: &Path,
    key: &StoreKey,
    cipher: Cipher,
    access: OpenFlags,
) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // SQLCipher would write what it finds wrong to the error output, with the time.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&key.pragma(cipher.salted))?;
    connection.pragma_update(None, "cipher_page_size", cipher.page_size)?;
    connection.busy_timeout(WAIT)?;
    connection
        .execute_batch("PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;")?;
    Ok(connection)
}

/// Switches to the WAL with a synchronised commit.
fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    Ok(connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA cache_size = -8000;")?)
}

pub(crate) fn refuse_plain(path: &Path) -> Result<(), StoreError> {
    let mut head = Vec::with_capacity(PLAIN.len());
    File::open(path)?.take(PLAIN.len() as u64).read_to_end(&mut head)?;
    if head == PLAIN { Err(StoreError::NotAVireStore) } else { Ok(()) }
}

/// Reads the first page. SQLCipher cannot tell a wrong key from a damaged first page; a file that is
/// not made of whole pages is taken for damaged.
pub(crate) fn prove_key(connection: &Connection, path: &Path, page_size: u32) -> Result<(), StoreError> {
    let proof: rusqlite::Result<i64> =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0));
    match proof {
        Ok(_) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            if fs::metadata(path)?.len() % u64::from(page_size) == 0 {
                Err(StoreError::WrongKey)
            } else {
                Err(StoreError::Damaged { detail: "file length".to_owned() })
            }
        }
        Err(error) => Err(error.into()),
    }
}

fn check(connection: &Connection) -> Result<(), StoreError> {
    let answer: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if answer != "ok" {
        return Err(StoreError::Damaged { detail: answer });
    }
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let mut found = statement.query([])?;
    match found.next()? {
        Some(row) => Err(StoreError::Damaged { detail: row.get(0)? }),
        None => Ok(()),
    }
}

fn truncate_wal(connection: &Connection) -> Result<bool, StoreError> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}
