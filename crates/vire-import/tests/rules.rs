//! The rules, one by one, on small tables; each test fails when its rule is changed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;

use common::{answers, groups, import, import_with, look, mapping, options};
use serde_json::json;
use vire_core::metric::Metric;
use vire_import::{FileError, Mapping, Options, Report};

const NPS: &str = r#"{"date":"aika","zone":"Europe/Helsinki","score":"nps","metric":"nps"}"#;

fn nps(rows: &str) -> (Report, Vec<vire_core::customer::CustomerResponse>) {
    import(format!("aika,nps\n{rows}").as_bytes(), &mapping(NPS), &BTreeMap::new()).unwrap()
}

fn asked(text: &str, said: &[(&str, &str)]) -> Vec<(String, Vec<String>)> {
    match import(text.as_bytes(), &Mapping::default(), &answers(said)) {
        Err(FileError::Ask(ask)) => {
            ask.into_iter().map(|question| (question.id.code().to_owned(), question.options)).collect()
        }
        Ok(_) => Vec::new(),
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn the_week_is_that_of_the_organisations_calendar() {
    let check = |at: &str, week: &str| {
        let (_, rows) = nps(&format!("{at},9\n"));
        assert_eq!(rows[0].week.to_string(), week, "{at}");
    };
    check("2024-12-30T12:00:00Z", "2025-W01");
    check("2025-03-09T21:59:59Z", "2025-W10");
    check("2025-03-09T22:00:00Z", "2025-W11");
    check("2025-03-09 23:59:59", "2025-W10");
    check("2025-03-10T00:30:00+09:00", "2025-W10");
    check("2025-06-08T20:59:59 UTC", "2025-W23");
    check("2025-06-08T21:00:00 UTC", "2025-W24");
}

#[test]
fn checks_come_in_their_order() {
    let rules = r#"{"id":"id","date":"aika","zone":"UTC","score":"nps","metric":"nps",
        "not_response":[{"column":"tila","values":["Esikatselu"]}]}"#;
    let text = "id,aika,nps,tila\n\
        1,2025-03-03,9,ok\n\
        1,x,99\n\
        1,x,99,esikatselu \n\
        1,x,99,esikatselu,\n\
        1,x,99,ok\n\
        1,x,7.5,ok\n\
        1,x,,ok\n\
        1,x,9,ok\n\
        1,,9,ok\n\
        1,1999-12-31,9,ok\n\
        1,2025-03-03,9,ok\n";
    let (report, _) = import(text.as_bytes(), &mapping(rules), &BTreeMap::new()).unwrap();
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["skipped"], json!({"not_a_response":1,"score_missing":1,"duplicate":1}));
    let reasons: Vec<(&str, u64)> = json["rejects"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reject| (reject["reason"].as_str().unwrap(), reject["line"].as_u64().unwrap()))
        .collect();
    let expect = [
        ("row_shape", 3),
        ("row_shape", 5),
        ("score_out_of_range", 6),
        ("score_not_integer", 7),
        ("date_invalid", 9),
        ("date_missing", 10),
        ("date_implausible", 11),
    ];
    assert_eq!(reasons, expect);
    assert_eq!((report.counts.records, report.counts.accepted), (11, 1));
}

#[test]
fn a_newer_answer_with_the_same_id_takes_the_place_of_the_older() {
    let rules = r#"{"id":"id","date":"aika","zone":"UTC","score":"nps","metric":"nps"}"#;
    let text = "id,aika,nps\na,2025-03-03T10:00:00,9\na,2025-03-03T09:00:00,1\na,2025-03-04T10:00:00,2\nold,2025-03-01T00:00:00,5\nold,2025-03-05T00:00:00,6\n,2025-03-03,7\n,2025-03-03,7\n";
    let earlier = |id: &str, metric: Metric| (metric == Metric::Nps && id == "old").then_some(1_741_000_000);
    let options = Options { earlier: &earlier, ..options() };
    let (report, rows) = import_with(text.as_bytes(), &mapping(rules), &BTreeMap::new(), &options).unwrap();
    let sent: Vec<(Option<&str>, i64)> =
        rows.iter().map(|row| (row.id.as_deref(), row.score / 1000)).collect();
    assert_eq!(sent, [(Some("a"), 9), (Some("a"), 2), (Some("old"), 6), (None, 7), (None, 7)]);
    assert_eq!((report.counts.accepted, report.replaced), (4, 2));
    assert_eq!(serde_json::to_value(&report.counts.skipped).unwrap(), json!({"duplicate":3}));
}

