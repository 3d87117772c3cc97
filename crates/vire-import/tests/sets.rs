//! Touchpoint and group: which column is proposed for them, and which only looks like one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::io::Cursor;

use common::{answers, groups, import, look, options};
use vire_import::{Mapping, Options, inspect};

/// Returns the touchpoint and the group that are proposed.
fn proposed(text: &str) -> (Option<String>, Option<String>) {
    let groups = groups();
    let options = Options { groups: &groups, ..options() };
    let found = inspect(&mut Cursor::new(text), &Mapping::default(), &answers(&[]), &options).unwrap();
    (found.mapping.touchpoint, found.mapping.group)
}

fn check(text: &str, touchpoint: Option<&str>, group: Option<&str>) {
    let (own_touchpoint, own_group) = proposed(text);
    assert_eq!((own_touchpoint.as_deref(), own_group.as_deref()), (touchpoint, group), "{text}");
}

#[test]
fn a_column_of_ids_is_no_group_unless_its_values_are_known_groups() {
    let table = |name: &str, values: [&str; 2]| {
        format!("pvm,nps,{name}\n2025-03-03,9,{}\n2025-03-03,8,{}\n", values[0], values[1])
    };
    for name in ["Business Unit Id", "Business Unit", "group_id", "Team ID", "Tiimin tunnus"] {
        check(&table(name, ["5f00", "5f01"]), None, None);
        check(&table(name, ["Chat", "Puhelintuki"]), None, Some(name));
        check(&table(name, ["Chat", "Chat"]), None, Some(name));
    }
    check(&table("Team", ["5f00", "5f01"]), None, Some("Team"));
    check(&table("channel_id", ["7", "8"]), None, None);
}

#[test]
fn the_fixed_columns_of_trustpilot_are_no_group() {
    let head =
        "Domain Url,Webshop Name,Business Unit Id,Review Id,Review Created (UTC),Review Stars,Location Name";
    let row = "k.example,Chat,5f00,r,2025-03-01 10:00:00,4,Chat";
    check(&format!("{head}\n{row}0\n{row}1\n"), None, None);
    check(&format!("{head},Team\n{row},Chat\n{row},Muut\n"), None, Some("Team"));
}

#[test]
fn one_tick_of_many_choices_is_not_where_the_contact_was() {
    // A question over several columns, the choices in the second record.
    let spread = |name: &str, rest: &str, second: &str, rows: &str| {
        format!(
            "Respondent ID,Collector ID,End Date (UTC),Would you recommend us?,{name}{rest}\n\
             ,,,Response,{second}\n{rows}"
        )
    };
    let ticks = "1,4,2025-03-10T10:00:00Z,0,Phone,Chat,\n2,4,2025-03-10T10:00:00Z,1,,Chat,Kirje\n";
    check(&spread("Which channels?", ",,", "Phone,Chat,Other", ticks), None, None);
    check(&spread("Mitä käytit?", ",,", "Phone,Chat,Other", ticks), None, None);
    // Only one of them was chosen by anybody, or none but the first.
    let once = "1,4,2025-03-10T10:00:00Z,0,Phone,,\n2,4,2025-03-10T10:00:00Z,1,Phone,,\n";
    check(&spread("Which channels?", ",,", "Phone,Chat,Other", once), None, None);
    check(&spread("Which channels?", ",,", "Choice,Other,", once), None, None);
    // One answer of several, with a place for another.
    let one = "1,4,2025-03-10T10:00:00Z,0,Phone,,\n2,4,2025-03-10T10:00:00Z,1,Chat,,\n";
    check(&spread("Which channel?", ",,", "Response,Other,", one), Some("Which channel?"), None);
    // The same with the names of the choices as names of the columns.
    let typeform = |names: &str| {
        format!(
            "#,Recommend?,{names},Submit Date (UTC),Network ID\n\
             a,0,Phone,Chat,2025-03-10 10:00:00,n\nb,9,Phone,,2025-03-10 10:00:00,m\n"
        )
    };
    check(&typeform("Phone,Chat"), None, None);
    check(&typeform("Channels - Phone,Channels - Chat"), None, None);
    check(&typeform("Channels [Phone],Channels [Chat]"), None, None);
    check(&typeform("Q3_1,Q3_2"), None, None);
}

