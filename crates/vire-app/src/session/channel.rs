//! The safe channel: the writer's side, the recipients' inbox, and HR's list of recipients.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use vire_core::week::Week;
use vire_seal::code::Receipt;
use vire_text::Language;

use crate::channel::act::{Act, Attached, Party};
use crate::channel::answer::{self, Step};
use crate::channel::files::{self, MOST_BYTES, Picked};
use crate::channel::inbox::Inbox;
use crate::channel::seat::{self, OpenRecipient, Seat};
use crate::channel::thread::Thread;
use crate::channel::write::{self, Letter};
use crate::channel::{door, recipients, service, view};
use crate::directory;
use crate::dto::{
    CaseStep, CaseView, ChannelDoor, FollowView, HintView, InboxView, LetterRequest, RecipientRow,
    RecipientSession, RecipientView, SavedReceiptView,
};
use crate::fault::{Fault, Outcome};
use crate::hint;
use crate::keys;
use crate::local_mailbox::LocalMailbox;
use crate::wallet::SavedReceipt;

use super::Session;

/// How many cases a page of the inbox has.
const PAGE: usize = 50;
/// How many receipts a wallet keeps.
const MOST_RECEIPTS: usize = 40;

fn day(text: Option<String>) -> Outcome<Option<NaiveDate>> {
    text.filter(|text| !text.is_empty())
        .map(|text| text.parse().map_err(|_| Fault::refused("day_invalid").with("value", &text)))
        .transpose()
}

fn picked(paths: &[String]) -> Outcome<Vec<Picked>> {
    let unreadable = |path: &str| Fault::refused("file_unreadable").with("file", path);
    paths
        .iter()
        .map(|path| {
            let length = fs::metadata(path).map_err(|_| unreadable(path))?.len();
            if length > MOST_BYTES as u64 {
                return Err(Fault::refused("files_too_large").with("most", MOST_BYTES >> 20));
            }
            let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
            let bytes = fs::read(path).map_err(|_| unreadable(path))?;
            Ok(Picked { name: name.unwrap_or_default(), bytes })
        })
        .collect()
}

fn attached<'t>(thread: &'t Thread, id: &str) -> Outcome<&'t Attached> {
    let found = thread.messages.iter().find_map(|message| match &message.act {
        Act::Open { files, .. } | Act::Write { files, .. } => files.iter().find(|file| file.id == id),
        _ => None,
    });
    found.ok_or_else(|| Fault::refused("case_not_found"))
}

fn save_to(path: Option<PathBuf>, bytes: &[u8]) -> Outcome<Option<String>> {
    let Some(path) = path else { return Ok(None) };
    fs::write(&path, bytes).map_err(|_| Fault::refused("file_not_written").with("file", path.display()))?;
    Ok(Some(path.to_string_lossy().into_owned()))
}

impl Session {
    /// Shows who can be written to, and the receipts of the open wallet.
    ///
    /// # Errors
    /// `channel_not_open`, `chain_broken`.
    pub fn channel_door(&mut self) -> Outcome<ChannelDoor> {
        let mailbox = self.place.mailbox()?;
        let door = self.writers_door(&mailbox)?;
        let listed = door::look(&mailbox, &door)?;
        let saved = self.wallet.iter().flat_map(|open| &open.wallet.receipts);
        Ok(ChannelDoor {
            recipients: listed.iter().map(view::recipient).collect(),
            saved: saved
                .map(|one| SavedReceiptView { receipt: one.receipt.clone(), week: one.week.to_string() })
                .collect(),
            service: service::list(&mailbox, &door)?,
        })
    }

    fn writers_door(&self, mailbox: &LocalMailbox) -> Outcome<crate::board::Commons> {
        let commons = self.wallet.as_ref().and_then(|open| open.commons());
        door::door(mailbox, commons.as_ref())
    }

    fn listed(&self, mailbox: &LocalMailbox) -> Outcome<Vec<Party>> {
        door::recipients(mailbox, &self.writers_door(mailbox)?)
    }

    /// Says what in a text might tell who wrote it; nothing leaves the machine.
    ///
    /// # Errors
    /// `chain_broken`.
    pub fn letter_hints(&mut self, text: &str, language: &str) -> Outcome<Vec<HintView>> {
        let mailbox = self.place.mailbox()?;
        let mut names: Vec<String> = self.listed(&mailbox)?.into_iter().map(|party| party.name).collect();
        if let Some(commons) = self.wallet.as_ref().and_then(|open| open.commons()) {
            names.extend(directory::names(&commons, &mailbox)?);
        }
        if let Some(desk) = &self.desk {
            names.extend(desk.roster()?.members.into_iter().filter_map(|member| member.name));
        }
        let units = |bytes: usize| {
            let head = text.get(..bytes).unwrap_or_default();
            u32::try_from(head.encode_utf16().count()).unwrap_or(u32::MAX)
        };
        let found = hint::hints(text, &names, Language::from_tag(language)).into_iter();
        Ok(found
            .map(|hint| HintView {
                from: units(hint.range.start),
                to: units(hint.range.end),
                kind: hint.kind.id().to_owned(),
                words: text.get(hint.range).unwrap_or_default().to_owned(),
                softer: hint.softer,
            })
            .collect())
    }

