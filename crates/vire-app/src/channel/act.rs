//! What can happen in a case, and who is part of it.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// What a case is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Something weighs on somebody.
    Burden,
    /// People do not get along.
    Conflict,
    /// Something is dangerous.
    Safety,
    /// A report of misconduct (EU 2019/1937).
    Misconduct,
    /// Harassment or bullying.
    Harassment,
    /// Something else.
    Other,
}

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Delivered; nobody has said anything yet.
    Received,
    /// Somebody is looking into it.
    BeingRead,
    /// The recipients asked something.
    NeedMore,
    /// Decided what is done.
    Decided,
    /// Closed.
    Closed,
}

/// Ready words of an acknowledgement; the text is `channel-ack-<id>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acknowledgement {
    /// Thank you for telling.
    Thanks,
    /// I will look into it by a day.
    LookInto,
}

macro_rules! ids {
    ($kind:ident, $fault:literal, $($variant:ident $id:literal),+) => {
        impl $kind {
            /// All of them, in the order in which people meet them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Returns the stable id.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }

        impl fmt::Display for $kind {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str(self.id())
            }
        }

        impl FromStr for $kind {
            type Err = Fault;

            fn from_str(text: &str) -> Result<Self, Fault> {
                let asked = text.trim().to_lowercase().replace(['-', ' '], "_");
                Self::ALL.iter().copied().find(|one| one.id() == asked)
                    .ok_or_else(|| Fault::refused($fault).with("value", text))
            }
        }
    };
}

ids!(Purpose, "purpose_unknown", Burden "burden", Conflict "conflict", Safety "safety",
    Misconduct "misconduct", Harassment "harassment", Other "other");
ids!(Status, "status_unknown", Received "received", BeingRead "being_read", NeedMore "need_more",
    Decided "decided", Closed "closed");
ids!(Acknowledgement, "acknowledgement_unknown", Thanks "thanks", LookInto "look_into");

/// A recipient as the board showed it when the writer chose: later messages are held against these keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The recipient's id, as hex.
    pub id: String,
    /// The name.
    pub name: String,
    /// The role.
    pub role: String,
    /// `hr`, `inside` or `outside`.
    pub kind: String,
    /// What keys are wrapped to, as hex.
    pub sealing: String,
    /// What the recipient's messages are signed with, as hex.
    pub verifying: String,
}

/// A file that came with a message; its content lies in slots of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// Finds its slots, as hex.
    pub id: String,
    /// A name without the writer's words: `file-1.pdf`.
    pub name: String,
    /// The length in bytes.
    pub bytes: u32,
    /// The SHA-256 of the content, as hex.
    pub hash: String,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act")]
pub enum Act {
    /// The writer opens the case.
    Open {
        /// What it is about.
        purpose: Purpose,
        /// What the writer says.
        text: String,
        /// A name, when the writer gives one.
        name: Option<String>,
        /// Whom it is for.
        to: Vec<Party>,
        /// Recipients who were left out, by id.
        left_out: Vec<String>,
        /// Who sees it past its clock when nobody answers.
        deputy: Option<Party>,
        /// The key that the writer signs with, as hex.
        writer: String,
        /// Files.
        files: Vec<Attached>,
    },
    /// The writer goes on.
    Write {
        /// What the writer says.
        text: String,
        /// Files.
        files: Vec<Attached>,
    },
    /// The writer says whether it helped.
    Helped {
        /// Whether it did.
        helped: bool,
    },
    /// A recipient has taken note.
    Acknowledge {
        /// The ready words.
        words: Acknowledgement,
        /// By when, where the words name a day.
        by: Option<NaiveDate>,
    },
    /// A recipient answers.
    Reply {
        /// The answer.
        text: String,
        /// Whether something is asked.
        asks: bool,
    },
    /// A recipient says how far it has come.
    Set {
        /// How far.
        status: Status,
    },
    /// A recipient lets another one in, who takes over.
    HandOver {
        /// Who.
        to: Party,
    },
    /// A note among recipients; sealed to them inside.
    Note {
        /// The ciphertext, as hex.
        sealed: String,
    },
    /// A recipient closes the case.
    Close {
        /// Why, where one is given.
        reason: Option<String>,
        /// The last day on which it is kept.
        keep_until: NaiveDate,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_reads_however_it_is_written() {
        for text in ["being_read", "being-read", "Being read"] {
            assert_eq!(text.parse::<Status>().unwrap(), Status::BeingRead);
        }
        assert_eq!("lost".parse::<Status>().unwrap_err().code, "status_unknown");
        for status in Status::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.id());
        }
        for purpose in Purpose::ALL {
            assert_eq!(serde_json::to_value(purpose).unwrap(), purpose.id());
        }
    }
}
