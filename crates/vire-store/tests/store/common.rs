//! Workspaces in memory-backed directories, repeatable randomness, and decrypted file images.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;
use vire_store::{Mailbox, Organisation, SpoolId, StoreKey, Workspace};

pub const HR: [u8; 32] = [3; 32];
pub const MACHINE: [u8; 32] = [9; 32];

pub struct Place {
    pub workspace: Workspace,
    _dir: TempDir,
}

impl Place {
    /// A new workspace without stores; in memory where that is possible.
    pub fn empty() -> Self {
        let memory = Path::new("/dev/shm");
        let dir = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap();
        Self { workspace: Workspace::at(dir.path().join("workspace")), _dir: dir }
    }

    /// A new workspace on the disk.
    pub fn on_disk() -> Self {
        let dir = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        Self { workspace: Workspace::at(dir.path().join("workspace")), _dir: dir }
    }

    pub fn organisation(&self) -> Organisation {
        match Organisation::create(&self.workspace, &HR.into()) {
            Ok(organisation) => organisation,
            Err(_) => Organisation::open(&self.workspace, &HR.into()).unwrap(),
        }
    }

    pub fn mailbox(&self) -> Mailbox {
        match Mailbox::create(&self.workspace, &MACHINE.into()) {
            Ok(mailbox) => mailbox,
            Err(_) => Mailbox::open(&self.workspace, &MACHINE.into()).unwrap(),
        }
    }
}

pub const SPOOL: SpoolId = SpoolId([0x51; 16]);

/// Splitmix64: repeatable, good enough to scatter.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    pub fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes()[..chunk.len()]);
        }
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    pub fn sealed(&mut self) -> Vec<u8> {
        let mut bytes = vec![0; 2_100];
        self.fill(&mut bytes);
        bytes
    }
}

/// The size of a spool's pages.
pub const SPOOL_PAGE: u32 = 65_536;

/// Opens a store with nothing but its key.
pub fn raw(path: &Path, key: [u8; 32]) -> Connection {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    if path.extension().unwrap() == "spool" {
        let pragmas = format!(
            "PRAGMA key = '{hex}'; PRAGMA kdf_iter = 1; PRAGMA cipher_hmac_algorithm = HMAC_SHA256; \
             PRAGMA cipher_page_size = {SPOOL_PAGE};"
        );
        connection.execute_batch(&pragmas).unwrap();
    } else {
        connection.execute_batch(&format!("PRAGMA key = \"x'{hex}'\";")).unwrap();
    }
    connection
}

/// The decrypted pages of a store as they lie in the file.
pub fn image(path: &Path, key: [u8; 32]) -> Vec<u8> {
    raw(path, key).serialize("main").unwrap().to_vec()
}

pub fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let (first, rest) = needle.split_first().unwrap();
    let mut from = 0;
    while let Some(at) = haystack[from..].iter().position(|byte| byte == first) {
        let at = from + at;
        if haystack[at + 1..].starts_with(rest) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

pub fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

pub fn key(bytes: [u8; 32]) -> StoreKey {
    StoreKey::new(bytes)
}
