//! Names in dates: months, weekdays, halves of the day and zones, in the languages of exports.
//!
//! All are compared in lower case.

/// Returns the number of a month, 1..=12, by its name or abbreviation.
pub(crate) fn month(word: &[u8]) -> Option<i64> {
    let word = std::str::from_utf8(word).ok()?;
    MONTHS.iter().position(|names| names.contains(&word)).and_then(|index| i64::try_from(index + 1).ok())
}

/// Tells whether a word is a weekday.
pub(crate) fn is_weekday(word: &[u8]) -> bool {
    std::str::from_utf8(word).is_ok_and(|word| WEEKDAYS.contains(&word))
}

/// Tells whether a word may stand between a date and its time.
pub(crate) fn is_at(word: &[u8]) -> bool {
    [&b"t"[..], b"klo", b"kl", b"at", b"um", b"den"].contains(&word)
}

/// Takes a half of the day: whether it is the afternoon, and the length of its spelling.
pub(crate) fn half(text: &[u8]) -> Option<(bool, usize)> {
    const HALVES: [(&[u8], bool); 10] = [
        (b"a.m.", false),
        (b"p.m.", true),
        (b"am", false),
        (b"pm", true),
        (b"ap.", false),
        (b"ip.", true),
        (b"ap", false),
        (b"ip", true),
        (b"fm", false),
        (b"em", true),
    ];
    let ends = |length: usize| text.get(length).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let (name, afternoon) =
        HALVES.into_iter().find(|(name, _)| text.starts_with(name) && ends(name.len()))?;
    Some((afternoon, name.len()))
}

/// Returns the distance of an abbreviated zone from UTC in seconds.
pub(crate) fn short_zone(word: &[u8]) -> Option<i64> {
    let hours = match word {
        b"wet" => 0,
        b"cet" | b"mez" | b"west" => 1,
        b"cest" | b"mesz" | b"eet" => 2,
        b"eest" | b"msk" => 3,
        b"est" => -5,
        b"edt" => -4,
        b"cst" => -6,
        b"cdt" => -5,
        b"mst" => -7,
        b"mdt" => -6,
        b"pst" => -8,
        b"pdt" => -7,
        b"jst" => 9,
        _ => return None,
    };
    Some(hours * 3600)
}

/// Takes a zone that is written out: its distance from UTC in seconds and the length of its name.
pub(crate) fn long_zone(text: &[u8]) -> Option<(i64, usize)> {
    const NAMES: [(&str, i64); 12] = [
        ("mitteleuropäische normalzeit", 1),
        ("mitteleuropäische sommerzeit", 2),
        ("osteuropäische normalzeit", 2),
        ("osteuropäische sommerzeit", 3),
        ("itä-euroopan normaaliaika", 2),
        ("itä-euroopan kesäaika", 3),
        ("östeuropeisk normaltid", 2),
        ("östeuropeisk sommartid", 3),
        ("centraleuropeisk normaltid", 1),
        ("centraleuropeisk sommartid", 2),
        ("eastern european standard time", 2),
        ("eastern european summer time", 3),
    ];
    let (name, hours) = NAMES.into_iter().find(|(name, _)| text.starts_with(name.as_bytes()))?;
    Some((hours * 3600, name.len()))
}

const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januari", "januar", "tammi", "tammikuu", "tammikuuta", "jänner"],
    &["feb", "february", "februari", "februar", "helmi", "helmikuu", "helmikuuta"],
    &["mar", "march", "mars", "märz", "mär", "mrz", "maalis", "maaliskuu", "maaliskuuta"],
    &["apr", "april", "huhti", "huhtikuu", "huhtikuuta"],
    &["may", "maj", "mai", "touko", "toukokuu", "toukokuuta"],
    &["jun", "june", "juni", "kesä", "kesäkuu", "kesäkuuta"],
    &["jul", "july", "juli", "heinä", "heinäkuu", "heinäkuuta"],
    &["aug", "august", "augusti", "elo", "elokuu", "elokuuta"],
    &["sep", "sept", "september", "syys", "syyskuu", "syyskuuta"],
    &["oct", "october", "okt", "oktober", "loka", "lokakuu", "lokakuuta"],
    &["nov", "november", "marras", "marraskuu", "marraskuuta"],
    &["dec", "december", "dez", "dezember", "joulu", "joulukuu", "joulukuuta"],
];

const WEEKDAYS: [&str; 50] = [
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "tues",
    "thur",
    "thurs",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "ma",
    "ti",
    "ke",
    "to",
    "pe",
    "la",
    "su",
    "maanantai",
    "tiistai",
    "keskiviikko",
    "torstai",
    "perjantai",
    "lauantai",
    "sunnuntai",
    "mån",
    "tis",
    "ons",
    "tors",
    "fre",
    "lör",
    "sön",
    "måndag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_months() {
        for (index, names) in MONTHS.iter().enumerate() {
            for name in *names {
                assert_eq!(month(name.as_bytes()), Some(index as i64 + 1), "{name}");
                assert!(!is_weekday(name.as_bytes()), "{name}");
            }
        }
    }
}
