//! The hint on the machine: what in a text might tell who wrote it, and softer words for it.
//!
//! A pure function over the text; nothing is sent anywhere, and nothing is ever blocked. For the safe
//! channel and for comments of a check-in. Finds what it knows; a style of writing it cannot see.

use std::ops::Range;

use vire_text::{Language, Text};

/// What a hint is about; the words are `hint-<id>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HintKind {
    /// A name that is known, in any of its forms.
    Name,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A Finnish personal identity code.
    IdentityCode,
    /// "I am the only one who …".
    Only,
    /// A word that few use: a place, a product, a number plate.
    RareWord,
}

impl HintKind {
    /// Returns the stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::IdentityCode => "identity-code",
            Self::Only => "only",
            Self::RareWord => "rare-word",
        }
    }
}

/// One place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// What it is about.
    pub kind: HintKind,
    /// Softer words in its place.
    pub softer: String,
}

/// Lists what might tell who wrote a text, in the order of the text; no two overlap.
///
/// `names`: full names or parts of them, in their basic form; parts under three letters are not looked
/// for. `language`: of the softer words, but for those that stand amid words of another language.
pub fn hints(text: &str, names: &[String], language: Language) -> Vec<Hint> {
    let words = words(text);
    let mut found: Vec<(Range<usize>, HintKind)> = Vec::new();
    found.extend(only(text));
    found.extend(chunks(text).into_iter().filter_map(|(range, chunk)| {
        if is_email(chunk) {
            Some((range, HintKind::Email))
        } else if is_identity_code(chunk) {
            Some((range, HintKind::IdentityCode))
        } else {
            None
        }
    }));
    found.extend(phones(text));
    let parts: Vec<String> = names
        .iter()
        .flat_map(|name| name.split(|one: char| one.is_whitespace() || one == '-'))
        .map(str::to_lowercase)
        .filter(|part| part.chars().count() >= 3)
        .collect();
    let stems: Vec<Vec<String>> = parts.iter().map(|part| stems(part)).collect();
    for (range, word) in &words {
        let lower = word.to_lowercase();
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        // Many names are words as well (Toivo, Meri, Will): without a capital they are taken for words.
        if capital && parts.iter().zip(&stems).any(|(part, stems)| is_form_of(&lower, part, stems)) {
            found.push((range.clone(), HintKind::Name));
        }
    }
    found.extend(rare(text, &words));
    found.sort_by_key(|(range, kind)| (range.start, *kind));
    let mut hints: Vec<Hint> = Vec::new();
    let say = Text::new(language);
    found.sort_by_key(|(_, kind)| *kind);
    let mut taken: Vec<Range<usize>> = Vec::new();
    for (range, kind) in found {
        if taken.iter().any(|other| other.start < range.end && range.start < other.end) {
            continue;
        }
        taken.push(range.clone());
        let own = text.get(range.clone()).filter(|_| kind == HintKind::Only).and_then(language_of);
        let say = own.map_or(say, Text::new);
        hints.push(Hint { range, kind, softer: say.get(&format!("hint-softer-{}", kind.id()), &[]) });
    }
    hints.sort_by_key(|hint| hint.range.start);
    hints
}

/// Cuts a text at everything that is no letter or digit, hyphens inside words excepted.
fn words(text: &str) -> Vec<(Range<usize>, &str)> {
    let inside = |one: char| one.is_alphanumeric() || one == '-' || one == '\'' || one == '’';
    split(text, &|one| !inside(one), &['-', '\'', '’'])
}

/// Cuts a text at white space, with punctuation around taken off.
fn chunks(text: &str) -> Vec<(Range<usize>, &str)> {
    split(
        text,
        &char::is_whitespace,
        &['.', ',', ';', ':', '!', '?', '(', ')', '<', '>', '"', '\'', '”', '“'],
    )
}

fn split<'t>(text: &'t str, at: &dyn Fn(char) -> bool, around: &[char]) -> Vec<(Range<usize>, &'t str)> {
    text.split(at)
        .filter_map(|part| {
            let trimmed = part.trim_matches(around);
            // Both are slices of the same text, so the distance is the place.
            let start = trimmed.as_ptr() as usize - text.as_ptr() as usize;
            (!trimmed.is_empty()).then_some((start..start + trimmed.len(), trimmed))
        })
        .collect()
}

