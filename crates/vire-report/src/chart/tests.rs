//! Every chart against its golden picture, and what must hold of all of them.

use std::path::PathBuf;

use vire_core::group::Group;
use vire_core::metric::Metric;
use vire_core::question::{Driver, Question, Touchpoint};
use vire_core::release::Measure;
use vire_core::week::Period;
use vire_text::{Language, Text};

use super::*;
use crate::fixture::{GROUPS, customers, golden, group, releases, week};
use crate::series::{CustomerSeries, EmployeeSeries};

fn last(weeks: i32) -> Period {
    Period { from: week("2026-W47").plus(1 - weeks), to: week("2026-W47") }
}

fn events() -> Vec<Event> {
    let flag = |at: &str, label: &str| Event { week: week(at), label: label.to_owned() };
    vec![flag("2026-W23", "Uusi puhelinjärjestelmä"), flag("2026-W38", "Hiljainen aamupäivä")]
}

fn look(theme: Theme, width: u32, height: u32) -> Look {
    Look { theme, size: Size { width, height } }
}

fn trend(of: &str, measure: &str, weeks: i32, theme: Theme, text: &Text) -> Picture {
    let releases = releases(weeks);
    let measure = measure.parse().unwrap();
    let series = EmployeeSeries::from_releases(&releases, &group(of), &measure);
    let whole = EmployeeSeries::from_releases(&releases, &Group::organisation(), &measure);
    let beside = (!of.is_empty()).then_some(&whole);
    let events = if weeks > 30 { events() } else { Vec::new() };
    let chart = Trend { group: &series, organisation: beside, span: last(weeks), events: &events };
    chart.draw(text, look(theme, 860, 400))
}

fn heatmap(theme: Theme, text: &Text) -> Picture {
    let mut measures = vec![Measure::MOOD];
    measures.extend(Driver::ALL.map(|driver| Measure::Question(Question::Driver(driver))));
    let groups: Vec<Group> = GROUPS.iter().map(|name| group(name)).collect();
    Heatmap::from_releases(&releases(52), &groups, &measures, last(8)).draw(text, look(theme, 960, 300))
}

fn together(theme: Theme, text: &Text) -> Picture {
    let people = EmployeeSeries::from_releases(&releases(52), &group("Palvelut/Puhelintuki"), &Measure::MOOD);
    let nps = customers(Metric::Nps, 1, 52);
    let events = events();
    let chart = Together { people: &people, customers: &nps, span: last(52), events: &events };
    chart.draw(text, look(theme, 860, 480))
}

fn one_metric(theme: Theme, text: &Text) -> Picture {
    let nps = customers(Metric::Nps, 1, 52);
    Customers { series: &nps, of: None, span: last(52), events: &[] }.draw(text, look(theme, 860, 360))
}

fn touchpoints(theme: Theme, count: u64, weeks: i32, text: &Text) -> Picture {
    let whole = customers(Metric::Csat, 1, weeks);
    let ids = Touchpoint::KNOWN.into_iter().chain([
        "Myymälä",
        "Tori",
        "Laskutus",
        "Kahvila",
        "Huolto",
        "Yö",
        "Piha",
    ]);
    let parts: Vec<(String, CustomerSeries)> = ids
        .zip(2..2 + count)
        .map(|(id, seed)| {
            (crate::names::touchpoint(text, &Touchpoint::new(id)), customers(Metric::Csat, seed, weeks))
        })
        .collect();
    let split = Split::Touchpoint;
    let chart = CustomersByPart { whole: Some(&whole), split, parts: &parts, span: last(weeks) };
    chart.draw(text, look(theme, 960, 420))
}

fn by_group(theme: Theme, text: &Text) -> Picture {
    let parts: Vec<(String, CustomerSeries)> = ["Chat", "Puhelintuki"]
        .into_iter()
        .zip(2..)
        .map(|(name, seed)| (name.to_owned(), customers(Metric::Ces, seed, 26)))
        .collect();
    let chart = CustomersByPart { whole: None, split: Split::Group, parts: &parts, span: last(26) };
    chart.draw(text, look(theme, 760, 900))
}

fn distribution(metric: Metric, theme: Theme, text: &Text) -> Picture {
    let scores: Vec<(i64, u64, u64)> = match metric {
        Metric::Expectation => vec![(-1, 30, 40), (0, 120, 90), (1, 50, 70)],
        _ => (0..=10).map(|score| (score, (score * score * 3 + 7) as u64, 60 + 11 * score as u64)).collect(),
    };
    Distribution { metric, of: None, span: last(13), scores: &scores }.draw(text, look(theme, 760, 320))
}

