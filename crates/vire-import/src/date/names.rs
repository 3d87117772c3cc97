//! Names in dates: months, weekdays, halves of the day, in the languages of exports.
//!
//! All are compared in lower case and without the point of an abbreviation.

/// Returns the number of a month, 1..=12, by its name or abbreviation.
pub(crate) fn month(word: &[u8]) -> Option<i64> {
    let word = std::str::from_utf8(word).ok().filter(|word| !word.is_empty())?;
    let index = MONTHS
        .iter()
        .position(|names| names.contains(&word))
        .or_else(|| FINNISH_MONTHS.iter().position(|stem| is_month_of(stem, word)))?;
    i64::try_from(index + 1).ok()
}

/// Tells whether a word is a Finnish month: `tammi`, `tammik.`, `tammikuu`, `tammikuuta`.
fn is_month_of(stem: &str, word: &str) -> bool {
    word.strip_prefix(stem).is_some_and(|ending| ["", "k", "kuu", "kuuta", "kuun"].contains(&ending))
}

/// Tells whether a word is a weekday, as it stands alone or before a date (`maanantaina`, `måndagen`).
pub(crate) fn is_weekday(word: &[u8]) -> bool {
    let Some(word) = std::str::from_utf8(word).ok().filter(|word| !word.is_empty()) else { return false };
    let bare = word.strip_suffix("na").or_else(|| word.strip_suffix("en")).unwrap_or(word);
    let known = |names: &[&[&str]], word: &str| names.iter().any(|names| names.contains(&word));
    known(&SHORT_WEEKDAYS, word) || known(&WEEKDAYS, word) || known(&WEEKDAYS, bare)
}

/// Tells whether a word may stand between a weekday and its date.
pub(crate) fn is_the(word: &[u8]) -> bool {
    [&b"den"[..], b"the"].contains(&word)
}

/// Tells whether a word may stand between a date and its time.
pub(crate) fn is_at(word: &[u8]) -> bool {
    [&b"t"[..], b"klo", b"kl", b"klockan", b"kello", b"at", b"um", b"den"].contains(&word)
}

/// Takes a half of the day: whether it is the afternoon, and the length of its spelling.
pub(crate) fn half(text: &[u8]) -> Option<(bool, usize)> {
    const HALVES: [(&[u8], bool); 14] = [
        (b"a.m.", false),
        (b"p.m.", true),
        (b"am", false),
        (b"pm", true),
        (b"ap.", false),
        (b"ip.", true),
        (b"ap", false),
        (b"ip", true),
        (b"f.m.", false),
        (b"e.m.", true),
        (b"fm", false),
        (b"em", true),
        (b"vorm.", false),
        (b"nachm.", true),
    ];
    let ends = |length: usize| text.get(length).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let (name, afternoon) =
        HALVES.into_iter().find(|(name, _)| text.starts_with(name) && ends(name.len()))?;
    Some((afternoon, name.len()))
}

/// Months in English, Swedish, German, Danish, Norwegian, French, Dutch, Spanish and Italian.
const MONTHS: [&[&str]; 12] = [
    &[
        "jan", "january", "januari", "januar", "jänner", "jän", "janv", "janvier", "ene", "enero", "gen",
        "gennaio",
    ],
    &["feb", "february", "februari", "februar", "feber", "févr", "février", "febrero", "febbraio"],
    &["mar", "march", "mars", "märz", "mär", "mrz", "maerz", "marts", "mrt", "maart", "marzo"],
    &["apr", "april", "avr", "avril", "abr", "abril", "aprile"],
    &["may", "maj", "mai", "mei", "mayo", "mag", "maggio"],
    &["jun", "june", "juni", "juin", "junio", "giu", "giugno"],
    &["jul", "july", "juli", "juil", "juillet", "julio", "lug", "luglio"],
    &["aug", "august", "augusti", "août", "augustus", "ago", "agosto"],
    &["sep", "sept", "september", "septembre", "septiembre", "set", "settembre"],
    &["oct", "october", "okt", "oktober", "octobre", "octubre", "ott", "ottobre"],
    &["nov", "november", "novembre", "noviembre"],
    &[
        "dec",
        "december",
        "dez",
        "dezember",
        "des",
        "desember",
        "déc",
        "décembre",
        "dic",
        "diciembre",
        "dicembre",
    ],
];

const FINNISH_MONTHS: [&str; 12] =
    ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"];

const WEEKDAYS: [&[&str]; 5] = [
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    &["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"],
    &["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    &["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"],
    &["mandag", "tirsdag", "lørdag", "søndag"],
];

const SHORT_WEEKDAYS: [&[&str]; 6] = [
    &["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"],
    &["mo", "tu", "we", "th", "fr", "sa", "su"],
    &["ma", "ti", "ke", "to", "pe", "la"],
    &["mån", "tis", "ons", "tor", "tors", "fre", "lör", "sön", "må", "on", "lö", "sö"],
    &["di", "mi", "do", "so"],
    &["man", "tir", "tirs", "lør", "søn"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_months() {
        let all = MONTHS.iter().map(|names| names.to_vec());
        let finnish = FINNISH_MONTHS.map(|stem| vec![stem]);
        for (index, names) in all.enumerate().chain(finnish.into_iter().enumerate()) {
            for name in names {
                assert_eq!(month(name.as_bytes()), Some(index as i64 + 1), "{name}");
                assert!(!is_weekday(name.as_bytes()), "{name}");
            }
        }
    }

    #[test]
    fn months_are_known_in_every_form_that_calendars_write() {
        let check = |names: &str| {
            let names: Vec<&str> = names.split(' ').collect();
            let found: Vec<Option<i64>> = names.iter().map(|name| month(name.as_bytes())).collect();
            assert_eq!(found, (1..=12).map(Some).collect::<Vec<_>>(), "{names:?}");
        };
        check("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu");
        check("tammik helmik maalisk huhtik toukok kesäk heinäk elok syysk lokak marrask jouluk");
        check(
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta \
             lokakuuta marraskuuta joulukuuta",
        );
        check("jan feb mars apr maj juni juli aug sep okt nov dec");
        check("jan feb mär apr mai jun jul aug sep okt nov dez");
        check("jän feb mrz april mai juni juli aug sept okt nov dezember");
        check("janv févr mars avr mai juin juil août sept oct nov déc");
        check("jan feb mrt apr mei jun jul aug sep okt nov dec");
        check("ene feb mar abr may jun jul ago sep oct nov dic");
        check("gen feb mar apr mag giu lug ago set ott nov dic");
        check("jan feb mar apr may jun jul aug sep oct nov dec");
        for word in ["", "k", "tammikuussa", "mär.", "elokuva"] {
            assert_eq!(month(word.as_bytes()), None, "{word}");
        }
    }

    #[test]
    fn weekdays_are_known_in_every_form_that_calendars_write() {
        for names in [
            "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
            "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",
            "ma ti ke to pe la su",
            "måndag tisdag onsdag torsdag fredag lördag söndag",
            "måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen",
            "mån tis ons tors fre lör sön",
            "må ti on to fr lö sö",
            "monday tuesday wednesday thursday friday saturday sunday",
            "mon tue wed thu fri sat sun",
            "mo tu we th fr sa su",
            "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend",
            "mo di mi do fr sa so",
        ] {
            for name in names.split(' ') {
                assert!(is_weekday(name.as_bytes()), "{name}");
            }
        }
        for word in ["", "na", "en", "viikko", "päivä", "sunnuntai-iltana"] {
            assert!(!is_weekday(word.as_bytes()), "{word}");
        }
    }
}
