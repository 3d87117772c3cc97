# Virheet, jotka skripti kohtaa: mitä tapahtui, mikä säilyi, mitä tehdä.

error-answer_needed = Tiedostosta { $file } pitää päättää ensin jotain. Mitään ei tallennettu.
error-answer_invalid = Tuo ei ole vastaus kysymykseen { $question }. Mitään ei tallennettu.
error-answer_malformed = Vastaus kirjoitetaan muodossa ID=ARVO, ei { $value }. Mitään ei tallennettu.
error-answers_invalid = Tiedostossa { $file } ei ole vastauksia. Siinä pitäisi olla yksi olio, esimerkiksi "mood": 4. Mitään ei lähetetty.
error-format_unknown = Tiedostomuotoa ei tunneta. Tunnetut ovat: { $formats }. Mitään ei kirjoitettu.
error-history_not_before_first_round = Aiempien vastausten pitää olla ajalta ennen ensimmäistä kyselyviikkoa, ja { $week } ei ole. Mitään ei otettu mukaan.
error-history_in_future = Aiemmat vastaukset eivät voi olla tulevalta viikolta, kuten { $week }. Mitään ei otettu mukaan. Korjaa viikko tiedostoon ja valitse se uudelleen.
error-now_invalid = { $value } ei ole ajanhetki. Kirjoita esimerkiksi 2026-11-23T08:00:00+02:00.
error-passphrase_missing = Tunnuslause puuttuu: anna avaintiedosto tai aseta VIRE_PASSPHRASE. Mitään ei perustettu.
error-passphrase_needed = Tähän tarvitaan HR:n tunnuslause: anna avaintiedosto tai aseta VIRE_PASSPHRASE. Mikään ei muuttunut.
error-sample_size = Esimerkkiin sopii { $weeks } viikkoa ja { $members } jäsentä. Mitään ei tehty.
error-span_reversed = Ensimmäinen viikko ({ $from }) on viimeisen ({ $to }) jälkeen. Mitään ei kirjoitettu.
error-stats_file_invalid = { $file } ei ole luettelo laskettavista luvuista (rivi { $line }). Mitään ei laskettu.
error-ticket_issuer_key = Tämän viikon lippujen avaimeen ei voi luottaa. Mitään ei lähetetty. Kerro HR:lle ennen kuin vastaat.
error-ticket_answer = Saatu lippu ei vastaa sitä, mitä pyydettiin. Mitään ei lähetetty. Kerro HR:lle ennen kuin vastaat.
error-ticket_request = Lippupyyntöä ei voitu lukea. Lippua ei annettu. Yritä uudelleen.
error-ticket_private_key = Tämän viikon lippujen avainta ei saatu tehtyä tai luettua. Mikään ei muuttunut. Yritä uudelleen.
error-panel_invalid = Paneelin rivillä { $line } sarakkeessa { $column } on { $value }, joka ei kuulu siihen. Mitään ei laskettu.
error-encoding_unknown = Merkistöä { $encoding } ei ole. Mitään ei tallennettu. Jätä se pois, niin Vire selvittää sen itse.
error-usage = Komentoa ei kirjoiteta noin. Mitään ei tehty; --help näyttää, miten.
