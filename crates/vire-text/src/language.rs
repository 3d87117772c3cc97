//! The languages that Vire speaks, and how a system's language tag becomes one of them.

use std::str::FromStr;

use unic_langid::LanguageIdentifier;

/// A language with a folder in `assets/locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English; what everybody gets whose language is not here.
    #[default]
    En,
}

/// A tag of a language that Vire does not speak.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("language_unknown: {0}")]
pub struct LanguageError(pub String);

impl LanguageError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        "language_unknown"
    }
}

impl Language {
    /// Every language, in the order in which a person picks from them.
    pub const ALL: [Language; 3] = [Language::Fi, Language::Sv, Language::En];

    /// Returns the tag and folder name: `fi`, `sv` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Fi => "fi",
            Language::Sv => "sv",
            Language::En => "en",
        }
    }

    /// Returns the language of a system's tag such as `fi-FI`, `sv_FI.UTF-8` or `en`; English when unknown.
    pub fn from_tag(tag: &str) -> Self {
        tag.parse().unwrap_or_default()
    }

    pub(crate) fn id(self) -> LanguageIdentifier {
        self.tag().parse().unwrap_or_default()
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(tag: &str) -> Result<Self, LanguageError> {
        let first = tag.trim().split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|language| language.tag() == first)
            .ok_or_else(|| LanguageError(tag.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_tag_finds_its_language_and_english_is_the_rest() {
        let check = |tag: &str, expect: Language| assert_eq!(Language::from_tag(tag), expect, "{tag:?}");
        check("fi-FI", Language::Fi);
        check("sv_FI.UTF-8", Language::Sv);
        check("SV", Language::Sv);
        check("en-GB", Language::En);
        check("de-DE", Language::En);
        check("fil", Language::En);
        check("", Language::En);
        assert!("de".parse::<Language>().is_err());
    }
}
