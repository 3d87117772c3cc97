# Den trygga kanalen.

error-case_broken = Något i ärendet saknas eller har bytts ut, och Vire visar inte en del som om den vore allt. Inget ändrades. Om det var du som skrev, skriv igen, och använd också en annan väg om det är bråttom.
error-case_not_found = Inget ärende hör till detta. Det kan ha raderats, eller så är tiden då det sparas över.
error-receipt_check_failed = Kvittot innehåller ett skrivfel. Inget har prövats. Jämför med ditt exemplar, grupp för grupp.
error-recipient_unknown = { $recipient } finns inte bland mottagarna. Inget skickades.
error-recipient_needed = Minst en mottagare behövs, och HR finns kvar på listan.
error-recipient_left_out = Den som skrev valde att inte berätta för { $recipient }. Ärendet stannar där det är.
error-recipient_has_it = { $recipient } kan redan läsa ärendet.
error-recipient_wrong = De två orden eller lösenfrasen stämmer inte. Kontrollera båda och försök igen.
error-too_many_recipients = Det kan finnas högst { $most } mottagare. Ta bort någon först.
error-text_missing = Skriv något först. Inget skickades.
error-text_too_long = Texten är längre än { $most } tecken. Inget skickades, och din text finns kvar här.
error-too_many_files = Ett meddelande kan ha högst { $most } filer. Inget skickades.
error-files_too_large = Filerna är tillsammans större än { $most } MB. Inget skickades, och din text finns kvar här.
error-picture_unreadable = En av bilderna går inte att läsa, så Vire kan inte ta bort var och av vem den togs. Inget skickades.
error-day_past = Den dagen har redan varit. Välj i dag eller en senare dag.
error-channel_not_open = Den trygga kanalen är inte öppen än. Den öppnas när HR loggar in med den här versionen första gången.
error-purpose_unknown = Ett meddelande kan inte handla om ”{ $value }”. Välj något i listan.
error-status_unknown = ”{ $value }” är inget läge. Ett ärende är received, being_read, need_more, decided eller closed.
error-acknowledgement_unknown = ”{ $value }” är ingen färdig kvittering.

hint-softer-name = en kollega
hint-softer-email = [e-post]
hint-softer-phone = [telefonnummer]
hint-softer-identity-code = [personbeteckning]
hint-softer-only = jag är en av få
hint-softer-rare-word = […]
error-day_invalid = Det är ingen dag. Skriv den som 2026-11-30.
error-wallet_has_no_room = Plånboken har plats för { $most } kvitton. Radera först ett ärende som är klart, eller behåll det här kvittot på papper.
