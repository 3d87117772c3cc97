//! What an export of Qualtrics says beyond its fixtures: several questions, import ids, translated words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{answers, import, look};
use serde_json::{Value, json};
use vire_import::{Confidence, Mapping};

/// Writes an export: names, texts, import ids, rows; `;` stands for the separator.
fn export(names: &str, texts: &str, ids: &str, rows: &[String]) -> String {
    let ids: Vec<String> = ids
        .split(';')
        .map(|id| format!("\"{{\"\"ImportId\"\":\"\"{id}\"\",\"\"timeZone\"\":\"\"Europe/Helsinki\"\"}}\""))
        .collect();
    let head = [names.replace(';', ","), texts.replace(';', ","), ids.join(",")];
    let rows = rows.iter().map(|row| row.replace(';', ","));
    head.into_iter().chain(rows).fold(String::new(), |text, line| text + &line + "\n")
}

fn group(score: u32) -> &'static str {
    match score {
        0..=6 => "Detractor",
        7..=8 => "Passive",
        _ => "Promoter",
    }
}

/// An export with the fixed columns in front of the given ones.
fn survey(names: &str, texts: &str, rows: impl Iterator<Item = String>) -> String {
    let fixed = "StartDate;RecordedDate;ResponseId";
    let rows: Vec<String> = rows
        .enumerate()
        .map(|(n, row)| format!("2025-03-03 10:00:00;2025-03-03 10:00:00;R_{n};{row}"))
        .collect();
    let names = format!("{fixed};{names}");
    export(&names, &format!("{fixed};{texts}"), &names, &rows)
}

fn scores(text: &str, said: &[(&str, &str)]) -> (Vec<&'static str>, Value) {
    let found = look(text.as_bytes(), &answers(said)).unwrap();
    let mapping = serde_json::to_value(&found.mapping).unwrap();
    let one = json!([{"column": mapping["score"], "metric": mapping["metric"], "scale": mapping["scale"]}]);
    let scores = if mapping["scores"].is_null() { one } else { mapping["scores"].clone() };
    (found.ask.iter().map(|question| question.why).collect(), scores)
}

#[test]
fn a_column_of_groups_marks_its_question_and_hides_no_other() {
    let nps = |column: &str, scale: [i64; 2]| json!({"column": column, "metric": "nps", "scale": scale});
    let csat = json!({"column": "Q2", "metric": "csat", "scale": [1, 5]});
    let text = "Group;How likely are you to recommend us?;How satisfied are you? (1-5)";
    let rows = || (0..22).map(|n| (n % 11, n % 5 + 1));
    let two =
        survey("Q1_NPS_GROUP;Q1;Q2", text, rows().map(|(nps, csat)| format!("{};{nps};{csat}", group(nps))));
    assert_eq!(scores(&two, &[]), (vec![], json!([nps("Q1", [0, 10]), csat])));
    let (report, taken) = import(two.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    assert_eq!((report.counts.records, taken.len()), (22, 44));
    // Groups as numbers are no scores.
    let codes =
        survey("Q1_NPS_GROUP;Q1;Q2", text, rows().map(|(nps, csat)| format!("{};{nps};{csat}", nps % 3 + 1)));
    assert_eq!(scores(&codes, &[]).1, json!([nps("Q1", [0, 10]), csat]));
    // Two questions of that type; one that nobody was asked; a text about the recommendation.
    let both = |second: bool| {
        let rows = rows().map(|(nps, _)| {
            let other = (nps + 3) % 11;
            let (side, other) = if second { (group(other), other.to_string()) } else { ("", String::new()) };
            format!("{};{nps};{side};{other};koska", group(nps))
        });
        let text = "Group;Recommend the shop?;Group;Recommend the chat?;Why would you recommend it?";
        survey("Q1_NPS_GROUP;Q1;Q5_NPS_GROUP;Q5;Q6", text, rows)
    };
    assert_eq!(scores(&both(true), &[]).1, json!([nps("Q1", [0, 10]), nps("Q5", [0, 10])]));
    assert_eq!(scores(&both(false), &[]).1, json!([nps("Q1", [0, 10])]));
    let confidence = |text: &str| look(text.as_bytes(), &answers(&[])).unwrap().confidence;
    assert_eq!((confidence(&two), confidence(&both(false))), (Confidence::Likely, Confidence::Sure));
}

#[test]
fn what_somebody_said_of_the_score_is_all_that_is_read() {
    let rows = (0..22).map(|n| format!("{};{};{}", group(n % 11), n % 11, (n % 11 + 1).div_ceil(3)));
    let text = survey("Q1_NPS_GROUP;Q1;Q2", "Group;Recommend us?;How satisfied are you? (1-5)", rows);
    for said in [
        r#"{"score":"Q1"}"#,
        r#"{"score":"Q1","metric":"nps"}"#,
        r#"{"metric":"nps"}"#,
        r#"{"scale":[0,10]}"#,
        r#"{"score":"Q2","metric":"csat"}"#,
    ] {
        let (report, taken) =
            import(text.as_bytes(), &serde_json::from_str(said).unwrap(), &answers(&[])).unwrap();
        assert_eq!((taken.len(), report.mapping.scores), (22, None), "{said}");
    }
    // With all but the score said, the questions are still looked for.
    let rules = r#"{"id":"ResponseId","date":"RecordedDate","date_format":"iso8601","zone":"UTC",
        "touchpoint":"","group":""}"#;
    let (_, taken) = import(text.as_bytes(), &serde_json::from_str(rules).unwrap(), &answers(&[])).unwrap();
    assert_eq!(taken.len(), 44);
}

