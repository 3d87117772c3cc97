# Fel som ett skript möter: vad som hände, vad som finns kvar, vad man gör.

error-answer_needed = Något i { $file } måste avgöras först. Inget sparades.
error-answer_invalid = Det är inget svar på frågan { $question }. Inget sparades.
error-answer_malformed = Ett svar skrivs ID=VÄRDE, inte { $value }. Inget sparades.
error-answers_invalid = { $file } innehåller inga svar. Där ska finnas ett objekt, till exempel "mood": 4. Inget skickades.
error-format_unknown = Filformatet är okänt. De här går: { $formats }. Inget skrevs.
error-history_not_before_first_round = Tidigare svar måste ligga före den första enkätveckan, och det gör inte { $week }. Inget togs in.
error-history_in_future = Tidigare svar kan inte komma från en kommande vecka, som { $week }. Inget togs in. Rätta veckan i filen och välj den på nytt.
error-now_invalid = { $value } är ingen tidpunkt. Skriv till exempel 2026-11-23T08:00:00+02:00.
error-passphrase_missing = Lösenfrasen saknas: ange en nyckelfil eller sätt VIRE_PASSPHRASE. Inget inrättades.
error-passphrase_needed = Här behövs HR:s lösenfras: ange en nyckelfil eller sätt VIRE_PASSPHRASE. Inget ändrades.
error-sample_size = Exemplet klarar { $weeks } veckor och { $members } medlemmar. Inget gjordes.
error-span_reversed = Den första veckan ({ $from }) kommer efter den sista ({ $to }). Inget skrevs.
error-stats_file_invalid = { $file } är ingen lista över tal att räkna ut (rad { $line }). Inget räknades ut.
error-ticket_issuer_key = Nyckeln till veckans biljetter går inte att lita på. Inget skickades. Säg till HR innan du svarar.
error-ticket_answer = Biljetten som kom tillbaka motsvarar inte det som begärdes. Inget skickades. Säg till HR innan du svarar.
error-ticket_request = Begäran om en biljett gick inte att läsa. Ingen biljett gavs. Försök igen.
error-ticket_private_key = Nyckeln till veckans biljetter kunde inte göras eller läsas. Inget ändrades. Försök igen.
error-panel_invalid = Rad { $line }, kolumn { $column } i panelen: { $value } hör inte dit. Inget räknades ut.
error-encoding_unknown = Det finns ingen teckenkodning som heter { $encoding }. Inget sparades. Lämna bort den, så tar Vire reda på det.
error-usage = Kommandot skrivs inte så. Inget gjordes; --help visar hur.
