//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Vire for scripts, schedules and servers.
///
/// Exit status: 0 done, 1 internal fault, 2 usage, 3 input refused and nothing stored, 4 refused by
/// policy, 5 the workspace cannot be opened, 6 an answer is needed and nothing was stored.
#[derive(Debug, Parser)]
#[command(name = "virectl", version, propagate_version = true)]
pub struct Arguments {
    /// The workspace's directory; the desktop app's own unless given.
    #[arg(long, global = true, value_name = "DIR", env = "VIRE_WORKSPACE")]
    pub workspace: Option<PathBuf>,
    /// A file whose first line is HR's passphrase (or set VIRE_PASSPHRASE). It opens everything that HR
    /// can open.
    #[arg(long, global = true, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Prints exactly one JSON document on stdout.
    #[arg(long, global = true)]
    pub json: bool,
    /// Sets the clock, such as 2026-11-23T08:00:00+02:00.
    #[arg(long, global = true, value_name = "INSTANT")]
    pub now: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Sets up an organisation in an empty workspace.
    Init(Init),
    /// HR's list of members.
    #[command(subcommand)]
    Roster(Roster),
    /// Fills an empty workspace with an invented organisation.
    Sample(Sample),
    /// Makes invitation codes.
    Invite(Invite),
    /// Takes an invitation and makes a wallet.
    Join(Join),
    /// Sends one check-in.
    CheckIn(CheckIn),
    /// Answers kept by an earlier tool.
    #[command(subcommand)]
    History(History),
    /// Rounds.
    #[command(subcommand)]
    Round(Round),
    /// What was released.
    #[command(subcommand)]
    Release(Release),
    /// The chain of all releases.
    #[command(subcommand)]
    Ledger(Ledger),
    /// Customer satisfaction from files of other tools.
    #[command(subcommand)]
    Customers(Customers),
    /// Draws a chart to an SVG or PNG file.
    Chart(Chart),
    /// Writes released figures to a file.
    #[command(subcommand)]
    Export(Export),
    /// What the figures say together.
    #[command(subcommand)]
    Insight(Insight),
    /// Computes named estimates on given data.
    Stats {
        /// A JSON list of {"id","estimate","input"}.
        file: PathBuf,
    },
    /// The safe channel.
    #[command(subcommand)]
    Cases(crate::cases::Cases),
    /// Keeps a copy of everything, and puts it back.
    #[command(subcommand)]
    Backup(crate::keeping::Backup),
    /// Says whether the workspace is whole, which versions it has, and what is overdue.
    Doctor,
}

/// `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The organisation's name.
    #[arg(long)]
    pub name: String,
    /// An IANA time zone.
    #[arg(long, default_value = "Europe/Helsinki")]
    pub time_zone: String,
    /// The least number of answers behind a figure, 5 or more.
    #[arg(long, default_value_t = 5)]
    pub k: u32,
}

/// `roster`.
#[derive(Debug, Subcommand)]
pub enum Roster {
    /// Takes a CSV or XLSX file as the new list.
    Import {
        /// Columns member, group, joined, left (name and email optional), in any order.
        file: PathBuf,
    },
}

/// `sample`.
#[derive(Debug, Args)]
pub struct Sample {
    /// The same seed gives the same organisation.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Weeks of history.
    #[arg(long, default_value_t = 78)]
    pub weeks: u32,
    /// Members at any time.
    #[arg(long, default_value_t = 160)]
    pub members: u32,
}

/// `invite`.
#[derive(Debug, Args)]
pub struct Invite {
    /// Ids of members on the roster.
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    pub members: Vec<String>,
    /// Everybody who has no invitation yet.
    #[arg(long)]
    pub all: bool,
}

/// `join`.
#[derive(Debug, Args)]
pub struct Join {
    /// The invitation code.
    #[arg(long)]
    pub code: String,
    /// A PIN of 6 or more characters.
    #[arg(long)]
    pub pin: String,
}

/// `check-in`.
#[derive(Debug, Args)]
pub struct CheckIn {
    /// The wallet's two-word label.
    #[arg(long)]
    pub wallet: String,
    /// The wallet's PIN.
    #[arg(long)]
    pub pin: String,
    /// The round; the open one unless given.
    #[arg(long)]
    pub week: Option<String>,
    /// A JSON object of question ids and values; null is skipped.
    #[arg(long, value_name = "FILE")]
    pub answers: PathBuf,
}

/// `history`.
#[derive(Debug, Subcommand)]
pub enum History {
    /// Seals one earlier anonymous answer a row, for `round close` to release.
    Import {
        /// Columns week, group, mood and other question ids.
        file: PathBuf,
    },
}

/// `round`.
#[derive(Debug, Subcommand)]
pub enum Round {
    /// Lists every round.
    List,
    /// Opens a round.
    Open {
        /// The week.
        week: String,
    },
    /// Closes and releases a round, or all up to one.
    Close {
        /// The week.
        #[arg(required_unless_present = "until", conflicts_with = "until")]
        week: Option<String>,
        /// Every round up to this week.
        #[arg(long)]
        until: Option<String>,
    },
}

/// `release`.
#[derive(Debug, Subcommand)]
pub enum Release {
    /// Shows one week's figures.
    Show {
        /// The week.
        week: String,
        /// One group only, by its own path.
        #[arg(long)]
        group: Option<String>,
    },
    /// Lists all releases.
    List,
}