#[test]
fn a_touchpoint_is_proposed_by_its_name_or_by_two_of_its_words() {
    let table = |head: &str, values: [&str; 2]| {
        format!("pvm;nps;{head}\n2025-03-03;9;{}\n2025-03-03;8;{}\n", values[0], values[1])
    };
    check(&table("Kanava", ["chat", "chat"]), Some("Kanava"), None);
    check(&table("Kanava", ["Kirje", "Kirje"]), Some("Kanava"), None);
    check(&table("Mistä", ["chat", "puhelin"]), Some("Mistä"), None);
    check(&table("Mistä", ["chat", "chat"]), None, None);
    check(&table("Mistä", ["Chat", "Puhelintuki"]), None, Some("Mistä"));
    check(&table("Tiimi", ["Chat", "Chat"]), None, Some("Tiimi"));
    // A separator at the end of each line makes no column of choices, nor does an empty one beside it.
    check(&table("Kanava;", ["chat;", "chat;"]), Some("Kanava"), None);
    check(&table("Kanava;;x", ["chat;;", "chat;;1"]), Some("Kanava"), None);
    check(&table("Kanava;;x", ["chat;1;", "puhelin;2;1"]), Some("Kanava"), None);
}

#[test]
fn without_names_above_the_columns_one_known_word_tells_the_touchpoint() {
    let text = "3.2.2025;Chat;9\n24.2.2025;Chat;0\n";
    let asked = answers(&[("header", "none"), ("metric", "nps")]);
    let found = look(text.as_bytes(), &asked).unwrap();
    assert_eq!(found.mapping.touchpoint.as_deref(), Some("#2"));
}

#[test]
fn choices_that_end_in_a_semicolon_are_read_and_several_are_none() {
    let form = |name: &str, values: [&str; 3]| {
        let rows: Vec<String> = values
            .iter()
            .enumerate()
            .map(|(n, value)| format!("{n},7/25/26 19:00:23,7/25/26 19:06:23,anonymous,,{value},{}\n", n + 3))
            .collect();
        format!("ID,Start time,Completion time,Email,Name,{name},How satisfied are you?\n{}", rows.concat())
    };
    let touchpoints = |text: &str| {
        let said = answers(&[("zone", "Europe/Helsinki")]);
        let (report, rows) = import(text.as_bytes(), &Mapping::default(), &said).unwrap();
        let name = |row: &vire_core::customer::CustomerResponse| {
            row.touchpoint.as_ref().map(|touchpoint| touchpoint.as_str().to_owned())
        };
        (report.unmapped.touchpoint, rows.iter().map(name).collect::<Vec<_>>())
    };
    let own = |values: [Option<&str>; 3]| values.map(|value| value.map(str::to_owned)).to_vec();
    let (unmapped, seen) = touchpoints(&form("Channel", ["Phone;", "Chat;", "Kirje;"]));
    assert_eq!(seen, own([Some("phone"), Some("chat"), Some("Kirje")]));
    assert_eq!(unmapped, [("Kirje".to_owned(), 1)].into());
    let (unmapped, seen) = touchpoints(&form("Channel", ["Phone;", "Chat;", "Chat;Phone;"]));
    assert_eq!(seen, own([Some("phone"), Some("chat"), None]));
    assert_eq!(unmapped, [("Chat;Phone;".to_owned(), 1)].into());
    check(&form("Which channels?", ["Phone;Chat;", "Phone;Chat;", "Phone;"]), None, None);
    check(&form("Mistä?", ["Phone;", "Chat;", "Phone;"]), Some("Mistä?"), None);
}
