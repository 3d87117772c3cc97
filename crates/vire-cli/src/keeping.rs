//! `backup` and `doctor`: keeping a workspace.

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::{Value, json};
use vire_app::doctor::Found;
use vire_app::fault::{FaultKind, Outcome};
use vire_app::{backup, doctor, text};

use crate::arguments::Command;
use crate::run::Caller;

/// `backup`.
#[derive(Debug, Subcommand)]
pub enum Backup {
    /// Writes everything to one new file, as encrypted as it is here. Check-ins of open rounds stay out.
    Create {
        /// A file that does not exist yet.
        file: PathBuf,
    },
    /// Puts a backup back into an empty or missing workspace.
    Restore {
        /// The backup.
        file: PathBuf,
    },
}

/// Runs `backup`.
pub fn run(caller: &Caller<'_>, asked: &Backup) -> Outcome<Value> {
    match asked {
        Backup::Create { file } => {
            let left_out = backup::create(&mut caller.desk()?, file)?;
            let bytes = std::fs::metadata(file).map(|file| file.len()).ok();
            Ok(json!({ "file": file, "bytes": bytes, "left_out": names(left_out) }))
        }
        Backup::Restore { file } => {
            let left_out = backup::restore(&caller.place, file)?;
            Ok(json!({ "workspace": caller.place.workspace().dir(), "left_out": names(left_out) }))
        }
    }
}

/// Runs `doctor`: with HR's passphrase, HR's store is examined as well.
pub fn doctor(caller: &Caller<'_>) -> Outcome<Value> {
    let desk = match caller.desk() {
        Ok(desk) => Some(Ok(desk)),
        Err(fault) if fault.code == "passphrase_needed" => None,
        Err(fault) if fault.code == "passphrase_wrong" || fault.kind == FaultKind::Usage => {
            return Err(fault);
        }
        Err(fault) => Some(Err(fault)),
    };
    let report = doctor::examine(&caller.place, desk)?;
    Ok(json!({
        "healthy": report.healthy(),
        "version": env!("CARGO_PKG_VERSION"),
        "schema": { "organisation": report.organisation_schema, "mailbox": report.mailbox_schema },
        "claim_level": report.claim_level,
        "checked": report.checked,
        "not_checked": report.not_checked,
        "problems": report.problems.iter().map(listed).collect::<Vec<_>>(),
        "overdue": report.overdue.iter().map(listed).collect::<Vec<_>>(),
        "ledger": report.ledger,
    }))
}

/// Returns the exit status of an answer: 5 when the doctor found something damaged or missing.
pub fn status(command: &Command, answer: &Value) -> u8 {
    match command {
        Command::Doctor if answer.get("healthy") == Some(&Value::Bool(false)) => FaultKind::Closed as u8,
        _ => 0,
    }
}

fn listed(found: &Found) -> Value {
    let message = text::message_of(&found.fault, &text::system_language());
    json!({ "code": found.fault.code, "part": found.part, "message": message, "args": found.fault.args })
}

fn names(weeks: Vec<impl ToString>) -> Vec<String> {
    weeks.iter().map(ToString::to_string).collect()
}
