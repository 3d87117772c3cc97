//! The shipped font in a PDF: glyphs by number, their widths, and what they stand for when text is copied.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::packed;
use crate::chart::words::{REGULAR, SEMIBOLD, SOFT_HYPHEN};
use crate::export::ExportError;

const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
/// A PDF counts glyph widths in thousandths.
const THOUSAND: f32 = 1000.0;

/// One weight of the font, and which of its glyphs were used.
pub(super) struct Face {
    bytes: &'static [u8],
    name: &'static str,
    font: FontRef<'static>,
    widths: GlyphMetrics<'static>,
    used: BTreeMap<u16, char>,
}

impl Face {
    pub(super) fn regular() -> Result<Self, ExportError> {
        Self::of(REGULAR, "Figtree-Regular")
    }

    pub(super) fn semi_bold() -> Result<Self, ExportError> {
        Self::of(SEMIBOLD, "Figtree-SemiBold")
    }

    fn of(bytes: &'static [u8], name: &'static str) -> Result<Self, ExportError> {
        let font = FontRef::new(bytes).map_err(|error| ExportError::Picture(error.to_string()))?;
        let widths = font.glyph_metrics(Size::new(THOUSAND), LocationRef::default());
        Ok(Self { bytes, name, font, widths, used: BTreeMap::new() })
    }

    /// Returns a text as glyph numbers of two bytes each; what the font lacks is left out.
    pub(super) fn glyphs(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(text.len() * 2);
        for letter in text.chars().filter(|letter| *letter != SOFT_HYPHEN && !letter.is_control()) {
            // A space that does not break is drawn as a space.
            let drawn = if letter == '\u{a0}' || letter == '\u{202f}' { ' ' } else { letter };
            let found = self.font.charmap().map(drawn).and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
            if let Some(glyph) = found {
                self.used.insert(glyph, letter);
                bytes.extend_from_slice(&glyph.to_be_bytes());
            }
        }
        bytes
    }

    /// Writes the font under `id`.
    pub(super) fn write(&self, pdf: &mut Pdf, id: Ref, next: &mut impl FnMut() -> Ref) {
        let (cid, descriptor, file, unicode) = (next(), next(), next(), next());
        let name = Name(self.name.as_bytes());
        pdf.type0_font(id)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(unicode);
        let mut font = pdf.cid_font(cid);
        font.subtype(CidFontType::Type2).base_font(name).system_info(SYSTEM).font_descriptor(descriptor);
        font.default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = font.widths();
        for glyph in self.used.keys() {
            let wide = self.widths.advance_width(skrifa::GlyphId::new(u32::from(*glyph))).unwrap_or_default();
            widths.same(*glyph, *glyph, wide);
        }
        widths.finish();
        font.finish();
        let metrics = self.font.metrics(Size::new(THOUSAND), LocationRef::default());
        let bounds = metrics.bounds.unwrap_or_default();
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max))
            .italic_angle(0.0)
            .ascent(metrics.ascent)
            .descent(metrics.descent)
            .cap_height(metrics.cap_height.unwrap_or(metrics.ascent))
            .stem_v(80.0)
            .font_file2(file);
        let bytes = packed(self.bytes);
        let length = i32::try_from(self.bytes.len()).unwrap_or(i32::MAX);
        pdf.stream(file, &bytes).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
        let mut cmap = UnicodeCmap::new(Name(b"Vire"), SYSTEM);
        for (glyph, letter) in &self.used {
            cmap.pair(*glyph, *letter);
        }
        let cmap = cmap.finish();
        pdf.cmap(unicode, &cmap);
    }
}
