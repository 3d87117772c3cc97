//! What an undo takes back, and that a history with it is the history without the import.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vire_core::customer::CustomerResponse;
use vire_core::metric::Metric;
use vire_core::week::Week;
use vire_store::{By, ImportId, Organisation, StoreError, Undone};

use crate::common::Place;
use crate::customers::{T, id, import, n, response, scores};

#[test]
fn undoing_an_update_brings_the_earlier_rating_back() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    import(&mut organisation, 1, "a", &[response(id("r"), T, 3), response(id("s"), T, 10)]);
    import(&mut organisation, 2, "a", &[response(id("r"), T + 5, 8), response(id("s"), T, 10)]);
    assert_eq!((n(&organisation), scores(&organisation)), (2, 18));
    organisation.undo_import(ImportId([2; 16]), &mut |_| true).unwrap();
    assert_eq!((n(&organisation), scores(&organisation)), (2, 13));
    import(&mut organisation, 3, "a", &[response(id("r"), T + 5, 8), response(id("s"), T, 10)]);
    organisation.undo_import(ImportId([1; 16]), &mut |_| true).unwrap();
    assert_eq!((n(&organisation), scores(&organisation)), (2, 18));
    organisation.undo_import(ImportId([3; 16]), &mut |_| true).unwrap();
    assert_eq!(n(&organisation), 0);
    let unknown = organisation.undo_import(ImportId([3; 16]), &mut |_| true);
    assert!(matches!(unknown, Err(StoreError::RowMissing { what: "import" })));
}

#[test]
fn a_later_change_counts_in_the_week_of_the_answer_until_it_is_undone() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let changed = |later: i64, score: i64| CustomerResponse {
        updated: Some(T + later * 1_000_000),
        ..response(id("r"), T, score)
    };
    let known = |organisation: &Organisation| {
        let read = organisation.read(|tx| tx.response_instant("a", "r", Metric::Nps)).unwrap();
        (n(organisation), scores(organisation), read.map(|instant| (instant - T) / 1_000_000))
    };
    let weeks = |organisation: &Organisation| {
        organisation.read(|tx| tx.customer_weeks(Metric::Nps, By::Nothing)).unwrap().len()
    };
    import(&mut organisation, 1, "a", &[response(id("r"), T, 3)]);
    assert_eq!(import(&mut organisation, 2, "a", &[changed(2, 8)]).updated, 1);
    assert_eq!((known(&organisation), weeks(&organisation)), ((1, 8, Some(2)), 1));
    // Older or equally new: known already.
    assert_eq!(import(&mut organisation, 3, "a", &[changed(1, 5)]).duplicates, 1);
    assert_eq!(import(&mut organisation, 4, "a", &[changed(2, 8), changed(2, 4)]).duplicates, 2);
    assert_eq!(known(&organisation), (1, 8, Some(2)));
    // The first score again, but later: it is the newest now.
    assert_eq!(import(&mut organisation, 5, "a", &[changed(3, 3)]).updated, 1);
    assert_eq!(known(&organisation), (1, 3, Some(3)));
    assert!(organisation.read(|tx| tx.check_customer_weeks()).unwrap().is_empty());
    organisation.undo_import(ImportId([5; 16]), &mut |_| true).unwrap();
    assert_eq!(known(&organisation), (1, 8, Some(2)));
    organisation.undo_import(ImportId([2; 16]), &mut |_| true).unwrap();
    organisation.undo_import(ImportId([4; 16]), &mut |_| true).unwrap();
    assert_eq!(known(&organisation), (1, 5, Some(1)));
    organisation.undo_import(ImportId([3; 16]), &mut |_| true).unwrap();
    assert_eq!(known(&organisation), (1, 3, Some(0)));
}

#[test]
fn a_cancelled_undo_changes_nothing() {
    let place = Place::empty();
    let mut organisation = place.organisation();
    let rows: Vec<CustomerResponse> =
        (0..40_000).map(|at| response((at % 2 == 0).then(|| format!("r{at}")), T + at, at % 11)).collect();
    import(&mut organisation, 1, "a", &rows);
    import(&mut organisation, 2, "a", &rows[10_000..30_000]);
    let before = scores(&organisation);
    for most in [0, 1, 2, 4] {
        let mut steps = 0;
        let cancelled = organisation.undo_import(ImportId([1; 16]), &mut |_| {
            steps += 1;
            steps <= most
        });
        assert!(matches!(cancelled, Err(StoreError::Cancelled)), "{most}: {cancelled:?}");
        assert_eq!((n(&organisation), scores(&organisation)), (40_000, before));
        assert_eq!(organisation.read(|tx| tx.imports()).unwrap().len(), 2);
    }
    // What the other import contains is in the middle of blocks, and stays.
    let undone = organisation.undo_import(ImportId([1; 16]), &mut |_| true).unwrap();
    assert_eq!(undone, Undone { removed: 20_000, kept: 20_000 });
    assert_eq!(n(&organisation), 20_000);
    assert!(organisation.read(|tx| tx.check_customer_weeks()).unwrap().is_empty());
    let left = organisation.read(|tx| tx.find_comments(&mut |_| true, 40_000)).unwrap();
    assert_eq!(left.len(), rows[10_000..30_000].iter().filter(|row| row.comment.is_some()).count());
    organisation.undo_import(ImportId([2; 16]), &mut |_| true).unwrap();
    assert_eq!(n(&organisation), 0);
    assert!(organisation.read(|tx| tx.find_comments(&mut |_| true, 1)).unwrap().is_empty());
}

