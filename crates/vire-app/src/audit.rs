//! The audit of the ledger by anybody: from HR's workspace, from an exported file, or from what is public.
//!
//! True numbers of answers are gone with the answers; the answer says what could not be checked.

use std::path::Path;

use serde_json::{Value, json};
use vire_core::disclosure::{Audit, Released, audit};
use vire_core::release::{Cell, Release};
use vire_seal::digest::{hex, sha256, unhex};

use crate::desk::Desk;
use crate::fault::{Fault, Outcome};
use crate::figures::releases;
use crate::ledger::{self, commitment};
use crate::mailbox::Mailbox;

/// What an audit answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditReport {
    /// Whether every link, hash and commitment that could be checked holds.
    pub valid: bool,
    /// How many releases there are.
    pub releases: u32,
    /// The newest hash.
    pub head: Option<String>,
    /// What follows from the figures; nothing where no whole release could be read.
    pub figures: Option<Audit>,
    /// What could not be checked, by code.
    pub not_checked: Vec<&'static str>,
}

/// Audits the ledger of HR's workspace.
///
/// # Errors
/// What the stores say; a broken link or a small union is an answer, not an error.
pub fn of_desk(desk: &Desk) -> Outcome<AuditReport> {
    let check = ledger::verify(desk)?;
    Ok(report(check.valid, check.head, &releases(desk)?))
}

/// Audits a ledger that `ledger export` wrote; needs nothing else, and nobody's passphrase.
///
/// # Errors
/// `file_unreadable`; `ledger_file_invalid` with the line that is no release.
pub fn of_file(path: &Path) -> Outcome<AuditReport> {
    let text = std::fs::read_to_string(path).map_err(|_| Fault::refused("file_unreadable"))?;
    let mut entries = Vec::new();
    let mut releases = Vec::new();
    let mut valid = true;
    for (line, text) in (1u32..).zip(text.lines()) {
        let wrong = || Fault::refused("ledger_file_invalid").with("line", line);
        let value: Value = serde_json::from_str(text).map_err(|_| wrong())?;
        let part = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let bytes = part("entry_bytes").ok_or_else(wrong)?.into_bytes();
        let salt = part("salt").and_then(|salt| unhex(&salt)).ok_or_else(wrong)?;
        let release = value.get("release").map(Value::to_string).ok_or_else(wrong)?;
        let release = Released::<Release>::from_ledger(release.as_bytes()).map_err(|_| wrong())?;
        valid &= part("hash") == Some(hex(&sha256(&[&bytes])));
        entries.push((bytes, commitment(&salt, &release.to_ledger()), release.week));
        releases.push(release);
    }
    let chain = ledger::chain(entries.iter().map(|(bytes, ..)| bytes.as_slice()));
    valid &= chain.is_ok_and(|chain| {
        let same = |(entry, (_, committed, week)): (&ledger::Entry, &(Vec<u8>, String, _))| {
            entry.release == *committed && entry.week == *week
        };
        chain.iter().zip(&entries).all(same)
    });
    let head = entries.last().map(|(bytes, ..)| hex(&sha256(&[bytes])));
    Ok(report(valid, head, &releases))
}

/// Audits what is public without any key: the chain, and that the organisation's figures stand once.
///
/// # Errors
/// What the mailbox says.
pub fn of_mailbox(mailbox: &dyn Mailbox) -> Outcome<AuditReport> {
    let check = ledger::verify_public(mailbox)?;
    let parts = mailbox.public_releases()?;
    let readable = parts.iter().all(|bytes| Released::<Vec<Cell>>::from_part(bytes).is_ok());
    Ok(AuditReport {
        valid: check.valid && readable,
        releases: check.releases,
        head: check.head,
        figures: None,
        not_checked: vec!["figures_of_groups", "commitments", "numbers_of_answers"],
    })
}

fn report(valid: bool, head: Option<String>, releases: &[Released<Release>]) -> AuditReport {
    let found = audit(releases);
    let mut not_checked = vec!["numbers_of_answers", "ranges_of_sums", "rounding"];
    if found.without_people {
        not_checked.push("people_of_early_releases");
    }
    if releases.iter().any(|release| !release.correlations.is_empty()) {
        not_checked.push("correlations");
    }
    if found.cut_short {
        not_checked.push("unions_of_three");
    }
    AuditReport { valid, releases: found.releases, head, figures: Some(found), not_checked }
}

impl AuditReport {
    /// Tells whether nothing that could be checked is wrong.
    pub fn passes(&self) -> bool {
        let whole = |found: &Audit| found.small.is_empty() && found.twice == 0;
        self.valid && self.figures.as_ref().is_none_or(whole)
    }

    /// Returns the report as scripts read it.
    pub fn to_json(&self) -> Value {
        let mut answer = json!({
            "passes": self.passes(),
            "valid": self.valid,
            "releases": self.releases,
            "head": self.head,
            "not_checked": self.not_checked,
        });
        if let (Some(found), Some(object)) = (&self.figures, answer.as_object_mut()) {
            let small = found.small.iter().map(|union| {
                json!({
                    "measure": union.measure.to_string(),
                    "period": { "from": union.period.from, "to": union.period.to },
                    "groups": union.groups,
                    "at_most": union.at_most,
                })
            });
            object.insert("figures".into(), json!(found.figures));
            object.insert("unions".into(), json!(found.unions));
            object.insert("unproven".into(), json!(found.unproven));
            object.insert("twice".into(), json!(found.twice));
            object.insert("small".into(), small.collect());
        }
        answer
    }
}
