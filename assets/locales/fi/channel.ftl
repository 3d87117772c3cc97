# Luottamuksellinen kanava.

error-case_broken = Tästä asiasta puuttuu jotain tai jotain on vaihdettu, eikä Vire näytä osaa niin kuin se olisi kokonaan. Mitään ei muutettu. Jos kirjoitit sen itse, kirjoita uudelleen. Jos on kiire, käytä myös muuta tietä.
error-case_not_found = Tällä ei löydy asiaa. Se on voitu poistaa, tai sen säilytysaika on päättynyt.
error-receipt_check_failed = Kuitissa on kirjoitusvirhe. Mitään ei vielä yritetty. Vertaa sitä omaan kappaleeseesi ryhmä kerrallaan.
error-recipient_unknown = { $recipient } ei ole vastaanottajien luettelossa. Mitään ei lähetetty.
error-recipient_needed = Ainakin yksi vastaanottaja tarvitaan, ja HR pysyy luettelossa.
error-recipient_left_out = Kirjoittaja ei halunnut kertoa henkilölle { $recipient }. Asia jää paikalleen.
error-recipient_has_it = { $recipient } voi jo lukea tämän asian.
error-recipient_wrong = Sanapari tai salalause ei täsmää. Tarkista molemmat ja yritä uudelleen.
error-too_many_recipients = Vastaanottajia voi olla enintään { $most }. Poista joku ensin.
error-text_missing = Kirjoita ensin jotain. Mitään ei lähetetty.
error-text_too_long = Tekstissä on yli { $most } merkkiä. Mitään ei lähetetty, ja tekstisi on yhä tässä.
error-too_many_files = Viestissä voi olla enintään { $most } tiedostoa. Mitään ei lähetetty.
error-files_too_large = Tiedostot ovat yhteensä yli { $most } Mt. Mitään ei lähetetty, ja tekstisi on yhä tässä.
error-picture_unreadable = Yhtä kuvista ei voi lukea, joten Vire ei voi poistaa siitä tietoa siitä, missä ja kuka sen otti. Mitään ei lähetetty.
error-day_past = Päivä on jo mennyt. Valitse tämä päivä tai myöhempi.
error-channel_not_open = Luottamuksellinen kanava ei ole vielä auki. Se avautuu, kun HR kirjautuu ensimmäisen kerran tällä versiolla.
error-purpose_unknown = Viestin aihe ei voi olla ”{ $value }”. Valitse jokin luettelon aiheista.
error-status_unknown = ”{ $value }” ei ole vaihe. Vaiheet ovat received, being_read, need_more, decided ja closed.
error-acknowledgement_unknown = ”{ $value }” ei ole valmis kuittaus.

hint-softer-name = [työkaveri]
hint-softer-email = [sähköposti]
hint-softer-phone = [puhelinnumero]
hint-softer-identity-code = [henkilötunnus]
hint-softer-only = olen yksi harvoista
hint-softer-rare-word = […]
error-day_invalid = Se ei ole päivä. Kirjoita se muodossa 2026-11-30.
error-wallet_has_no_room = Lompakkoon mahtuu { $most } kuittia. Poista ensin jokin valmis asia tai pidä tämä kuitti paperilla.
