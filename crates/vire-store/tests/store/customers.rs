use std::collections::BTreeMap;

use chrono::DateTime;
use vire_core::customer::{CustomerResponse, Said};
use vire_core::group::Group;
use vire_core::metric::{Metric, Sums};
use vire_core::question::Touchpoint;
use vire_core::week::Week;
use vire_store::{
    By, ImportId, NewImport, Organisation, RejectRow, SavedMapping, StoreError, Summary, Undone, Written,
};

use crate::common::Place;

pub fn response(id: Option<String>, instant: i64, score: i64) -> CustomerResponse {
    let date = DateTime::from_timestamp(instant, 0).unwrap().date_naive();
    CustomerResponse {
        id,
        instant,
        updated: None,
        date,
        week: Week::of(date),
        metric: Metric::Nps,
        score: score * 1_000,
        written: (score == 10).then(|| "Extremely likely - 10".to_owned()),
        good: score >= 9,
        bad: score <= 6,
        touchpoint: Some(Touchpoint::new(if score % 2 == 0 { "chat" } else { "phone" })),
        group: (score > 4).then(|| Group::parse("Palvelut/Chat").unwrap()),
        said: Said { touchpoint: if score % 2 == 0 { 7 } else { 8 }, group: if score > 4 { 9 } else { 1 } },
        comment: (score % 3 == 0).then(|| format!("score {score}")),
    }
}

pub fn new_import(id: u8, source: &str) -> NewImport {
    NewImport {
        id: ImportId([id; 16]),
        source: source.to_owned(),
        file_name: format!("{id}.csv"),
        file_hash: [id; 32],
        weeks: None,
    }
}

pub fn import(organisation: &mut Organisation, id: u8, source: &str, rows: &[CustomerResponse]) -> Written {
    let mut writer = organisation.begin_import(&new_import(id, source)).unwrap();
    for batch in rows.chunks(7) {
        writer.write(batch).unwrap();
    }
    writer.finish(&Summary { records: rows.len() as u64, ..Summary::default() }).unwrap()
}

pub fn n(organisation: &Organisation) -> i64 {
    organisation
        .read(|tx| tx.customer_weeks(Metric::Nps, By::Nothing))
        .unwrap()
        .iter()
        .map(|week| week.sums.n)
        .sum()
}

pub fn scores(organisation: &Organisation) -> i64 {
    let weeks = organisation.read(|tx| tx.customer_weeks(Metric::Nps, By::Nothing)).unwrap();
    weeks.iter().map(|week| week.sums.sum / 1_000).sum()
}

pub fn id(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub const T: i64 = 1_700_000_000;

#[test]
fn weekly_sums_are_split_by_touchpoint_and_group() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let rows: Vec<CustomerResponse> = (0..100).map(|at| response(None, T + at * 86_400, at % 11)).collect();
    let written = import(&mut organisation, 1, "a", &rows);
    assert_eq!(written, Written { accepted: 100, ..Written::default() });
    let mut expect: BTreeMap<(Week, String), Sums> = BTreeMap::new();
    for row in &rows {
        expect.entry((row.week, row.touchpoint.as_ref().unwrap().as_str().to_owned())).or_default().add(
            &Sums {
                n: 1,
                sum: row.score,
                sum_of_squares: row.score * row.score,
                good: row.good.into(),
                bad: row.bad.into(),
            },
        );
    }
    let found = organisation.read(|tx| tx.customer_weeks(Metric::Nps, By::Touchpoint)).unwrap();
    let found: BTreeMap<(Week, String), Sums> = found
        .into_iter()
        .map(|week| ((week.week, week.touchpoint.unwrap().as_str().to_owned()), week.sums))
        .collect();
    assert_eq!(found, expect);
    let groups = organisation.read(|tx| tx.customer_weeks(Metric::Nps, By::Group)).unwrap();
    assert_eq!(groups.iter().map(|week| week.sums.n).sum::<i64>(), 100);
    assert!(groups.iter().any(|week| week.group.is_none()) && groups.iter().any(|week| week.group.is_some()));
    assert!(organisation.read(|tx| tx.customer_weeks(Metric::Ces, By::Nothing)).unwrap().is_empty());
    let comments =
        organisation.read(|tx| tx.find_comments(&mut |found| found.comment.contains("score 9"), 5)).unwrap();
    assert!(
        comments.len() == 5
            && comments.iter().all(|found| found.comment == "score 9" && found.score == 9_000)
    );
    assert!(
        organisation
            .read(|tx| tx.find_comments(&mut |found| found.comment.contains("scor_"), 5))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn the_same_file_is_refused_before_its_first_row() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    import(&mut organisation, 1, "a", &[response(None, T, 3)]);
    let again = organisation.begin_import(&NewImport { id: ImportId([2; 16]), ..new_import(1, "a") });
    assert!(matches!(again, Err(StoreError::AlreadyImported { import }) if import == ImportId([1; 16])));
    let known = organisation.read(|tx| tx.find_import(&[1; 32])).unwrap().unwrap();
    assert_eq!((known.source.as_str(), known.records, known.accepted), ("a", 1, 1));
    assert_eq!(known.weeks, Some((response(None, T, 3).week, response(None, T, 3).week)));
}

#[test]
fn nothing_counts_before_the_import_is_finished() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let rows: Vec<CustomerResponse> = (0..25_000).map(|at| response(None, T + at, at % 11)).collect();
    let mut writer = organisation.begin_import(&new_import(1, "a")).unwrap();
    for batch in rows.chunks(5_000) {
        writer.write(batch).unwrap();
        assert_eq!(n(&organisation), 0);
        assert!(organisation.read(|tx| tx.check_customer_weeks()).unwrap().is_empty());
        assert!(organisation.read(|tx| tx.find_comments(&mut |_| true, 5)).unwrap().is_empty());
    }
    assert!(matches!(organisation.begin_import(&new_import(2, "a")), Err(StoreError::ImportRunning)));
    assert!(matches!(
        organisation.undo_import(ImportId([1; 16]), &mut |_| true),
        Err(StoreError::ImportRunning)
    ));
    // A second process that opens the organisation meanwhile clears nothing.
    drop(place.organisation());
    writer.finish(&Summary::default()).unwrap();
    assert_eq!(n(&organisation), 25_000);
}

