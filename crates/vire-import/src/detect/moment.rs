//! The moment of the answer among other moments, by the names of their columns, in Finnish, Swedish and English.

use super::words::{has_stem, is_one_of, words_of};

/// The rank of a moment before the answer, or of another matter: the last resort.
pub(super) const OTHER: usize = 8;

/// Ranks the name of a date column: the lower the likelier it is the moment of the answer.
pub(super) fn rank(name: &str) -> Option<usize> {
    let has = |stems: &str| stems.split_whitespace().any(|stem| has_stem(name, &[stem]));
    let part = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    if has(NUMBERS) || part(&["numero", "nummer", "number"]) {
        return None;
    }
    if has(ASKED) || part(&["inbjud", "kutsu"]) || part(&REPLIES) {
        return Some(OTHER);
    }
    // "Feedback sent" may be said of the customer and of the company.
    let by_whom = |rank: usize| Some(if has(SENT) { 2 } else { rank });
    if has(ANSWER) || part(&ANSWERS) {
        return by_whom(0);
    }
    let goes_out = if has(HANDED_IN) { has(SURVEYS) } else { has(SENT) };
    // "Order completed" is no answer.
    if has(EARLIER) || (goes_out && !has(DONE)) {
        return Some(OTHER);
    }
    if has(DONE) {
        return by_whom(1);
    }
    // What happened says more than that it is a date.
    let ranks = [(HANDED_IN, 2), (ENDED, 5), (CREATED, 6), (STARTED, 7), (DATES, 3), (TIMES, 4)];
    ranks.into_iter().find_map(|(stems, rank)| has(stems).then_some(rank))
}

/// Tells whether a name says no more than that the column holds when a response was last changed.
pub(super) fn is_of_change(name: &str) -> bool {
    let name = name.split(['(', '[']).next().unwrap_or_default();
    let is_change = |word: &str| is_one_of(word, CHANGED);
    words_of(name).any(is_change) && words_of(name).all(|word| is_change(word) || is_one_of(word, LAST))
}

const CHANGED: &str = "updated modified changed updatedat modifiedat lastupdated lastmodified update modification \
                       muokattu päivitetty muutettu päivitys muokkaus päivitysaika muokkausaika päivityspvm \
                       muokkauspvm päivityspäivä muokkauspäivä ändrad ändrat uppdaterad uppdaterat ändringsdatum \
                       ändringstid";

/// What stands beside such a word.
const LAST: &str = "last latest at on date time datetime timestamp utc gmt viimeksi viimeisin pvm aika aikaleima \
                    päivämäärä senast tid datum response answer vastaus svar";

/// A number of an answer is no moment, however much it looks like that of a day.
const NUMBERS: &str = "id no nro nr tunnus";

/// The invitation, what reminds of it, and what lies in no past of the answer.
const ASKED: &str = "kutsu utskick inbjud invit request remind muistut påminn due deadline expir määräai eräpäi \
                     förfall vanhen publish julkais publicer birth syntym född föddes födel";

/// What somebody else answered.
const REPLIES: [&str; 9] = [
    "first response",
    "first_response",
    "first reply",
    "company response",
    "owner response",
    "agent response",
    "ensimmäinen vastaus",
    "ensimmäisen vastauksen",
    "första svar",
];

const ANSWER: &str = "palaute palautte response vastaus vastauk svar svaren svaret svars rated rating score feedback \
                      review arvioin arvost arvion betyg bedöm";

/// What is done with an answer, and with other things too.
const DONE: &str = "complet valmistu slutför submit submission recorded respond vastatt vastaam vastann svarad \
                    svarat besvara answer ifylld inläm täyte täytt";

/// Answers as the second half of a compound.
const ANSWERS: [&str; 4] = ["palautte", "vastauk", "vastaus", "enkätsvar"];

const SENT: &str = "sent sentat senton skick inskick lähet";

