//! What a header says of the ends of its scale: "1 = paras, 5 = huonoin", "very satisfied 1 – 5 very dissatisfied".

use crate::fold::fold;
use crate::mapping::Number;
use crate::polarity::phrase_polarity;

/// A number of the scale, in thousandths, and whether it is good (1), bad (-1) or neither (0).
pub(super) type Pair = (i64, i8);

/// Reads numbers with what they mean, before them or behind.
pub(super) fn pairs(says: &str) -> Vec<Pair> {
    let text = fold(says);
    let effort = is_of_effort(&text);
    let sign = |phrase: &str| amount(phrase).filter(|_| effort).or_else(|| phrase_polarity(phrase));
    let tokens = tokens(&text);
    let at = |index: Option<usize>| index.and_then(|index| tokens.get(index));
    let words = |token: Option<&Token>| match token {
        Some(Token::Words(words)) => sign(words),
        _ => None,
    };
    let mut sure: Vec<Pair> = Vec::new();
    let mut likely: Vec<Pair> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let Token::Number(number) = token else { continue };
        let before = |count: usize| index.checked_sub(count);
        let behind = |count: usize| index.checked_add(count);
        let value = number.saturating_mul(1000);
        if at(behind(1)) == Some(&Token::Equals) {
            sure.extend(words(at(behind(2))).map(|sign| (value, sign)));
            continue;
        }
        if at(before(1)) == Some(&Token::Equals)
            && let Some(sign) = words(at(before(2)))
        {
            sure.push((value, sign));
            continue;
        }
        let skipped = usize::from(matches!(at(behind(1)), Some(Token::Dash | Token::Open)));
        if let Some(sign) = words(at(behind(1 + skipped))) {
            sure.push((value, sign));
        } else if let Some(sign) = words(at(before(1))) {
            // "Oletko tyytyväinen 1–5" asks and says nothing of 1, unless 5 has the opposite beside it.
            likely.push((value, sign));
        } else if at(before(1)) == Some(&Token::Open)
            && at(behind(1)) == Some(&Token::Close)
            && let Some(sign) = words(at(before(2)))
        {
            sure.push((value, sign));
        }
    }
    likely.retain(|(value, sign)| sure.iter().any(|(other, said)| other != value && *said == -sign));
    sure.extend(likely);
    sure
}

/// Returns the ends of a scale of which both are named, the lower first.
pub(super) fn ends(pairs: &[Pair]) -> Option<[Number; 2]> {
    let low = pairs.iter().filter(|(_, sign)| *sign != 0).min_by_key(|(number, _)| *number)?;
    let high = pairs.iter().filter(|(_, sign)| *sign != 0).max_by_key(|(number, _)| *number)?;
    (low.0 < high.0 && low.1 == -high.1).then(|| [low.0, high.0].map(Number::from_thousandths))
}

/// Tells whether good words stand beside lower numbers than bad ones. `scale`: what is known of it.
pub(super) fn run_down(pairs: &[Pair], scale: Option<[Number; 2]>) -> bool {
    let mean = |wanted: i8| {
        let numbers: Vec<i64> =
            pairs.iter().filter(|(_, sign)| *sign == wanted).map(|(number, _)| *number).collect();
        (!numbers.is_empty()).then(|| numbers.iter().sum::<i64>() as f64 / numbers.len() as f64)
    };
    // One end alone says on which side it lies.
    let [low, high] = scale.map_or([1000.0, 4000.0], |ends| {
        let [low, high] = ends.map(|end| end.thousandths() as f64);
        let quarter = (high - low) / 4.0;
        [low + quarter, high - quarter]
    });
    match (mean(1), mean(-1)) {
        (Some(good), Some(bad)) => good < bad,
        (Some(good), None) => good <= low,
        (None, Some(bad)) => bad >= high,
        (None, None) => false,
    }
}

/// Tells whether a question asks how much effort something took, so that more of it is worse.
pub(super) fn asks_for_effort(says: &str) -> bool {
    let text = fold(says);
    let much = ["much", "paljon", "paljonko", "mycket", "suuri", "stor"];
    is_of_effort(&text) && words_of(&text).any(|word| much.contains(&word))
}