#[test]
fn an_abandoned_or_dropped_import_leaves_nothing() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    import(&mut organisation, 1, "a", &[response(id("x"), T, 3)]);
    for drop_it in [false, true] {
        let mut writer = organisation.begin_import(&new_import(2, "a")).unwrap();
        let rows: Vec<CustomerResponse> =
            (0..21_000).map(|at| response(Some(format!("x{at}")), T + at, at % 11)).collect();
        writer.write(&rows).unwrap();
        writer.write(&[response(id("x"), T + 9, 9)]).unwrap();
        if drop_it {
            drop(writer)
        } else {
            writer.abandon().unwrap()
        }
        assert_eq!((n(&organisation), scores(&organisation)), (1, 3));
        assert_eq!(organisation.read(|tx| tx.imports()).unwrap().len(), 1);
    }
    assert_eq!(import(&mut organisation, 2, "a", &[response(id("x7"), T, 3)]).accepted, 1);
}

#[test]
fn the_first_of_an_id_wins_and_a_newer_rating_replaces_it() {
    let check = |before: &[(i64, i64)], file: &[(i64, i64)], written: (u64, u64, u64, u64), score: i64| {
        let place = Place::empty();
        let mut organisation = place.organisation();
        for (at, (instant, score)) in before.iter().enumerate() {
            let rows = [response(id("r"), T + instant, *score)];
            import(&mut organisation, u8::try_from(at).unwrap() + 1, "a", &rows);
        }
        let rows: Vec<CustomerResponse> =
            file.iter().map(|(instant, score)| response(id("r"), T + instant, *score)).collect();
        let found = import(&mut organisation, 99, "a", &rows);
        let Written { accepted, updated, duplicates, superseded } = found;
        assert_eq!((accepted, updated, duplicates, superseded), written, "{before:?} {file:?}");
        assert_eq!((n(&organisation), scores(&organisation)), (1, score), "{before:?} {file:?}");
        assert!(organisation.read(|tx| tx.check_customer_weeks()).unwrap().is_empty());
    };
    check(&[], &[(0, 3), (0, 4)], (1, 0, 1, 0), 3);
    check(&[], &[(0, 3), (5, 4)], (1, 0, 0, 1), 4);
    check(&[], &[(0, 3), (5, 4), (9, 8), (5, 4)], (1, 0, 1, 2), 8);
    check(&[], &[(5, 3), (0, 4)], (1, 0, 1, 0), 3);
    check(&[(0, 3)], &[(0, 3)], (0, 0, 1, 0), 3);
    check(&[(0, 3)], &[(0, 4)], (0, 0, 1, 0), 3);
    check(&[(0, 3)], &[(5, 4)], (0, 1, 0, 0), 4);
    check(&[(5, 3)], &[(0, 4)], (0, 0, 1, 0), 3);
    check(&[(0, 3)], &[(0, 3), (5, 4)], (0, 1, 0, 1), 4);
    check(&[(0, 3)], &[(5, 4), (9, 8)], (0, 1, 0, 1), 8);
    check(&[(0, 3), (5, 4)], &[(9, 8), (9, 8), (1, 1)], (0, 1, 2, 0), 8);
}

