# Mitä tapahtui, mitä säilyi ja mitä tehdä. Koodeittain.

error-unknown = Jokin meni vikaan tavalla, jolle Virellä ei ole sanoja (koodi { $code }). Mitään ei kadonnut: aiemmin tallennettu on ennallaan. Yritä uudelleen ja pidä koodi tallessa, jos pyydät apua.
error-unexpected = Virelle sattui jotain odottamatonta. Mikään ei muuttunut. Yritä uudelleen. Jos se ei auta, sulje Vire ja avaa se uudelleen.
error-internal = Viressä jokin petti. Mikään ei muuttunut. Yritä uudelleen. Jos se ei auta, sulje Vire ja avaa se uudelleen.
error-cancelled = Keskeytetty. Kaikki on kuten ennenkin.
error-io = Tiedoston lukeminen tai kirjoittaminen ei onnistunut. Mikään ei muuttunut. Katso, että levyllä on tilaa ja sinulla oikeus kansioon, ja yritä uudelleen.
error-random = Tältä koneelta ei saanut satunnaislukuja, joita jokainen avain tarvitsee. Mikään ei muuttunut. Käynnistä kone uudelleen ja yritä sitten.

error-passphrase_wrong = Tunnuslause ei ole tämä. Tarkista näppäimistön kieli ja isot kirjaimet ja yritä uudelleen.
error-passphrase_empty = Kirjoita ensin tunnuslause.
error-passphrase_too_weak = Tunnuslause on liian helppo arvata. Mitään ei vielä perustettu. Lisää sana tai pari.
error-recovery_wrong = Palautuskoodi ei avaa tätä organisaatiota. Mikään ei muuttunut. Vertaa koodia tulosteeseen.
error-code_length = Koodissa on liikaa tai liian vähän merkkejä. Vertaa sitä kutsuun ryhmä ryhmältä.
error-code_character = Koodissa on merkki, jota koodeissa ei ole. Niissä on numeroita ja isoja kirjaimia, ei koskaan kirjaimia I, L, O tai U.
error-code_check = Koodissa on yksi tai useampi väärä merkki. Vertaa sitä kutsuun ryhmä ryhmältä.
error-invitation_unknown = Tällä koodilla ei ole kutsua. Tarkista koodi ja se, valitsitko oikean kutsun lajin. HR voi tehdä uuden.
error-already_joined = Tämä kutsu on jo käytetty. Kirjaudu kahdella sanallasi ja PIN-koodillasi. Jos et itse liittynyt, kerro HR:lle.
error-pin_too_short = PIN-koodissa on vähintään 6 merkkiä. Mitään ei vielä tallennettu.
error-pin_wrong = Kaksi sanaa tai PIN-koodi ei täsmää. Tarkista molemmat ja yritä uudelleen.
error-label_unknown = Kaksi sanaa tai PIN-koodi ei täsmää. Tarkista molemmat ja yritä uudelleen.

error-already_checked_in = Olet jo vastannut tällä viikolla. Ensimmäinen vastauksesi lasketaan ja on ennallaan.
error-round_not_open = Tämän viikon kierros ei ole auki. Mitään ei lähetetty, ja vastauksesi ovat yhä tässä.
error-round_not_over = Viikko ei ole vielä lopussa. Kierroksen voi sulkea, kun sen viimeinen päivä on ohi.
error-round_unknown = Tälle viikolle ei ole kierrosta.
error-round_closed = Kierros on jo suljettu. Sen luvut pysyvät sellaisina kuin ne julkaistiin.
error-no_ticket = Tällä koneella ei ole sinulle lippua tähän viikkoon, joten et voi vielä vastata. Mitään ei lähetetty. Voit vastata seuraavasta kierroksesta alkaen.
error-week_invalid = Tämä ei ole viikko. Viikot kirjoitetaan näin: 2026-W47.
error-answer_out_of_range = Jokin vastaus on asteikkonsa ulkopuolella. Mitään ei lähetetty.
error-question_unknown = Jokin vastaus kuuluu kysymykseen, jota ei kysytä tällä viikolla. Mitään ei lähetetty.
error-empty_check_in = Vastaa ainakin yhteen kysymykseen ja lähetä sitten. Mitään ei vielä lähetetty.

