//! Scales that are answered in words, in Finnish, Swedish and English, and by faces.

use std::collections::BTreeMap;

use vire_core::metric::Metric;

use crate::mapping::{Meaning, Number};
use crate::score::decimal;
use crate::worded::worded;

/// One scale of words: each point with its spellings, folded.
pub(crate) struct Scale {
    /// The metric that such words measure, where they say so themselves.
    pub metric: Option<Metric>,
    /// Value and words of each point, from the lowest.
    pub points: &'static [(i64, &'static [&'static str])],
}

/// Every scale that is known; of scales that share words the longer comes first.
pub(crate) const ALL: &[Scale] = &[
    Scale {
        metric: Some(Metric::Csat),
        points: &[
            (
                1,
                &[
                    "very dissatisfied",
                    "extremely dissatisfied",
                    "very unsatisfied",
                    "erittäin tyytymätön",
                    "todella tyytymätön",
                    "mycket missnöjd",
                    "väldigt missnöjd",
                    "hyvin tyytymätön",
                    "täysin tyytymätön",
                    "completely dissatisfied",
                ],
            ),
            (
                2,
                &[
                    "dissatisfied",
                    "somewhat dissatisfied",
                    "unsatisfied",
                    "tyytymätön",
                    "melko tyytymätön",
                    "missnöjd",
                    "ganska missnöjd",
                    "jokseenkin tyytymätön",
                    "hieman tyytymätön",
                    "något missnöjd",
                ],
            ),
            (
                3,
                &[
                    "neutral",
                    "neither satisfied nor dissatisfied",
                    "neutraali",
                    "en tyytyväinen enkä tyytymätön",
                    "ei tyytyväinen eikä tyytymätön",
                    "varken nöjd eller missnöjd",
                    "varken eller",
                    "en osaa sanoa kumpaankaan",
                    "siltä väliltä",
                    "ei tyytymätön eikä tyytyväinen",
                    "en tyytymätön enkä tyytyväinen",
                    "somewhere in between",
                ],
            ),
            (
                4,
                &[
                    "satisfied",
                    "somewhat satisfied",
                    "tyytyväinen",
                    "melko tyytyväinen",
                    "nöjd",
                    "ganska nöjd",
                    "jokseenkin tyytyväinen",
                    "hieman tyytyväinen",
                    "något nöjd",
                ],
            ),
            (
                5,
                &[
                    "very satisfied",
                    "extremely satisfied",
                    "erittäin tyytyväinen",
                    "todella tyytyväinen",
                    "mycket nöjd",
                    "väldigt nöjd",
                    "hyvin tyytyväinen",
                    "täysin tyytyväinen",
                    "completely satisfied",
                ],
            ),
        ],
    },
    Scale {
        metric: Some(Metric::Csat),
        points: &[
            (
                1,
                &[
                    "very poor",
                    "terrible",
                    "very bad",
                    "erittäin huono",
                    "todella huono",
                    "mycket dålig",
                    "mycket dåligt",
                    "😡",
                    "😠",
                ],
            ),
            (2, &["poor", "bad", "huono", "dålig", "dåligt", "🙁", "☹️"]),
            (
                3,
                &[
                    "fair",
                    "average",
                    "okay",
                    "ok",
                    "kohtalainen",
                    "tyydyttävä",
                    "keskinkertainen",
                    "godkänd",
                    "okej",
                    "😐",
                ],
            ),
            (4, &["good", "hyvä", "bra", "🙂"]),
            (
                5,
                &[
                    "excellent",
                    "very good",
                    "great",
                    "erinomainen",
                    "erittäin hyvä",
                    "kiitettävä",
                    "utmärkt",
                    "mycket bra",
                    "😀",
                    "😍",
                ],
            ),
        ],
    },
    Scale {
        metric: Some(Metric::Csat),
        points: &[
            (0, &["very unhappy", "erittäin tyytymätön"]),
            (1, &["unhappy", "tyytymätön"]),
            (2, &["happy", "tyytyväinen"]),
            (3, &["very happy", "erittäin tyytyväinen"]),
        ],
    },
    Scale {
        metric: Some(Metric::Csat),
        points: &[
            (0, &["bad", "🙁", "huono", "dålig"]),
            (1, &["okay", "ok", "😐", "ihan ok", "okej"]),
            (2, &["great", "😀", "loistava", "bra", "hyvä"]),
        ],
    },
    Scale {
        metric: Some(Metric::Csat),
        points: &[
            (0, &["unhappy", "sad", "surullinen", "missnöjd"]),
            (1, &["neutral", "neutraali"]),
            (2, &["happy", "iloinen", "nöjd"]),
        ],
    },
    Scale {
        metric: Some(Metric::Csat),
        points: &[
            (0, &["bad", "no", "👎", "huono", "ei", "dålig", "nej", "thumbs down"]),
            (1, &["good", "yes", "👍", "hyvä", "kyllä", "bra", "ja", "thumbs up"]),
        ],
    },
    Scale {
        metric: Some(Metric::Ces),
        points: &[
            (
                1,
                &[
                    "very difficult",
                    "extremely difficult",
                    "very hard",
                    "erittäin vaikea",
                    "erittäin vaikeaa",
                    "mycket svårt",
                ],
            ),
            (
                2,
                &[
                    "difficult",
                    "hard",
                    "somewhat difficult",
                    "quite difficult",
                    "fairly difficult",
                    "jokseenkin vaikea",
                    "jokseenkin vaikeaa",
                    "vaikea",
                    "vaikeaa",
                    "melko vaikea",
                    "melko vaikeaa",
                    "svårt",
                    "ganska svårt",
                ],
            ),
            (
                3,
                &[
                    "neutral",
                    "neither easy nor difficult",
                    "neither difficult nor easy",
                    "ei vaikea eikä helppo",
                    "ei vaikeaa eikä helppoa",
                    "varken svårt eller lätt",
                    "varken enkelt eller svårt",
                    "neutraali",
                    "ei helppo eikä vaikea",
                    "ei helppoa eikä vaikeaa",
                    "varken lätt eller svårt",
                ],
            ),
            (
                4,
                &[
                    "somewhat easy",
                    "quite easy",
                    "fairly easy",
                    "jokseenkin helppo",
                    "jokseenkin helppoa",
                    "enkelt",
                    "ganska enkelt",
                    "easy",
                    "helppo",
                    "helppoa",
                    "melko helppo",
                    "melko helppoa",
                    "lätt",
                    "ganska lätt",
                ],
            ),
            (
                5,
                &[
                    "very easy",
                    "extremely easy",
                    "erittäin helppo",
                    "erittäin helppoa",
                    "mycket lätt",
                    "mycket enkelt",
                    "väldigt lätt",
                    "väldigt enkelt",
                ],
            ),
        ],
    },
    Scale {
        metric: Some(Metric::Expectation),
        points: &[
            (
                -1,
                &[
                    "worse",
                    "worse than expected",
                    "worse than i expected",
                    "below expectations",
                    "huonompaa",
                    "huonompaa kuin odotin",
                    "odotuksia huonompi",
                    "alitti odotukset",
                    "alle odotusten",
                    "sämre än jag förväntade mig",
                    "sämre än jag väntade mig",
                    "huonompi",
                    "huonommin",
                    "huonompi kuin odotin",
                    "odotettua huonompi",
                    "huonommin kuin odotin",
                    "sämre",
                    "sämre än väntat",
                    "sämre än förväntat",
                ],
            ),
            (
                0,
                &[
                    "as expected",
                    "same",
                    "as i expected",
                    "met expectations",
                    "about as expected",
                    "same as expected",
                    "odotusten mukaista",
                    "odotuksia vastaava",
                    "odotetun mukainen",
                    "vastasi odotuksia",
                    "samanlainen",
                    "sama",
                    "ungefär som väntat",
                    "som jag förväntade mig",
                    "som jag väntade mig",
                    "odotusten mukainen",
                    "odotusten mukaisesti",
                    "odotetusti",
                    "kuten odotin",
                    "som väntat",
                    "som förväntat",
                ],
            ),
            (
                1,
                &[
                    "better",
                    "better than expected",
                    "better than i expected",
                    "above expectations",
                    "exceeded expectations",
                    "parempaa",
                    "parempaa kuin odotin",
                    "odotuksia parempi",
                    "ylitti odotukset",
                    "yli odotusten",
                    "bättre än jag förväntade mig",
                    "bättre än jag väntade mig",
                    "parempi",
                    "paremmin",
                    "parempi kuin odotin",
                    "odotettua parempi",
                    "paremmin kuin odotin",
                    "bättre",
                    "bättre än väntat",
                    "bättre än förväntat",
                ],
            ),
        ],
    },
    Scale {
        metric: None,
        points: &[
            (1, &["strongly disagree", "täysin eri mieltä", "instämmer inte alls", "tar helt avstånd"]),
            (
                2,
                &[
                    "disagree",
                    "jokseenkin eri mieltä",
                    "osittain eri mieltä",
                    "instämmer delvis inte",
                    "instämmer inte",
                ],
            ),
            (3, &["somewhat disagree"]),
            (4, &["neither agree nor disagree", "neutral", "en samaa enkä eri mieltä", "varken eller"]),
            (5, &["somewhat agree"]),
            (
                6,
                &[
                    "agree",
                    "jokseenkin samaa mieltä",
                    "osittain samaa mieltä",
                    "instämmer delvis",
                    "instämmer",
                ],
            ),
            (7, &["strongly agree", "täysin samaa mieltä", "instämmer helt"]),
        ],
    },
];

impl Scale {
    fn value(&self, word: &str) -> Option<i64> {
        self.points.iter().find(|(_, words)| words.contains(&word)).map(|(value, _)| *value)
    }

