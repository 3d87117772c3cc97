# Asiakastiedoston sarakkeet ja se, mitä siitä jäi ottamatta.

import-source = Mistä tiedosto on peräisin?
import-source-hint = Seuraava samasta paikasta tuleva tiedosto luetaan samalla tavalla, eikä mitään lasketa kahdesti.
import-already-on = Aivan sama tiedosto on tuotu { $day }. Siinä ei ole mitään uutta.
import-sheet = Mikä taulukko luetaan
import-sheet-hint = Taulukot luetaan yksi kerrallaan.
import-twins-title = Näitä taulukoita ei lueta nyt: { $sheets }
import-twins = Niissä on samat sarakkeet. Tuo ensin tämä taulukko, avaa sitten tiedosto uudelleen ja valitse seuraava.
import-encoding = Miten kirjaimet on kirjoitettu
import-encoding-hint = Näkyykö tämä oikein? ”{ $text }”
import-dropped = Näitä ei oteta koskaan, koska ne kertovat ihmisistä:
import-unused = Ei valittu, joten ei tallenneta: { $columns }
import-weeks = Viikot: { $from } – { $to }
import-chart = Mitä tiedosto toisi
import-rejects = Rivit, joita ei otettaisi
import-updated = { $count ->
    [one] Yksi asiakas oli muuttanut vastaustaan: uudempi on voimassa.
   *[other] { $count } asiakasta oli muuttanut vastaustaan: uudemmat ovat voimassa.
}

saved-same-title = Vire tuntee tällaisen tiedoston
saved-same = Se luetaan samoin kuin { $day }. Katso luvut alta ja tuo.
saved-changed-title = Tiedosto on muuttunut viime kerrasta
saved-changed = Suurin osa luetaan samoin kuin { $day }. Katso, mikä muuttui:
saved-renamed = ”{ $old }” on nyt ”{ $name }”
saved-gone = ”{ $name }” on poissa
saved-added = ”{ $name }” on uusi
saved-forget = Lue uudenlaisena tiedostona

ask-date_order-dmy-of = Päivä ensin: { $value } on { $day }
ask-date_order-mdy-of = Kuukausi ensin: { $value } on { $day }
ask-scale-best = { $best } on paras, { $worst } huonoin

value-touchpoints = Missä nämä asiakkaat asioivat?
value-touchpoints-text = Vire ei tunne näitä sanoja. Jos et muuta niitä, jokaisesta tulee oma kohtaamispiste.
value-groups = Mikä tiimi nämä ovat?
value-groups-text = Vire ei tunne näitä sanoja. Jos et muuta niitä, vastaukset lasketaan vain koko organisaatioon.
value-word = { $word } ({ $count })
value-own-name = – oma kohtaamispiste –
value-no-group = – ei tiimiä –
value-suggestion = { $word } on { $name }

mapping-why-signature = työkalu kirjoittaa sen aina näin
mapping-why-answer = vastasit niin
mapping-why-mapping = valitsit sen itse
mapping-why-mapped_names = valitsemasi sarakkeet kertovat sen
mapping-why-types_differ = rivi näyttää otsikoilta
mapping-why-column_name = otsikko kertoo sen
mapping-why-first_of_several = ensimmäinen monesta sopivasta
mapping-why-only_dates = ainoa sarake, jossa on päiviä
mapping-why-seconds_since_1970 = luvut ovat sekunteja vuodesta 1970
mapping-why-day_numbers = luvut ovat päiviä Excelin tapaan
mapping-why-date_cells = solut ovat päivämääriä
mapping-why-iso8601 = vuosi on kirjoitettu ensin
mapping-why-spelled_out = kuukaudet on kirjoitettu sanoina
mapping-why-day_over_12 = yli 12:n luku paljastaa päivän
mapping-why-year_first = vuosi on ensimmäisenä
mapping-why-header_names_it = otsikot mainitsevat sen
mapping-why-known_words = Vire tuntee sen sanat
mapping-why-labels = vastaukset ovat tuttuja sanoja
mapping-why-values = arvot sopivat
mapping-why-looks_like_scores = arvot näyttävät arvosanoilta
mapping-why-none_found = ei löytynyt

rejects-sheet = Ottamatta jääneet
rejects-save-csv = Tallenna CSV-tiedostona
rejects-save-xlsx = Tallenna Excel-tiedostona

# Tools whose exports Vire knows.
tool-asknicely = AskNicely
tool-chatwoot = Chatwoot
tool-delighted = Delighted
tool-formbricks = Formbricks
tool-freshdesk = Freshdesk
tool-google_forms = Google Forms
tool-happyornot = HappyOrNot
tool-hotjar = Hotjar
tool-hubspot = HubSpot
tool-intercom = Intercom
tool-jira_service_management = Jira Service Management
tool-limesurvey = LimeSurvey
tool-medallia_agent_connect = Medallia Agent Connect
tool-microsoft_forms = Microsoft Forms
tool-qualtrics = Qualtrics
tool-surveymonkey = SurveyMonkey
tool-trustpilot = Trustpilot
tool-typeform = Typeform
tool-zendesk = Zendesk
tool-zendesk_surveys = Zendesk
