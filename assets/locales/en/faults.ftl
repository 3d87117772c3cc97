# Faults that scripts meet: what went wrong, what was kept, what to do.

error-answer_needed = Something in { $file } has to be decided first. Nothing was stored.
error-answer_invalid = That is no answer to the question { $question }. Nothing was stored.
error-answer_malformed = An answer is written ID=VALUE, not { $value }. Nothing was stored.
error-answers_invalid = { $file } does not hold answers. It should be one object such as "mood": 4. Nothing was sent.
error-format_unknown = That form of file is not known. Known are: { $formats }. Nothing was written.
error-history_not_before_first_round = Earlier answers must lie before the first live week, and { $week } does not. Nothing was taken in.
error-history_in_future = Earlier answers cannot be of a week to come, such as { $week }. Nothing was taken in. Mend the week in the file and choose it again.
error-now_invalid = { $value } is not an instant. Write it like 2026-11-23T08:00:00+02:00.
error-passphrase_missing = A passphrase is needed: give a key file, or set VIRE_PASSPHRASE. Nothing was set up.
error-passphrase_needed = HR's passphrase is needed for this: give a key file, or set VIRE_PASSPHRASE. Nothing was changed.
error-sample_size = The sample takes { $weeks } weeks and { $members } members. Nothing was made.
error-span_reversed = The first week ({ $from }) comes after the last ({ $to }). Nothing was written.
error-stats_file_invalid = { $file } is not a list of estimates (line { $line }). Nothing was computed.
error-ticket_issuer_key = The key for this week's tickets is not one that can be trusted. Nothing was sent. Tell HR before you answer.
error-ticket_answer = The ticket that came back does not fit what was asked for. Nothing was sent. Tell HR before you answer.
error-ticket_request = The request for a ticket could not be read. Nothing was given out. Try again.
error-ticket_private_key = The key for this week's tickets could not be made or read. Nothing was changed. Try again.
error-panel_invalid = Line { $line }, column { $column } of the panel: { $value } does not belong there. Nothing was computed.
error-encoding_unknown = There is no way of writing letters called { $encoding }. Nothing was stored. Leave it out, and Vire finds out.
error-usage = That is not how this command is written. Nothing was done; --help shows how.
