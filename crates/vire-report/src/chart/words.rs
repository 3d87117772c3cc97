//! How wide words are in the shipped font, and how they are cut to fit.
//!
//! Kerning is left out: widths come out a hair too wide, never too narrow to matter.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// The shipped font at its normal weight.
pub(crate) const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/Figtree-Regular.ttf");
/// The shipped font for titles and labels.
pub(crate) const SEMIBOLD: &[u8] = include_bytes!("../../../../assets/fonts/Figtree-SemiBold.ttf");

/// A mark where a word may be broken.
pub(crate) const SOFT_HYPHEN: char = '\u{ad}';

/// The weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    SemiBold,
}

struct Face {
    font: FontRef<'static>,
    glyphs: GlyphMetrics<'static>,
}

static FACES: LazyLock<[Option<Face>; 2]> = LazyLock::new(|| [REGULAR, SEMIBOLD].map(face));

fn face(bytes: &'static [u8]) -> Option<Face> {
    let font = FontRef::new(bytes).ok()?;
    let glyphs = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    Some(Face { font, glyphs })
}

/// Returns the width of a text in the unit of `size`.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let [regular, semibold] = &*FACES;
    let face = if weight == Weight::Regular { regular } else { semibold };
    let advance = |letter: char| match face {
        Some(face) => face
            .font
            .charmap()
            .map(letter)
            .and_then(|glyph| face.glyphs.advance_width(glyph))
            .map_or(0.6, f64::from),
        None => 0.6,
    };
    text.chars().filter(|letter| *letter != SOFT_HYPHEN).map(advance).sum::<f64>() * size
}

/// Cuts a text to a width with an ellipsis.
pub(crate) fn fit(text: &str, most: f64, size: f64, weight: Weight) -> String {
    if width(text, size, weight) <= most {
        return text.replace(SOFT_HYPHEN, "");
    }
    let room = most - width("…", size, weight);
    let (mut cut, mut used) = (String::new(), 0.0);
    for letter in text.chars().filter(|letter| *letter != SOFT_HYPHEN) {
        used += width(letter.encode_utf8(&mut [0; 4]), size, weight);
        if used > room {
            break;
        }
        cut.push(letter);
    }
    format!("{}…", cut.trim_end())
}

/// Breaks a text into at most `lines` lines of a width, at spaces and soft hyphens; the last is cut.
pub(crate) fn wrap(text: &str, most: f64, lines: usize, size: f64, weight: Weight) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find([' ', SOFT_HYPHEN]).unwrap_or(rest.len());
        let (piece, tail) = rest.split_at(end);
        let broken = tail.starts_with(SOFT_HYPHEN);
        let hyphen = if broken { "-" } else { "" };
        let spaced = line.is_empty() || line.ends_with(SOFT_HYPHEN);
        let joined = line.trim_end_matches(SOFT_HYPHEN).to_owned() + if spaced { "" } else { " " } + piece;
        if line.is_empty() || width(&format!("{joined}{hyphen}"), size, weight) <= most {
            line = joined;
        } else if out.len() + 1 < lines {
            out.push(closed(&line));
            piece.clone_into(&mut line);
        } else {
            // No line is left: what remains is cut at the end of this one.
            line = joined + &tail.replace(SOFT_HYPHEN, "");
            break;
        }
        if broken {
            line.push(SOFT_HYPHEN);
        }
        rest = tail.strip_prefix([' ', SOFT_HYPHEN]).unwrap_or_default();
    }
    out.push(line.trim_end_matches(SOFT_HYPHEN).to_owned());
    out.iter().map(|line| fit(line, most, size, weight)).collect()
}

fn closed(line: &str) -> String {
    line.strip_suffix(SOFT_HYPHEN).map_or_else(|| line.to_owned(), |word| format!("{word}-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_letter_that_charts_write() {
        let face = face(REGULAR).unwrap();
        for letter in "åäöÅÄÖéšžŠŽ0123456789−–…≤≥·%()/+".chars() {
            assert!(face.font.charmap().map(letter).is_some_and(|glyph| glyph.to_u32() > 0), "{letter}");
        }
    }

    #[test]
    fn a_wide_letter_is_wider_and_bold_is_wider_still() {
        assert!(width("m", 10.0, Weight::Regular) > width("i", 10.0, Weight::Regular));
        assert!(width("Mieliala", 10.0, Weight::SemiBold) > width("Mieliala", 10.0, Weight::Regular));
        let one = width("Mieliala", 10.0, Weight::Regular);
        assert!((width("Mieliala", 20.0, Weight::Regular) - 2.0 * one).abs() < 1e-6);
    }

    #[test]
    fn words_break_where_they_may() {
        let check = |text: &str, most: f64, lines: usize, expect: &[&str]| {
            assert_eq!(wrap(text, most, lines, 11.0, Weight::Regular), expect, "{text}");
        };
        check("Asiakas\u{ad}kohtaa\u{ad}miset", 66.0, 3, &["Asiakas-", "kohtaamiset"]);
        check("Asiakas\u{ad}kohtaa\u{ad}miset", 48.0, 3, &["Asiakas-", "kohtaa-", "miset"]);
        check("Asiakas\u{ad}kohtaa\u{ad}miset", 200.0, 3, &["Asiakaskohtaamiset"]);
        check("Ways of working", 50.0, 3, &["Ways of", "working"]);
        check("Ways of working well", 50.0, 2, &["Ways of", "working…"]);
        check("Yhteen", 200.0, 2, &["Yhteen"]);
        check("", 200.0, 2, &[""]);
    }

    #[test]
    fn a_cut_text_fits() {
        for most in [20.0, 40.0, 80.0] {
            let cut = fit("Asiakaspalvelun puhelintuki", most, 12.0, Weight::SemiBold);
            assert!(width(&cut, 12.0, Weight::SemiBold) <= most, "{cut}");
            assert!(cut.ends_with('…'));
        }
    }
}
