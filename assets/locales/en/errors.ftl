# What went wrong, what was kept, what to do. By code.

error-unknown = Something went wrong that Vire has no words for (code { $code }). Nothing was lost: what was stored before is as it was. Try again, and keep the code if you ask for help.
error-unexpected = Something unexpected happened inside Vire. Nothing was changed. Try again; if it stays, close Vire and open it again.
error-internal = Something inside Vire failed. Nothing was changed. Try again; if it stays, close Vire and open it again.
error-cancelled = Stopped. Everything is as it was before.
error-io = A file could not be read or written. Nothing was changed. See that the disk has room and that you may use the folder, then try again.

error-passphrase_wrong = That is not the passphrase. Check the keyboard's language and capitals, and try again.
error-passphrase_empty = Type the passphrase first.
error-passphrase_too_weak = That passphrase is too easy to guess. Nothing was set up yet. Add a word or two.
error-code_length = The code has too many or too few characters. Compare it with the invitation, group by group.
error-code_character = The code has a character that no code contains. Codes have digits and capital letters, never I, L, O or U.
error-code_check = One or more characters of the code are mistyped. Compare it with the invitation, group by group.
error-invitation_unknown = No invitation has this code. Check the code and whether you chose the right kind; HR can make you a new one.
error-already_joined = This invitation has been used. Sign in with your two words and your PIN; if it was not you who joined, tell HR.
error-pin_too_short = A PIN has 6 characters or more. Nothing was stored yet.
error-pin_wrong = The two words or the PIN do not fit. Check both and try again.

error-already_checked_in = You have already checked in this week. Your first check-in counts and stays as it was.
error-round_not_open = This week's round is not open. Nothing was sent; your answers are still here.
error-round_not_over = This week is not over yet. A round can be closed when its last day has passed.
error-round_unknown = There is no round for that week.
error-round_closed = This round is closed already. Its figures stay as they were published.
error-no_ticket = There is no ticket for this week on this computer, so you cannot check in yet. Nothing was sent. You can from the next round on.
error-week_invalid = That is not a week. Weeks look like 2026-W47.
error-answer_out_of_range = One of the answers is outside its scale. Nothing was sent.
error-question_unknown = One of the answers belongs to a question that is not asked this week. Nothing was sent.
error-empty_check_in = Answer at least one question, then send. Nothing was sent yet.

error-workspace_missing = No organisation is set up on this computer. If you have an invitation, open Vire on the computer where your organisation has it.
error-workspace_not_empty = An organisation is set up here already. It was left as it is.
error-locked = You are no longer signed in. Nothing was lost: sign in and go on.
error-wrong_key = The data on this computer does not open with its key. Nothing was changed. If it was copied from elsewhere, copy its key file too.
error-newer_version = This data was written by a newer Vire. Nothing was changed. Update Vire to open it.
error-damaged = The data is damaged and was not opened, so that nothing gets worse. Take it from a backup.
error-busy = Vire is busy with something else. Nothing was changed. Wait a moment and try again.

error-policy_only_tightens = The rules only ever get stricter: at least { $current } answers is in force. Nothing was changed.
error-policy_below_floor = Fewer than { $floor } answers never make a figure. Nothing was changed.

error-roster_invalid = The roster has rows that cannot be right. Nothing was taken. Mend them in the file and choose it again.
error-group_unknown = There is no such group. Nothing was changed.
error-member_unknown = Nobody on the roster has that id. No invitation was made.
error-name_missing = A name is missing. Nothing was changed.
error-time_zone_unknown = Vire does not know that time zone. Nothing was set up yet. Choose another one.

error-file_too_large = The file is larger than Vire reads. Nothing was imported. Export a shorter time and try again.
error-mapping_invalid = The columns do not fit this file. Nothing was imported. Choose them again.
error-mapping_field_unknown = The mapping has a field “{ $field }” that Vire does not know. Nothing was imported. Correct its name or leave it out.

error-reader_wrong = The two words or the passphrase do not fit. Check both and try again.
error-recovery_code_wrong = That recovery code does not open this organisation. Nothing was changed. Compare it with the printed sheet.
error-wallet_locked = Your check-in is closed on this computer. Nothing was lost: sign in and go on.
error-not_granted = These figures are not open to you. Ask HR if they should be.

error-ticket_refused = Your ticket for this week was refused, so nothing was sent. Your answers are still here. Tell HR that it happened.
error-no_seat_in_round = You hold no seat in this week's round, so there is nothing to answer. You are in from a later week on.
error-chain_broken = The signed papers of this organisation do not hold together, so Vire uses none of them. Nothing was sent. Tell HR before you answer anything.

