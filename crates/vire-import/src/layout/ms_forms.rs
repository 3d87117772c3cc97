//! Microsoft Forms, in the language of the form's owner: the form owner's wall time; questions behind the fixed columns.

use super::{Layout, PLAIN, dated, empty, named};
use crate::columns::Header;
use crate::mapping::Mapping;

const ID: &str = "id|tunnus|tunniste";
const START: &str = "start time|aloitusaika|alkamisaika|aloituskellonaika|starttid|tid för start";
const COMPLETION: &str = "completion time|valmistumisaika|päättymisaika|suoritusaika|lopetusaika|\
                          slutförandetid|sluttid|tid för slutförande";
const EMAIL: &str = "email|sähköposti|sähköpostiosoite|e-post|e-postadress|epost";
const MODIFIED: &str = "last modified time|viimeksi muokattu|viimeisin muokkausaika|viimeisin muokkauskerta|\
                        senast ändrad|tid för senaste ändring|senaste ändringstid";
const NAME: &str = "name|nimi|namn";

pub(super) const LAYOUT: Layout = Layout {
    id: "microsoft_forms",
    signature: &[ID, START, COMPLETION, EMAIL, NAME],
    propose,
    not_questions: &[
        ID,
        START,
        COMPLETION,
        EMAIL,
        NAME,
        "total points|pisteet yhteensä|kokonaispisteet|totalt antal poäng|totalpoäng",
        "quiz feedback|testin palaute|testipalaute|feedback på test|testfeedback",
        MODIFIED,
        "points - *|pisteet - *|poäng - *",
        "feedback - *|palaute - *",
        "language|kieli|språk",
    ],
    updated: Some(MODIFIED),
    numbered_anew: true,
    ..PLAIN
};

fn propose(header: &Header) -> Mapping {
    Mapping { id: named(header, &[ID]), date: dated(header, &[COMPLETION]), ..empty() }
}
