//! Names of columns that hold persons: agents, customers, and the ways to reach them.
//!
//! Judged by the name alone, so that such a column is dropped whatever stands in it.

mod words;

use crate::detect::metric_in;
use words::{
    AGENT_PARTS, AGENTS, ASKS_HOW, ASKS_WHO, ASSIGNED, CONTACT_PARTS, CONTACTS, DONE, ENGLISH, GROUP_STEMS,
    GROUPS, LABELS, NAMED, NAMES, OTHER_ENDINGS, ROLE_STEMS, ROLES, STEMS,
};

/// Tells whether a folded name speaks of a person, a way to reach one, or a machine of one.
pub(crate) fn is_personal(name: &str) -> bool {
    let words = split(name);
    if asks_who(name, &words) {
        return true;
    }
    let rated = is_rated(name, &words);
    if let Some(at) = words.iter().position(|word| is_group(word)) {
        // "Agent group" and "Owner team" speak of a group, "Team lead" and "Tiiminvetäjä" of a person in one.
        let person = |word: &&str| is_role(word) || AGENTS.contains(word) || is_agent(word);
        if !rated && words.iter().skip(at).any(person) {
            return true;
        }
    } else if is_contact(name, &words) || (!rated && has_agents(name, &words)) {
        return true;
    }
    !rated && is_agent_in_part(name)
}

fn split(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Tells whether a name asks how somebody did: the answers are no persons.
fn is_rated(name: &str, words: &[&str]) -> bool {
    let asks = words.len() >= 3 && words.first().is_some_and(|first| ASKS_HOW.contains(first));
    let measures = words.len() >= 4 && metric_in(name).is_some();
    (asks || measures) && !words.iter().any(|word| NAMES.contains(word))
}

/// Tells whether a name asks for somebody: "Kuka palveli sinua?".
fn asks_who(name: &str, words: &[&str]) -> bool {
    words.first().is_some_and(|first| ASKS_WHO.contains(first)) && metric_in(name).is_none()
}

/// Tells whether a word is a group of the organisation.
fn is_group(word: &str) -> bool {
    GROUPS.contains(&word)
        || GROUP_STEMS.iter().any(|stem| word.contains(stem))
        || (word != "steam" && (word.starts_with("team") || word.ends_with("team")))
}

/// Tells whether a word is somebody's place in a group.
fn is_role(word: &str) -> bool {
    ROLES.contains(&word) || ROLE_STEMS.iter().any(|stem| word.contains(stem))
}

/// Tells whether a name has words for persons that are no agents, or for what belongs to one.
fn is_contact(name: &str, words: &[&str]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    has(&CONTACTS)
        || (has(&["phone"]) && has(&["number"]))
        || CONTACT_PARTS.iter().any(|part| name.contains(part))
        || matches!(name, "nimi" | "namn" | "name" | "user" | "person" | "userid" | "ipaddr" | "user agent")
        || (has(&["name", "nimi", "namn", "publishedname"]) && has(&NAMED))
}

/// Tells whether a name has words for those who serve customers.
fn has_agents(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| AGENTS.contains(word))
        || AGENT_PARTS.iter().any(|part| name.contains(part))
        || speaks_of_agent(words)
}

/// Tells whether what stands in brackets or beside a slash names an agent: "Agent (team)" may hold either.
fn is_agent_in_part(name: &str) -> bool {
    let marks = ['(', ')', '[', ']', '/', '|'];
    name.contains(marks)
        && name.split(marks).map(split).any(|words| {
            !words.iter().any(|word| is_group(word))
                && (speaks_of_agent(&words) || words.last().is_some_and(|last| AGENTS.contains(last)))
        })
}

/// Tells whether a phrase is an agent, or the name, number or code of one. In "Myyjän nimi" it is, in
/// "Myyjän palvelualttius" the phrase speaks of something else.
fn speaks_of_agent(words: &[&str]) -> bool {
    let numbers = words.iter().rev().take_while(|word| word.chars().all(|c| c.is_ascii_digit())).count();
    let Some((last, before)) = words.get(..words.len() - numbers).and_then(<[&str]>::split_last) else {
        return false;
    };
    let joined = LABELS.iter().filter_map(|label| last.strip_suffix(label)).any(is_agent);
    let labelled = LABELS.contains(last) && before.iter().any(|word| is_agent(word));
    is_agent(last) || joined || labelled || is_done_by(last, before)
}

/// Tells whether a phrase ends with who did it: "Handled by", "Assigned to", "Besvarad av", "Käsitellyt".
fn is_done_by(last: &str, before: &[&str]) -> bool {
    let by = |word: &str| matches!(word, "by" | "av" | "von");
    let done = |word: &str| ["ed", "en", "ld", "lt", "ne"].iter().any(|end| word.ends_with(end));
    let all = || before.iter().copied().chain([last]);
    let mut pairs = all().zip(all().skip(1));
    pairs.any(|pair| ASSIGNED.contains(&pair) || (done(pair.0) && pair.1 == "by"))
        || (by(last) && !before.is_empty())
        || DONE.contains(&last)
}

