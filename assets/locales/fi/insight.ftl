# Mitä luvut kertovat yhdessä: päätelmät, suunta, tekijät ja mistä sen tiedämme.

report-evidence-title = { $measure } ja { $metric }: kumpi liikkuu ensin?
report-evidence-under = Mitä korkeampi palkki, sitä vahvempi näyttö siitä, että ne liikkuvat yhdessä näin monen viikon välein.
report-evidence-customers-first = ← asiakkaat ensin
report-evidence-people-first = ihmiset ensin →
report-evidence-weeks = viikkoa välissä
report-evidence-limit = pelkkä sattuma pysyy näiden viivojen välissä 95 kertaa sadasta
report-evidence-lag-people = { $weeks ->
    [one] ihmiset viikkoa aiemmin
   *[other] ihmiset { $weeks } viikkoa aiemmin
}
report-evidence-lag-customers = { $weeks ->
    [one] asiakkaat viikkoa aiemmin
   *[other] asiakkaat { $weeks } viikkoa aiemmin
}
report-evidence-lag-same = sama viikko
report-evidence-point = { $lag }: korrelaatio { $r }, sattuman rajoissa
report-evidence-point-out = { $lag }: korrelaatio { $r }, enemmän kuin sattumaa
report-evidence-found = Vahvin kohta ylittää sattuman: { $lag }, korrelaatio { $r }.
report-evidence-within = Jokainen palkki pysyy sattuman rajoissa. Korkein: { $lag }, korrelaatio { $r }.
report-evidence-not-told = Vastaukseen on liian vähän tietoa; palkit näyttävät vain sen, mitä tähän asti on.
report-evidence-none = Vielä ei ole mitään verrattavaa.
report-col-lag = Viikkoja välissä
report-col-correlation = Korrelaatio
report-col-beyond-chance = Enemmän kuin sattumaa
report-yes = kyllä
report-no = ei
report-level-under = { $group }, pisteet ovat julkaistuja lukuja, viiva niiden takana oleva taso · { $span }
report-level-now = Lukujen takana oleva taso on { $level }, todennäköisesti { $range }.
flag-spike-up = poikkeuksellisen korkea
flag-spike-down = poikkeuksellisen matala
flag-shift-up = taso nousee
flag-shift-down = taso laskee
flag-change-up = uusi, korkeampi taso
flag-change-down = uusi, matalampi taso

# Päätelmä: kumpi liikkuu ensin. $weeks on aina positiivinen.
link-title = Kumpi liikkuu ensin?
link-working = Verrataan tuhansiin keksittyihin pareihin…
link-picture = Miltä näyttö näyttää: { $measure } ja { $metric }
link-employees_lead = { $weeks ->
    [one] Ihmiset ovat edellä noin viikon.
   *[other] Ihmiset ovat edellä noin { $weeks } viikkoa.
}
link-customers_lead = { $weeks ->
    [one] Asiakkaat ovat edellä noin viikon.
   *[other] Asiakkaat ovat edellä noin { $weeks } viikkoa.
}
link-both = Molempiin suuntiin: kumpikin liikkuu ensin jollakin viiveellä.
link-same_week = Ne liikkuvat samalla viikolla; kumpi on ensin, sitä ei voi sanoa.
link-no_link_seen = Yhteyttä ei näy.
link-not_enough_data = Tietoa on liian vähän sanomaan, kumpi on edellä.
link-short-employees_lead = { $weeks ->
    [one] ihmiset edellä noin viikon
   *[other] ihmiset edellä noin { $weeks } viikkoa
}
link-short-customers_lead = { $weeks ->
    [one] asiakkaat edellä noin viikon
   *[other] asiakkaat edellä noin { $weeks } viikkoa
}
link-short-both = molempiin suuntiin
link-short-same_week = samalla viikolla
link-short-no_link_seen = yhteyttä ei näy
link-short-not_enough_data = liian vähän tietoa
link-power = Keskivahva todellinen yhteys löytyisi noin { $found } organisaatiosta kymmenestä teidän kaltaisestanne.
link-power-at-most = Keskivahva todellinen yhteys löytyisi enintään { $found } organisaatiosta kymmenestä teidän kaltaisestanne.
link-power-hardly = Keskivahvakaan todellinen yhteys ei löytyisi juuri koskaan teidän kaltaisestanne organisaatiosta.
link-power-nearly-all = Keskivahva todellinen yhteys löytyisi lähes aina teidän kaltaisestanne organisaatiosta.
link-none-is-not-nothing = Se, ettei yhteyttä näy, ei tarkoita, ettei sitä ole.
link-range = Tiedot sallivat viiveen { $from }–{ $to } viikkoa.
link-effect = Viikkojen yllätykset kulkevat yhdessä korrelaatiolla { $r } (todennäköisesti { $lo } … { $hi }).
link-slope = Yksi piste ihmisillä vastaa vähintään { $points } pistettä asiakkailla.
link-proves-nothing = Tämä on ajoitus, ei todiste syystä: uusi esihenkilö tai organisaatiomuutos voi liikuttaa molempia.
link-few-groups = Kun ryhmiä on alle kuusi, myös mikä tahansa kalenterissa voi tehdä niin.

