//! The signatures and constants of the layouts, tool by tool.

use super::*;
use crate::fold::fold;

fn header(names: &[&str], beneath: &[&str]) -> Header {
    let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let mut header = Header::new(vec![own(names)], names.len());
    header.beneath = own(beneath);
    header
}

fn layout(names: &[&str]) -> Option<&'static Layout> {
    ALL.iter().copied().find(|layout| layout.matches(&header(names, &[])))
}

fn tool(names: &[&str]) -> Option<&'static str> {
    layout(names).map(|layout| layout.id)
}

#[test]
fn patterns_are_folded_and_ids_are_unique_in_their_order() {
    let mut ids: Vec<&str> = Vec::new();
    for layout in ALL {
        for pattern in layout.signature.iter().chain(layout.not_questions) {
            let stem = pattern.trim_end_matches('*');
            assert_eq!(fold(stem), stem.trim_end(), "{}", layout.id);
        }
        ids.push(layout.id);
    }
    ids.dedup();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn a_tool_is_known_by_all_names_of_its_signature_and_by_no_fewer() {
    let check = |expect: &str, names: &[&str]| {
        assert_eq!(tool(names), Some(expect), "{names:?}");
        let spelled: Vec<String> =
            names.iter().rev().map(|name| format!(" {}\u{a0}", name.to_uppercase())).collect();
        let spelled: Vec<&str> = spelled.iter().map(String::as_str).chain(["x"]).collect();
        assert_eq!(tool(&spelled), Some(expect), "{spelled:?}");
        for lost in 0..names.len() {
            let mut fewer = names.to_vec();
            fewer[lost] = "x";
            assert_eq!(tool(&fewer), None, "{expect} without {}", names[lost]);
        }
    };
    check("qualtrics", &["StartDate", "RecordedDate", "ResponseId"]);
    check("surveymonkey", &["Respondent ID", "Collector ID"]);
    check("typeform", &["#", "Network ID", "Submit Date (UTC)"]);
    check("intercom", &["Conversation ID", "Conversation rating", "Updated at (Europe/Dublin)"]);
    let jira = ["Issue key", "Satisfaction rating", "Custom field (Satisfaction date)"];
    check("jira_service_management", &jira);
    check("formbricks", &["No.", "Response ID", "Survey ID", "Finished"]);
    check("limesurvey", &["id", "submitdate", "startlanguage"]);
    check("hotjar", &["Number", "Date Submitted", "Hotjar User ID"]);
    check("trustpilot", &["Review Stars", "Review Created (UTC)"]);
    check("asknicely", &["response_id", "answer", "question_type", "responded"]);
    check("medallia_agent_connect", &["request_id", "response_received_at", "star_rating"]);
    check("hubspot", &["hs_survey_type", "hs_value"]);
    check("zendesk", &["ticket_id", "score", "assignee_id"]);
    check("freshdesk", &["ratings.default_question"]);
    check("delighted", &["survey_type", "score", "permalink"]);
    check("chatwoot", &["Agent Name", "Rating", "Recorded date"]);
    check("microsoft_forms", &["ID", "Start time", "Completion time", "Email", "Name"]);
}

#[test]
fn google_forms_is_known_by_its_stamp_in_the_first_column() {
    let check = |names: &[&str], cell: &str, expect: bool| {
        let header = header(names, &[cell, "9"]);
        let found = ALL.iter().find(|layout| layout.matches(&header)).map(|layout| layout.id);
        assert_eq!(found, expect.then_some("google_forms"), "{names:?} {cell}");
    };
    check(&["Timestamp", "Q"], "2022/10/17 6:31:58 PM EST", true);
    check(&["Aikaleima", "Q"], "2022/10/17 6.31.58 ip. UTC+2", true);
    check(&["Q", "Timestamp"], "2022/10/17 6:31:58 PM EST", false);
    check(&["Timestamp", "Q"], "2022/10/17 6:31:58 PM", false);
    check(&["Timestamp", "Q"], "2022-10-17 18:31:58 GMT+2", false);
    check(&["Timestamp", "Q"], "17.10.2022 18.31", false);
}

#[test]
fn a_tool_of_one_channel_names_it_and_no_other_tool_does() {
    let constant = |names: &[&str]| {
        let header = header(names, &[]);
        layout(names).and_then(|layout| (layout.propose)(&header).touchpoint_constant)
    };
    let check =
        |names: &[&str], expect: Option<&str>| assert_eq!(constant(names).as_deref(), expect, "{names:?}");
    check(&["Conversation ID", "Conversation rating", "Updated at (UTC)"], Some("chat"));
    check(&["Agent Name", "Rating", "Recorded date"], Some("chat"));
    check(&["Number", "Date Submitted", "Hotjar User ID"], Some("web"));
    check(&["Review Stars", "Review Created (UTC)"], Some("web"));
    check(&["review_id", "stars", "product_name", "created_at"], Some("web"));
    let channels: Vec<&str> = ALL
        .iter()
        .filter(|layout| (layout.propose)(&header(&["x"], &[])).touchpoint_constant.is_some())
        .map(|layout| layout.id)
        .collect();
    assert_eq!(channels, ["intercom", "hotjar", "trustpilot", "trustpilot", "chatwoot"]);
}

#[test]
fn a_tool_whose_times_are_utc_needs_no_zone_from_anybody() {
    let zoned: Vec<(&str, Option<&str>)> =
        ALL.iter().filter(|layout| layout.zone.is_some()).map(|layout| (layout.id, layout.zone)).collect();
    assert_eq!(zoned, [("trustpilot", Some("UTC")), ("medallia_agent_connect", Some("UTC"))]);
}

#[test]
fn the_date_of_each_tool_is_that_of_the_answer() {
    let check = |names: &[&str], expect: &str| {
        let header = header(names, &[]);
        let date = layout(names).and_then(|layout| (layout.propose)(&header).date);
        assert_eq!(date, Some(Columns::One(expect.to_owned())), "{names:?}");
    };
    check(&["StartDate", "EndDate", "RecordedDate", "ResponseId"], "RecordedDate");
    check(&["Respondent ID", "Collector ID", "Start Date", "End Date"], "End Date");
    check(&["#", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"], "Submit Date (UTC)");
    check(&["Conversation ID", "Conversation rating", "Updated at (UTC)"], "Updated at (UTC)");
    let jira = ["Created", "Issue key", "Satisfaction rating", "Custom field (Satisfaction date)"];
    check(&jira, "Custom field (Satisfaction date)");
    check(&["No.", "Response ID", "Survey ID", "Finished", "Timestamp"], "Timestamp");
    check(&["id", "startdate", "datestamp", "submitdate", "startlanguage"], "submitdate");
    check(&["Number", "Date Submitted", "Hotjar User ID"], "Date Submitted");
    let trustpilot = ["Review Stars", "Company Reply Date (UTC)", "Review Created (UTC)"];
    check(&trustpilot, "Review Created (UTC)");
    check(&["response_id", "answer", "question_type", "sent", "created", "responded"], "responded");
    check(&["request_id", "request_sent_at", "response_received_at", "star_rating"], "response_received_at");
    let hubspot = ["hs_survey_type", "hs_value", "hs_createdate", "hs_submission_timestamp"];
    check(&hubspot, "hs_submission_timestamp");
    check(&["ticket_id", "score", "assignee_id", "updated_at", "created_at"], "created_at");
    check(&["ratings.default_question", "updated_at", "created_at"], "created_at");
    check(&["survey_type", "score", "permalink", "updated_at", "created_at"], "created_at");
    check(&["Agent Name", "Rating", "Recorded date"], "Recorded date");
    check(&["ts", "r", "relevance"], "ts");
    check(&["ID", "Start time", "Completion time", "Email", "Name"], "Completion time");
}

#[test]
fn tools_that_say_when_an_answer_was_changed_are_believed() {
    let updated: Vec<(&str, &str)> =
        ALL.iter().filter_map(|layout| Some((layout.id, layout.updated?.split('|').next()?))).collect();
    let expect = [
        ("surveymonkey", "date modified"),
        ("hubspot", "hs_lastmodifieddate"),
        ("hubspot", "hs_lastmodifieddate"),
        ("zendesk", "updated_at"),
        ("zendesk_surveys", "updated_at"),
        ("freshdesk", "updated_at"),
        ("delighted", "updated_at"),
        ("microsoft_forms", "last modified time"),
    ];
    assert_eq!(updated, expect);
}

#[test]
fn rows_that_are_no_answers_are_told_by_the_tools_own_words() {
    let rules = |names: &[&str]| {
        let header = header(names, &[]);
        let mapping = layout(names).map(|layout| (layout.propose)(&header)).unwrap();
        mapping
            .not_response
            .unwrap_or_default()
            .into_iter()
            .flat_map(|rule| rule.values.into_iter().map(move |value| format!("{}={value}", rule.column)))
            .collect::<Vec<_>>()
    };
    let qualtrics = rules(&["StartDate", "RecordedDate", "ResponseId", "Status", "Finished"]);
    for rule in ["Status=Survey Preview", "Status=1", "Finished=False", "Finished=0"] {
        assert!(qualtrics.iter().any(|known| known == rule), "{rule}");
    }
    // IP addresses, anonymous and imported answers are answers.
    for rule in ["Status=0", "Status=IP Address", "Status=4", "Status=16", "Finished=1", "Finished=True"] {
        assert!(!qualtrics.iter().any(|known| known == rule), "{rule}");
    }
    let typeform = rules(&["#", "Network ID", "Submit Date (UTC)", "Response Type"]);
    assert_eq!(typeform, ["Response Type=partial", "Response Type=started"]);
    let formbricks = rules(&["No.", "Response ID", "Survey ID", "Finished"]);
    assert_eq!(formbricks, ["Finished=false", "Finished=no", "Finished=0"]);
    assert_eq!(rules(&["id", "submitdate", "startlanguage"]), ["submitdate="]);
    assert_eq!(rules(&["ticket_id", "score", "assignee_id"]), ["score=offered", "score=unoffered"]);
}

#[test]
fn scores_of_each_tool_have_its_scale_and_its_satisfied_ones() {
    let of = |names: &[&str]| {
        let header = header(names, &[]);
        layout(names).map(|layout| (layout.propose)(&header)).unwrap()
    };
    let check = |names: &[&str], scale: (i64, i64)| {
        let mapping = of(names);
        assert_eq!(mapping.metric, Some(Metric::Csat), "{names:?}");
        assert_eq!(mapping.scale, super::scale(scale.0, scale.1), "{names:?}");
    };
    check(&["Conversation ID", "Conversation rating", "Updated at (UTC)"], (1, 5));
    check(&["Issue key", "Satisfaction rating", "Custom field (Satisfaction date)"], (1, 5));
    check(&["Review Stars", "Review Created (UTC)"], (1, 5));
    check(&["request_id", "response_received_at", "star_rating"], (1, 5));
    check(&["Agent Name", "Rating", "Recorded date"], (1, 5));
    check(&["ticket_id", "score", "assignee_id"], (0, 1));
    assert_eq!(of(&["ticket_id", "score", "assignee_id"]).labels, labels(&[("good", 1), ("bad", 0)]));
    let freshdesk = of(&["ratings.default_question"]);
    assert_eq!(freshdesk.positive, numbers(&[101, 102, 103]));
    assert_eq!(freshdesk.allowed, numbers(&[-103, -102, -101, 100, 101, 102, 103]));
    assert_eq!(freshdesk.labels, labels(&[("happy", 103), ("neutral", 100), ("unhappy", -103)]));
    let kinds = |names: &[&str]| {
        let by_value = of(names).metric_by_value.unwrap();
        let one = |(value, meaning): (String, Meaning)| {
            let [low, high] = meaning.scale.unwrap();
            let best = meaning.positive.map_or(String::new(), |best| format!(" {best:?}"));
            format!("{value} {} {low}-{high}{best}", meaning.metric.id())
        };
        by_value.into_iter().map(one).collect::<Vec<_>>()
    };
    let hubspot = kinds(&["hs_survey_type", "hs_value"]);
    assert_eq!(hubspot, ["CES ces 1-7", "CSAT csat 0-2 [2]", "NPS nps 0-10"]);
    let asknicely = kinds(&["response_id", "answer", "question_type", "responded"]);
    assert_eq!(asknicely, ["5STAR csat 1-5", "CSAT csat 1-5", "NPS nps 0-10"]);
    let delighted = kinds(&["survey_type", "score", "permalink"]);
    let expect = [
        "ces ces 1-5",
        "ces7 ces 1-7",
        "csat csat 1-5",
        "csat3 csat 1-3 [3]",
        "five_star csat 1-5",
        "nps nps 0-10",
        "smileys csat 1-5",
        "stars csat 1-5",
        "thumbs csat 0-1 [1]",
    ];
    assert_eq!(delighted, expect);
}

#[test]
fn limesurvey_is_known_by_its_codes_and_by_its_headings_in_four_languages() {
    let check = |names: &[&str; 4]| {
        let header = header(names, &[]);
        let layout = ALL.iter().find(|layout| layout.matches(&header)).unwrap();
        let mapping = (layout.propose)(&header);
        let rule = mapping.not_response.unwrap();
        assert_eq!((layout.id, mapping.id.as_deref()), ("limesurvey", Some(names[0])));
        assert_eq!(mapping.date, Some(Columns::One(names[1].to_owned())));
        assert_eq!(
            (rule[0].column.as_str(), rule[0].values.as_slice()),
            (names[1], [String::new()].as_slice())
        );
        assert!((0..names.len()).all(|index| !layout.may_ask(&header, index)), "{names:?}");
    };
    check(&["id", "submitdate", "lastpage", "startlanguage"]);
    check(&["Response ID", "Date submitted", "Last page", "Start language"]);
    check(&["Vastauksen ID", "Lähetyspäivä", "Viimeinen sivu", "Aloituskieli"]);
    check(&["Svars-ID", "Inlämningsdatum", "Sista sidan", "Startspråk"]);
    check(&["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache"]);
}

#[test]
fn chatwoot_is_known_in_any_language_by_what_stands_in_its_columns() {
    const NAMES: [&str; 9] =
        ["Jméno", "Hodnocení", "Komentář", "Kontakt", "Pošta", "Číslo", "Odkaz", "Zaznamenáno", "Poznámka"];
    const CELLS: [&str; 9] = [
        "Aino Malli",
        "5",
        "",
        "Veikko",
        "a@x.fi",
        "'+358 40 1",
        "https://x.fi/1",
        "2026-09-02 10:00:00 UTC",
        "",
    ];
    let known = |names: &[&str], cells: &[&str]| {
        let header = header(names, cells);
        let layout = ALL.iter().find(|layout| layout.matches(&header))?;
        let Mapping { score, date, .. } = (layout.propose)(&header);
        Some((layout.id, score.unwrap(), date.unwrap()))
    };
    let expect = || Some(("chatwoot", NAMES[1].to_owned(), Columns::One(NAMES[7].to_owned())));
    assert_eq!(known(&NAMES, &CELLS), expect());
    assert_eq!(known(&NAMES[..8], &CELLS[..8]), expect());
    assert_eq!(known(&NAMES[..7], &CELLS[..7]), None);
    assert_eq!(known(&CELLS, &CELLS), None);
    for (at, cell) in [
        (1, "6"),
        (1, ""),
        (1, "good"),
        (4, "Helsinki"),
        (5, "Chat"),
        (6, "77"),
        (7, "2026-09-02 10:00:00"),
        (7, "soon UTC"),
    ] {
        let mut cells = CELLS;
        cells[at] = cell;
        assert_eq!(known(&NAMES, &cells), None, "{cell}");
    }
}

#[test]
fn a_line_beneath_a_report_of_chatwoot_closes_it_in_any_language_and_half_a_row_does_not() {
    let header = header(&["Agentenname", "Bewertung", "Aufnahmedatum"], &[]);
    let layout = ALL.iter().find(|layout| layout.matches(&header)).unwrap();
    let closes = layout.lone_footer.unwrap();
    for (line, expect) in [
        ("Berichtszeitraum von 2024-12-01 bis 2026-11-20", true),
        ("Der generierte Bericht ist in UTC-Zeitzone", true),
        ("Období 1. 12. 2024 až 20. 11. 2026", true),
        ("Aino Malli", false),
        ("", false),
    ] {
        assert_eq!(closes(line.as_bytes()), expect, "{line}");
    }
}

#[test]
fn a_survey_of_zendesk_is_known_however_its_answers_were_flattened() {
    for field in [
        |name: &str| format!("answers[0].{name}"),
        |name: &str| format!("answers.0.{name}"),
        |name: &str| format!("answers[0][{name}]"),
    ] {
        let own = ["type", "rating", "created_at"].map(field);
        let names = ["id", "survey_id", "survey_version", "expires_at", &own[0], &own[1], &own[2]];
        let header = header(&names, &[]);
        let layout = ALL.iter().find(|layout| layout.matches(&header)).unwrap();
        let mapping = (layout.propose)(&header);
        assert_eq!((layout.id, mapping.score.as_deref()), ("zendesk_surveys", Some(names[5])));
        assert_eq!(mapping.date, Some(Columns::One(names[6].to_owned())));
    }
}

#[test]
fn import_ids_alone_show_qualtrics() {
    let record = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let names = record(&["EndDate", "Q1"]);
    let ids = record(&["{\"ImportId\":\"endDate\"}", "{\"ImportId\":\"QID1\"}"]);
    let known = |records: Vec<Vec<String>>| {
        let header = Header::new(records, 2);
        ALL.iter().find(|layout| layout.matches(&header)).map(|layout| layout.id)
    };
    assert_eq!(known(vec![names.clone(), record(&["Slut", "Fråga"]), ids.clone()]), Some("qualtrics"));
    assert_eq!(known(vec![names.clone(), ids.clone()]), Some("qualtrics"));
    assert_eq!(known(vec![names.clone(), record(&["Slut", "Fråga"])]), None);
    // A title above the names has no ids of its own.
    assert_eq!(known(vec![record(&["Export"]), names, ids]), None);
}

#[test]
fn a_column_of_recommendation_groups_shows_the_question() {
    let header = header(&["StartDate", "RecordedDate", "ResponseId", "Q2", "Q7_NPS_GROUP", "Q7"], &[]);
    let mapping = (ALL[0].propose)(&header);
    assert_eq!((mapping.score.as_deref(), mapping.metric), (Some("Q7"), Some(Metric::Nps)));
}
