//! Backup and restore of a whole workspace.
//!
//! Owns what must not come back: the sealed answers of rounds are in no backup, so that a close destroys
//! them for good. The form of the file is `vire-store`'s.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use vire_core::round::{RoundKind, RoundState};
use vire_core::week::Week;
use vire_store::StoreError;

use crate::desk::{self, Desk};
use crate::fault::{Fault, FaultKind, Outcome};
use crate::ledger;
use crate::mailbox::Mailbox;
use crate::place::Place;

/// Writes everything of a workspace to a new file; returns the open rounds whose check-ins are not in it.
///
/// # Errors
/// `file_exists`; `file_not_written` when its folder is not there; `history_not_closed` with the first week
/// of earlier answers that wait to be released; what the stores say.
pub fn create(desk: &mut Desk, file: &Path) -> Outcome<Vec<Week>> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(Fault::refused("file_not_written").with("file", file.display()));
    }
    let rows = desk.organisation.read(|read| read.rounds())?;
    let open = rows.iter().filter(|row| row.round.state == RoundState::Open);
    // Nobody could check in again in their place; closing them takes a moment.
    if let Some(row) = open.clone().find(|row| row.round.kind == RoundKind::Imported) {
        return Err(Fault::policy("history_not_closed").with("week", row.round.week));
    }
    let left_out = open.map(|row| row.round.week).collect();
    let key = desk.place.make_machine_key()?;
    let mut mailbox = vire_store::Mailbox::open(desk.place.workspace(), &key)?;
    match vire_store::backup::create(&mut desk.organisation, &mut mailbox, file) {
        Ok(()) => Ok(left_out),
        Err(StoreError::Exists) => Err(Fault::refused("file_exists").with("file", file.display())),
        Err(error) => Err(error.into()),
    }
}

/// Puts a backup back into an empty or missing workspace; returns the open rounds whose check-ins were not
/// in it. Needs no passphrase; what is restored does.
///
/// Made in a directory beside the workspace and renamed when it is whole and checked: a kill leaves nothing.
///
/// # Errors
/// `workspace_not_empty`, `file_unreadable`, `not_a_backup`, `backup_damaged`, `backup_newer`, `busy` when
/// another restore is under way.
pub fn restore(place: &Place, file: &Path) -> Outcome<Vec<Week>> {
    File::open(file).map_err(|_| Fault::refused("file_unreadable").with("file", file.display()))?;
    let target = std::path::absolute(place.workspace().dir()).map_err(io)?;
    refuse_occupied(&target)?;
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).map_err(io)?;
    }
    let lock_path = beside(&target, "restore.lock");
    let lock = File::create(&lock_path).map_err(io)?;
    lock.try_lock().map_err(|_| Fault::closed("busy"))?;
    let making = beside(&target, "restoring");
    let restored = remove_dir(&making).and_then(|()| {
        let workshop = Place::at(making.clone(), place.clock()).with_cost(place.cost());
        vire_store::backup::unpack(file, workshop.workspace())?;
        let left_out = check(&workshop)?;
        refuse_occupied(&target)?;
        if target.exists() {
            fs::remove_dir(&target).map_err(io)?;
        }
        fs::rename(&making, &target).map_err(io)?;
        Ok(left_out)
    });
    // Nothing is there any more once it was renamed.
    let removed = remove_dir(&making);
    let _ = fs::remove_file(&lock_path);
    drop(lock);
    let left_out = restored?;
    removed?;
    Ok(left_out)
}

/// Checks what can be checked without HR's passphrase, and gives every open round an empty spool.
fn check(place: &Place) -> Outcome<Vec<Week>> {
    let checked = || {
        desk::key_ring(place)?;
        place.with_wallets(|wallets| Ok(wallets.read(&[0; 16])?))?;
        let mailbox = place.mailbox()?;
        mailbox.check()?;
        if !ledger::verify_public(&mailbox)?.valid {
            return Err(Fault::closed("damaged").with("what", "ledger"));
        }
        let states = mailbox.rounds()?;
        let mut open = Vec::new();
        mailbox.write(|write| {
            let released: Vec<Week> = write.release_heads()?.into_iter().map(|head| head.week).collect();
            for manifest in write.manifests()? {
                // A backup has none; one that was made by hand gets nothing in.
                let spool = write.spool(manifest.spool);
                spool.destroy()?;
                if !released.contains(&manifest.week) {
                    spool.create()?;
                    if states.get(&manifest.week) == Some(&RoundState::Open) {
                        open.push(manifest.week);
                    }
                }
            }
            Ok(())
        })?;
        Ok(open)
    };
    checked().map_err(|fault: Fault| match (fault.kind, fault.code.as_str()) {
        (FaultKind::Closed, "io" | "busy") => fault,
        (FaultKind::Closed, _) => {
            let what = fault.args.get("what").cloned().unwrap_or(fault.code);
            Fault::refused("backup_damaged").with("what", what)
        }
        _ => fault,
    })
}

fn refuse_occupied(target: &Path) -> Outcome<()> {
    match fs::read_dir(target) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(Fault::refused("workspace_not_empty")),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(io(error)),
    }
}

fn beside(target: &Path, what: &str) -> PathBuf {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    target.with_file_name(format!(".{name}.{what}"))
}

fn remove_dir(dir: &Path) -> Outcome<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io(error)),
        _ => Ok(()),
    }
}

fn io(error: std::io::Error) -> Fault {
    Fault::closed("io").with("what", error.kind())
}
