//! How far somebody agrees, which measures whatever the question asks.

use super::Scale;

/// Five points.
pub(super) const FIVE: Scale = Scale {
    metric: None,
    points: &[
        (
            1,
            &[
                "strongly disagree",
                "completely disagree",
                "totally disagree",
                "täysin eri mieltä",
                "vahvasti eri mieltä",
                "instämmer inte alls",
                "tar helt avstånd",
            ],
        ),
        (
            2,
            &[
                "disagree",
                "somewhat disagree",
                "slightly disagree",
                "mostly disagree",
                "eri mieltä",
                "jokseenkin eri mieltä",
                "osittain eri mieltä",
                "osin eri mieltä",
                "melko eri mieltä",
                "instämmer inte",
                "instämmer delvis inte",
            ],
        ),
        (
            3,
            &[
                "neither agree nor disagree",
                "neither disagree nor agree",
                "neutral",
                "neutraali",
                "siltä väliltä",
                "en samaa enkä eri mieltä",
                "en eri enkä samaa mieltä",
                "ei samaa eikä eri mieltä",
                "ei eri eikä samaa mieltä",
                "varken eller",
                "varken instämmer eller inte",
                "varken instämmer eller tar avstånd",
            ],
        ),
        (
            4,
            &[
                "agree",
                "somewhat agree",
                "slightly agree",
                "mostly agree",
                "samaa mieltä",
                "jokseenkin samaa mieltä",
                "osittain samaa mieltä",
                "osin samaa mieltä",
                "melko samaa mieltä",
                "instämmer",
                "instämmer delvis",
            ],
        ),
        (
            5,
            &[
                "strongly agree",
                "completely agree",
                "totally agree",
                "täysin samaa mieltä",
                "vahvasti samaa mieltä",
                "instämmer helt",
            ],
        ),
    ],
};
