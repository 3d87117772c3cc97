# Mitä tapahtui, mitä säilyi ja mitä tehdä. Koodeittain.

error-unknown = Jokin meni vikaan tavalla, jolle Virellä ei ole sanoja (koodi { $code }). Mitään ei kadonnut: aiemmin tallennettu on ennallaan. Yritä uudelleen ja pidä koodi tallessa, jos pyydät apua.
error-unexpected = Virelle sattui jotain odottamatonta. Mikään ei muuttunut. Yritä uudelleen. Jos se ei auta, sulje Vire ja avaa se uudelleen.
error-internal = Viressä jokin petti. Mikään ei muuttunut. Yritä uudelleen. Jos se ei auta, sulje Vire ja avaa se uudelleen.
error-cancelled = Keskeytetty. Kaikki on kuten ennenkin.
error-io = Tiedoston lukeminen tai kirjoittaminen ei onnistunut. Mikään ei muuttunut. Katso, että levyllä on tilaa ja sinulla oikeus kansioon, ja yritä uudelleen.

error-passphrase_wrong = Tunnuslause ei ole tämä. Tarkista näppäimistön kieli ja isot kirjaimet ja yritä uudelleen.
error-passphrase_empty = Kirjoita ensin tunnuslause.
error-passphrase_too_weak = Tunnuslause on liian helppo arvata. Mitään ei vielä perustettu. Lisää sana tai pari.
error-code_length = Koodissa on liikaa tai liian vähän merkkejä. Vertaa sitä kutsuun ryhmä ryhmältä.
error-code_character = Koodissa on merkki, jota koodeissa ei ole. Niissä on numeroita ja isoja kirjaimia, ei koskaan kirjaimia I, L, O tai U.
error-code_check = Koodissa on yksi tai useampi väärä merkki. Vertaa sitä kutsuun ryhmä ryhmältä.
error-invitation_unknown = Tällä koodilla ei ole kutsua. Tarkista koodi ja se, valitsitko oikean kutsun lajin. HR voi tehdä uuden.
error-already_joined = Tämä kutsu on jo käytetty. Kirjaudu kahdella sanallasi ja PIN-koodillasi. Jos et itse liittynyt, kerro HR:lle.
error-pin_too_short = PIN-koodissa on vähintään 6 merkkiä. Mitään ei vielä tallennettu.
error-pin_wrong = Kaksi sanaa tai PIN-koodi ei täsmää. Tarkista molemmat ja yritä uudelleen.

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
error-wrong_key = Tämän koneen tiedot eivät aukea avaimellaan. Mikään ei muuttunut. Jos ne on kopioitu muualta, kopioi myös avaintiedosto.
error-newer_version = Nämä tiedot on kirjoittanut uudempi Vire. Mikään ei muuttunut. Päivitä Vire, niin ne aukeavat.
error-damaged = Tiedot ovat vioittuneet. Niitä ei avattu, jottei mikään pahene. Ota ne varmuuskopiosta.
error-busy = Vire tekee juuri muuta. Mikään ei muuttunut. Odota hetki ja yritä uudelleen.

error-policy_only_tightens = Säännöt voivat vain tiukentua: nyt tarvitaan vähintään { $current } vastausta. Mikään ei muuttunut.
error-policy_below_floor = Alle { $floor } vastauksesta ei koskaan tule lukua. Mikään ei muuttunut.

error-roster_invalid = Henkilölistassa on rivejä, jotka eivät voi pitää paikkaansa. Mitään ei otettu käyttöön. Korjaa ne tiedostoon ja valitse se uudelleen.
error-group_unknown = Sellaista ryhmää ei ole. Mikään ei muuttunut.
error-member_unknown = Listalla ei ole ketään sillä tunnuksella. Kutsua ei tehty.
error-name_missing = Nimi puuttuu. Mikään ei muuttunut.
error-time_zone_unknown = Vire ei tunne tätä aikavyöhykettä. Mitään ei vielä perustettu. Valitse toinen.