#[test]
fn identical_rows_without_an_id_are_separate_responses() {
    assert_eq!(nps("2025-03-03,9\n2025-03-03,9\n").0.counts.accepted, 2);
}

#[test]
fn the_day_of_the_import_is_the_last_plausible_one() {
    let (report, rows) = nps("2000-01-01,9\n2026-11-23,9\n2026-11-24,9\n1999-12-31,9\n");
    assert_eq!(rows.len(), 2);
    assert_eq!(serde_json::to_value(&report.counts.errors).unwrap(), json!({"date_implausible":2}));
    assert_eq!(report.warning, Some("many_errors"));
}

#[test]
fn one_error_in_five_is_no_warning_and_more_is() {
    assert_eq!(nps("2025-03-03,9\n2025-03-03,9\n2025-03-03,9\n2025-03-03,9\n2025-03-03,x\n").0.warning, None);
    assert_eq!(
        nps("2025-03-03,9\n2025-03-03,9\n2025-03-03,9\n2025-03-03,x\n").0.warning,
        Some("many_errors")
    );
}

#[test]
fn slash_dates_are_asked_about_unless_a_day_over_12_decides() {
    let table =
        |dates: &[&str]| dates.iter().fold("date,nps\n".to_owned(), |text, date| text + date + ",9\n");
    let order = ("date_order".to_owned(), vec!["dmy".to_owned(), "mdy".to_owned()]);
    assert_eq!(asked(&table(&["3/4/2025", "5/6/2025"]), &[]), [order]);
    assert_eq!(asked(&table(&["3/4/2025", "5/6/2025"]), &[("date_order", "mdy")]), []);
    assert_eq!(asked(&table(&["3/4/2025", "13/6/2025"]), &[]), []);
    assert_eq!(asked(&table(&["3-4-2025", "3-14-2025"]), &[]), []);
    assert_eq!(asked(&table(&["3.4.2025", "5.6.2025"]), &[]), []);
    assert_eq!(asked(&table(&["3/14/2025", "14/3/2025"]), &[]).len(), 1);
    let first = |dates: &[&str], said: &[(&str, &str)]| {
        let (_, rows) = import(table(dates).as_bytes(), &Mapping::default(), &answers(said)).unwrap();
        rows[0].date.to_string()
    };
    assert_eq!(first(&["3/4/2025"], &[("date_order", "dmy")]), "2025-04-03");
    assert_eq!(first(&["3/4/2025"], &[("date_order", "mdy")]), "2025-03-04");
    assert_eq!(first(&["3/4/2025", "3/14/2025"], &[]), "2025-03-04");
    assert_eq!(first(&["3.4.2025"], &[]), "2025-04-03");
}

