# Experiments: trying a change in some teams and seeing what came of it.

nav-experiments = Experiments
experiments-title = Experiments
experiments-lead = Try a change in some teams, compare with the others, and see whether it helped.
experiments-new = New experiment
experiments-propose = Propose an experiment
experiments-empty-title = Here you will see what has been tried and what came of it
experiments-empty = A good experiment is small: one change, a few teams, a start week, and one thing that should move. Plan it before you begin; after twelve weeks or so the figures can tell.
experiments-empty-lead = HR has not planned any experiments yet. You can propose one for your own team.
experiments-list = Experiments
experiments-col-title = Experiment
experiments-col-state = State
experiments-col-teams = Teams
experiments-col-start = Start
experiments-col-verdict = Verdict
experiments-open = Open { $title }
experiments-back = All experiments
experiments-proposed-title = Your proposal is on its way
experiments-proposed = HR sees it when the list of experiments is opened next. Nobody else can read it.

experiment-state-idea = Idea
experiment-state-planned = Planned
experiment-state-running = Running
experiment-state-measured = Measured
experiment-state-adopted = Adopted
experiment-state-dropped = Dropped
experiment-move-idea = Back to an idea
experiment-move-planned = Plan it
experiment-move-running = Start
experiment-move-measured = Measure
experiment-move-adopted = Adopt the change
experiment-move-dropped = Drop it
experiment-moved = Now: { $state }.
experiment-undo = Undo
experiment-discard = Discard
experiment-discarded = “{ $title }” was discarded.
experiment-discarded-undo = Bring it back

verdict-better = Better
verdict-worse = Worse
verdict-cannot_tell = Can’t tell
verdict-sentence-better = It got better: { $measure } rose by { $effect } compared with teams that did not try it.
verdict-sentence-worse = It got worse: { $measure } fell by { $effect } compared with teams that did not try it.
verdict-sentence-cannot_tell = Nobody can tell: what happened is within what also happens without any change.
verdict-interval = Likely between { $lo } and { $hi }.
verdict-no-interval = The weeks are too few for an interval.
verdict-placebo = { $all ->
    [one] One make-believe experiment was made in other teams and weeks; { $large } looked this large.
   *[other] Of { $all } make-believe experiments in other teams and weeks { $percent }% looked this large.
}
verdict-regression = Changes are often started when things are bad, and bad weeks tend to get better by themselves. The comparison takes away part of that, not all.

experiment-why-title = Why there is no verdict
experiment-why-few_weeks_before = There are { $before } weeks of figures before the start, and { $needed } are needed. This will not change for this start; plan the next one later.
experiment-why-few_weeks_after = There are { $after } weeks of figures from the start on, and { $needed } are needed. Wait and look again.
experiment-why-no_comparison = No team to compare with: the chart shows what happened, but nobody can say whether it would have happened anyway.
experiment-why-already_diverging = The teams were already drifting apart before the start, so what came after cannot be told from the drift.
experiment-why-no_variation = The figures do not move at all, so there is nothing to compare.
experiment-why-no_figures = There are no figures of these teams for this measure.
experiment-slope-unseen = Fewer than 20 weeks before the start: whether the teams were already drifting apart cannot be seen.
experiment-nothing-yet-title = Nothing to draw yet
experiment-nothing-yet = The chart appears when the teams have figures for this measure.
experiment-chart = { $title }: before and after

experiment-how-method = Method
experiment-how-method-value = The teams’ weekly figures less the mean of the comparison teams, before and after the start. The same is done for every comparison team at every week, as if something had been tried there; the verdict says better or worse only if at most 5% of those look as large.
experiment-how-span = Weeks
experiment-how-span-value = { $from } to { $to }: { $before } before the start, { $after } from it on
experiment-how-answers = Answers a week
experiment-how-comparison = Compared with
experiment-how-comparison-none = nobody
experiment-how-seed = Seed
experiment-how-source = Source
experiment-how-source-people = Released figures of the ledger, latest hash { $ledger }
experiment-how-source-customers = Imported customer answers by week, 3 or more a week

experiment-form-title = Title
experiment-form-title-hint = A few words that everybody understands.
experiment-form-hypothesis = What do you expect, and why?
experiment-form-teams = Teams that try it
experiment-form-group = Your group
experiment-form-measure = What should move?
experiment-form-from = First week
experiment-form-to = Last week
experiment-form-to-open = no end yet
experiment-form-comparison = Compare with
experiment-form-comparison-hint = Proposed: the teams most alike in level and direction before the start. Choose others if you know better.
experiment-form-proposed = proposed
experiment-form-save = Save
experiment-form-send = Send to HR
experiment-form-pick = Choose teams and a first week to see what the plan would rest on.
experiment-plan-before = { $weeks ->
    [one] One week of figures before the start; { $needed } are needed.
   *[other] { $weeks } weeks of figures before the start; { $needed } are needed.
}
experiment-plan-after = After the start { $needed } weeks of figures are needed: { $week } at the earliest.
experiment-plan-few = That is too few: no verdict can come of this start. Choose a later week.
experiment-plan-random-title = Start in a random order
experiment-plan-random = If the teams cannot all start at once, let chance choose who goes first. Whoever starts when things are worst will look like a success by itself.
experiment-plan-draw = Draw the order
experiment-plan-drawn = Drawn order
experiment-of-idea = Try it out
experiment-of-idea-this = Try it out: { $title }
experiment-edit = Change the plan
experiment-fixed = The plan holds while it runs: changing it after seeing figures would find what one looks for.

experiment-hypothesis = What was expected
experiment-teams = Teams
experiment-measure = Measure
experiment-weeks = Weeks
experiment-weeks-open = from { $from } on
experiment-weeks-closed = { $from } to { $to }
experiment-weeks-none = not chosen yet
experiment-notes = Notes
experiment-notes-hint = For HR only.
experiment-decision = Decision
experiment-decision-hint = Everybody reads this after the check-in.
experiment-notes-save = Save notes
experiment-notes-saved = Saved.
experiment-visible = Everybody in the organisation sees the title, the teams, the state and the verdict.

tried-title = What has been tried
tried-line = { $teams }, from { $week } on
tried-running = It goes on.
tried-planned = It starts then.
tried-measured-by = Measured by: { $measure }

error-experiment_unknown = There is no such experiment any more. Nothing was changed.
error-experiment_runs = “{ $title }” has begun, so its plan stays as it is. Drop it and plan a new one instead.
error-experiment_team_not_weekly = { $group } is not published every week by itself, so it cannot be measured. Nothing was saved; choose another team.
error-experiment_compares_itself = { $group } cannot be both tried and compared with. Nothing was saved.
error-experiment_needs_teams = Choose at least one team first. Nothing was changed.
error-experiment_needs_start = Choose the first week first. Nothing was changed.
error-experiment_step = An experiment cannot go from { $from } to { $to }. Nothing was changed.
error-experiment_not_begun = It begins in { $week }. Start it then. Nothing was changed.
error-experiment_has_figures = “{ $title }” has figures from after its start, so its plan can no longer be changed. You can drop it.
error-experiment_too_early = There are { $have } weeks of figures from the start on, and { $needed } are needed. Wait and measure then. Nothing was changed.
error-experiment_text_too_long = That text is too long. Nothing was saved; shorten it a little.
error-experiment_idea_unknown = There is no such idea. Nothing was saved.
error-experiment_needs_title = Give it a title first. Nothing was saved.
error-experiment_invitation_old = Your invitation is from before experiments could be read. Ask HR for a new one.
