# What the figures say together: verdicts, trends, drivers, and how we know.

report-evidence-title = { $measure } and customers ({ $metric }): which moves first?
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
