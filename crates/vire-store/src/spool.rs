//! The spool: the sealed answers of one open round, and which tickets were spent.
//!
//! A file of its own: every accepted check-in writes the whole content anew in key order, so that the
//! order of arrival is nowhere. Has no time, no sequence and nothing of a person, and while the round is
//! open nobody can ask how many there are. Reached only through [`crate::mailbox::Writing::spool`],
//! that is, under the mailbox's lock.
//!
//! A rewrite has two durable steps. The new file is finished under its own name; then the salt at the
//! head of the old one is blanked, and that is the moment from which the new one counts. The pages of
//! each file are encrypted under a key derived from the machine key and that salt, so the same stroke
//! makes the old content unreadable: comparing two states of the disk does not give the newest slot
//! away. Whoever finds a blank file takes the new one in its place; whoever finds an intact file
//! destroys what lies beside it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, params};

use crate::error::StoreError;
use crate::files;
use crate::ids::SpoolId;
use crate::key::StoreKey;
use crate::migrate::{self, Kind, Step};
use crate::rows;
use crate::store::{self, Cipher};
use crate::workspace::Workspace;

/// Random 16-byte slot and a ciphertext of one fixed size; hashes of spent tickets beside it, with
/// nothing that joins the two.
const TABLES: &str = "
CREATE TABLE slot(
    slot BLOB NOT NULL PRIMARY KEY CHECK (length(slot) = 16),
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE spent(
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32)
) STRICT, WITHOUT ROWID;
";

/// A page takes some thirty sealed check-ins of 2,048 bytes and a little more, none of them on an
/// overflow page: the file's length tells little of how many there are, and few pages are sealed fast.
pub(crate) const KIND: Kind =
    Kind { application_id: 0x5669_5331, page_size: 65_536, steps: &[Step::of(&[TABLES])] };

/// The length of the salt at the head of the file.
const SALT: usize = 16;

/// A slot with what is sealed in it.
pub type Entry = ([u8; 16], Vec<u8>);

/// What became of a sealed check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// It is in the spool, durably, and its ticket is spent.
    Accepted,
    /// Its ticket had been spent before; nothing changed.
    AlreadySpent,
}

/// The spool of one open round, guarded by the mailbox's lock.
#[derive(Debug)]
pub struct Spool<'t> {
    path: PathBuf,
    key: &'t StoreKey,
}

#[derive(Debug, Default)]
struct Content {
    slots: Vec<([u8; 16], Vec<u8>)>,
    spent: Vec<[u8; 32]>,
}

impl<'t> Spool<'t> {
    pub(crate) fn new(workspace: &Workspace, key: &'t StoreKey, id: SpoolId) -> Self {
        Self { path: workspace.spool(id), key }
    }

