//! Tables in which a column names what each row measures: surveys of a tool, smileys, questions.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{answers, import, look, mapping};
use serde_json::{Value, json};
use vire_import::{Confidence, Inspection, Mapping};

const HUBSPOT: &str = "hs_object_id,hs_survey_type,hs_value,hs_submission_timestamp\n";
const LABELLED: &str = "Record ID,Survey type,Rating,Submission date,Survey name\n";
const DELIGHTED: &str = "id,survey_type,score,created_at,permalink\n";
const SMILEYS: &str = "ts,indexType,r,surveyType\n";

/// A table of kinds, each with the scores that its rows have. `rest`: what follows the score.
fn table(head: &str, rest: &str, kinds: &[(&str, &[i64])]) -> String {
    let ided = head.split(',').count() > 4 || head.starts_with("hs_");
    let row = |(at, kind, score): (usize, &str, i64)| {
        let first = if ided { at.to_string() } else { "2025-03-03T10:00:00.000+0200".to_owned() };
        format!("{first},{kind},{score},{rest}\n")
    };
    let all = kinds.iter().flat_map(|(kind, scores)| scores.iter().map(move |score| (*kind, *score)));
    head.to_owned() + &all.enumerate().map(|(at, (kind, score))| row((at, kind, score))).collect::<String>()
}

fn found(text: &str, said: &[(&str, &str)]) -> Inspection {
    look(text.as_bytes(), &answers(said)).unwrap_or_else(|error| panic!("{error:?} {text}"))
}

fn questions(found: &Inspection) -> Vec<(&'static str, String)> {
    found.ask.iter().map(|question| (question.id.code(), question.options.join(" "))).collect()
}

/// What the score means for a value: its metric and its scale.
fn of(found: &Inspection, value: &str) -> (String, Value) {
    let by_value = found.mapping.metric_by_value.clone().unwrap_or_default();
    let meaning = by_value.get(value).unwrap_or_else(|| panic!("{value}: {by_value:?}"));
    (meaning.metric.id().to_owned(), json!(meaning.scale))
}

const TO_10: &[i64] = &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const TO_7: &[i64] = &[1, 2, 3, 4, 5, 6, 7];
const TO_5: &[i64] = &[1, 2, 3, 4, 5];
const TO_3: &[i64] = &[0, 1, 2, 3];

#[test]
fn surveys_of_a_tool_are_known_by_their_long_names_too() {
    let check = |names: [&str; 3], confidence: Confidence| {
        let kinds = [(names[0], TO_10), (names[1], &[0, 1, 2][..]), (names[2], TO_7)];
        let text = table(LABELLED, "2025-03-03T10:00:00Z,Kysely", &kinds);
        let seen = found(&text, &[]);
        assert_eq!((questions(&seen), seen.confidence), (vec![], confidence), "{names:?}");
        assert_eq!(seen.counts.accepted, seen.counts.records, "{names:?}");
        let metrics: Vec<_> = seen.weekly.iter().map(|((metric, _), sums)| (metric.id(), sums.n)).collect();
        assert_eq!(metrics, [("nps", 11), ("csat", 3), ("ces", 7)], "{names:?}");
    };
    check(["NPS", "CSAT", "CES"], Confidence::Sure);
    check(["Customer loyalty", "Customer Satisfaction", "Customer Support"], Confidence::Sure);
    check(["Net Promoter Score", "Customer Satisfaction", "Customer Effort Score"], Confidence::Likely);
    check(
        ["Customer Loyalty (NPS)", "Customer Satisfaction (CSAT)", "Customer Support (CES)"],
        Confidence::Likely,
    );
}

#[test]
fn a_file_of_unknown_kinds_is_asked_about_and_no_staff_is_a_customer() {
    let text = table(HUBSPOT, "2025-03-03T10:00:00Z", &[("Palaute", TO_5), ("Muu", TO_5)]);
    let asked = found(&text, &[]);
    assert_eq!(questions(&asked), [("metric", "csat ces nps expectation".to_owned())]);
    let (report, _) = import(text.as_bytes(), &Mapping::default(), &answers(&[("metric", "csat")])).unwrap();
    assert_eq!((report.counts.accepted, report.mapping.metric_by_value), (10, None));
    // Where some kinds are known, the others are other surveys.
    let text = table(HUBSPOT, "2025-03-03T10:00:00Z", &[("NPS", TO_10), ("Palaute", TO_5), ("eNPS", TO_10)]);
    let known = found(&text, &[]);
    assert_eq!((questions(&known), known.counts.accepted), (vec![], 11));
    assert_eq!(json!(known.counts.skipped), json!({"not_a_response": 16}));
}