/// Tells whether a word is an agent, also with an ending: "myyjän", "säljarens", "palveluneuvojat".
fn is_agent(word: &str) -> bool {
    ENGLISH.contains(&word)
        || STEMS.iter().any(|stem| {
            word.rsplit_once(stem)
                .is_some_and(|(_, ending)| ending.chars().count() <= 3 && !OTHER_ENDINGS.contains(&ending))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn check(names: &[&str], expect: bool) {
        for name in names {
            assert_eq!(is_personal(&fold(name)), expect, "{name}");
        }
    }

    #[test]
    fn columns_of_persons_are_known_by_their_words() {
        check(
            &[
                "Agent Name",
                "Assignee",
                "employee_email",
                "IPAddress",
                "IP Address",
                "RecipientFirstName",
                "First Name",
                "User name",
                "Email Address",
                "agent_id",
                "assignee_id",
                "Sähköposti",
                "Nimi",
                "Asiakaspalvelija",
                "Contact Phone Number",
                "customer_name",
                "Handläggare",
                "Review Username",
                "Kontaktname",
                "Kontakt-E-Mail-Adresse",
                "Asiakkaan nimi",
                "Kundens namn",
            ],
            true,
        );
        check(
            &[
                "Channel",
                "Kanava",
                "product_name",
                "Phone",
                "NPS",
                "Survey name",
                "Company name",
                "ticket_id",
                "Description",
            ],
            false,
        );
    }

    #[test]
    fn whoever_serves_a_customer_is_a_person_in_every_language() {
        for names in [
            "Edustaja|Agentti|Vastuuhenkilö|Myyjä|Virkailija|Neuvoja|Palveluneuvoja|Asiantuntija|Hoitaja|Hoitanut",
            "Ratkaisija|Palvelija|Käsitellyt|Vastaanottaja|Esihenkilö|Edustajan nimi|Myyjän tunnus|Agentin ID",
            "Vastuuhenkilön sähköposti|Tiketin omistaja|Palveluvastaava|Myyjät|Asiantuntija 2|Kuka palveli sinua?",
            "Säljare|Rådgivare|Kundrådgivare|Ansvarig|Ärendeägare|Agentens namn|Agentnamn|Säljarens namn|Besvarad av",
            "Ansvarig handläggare|Medarbetare|Namn på säljare|Tilldelad|Vem hjälpte dig?",
            "Agentenname|Name des Agenten|Bearbeiter|Berater|Bearbeitet von|Zugewiesen an",
            "Owner|Ticket owner|Owner name|hubspot_owner_id|Handled by|Assigned to|assigned_to|Served by|Resolved by",
            "Closed by agent|Consultant|Rep|Sales rep|Staff member|Staff|Support representative|Account manager",
            "Who served you?|Responsible person|Which agent helped you?",
        ] {
            check(&names.split('|').collect::<Vec<_>>(), true);
        }
    }

    #[test]
    fn a_place_in_a_group_is_a_person_and_the_group_is_none() {
        for names in [
            "Team member|Team lead|Group manager|Tiimin jäsen|Tiiminvetäjä|Osaston esihenkilö|Yksikön päällikkö",
            "Tiimiläinen|Ryhmäläinen|Gruppledare|Teamledare|Gruppmedlem|Avdelningschef|Teamleiter|Tiimin edustaja",
            "Team owner|Tiimivastaava|Team agent",
            // One of them in brackets or behind a slash: the column may hold either.
            "Agent (team)|Edustaja (tiimi)|Vastuuhenkilö / tiimi|Team (agent)|Owner/Team",
        ] {
            check(&names.split('|').collect::<Vec<_>>(), true);
        }
        for names in [
            "Team|Tiimi|Agent group|group_id|Team name|Tiimi (nimi)|Owner team|Esihenkilön tiimi|Osaston nimi|Yksikkö",
            "Palvelutiimi|Asiantuntijatiimi|Agentteam|Rådgivargrupp|Säljavdelning|Enhet|Handled by team|Assigned group",
            "Palveluyksikkö|Osasto|Avdelning|Kundtjänstgrupp",
        ] {
            check(&names.split('|').collect::<Vec<_>>(), false);
        }
    }

    #[test]
    fn places_channels_and_goods_are_no_persons() {
        for names in [
            "Myymälä|Asiointikanava|Asiointipiste|Palvelupiste|Palvelukanava|Toimipiste|Vastaanotto|Neuvonta|Edustusto",
            "Asiantuntijapalvelu|Hoitopaikka|Myyntikanava|Butik|Kontaktväg|Kontaktvägar|Kanal|Mottagning|Rådgivning",
            "Agentur|Branch|Store|Channel|Service|Report|Region|Ownership|Response date|Updated at (America/New_York)",
            "Luokittelu|Aihe|Vastaus|Arvosana|Rating|Representation",
        ] {
            check(&names.split('|').collect::<Vec<_>>(), false);
        }
    }

    #[test]
    fn a_question_about_how_somebody_did_is_no_list_of_persons() {
        for names in [
            "Kuinka tyytyväinen olit asiakaspalvelijaan?|Miten asiantuntija onnistui tehtävässään?",
            "Hur nöjd är du med din rådgivare?|How satisfied were you with the agent?|How was your consultant?",
            "Kuinka tiimimme myyjä palveli sinua?|Asiantuntijan ammattitaito|Myyjän palvelualttius|Asiantuntijuus",
            "Rådgivarens bemötande|Staff friendliness",
        ] {
            check(&names.split('|').collect::<Vec<_>>(), false);
        }
        check(
            &["How satisfied were you, and what is your email?", "Mikä oli sinua palvelleen myyjän nimi"],
            true,
        );
    }
}
