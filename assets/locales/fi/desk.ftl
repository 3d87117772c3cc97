# HR:n pöytä.

desk-title = HR:n pöytä
desk-lead = { $organisation }, { $people ->
    [0] listalla ei vielä ketään
    [one] yksi henkilö
   *[other] { $people } henkeä
}
desk-sections = Pöydän osat
desk-people = Ihmiset
desk-invitations = Kutsut
desk-leads = Tiiminvetäjät
desk-rounds = Kierrokset
desk-releases = Julkaisut
desk-export = Vienti
desk-policy = Julkaisusäännöt

people-import = Tuo henkilölista
people-count = { $people ->
    [one] Yksi henkilö tällä viikolla.
   *[other] { $people } henkeä tällä viikolla.
}
people-empty-title = Tässä näet tiimit ja mitä niiden koko merkitsee
people-empty = Aloita henkilöstöjärjestelmäsi listasta, CSV tai Excel, yksi ihminen riviä kohti.
people-columns = Sarakkeet missä järjestyksessä tahansa: member, group, joined, left ja halutessasi name ja email. Ryhmä on polku, esimerkiksi Myynti/Pohjoinen.
people-sizes = Pientä tiimiä suojaa sen koko: harvojen luvusta voisi nähdä, kuka sanoi mitä. Koot luetaan listasta, eikä kukaan voi kytkeä tätä pois.
groups-caption = Ryhmät, niiden koot ja mitä näytetään
groups-group = Ryhmä
groups-people = Henkeä
groups-size = Koko
groups-shown = Näytetään
tier-T0 = alle 7
tier-T1 = 7–9
tier-T2 = 10–29
tier-T3 = vähintään 30
shown-weekly = joka viikko
shown-windows = ei vielä erikseen: mukana ylemmässä ryhmässä
shown-within_parent = ei erikseen: mukana ylemmässä ryhmässä
shown-merged = yhdessä: { $group }

roster-title = Otetaanko tämä lista käyttöön?
roster-summary = { $members } henkeä: uusia { $joining }, eri tiimissä kuin ennen { $moving }, poissa { $leaving }. Aiemmin julkaistu ei muutu.
roster-take = Ota lista käyttöön
roster-problems-title = { $count ->
    [one] Yksi rivi ei voi pitää paikkaansa
   *[other] { $count } riviä ei voi pitää paikkaansa
}
roster-problems = Mitään ei oteta käyttöön ennen kuin ne on korjattu. Korjaa rivit tiedostoon ja valitse se uudelleen.
roster-problems-caption = Rivit, jotka eivät voi pitää paikkaansa
roster-problem-member_missing = henkilön tunnus puuttuu
roster-problem-member_twice = henkilö on listalla kahdesti
roster-problem-group_missing = tiimi puuttuu
roster-problem-group_name_invalid = tiimin nimi ei voi olla tällainen
roster-problem-date_invalid = sellaista päivää ei ole
roster-problem-left_before_joined = lähtenyt ennen tuloaan
roster-problem-other = ei voi pitää paikkaansa ({ $reason })

invitations-text = Jokainen saa oman koodin ja liittyy sillä kerran. Koodi kertoo, missä tiimissä on, eikä sitä voi yhdistää siihen, mitä vastaa.
invitations-all = Kutsu kaikki, joilla ei vielä ole koodia
invitations-count = Koodi on { $invited } hengellä, listalla on { $people }.
invitations-nobody = Kaikilla on jo koodi. Jos joku on hukannut omansa, tee alla uusi.
invitations-some = Uusi koodi yksittäisille henkilöille
invitations-some-hint = Listan tunnukset pilkuin erotettuina. Vanha koodi lakkaa toimimasta.
invitations-some-make = Tee
invitations-sheet-title = { $count ->
    [one] Yksi kutsu
   *[other] { $count } kutsua
}
invitations-once = Koodit näytetään vain tämän kerran. Tulosta tai tallenna ne nyt, anna kullekin omansa ja poista sitten tiedosto.
invitations-save = Tallenna CSV
invitations-handed = Ne ovat tallessa
invitations-how = { $organisation } kutsuu sinut Vireeseen. Avaa Vire, valitse ”Liity kutsulla” ja kirjoita koodi. Kukaan ei voi yhdistää sitä vastauksiisi.

