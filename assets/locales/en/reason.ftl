# Why a figure is not shown: what is missing and why that protects people. One sentence each.
reason-too_few_people = So few people are in this group that the figure could give somebody away.
reason-too_few_checkins = So few people answered that the figure could show who said what.
reason-protects_sibling = The figure is hidden because a small group next to it could be worked out from it.
reason-roster_changed = Somebody has just joined or left, and the change in the figure could give away their answer.
reason-waits_for_window = A small group gets its figure every few weeks, and this period is not over yet.
reason-unanimous = Everybody gave the same answer at one end of the scale, so the figure would tell what each person said.

# The same in two or three words, for a chart.
reason-short-too_few_people = group too small
reason-short-too_few_checkins = too few answers
reason-short-protects_sibling = protects a neighbour
reason-short-roster_changed = people changed
reason-short-waits_for_window = waits for its period
reason-short-unanimous = everybody agreed
