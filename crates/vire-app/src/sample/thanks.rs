//! Invented thanks, ideas and promises: a few colleagues who have said something, in earlier weeks.
//!
//! The words are messages in the language of the system; everything goes in through the same doors as
//! real ones. The colleagues have keys and no wallet, so nobody can open what they got.

use vire_core::roster::Member;
use vire_seal::key::Key;
use vire_text::{Language, Text};

use crate::desk::Desk;
use crate::directory::{self, Own};
use crate::dto::{IdeaState, NewIdea, SayThanks, Whom};
use crate::fault::{Fault, Outcome};
use crate::invitation::{self, Whom as Invited};
use crate::mailbox::Mailbox;
use crate::place::Place;
use crate::{experiments, ideas, kudos, outcome};

/// How many colleagues have said something.
const PEOPLE: usize = 12;
const VALUES: usize = 4;

/// For whom, where, its supporters, whether signed, and how it was answered.
type Invented = (Whom, Option<&'static str>, usize, bool, &'static [IdeaState]);

const IDEAS: [Invented; 4] = [
    (Whom::Customers, Some("chat"), 12, false, &[IdeaState::Discussed, IdeaState::BeingTried]),
    (Whom::Colleagues, None, 7, true, &[IdeaState::BeingTried, IdeaState::Adopted]),
    (Whom::Customers, Some("web"), 6, false, &[IdeaState::Declined]),
    (Whom::Colleagues, None, 3, false, &[]),
];

/// Fills thanks, ideas and promises; the employee whose wallet lies here gets two thanks.
pub(crate) fn thanks(desk: &mut Desk, place: &Place) -> Outcome<()> {
    let text = Text::new(Language::from_tag(&crate::text::system_language()));
    let say = |key: &str| text.get(key, &[]);
    let week = desk.week();
    let roster = desk.roster()?;
    let here: Vec<&Member> = roster.members.iter().filter(|member| member.counts_in(week)).collect();
    let step = here.len().checked_div(PEOPLE + 1).unwrap_or_default().max(1);
    // Not the first: that is the employee whose wallet lies here.
    let chosen: Vec<String> =
        here.iter().skip(step).step_by(step).take(PEOPLE).map(|member| member.id.clone()).collect();
    invitation::invite(desk, Invited::These(&chosen))?;
    let mut people = Vec::with_capacity(chosen.len());
    for member in &chosen {
        let secret = desk.seat(member).0;
        let key = Key::generate().map_err(|error| Fault::internal(error.code()))?;
        let own = Own::of_secret(&key).ok_or_else(|| Fault::internal("sample"))?;
        own.enrol(&secret, &desk.mailbox)?;
        people.push((secret, own));
    }
    let values: Vec<String> = (1..=VALUES).map(|at| say(&format!("sample-value-{at}"))).collect();
    kudos::word_values(desk, &values)?;
    directory::refresh(desk)?;

    let title = say("sample-experiment-quiet-title");
    let tried = experiments::verdicts(&desk.commons, &desk.mailbox)?;
    let quiet = tried.into_iter().find(|one| one.title == title).map(|one| one.id);
    for (at, (whom, touchpoint, supporters, signed, states)) in (1..).zip(IDEAS) {
        let new = NewIdea {
            title: say(&format!("sample-idea-{at}")),
            better: say(&format!("sample-idea-{at}-better")),
            whom,
            touchpoint: touchpoint.map(str::to_owned),
            signed,
        };
        let earlier = week.plus(-at);
        let id = ideas::invent(desk, &people, supporters, earlier, &new)?;
        people.rotate_left(1);
        for (number, state) in (1..).zip(states) {
            let sentence = say(&format!("sample-idea-{at}-answer-{number}"));
            // The quiet mornings are an experiment of the sample; a short one has none.
            let experiment = quiet.as_deref().filter(|_| at == 2);
            ideas::answer(desk, &id, *state, &sentence, experiment)?;
        }
    }
    outcome::promise(desk, &say("sample-promise-1"), week.plus(3))?;
    outcome::promise(desk, &say("sample-promise-2"), week)?;
    let kept = outcome::promises(&desk.commons, &desk.mailbox, place.clock())?;
    if let Some(promise) = kept.iter().find(|promise| promise.due == week.to_string()) {
        outcome::keep_promise(desk, &promise.id)?;
    }
    received(desk, place, &people, &values, &say)
}

/// Thanks the employee whose wallet lies here: the one who is listed and is none of the invented.
fn received(
    desk: &Desk,
    place: &Place,
    people: &[([u8; 32], Own)],
    values: &[String],
    say: &dyn Fn(&str) -> String,
) -> Outcome<()> {
    let invented: Vec<String> = people.iter().map(|(_, own)| own.sealing()).collect::<Outcome<_>>()?;
    let entries = directory::list(&desk.commons, &desk.mailbox)?;
    let listed = entries.iter().filter(|entry| !entry.sealing.is_empty());
    let Some(employee) = listed.clone().find(|entry| !invented.contains(&entry.sealing)) else {
        return Ok(());
    };
    for (at, (_, own)) in (1..=2).zip(people) {
        let thanks = SayThanks {
            colleague: Some(employee.sealing.clone()),
            team: None,
            signed: at == 1,
            value: values.get(at).cloned(),
            text: say(&format!("sample-thanks-{at}")),
        };
        kudos::say(&desk.commons, own, &desk.mailbox as &dyn Mailbox, place.clock(), &thanks)?;
    }
    Ok(())
}