error-file_too_large = Tiedosto on suurempi kuin mitä Vire lukee. Mitään ei tuotu. Vie lyhyempi aika ja yritä uudelleen.
error-mapping_invalid = Sarakkeet eivät sovi tähän tiedostoon. Mitään ei tuotu. Valitse ne uudelleen.
error-mapping_field_unknown = Tuontimäärittelyssä on kenttä ”{ $field }”, jota Vire ei tunne. Mitään ei tuotu. Korjaa kentän nimi tai jätä se pois.

error-reader_wrong = Kaksi sanaa tai tunnuslause ei täsmää. Tarkista molemmat ja yritä uudelleen.
error-recovery_code_wrong = Palautuskoodi ei avaa tätä organisaatiota. Mikään ei muuttunut. Vertaa koodia tulosteeseen.
error-wallet_locked = Kyselysi on tällä koneella kiinni. Mitään ei kadonnut: kirjaudu ja jatka.
error-not_granted = Näitä lukuja ei ole avattu sinulle. Kysy HR:ltä, jos niiden pitäisi olla.

error-ticket_refused = Lippusi tähän viikkoon hylättiin, joten mitään ei lähetetty. Vastauksesi ovat yhä tässä. Kerro HR:lle, että näin kävi.
error-no_seat_in_round = Sinulla ei ole paikkaa tämän viikon kierroksella, joten vastattavaa ei ole. Olet mukana jostakin myöhemmästä viikosta alkaen.
error-chain_broken = Organisaation allekirjoitetut asiakirjat eivät pidä yhtä, joten Vire ei käytä niistä mitään. Mitään ei lähetetty. Kerro HR:lle ennen kuin vastaat.

error-round_before_another = Aiempi viikko on vielä auki. Sulje se ensin. Mikään ei muuttunut.
error-round_too_early = Viikko ei ole vielä alkanut. Kierros avataan omalla viikollaan.
error-round_imported = Viikko on tuotu muualta, joten siihen ei voi vastata.
error-release_unknown = Viikko ei ole vielä julkaissut mitään.
error-ledger_file_invalid = Tiedoston rivi { $line } ei ole julkaistu viikko, joten sitä ei voi tarkastaa. Vie pääkirja uudelleen ja tarkasta se.
error-no_release_in_span = Näiden välissä ei ole julkaistua viikkoa, joten mitään ei tallennettu. Valitse pidempi aika.
error-measure_unknown = Sellaista mittaria ei ole. Mikään ei muuttunut.
error-metric_unknown = Sellaista asiakasmittaria ei ole. Mikään ei muuttunut.

error-not_a_sample = Tämä on oikea organisaatio, joten sitä ei poistettu.
error-no_randomness = Tältä koneelta ei saanut satunnaislukuja, joita jokainen avain tarvitsee. Mikään ei muuttunut. Käynnistä kone uudelleen ja yritä sitten.

error-roster_empty = Listalla ei ole ketään sille viikolle. Tuo henkilölista ensin.
error-group_missing = Valitse ainakin yksi ryhmä.
error-group_not_a_team = Joku on sijoitettu yksikköön, jossa on tiimejä. Mitään ei otettu käyttöön. Sijoita hänet johonkin sen tiimeistä.
error-group_name_invalid = Jonkin ryhmän nimi ei kelpaa. Mikään ei muuttunut.

