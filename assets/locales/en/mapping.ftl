# The mapping of a customer file, and what was not taken of it.

import-source = Where does the file come from?
import-source-hint = The next file from the same place is read the same way, and nothing is counted twice.
import-already-on = The very same file was imported on { $day }. There is nothing new to take.
import-sheet = Which sheet is read
import-sheet-hint = One sheet is read at a time.
import-twins-title = These sheets are not read now: { $sheets }
import-twins = They have the same columns. Import this sheet first, then open the file again and choose the next one.
import-encoding = How the letters are written
import-encoding-hint = Does this read right? “{ $text }”
import-dropped = Never taken, because they are about people:
import-unused = Not chosen, so not stored: { $columns }
import-weeks = Weeks covered: { $from } – { $to }
import-chart = What the file would bring
import-rejects = Rows that would not be taken
import-updated = { $count ->
    [one] One customer had changed the answer: the newer one counts.
   *[other] { $count } customers had changed their answers: the newer ones count.
}

saved-same-title = Vire knows this kind of file
saved-same = It is read as on { $day }. Look at the numbers below and import.
saved-changed-title = The file has changed since last time
saved-changed = Most of it is read as on { $day }. Look at what changed:
saved-renamed = “{ $old }” is now “{ $name }”
saved-gone = “{ $name }” is gone
saved-added = “{ $name }” is new
saved-forget = Read it as a new kind of file

ask-date_order-dmy-of = Day first: { $value } is { $day }
ask-date_order-mdy-of = Month first: { $value } is { $day }
ask-scale-best = { $best } is the best, { $worst } the worst

value-touchpoints = Where did these customers meet you?
value-touchpoints-text = Vire does not know these words. Left as they are, each becomes a touchpoint of its own.
value-groups = Which team are these?
value-groups-text = Vire does not know these words. Left as they are, the responses count for the whole organisation only.
value-word = { $word } ({ $count })
value-own-name = – a touchpoint of its own –
value-no-group = – no team –
value-suggestion = { $word } is { $name }

mapping-why-signature = the tool always writes it so
mapping-why-answer = you answered so
mapping-why-mapping = you chose it
mapping-why-mapped_names = the columns you chose say so
mapping-why-types_differ = the row looks like headings
mapping-why-column_name = the heading says so
mapping-why-first_of_several = the first of several that would do
mapping-why-only_dates = the only column of dates
mapping-why-seconds_since_1970 = the numbers are seconds since 1970
mapping-why-day_numbers = the numbers are days, as Excel counts them
mapping-why-date_cells = the cells are dates
mapping-why-iso8601 = the dates are written year first
mapping-why-spelled_out = the months are written as words
mapping-why-day_over_12 = a number over 12 shows which is the day
mapping-why-year_first = the year stands first
mapping-why-header_names_it = the headings name it
mapping-why-known_words = Vire knows the words in it
mapping-why-labels = the answers are known words
mapping-why-values = the values fit
mapping-why-looks_like_scores = the values look like scores
mapping-why-none_found = nothing found

rejects-sheet = Not taken
rejects-save-csv = Save as CSV
rejects-save-xlsx = Save for Excel

# Tools whose exports Vire knows.
tool-asknicely = AskNicely
tool-chatwoot = Chatwoot
tool-delighted = Delighted
tool-formbricks = Formbricks
tool-freshdesk = Freshdesk
tool-google_forms = Google Forms
tool-happyornot = HappyOrNot
tool-hotjar = Hotjar
tool-hubspot = HubSpot
tool-intercom = Intercom
tool-jira_service_management = Jira Service Management
tool-limesurvey = LimeSurvey
tool-medallia_agent_connect = Medallia Agent Connect
tool-microsoft_forms = Microsoft Forms
tool-qualtrics = Qualtrics
tool-surveymonkey = SurveyMonkey
tool-trustpilot = Trustpilot
tool-typeform = Typeform
tool-zendesk = Zendesk
tool-zendesk_surveys = Zendesk
