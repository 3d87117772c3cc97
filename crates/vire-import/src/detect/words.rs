//! Words in column names that say what a column holds, in Finnish, Swedish and English.

use std::borrow::Cow;

pub(super) use super::score_words::*;

/// Tells whether a name says that the column holds the touchpoint.
pub(crate) fn is_touchpoint(name: &str) -> bool {
    has_stem(
        name,
        &[
            "kanava",
            "kontaktpunkt",
            "channel",
            "touchpoint",
            "kosketuspiste",
            "kohtaamispiste",
            "asiointikanava",
            "asiointitapa",
            "yhteydenottotapa",
            "yhteydenottotapa",
            "kanal",
            "palvelukanava",
        ],
    )
}

/// Tells whether a name says that the column holds the group.
pub(crate) fn is_group(name: &str) -> bool {
    // Groups of answers, customers and goods are no groups of the organisation.
    let others =
        ["nps", "response", "age", "customer", "user", "product", "price", "target", "consumer", "segment"];
    let of_others = name.split(|c: char| !c.is_alphanumeric()).any(|word| others.contains(&word));
    !of_others
        && has_stem(
            name,
            &[
                "tiimi",
                "team",
                "ryhmä",
                "grupp",
                "group",
                "yksikkö",
                "enhet",
                "unit",
                "osasto",
                "department",
                "avdelning",
                "palveluryhmä",
            ],
        )
}

/// Tells whether a name says that the column holds ids, or units that a tool counts for itself.
pub(crate) fn is_of_ids(name: &str) -> bool {
    let last = name.rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    last.ends_with("id") || matches!(last, "ids" | "tunnus" | "tunniste") || name.contains("business unit")
}

/// Tells whether a name says that the column holds the tool's id of a response.
pub(crate) fn is_response_id(name: &str) -> bool {
    [
        "response id",
        "response_id",
        "responseid",
        "response-id",
        "vastaus id",
        "vastaus-id",
        "vastaus_id",
        "vastaustunnus",
        "vastausid",
        "svars-id",
        "svars id",
        "svarsid",
        "svar id",
        "submission id",
        "submission_id",
        "vastauksen tunnus",
        "vastauksen id",
        "palautetunnus",
        "palautteen tunnus",
        "palaute id",
        "feedback id",
        "feedback_id",
        "answer id",
        "answer_id",
        "rating id",
        "rating_id",
        "review id",
        "review_id",
        "survey response id",
        "svarets id",
        "svarsnummer",
        "respondent id",
        "respondent_id",
        "respondent-id",
        "respondent-nr",
        "vastaajan tunnus",
        "vastaajan id",
        "vastaajatunnus",
        "vastausnumero",
        "vastausnro",
        "entry id",
        "entry_id",
        "response #",
    ]
    .contains(&name)
}

/// Tells whether a name says no more than that the column holds ids of some kind.
pub(crate) fn is_some_id(name: &str) -> bool {
    ["id", "uuid", "guid", "tunnus", "tunniste", "record id", "record_id"].contains(&name)
}

/// Tells whether a word of the name begins with one of the stems; short stems are whole words.
///
/// A name without ä, ö or å, as codes of questions are written, is compared with the stems without them too.
pub(super) fn has_stem(name: &str, stems: &[&str]) -> bool {
    words_of(name).any(|word| {
        spellings(name, stems)
            .any(|stem| if stem.chars().count() <= 4 { word == stem } else { word.starts_with(&*stem) })
    })
}

/// Tells whether one of the parts stands anywhere in a name, in the middle of a compound too.
pub(super) fn has_part(name: &str, parts: &[&str]) -> bool {
    spellings(name, parts).any(|part| name.contains(&*part))
}

/// Tells whether a word of the name ends with one of the ends.
pub(super) fn has_end(name: &str, ends: &[&str]) -> bool {
    words_of(name).any(|word| spellings(name, ends).any(|end| word.ends_with(&*end)))
}

/// Tells whether a word is one of several, with or without its dots.
pub(super) fn is_one_of(word: &str, words: &str) -> bool {
    let mut words = words.split_whitespace();
    words.any(|known| spellings(word, &[known]).any(|known| word == known))
}

/// Lists the words of a name.
pub(super) fn words_of(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn spellings<'s>(name: &str, stems: &[&'s str]) -> impl Iterator<Item = Cow<'s, str>> {
    let ascii = name.is_ascii();
    stems.iter().map(move |stem| {
        if ascii && !stem.is_ascii() {
            Cow::Owned(stem.replace(['ä', 'å'], "a").replace('ö', "o"))
        } else {
            Cow::Borrowed(*stem)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_others_are_no_groups_of_the_organisation() {
        for (name, expect) in [
            ("tiimi", true),
            ("team name", true),
            ("group_id", true),
            ("palveluryhmä", true),
            ("q1_nps_group", false),
            ("hs_response_group", false),
            ("age group", false),
            ("asiakasryhmä", false),
            ("steam", false),
        ] {
            assert_eq!(is_group(name), expect, "{name}");
        }
    }

    #[test]
    fn ids_are_known_by_the_end_of_their_name() {
        for (name, expect) in [
            ("group_id", true),
            ("team id", true),
            ("teamid", true),
            ("unit ids", true),
            ("tiimin tunnus", true),
            ("business unit", true),
            ("id of the team", false),
            ("team", false),
            ("tiimi (nimi)", false),
        ] {
            assert_eq!(is_of_ids(name), expect, "{name}");
        }
    }
}
