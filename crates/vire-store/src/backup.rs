//! A backup: every file of a workspace in one, each as encrypted as it was.
//!
//! A ZIP of stored files without times, names or anything else that the files do not tell. The spools of
//! rounds stay out: answers that a close destroys must not come back from a backup. Decides nothing about
//! where a backup may be put back; opens no store to look into it.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::error::StoreError;
use crate::ids::SpoolId;
use crate::mailbox::Mailbox;
use crate::organisation::Organisation;
use crate::workspace::Workspace;
use crate::{files, mailbox, organisation, spool};

/// The version of the backup's form.
const VERSION: i64 = 1;
const FORMAT: &str = "vire-backup";
/// The first entry: which versions the rest has.
const HEAD: &str = "vire-backup.json";
/// What every backup holds; the wallets are there once somebody has joined.
const NEEDED: [&str; 4] = ["organisation.db", "mailbox.db", "keys.json", "machine.key"];
const WALLETS: &str = "wallets";
const SPOOLS: &str = "spool/";
/// More than any head that was ever written.
const LONGEST_HEAD: u64 = 4096;

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    format: String,
    version: i64,
    organisation: i64,
    mailbox: i64,
}

/// Returns the newest schema versions known here: of the organisation's store and of the mailbox.
pub fn versions() -> (i64, i64) {
    (organisation::KIND.newest(), mailbox::KIND.newest())
}

/// Writes a backup of a workspace to a new file.
///
/// Everything is copied while no other process can write to any of the stores.
///
/// # Errors
/// [`StoreError::Exists`] when there is a file of that name; [`StoreError::Locked`],
/// [`StoreError::Damaged`] when a copy does not read back, [`StoreError::Io`].
pub fn create(organisation: &mut Organisation, mailbox: &mut Mailbox, file: &Path) -> Result<(), StoreError> {
    if fs::symlink_metadata(file).is_ok() {
        return Err(StoreError::Exists);
    }
    let workspace = organisation.workspace().clone();
    let _lock = workspace.file_lock("backup.lock")?;
    remove_part(&workspace)?;
    let part = workspace.backup_part();
    files::create_private_dir(&part.join(SPOOLS))?;
    let made = collect(organisation, mailbox, &workspace, &part).and_then(|names| pack(&part, &names, file));
    // Left behind by a kill, it goes with the next opening.
    let removed = remove_part(&workspace);
    made.and(removed)
}

/// Removes the copies that a killed backup left in a workspace.
///
/// # Errors
/// [`StoreError::Io`].
pub fn clear_left(workspace: &Workspace) -> Result<(), StoreError> {
    if !workspace.backup_part().exists() {
        return Ok(());
    }
    let lock = files::create_private(&workspace.dir().join("backup.lock"), false)?;
    match lock.try_lock() {
        Ok(()) => remove_part(workspace),
        // A backup is being made.
        Err(_) => Ok(()),
    }
}

fn remove_part(workspace: &Workspace) -> Result<(), StoreError> {
    match fs::remove_dir_all(workspace.backup_part()) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Copies every file to `part` while all writers wait, and names the copies.
fn collect(
    organisation: &mut Organisation,
    mailbox: &mut Mailbox,
    workspace: &Workspace,
    part: &Path,
) -> Result<Vec<String>, StoreError> {
    let organisation_copy = organisation.store().copier()?;
    let mailbox_copy = mailbox.store().copier()?;
    organisation.write(|hr| {
        mailbox.write(|post| {
            let _wallets = workspace.file_lock("wallets.lock")?;
            let _keys = workspace.file_lock("keys.lock")?;
            organisation_copy.copy_to(&part.join("organisation.db"))?;
            mailbox_copy.copy_to(&part.join("mailbox.db"))?;
            let mut names: Vec<String> = NEEDED.map(str::to_owned).to_vec();
            for name in ["keys.json", "machine.key", WALLETS] {
                let from = workspace.dir().join(name);
                if from.exists() {
                    io::copy(&mut File::open(from)?, &mut files::create_private(&part.join(name), true)?)?;
                }
            }
            if part.join(WALLETS).exists() {
                names.push(WALLETS.to_owned());
            }
            let of_rounds: Vec<SpoolId> = (hr.rounds()?.into_iter().map(|row| row.spool))
                .chain(post.manifests()?.into_iter().map(|row| row.spool))
                .collect();
            for id in spool::list(workspace)?.into_iter().filter(|id| !of_rounds.contains(id)) {
                let name = format!("{SPOOLS}{id}.spool");
                if post.spool(id).copy_to(&part.join(&name))? {
                    names.push(name);
                }
            }
            Ok(names)
        })
    })
}

/// Writes the copies to one file, beside its place, and puts it there.
fn pack(part: &Path, names: &[String], file: &Path) -> Result<(), StoreError> {
    let beside = match file.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    };
    let next = tempfile::Builder::new().prefix(".vire-backup-").tempfile_in(beside)?;
    let mut zip = ZipWriter::new(BufWriter::new(next.as_file()));
    // No time: it would tell more than the files do.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .large_file(true);
    let head = Head {
        format: FORMAT.to_owned(),
        version: VERSION,
        organisation: organisation::KIND.newest(),
        mailbox: mailbox::KIND.newest(),
    };
    let head = serde_json::to_vec(&head).map_err(|_| StoreError::Unreadable { what: "backup" })?;
    zip.start_file(HEAD, options).map_err(writing)?;
    zip.write_all(&head)?;
    for name in names {
        zip.start_file(name.as_str(), options).map_err(writing)?;
        io::copy(&mut File::open(part.join(name))?, &mut zip)?;
    }
    zip.finish().map_err(writing)?.flush()?;
    next.as_file().sync_all()?;
    match next.persist_noclobber(file) {
        Ok(_) => Ok(files::sync_dir(beside)?),
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => Err(StoreError::Exists),
        Err(failed) => Err(failed.error.into()),
    }
}

