//! Scales whose ends the header names, and scales that run from good to bad: asked about, never turned silently.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{answers, import, look, mapping};
use vire_core::metric::Metric;
use vire_import::{Confidence, Inspection, Mapping};

/// A table of one score or several, each with every number from the first to the last.
fn table(names: &[&str], numbers: std::ops::RangeInclusive<i64>) -> String {
    let head = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(";");
    let rows = numbers.map(|number| format!("3.3.2025{}\n", format!(";{number}").repeat(names.len())));
    format!("pvm;{head}\n{}", rows.collect::<String>())
}

fn found(text: &str, said: &[(&str, &str)]) -> Inspection {
    look(text.as_bytes(), &answers(said)).unwrap_or_else(|error| panic!("{error:?} {text}"))
}

fn questions(found: &Inspection) -> Vec<(&'static str, String)> {
    found.ask.iter().map(|question| (question.id.code(), question.options.join(" "))).collect()
}

#[test]
fn ends_that_a_header_names_are_its_scale_and_both_ways_are_offered() {
    let check = |name: &str, high: i64, metric: Metric| {
        let text = table(&[name], 1..=high);
        let before = found(&text, &[]);
        assert_eq!(questions(&before), [("scale", format!("{high}-1 1-{high}"))], "{name}");
        assert_eq!((before.mapping.metric, before.confidence), (Some(metric), Confidence::Ask), "{name}");
        let turned = format!("{high}-1");
        let (report, rows) =
            import(text.as_bytes(), &Mapping::default(), &answers(&[("scale", &turned)])).unwrap();
        let scores: Vec<i64> = rows.iter().map(|row| row.score / 1000).collect();
        assert_eq!(scores, (1..=high).rev().collect::<Vec<_>>(), "{name}");
        assert_eq!(report.counts.errors.len(), 0, "{name}");
    };
    check("Tyytyväisyys (1 = paras, 5 = heikoin)", 5, Metric::Csat);
    check("Nöjdhet (1 = bäst, 5 = sämst)", 5, Metric::Csat);
    check("Tyytyväisyys (erittäin tyytyväinen = 1, erittäin tyytymätön = 5)", 5, Metric::Csat);
    check("Satisfaction (very satisfied 1 – 5 very dissatisfied)", 5, Metric::Csat);
    check("Tyytyväisyys, 1 on paras", 5, Metric::Csat);
    check("Nöjdhet där 1 är bäst", 5, Metric::Csat);
    check("Satisfaction, 1 is best", 5, Metric::Csat);
    check("Helppous (1 = erittäin helppoa, 5 = erittäin vaikeaa)", 5, Metric::Ces);
    check("Hur lätt var det? (1 = mycket lätt, 5 = mycket svårt)", 5, Metric::Ces);
    check("It was easy (1 = strongly agree, 5 = strongly disagree)", 5, Metric::Ces);
    check("Asiointi oli helppoa (1 = täysin samaa mieltä, 5 = täysin eri mieltä)", 5, Metric::Ces);
    check("How much effort did you have to put in? (1 = very little, 7 = very much)", 7, Metric::Ces);
    check("Kuinka paljon vaivaa näit? (1 = ei lainkaan, 5 = paljon)", 5, Metric::Ces);
    check("Tyytyväisyys (asteikko 5-1)", 5, Metric::Csat);
}

#[test]
fn ends_that_rise_are_the_scale_without_a_question() {
    let check = |name: &str, rows: std::ops::RangeInclusive<i64>, scale: [i64; 2]| {
        let found = found(&table(&[name], rows), &[]);
        assert_eq!(questions(&found), [], "{name}");
        let ends = found.mapping.scale.unwrap().map(|end| end.thousandths() / 1000);
        assert_eq!((ends, found.confidence), (scale, Confidence::Likely), "{name}");
    };
    check("Helppous (1 = erittäin vaikeaa, 5 = erittäin helppoa)", 1..=5, [1, 5]);
    check("Helppous (1 = erittäin vaikeaa, 7 = erittäin helppoa)", 2..=5, [1, 7]);
    check("Effort (1 = very high effort, 5 = very low effort)", 1..=5, [1, 5]);
    check("Tyytyväisyys (4 = heikko, 10 = erinomainen)", 4..=10, [4, 10]);
    check("Tyytyväisyys asteikolla 1–5 (5 = paras)", 2..=4, [1, 5]);
    check("Tyytyväisyys (2 = tyytymätön, 4 = tyytyväinen)", 1..=5, [1, 5]);
}

