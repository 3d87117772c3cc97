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
    pub(crate) fn value(&self, word: &str) -> Option<i64> {
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

#[cfg(test)]
mod tests;