#[test]
fn a_zone_is_asked_for_only_when_nothing_names_one() {
    let table = |name: &str, date: &str| format!("{name},nps\n{date},9\n");
    let zone = [("zone".to_owned(), vec!["Europe/Helsinki".to_owned(), "UTC".to_owned()])];
    assert_eq!(asked(&table("date", "2025-03-03 10:00:00"), &[]), zone);
    assert_eq!(asked(&table("date", "3.3.2025 klo 10.00"), &[]), zone);
    for (name, date) in [
        ("date", "2025-03-03T10:00:00Z"),
        ("date", "2025-03-03 10:00:00 GMT+2"),
        ("date", "2025-03-03"),
        ("date (UTC)", "2025-03-03 10:00:00"),
        ("date (America/New_York)", "2025-03-03 10:00:00"),
        ("date", "1741083300"),
    ] {
        assert_eq!(asked(&table(name, date), &[]), [], "{name} {date}");
    }
    let day = |name: &str, zone: &str| {
        let rules = format!(r#"{{"date":"{name}","zone":"{zone}","score":"nps","metric":"nps"}}"#);
        let text = table(name, "2025-03-02 23:00:00");
        import(text.as_bytes(), &mapping(&rules), &BTreeMap::new()).unwrap().1[0].date.to_string()
    };
    assert_eq!(day("date", "Europe/Helsinki"), "2025-03-02");
    assert_eq!(day("date", "UTC"), "2025-03-03");
    assert_eq!(day("date (UTC)", "Europe/Helsinki"), "2025-03-03", "the header outranks the mapping");
}

#[test]
fn metric_and_scale_are_asked_for_when_nothing_tells() {
    let table = |name: &str, scores: &[i64]| {
        scores.iter().fold(format!("date,{name}\n"), |text, score| format!("{text}2025-03-03,{score}\n"))
    };
    let ids = |text: &str, said: &[(&str, &str)]| {
        asked(text, said).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&table("score", &[0, 5, 10]), &[]), ["metric"]);
    assert_eq!(ids(&table("score", &[0, 5, 10]), &[("metric", "nps")]), [""; 0]);
    assert_eq!(ids(&table("csat", &[2, 3]), &[]), ["scale"]);
    assert_eq!(ids(&table("csat", &[2, 5]), &[]), [""; 0]);
    assert_eq!(ids(&table("ces", &[2, 5]), &[]), ["scale"]);
    assert_eq!(ids(&table("ces (1-5)", &[2, 5]), &[]), [""; 0]);
    assert_eq!(ids(&table("ces", &[2, 5]), &[("scale", "1-7")]), [""; 0]);
}

#[test]
fn several_scores_of_a_row_become_responses_of_their_own() {
    let rules = r#"{"id":"id","date":"pvm","scores":[{"column":"nps","metric":"nps","scale":[0,10]},
        {"column":"a","metric":"csat","scale":[1,5]},{"column":"b","metric":"csat","scale":[1,5]}]}"#;
    let text = "id;pvm;nps;a;b\n1;3.3.2025;9;4,5;2\n2;3.3.2025;;5;6\n";
    let (report, rows) = import(text.as_bytes(), &mapping(rules), &BTreeMap::new()).unwrap();
    let ids: Vec<(&str, &str)> =
        rows.iter().map(|row| (row.id.as_deref().unwrap(), row.metric.id())).collect();
    assert_eq!(ids, [("1", "nps"), ("1", "csat"), ("1#b", "csat"), ("2", "csat")]);
    assert_eq!((report.counts.records, report.counts.accepted), (2, 4));
    assert_eq!((rows[1].score, rows[1].good), (4500, true));
    assert_eq!(serde_json::to_value(&report.counts).unwrap()["errors"], json!({"score_out_of_range":1}));
}

#[test]
fn rows_of_one_table_may_have_metrics_of_their_own() {
    let rules = r#"{"date":"pvm","score":"s","metric_column":"laji","metric_by_value":{
        "CSAT":{"metric":"csat","scale":[0,2],"positive":[2]},"NPS":{"metric":"nps","scale":[0,10]}}}"#;
    let text = "pvm,laji,s\n2025-03-03,csat,2\n2025-03-03,NPS,2\n2025-03-03,CSAT,3\n2025-03-03,muu,2\n";
    let (report, rows) = import(text.as_bytes(), &mapping(rules), &BTreeMap::new()).unwrap();
    assert_eq!(
        rows.iter().map(|row| (row.metric.id(), row.good, row.bad)).collect::<Vec<_>>(),
        [("csat", true, false), ("nps", false, true)]
    );
    let json = serde_json::to_value(&report.counts).unwrap();
    assert_eq!(
        (&json["errors"], &json["skipped"]),
        (&json!({"score_out_of_range":1}), &json!({"not_a_response":1}))
    );
}