/// A step of a random history.
#[derive(Debug, Clone)]
enum Step {
    Import { source: u8, rows: Vec<(Option<u8>, u8, u8)> },
    Undo(prop::sample::Index),
}

fn step() -> impl Strategy<Value = Step> {
    let row = (proptest::option::weighted(0.6, 0..5u8), 0..4u8, 0..4u8);
    prop_oneof![
        3 => (0..2u8, prop::collection::vec(row, 0..14)).prop_map(|(source, rows)| Step::Import { source, rows }),
        2 => any::<prop::sample::Index>().prop_map(Step::Undo),
    ]
}

fn row_of((name, day, score): &(Option<u8>, u8, u8)) -> CustomerResponse {
    response(name.map(|name| format!("r{name}")), T + i64::from(*day) * 500_000, i64::from(*score) * 3)
}

/// What must count after some imports, one after the other, into an empty store.
fn replay(imports: &[(u8, Vec<CustomerResponse>)]) -> BTreeMap<(Week, Option<String>), (i64, i64)> {
    type Key = (u8, i64, i64, Option<String>);
    let mut with_id: BTreeMap<(u8, String), CustomerResponse> = BTreeMap::new();
    let mut without: BTreeMap<Key, (i64, CustomerResponse)> = BTreeMap::new();
    for (source, rows) in imports {
        let mut in_file: BTreeMap<Key, i64> = BTreeMap::new();
        for row in rows {
            if let Some(name) = &row.id {
                let kept = with_id.entry((*source, name.clone())).or_insert_with(|| row.clone());
                if row.instant > kept.instant {
                    *kept = row.clone();
                }
            } else {
                let touchpoint = row.touchpoint.as_ref().map(|touchpoint| touchpoint.as_str().to_owned());
                let key = (*source, row.instant, row.score, touchpoint);
                let count = in_file.entry(key.clone()).or_default();
                *count += 1;
                let stored = without.entry(key).or_insert_with(|| (0, row.clone()));
                stored.0 = stored.0.max(*count);
            }
        }
    }
    let mut found: BTreeMap<(Week, Option<String>), (i64, i64)> = BTreeMap::new();
    let counted =
        with_id.values().map(|row| (1, row)).chain(without.values().map(|(count, row)| (*count, row)));
    for (count, row) in counted {
        let touchpoint = row.touchpoint.as_ref().map(|touchpoint| touchpoint.as_str().to_owned());
        let sums = found.entry((row.week, touchpoint)).or_default();
        *sums = (sums.0 + count, sums.1 + count * row.score);
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// After any history the contents are those of the imports that were not undone, one after the other.
    #[test]
    fn an_undone_import_was_never_made(steps in prop::collection::vec(step(), 1..10)) {
        let place = Place::empty();
        let mut organisation = place.organisation();
        let mut kept: Vec<(u8, u8, Vec<CustomerResponse>)> = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            let number = u8::try_from(at).unwrap();
            match step {
                Step::Import { source, rows } => {
                    let rows: Vec<CustomerResponse> = rows.iter().map(row_of).collect();
                    let written = import(&mut organisation, number, &source.to_string(), &rows);
                    prop_assert_eq!(
                        written.accepted + written.updated + written.duplicates + written.superseded,
                        rows.len() as u64
                    );
                    kept.push((number, *source, rows));
                }
                Step::Undo(which) if !kept.is_empty() => {
                    let (undone, ..) = kept.remove(which.index(kept.len()));
                    organisation.undo_import(ImportId([undone; 16]), &mut |_| true).unwrap();
                }
                Step::Undo(_) => {}
            }
            let remaining: Vec<(u8, Vec<CustomerResponse>)> =
                kept.iter().map(|(_, source, rows)| (*source, rows.clone())).collect();
            let found: BTreeMap<(Week, Option<String>), (i64, i64)> = organisation
                .read(|tx| tx.customer_weeks(Metric::Nps, By::Touchpoint))
                .unwrap()
                .into_iter()
                .map(|week| {
                    let touchpoint = week.touchpoint.map(|touchpoint| touchpoint.as_str().to_owned());
                    ((week.week, touchpoint), (week.sums.n, week.sums.sum))
                })
                .collect();
            prop_assert_eq!(found, replay(&remaining), "after step {} of {:?}", at, steps);
            prop_assert!(organisation.read(|tx| tx.check_customer_weeks()).unwrap().is_empty());
        }
    }
}
