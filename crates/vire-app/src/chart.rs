//! Charts for people: released figures and weekly customer figures through `vire-report`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use vire_core::group::Group;
use vire_core::question::{Driver, Question, Touchpoint};
use vire_core::release::{Measure, Shown};
use vire_core::week::{Period, Week};
use vire_report::chart::{
    self, Customers, Event, Evidence, Heatmap, Level, LevelPoint, Look, Picture, Size, Together, Trend,
};
use vire_report::palette::Theme;
use vire_report::series::{CustomerSeries, EmployeeSeries};
use vire_text::{Language, Text};

use crate::customers::{Source, metric_of};
use crate::desk::depth;
use crate::dto::{
    ChartRequest, ChartView, GroupChoice, LevelRow, Look as LookView, PointView, TableView, ThemeView,
    TrendChoices,
};
use crate::experiments;
use crate::export::write_file;
use crate::fault::{Fault, FaultKind, Outcome};
use crate::figures::{Figures, Viewer, customer_series};
use crate::insight;
use crate::mailbox::Mailbox;

/// The least number of responses of a week in a small panel; fewer say nothing and name somebody.
pub(crate) const LEAST_RESPONSES: i64 = 3;
/// A saved PNG has this many pixels to one of the screen.
const PNG_SCALE: f64 = 2.0;

/// A drawn chart.
pub struct Drawn {
    pub(crate) picture: Picture,
    pub(crate) shown_as: Option<Group>,
    pub(crate) empty: bool,
}

impl Drawn {
    /// Returns what the window shows.
    pub fn into_view(self) -> ChartView {
        let (width, height) = view_box(&self.picture.svg);
        ChartView {
            summary: self.picture.summary,
            table: TableView { columns: self.picture.table.columns, rows: self.picture.table.rows },
            points: self
                .picture
                .points
                .into_iter()
                .map(|mark| PointView {
                    x: mark.x / width,
                    y: mark.y / height,
                    label: format!("{}: {}", mark.series, mark.label),
                })
                .collect(),
            svg: self.picture.svg,
            shown_as: self.shown_as.map(|group| group.to_string()),
            empty: self.empty,
        }
    }

    /// Saves as SVG, or as PNG when the name ends on `.png`.
    ///
    /// # Errors
    /// `format_unknown`, `file_not_written`.
    pub fn save(&self, path: &Path) -> Outcome<()> {
        match path.extension().and_then(|kind| kind.to_str()).map(str::to_lowercase).as_deref() {
            Some("svg") => write_file(path, self.picture.svg.as_bytes()),
            Some("png") => {
                let bytes = chart::png(&self.picture.svg, PNG_SCALE)
                    .map_err(|error| Fault::internal(error.code()))?;
                write_file(path, &bytes)
            }
            _ => Err(Fault::new(FaultKind::Usage, "format_unknown").with("formats", "svg, png")),
        }
    }
}

/// Returns the size of an SVG's `viewBox`.
fn view_box(svg: &str) -> (f64, f64) {
    let inside = svg.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let mut numbers = inside.split_whitespace().skip(2).filter_map(|number| number.parse::<f64>().ok());
    (numbers.next().unwrap_or(1.0), numbers.next().unwrap_or(1.0))
}

/// Proposes a file name for a chart.
pub fn file_name(request: &ChartRequest, format: &str) -> String {
    let name = match request {
        ChartRequest::Trend { measure, .. } => format!("trend-{measure}"),
        ChartRequest::Heatmap { .. } => "heatmap".to_owned(),
        ChartRequest::Customers { metric, .. } | ChartRequest::CustomersOf { metric, .. } => {
            format!("customers-{metric}")
        }
        ChartRequest::Touchpoints { metric } => format!("touchpoints-{metric}"),
        ChartRequest::CustomerGroups { metric } => format!("groups-{metric}"),
        ChartRequest::Distribution { metric, .. } => format!("distribution-{metric}"),
        ChartRequest::Mix { metric } => format!("mix-{metric}"),
        ChartRequest::Mirror { metric, .. } => format!("mirror-{metric}"),
        ChartRequest::Together { measure, metric, .. } | ChartRequest::TogetherAt { measure, metric, .. } => {
            format!("together-{measure}-{metric}")
        }
        ChartRequest::Evidence { measure, metric, .. } => format!("link-{measure}-{metric}"),
        ChartRequest::Gap { .. } => "experiment".to_owned(),
    };
    format!("vire-{}.{format}", name.replace([':', '/'], "-"))
}

