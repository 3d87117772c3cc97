//! Members with names, and in which team each of them was when.
//!
//! A move closes one span of membership and opens the next, so that head-counts of the past stay as
//! they were. A span's last day is the day on which the next one begins.

use chrono::NaiveDate;
use rusqlite::{Row, params};
use vire_core::group::Group;
use vire_core::roster::{Member, Roster};

use super::{Reading, Writing};
use crate::error::StoreError;
use crate::ids::SeatId;
use crate::{rows, values};

pub(super) const TABLE: &str = "
CREATE TABLE member(
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    left_on INTEGER,
    seat BLOB NOT NULL UNIQUE CHECK (length(seat) = 16)
) STRICT, WITHOUT ROWID;
CREATE TABLE membership(
    member TEXT NOT NULL REFERENCES member(id),
    from_date INTEGER NOT NULL,
    to_date INTEGER,
    group_path TEXT NOT NULL,
    PRIMARY KEY (member, from_date)
) STRICT, WITHOUT ROWID;
";

/// One person on HR's roster, as things stand now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// The organisation's own id of the person.
    pub id: String,
    /// The name, if HR keeps one here.
    pub name: Option<String>,
    /// The e-mail address, if HR keeps one here.
    pub email: Option<String>,
    /// The present (or last) team.
    pub group: Group,
    /// The first day in the organisation.
    pub joined: NaiveDate,
    /// The last day, once known.
    pub left: Option<NaiveDate>,
    /// The seat that invitation and tickets hang on.
    pub seat: SeatId,
}

const MEMBERS: &str = "
SELECT m.id, m.name, m.email, m.left_on, m.seat,
       (SELECT min(s.from_date) FROM membership s WHERE s.member = m.id),
       (SELECT s.group_path FROM membership s WHERE s.member = m.id ORDER BY s.from_date DESC LIMIT 1)
FROM member m";

fn text(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}

fn optional_date(day: Option<i64>, what: &'static str) -> Result<Option<NaiveDate>, StoreError> {
    day.map(|day| values::date(day, what)).transpose()
}

fn member_row(row: &Row<'_>) -> Result<MemberRow, StoreError> {
    Ok(MemberRow {
        id: row.get(0)?,
        name: text(row.get(1)?),
        email: text(row.get(2)?),
        left: optional_date(row.get(3)?, "member.left_on")?,
        seat: row.get(4)?,
        joined: values::date(row.get(5)?, "membership.from_date")?,
        group: values::group(row.get(6)?),
    })
}

impl Reading<'_> {
    /// Lists everybody who is or ever was on the roster, by id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn members(&self) -> Result<Vec<MemberRow>, StoreError> {
        rows::all(self.connection, &format!("{MEMBERS} ORDER BY m.id"), [], member_row)
    }

    /// Returns one member, if the id is known.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn member(&self, id: &str) -> Result<Option<MemberRow>, StoreError> {
        rows::first(self.connection, &format!("{MEMBERS} WHERE m.id = ?1"), [id], member_row)
    }

    /// Returns the roster with one entry for each span of membership, so that `head_counts` is right
    /// for every week of the past.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn roster(&self) -> Result<Roster, StoreError> {
        let members = rows::all(
            self.connection,
            "SELECT m.id, m.name, m.email, s.group_path, s.from_date, coalesce(s.to_date, m.left_on)
             FROM membership s JOIN member m ON m.id = s.member ORDER BY m.id, s.from_date",
            [],
            |row| {
                Ok(Member {
                    id: row.get(0)?,
                    name: text(row.get(1)?),
                    email: text(row.get(2)?),
                    group: values::group(row.get(3)?),
                    joined: values::date(row.get(4)?, "membership.from_date")?,
                    left: optional_date(row.get(5)?, "membership.to_date")?,
                })
            },
        )?;
        Ok(Roster { members })
    }
}

impl Writing<'_> {
    /// Adds a person who was never on the roster.
    ///
    /// # Errors
    /// [`StoreError::Sql`] when the id or the seat is taken.
    pub fn insert_member(&self, member: &MemberRow) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO member(id, name, email, left_on, seat) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                member.id,
                member.name.as_deref().unwrap_or_default(),
                member.email.as_deref().unwrap_or_default(),
                member.left.map(values::day),
                member.seat,
            ],
        )?;
        self.open_span(&member.id, &member.group, member.joined)
    }

    /// Changes what HR keeps of a person beside the team: name, e-mail and last day.
    ///
    /// # Errors
    /// [`StoreError::RowMissing`] when the id is unknown.
    pub fn update_member(
        &self,
        id: &str,
        name: Option<&str>,
        email: Option<&str>,
        left: Option<NaiveDate>,
    ) -> Result<(), StoreError> {
        rows::run_one(
            self.connection,
            "member",
            "UPDATE member SET name = ?2, email = ?3, left_on = ?4 WHERE id = ?1",
            params![id, name.unwrap_or_default(), email.unwrap_or_default(), left.map(values::day)],
        )
    }

    /// Moves a person to another team from a day on (best a Monday), or takes back who had left.
    ///
    /// Before that day nothing changes: who had left stays absent between the last day and `from`.
    ///
    /// # Errors
    /// [`StoreError::RowMissing`] when the id is unknown.
    pub fn move_member(&self, id: &str, group: &Group, from: NaiveDate) -> Result<(), StoreError> {
        let day = values::day(from);
        // A span that would begin on the same day or later was never lived; the move replaces it.
        rows::run(
            self.connection,
            "DELETE FROM membership WHERE member = ?1 AND from_date >= ?2",
            params![id, day],
        )?;
        rows::run(
            self.connection,
            "UPDATE membership SET to_date = min(?2, coalesce((SELECT left_on FROM member WHERE id = ?1), ?2))
             WHERE member = ?1 AND (to_date IS NULL OR to_date > ?2)",
            params![id, day],
        )?;
        rows::run_one(self.connection, "member", "UPDATE member SET left_on = NULL WHERE id = ?1", [id])?;
        self.open_span(id, group, from)
    }

    fn open_span(&self, id: &str, group: &Group, from: NaiveDate) -> Result<(), StoreError> {
        rows::run(
            self.connection,
            "INSERT INTO membership(member, from_date, to_date, group_path) VALUES (?1, ?2, NULL, ?3)",
            params![id, values::day(from), group.as_str()],
        )
        .map(drop)
    }
}