/// Also said of what goes out.
const HANDED_IN: &str = "lähetett inskick receiv vastaanotett mottag saapu inkom inkommen";

/// What goes out.
const SURVEYS: &str = "kysely survey enkät questionnaire viesti message meddelande";

/// What the answer speaks of.
const EARLIER: &str = "purchas osto ostop ostoa ostoh ostok ostos köp köpda köpet köpti inköp order tilatt tilau \
                       beställ invoice lasku faktur deliver toimitu leveran shipp booking booked varau varatt \
                       bokning bokad tapahtum event händelse evenemang kontakt contact yhteydenot asioin visit \
                       käynti käynn besök call puhelu samtal ticket tiket case tapauks ärende opened avatt öppna \
                       closed suljet stängd resolv solved ratkais löst contract sopimu avtal";

const ENDED: &str = "end ended enddate endtime päätty lopetus lopetet slut avslut";

const CREATED: &str = "created creation luotu luonti skapad skapat";

const STARTED: &str = "start alku alkup alkua alkamis aloitus aloitet updated modified muokattu ändrad";

const DATES: &str = "timestamp aikaleima tidsstämpel tidstämpel date datetime pvm päivämäärä päiväys päivä datum dag \
                     day ajankoht";

const TIMES: &str = "aika time tid tidpunkt klo when milloin när";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moment_of_the_answer_comes_before_every_other() {
        for (answer, other) in [
            ("vastattu", "lähetetty"),
            ("lähetetty", "luotu"),
            ("besvarad", "inskickad"),
            ("besvarat", "skickat"),
            ("lopetettu", "aloitusaika"),
            ("svarsdatum", "utskicksdatum"),
            ("svarsdatum", "köpdatum"),
            ("valmistunut", "luotu"),
            ("palautteen pvm", "tapahtuman pvm"),
            ("vastaamisaika", "kontaktin aika"),
            ("vastauspäivä", "asiointipäivä"),
            ("vastauspäivä", "kutsu lähetetty"),
            ("feedback date", "purchase date"),
            ("scored datetime", "created datetime"),
            ("response date", "invitation date"),
            ("survey completed", "ticket created"),
            ("answered", "sent"),
            ("asiakaspalautteen ajankohta", "tilauspäivä"),
            ("kyselyvastauksen aika", "kysely lähetetty"),
            ("pvm", "syntymäaika"),
            ("date", "start date"),
            ("timestamp", "ticket opened at"),
            ("datum", "svarsinbjudan skickad"),
            ("submitted at", "first response at"),
            ("vastaus lähetetty", "kutsu vastaamiseen lähetetty"),
            ("date", "created at"),
            ("end date", "start date"),
            ("created at", "order date"),
            ("mottaget", "beställningsdatum"),
            ("feedback date", "order completed"),
            ("vastauspäivä", "tilaus valmistunut"),
            ("pvm", "tilaus valmistunut"),
            ("rated at", "ticket submitted"),
            ("ticket rated at", "date"),
        ] {
            let rank = |name| rank(name).unwrap_or_else(|| panic!("{name}"));
            assert!(rank(answer) < rank(other), "{answer} {other}");
        }
    }

    #[test]
    fn a_change_is_named_by_little_else() {
        for (name, expect) in [
            ("updated_at", true),
            ("updated", true),
            ("last modified (utc)", true),
            ("lastmodifieddate", false),
            ("viimeksi muokattu", true),
            ("päivitetty", true),
            ("paivitetty", true),
            ("senast ändrad", true),
            ("modified by", false),
            ("customer updated", false),
            ("last response", false),
            ("date", false),
        ] {
            assert_eq!(is_of_change(name), expect, "{name}");
        }
    }

    #[test]
    fn a_number_is_no_moment() {
        for name in ["vastausnumero", "response id", "response_id", "svar nr", "svarsnummer", "order number"]
        {
            assert_eq!(rank(name), None, "{name}");
        }
    }
}
