//! Words of a file that mean a touchpoint or a group.
//!
//! Each spelling is looked up once; unknown words are counted, never refused.

use std::collections::{BTreeMap, HashMap, HashSet};

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use vire_core::group::Group;
use vire_core::question::Touchpoint;

use crate::fold::{fold, fold_bytes};
use crate::options::Options;
use crate::record::{text, trim};

/// The most spellings that are remembered and listed.
const SPELLINGS: usize = 10_000;
/// How many words are found without hashing.
const NEAR: usize = 64;

/// What each word of one column means.
#[derive(Debug)]
pub(crate) struct Words<T> {
    meanings: HashMap<String, T>,
    own_name: Option<fn(&str) -> T>,
    /// Words that have a meaning only because earlier files brought them: told all the same.
    told: HashSet<String>,
    /// By spelling; no more than [`SPELLINGS`], so that a file cannot fill it with colliding words.
    places: FxHashMap<Box<[u8]>, usize>,
    known: Vec<Word<T>>,
    /// Where the last word with a certain length and end stands in `known`.
    near: [usize; NEAR],
}

#[derive(Debug)]
struct Word<T> {
    spelling: Box<[u8]>,
    meaning: Option<T>,
    unknown: bool,
    /// Tells folded words apart; never 0.
    fingerprint: u32,
    rows: u64,
}

impl<T: Clone> Words<T> {
    fn new(meanings: HashMap<String, T>, own_name: Option<fn(&str) -> T>) -> Self {
        Self {
            meanings,
            own_name,
            told: HashSet::new(),
            places: FxHashMap::default(),
            known: Vec::new(),
            near: [0; NEAR],
        }
    }

    /// Returns what a cell means; `None` for an empty cell or a word without a meaning.
    pub fn read(&mut self, field: &[u8]) -> Option<&T> {
        let place = self.count(field);
        self.meaning(place)
    }

    /// Counts a row with a cell and returns the place of its word, good until the next cell is counted.
    pub fn count(&mut self, field: &[u8]) -> usize {
        // A column has a handful of words; nearly all cells are found by one comparison.
        let slot = (field.len() * 7 + usize::from(field.last().copied().unwrap_or_default())) % NEAR;
        let near = self.near.get(slot).copied().unwrap_or_default();
        let index = if self.known.get(near).is_some_and(|word| *word.spelling == *field) {
            near
        } else {
            let found = self.places.get(field).copied();
            let index = found.unwrap_or_else(|| self.learn(field));
            if let Some(slot) = self.near.get_mut(slot) {
                *slot = index;
            }
            index
        };
        if let Some(word) = self.known.get_mut(index) {
            word.rows += 1;
        }
        index
    }

    /// Returns what tells the word at a place apart from others, in every file the same.
    pub fn fingerprint(&self, place: usize) -> u32 {
        self.known.get(place).map_or(1, |word| word.fingerprint)
    }

    /// Returns what the word at a place means.
    pub fn meaning(&self, place: usize) -> Option<&T> {
        self.known.get(place)?.meaning.as_ref()
    }

    fn learn(&mut self, field: &[u8]) -> usize {
        let (spelling, several) = written(field);
        let folded = fold_bytes(spelling);
        // "Palvelut / Chat" is the path without its spaces.
        let tight = || self.meanings.get(&folded.replace(" / ", "/"));
        let whole = self.meanings.get(&fold_bytes(trim(field)));
        let mut meaning = whole.or_else(|| self.meanings.get(&folded)).or_else(tight).cloned();
        let unknown = meaning.is_none() && !folded.is_empty();
        if unknown
            && !several
            && let Some(own_name) = self.own_name
        {
            meaning = Some(own_name(&text(spelling).nfc().collect::<String>()));
            if let Some(meaning) = &meaning
                && self.meanings.len() < SPELLINGS
            {
                self.meanings.insert(folded.clone(), meaning.clone());
            }
        }
        let unknown = unknown
            || self.told.contains(&folded)
            || (self.own_name.is_some() && self.unknown_before(&folded));
        let word =
            Word { spelling: field.into(), meaning, unknown, fingerprint: fingerprint(&folded), rows: 0 };
        let index = self.known.len().min(SPELLINGS);
        if let Some(last) = self.known.get_mut(index) {
            *last = word;
        } else {
            self.known.push(word);
            if index < SPELLINGS {
                self.places.insert(field.into(), index);
            }
        }
        index
    }

    fn unknown_before(&self, folded: &str) -> bool {
        self.known.iter().any(|word| word.unknown && fold_bytes(written(&word.spelling).0) == folded)
    }

    /// Lists the words without a meaning and how many rows have them.
    pub fn unmapped(&self) -> BTreeMap<String, u64> {
        let mut unmapped = BTreeMap::new();
        for word in self.known.iter().take(SPELLINGS).filter(|word| word.unknown && word.rows > 0) {
            *unmapped.entry(text(written(&word.spelling).0)).or_default() += word.rows;
        }
        unmapped
    }
}

/// Returns a cell as it is read and listed, and whether it holds several choices.
fn written(field: &[u8]) -> (&[u8], bool) {
    let whole = trim(field);
    choice(whole).map_or((whole, true), |one| (one, false))
}