    /// Makes an empty spool; one that is there stays as it is.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn create(&self) -> Result<(), StoreError> {
        if self.settle()? { Ok(()) } else { self.rewrite(Content::default()) }
    }

    /// Tells whether there is a spool.
    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Takes one sealed check-in and spends its ticket; durable when it returns.
    ///
    /// `token_hash`: the hash of the spent ticket. `sealed`: all of one length.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when the spool was never made or is destroyed.
    pub fn accept(
        &self,
        slot: [u8; 16],
        token_hash: [u8; 32],
        sealed: Vec<u8>,
    ) -> Result<Accepted, StoreError> {
        let mut content = self.load()?;
        let Err(at) = content.spent.binary_search(&token_hash) else {
            return Ok(Accepted::AlreadySpent);
        };
        content.spent.insert(at, token_hash);
        content.slots.push((slot, sealed));
        self.rewrite(content)?;
        Ok(Accepted::Accepted)
    }

    /// Takes many sealed answers that have no tickets, such as an imported round's.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when the spool was never made or is destroyed.
    pub fn accept_batch(&self, sealed: Vec<([u8; 16], Vec<u8>)>) -> Result<(), StoreError> {
        let mut content = self.load()?;
        content.slots.extend(sealed);
        self.rewrite(content)
    }

    /// Takes the sealed answers of a whole round in the place of whatever was there.
    ///
    /// Repeating it after a crash gives the same round, never twice the answers.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn replace_all(&self, sealed: Vec<([u8; 16], Vec<u8>)>) -> Result<(), StoreError> {
        self.settle()?;
        self.rewrite(Content { slots: sealed, spent: Vec::new() })
    }

    /// Returns all sealed answers in the order of their random slots; for the release only.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no spool.
    pub fn read_all(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        Ok(self.load()?.slots.into_iter().map(|(_, sealed)| sealed).collect())
    }

    /// Lists all sealed entries with their slots, in the order of the slots.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no spool.
    pub fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        Ok(self.load()?.slots)
    }

    /// Overwrites, truncates and removes the spool; nothing happens when there is none.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn destroy(&self) -> Result<(), StoreError> {
        // The new file goes first: alone beside a blank one it would count.
        files::destroy(&files::next_of(&self.path))?;
        Ok(files::destroy(&self.path)?)
    }

    /// Copies the file as it is; `false` when there is no spool.
    pub(crate) fn copy_to(&self, path: &Path) -> Result<bool, StoreError> {
        if !self.settle()? {
            return Ok(false);
        }
        let mut copy = files::create_private(path, true)?;
        io::copy(&mut File::open(&self.path)?, &mut copy)?;
        Ok(true)
    }

    /// Ends what a killed process left half done; tells whether there is a spool.
    fn settle(&self) -> Result<bool, StoreError> {
        let next = files::next_of(&self.path);
        match is_blank(&self.path)? {
            Some(true) if next.exists() => {
                fs::rename(&next, &self.path)?;
                Ok(true)
            }
            // Destroying a spool was interrupted.
            Some(true) => {
                files::destroy(&self.path)?;
                Ok(false)
            }
            found => {
                files::destroy(&next)?;
                Ok(found.is_some())
            }
        }
    }

    fn load(&self) -> Result<Content, StoreError> {
        if !self.settle()? {
            return Err(StoreError::Missing);
        }
        let connection = open(&self.path, self.key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        store::prove_key(&connection, &self.path, KIND.page_size)?;
        migrate::version(&connection, &KIND)?;
        Ok(Content {
            slots: rows::all(&connection, "SELECT slot, sealed FROM slot ORDER BY slot", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?,
            spent: rows::all(&connection, "SELECT token_hash FROM spent ORDER BY token_hash", [], |row| {
                Ok(row.get(0)?)
            })?,
        })
    }

    fn rewrite(&self, mut content: Content) -> Result<(), StoreError> {
        content.slots.sort_unstable_by_key(|(slot, _)| *slot);
        let next = files::next_of(&self.path);
        files::create_private(&next, true)?;
        write_in_order(&next, self.key, &content)?;
        File::open(&next)?.sync_all()?;
        match OpenOptions::new().write(true).open(&self.path) {
            Ok(mut before) => {
                before.write_all(&[0; SALT])?;
                before.sync_data()?;
                // Not waited for: a blank file with a new one beside it is settled at the next access.
                Ok(fs::rename(&next, &self.path)?)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(files::put_in_place(&next, &self.path)?)
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Tells whether the salt of a spool is blank; `None` when there is no file.
fn is_blank(path: &Path) -> io::Result<Option<bool>> {
    let mut head = [0; SALT];
    match File::open(path) {
        Ok(mut file) => match file.read_exact(&mut head) {
            Ok(()) => Ok(Some(head == [0; SALT])),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Some(true)),
            Err(error) => Err(error),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Builds a whole file; not durable before it is synchronised.
fn write_in_order(path: &Path, key: &StoreKey, content: &Content) -> Result<(), StoreError> {
    let mut connection = open(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
         PRAGMA cache_size = -65536;",
    )?;
    let transaction = connection.transaction()?;
    migrate::build_up(&transaction, &KIND)?;
    {
        let mut insert = transaction.prepare("INSERT INTO slot(slot, sealed) VALUES (?1, ?2)")?;
        for (slot, sealed) in &content.slots {
            insert.execute(params![slot, sealed])?;
        }
        let mut insert = transaction.prepare("INSERT INTO spent(token_hash) VALUES (?1)")?;
        for token_hash in &content.spent {
            insert.execute([token_hash])?;
        }
    }
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error.into())
}

fn open(path: &Path, key: &StoreKey, access: OpenFlags) -> Result<Connection, StoreError> {
    store::refuse_plain(path)?;
    store::connect(path, key, Cipher { page_size: KIND.page_size, salted: true }, access)
}

/// Lists the spools of a workspace, so that what a killed release left can be destroyed.
///
/// # Errors
/// [`StoreError::Io`].
pub fn list(workspace: &Workspace) -> Result<Vec<SpoolId>, StoreError> {
    let mut found = Vec::new();
    let entries = match fs::read_dir(workspace.spool_dir()) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(found),
        entries => entries?,
    };
    for entry in entries {
        let name = entry?.file_name();
        let id = name.to_str().and_then(|name| name.split_once(".spool")).map(|(id, _)| id.parse());
        if let Some(Ok(id)) = id {
            found.push(id);
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}
