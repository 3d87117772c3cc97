# Trends.

trends-title = Trends
trends-lead = How people are, week by week. The band shows how sure the figure is; hatching is a figure that is hidden to protect somebody.
trends-chart = { $measure }: { $group }
trends-heatmap = All subjects by group
trends-weeks = Time
trends-weeks-last = last { $count } weeks
trends-empty-title = Here you will see how your people are
trends-empty = The first figures come when the first week is over and closed.
trends-empty-action = To the rounds
trends-nothing-title = Nothing to draw here yet
trends-nothing = This subject has not been asked in the closed weeks, or too few people answered. Choose another group or measure, or look again after the next week.
