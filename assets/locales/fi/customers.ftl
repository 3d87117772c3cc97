# Asiakkaat ja heidän tiedostonsa.

customers-title = Asiakkaat
customers-lead = Mitä asiakkaat sanoivat, viikoittain. Tuo tiedosto pudottamalla se mihin tahansa tähän ikkunaan.
customers-import = Tuo tiedosto
customers-chart = { $metric }, kaikki asiakkaat
customers-chart-at = { $metric }: { $touchpoint }
customers-each = Jokainen kohtaamispiste
customers-each-name = { $metric } kohtaamispisteittäin
customers-empty-title = Tässä näet, mitä asiakkaat tuntevat
customers-empty = Vie nykyinen asiakaskyselysi CSV- tai Excel-tiedostoksi mistä työkalusta tahansa. Vire tunnistaa useimmat, ja viikot näkyvät heti kun tiedosto on tuotu.
customers-empty-private = Nimiä, osoitteita ja asiakasta palvelleen henkilön tietoja ei oteta.
touchpoint-all = Kaikki yhdessä

imports-title = Tuodut tiedostot
imports-none = Yhtään tiedostoa ei ole vielä tuotu.
imports-file = Tiedosto
imports-day = Tuotu
imports-weeks = Viikot
imports-taken = Vastauksia
imports-taken-of = { $accepted } / { $records }
imports-actions = Toiminnot
imports-look = { $errors ->
    [0] Tiedot
    [one] 1 rivissä ongelma
   *[other] { $errors } rivissä ongelma
}
imports-undo = Kumoa
imports-undo-name = Kumoa { $file }
imports-undo-title = Kumotaanko tuonti { $file }?
imports-undo-text = { $count ->
    [one] Sen yksi vastaus häviää kaikista kuvioista,
   *[other] Sen { $count } vastausta häviävät kaikista kuvioista,
} paitsi ne, jotka ovat myös toisessa tuonnissa. Itse tiedosto jää paikalleen, joten voit tuoda sen uudelleen.
imports-undo-confirm = Kumoa tuonti

import-title = Tuo { $file }
import-reading = Luetaan tiedostoa…
import-running = Tuodaan…
import-tool = Tämä näyttää olevan peräisin täältä: { $tool }.
import-already-title = Tiedosto on jo tuotu
import-already = Aivan sama tiedosto on tuotu aiemmin. Siinä ei ole mitään uutta.
import-missing-score = Arvosanojen saraketta ei löytynyt
import-missing-score-text = Jos asiakkaiden vastaukset ovat jossakin alla olevista sarakkeista, valitse se kohdasta Arvosana. Muuten valitse toinen tiedosto. Mitään ei ole tuotu.
import-missing-date = Päivämäärien saraketta ei löytynyt
import-missing-date-text = Jos vastausten päivät ovat jossakin alla olevista sarakkeista, valitse se kohdasta Päivä. Muuten valitse toinen tiedosto. Mitään ei ole tuotu.
import-overlap-title = { $count ->
    [one] Yksi vastaus on jo mukana
   *[other] { $count } vastausta on jo mukana
}
import-overlap = Samasta lähteestä on tuotu aiemmin samoja vastauksia. Niitä ei lasketa toiseen kertaan.
import-asks = Tätä Vire ei voi itse tietää
import-columns = Mitä missäkin sarakkeessa on?
import-several = Tiedostossa on useita mittareita riveittäin, ja Vire tunnisti ne.
import-sample = Tiedoston ensimmäiset rivit
import-outcome = Mitä tapahtuisi
import-risky-title = Useammassa kuin joka viidennessä rivissä on ongelma
import-risky = Jokin sarake voi olla väärä. Katso sarakkeet alta ennen kuin tuot. Peruuta ei muuta mitään.
import-anyway = Tuo silti
import-take = { $count ->
    [0] Tuo
    [one] Tuo yksi vastaus
   *[other] Tuo { $count } vastausta
}
import-done = { $count ->
    [one] Yksi vastaus on tuotu
   *[other] { $count } vastausta on tuotu
}
import-done-text = Ne näkyvät nyt kuvioissa. Jos jokin näyttää väärältä, voit kumota tuonnin luettelosta.