/// Tells whether a text speaks of effort and not of ease.
fn is_of_effort(text: &str) -> bool {
    let starts = |stems: &[&str]| words_of(text).any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let effort = words_of(text).any(|word| matches!(word, "effort" | "efforts" | "vaiva"));
    (effort || starts(&["vaivaa", "vaivan", "ansträng", "anstrang", "besvär"]))
        && !starts(&["easy", "ease", "easi", "effortless", "helppo", "lätt", "enkel", "vaivat"])
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Tells whether a phrase says little (good, of effort) or much (bad).
fn amount(phrase: &str) -> Option<i8> {
    const LITTLE: [&str; 15] = [
        "little",
        "low",
        "no",
        "none",
        "minimal",
        "least",
        "vähän",
        "vähäinen",
        "lite",
        "liten",
        "ingen",
        "inget",
        "låg",
        "pieni",
        "minst",
    ];
    const MUCH: [&str; 15] = [
        "much",
        "high",
        "lot",
        "great",
        "maximum",
        "huge",
        "most",
        "paljon",
        "suuri",
        "runsaasti",
        "kova",
        "hög",
        "stor",
        "enorm",
        "mest",
    ];
    if ["ei lainkaan", "ei yhtään", "ei ollenkaan", "en lainkaan", "inte alls", "not at all", "ei mitään"]
        .iter()
        .any(|start| phrase.starts_with(start))
    {
        return Some(1);
    }
    let words: Vec<&str> = phrase.split(' ').collect();
    let said = words.iter().find_map(|word| match (LITTLE.contains(word), MUCH.contains(word)) {
        (true, _) => Some(1),
        (_, true) => Some(-1),
        _ => None,
    });
    // "Mycket" strengthens what follows; alone it is much.
    said.or((words == ["mycket"] || words == ["väldigt", "mycket"]).then_some(-1))
}

/// A piece of a header.
#[derive(Debug, PartialEq)]
enum Token {
    Number(i64),
    Words(String),
    Equals,
    Dash,
    Open,
    Close,
    Other,
}

fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let run = |fits: fn(&char) -> bool| chars.iter().skip(at).take_while(|c| fits(c)).collect::<String>();
        if c.is_ascii_digit() {
            let digits = run(char::is_ascii_digit);
            let after = chars.get(at + digits.len()).copied();
            at += digits.len();
            let alone = !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
                && !after.is_some_and(|c| c.is_alphanumeric() || c == '_');
            let negative =
                matches!(before, Some('-' | '\u{2212}')) && tokens.last() == Some(&Token::Dash) && {
                    let front = at.checked_sub(digits.len() + 2).and_then(|at| chars.get(at));
                    let range =
                        tokens.iter().rev().nth(1).is_some_and(|token| matches!(token, Token::Number(_)));
                    !range && front.is_none_or(|c| !c.is_alphanumeric())
                };
            if negative {
                tokens.pop();
            }
            tokens.push(match digits.parse::<i64>() {
                Ok(number) if alone && number <= 100 => {
                    Token::Number(if negative { -number } else { number })
                }
                _ => Token::Other,
            });
            continue;
        }
        if c.is_alphabetic() {
            let words = run(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’'));
            at += words.chars().count();
            let words = words.trim();
            tokens.push(match words {
                "to" | "till" if matches!(tokens.last(), Some(Token::Number(_))) => Token::Dash,
                _ => Token::Words(words.to_owned()),
            });
            continue;
        }
        at += 1;
        match c {
            ' ' => {}
            '=' | ':' => tokens.push(Token::Equals),
            '-' | '\u{2212}' | '\u{2013}' | '\u{2014}' | '\u{2026}' | '.' => {
                // "1...5" is one dash; "1." numbers a question.
                let dots = c != '.' || chars.get(at) == Some(&'.') || before == Some('.');
                let token = if dots { Token::Dash } else { Token::Other };
                if !(token == Token::Dash && tokens.last() == Some(&Token::Dash)) {
                    tokens.push(token);
                }
            }
            '(' | '[' => tokens.push(Token::Open),
            ')' | ']' => tokens.push(Token::Close),
            _ => tokens.push(Token::Other),
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_may_say_that_its_scale_runs_down() {
        let check = |says: &str, ends_are: Option<[i64; 2]>, down: bool| {
            let found = pairs(says);
            assert_eq!(ends(&found), ends_are.map(|ends| ends.map(Number::whole)), "{says} {found:?}");
            assert_eq!(run_down(&found, None), down, "{says} {found:?}");
        };
        let of_5 = Some([1, 5]);
        for says in [
            "Tyytyväisyys (1 = erittäin tyytyväinen, 5 = erittäin tyytymätön)",
            "Arvosana (1 = paras, 5 = huonoin)",
            "Tyytyväisyys (1 = paras, 5 = heikoin)",
            "Nöjdhet (1 = bäst, 5 = sämst)",
            "Satisfaction (1 = best, 5 = worst)",
            "Tyytyväisyys (1 hyvä, 5 huono)",
            "Tyytyväisyys (1=erinomainen ... 5=heikko)",
            "Tyytyväisyys (erittäin tyytyväinen = 1, erittäin tyytymätön = 5)",
            "Satisfaction (very satisfied 1 - 5 very dissatisfied)",
            "Satisfaction (very satisfied (1) – very dissatisfied (5))",
            "Hur nöjd är du? (1 mycket nöjd – 5 mycket missnöjd)",
            "Helppous (1 = erittäin helppoa, 5 = erittäin vaikeaa)",
            "Hur lätt var det? (1 = mycket lätt, 5 = mycket svårt)",
            "Asiointi oli helppoa (1 = täysin samaa mieltä, 5 = täysin eri mieltä)",
            "It was easy (1 = strongly agree, 5 = strongly disagree)",
            "Effort (1 = very little effort, 5 = very much)",
            "Kuinka paljon vaivaa näit? (1 = ei lainkaan, 5 = paljon)",
            "Hur mycket ansträngning? (1: mycket lite, 5: mycket)",
        ] {
            check(says, of_5, true);
        }
        for says in [
            "Tyytyväisyys, 1 on paras",
            "Nöjdhet där 1 är bäst",
            "Satisfaction, 1 is best",
            "How satisfied are you? 1 = very satisfied",
            "Tyytyväisyys 1–5, 5 on huonoin",
            "Oletko tyytyväinen 1–5 (5 = en lainkaan tyytyväinen)",
        ] {
            check(says, None, true);
        }
        check("How easy was it? 1: very easy, 7: very difficult", Some([1, 7]), true);
        check("How much effort did you have to put in? (1 = very little, 7 = very much)", Some([1, 7]), true);
        for says in [
            "Tyytyväisyys (1 = erittäin tyytymätön, 5 = erittäin tyytyväinen)",
            "erittäin huono 1 2 3 4 5 erittäin hyvä",
            "Arvosana 1 (huono) – 5 (hyvä)",
            "Effort (1 = very high effort, 5 = very low effort)",
            "Tyytyväisyys (1 = erittäin tyytymätön, 5 = erittäin tyytyväinen, 6 = ei kokemusta)",
        ] {
            check(says, of_5, false);
        }
        for says in [
            "How satisfied are you? 5 = very satisfied",
            "How satisfied are you? 1 = very dissatisfied",
            "Tyytyväisyys asteikolla 1–5 (5 = paras)",
            "Oletko tyytyväinen 1–5",
            "Are you satisfied? 1 to 5",
            "1. Tyytyväisyys palveluun",
            "1 Tyytyväisyys palveluun",
            "Arvosana: 1-5",
            "Arvosana 1-5",
            "Q1",
            "Q1 easy",
            "Tyytyväinen 1.1.2025",
            "Tyytyväisyys (0 = ei kokemusta)",
        ] {
            check(says, None, false);
        }
        check(
            "Suosittelisitko? 0 = en lainkaan todennäköisesti, 10 = erittäin todennäköisesti",
            Some([0, 10]),
            false,
        );
        check("Odotukset (-1 = huonompi, 0 = kuten odotin, 1 = parempi)", Some([-1, 1]), false);
    }

    #[test]
    fn one_end_alone_is_judged_by_the_scale_that_is_known() {
        let check = |says: &str, scale: [i64; 2], expect: bool| {
            let found = run_down(&pairs(says), Some(scale.map(Number::whole)));
            assert_eq!(found, expect, "{says} {scale:?}");
        };
        check("Hyvää palvelua (1 = hyvä)", [0, 1], false);
        check("Hyvää palvelua (1 = hyvä)", [1, 5], true);
        check("Palvelu (0 = hyvä)", [0, 1], true);
        check("Palvelu (4 = huono)", [0, 10], false);
        check("Palvelu (3 = huono)", [0, 3], true);
    }

    #[test]
    fn a_question_for_an_amount_of_effort_measures_the_opposite_of_ease() {
        for (says, expect) in [
            ("How much effort did it take?", true),
            ("Kuinka paljon vaivaa näit?", true),
            ("Hur mycket ansträngning krävdes?", true),
            ("Customer effort score", false),
            ("Kuinka vaivatonta asiointi oli?", false),
            ("How much easier was it, with less effort?", false),
        ] {
            assert_eq!(asks_for_effort(says), expect, "{says}");
        }
    }
}
