//! The score: its column, what it measures, its scale.

use std::collections::BTreeMap;

use vire_core::metric::Metric;

use super::answers::Answers;
use super::ends::{self, asks_for_effort};
use super::reach::{Reach, Scales, is_freshdesk, spelled, usual_scales};
use super::{Counted, Found, ask, candidates, codes, kinds, several, turned, words};
use crate::error::FileError;
use crate::labels::{self, among};
use crate::mapping::{Mapping, Meaning, Number};
use crate::options::Options;
use crate::polarity::is_plain;
use crate::profile::Profile;
use crate::report::QuestionId;
use crate::score::is_possible;
use crate::source::Source;

/// Tells whether a meaning needs nothing from the column.
pub(super) fn is_scaled(meaning: &Meaning) -> bool {
    meaning.scale.is_some() || matches!(meaning.metric, Metric::Nps)
}

/// Returns what the mapping says of its one score.
pub(super) fn own_meaning(mapping: &Mapping) -> Option<Meaning> {
    Some(Meaning {
        metric: mapping.metric?,
        scale: mapping.scale,
        allowed: mapping.allowed.clone(),
        positive: mapping.positive.clone(),
        labels: mapping.labels.clone(),
    })
}

/// Settles columns, metrics and scales.
pub(super) fn settle(
    source: &mut Source<'_>,
    found: &mut Found,
    counted: &Counted,
    answers: &Answers,
    options: &Options<'_>,
) -> Result<(), FileError> {
    let open = found.mapping.score.is_none() || several::may_follow(found);
    if found.mapping.scores.is_none() && open {
        candidates::find(found, counted, answers)?;
    }
    let empty = Profile::default();
    let of = |found: &Found, name: &str| -> Result<Profile, FileError> {
        let column = found.header.get(name)?;
        Ok(counted.columns.get(column).unwrap_or(&empty).clone())
    };
    if let Some(mut scores) = found.mapping.scores.clone() {
        let mut open = Vec::new();
        for (place, one) in scores.iter_mut().enumerate() {
            let profile = of(found, &one.column)?;
            let says = found.header.get(&one.column).map(|column| found.header.says(column))?;
            open.extend(scale(&mut one.meaning, &profile, &says, found).map(|open| (place, open)));
        }
        let of_place = |place: &usize| scores.get(*place).map(|one| one.meaning.metric);
        let open: Vec<_> =
            open.into_iter().filter_map(|(place, open)| Some((place, of_place(&place)?, open))).collect();
        for (place, scale) in ScaleOpen::answered_each(open, found, answers) {
            if let Some(one) = scores.get_mut(place) {
                one.meaning.scale = scale;
                let profile = of(found, &one.column)?;
                label(&mut one.meaning, &profile, found);
            }
        }
        comma(found, counted, scores.iter().map(|one| one.column.as_str()));
        found.mapping.scores = Some(scores);
        return Ok(());
    }
    let Some(name) = found.mapping.score.clone() else { return Err(FileError::NoScoreColumn) };
    let profile = of(found, &name)?;
    let says = found.header.says(found.header.get(&name)?);
    comma(found, counted, [name.as_str()].into_iter());
    kinds::settle(source, found, counted, answers, options)?;
    if found.mapping.metric_column.is_some() && found.mapping.metric_by_value.is_some() {
        return Ok(());
    }
    if found.mapping.metric.is_none() {
        metric(found, &profile, &says);
    }
    let Some(mut meaning) = own_meaning(&found.mapping) else {
        let named = ends::pairs(&says);
        if let Some(scale) = ends::ends(&named).filter(|_| found.mapping.scale.is_none())
            && turned::is_said(&named, &profile, Some(scale))
        {
            // Whatever it measures, it runs down.
            ScaleOpen { options: turned::both(scale, true), why: "scale_turned" }.ask(found);
        }
        return Ok(());
    };
    if meaning.scale.is_some_and(|scale| !is_possible(meaning.metric, scale))
        && found.reasons.get("scale") == Some(&"answer")
    {
        // What was answered before the metric was chosen is no scale of this one.
        meaning.scale = None;
        found.reasons.remove("scale");
    }
    let open = scale(&mut meaning, &profile, &says, found);
    if let Some(open) = open {
        meaning.scale = open.answered(found, answers, meaning.metric);
        label(&mut meaning, &profile, found);
    }
    let Meaning { scale, allowed, positive, labels, .. } = meaning;
    let mapping = &mut found.mapping;
    (mapping.scale, mapping.allowed, mapping.positive, mapping.labels) = (scale, allowed, positive, labels);
    Ok(())
}

