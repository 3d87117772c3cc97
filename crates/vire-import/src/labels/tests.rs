//! Words of one column against the scales they lie on.

use super::*;
use crate::fold::fold;

fn words(list: &[&str]) -> BTreeMap<String, u64> {
    list.iter().map(|word| (fold(word), 1)).collect()
}

#[test]
fn scales_of_words_are_known_in_three_languages() {
    let check = |list: &[&str], metric, scale: [i64; 2], value: i64| {
        let meaning = find(&words(list), None, None).unwrap_or_else(|| panic!("{list:?}"));
        assert_eq!((meaning.metric, meaning.scale), (metric, Some(scale.map(Number::whole))), "{list:?}");
        assert_eq!(meaning.labels.unwrap()[&fold(list[0])], Number::whole(value), "{list:?}");
    };
    check(&["good", "bad"], Metric::Csat, [0, 1], 1);
    check(&["Hyvä", "Huono"], Metric::Csat, [0, 1], 1);
    check(&["Great", "Okay", "Bad"], Metric::Csat, [0, 2], 2);
    check(&["😀", "😐", "🙁"], Metric::Csat, [0, 2], 2);
    check(&["happy", "neutral", "unhappy"], Metric::Csat, [0, 2], 2);
    check(&["Erittäin tyytyväinen", "Neutraali", "Tyytymätön"], Metric::Csat, [1, 5], 5);
    check(&["Nöjd", "Mycket missnöjd"], Metric::Csat, [1, 5], 4);
    check(&["Parempi kuin odotin", "Odotusten mukainen"], Metric::Expectation, [-1, 1], 1);
    check(&["sämre än väntat", "som väntat"], Metric::Expectation, [-1, 1], -1);
    check(&["erittäin helppoa", "vaikeaa"], Metric::Ces, [1, 5], 5);
    assert!(find(&words(&["good", "purple"]), None, None).is_none());
    assert!(find(&words(&["agree", "disagree"]), None, None).is_none());
}

#[test]
fn each_word_of_a_column_has_a_point_of_its_own_where_some_scale_gives_it_one() {
    let check = |list: &[&str], metric, scale: [i64; 2]| {
        let meaning = find(&words(list), metric, None).unwrap_or_else(|| panic!("{list:?}"));
        assert_eq!(meaning.scale, Some(scale.map(Number::whole)), "{list:?}");
        let labels = meaning.labels.unwrap();
        let found: Vec<i64> = list.iter().map(|word| labels[&fold(word)].thousandths() / 1000).collect();
        let expect: Vec<i64> = (scale[0]..=scale[1]).collect();
        assert_eq!(found, expect, "{list:?}");
    };
    check(&["Poor", "Fair", "Good", "Very good", "Excellent"], None, [1, 5]);
    check(&["Huono", "Tyydyttävä", "Hyvä", "Erittäin hyvä", "Erinomainen"], None, [1, 5]);
    check(&["Very poor", "Poor", "Average", "Good", "Very good"], None, [1, 5]);
    check(&["Surkea", "Huono", "OK", "Hyvä", "Loistava"], None, [1, 5]);
    check(&["Huono", "Välttävä", "Tyydyttävä", "Hyvä", "Erinomainen"], None, [1, 5]);
    check(&["Dåligt", "Mindre bra", "Okej", "Bra", "Mycket bra"], None, [1, 5]);
    check(&["Terrible", "Bad", "OK", "Great", "Amazing"], None, [1, 5]);
    check(&["😠", "🙁", "😐", "😃", "🤩"], None, [1, 5]);
    check(&["Bad", "Okay", "Great"], None, [0, 2]);
    check(&["☹", "😐", "😊"], None, [0, 2]);
    let ease = [
        "Extremely difficult",
        "Moderately difficult",
        "Slightly difficult",
        "Neither easy nor difficult",
        "Slightly easy",
        "Moderately easy",
        "Extremely easy",
    ];
    check(&ease, Some(Metric::Ces), [1, 7]);
}

#[test]
fn four_faces_of_which_each_has_a_point_are_no_three() {
    let meaning = find(&words(&["😃", "🙂", "😐", "☹️"]), Some(Metric::Csat), None).unwrap();
    assert_eq!(meaning.scale, Some([1, 5].map(Number::whole)));
    let labels = meaning.labels.unwrap();
    assert_eq!(["😃", "🙂", "😐", "☹️"].map(|face| labels[face].thousandths() / 1000), [5, 4, 3, 2]);
}

