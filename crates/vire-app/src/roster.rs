//! HR's roster file: read, looked at before it is taken, and taken as the new list.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use vire_core::group::Group;
use vire_core::roster::Member;

use crate::dto::RosterProblem;
use crate::fault::{Fault, Outcome};
use crate::sheet::{Row, Sheet, date};

const MEMBER: [&str; 6] = ["member", "id", "jäsen", "henkilö", "henkilönumero", "medlem"];
const GROUP: [&str; 7] = ["group", "team", "tiimi", "ryhmä", "yksikkö", "grupp", "enhet"];
const JOINED: [&str; 6] = ["joined", "start", "aloitti", "alkaen", "började", "anställd"];
const LEFT: [&str; 6] = ["left", "end", "lopetti", "päättyi", "slutade", "slut"];
const NAME: [&str; 3] = ["name", "nimi", "namn"];
const EMAIL: [&str; 6] = ["email", "e-mail", "sähköposti", "e-post", "epost", "mail"];

/// What a roster file holds: members, or what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RosterFile {
    /// The members, in the file's order.
    pub members: Vec<Member>,
    /// Everything wrong; nothing may be taken while there is any.
    pub problems: Vec<RosterProblem>,
}

/// Reads a roster: columns member, group, joined, left (name, email optional), in any order.
///
/// # Errors
/// Refused when the file is no table or a column is missing; what is wrong in single rows is listed in
/// [`RosterFile::problems`].
pub fn read_roster(path: &Path) -> Outcome<RosterFile> {
    let sheet = Sheet::read(path)?;
    let need = |names: &[&str]| {
        sheet
            .column(names)
            .ok_or_else(|| Fault::refused("column_missing").with("column", names.first().unwrap_or(&"")))
    };
    let (member, group, joined) = (need(&MEMBER)?, need(&GROUP)?, need(&JOINED)?);
    let left = sheet.column(&LEFT);
    let (name, email) = (sheet.column(&NAME), sheet.column(&EMAIL));
    let mut file = RosterFile::default();
    let mut seen = BTreeSet::new();
    for row in &sheet.rows {
        let mut problems = Vec::new();
        let mut wrong = |column: &str, value: &str, reason: &str| {
            problems.push(RosterProblem {
                line: row.line,
                column: column.to_owned(),
                value: value.to_owned(),
                reason: reason.to_owned(),
            });
        };
        let id = row.cell(member);
        if id.is_empty() {
            wrong("member", "", "member_missing");
        } else if !seen.insert(id.to_owned()) {
            wrong("member", id, "member_twice");
        }
        let path = match Group::parse(row.cell(group)) {
            Ok(path) if !path.is_organisation() => Some(path),
            Ok(_) => {
                wrong("group", "", "group_missing");
                None
            }
            Err(error) => {
                wrong("group", row.cell(group), error.code());
                None
            }
        };
        let from = date(row.cell(joined));
        if from.is_none() {
            wrong("joined", row.cell(joined), "date_invalid");
        }
        let until = left.map_or("", |at| row.cell(at));
        let to: Option<NaiveDate> = date(until);
        if !until.is_empty() && to.is_none() {
            wrong("left", until, "date_invalid");
        }
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            wrong("left", until, "left_before_joined");
        }
        if let (Some(group), Some(joined), true) = (path, from, problems.is_empty()) {
            let text = |at: Option<usize>, row: &Row| {
                at.map(|at| row.cell(at).to_owned()).filter(|text| !text.is_empty())
            };
            file.members.push(Member {
                id: id.to_owned(),
                group,
                joined,
                left: to,
                name: text(name, row),
                email: text(email, row),
            });
        }
        file.problems.append(&mut problems);
    }
    if file.members.is_empty() && file.problems.is_empty() {
        return Err(Fault::refused("file_empty"));
    }
    Ok(file)
}