#[test]
fn unknown_words_never_ask_and_never_reject() {
    let groups = groups();
    let options = Options { groups: &groups, ..options() };
    let rules = r#"{"date":"pvm","score":"nps","metric":"nps","touchpoint":"Kanava","touchpoint_map":{"Soitto":"phone"},
        "group":"Tiimi","group_map":{"Puhelut":"Palvelut/Puhelintuki"}}"#;
    let text = "pvm,nps,Kanava,Tiimi\n2025-03-03,9,soitto,puhelut\n2025-03-03,9,Kirje,Muut\n2025-03-03,9,,\n2025-03-03,9, MYYMÄLÄ,chat\n2025-03-03,9,Sa\u{308}hke,\n";
    let (report, rows) = import_with(text.as_bytes(), &mapping(rules), &BTreeMap::new(), &options).unwrap();
    let seen: Vec<(Option<&str>, Option<&str>)> = rows
        .iter()
        .map(|row| (row.touchpoint.as_ref().map(|t| t.as_str()), row.group.as_ref().map(|g| g.as_str())))
        .collect();
    let expect = [
        (Some("phone"), Some("Palvelut/Puhelintuki")),
        (Some("Kirje"), None),
        (None, None),
        (Some("onsite"), Some("Palvelut/Chat")),
        (Some("Sähke"), None),
    ];
    assert_eq!(seen, expect);
    let unmapped = serde_json::to_value(&report.unmapped).unwrap();
    assert_eq!(unmapped, json!({"group":{"Muut":1},"touchpoint":{"Kirje":1,"Sa\u{308}hke":1}}));
}

#[test]
fn columns_of_persons_are_neither_proposed_nor_taken_as_groups() {
    let text = "pvm,nps,Agent Name,Team\n2025-03-03,9,Matti,Chat\n";
    let found = look(text.as_bytes(), &BTreeMap::new()).unwrap();
    assert_eq!(found.columns, ["pvm", "nps", "Team"]);
    assert_eq!(found.mapping.group.as_deref(), Some("Team"));
    let rules = r#"{"date":"pvm","score":"nps","metric":"nps","group":"Agent Name"}"#;
    let error = import(text.as_bytes(), &mapping(rules), &BTreeMap::new()).unwrap_err();
    assert_eq!(error.code(), "column_personal");
}

#[test]
fn comments_are_left_out_unless_somebody_names_their_column() {
    let text = "pvm,nps,kommentti\n2025-03-03,9,Kiitos\n2025-03-03,9,'=1+1\n2025-03-03,9,\n";
    let take = |rules: &str| {
        let (_, rows) = import(text.as_bytes(), &mapping(rules), &BTreeMap::new()).unwrap();
        rows.into_iter().map(|row| row.comment).collect::<Vec<_>>()
    };
    assert_eq!(take("{}"), [None, None, None]);
    let taken = take(r#"{"comment":"kommentti"}"#);
    assert_eq!(taken, [Some("Kiitos".to_owned()), Some("=1+1".to_owned()), None]);
}

#[test]
fn dates_and_times_in_two_columns_are_joined() {
    let rules = r#"{"date":["pvm","klo"],"score":"nps","metric":"nps","zone":"UTC"}"#;
    let text = "pvm;klo;nps\n2.3.2025;21.59;9\n2.3.2025;22:00:00;9\n;;9\n";
    let (report, rows) = import(text.as_bytes(), &mapping(rules), &BTreeMap::new()).unwrap();
    let days: Vec<String> = rows.iter().map(|row| row.date.to_string()).collect();
    assert_eq!(days, ["2025-03-02", "2025-03-03"]);
    assert_eq!(serde_json::to_value(&report.counts.errors).unwrap(), json!({"date_missing":1}));
}

#[test]
fn repeated_columns_are_addressed_by_their_number() {
    let rules = r#"{"date":"pvm","score":"arvio#2","metric":"ces","scale":[1,7]}"#;
    let (_, rows) = import(b"pvm,arvio,arvio\n2025-03-03,1,6\n", &mapping(rules), &BTreeMap::new()).unwrap();
    assert_eq!((rows[0].score, rows[0].good, rows[0].bad), (6000, false, false));
}

#[test]
fn titles_above_the_table_are_passed_over() {
    let text = "Asiakaskysely 2025\n\nAjettu;3.4.2025;;\npvm;kanava;nps;x\n3.3.2025;chat;9;\n4.3.2025;chat;8;\n5.3.2025;chat;8;\n";
    let (report, rows) = import(text.as_bytes(), &Mapping::default(), &BTreeMap::new()).unwrap();
    assert_eq!((rows.len(), report.counts.records), (3, 3));
    assert_eq!(report.mapping.header_records, Some(vec![3]));
}

#[test]
fn labels_in_three_languages_need_no_map() {
    let check = |name: &str, words: &[&str], good: &[bool]| {
        let text =
            words.iter().fold(format!("pvm;{name}\n"), |text, word| format!("{text}3.3.2025;{word}\n"));
        let (_, rows) = import(text.as_bytes(), &Mapping::default(), &BTreeMap::new()).unwrap();
        assert_eq!(rows.iter().map(|row| row.good).collect::<Vec<_>>(), good, "{name}");
    };
    check("Tyytyväisyys", &["Erittäin tyytyväinen", "neutraali", "TYYTYVÄINEN"], &[true, false, true]);
    check("Hur nöjd är du?", &["Mycket nöjd", "missnöjd"], &[true, false]);
    check("Rating", &["Great", "Okay", "Bad"], &[true, false, false]);
    check("Vastasiko odotuksia?", &["Parempi kuin odotin", "Huonompi kuin odotin"], &[true, false]);
}

#[test]
fn big_files_are_read_in_batches_and_judged_by_all_their_rows_where_needed() {
    let mut text = "date,nps\n".to_owned();
    (0..30_000).for_each(|n| text += &format!("{}/{}/2025,{}\n", n % 12 + 1, n % 9 + 1, n % 11));
    text += "3/31/2025,9\n";
    let (report, rows) = import(text.as_bytes(), &Mapping::default(), &BTreeMap::new()).unwrap();
    assert_eq!(report.mapping.date_format.as_deref(), Some("%m/%d/%Y"));
    assert_eq!(rows.len(), 30_001);
    assert!(rows.iter().take(30_000).enumerate().all(|(n, row)| row.score == (n as i64 % 11) * 1000));
}

#[test]
fn a_zone_that_is_missing_far_down_is_still_asked_for() {
    let mut text = "date,nps\n".to_owned();
    (0..30_000).for_each(|_| text += "2025-03-03T10:00:00Z,9\n");
    text += "2025-03-03 10:00:00,9\n";
    assert_eq!(asked(&text, &[])[0].0, "zone");
    assert_eq!(asked(&text, &[("zone", "UTC")]), []);
}

const FINNISH: &str = r#"{"date":"pvm","date_format":"%d.%m.%Y","zone":"Europe/Helsinki","score":"nps","metric":"nps",
    "touchpoint":"kanava","comment":"kommentti"}"#;

