//! Words that stand where no score was given.

/// Tells whether a trimmed cell is an answer that gives none: "en osaa sanoa", "not applicable".
pub(crate) fn is_no_answer(field: &[u8]) -> bool {
    is_one_of(field, &ANSWERS)
}

/// Tells whether a trimmed cell says that somebody was asked, or not yet: that is no answer of theirs.
pub(crate) fn is_offer(field: &[u8]) -> bool {
    is_one_of(field, &OFFERS)
}

/// Tells whether a trimmed cell says nothing of what the answers of its column are: such an answer, or what a
/// program wrote in its place.
pub(crate) fn says_nothing(field: &[u8]) -> bool {
    is_no_answer(field) || is_offer(field) || is_one_of(field, &MARKS)
}

fn is_one_of(field: &[u8], words: &[&str]) -> bool {
    // Nearly every cell is a number or a text that is longer.
    let short = field.len() <= LONGEST && !field.first().is_some_and(u8::is_ascii_digit);
    let is = |word: &&str| word.len() == field.len() && field.eq_ignore_ascii_case(word.as_bytes());
    short && words.iter().any(is)
}

/// The length of the longest of them.
const LONGEST: usize = 16;

/// What help desks write beside good and bad ratings.
const OFFERS: [&str; 3] = ["offered", "unoffered", "not offered"];

/// What programs write where nothing is. As a score it is told, for it may stand for anything.
const MARKS: [&str; 17] = [
    "-", "n/a", "#n/a", "na", "n.a.", "–", "—", "null", "none", "blank", "(blank)", "empty", "(empty)",
    "tyhjä", "(tyhjä)", "(tyhjÄ)", "(tom)",
];

/// What persons choose or surveys say, in small letters; those beyond ASCII in capitals too.
const ANSWERS: [&str; 31] = [
    "no answer",
    "no response",
    "no opinion",
    "not answered",
    "not applicable",
    "unanswered",
    "don't know",
    "don’t know",
    "do not know",
    "skipped",
    "ohitettu",
    "ei vastausta",
    "ei vastattu",
    "ei vastannut",
    "vastaamatta",
    "en osaa sanoa",
    "eos",
    "ei tietoa",
    "ei koske",
    "ei koske minua",
    "ei mielipidettä",
    "ei mielipidettÄ",
    "vet ej",
    "vet inte",
    "inget svar",
    "ej svar",
    "ej besvarad",
    "ingen åsikt",
    "ingen Åsikt",
    "ej aktuellt",
    "ej tillämpligt",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_no_answer_are_known_in_any_case_and_others_are_none() {
        for word in ["EOS", "Ei vastausta", "Vet ej", "INGEN ÅSIKT", "Not applicable"] {
            assert!(is_no_answer(word.as_bytes()) && says_nothing(word.as_bytes()), "{word}");
        }
        for word in ["Offered", "Unoffered", "not offered"] {
            assert!(is_offer(word.as_bytes()) && says_nothing(word.as_bytes()), "{word}");
        }
        for word in ["N/A", "null", "(TYHJÄ)", "–", "-"] {
            assert!(!is_no_answer(word.as_bytes()) && says_nothing(word.as_bytes()), "{word}");
        }
        assert_eq!(ANSWERS.iter().chain(&MARKS).map(|word| word.len()).max(), Some(LONGEST));
        for word in ["", "0", "99", "neutral", "no", "ei", "nej", ".", "nan", "x"] {
            assert!(!says_nothing(word.as_bytes()), "{word}");
        }
    }
}
