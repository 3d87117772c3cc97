//! The page for reading and printing: pictures and tables in the reader's language, in one file.
//!
//! Needs no network: pictures are inside, and where the font is not installed another one stands in.

use std::fmt::Write as _;

use vire_core::group::Group;
use vire_core::question::{Driver, Question};
use vire_core::release::{Figure, Measure};
use vire_text::{Text, Value};

use super::{ExportError, Summary};
use crate::chart::{Customers, Heatmap, Look, Picture, Size, Trend};
use crate::names;
use crate::palette::Theme;
use crate::series::EmployeeSeries;

const STYLE: &str = "body{font:16px/1.5 Figtree,'Segoe UI',system-ui,sans-serif;color:#111614;max-width:62rem;\
margin:2rem auto;padding:0 1.5rem}h1{font-size:1.7rem;margin:0}h2{font-size:1.2rem;margin:2.5rem 0 .5rem}\
svg{width:100%;height:auto}figure{margin:1.5rem 0;break-inside:avoid}figcaption{color:#444C48}\
table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}\
th,td{text-align:start;padding:.3rem .75rem .3rem 0;border-bottom:1px solid #DFDFDC;vertical-align:top}\
dt{font-weight:600;margin-top:.5rem}dd{margin:0}dd.hash{overflow-wrap:anywhere}\
@media print{body{margin:0;max-width:none;padding:0}thead{display:table-header-group}tr{break-inside:avoid}}";

pub(super) fn write(summary: &Summary<'_>, text: &Text) -> Result<Vec<u8>, ExportError> {
    let mut page = String::with_capacity(96 * 1024);
    let title = text.get("report-about-title", &[]);
    let span = names::period_of_year(text, summary.span);
    let heading = format!("{} · {}", summary.organisation, span);
    // Writing to a string cannot fail, here and below.
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{} · {}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n",
        text.language().tag(),
        plain(&title),
        plain(&heading),
        plain(&title),
        plain(&heading),
    );
    for picture in pictures(summary, text) {
        let _ = write!(
            page,
            "<figure>\n{}<figcaption>{}</figcaption>\n</figure>\n",
            picture.svg,
            plain(&picture.summary)
        );
    }
    figures(&mut page, summary, text);
    about(&mut page, summary, text);
    page.push_str("</body>\n</html>\n");
    Ok(page.into_bytes())
}

/// Mood of the organisation, everything by group, and each customer metric.
fn pictures(summary: &Summary<'_>, text: &Text) -> Vec<Picture> {
    let look = |height| Look { theme: Theme::Print, size: Size { width: 960, height } };
    let span = summary.span;
    let mood = EmployeeSeries::from_releases(summary.releases, &Group::organisation(), &Measure::MOOD);
    let trend = Trend { group: &mood, organisation: None, span, events: &[] };
    let mut measures = vec![Measure::MOOD];
    measures.extend(Driver::ALL.map(|driver| Measure::Question(Question::Driver(driver))));
    let mut groups: Vec<Group> = summary.cells().into_iter().map(|cell| cell.group.clone()).collect();
    groups.sort();
    groups.dedup();
    let heatmap = Heatmap::from_releases(summary.releases, &groups, &measures, span);
    let mut pictures = vec![trend.draw(text, look(400)), heatmap.draw(text, look(200))];
    pictures.extend(
        summary
            .customers
            .iter()
            .map(|series| Customers { series, of: None, span, events: &[] }.draw(text, look(360))),
    );
    pictures
}

fn figures(page: &mut String, summary: &Summary<'_>, text: &Text) {
    let columns = [
        "report-col-when",
        "report-col-group",
        "report-col-measure",
        "report-col-value",
        "report-col-answers",
        "report-col-note",
    ];
    let _ = write!(page, "<h2>{}</h2>\n<table>\n<thead><tr>", plain(&text.get("report-sheet-figures", &[])));
    for column in columns {
        let _ = write!(page, "<th scope=\"col\">{}</th>", plain(&text.get(column, &[])));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for cell in summary.cells() {
        let (value, answers, note) = match &cell.figure {
            Figure::Published { mean, grid, n_band, .. } => {
                let value = names::mean(text, &cell.measure, *mean, *grid);
                (value, n_band.as_str().replace('-', "–"), String::new())
            }
            Figure::Withheld { reason } => (String::new(), String::new(), names::reason(text, *reason)),
        };
        let whole = names::group(text, &cell.group);
        let row = [
            names::period_of_year(text, cell.period),
            if cell.group.is_organisation() { whole } else { cell.group.as_str().to_owned() },
            names::measure(text, &cell.measure),
            value,
            answers,
            note,
        ];
        page.push_str("<tr>");
        for content in row {
            let _ = write!(page, "<td>{}</td>", plain(&content));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

fn about(page: &mut String, summary: &Summary<'_>, text: &Text) {
    let _ = write!(page, "<h2>{}</h2>\n<dl>\n", plain(&text.get("report-sheet-about", &[])));
    let mut entries = Vec::new();
    if let Some(release) = summary.last() {
        let args = [
            ("rules", Value::Text(release.policy.rules.as_str())),
            ("k", Value::Whole(release.policy.k.into())),
        ];
        entries.push(("report-about-policy", text.get("report-about-policy-value", &args)));
    }
    entries.push(("report-about-method", text.get("report-about-method-figures", &[])));
    if !summary.customers.is_empty() {
        entries.push(("report-sheet-customers", text.get("report-about-method-customers", &[])));
    }
    for (key, value) in entries {
        let _ = writeln!(page, "<dt>{}</dt><dd>{}</dd>", plain(&text.get(key, &[])), plain(&value));
    }
    if !summary.ledger_head.is_empty() {
        let name = text.get("report-about-ledger", &[]);
        let _ =
            writeln!(page, "<dt>{}</dt><dd class=\"hash\">{}</dd>", plain(&name), plain(summary.ledger_head));
    }
    page.push_str("</dl>\n");
}

fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
