# Backups, and what the doctor finds.

error-file_exists = There is already a file called { $file }, and it was left as it is. Choose another name.
error-not_a_backup = That file is not a backup of Vire. Nothing was restored. Choose another file.
error-backup_damaged = The backup is damaged or cut short ({ $what }), so nothing was restored. Copy the file again, or take an older backup.
error-backup_newer = The backup was made by a newer Vire. Nothing was restored. Update Vire, then try again.
error-history_not_closed = Earlier answers of week { $week } still wait to be released, and answers never go into a backup. Nothing was written. Close those weeks first.

error-machine_key_missing = The machine key is missing, so the mailbox and the wallets do not open. Put the file machine.key back, or restore a backup.
error-spool_missing = The check-ins of week { $week } are missing, and no backup has them. To go on, restore a backup: the week is open there, without them.
error-customer_weeks_differ = The weekly customer figures do not match the responses (first in week { $week }, { $metric }). Undo that import and take the file in again.
error-ledger_invalid = The chain of releases does not hold. Somebody may have changed it: compare it with an exported copy, and restore a backup.

error-round_overdue = The round of week { $week } could have been closed from { $since } on. Its check-ins stay on this computer until it is.
error-close_unfinished = Closing week { $week } was interrupted. It is finished when HR signs in.
error-case_overdue = Case { $case } has waited longer than promised. Open the inbox and answer.
