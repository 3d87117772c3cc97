# Säkerhetskopior och vad kontrollen hittar.

error-file_exists = Det finns redan en fil som heter { $file }, och den lämnades som den är. Välj ett annat namn.
error-not_a_backup = Filen är inte en säkerhetskopia från Vire. Inget återställdes. Välj en annan fil.
error-backup_damaged = Säkerhetskopian är skadad eller avbruten ({ $what }), så inget återställdes. Kopiera filen på nytt eller ta en äldre säkerhetskopia.
error-backup_newer = Säkerhetskopian är gjord med en nyare Vire. Inget återställdes. Uppdatera Vire och försök sedan igen.
error-history_not_closed = Tidigare svar från vecka { $week } väntar fortfarande på att publiceras, och svar tas aldrig med i en säkerhetskopia. Inget skrevs. Stäng de veckorna först.

error-machine_key_missing = Datorns nyckel saknas, så brevlådan och plånböckerna går inte att öppna. Lägg tillbaka filen machine.key eller återställ en säkerhetskopia.
error-spool_missing = Svaren för vecka { $week } saknas, och de finns inte i någon säkerhetskopia. Återställ en för att komma vidare: där är veckan öppen utan dem.
error-customer_weeks_differ = Kundernas veckosiffror stämmer inte med svaren (först i vecka { $week }, { $metric }). Ångra den importen och ta in filen på nytt.
error-ledger_invalid = Kedjan av publiceringar håller inte. Någon kan ha ändrat den: jämför med en exporterad kopia och återställ en säkerhetskopia.

error-round_overdue = Omgången för vecka { $week } kunde ha stängts från { $since }. Svaren ligger kvar på datorn tills den stängs.
error-close_unfinished = Stängningen av vecka { $week } avbröts. Den görs klar när HR loggar in.
error-case_overdue = Ärende { $case } har väntat längre än utlovat. Öppna inkorgen och svara.