error-workspace_missing = Tälle koneelle ei ole perustettu organisaatiota. Jos sinulla on kutsu, avaa Vire sillä koneella, jolla organisaatiosi on.
error-workspace_not_empty = Tänne on jo perustettu organisaatio. Siihen ei koskettu.
error-locked = Et ole enää kirjautunut. Mitään ei kadonnut: kirjaudu ja jatka.
error-in_use = Vire on auki toisessa ikkunassa. Sulje se ja yritä uudelleen.
error-wrong_key = Tämän koneen tiedot eivät aukea avaimellaan. Mikään ei muuttunut. Jos ne on kopioitu muualta, kopioi myös avaintiedosto.
error-newer_version = Nämä tiedot on kirjoittanut uudempi Vire. Mikään ei muuttunut. Päivitä Vire, niin ne aukeavat.
error-damaged = Tiedot ovat vioittuneet. Niitä ei avattu, jottei mikään pahene. Ota ne varmuuskopiosta.
error-busy = Vire tekee juuri muuta. Mikään ei muuttunut. Odota hetki ja yritä uudelleen.

error-policy_only_tightens = Säännöt voivat vain tiukentua: nyt tarvitaan vähintään { $current } vastausta. Mikään ei muuttunut.
error-policy_below_floor = Alle { $floor } vastauksesta ei koskaan tule lukua. Mikään ei muuttunut.

error-roster_invalid = Henkilölistassa on rivejä, jotka eivät voi pitää paikkaansa. Mitään ei otettu käyttöön. Korjaa ne tiedostoon ja valitse se uudelleen.
error-group_unknown = Sellaista ryhmää ei ole. Mikään ei muuttunut.
error-group_invalid = Jonkin ryhmän nimi ei kelpaa. Mikään ei muuttunut.
error-member_unknown = Listalla ei ole ketään sillä tunnuksella. Kutsua ei tehty.
error-name_missing = Nimi puuttuu. Mikään ei muuttunut.
error-time_zone_unknown = Vire ei tunne tätä aikavyöhykettä. Mitään ei vielä perustettu. Valitse toinen.

error-file_missing = Tiedostoa ei enää ole. Mikään ei muuttunut. Valitse se uudelleen.
error-file_too_large = Tiedosto on suurempi kuin mitä Vire lukee. Mitään ei tuotu. Vie lyhyempi aika ja yritä uudelleen.
error-not_text = Tämä ei ole taulukko, jota Vire osaisi lukea. Mitään ei tuotu. Tallenna se CSV- tai XLSX-muotoon.
error-not_a_table = Tämä ei ole taulukko, jota Vire osaisi lukea. Mitään ei tuotu. Tallenna se CSV- tai XLSX-muotoon.
error-empty_file = Tiedosto on tyhjä. Mitään ei tuotu.
error-no_rows = Tiedostossa on otsikot mutta ei rivejä. Mitään ei tuotu.
error-no_header = Vire ei löytänyt tiedostosta otsikoita. Mitään ei tuotu. Lisää ensimmäinen rivi, joka nimeää sarakkeet.
error-no_score = Vire ei löytänyt saraketta, jossa on arvosanoja. Mitään ei tuotu.
error-password = Työkirjassa on salasana. Mitään ei tuotu. Tallenna se ilman salasanaa ja valitse uudelleen.
error-unclosed_quote = Tiedostossa avataan lainausmerkki, jota ei suljeta. Mitään ei tuotu. Vie tiedosto uudelleen.
error-unknown_import = Tuontia ei enää ole.
error-mapping_invalid = Sarakkeet eivät sovi tähän tiedostoon. Mitään ei tuotu. Valitse ne uudelleen.
error-ask = Vire tarvitsee ensin vastauksen tästä tiedostosta. Mitään ei tuotu.
