# Words of charts and exports.
report-organisation = Whole organisation
report-customers = Customers
report-all-customers = All customers
report-by-touchpoint = By touchpoint
report-week-axis = week
report-percent = { $value }%
report-range = { $lo }–{ $hi }
report-range-signed = { $lo } to { $hi }
report-span = { $from } – { $to }
report-weeks-year = { $weeks }, { $year }
report-value-at = { $value } ({ $when })
report-no-figure = no figure yet
report-not-asked = not asked
report-low = low
report-high = high
report-scale = scale { $range }

report-chart-trend = Week by week
report-chart-heatmap = The whole picture
report-chart-customers = What customers feel
report-chart-together = People and customers

report-trend-beside = { $group } beside the whole organisation · { $span }
report-trend-alone = { $group } · { $span }
report-together-title = { $measure } and customers: { $metric }
report-heatmap-title = How people are doing
report-heatmap-under = The latest published figure on each subject, { $span }
report-hatch-key = hidden to protect people
report-hidden = Hidden: { $reasons }

# What a point says when it has the focus.
report-point = { $when }: { $value }, likely { $range }

# Sentences under charts. $group is a group, "Whole organisation" or the customers of something.
report-summary-latest = { $measure }, { $group }: { $value } ({ $when }), likely { $range }.
report-summary-moved = The lowest figure has been { $low } ({ $low_when }) and the highest { $high } ({ $high_when }).
report-summary-hidden = { $weeks ->
    [one] One week's figure is hidden to protect people.
   *[other] The figures of { $weeks } weeks are hidden to protect people.
}
report-summary-organisation = In the whole organisation { $value } ({ $when }).
report-summary-none = { $measure }, { $group }: no figures have been published for this time.
report-summary-touchpoints = { $metric } by touchpoint.
report-heatmap-summary = { $figures ->
    [one] One figure from { $span }
   *[other] { $figures } figures from { $span }
}{ $hidden ->
    [0] .
    [one] , and one is hidden.
   *[other] , and { $hidden } are hidden.
} The highest is { $high } ({ $high_value }) and the lowest { $low } ({ $low_value }).
report-heatmap-none = No figures have been published yet from { $span }.
report-few-customers = too few customer answers
report-too-few-customers = Too few customers answered.

report-col-when = Week
report-col-value = Figure
report-col-range = Likely range
report-col-answers = Answers
report-col-organisation = Whole organisation
report-col-note = Note
report-col-group = Group
report-col-touchpoint = Touchpoint
report-col-who = Whose
report-col-from = From week
report-col-to = To week
report-col-measure = Measure
report-col-id = Id
report-col-grid = Step
report-col-low = Low, %
report-col-mid = Middle, %
report-col-high = High, %
report-col-reason = Reason code
report-col-why = Why hidden
report-col-metric = Metric
report-col-lo = Range from
report-col-hi = Range to

report-format-csv = Table (CSV)
report-format-xlsx = Excel workbook
report-format-json = For programs (JSON)
report-format-html = Page to read and print (HTML)

# The workbook.
report-sheet-figures = Figures
report-sheet-customers = Customers
report-sheet-about = About
report-about-title = Summary from Vire
report-about-organisation = Organisation
report-about-span = Time
report-about-policy = Release rules
report-about-policy-value = { $rules }, at least { $k } answers behind every figure
report-about-method = How the figures come about
report-about-method-figures = Every figure has passed the release rules: it is rounded at random to the nearest steps of its scale, and the number of answers is given as a band. Figures of small groups are hidden, with the reason beside them.
report-about-method-customers = Customer figures are computed by week from imported answers. The range is a 95 % confidence interval.
report-about-ledger = Latest hash of the ledger
