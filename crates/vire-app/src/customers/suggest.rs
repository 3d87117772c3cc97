//! Suggestions for words of a file that look like a touchpoint or a group of the organisation.
//!
//! Proposes; what a word means, the person says.

use vire_core::group::Group;
use vire_core::question::Touchpoint;
use vire_text::{Language, Text};

/// How alike two words must be, 0..=1.
const ALIKE: f64 = 0.86;

/// Something that a word may mean, under every name it goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What is stored.
    pub(super) id: String,
    names: Vec<String>,
}

/// Lists the touchpoints, with their names in every language.
pub(super) fn touchpoints(own: &[Touchpoint]) -> Vec<Candidate> {
    let texts = Language::ALL.map(Text::new);
    let known = Touchpoint::KNOWN.map(|id| {
        let mut names = vec![folded(id)];
        names.extend(texts.iter().map(|text| folded(&text.get(&format!("touchpoint-{id}"), &[]))));
        Candidate { id: id.to_owned(), names }
    });
    let own = own.iter().map(Touchpoint::as_str).filter(|id| !Touchpoint::KNOWN.contains(id));
    let own = own.map(|id| Candidate { id: id.to_owned(), names: vec![folded(id)] });
    known.into_iter().chain(own).collect()
}

/// Lists the groups, under their last name and their whole path.
pub(super) fn groups(groups: &[Group]) -> Vec<Candidate> {
    let candidate = |group: &Group| Candidate {
        id: group.to_string(),
        names: vec![folded(&group.name()), folded(group.as_str())],
    };
    groups.iter().map(candidate).collect()
}

/// Returns what a word most likely means; `None` where nothing is like it.
pub(super) fn nearest<'c>(word: &str, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
    let word = folded(word);
    let likeness =
        |candidate: &Candidate| candidate.names.iter().map(|name| alike(&word, name)).fold(0.0, f64::max);
    let scored = candidates.iter().map(|candidate| (likeness(candidate), candidate));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= ALIKE).then_some(best.1)
}

/// Tells how alike two folded texts are, 0..=1; one that holds all words of the other is very like it.
pub(super) fn alike(a: &str, b: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let (of_a, of_b) = (words(a), words(b));
    let holds =
        |all: &[String], some: &[String]| !some.is_empty() && some.iter().all(|word| all.contains(word));
    let within = if holds(&of_a, &of_b) || holds(&of_b, &of_a) { 0.92 } else { 0.0 };
    strsim::jaro_winkler(a, b).max(within)
}

/// Writes a text small and plain: whoever leaves dots out means the same word.
pub(super) fn folded(text: &str) -> String {
    let plain = |letter| match letter {
        'ä' | 'å' => 'a',
        'ö' => 'o',
        '\u{a0}' => ' ',
        other => other,
    };
    text.trim().to_lowercase().chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_led_to_what_it_is_most_like() {
        let groups = groups(
            &["Palvelut/Puhelintuki", "Palvelut/Chat", "Myymälät/Tampere"]
                .map(|path| Group::parse(path).unwrap()),
        );
        let touchpoints = touchpoints(&[Touchpoint::new("Palvelutiski")]);
        let check = |word: &str, candidates: &[Candidate], expect: Option<&str>| {
            assert_eq!(nearest(word, candidates).map(|found| found.id.as_str()), expect, "{word}");
        };
        check("Chat-tiimi", &groups, Some("Palvelut/Chat"));
        check("puhelin tuki", &groups, Some("Palvelut/Puhelintuki"));
        check("Tampree", &groups, Some("Myymälät/Tampere"));
        check("Laskutus", &groups, None);
        check("Sahkoposti", &touchpoints, Some("email"));
        check("E-posti", &touchpoints, Some("email"));
        check("palvelutiskit", &touchpoints, Some("Palvelutiski"));
        check("faksi", &touchpoints, None);
    }
}