mapping-date = Päivä
mapping-score = Arvosana
mapping-id = Vastauksen numero
mapping-touchpoint = Kohtaamispiste
mapping-group = Tiimi
mapping-comment = Kommentti
mapping-metric = Mitä mitataan
mapping-scale = Asteikko
mapping-none = – ei mikään –
mapping-choose = – valitse –
mapping-comment-note = Sarakkeita, joita et valitse, ei tallenneta. Älä koskaan valitse tiimiksi henkilöä, joka palveli asiakasta.

ask-why-no_day_over_12 = Jokainen päivä voisi olla myös kuukausi.
ask-why-orders_contradict = Osa päivistä on kirjoitettu toisin päin.
ask-why-year_first_or_last = Ensimmäinen luku voi olla vuosi tai päivä.
ask-why-dates_turned = Osa päivistä näyttää vaihtaneen paikkaa kuukauden kanssa, kuten toisen maan taulukko-ohjelmassa voi käydä. Kumpi järjestys oli alun perin?
ask-why-no_zone_named = Tiedosto ei kerro.
ask-why-no_header_found = Mikään rivi ei näytä otsikoilta.
ask-why-metric_not_named = Otsikot eivät kerro.
ask-why-scale_not_reached = Kukaan ei antanut korkeinta arvosanaa, joten asteikon pää ei näy.
ask-why-scale_turned = Sanojen mukaan pieni numero on hyvä. Kumpi pää on paras?
ask-why-answer_codes = Vastaukset ovat koodeja, eikä tiedosto kerro, mikä niistä on hyvä. Kumpi pää on paras?
ask-why-group_disagrees = Toinen sarake kertoo muuta kuin arvosanat. Kumpi pää on paras?
ask-other = Valitse: { $id }
ask-date_order = Miten päivät on kirjoitettu?
ask-date_order-dmy = Päivä ensin: 3/4 on 3. huhtikuuta
ask-date_order-mdy = Kuukausi ensin: 3/4 on 4. maaliskuuta
ask-date_order-ymd = Vuosi ensin: 26-03-04 on 4. maaliskuuta 2026
ask-zone = Minkä paikan kelloa ajat noudattavat?
ask-metric = Mitä asiakkailta kysyttiin?
ask-scale = Mistä mihin asteikko kulkee?
ask-header = Mikä rivi nimeää sarakkeet?
ask-header-none = Sellaista riviä ei ole
ask-header-row = Rivi { $row }
ask-group = Missä sarakkeessa on tiimi?
ask-group-none = Ei missään

counts-records = Rivejä
counts-accepted = Otetaan
counts-skipped = Ohitetaan, tavallista
counts-errors = Ongelmallisia
counts-number = { $count }
counts-one = { $count } × { $reason }

rejects-caption = Rivit, joita ei otettu
rejects-place = Rivi
rejects-column = Sarake
rejects-value = Arvo
rejects-reason = Ongelma

reject-score_missing = arvosanaa ei annettu
reject-not_a_response = ei ole vastaus (esikatselu tai kesken)
reject-duplicate = on jo mukana
reject-footer = loppurivi, joka ei ole vastaus
reject-score_not_recognised = Vire ei tunnista arvosanaa
reject-score_out_of_range = arvosana on asteikon ulkopuolella
reject-score_not_integer = arvosana ei ole kokonaisluku
reject-date_missing = päivä puuttuu
reject-date_invalid = sellaista päivää ei ole
reject-date_implausible = päivä on tulevaisuudessa tai hyvin kaukana menneessä
reject-row_shape = rivissä on liikaa tai liian vähän sarakkeita, tai se kuuluu toiseen taulukkoon
reject-encoding = kirjaimista ei saa selvää
reject-other = ei saa selvää ({ $reason })
