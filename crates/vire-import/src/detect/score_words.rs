//! Words in column names that say what a score measures, and that there is one, in Finnish, Swedish and English.

use vire_core::metric::Metric;

use super::words::{has_end, has_part, has_stem, is_group, is_of_ids, is_some_id, is_touchpoint, words_of};

/// Tells what a column's name (or question) says it measures.
pub(crate) fn metric(name: &str) -> Option<Metric> {
    let has = |stems: &[&str]| has_stem(name, stems);
    let holds = |parts: &[&str]| has_part(name, parts);
    if has(&["nps", "enps", "suosittel", "recommend", "rekommend", "suositus"]) || holds(&["net promoter"]) {
        Some(Metric::Nps)
    } else if has(&["ces", "effort", "vaivatt", "vaivato", "vaivann", "vaivaa", "helppo", "helpoks"])
        || has(&["easy", "ease", "enkel", "lätt", "lätthet", "ansträngning"])
    {
        Some(Metric::Ces)
    } else if has(&["expect", "odotu", "odoti", "förvänt"]) && !holds(&["odotusai", "odotusaj"]) {
        Some(Metric::Expectation)
    } else if has(&["csat", "satisf", "nöjd", "nöjda", "stars", "smiley", "hymiö"])
        || holds(&["tyytyväi", "kundnöjd", "nöjdhet"])
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
    // A value by itself, or of an answer, is a score; that of an order is money.
    let is_value = |word: &str| ["arvo", "value", "värde", "varde"].contains(&word);
    let of_answer = |word: &str| {
        ["response", "answer", "metric", "vastauksen", "mittarin", "svarets", "0", "1", "5", "7", "10"]
            .contains(&word)
    };
    let value = words_of(name).any(is_value) && words_of(name).all(|word| is_value(word) || of_answer(word));
    let stems = [
        "score",
        "rating",
        "piste",
        "arvio",
        "arvosana",
        "tulos",
        "poäng",
        "betyg",
        "vastaus",
        "answer",
        "svar",
        "grade",
        "omdöme",
        "tähti",
        "tähde",
        "tähte",
        "stjärn",
        "nki",
        "sujuvuu",
        "smidighet",
    ];
    value
        || has_stem(name, &stems)
        || has_part(name, &["arvosana", "omdöme", "slutbetyg", "helhetsbetyg", "totalbetyg"])
}

/// Tells whether codes such as 103 are scores by the name of their column; `None` where it says neither that
/// nor that they number something.
pub(crate) fn is_coded_score(name: &str) -> Option<bool> {
    let places =
        ["store", "stores", "shop", "room", "floor", "myymälä", "huone", "kerros", "butik", "rum", "våning"];
    let numbers = is_of_ids(name)
        || is_some_id(name)
        || is_group(name)
        || is_touchpoint(name)
        || has_stem(name, &places);
    let scored = || is_score(name) || metric(name) == Some(Metric::Csat);
    if numbers { Some(false) } else { Some(true).filter(|_| scored() && !is_count(name)) }
}

/// Tells whether a name says that the column holds an opinion: a score, or a comment on one.
pub(crate) fn is_opinion(name: &str) -> bool {
    let other = ["työ", "work", "job", "year", "years", "vuosi", "vuotta", "level", "taso", "nivå"];
    let experience = has_stem(name, &["experience", "kokemus", "upplevelse"])
        || has_part(
            name,
            &["asiakaskokemu", "palvelukokemu", "asiointikokemu", "kokonaiskokemu", "kundupplevelse"],
        )
        || has_part(name, &["helhetsupplevelse", "serviceupplevelse"]);
    (experience && !words_of(name).any(|word| other.contains(&word)))
        || has_stem(
            name,
            &["overall", "feedback", "palaute", "omdömen", "helhetsintryck", "kokonaisvaikutelma"],
        )
}

/// Tells whether a name says that the column names what each row measures.
pub(crate) fn is_kind(name: &str) -> bool {
    has_stem(
        name,
        &[
            "mittari",
            "metric",
            "measure",
            "survey",
            "kysely",
            "enkät",
            "kysymys",
            "question",
            "fråga",
            "mätare",
            "mått",
            "nyckeltal",
            "tunnusluku",
            "kpi",
            "type",
            "tyyppi",
            "typ",
            "laji",
        ],
    )
}

/// Tells whether a kind of survey asks the staff and no customer.
pub(crate) fn is_of_staff(kind: &str) -> bool {
    has_stem(kind, &["enps", "employee", "staff", "henkilöst", "medarbetar", "personal"])
}