fn mix(theme: Theme, text: &Text) -> Picture {
    let parts: Vec<(String, std::collections::BTreeMap<vire_core::week::Week, u64>)> = Touchpoint::KNOWN
        .into_iter()
        .chain(["Myymälöiden palvelutiskit"])
        .zip(0_u64..)
        .map(|(id, at)| {
            let weeks = last(52).from.through(last(52).to).zip(0_u64..);
            // Chat grows week by week; one week has no responses at all.
            let count = move |week: u64| {
                if week == 30 { 0 } else { 60 / (at + 1) + if id == "chat" { week } else { 0 } }
            };
            let name = crate::names::touchpoint(text, &Touchpoint::new(id));
            (name, weeks.map(|(week, number)| (week, count(number))).collect())
        })
        .collect();
    Mix { parts: &parts, span: last(52) }.draw(text, look(theme, 860, 380))
}

fn mirror(theme: Theme, width: u32, text: &Text) -> Picture {
    use crate::fixture::{published, release, withheld};
    use crate::mirror::MirrorRow;
    use crate::series::CustomerFigure;
    let people = [
        published("", "2026-W44", "touchpoint:phone", 450, 50, vire_core::release::Band::From50),
        published("", "2026-W44", "touchpoint:chat", 600, 50, vire_core::release::Band::From20),
        withheld("", "2026-W44", "touchpoint:email", vire_core::release::Reason::TooFewCheckins),
        published("", "2026-W44", "touchpoint:onsite", 550, 50, vire_core::release::Band::From20),
    ];
    let releases = [release("2026-W44", people.to_vec())];
    let figure = |value: f64, half: f64| CustomerFigure { n: 120, value, lo: value - half, hi: value + half };
    let customers = [
        ("phone", Some(figure(5.9, 0.2))),
        ("chat", Some(figure(4.1, 0.4))),
        ("email", Some(figure(4.8, 0.3))),
        ("web", Some(figure(5.2, 0.3))),
        ("onsite", None),
    ];
    let rows: Vec<MirrorRow> = customers
        .into_iter()
        .map(|(id, figure)| MirrorRow {
            name: crate::names::touchpoint(text, &Touchpoint::new(id)),
            people: EmployeeSeries::from_releases(
                &releases,
                &Group::organisation(),
                &format!("touchpoint:{id}").parse().unwrap(),
            ),
            customers: figure.map(|figure| (Period { from: week("2026-W32"), to: week("2026-W44") }, figure)),
        })
        .collect();
    Mirror { metric: Metric::Ces, customer_scale: (1.0, 7.0), rows: &rows, span: last(16) }
        .draw(text, look(theme, width, 400))
}

/// A link at three weeks, or nothing beyond chance.
fn evidence(link: bool, theme: Theme, text: &Text) -> Picture {
    let lag = |weeks: i32| {
        let chance = f64::from((weeks * 7 + 80) % 11 - 5) / 3.5;
        let near = if link { 5.2 / f64::from(1 + (weeks - 3) * (weeks - 3)) } else { 0.0 };
        let z = chance + near;
        EvidenceLag { weeks, z, r: z / 21.0, p: if z.abs() > 3.05 { 0.004 } else { 0.6 } }
    };
    let chart = Evidence {
        measure: Measure::MOOD,
        metric: Metric::Nps,
        lags: (-8..=8).map(lag).collect(),
        limit: 3.05,
        claimed: true,
        lag_set: vec![2, 3, 4],
        until: week("2026-W47"),
    };
    chart.draw(text, look(theme, 860, 360))
}

fn level(theme: Theme, text: &Text) -> Picture {
    let releases = releases(52);
    let series = EmployeeSeries::from_releases(&releases, &group("Palvelut/Puhelintuki"), &Measure::MOOD);
    let whole = EmployeeSeries::from_releases(&releases, &Group::organisation(), &Measure::MOOD);
    let level: Vec<LevelPoint> = last(52)
        .from
        .through(last(52).to)
        .zip(0_i32..)
        .map(|(week, at)| {
            let value = 3.6 + 0.25 * (f64::from(at) / 9.0).sin();
            LevelPoint { week, value, lo: value - 0.2, hi: value + 0.2 }
        })
        .collect();
    let events = events();
    let chart =
        Level { group: &series, organisation: Some(&whole), level: &level, span: last(52), events: &events };
    chart.draw(text, look(theme, 860, 400))
}