#[test]
fn a_question_for_effort_is_asked_about_where_no_end_is_named() {
    let scale = |name: &str| questions(&found(&table(&[name], 1..=7), &[])).pop().map(|(_, options)| options);
    assert_eq!(scale("How much effort did it take?").as_deref(), Some("7-1 1-7"));
    assert_eq!(scale("Hur mycket ansträngning krävdes det?").as_deref(), Some("7-1 1-7"));
    assert_eq!(scale("Customer effort score"), None);
    assert_eq!(scale("Kuinka vaivatonta asiointi oli?"), None);
}

#[test]
fn a_scale_that_runs_down_is_asked_about_with_the_metric_where_both_are_open() {
    let text = table(&["Arvosana (1 = paras, 5 = huonoin)"], 1..=5);
    let asked = found(&text, &[]);
    let ids: Vec<&str> = asked.ask.iter().map(|question| question.id.code()).collect();
    assert_eq!((ids, asked.ask[1].options.join(" ")), (vec!["metric", "scale"], "5-1 1-5".to_owned()));
    let said = [("metric", "csat"), ("scale", "5-1")];
    let (_, rows) = import(text.as_bytes(), &Mapping::default(), &answers(&said)).unwrap();
    assert_eq!(rows.iter().map(|row| row.good).collect::<Vec<_>>(), [true, true, false, false, false]);
}

#[test]
fn one_answer_reaches_the_scales_that_are_open_and_no_other() {
    let names = ["NPS", "Tyytyväisyys (1 = paras, 5 = huonoin)", "CES"];
    let text = table(&names, 1..=5);
    let asked: Vec<String> = found(&text, &[]).ask.remove(0).options;
    assert_eq!(asked.iter().take(2).collect::<Vec<_>>(), ["csat 5-1, ces 1-7", "csat 5-1, ces 1-5"]);
    assert!(asked.contains(&"1-5".to_owned()) && asked.len() == 8, "{asked:?}");
    let each = found(&text, &[("scale", "csat 5-1, ces 1-7")]).mapping.scores.unwrap();
    assert_eq!(each[1].meaning.scale.unwrap().map(|end| end.thousandths()), [5000, 1000]);
    assert_eq!(each[2].meaning.scale.unwrap().map(|end| end.thousandths()), [1000, 7000]);
    let after = found(&text, &[("scale", "5-1")]);
    assert_eq!(questions(&after), []);
    let scales: Vec<String> =
        after.mapping.scores.unwrap().iter().map(|one| format!("{:?}", one.meaning.scale.unwrap())).collect();
    assert_eq!(scales, ["[0, 10]", "[5, 1]", "[1, 5]"]);
}

/// A table of one score with each number so many times.
fn counted(name: &str, numbers: &[(i64, usize)]) -> String {
    let rows = numbers.iter().flat_map(|(number, count)| std::iter::repeat_n(number, *count));
    format!("pvm;{name}\n{}", rows.map(|number| format!("3.3.2025;{number}\n")).collect::<String>())
}

/// Every number from one to another so many times, and others.
fn each(numbers: std::ops::RangeInclusive<i64>, count: usize, other: &[(i64, usize)]) -> Vec<(i64, usize)> {
    numbers.map(|number| (number, count)).chain(other.iter().copied()).collect()
}