/// `ledger`.
#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Checks every link.
    Verify,
    /// Looks for what follows from all releases together; of an exported file, or the workspace's own.
    Audit {
        /// A file that `ledger export` wrote; it needs no passphrase.
        #[arg(long)]
        file: Option<PathBuf>,
    },
    /// Writes the ledger, one release a line.
    Export {
        /// Where to.
        file: PathBuf,
    },
}

/// `customers`.
#[derive(Debug, Subcommand)]
pub enum Customers {
    /// Says what a file is and what would happen. Stores nothing.
    Inspect(CustomerFile),
    /// Takes a file in.
    Import(CustomerFile),
    /// Lists the imports.
    Imports,
    /// Takes back exactly what one import brought.
    Undo {
        /// The import's id.
        import: String,
    },
    /// Shows the weekly figures.
    Weekly {
        /// One metric only.
        #[arg(long)]
        metric: Option<String>,
        /// Split by touchpoint or group.
        #[arg(long, value_enum)]
        by: Option<Split>,
    },
}

/// How weekly figures are split.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Split {
    /// By touchpoint.
    Touchpoint,
    /// By group.
    Group,
}

/// A customer file and what is known of it.
#[derive(Debug, Args)]
pub struct CustomerFile {
    /// The file.
    pub file: PathBuf,
    /// A mapping, as JSON.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// An answer to a question, such as date_order=dmy.
    #[arg(long = "answer", value_name = "ID=VALUE")]
    pub answers: Vec<String>,
    /// The source's name; the recognised tool's unless given.
    #[arg(long)]
    pub source: Option<String>,
}

/// `chart`.
#[derive(Debug, Args)]
pub struct Chart {
    /// Which chart.
    #[arg(value_enum)]
    pub kind: ChartKind,
    /// The group; the organisation unless given.
    #[arg(long, default_value = "")]
    pub group: String,
    /// The employee measure.
    #[arg(long, default_value = "mood")]
    pub measure: String,
    /// The customer metric.
    #[arg(long, default_value = "nps")]
    pub metric: String,
    /// The first week.
    #[arg(long)]
    pub from: Option<String>,
    /// The last week.
    #[arg(long)]
    pub to: Option<String>,
    /// The language of the words: fi, sv or en.
    #[arg(long, default_value = "en")]
    pub language: String,
    /// The colours of a dark screen.
    #[arg(long)]
    pub dark: bool,
    /// Where to: a name that ends on .svg or .png.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// The charts.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ChartKind {
    /// A group beside the organisation.
    Trend,
    /// Drivers by group.
    Heatmap,
    /// A customer metric by week.
    Customers,
    /// People above, customers below.
    Together,
}

/// `export`.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Every figure of a span of weeks.
    Summary {
        /// The first week.
        #[arg(long)]
        from: String,
        /// The last week.
        #[arg(long)]
        to: String,
        /// The form.
        #[arg(long)]
        format: String,
        /// The language of the words: fi, sv or en.
        #[arg(long, default_value = "en")]
        language: String,
        /// Where to.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// `insight`.
#[derive(Debug, Subcommand)]
pub enum Insight {
    /// Who moves first, people or customers?
    Link {
        /// The group whose teams are looked at; the organisation unless given.
        #[arg(long, default_value = "", conflicts_with = "panel")]
        group: String,
        /// The employee measure.
        #[arg(long, default_value = "mood", conflicts_with = "panel")]
        employee: String,
        /// The customer metric.
        #[arg(long, default_value = "nps", conflicts_with = "panel")]
        customer: String,
        /// Two weekly series from anywhere, as CSV.
        #[arg(long, value_name = "FILE")]
        panel: Option<PathBuf>,
    },
    /// Which way does a measure move?
    Trend(Moving),
    /// The level behind the figures, and the weeks that stand out.
    Signals(Moving),
    /// Which drivers go together with mood, and with a customer metric.
    Drivers {
        /// The customer metric.
        #[arg(long, default_value = "nps")]
        customer: String,
    },
    /// Did the change work?
    Experiment(Experiment),
}

/// A measure of a group, or a side of a panel.
#[derive(Debug, Args)]
pub struct Moving {
    /// The group; the organisation unless given.
    #[arg(long, default_value = "")]
    pub group: String,
    /// The employee measure.
    #[arg(long, default_value = "mood", conflicts_with = "panel")]
    pub measure: String,
    /// Weekly series from anywhere, as CSV; with --group one of its groups.
    #[arg(long, value_name = "FILE")]
    pub panel: Option<PathBuf>,
    /// Which side of the panel.
    #[arg(long, value_enum, default_value_t = Side::Employee)]
    pub side: Side,
}

/// The sides of a panel.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Side {
    /// The employee columns.
    Employee,
    /// The customer columns.
    Customer,
}

/// `insight experiment`: one that is written down, or teams and a start given now.
#[derive(Debug, Args)]
pub struct Experiment {
    /// The id of an experiment that is written down.
    #[arg(conflicts_with_all = ["group", "start", "measure", "compare", "to"])]
    pub id: Option<String>,
    /// A team in which the change was tried; may be repeated.
    #[arg(long, required_unless_present = "id")]
    pub group: Vec<String>,
    /// The first week of the change.
    #[arg(long, value_name = "WEEK", required_unless_present = "id")]
    pub start: Option<String>,
    /// A measure, or customers: and a metric.
    #[arg(long, default_value = "mood")]
    pub measure: String,
    /// A comparison team; may be repeated. The most alike unless given.
    #[arg(long)]
    pub compare: Vec<String>,
    /// The last week that counts.
    #[arg(long, value_name = "WEEK")]
    pub to: Option<String>,
}