#[test]
fn one_record_may_hold_scores_of_several_metrics() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let nps = response(id("r"), T, 9);
    let ces = CustomerResponse { metric: Metric::Ces, score: 5_500, good: false, bad: false, ..nps.clone() };
    assert_eq!(import(&mut organisation, 1, "a", &[nps.clone(), ces.clone()]).accepted, 2);
    assert_eq!(import(&mut organisation, 2, "a", &[ces, nps.clone()]).duplicates, 2);
    assert_eq!(import(&mut organisation, 3, "b", &[nps]).accepted, 1);
    assert_eq!(
        organisation.read(|tx| tx.customer_weeks(Metric::Ces, By::Nothing)).unwrap()[0].sums.sum,
        5_500
    );
}

#[test]
fn rows_without_an_id_are_matched_one_by_one() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let same = response(None, T, 3);
    let written = |accepted, duplicates| Written { accepted, duplicates, ..Written::default() };
    assert_eq!(import(&mut organisation, 1, "a", &[same.clone(), same.clone()]), written(2, 0));
    assert_eq!(import(&mut organisation, 2, "a", &vec![same.clone(); 5]), written(3, 2));
    assert_eq!(import(&mut organisation, 3, "a", &vec![same.clone(); 4]), written(0, 4));
    assert_eq!(import(&mut organisation, 4, "b", &vec![same.clone(); 4]), written(4, 0));
    assert_eq!(n(&organisation), 9);
    // Each undo leaves what the largest of the others had.
    let undone = |removed, kept| Undone { removed, kept };
    assert_eq!(organisation.undo_import(ImportId([2; 16]), &mut |_| true).unwrap(), undone(1, 4));
    assert_eq!(organisation.undo_import(ImportId([1; 16]), &mut |_| true).unwrap(), undone(0, 2));
    assert_eq!(n(&organisation), 8);
    assert_eq!(organisation.undo_import(ImportId([3; 16]), &mut |_| true).unwrap(), undone(4, 0));
    assert_eq!(n(&organisation), 4);
}

#[test]
fn the_weeks_of_an_import_are_those_of_what_it_holds() {
    const WEEK: i64 = 7 * 86_400;
    let place = Place::empty();
    let mut organisation = place.organisation();
    let weeks = |organisation: &Organisation, import| {
        let row = organisation.read(|tx| tx.import(ImportId([import; 16]))).unwrap().unwrap();
        row.weeks.map(|(from, to)| (from.to_string(), to.to_string()))
    };
    let at = |id: &str, week: i64| response(Some(id.to_owned()), T + week * WEEK, week);
    // Answered in the first week, and again in the third: nothing is left of the first.
    import(&mut organisation, 1, "a", &[at("r", 0), at("s", 1), at("r", 2)]);
    assert_eq!(weeks(&organisation, 1), Some(("2023-W47".to_owned(), "2023-W48".to_owned())));
    import(&mut organisation, 2, "a", &[at("s", 1), at("t", 4), at("s", 3)]);
    assert_eq!(weeks(&organisation, 2), Some(("2023-W49".to_owned(), "2023-W50".to_owned())));
}

#[test]
fn an_import_cancelled_at_its_end_leaves_nothing() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let rated = |later: i64, score: i64| -> Vec<CustomerResponse> {
        (0..9_000).map(|at| response(Some(format!("r{at}")), T + at + later, score)).collect()
    };
    import(&mut organisation, 1, "a", &rated(0, 3));
    for most in [0, 1, 3] {
        let mut writer = organisation.begin_import(&new_import(2, "a")).unwrap();
        writer.write(&rated(20_000, 10)).unwrap();
        let mut steps = 0;
        let cancelled = writer.finish_while(&Summary::default(), &mut || {
            steps += 1;
            steps <= most
        });
        assert!(matches!(cancelled, Err(StoreError::Cancelled)), "{most}: {cancelled:?}");
        assert_eq!((n(&organisation), scores(&organisation)), (9_000, 27_000));
        assert!(organisation.read(|tx| tx.check_customer_weeks()).unwrap().is_empty());
    }
    assert_eq!(import(&mut organisation, 2, "a", &rated(20_000, 10)).updated, 9_000);
    assert_eq!((n(&organisation), scores(&organisation)), (9_000, 90_000));
}