fn is_email(chunk: &str) -> bool {
    let Some((before, after)) = chunk.split_once('@') else { return false };
    !before.is_empty() && after.contains('.') && !after.starts_with('.') && !after.contains('@')
}

/// Checks form, day and check character of a Finnish personal identity code.
///
/// Source: Digital and Population Data Services Agency, *The personal identity code* (signs of 2023).
fn is_identity_code(chunk: &str) -> bool {
    const CHECK: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let upper = chunk.to_ascii_uppercase();
    let bytes = upper.as_bytes();
    let (Some(date), Some(sign), Some(serial), Some(check)) =
        (bytes.get(..6), bytes.get(6), bytes.get(7..10), bytes.get(10))
    else {
        return false;
    };
    if bytes.len() != 11 || !date.iter().chain(serial).all(u8::is_ascii_digit) {
        return false;
    }
    let number = date.iter().chain(serial).fold(0u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    let (day, month) = (number / 10_000_000, number / 100_000 % 100);
    let place = usize::try_from(number % 31).unwrap_or_default();
    b"+-YXWVUABCDEF".contains(sign)
        && (1..=31).contains(&day)
        && (1..=12).contains(&month)
        && CHECK.get(place) == Some(check)
}

/// Finds telephone numbers: seven to fifteen digits from a 0 or a plus, with the usual signs between.
fn phones(text: &str) -> Vec<(Range<usize>, HintKind)> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(from) = text.get(rest..).and_then(|tail| tail.find(['+', '0'])) {
        let start = rest + from;
        let before = text.get(..start).and_then(|head| head.chars().next_back());
        let mut end = start;
        let mut digits = 0;
        for (at, one) in text.get(start..).unwrap_or_default().char_indices() {
            if one.is_ascii_digit() {
                digits += 1;
                end = start + at + 1;
            } else if !(matches!(one, ' ' | '-' | '(' | ')' | '\u{a0}') || (one == '+' && at == 0)) {
                break;
            }
        }
        let alone = before.is_none_or(|one| !one.is_alphanumeric() && one != '-' && one != '.');
        if alone && (7..=15).contains(&digits) {
            found.push((start..end, HintKind::Phone));
        }
        rest = end.max(start + 1);
    }
    found
}

/// "I am the only one" as people write it, in each language.
const ONLY: [(Language, &[&str]); 3] = [
    (Language::En, &["i am the only", "i'm the only", "i’m the only", "the only one who", "only i know"]),
    (
        Language::Fi,
        &[
            "olen ainoa",
            "olen ainut",
            "ainoa joka",
            "ainoa, joka",
            "ainoana meistä",
            "kukaan muu kuin minä",
            "vain minä",
        ],
    ),
    (
        Language::Sv,
        &[
            "jag är den enda",
            "jag är den ende",
            "jag är ensam om",
            "den enda som",
            "den ende som",
            "bara jag",
        ],
    ),
];

/// Returns the language of such words, so that what takes their place reads on.
fn language_of(words: &str) -> Option<Language> {
    let words = words.to_lowercase();
    ONLY.iter().find(|(_, phrases)| phrases.contains(&words.as_str())).map(|(language, _)| *language)
}

/// Finds "I am the only one" in the three languages, whatever the language of the app.
fn only(text: &str) -> Vec<(Range<usize>, HintKind)> {
    // Lower case may change lengths in rare scripts; then nothing is found rather than something else cut.
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for phrase in ONLY.iter().flat_map(|(_, phrases)| phrases.iter()) {
        for (at, whole) in lower.match_indices(phrase) {
            let end = at + whole.len();
            let joined = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
            let before = lower.get(..at).and_then(|head| head.chars().next_back());
            if text.is_char_boundary(at) && text.is_char_boundary(end) && !joined(before) {
                found.push((at..end, HintKind::Only));
            }
        }
    }
    found
}