#[test]
fn a_semicolon_file_with_finnish_dates_becomes_responses() {
    let text = "pvm;kanava;nps;kommentti\n\
        30.12.2024;Puhelin;10;\"Hyvää; kiitos \"\"paljon\"\"\"\n\
        1.1.2025;CHAT;6;\n\
        31.2.2025;chat;6;x\n\
        2.1.2025;;;\n\
        2.1.2025;Messut;11;\n\
        2.1.2025;Messut;7,5;\n\
        ;Messut;7;\n\
        1.1.1999;Messut;7;\n\
        2.1.2025;Messut\n\
        2.1.2025;Messut;abc;\n";
    let (report, rows) = import(text.as_bytes(), &mapping(FINNISH), &BTreeMap::new()).unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].week.to_string(), "2025-W01");
    assert_eq!(rows[0].touchpoint.as_ref().unwrap().as_str(), "phone");
    assert_eq!(rows[0].comment.as_deref(), Some("Hyvää; kiitos \"paljon\""));
    assert!(rows[0].good && rows[1].bad);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(
        json["errors"],
        json!({"date_invalid":1,"score_out_of_range":1,"score_not_integer":1,"date_missing":1,
            "date_implausible":1,"row_shape":1,"score_not_recognised":1})
    );
    assert_eq!(json["skipped"], json!({"score_missing":1}));
    assert_eq!(json["warning"], "many_errors");
    assert_eq!(
        json["rejects"][0],
        json!({"record":3,"line":4,"row":null,"cell":null,"column":"pvm","value":"31.2.2025","reason":"date_invalid"})
    );
    assert_eq!(json["weeks"], json!({"from":"2025-W01","to":"2025-W01"}));
}

