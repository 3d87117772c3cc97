//! How good something was, in words of quality, in faces and thumbs.

use vire_core::metric::Metric;

use super::Scale;

/// Five points from very poor to excellent.
pub(super) const FIVE: Scale = Scale {
    metric: Some(Metric::Csat),
    points: &[
        (
            1,
            &[
                "very poor",
                "very bad",
                "terrible",
                "awful",
                "horrible",
                "erittäin huono",
                "todella huono",
                "hyvin huono",
                "mycket dålig",
                "mycket dåligt",
                "väldigt dålig",
                "väldigt dåligt",
                "surkea",
                "kelvoton",
                "usel",
                "uselt",
                "😡",
                "😠",
                "😤",
            ],
        ),
        (
            2,
            &[
                "poor",
                "bad",
                "not good",
                "huono",
                "melko huono",
                "heikko",
                "välttävä",
                "mindre bra",
                "dålig",
                "dåligt",
                "ganska dålig",
                "ganska dåligt",
                "🙁",
                "☹️",
                "☹",
                "😞",
                "😟",
                "😕",
                "😢",
            ],
        ),
        (
            3,
            &[
                "fair",
                "average",
                "okay",
                "ok",
                "neither good nor bad",
                "kohtalainen",
                "kohtuullinen",
                "tyydyttävä",
                "keskinkertainen",
                "ei hyvä eikä huono",
                "godkänd",
                "okej",
                "varken bra eller dålig",
                "varken bra eller dåligt",
                "😐",
                "😑",
            ],
        ),
        (4, &["good", "fairly good", "quite good", "hyvä", "melko hyvä", "bra", "ganska bra", "🙂", "😊"]),
        (
            5,
            &[
                "excellent",
                "very good",
                "great",
                "outstanding",
                "amazing",
                "fantastic",
                "perfect",
                "loistava",
                "mahtava",
                "erinomainen",
                "erittäin hyvä",
                "todella hyvä",
                "kiitettävä",
                "utmärkt",
                "fantastisk",
                "fantastiskt",
                "mycket bra",
                "väldigt bra",
                "😀",
                "😃",
                "😄",
                "😁",
                "😍",
                "🤩",
            ],
        ),
    ],
};

/// Five points of which one alone is bad: very good is not the best, and good stands in the middle.
pub(super) const FIVE_TO_EXCELLENT: Scale = Scale {
    metric: Some(Metric::Csat),
    points: &[
        (1, &["poor", "bad", "huono", "heikko", "dålig", "dåligt"]),
        (2, &["fair", "average", "ok", "kohtalainen", "tyydyttävä", "välttävä", "godkänd", "mindre bra"]),
        (3, &["good", "hyvä", "bra"]),
        (4, &["very good", "erittäin hyvä", "todella hyvä", "kiitettävä", "mycket bra", "väldigt bra"]),
        (5, &["excellent", "outstanding", "erinomainen", "loistava", "utmärkt"]),
    ],
};

/// Five points from bad, with one between bad and the middle.
pub(super) const FIVE_FROM_BAD: Scale = Scale {
    metric: Some(Metric::Csat),
    points: &[
        (1, &["bad", "poor", "huono", "dålig", "dåligt"]),
        (2, &["not good", "not so good", "välttävä", "heikko", "ei hyvä", "mindre bra", "inte bra"]),
        (
            3,
            &[
                "ok",
                "okay",
                "average",
                "fair",
                "neither good nor bad",
                "kohtalainen",
                "tyydyttävä",
                "keskinkertainen",
                "ei hyvä eikä huono",
                "okej",
                "godkänd",
                "varken bra eller dålig",
                "varken bra eller dåligt",
            ],
        ),
        (4, &["good", "hyvä", "bra"]),
        (
            5,
            &[
                "very good",
                "excellent",
                "erittäin hyvä",
                "erinomainen",
                "kiitettävä",
                "loistava",
                "mycket bra",
                "utmärkt",
            ],
        ),
    ],
};

/// Five points of which amazing is the best, and great the one before, in words and faces.
pub(super) const FIVE_TO_AMAZING: Scale = Scale {
    metric: Some(Metric::Csat),
    points: &[
        (1, &["terrible", "awful", "horrible", "😠", "😡"]),
        (2, &["bad", "poor", "🙁", "☹️", "☹", "😞"]),
        (3, &["ok", "okay", "😐"]),
        (4, &["great", "😃", "😀", "🙂"]),
        (5, &["amazing", "fantastic", "🤩", "😍"]),
    ],
};

/// Four faces by their names.
pub(super) const FOUR_FACES: Scale = Scale {
    metric: Some(Metric::Csat),
    points: &[
        (0, &["very unhappy", "erittäin tyytymätön"]),
        (1, &["unhappy", "tyytymätön"]),
        (2, &["happy", "tyytyväinen"]),
        (3, &["very happy", "erittäin tyytyväinen"]),
    ],
};

/// Bad, okay, great.
pub(super) const THREE: Scale = Scale {
    metric: Some(Metric::Csat),
    points: &[
        (
            0,
            &[
                "bad", "not good", "🙁", "☹️", "☹", "😞", "😠", "huono", "ei hyvä", "dålig", "dåligt",
                "inte bra",
            ],
        ),
        (1, &["okay", "ok", "😐", "ihan ok", "okej"]),
        (2, &["great", "😀", "😃", "😄", "😊", "🙂", "loistava", "bra", "hyvä"]),
    ],
};

/// Unhappy, neutral, happy.
pub(super) const THREE_FACES: Scale = Scale {
    metric: Some(Metric::Csat),
    points: &[
        (0, &["unhappy", "sad", "surullinen", "missnöjd"]),
        (1, &["neutral", "neutraali"]),
        (2, &["happy", "iloinen", "nöjd"]),
    ],
};

/// Good or bad, yes or no, a thumb up or down.
pub(super) const TWO: Scale = Scale {
    metric: Some(Metric::Csat),
    points: &[
        (0, &["bad", "no", "👎", "huono", "ei", "dålig", "nej", "thumbs down"]),
        (1, &["good", "yes", "👍", "hyvä", "kyllä", "bra", "ja", "thumbs up"]),
    ],
};