/// Finds words that few use: letters mixed with digits, and capitals inside a sentence.
fn rare(text: &str, words: &[(Range<usize>, &str)]) -> Vec<(Range<usize>, HintKind)> {
    let is_rare = |range: &Range<usize>, word: &str| {
        let digits = word.chars().any(|one| one.is_ascii_digit());
        let letters = word.chars().filter(|one| one.is_alphabetic()).count();
        if digits {
            return letters >= 1 && word.chars().count() >= 4 && word.chars().any(char::is_uppercase);
        }
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let head =
            text.get(..range.start).unwrap_or_default().trim_end_matches([' ', '"', '”', '“', '(', '\'']);
        let begins =
            head.chars().next_back().is_none_or(|one| matches!(one, '.' | '!' | '?' | ':' | '\n' | '–'));
        capital && letters >= 3 && !begins
    };
    words
        .iter()
        .filter(|(range, word)| is_rare(range, word))
        .map(|(range, _)| (range.clone(), HintKind::RareWord))
        .collect()
}

/// Endings of a Finnish name, longest first; Swedish and English have the genitive.
const ENDINGS: &[&str] = &[
    "ineen", "llani", "lläni", "kseen", "neen", "llaan", "llään", "ssa", "ssä", "sta", "stä", "lla", "llä",
    "lta", "ltä", "lle", "ksi", "tta", "ttä", "seen", "een", "iin", "aan", "ään", "oon", "öön", "uun", "yyn",
    "hin", "han", "hän", "hun", "hon", "hyn", "hön", "an", "än", "en", "in", "on", "un", "yn", "ön", "na",
    "nä", "ta", "tä", "’s", "'s", "a", "ä", "n", "s", "t", "",
];
/// What Finnish hangs on after the ending.
const CLITICS: &[&str] =
    &["kin", "kaan", "kään", "han", "hän", "kohan", "ko", "kö", "pa", "pä", "nsa", "nsä", ""];

/// Tells whether a word is a name in one of its forms.
fn is_form_of(word: &str, name: &str, stems: &[String]) -> bool {
    if word == name {
        return true;
    }
    stems.iter().any(|stem| {
        word.strip_prefix(stem.as_str()).is_some_and(|rest| {
            CLITICS.iter().any(|clitic| {
                rest.strip_suffix(clitic).is_some_and(|ending| ENDINGS.contains(&ending))
                    && (rest != *clitic || stem == name)
            })
        })
    })
}

/// Lists the stems on which the endings of a Finnish name hang: Virtanen, Virtase-; Matti, Mati-; Mäki, Mäe-.
fn stems(name: &str) -> Vec<String> {
    let mut stems = vec![name.to_owned()];
    let mut add = |stem: String| {
        if stem.chars().count() >= 3 && !stems.contains(&stem) {
            stems.push(stem);
        }
    };
    if let Some(head) = name.strip_suffix("nen") {
        add(format!("{head}se"));
        add(format!("{head}s"));
    }
    for (ending, others) in [
        ("kas", &["kkaa"][..]),
        ("as", &["aa", "akse"]),
        ("äs", &["ää", "äkse"]),
        ("is", &["ikse", "ii"]),
        ("us", &["ukse", "ude"]),
        ("ys", &["ykse"]),
        ("es", &["ekse", "ee"]),
        ("os", &["okse"]),
    ] {
        if let Some(head) = name.strip_suffix(ending) {
            others.iter().for_each(|other| add(format!("{head}{other}")));
        }
    }
    let consonant = name.chars().next_back().is_some_and(|one| !"aeiouyäöå".contains(one));
    if consonant {
        add(format!("{name}i"));
        add(format!("{name}e"));
    }
    let Some(last) = name.chars().next_back() else { return stems };
    let head = name.strip_suffix(last).unwrap_or(name);
    let weak = weakened(head);
    for vowel in [last, if last == 'i' { 'e' } else { last }] {
        add(format!("{head}{vowel}"));
        if let Some(weak) = &weak {
            add(format!("{weak}{vowel}"));
        }
    }
    stems
}