#[test]
fn agreement_has_five_points_unless_a_word_needs_seven() {
    let check = |list: &[&str], scale: [i64; 2], value: i64| {
        let meaning = find(&words(list), Some(Metric::Ces), None).unwrap();
        assert_eq!(meaning.scale, Some(scale.map(Number::whole)));
        assert_eq!(meaning.labels.unwrap()[&fold(list[0])], Number::whole(value));
    };
    check(&["Agree", "Strongly disagree"], [1, 5], 4);
    check(&["Täysin samaa mieltä", "Jokseenkin eri mieltä"], [1, 5], 5);
    check(&["Agree", "Somewhat agree"], [1, 7], 6);
}

#[test]
fn a_word_and_the_same_word_weakened_are_two_points_of_seven() {
    let check = |list: &[&str], metric, scale: [i64; 2], values: &[i64]| {
        let meaning = find(&words(list), Some(metric), None).unwrap_or_else(|| panic!("{list:?}"));
        assert_eq!(meaning.scale, Some(scale.map(Number::whole)), "{list:?}");
        let labels = meaning.labels.unwrap();
        let found: Vec<i64> = list.iter().map(|word| labels[&fold(word)].thousandths() / 1000).collect();
        assert_eq!(found, values, "{list:?}");
    };
    let (csat, ces) = (Metric::Csat, Metric::Ces);
    check(&["Strongly agree", "Somewhat agree", "Somewhat disagree"], ces, [1, 5], &[5, 4, 2]);
    check(&["Eri mieltä", "Melko eri mieltä", "Täysin samaa mieltä"], ces, [1, 7], &[2, 3, 7]);
    check(&["Instämmer", "Instämmer delvis", "Instämmer inte alls"], ces, [1, 7], &[6, 5, 1]);
    check(&["Very easy", "Easy", "Somewhat easy", "Neutral"], ces, [1, 7], &[7, 6, 5, 4]);
    check(&["Melko tyytyväinen", "Tyytymätön"], csat, [1, 5], &[4, 2]);
    // Each language of a mixed file has five points of its own.
    check(&["Satisfied", "Ganska nöjd", "Tyytymätön"], csat, [1, 5], &[4, 4, 2]);
}

#[test]
fn near_variants_of_words_are_known() {
    let check = |list: &[&str], metric: Option<Metric>, values: &[i64]| {
        let meaning = find(&words(list), metric, None).unwrap_or_else(|| panic!("{list:?}"));
        let labels = meaning.labels.unwrap();
        let found: Vec<Option<i64>> =
            list.iter().map(|word| labels.get(&fold(word)).map(|value| value.thousandths() / 1000)).collect();
        assert_eq!(found, values.iter().copied().map(Some).collect::<Vec<_>>(), "{list:?}");
    };
    let (ces, expectation) = (Some(Metric::Ces), Some(Metric::Expectation));
    check(&["Great", "Okay", "Not Good"], None, &[2, 1, 0]);
    check(&["Mycket svårt", "Varken svårt eller enkelt", "Ganska enkelt"], ces, &[1, 3, 4]);
    check(&["Varken enkel eller svår", "Mycket enkel"], ces, &[3, 5]);
    check(&["Neither hard nor easy", "Very hard"], ces, &[3, 1]);
    check(&["Ei samaa eikä eri mieltä", "Täysin eri mieltä"], ces, &[3, 1]);
    check(&["Varken instämmer eller inte", "Instämmer helt"], ces, &[3, 5]);
    check(&["Worse", "The same", "Better"], expectation, &[-1, 0, 1]);
    check(&["worse than", "as", "better than"], expectation, &[-1, 0, 1]);
    check(&["Paljon parempi kuin odotin", "Vastasi odotuksiani"], expectation, &[1, 0]);
    check(&["Enligt förväntan", "Överträffade förväntningarna"], expectation, &[0, 1]);
    check(&["Inte alls nöjd", "Varken missnöjd eller nöjd", "Helt nöjd"], None, &[1, 3, 5]);
    check(&["En lainkaan tyytyväinen", "Aika tyytyväinen"], None, &[1, 4]);
}

#[test]
fn every_word_is_folded_and_no_scale_says_one_twice() {
    for scale in ALL.iter().chain(FINER) {
        let mut all: Vec<&str> = scale.points.iter().flat_map(|(_, words)| *words).copied().collect();
        assert!(all.iter().all(|word| fold(word) == **word), "{all:?}");
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
