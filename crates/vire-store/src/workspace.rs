//! The directory of one organisation: which file is where, and the two small key files.
//!
//! Does not open stores and does not know what the key files hold.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::StoreError;
use crate::files;
use crate::ids::SpoolId;
use crate::key::StoreKey;

/// The directory that holds everything of one organisation on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    dir: PathBuf,
}

impl Workspace {
    /// Names a workspace; touches nothing.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    /// Creates the directory, readable by its owner only; an existing one is left as it is.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn create_dir(&self) -> Result<(), StoreError> {
        files::create_private_dir(&self.dir)?;
        Ok(files::create_private_dir(&self.spool_dir())?)
    }

    /// Tells whether an organisation was set up here: the wrapped keys are the last file to be written.
    pub fn is_set_up(&self) -> bool {
        fs::metadata(self.keys()).is_ok_and(|file| file.len() > 0)
    }

    /// Removes the stores that an interrupted set-up left; of an organisation that was set up, nothing.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when an organisation was set up here; [`StoreError::Io`].
    pub fn clear_unfinished(&self) -> Result<(), StoreError> {
        if self.is_set_up() {
            return Err(StoreError::Exists);
        }
        for store in [self.organisation(), self.mailbox()] {
            for ending in ["db", "db-wal", "db-shm"] {
                files::remove_if_there(&store.with_extension(ending))?;
            }
        }
        Ok(())
    }

    /// Returns the directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Returns the path of the organisation's store.
    pub fn organisation(&self) -> PathBuf {
        self.dir.join("organisation.db")
    }

    /// Returns the path of the mailbox.
    pub fn mailbox(&self) -> PathBuf {
        self.dir.join("mailbox.db")
    }

    /// Returns the directory of the open rounds' spools.
    pub fn spool_dir(&self) -> PathBuf {
        self.dir.join("spool")
    }

    /// Returns the path of one open round's spool.
    pub fn spool(&self, id: SpoolId) -> PathBuf {
        self.spool_dir().join(format!("{id}.spool"))
    }

    /// Returns the path of the members' wallets.
    pub fn wallets(&self) -> PathBuf {
        self.dir.join("wallets")
    }

    /// Returns the path of the wrapped keys.
    pub fn keys(&self) -> PathBuf {
        self.dir.join("keys.json")
    }

    /// Returns the path of the machine key, where no keychain keeps it.
    pub fn machine_key(&self) -> PathBuf {
        self.dir.join("machine.key")
    }

    /// Returns the path of the lock that lets one import or undo run at a time.
    pub(crate) fn import_lock(&self) -> PathBuf {
        self.dir.join("import.lock")
    }

    /// Waits for the lock that lets one process close rounds at a time; it ends with the returned file.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn close_lock(&self) -> Result<File, StoreError> {
        self.file_lock("close.lock")
    }

    /// Returns the directory in which a backup collects its copies while it is made.
    pub(crate) fn backup_part(&self) -> PathBuf {
        self.dir.join("backup.part")
    }

    /// Reads the wrapped keys; `None` when there are none yet.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn read_keys(&self) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(files::read_if_there(&self.keys())?)
    }

    /// Replaces the wrapped keys durably; a reader sees the old bytes or the new.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn write_keys(&self, json: &[u8]) -> Result<(), StoreError> {
        let _lock = self.file_lock("keys.lock")?;
        Ok(files::replace(&self.keys(), json)?)
    }

    /// Reads the machine key from its file; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the file does not hold 32 bytes, [`StoreError::Io`].
    pub fn read_machine_key(&self) -> Result<Option<StoreKey>, StoreError> {
        let Some(mut bytes) = files::read_if_there(&self.machine_key())?.map(zeroize::Zeroizing::new) else {
            return Ok(None);
        };
        let key = <[u8; 32]>::try_from(bytes.as_mut_slice())
            .map_err(|_| StoreError::Damaged { detail: "machine.key".to_owned() })?;
        Ok(Some(StoreKey::new(key)))
    }

    /// Reads the machine key, or draws it with `fill` and keeps it in a file of the owner's.
    ///
    /// Of several processes that do so at once, all get the same key.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the file does not hold 32 bytes, [`StoreError::Io`].
    pub fn make_machine_key(&self, fill: &mut dyn FnMut(&mut [u8])) -> Result<StoreKey, StoreError> {
        // The lock outlives a killed process as a file, never as a lock; the key appears by renaming,
        // so that it is whole or absent.
        let _lock = self.file_lock("keys.lock")?;
        if let Some(key) = self.read_machine_key()? {
            return Ok(key);
        }
        let mut bytes = zeroize::Zeroizing::new([0u8; 32]);
        fill(bytes.as_mut_slice());
        let next = files::next_of(&self.machine_key());
        files::remove_if_there(&next)?;
        files::create_private(&next, true)?.write_all(bytes.as_slice())?;
        files::put_in_place(&next, &self.machine_key())?;
        Ok(StoreKey::new(*bytes))
    }

    /// Waits for a lock that ends with the returned file, also when the process is killed.
    pub(crate) fn file_lock(&self, name: &str) -> Result<File, StoreError> {
        let file = files::create_private(&self.dir.join(name), false)?;
        file.lock()?;
        Ok(file)
    }
}
