//! LimeSurvey: without a submit date an answer is unfinished; numbers come with ten decimals.

use super::{Layout, PLAIN, dated, empty, named, not_response};
use crate::columns::Header;
use crate::mapping::Mapping;

/// The headings are codes, or texts in the language of the account.
const ID: &str = "id|response id|vastauksen id|vastaus id|vastaus-id|svars-id|svars id|svar id|svarets id|\
                  antwort id|antwort-id";
const SUBMITTED: &str = "submitdate|date submitted|lähetyspäivä|lähetyspäivämäärä|lähetetty|palautuspäivä|\
                         inlämningsdatum|datum inskickat|datum skickat|inskickat datum|inskickad|\
                         datum inlämnat|datum abgeschickt";
const LAST_PAGE: &str = "lastpage|last page|viimeinen sivu|sista sidan|senaste sidan|letzte seite";
const LANGUAGE: &str =
    "startlanguage|start language|aloituskieli|startspråk|start-språk|startsprache|start-sprache";

pub(super) const LAYOUT: Layout = Layout {
    id: "limesurvey",
    signature: &[ID, SUBMITTED, LANGUAGE],
    propose,
    not_questions: &[
        ID,
        SUBMITTED,
        LAST_PAGE,
        LANGUAGE,
        "seed|siemen|siemenluku|frö|slumptalsfrö|zufallsstartwert",
        "token|access code|pääsykoodi|avain|åtkomstkod|zugangscode",
        "startdate|date started|aloituspäivä|aloituspäivämäärä|startdatum|datum startat|datum gestartet",
        "datestamp|date last action|viimeisin toiminto|viimeisimmän toiminnon päivä|senaste aktivitet|\
         datum senaste aktivitet|datum letzte aktivität",
        "ipaddr|ip address|ip-osoite|ip-adress|ip-adresse",
        "refurl|referrer url|viittaava url|hänvisande url|hänvisnings-url|weiterleitungs-url",
    ],
    numbered_anew: true,
    answer_codes: true,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping {
        id: named(header, &[ID]),
        date: dated(header, &[SUBMITTED]),
        not_response: not_response(header, &[(SUBMITTED, &[""])]),
        ..empty()
    }
}