/// A gap that is the series itself: the chart draws what it is given.
fn gap(theme: Theme, weeks: i32, compared: bool, text: &Text) -> Picture {
    let people = EmployeeSeries::from_releases(&releases(52), &group("Palvelut/Puhelintuki"), &Measure::MOOD);
    let start = week("2026-W34");
    let gap: Vec<_> = people
        .points()
        .iter()
        .map(|point| (point.period.to, point.value - 3.6 + if point.period.to < start { 0.0 } else { 0.5 }))
        .collect();
    let interval = compared.then_some((0.12, 0.86));
    let chart = GapChart {
        title: "Hiljainen aamupäivä puhelintuessa",
        tried: Tried::People(std::slice::from_ref(&people)),
        gap: &gap,
        compared,
        start,
        span: last(weeks),
        lift: (weeks > 13).then_some(Lift { value: 0.47, interval }),
        decimals: 2,
    };
    chart.draw(text, look(theme, 860, 400))
}

fn every(theme: Theme, language: Language) -> Vec<(&'static str, Picture)> {
    let text = &Text::new(language);
    vec![
        ("trend", trend("Palvelut/Puhelintuki", "mood", 52, theme, text)),
        ("trend-windows", trend("Palvelut/Chat", "mood", 52, theme, text)),
        ("trend-driver", trend("Palvelut/Puhelintuki", "tools", 52, theme, text)),
        ("trend-short", trend("", "mood", 12, theme, text)),
        ("trend-long", trend("Tuotanto", "mood", 156, theme, text)),
        ("trend-withheld", trend("Tuotanto/Varasto ja lähettämö", "mood", 26, theme, text)),
        ("heatmap", heatmap(theme, text)),
        ("customers", one_metric(theme, text)),
        ("customers-touchpoints", touchpoints(theme, 5, 52, text)),
        ("together", together(theme, text)),
        ("customers-groups", by_group(theme, text)),
        ("distribution", distribution(Metric::Nps, theme, text)),
        ("distribution-words", distribution(Metric::Expectation, theme, text)),
        ("mix", mix(theme, text)),
        ("mirror", mirror(theme, 860, text)),
        ("mirror-narrow", mirror(theme, 420, text)),
        ("evidence", evidence(true, theme, text)),
        ("evidence-within-chance", evidence(false, theme, text)),
        ("level", level(theme, text)),
        ("gap", gap(theme, 30, true, text)),
        ("gap-alone", gap(theme, 12, false, text)),
    ]
}

#[test]
fn every_chart_is_its_golden_picture() {
    for (name, picture) in every(Theme::Light, Language::Fi) {
        golden(&format!("chart/{name}.svg"), picture.svg.as_bytes());
        let table =
            serde_json::to_string_pretty(&(&picture.title, &picture.summary, &picture.table)).unwrap();
        golden(&format!("chart/{name}.json"), table.as_bytes());
    }
}

/// Draws what a person looks at before a golden picture is kept; `VIRE_SHOTS=<folder>` asks for it.
#[test]
fn every_chart_becomes_a_png() {
    let folder = std::env::var_os("VIRE_SHOTS").map(PathBuf::from);
    let language = std::env::var("VIRE_SHOTS_LANGUAGE").map_or(Language::Fi, |tag| Language::from_tag(&tag));
    for theme in if folder.is_some() { Theme::ALL.to_vec() } else { vec![Theme::Light] } {
        for (name, picture) in every(theme, language) {
            let bytes = png(&picture.svg, 1.5).unwrap();
            assert!(bytes.starts_with(b"\x89PNG") && bytes.len() > 10_000, "{name}");
            if let Some(folder) = &folder {
                std::fs::write(folder.join(format!("{name}-{}.png", theme.id())), bytes).unwrap();
            }
        }
    }
}

#[test]
fn every_chart_speaks_every_language_in_full() {
    for language in Language::ALL {
        for (name, picture) in every(Theme::Dark, language) {
            let said = serde_json::to_string(&picture).unwrap();
            for left_over in ["report-", "measure-", "metric-", "reason-", "{$", "{ $"] {
                let unfilled = said.contains(left_over);
                assert!(!unfilled, "{language:?} {name}: {left_over}");
            }
            assert!(!picture.summary.is_empty() && !picture.table.rows.is_empty(), "{name}");
            assert!(picture.table.rows.iter().all(|row| row.len() == picture.table.columns.len()), "{name}");
        }
    }
}