/// Says what is measured, or asks.
fn metric(found: &mut Found, profile: &Profile, says: &str) {
    // Yes and no answer whatever is asked.
    let telling = |values: &&BTreeMap<String, u64>| {
        values.keys().any(|value| !is_plain(value) && spelled(value).is_none())
    };
    let words = profile.values.as_ref().filter(telling);
    let labelled = words.and_then(|values| labels::find(values, None, None));
    let (metric, why) = if let Some(metric) = candidates::metric_said(says, profile) {
        (metric, "column_name")
    } else if let Some(meaning) = labelled {
        (meaning.metric, "labels")
    } else if is_freshdesk(profile) {
        (Metric::Csat, "values")
    } else {
        ask_metric(found, profile);
        return;
    };
    found.mapping.metric = Some(metric);
    found.reasons.insert("metric", why);
}

/// Asks what is measured; what the numbers make likely comes first.
pub(super) fn ask_metric(found: &mut Found, profile: &Profile) {
    let high = Reach::of(profile).ends.map_or(0, |(_, high)| high);
    let order: [Metric; 4] = if high > 7000 {
        [Metric::Nps, Metric::Csat, Metric::Ces, Metric::Expectation]
    } else if high > 5000 {
        [Metric::Ces, Metric::Csat, Metric::Nps, Metric::Expectation]
    } else {
        [Metric::Csat, Metric::Ces, Metric::Nps, Metric::Expectation]
    };
    let options = order.map(|metric| metric.id().to_owned()).to_vec();
    found.ask.push(ask(QuestionId::Metric, options, "metric_not_named"));
}

/// A scale that the file leaves open.
pub(super) struct ScaleOpen {
    /// The likeliest first; from high to low where low numbers are good.
    pub options: Vec<[Number; 2]>,
    pub why: &'static str,
}

impl ScaleOpen {
    /// Takes the answer to the only scale that is open, or asks.
    pub fn answered(self, found: &mut Found, answers: &Answers, metric: Metric) -> Option<[Number; 2]> {
        let mut named = answers.scales.iter().filter(|(of, _)| *of == metric).map(|(_, scale)| *scale);
        let known = named.next().or(answers.scale);
        if known.is_none() {
            self.ask(found);
        }
        known
    }

    /// Takes the answers to several scales that are open, or asks about all of them at once: one answer has to
    /// be enough, whatever the scales are.
    pub fn answered_each<Of>(
        mut open: Vec<(Of, Metric, Self)>,
        found: &mut Found,
        answers: &Answers,
    ) -> Vec<(Of, Option<[Number; 2]>)> {
        if open.len() == 1 {
            let only = open.pop();
            return only
                .into_iter()
                .map(|(of, metric, open)| (of, open.answered(found, answers, metric)))
                .collect();
        }
        let known: Vec<_> = open.iter().map(|(_, metric, open)| open.own(answers, *metric)).collect();
        if known.iter().any(Option::is_none) {
            let lists = open.iter().zip(&known);
            let lists = lists
                .map(|((.., open), known)| known.map_or_else(|| open.options.clone(), |known| vec![known]));
            let metrics: Vec<Metric> = open.iter().map(|(_, metric, _)| *metric).collect();
            let options = combined(lists).iter().map(|scales| written_all(&metrics, scales)).collect();
            let asked = open.iter().zip(&known).find(|(_, known)| known.is_none());
            let why = asked.map_or("scale_not_reached", |((.., open), _)| open.why);
            ask_scale(found, options, why);
        }
        open.into_iter().zip(known).map(|((of, ..), known)| (of, known)).collect()
    }

    /// Returns the answer to this one of several scales. One that turns another scale tells the ends of this
    /// one, and not its direction.
    fn own(&self, answers: &Answers, metric: Metric) -> Option<[Number; 2]> {
        let mut named = answers.scales.iter().filter(|(of, _)| *of == metric).map(|(_, scale)| *scale);
        let plain = || {
            let [first, last] = answers.scale?;
            [[first, last], [last, first]].into_iter().find(|scale| self.options.contains(scale))
        };
        named.find(|scale| self.options.contains(scale)).or_else(plain)
    }

