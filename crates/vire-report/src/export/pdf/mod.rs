//! The report for a meeting as PDF: A4 sheets with the shipped font inside, pictures as lines and areas.
//!
//! Lays paragraphs, findings and pictures out from top to bottom. Tables stay in the page to read (HTML) and
//! in the files for programs: on paper they would be most of the sheets. The sheets have no tags; whoever
//! listens to a report takes the page.

mod face;
mod pen;

use std::io::Read;

use flate2::Compression;
use flate2::read::ZlibEncoder;
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, TextStr};
use resvg::usvg::Tree;
use vire_text::{Text, Value};

use super::meeting::{Block, Finding, Paper, paper};
use super::{ExportError, Summary};
use crate::chart::words::{Weight, wrap};
use crate::chart::{Picture, svg_tree};
use face::Face;
use pen::Opacities;

/// A4 in points.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 46.0;
/// Room for the line at the foot of a sheet.
const FOOT: f32 = 30.0;

type Rgb = (u8, u8, u8);
const INK: Rgb = (0x11, 0x16, 0x14);
const SOFT: Rgb = (0x44, 0x4C, 0x48);
const SPRUCE: Rgb = (0x1D, 0x5C, 0x49);

/// Size, weight and colour of a paragraph, and the room below it.
#[derive(Clone, Copy)]
struct Type {
    size: f32,
    weight: Weight,
    colour: Rgb,
    below: f32,
}

const TITLE: Type = Type { size: 24.0, weight: Weight::SemiBold, colour: INK, below: 4.0 };
const ORGANISATION: Type = Type { size: 14.0, weight: Weight::SemiBold, colour: INK, below: 2.0 };
const HEADING: Type = Type { size: 15.0, weight: Weight::SemiBold, colour: SPRUCE, below: 6.0 };
const LABEL: Type = Type { size: 10.5, weight: Weight::SemiBold, colour: INK, below: 1.0 };
const SAID: Type = Type { size: 13.0, weight: Weight::Regular, colour: INK, below: 2.0 };
const BODY: Type = Type { size: 10.5, weight: Weight::Regular, colour: INK, below: 6.0 };
const NOTE: Type = Type { size: 9.5, weight: Weight::Regular, colour: SOFT, below: 10.0 };

pub(super) fn write(summary: &Summary<'_>, text: &Text) -> Result<Vec<u8>, ExportError> {
    let paper = paper(summary, text);
    let mut sheets = Sheets::new()?;
    sheets.cover(&paper);
    for section in &paper.sections {
        // A heading never stands alone at the foot of a sheet.
        let first = match section.blocks.first() {
            Some(Block::Picture(picture)) => Sheets::tall(picture)?,
            _ => 80.0,
        };
        sheets.need(first + 90.0);
        sheets.y -= 14.0;
        sheets.paragraph(&section.title, HEADING, 0.0);
        for block in &section.blocks {
            sheets.block(block)?;
        }
    }
    Ok(sheets.finish(&paper, text))
}

/// The sheets so far, and how far the last one is filled.
struct Sheets {
    regular: Face,
    bold: Face,
    opacities: Opacities,
    done: Vec<Content>,
    sheet: Content,
    y: f32,
}

impl Sheets {
    fn new() -> Result<Self, ExportError> {
        Ok(Self {
            regular: Face::regular()?,
            bold: Face::semi_bold()?,
            opacities: Opacities::default(),
            done: Vec::new(),
            sheet: Content::new(),
            y: HEIGHT - MARGIN,
        })
    }

    /// Begins a new sheet unless so much room is left.
    fn need(&mut self, room: f32) {
        if self.y - room < MARGIN + FOOT {
            self.done.push(std::mem::replace(&mut self.sheet, Content::new()));
            self.y = HEIGHT - MARGIN;
        }
    }

    fn face(&mut self, weight: Weight) -> (&mut Face, Name<'static>) {
        match weight {
            Weight::Regular => (&mut self.regular, Name(b"R")),
            Weight::SemiBold => (&mut self.bold, Name(b"B")),
        }
    }

    fn line(&mut self, said: &str, kind: Type, x: f32, y: f32) {
        let (face, name) = self.face(kind.weight);
        let glyphs = face.glyphs(said);
        pen::fill_colour(&mut self.sheet, kind.colour);
        self.sheet.begin_text().set_font(name, kind.size).set_text_matrix([1.0, 0.0, 0.0, 1.0, x, y]);
        self.sheet.show(pdf_writer::Str(&glyphs)).end_text();
    }

    fn paragraph(&mut self, said: &str, kind: Type, indent: f32) {
        let most = f64::from(WIDTH - 2.0 * MARGIN - indent);
        for line in wrap(said, most, 400, f64::from(kind.size), kind.weight) {
            self.need(kind.size * 1.4);
            self.y -= kind.size * 1.4;
            self.line(&line, kind, MARGIN + indent, self.y + kind.size * 0.35);
        }
        self.y -= kind.below;
    }

    fn cover(&mut self, paper: &Paper) {
        self.paragraph(&paper.title, TITLE, 0.0);
        self.paragraph(&paper.organisation, ORGANISATION, 0.0);
        for line in &paper.under {
            self.paragraph(line, Type { below: 0.0, ..BODY }, 0.0);
        }
        self.y -= 8.0;
        pen::rule(&mut self.sheet, MARGIN, WIDTH - MARGIN, self.y, 2.0, SPRUCE);
    }

