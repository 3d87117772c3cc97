//! Words that stand where no score was given.

/// Tells whether a trimmed cell says that there is no answer.
pub(crate) fn is_no_answer(field: &[u8]) -> bool {
    // Nearly every cell is a number or a text that is longer.
    let short = field.len() <= LONGEST && !field.first().is_some_and(u8::is_ascii_digit);
    short
        && NO_ANSWER
            .iter()
            .any(|word| word.len() == field.len() && field.eq_ignore_ascii_case(word.as_bytes()))
}

/// The length of the longest of them.
const LONGEST: usize = 16;

/// In small letters; those beyond ASCII in capitals too.
const NO_ANSWER: [&str; 47] = [
    "n/a",
    "#n/a",
    "na",
    "n.a.",
    "–",
    "—",
    "null",
    "none",
    "blank",
    "(blank)",
    "empty",
    "(empty)",
    "tyhjä",
    "tyhjÄ",
    "(tyhjä)",
    "(tyhjÄ)",
    "(tom)",
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
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_no_answer_are_known_in_any_case_and_others_are_none() {
        for word in ["N/A", "null", "EOS", "Ei vastausta", "Vet ej", "(TYHJÄ)", "Tyhjä", "–", "INGEN ÅSIKT"]
        {
            assert!(is_no_answer(word.as_bytes()), "{word}");
        }
        assert_eq!(NO_ANSWER.map(str::len).into_iter().max(), Some(LONGEST));
        for word in ["", "0", "99", "neutral", "no", "ei", "nej", "-", ".", "nan", "x"] {
            assert!(!is_no_answer(word.as_bytes()), "{word}");
        }
    }
}
