//! Random 16-byte ids, one type for each thing that has one.
//!
//! Makes none: the bytes are passed in, never derived from a time or a sequence.

use std::fmt;
use std::str::FromStr;

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// A text that is not 32 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("id_invalid")]
pub struct IdError;

impl IdError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        "id_invalid"
    }
}

fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

fn read_hex(text: &str) -> Result<[u8; 16], IdError> {
    let digits = text.as_bytes();
    if digits.len() != 32 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return Err(IdError);
    }
    u128::from_str_radix(text, 16).map(u128::to_be_bytes).map_err(|_| IdError)
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Written as 32 lower-case hexadecimal digits.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 16]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                read_hex(text).map(Self)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(&self.0[..]))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <[u8; 16]>::column_result(value).map(Self)
            }
        }
    };
}

id! {
    /// A member's seat: what invitation and tickets hang on, without a name.
    SeatId
}
id! {
    /// A team as the mailbox knows it.
    TeamId
}
id! {
    /// The key that a group's figures are sealed to.
    GroupKeyId
}
id! {
    /// The spool of one open round.
    SpoolId
}
id! {
    /// A reader: a lead, somebody of HR, a recipient.
    ReaderId
}
id! {
    /// An invitation: a hash of its code.
    InvitationId
}
id! {
    /// One import of customer responses.
    ImportId
}
id! {
    /// An experiment: a change tried in some teams.
    ExperimentId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_digits() {
        let id = SpoolId([0xab; 16]);
        assert_eq!(id.to_string(), "ab".repeat(16));
        assert_eq!(id.to_string().parse(), Ok(id));
        for wrong in ["", "ab", "../../../../../../etc/passwd.....", "+bababababababababababababababab"] {
            assert_eq!(wrong.parse::<SpoolId>(), Err(IdError), "{wrong}");
        }
    }
}