    fn block(&mut self, block: &Block) -> Result<(), ExportError> {
        match block {
            Block::Text(said) => self.paragraph(said, BODY, 0.0),
            Block::Finding(finding) => self.finding(finding),
            Block::Picture(picture) => self.picture(picture)?,
            Block::Table(..) => {}
            Block::Entries(entries) => {
                for (name, value) in entries {
                    self.need(40.0);
                    self.paragraph(name, LABEL, 0.0);
                    self.paragraph(value, BODY, 0.0);
                }
            }
        }
        Ok(())
    }

    fn finding(&mut self, finding: &Finding) {
        self.need(80.0);
        let (top, sheet) = (self.y, self.done.len());
        self.paragraph(&finding.title, LABEL, 14.0);
        self.paragraph(&finding.said, SAID, 14.0);
        self.paragraph(&finding.sure, Type { below: 0.0, ..NOTE }, 14.0);
        // The mark at the side stands where the finding is on one sheet.
        if sheet == self.done.len() {
            pen::bar(&mut self.sheet, MARGIN, top, self.y, 3.0, SPRUCE);
        }
        self.y -= 12.0;
    }

    /// Returns a picture's outlines and how large they are drawn: as wide as the sheet, never higher than it.
    fn fitted(picture: &Picture) -> Result<(Tree, f32), ExportError> {
        let tree = svg_tree(&picture.svg).map_err(|error| ExportError::Picture(error.to_string()))?;
        let room = HEIGHT - 2.0 * MARGIN - FOOT - 90.0;
        let scale = ((WIDTH - 2.0 * MARGIN) / tree.size().width()).min(room / tree.size().height());
        Ok((tree, scale))
    }

    fn tall(picture: &Picture) -> Result<f32, ExportError> {
        let (tree, scale) = Self::fitted(picture)?;
        Ok(tree.size().height() * scale)
    }

    fn picture(&mut self, picture: &Picture) -> Result<(), ExportError> {
        let (tree, scale) = Self::fitted(picture)?;
        let height = tree.size().height() * scale;
        self.need(height + 40.0);
        let place = [scale, 0.0, 0.0, -scale, MARGIN, self.y];
        pen::draw(&mut self.sheet, &tree, place, &mut self.opacities);
        self.y -= height + 4.0;
        self.paragraph(&picture.summary, NOTE, 0.0);
        Ok(())
    }

    fn finish(mut self, paper: &Paper, text: &Text) -> Vec<u8> {
        self.done.push(std::mem::replace(&mut self.sheet, Content::new()));
        let sheets = std::mem::take(&mut self.done);
        let all = sheets.len();
        let foot = Type { below: 0.0, size: 8.5, ..NOTE };
        let mut contents = Vec::with_capacity(all);
        for (at, sheet) in sheets.into_iter().enumerate() {
            self.sheet = sheet;
            let args = [("page", Value::from(at + 1)), ("pages", Value::from(all))];
            let line = format!("{} · {}", paper.organisation, text.get("meeting-sheet", &args));
            self.line(&line, foot, MARGIN, MARGIN - 12.0);
            contents.push(std::mem::replace(&mut self.sheet, Content::new()).finish());
        }
        let mut next = Ref::new(1);
        let mut id = || next.bump();
        let (catalog, tree, info) = (id(), id(), id());
        let (regular, bold) = (id(), id());
        let states: Vec<Ref> = self.opacities.all().map(|_| id()).collect();
        let pages: Vec<(Ref, Ref)> = contents.iter().map(|_| (id(), id())).collect();
        let mut pdf = Pdf::new();
        let mut root = pdf.catalog(catalog);
        root.pages(tree).lang(TextStr(text.language().tag()));
        root.viewer_preferences().display_doc_title(true);
        root.finish();
        let title = format!("{} · {}", paper.title, paper.organisation);
        pdf.document_info(info).title(TextStr(&title)).producer(TextStr("Vire"));
        pdf.pages(tree)
            .kids(pages.iter().map(|(page, _)| *page))
            .count(i32::try_from(all).unwrap_or(i32::MAX));
        for ((page, content), bytes) in pages.iter().zip(&contents) {
            let mut sheet = pdf.page(*page);
            sheet.parent(tree).media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).contents(*content);
            let mut resources = sheet.resources();
            resources.fonts().pair(Name(b"R"), regular).pair(Name(b"B"), bold);
            let mut graphics = resources.ext_g_states();
            for (name, state) in self.opacities.names().zip(&states) {
                graphics.pair(Name(name.as_bytes()), *state);
            }
            graphics.finish();
            resources.finish();
            sheet.finish();
            let packed = packed(bytes);
            pdf.stream(*content, &packed).filter(Filter::FlateDecode);
        }
        for (opacity, state) in self.opacities.all().zip(&states) {
            pdf.ext_graphics(*state).non_stroking_alpha(opacity).stroking_alpha(opacity);
        }
        self.regular.write(&mut pdf, regular, &mut id);
        self.bold.write(&mut pdf, bold, &mut id);
        pdf.finish()
    }
}

/// Packs a stream as PDF's `FlateDecode` reads it.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    // Reading from memory does not fail.
    let _ = ZlibEncoder::new(bytes, Compression::default()).read_to_end(&mut packed);
    packed
}