error-round_before_another = An earlier week is still open. Close that one first; nothing was changed.
error-round_too_early = That week has not begun. A round is opened in its own week.
error-round_imported = That week was brought in from before, so it takes no check-ins.
error-release_unknown = That week has published nothing yet.
error-ledger_file_invalid = Line { $line } of the file is no release, so it cannot be audited. Export the ledger anew and audit that.
error-no_release_in_span = No week between the two has been published, so nothing was saved. Choose a longer time.
error-measure_unknown = There is no such measure. Nothing was changed.
error-metric_unknown = There is no such customer measure. Nothing was changed.

error-not_a_sample = This is a real organisation, so it was not removed.
error-no_randomness = This computer gave no randomness, which every key needs. Nothing was changed. Restart the computer and try again.

error-roster_empty = Nobody is on the roster for that week. Import the roster first.
error-group_missing = Choose at least one group.
error-group_not_a_team = Somebody is placed in a unit that has teams inside. Nothing was taken. Place them in one of its teams.
error-group_name_invalid = A group has a name that cannot be used. Nothing was changed.

error-column_missing = The file has no column “{ $column }”. Nothing was taken. Add it or name it so, and choose the file again.
error-column_personal = The column “{ $column }” holds names or addresses of people. Vire does not take it. Choose another one.
error-file_unreadable = The file cannot be opened. Nothing was taken. See that it is still there and not open in another program.
error-file_not_written = The file could not be written. See that the disk has room and that you may use the folder, then save again.
error-file_empty = The file is empty. Nothing was taken. Export it anew.
error-file_not_text = This is not a table that Vire can read. Nothing was taken. Save it as CSV in UTF-8 or as XLSX.
error-no_records = The file has headings but no rows beneath them. Nothing was imported.
error-no_score_column = Vire found no column with scores. Nothing was imported. Is this the right file?
error-no_date_column = Vire found no column with dates. Nothing was imported. Is this the right file?
error-too_many_records = The file has more rows than Vire reads ({ $limit }). Nothing was imported. Export a shorter time.
error-too_many_columns = Line { $line } has more columns than a table ever has. Nothing was imported. Export the file anew.
error-record_too_long = The row that begins on line { $line } never seems to end. Nothing was imported. Export the file anew.
error-record_too_many_lines = The row that begins on line { $line } never seems to end. Nothing was imported. Export the file anew.
error-quote_unclosed = A quotation mark is opened on line { $line } and never closed. Nothing was imported. Export the file anew.
error-text_after_quote = On line { $line } text follows a closing quotation mark, so the columns cannot be told apart. Nothing was imported. Export the file anew.
error-nul_bytes = The file holds signs that no text has. Nothing was imported. Export it as CSV in UTF-8 or as XLSX.
error-picture = This is a picture. Nothing was imported. Choose a CSV or XLSX file.
error-pdf = This is a PDF. Nothing was imported. Export the same as CSV or XLSX.
error-html = This is a web page, whatever its name says. Nothing was imported. Export it as CSV or XLSX.
error-kind_not_supported = Vire cannot read files of this kind. Nothing was imported. Choose a CSV or XLSX file.
error-workbook_too_old = This workbook is of the old kind (.xls). Nothing was imported. Save it as XLSX.
error-password_protected = The workbook has a password. Nothing was imported. Save it without one and choose it again.
error-workbook_damaged = The workbook is damaged or ends too early. Nothing was imported. Export it anew.
error-unpacked_too_large = The workbook unpacks to more than Vire takes. Nothing was imported. Export a shorter time.
error-packed_too_tight = The workbook is packed the way no real one is. Nothing was imported. Ask where it comes from.
error-size_lies = The workbook is packed the way no real one is. Nothing was imported. Ask where it comes from.
error-workbook_doctype = The workbook is made the way no real one is. Nothing was imported. Ask where it comes from.
error-archive_without_one_table = The archive does not hold exactly one table. Nothing was imported. Unpack it and choose the right file.
error-sheet_missing = The workbook has no sheet “{ $sheet }”. Nothing was imported.
error-zone_unknown = Vire does not know that time zone. Nothing was imported. Choose another one.
error-date_format_invalid = The form of the dates cannot be understood. Nothing was imported.
error-already_imported = The very same file was imported before. Nothing was added.
error-import_unknown = That import is not there any more.
error-row_shape = Line { $line } has more or fewer columns than the headings. Nothing was taken. Mend it in the file and choose it again.