    /// Asks, unless a scale is asked about already.
    pub fn ask(self, found: &mut Found) {
        ask_scale(found, self.options.iter().map(|scale| written(*scale)).collect(), self.why);
    }
}

fn ask_scale(found: &mut Found, options: Vec<String>, why: &'static str) {
    if found.ask.iter().all(|question| question.id != QuestionId::Scale) {
        found.ask.push(ask(QuestionId::Scale, options, why));
    }
}

fn written([first, last]: [Number; 2]) -> String {
    format!("{first}-{last}")
}

/// The most answers that are offered to a question about several scales; others can be given all the same.
const OFFERED: usize = 16;

/// Lists the ways to choose one of every list, the likeliest first.
fn combined(lists: impl Iterator<Item = Vec<[Number; 2]>>) -> Vec<Vec<[Number; 2]>> {
    let mut all = vec![Vec::new()];
    for list in lists {
        let joined = |before: &Vec<[Number; 2]>, own: &[Number; 2]| [before.as_slice(), &[*own]].concat();
        all = all.iter().flat_map(|before| list.iter().map(move |own| joined(before, own))).collect();
        all.truncate(OFFERED);
    }
    all
}

/// Writes the scales of several measures: `csat 1-5, ces 1-7`, and `1-5` where all have the same one.
fn written_all(metrics: &[Metric], scales: &[[Number; 2]]) -> String {
    match scales {
        [first, rest @ ..] if rest.iter().all(|scale| scale == first) => written(*first),
        _ => {
            let parts = metrics.iter().zip(scales);
            let parts = parts.map(|(metric, scale)| format!("{} {}", metric.id(), written(*scale)));
            parts.collect::<Vec<_>>().join(", ")
        }
    }
}

/// Settles the scale of one meaning; returns what is open of it.
pub(super) fn scale(
    meaning: &mut Meaning,
    profile: &Profile,
    says: &str,
    found: &mut Found,
) -> Option<ScaleOpen> {
    if is_contradicted(meaning, profile, found) {
        // Words of a tool's older surveys, and numbers of its newer ones.
        let own = meaning.scale.take();
        meaning.labels = None;
        found.reasons.retain(|field, _| !matches!(*field, "scale" | "labels"));
        let options = Scales::of(meaning, profile, says, &ends::pairs(says)).options;
        let options = options.into_iter().chain(own).collect();
        return Some(ScaleOpen { options, why: "scale_not_reached" });
    }
    drop_words_of_another_scale(meaning, found);
    let codes = codes::of(found, profile).filter(|_| meaning.labels.is_none());
    let of_codes = codes.map(|(labels, options)| {
        meaning.labels = Some(labels);
        found.reasons.insert("labels", "values");
        options
    });
    if meaning.scale.is_some() {
        label(meaning, profile, found);
        return None;
    }
    if let Some(options) = of_codes {
        return Some(ScaleOpen { options, why: "answer_codes" });
    }
    let words = profile.values.as_ref().filter(|_| meaning.labels.is_none());
    let stated = words::stated_scale(says);
    if let Some(words) = words.filter(|words| labels::rows_of_numbers(words) == 0) {
        let stated = stated.map(|(low, high)| [low, high].map(Number::whole));
        if take_words(meaning, labels::find(words, Some(meaning.metric), stated), found) {
            return None;
        }
    }
    if meaning.metric == Metric::Csat
        && let Some(options) = kinds::scales_of_faces(found, profile)
    {
        return Some(ScaleOpen { options, why: "scale_not_reached" });
    }
    let named = ends::pairs(says);
    if meaning.metric == Metric::Nps && stated.is_none() && named.is_empty() && is_short(profile) {
        let options = [(0, 10), (1, 10)].map(|(low, high)| [low, high].map(Number::whole)).to_vec();
        return Some(ScaleOpen { options, why: "scale_not_reached" });
    }
    let Scales { options, known, why } = Scales::of(meaning, profile, says, &named);
    let of_effort = meaning.metric == Metric::Ces && named.is_empty() && asks_for_effort(says);
    if of_effort || words::states_downward(says) || turned::is_said(&named, profile, known) {
        let down = options.iter().take(2).map(|[low, high]| [*high, *low]);
        let options = down.chain(options.iter().copied()).collect();
        return Some(ScaleOpen { options, why: "scale_turned" });
    }
    if let Some(words) = words {
        let metric = meaning.metric;
        let usual = usual_scales(metric).iter().map(|&(low, high)| [low, high].map(Number::whole));
        let usual: Vec<[Number; 2]> = usual.collect();
        let placed = match known {
            Some(scale) => among::on(words, metric, scale),
            None => Reach::of(profile).most.and_then(|reach| among::beside(words, metric, reach, &usual)),
        };
        // Nobody stated the scale that some few numbers among words seem to have.
        let alone = || {
            let prevail = stated.is_none() && named.is_empty() && among::prevail(words, metric);
            prevail.then(|| labels::find(words, Some(metric), None)).flatten()
        };
        if take_words(meaning, placed.or_else(alone), found) {
            found.reasons.extend(why.filter(|_| meaning.scale == known).map(|why| ("scale", why)));
            return None;
        }
    }
    if known.is_none() {
        return Some(ScaleOpen { options, why: "scale_not_reached" });
    }
    meaning.scale = known;
    if let Some(why) = why {
        found.reasons.insert("scale", why);
    }
    None
}