leads-text = Vetäjä näkee tässä valittujen ryhmien ja koko organisaation julkaistut luvut ja niiden asiakkaiden viikoittaiset luvut, ei koskaan vastauksia.
leads-name = Vetäjän nimi
leads-groups = Ryhmät
leads-group-within = ei omia lukuja
leads-invite = Kutsu vetäjä
leads-code = Kutsukoodi: { $name }
leads-code-once = Koodi näytetään vain tämän kerran. Anna se kädestä käteen tai paperilla.
leads-caption = Kutsutut vetäjät
leads-state = Tila
leads-accepted = liittynyt
leads-waiting = ei vielä liittynyt

rounds-text = Kierros on yksi viikko maanantaista sunnuntaihin. Avaa se viikollaan ja sulje se, kun viimeinen päivä on ohi. Sulkeminen laskee vastaukset yhteen, julkaisee sen mitä voi julkaista ja tuhoaa vastaukset.
rounds-caption = Kierrokset
rounds-week = Viikko
rounds-state = Tila
rounds-actions = Toiminnot
round-announced = tulossa
round-open = auki
round-closed = suljettu
rounds-open = Avaa
rounds-open-name = Avaa { $week }
rounds-close = Sulje ja julkaise
rounds-close-name = Sulje ja julkaise { $week }
round-closes-from = voi sulkea alkaen { $day }
rounds-earlier = { $count ->
    [one] Lisäksi yksi aiempi viikko on tuotu muualta.
   *[other] Lisäksi { $count } aiempaa viikkoa on tuotu muualta.
}
rounds-empty-title = Tässä avaat ja suljet viikot
rounds-empty = Ensimmäisen viikon voi avata, kun henkilölista on tuotu. Tuo se kohdassa Ihmiset.
rounds-close-title = Suljetaanko { $week }?
rounds-close-text = Tälle viikolle ei voi enää vastata. Luvut julkaistaan kaikille yhtä aikaa, ja vastaukset tuhotaan. Tätä ei voi perua.
rounds-close-confirm = Sulje ja julkaise
rounds-closing = Viikkoa suljetaan…
rounds-closed = Suljettu ja julkaistu: { $week }

releases-empty-title = Täältä löydät, mitä kukin viikko julkaisi
releases-empty = Ensimmäinen julkaisu syntyy, kun suljet ensimmäisen viikon.
releases-text = { $releases ->
    [one] Julkaisukirjassa on yksi julkaisu.
   *[other] Julkaisukirjassa on { $releases } julkaisua.
} Jokainen pitää kiinni edellisestä, joten mitään ei voi muuttaa jälkikäteen huomaamatta.
releases-caption = Julkaisut
releases-kind = Mistä
releases-look = Katso
releases-look-name = Katso { $week }
round-kind-live = viikkovastauksista
round-kind-imported = tuotu muualta
release-title = Julkaisu, { $week }
release-published = { $published ->
    [0] Yhtään lukua ei julkaista.
    [one] Yksi luku julkaistaan.
   *[other] { $published } lukua julkaistaan.
}
release-withheld = { $count ->
    [one] Yksi luku on piilossa:
   *[other] { $count } lukua on piilossa:
}
release-mood = Mieliala ryhmittäin
release-mean = Mieliala
release-answers = Vastauksia
release-hash = Säännöt { $policy }, sormenjälki { $hash }
ledger-check = Tarkista julkaisukirja
ledger-valid = Julkaisukirja on eheä
ledger-broken = Julkaisukirja ei ole eheä
ledger-checked = { $releases ->
    [one] Yksi julkaisu tarkistettiin.
   *[other] { $releases } julkaisua tarkistettiin, kukin edelliseen verraten.
}
ledger-head = Uusin sormenjälki: { $head }

export-text = Yhteenvedossa on vain julkaistuja lukuja, samoja kuin kuvioissa. Ketään ei voi löytää siitä.
export-from = Alkaen
export-to = Päättyen
export-format = Muoto
export-save = Tallenna yhteenveto
export-order = Ensimmäinen viikko on viimeisen jälkeen.
export-empty-title = Täällä tallennat yhteenvetoja
export-empty = Tallennettavaa on, kun ensimmäinen viikko on suljettu.

policy-now = Nyt luku tarvitsee vähintään { $k } vastausta (säännöt { $policy }).
policy-up = Voit vaatia enemmän, et koskaan vähemmän. Ihmiset vastasivat, koska heille luvattiin näin paljon, ja lupaus voi vain kasvaa. Uusi määrä on voimassa seuraavaksi avattavasta kierroksesta alkaen.
policy-new = Vastauksia luvun takana vähintään
policy-tighten = Tiukenna
policy-title = Tästä lähtien vähintään { $k } vastausta?
policy-forever = Tätä ei voi perua. Useampi luku jää piiloon, ennen kaikkea pienistä tiimeistä.
policy-confirm = Kyllä, tiukenna
