# Customers and their files.

customers-title = Customers
customers-lead = What customers said, by week. Drop a file anywhere on this window to import it.
customers-import = Import a file
customers-chart = { $metric }, all customers
customers-chart-at = { $metric }: { $touchpoint }
customers-each = Each touchpoint
customers-each-name = { $metric } by touchpoint
customers-empty-title = Here you will see what customers feel
customers-empty = Export the satisfaction survey you have, as CSV or Excel, from whichever tool you use. Vire recognises most of them; weeks appear as soon as a file is in.
customers-empty-private = Names, addresses and the person who served the customer are not taken.
touchpoint-all = All together

imports-title = Imported files
imports-none = No file has been imported yet.
imports-file = File
imports-day = Imported
imports-weeks = Weeks
imports-taken = Responses
imports-taken-of = { $accepted } of { $records }
imports-actions = Actions
imports-look = { $errors ->
    [0] Details
    [one] 1 row with a problem
   *[other] { $errors } rows with a problem
}
imports-undo = Undo
imports-undo-name = Undo { $file }
imports-undo-title = Undo the import of { $file }?
imports-undo-text = { $count ->
    [one] Its one response disappears from every chart,
   *[other] Its { $count } responses disappear from every chart,
} except those that another import holds too. The file itself stays where it is, so you can import it again.
imports-undo-confirm = Undo the import

import-title = Import { $file }
import-reading = Reading the file…
import-running = Importing…
import-tool = This looks like an export from { $tool }.
import-already-title = This file is in already
import-already = The very same file was imported before. There is nothing new to take.
import-missing-score = No column with scores was found
import-missing-score-text = If the customers’ answers are in one of the columns below, choose it under Score. Otherwise pick another file. Nothing was imported.
import-missing-date = No column with dates was found
import-missing-date-text = If the dates of the answers are in one of the columns below, choose it under Date. Otherwise pick another file. Nothing was imported.
import-overlap-title = { $count ->
    [one] One response is in already
   *[other] { $count } responses are in already
}
import-overlap = An earlier import of the same source brought them. They are not counted a second time.
import-asks = Vire cannot tell by itself
import-columns = What is in which column?
import-several = The file holds several measures, row by row; Vire recognised them.
import-sample = The first rows of the file
import-outcome = What would happen
import-risky-title = More than one row in five has a problem
import-risky = A column may be the wrong one. Look at the columns below before you import; Cancel changes nothing.
import-anyway = Import anyway
import-take = { $count ->
    [0] Import
    [one] Import one response
   *[other] Import { $count } responses
}
import-done = { $count ->
    [one] One response is in
   *[other] { $count } responses are in
}
import-done-text = The charts show them now. If something looks wrong, you can undo the import from the list.

mapping-date = Date
mapping-score = Score
mapping-id = Response number
mapping-touchpoint = Touchpoint
mapping-group = Team
mapping-comment = Comment
mapping-metric = What is measured
mapping-scale = Scale
mapping-none = – none –
mapping-choose = – choose –
mapping-comment-note = Columns that you do not choose are not stored. Never choose the person who served the customer as the team.

ask-why-no_day_over_12 = Every day in the file could also be a month.
ask-why-orders_contradict = Some dates read one way and some the other.
ask-why-year_first_or_last = The first number could be the year or the day.
ask-why-dates_turned = Some days seem to have changed places with their months, as can happen in a spreadsheet of another country. Which order was it at first?
ask-why-no_zone_named = The file does not say.
ask-why-no_header_found = No row looks like headings.
ask-why-metric_not_named = The headings do not say.
ask-why-scale_not_reached = Nobody gave the highest score, so the end of the scale is not seen.
ask-why-scale_turned = The words say that a low number is good. Which end is the best?
ask-why-answer_codes = The answers are codes, and the file does not say which of them is good. Which end is the best?
ask-why-group_disagrees = Another column says something else than the scores. Which end is the best?
ask-other = Please choose: { $id }
ask-date_order = How are the dates written?
ask-date_order-dmy = Day first: 3/4 is 3 April
ask-date_order-mdy = Month first: 3/4 is 4 March
ask-date_order-ymd = Year first: 26-03-04 is 4 March 2026
ask-zone = Which clock do the times follow?
ask-metric = What was asked of the customers?
ask-scale = From what to what does the scale go?
ask-header = Which row names the columns?
ask-header-none = There is no such row
ask-header-row = Row { $row }
ask-group = Which column is the team?
ask-group-none = None of them

counts-records = Rows
counts-accepted = Taken
counts-skipped = Skipped, which is normal
counts-errors = With a problem
counts-number = { $count }
counts-one = { $count } × { $reason }

rejects-caption = Rows that were not taken
rejects-place = Row
rejects-column = Column
rejects-value = Value
rejects-reason = Problem

reject-score_missing = no score was given
reject-not_a_response = not an answer (a preview, or not finished)
reject-duplicate = already there
reject-footer = a line at the end that is no answer
reject-score_not_recognised = the score is not one that Vire knows
reject-score_out_of_range = the score is outside the scale
reject-score_not_integer = the score is not a whole number
reject-date_missing = the date is missing
reject-date_invalid = there is no such date
reject-date_implausible = the date is in the future or very long ago
reject-row_shape = the row has too many or too few columns, or stands in another table
reject-encoding = the letters cannot be read
reject-other = cannot be read ({ $reason })
