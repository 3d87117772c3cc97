//! The safe channel: recipients, cases and messages as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Somebody who can be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecipientView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The role.
    pub role: String,
    /// `hr`, `inside` or `outside`.
    pub kind: String,
}

/// A receipt that the own wallet keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SavedReceiptView {
    /// The receipt.
    pub receipt: String,
    /// The week in which it was saved.
    pub week: String,
}

/// The channel's door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ChannelDoor {
    /// Who can be written to.
    pub recipients: Vec<RecipientView>,
    /// Receipts in the open wallet, the newest last.
    pub saved: Vec<SavedReceiptView>,
    /// How HR's cases were served, the newest quarter first.
    pub service: Vec<ServiceView>,
}

/// How HR's cases of one quarter were served: bands, or nothing where there were too few.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ServiceView {
    /// The quarter, such as `2026-Q4`.
    pub quarter: String,
    /// How many were opened.
    pub opened: Option<String>,
    /// How many were acknowledged within seven days.
    pub acknowledged: Option<String>,
    /// How many were answered within three months.
    pub answered: Option<String>,
}

/// What a writer sends first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LetterRequest {
    /// What it is about.
    pub purpose: String,
    /// What the writer says.
    pub text: String,
    /// A name, when the writer wants to give one.
    pub name: Option<String>,
    /// Recipients by id.
    pub to: Vec<String>,
    /// Who sees it when nobody answers in time, by id.
    pub deputy: Option<String>,
    /// Paths of files.
    pub files: Vec<String>,
}

/// What in a text might tell who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HintView {
    /// Where it begins, in UTF-16 units.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// `name`, `email`, `phone`, `identity-code`, `only` or `rare-word`.
    pub kind: String,
    /// The words themselves.
    pub words: String,
    /// Softer words.
    pub softer: String,
}

/// A file that came with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CaseFileView {
    /// The id.
    pub id: String,
    /// The plain name.
    pub name: String,
    /// The length in bytes.
    pub bytes: u32,
}

/// One thing that happened in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CaseMessage {
    /// Its place, from 0.
    pub at: u32,
    /// `writer` or `recipient`.
    pub from: String,
    /// The recipient's name.
    pub who: Option<String>,
    /// The week.
    pub week: String,
    /// The day, which only recipients state.
    pub day: Option<String>,
    /// `open`, `write`, `helped`, `acknowledge`, `reply`, `ask`, `set`, `hand_over`, `note` or `close`.
    pub act: String,
    /// The text.
    pub text: Option<String>,
    /// What else the act says: ready words, a status, a name, whether it helped.
    pub about: Option<String>,
    /// A day that the act names.
    pub until: Option<String>,
    /// Files.
    pub files: Vec<CaseFileView>,
}

/// A case as its writer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FollowView {
    /// How far it has come.
    pub status: String,
    /// What it is about.
    pub purpose: String,
    /// What happened.
    pub messages: Vec<CaseMessage>,
    /// Who can read it.
    pub parties: Vec<RecipientView>,
    /// Who sees it only when nobody answers in time.
    pub deputy: Option<RecipientView>,
    /// Whether nobody is left who can open it.
    pub orphaned: bool,
    /// The last day to acknowledge it.
    pub acknowledge_by: String,
    /// The last day to answer it.
    pub answer_by: String,
    /// Whether a recipient has said anything.
    pub acknowledged: bool,
    /// The last day on which it is kept, once closed.
    pub keep_until: Option<String>,
    /// What the writer said of the help.
    pub helped: Option<bool>,
    /// Whether the open wallet keeps the receipt.
    pub saved: bool,
}

/// A case in the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CaseRow {
    /// The case.
    pub case: String,
    /// What it is about.
    pub purpose: String,
    /// How far it has come.
    pub status: String,
    /// The week of writing.
    pub week: String,
    /// The last day to acknowledge it.
    pub acknowledge_by: String,
    /// The last day to answer it.
    pub answer_by: String,
    /// Whether a recipient has said anything.
    pub acknowledged: bool,
    /// Whether a recipient has answered.
    pub answered: bool,
    /// Days over the clock that ran out first; 0 when none did.
    pub days_over: u32,
    /// Whether the writer spoke last.
    pub waits: bool,
    /// Whether it is here because nobody answered in time.
    pub as_deputy: bool,
    /// The last day on which it is kept, once closed.
    pub keep_until: Option<String>,
    /// What the writer said of the help.
    pub helped: Option<bool>,
    /// Whether something of it is missing or exchanged.
    pub broken: bool,
}

/// One page of the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InboxView {
    /// Cases, what is overdue first.
    pub rows: Vec<CaseRow>,
    /// How many there are on all pages.
    pub total: u32,
    /// How many of all are overdue.
    pub overdue: u32,
}

/// A case as a recipient sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CaseView {
    /// Its row in the inbox.
    pub row: CaseRow,
    /// The name that the writer gave.
    pub name: Option<String>,
    /// What happened, notes among them.
    pub messages: Vec<CaseMessage>,
    /// Who else can read it.
    pub parties: Vec<RecipientView>,
    /// To whom it can be handed over.
    pub colleagues: Vec<RecipientView>,
    /// The day until which it would be kept if it were closed today.
    pub keep_until: String,
}

/// What a recipient wants to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "step")]
#[ts(export)]
pub enum CaseStep {
    /// Take note with one click.
    Acknowledge {
        /// `thanks` or `look_into`.
        words: String,
        /// A day, where the words name one.
        by: Option<String>,
    },
    /// Answer.
    Reply {
        /// The answer.
        text: String,
    },
    /// Ask for more.
    Ask {
        /// The question.
        text: String,
    },
    /// Say how far it has come.
    Set {
        /// The status.
        status: String,
    },
    /// Let another recipient take over.
    HandOver {
        /// The recipient.
        to: String,
    },
    /// Write a note among recipients.
    Note {
        /// The note.
        text: String,
    },
    /// Close.
    Close {
        /// Why.
        reason: Option<String>,
        /// The last day on which it is kept.
        keep_until: Option<String>,
    },
}

/// A recipient who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecipientSession {
    /// The two-word label to sign in with.
    pub label: String,
    /// The name that writers see.
    pub name: String,
    /// The organisation's name.
    pub organisation: String,
}

/// A recipient on HR's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecipientRow {
    /// Name, role and kind.
    pub recipient: RecipientView,
    /// `invited`, `active` or `ended`.
    pub state: String,
}