#[test]
fn groups_that_disagree_with_one_of_several_scores_are_asked_about() {
    let file = |satisfied: u32, turned: &dyn Fn(u32) -> bool| {
        let rows = (0..44).map(|n| {
            let score = if turned(n) { 10 - n % 11 } else { n % 11 };
            format!("{};{score};{}", group(n % 11), n % satisfied + 1)
        });
        survey("Q1_NPS_GROUP;Q1;Q2", "Group;Recommend us?;How satisfied are you?", rows)
    };
    let scales = |(why, scores): (Vec<&'static str>, Value)| {
        (why, scores[0]["scale"].clone(), scores[1]["scale"].clone())
    };
    let all = file(5, &|_| true);
    assert_eq!(scales(scores(&all, &[])), (vec!["group_disagrees"], json!(null), json!([1, 5])));
    assert_eq!(scales(scores(&all, &[("scale", "10-0")])), (vec![], json!([10, 0]), json!([1, 5])));
    assert_eq!(scales(scores(&all, &[("scale", "0-10")])), (vec![], json!([0, 10]), json!([1, 5])));
    // The scale of the other question is not known either: what was answered is for that one.
    let open = file(4, &|_| true);
    assert_eq!(scales(scores(&open, &[])).0, ["scale_not_reached"]);
    assert_eq!(scales(scores(&open, &[("scale", "1-5")])), (vec![], json!([0, 10]), json!([1, 5])));
    let warning = |text: &str, said: &[(&str, &str)]| {
        import(text.as_bytes(), &Mapping::default(), &answers(said)).unwrap().0.warning
    };
    assert_eq!(warning(&open, &[("scale", "1-5")]), Some("group_disagrees"));
    let few = file(5, &|n| n == 0 || n == 11);
    assert_eq!((scales(scores(&few, &[])).0, warning(&few, &[])), (vec![], Some("group_disagrees")));
    assert_eq!(warning(&file(5, &|_| false), &[]), None);
    // Promoters with fours and fives: the scores run up, and on another scale.
    let rows = (0..44).map(|n| format!("{};{};{}", group(n % 11), n % 11 / 2, n % 5 + 1));
    let half = survey("Q1_NPS_GROUP;Q1;Q2", "Group;Recommend us?;How satisfied are you?", rows);
    assert_eq!(scales(scores(&half, &[])).0, ["group_disagrees"]);
}

#[test]
fn an_answer_is_the_scale_of_the_scores_that_do_not_tell_theirs() {
    let text = "pvm,nps,csat\n2025-03-03,9,2\n2025-03-03,0,3\n2025-03-03,10,4\n";
    let (why, found) = scores(text, &[]);
    assert_eq!((why, found[0]["scale"].clone()), (vec!["scale_not_reached"], json!([0, 10])));
    let expect = json!([{"column":"nps","metric":"nps","scale":[0,10]},
                        {"column":"csat","metric":"csat","scale":[1,5]}]);
    assert_eq!(scores(text, &[("scale", "1-5")]), (vec![], expect));
}

#[test]
fn rows_far_down_decide_for_several_scores_too() {
    let rows = (0..21_000).map(|n| {
        let satisfied = if n == 20_999 { 5 } else { n % 3 + 2 };
        format!("{};{};{}", group(n % 11), n % 11, if n < 20_900 { n % 3 + 2 } else { satisfied.max(5) })
    });
    let text = survey("Q1_NPS_GROUP;Q1;Q2", "Group;Recommend us?;How satisfied are you?", rows);
    let (report, taken) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    assert_eq!((taken.len(), report.mapping.scores.map(|scores| scores.len())), (42_000, Some(2)));
}

