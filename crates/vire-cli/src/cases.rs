//! `cases`: the safe channel from the shell, for its recipients and for who writes.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use vire_app::board::Commons;
use vire_app::case_mailbox::CaseMailbox;
use vire_app::channel::act::{Acknowledgement, Act};
use vire_app::channel::answer::{self, Step};
use vire_app::channel::door;
use vire_app::channel::files::Picked;
use vire_app::channel::inbox::Inbox;
use vire_app::channel::recipients;
use vire_app::channel::seat::{self, Seat};
use vire_app::channel::state::CaseState;
use vire_app::channel::thread::{Author, Thread};
use vire_app::channel::write::{self, Letter};
use vire_app::fault::{Fault, Outcome};
use vire_app::local_mailbox::LocalMailbox;

use crate::run::{Caller, usage};

/// `cases`.
#[derive(Debug, Subcommand)]
pub enum Cases {
    /// Lists who can be written to.
    Recipients,
    /// Lists the own cases, what is overdue first.
    Inbox(As),
    /// Shows one case.
    Read {
        /// The case.
        case: String,
        /// The recipient.
        #[command(flatten)]
        who: As,
    },
    /// Answers.
    Reply {
        /// The case.
        case: String,
        /// A file with the answer.
        #[arg(long, value_name = "FILE")]
        text_file: PathBuf,
        /// Asks for more: the case waits for its writer.
        #[arg(long)]
        ask: bool,
        /// The recipient.
        #[command(flatten)]
        who: As,
    },
    /// Says how far a case has come.
    Status {
        /// The case.
        case: String,
        /// received, being_read, need_more, decided or closed.
        status: String,
        /// The recipient.
        #[command(flatten)]
        who: As,
    },
    /// Takes note, in ready words.
    Acknowledge {
        /// The case.
        case: String,
        /// A day by which it will be looked into.
        #[arg(long, value_name = "DAY")]
        by: Option<NaiveDate>,
        /// The recipient.
        #[command(flatten)]
        who: As,
    },
    /// Lets another recipient take over; the writer is told.
    HandOver {
        /// The case.
        case: String,
        /// The other recipient's id or name.
        #[arg(long)]
        to: String,
        /// The recipient.
        #[command(flatten)]
        who: As,
    },
    /// Closes a case.
    Close {
        /// The case.
        case: String,
        /// Why; the writer reads it.
        #[arg(long)]
        reason: Option<String>,
        /// The last day on which it is kept; 90 days from today unless given.
        #[arg(long, value_name = "DAY")]
        keep_until: Option<NaiveDate>,
        /// The recipient.
        #[command(flatten)]
        who: As,
    },
    /// Writes to recipients and shows the receipt, once.
    Write {
        /// A recipient's id or name; may be repeated.
        #[arg(long, required = true, num_args = 1.., value_name = "RECIPIENT")]
        to: Vec<String>,
        /// A file with the message.
        #[arg(long, value_name = "FILE")]
        text_file: PathBuf,
        /// burden, conflict, safety, misconduct, harassment or other.
        #[arg(long, default_value = "other")]
        purpose: String,
        /// A name, for who wants to give one.
        #[arg(long)]
        name: Option<String>,
        /// Who sees it when nobody answers in time.
        #[arg(long, value_name = "RECIPIENT")]
        deputy: Option<String>,
        /// A file that goes with it; may be repeated.
        #[arg(long = "file", value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Shows what became of a case, or goes on writing.
    Follow {
        /// The receipt.
        #[arg(long)]
        receipt: String,
        /// A file with what is to be added.
        #[arg(long, value_name = "FILE")]
        text_file: Option<PathBuf>,
        /// A file that goes with it; may be repeated.
        #[arg(long = "file", value_name = "FILE", requires = "text_file")]
        files: Vec<PathBuf>,
        /// Says whether it helped.
        #[arg(long)]
        helped: Option<bool>,
    },
    /// Erases a case, also at its recipients' when they open next.
    Erase {
        /// The receipt.
        #[arg(long)]
        receipt: String,
    },
    /// Makes a proof that a case was delivered.
    Prove {
        /// The receipt.
        #[arg(long)]
        receipt: String,
    },
    /// Invites a recipient (HR) and shows the code, once.
    Invite {
        /// The name that writers see.
        #[arg(long)]
        name: String,
        /// The role that writers see.
        #[arg(long)]
        role: String,
        /// Somebody who does not belong to the organisation.
        #[arg(long)]
        outside: bool,
    },
    /// Takes a recipient's invitation; the passphrase is the recipient's own.
    Accept {
        /// The code.
        #[arg(long)]
        code: String,
    },
    /// Lets a recipient go (HR).
    End {
        /// The recipient's id.
        recipient: String,
    },
}

/// Who answers: HR, or a recipient by label; the passphrase is theirs.
#[derive(Debug, Args)]
pub struct As {
    /// The recipient's two-word label; HR unless given.
    #[arg(long = "as", value_name = "LABEL")]
    label: Option<String>,
}

/// Somebody who can open cases, with what is needed for it.
struct Desk {
    mailbox: LocalMailbox,
    door: Commons,
    inbox: Inbox,
    today: NaiveDate,
}

/// Runs one of them.
pub fn run(caller: &Caller<'_>, asked: &Cases) -> Outcome<Value> {
    let clock = caller.place.clock();
    match asked {
        Cases::Recipients => {
            let mailbox = open_mailbox(caller)?;
            let door = door::door(&mailbox, None)?;
            let rows = door::look(&mailbox, &door)?;
            let rows = rows.iter().map(|one| {
                json!({"id": one.id, "name": one.name, "role": one.role, "outside": one.kind == "outside"})
            });
            Ok(json!({ "recipients": rows.collect::<Vec<_>>() }))
        }
        Cases::Inbox(who) => {
            let desk = desk(caller, who)?;
            let rows = desk.inbox.rows(desk.today).into_iter().map(|row| {
                json!({
                    "case": row.case, "status": row.status.id(),
                    "acknowledge_by": row.acknowledge_by, "answer_by": row.answer_by,
                    "purpose": row.purpose.id(), "week": row.opened.to_string(), "overdue": row.overdue,
                    "keep_until": row.keep_until, "helped": row.helped, "broken": row.broken,
                })
            });
            Ok(json!({ "cases": rows.collect::<Vec<_>>() }))
        }
        Cases::Read { case, who } => {
            let desk = desk(caller, who)?;
            let thread = desk.inbox.read(&desk.mailbox, case, desk.today)?;
            shown(&thread, Some((&desk.mailbox, desk.inbox.seat())))
        }
        Cases::Reply { case, text_file, ask, who } => {
            let text = text_of(text_file)?;
            step(caller, who, case, if *ask { Step::Ask(text) } else { Step::Reply(text) })
        }
        Cases::Status { case, status, who } => step(caller, who, case, Step::Set(status.parse()?)),
        Cases::Acknowledge { case, by, who } => {
            let words = if by.is_some() { Acknowledgement::LookInto } else { Acknowledgement::Thanks };
            step(caller, who, case, Step::Acknowledge { words, by: *by })
        }
        Cases::HandOver { case, to, who } => step(caller, who, case, Step::HandOver(to.clone())),
        Cases::Close { case, reason, keep_until, who } => {
            step(caller, who, case, Step::Close { reason: reason.clone(), keep_until: *keep_until })
        }
        Cases::Write { to, text_file, purpose, name, deputy, files } => {
            let mailbox = open_mailbox(caller)?;
            let letter = Letter {
                purpose: purpose.parse()?,
                text: text_of(text_file)?,
                name: name.clone(),
                to: to.iter().flat_map(|one| one.split(',')).map(str::to_owned).collect(),
                deputy: deputy.clone(),
                files: picked(files)?,
            };
            let door = door::door(&mailbox, None)?;
            Ok(json!({ "receipt": write::write(&mailbox, &door, clock, letter)?.to_string() }))
        }
        Cases::Follow { receipt, text_file, files, helped } => {
            let receipt = write::receipt(receipt)?;
            let mailbox = open_mailbox(caller)?;
            let mut thread = write::follow(&mailbox, clock, &receipt)?;
            if let Some(file) = text_file {
                thread = write::go_on(&mailbox, clock, &receipt, &text_of(file)?, picked(files)?)?;
            }
            if let Some(helped) = helped {
                thread = write::helped(&mailbox, clock, &receipt, *helped)?;
            }
            shown(&thread, None)
        }
        Cases::Erase { receipt } => {
            let receipt = write::receipt(receipt)?;
            write::erase(&open_mailbox(caller)?, &receipt)?;
            Ok(json!({ "erased": true }))
        }
        Cases::Prove { receipt } => {
            let receipt = write::receipt(receipt)?;
            let proof = write::prove(&open_mailbox(caller)?, clock, &receipt)?;
            serde_json::to_value(proof).map_err(|_| Fault::internal("proof"))
        }
        Cases::Invite { name, role, outside } => {
            let code = recipients::invite(&mut caller.desk()?, name, role, *outside)?;
            Ok(json!({ "code": code }))
        }
        Cases::Accept { code } => {
            let passphrase = caller.passphrase()?.ok_or_else(|| usage("passphrase_missing"))?;
            let open = seat::accept(&open_mailbox(caller)?, caller.place.cost(), code, &passphrase)?;
            Ok(json!({ "label": open.label, "recipient": open.seat.id }))
        }
        Cases::End { recipient } => {
            recipients::end(&mut caller.desk()?, recipient)?;
            Ok(json!({ "ended": recipient }))
        }
    }
}

fn open_mailbox(caller: &Caller<'_>) -> Outcome<LocalMailbox> {
    if !caller.place.workspace().is_set_up() {
        return Err(Fault::closed("workspace_missing"));
    }
    caller.place.mailbox()
}

fn desk(caller: &Caller<'_>, who: &As) -> Outcome<Desk> {
    let (mailbox, door, seat): (LocalMailbox, Commons, Seat) = match &who.label {
        None => {
            let desk = caller.desk()?;
            let seat = recipients::hr_seat(&desk)?;
            let door = door::door(&desk.mailbox, Some(&desk.commons))?;
            (desk.mailbox, door, seat)
        }
        Some(label) => {
            let mailbox = open_mailbox(caller)?;
            let passphrase = caller.passphrase()?.ok_or_else(|| usage("passphrase_missing"))?;
            let open = seat::open(&mailbox, label, &passphrase)?;
            (mailbox, open.door, open.seat)
        }
    };
    let today = caller.place.clock().today(mailbox.zone()?);
    let inbox = Inbox::open(&mailbox, &seat, today)?;
    Ok(Desk { mailbox, door, inbox, today })
}

fn step(caller: &Caller<'_>, who: &As, case: &str, step: Step) -> Outcome<Value> {
    let mut desk = desk(caller, who)?;
    let secret = desk.inbox.secret(case, desk.today)?;
    desk.inbox.read(&desk.mailbox, case, desk.today)?;
    let (mailbox, seat) = (&desk.mailbox, desk.inbox.seat().clone());
    let thread = answer::answer(mailbox, &desk.door, &seat, caller.place.clock(), &secret, &step)?;
    desk.inbox.refresh(&desk.mailbox, desk.today)?;
    shown(&thread, Some((&desk.mailbox, &seat)))
}

/// Shows the texts of a case; internal notes to recipients only.
fn shown(thread: &Thread, recipient: Option<(&dyn CaseMailbox, &Seat)>) -> Outcome<Value> {
    let state = CaseState::of(thread).ok_or_else(|| Fault::closed("case_broken"))?;
    let mut messages = Vec::new();
    let mut notes = Vec::new();
    for message in &thread.messages {
        let from = if message.author == Author::Writer { "writer" } else { "recipient" };
        let mut said = |text: &str, files: Vec<&str>| {
            let week = message.week.to_string();
            messages.push(json!({"from": from, "text": text, "week": week, "files": files}));
        };
        match &message.act {
            Act::Open { text, files, .. } | Act::Write { text, files } => {
                said(text, files.iter().map(|file| file.name.as_str()).collect());
            }
            Act::Reply { text, .. } => said(text, Vec::new()),
            Act::Close { reason: Some(reason), .. } => said(reason, Vec::new()),
            Act::Note { .. } => {
                if let Some((mailbox, seat)) = recipient {
                    notes.push(answer::note(mailbox, seat, thread, message.at)?);
                }
            }
            _ => {}
        }
    }
    let mut answer =
        json!({"status": state.status.id(), "messages": messages, "keep_until": state.keep_until});
    if let (Some(_), Some(object)) = (recipient, answer.as_object_mut()) {
        object.insert("notes".to_owned(), json!(notes));
        object.insert("helped".to_owned(), json!(state.helped));
    }
    Ok(answer)
}

fn unreadable(file: &Path) -> Fault {
    Fault::refused("file_unreadable").with("file", file.display())
}

fn text_of(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|_| unreadable(file))
}

fn picked(files: &[PathBuf]) -> Outcome<Vec<Picked>> {
    files
        .iter()
        .map(|file| {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            Ok(Picked { name, bytes: fs::read(file).map_err(|_| unreadable(file))? })
        })
        .collect()
}
