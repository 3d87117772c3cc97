//! Texts that a spreadsheet would take for a formula, made plain.

use std::borrow::Cow;

/// Puts an apostrophe before a text that begins as a formula does: `= + - @`, tab or line end.
///
/// A name typed by a person can otherwise run when somebody opens the file. Numbers never come here.
/// Source: OWASP, CSV injection.
pub fn neutral(text: &str) -> Cow<'_, str> {
    const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.trim_start_matches(' ').starts_with(STARTS) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_would_run_gets_an_apostrophe() {
        for text in ["=1+1", "+358", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"] {
            assert_eq!(neutral(text), format!("'{text}"));
        }
        for text in ["", "Palvelut/Chat", "A + B", "3-1", "'=1", "<=1.5", "R+D"] {
            assert_eq!(neutral(text), text);
        }
    }
}
