//! Likeness: which known texts are like one that is being written.
//!
//! Compares runs of three letters, which endings of Finnish words hardly change. Runs on this machine;
//! nothing that is being written leaves it.

use std::collections::BTreeSet;

/// From this share of common runs on, two texts are alike.
const ALIKE: f64 = 0.45;
/// Shorter texts are like everything.
const LEAST_RUNS: usize = 6;

fn runs(text: &str) -> BTreeSet<[char; 3]> {
    let mut runs = BTreeSet::new();
    for word in text.to_lowercase().split(|letter: char| !letter.is_alphanumeric()) {
        // Short words join sentences and say nothing.
        if word.chars().count() < 3 {
            continue;
        }
        let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).collect();
        runs.extend(letters.windows(3).filter_map(|run| <[char; 3]>::try_from(run).ok()));
    }
    runs
}

/// Returns how much of `text` is also in `known`: 0.0..=1.0.
pub fn likeness(text: &str, known: &str) -> f64 {
    let (text, known) = (runs(text), runs(known));
    if text.len() < LEAST_RUNS {
        return 0.0;
    }
    text.intersection(&known).count() as f64 / text.len() as f64
}

/// Returns the places of the texts most like `text`, the likest first, at most `most`.
pub fn most_alike<'a>(text: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<usize> {
    let mut found: Vec<(usize, f64)> = known
        .into_iter()
        .enumerate()
        .map(|(at, known)| (at, likeness(text, known)))
        .filter(|(_, like)| *like >= ALIKE)
        .collect();
    found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    found.into_iter().take(most).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 3] = [
        "Valmiit vastauspohjat chatiin: asiakas saa vastauksen nopeammin",
        "Yhteinen aamukahvi maanantaisin",
        "Retursedeln ska kunna skrivas ut i appen",
    ];

    #[test]
    fn the_same_thing_in_other_words_is_found() {
        let check = |text: &str, expect: &[usize]| assert_eq!(most_alike(text, KNOWN, 3), expect, "{text}");
        check("chattiin valmiita vastauspohjia", &[0]);
        check("Aamukahvit yhteisesti maanantaina", &[1]);
        check("skriva ut returseddeln", &[2]);
        check("Sähköpyörät työmatkoille", &[]);
    }

    #[test]
    fn a_beginning_of_a_word_is_like_nothing_yet() {
        for text in ["", "a", "Va", "Yht", "ja se on"] {
            assert!(most_alike(text, KNOWN, 3).is_empty(), "{text}");
        }
    }
}
