//! Lead–lag between people and customers: from the ledger and the imports, or from a panel file.

use std::path::Path;

use serde_json::{Value, json};
use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::question::{Driver, Question};
use vire_core::release::Measure;
use vire_report::chart::{Evidence, EvidenceLag};
use vire_stats::lead_lag::{LeadLag, Null, Verdict, lead_lag, lead_lag_many, power};
use vire_stats::{DEFAULT_SEED, Refusal, Series};

use super::panel::{Panel, week_of};
use super::panel_file;
use super::together::{Pair, bands, panel};
use crate::desk::Desk;
use crate::dto::{HowView, LinkView, MissingView, PairRow, SeveralView};
use crate::fault::{Fault, Outcome};
use crate::figures::{Figures, releases};
use crate::watch::{Watch, go_on};

const METHOD: &str = "two-way-demeaned prewhitened max-statistic";

/// A panel that went through the test.
struct Tested {
    found: Result<LeadLag, Refusal>,
    groups: usize,
    weeks: usize,
}

fn test(panel: &Panel) -> Outcome<Tested> {
    let (people, customers) = panel.series();
    let weeks = people.first().map_or(0, Vec::len);
    let found = lead_lag(&people, &customers, DEFAULT_SEED);
    if let Err(Refusal::BadInput { field }) = &found {
        return Err(Fault::internal("panel").with("field", field));
    }
    Ok(Tested { found, groups: panel.groups.len(), weeks })
}

/// Answers in the contract's form; a verdict that is not given has no lag, no correlation and no p.
fn answer(tested: &Tested) -> Value {
    let found = match &tested.found {
        Ok(found) => found,
        Err(refusal) => {
            return json!({
                "verdict": "not_enough_data",
                "p_family": null, "best_lag_weeks": null, "lag_set": [], "significant_lags": [],
                "correlation": null, "interval": null,
                "weeks": tested.weeks,
                "groups": tested.groups,
                "method": METHOD,
                "seed": DEFAULT_SEED,
                "power_percent": power(tested.groups, tested.weeks).percent,
                "reasons": [reason(refusal)],
                "missing": missing(refusal),
            });
        }
    };
    let verdict = found.verdict();
    let null = match found.null {
        Null::AllPairings => "all_pairings",
        Null::DrawnPairings => "drawn_pairings",
        Null::CommonPhases => "common_phases",
    };
    let few = verdict == Verdict::NotEnoughData;
    json!({
        "verdict": verdict.as_str(),
        "p_family": found.p_family,
        "best_lag_weeks": found.best_lag,
        "lag_set": found.range.lag_set,
        "significant_lags": found.significant_lags(),
        "correlation": found.r_best,
        "interval": [found.range.r.0, found.range.r.1],
        "weeks": found.weeks,
        "groups": found.teams,
        "method": format!("{METHOD}, {null}, {} comparisons", found.comparisons),
        "seed": found.seed,
        "power_percent": power(found.teams, found.weeks).percent,
        "reasons": if few { json!(["too_few_groups_or_weeks"]) } else { json!([]) },
    })
}

fn reason(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotEnoughData { what, .. } => format!("too_few_{what}"),
        Refusal::NoVariation { .. } => "no_variation".to_owned(),
        other => other.code().to_owned(),
    }
}

/// Returns what a refusal says is missing.
pub(super) fn missing(refusal: &Refusal) -> Option<MissingView> {
    let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    match refusal {
        Refusal::NotEnoughData { what, needed, have } => {
            Some(MissingView { what: (*what).to_owned(), needed: count(*needed), have: count(*have) })
        }
        Refusal::NoVariation { .. } => Some(MissingView { what: "variation".to_owned(), needed: 0, have: 0 }),
        _ => None,
    }
}

/// Answers from the ledger and the imports, over the groups below `group` that are published weekly.
///
/// # Errors
/// `group_unknown`, and what the stores say.
pub fn link(desk: &Desk, group: &Group, measure: &Measure, metric: Metric) -> Outcome<Value> {
    let figures = Figures::Whole(releases(desk)?);
    figures.check(group, &desk.roster()?.groups())?;
    let pair = Pair { group: group.clone(), measure: measure.clone(), metric, touchpoint: None };
    Ok(answer(&test(&panel(desk, &figures, &pair)?)?))
}

