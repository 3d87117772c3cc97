//! Whether a word says good or bad, whatever scale it stands on.

use crate::labels::ALL;

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
