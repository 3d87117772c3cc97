# Mitä luvut kertovat yhdessä: päätelmät, suunta, tekijät ja mistä sen tiedämme.

report-evidence-title = { $measure } ja asiakkaat ({ $metric }): kumpi liikkuu ensin?
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