#[test]
fn every_picture_can_be_read_by_itself() {
    for theme in Theme::ALL {
        for (name, picture) in every(theme, Language::Sv) {
            let svg = &picture.svg;
            let options = resvg::usvg::Options::default();
            resvg::usvg::Tree::from_str(svg, &options).unwrap();
            let id = svg.split("<title id=\"").nth(1).and_then(|rest| rest.split("-t\"").next()).unwrap();
            assert!(svg.contains(&format!("role=\"img\" aria-labelledby=\"{id}-t {id}-d\"")), "{name}");
            assert!(svg.contains(&format!("<desc id=\"{id}-d\">")), "{name}");
            for wrong in ["NaN", "inf", "#010203", "font-family=\"f\""] {
                assert!(!svg.contains(wrong), "{name}: {wrong}");
            }
        }
    }
}

#[test]
fn points_lie_in_the_picture_and_carry_every_figure() {
    for (name, picture) in every(Theme::Light, Language::En) {
        let size =
            picture.svg.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let (width, height) = size.split_once(' ').unwrap();
        let (width, height): (f64, f64) = (width.parse().unwrap(), height.parse().unwrap());
        assert!(!picture.points.is_empty(), "{name}");
        for point in &picture.points {
            assert!(
                point.x > 0.0 && point.x < width && point.y > 0.0 && point.y < height,
                "{name} {point:?}"
            );
        }
    }
    let series = EmployeeSeries::from_releases(&releases(52), &group("Palvelut/Puhelintuki"), &Measure::MOOD);
    let chart = Trend { group: &series, organisation: None, span: last(52), events: &[] };
    let picture = chart.draw(&Text::new(Language::En), Look::default());
    assert_eq!(picture.points.len(), series.points().len());
    let gaps = picture.table.rows.iter().filter(|row| row[1].is_empty()).count();
    assert_eq!((gaps, picture.table.rows.len() - gaps), (series.gaps().len(), series.points().len()));
}

#[test]
fn a_withheld_week_is_hatched_and_says_why() {
    let text = Text::new(Language::Fi);
    let check = |of: &str, weeks: i32, said: &str| {
        let svg = trend(of, "mood", weeks, Theme::Light, &text).svg;
        assert!(svg.contains("fill=\"url(#v"), "{of}");
        assert!(svg.contains(said), "{of}: {said}");
    };
    check("Palvelut/Puhelintuki", 52, "ryhmä muuttui (vk\u{a0}39–41)");
    check("Palvelut/Puhelintuki", 12, "muuttui</text>");
    check("Tuotanto/Varasto ja lähettämö", 26, "Ryhmässä on niin vähän ihmisiä, että luku voisi</text>");
    let clear = trend("Tuotanto", "mood", 52, Theme::Light, &text).svg;
    assert!(!clear.contains("fill=\"url(#"));
}

#[test]
fn a_group_without_figures_shows_none() {
    let text = Text::new(Language::Fi);
    let series =
        EmployeeSeries::from_releases(&releases(26), &group("Tuotanto/Varasto ja lähettämö"), &Measure::MOOD);
    let chart = Trend { group: &series, organisation: None, span: last(26), events: &[] };
    let picture = chart.draw(&text, Look::default());
    assert!(picture.points.is_empty());
    let spruce = pen::hex(Theme::Light.palette().group);
    assert!(!picture.svg.contains(&spruce), "nothing is drawn in the group's colour");
    assert!(picture.summary.contains("ei ole julkaistu lukuja"));
}

#[test]
fn a_window_is_a_level_step_over_its_weeks() {
    let text = Text::new(Language::Fi);
    let picture = trend("Palvelut/Chat", "mood", 52, Theme::Light, &text);
    let spruce = pen::hex(Theme::Light.palette().group);
    let line = format!("<path fill=\"none\" stroke=\"{spruce}\" stroke-width=\"5\" d=\"M");
    let lines = picture.svg.split(&line).nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    for run in lines.split('M') {
        let steps = run.split_once('l').unwrap().1.replace('-', " -");
        let steps: Vec<i32> = steps.split_whitespace().map(|step| step.parse().unwrap()).collect();
        // Each pair is (along, down); every other one runs along a window, the rest are risers.
        for window in steps.chunks(2).step_by(2) {
            assert!(window[0] > 80 && window[1] == 0, "{run}");
        }
    }
}

