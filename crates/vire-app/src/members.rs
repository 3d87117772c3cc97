//! The roster on HR's desk: looked at before it is taken, and taken as the new list.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use vire_core::roster::{Member, Roster};
use vire_core::week::Week;
use vire_store::organisation::MemberRow;

use crate::desk::{Desk, group_rows};
use crate::dto::RosterPreview;
use crate::fault::{Fault, Outcome};
use crate::roster::{RosterFile, read_roster};

/// What a new list changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Members who were never on the list.
    pub joining: u32,
    /// Members who are missing from it.
    pub leaving: u32,
    /// Members who change teams.
    pub moving: u32,
}

/// Looks at a roster file; stores nothing.
///
/// # Errors
/// What the file is not, by code.
pub fn preview(desk: &Desk, path: &Path) -> Outcome<RosterPreview> {
    let file = read_roster(path)?;
    let change = compare(desk, &file)?.0;
    let week = desk.week();
    let after = Roster { members: file.members.clone() };
    Ok(RosterPreview {
        path: path.to_string_lossy().into_owned(),
        members: u32::try_from(file.members.len()).unwrap_or(u32::MAX),
        joining: change.joining,
        leaving: change.leaving,
        moving: change.moving,
        groups: group_rows(&after, week, desk.policy),
        problems: file.problems,
    })
}

/// Takes a roster file as the new list; nothing of the past changes.
///
/// Who is missing has left, and who changed teams has moved, from the next quarter's cohort on. The
/// first list of all is taken as it stands.
///
/// # Errors
/// `roster_invalid` with the first problem and how many there are; nothing is stored then.
pub fn import(desk: &mut Desk, path: &Path) -> Outcome<Change> {
    let file = read_roster(path)?;
    if let Some(problem) = file.problems.first() {
        return Err(Fault::refused("roster_invalid")
            .with("line", problem.line)
            .with("column", &problem.column)
            .with("value", &problem.value)
            .with("reason", &problem.reason)
            .with("problems", file.problems.len()));
    }
    take(desk, &file.members)
}

/// Takes members as the new list, in one transaction.
///
/// # Errors
/// What the store says.
pub fn take(desk: &mut Desk, members: &[Member]) -> Outcome<Change> {
    let file = RosterFile { members: members.to_vec(), problems: Vec::new() };
    let (change, known) = compare(desk, &file)?;
    let turn = next_quarter(desk.week()).monday();
    let seats: BTreeMap<&str, _> =
        members.iter().map(|member| (member.id.as_str(), desk.seat(&member.id).1)).collect();
    let listed: BTreeSet<&str> = members.iter().map(|member| member.id.as_str()).collect();
    desk.organisation.write(|write| {
        for member in members {
            match known.get(&member.id) {
                None => write.insert_member(&MemberRow {
                    id: member.id.clone(),
                    name: member.name.clone(),
                    email: member.email.clone(),
                    group: member.group.clone(),
                    joined: member.joined,
                    left: member.left,
                    seat: seats.get(member.id.as_str()).copied().unwrap_or(vire_store::SeatId([0; 16])),
                })?,
                Some(row) => {
                    let gone = row.left.is_some_and(|left| left <= member.joined) && member.left.is_none();
                    if gone {
                        // Somebody came back: from the new first day on, if it lies ahead of the last.
                        write.move_member(&member.id, &member.group, member.joined)?;
                    } else if row.group != member.group {
                        write.move_member(&member.id, &member.group, turn)?;
                    }
                    write.update_member(
                        &member.id,
                        member.name.as_deref(),
                        member.email.as_deref(),
                        member.left,
                    )?;
                }
            }
        }
        for row in known.values().filter(|row| !listed.contains(row.id.as_str()) && row.left.is_none()) {
            write.update_member(&row.id, row.name.as_deref(), row.email.as_deref(), Some(turn))?;
        }
        Ok::<_, Fault>(())
    })?;
    Ok(change)
}

fn compare(desk: &Desk, file: &RosterFile) -> Outcome<(Change, BTreeMap<String, MemberRow>)> {
    let known: BTreeMap<String, MemberRow> =
        desk.organisation.read(|read| read.members())?.into_iter().map(|row| (row.id.clone(), row)).collect();
    let listed: BTreeSet<&str> = file.members.iter().map(|member| member.id.as_str()).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let change = Change {
        joining: count(file.members.iter().filter(|member| !known.contains_key(&member.id)).count()),
        leaving: count(
            known.values().filter(|row| row.left.is_none() && !listed.contains(row.id.as_str())).count(),
        ),
        moving: count(
            file.members
                .iter()
                .filter(|member| known.get(&member.id).is_some_and(|row| row.group != member.group))
                .count(),
        ),
    };
    Ok((change, known))
}

/// Returns the first week of the next quarter.
fn next_quarter(week: Week) -> Week {
    week.quarter().last().plus(1)
}