    /// Returns what the words mean on this scale, and how many rows hold one of them. `metric`: what the
    /// column's name says.
    fn meaning(&self, words: &BTreeMap<String, u64>, metric: Option<Metric>) -> Option<(Meaning, u64)> {
        let metric = match metric {
            Some(said) => said,
            None => self.metric?,
        };
        let (low, high) = (self.points.first()?.0, self.points.last()?.0);
        let fits = match metric {
            // No words stand for eleven points.
            Metric::Nps => false,
            Metric::Expectation => self.metric == Some(Metric::Expectation),
            Metric::Ces => high - low >= 4,
            Metric::Csat => self.metric != Some(Metric::Expectation),
        };
        if !fits {
            return None;
        }
        let mut labels = BTreeMap::new();
        let mut rows = 0;
        for (word, count) in words {
            if let Some(value) = self.value(word) {
                labels.insert(word.clone(), Number::whole(value));
                rows += count;
            }
        }
        let scale = Some([Number::whole(low), Number::whole(high)]);
        (rows > 0)
            .then_some((Meaning { metric, scale, allowed: None, positive: None, labels: Some(labels) }, rows))
    }
}

/// Finds the scale that the words of a column lie on; numbers among them speak for none. Agreement is spread over seven points, or over
/// five where no word needs seven.
pub(crate) fn find(words: &BTreeMap<String, u64>, metric: Option<Metric>) -> Option<Meaning> {
    if words.is_empty() {
        return None;
    }
    let five = |meaning: Meaning| {
        let sevens = ["somewhat disagree", "somewhat agree"];
        let agreement = meaning.scale == Some([Number::whole(1), Number::whole(7)]);
        if !agreement || words.keys().any(|word| sevens.contains(&word.as_str())) {
            return meaning;
        }
        let fifth = |value: Number| match value.thousandths() / 1000 {
            1 => 1,
            2 => 2,
            4 => 3,
            6 => 4,
            _ => 5,
        };
        let labels = meaning
            .labels
            .unwrap_or_default()
            .into_iter()
            .map(|(word, value)| (word, Number::whole(fifth(value))));
        Meaning {
            labels: Some(labels.collect()),
            scale: Some([Number::whole(1), Number::whole(5)]),
            ..meaning
        }
    };
    let all: u64 = words.values().sum();
    let is_number =
        |word: &str| decimal(word.as_bytes(), true).is_some() || worded(word.as_bytes(), true).is_some();
    let numbers: u64 = words.iter().filter(|(word, _)| is_number(word)).map(|(_, count)| count).sum();
    // A name that says what is measured makes up for some words that nobody knows.
    let enough = |rows: u64| (rows + numbers) * 10 >= all * if metric.is_some() { 5 } else { 8 };
    let known = ALL.iter().filter_map(|scale| scale.meaning(words, metric)).filter(|(_, rows)| enough(*rows));
    // Where words lie on several scales, the one with most of them is meant, and then the shortest.
    known
        .min_by_key(|(meaning, rows)| {
            let span = meaning.scale.map(|[low, high]| high.thousandths() - low.thousandths());
            (std::cmp::Reverse(*rows), span)
        })
        .map(|(meaning, _)| meaning)
        .map(five)
}

/// Tells whether words say how far somebody agrees, which measures whatever the question asks.
pub(crate) fn is_agreement(words: &BTreeMap<String, u64>) -> bool {
    let of = ALL.iter().filter(|scale| scale.metric.is_none());
    of.filter_map(|scale| scale.meaning(words, Some(Metric::Csat)))
        .any(|(_, rows)| rows * 10 >= words.values().sum::<u64>() * 8)
}

/// Tells whether a word says good (1), bad (-1) or neither (0); `None` for a word that is on no scale.
pub(crate) fn polarity(word: &str) -> Option<i8> {
    const GOOD: [&str; 14] = [
        "promoter",
        "promoters",
        "suosittelija",
        "ambassadör",
        "positive",
        "positiivinen",
        "positiv",
        "extremely likely",
        "very likely",
        "erittäin todennäköisesti",
        "hyvin todennäköisesti",
        "mycket sannolikt",
        "very low effort",
        "best",
    ];
    const BAD: [&str; 16] = [
        "detractor",
        "detractors",
        "arvostelija",
        "kritiker",
        "negative",
        "negatiivinen",
        "negativ",
        "not at all likely",
        "very unlikely",
        "extremely unlikely",
        "ei lainkaan todennäköisesti",
        "en lainkaan todennäköisesti",
        "erittäin epätodennäköisesti",
        "inte alls sannolikt",
        "very high effort",
        "worst",
    ];
    if GOOD.contains(&word) {
        return Some(1);
    }
    if BAD.contains(&word) {
        return Some(-1);
    }
    if ["passive", "passives", "passiivinen", "passiv", "mixed"].contains(&word) {
        return Some(0);
    }
    ALL.iter().find_map(|scale| {
        let (low, high) = (scale.points.first()?.0, scale.points.last()?.0);
        let sign = (scale.value(word)? * 2 - low - high).signum();
        i8::try_from(sign).ok()
    })
}

#[cfg(test)]
mod tests {
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
}