    /// Opens a case and returns the receipt, which is kept nowhere.
    ///
    /// # Errors
    /// As [`write::write`].
    pub fn write_case(&mut self, letter: LetterRequest) -> Outcome<String> {
        let mailbox = self.place.mailbox()?;
        let door = self.writers_door(&mailbox)?;
        let letter = Letter {
            purpose: letter.purpose.parse()?,
            text: letter.text,
            name: letter.name,
            to: letter.to,
            deputy: letter.deputy,
            files: picked(&letter.files)?,
        };
        Ok(write::write(&mailbox, &door, self.place.clock(), letter)?.to_string())
    }

    /// Keeps a receipt in the open wallet, behind its PIN.
    ///
    /// # Errors
    /// `wallet_locked`, `receipt_check_failed`, `wallet_has_no_room`.
    pub fn keep_receipt(&mut self, receipt: &str) -> Outcome<()> {
        let receipt = write::receipt(receipt)?;
        let mailbox = self.place.mailbox()?;
        let thread = write::follow(&mailbox, self.place.clock(), &receipt)?;
        let week = self.place.clock().week(mailbox.zone()?);
        self.remember(&receipt, &thread, Some(week))
    }

    /// Remembers how far a saved case has come, so that a cut end shows next time.
    fn remember(&mut self, receipt: &Receipt, thread: &Thread, new: Option<Week>) -> Outcome<()> {
        let place = self.place.clone();
        let open = match (&mut self.wallet, new) {
            (Some(open), _) => open,
            (None, None) => return Ok(()),
            (None, Some(_)) => return Err(Fault::closed("wallet_locked")),
        };
        let text = receipt.to_string();
        let (places, last) = (thread.next(), thread.hashes.last().cloned().unwrap_or_default());
        let receipts = &mut open.wallet.receipts;
        let full = receipts.len() >= MOST_RECEIPTS;
        match (receipts.iter_mut().find(|one| one.receipt == text), new) {
            (Some(one), _) if one.places == places && one.last == last => return Ok(()),
            (Some(one), _) => (one.places, one.last) = (places, last),
            (None, None) => return Ok(()),
            (None, Some(_)) if full => {
                return Err(Fault::refused("wallet_has_no_room").with("most", MOST_RECEIPTS));
            }
            (None, Some(week)) => receipts.push(SavedReceipt { receipt: text, week, places, last }),
        }
        open.save(&place)
    }

    /// Holds a case against what the open wallet knows of it.
    fn checked(&mut self, receipt: &Receipt, thread: Thread, mailbox: &LocalMailbox) -> Outcome<FollowView> {
        let text = receipt.to_string();
        let saved = self.wallet.iter().flat_map(|open| &open.wallet.receipts).find(|one| one.receipt == text);
        if let Some(one) = saved {
            let place = usize::try_from(one.places).unwrap_or(usize::MAX).checked_sub(1);
            if place.is_some_and(|place| thread.hashes.get(place) != Some(&one.last)) {
                return Err(Fault::closed("case_broken"));
            }
        }
        let saved = saved.is_some();
        let view = view::follow(&thread, &self.listed(mailbox)?, saved)?;
        self.remember(receipt, &thread, None)?;
        Ok(view)
    }

    /// Shows what became of a case.
    ///
    /// # Errors
    /// `receipt_check_failed`, `case_not_found`, `case_broken`.
    pub fn follow_case(&mut self, receipt: &str) -> Outcome<FollowView> {
        let receipt = write::receipt(receipt)?;
        let mailbox = self.place.mailbox()?;
        let thread = write::follow(&mailbox, self.place.clock(), &receipt)?;
        self.checked(&receipt, thread, &mailbox)
    }

    /// Goes on writing.
    ///
    /// # Errors
    /// As [`write::go_on`].
    pub fn continue_case(&mut self, receipt: &str, text: &str, files: &[String]) -> Outcome<FollowView> {
        self.follow_case(receipt)?;
        let receipt = write::receipt(receipt)?;
        let mailbox = self.place.mailbox()?;
        let thread = write::go_on(&mailbox, self.place.clock(), &receipt, text, picked(files)?)?;
        self.checked(&receipt, thread, &mailbox)
    }

