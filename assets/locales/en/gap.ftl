# Words of the gap chart: an experiment's teams against its comparison teams.
report-chart-gap = Before and after
report-gap-under = { $measure }: difference from the comparison teams · { $span } · 0 = the usual difference before the start
report-gap-under-alone = { $measure }: the teams themselves, without comparison · { $span } · 0 = the usual level before the start
report-gap-start = start
report-gap-before = before the start
report-gap-after = from the start on
report-gap-lift = After the start the difference is { $value } (likely { $range }).
report-gap-lift-bare = After the start the difference is { $value }; the weeks are too few for an interval.
report-gap-lift-alone = After the start the level is { $value } from before. Without comparison teams this describes and proves nothing.
report-gap-weeks = { $before ->
    [one] One week
   *[other] { $before } weeks
} before the start and { $after ->
    [one] one week
   *[other] { $after } weeks
} from it on.
report-col-gap = Difference
report-col-stretch = Stretch
