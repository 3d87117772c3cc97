//! What groups, measures and figures are called for people.
//!
//! Puts ids to messages and numbers to the precision that they can bear; has no sentence of its own.

use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::question::{Question, Touchpoint};
use vire_core::release::{Mean, Measure, Reason};
use vire_core::week::{Period, Week};
use vire_text::{Text, Value};

/// Returns the name of a measure, such as `Mieliala` or `Palvelemisen helppous: Chat`.
pub fn measure(text: &Text, measure: &Measure) -> String {
    message(text, "measure", measure)
}

/// Returns the name of a measure for a narrow column, with soft hyphens where a word may break.
pub fn measure_short(text: &Text, measure: &Measure) -> String {
    message(text, "measure-short", measure)
}

fn message(text: &Text, prefix: &str, measure: &Measure) -> String {
    match measure {
        Measure::Question(Question::Touchpoint(id)) => {
            let name = touchpoint(text, id);
            text.get(&format!("{prefix}-touchpoint"), &[("touchpoint", Value::Text(&name))])
        }
        Measure::Question(question) => text.get(&format!("{prefix}-{}", question.bank_id()), &[]),
        Measure::RecommendationMean | Measure::Participation => text.get(&format!("{prefix}-{measure}"), &[]),
    }
}

/// Returns the name of a touchpoint; an organisation's own one is its own name.
pub fn touchpoint(text: &Text, touchpoint: &Touchpoint) -> String {
    let id = touchpoint.as_str();
    if Touchpoint::KNOWN.contains(&id) { text.get(&format!("touchpoint-{id}"), &[]) } else { id.to_owned() }
}

/// Returns the name of a customer metric.
pub fn metric(text: &Text, metric: Metric) -> String {
    text.get(&format!("metric-{}", metric.id()), &[])
}

/// Returns the last name of a group's path; of the organisation, what the language calls it.
pub fn group(text: &Text, group: &Group) -> String {
    if group.is_organisation() { text.get("report-organisation", &[]) } else { group.name() }
}

/// Returns why a figure is withheld, in a sentence.
pub fn reason(text: &Text, reason: Reason) -> String {
    text.get(&format!("reason-{}", reason.code()), &[])
}

/// Returns why a figure is withheld, in two or three words.
pub fn reason_short(text: &Text, reason: Reason) -> String {
    text.get(&format!("reason-short-{}", reason.code()), &[])
}

/// Returns a period: `vk 47` or `vk 45–48`.
pub fn period(text: &Text, period: Period) -> String {
    text.weeks(period.from.number(), period.to.number())
}

/// Returns a period with its year: `vk 47/2026` or `vk 45–48/2026`.
pub fn period_of_year(text: &Text, period: Period) -> String {
    if period.from == period.to {
        return week_of_year(text, period.to);
    }
    if period.from.year() != period.to.year() {
        let (from, to) = (week_of_year(text, period.from), week_of_year(text, period.to));
        return text.get("report-span", &[("from", Value::Text(&from)), ("to", Value::Text(&to))]);
    }
    let weeks = self::period(text, period);
    text.get(
        "report-weeks-year",
        &[("weeks", Value::Text(&weeks)), ("year", Value::Digits(period.to.year().into()))],
    )
}

/// Returns a week with its year.
pub fn week_of_year(text: &Text, week: Week) -> String {
    text.week_of_year(week.year(), week.number())
}

/// Returns how many decimals a grid (in hundredths of the scale) can bear.
pub fn decimals(grid: i32) -> usize {
    match grid {
        g if g % 100 == 0 => 0,
        g if g % 10 == 0 => 1,
        _ => 2,
    }
}

/// Returns a released mean as people read it: `3,75`, `≤ 1,5`, `60 %`.
pub fn mean(text: &Text, measure: &Measure, mean: Mean, grid: i32) -> String {
    let value = mean.drawn();
    let written = match measure {
        Measure::Participation => {
            text.get("report-percent", &[("value", Value::Number(value, decimals(grid)))])
        }
        _ => text.number(value, decimals(grid)),
    };
    match mean {
        Mean::Value(_) => written,
        Mean::AtMost(_) => format!("≤\u{a0}{written}"),
        Mean::AtLeast(_) => format!("≥\u{a0}{written}"),
    }
}

/// Returns an interval: `3,3–4,2`; `−18…68` where a dash would look like a minus.
pub fn range(text: &Text, lo: f64, hi: f64, decimals: usize) -> String {
    let key = if lo < 0.0 { "report-range-signed" } else { "report-range" };
    let (lo, hi) = (text.number(lo, decimals), text.number(hi, decimals));
    text.get(key, &[("lo", Value::Text(&lo)), ("hi", Value::Text(&hi))])
}

/// Returns a customer figure: whole points and percent, a mean with two decimals.
pub fn customer_value(text: &Text, metric: Metric, value: f64) -> String {
    match metric {
        Metric::Nps | Metric::Expectation => text.number(value, 0),
        Metric::Csat => text.get("report-percent", &[("value", Value::Number(value, 0))]),
        Metric::Ces => text.number(value, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vire_core::question::{Driver, QuestionKind};
    use vire_text::Language;

    #[test]
    fn every_id_has_its_words_in_every_language() {
        let mut keys: Vec<String> = vec!["report-organisation".into()];
        for reason in Reason::ALL {
            keys.push(format!("reason-{}", reason.code()));
            keys.push(format!("reason-short-{}", reason.code()));
        }
        let mut measures: Vec<&str> = Driver::ALL.map(Driver::id).to_vec();
        measures.extend(["mood", "trust", "belief", "recommendation", "recommendation_mean"]);
        measures.extend(["participation", "touchpoint"]);
        for id in measures {
            keys.push(format!("measure-{id}"));
            keys.push(format!("measure-short-{id}"));
        }
        keys.extend(Touchpoint::KNOWN.map(|id| format!("touchpoint-{id}")));
        keys.extend(QuestionKind::ALL.map(|kind| format!("kind-{}", kind.id())));
        for metric in Metric::ALL {
            keys.extend(["metric", "metric-unit", "metric-meaning"].map(|p| format!("{p}-{}", metric.id())));
        }
        keys.extend(crate::chart::KINDS.map(|kind| format!("report-chart-{kind}")));
        keys.extend(crate::export::ALL.map(|format| format!("report-format-{}", format.id)));
        for language in Language::ALL {
            let text = Text::new(language);
            for key in &keys {
                assert!(text.has(key), "{language:?} lacks {key}");
            }
        }
    }

    #[test]
    fn a_figure_is_written_no_finer_than_its_grid() {
        let text = Text::new(Language::Fi);
        let check = |id: &str, value: Mean, grid: i32, expect: &str| {
            let written = mean(&text, &id.parse().unwrap(), value, grid);
            assert_eq!(written.replace('\u{a0}', " "), expect);
        };
        check("mood", Mean::Value(375), 25, "3,75");
        check("mood", Mean::Value(360), 10, "3,6");
        check("mood", Mean::AtMost(150), 50, "≤ 1,5");
        check("recommendation", Mean::Value(-2500), 2500, "−25");
        check("participation", Mean::Value(7000), 1000, "70 %");
    }
}