    /// Says whether it helped.
    ///
    /// # Errors
    /// As [`write::helped`].
    pub fn say_helped(&mut self, receipt: &str, helped: bool) -> Outcome<FollowView> {
        self.follow_case(receipt)?;
        let receipt = write::receipt(receipt)?;
        let mailbox = self.place.mailbox()?;
        let thread = write::helped(&mailbox, self.place.clock(), &receipt, helped)?;
        self.checked(&receipt, thread, &mailbox)
    }

    /// Erases a case, also from the wallet.
    ///
    /// # Errors
    /// As [`write::erase`].
    pub fn erase_case(&mut self, receipt: &str) -> Outcome<()> {
        let receipt = write::receipt(receipt)?;
        let erased = write::erase(&self.place.mailbox()?, &receipt);
        let text = receipt.to_string();
        let place = self.place.clone();
        if let Some(open) = &mut self.wallet
            && open.wallet.receipts.iter().any(|one| one.receipt == text)
            && (erased.is_ok() || erased.as_ref().is_err_and(|fault| fault.code == "case_not_found"))
        {
            open.wallet.receipts.retain(|one| one.receipt != text);
            open.save(&place)?;
        }
        erased
    }

    /// Saves a proof that a case was delivered; answers the path, or nothing when no place was picked.
    ///
    /// # Errors
    /// `case_not_found`, `file_not_written`.
    pub fn save_proof(&mut self, receipt: &str, to: Option<PathBuf>) -> Outcome<Option<String>> {
        let receipt = write::receipt(receipt)?;
        let proof = write::prove(&self.place.mailbox()?, self.place.clock(), &receipt)?;
        let bytes = serde_json::to_vec_pretty(&proof).map_err(|_| Fault::internal("proof"))?;
        save_to(to, &bytes)
    }

    /// Saves a file of the own case.
    ///
    /// # Errors
    /// `case_not_found`, `case_broken`, `file_not_written`.
    pub fn save_own_case_file(
        &mut self,
        receipt: &str,
        file: &str,
        to: Option<PathBuf>,
    ) -> Outcome<Option<String>> {
        let receipt = write::receipt(receipt)?;
        let mailbox = self.place.mailbox()?;
        let thread = write::follow(&mailbox, self.place.clock(), &receipt)?;
        let bytes = files::read(thread.organisation(), &thread.secret, &mailbox, attached(&thread, file)?)?;
        save_to(to, &bytes)
    }

    /// Takes a recipient's invitation under an own passphrase.
    ///
    /// # Errors
    /// A code with a typing error, `invitation_unknown`, `passphrase_too_weak`.
    pub fn accept_recipient_invitation(&mut self, code: &str, passphrase: &str) -> Outcome<RecipientSession> {
        keys::check_strength(passphrase, &[])?;
        let open = seat::accept(&self.place.mailbox()?, self.place.cost(), code, passphrase)?;
        Ok(self.seated(open))
    }

    /// Signs a recipient in.
    ///
    /// # Errors
    /// `recipient_wrong`.
    pub fn open_as_recipient(&mut self, label: &str, passphrase: &str) -> Outcome<RecipientSession> {
        let open = seat::open(&self.place.mailbox()?, label, passphrase)?;
        Ok(self.seated(open))
    }

    fn seated(&mut self, open: OpenRecipient) -> RecipientSession {
        let view = open.view();
        self.recipient = Some(open);
        self.inbox = None;
        view
    }

    /// Returns who answers: the recipient who is signed in, else HR.
    fn seat(&mut self) -> Outcome<(Seat, crate::board::Commons)> {
        self.close_idle()?;
        if let Some(open) = &self.recipient {
            return Ok((open.seat.clone(), open.door.clone()));
        }
        let desk = self.open_desk()?;
        Ok((recipients::hr_seat(desk)?, door::door(&desk.mailbox, Some(&desk.commons))?))
    }

    fn open_inbox(
        &mut self,
        mailbox: &LocalMailbox,
    ) -> Outcome<(&mut Inbox, crate::board::Commons, NaiveDate)> {
        let (seat, door) = self.seat()?;
        let today = self.place.clock().today(mailbox.zone()?);
        let inbox = match self.inbox.take().filter(|inbox| inbox.seat().id == seat.id) {
            Some(mut inbox) => {
                inbox.refresh(mailbox, today)?;
                inbox
            }
            None => Inbox::open(mailbox, &seat, today)?,
        };
        Ok((self.inbox.insert(inbox), door, today))
    }

