//! The normal form in which names, labels and words of files are compared.

use unicode_normalization::UnicodeNormalization;

/// Returns the text trimmed, in NFC, case-folded, with runs of white space as one space.
pub(crate) fn fold(text: &str) -> String {
    let one: String = text.nfc().collect::<String>().to_uppercase().to_lowercase();
    let mut folded = String::with_capacity(one.len());
    for word in one.split(|c: char| c.is_whitespace() || c == '\u{feff}').filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// Folds bytes that should be UTF-8.
pub(crate) fn fold_bytes(field: &[u8]) -> String {
    fold(&String::from_utf8_lossy(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_variants_fold_to_one() {
        let check = |a: &str, b: &str| assert_eq!(fold(a), fold(b), "{a:?} {b:?}");
        check("  S\u{c4}HK\u{d6}POSTI\u{a0}", "sa\u{308}hko\u{308}posti");
        check("STRASSE", "straße");
        check("Live\u{a0} Chat", "live chat");
        assert_ne!(fold("chat"), fold("chät"));
    }
}
