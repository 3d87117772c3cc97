# Vad som hände, vad som finns kvar och vad du kan göra. Efter kod.

error-unknown = Något gick fel som Vire inte har ord för (kod { $code }). Inget gick förlorat: det som var sparat är som förut. Försök igen, och behåll koden om du ber om hjälp.
error-unexpected = Något oväntat hände i Vire. Inget ändrades. Försök igen. Om det inte hjälper, stäng Vire och öppna det på nytt.
error-internal = Något i Vire fungerade inte. Inget ändrades. Försök igen. Om det inte hjälper, stäng Vire och öppna det på nytt.
error-cancelled = Avbrutet. Allt är som förut.
error-io = En fil gick inte att läsa eller skriva. Inget ändrades. Se efter att det finns plats på disken och att du får använda mappen, och försök igen.

error-passphrase_wrong = Det är inte lösenfrasen. Kontrollera tangentbordets språk och stora bokstäver, och försök igen.
error-passphrase_empty = Skriv lösenfrasen först.
error-passphrase_too_weak = Lösenfrasen är för lätt att gissa. Inget är inrättat än. Lägg till ett ord eller två.
error-code_length = Koden har för många eller för få tecken. Jämför den med inbjudan, grupp för grupp.
error-code_character = Koden har ett tecken som inte finns i koder. De har siffror och stora bokstäver, aldrig I, L, O eller U.
error-code_check = Ett eller flera tecken i koden är fel. Jämför den med inbjudan, grupp för grupp.
error-invitation_unknown = Ingen inbjudan har den här koden. Kontrollera koden och att du valde rätt slag. HR kan göra en ny.
error-already_joined = Den här inbjudan är redan använd. Logga in med dina två ord och din PIN-kod. Om det inte var du som gick med, säg till HR.
error-pin_too_short = En PIN-kod har minst 6 tecken. Inget är sparat än.
error-pin_wrong = De två orden eller PIN-koden stämmer inte. Kontrollera båda och försök igen.

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
error-wrong_key = Uppgifterna på datorn öppnas inte med sin nyckel. Inget ändrades. Om de är kopierade från en annan plats, kopiera också nyckelfilen.
error-newer_version = De här uppgifterna är skrivna av ett nyare Vire. Inget ändrades. Uppdatera Vire för att öppna dem.
error-damaged = Uppgifterna är skadade och öppnades inte, så att inget blir värre. Hämta dem från en säkerhetskopia.
error-busy = Vire håller på med något annat. Inget ändrades. Vänta en stund och försök igen.

error-policy_only_tightens = Reglerna blir bara strängare: nu gäller minst { $current } svar. Inget ändrades.
error-policy_below_floor = Färre än { $floor } svar blir aldrig en siffra. Inget ändrades.

error-roster_invalid = Personallistan har rader som inte kan stämma. Inget togs i bruk. Rätta dem i filen och välj den på nytt.
error-group_unknown = Någon sådan grupp finns inte. Inget ändrades.
error-member_unknown = Ingen på listan har det numret. Ingen inbjudan gjordes.
error-name_missing = Ett namn saknas. Inget ändrades.
error-time_zone_unknown = Vire känner inte till tidszonen. Inget är inrättat än. Välj en annan.

error-file_too_large = Filen är större än vad Vire läser. Inget importerades. Exportera en kortare tid och försök igen.
error-mapping_invalid = Kolumnerna passar inte filen. Inget importerades. Välj dem på nytt.
error-mapping_field_unknown = Importbeskrivningen har ett fält ”{ $field }” som Vire inte känner till. Inget importerades. Rätta fältets namn eller utelämna det.

error-reader_wrong = De två orden eller lösenfrasen stämmer inte. Kontrollera båda och försök igen.
error-recovery_code_wrong = Återställningskoden öppnar inte den här organisationen. Inget ändrades. Jämför den med utskriften.
error-wallet_locked = Din enkät är stängd på datorn. Inget gick förlorat: logga in och fortsätt.
error-not_granted = De här siffrorna är inte öppna för dig. Fråga HR om de borde vara det.

error-ticket_refused = Din biljett för veckan avvisades, så inget skickades. Dina svar finns kvar här. Säg till HR att det hände.
error-no_seat_in_round = Du har ingen plats i veckans omgång, så det finns inget att svara på. Du är med från en senare vecka.
error-chain_broken = Organisationens undertecknade handlingar hänger inte ihop, så Vire använder ingen av dem. Inget skickades. Säg till HR innan du svarar.

error-round_before_another = En tidigare vecka är ännu öppen. Stäng den först. Inget ändrades.
error-round_too_early = Den veckan har inte börjat. En omgång öppnas under sin egen vecka.
error-round_imported = Den veckan är hämtad från förr, så den tar inte emot svar.
error-release_unknown = Den veckan har inte publicerat något än.
error-ledger_file_invalid = Rad { $line } i filen är ingen publicerad vecka, så den går inte att granska. Exportera huvudboken på nytt och granska den.
error-no_release_in_span = Ingen vecka däremellan är publicerad, så inget sparades. Välj en längre tid.
error-measure_unknown = Något sådant mått finns inte. Inget ändrades.
error-metric_unknown = Något sådant kundmått finns inte. Inget ändrades.

