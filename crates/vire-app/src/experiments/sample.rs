//! The sample organisation's experiments: written down and led through their states like real ones.
//!
//! Only what people would have written is invented; every verdict is computed from the sample's figures.

use vire_text::{Language, Text};

use crate::desk::Desk;
use crate::dto::ExperimentDraft;
use crate::fault::Outcome;
use crate::sample::TRIED;
use crate::text::system_language;

use super::measuring::Ground;
use super::{State, move_to, save, take_notes};

/// How much history a sample needs before its experiments make sense.
const LEAST_WEEKS: usize = 52;
/// When the one began that nobody can tell anything of.
const OTHER: (&str, i32) = ("Asiakaspalvelu/Chat", 20);

/// Writes the sample's experiments down; a short sample has none.
///
/// # Errors
/// What the stores say.
pub fn invent(desk: &mut Desk) -> Outcome<()> {
    let Some(ground) = Ground::read(desk)? else { return Ok(()) };
    let weekly = ground.teams();
    if ground.figures.len() < LEAST_WEEKS {
        return Ok(());
    }
    let text = Text::new(Language::from_tag(&system_language()));
    let this = desk.week();
    for ((team, back), name, measure, last) in
        [(TRIED, "quiet", "mood", State::Adopted), (OTHER, "walk", "mood", State::Measured)]
    {
        // A small sample may have merged the team with its neighbour.
        if !weekly.iter().any(|group| group.as_str() == team) {
            continue;
        }
        let words =
            |what: &str| text.find(&format!("sample-experiment-{name}-{what}"), &[]).unwrap_or_default();
        let draft = ExperimentDraft {
            title: words("title"),
            hypothesis: words("hypothesis"),
            teams: vec![team.to_owned()],
            measure: measure.to_owned(),
            from: Some(this.plus(-back).to_string()),
            ..ExperimentDraft::default()
        };
        let id = save(desk, &draft)?.row.id;
        for state in [State::Planned, State::Running, State::Measured] {
            move_to(desk, &id, state.id())?;
        }
        if last != State::Measured {
            move_to(desk, &id, last.id())?;
        }
        take_notes(desk, &id, &words("notes"), &words("decision"))?;
    }
    Ok(())
}
