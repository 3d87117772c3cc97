# The safe channel.

error-case_broken = Something of this case is missing or was exchanged, so Vire does not show a part as if it were the whole. Nothing was changed. If you wrote it, please write again, and use another way too if it is urgent.
error-case_not_found = No case belongs to this. It may have been erased, or its time of keeping is over.
error-receipt_check_failed = The receipt has a typing error. Nothing was tried. Compare it with your copy, group by group.
error-recipient_unknown = { $recipient } is not on the list of recipients. Nothing was sent.
error-recipient_needed = At least one recipient is needed, and HR stays on the list.
error-recipient_left_out = The writer chose not to tell { $recipient }. The case stays where it is.
error-recipient_has_it = { $recipient } can already read this case.
error-recipient_wrong = The two words or the passphrase do not fit. Check both and try again.
error-too_many_recipients = There can be { $most } recipients at most. Let somebody go first.
error-text_missing = Write something first. Nothing was sent.
error-text_too_long = The text is longer than { $most } characters. Nothing was sent, and your text is still here.
error-too_many_files = A message can have { $most } files at most. Nothing was sent.
error-files_too_large = The files are larger than { $most } MB together. Nothing was sent, and your text is still here.
error-picture_unreadable = One of the pictures cannot be read, so Vire cannot take out where and by whom it was taken. Nothing was sent.
error-day_past = That day is over. Choose today or a later day.
error-channel_not_open = The safe channel is not open yet. It opens when HR signs in with this version for the first time.
error-purpose_unknown = A message cannot be about “{ $value }”. Choose one of the purposes on the list.
error-status_unknown = “{ $value }” is no status. A case is received, being_read, need_more, decided or closed.
error-acknowledgement_unknown = “{ $value }” is not one of the ready words.

hint-softer-name = a colleague
hint-softer-email = [e-mail]
hint-softer-phone = [phone number]
hint-softer-identity-code = [personal identity code]
hint-softer-only = I am one of the few
hint-softer-rare-word = […]
error-day_invalid = That is not a day. Write it as 2026-11-30.
error-wallet_has_no_room = Your wallet has room for { $most } receipts and no more. Erase a case that is done first, or keep this receipt on paper.
