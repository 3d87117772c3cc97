//! The workbook for people: figures, customers, and how they came about, in the reader's language.
//!
//! Weeks stay ISO and numbers stay numbers, so that it can be counted with.

use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use vire_core::release::{Cell, Figure, Mean};
use vire_text::{Text, Value};

use super::json::mean_text;
use super::neutral::neutral;
use super::{ExportError, Summary};
use crate::names;

const FIGURES: [(&str, f64); 13] = [
    ("report-col-from", 11.0),
    ("report-col-to", 11.0),
    ("report-col-group", 30.0),
    ("report-col-measure", 26.0),
    ("report-col-id", 22.0),
    ("report-col-value", 9.0),
    ("report-col-grid", 9.0),
    ("report-col-answers", 11.0),
    ("report-col-low", 9.0),
    ("report-col-mid", 9.0),
    ("report-col-high", 9.0),
    ("report-col-reason", 20.0),
    ("report-col-why", 70.0),
];

const CUSTOMERS: [(&str, f64); 6] = [
    ("report-col-when", 11.0),
    ("report-col-metric", 26.0),
    ("report-col-answers", 11.0),
    ("report-col-value", 9.0),
    ("report-col-lo", 11.0),
    ("report-col-hi", 11.0),
];

/// What stands in a cell of the workbook.
enum Content<'a> {
    Nothing,
    Number(f64),
    Text(&'a str),
}

pub(super) fn write(summary: &Summary<'_>, text: &Text) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(summary)?);
    let sheet = book.add_worksheet().set_name(text.get("report-sheet-figures", &[]))?;
    figures(sheet, summary, text)?;
    let sheet = book.add_worksheet().set_name(text.get("report-sheet-customers", &[]))?;
    customers(sheet, summary, text)?;
    let sheet = book.add_worksheet().set_name(text.get("report-sheet-about", &[]))?;
    about(sheet, summary, text)?;
    Ok(book.save_to_buffer()?)
}

/// The last day of the span stands for the day of making: the same summary gives the same file.
fn properties(summary: &Summary<'_>) -> Result<DocProperties, XlsxError> {
    let day = summary.span.to.sunday();
    let year = u16::try_from(day.year()).unwrap_or(1900).max(1900);
    let made = ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8)?;
    Ok(DocProperties::new().set_creation_datetime(&made))
}

fn head(sheet: &mut Worksheet, columns: &[(&str, f64)], rows: usize, text: &Text) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, (key, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(0, column, text.get(key, &[]), &bold)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(rows).unwrap_or(u32::MAX);
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or_default();
    sheet.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, contents: &[Content<'_>]) -> Result<(), XlsxError> {
    for (column, content) in (0..).zip(contents) {
        match content {
            Content::Nothing => {}
            Content::Number(number) => {
                sheet.write_number(row, column, *number)?;
            }
            Content::Text(text) => {
                sheet.write_string(row, column, neutral(text))?;
            }
        }
    }
    Ok(())
}

fn figures(sheet: &mut Worksheet, summary: &Summary<'_>, text: &Text) -> Result<(), XlsxError> {
    let cells = summary.cells();
    head(sheet, &FIGURES, cells.len(), text)?;
    for (row, cell) in (1..).zip(cells) {
        figure(sheet, row, cell, text)?;
    }
    Ok(())
}

fn figure(sheet: &mut Worksheet, row: u32, cell: &Cell, text: &Text) -> Result<(), XlsxError> {
    use Content::{Nothing, Number, Text};
    let (from, to) = (cell.period.from.to_string(), cell.period.to.to_string());
    // The organisation's own path is empty, which reads as a hole in a table.
    let whole = names::group(text, &cell.group);
    let group = if cell.group.is_organisation() { &whole } else { cell.group.as_str() };
    let (measure, id) = (names::measure(text, &cell.measure), cell.measure.to_string());
    let mut contents = vec![Text(&from), Text(&to), Text(group), Text(&measure), Text(&id)];
    let (open, why);
    match &cell.figure {
        Figure::Published { mean, grid, n_band, bands } => {
            open = mean_text(*mean);
            contents.push(match mean {
                Mean::Value(_) => Number(mean.drawn()),
                Mean::AtMost(_) | Mean::AtLeast(_) => Text(&open),
            });
            contents.extend([Number(f64::from(*grid) / 100.0), Text(n_band.as_str())]);
            match bands {
                Some(bands) => contents.extend(bands.map(|band| Number(f64::from(band)))),
                None => contents.extend([Nothing, Nothing, Nothing]),
            }
        }
        Figure::Withheld { reason } => {
            why = names::reason(text, *reason);
            contents.extend([Nothing, Nothing, Nothing, Nothing, Nothing, Nothing]);
            contents.extend([Text(reason.code()), Text(&why)]);
        }
    }
    put(sheet, row, &contents)
}

fn customers(sheet: &mut Worksheet, summary: &Summary<'_>, text: &Text) -> Result<(), XlsxError> {
    use Content::{Number, Text};
    let points: Vec<_> = summary
        .customers
        .iter()
        .flat_map(|series| series.points.iter().map(move |point| (series.metric, point)))
        .filter(|(_, point)| summary.span.holds(point.week))
        .collect();
    head(sheet, &CUSTOMERS, points.len(), text)?;
    for (row, (metric, point)) in (1..).zip(points) {
        let (week, name) = (point.week.to_string(), names::metric(text, metric));
        let mut contents = vec![Text(&week), Text(&name)];
        let few = text.get("report-too-few-customers", &[]);
        match point.figure {
            Some(figure) => contents.extend([
                Number(f64::from(figure.n)),
                Number(figure.value),
                Number(figure.lo),
                Number(figure.hi),
            ]),
            None => contents.push(Text(&few)),
        }
        put(sheet, row, &contents)?;
    }
    Ok(())
}

fn about(sheet: &mut Worksheet, summary: &Summary<'_>, text: &Text) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_column_width(0, 30.0)?;
    sheet.set_column_width(1, 90.0)?;
    sheet.write_string_with_format(0, 0, text.get("report-about-title", &[]), &bold)?;
    let policy = summary.last().map_or_else(String::new, |release| {
        text.get(
            "report-about-policy-value",
            &[
                ("rules", Value::Text(release.policy.rules.as_str())),
                ("k", Value::Whole(release.policy.k.into())),
            ],
        )
    });
    let span = format!("{} – {}", summary.span.from, summary.span.to);
    let rows = [
        ("report-about-organisation", summary.organisation.to_owned()),
        ("report-about-span", span),
        ("report-about-policy", policy),
        ("report-about-method", text.get("report-about-method-figures", &[])),
        ("report-sheet-customers", text.get("report-about-method-customers", &[])),
        ("report-about-ledger", summary.ledger_head.to_owned()),
    ];
    for (row, (key, value)) in (2..).zip(rows) {
        sheet.write_string_with_format(row, 0, text.get(key, &[]), &bold)?;
        sheet.write_string_with_format(row, 1, neutral(&value), &wrapped)?;
    }
    Ok(())
}