#[test]
fn what_a_file_without_ids_would_double_is_told_beforehand() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let same = response(None, T, 3);
    import(&mut organisation, 1, "a", &[same.clone(), same.clone(), response(id("r"), T, 4)]);
    let took = |source: &str, rows: &[CustomerResponse]| -> Vec<bool> {
        let mut overlap = organisation.read(|tx| tx.overlap(source)).unwrap();
        rows.iter().map(|row| overlap.take(row)).collect()
    };
    assert_eq!(took("a", &vec![same.clone(); 3]), [true, true, false]);
    assert_eq!(took("b", std::slice::from_ref(&same)), [false]);
    let said = |touchpoint, group| CustomerResponse { said: Said { touchpoint, group }, ..same.clone() };
    assert_eq!(took("a", &[said(5, 1), response(None, T, 4), response(None, T + 1, 3)]), [false; 3]);
    // What the words mean may have been said since; a column may have been chosen, or is not any more.
    let messut =
        CustomerResponse { touchpoint: Some(Touchpoint::new("Messut")), group: None, ..same.clone() };
    assert_eq!(took("a", &[messut, said(8, 0), said(0, 1)]), [true, true, false]);
}

#[test]
fn a_column_that_was_chosen_later_makes_no_response_new() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let row = |touchpoint, group, score| CustomerResponse {
        said: Said { touchpoint, group },
        ..response(None, T, score)
    };
    import(&mut organisation, 1, "a", &[row(7, 0, 3), row(8, 0, 3), row(8, 0, 3), row(7, 0, 4)]);
    let rows = [row(8, 2, 3), row(8, 3, 3), row(7, 2, 3), row(8, 2, 3), row(7, 3, 4)];
    let written = import(&mut organisation, 2, "a", &rows);
    assert_eq!((written.accepted, written.duplicates), (1, 4));
    assert_eq!(n(&organisation), 5);
}

#[test]
fn a_score_stays_as_the_file_wrote_it() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let ten = CustomerResponse { comment: id("hyvä"), ..response(None, T, 10) };
    import(&mut organisation, 1, "a", &[ten, response(None, T, 9)]);
    let found = organisation.read(|tx| tx.find_comments(&mut |_| true, 5)).unwrap();
    let written: Vec<Option<&str>> = found.iter().map(|one| one.written.as_deref()).collect();
    assert_eq!(written, [None, Some("Extremely likely - 10")]);
}

#[test]
fn scores_are_counted_in_the_transactions_of_their_responses() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let scores = |organisation: &Organisation| -> BTreeMap<i64, i64> {
        let mut all = BTreeMap::new();
        for count in organisation.read(|tx| tx.customer_scores(Metric::Nps)).unwrap() {
            *all.entry(count.score).or_default() += count.n;
        }
        all
    };
    import(
        &mut organisation,
        1,
        "a",
        &[response(None, T, 3), response(None, T + 1, 9), response(None, T + 2, 9)],
    );
    assert_eq!(scores(&organisation), BTreeMap::from([(3, 1), (9, 2)]));
    import(&mut organisation, 2, "b", &[response(None, T, 10)]);
    organisation.undo_import(ImportId([1; 16]), &mut |_| true).unwrap();
    assert_eq!(scores(&organisation), BTreeMap::from([(10, 1)]));
}

#[test]
fn rejects_are_kept_as_long_as_their_import() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let reject = RejectRow {
        place: "19".to_owned(),
        column: "Q1".to_owned(),
        value: "11".to_owned(),
        reason: "score_out_of_range".to_owned(),
    };
    let id = ImportId([1; 16]);
    let mut writer = organisation.begin_import(&new_import(1, "a")).unwrap();
    writer.write(&[response(None, T, 3)]).unwrap();
    writer.finish(&Summary { rejects: vec![reject.clone()], ..Summary::default() }).unwrap();
    assert_eq!(organisation.read(|tx| tx.import_rejects(id)).unwrap(), [reject]);
    organisation.undo_import(id, &mut |_| true).unwrap();
    assert!(organisation.read(|tx| tx.import_rejects(id)).unwrap().is_empty());
}

#[test]
fn the_latest_mapping_of_a_source_and_header_is_kept() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let saved = |signature: &str, mapping: &str| SavedMapping {
        source: "kysely".to_owned(),
        signature: signature.to_owned(),
        columns: vec!["a".to_owned(), "b".to_owned()],
        mapping: mapping.to_owned(),
        answers: "{}".to_owned(),
        applied: "{}".to_owned(),
        day: "2026-11-22".to_owned(),
    };
    for (at, (signature, mapping)) in
        [("h1", "{}"), ("h2", "{}"), ("h1", "{\"score\":\"a\"}")].into_iter().enumerate()
    {
        let new = new_import(u8::try_from(at).unwrap(), "kysely");
        let writer = organisation.begin_import(&new).unwrap();
        writer.finish(&Summary { mapping: Some(saved(signature, mapping)), ..Summary::default() }).unwrap();
    }
    drop(organisation.begin_import(&new_import(9, "kysely")).unwrap());
    let found = organisation.read(|tx| tx.saved_mappings()).unwrap();
    assert_eq!(found, [saved("h1", "{\"score\":\"a\"}"), saved("h2", "{}")]);
}