#[test]
fn names_that_markup_would_take_are_written_as_they_are() {
    let text = Text::new(Language::En);
    let releases = [crate::fixture::release(
        "2026-W47",
        vec![crate::fixture::published(
            "A & B <c> \"d\"",
            "2026-W47",
            "mood",
            400,
            25,
            vire_core::release::Band::From10,
        )],
    )];
    let series = EmployeeSeries::from_releases(&releases, &group("A & B <c> \"d\""), &Measure::MOOD);
    let events = [Event { week: week("2026-W45"), label: "Line\nbreak\u{0} & <tag>".into() }];
    let chart = Trend { group: &series, organisation: None, span: last(12), events: &events };
    let picture = chart.draw(&text, Look::default());
    assert!(png(&picture.svg, 1.0).is_ok());
    assert!(picture.svg.contains("A &amp; B &lt;c&gt;"));
    assert!(!picture.svg.contains("<tag>"));
}

#[test]
fn an_empty_organisation_and_a_tiny_picture_draw() {
    let text = Text::new(Language::Fi);
    let none = EmployeeSeries::from_releases(&[], &Group::organisation(), &Measure::MOOD);
    let nobody = CustomerSeries { metric: Metric::Ces, points: Vec::new() };
    let tiny = look(Theme::Print, 1, 1);
    let span = last(1);
    let pictures = [
        Trend { group: &none, organisation: Some(&none), span, events: &[] }.draw(&text, tiny),
        Together { people: &none, customers: &nobody, span, events: &[] }.draw(&text, tiny),
        Customers { series: &nobody, of: None, span, events: &[] }.draw(&text, tiny),
        CustomersByPart { whole: None, split: Split::Group, parts: &[], span }.draw(&text, tiny),
        Distribution { metric: Metric::Nps, of: None, span, scores: &[] }.draw(&text, tiny),
        Mix { parts: &[], span }.draw(&text, tiny),
        Mirror { metric: Metric::Ces, customer_scale: (1.0, 7.0), rows: &[], span }.draw(&text, tiny),
        Heatmap::from_releases(&[], &[], &[], span).draw(&text, tiny),
    ];
    for picture in pictures {
        assert!(png(&picture.svg, 1.0).is_ok(), "{}", picture.svg);
        assert!(!picture.summary.is_empty());
    }
}

#[test]
fn three_years_of_twelve_touchpoints_stay_modest() {
    let picture = touchpoints(Theme::Light, 12, 156, &Text::new(Language::Fi));
    assert!(picture.svg.len() < 70_000, "{} bytes", picture.svg.len());
    let start = std::time::Instant::now();
    for _ in 0..5 {
        touchpoints(Theme::Light, 12, 156, &Text::new(Language::Fi));
    }
    println!("{} bytes, {:?} each", picture.svg.len(), start.elapsed() / 5);
}

#[test]
fn a_png_that_is_too_large_is_refused() {
    let picture = trend("", "mood", 12, Theme::Light, &Text::new(Language::Fi));
    assert_eq!(png(&picture.svg, 100.0).map_err(|fault| fault.code()), Err("picture_size_invalid"));
    assert_eq!(png("not a picture", 1.0).map_err(|fault| fault.code()), Err("svg_unreadable"));
}

#[test]
fn small_multiples_are_as_high_as_their_rows_both_ways() {
    let text = Text::new(Language::Fi);
    let height = |picture: &Picture| -> u32 {
        let head = picture.svg.split("height=\"").nth(1).unwrap();
        head.split('"').next().unwrap().parse().unwrap()
    };
    let parts: Vec<(String, CustomerSeries)> =
        (0..8).map(|at| (at.to_string(), customers(Metric::Nps, at, 26))).collect();
    let check = |count: usize, asked: u32, expect: u32| {
        let parts = &parts[..count];
        let chart = CustomersByPart { whole: None, split: Split::Touchpoint, parts, span: last(26) };
        assert_eq!(height(&chart.draw(&text, look(Theme::Light, 600, asked))), expect, "{count} {asked}");
    };
    // Two beside each other; a row takes 132 to 260.
    check(2, 900, 260 + 118);
    check(2, 200, 132 + 118);
    check(8, 378, 4 * 132 + 118);
    check(8, 1000, 1000);
}