/// Lists what a viewer can look at.
///
/// # Errors
/// What the stores say.
pub fn choices(viewer: &Viewer<'_>, mailbox: &dyn Mailbox) -> Outcome<TrendChoices> {
    let figures = viewer.figures(mailbox)?;
    let (groups, touchpoints) = match viewer {
        Viewer::Hr(desk) => {
            let touchpoints = desk.organisation.read(|read| read.customer_touchpoints())?;
            let touchpoints = touchpoints.iter().map(|touchpoint| touchpoint.as_str().to_owned()).collect();
            (hr_groups(&figures, desk.roster()?.groups()), touchpoints)
        }
        Viewer::Reader(reader) => {
            let mut groups = vec![Group::organisation()];
            groups.extend(reader.groups.iter().filter(|group| !group.is_organisation()).cloned());
            let shown = reader.shown();
            let choice = |group: Group| GroupChoice {
                name: group.name(),
                depth: u32::from(!group.is_organisation()),
                shown_as: None,
                shown: group.is_organisation() || shown.contains(&group),
                group: group.to_string(),
            };
            (groups.into_iter().map(choice).collect(), Vec::new())
        }
    };
    Ok(TrendChoices {
        groups,
        measures: figures.measures().iter().map(Measure::to_string).collect(),
        weeks: figures.weeks().iter().map(Week::to_string).collect(),
        metrics: Source::of(viewer, mailbox)?.metrics()?,
        touchpoints,
    })
}

fn hr_groups(figures: &Figures, mut groups: BTreeSet<Group>) -> Vec<GroupChoice> {
    groups.insert(Group::organisation());
    let last = match figures {
        Figures::Whole(releases) => releases.last(),
        Figures::Parts { .. } => None,
    };
    let choice = |group: Group| {
        let shown = last.map_or(&group, |release| release.resolve(&group)).clone();
        GroupChoice {
            name: group.name(),
            depth: depth(&group),
            shown: last.is_some_and(|release| {
                release.groups.get(&shown).is_some_and(|kind| *kind != Shown::WithinParent)
            }),
            shown_as: (shown != group).then(|| shown.to_string()),
            group: group.to_string(),
        }
    };
    groups.into_iter().map(choice).collect()
}

/// Draws a chart.
///
/// # Errors
/// `not_granted`, `group_unknown`, `measure_unknown`, `metric_unknown`.
pub fn draw(
    viewer: &Viewer<'_>,
    mailbox: &dyn Mailbox,
    request: &ChartRequest,
    look: &LookView,
) -> Outcome<Drawn> {
    draw_within(viewer, mailbox, request, look, None)
}

/// Draws a chart of some weeks only.
///
/// # Errors
/// `span_reversed`, and as [`draw`].
pub fn draw_within(
    viewer: &Viewer<'_>,
    mailbox: &dyn Mailbox,
    request: &ChartRequest,
    look: &LookView,
    weeks: Option<(Option<Week>, Option<Week>)>,
) -> Outcome<Drawn> {
    let brush = Brush::within(look, weeks.unwrap_or_default())?;
    match request {
        ChartRequest::Trend { group, measure } => brush.trend(viewer, mailbox, group, measure),
        ChartRequest::Heatmap { weeks } => brush.heatmap(viewer, mailbox, *weeks),
        ChartRequest::Customers { metric, touchpoint } => {
            brush.customers(viewer, mailbox, metric, touchpoint.as_deref())
        }
        ChartRequest::CustomersOf { group, metric } => brush.customers_of(viewer, mailbox, group, metric),
        ChartRequest::Touchpoints { metric } => brush.touchpoints(viewer, metric),
        ChartRequest::CustomerGroups { metric } => brush.customer_groups(viewer, metric),
        ChartRequest::Distribution { metric, touchpoint } => {
            brush.distribution(viewer, metric, touchpoint.as_deref())
        }
        ChartRequest::Mix { metric } => brush.mix(viewer, metric),
        ChartRequest::Mirror { metric, touchpoint } => {
            brush.mirror(viewer, mailbox, metric, touchpoint.as_deref())
        }
        ChartRequest::Together { group, measure, metric } => {
            brush.together(viewer, mailbox, group, measure, metric, None)
        }
        ChartRequest::TogetherAt { group, measure, metric, touchpoint } => {
            brush.together(viewer, mailbox, group, measure, metric, Some(Touchpoint::new(touchpoint)))
        }
        ChartRequest::Evidence { group, measure, metric, touchpoint } => {
            brush.evidence(viewer, mailbox, (group, measure, metric), touchpoint.as_deref())
        }
        ChartRequest::Gap { experiment } => brush.gap(viewer, experiment),
    }
}

