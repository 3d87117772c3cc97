//! Words of one column against the scales they lie on.

use super::*;
use crate::fold::fold;

fn words(list: &[&str]) -> BTreeMap<String, u64> {
    list.iter().map(|word| (fold(word), 1)).collect()
}

#[test]
fn scales_of_words_are_known_in_three_languages() {
    let check = |list: &[&str], metric, scale: [i64; 2], value: i64| {
        let meaning = find(&words(list), None).unwrap_or_else(|| panic!("{list:?}"));
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
    assert!(find(&words(&["good", "purple"]), None).is_none());
    assert!(find(&words(&["agree", "disagree"]), None).is_none());
}

#[test]
fn agreement_has_five_points_unless_a_word_needs_seven() {
    let check = |list: &[&str], scale: [i64; 2], value: i64| {
        let meaning = find(&words(list), Some(Metric::Ces)).unwrap();
        assert_eq!(meaning.scale, Some(scale.map(Number::whole)));
        assert_eq!(meaning.labels.unwrap()[&fold(list[0])], Number::whole(value));
    };
    check(&["Agree", "Strongly disagree"], [1, 5], 4);
    check(&["Täysin samaa mieltä", "Jokseenkin eri mieltä"], [1, 5], 5);
    check(&["Agree", "Somewhat agree"], [1, 7], 6);
}

#[test]
fn every_word_is_folded_and_no_scale_says_one_twice() {
    for scale in ALL {
        let mut all: Vec<&str> = scale.points.iter().flat_map(|(_, words)| *words).copied().collect();
        assert!(all.iter().all(|word| fold(word) == **word), "{all:?}");
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
