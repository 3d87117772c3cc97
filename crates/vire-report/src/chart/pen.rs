//! The pen: draws shapes and words through plotters' SVG backend and makes the result a document
//! that can be read by itself.
//!
//! Lengths are CSS pixels; on the way out they are doubled and rounded, so that the picture's
//! `viewBox` is in half pixels. Knows no figures.

use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text as TextElement};
use plotters::prelude::{
    DrawingArea, IntoDrawingArea, IntoFont, RGBAColor, RGBColor, SVGBackend, ShapeStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, TextStyle};

use super::Look;
use super::words::{SOFT_HYPHEN, Weight};
use crate::palette::{Palette, Rgb};

/// How many units of the picture's `viewBox` make one CSS pixel.
pub const UNITS: f64 = 2.0;
/// Stands for the hatch until the document is finished; no theme has this colour.
const HATCH: Rgb = (1, 2, 3);
/// plotters divides by this when it writes a font size.
const PLOTTERS_FONT: f64 = 1.24;

pub(super) type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Where a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Middle,
    End,
}

/// Size in CSS pixels, weight and colour of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) colour: Rgb,
}

/// Draws on one picture.
pub(super) struct Pen<'a> {
    pub(super) area: Area<'a>,
    pub(super) palette: &'static Palette,
}

impl Pen<'_> {
    /// Returns the width of the picture.
    pub(super) fn width(&self) -> f64 {
        f64::from(self.area.dim_in_pixel().0) / UNITS
    }

    pub(super) fn title(&self) -> Type {
        Type { size: 16.0, weight: Weight::SemiBold, colour: self.palette.ink }
    }

    pub(super) fn label(&self, colour: Rgb) -> Type {
        Type { size: 12.5, weight: Weight::SemiBold, colour }
    }

    pub(super) fn body(&self) -> Type {
        Type { size: 12.5, weight: Weight::Regular, colour: self.palette.ink }
    }

    pub(super) fn note(&self) -> Type {
        Type { size: 11.5, weight: Weight::Regular, colour: self.palette.muted }
    }

    /// Writes one line with its baseline at `y`.
    pub(super) fn text(&self, x: f64, y: f64, align: Align, kind: Type, text: &str) {
        let style = match kind.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::SemiBold => FontStyle::Bold,
        };
        let anchor = match align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let font = ("f", kind.size * UNITS * PLOTTERS_FONT).into_font().style(style);
        let colour = rgb(kind.colour);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(anchor, VPos::Top));
        let text: String =
            text.chars().filter(|letter| !letter.is_control() && *letter != SOFT_HYPHEN).collect();
        put(self.area.draw(&TextElement::new(text, point(x, y), style)));
    }

    pub(super) fn rect(&self, (x0, y0): (f64, f64), (x1, y1): (f64, f64), colour: Rgb, opacity: f64) {
        let fill = rgb(colour).mix(opacity).filled();
        put(self.area.draw(&Rectangle::new([point(x0, y0), point(x1, y1)], fill)));
    }

    /// Fills with the hatch of what is not shown.
    pub(super) fn hatch(&self, from: (f64, f64), to: (f64, f64)) {
        self.rect(from, to, HATCH, 1.0);
    }

    /// Draws a line through points, `width` CSS pixels wide.
    pub(super) fn line(&self, points: &[(f64, f64)], colour: Rgb, width: f64) {
        let points: Vec<(i32, i32)> = points.iter().map(|(x, y)| point(*x, *y)).collect();
        put(self.area.draw(&PathElement::new(points, stroke(colour, width))));
    }

    pub(super) fn shape(&self, points: &[(f64, f64)], colour: Rgb, opacity: f64) {
        let points: Vec<(i32, i32)> = points.iter().map(|(x, y)| point(*x, *y)).collect();
        put(self.area.draw(&Polygon::new(points, rgb(colour).mix(opacity))));
    }

    pub(super) fn dot(&self, (x, y): (f64, f64), radius: f64, colour: Rgb) {
        let size = units(radius).max(1);
        put(self.area.draw(&Circle::new(point(x, y), size, rgb(colour).filled())));
    }
}