/// Tells whether a layout's scale of words stands against numbers that lie beyond it.
fn is_contradicted(meaning: &Meaning, profile: &Profile, found: &Found) -> bool {
    let proposed = found.reasons.get("scale") == Some(&"signature") && meaning.allowed.is_none();
    let scale = meaning.scale.filter(|_| proposed && meaning.labels.is_some());
    let beyond = |[low, high]: [Number; 2]| {
        let most = Reach::of(profile).most;
        most.is_some_and(|most| most.0 < low.thousandths() || high.thousandths() < most.1)
    };
    scale.is_some_and(beyond)
}

/// Drops what a layout says of words where somebody answered another scale than theirs.
fn drop_words_of_another_scale(meaning: &mut Meaning, found: &mut Found) {
    let by = |field: &str| found.reasons.get(field).copied();
    if by("labels") != Some("signature") || by("scale") != Some("answer") {
        return;
    }
    let values = || meaning.labels.iter().flat_map(|labels| labels.values()).copied();
    let scale = meaning.scale.map(|[first, last]| (first.min(last), first.max(last)));
    if values().min().zip(values().max()) != scale {
        meaning.labels = None;
        found.reasons.remove("labels");
    }
}

/// Tells whether so many recommendations, and none above five, look like another scale.
fn is_short(profile: &Profile) -> bool {
    const MANY: u64 = 20;
    let reach = Reach::of(profile).ends;
    profile.numbers >= MANY && reach.is_some_and(|(low, high)| low >= 1000 && high <= 5000)
}

/// Finds what words mean on the scale that somebody said.
pub(super) fn label(meaning: &mut Meaning, profile: &Profile, found: &mut Found) {
    let words = profile.values.as_ref().filter(|_| meaning.labels.is_none());
    let (Some(words), Some([low, high])) = (words, meaning.scale) else { return };
    let known = if labels::rows_of_numbers(words) == 0 {
        labels::find(words, Some(meaning.metric), meaning.scale).filter(|known| known.scale == meaning.scale)
    } else {
        // Words of a scale that runs down are nobody's to turn.
        Some([low, high]).filter(|_| low < high).and_then(|ends| among::on(words, meaning.metric, ends))
    };
    take_words(meaning, known, found);
}

/// Takes what the words of a column mean; tells whether they mean anything.
fn take_words(meaning: &mut Meaning, known: Option<Meaning>, found: &mut Found) -> bool {
    let Some(known) = known.filter(|known| known.metric == meaning.metric) else { return false };
    (meaning.labels, meaning.scale) = (known.labels, known.scale);
    found.reasons.insert("labels", "known_words");
    true
}

/// Notes whether a decimal comma is in use.
fn comma<'n>(found: &mut Found, counted: &Counted, mut names: impl Iterator<Item = &'n str>) {
    if found.mapping.decimal.is_some() {
        return;
    }
    let used = names.any(|name| {
        let column = found.header.find(name).and_then(|column| counted.columns.get(column));
        column.is_some_and(|profile| profile.commas > 0)
    });
    found.mapping.decimal = Some(if used { "," } else { "." }.to_owned());
    found.reasons.insert("decimal", "values");
}
