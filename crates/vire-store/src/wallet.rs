//! The wallet file: one sealed record of the same size for every member, all rewritten together.
//!
//! Opens nothing: records come sealed under their member's label and PIN. The outer seal is the
//! caller's; with it every byte of the file changes at each rewrite, so that comparing two copies does
//! not tell whose record changed.

use std::path::PathBuf;

use crate::error::StoreError;
use crate::files;
use crate::workspace::Workspace;

/// The length of every record in bytes.
pub const RECORD: usize = 32 * 1024;

const ID: usize = 16;
const MAGIC: &[u8] = b"vire-wallets-1\n";

/// Seals the file as a whole, differently each time.
pub trait OuterSeal {
    /// Seals the bytes; `None` when no randomness can be had.
    fn seal(&self, plain: &[u8]) -> Option<Vec<u8>>;
    /// Opens what [`OuterSeal::seal`] made; `None` for anything else.
    fn open(&self, sealed: &[u8]) -> Option<Vec<u8>>;
}

/// The members' wallets of one workspace.
pub struct WalletFile<'s> {
    workspace: &'s Workspace,
    path: PathBuf,
    outer: &'s dyn OuterSeal,
}

/// One record; a filler holds random bytes and stands for nobody.
struct Record {
    id: [u8; ID],
    filler: bool,
    bytes: Vec<u8>,
}

impl Record {
    fn filler(fill: &mut dyn FnMut(&mut [u8])) -> Self {
        let mut record = Record { id: [0; ID], filler: true, bytes: vec![0; RECORD] };
        fill(&mut record.id);
        fill(&mut record.bytes);
        record
    }
}

impl<'s> WalletFile<'s> {
    /// Names the wallet file of a workspace; touches nothing.
    pub fn new(workspace: &'s Workspace, outer: &'s dyn OuterSeal) -> Self {
        Self { workspace, path: workspace.wallets(), outer }
    }

    /// Returns the record with an id, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the file cannot be opened with the outer seal.
    pub fn read(&self, id: &[u8; 16]) -> Result<Option<Vec<u8>>, StoreError> {
        let records = self.load()?;
        Ok(records.into_iter().find(|record| !record.filler && &record.id == id).map(|record| record.bytes))
    }

    /// Keeps a record; a new id takes the place of a filler where there is one.
    ///
    /// # Errors
    /// [`StoreError::WalletRecordLength`] when it is not [`RECORD`] bytes long.
    pub fn put(&self, id: &[u8; 16], bytes: &[u8]) -> Result<(), StoreError> {
        if bytes.len() != RECORD {
            return Err(StoreError::WalletRecordLength { found: bytes.len() });
        }
        self.change(|records| {
            let known = records.iter().position(|record| !record.filler && &record.id == id);
            let place = known.or_else(|| records.iter().position(|record| record.filler));
            let record = Record { id: *id, filler: false, bytes: bytes.to_vec() };
            match place.and_then(|at| records.get_mut(at)) {
                Some(there) => *there = record,
                None => records.push(record),
            }
        })
    }

    /// Replaces a record by a filler; nothing happens when there is none with that id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn remove(&self, id: &[u8; 16], fill: &mut dyn FnMut(&mut [u8])) -> Result<(), StoreError> {
        self.change(|records| {
            if let Some(record) = records.iter_mut().find(|record| !record.filler && &record.id == id) {
                *record = Record::filler(fill);
            }
        })
    }

    /// Adds fillers until the file holds `count` records.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn pad_to(&self, count: usize, fill: &mut dyn FnMut(&mut [u8])) -> Result<(), StoreError> {
        self.change(|records| {
            while records.len() < count {
                records.push(Record::filler(fill));
            }
        })
    }

    fn change(&self, change: impl FnOnce(&mut Vec<Record>)) -> Result<(), StoreError> {
        let _lock = self.workspace.file_lock("wallets.lock")?;
        let mut records = self.load()?;
        change(&mut records);
        records.sort_unstable_by_key(|record| record.id);
        let mut plain = Vec::with_capacity(MAGIC.len() + records.len() * (ID + 1 + RECORD));
        plain.extend_from_slice(MAGIC);
        for record in &records {
            plain.extend_from_slice(&record.id);
            plain.push(u8::from(record.filler));
            plain.extend_from_slice(&record.bytes);
        }
        let sealed = self.outer.seal(&plain).ok_or(StoreError::WalletSealFailed)?;
        Ok(files::replace(&self.path, &sealed)?)
    }

    fn load(&self) -> Result<Vec<Record>, StoreError> {
        let Some(sealed) = files::read_if_there(&self.path)? else {
            return Ok(Vec::new());
        };
        let damaged = || StoreError::Damaged { detail: "wallets".to_owned() };
        let plain = self.outer.open(&sealed).ok_or_else(damaged)?;
        let body = plain.strip_prefix(MAGIC).ok_or_else(damaged)?;
        let chunks = body.chunks_exact(ID + 1 + RECORD);
        if !chunks.remainder().is_empty() {
            return Err(damaged());
        }
        chunks
            .map(|chunk| {
                let (id, rest) = chunk.split_first_chunk::<ID>().ok_or_else(damaged)?;
                let (kind, bytes) = rest.split_first().ok_or_else(damaged)?;
                Ok(Record { id: *id, filler: *kind == 1, bytes: bytes.to_vec() })
            })
            .collect()
    }
}
