# What went wrong, what was kept, what to do. By code.

error-unknown = Something went wrong that Vire has no words for (code { $code }). Nothing was lost: what was stored before is as it was. Try again, and keep the code if you ask for help.
error-unexpected = Something unexpected happened inside Vire. Nothing was changed. Try again; if it stays, close Vire and open it again.
error-internal = Something inside Vire failed. Nothing was changed. Try again; if it stays, close Vire and open it again.
error-cancelled = Stopped. Everything is as it was before.
error-io = A file could not be read or written. Nothing was changed. See that the disk has room and that you may use the folder, then try again.
error-random = This computer gave no randomness, which every key needs. Nothing was changed. Restart the computer and try again.

error-passphrase_wrong = That is not the passphrase. Check the keyboard's language and capitals, and try again.
error-passphrase_empty = Type the passphrase first.
error-passphrase_too_weak = That passphrase is too easy to guess. Nothing was set up yet. Add a word or two.
error-recovery_wrong = That recovery code does not open this organisation. Nothing was changed. Compare it with the printed sheet.
error-code_length = The code has too many or too few characters. Compare it with the invitation, group by group.
error-code_character = The code has a character that no code contains. Codes have digits and capital letters, never I, L, O or U.
error-code_check = One or more characters of the code are mistyped. Compare it with the invitation, group by group.
error-invitation_unknown = No invitation has this code. Check the code and whether you chose the right kind; HR can make you a new one.
error-already_joined = This invitation has been used. Sign in with your two words and your PIN; if it was not you who joined, tell HR.
error-pin_too_short = A PIN has 6 characters or more. Nothing was stored yet.
error-pin_wrong = The two words or the PIN do not fit. Check both and try again.
error-label_unknown = The two words or the PIN do not fit. Check both and try again.

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
error-in_use = Vire is open in another window. Close that one and try again.
error-wrong_key = The data on this computer does not open with its key. Nothing was changed. If it was copied from elsewhere, copy its key file too.
error-newer_version = This data was written by a newer Vire. Nothing was changed. Update Vire to open it.
error-damaged = The data is damaged and was not opened, so that nothing gets worse. Take it from a backup.
error-busy = Vire is busy with something else. Nothing was changed. Wait a moment and try again.

error-policy_only_tightens = The rules only ever get stricter: at least { $current } answers is in force. Nothing was changed.
error-policy_below_floor = Fewer than { $floor } answers never make a figure. Nothing was changed.

error-roster_invalid = The roster has rows that cannot be right. Nothing was taken. Mend them in the file and choose it again.
error-group_unknown = There is no such group. Nothing was changed.
error-group_invalid = A group has a name that cannot be used. Nothing was changed.
error-member_unknown = Nobody on the roster has that id. No invitation was made.
error-name_missing = A name is missing. Nothing was changed.
error-time_zone_unknown = Vire does not know that time zone. Nothing was set up yet. Choose another one.

error-file_missing = The file is not there any more. Nothing was changed. Choose it again.
error-file_too_large = The file is larger than Vire reads. Nothing was imported. Export a shorter time and try again.
error-not_text = This is not a table that Vire can read. Nothing was imported. Export it as CSV or XLSX.
error-not_a_table = This is not a table that Vire can read. Nothing was imported. Export it as CSV or XLSX.
error-empty_file = The file is empty. Nothing was imported.
error-no_rows = The file has headings but no rows. Nothing was imported.
error-no_header = Vire found no headings in the file. Nothing was imported. Add a first row that names the columns.
error-no_score = Vire found no column with scores. Nothing was imported.
error-password = The workbook has a password. Nothing was imported. Save it without one and choose it again.
error-unclosed_quote = A quotation mark is opened in the file and never closed. Nothing was imported. Export the file anew.
error-unknown_import = That import is not there any more.
error-mapping_invalid = The columns do not fit this file. Nothing was imported. Choose them again.
error-ask = Vire needs an answer about this file first. Nothing was imported.
