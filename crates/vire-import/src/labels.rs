//! Scales that are answered in words, in Finnish, Swedish and English, and by faces.

mod agreement;
pub(crate) mod among;
mod ease;
mod expectation;
mod quality;
mod satisfaction;

use std::collections::{BTreeMap, BTreeSet};

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
    satisfaction::FIVE,
    quality::FIVE,
    quality::FOUR_FACES,
    quality::THREE,
    quality::THREE_FACES,
    quality::TWO,
    ease::FIVE,
    expectation::THREE,
    agreement::FIVE,
];

/// Scales that give words of another one other points: meant only where that one has a single point for two
/// words of a column, and these have one for each.
const FINER: &[Scale] = &[quality::FIVE_TO_EXCELLENT, quality::FIVE_FROM_BAD, quality::FIVE_TO_AMAZING];

/// Words that leave another as strong as it is, and stand where it would.
const AS_MUCH: [&str; 3] = ["moderately", "kohtalaisen", "måttligt"];

/// Words that weaken another.
const HEDGES: [&str; 16] = [
    "somewhat",
    "quite",
    "fairly",
    "rather",
    "slightly",
    "mostly",
    "melko",
    "jokseenkin",
    "hieman",
    "aika",
    "osittain",
    "osin",
    "ganska",
    "något",
    "lite",
    "delvis",
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

/// Finds the scale that the words of a column lie on; numbers among them speak for none. `stated`: the scale
/// that is known otherwise, which is meant where as many words lie on it.
///
/// Five points are spread over seven where a column holds a word and the same word weakened.
pub(crate) fn find(
    words: &BTreeMap<String, u64>,
    metric: Option<Metric>,
    stated: Option<[Number; 2]>,
) -> Option<Meaning> {
    let all: Vec<(Meaning, u64)> =
        known(words, metric).into_iter().map(|(_, meaning, rows)| (meaning, rows)).collect();
    let most = all.iter().map(|(_, rows)| *rows).max()?;
    // Where words lie on several scales, the one with most of them is meant, then the one on which each has a
    // point of its own, and then the shortest.
    let usual = all.into_iter().filter(|(_, rows)| *rows == most).map(|(meaning, _)| meaning);
    let usual = usual.min_by_key(|meaning| {
        let span = meaning.scale.map(|[low, high]| high.thousandths() - low.thousandths());
        (stated.is_some() && meaning.scale != stated, shared(meaning) > 0, span)
    })?;
    if shared(&usual) == 0 {
        return Some(usual);
    }
    let finer = FINER.iter().filter_map(|scale| scale.meaning(words, metric));
    let mut finer = finer.filter(|(finer, rows)| *rows >= most && shared(finer) == 0).map(|(finer, _)| finer);
    Some(finer.next().unwrap_or(usual))
}

/// Counts the words that have no point of their own.
fn shared(meaning: &Meaning) -> usize {
    let values: Vec<&Number> = meaning.labels.iter().flat_map(|labels| labels.values()).collect();
    let own: BTreeSet<i64> = values.iter().map(|value| value.thousandths()).collect();
    values.len() - own.len()
}

/// Lists the scales that the words of a column may lie on, each with the rows of its words.
fn known(words: &BTreeMap<String, u64>, metric: Option<Metric>) -> Vec<(&'static Scale, Meaning, u64)> {
    let all: u64 = words.values().sum();
    let numbers = rows_of_numbers(words);
    let enough = |rows: u64| match metric {
        // A name that says what is measured makes up for some words that nobody knows.
        Some(_) => (rows + numbers) * 10 >= all * 5,
        // One word among numbers is a slip and says nothing of what they measure.
        None => (rows + numbers) * 10 >= all * 8 && !(numbers > rows && is_rare(rows, all)),
    };
    ALL.iter()
        .filter_map(|scale| {
            scale.meaning(words, metric).map(|(meaning, rows)| (scale, spread(meaning), rows))
        })
        .filter(|(.., rows)| enough(*rows))
        .collect()
}

/// Counts the cells that are numbers, alone or beside words.
pub(crate) fn rows_of_numbers(words: &BTreeMap<String, u64>) -> u64 {
    let is_number =
        |word: &str| decimal(word.as_bytes(), true).is_some() || worded(word.as_bytes(), true).is_some();
    words.iter().filter(|(word, _)| is_number(word)).map(|(_, count)| count).sum()
}

/// Tells whether so few rows of a column are a slip and no proof of anything.
pub(crate) fn is_rare(rows: u64, all: u64) -> bool {
    all >= 5 && rows <= (all / 20).max(1)
}

/// Spreads five points over seven, where a word of them comes both plain and weakened.
fn spread(meaning: Meaning) -> Meaning {
    let ends = |high| Some([Number::whole(1), Number::whole(high)]);
    let labels = meaning.labels.unwrap_or_default();
    let both = |(word, value): (&String, &Number)| {
        let as_much = |plain: &String| AS_MUCH.iter().find_map(|much| labels.get(&format!("{much} {plain}")));
        plain(word).is_some_and(|plain| {
            labels.get(&plain).or_else(|| as_much(&plain)).is_some_and(|other| other == value)
        })
    };
    if meaning.scale != ends(5) || !labels.iter().any(both) {
        return Meaning { labels: Some(labels), ..meaning };
    }
    let labels = labels.into_iter().map(|(word, value)| {
        let seventh = match (value.thousandths() / 1000, plain(&word).is_some()) {
            (2, true) => 3,
            (3, _) => 4,
            (4, true) => 5,
            (4, false) => 6,
            (5, _) => 7,
            (lowest, _) => lowest,
        };
        (word, Number::whole(seventh))
    });
    Meaning { labels: Some(labels.collect()), scale: ends(7), ..meaning }
}

/// Returns a word without what weakens it; `None` where nothing does.
fn plain(word: &str) -> Option<String> {
    let parts = || word.split(' ');
    let kept: Vec<&str> = parts().filter(|part| !HEDGES.contains(part)).collect();
    (kept.len() < parts().count()).then(|| kept.join(" "))
}

/// Tells whether words say how far somebody agrees, which measures whatever the question asks.
pub(crate) fn is_agreement(words: &BTreeMap<String, u64>) -> bool {
    let of = ALL.iter().filter(|scale| scale.metric.is_none());
    of.filter_map(|scale| scale.meaning(words, Some(Metric::Csat)))
        .any(|(_, rows)| rows * 10 >= words.values().sum::<u64>() * 8)
}

#[cfg(test)]
mod tests;