/// Cuts the semicolon that Microsoft Forms puts behind each choice; `None` where several were made.
pub(crate) fn choice(cell: &[u8]) -> Option<&[u8]> {
    match cell.strip_suffix(b";") {
        None => Some(cell),
        Some(one) if one.contains(&b';') => None,
        Some(one) => Some(trim(one)),
    }
}

impl Words<Touchpoint> {
    /// Words of a touchpoint column; a word that nobody knows is a touchpoint of its own name.
    pub fn of_touchpoints(map: Option<&BTreeMap<String, String>>, options: &Options<'_>) -> Self {
        let mut meanings: HashMap<String, Touchpoint> = HashMap::new();
        for (id, words) in KNOWN {
            meanings.extend(words.iter().map(|word| (fold(word), Touchpoint::new(id))));
        }
        let own: HashMap<String, Touchpoint> =
            options.touchpoints.iter().map(|own| (fold(own.as_str()), own.clone())).collect();
        let mut told: HashSet<String> =
            own.keys().filter(|word| !meanings.contains_key(*word)).cloned().collect();
        meanings.extend(own);
        let known = |name: &str, meanings: &HashMap<String, Touchpoint>| {
            meanings.get(&fold(name)).cloned().unwrap_or_else(|| Touchpoint::new(name))
        };
        let mapped: Vec<_> =
            map.into_iter().flatten().map(|(word, name)| (fold(word), known(name, &meanings))).collect();
        told.retain(|word| mapped.iter().all(|(named, _)| named != word));
        meanings.extend(mapped);
        Self { told, ..Self::new(meanings, Some(Touchpoint::new)) }
    }
}

impl Words<Group> {
    /// Words of a group column: paths and last names of known groups; others mean no group.
    pub fn of_groups(map: Option<&BTreeMap<String, String>>, options: &Options<'_>) -> Self {
        let mut meanings: HashMap<String, Group> = HashMap::new();
        let mut twice = Vec::new();
        for group in options.groups.iter().filter(|group| !group.is_organisation()) {
            let name = fold(&group.name());
            if meanings.insert(name.clone(), group.clone()).is_some_and(|other| other != *group) {
                twice.push(name);
            }
        }
        // A name that two groups have means neither; their paths still do.
        for name in twice {
            meanings.remove(&name);
        }
        meanings.extend(options.groups.iter().map(|group| (fold(group.as_str()), group.clone())));
        meanings.remove("");
        let mapped: Vec<_> = map
            .into_iter()
            .flatten()
            .filter_map(|(word, name)| {
                // A map to a group that nobody knows leaves the word unknown, and told.
                Some((fold(word), meanings.get(&fold(name)).cloned()?))
            })
            .collect();
        meanings.extend(mapped);
        Self::new(meanings, None)
    }
}

/// Returns a number for a folded word, the same in every file; never 0, which stands for no column.
fn fingerprint(folded: &str) -> u32 {
    // Source: FNV-1a, 32 bit (Fowler, Noll, Vo).
    let hash =
        folded.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash.max(1)
}