/// Answers from a panel file; its form is [`panel_file::read`]'s.
///
/// # Errors
/// Those of [`panel_file::read`].
pub fn link_of_panel(path: &Path) -> Outcome<Value> {
    Ok(answer(&test(&panel_file::read(path)?)?))
}

/// Answers for the window.
///
/// # Errors
/// `group_unknown`, and what the stores say.
pub fn link_view(desk: &Desk, figures: &Figures, pair: &Pair, watch: &dyn Watch) -> Outcome<LinkView> {
    figures.check(&pair.group, &desk.roster()?.groups())?;
    let panel = panel(desk, figures, pair)?;
    go_on(watch)?;
    watch.progress("link", 0, 1);
    let tested = test(&panel)?;
    watch.progress("link", 1, 1);
    go_on(watch)?;
    let mut how = how("lead_lag", &panel, &bands(figures, pair));
    let found = match &tested.found {
        Ok(found) => found,
        Err(refusal) => {
            let chance = power(usable(&panel), tested.weeks);
            return Ok(LinkView {
                verdict: Verdict::NotEnoughData.as_str().to_owned(),
                power_percent: chance.percent,
                power_at_most: chance.at_most,
                best_lag: None,
                lag_from: None,
                lag_to: None,
                correlation: None,
                lo: None,
                hi: None,
                slope: None,
                p_family: None,
                weeks: count(tested.weeks),
                groups: count(usable(&panel)),
                missing: missing(refusal),
                how,
            });
        }
    };
    how.comparisons = Some(count(found.comparisons));
    how.seed = Some(found.seed.to_string());
    how.weeks = count(found.weeks);
    let chance = power(found.teams, found.weeks);
    let verdict = found.verdict();
    // The strongest of seventeen places looks like something even when it is nothing.
    let told = is_claim(verdict);
    Ok(LinkView {
        verdict: verdict.as_str().to_owned(),
        power_percent: chance.percent,
        power_at_most: chance.at_most,
        best_lag: told.then_some(found.best_lag),
        lag_from: told.then(|| found.range.lag_set.iter().min().copied()).flatten(),
        lag_to: told.then(|| found.range.lag_set.iter().max().copied()).flatten(),
        correlation: told.then_some(found.r_best),
        lo: told.then_some(found.range.r.0),
        hi: told.then_some(found.range.r.1),
        slope: told.then_some(found.slope_cx_per_ex),
        p_family: (verdict != Verdict::NotEnoughData).then_some(found.p_family),
        weeks: count(found.weeks),
        groups: count(found.teams),
        missing: None,
        how,
    })
}