#[test]
fn a_date_whose_order_is_open_far_down_is_asked_about_and_never_guessed() {
    let mut text = "date,nps\n".to_owned();
    (0..15_000).for_each(|_| text += "3.4.2025,9\n2025-04-03,9\n");
    text += "3/4/2025,9\n";
    assert_eq!(asked(&text, &[]), [("date_order".to_owned(), vec!["dmy".to_owned(), "mdy".to_owned()])]);
    let rules = mapping(r#"{"date":"date","date_format":"any","score":"nps","metric":"nps"}"#);
    let (report, _) = import(text.as_bytes(), &rules, &BTreeMap::new()).unwrap();
    assert_eq!(serde_json::to_value(&report.counts.errors).unwrap(), json!({"date_invalid":1}));
}

#[test]
fn a_scale_that_runs_down_is_asked_about_and_then_turned() {
    let check = |text: &str, ask: &[&str]| {
        let found = asked(text, &[]);
        let options: Vec<&str> = found.iter().flat_map(|(_, options)| options).map(String::as_str).collect();
        assert_eq!(options, ask, "{text}");
    };
    let turned = "aika,csat (1 = very satisfied)\n2025-03-03,1\n2025-03-03,2\n2025-03-03,5\n";
    check(turned, &["5-1", "1-5"]);
    check("aika,csat (1 = very dissatisfied)\n2025-03-03,1\n2025-03-03,5\n", &[]);
    check("aika,csat\n2025-03-03,1 - Very satisfied\n2025-03-03,5 - Very dissatisfied\n", &["5-1", "1-5"]);
    check("aika,csat\n2025-03-03,5 - Very satisfied\n2025-03-03,1 - Very dissatisfied\n", &[]);
    let good = |scale: &str| {
        let (_, rows) =
            import(turned.as_bytes(), &Mapping::default(), &answers(&[("scale", scale)])).unwrap();
        rows.iter().map(|row| (row.score, row.good)).collect::<Vec<_>>()
    };
    assert_eq!(good("5-1"), [(5000, true), (4000, true), (1000, false)]);
    assert_eq!(good("1-5"), [(1000, false), (2000, false), (5000, true)]);
    let mapped = mapping(r#"{"date":"aika","score":"s","metric":"csat","scale":[3,0]}"#);
    let (_, rows) =
        import(b"aika,s\n2025-03-03,0\n2025-03-03,1\n2025-03-03,3\n", &mapped, &answers(&[])).unwrap();
    assert_eq!(
        rows.iter().map(|row| (row.score, row.good)).collect::<Vec<_>>(),
        [(3000, true), (2000, true), (0, false)]
    );
}

#[test]
fn a_column_of_groups_that_disagrees_with_the_scores_is_asked_about() {
    let file = |rows: &[(&str, i64)]| {
        let head =
            "hs_object_id,hs_survey_type,hs_value,hs_response_group,hs_submission_timestamp\n".to_owned();
        let row = |(at, (group, score)): (usize, &(&str, i64))| {
            format!("{at},NPS,{score},{group},2025-03-03T10:00:00Z\n")
        };
        head + &rows.iter().enumerate().map(row).collect::<String>()
    };
    let agrees = [("PROMOTER", 9), ("PASSIVE", 8), ("DETRACTOR", 6), ("DETRACTOR", 0)];
    assert_eq!(asked(&file(&agrees), &[]), []);
    let turned = [("PROMOTER", 0), ("PROMOTER", 1), ("DETRACTOR", 10), ("PASSIVE", 2)];
    let question = |options: [&str; 2]| vec![("scale".to_owned(), options.map(str::to_owned).to_vec())];
    assert_eq!(asked(&file(&turned), &[]), question(["10-0", "0-10"]));
    let (_, rows) =
        import(file(&turned).as_bytes(), &Mapping::default(), &answers(&[("scale", "10-0")])).unwrap();
    assert_eq!(rows.iter().map(|row| row.score / 1000).collect::<Vec<_>>(), [10, 9, 0, 8]);
    let other = [("PROMOTER", 5), ("PROMOTER", 5), ("PASSIVE", 4), ("DETRACTOR", 1)];
    assert_eq!(asked(&file(&other), &[]), question(["0-10", "10-0"]));
    assert_eq!(asked(&file(&other), &[("scale", "0-10")]), []);
    // One row in forty is a slip: it is taken, and the report says so.
    let mut slip = vec![("PROMOTER", 10); 39];
    slip.push(("DETRACTOR", 9));
    let (report, rows) = import(file(&slip).as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    assert_eq!((report.warning, rows.len()), (Some("group_disagrees"), 40));
}

#[test]
fn words_for_good_and_bad_beside_the_scores_show_a_scale_that_runs_down() {
    let file = |rows: &str| format!("aika,csat,tunnelma\n{rows}");
    let up = "2025-03-03,5,positive\n2025-03-03,1,negative\n2025-03-03,4,positive\n";
    let down = "2025-03-03,1,positive\n2025-03-03,5,negative\n2025-03-03,2,positive\n";
    assert_eq!(asked(&file(up), &[]), []);
    assert_eq!(asked(&file(down), &[]), [("scale".to_owned(), vec!["5-1".to_owned(), "1-5".to_owned()])]);
    // Yes and no answer something else.
    let fault = "2025-03-03,1,no\n2025-03-03,5,yes\n2025-03-03,5,yes\n";
    assert_eq!(asked(&file(&fault.replace("no", "x").replace("yes", "no").replace('x', "yes")), &[]), []);
}

#[test]
fn a_plain_id_column_of_an_unknown_file_tells_responses_apart() {
    let (report, rows) = import(
        b"id,aika,nps\n7,2025-03-03,9\n8,2025-03-03,1\n7,2025-03-03,2\n",
        &Mapping::default(),
        &answers(&[]),
    )
    .unwrap();
    assert_eq!((rows.len(), rows[0].score), (2, 9000));
    assert_eq!(serde_json::to_value(&report.counts.skipped).unwrap(), json!({"duplicate": 1}));
    // The same few ids again and again are customers or cases.
    let (_, rows) = import(
        b"id,aika,nps\n7,2025-03-03,9\n7,2025-03-03,1\n7,2025-03-03,2\n8,2025-03-03,2\n",
        &Mapping::default(),
        &answers(&[]),
    )
    .unwrap();
    assert_eq!(rows.len(), 4);
}

#[test]
fn a_word_that_nobody_knows_is_told_and_the_others_are_taken() {
    let text = "aika;tyytyväisyys\n3.3.2025;Erittäin tyytyväinen\n3.3.2025;Melko tyytyväinen\n3.3.2025;eiku\n\
                3.3.2025;Erittäin tyytymätön\n";
    let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    assert_eq!(rows.iter().map(|row| row.score / 1000).collect::<Vec<_>>(), [5, 4, 1]);
    assert_eq!(report.rejects[0].value.as_deref(), Some("eiku"));
}

#[test]
fn a_slip_does_not_stretch_the_scale() {
    let rows =
        |score: &str| format!("aika,csat\n{}2025-03-03,{score}\n", "2025-03-03,5\n2025-03-03,4\n".repeat(12));
    assert_eq!(asked(&rows("3"), &[]), []);
    let options = |score: &str| asked(&rows(score), &[])[0].1.clone();
    assert_eq!(options("55")[0], "1-5");
    assert_eq!(options("6"), ["1-5", "1-7"]);
}

#[test]
fn closing_lines_of_a_table_are_no_errors() {
    let text = "aika;nps\n3.3.2025;9\n4.3.2025;8\n5.3.2025;8\nYhteensä;17\nKeskiarvo\n";
    let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(serde_json::to_value(&report.counts.skipped).unwrap(), json!({"footer": 2}));
    // A row with a date is a response, whatever its first word.
    let text = "asiakas,aika,nps\nTotal care,2025-03-03,11\nb,2025-03-03,9\n";
    let (report, _) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    assert_eq!(serde_json::to_value(&report.counts.errors).unwrap(), json!({"score_out_of_range": 1}));
}

#[test]
fn words_never_stand_for_a_recommendation() {
    let text = "aika,Would you recommend us?\n2025-03-03,yes\n2025-03-03,no\n";
    let found = import(text.as_bytes(), &Mapping::default(), &answers(&[]));
    assert!(matches!(found, Err(FileError::NoScoreColumn)), "{found:?}");
}