several-title = Kaikki aiheet, vertailussa: { $metric }
several-lead = Joka katsoo monta paria, löytää sattumaltakin jotain. Tässä kaikki parit testataan yhdessä, ja yhteyden on erotuttava niistä kaikista.
several-look = Katso kaikki aiheet
several-working = Testataan kaikki parit yhdessä…
several-found = { $found ->
    [0] Mikään yhteys ei erotu. Pareja voitiin testata { $tested }.
    [one] Yksi yhteys erottuu. Pareja voitiin testata { $tested }.
   *[other] { $found } yhteyttä erottuu. Pareja voitiin testata { $tested }.
}
several-none-tested = Yhtään paria ei voi vielä testata.
several-measure = Aihe
several-verdict = Kumpi liikkuu ensin
several-together = Korrelaatio (todennäköisesti)
several-effect = { $r } ({ $lo } … { $hi })

# Mitä puuttuu.
missing-usable_weeks = Ryhmällä pitää olla { $needed } viikkoa, joilta on sekä ihmisten että asiakkaiden luku; eniten niitä on { $have }.
missing-calendar_weeks = { $more ->
    [one] Tarvitaan vielä yksi viikko.
   *[other] Tarvitaan vielä { $more } viikkoa.
}
missing-observed_weeks = { $more ->
    [one] Tarvitaan vielä yksi viikko, jolta on luku ({ $have }/{ $needed }).
   *[other] Tarvitaan vielä { $more } viikkoa, joilta on luku ({ $have }/{ $needed }).
}
missing-baseline_weeks = { $more ->
    [one] Tarvitaan vielä yksi viikko, jolta on luku ({ $have }/{ $needed }).
   *[other] Tarvitaan vielä { $more } viikkoa, joilta on luku ({ $have }/{ $needed }).
}
missing-neighbouring_weeks = Tarvitaan kaksi peräkkäistä viikkoa.
missing-variation = Luvut eivät juuri liiku, joten vertailtavaa ei ole.
missing-half_years = Ensimmäiset tulevat, kun puolivuosi viikkoja on suljettu (viikon 26 jälkeen ja vuoden lopussa).
missing-pairs = Jokaisesta kahdesta aiheesta tarvitaan 100 vastausta, joissa ovat molemmat; näin on { $have } parilla, kun pareja on { $needed }.
missing-rows = Tarvitaan { $needed } vastausta; niitä on { $have }.
missing-teams = Tarvitaan { $needed } ryhmää, joilla on viikkolukuja; niitä on { $have }.
missing-other = Tarvitaan lisää viikkoja ja vastauksia.

trend-normal = Viimeisin luku on tavallisen vaihtelun rajoissa.
trend-not-normal = Viimeisin luku on tavallisen vaihtelun ulkopuolella.
trend-none = Ei selvää suuntaa.
trend-up = Hitaasti ylöspäin, noin { $size } kuukaudessa.
trend-down = Hitaasti alaspäin, noin { $size } kuukaudessa.
trend-range = Todennäköisesti { $lo } … { $hi } kuukaudessa.
trend-tentative = Alustava: uudet viikot voivat muuttaa tämän.
trend-not-yet = Suunnasta on liian aikaista puhua.
trend-level-not-yet = On liian aikaista erottaa muutosta sattumasta.
trend-flag = { $week }: { $what }
trend-false-flags = Kymmenellä tiimillä on odotettavissa noin yksi tai kaksi väärää lippua puolessa vuodessa, vaikka mitään ei tapahtuisi.