/// Reads the group that was asked for and refuses one that the viewer may not see.
pub(crate) fn group_of(viewer: &Viewer<'_>, figures: &Figures, text: &str) -> Outcome<Group> {
    let group = crate::reader::group_as_shown(text)?;
    let known = match viewer {
        Viewer::Hr(desk) => desk.roster()?.groups(),
        Viewer::Reader(_) => BTreeSet::new(),
    };
    figures.check(&group, &known)?;
    Ok(group)
}

fn renamed(series: &EmployeeSeries) -> Option<Group> {
    (series.shown_as() != series.group()).then(|| series.shown_as().clone())
}

/// Draws weekly figures that are not stored, such as those of a file before its import.
pub(crate) fn of_weeks(series: &CustomerSeries, look: &LookView) -> ChartView {
    let brush = Brush::new(look, Default::default());
    let chart = Customers { series, of: None, span: brush.span(series.span()), events: &[] };
    let empty = series.points.is_empty();
    Drawn { picture: chart.draw(&brush.text, brush.look), shown_as: None, empty }.into_view()
}

fn level_point(row: &LevelRow) -> Option<LevelPoint> {
    Some(LevelPoint { week: row.week.parse().ok()?, value: row.level, lo: row.lo, hi: row.hi })
}

/// What every chart is drawn with.
pub(crate) struct Brush {
    pub(crate) text: Text,
    pub(crate) look: Look,
    weeks: (Option<Week>, Option<Week>),
}

impl Brush {
    fn within(look: &LookView, weeks: (Option<Week>, Option<Week>)) -> Outcome<Self> {
        match weeks {
            (Some(from), Some(to)) if from > to => {
                Err(Fault::new(FaultKind::Usage, "span_reversed").with("from", from).with("to", to))
            }
            _ => Ok(Self::new(look, weeks)),
        }
    }

    fn new(look: &LookView, weeks: (Option<Week>, Option<Week>)) -> Self {
        let text = Text::new(Language::from_tag(&look.language));
        let theme = match look.theme {
            ThemeView::Light => Theme::Light,
            ThemeView::Dark => Theme::Dark,
        };
        Self { text, look: Look { theme, size: Size { width: look.width, height: look.height } }, weeks }
    }

    /// Cuts a span to the weeks that were asked for; this week where there is none.
    pub(crate) fn span(&self, found: Option<Period>) -> Period {
        let (from, to) = self.weeks;
        let fallback = Period::week(from.or(to).unwrap_or_else(|| Week::of(chrono::NaiveDate::default())));
        let found = found.unwrap_or(fallback);
        let from = from.unwrap_or(found.from);
        let to = to.unwrap_or(found.to).max(from);
        Period { from, to }
    }

    fn trend(
        &self,
        viewer: &Viewer<'_>,
        mailbox: &dyn Mailbox,
        group: &str,
        measure: &str,
    ) -> Outcome<Drawn> {
        let figures = viewer.figures(mailbox)?;
        let group = group_of(viewer, &figures, group)?;
        let measure: Measure = measure.parse()?;
        let series = figures.series(&group, &measure);
        let whole = (!group.is_organisation()).then(|| figures.series(&Group::organisation(), &measure));
        let span = self.span(figures.span());
        let found = insight::levelled(&figures, series.shown_as(), &measure);
        let tried = experiments::flags(viewer, mailbox, &group)?;
        let picture = if found.level.is_empty() {
            let trend = Trend { group: &series, organisation: whole.as_ref(), span, events: &tried };
            trend.draw(&self.text, self.look)
        } else {
            let events = self.flags(&found, tried);
            let level: Vec<LevelPoint> = found.level.iter().filter_map(level_point).collect();
            let chart =
                Level { group: &series, organisation: whole.as_ref(), level: &level, span, events: &events };
            chart.draw(&self.text, self.look)
        };
        Ok(Drawn {
            picture,
            shown_as: renamed(&series),
            empty: series.points().is_empty() && series.gaps().is_empty(),
        })
    }

    /// Puts what stands out into words, one flag a week.
    fn flags(&self, found: &insight::Levelled, tried: Vec<Event>) -> Vec<Event> {
        let seen = found.flags.iter().filter_map(|flag| {
            let way = if flag.up { "up" } else { "down" };
            let label = self.text.get(&format!("flag-{}-{way}", flag.kind), &[]);
            Some(Event { week: flag.week.parse().ok()?, label })
        });
        let mut events: BTreeMap<Week, String> = BTreeMap::new();
        for event in tried.into_iter().chain(seen) {
            let label = events.entry(event.week).or_default();
            if !label.is_empty() {
                label.push_str(" · ");
            }
            label.push_str(&event.label);
        }
        events.into_iter().map(|(week, label)| Event { week, label }).collect()
    }

