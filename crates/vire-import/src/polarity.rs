//! Whether words say good or bad, whatever scale they stand on.

use crate::labels::ALL;

/// Words that no scale of labels holds.
const GOOD: [&str; 18] = [
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
    "paras",
    "parhain",
    "bäst",
    "bästa",
];

const BAD: [&str; 22] = [
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
    "huonoin",
    "heikoin",
    "heikko",
    "pahin",
    "sämst",
    "sämsta",
];

/// Beginnings of words that say good in a sentence.
const GOOD_STEMS: [&str; 38] = [
    "tyytyväi",
    "satisfied",
    "nöjd",
    "hyvä",
    "good",
    "helppo",
    "helpo",
    "easy",
    "easi",
    "lätt",
    "enkel",
    "paras",
    "parhai",
    "parhaa",
    "bäst",
    "bra",
    "best",
    "great",
    "positi",
    "erinom",
    "excellent",
    "utmärkt",
    "kiitettä",
    "happy",
    "loista",
    "sujuva",
    "vaivato",
    "vaivatt",
    "perfe",
    "täydelli",
    "likely",
    "sannolik",
    "todennäköi",
    "suosittel",
    "recommend",
    "rekommend",
    "agree",
    "samaa",
];

/// Beginnings of words that say bad in a sentence.
const BAD_STEMS: [&str; 25] = [
    "tyytymät",
    "dissatisf",
    "unsatisf",
    "missnöj",
    "huono",
    "bad",
    "poor",
    "dålig",
    "heiko",
    "heikk",
    "vaike",
    "difficult",
    "hard",
    "svår",
    "worst",
    "sämst",
    "unhappy",
    "surke",
    "terrible",
    "awful",
    "negati",
    "unlikely",
    "osannolik",
    "epätodennäköi",
    "disagree",
];

/// What is measured, and says neither.
const NOUNS: [&str; 5] = ["tyytyväisyy", "helppou", "hyväksy", "vaivattomuu", "enkelhet"];

const NEGATIONS: [&str; 6] = ["ei", "en", "inte", "not", "ikke", "never"];

/// Words that change nothing about what the next ones say.
const FILLERS: [&str; 52] = [
    "on",
    "är",
    "is",
    "means",
    "tarkoittaa",
    "betyder",
    "vastaa",
    "motsvarar",
    "eli",
    "the",
    "a",
    "an",
    "it",
    "was",
    "oli",
    "var",
    "jag",
    "i",
    "am",
    "olen",
    "would",
    "skulle",
    "det",
    "se",
    "mahdollisimman",
    "very",
    "extremely",
    "completely",
    "totally",
    "highly",
    "absolutely",
    "most",
    "at",
    "all",
    "somewhat",
    "quite",
    "erittäin",
    "hyvin",
    "todella",
    "täysin",
    "kaikkein",
    "kovin",
    "lainkaan",
    "yhtään",
    "ollenkaan",
    "melko",
    "mycket",
    "väldigt",
    "helt",
    "alls",
    "särskilt",
    "ganska",
];

/// Tells whether a word says good (1), bad (-1) or neither (0); `None` for a word that is on no scale.
pub(crate) fn polarity(word: &str) -> Option<i8> {
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

/// Tells the same of a phrase, which may go on, be denied or be strengthened: "ei lainkaan tyytyväinen".
pub(crate) fn phrase_polarity(phrase: &str) -> Option<i8> {
    let words: Vec<&str> = phrase.split(' ').filter(|word| !word.is_empty()).collect();
    let known = (1..=words.len()).rev().find_map(|count| {
        let start = words.get(..count)?.join(" ");
        // "Ei" alone is an answer; before other words it only denies them.
        if count < words.len() && is_plain(&start) { None } else { polarity(&start) }
    });
    known.or_else(|| by_stem(&words))
}

/// Tells whether a word answers whatever is asked, and so says neither good nor bad of anything.
pub(crate) fn is_plain(word: &str) -> bool {
    ["yes", "no", "kyllä", "ei", "ja", "nej", "ok", "okej", "okay", "true", "false"].contains(&word)
}

fn by_stem(words: &[&str]) -> Option<i8> {
    let mut denied = false;
    let mut said = None;
    for word in words {
        if NEGATIONS.contains(word) {
            denied = true;
        } else if said.is_none() && !FILLERS.contains(word) {
            said = Some(sign(word)?);
        }
    }
    match (said?, denied) {
        (sign, false) => Some(sign),
        (1, true) => Some(-1),
        // What is not bad may be anything.
        _ => None,
    }
}

fn sign(word: &str) -> Option<i8> {
    let starts = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    match (starts(&NOUNS), starts(&GOOD_STEMS), starts(&BAD_STEMS)) {
        (false, true, _) => Some(1),
        (false, false, true) => Some(-1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_may_be_strengthened_denied_or_go_on() {
        let check = |phrase: &str, expect| assert_eq!(phrase_polarity(phrase), expect, "{phrase}");
        for good in [
            "paras",
            "on paras",
            "är bäst",
            "is the best",
            "erittäin tyytyväisiä",
            "erinomainen palvelu",
            "helpointa",
            "täysin samaa mieltä",
            "suosittelen varmasti",
            "mycket nöjda kunder",
        ] {
            check(good, Some(1));
        }
        for bad in [
            "huonoin",
            "heikoin mahdollinen",
            "sämst",
            "ei lainkaan tyytyväinen",
            "inte alls nöjd",
            "not at all satisfied",
            "would not recommend",
            "en suosittele",
            "nej",
            "very hard to do",
        ] {
            check(bad, Some(-1));
        }
        for none in [
            "ei osaa sanoa",
            "ei kokemusta",
            "tyytyväisyys",
            "helppous",
            "not bad",
            "inte svårt",
            "kuukausi",
            "",
        ] {
            check(none, None);
        }
        check("neither satisfied nor dissatisfied", Some(0));
    }
}
