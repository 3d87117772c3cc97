//! Colours of charts, in light, dark and print; the mood scale that faces and heatmaps share.
//!
//! The window's `tokens.css` carries the same values. Nothing here knows what is drawn.

/// A colour as red, green and blue, 0–255 each.
pub type Rgb = (u8, u8, u8);

/// Where a chart is going to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// On paper-like light.
    #[default]
    Light,
    /// On dark.
    Dark,
    /// On white paper, perhaps without colour.
    Print,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Print];

    /// Returns the id that scripts and the interface use.
    pub fn id(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Print => "print",
        }
    }

    /// Returns the theme with an id.
    pub fn with_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.id() == id)
    }

    /// Returns the colours.
    pub fn palette(self) -> &'static Palette {
        match self {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
            Theme::Print => &PRINT,
        }
    }
}

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// What is drawn upon.
    pub paper: Rgb,
    /// Words and figures that matter.
    pub ink: Rgb,
    /// Axis labels and notes.
    pub muted: Rgb,
    /// The light grid.
    pub grid: Rgb,
    /// The hatch of what is not shown.
    pub hatch: Rgb,
    /// The group in question: spruce, as everything that people can act on.
    pub group: Rgb,
    /// The whole organisation beside it.
    pub whole: Rgb,
    /// Customers: lake blue.
    pub customers: Rgb,
    /// Flags of experiments and notes: amber.
    pub event: Rgb,
    /// The mood scale from 1 to 5: slate-violet, sand, spruce.
    pub mood: [Rgb; 5],
}

const LIGHT: Palette = Palette {
    paper: (0xFF, 0xFD, 0xF9),
    ink: (0x22, 0x2E, 0x2A),
    muted: (0x5B, 0x66, 0x61),
    grid: (0xE9, 0xE4, 0xDA),
    hatch: (0xC9, 0xC2, 0xB4),
    group: (0x1F, 0x5F, 0x4B),
    whole: (0x66, 0x70, 0x6B),
    customers: (0x2B, 0x62, 0x8F),
    event: (0x9A, 0x64, 0x12),
    mood: [
        (0x62, 0x51, 0x88),
        (0xA5, 0x98, 0xC1),
        (0xE8, 0xDC, 0xC3),
        (0x85, 0xB6, 0x9F),
        (0x2A, 0x6A, 0x55),
    ],
};

const DARK: Palette = Palette {
    paper: (0x1B, 0x21, 0x1F),
    ink: (0xEC, 0xE8, 0xDF),
    muted: (0xA9, 0xB2, 0xAC),
    grid: (0x2F, 0x38, 0x35),
    hatch: (0x52, 0x5C, 0x58),
    group: (0x82, 0xC9, 0xAC),
    whole: (0x9A, 0xA3, 0x9E),
    customers: (0x8F, 0xBD, 0xE3),
    event: (0xE0, 0xAE, 0x5B),
    mood: [
        (0x77, 0x65, 0xA6),
        (0xAA, 0x9D, 0xC9),
        (0xE5, 0xD9, 0xBF),
        (0x79, 0xAF, 0x97),
        (0x2F, 0x7A, 0x60),
    ],
};

const PRINT: Palette = Palette {
    paper: (0xFF, 0xFF, 0xFF),
    ink: (0x11, 0x16, 0x14),
    muted: (0x44, 0x4C, 0x48),
    grid: (0xDF, 0xDF, 0xDC),
    hatch: (0xA8, 0xA8, 0xA4),
    group: (0x12, 0x4A, 0x39),
    whole: (0x66, 0x6C, 0x69),
    customers: (0x1C, 0x4D, 0x76),
    event: (0x7C, 0x4E, 0x08),
    mood: LIGHT.mood,
};

impl Palette {
    /// Returns the mood scale's colour at a share of the scale: 0.0 is its low end, 1.0 its high end.
    pub fn mood_at(&self, share: f64) -> Rgb {
        let [a, b, c, d, e] = self.mood;
        let place = if share.is_finite() { share.clamp(0.0, 1.0) * 4.0 } else { 2.0 };
        let (low, high, part) = match place {
            p if p < 1.0 => (a, b, p),
            p if p < 2.0 => (b, c, p - 1.0),
            p if p < 3.0 => (c, d, p - 2.0),
            p => (d, e, p - 3.0),
        };
        let mix = |x: u8, y: u8| (f64::from(x) + (f64::from(y) - f64::from(x)) * part).round() as u8;
        (mix(low.0, high.0), mix(low.1, high.1), mix(low.2, high.2))
    }
}

/// Returns the one of near-black and white that reads better on a colour.
pub fn ink_on(colour: Rgb) -> Rgb {
    const DARK_INK: Rgb = (0x04, 0x06, 0x05);
    const WHITE: Rgb = (0xFF, 0xFF, 0xFF);
    if contrast(colour, DARK_INK) >= contrast(colour, WHITE) { DARK_INK } else { WHITE }
}

/// Returns the contrast ratio of two colours, 1.0..=21.0 (WCAG 2.2).
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = linear(colour);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn linear((r, g, b): Rgb) -> [f64; 3] {
    [r, g, b].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Full protanopia, deuteranopia and tritanopia, on linear colour. Source: Machado et al. (2009).
    const VISION: [(&str, [[f64; 3]; 3]); 4] = [
        ("full colour", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopia",
            [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
        ),
        (
            "deuteranopia",
            [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
        ),
        (
            "tritanopia",
            [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        ),
    ];

    fn lab(colour: Rgb, sight: &[[f64; 3]; 3]) -> [f64; 3] {
        let from = linear(colour);
        let seen = sight.map(|row| row.iter().zip(from).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0));
        let [r, g, b] = seen;
        let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47);
        let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn the_mood_steps_stay_apart_in_every_kind_of_colour_vision() {
        for theme in Theme::ALL {
            for (sight, matrix) in &VISION {
                let steps = theme.palette().mood.map(|step| lab(step, matrix));
                for (i, one) in steps.iter().enumerate() {
                    for (j, other) in steps.iter().enumerate().skip(i + 1) {
                        let apart = one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                        assert!(
                            apart > 14.0,
                            "{theme:?} {sight}: {} and {} are {apart:.1} apart",
                            i + 1,
                            j + 1
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn words_read_on_paper_and_on_every_mood() {
        for theme in Theme::ALL {
            let palette = theme.palette();
            for (name, colour) in [
                ("ink", palette.ink),
                ("muted", palette.muted),
                ("group", palette.group),
                ("customers", palette.customers),
                ("event", palette.event),
                ("whole", palette.whole),
            ] {
                let ratio = contrast(colour, palette.paper);
                assert!(ratio >= 4.5, "{theme:?} {name}: {ratio:.2}");
            }
            for hundredth in 0..=100 {
                let colour = palette.mood_at(f64::from(hundredth) / 100.0);
                let ratio = contrast(colour, ink_on(colour));
                assert!(ratio >= 4.5, "{theme:?} mood at {hundredth}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn the_scale_passes_through_its_five_steps() {
        let palette = Theme::Light.palette();
        for (place, step) in [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().zip(palette.mood) {
            assert_eq!(palette.mood_at(place), step);
        }
        assert_eq!(palette.mood_at(7.0), palette.mood[4]);
        assert_eq!(palette.mood_at(f64::NAN), palette.mood[2]);
    }
}
