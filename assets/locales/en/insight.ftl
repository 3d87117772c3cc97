# What the figures say together: verdicts, trends, drivers, and how we know.

report-evidence-title = { $measure } and { $metric }: which moves first?
report-evidence-under = The taller the bar, the stronger the evidence that they move together so many weeks apart.
report-evidence-customers-first = ← customers first
report-evidence-people-first = people first →
report-evidence-weeks = weeks apart
report-evidence-limit = chance alone stays between these lines in 95 of 100 cases
report-evidence-lag-people = { $weeks ->
    [one] people 1 week before
   *[other] people { $weeks } weeks before
}
report-evidence-lag-customers = { $weeks ->
    [one] customers 1 week before
   *[other] customers { $weeks } weeks before
}
report-evidence-lag-same = same week
report-evidence-point = { $lag }: correlation { $r }, within chance
report-evidence-point-out = { $lag }: correlation { $r }, more than chance
report-evidence-found = The strongest place is beyond chance: { $lag }, correlation { $r }.
report-evidence-within = Every bar stays within what chance alone does. The tallest: { $lag }, correlation { $r }.
report-evidence-not-told = Too little data for an answer; the bars show only what there is so far.
report-evidence-none = There is nothing to compare yet.
report-col-lag = Weeks apart
report-col-correlation = Correlation
report-col-beyond-chance = More than chance
report-yes = yes
report-no = no
report-level-under = { $group }, dots are published figures, the line is the level behind them · { $span }
report-level-now = The level behind the figures is { $level }, likely { $range }.
flag-spike-up = unusually high
flag-spike-down = unusually low
flag-shift-up = level rising
flag-shift-down = level falling
flag-change-up = new, higher level
flag-change-down = new, lower level

# The verdict: who moves first. $weeks is always positive.
link-title = Who moves first?
link-working = Comparing with thousands of made-up pairings…
link-picture = What the evidence looks like: { $measure } and { $metric }
link-employees_lead = { $weeks ->
    [one] People lead by about a week.
   *[other] People lead by about { $weeks } weeks.
}
link-customers_lead = { $weeks ->
    [one] Customers lead by about a week.
   *[other] Customers lead by about { $weeks } weeks.
}
link-both = It goes both ways: each moves first at some distance.
link-same_week = They move together in the same week; nobody can tell which comes first.
link-no_link_seen = No link seen.
link-not_enough_data = Not enough data to tell who leads.
link-short-employees_lead = { $weeks ->
    [one] people lead by about a week
   *[other] people lead by about { $weeks } weeks
}
link-short-customers_lead = { $weeks ->
    [one] customers lead by about a week
   *[other] customers lead by about { $weeks } weeks
}
link-short-both = both ways
link-short-same_week = same week
link-short-no_link_seen = no link seen
link-short-not_enough_data = not enough data
link-power = A real link of medium strength would be found in about { $found } of 10 organisations like yours.
link-power-at-most = A real link of medium strength would be found in at most { $found } of 10 organisations like yours.
link-power-hardly = Even a real link of medium strength would hardly ever be found in organisations like yours.
link-power-nearly-all = A real link of medium strength would be found in nearly all organisations like yours.
link-none-is-not-nothing = That no link is seen does not mean that there is none.
link-range = The data allow anything from { $from } to { $to } weeks.
link-effect = Week by week, surprises go together with a correlation of { $r } (likely { $lo } to { $hi }).
link-slope = One point among people goes with at least { $points } points among customers.
link-proves-nothing = This is timing, not proof of cause: a new manager or a reorganisation can move both.
link-few-groups = With fewer than six groups, anything in the calendar can do so too.

several-title = Every subject against: { $metric }
several-lead = Whoever looks at many pairs finds something by chance. Here all pairs are tested together, and a link has to stand out among all of them.
several-look = Look at all subjects
several-working = Testing all pairs together…
several-found = { $found ->
    [0] No link stands out among the { $tested } pairs that could be tested.
    [one] One link stands out among the { $tested } pairs that could be tested.
   *[other] { $found } links stand out among the { $tested } pairs that could be tested.
}
several-none-tested = No pair can be tested yet.
several-measure = Subject
several-verdict = Who moves first
several-together = Correlation (likely)
several-effect = { $r } ({ $lo } to { $hi })