/// Unpacks a backup into a workspace that does not exist yet, durably; checks all that needs no key.
///
/// # Errors
/// [`StoreError::NotABackup`], [`StoreError::BackupDamaged`], [`StoreError::BackupNewer`],
/// [`StoreError::Io`]; what was unpacked by then is left for the caller to remove.
pub fn unpack(file: &Path, workspace: &Workspace) -> Result<(), StoreError> {
    let mut source = File::open(file)?;
    let mut magic = [0; 4];
    let starts = source.read_exact(&mut magic);
    if starts.is_err() || &magic != b"PK\x03\x04" {
        return Err(StoreError::NotABackup);
    }
    let mut zip = ZipArchive::new(BufReader::new(source)).map_err(|error| reading(error, "contents"))?;
    check_head(&mut zip)?;
    workspace.create_dir()?;
    let mut found: Vec<String> = Vec::new();
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).map_err(|error| reading(error, "contents"))?;
        let name = entry.name().map_err(|error| reading(error, "contents"))?.into_owned();
        let Some(to) = place_of(&name, workspace) else {
            if name == HEAD {
                continue;
            }
            return Err(damaged("contents"));
        };
        if entry.compression() != CompressionMethod::Stored || found.contains(&name) {
            return Err(damaged(&name));
        }
        let mut out = files::create_private(&to, true)?;
        // The end of an entry compares its checksum.
        io::copy(&mut entry, &mut out).map_err(|error| reading(ZipError::Io(error), &name))?;
        out.sync_all()?;
        found.push(name);
    }
    if let Some(missing) = NEEDED.iter().find(|name| !found.iter().any(|there| there == *name)) {
        return Err(damaged(missing));
    }
    files::sync_dir(&workspace.spool_dir())?;
    Ok(files::sync_dir(workspace.dir())?)
}

fn check_head(zip: &mut ZipArchive<BufReader<File>>) -> Result<(), StoreError> {
    let entry = match zip.by_name(HEAD) {
        Err(ZipError::FileNotFound) => return Err(StoreError::NotABackup),
        entry => entry.map_err(|error| reading(error, HEAD))?,
    };
    let mut bytes = Vec::new();
    entry.take(LONGEST_HEAD).read_to_end(&mut bytes).map_err(|error| reading(ZipError::Io(error), HEAD))?;
    // A later form may have other fields beside these two.
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| damaged(HEAD))?;
    if value.get("format").and_then(serde_json::Value::as_str) != Some(FORMAT) {
        return Err(StoreError::NotABackup);
    }
    let known = |name: &str, known: i64| match value.get(name).and_then(serde_json::Value::as_i64) {
        Some(found) if found > known => Err(StoreError::BackupNewer { found, known }),
        Some(1..) => Ok(()),
        _ => Err(damaged(HEAD)),
    };
    known("version", VERSION)?;
    known("organisation", organisation::KIND.newest())?;
    known("mailbox", mailbox::KIND.newest())
}

/// Returns where an entry belongs; `None` for a name that no backup has.
fn place_of(name: &str, workspace: &Workspace) -> Option<PathBuf> {
    if NEEDED.contains(&name) || name == WALLETS {
        return Some(workspace.dir().join(name));
    }
    let id: SpoolId = name.strip_prefix(SPOOLS)?.strip_suffix(".spool")?.parse().ok()?;
    Some(workspace.spool(id))
}

fn damaged(what: &str) -> StoreError {
    StoreError::BackupDamaged { detail: what.to_owned() }
}

fn writing(error: ZipError) -> StoreError {
    match error {
        ZipError::Io(error) => error.into(),
        other => StoreError::Io(io::Error::other(other.to_string())),
    }
}

/// A checksum that differs and an end that comes too early arrive as errors of reading.
fn reading(error: ZipError, what: &str) -> StoreError {
    use io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
    match error {
        ZipError::Io(error)
            if !matches!(error.kind(), InvalidData | InvalidInput | Other | UnexpectedEof) =>
        {
            error.into()
        }
        _ => damaged(what),
    }
}
