//! Lines and areas of a picture in a PDF: what `usvg` made of the SVG, path by path.

use pdf_writer::types::{LineCapStyle, LineJoinStyle};
use pdf_writer::{Content, Name};
use resvg::tiny_skia::{PathSegment, Transform};
use resvg::usvg::{FillRule, Group, Node, Paint, Path, Tree};

use super::Rgb;
use crate::palette::Theme;

/// How far apart the lines of the hatch stand, in units of the picture.
const HATCH: f32 = 6.0;

/// The opacities that were used, in whole percents; a PDF names each.
#[derive(Default)]
pub(super) struct Opacities(Vec<u8>);

impl Opacities {
    fn name(&mut self, opacity: f32) -> String {
        let percent = (opacity.clamp(0.0, 1.0) * 100.0).round() as u8;
        if !self.0.contains(&percent) {
            self.0.push(percent);
        }
        format!("O{percent}")
    }

    /// Lists the opacities from 0 to 1.
    pub(super) fn all(&self) -> impl Iterator<Item = f32> + '_ {
        self.0.iter().map(|percent| f32::from(*percent) / 100.0)
    }

    /// Lists their names in the same order.
    pub(super) fn names(&self) -> impl Iterator<Item = String> + '_ {
        self.0.iter().map(|percent| format!("O{percent}"))
    }
}

pub(super) fn fill_colour(content: &mut Content, (r, g, b): Rgb) {
    let part = |value: u8| f32::from(value) / 255.0;
    content.set_fill_rgb(part(r), part(g), part(b));
}

fn stroke_colour(content: &mut Content, (r, g, b): Rgb) {
    let part = |value: u8| f32::from(value) / 255.0;
    content.set_stroke_rgb(part(r), part(g), part(b));
}

/// Draws a line across.
pub(super) fn rule(content: &mut Content, from: f32, to: f32, y: f32, width: f32, colour: Rgb) {
    stroke_colour(content, colour);
    content.set_line_width(width).move_to(from, y).line_to(to, y).stroke();
}

/// Draws a line downwards.
pub(super) fn bar(content: &mut Content, x: f32, top: f32, bottom: f32, width: f32, colour: Rgb) {
    stroke_colour(content, colour);
    content.set_line_width(width).move_to(x, top).line_to(x, bottom).stroke();
}

/// Draws a picture; `place` puts its units on the sheet.
pub(super) fn draw(content: &mut Content, tree: &Tree, place: [f32; 6], opacities: &mut Opacities) {
    content.save_state().transform(place);
    content.set_line_cap(LineCapStyle::RoundCap).set_line_join(LineJoinStyle::RoundJoin);
    group(content, tree.root(), 1.0, opacities);
    content.restore_state();
}

/// Draws a group; its opacity is that of each of its shapes, which in a chart do not lie over each other.
fn group(content: &mut Content, of: &Group, over: f32, opacities: &mut Opacities) {
    let opacity = over * of.opacity().get();
    for node in of.children() {
        match node {
            Node::Group(inner) => group(content, inner, opacity, opacities),
            Node::Path(path) => shape(content, path, opacity, opacities),
            Node::Text(text) => group(content, text.flattened(), opacity, opacities),
            // Charts hold no raster pictures.
            Node::Image(_) => {}
        }
    }
}

fn shape(content: &mut Content, path: &Path, over: f32, opacities: &mut Opacities) {
    if !path.is_visible() {
        return;
    }
    content.save_state();
    let Transform { sx, ky, kx, sy, tx, ty } = path.abs_transform();
    content.transform([sx, ky, kx, sy, tx, ty]);
    if let Some(fill) = path.fill() {
        let even_odd = fill.rule() == FillRule::EvenOdd;
        match fill.paint() {
            Paint::Color(colour) => {
                let name = opacities.name(over * fill.opacity().get());
                content.set_parameters(Name(name.as_bytes()));
                fill_colour(content, (colour.red, colour.green, colour.blue));
                trace(content, path);
                if even_odd {
                    content.fill_even_odd()
                } else {
                    content.fill_nonzero()
                };
            }
            // The only pattern of the charts is the hatch.
            Paint::Pattern(_) => hatch(content, path),
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => {}
        }
    }
    if let Some(stroke) = path.stroke()
        && let Paint::Color(colour) = stroke.paint()
    {
        let name = opacities.name(over * stroke.opacity().get());
        content.set_parameters(Name(name.as_bytes())).set_line_width(stroke.width().get());
        stroke_colour(content, (colour.red, colour.green, colour.blue));
        trace(content, path);
        content.stroke();
    }
    content.restore_state();
}

fn trace(content: &mut Content, path: &Path) {
    let mut at = (0.0, 0.0);
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                content.move_to(to.x, to.y);
                at = (to.x, to.y);
            }
            PathSegment::LineTo(to) => {
                content.line_to(to.x, to.y);
                at = (to.x, to.y);
            }
            PathSegment::QuadTo(by, to) => {
                // A PDF knows cubic curves only.
                let third = |from: f32, by: f32| from + (by - from) * 2.0 / 3.0;
                content.cubic_to(
                    third(at.0, by.x),
                    third(at.1, by.y),
                    third(to.x, by.x),
                    third(to.y, by.y),
                    to.x,
                    to.y,
                );
                at = (to.x, to.y);
            }
            PathSegment::CubicTo(one, two, to) => {
                content.cubic_to(one.x, one.y, two.x, two.y, to.x, to.y);
                at = (to.x, to.y);
            }
            PathSegment::Close => {
                content.close_path();
            }
        }
    }
}

/// Fills with slanting lines.
fn hatch(content: &mut Content, path: &Path) {
    let bounds = path.bounding_box();
    let (top, bottom) = (bounds.top(), bounds.bottom());
    let tall = bottom - top;
    trace(content, path);
    content.clip_nonzero().end_path();
    stroke_colour(content, Theme::Print.palette().hatch);
    content.set_line_width(HATCH / 3.0);
    let mut x = bounds.left() - tall;
    while x < bounds.right() {
        content.move_to(x, bottom).line_to(x + tall, top);
        x += HATCH * 1.414;
    }
    content.stroke();
}
