//! Several scores in one row, where a layout knows some of them by the columns of groups beside them.

use vire_core::metric::Metric;

use super::answers::Answers;
use super::score::ScaleOpen;
use super::turned::{Sides, both, takes_sides};
use super::{Counted, Found, each_row};
use crate::error::FileError;
use crate::mapping::Number;
use crate::options::Options;
use crate::report::QuestionId;
use crate::source::Source;

/// Lists the columns of recommendation scores that the layout knows, each with its column of groups.
pub(super) fn recommendations(found: &Found) -> Vec<(usize, usize)> {
    found.layout.map_or_else(Vec::new, |layout| (layout.recommendations)(&found.header))
}

/// Tells whether other questions may stand beside the score, of which nobody but the layout has spoken.
pub(super) fn may_follow(found: &Found) -> bool {
    let mapping = &found.mapping;
    let own = |field: &str| found.reasons.get(field) == Some(&"signature");
    let said = mapping.allowed.is_some() || mapping.positive.is_some() || mapping.labels.is_some();
    let scaled = mapping.scale.is_some() && found.reasons.get("scale") != Some(&"answer");
    own("score") && own("metric") && !said && !scaled && !recommendations(found).is_empty()
}

/// Compares each recommendation score among several with its own column of groups.
pub(super) fn cross_check(
    source: &mut Source<'_>,
    found: &mut Found,
    counted: &Counted,
    answers: &Answers,
    options: &Options<'_>,
) -> Result<(), FileError> {
    let open = found.ask.iter().any(|asked| matches!(asked.id, QuestionId::Metric | QuestionId::Scale));
    if open || !found.reasons.contains_key("scores") {
        return Ok(());
    }
    let Some(mut scores) = found.mapping.scores.clone() else { return Ok(()) };
    let known = recommendations(found);
    for one in &mut scores {
        let column = found.header.find(&one.column);
        let Some(&(score, group)) = known.iter().find(|(score, _)| Some(*score) == column) else { continue };
        if !counted.columns.get(group).is_some_and(takes_sides) {
            continue;
        }
        let sides = sides(source, found, (score, group), options)?;
        let astray = sides.is_astray();
        let down = sides.runs_down();
        if !(down || astray) {
            if sides.astray > 0 {
                found.warning = Some("group_disagrees");
            }
            continue;
        }
        let ends = [Number::whole(0), Number::whole(10)];
        match answers.scale {
            Some([first, last]) if ends == [first.min(last), first.max(last)] => {
                one.meaning.scale = answers.scale;
            }
            // What was answered is the scale of another score.
            Some(_) => found.warning = Some("group_disagrees"),
            None => {
                one.meaning.scale = None;
                let turned = if astray { sides.astray_turned < sides.astray } else { down };
                ScaleOpen { options: both(ends, turned), why: "group_disagrees" }.ask(found);
            }
        }
    }
    found.mapping.scores = Some(scores);
    Ok(())
}

fn sides(
    source: &mut Source<'_>,
    found: &Found,
    (score, group): (usize, usize),
    options: &Options<'_>,
) -> Result<Sides, FileError> {
    let mut sides = Sides::default();
    each_row(source, found, options, &mut |record| {
        sides.compare(Metric::Nps, record.field(score), record.field(group));
    })?;
    Ok(sides)
}