/// Words of touchpoints that need no map.
pub(crate) const KNOWN: [(&str, &[&str]); 5] = [
    ("phone", &["phone", "puhelin", "telefon", "call"]),
    ("chat", &["chat", "live chat", "livechat"]),
    ("email", &["email", "e-mail", "mail", "sähköposti", "e-post"]),
    ("web", &["web", "web form", "verkkolomake", "portal", "webb", "form"]),
    (
        "onsite",
        &[
            "onsite",
            "on-site",
            "in-person",
            "walk-in",
            "toimipiste",
            "myymälä",
            "butik",
            "terminal",
            "tablet",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use chrono_tz::Europe;

    use super::*;

    #[test]
    fn touchpoints_are_known_folded_mapped_or_called_by_their_own_name() {
        let own = [Touchpoint::new("Messut")];
        let options =
            Options { touchpoints: &own, ..Options::new("2026-11-23".parse().unwrap(), Europe::Helsinki) };
        let map = BTreeMap::from([
            ("Soitto".to_owned(), "phone".to_owned()),
            ("form".to_owned(), "email".to_owned()),
        ]);
        let mut words = Words::of_touchpoints(Some(&map), &options);
        let mut check = |word: &str, expect: Option<&str>| {
            assert_eq!(words.read(word.as_bytes()).map(Touchpoint::as_str), expect, "{word:?}");
        };
        check("Puhelin", Some("phone"));
        check(" LIVE\u{a0}CHAT ", Some("chat"));
        check("sa\u{308}hko\u{308}posti", Some("email"));
        check("SOITTO", Some("phone"));
        check("Form", Some("email"));
        check("messut", Some("Messut"));
        check("Kirjekyyhky", Some("Kirjekyyhky"));
        check("kirjekyyhky", Some("Kirjekyyhky"));
        check("", None);
        check("  ", None);
        // A word that an earlier file brought is told as long as nobody maps it.
        let expect = [("Kirjekyyhky", 1), ("kirjekyyhky", 1), ("messut", 1)];
        assert_eq!(words.unmapped(), expect.map(|(word, rows)| (word.to_owned(), rows)).into());
        let map = BTreeMap::from([("Messut".to_owned(), "Messut".to_owned())]);
        let mut words = Words::of_touchpoints(Some(&map), &options);
        assert_eq!(words.read(b"MESSUT").map(Touchpoint::as_str), Some("Messut"));
        assert_eq!(words.unmapped(), BTreeMap::new());
    }

    #[test]
    fn a_fingerprint_is_of_the_word_and_not_of_its_spelling_or_meaning() {
        let options = Options::new("2026-11-23".parse().unwrap(), Europe::Helsinki);
        let map = BTreeMap::from([("soitto".to_owned(), "phone".to_owned())]);
        let [mut mapped, mut plain] = [Some(&map), None].map(|map| Words::of_touchpoints(map, &options));
        let of = |words: &mut Words<Touchpoint>, word: &str| {
            let place = words.count(word.as_bytes());
            words.fingerprint(place)
        };
        let first = of(&mut mapped, "Soitto");
        assert_eq!((of(&mut mapped, " soitto\u{a0}"), of(&mut plain, "SOITTO")), (first, first));
        assert_ne!(of(&mut plain, "phone"), first);
        assert!(of(&mut plain, "") != 0 && of(&mut plain, "") != first);
    }

    #[test]
    fn groups_are_known_by_path_or_by_a_name_that_only_one_has() {
        let groups =
            ["Palvelut", "Palvelut/Chat", "Myynti/Chat", "Myynti/Tuki"].map(|p| Group::parse(p).unwrap());
        let options =
            Options { groups: &groups, ..Options::new("2026-11-23".parse().unwrap(), Europe::Helsinki) };
        let map = [("T1", "palvelut/chat"), ("T2", "Ei ole")];
        let map = map.map(|(word, group)| (word.to_owned(), group.to_owned())).into();
        let mut words = Words::of_groups(Some(&map), &options);
        let mut check = |word: &str, expect: Option<&str>| {
            assert_eq!(words.read(word.as_bytes()).map(Group::as_str), expect, "{word:?}");
        };
        check("tuki", Some("Myynti/Tuki"));
        check("PALVELUT/chat", Some("Palvelut/Chat"));
        check("Palvelut / Chat", Some("Palvelut/Chat"));
        check("Chat", None);
        check("t1", Some("Palvelut/Chat"));
        check("T2", None);
        check("", None);
        check("Muut", None);
        check("Muut", None);
        let expect = [("Chat", 1), ("Muut", 2), ("T2", 1)];
        assert_eq!(words.unmapped(), expect.map(|(word, rows)| (word.to_owned(), rows)).into());
    }

    #[test]
    fn a_choice_may_end_in_a_semicolon_and_several_are_no_touchpoint() {
        let options = Options::new("2026-11-23".parse().unwrap(), Europe::Helsinki);
        let map = BTreeMap::from([("Chat;Email;".to_owned(), "chat".to_owned())]);
        let mut words = Words::of_touchpoints(Some(&map), &options);
        let mut check = |word: &str, expect: Option<&str>| {
            assert_eq!(words.read(word.as_bytes()).map(Touchpoint::as_str), expect, "{word:?}");
        };
        check("Phone;", Some("phone"));
        check(" Chat ; ", Some("chat"));
        check("Kirje;", Some("Kirje"));
        check("Kirje", Some("Kirje"));
        check("Phone;Chat;", None);
        check("chat;email;", Some("chat"));
        check(";", None);
        check("web; kassa", Some("web; kassa"));
        let unmapped = [("Kirje", 2), ("Phone;Chat;", 1), ("web; kassa", 1)];
        assert_eq!(words.unmapped(), unmapped.map(|(word, rows)| (word.to_owned(), rows)).into());
        let groups = [Group::parse("Palvelut/Chat").unwrap()];
        let mut words = Words::of_groups(None, &Options { groups: &groups, ..options });
        assert_eq!(words.read(b"Chat;").map(Group::as_str), Some("Palvelut/Chat"));
        assert_eq!(words.read(b"Chat;Tuki;"), None);
    }

    #[test]
    fn these_words_need_no_map() {
        let options = Options::new("2026-11-23".parse().unwrap(), Europe::Helsinki);
        let mut words = Words::of_touchpoints(None, &options);
        for (touchpoint, spellings) in [
            ("phone", "phone puhelin telefon call"),
            ("chat", "chat live_chat livechat"),
            ("email", "email e-mail mail sähköposti e-post"),
            ("web", "web web_form verkkolomake portal webb form"),
            ("onsite", "onsite on-site in-person walk-in toimipiste myymälä butik terminal tablet"),
        ] {
            for spelling in spellings.split(' ') {
                let spelling = spelling.replace('_', " ");
                for word in [spelling.to_uppercase(), format!("\u{a0}{spelling} ")] {
                    let found = words.read(word.as_bytes()).map(Touchpoint::as_str);
                    assert_eq!(found, Some(touchpoint), "{word:?}");
                }
            }
        }
        assert!(words.unmapped().is_empty());
    }
}