fn is_claim(verdict: Verdict) -> bool {
    !matches!(verdict, Verdict::NotEnoughData | Verdict::NoLinkSeen)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Counts the groups with cells on both sides.
fn usable(panel: &Panel) -> usize {
    panel.groups.values().filter(|(ours, theirs)| !ours.is_empty() && !theirs.is_empty()).count()
}

fn how(method: &str, panel: &Panel, bands: &std::collections::BTreeMap<&'static str, u32>) -> HowView {
    let both =
        |cells: &(super::panel::Cells, super::panel::Cells)| !cells.0.is_empty() && !cells.1.is_empty();
    let span = panel.span();
    HowView {
        method: method.to_owned(),
        from: span.map(|(first, _)| week_of(first).to_string()),
        to: span.map(|(_, last)| week_of(last).to_string()),
        weeks: span.map_or(0, |(first, last)| u32::try_from(last - first + 1).unwrap_or(u32::MAX)),
        groups: panel.groups.iter().filter(|(_, cells)| both(cells)).map(|(name, _)| name.clone()).collect(),
        n_bands: ends(bands),
        comparisons: None,
        seed: None,
        sources: vec!["releases".to_owned(), "imports".to_owned()],
    }
}

/// Returns the smallest and the largest band.
pub(super) fn ends(bands: &std::collections::BTreeMap<&'static str, u32>) -> Vec<String> {
    let mut names: Vec<&str> = bands.keys().copied().collect();
    names
        .sort_by_key(|name| name.trim_end_matches('+').split('-').next().and_then(|n| n.parse::<u32>().ok()));
    let mut found: Vec<String> =
        names.first().into_iter().chain(names.last()).map(ToString::to_string).collect();
    found.dedup();
    found
}

/// Returns the picture of evidence; `None` when the test could not be made at all.
///
/// # Errors
/// `group_unknown`, and what the stores say.
pub fn evidence(desk: &Desk, figures: &Figures, pair: &Pair) -> Outcome<Option<Evidence>> {
    figures.check(&pair.group, &desk.roster()?.groups())?;
    let panel = panel(desk, figures, pair)?;
    let until = week_of(panel.span().map_or(0, |span| span.1));
    Ok(test(&panel)?.found.ok().map(|found| Evidence {
        measure: pair.measure.clone(),
        metric: pair.metric,
        lags: found
            .lags
            .iter()
            .map(|lag| EvidenceLag { weeks: lag.weeks, z: lag.z, r: lag.r, p: lag.p })
            .collect(),
        limit: found.limit,
        claimed: found.verdict() != Verdict::NotEnoughData,
        lag_set: found.range.lag_set.clone(),
        until,
    }))
}

/// Tests every employee measure against one customer metric together.
///
/// # Errors
/// `group_unknown`, `cancelled`, and what the stores say.
pub fn several_links(desk: &Desk, figures: &Figures, pair: &Pair, watch: &dyn Watch) -> Outcome<SeveralView> {
    figures.check(&pair.group, &desk.roster()?.groups())?;
    let known = figures.measures();
    let wanted: Vec<Measure> = std::iter::once(Measure::MOOD)
        .chain(Driver::ALL.map(|driver| Measure::Question(Question::Driver(driver))))
        .filter(|measure| known.contains(measure))
        .collect();
    let total = count(wanted.len()) + 1;
    let mut sides: Vec<(Measure, Panel)> = Vec::new();
    let mut shown = None;
    for (done, measure) in (0u32..).zip(wanted) {
        go_on(watch)?;
        watch.progress("several", done, total);
        let one = Pair { measure: measure.clone(), ..pair.clone() };
        let panel = panel(desk, figures, &one)?;
        shown.get_or_insert_with(|| how("several", &panel, &bands(figures, &one)));
        sides.push((measure, panel));
    }
    go_on(watch)?;
    // The same weeks for all: a driver's first figure is later than mood's.
    let spans = || sides.iter().filter_map(|(_, panel)| panel.span());
    let span =
        (spans().map(|span| span.0).min().unwrap_or(0), spans().map(|span| span.1).max().unwrap_or(-1));
    let laid: Vec<_> = sides.iter().map(|(_, panel)| panel.series_over(span)).collect();
    let pairs: Vec<(&[Series], &[Series])> =
        laid.iter().map(|(people, customers)| (people.as_slice(), customers.as_slice())).collect();
    let mut view =
        SeveralView { pairs: Vec::new(), tested: 0, missing: None, how: shown.unwrap_or_default() };
    let found = match lead_lag_many(&pairs, DEFAULT_SEED) {
        Ok(found) => found.pairs,
        Err(Refusal::BadInput { field }) => return Err(Fault::internal("panel").with("field", field)),
        Err(refusal) => sides.iter().map(|_| Err(refusal.clone())).collect(),
    };
    watch.progress("several", total, total);
    if let Some(first) = found.iter().flatten().next() {
        view.how.comparisons = Some(count(first.comparisons));
        view.how.seed = Some(first.seed.to_string());
        view.how.weeks = count(first.weeks);
    }
    view.tested = count(found.iter().flatten().count());
    view.missing = found.iter().find_map(|one| missing(one.as_ref().err()?)).filter(|_| view.tested == 0);
    view.pairs = sides.iter().zip(&found).map(|((measure, _), one)| row(measure, one)).collect();
    Ok(view)
}

fn row(measure: &Measure, found: &Result<LeadLag, Refusal>) -> PairRow {
    let verdict = found.as_ref().map_or(Verdict::NotEnoughData, LeadLag::verdict);
    let told = found.as_ref().ok().filter(|_| verdict != Verdict::NotEnoughData);
    // The strongest of seventeen places looks like something even when it is nothing.
    let claimed = told.filter(|_| is_claim(verdict));
    PairRow {
        measure: measure.to_string(),
        verdict: verdict.as_str().to_owned(),
        best_lag: claimed.map(|one| one.best_lag),
        correlation: claimed.map(|one| one.r_best),
        lo: claimed.map(|one| one.range.r.0),
        hi: claimed.map(|one| one.range.r.1),
        p_family: told.map(|one| one.p_family),
    }
}