    fn evidence(
        &self,
        viewer: &Viewer<'_>,
        mailbox: &dyn Mailbox,
        (group, measure, metric): (&str, &str, &str),
        touchpoint: Option<&str>,
    ) -> Outcome<Drawn> {
        let desk = viewer.hr()?;
        let figures = viewer.figures(mailbox)?;
        let pair = insight::Pair {
            group: group_of(viewer, &figures, group)?,
            measure: measure.parse()?,
            metric: metric_of(metric)?,
            touchpoint: touchpoint.map(Touchpoint::new),
        };
        let found = insight::evidence(desk, &figures, &pair)?;
        let empty = found.is_none();
        let chart = found.unwrap_or_else(|| Evidence {
            measure: pair.measure,
            metric: pair.metric,
            lags: Vec::new(),
            limit: f64::INFINITY,
            claimed: false,
            lag_set: Vec::new(),
            until: Week::of(chrono::NaiveDate::default()),
        });
        Ok(Drawn { picture: chart.draw(&self.text, self.look), shown_as: None, empty })
    }

    fn heatmap(&self, viewer: &Viewer<'_>, mailbox: &dyn Mailbox, weeks: u32) -> Outcome<Drawn> {
        let figures = viewer.figures(mailbox)?;
        let groups: Vec<Group> = match viewer {
            Viewer::Hr(desk) => {
                let mut groups = desk.roster()?.groups();
                groups.insert(Group::organisation());
                groups.into_iter().collect()
            }
            Viewer::Reader(reader) => {
                let mut groups = vec![Group::organisation()];
                groups.extend(reader.groups.iter().filter(|group| !group.is_organisation()).cloned());
                groups
            }
        };
        let mut measures = vec![Measure::MOOD];
        measures.extend(Driver::ALL.map(|driver| Measure::Question(Question::Driver(driver))));
        let back = i32::try_from(weeks.clamp(1, 52)).unwrap_or(13) - 1;
        let found =
            figures.span().map(|span| Period { from: span.to.plus(-back).max(span.from), to: span.to });
        let rows: Vec<Vec<EmployeeSeries>> = groups
            .iter()
            .map(|group| measures.iter().map(|measure| figures.series(group, measure)).collect())
            .collect();
        let empty = rows.iter().flatten().all(|series| series.points().is_empty());
        let heatmap = Heatmap::from_series(rows, self.span(found));
        Ok(Drawn { picture: heatmap.draw(&self.text, self.look), shown_as: None, empty })
    }

    fn gap(&self, viewer: &Viewer<'_>, experiment: &str) -> Outcome<Drawn> {
        let found = experiments::draw(viewer.hr()?, experiment, &self.text, self.look)?;
        let empty = found.is_none();
        let nothing = || Picture {
            svg: String::new(),
            title: String::new(),
            summary: String::new(),
            table: chart::Table { columns: Vec::new(), rows: Vec::new() },
            points: Vec::new(),
        };
        Ok(Drawn { picture: found.unwrap_or_else(nothing), shown_as: None, empty })
    }

    fn together(
        &self,
        viewer: &Viewer<'_>,
        mailbox: &dyn Mailbox,
        group: &str,
        measure: &str,
        metric: &str,
        touchpoint: Option<Touchpoint>,
    ) -> Outcome<Drawn> {
        let figures = viewer.figures(mailbox)?;
        let group = group_of(viewer, &figures, group)?;
        let people = figures.series(&group, &measure.parse()?);
        let metric = metric_of(metric)?;
        let least = if group.is_organisation() { 1 } else { LEAST_RESPONSES };
        let (weeks, _) = Source::of(viewer, mailbox)?.weeks(metric, &group, touchpoint.as_ref())?;
        let customers = customer_series(metric, &weeks, least);
        let span = match (figures.span(), customers.span()) {
            (Some(one), Some(other)) => {
                Some(Period { from: one.from.min(other.from), to: one.to.max(other.to) })
            }
            (one, other) => one.or(other),
        };
        let events = experiments::flags(viewer, mailbox, &group)?;
        let chart =
            Together { people: &people, customers: &customers, span: self.span(span), events: &events };
        Ok(Drawn {
            picture: chart.draw(&self.text, self.look),
            shown_as: renamed(&people),
            empty: people.points().is_empty() && customers.points.is_empty(),
        })
    }
}
