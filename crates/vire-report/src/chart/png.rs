//! A picture as PNG: the same SVG, with the shipped font and no other.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::words::{REGULAR, SEMIBOLD};

/// The longest side of a PNG in pixels.
const MOST_PIXELS: f64 = 16_000.0;

/// A picture that cannot become a PNG.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The document is no SVG that can be drawn.
    #[error("svg_unreadable: {0}")]
    Unreadable(#[from] resvg::usvg::Error),
    /// The picture would have no pixels or more than 16 000 on a side.
    #[error("picture_size_invalid")]
    Size,
    /// The pixels cannot be written.
    #[error("png_not_written: {0}")]
    NotWritten(String),
}

impl PngError {
    /// Names the error across every border.
    pub fn code(&self) -> &'static str {
        match self {
            PngError::Unreadable(_) => "svg_unreadable",
            PngError::Size => "picture_size_invalid",
            PngError::NotWritten(_) => "png_not_written",
        }
    }
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(SEMIBOLD.to_vec());
    fonts.set_sans_serif_family("Figtree");
    Arc::new(fonts)
});

/// Draws an SVG document as PNG, `scale` pixels to a CSS pixel (1.0 for a screen, 2.0 for print).
///
/// # Errors
/// [`PngError`] when the document cannot be drawn or would be larger than 16 000 pixels.
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>, PngError> {
    let tree = svg_tree(svg)?;
    let side = |length: f32| {
        let pixels = (f64::from(length) * scale).round();
        if (1.0..=MOST_PIXELS).contains(&pixels) { Ok(pixels as u32) } else { Err(PngError::Size) }
    };
    let (width, height) = (side(tree.size().width())?, side(tree.size().height())?);
    let mut pixels = Pixmap::new(width, height).ok_or(PngError::Size)?;
    let transform = Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels.encode_png().map_err(|fault| PngError::NotWritten(fault.to_string()))
}

/// Reads an SVG document, its words as outlines of the shipped font.
///
/// # Errors
/// When it is no SVG.
pub(crate) fn svg_tree(svg: &str) -> Result<Tree, resvg::usvg::Error> {
    let options = Options { fontdb: FONTS.clone(), font_family: "Figtree".to_owned(), ..Options::default() };
    Tree::from_str(svg, &options)
}