#[test]
fn seven_points_of_which_nobody_gave_the_last_are_asked_about() {
    let check = |name: &str, numbers: &[(i64, usize)], expect: &[(&'static str, String)]| {
        assert_eq!(questions(&found(&counted(name, numbers), &[])), expect, "{name} {numbers:?}");
    };
    let csat = [("scale", "1-7 1-5 0-10 1-10 0-100".to_owned())];
    let ces = [("scale", "1-7 1-5 0-10 1-10".to_owned())];
    check("CSAT", &each(1..=5, 7, &[(6, 2)]), &csat);
    check("CSAT", &each(1..=6, 7, &[]), &csat);
    check("CES", &each(1..=5, 7, &[(6, 2)]), &ces);
    check("CES", &each(3..=6, 7, &[]), &ces);
    check("CSAT", &each(1..=7, 7, &[]), &[]);
    check("CES", &each(2..=7, 7, &[]), &[]);
    check("CSAT 1-7", &each(1..=6, 7, &[]), &[]);
}

#[test]
fn codes_for_no_answer_are_left_out_of_the_scales_that_are_offered() {
    let check = |name: &str, numbers: &[(i64, usize)], expect: &str| {
        let asked = questions(&found(&counted(name, numbers), &[]));
        assert_eq!(asked, [("scale", expect.to_owned())], "{name} {numbers:?}");
    };
    let five = "1-5 1-7 0-10 1-10 0-100";
    check("CSAT", &each(1..=5, 5, &[(-1, 3)]), five);
    check("CSAT", &each(1..=5, 5, &[(-99, 3)]), five);
    check("CSAT", &each(1..=5, 5, &[(99, 3)]), five);
    check("CSAT", &each(1..=5, 5, &[(999, 3)]), five);
    check("CSAT", &each(1..=5, 5, &[(0, 4)]), five);
    check("CSAT", &each(1..=5, 5, &[(-1, 3), (0, 4), (99, 3)]), five);
    check("CSAT", &each(0..=10, 5, &[(-1, 5)]), "0-10 0-100");
    check("CSAT", &[(10, 1), (20, 1), (250, 1)], "0-100");
    check("CSAT", &[(250, 1), (300, 1)], "1-5 0-1 0-2 0-3 0-4 1-3 1-4 1-7 0-10 1-10 0-100");
    check("CES", &each(1..=7, 5, &[(-1, 3)]), "1-7 0-10 1-10");
    check("CES", &each(1..=7, 5, &[(0, 3)]), "1-7 0-10 1-10");
    check("CES", &each(1..=5, 5, &[(0, 3)]), "1-7 1-5 0-10 1-10");
    check("CES", &[(10, 1), (20, 1), (250, 1)], "0-10 1-10");
    check("CSAT", &each(-2..=2, 5, &[]), "-2-2 0-2 0-3 0-4 0-10 0-100");
    // A single one is a slip.
    let slip = found(&counted("CSAT", &each(1..=5, 5, &[(-1, 1)])), &[]);
    assert_eq!((questions(&slip), slip.mapping.scale.unwrap()[1].thousandths()), (vec![], 5000));
    let percent = found(&counted("CSAT", &[(40, 2), (75, 3), (99, 3), (100, 1)]), &[]);
    assert_eq!((questions(&percent), percent.mapping.scale.unwrap()[1].thousandths()), (vec![], 100_000));
}

#[test]
fn allowed_scores_say_the_ends_of_a_scale_that_nobody_said() {
    let check = |name: &str, allowed: &str, expect: [i64; 2]| {
        let rules = format!(r#"{{"date":"pvm","score":"{name}","metric":"csat","allowed":{allowed}}}"#);
        let text = counted(name, &each(1..=4, 5, &[]));
        let (report, _) = import(text.as_bytes(), &mapping(&rules), &answers(&[])).unwrap();
        let ends = report.mapping.scale.unwrap().map(|end| end.thousandths() / 1000);
        assert_eq!((ends, report.counts.accepted > 0), (expect, true), "{name} {allowed}");
    };
    check("arvio", "[1,2,3,4]", [1, 4]);
    check("arvio", "[4,3,2,1,0]", [0, 4]);
    check("CSAT 1-5", "[2,3,4]", [1, 5]);
    check("CSAT 1-5", "[0,1,2,3,4,5]", [0, 5]);
}

#[test]
fn a_scale_that_a_metric_cannot_have_is_refused_in_a_mapping_and_left_in_an_answer() {
    let text = counted("arvio", &each(0..=10, 2, &[]));
    let take = |rules: &str| {
        import(text.as_bytes(), &mapping(&format!(r#"{{"date":"pvm",{rules}}}"#)), &answers(&[]))
            .map(|(report, _)| report.counts.accepted)
            .map_err(|error| error.to_string())
    };
    let invalid = || Err("mapping_invalid: scale".to_owned());
    assert_eq!(take(r#""score":"arvio","metric":"nps","scale":[10,0]"#), Ok(22));
    for scale in ["[0,100]", "[1,5]", "[5,1]", "[-1,10]"] {
        assert_eq!(take(&format!(r#""score":"arvio","metric":"nps","scale":{scale}"#)), invalid(), "{scale}");
        let several = format!(r#""scores":[{{"column":"arvio","metric":"nps","scale":{scale}}}]"#);
        assert_eq!(take(&several), invalid(), "{scale}");
    }
    assert_eq!(take(r#""score":"arvio","metric":"expectation","scale":[1,3]"#), invalid());
    // The metric may be chosen after its scale.
    let after = found(&text, &[("scale", "1-5"), ("metric", "nps")]);
    assert_eq!((questions(&after), after.mapping.scale.unwrap()[1].thousandths()), (vec![], 10_000));
}

#[test]
fn recommendations_that_never_rise_above_five_are_asked_about() {
    let text = |rows: usize| format!("pvm;nps\n{}", "3.3.2025;4\n3.3.2025;5\n".repeat(rows / 2));
    assert_eq!(questions(&found(&text(20), &[])), [("scale", "0-10 1-10".to_owned())]);
    assert_eq!(questions(&found(&text(20), &[("scale", "0-10")])), []);
    assert_eq!(questions(&found(&text(18), &[])), []);
    assert_eq!(questions(&found(&text(20).replacen(";5", ";6", 1), &[])), []);
    // A header that states a scale of its own asks something else than NPS does.
    let stated = found(&table(&["Suositteluhalukkuus (1-5)"], 1..=5), &[]);
    assert_eq!(questions(&stated), [("metric", "csat ces nps expectation".to_owned())]);
}

#[test]
fn yes_and_no_are_a_score_only_of_what_somebody_says() {
    let text = |name: &str| format!("pvm;{name}\n3.3.2025;kyllä\n3.3.2025;ei\n3.3.2025;kyllä\n");
    let asked = found(&text("Saako sinuun ottaa yhteyttä?"), &[]);
    assert_eq!(asked.ask.first().map(|question| question.id.code()), Some("metric"));
    let said = found(&text("Saako sinuun ottaa yhteyttä?"), &[("metric", "csat")]);
    assert_eq!((questions(&said), said.mapping.metric), (vec![], Some(Metric::Csat)));
    assert_eq!(questions(&found(&text("Olitko tyytyväinen?"), &[])), []);
}

#[test]
fn numbers_beyond_a_tools_words_are_a_scale_of_their_own() {
    let text = |scores: &[&str]| {
        let rows = scores
            .iter()
            .enumerate()
            .map(|(at, score)| format!("{at},7,8,9,{score},,2025-03-03T10:15:00Z\n"));
        format!("id,assignee_id,group_id,ticket_id,score,comment,created_at\n{}", rows.collect::<String>())
    };
    let both = text(&["good", "good", "bad", "1", "1", "5", "4"]);
    assert_eq!(questions(&found(&both, &[])).first().map(|(id, _)| *id), Some("scale"));
    let (report, rows) = import(both.as_bytes(), &Mapping::default(), &answers(&[("scale", "1-5")])).unwrap();
    let scores: Vec<i64> = rows.iter().map(|row| row.score / 1000).collect();
    // What was good and bad in words is so on the new scale.
    assert_eq!((scores, report.counts.errors.len()), (vec![4, 4, 2, 1, 1, 5, 4], 0));
    assert_eq!(questions(&found(&text(&["good", "bad", "1", "0", "1"]), &[])), []);
}

#[test]
fn codes_of_a_tool_ask_which_end_is_the_best() {
    let text = "\"id\";\"submitdate\";\"lastpage\";\"startlanguage\";\"seed\";\"Q1. Kuinka tyytyväinen olit?\"\n\
                \"1\";\"2025-03-03 10:00:00\";\"1\";\"fi\";\"7\";\"A1\"\n\
                \"2\";\"2025-03-03 11:00:00\";\"1\";\"fi\";\"7\";\"A4\"\n";
    let zone = ("zone", "Europe/Helsinki");
    assert_eq!(questions(&found(text, &[zone])), [("scale", "1-5 5-1".to_owned())]);
    let check = |scale: &str, expect: [i64; 2]| {
        let (_, rows) =
            import(text.as_bytes(), &Mapping::default(), &answers(&[zone, ("scale", scale)])).unwrap();
        assert_eq!(rows.iter().map(|row| row.score / 1000).collect::<Vec<_>>(), expect, "{scale}");
    };
    check("1-5", [1, 4]);
    check("5-1", [5, 2]);
}