drivers-title = Mikä kulkee mielialan kanssa
drivers-working = Jaetaan sitä, mikä kulkee mielialan kanssa…
drivers-top-group = { $count ->
    [one] Yksi aihe erottuu: { $names }.
   *[other] Kärjessä näitä ei voi erottaa toisistaan: { $names }.
}
drivers-explained = Samalla vastauslomakkeella aiheisiin liittyy yhteensä noin { $percent } % mielialan eroista.
drivers-not-yet = Osuuksia ei voi vielä antaa.
drivers-alone = Sillä välin kukin aihe yksinään mielialan rinnalla, pyöristettynä.
drivers-half = Puolivuodelta { $from } – { $to }, koko organisaatio.
drivers-next-not-yet = Seuraavien viikkojen sarake tulee myöhemmin.
drivers-driver = Aihe
drivers-top = Kärkiryhmä
drivers-in-top = ● kärkiryhmä
drivers-shares = Osuus (todennäköisesti)
drivers-share = { $from }–{ $to } %
drivers-same = Mielialan rinnalla, sama lomake
drivers-next = Mieliala neljällä seuraavalla viikolla
drivers-range = { $lo } … { $hi }
drivers-clear = { $range }, enemmän kuin sattumaa
drivers-not-a-lever = Sama mieliala värittää koko lomakkeen, joten osuudet näyttävät vahvoilta; seuraavat viikot ovat tiukempi koe. Kumpikaan ei kerro, mitä tapahtuisi, jos aihetta parannettaisiin: kokeilkaa.

how-title = Mistä tiedämme?
how-lead_lag = Ensin poistetaan se, mikä on kaikille ryhmille yhteistä (kausi, lomat, yhtiön uutiset), ja se, mitä ryhmä kantaa viikosta toiseen. Sitten 17 viiveestä vahvinta verrataan siihen, mitä tapahtuu, kun ryhmä saa toisen ryhmän asiakkaat, tai kun ryhmiä on alle kuusi, samarytmiset asiakkaat satunnaisina aikoina. Yhteys sanotaan löytyneeksi, kun enintään 5 sadasta tällaisesta keksitystä kuvasta on yhtä vahva. Käytössä ovat vain julkaistut viikkoluvut ja viikot, joilta on vähintään kolme vastausta.
how-several = Sama koe kuin yhdelle parille, mutta vahvinta kohtaa etsitään kaikista pareista ja viiveistä yhtä aikaa, myös keksityistä kuvista. Siksi enintään 5 sadasta organisaatiosta, joissa yhteyttä ei ole, näkee sellaisen tässä. Jos pareilla ei ole samoja ryhmiä, jokainen pari maksaa muista sen sijaan erikseen (Holm).
how-trend = Taso on se, mitä julkaistuista luvuista jää, kun otetaan huomioon näin harvojen vastausten tunnettu sattuma ja pyöristys sekä se, mitä tämän organisaation ryhmissä viikosta toiseen yleensä tapahtuu. Lippu on viikko, joka yllättää yli kolmen keskihajonnan verran (korkea, matala), usean sellaisen jakso (nousee, laskee) tai uusi taso, joka maksaa hintansa sattumaa vastaan. Suunta on kaikkien viikkoparien mediaanikulma, ja sen kokeessa sarjan pysyvyys on mukana. Ihmisten välinen hajonta oletetaan tavalliseksi, 0,85 pistettä viiden pisteen asteikolla.
how-drivers = Osuudet tulevat koko organisaation vastauslomakkeiden korrelaatioista, joista tiimi ja viikko on poistettu; ne julkaistaan kerran puolivuodessa, vähintään 100 lomakkeesta paria kohti, 0,05:een pyöristettyinä. Selitetty osa on keskiarvo kaikista järjestyksistä; vaihteluvälit näyttävät, mitä näin moni ihminen ja pyöristys jättävät auki, ja ne ovat likimääräisiä. Seuraavat viikot tulevat ryhmien julkaistuista viikkoluvuista, tiimi ja viikko poistettuina. Yhtään vastausta ei säilytetä tätä varten.
how-span = Viikot
how-span-weeks = { $from } – { $to } ({ $weeks })
how-groups = Ryhmät
how-answers = Vastauksia luvun takana
how-comparisons = Vertailuja
how-comparisons-lead_lag = { $count } keksittyä paritusta
how-comparisons-several = { $count } keksittyä paritusta
how-comparisons-drivers = { $count } toistettua arvontaa vaihteluväleihin
how-seed = Siemenluku
how-source = Lähde
how-source-releases = Julkaisukirjan luvut.
how-source-imports = Tuodut asiakasvastaukset.
how-source-correlations = Koko organisaation julkaistut korrelaatiot.
how-source-panel = Tiedosto.

progress-link = Verrataan keksittyihin pareihin…
progress-several = Testataan kaikki parit yhdessä…
progress-drivers = Jaetaan sitä, mikä kulkee mielialan kanssa…

error-panel_duplicate = Rivi { $line } toistaa ryhmän { $group } viikolla { $week }. Mitään ei laskettu. Pidä yksi rivi ryhmää ja viikkoa kohti.
error-panel_too_large = Tiedosto kattaa { $weeks } viikkoa ja { $groups } ryhmää, enemmän kuin menetelmä ottaa. Mitään ei laskettu. Tarkista, että kaikki viikot ovat samaa lajia.