# What is missing. $needed of $have, $more to go.
missing-usable_weeks = A group needs { $needed } weeks with figures from both people and customers; the fullest one has { $have }.
missing-calendar_weeks = { $more ->
    [one] One more week is needed.
   *[other] { $more } more weeks are needed.
}
missing-observed_weeks = { $more ->
    [one] One more week with a figure is needed ({ $have } of { $needed }).
   *[other] { $more } more weeks with a figure are needed ({ $have } of { $needed }).
}
missing-baseline_weeks = { $more ->
    [one] One more week with a figure is needed ({ $have } of { $needed }).
   *[other] { $more } more weeks with a figure are needed ({ $have } of { $needed }).
}
missing-neighbouring_weeks = Two weeks in a row are needed.
missing-variation = The figures hardly move, so there is nothing to compare.
missing-half_years = The first comes when a half-year of weeks is closed (after week 26 and at the end of the year).
missing-pairs = Every two subjects need 100 answer sheets that hold both; that is so for { $have } of { $needed } pairs.
missing-rows = { $needed } answers are needed; there are { $have }.
missing-teams = { $needed } groups with weekly figures are needed; there are { $have }.
missing-other = More weeks and answers are needed.

trend-normal = The latest figure is within normal variation.
trend-not-normal = The latest figure is outside normal variation.
trend-none = No clear direction.
trend-up = Slowly up, about { $size } a month.
trend-down = Slowly down, about { $size } a month.
trend-range = Likely between { $lo } and { $hi } a month.
trend-tentative = Tentative: more weeks may change it.
trend-not-yet = It is too early to speak of a direction.
trend-level-not-yet = It is too early to tell chance from change.
trend-flag = { $week }: { $what }
trend-false-flags = About one or two false flags per half-year are to be expected with ten teams, even when nothing happens.

drivers-title = What goes together with mood
drivers-working = Dividing what goes together with mood…
drivers-top-group = { $count ->
    [one] One subject stands out: { $names }.
   *[other] These cannot be told apart at the top: { $names }.
}
drivers-explained = On one answer sheet, the subjects together go with about { $percent }% of the differences in mood.
drivers-not-yet = Shares cannot be given yet.
drivers-alone = Meanwhile, each subject on its own beside mood, rounded.
drivers-half = From the half-year { $from } – { $to }, the whole organisation.
drivers-next-not-yet = The column for the following weeks comes later.
drivers-driver = Subject
drivers-top = Top group
drivers-in-top = ● top group
drivers-shares = Share (likely)
drivers-share = { $from }–{ $to }%
drivers-same = Beside mood, same sheet
drivers-next = Mood in the next four weeks
drivers-range = { $lo } to { $hi }
drivers-clear = { $range }, more than chance
drivers-not-a-lever = The same mood colours a whole answer sheet, so shares look strong; the following weeks are the sterner test. Neither says what would happen if a subject were improved: try that as an experiment.

how-title = How do we know?
how-lead_lag = What all groups share (season, holidays, company news) and what every group carries over from week to week is taken out first. Then the strongest of 17 time lags is compared with what happens when each group is given another group's customers, or, with fewer than six groups, customers of the same rhythm at random times. A link is claimed when at most 5 in 100 such make-believe pictures are as strong. Only published weekly figures and weeks with at least three answers are used.
how-several = The same test as for one pair, but the strongest place is looked for over all pairs and lags at once, in the make-believe pictures too. So at most 5 in 100 organisations without any link see one here. Where pairs do not have the same groups, every pair pays for the others instead (Holm).
how-trend = The level is what remains of the published figures when the known chance of so few answers and rounding is taken into account, with what groups of this organisation usually do from week to week. A flag is a week that surprises by more than three standard deviations (high, low), a run of such weeks (rising, falling), or a new level that pays its price against chance. The direction is the median slope over all pairs of weeks, tested with the persistence of the series. The spread between people is assumed to be usual, 0.85 points on the five-point scale.
how-drivers = Shares come from correlations of answer sheets over the whole organisation with team and week taken out, published once a half-year from at least 100 sheets a pair, rounded to 0.05. The explained part is averaged over all orders of entry; ranges show what so many people and the rounding leave open, and are approximate. The following weeks come from published weekly figures of the groups, team and week taken out. No answer is kept for this.
how-span = Weeks
how-span-weeks = { $from } – { $to } ({ $weeks })
how-groups = Groups
how-answers = Answers behind a figure
how-comparisons = Comparisons
how-comparisons-lead_lag = { $count } make-believe pairings
how-comparisons-several = { $count } make-believe pairings
how-comparisons-drivers = { $count } repeated draws for the ranges
how-seed = Seed
how-source = Source
how-source-releases = Published figures in the ledger.
how-source-imports = Imported customer responses.
how-source-correlations = Published correlations of the whole organisation.
how-source-panel = A file.

progress-link = Comparing with make-believe pairings…
progress-several = Testing all pairs together…
progress-drivers = Dividing what goes together with mood…

error-panel_duplicate = Line { $line } repeats { $group } in week { $week }. Nothing was computed. Keep one row for each group and week.
error-panel_too_large = The file spans { $weeks } weeks and { $groups } groups, which is more than the method takes. Nothing was computed. Check that all weeks are of one kind.