#[test]
fn what_a_person_says_of_each_kind_is_all_there_is() {
    let text = table(HUBSPOT, "2025-03-03T10:00:00Z", &[("CSAT", TO_5), ("NPS", TO_10)]);
    let take = |by_value: &str| {
        let rules = mapping(&format!(r#"{{"metric_by_value":{{{by_value}}}}}"#));
        let (report, _) = import(text.as_bytes(), &rules, &answers(&[])).unwrap();
        (report.counts.accepted, json!(report.counts.skipped), json!(report.counts.errors))
    };
    let other = json!({"not_a_response": 11});
    assert_eq!(take(r#""CSAT":{"metric":"csat","scale":[1,5]}"#), (5, other.clone(), json!({})));
    assert_eq!(
        take(r#""CSAT":{"metric":"csat","scale":[0,2]}"#),
        (2, other.clone(), json!({"score_out_of_range": 3}))
    );
    // A scale that nobody said is found in the rows of its kind.
    assert_eq!(take(r#""CSAT":{"metric":"csat"}"#), (5, other, json!({})));
}

#[test]
fn the_rows_of_a_kind_may_contradict_the_tools_usual_scale() {
    let scale = |head: &str, rest: &str, kind: &str, scores: &[i64]| {
        let seen = found(&table(head, rest, &[("NPS", TO_10), (kind, scores)]), &[]);
        let errors: u64 = seen.counts.errors.values().sum();
        (questions(&seen), of(&seen, kind).1, errors, seen.confidence)
    };
    let hubspot = |scores: &[i64]| scale(HUBSPOT, "2025-03-03T10:00:00Z", "CSAT", scores);
    assert_eq!(hubspot(&[0, 1, 2]), (vec![], json!([0, 2]), 0, Confidence::Sure));
    assert_eq!(hubspot(&[1, 1, 2]), (vec![], json!([0, 2]), 0, Confidence::Sure));
    assert_eq!(hubspot(TO_5), (vec![], json!([1, 5]), 0, Confidence::Likely));
    let delighted = |kind: &str, scores: &[i64]| scale(DELIGHTED, "1741083300,p", kind, scores);
    assert_eq!(delighted("ces", TO_5), (vec![], json!([1, 5]), 0, Confidence::Sure));
    assert_eq!(delighted("ces", TO_7), (vec![], json!([1, 7]), 0, Confidence::Likely));
    assert_eq!(delighted("ces7", TO_5), (vec![], json!([1, 7]), 0, Confidence::Sure));
    // One row among many is a slip, and told.
    let slip = [[0, 1, 2].repeat(20), vec![7]].concat();
    assert_eq!(hubspot(&slip), (vec![], json!([0, 2]), 1, Confidence::Sure));
    // Where the tool has no usual scale one zero makes none.
    let seen = delighted("ces", &[TO_5.repeat(6), vec![0]].concat());
    assert_eq!((seen.0, seen.1, seen.2), (vec![], json!([1, 5]), 1));
    // More than slips: asked.
    let many = [[0, 1, 2].repeat(5), vec![7, 7]].concat();
    let (asked, scale, ..) = hubspot(&many);
    assert_eq!((asked[0].0, scale), ("scale", Value::Null), "{asked:?}");
    let text = table(HUBSPOT, "2025-03-03T10:00:00Z", &[("NPS", TO_10), ("CSAT", &many)]);
    let after = found(&text, &[("scale", "0-10")]);
    assert_eq!((of(&after, "CSAT").1, of(&after, "NPS").1), (json!([0, 10]), json!([0, 10])));
    assert_eq!((questions(&after), after.counts.errors.len()), (vec![], 0));
}

#[test]
fn scales_of_several_kinds_are_asked_about_at_once_and_answered_by_one_answer() {
    let (csat, ces) = ([[0, 1, 2].repeat(3), vec![3, 3]].concat(), [TO_7.repeat(2), vec![8, 8]].concat());
    let text = table(HUBSPOT, "2025-03-03T10:00:00Z", &[("NPS", TO_10), ("CSAT", &csat), ("CES", &ces)]);
    let asked = found(&text, &[]).ask.remove(0).options;
    assert!(asked.contains(&"ces 0-10, csat 0-3".to_owned()), "{asked:?}");
    let after = found(&text, &[("scale", "csat 0-3, ces 0-10")]);
    assert_eq!(questions(&after), []);
    assert_eq!((of(&after, "CSAT").1, of(&after, "CES").1), (json!([0, 3]), json!([0, 10])));
    // An answer for one of them leaves the other to be asked, with what was said.
    let half = found(&text, &[("scale", "csat 0-3")]);
    assert!(half.ask[0].options.iter().all(|option| option.ends_with(", csat 0-3")), "{:?}", half.ask);
}

#[test]
fn an_index_of_happyornot_is_smileys_or_recommendation() {
    let check = |kinds: &[(&str, &[i64])], ask: &[(&str, &str)], metric: Option<&str>| {
        let seen = found(&table(SMILEYS, "WEB", kinds), &[]);
        let asked: Vec<(&str, String)> = questions(&seen);
        let expect: Vec<(&str, String)> = ask.iter().map(|(id, it)| (*id, (*it).to_owned())).collect();
        assert_eq!((asked, seen.mapping.metric.map(|it| it.id())), (expect, metric), "{kinds:?}");
        assert_eq!(seen.tool, Some("happyornot"));
    };
    let order = ("metric", "csat ces nps expectation");
    check(&[("HAPPY", TO_3)], &[("scale", "0-3 0-4")], Some("csat"));
    check(&[("HAPPY", &[0, 4, 2, 1])], &[("scale", "0-4 4-0")], Some("csat"));
    check(&[("NPS", TO_10)], &[], Some("nps"));
    check(&[("AVERAGE", TO_3)], &[order], None);
    // Recommendation that never passes the fourth face may be faces.
    check(&[("NPS", &[0, 3, 2, 3, 1])], &[order], None);
    check(&[("NPS", TO_10), ("HAPPY", TO_3)], &[("scale", "0-3 0-4")], None);
    check(&[("AVERAGE", TO_3), ("NPS", TO_10)], &[order], None);
    let mixed = table(SMILEYS, "WEB", &[("NPS", TO_10), ("HAPPY", TO_3)]);
    let (report, rows) =
        import(mixed.as_bytes(), &Mapping::default(), &answers(&[("scale", "0-3")])).unwrap();
    let good = |metric: &str| rows.iter().filter(|row| row.metric.id() == metric && row.good).count();
    assert_eq!((report.counts.errors.len(), good("nps"), good("csat")), (0, 2, 2));
    // The answer is for the rows that say nothing, and the others keep their index.
    let average = table(SMILEYS, "WEB", &[("AVERAGE", TO_3), ("NPS", TO_10)]);
    let said = [("metric", "csat"), ("scale", "0-3")];
    let (report, rows) = import(average.as_bytes(), &Mapping::default(), &answers(&said)).unwrap();
    let count = |metric: &str| rows.iter().filter(|row| row.metric.id() == metric).count();
    assert_eq!((report.counts.accepted, count("csat"), count("nps")), (15, 4, 11));
}

#[test]
fn faces_beside_an_index_say_the_scale_of_their_rows() {
    let rows = |faces: &str| {
        let nps: String =
            TO_10.iter().map(|score| format!("2025-03-03T10:00:00Z,NPS,{score},WEB,\n")).collect();
        let row = |score: &i64| format!("2025-03-03T10:00:00Z,HAPPY,{score},WEB,{faces}\n");
        format!("ts,indexType,r,surveyType,smileys\n{nps}{}", TO_3.iter().map(row).collect::<String>())
    };
    let four = found(&rows("FOUR"), &[]);
    assert_eq!((questions(&four), of(&four, "happy").1), (vec![], json!([0, 3])));
    assert_eq!(four.confidence, Confidence::Sure);
    let turned = found(&rows("FIVE_REVERSED"), &[]);
    assert_eq!(questions(&turned), [("scale", "4-0 0-4".to_owned())]);
    let after = found(&rows("FIVE_REVERSED"), &[("scale", "4-0")]);
    assert_eq!((of(&after, "happy").1, of(&after, "nps").1), (json!([4, 0]), json!([0, 10])));
}

/// A table of an unknown tool, one line for each kind and score.
fn long(names: [&str; 2], kinds: &[(&str, &[i64])]) -> String {
    let rows = kinds.iter().flat_map(|(kind, scores)| scores.iter().map(move |score| (kind, score)));
    let rows: String = rows.map(|(kind, score)| format!("3.3.2025;{kind};{score}\n")).collect();
    format!("Pvm;{};{}\n{rows}", names[0], names[1])
}

#[test]
fn a_column_of_metrics_or_questions_says_what_each_row_of_an_unknown_file_measures() {
    let check = |names: [&str; 2], kinds: [&str; 3]| {
        let seen = found(&long(names, &[(kinds[0], TO_10), (kinds[1], TO_5), (kinds[2], TO_7)]), &[]);
        assert_eq!((questions(&seen), seen.confidence), (vec![], Confidence::Likely), "{names:?}");
        assert_eq!(seen.mapping.metric_column.as_deref(), Some(names[0]));
        let meanings = kinds.map(|kind| of(&seen, &kind.to_lowercase()));
        let expect = [("nps", json!([0, 10])), ("csat", json!([1, 5])), ("ces", json!([1, 7]))];
        assert_eq!(meanings, expect.map(|(metric, scale)| (metric.to_owned(), scale)), "{names:?}");
        assert_eq!(seen.counts.accepted, 23, "{names:?}");
    };
    check(["Mittari", "Arvo"], ["NPS", "CSAT", "CES"]);
    check(["Metric", "Value"], ["NPS", "CSAT", "CES"]);
    check(["Mätare", "Värde"], ["NPS", "Kundnöjdhet", "Enkelhet"]);
    check(["Survey type", "Score"], ["Net promoter score", "Customer satisfaction", "Customer effort"]);
    check(
        ["Kysymys", "Vastaus"],
        [
            "Kuinka todennäköisesti suosittelisit meitä?",
            "Kuinka tyytyväinen olit?",
            "Kuinka helppoa asiointi oli?",
        ],
    );
    check(["x", "Arvosana"], ["nps", "csat", "ces"]);
}

#[test]
fn reasons_and_single_names_are_no_kinds_unless_their_column_says_so() {
    let column = |names: [&str; 2], kinds: &[&str]| {
        let kinds: Vec<(&str, &[i64])> = kinds.iter().map(|kind| (*kind, TO_5)).collect();
        found(&long(names, &kinds), &[]).mapping.metric_column
    };
    assert_eq!(
        column(["Syy", "Arvosana"], &["Easy to use", "Recommended by a friend", "Met my expectations"]),
        None
    );
    assert_eq!(column(["Syy", "Arvosana"], &["CSAT"]), None);
    assert_eq!(column(["Mittari", "Arvosana"], &["NPS", "Vastausaika"]), None);
    assert_eq!(column(["Kysely", "Arvosana"], &["Asiakastyytyväisyys 2025"]).as_deref(), Some("Kysely"));
}

#[test]
fn the_question_of_a_kind_states_its_scale_and_its_direction() {
    let kinds = [("CSAT (1-10)", TO_5), ("CES (1 = erittäin helppoa, 5 = erittäin vaikeaa)", TO_5)];
    let asked = found(&long(["Kysymys", "Vastaus"], &kinds), &[]);
    assert_eq!(questions(&asked), [("scale", "5-1 1-5".to_owned())]);
    let after = found(&long(["Kysymys", "Vastaus"], &kinds), &[("scale", "5-1")]);
    assert_eq!(of(&after, "csat (1-10)").1, json!([1, 10]));
    assert_eq!(of(&after, "ces (1 = erittäin helppoa, 5 = erittäin vaikeaa)").1, json!([5, 1]));
}

#[test]
fn kinds_far_down_a_long_file_are_found_too() {
    let first = "1,NPS,9,2025-03-03T10:00:00Z\n".repeat(25_000);
    let text = format!(
        "{HUBSPOT}{first}2,Customer Effort Score,6,2025-03-03T10:00:00Z\n3,CSAT,5,2025-03-03T10:00:00Z\n"
    );
    let (report, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&[("scale", "1-5")])).unwrap();
    let by_value = report.mapping.metric_by_value.unwrap();
    assert_eq!(json!(by_value["customer effort score"]), json!({"metric": "ces", "scale": [1, 7]}));
    assert_eq!(json!(by_value["CSAT"])["scale"], json!([1, 5]));
    assert_eq!(rows.iter().rev().take(2).map(|row| row.metric.id()).collect::<Vec<_>>(), ["csat", "ces"]);
}

#[test]
fn kinds_are_counted_in_rows_that_lack_the_last_separator_of_the_header() {
    let mut text = "pvm;mittari;arvo;\n".to_owned();
    (0..20)
        .for_each(|at| text += &format!("{}.3.2025;CSAT;{}\n3.3.2025;NPS;{}\n", at + 1, at % 5 + 1, at % 11));
    let found = look(text.as_bytes(), &answers(&[])).unwrap();
    assert_eq!((found.ask, found.counts.accepted), (Vec::new(), 40));
}