#[test]
fn import_ids_tell_what_a_column_is_whose_name_is_the_persons_own() {
    let rows = [
        "2025-03-02 15:10:00;R_0;0;1;100;9;email",
        "2025-03-02 15:10:00;R_1;1;1;100;0;chat",
        "2025-03-02 15:10:00;R_2;0;0;40;3;email",
        "2025-03-02 15:10:00;R_0;0;1;100;8;chat",
    ]
    .map(str::to_owned);
    let text = export(
        "Saapui;Vastaus;Tila;Valmis;Osuus;Suositus;Jakelu",
        "Recorded;Response;Status;Finished;Progress;How likely are you to recommend us?;Distribution",
        "recordedDate;_recordId;status;finished;progress;QID1;distributionChannel",
        &rows,
    );
    let (report, taken) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
    let mapping = &report.mapping;
    assert_eq!((mapping.id.as_deref(), mapping.score.as_deref()), (Some("Vastaus"), Some("Suositus")));
    assert_eq!(mapping.touchpoint, None, "how a survey was sent is no touchpoint");
    assert_eq!(taken.len(), 1);
    let skipped = serde_json::to_value(&report.counts.skipped).unwrap();
    assert_eq!(skipped, json!({"not_a_response": 2, "duplicate": 1}));
    // A name that is there outranks the import id of another column.
    let both = export(
        "ResponseId;Vanha;RecordedDate;Suositus_NPS_GROUP;Suositus",
        "a;b;c;d;e",
        "x;_recordId;recordedDate;QID4_NPS_GROUP;QID4",
        &["R_1;V_1;2025-03-02 15:10:00;Promoter;9".to_owned()],
    );
    let found = look(both.as_bytes(), &answers(&[])).unwrap().mapping;
    assert_eq!((found.id.as_deref(), found.score.as_deref()), (Some("ResponseId"), Some("Suositus")));
    let ids = export(
        "Id;Aika;Ryhmä;Arvio",
        "a;b;c;d",
        "_recordId;endDate;QID4_NPS_GROUP;QID4",
        &["R_1;2025-03-02 15:10:00;Promoter;9".to_owned()],
    );
    let found = look(ids.as_bytes(), &answers(&[])).unwrap().mapping;
    assert_eq!((found.id.as_deref(), found.score.as_deref()), (Some("Id"), Some("Arvio")));
}

#[test]
fn previews_and_unfinished_rows_are_known_in_five_languages() {
    let check = |status: &str, finished: &str, taken: bool| {
        let rows = [format!("{status};{finished};9"), "IP-Adresse;Wahr;0".to_owned()];
        let text = survey("Status;Finished;Q1", "Typ;Beendet;Recommend us?", rows.into_iter());
        let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[])).unwrap();
        assert_eq!(rows.len(), 1 + usize::from(taken), "{status} {finished}: {:?}", report.counts);
    };
    for preview in [
        "Umfragenvorschau",
        "UMFRAGEVORSCHAU",
        "Enkätförhandsgranskning",
        "Förhandsvisning av enkät",
        "Kyselyn esikatselu",
        "Aperçu de l’enquête",
        "Vista previa de la encuesta",
        "Offline Survey Preview",
    ] {
        check(preview, "True", false);
    }
    for answered in ["IP-osoite", "Anonym", "Importiert", "Adresse IP"] {
        check(answered, "Tosi", true);
    }
    for unfinished in ["Epätosi", "EPÄTOSI", "Falskt", "Falsch", "Faux", "Falso", "FALSE", "0"] {
        check("IP-Adresse", unfinished, false);
    }
    for finished in ["Tosi", "Sant", "Wahr", "Vrai", "Verdadero", "TRUE", "1"] {
        check("IP-Adresse", finished, true);
    }
}

#[test]
fn old_exports_may_end_their_header_lines_alone_in_a_comma() {
    let file = |names: &str, texts: &str, row: &str| {
        let rows: Vec<String> = (0..12)
            .map(|n| {
                format!(
                    "R_{n},Default,,,,192.0.2.1,0,2025-03-02 20:00:00,2025-03-02 20:10:00,1,{}{row}",
                    n % 11
                )
            })
            .collect();
        format!(
            "\u{feff}V1,V2,V3,V4,V5,V6,V7,V8,V9,V10,Q1{names}\nResponseID,ResponseSet,Name,\
             ExternalDataReference,EmailAddress,IPAddress,Status,StartDate,EndDate,Finished,\
             Kuinka todennäköisesti suosittelisit meitä?{texts}\n{}\n",
            rows.join("\n")
        )
    };
    for (names, texts, row) in
        [(",", ",", ","), (",", ",", ""), (",", "", ""), ("", "", ","), ("", "", ""), (",", "", ",")]
    {
        let text = file(names, texts, row);
        let said = answers(&[("zone", "Europe/Helsinki")]);
        let (report, rows) = import(text.as_bytes(), &Mapping::default(), &said)
            .unwrap_or_else(|error| panic!("{names:?} {texts:?} {row:?}: {error}"));
        assert_eq!((rows.len(), report.rejects.len()), (12, 0), "{names:?} {texts:?} {row:?}");
        assert_eq!(report.mapping.score.as_deref(), Some("Q1"));
        // A single line of another width is damaged.
        let torn = text.replace("R_7,Default", "R_7");
        let (report, _) = import(torn.as_bytes(), &Mapping::default(), &said).unwrap();
        let errors = serde_json::to_value(&report.counts.errors).unwrap();
        assert_eq!(errors, json!({"row_shape": 1}), "{names:?} {texts:?} {row:?}");
    }
}