/// Tells whether a name says that the column counts, measures or numbers something that is no opinion.
pub(crate) fn is_count(name: &str) -> bool {
    let stems = [
        "määrä",
        "kpl",
        "lkm",
        "lukumäär",
        "hinta",
        "summa",
        "ikä",
        "vuosi",
        "vuotta",
        "kuukausi",
        "viikko",
        "vko",
        "viikonpäivä",
        "tunti",
        "tuntia",
        "tunnit",
        "minuut",
        "kesto",
        "aika",
        "koko",
        "paino",
        "pituus",
        "kerros",
        "kerta",
        "kertaa",
        "kerrat",
        "luokka",
        "taso",
        "sija",
        "rivi",
        "sivu",
        "versio",
        "koodi",
        "numero",
        "nro",
        "jono",
        "odotusaika",
        "lapsia",
        "henkilö",
        "huone",
        "prioriteetti",
        "kiireellisyys",
        "vakavuus",
        "varasto",
        "alennus",
        "antal",
        "pris",
        "belopp",
        "ålder",
        "år",
        "månad",
        "vecka",
        "timme",
        "timmar",
        "minuter",
        "tid",
        "storlek",
        "vikt",
        "längd",
        "våning",
        "nivå",
        "rad",
        "sida",
        "nummer",
        "nr",
        "kod",
        "prioritet",
        "rabatt",
        "lager",
        "count",
        "number",
        "no",
        "num",
        "qty",
        "quantity",
        "amount",
        "price",
        "cost",
        "age",
        "year",
        "month",
        "week",
        "weekday",
        "hour",
        "hours",
        "minute",
        "minutes",
        "duration",
        "time",
        "times",
        "size",
        "weight",
        "length",
        "floor",
        "level",
        "rank",
        "row",
        "line",
        "page",
        "version",
        "code",
        "priority",
        "severity",
        "queue",
        "stock",
        "discount",
        "visits",
        "visit",
        "items",
        "units",
        "tickets",
        "replies",
        "messages",
        "attempts",
        "reopens",
        "children",
        "people",
        "persons",
        "guests",
        "rooms",
        "nights",
        "days",
        "soitto",
        "soitot",
        "puhelu",
        "yhteydenot",
        "call",
        "calls",
        "contacts",
        "samtal",
        "order",
        "tilau",
        "myynti",
        "sales",
        "revenue",
        "value",
        "arvo",
        "värde",
        "step",
        "index",
        "batch",
        "sprint",
    ];
    has_stem(name, &stems)
        || has_end(
            name,
            &["määrä", "luku", "hinta", "aika", "numero", "antal", "pris", "nummer", "tid", "värde"],
        )
}

/// Tells whether a name shows a table of customers' contacts.
pub(crate) fn is_of_contacts(name: &str) -> bool {
    is_touchpoint(name)
        || has_stem(
            name,
            &["kommentti", "kommentit", "comment", "kommentar", "palaute", "feedback", "återkoppling"],
        )
        || has_part(name, &["asiakaspalaut", "vapaa palaute", "avoin palaute"])
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

/// Reads a scale that a name states, the lower end first: "(1-5)", "asteikolla 0–10".
pub(crate) fn stated_scale(name: &str) -> Option<(i64, i64)> {
    stated_ends(name).map(|(first, last)| (first.min(last), first.max(last)))
}

/// Tells whether a name states a scale from high to low: "(5-1)".
pub(crate) fn states_downward(name: &str) -> bool {
    stated_ends(name).is_some_and(|(first, last)| first > last)
}

fn stated_ends(name: &str) -> Option<(i64, i64)> {
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
        let before = from.checked_sub(1).and_then(|at| bytes.get(at));
        // "5-1" may be the number of a question.
        let of_scale = matches!(before, Some('(' | '['))
            || has_stem(name, &["asteikko", "asteikolla", "skaala", "skaalalla", "skala", "skalan", "scale"]);
        let known = matches!((low, high), (0 | 1, 2..=5 | 7 | 10 | 100) | (0, 1))
            || (of_scale && matches!((low, high), (3..=5 | 7 | 10, 0 | 1)));
        (known && !after.is_some_and(|c| c.is_alphanumeric() || c == '-')).then_some((low, high))
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
    fn names_without_their_dots_and_compounds_say_it_too() {
        let check = |name: &str, expect| assert_eq!(metric(name), expect, "{name}");
        for name in
            ["tyytyvaisyys", "asiakastyytyvaisyys", "nojdhet", "kundnojdhet", "helhetsnöjdhet", "hymio"]
        {
            check(name, Some(Metric::Csat));
        }
        for name in ["enkelhet", "helppous", "vaivattomuus", "kuinka paljon vaivaa näit?", "hur latt var det"]
        {
            check(name, Some(Metric::Ces));
        }
        for name in ["forvantningar", "odotukset"] {
            check(name, Some(Metric::Expectation));
        }
        // A name with its dots is what it says.
        check("latté", None);
        check("odotusaika", None);
        check("odotusajan pituus", None);
    }

    #[test]
    fn names_of_scores_end_compounds_and_a_value_is_a_score_by_itself() {
        for (name, expect) in [
            ("kokonaisarvosana", true),
            ("yleisarvosana", true),
            ("palvelunarvosana", true),
            ("omdöme", true),
            ("omdome", true),
            ("slutbetyg", true),
            ("tähdet", true),
            ("nki", true),
            ("asioinnin sujuvuus", true),
            ("value", true),
            ("arvo (1-5)", true),
            ("response value", true),
            ("värde", true),
            ("order value", false),
            ("tilauksen arvo", false),
            ("ordervärde", false),
            ("ansvar", false),
        ] {
            assert_eq!(is_score(name), expect, "{name}");
        }
        for (name, expect) in [
            ("asiakaskokemus", true),
            ("kundupplevelse", true),
            ("experience", true),
            ("overall", true),
            ("palaute", true),
            ("työkokemus", false),
            ("years of experience", false),
            ("work experience", false),
        ] {
            assert_eq!(is_opinion(name), expect, "{name}");
        }
        for name in ["määrä", "tilausmäärä", "quantity", "ikä", "hinta", "jonotusaika", "puheluita", "antal"]
        {
            assert!(is_count(name), "{name}");
        }
        for name in ["palvelun laatu", "service quality", "bemötande", "kontakten"] {
            assert!(!is_count(name), "{name}");
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
        check("tyytyväisyys (asteikko 5-1)", Some((1, 5)));
        check("kysymys 5-1", None);
        assert!(states_downward("tyytyväisyys (5\u{2013}1)") && states_downward("skala 7-1"));
        assert!(!states_downward("tyytyväisyys (1-5)") && !states_downward("kysymys 5-1"));
    }
}