/// Draws a picture and returns its SVG document.
///
/// `kind` and the words make the ids of `title` and `desc`, so that several pictures can stand in one page.
pub(super) fn paint(kind: &str, look: Look, title: &str, desc: &str, draw: impl FnOnce(&Pen<'_>)) -> String {
    let mut raw = String::with_capacity(48 * 1024);
    let (width, height) = (look.size.width, look.size.height);
    let palette = look.theme.palette();
    {
        let units = UNITS as u32;
        let area = SVGBackend::with_string(&mut raw, (width * units, height * units)).into_drawing_area();
        let pen = Pen { area, palette };
        draw(&pen);
        put(pen.area.present());
    }
    let id = format!("v{:08x}", hash(&[kind, title, desc, look.theme.id(), &raw.len().to_string()]));
    let body = compact(raw.split_once(">\n").map_or("", |(_, body)| body), &id);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {vw} {vh}\" \
         role=\"img\" aria-labelledby=\"{id}-t {id}-d\" font-family=\"Figtree, 'Segoe UI', system-ui, sans-serif\" \
         stroke-linejoin=\"round\" stroke-linecap=\"round\">\n\
         <title id=\"{id}-t\">{title}</title>\n<desc id=\"{id}-d\">{desc}</desc>\n\
         <defs><pattern id=\"{id}-h\" width=\"12\" height=\"12\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path d=\"M0 0V12\" stroke=\"{hatch}\" stroke-width=\"4\"/></pattern></defs>\n\
         <rect class=\"vire-paper\" width=\"{vw}\" height=\"{vh}\" fill=\"{paper}\"/>\n{body}",
        vw = f64::from(width) * UNITS,
        vh = f64::from(height) * UNITS,
        title = escaped(title),
        desc = escaped(desc),
        hatch = hex(palette.hatch),
        paper = hex(palette.paper),
    )
}

/// Takes out what plotters writes and nobody needs, and writes polylines and polygons as paths of
/// steps, neighbours of one style as one path: a third as many bytes.
fn compact(body: &str, id: &str) -> String {
    let hatch = format!("fill=\"url(#{id}-h)\"");
    let mut out = String::with_capacity(body.len() / 2);
    let mut open: Option<String> = None;
    for line in body.lines() {
        let shape = line.strip_prefix("<polyline").or_else(|| line.strip_prefix("<polygon"));
        let parts = shape.and_then(|shape| shape.strip_suffix("\"/>")?.split_once(" points=\""));
        let style = parts.map(|(style, _)| style.replace(" opacity=\"1\"", ""));
        if open.is_some() && open != style {
            out.push_str("\"/>\n");
        }
        match (&style, parts) {
            (Some(style), Some((_, points))) => {
                if open.as_ref() != Some(style) {
                    let _ = write!(out, "<path{style} d=\"");
                }
                steps(points, &mut out);
                if line.starts_with("<polygon") {
                    out.push('z');
                }
            }
            // A label stands on a line of its own between its tags.
            _ if line.starts_with("<text") => out.push_str(&plain(line)),
            _ if !line.starts_with('<') => out.push_str(line),
            _ => {
                out.push_str(&plain(line).replace("fill=\"#010203\"", &hatch));
                out.push('\n');
            }
        }
        open = style;
    }
    if open.is_some() {
        out.push_str("\"/>\n");
    }
    out
}

/// Takes attributes out of a tag that only say what holds without them.
fn plain(tag: &str) -> String {
    tag.replace(" opacity=\"1\"", "")
        .replace(" stroke=\"none\"", "")
        .replace(" stroke-width=\"1\"", "")
        .replace(" font-family=\"f\"", "")
        .replace(" dy=\"0.76em\"", "")
        .replace(" text-anchor=\"start\"", "")
        .replace("font-weight=\"bold\"", "font-weight=\"600\"")
}

/// Writes `1,2 4,2 4,1` as `M1 2l3 0 0-1`.
fn steps(points: &str, out: &mut String) {
    let mut before: Option<(i32, i32)> = None;
    for (x, y) in points.split(' ').filter_map(|point| point.split_once(',')) {
        let (Ok(x), Ok(y)) = (x.parse::<i32>(), y.parse::<i32>()) else { continue };
        // Writing to a string cannot fail.
        let _ = match before.replace((x, y)) {
            None => write!(out, "M{x} {y}l"),
            Some((x0, y0)) if y < y0 => write!(out, "{}{} ", x - x0, y - y0),
            Some((x0, y0)) => write!(out, "{} {} ", x - x0, y - y0),
        };
    }
    out.truncate(out.trim_end_matches([' ', 'l']).len());
}

/// Returns a number that pictures with other words do not share (FNV-1a).
fn hash(parts: &[&str]) -> u32 {
    parts
        .iter()
        .flat_map(|part| part.bytes())
        .fold(0x811C_9DC5, |so_far, byte| (so_far ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Returns a colour as `#RRGGBB`.
pub(super) fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02X}{g:02X}{b:02X}")
}

fn escaped(text: &str) -> String {
    let plain: String = text.chars().filter(|letter| !letter.is_control()).collect();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub(super) fn stroke(colour: Rgb, width: f64) -> ShapeStyle {
    ShapeStyle {
        color: rgb(colour).to_rgba(),
        filled: false,
        stroke_width: units(width).max(1).unsigned_abs(),
    }
}

pub(super) fn fill(colour: Rgb, opacity: f64) -> RGBAColor {
    rgb(colour).mix(opacity)
}

/// Takes what a drawing call answers: writing to a string cannot fail.
pub(super) fn put<T, E>(_: Result<T, E>) {}

pub(super) fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}

fn rgb((r, g, b): Rgb) -> RGBColor {
    RGBColor(r, g, b)
}

fn point(x: f64, y: f64) -> (i32, i32) {
    (units(x), units(y))
}
