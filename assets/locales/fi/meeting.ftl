# Raportti kokoukseen: havainnot sanoina, kuvat ja menetelmä.
meeting-action = Raportti kokoukseen
meeting-text = Kolme havaintoa sanoina ja kuinka varmoja ne ovat, kuviot, kokeilut ja menetelmä: niille, jotka eivät ole itse katsomassa.
meeting-from = Viikosta
meeting-to = Viikkoon
meeting-save-html = Tallenna sivu
meeting-save-pdf = Tallenna PDF

meeting-made = Tehty { $day }
meeting-sheet = sivu { $page }/{ $pages }
report-format-pdf = Paperille (PDF)
meeting-findings = Mitä luvut kertovat
meeting-people = Ihmiset
meeting-customers = Asiakkaat
meeting-experiments = Kokeilut
meeting-method = Miten luvut syntyvät
meeting-protected = Mikään tämän raportin luku ei kerro yhdestäkään ihmisestä: pienet ryhmät ovat piilossa, keskiarvot on pyöristetty, ja vastaukset tuhotaan, kun viikko suljetaan.
meeting-about-findings = Miten havainnot syntyvät
meeting-about-findings-value = Suunta kerrotaan vain, jos pelkkä sattuma antaisi sellaisen harvemmin kuin 5 organisaatiossa sadasta; peräkkäisten viikkojen samankaltaisuus on otettu huomioon. Sitä, kuka liikkuu ensin, verrataan tiimien leikkipareihin. Jos luvuista ei voi sanoa, raportti sanoo sen.

finding-now = Viimeisin luku on { $value } ({ $when }), todennäköisesti välillä { $range }.
finding-too-short = { $needed ->
    [one] Suunta selviää, kun viikkoja on yksi lisää.
   *[other] Suunta selviää, kun viikkoja on { $needed } lisää.
}
finding-weeks = { $weeks ->
    [one] Yhdestä viikosta.
   *[other] { $weeks } viikosta.
}
finding-up = Hitaasti ylöspäin, noin { $change } kuukaudessa.
finding-down = Hitaasti alaspäin, noin { $change } kuukaudessa.
finding-no-direction = Ei selvää suuntaa.
finding-direction-sure = Muutos kuukaudessa on todennäköisesti { $range }; laskettu { $weeks } viikosta.
finding-link-title = Mieliala ja { $metric }
finding-link-employees_lead = Ihmiset liikkuvat ensin: kun mieliala muuttuu, { $metric } seuraa noin { $weeks ->
    [one] viikon
   *[other] { $weeks } viikon
} päästä.
finding-link-customers_lead = Asiakkaat liikkuvat ensin: kun { $metric } muuttuu, mieliala seuraa noin { $weeks ->
    [one] viikon
   *[other] { $weeks } viikon
} päästä.
finding-link-both = Mieliala ja { $metric } liikuttavat toisiaan kumpaankin suuntaan.
finding-link-same_week = Mieliala ja { $metric } liikkuvat samalla viikolla; kumpikaan ei ole ensin.
finding-link-no_link_seen = Mielialan ja mittarin { $metric } välillä ei näy yhteyttä. Se ei tarkoita, ettei yhteyttä ole.
finding-link-not_enough_data = Dataa ei ole tarpeeksi sanomaan, liikkuuko ensin mieliala vai { $metric }.
finding-link-strength = Voimakkuus { $r } (todennäköisesti { $range }). Se kertoo ajoituksesta, ei todista syytä.
finding-link-sure = Mukana { $groups } tiimiä ja { $weeks } viikkoa; todellinen keskivahva yhteys löytyisi noin { $power } tällaisessa organisaatiossa kymmenestä.
finding-no-effect = Luvuista ei vielä saa vertailua.
finding-drivers-title = Mikä erottuu
finding-drivers-apart = Korkeimmalla on { $high } ({ $high_value }) ja matalimmalla { $low } ({ $low_value }).
finding-drivers-alike = Mikään asia ei erotu selvästi muiden ylä- tai alapuolelle.
finding-drivers-sure = { $high }: todennäköisesti { $high_range }. { $low }: todennäköisesti { $low_range }.
