//! Several columns whose names say the same metric: which of them holds the scores.

use super::words::{has_part, has_stem, is_one_of, is_question, words_of};

/// How well a name says that a column holds the scores of a metric that it names: the lower the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    /// It is the metric's own name.
    Exactly,
    /// It says more.
    Among,
    /// It says that the numbers are others: a goal, an earlier score, a change, a count.
    OfOther,
}

/// Judges a folded name.
pub(super) fn said(name: &str) -> Said {
    if is_of_other(name) {
        return Said::OfOther;
    }
    // Brackets hold the scale.
    let plain = name.split(['(', '[']).next().unwrap_or_default();
    let is_own = |word: &str| is_one_of(word, OWN) || word.bytes().all(|byte| byte.is_ascii_digit());
    if words_of(plain).all(is_own) { Said::Exactly } else { Said::Among }
}

/// Tells whether a name speaks of a goal, an earlier score, a change or a count.
pub(super) fn is_of_other(name: &str) -> bool {
    let stems = [
        "tavoit",
        "target",
        "edelli",
        "aiempi",
        "aikaise",
        "previous",
        "före",
        "föregå",
        "förra",
        "tidigare",
        "muutos",
        "muutok",
        "förändr",
    ];
    let is_other = |word: &str| is_one_of(word, OTHERS);
    // A question may ask about numbers and how it was before.
    let counts = || words_of(name).any(|word| is_one_of(word, COUNTS)) || has_stem(name, &COUNTED);
    has_stem(name, &stems)
        || has_part(name, &["tavoite", "viime vuo", "viime kuu", "last year", "last month", "last quarter"])
        || words_of(name).any(is_other)
        || (!is_question(name) && counts())
}

/// Words of which the metrics' own names consist.
const OWN: &str = "nps net promoter score csat ces customer client satisfaction effort expectation expectations \
                   recommendation rating index tyytyväisyys asiakastyytyväisyys suosittelu suositteluhalukkuus \
                   vaivattomuus helppous odotus odotukset arvosana arvio pisteet nöjdhet kundnöjdhet enkelhet \
                   rekommendation förväntan förväntningar betyg poäng";

const OTHERS: &str = "mål målet målsättning goal goals before prior baseline ennen change delta";

const COUNTS: &str = "no nr num nro number numero count counts määrä lukumäärä lkm kpl antal nummer";

/// Those who gave a score, counted.
const COUNTED: [&str; 4] = ["suosittelij", "promoters", "detractors", "vastausmäärä"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metrics_own_name_comes_before_longer_ones_and_goals_and_counts_come_last() {
        let check = |name: &str, expect| assert_eq!(said(name), expect, "{name}");
        for name in ["nps", "nps (0-10)", "nps 0-10", "net promoter score", "csat score", "tyytyväisyys"] {
            check(name, Said::Exactly);
        }
        for name in ["tyytyvaisyys", "asiakastyytyväisyys (1\u{2013}5)", "nöjdhet", "customer satisfaction"]
        {
            check(name, Said::Exactly);
        }
        for name in ["tyytyväisyys palveluun", "nps chat", "would you recommend us?", "csat by country"] {
            check(name, Said::Among);
        }
        for name in
            ["nps-tavoite", "tyytyväisyystavoite", "nps goal", "nps target", "nps-mål", "edellinen nps"]
        {
            check(name, Said::OfOther);
        }
        for name in ["tyytyväisyys ennen", "previous csat", "nps last year", "nps föregående", "nps change"]
        {
            check(name, Said::OfOther);
        }
        for name in
            ["nps survey no", "suosittelijat", "nps count", "nps lukumäärä", "nps number", "csat muutos"]
        {
            check(name, Said::OfOther);
        }
        check("kuinka tyytyväinen olit vaihtoehtojen määrä huomioiden?", Said::Among);
    }
}