/// Weakens the last consonants as Finnish does (kk to k, nt to nn, k to nothing).
fn weakened(head: &str) -> Option<String> {
    const WEAKER: &[(&str, &str)] = &[
        ("kk", "k"),
        ("pp", "p"),
        ("tt", "t"),
        ("nk", "ng"),
        ("nt", "nn"),
        ("lt", "ll"),
        ("rt", "rr"),
        ("mp", "mm"),
        ("k", ""),
        ("p", "v"),
        ("t", "d"),
    ];
    WEAKER.iter().find_map(|(strong, weak)| head.strip_suffix(strong).map(|rest| format!("{rest}{weak}")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names() -> Vec<String> {
        ["Maija Virtanen", "Matti Mäki", "Pekka Lahti", "Markus Öster", "Tuomas Ranta", "Anna-Liisa Niemi"]
            .map(str::to_owned)
            .to_vec()
    }

    fn check(text: &str, expect: &[(HintKind, &str)]) {
        let found = hints(text, &names(), Language::En);
        let found: Vec<(HintKind, &str)> =
            found.iter().map(|hint| (hint.kind, &text[hint.range.clone()])).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn names_are_found_in_their_finnish_forms() {
        use HintKind::Name;
        for form in [
            "Maijan",
            "Maijalle",
            "Maijalta",
            "Maijaa",
            "Maijakin",
            "Virtasen",
            "Virtaselle",
            "Virtasta",
            "Matin",
            "Matille",
            "Mattia",
            "Mäen",
            "Mäelle",
            "Mäkeä",
            "Pekan",
            "Pekalta",
            "Pekkaa",
            "Lahden",
            "Lahdelle",
            "Markuksen",
            "Markukselle",
            "Tuomaan",
            "Tuomaalle",
            "Rannan",
            "Rannalle",
            "Niemen",
            "Liisalle",
            "Österin",
            "Mattikaan",
            "Maija",
        ] {
            check(&format!("puhuin asiasta ({form}) eilen"), &[(Name, form)]);
        }
        check("Maijas bord, Markus’s desk", &[(Name, "Maijas"), (Name, "Markus’s")]);
    }

    #[test]
    fn words_that_only_begin_like_a_name_are_left_alone() {
        for text in
            ["Maininta tästä.", "Mattoja on liikaa.", "Annamme palautetta.", "Rantautuminen.", "Lahjoja."]
        {
            check(text, &[]);
        }
    }

    #[test]
    fn addresses_numbers_and_codes_are_found() {
        use HintKind::{Email, IdentityCode, Phone};
        check("kirjoita etu.suku@kaarna.fi.", &[(Email, "etu.suku@kaarna.fi")]);
        check(
            "soita 040 123 4567 tai +358-9-1234567!",
            &[(Phone, "040 123 4567"), (Phone, "+358-9-1234567")],
        );
        check("oma tunnus 131052-308T on", &[(IdentityCode, "131052-308T")]);
        check("131052-308U", &[(HintKind::RareWord, "131052-308U")]);
        check("viikolla 2026 tehtiin 10 000 tuntia", &[]);
    }

    #[test]
    fn being_the_only_one_is_found_in_every_language() {
        use HintKind::Only;
        check("Olen ainoa, joka tekee öitä.", &[(Only, "Olen ainoa")]);
        check("Jag är den enda på kvällen.", &[(Only, "Jag är den enda")]);
        check("Well, I'm the only nurse here.", &[(Only, "I'm the only")]);
    }

    #[test]
    fn special_words_are_found_inside_a_sentence_only() {
        use HintKind::RareWord;
        check("Koneella KX-204 on vika. Siellä haisee.", &[(RareWord, "KX-204")]);
        check("asuin silloin Utsjoella yksin", &[(RareWord, "Utsjoella")]);
        check("Meillä on kiire. Huomenna taas.", &[]);
    }

    #[test]
    fn what_takes_the_place_of_finnish_words_is_finnish() {
        let softer = |language| hints("Olen ainoa, joka tekee öitä.", &[], language).remove(0).softer;
        assert_eq!(softer(Language::En), softer(Language::Fi));
    }

    #[test]
    fn the_softer_words_are_of_the_language() {
        for language in [Language::Fi, Language::Sv, Language::En] {
            for hint in hints(
                "Olen ainoa. Soita 0401234567, a@b.fi, 131052-308T, Maijalle, KX-204.",
                &names(),
                language,
            ) {
                assert!(!hint.softer.is_empty() && !hint.softer.starts_with("hint-"), "{hint:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_cut_at_its_hints(text in "(Olen ainoa|Maija[a-zäö]{0,4}|[0-9 +-]{1,12}|\\PC| ){0,12}") {
            let mut end = 0;
            for hint in hints(&text, &names(), Language::Fi) {
                prop_assert!(hint.range.start >= end && text.get(hint.range.clone()).is_some());
                end = hint.range.end;
            }
        }
    }
}
