//! Words in column names that say what a column holds, in Finnish, Swedish and English.

use vire_core::metric::Metric;

/// Tells what a column's name (or question) says it measures.
pub(crate) fn metric(name: &str) -> Option<Metric> {
    let has = |stems: &[&str]| has_stem(name, stems);
    if has(&["nps", "enps"])
        || has(&["suosittel", "recommend", "rekommend", "suositus"])
        || name.contains("net promoter")
    {
        Some(Metric::Nps)
    } else if has(&["ces"])
        || has(&["effort", "vaivatt", "vaivann", "helppo", "easy", "ease", "enkelt", "lätt", "ansträngning"])
    {
        Some(Metric::Ces)
    } else if has(&["expect", "odotu", "odoti", "förvänt"]) {
        Some(Metric::Expectation)
    } else if has(&["csat", "satisf", "nöjd", "nöjdhet", "stars", "smiley", "hymiö"])
        || name.contains("tyytyväi")
        || name.contains("kundnöjd")
    {
        Some(Metric::Csat)
    } else {
        None
    }
}

/// Tells whether a column holds the number of a label beside its value, in another column, and so no score.
pub(crate) fn is_label_number(name: &str) -> bool {
    ["label number", "label no", "labelnumber", "etikettnummer", "selitteen numero"]
        .iter()
        .any(|word| name.contains(word))
}

/// Tells whether a name says that the column holds some score.
pub(crate) fn is_score(name: &str) -> bool {
    has_stem(
        name,
        &[
            "score", "rating", "piste", "arvio", "arvosana", "tulos", "poäng", "betyg", "vastaus", "answer",
            "svar", "grade", "arvo",
        ],
    )
}

/// Tells whether a name is a question, or the number of one.
pub(crate) fn is_question(name: &str) -> bool {
    let numbered = || {
        let rest =
            ["q", "k", "f", "question", "kysymys", "fråga"].iter().find_map(|stem| name.strip_prefix(stem));
        rest.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    name.contains('?') || numbered() || name.split(' ').count() >= 5
}

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
    ]
    .contains(&name)
}

/// Tells whether a name says no more than that the column holds ids of some kind.
pub(crate) fn is_some_id(name: &str) -> bool {
    ["id", "uuid", "guid", "tunnus", "tunniste", "record id", "record_id"].contains(&name)
}

/// Reads a scale that a name states: "(1-5)", "asteikolla 0–10".
pub(crate) fn stated_scale(name: &str) -> Option<(i64, i64)> {
    let plain = name.replace(['\u{2013}', '\u{2014}', '\u{2212}'], "-");
    let bytes: Vec<char> = plain.chars().collect();
    let number = |from: usize| {
        let digits: String = bytes.iter().skip(from).take_while(|c| c.is_ascii_digit()).collect();
        let before = from.checked_sub(1).and_then(|at| bytes.get(at));
        (digits.len() <= 3 && !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | ',')))
            .then(|| digits.parse::<i64>().ok().map(|value| (value, from + digits.len())))
            .flatten()
    };
    (0..bytes.len()).find_map(|from| {
        let (low, at) = number(from)?;
        let rest: String = bytes.iter().skip(at).collect();
        let gap = [" - ", "-", "..", "...", " to ", " till "]
            .into_iter()
            .filter(|gap| rest.starts_with(gap))
            .max_by_key(|gap| gap.len())?;
        let digits: String =
            rest.chars().skip(gap.chars().count()).take_while(char::is_ascii_digit).collect();
        let after = rest.chars().nth(gap.chars().count() + digits.len());
        let high = digits.parse::<i64>().ok()?;
        let known = matches!((low, high), (0 | 1, 2..=5 | 7 | 10 | 100) | (0, 1));
        (known && !after.is_some_and(|c| c.is_alphanumeric() || c == '-')).then_some((low, high))
    })
}

/// Tells whether a word of the name begins with one of the stems; short stems are whole words.
pub(super) fn has_stem(name: &str, stems: &[&str]) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(|word| {
        stems
            .iter()
            .any(|stem| if stem.chars().count() <= 4 { word == *stem } else { word.starts_with(stem) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_measured() {
        let check = |name: &str, expect| assert_eq!(metric(name), expect, "{name}");
        check("nps", Some(Metric::Nps));
        check("kuinka todennäköisesti suosittelisit meitä?", Some(Metric::Nps));
        check("hur sannolikt är det att du rekommenderar oss", Some(Metric::Nps));
        check("rekommendation 0-10", Some(Metric::Nps));
        check("asiakastyytyväisyys", Some(Metric::Csat));
        check("tyytyväisyys", Some(Metric::Csat));
        check("csat score", Some(Metric::Csat));
        check("kuinka helppoa asiointi oli", Some(Metric::Ces));
        check("vastasiko palvelu odotuksiasi", Some(Metric::Expectation));
        check("processes", None);
        check("ticket", None);
    }

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
    fn a_name_may_state_its_scale() {
        let check = |name: &str, expect| assert_eq!(stated_scale(name), expect, "{name}");
        check("arvosana (1-5)", Some((1, 5)));
        check("asteikolla 0\u{2013}10, kuinka", Some((0, 10)));
        check("1 to 7", Some((1, 7)));
        check("2025-01-05", None);
        check("q1-5", None);
        check("9-17", None);
        check("nps", None);
    }
}
