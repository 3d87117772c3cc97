use chrono::NaiveDate;
use vire_core::group::Group;
use vire_core::week::Week;
use vire_store::organisation::MemberRow;
use vire_store::{SeatId, StoreError};

use crate::common::Place;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn group(text: &str) -> Group {
    Group::parse(text).unwrap()
}

fn member(id: &str, team: &str, joined: &str) -> MemberRow {
    let mut seat = [0; 16];
    seat[..id.len()].copy_from_slice(id.as_bytes());
    MemberRow {
        id: id.to_owned(),
        name: Some(format!("Nimi {id}")),
        email: None,
        group: group(team),
        joined: date(joined),
        left: None,
        seat: SeatId(seat),
    }
}

#[test]
fn a_member_reads_back() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let anna = member("a1", "Palvelut/Chat", "2026-01-05");
    organisation.write(|tx| tx.insert_member(&anna)).unwrap();
    assert_eq!(organisation.read(|tx| tx.member("a1")).unwrap(), Some(anna.clone()));
    assert_eq!(organisation.read(|tx| tx.members()).unwrap(), std::slice::from_ref(&anna));
    assert_eq!(organisation.read(|tx| tx.member("zz")).unwrap(), None);
    let again = organisation.write(|tx| tx.insert_member(&anna));
    assert!(matches!(again, Err(StoreError::Sql { .. })));
    let unknown = organisation.write(|tx| tx.update_member("zz", None, None, None));
    assert!(matches!(unknown, Err(StoreError::RowMissing { what: "member" })));
}

#[test]
fn a_move_leaves_the_head_counts_of_the_past_as_they_were() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    organisation
        .write(|tx| {
            tx.insert_member(&member("a", "P/A", "2026-01-05"))?;
            tx.insert_member(&member("b", "P/A", "2026-01-05"))?;
            tx.move_member("a", &group("P/B"), date("2026-03-30"))
        })
        .unwrap();
    let check = |week: &str, team: &str, people: u32| {
        let week: Week = week.parse().unwrap();
        let counts = organisation.read(|tx| tx.roster()).unwrap().head_counts(week);
        assert_eq!(counts.get(&group(team)).copied().unwrap_or(0), people, "{team} {week}");
    };
    check("2026-W01", "P/A", 0);
    check("2026-W02", "P/A", 2);
    check("2026-W13", "P/A", 2);
    check("2026-W13", "P/B", 0);
    check("2026-W14", "P/A", 1);
    check("2026-W14", "P/B", 1);
    let moved = organisation.read(|tx| tx.member("a")).unwrap().unwrap();
    assert_eq!((moved.group, moved.joined), (group("P/B"), date("2026-01-05")));
}

#[test]
fn who_comes_back_was_absent_in_between() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    organisation
        .write(|tx| {
            tx.insert_member(&member("a", "P/A", "2026-01-05"))?;
            tx.update_member("a", Some("Nimi"), None, Some(date("2026-02-01")))?;
            tx.move_member("a", &group("P/A"), date("2026-06-01"))
        })
        .unwrap();
    let roster = organisation.read(|tx| tx.roster()).unwrap();
    for (week, people) in
        [("2026-W04", 1), ("2026-W05", 0), ("2026-W10", 0), ("2026-W22", 0), ("2026-W23", 1)]
    {
        let counted: u32 = roster.head_counts(week.parse().unwrap()).values().sum();
        assert_eq!(counted, people, "{week}");
    }
}

#[test]
fn a_move_on_the_day_of_an_earlier_move_replaces_it() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    organisation
        .write(|tx| {
            tx.insert_member(&member("a", "P/A", "2026-01-05"))?;
            tx.move_member("a", &group("P/B"), date("2026-03-30"))?;
            tx.move_member("a", &group("P/C"), date("2026-03-30"))
        })
        .unwrap();
    let roster = organisation.read(|tx| tx.roster()).unwrap();
    assert_eq!(roster.members.len(), 2);
    let counts = roster.head_counts("2026-W20".parse().unwrap());
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), [(group("P/C"), 1)]);
}
