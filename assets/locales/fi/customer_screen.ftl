# Asiakasnäkymän osat, peili ja kommentit.

customers-scores = Mitä annettiin
customers-scores-name = Kuinka usein kukin arvosana annettiin: { $metric }
customers-mix = Missä asiakkaat kohtaavat meidät
customers-mix-text = Asiakkaan kokemus on kaikkien näiden kohtaamisten summa.
customers-groups = Jokainen ryhmä
customers-groups-name = { $metric } ryhmittäin
customers-groups-text = Vähintään seitsemän ihmisen ryhmät: pienemmän luku olisi jonkun oma. Tiiminvetäjät näkevät oman ryhmänsä ja kaikkien asiakkaiden viikoittaiset luvut.
customers-groups-none = Yhdelläkään vähintään seitsemän ihmisen ryhmällä ei ole vielä asiakasvastauksia. Valitse tiimin sarake, kun tuot tiedoston.
customers-mirror = Sama paikka kahdelta puolelta
customers-mirror-name = Palvelemisen helppous ja asiakkaat: { $metric }
customers-mirror-text = Kuinka helppoa asiakkaita oli palvella hyvin, ja miltä asiakkaista tuntui samassa kohtaamispisteessä.
customers-mirror-none = Peilattavaa ei vielä ole. Sitä tulee, kun kohtaamispisteen kysymyksestä on julkaistu luku ja asiakkaiden tiedosto kertoo kohtaamispisteet.

customers-chart-of = { $metric }: { $group }
customers-team-lead = Mitä oman tiimisi asiakkaat ja kaikki asiakkaat sanoivat, viikoittain.
customers-team-empty = HR ei ole vielä tuonut asiakkaiden vastauksia. Viikot tulevat näkyviin heti, kun ne on tuotu; sinun ei tarvitse tehdä mitään.
customers-team-none-title = Tästä ryhmästä ei ole näytettäviä asiakasvastauksia
customers-team-none = HR on tuonut asiakkaiden vastauksia, mutta mitään ei voi näyttää tästä ryhmästä. Ehkä yksikään vastaus ei mainitse sitä, tai siinä on alle seitsemän ihmistä. Uuden vuosineljänneksen viikot tulevat, kun sen ensimmäinen viikko on suljettu.

comments-title = Mitä asiakkaat kirjoittivat
comments-lead = Vain HR:lle. Henkilöluettelon nimet on peitetty, eikä alle seitsemän ihmisen tiimeistä näytetä mitään.
comments-search = Sanoja kommenteista
comments-find = Etsi
comments-count = { $count ->
    [0] Mitään ei löytynyt.
    [one] Yksi kommentti.
   *[other] { $count } kommenttia.
}
comments-written = tiedostossa ”{ $text }”
comments-more = Niitä on enemmän: lisää sana, niin löydät tarkemmin.
comments-hidden = { $count ->
    [one] Yhtä ei näytetä, koska tiimi on liian pieni.
   *[other] { $count } kommenttia ei näytetä, koska tiimit ovat liian pieniä.
}