error-not_a_sample = Det här är en riktig organisation, så den togs inte bort.
error-no_randomness = Datorn gav inga slumptal, och det behöver varje nyckel. Inget ändrades. Starta om datorn och försök igen.

error-roster_empty = Ingen finns på listan för den veckan. Importera personallistan först.
error-group_missing = Välj minst en grupp.
error-group_not_a_team = Någon är placerad i en enhet som har team i sig. Inget togs i bruk. Placera personen i ett av dess team.
error-group_name_invalid = En grupp har ett namn som inte går att använda. Inget ändrades.

error-column_missing = Filen har ingen kolumn ”{ $column }”. Inget togs in. Lägg till den eller döp den så, och välj filen på nytt.
error-column_personal = Kolumnen ”{ $column }” har namn eller adresser till människor. Vire tar inte in den. Välj en annan.
error-file_unreadable = Filen går inte att öppna. Inget togs in. Se efter att den finns kvar och inte är öppen i ett annat program.
error-file_not_written = Filen gick inte att skriva. Se efter att det finns plats på disken och att du får använda mappen, och spara igen.
error-file_empty = Filen är tom. Inget togs in. Exportera den på nytt.
error-file_not_text = Det här är ingen tabell som Vire kan läsa. Inget togs in. Spara den som CSV i UTF-8 eller som XLSX.
error-no_records = Filen har rubriker men inga rader under dem. Inget importerades.
error-no_score_column = Vire hittade ingen kolumn med betyg. Inget importerades. Är det rätt fil?
error-no_date_column = Vire hittade ingen kolumn med datum. Inget importerades. Är det rätt fil?
error-too_many_records = Filen har fler rader än Vire läser ({ $limit }). Inget importerades. Exportera en kortare tid.
error-too_many_columns = Rad { $line } har fler kolumner än någon tabell. Inget importerades. Exportera filen på nytt.
error-record_too_long = Raden som börjar på rad { $line } tycks aldrig ta slut. Inget importerades. Exportera filen på nytt.
error-record_too_many_lines = Raden som börjar på rad { $line } tycks aldrig ta slut. Inget importerades. Exportera filen på nytt.
error-quote_unclosed = Ett citattecken öppnas på rad { $line } och stängs aldrig. Inget importerades. Exportera filen på nytt.
error-text_after_quote = På rad { $line } följer text efter ett avslutande citattecken, så kolumnerna går inte att skilja åt. Inget importerades. Exportera filen på nytt.
error-nul_bytes = Filen har tecken som ingen text har. Inget importerades. Exportera den som CSV i UTF-8 eller som XLSX.
error-picture = Det här är en bild. Inget importerades. Välj en CSV- eller XLSX-fil.
error-pdf = Det här är en PDF. Inget importerades. Exportera samma sak som CSV eller XLSX.
error-html = Det här är en webbsida, vad namnet än säger. Inget importerades. Exportera den som CSV eller XLSX.
error-kind_not_supported = Vire kan inte läsa filer av det här slaget. Inget importerades. Välj en CSV- eller XLSX-fil.
error-workbook_too_old = Arbetsboken är av det gamla slaget (.xls). Inget importerades. Spara den som XLSX.
error-password_protected = Arbetsboken har ett lösenord. Inget importerades. Spara den utan och välj den på nytt.
error-workbook_damaged = Arbetsboken är skadad eller slutar för tidigt. Inget importerades. Exportera den på nytt.
error-unpacked_too_large = Arbetsboken packas upp till mer än Vire tar in. Inget importerades. Exportera en kortare tid.
error-packed_too_tight = Arbetsboken är packad som ingen riktig är. Inget importerades. Fråga var den kommer ifrån.
error-size_lies = Arbetsboken är packad som ingen riktig är. Inget importerades. Fråga var den kommer ifrån.
error-workbook_doctype = Arbetsboken är gjord som ingen riktig är. Inget importerades. Fråga var den kommer ifrån.
error-archive_without_one_table = Arkivet har inte precis en tabell. Inget importerades. Packa upp det och välj rätt fil.
error-sheet_missing = Arbetsboken har inget blad ”{ $sheet }”. Inget importerades.
error-zone_unknown = Vire känner inte till tidszonen. Inget importerades. Välj en annan.
error-date_format_invalid = Datumens form går inte att förstå. Inget importerades.
error-already_imported = Precis samma fil har importerats förut. Inget lades till.
error-import_unknown = Den importen finns inte längre.
error-row_shape = Rad { $line } har ett annat antal kolumner än rubrikerna. Inget togs in. Rätta det i filen och välj den på nytt.
