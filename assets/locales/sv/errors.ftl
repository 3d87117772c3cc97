# Vad som hände, vad som finns kvar och vad du kan göra. Efter kod.

error-unknown = Något gick fel som Vire inte har ord för (kod { $code }). Inget gick förlorat: det som var sparat är som förut. Försök igen, och behåll koden om du ber om hjälp.
error-unexpected = Något oväntat hände i Vire. Inget ändrades. Försök igen. Om det inte hjälper, stäng Vire och öppna det på nytt.
error-internal = Något i Vire fungerade inte. Inget ändrades. Försök igen. Om det inte hjälper, stäng Vire och öppna det på nytt.
error-cancelled = Avbrutet. Allt är som förut.
error-io = En fil gick inte att läsa eller skriva. Inget ändrades. Se efter att det finns plats på disken och att du får använda mappen, och försök igen.
error-random = Datorn gav inga slumptal, och det behöver varje nyckel. Inget ändrades. Starta om datorn och försök igen.

error-passphrase_wrong = Det är inte lösenfrasen. Kontrollera tangentbordets språk och stora bokstäver, och försök igen.
error-passphrase_empty = Skriv lösenfrasen först.
error-passphrase_too_weak = Lösenfrasen är för lätt att gissa. Inget är inrättat än. Lägg till ett ord eller två.
error-recovery_wrong = Återställningskoden öppnar inte den här organisationen. Inget ändrades. Jämför den med utskriften.
error-code_length = Koden har för många eller för få tecken. Jämför den med inbjudan, grupp för grupp.
error-code_character = Koden har ett tecken som inte finns i koder. De har siffror och stora bokstäver, aldrig I, L, O eller U.
error-code_check = Ett eller flera tecken i koden är fel. Jämför den med inbjudan, grupp för grupp.
error-invitation_unknown = Ingen inbjudan har den här koden. Kontrollera koden och att du valde rätt slag. HR kan göra en ny.
error-already_joined = Den här inbjudan är redan använd. Logga in med dina två ord och din PIN-kod. Om det inte var du som gick med, säg till HR.
error-pin_too_short = En PIN-kod har minst 6 tecken. Inget är sparat än.
error-pin_wrong = De två orden eller PIN-koden stämmer inte. Kontrollera båda och försök igen.
error-label_unknown = De två orden eller PIN-koden stämmer inte. Kontrollera båda och försök igen.

error-already_checked_in = Du har redan svarat den här veckan. Ditt första svar räknas och är som det var.
error-round_not_open = Veckans omgång är inte öppen. Inget skickades, och dina svar finns kvar här.
error-round_not_over = Veckan är inte slut än. En omgång kan stängas när dess sista dag är över.
error-round_unknown = Det finns ingen omgång för den veckan.
error-round_closed = Omgången är redan stängd. Siffrorna är kvar som de publicerades.
error-no_ticket = Det finns ingen biljett för dig för den här veckan på datorn, så du kan inte svara än. Inget skickades. Du kan svara från nästa omgång.
error-week_invalid = Det är ingen vecka. Veckor skrivs så här: 2026-W47.
error-answer_out_of_range = Ett av svaren ligger utanför sin skala. Inget skickades.
error-question_unknown = Ett av svaren hör till en fråga som inte ställs den här veckan. Inget skickades.
error-empty_check_in = Svara på minst en fråga och skicka sedan. Inget är skickat än.

error-workspace_missing = Ingen organisation är inrättad på den här datorn. Om du har en inbjudan, öppna Vire på den dator där din organisation finns.
error-workspace_not_empty = En organisation är redan inrättad här. Den lämnades som den är.
error-locked = Du är inte längre inloggad. Inget gick förlorat: logga in och fortsätt.
error-in_use = Vire är öppet i ett annat fönster. Stäng det och försök igen.
error-wrong_key = Uppgifterna på datorn öppnas inte med sin nyckel. Inget ändrades. Om de är kopierade från en annan plats, kopiera också nyckelfilen.
error-newer_version = De här uppgifterna är skrivna av ett nyare Vire. Inget ändrades. Uppdatera Vire för att öppna dem.
error-damaged = Uppgifterna är skadade och öppnades inte, så att inget blir värre. Hämta dem från en säkerhetskopia.
error-busy = Vire håller på med något annat. Inget ändrades. Vänta en stund och försök igen.

error-policy_only_tightens = Reglerna blir bara strängare: nu gäller minst { $current } svar. Inget ändrades.
error-policy_below_floor = Färre än { $floor } svar blir aldrig en siffra. Inget ändrades.

error-roster_invalid = Personallistan har rader som inte kan stämma. Inget togs i bruk. Rätta dem i filen och välj den på nytt.
error-group_unknown = Någon sådan grupp finns inte. Inget ändrades.
error-group_invalid = En grupp har ett namn som inte går att använda. Inget ändrades.
error-member_unknown = Ingen på listan har det numret. Ingen inbjudan gjordes.
error-name_missing = Ett namn saknas. Inget ändrades.
error-time_zone_unknown = Vire känner inte till tidszonen. Inget är inrättat än. Välj en annan.

error-file_missing = Filen finns inte längre. Inget ändrades. Välj den på nytt.
error-file_too_large = Filen är större än vad Vire läser. Inget importerades. Exportera en kortare tid och försök igen.
error-not_text = Det här är ingen tabell som Vire kan läsa. Inget importerades. Exportera den som CSV eller XLSX.
error-not_a_table = Det här är ingen tabell som Vire kan läsa. Inget importerades. Exportera den som CSV eller XLSX.
error-empty_file = Filen är tom. Inget importerades.
error-no_rows = Filen har rubriker men inga rader. Inget importerades.
error-no_header = Vire hittade inga rubriker i filen. Inget importerades. Lägg till en första rad som namnger kolumnerna.
error-no_score = Vire hittade ingen kolumn med betyg. Inget importerades.
error-password = Arbetsboken har ett lösenord. Inget importerades. Spara den utan och välj den på nytt.
error-unclosed_quote = Ett citattecken öppnas i filen och stängs aldrig. Inget importerades. Exportera filen på nytt.
error-unknown_import = Den importen finns inte längre.
error-mapping_invalid = Kolumnerna passar inte filen. Inget importerades. Välj dem på nytt.
error-ask = Vire behöver först ett svar om filen. Inget importerades.