error-column_missing = Tiedostossa ei ole saraketta ”{ $column }”. Mitään ei otettu. Lisää se tai nimeä se näin ja valitse tiedosto uudelleen.
error-column_personal = Sarakkeessa ”{ $column }” on ihmisten nimiä tai osoitteita. Vire ei ota sitä. Valitse toinen.
error-file_unreadable = Tiedosto ei aukea. Mitään ei otettu. Katso, että se on yhä paikallaan eikä auki toisessa ohjelmassa.
error-file_not_written = Tiedostoa ei voitu kirjoittaa. Katso, että levyllä on tilaa ja sinulla oikeus kansioon, ja tallenna uudelleen.
error-file_empty = Tiedosto on tyhjä. Mitään ei otettu. Vie se uudelleen.
error-file_not_text = Tämä ei ole taulukko, jota Vire osaisi lukea. Mitään ei otettu. Tallenna se CSV-muotoon (UTF-8) tai XLSX-muotoon.
error-no_records = Tiedostossa on otsikot mutta ei rivejä niiden alla. Mitään ei tuotu.
error-no_score_column = Vire ei löytänyt saraketta, jossa on arvosanoja. Mitään ei tuotu. Onko tämä oikea tiedosto?
error-no_date_column = Vire ei löytänyt saraketta, jossa on päiviä. Mitään ei tuotu. Onko tämä oikea tiedosto?
error-too_many_records = Tiedostossa on enemmän rivejä kuin Vire lukee ({ $limit }). Mitään ei tuotu. Vie lyhyempi aika.
error-too_many_columns = Rivillä { $line } on enemmän sarakkeita kuin taulukoissa koskaan. Mitään ei tuotu. Vie tiedosto uudelleen.
error-record_too_long = Riviltä { $line } alkava rivi ei näytä päättyvän. Mitään ei tuotu. Vie tiedosto uudelleen.
error-record_too_many_lines = Riviltä { $line } alkava rivi ei näytä päättyvän. Mitään ei tuotu. Vie tiedosto uudelleen.
error-quote_unclosed = Rivillä { $line } avataan lainausmerkki, jota ei suljeta. Mitään ei tuotu. Vie tiedosto uudelleen.
error-text_after_quote = Rivillä { $line } on tekstiä sulkevan lainausmerkin jäljessä, joten sarakkeita ei erota. Mitään ei tuotu. Vie tiedosto uudelleen.
error-nul_bytes = Tiedostossa on merkkejä, joita tekstissä ei ole. Mitään ei tuotu. Vie se CSV-muotoon (UTF-8) tai XLSX-muotoon.
error-picture = Tämä on kuva. Mitään ei tuotu. Valitse CSV- tai XLSX-tiedosto.
error-pdf = Tämä on PDF. Mitään ei tuotu. Vie sama CSV- tai XLSX-muotoon.
error-html = Tämä on verkkosivu, sanoi nimi mitä tahansa. Mitään ei tuotu. Vie se CSV- tai XLSX-muotoon.
error-kind_not_supported = Vire ei lue tällaisia tiedostoja. Mitään ei tuotu. Valitse CSV- tai XLSX-tiedosto.
error-workbook_too_old = Työkirja on vanhaa lajia (.xls). Mitään ei tuotu. Tallenna se XLSX-muotoon.
error-password_protected = Työkirjassa on salasana. Mitään ei tuotu. Tallenna se ilman salasanaa ja valitse uudelleen.
error-workbook_damaged = Työkirja on vioittunut tai loppuu kesken. Mitään ei tuotu. Vie se uudelleen.
error-unpacked_too_large = Työkirja purkautuu suuremmaksi kuin mitä Vire ottaa. Mitään ei tuotu. Vie lyhyempi aika.
error-packed_too_tight = Työkirja on pakattu tavalla, jota oikeat eivät ole. Mitään ei tuotu. Kysy, mistä se on peräisin.
error-size_lies = Työkirja on pakattu tavalla, jota oikeat eivät ole. Mitään ei tuotu. Kysy, mistä se on peräisin.
error-workbook_doctype = Työkirja on tehty tavalla, jota oikeat eivät ole. Mitään ei tuotu. Kysy, mistä se on peräisin.
error-archive_without_one_table = Pakatussa tiedostossa ei ole täsmälleen yhtä taulukkoa. Mitään ei tuotu. Pura se ja valitse oikea tiedosto.
error-sheet_missing = Työkirjassa ei ole välilehteä ”{ $sheet }”. Mitään ei tuotu.
error-zone_unknown = Vire ei tunne tätä aikavyöhykettä. Mitään ei tuotu. Valitse toinen.
error-date_format_invalid = Päivien muodosta ei saa selvää. Mitään ei tuotu.
error-already_imported = Aivan sama tiedosto on tuotu aiemmin. Mitään ei lisätty.
error-import_unknown = Tuontia ei enää ole.
error-row_shape = Rivillä { $line } on eri määrä sarakkeita kuin otsikoissa. Mitään ei otettu. Korjaa se tiedostoon ja valitse se uudelleen.