    /// Shows one page of the inbox, from 0.
    ///
    /// # Errors
    /// `locked`.
    pub fn inbox(&mut self, page: u32) -> Outcome<InboxView> {
        let mailbox = self.place.mailbox()?;
        let hr = self.recipient.is_none();
        let (_, _, today) = self.open_inbox(&mailbox)?;
        if let (true, Some(desk), Some(inbox)) = (hr, &mut self.desk, &self.inbox) {
            service::publish_due(desk, inbox, today)?;
        }
        let Some(inbox) = &self.inbox else { return Err(Fault::closed("locked")) };
        let rows = inbox.rows(today);
        let overdue = rows.iter().filter(|row| row.overdue).count();
        let from = usize::try_from(page).unwrap_or_default().saturating_mul(PAGE);
        Ok(InboxView {
            total: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            overdue: u32::try_from(overdue).unwrap_or(u32::MAX),
            rows: rows.iter().skip(from).take(PAGE).map(|row| view::row(row, today)).collect(),
        })
    }

    /// Shows a case to a recipient.
    ///
    /// # Errors
    /// `case_not_found`, `case_broken`.
    pub fn read_case(&mut self, case: &str) -> Outcome<CaseView> {
        let mailbox = self.place.mailbox()?;
        let (inbox, door, today) = self.open_inbox(&mailbox)?;
        let thread = inbox.read(&mailbox, case, today)?;
        let rows = inbox.rows(today);
        let row = rows.iter().find(|row| row.case == case).ok_or_else(|| Fault::refused("case_not_found"))?;
        let listed = door::recipients(&mailbox, &door)?;
        view::case(&mailbox, inbox.seat(), &thread, view::row(row, today), &listed, today)
    }

    /// Does one step in a case.
    ///
    /// # Errors
    /// As [`answer::answer`].
    pub fn answer_case(&mut self, case: &str, step: CaseStep) -> Outcome<CaseView> {
        let step = match step {
            CaseStep::Acknowledge { words, by } => Step::Acknowledge { words: words.parse()?, by: day(by)? },
            CaseStep::Reply { text } => Step::Reply(text),
            CaseStep::Ask { text } => Step::Ask(text),
            CaseStep::Set { status } => Step::Set(status.parse()?),
            CaseStep::HandOver { to } => Step::HandOver(to),
            CaseStep::Note { text } => Step::Note(text),
            CaseStep::Close { reason, keep_until } => Step::Close { reason, keep_until: day(keep_until)? },
        };
        let mailbox = self.place.mailbox()?;
        let clock = self.place.clock();
        let (inbox, door, today) = self.open_inbox(&mailbox)?;
        inbox.read(&mailbox, case, today)?;
        let (secret, seat) = (inbox.secret(case, today)?, inbox.seat().clone());
        answer::answer(&mailbox, &door, &seat, clock, &secret, &step)?;
        self.read_case(case)
    }

    /// Saves a file of a case for a recipient.
    ///
    /// # Errors
    /// `case_not_found`, `case_broken`, `file_not_written`.
    pub fn save_case_file(&mut self, case: &str, file: &str, to: Option<PathBuf>) -> Outcome<Option<String>> {
        let mailbox = self.place.mailbox()?;
        let (inbox, _, today) = self.open_inbox(&mailbox)?;
        let thread = inbox.read(&mailbox, case, today)?;
        let bytes = files::read(thread.organisation(), &thread.secret, &mailbox, attached(&thread, file)?)?;
        save_to(to, &bytes)
    }

    /// Lists the recipients for HR.
    ///
    /// # Errors
    /// `locked`.
    pub fn recipient_list(&mut self) -> Outcome<Vec<RecipientRow>> {
        let rows = recipients::list(self.open_desk()?)?.into_iter();
        Ok(rows
            .map(|row| RecipientRow {
                recipient: RecipientView {
                    id: row.id.to_string(),
                    name: row.name,
                    role: row.role,
                    kind: row.kind,
                },
                state: row.state,
            })
            .collect())
    }

    /// Invites a recipient and returns the code.
    ///
    /// # Errors
    /// As [`recipients::invite`].
    pub fn invite_recipient(&mut self, name: &str, role: &str, outside: bool) -> Outcome<String> {
        recipients::invite(self.open_desk()?, name, role, outside)
    }

    /// Lets a recipient go.
    ///
    /// # Errors
    /// As [`recipients::end`].
    pub fn end_recipient(&mut self, id: &str) -> Outcome<Vec<RecipientRow>> {
        recipients::end(self.open_desk()?, id)?;
        self.recipient_list()
    }
}
