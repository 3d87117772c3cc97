//! Chatwoot: a blank line before each row, an apostrophe before signs, a closing line with the period;
//! headers in the language of the account.

use super::{Layout, PLAIN, dated, empty, named, scale};
use crate::columns::Header;
use crate::mapping::Mapping;
use vire_core::metric::Metric;

/// Chatwoot translates some of its headers and leaves the others.
const AGENT: &str =
    "agent name|edustajan nimi|agentin nimi|agentens namn|agentnamn|agentens navn|name des agenten";
const RATING: &str = "rating|arvio|arviointi|arvosana|betyg|omdöme|vurdering|bewertung";
const RECORDED: &str = "recorded date|tallennuspäivä|tallennettu|tallennusaika|kirjauspäivä|inspelat datum|\
                        registrerat datum|registreringsdatum|inspelningsdatum|aufnahmedatum";

pub(super) const LAYOUT: Layout = Layout {
    id: "chatwoot",
    signature: &[AGENT, RATING, RECORDED],
    propose,
    footer: &[
        "Reporting period",
        "Raportointijakso",
        "Raportointiaikaväli",
        "Rapporteringsperiod",
        "The report generated is in UTC",
    ],
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        date: dated(header, &[RECORDED]),
        score: named(header, &[RATING]),
        metric: Some(Metric::Csat),
        scale: scale(1, 5),
        touchpoint_constant: Some("chat".to_owned()),
        ..empty()
    }
}
