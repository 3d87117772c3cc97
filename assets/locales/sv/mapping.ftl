# Kundfilens kolumner, och vad som inte togs med.

import-source = Varifrån kommer filen?
import-source-hint = Nästa fil från samma ställe läses på samma sätt, och inget räknas två gånger.
import-already-on = Precis samma fil importerades { $day }. Det finns inget nytt att ta in.
import-sheet = Vilket blad läses
import-sheet-hint = Ett blad läses åt gången.
import-twins-title = De här bladen läses inte nu: { $sheets }
import-twins = De har samma kolumner. Importera först det här bladet, öppna sedan filen igen och välj nästa.
import-encoding = Hur bokstäverna är skrivna
import-encoding-hint = Ser det här rätt ut? ”{ $text }”
import-dropped = De här tas aldrig med, för de handlar om människor:
import-unused = Inte valda, så de sparas inte: { $columns }
import-weeks = Veckor: { $from } – { $to }
import-chart = Vad filen skulle tillföra
import-rejects = Rader som inte skulle tas med
import-updated = { $count ->
    [one] En kund hade ändrat sitt svar: det nyare gäller.
   *[other] { $count } kunder hade ändrat sina svar: de nyare gäller.
}

saved-same-title = Vire känner igen den här sortens fil
saved-same = Den läses som { $day }. Se på siffrorna nedan och importera.
saved-changed-title = Filen har ändrats sedan sist
saved-changed = Det mesta läses som { $day }. Se vad som ändrats:
saved-renamed = ”{ $old }” heter nu ”{ $name }”
saved-gone = ”{ $name }” är borta
saved-added = ”{ $name }” är ny
saved-forget = Läs den som en ny sorts fil

ask-date_order-dmy-of = Dagen först: { $value } är { $day }
ask-date_order-mdy-of = Månaden först: { $value } är { $day }
ask-scale-best = { $best } är bäst, { $worst } sämst

value-touchpoints = Var mötte de här kunderna er?
value-touchpoints-text = Vire känner inte de här orden. Om du låter dem vara blir vart och ett en egen kontaktpunkt.
value-groups = Vilket team är de här?
value-groups-text = Vire känner inte de här orden. Om du låter dem vara räknas svaren bara för hela organisationen.
value-word = { $word } ({ $count })
value-own-name = – en egen kontaktpunkt –
value-no-group = – inget team –
value-suggestion = { $word } är { $name }

mapping-why-signature = verktyget skriver alltid så
mapping-why-answer = du svarade så
mapping-why-mapping = du valde den
mapping-why-mapped_names = kolumnerna du valde säger det
mapping-why-types_differ = raden ser ut som rubriker
mapping-why-column_name = rubriken säger det
mapping-why-first_of_several = den första av flera som passar
mapping-why-only_dates = den enda kolumnen med datum
mapping-why-seconds_since_1970 = talen är sekunder sedan 1970
mapping-why-day_numbers = talen är dagar, som Excel räknar dem
mapping-why-date_cells = cellerna är datum
mapping-why-iso8601 = året står först
mapping-why-spelled_out = månaderna står som ord
mapping-why-day_over_12 = ett tal över 12 visar vilket som är dagen
mapping-why-year_first = året står först
mapping-why-header_names_it = rubrikerna nämner det
mapping-why-known_words = Vire känner orden i den
mapping-why-labels = svaren är kända ord
mapping-why-values = värdena passar
mapping-why-looks_like_scores = värdena ser ut som betyg
mapping-why-none_found = inget hittades

rejects-sheet = Ej medtagna
rejects-save-csv = Spara som CSV
rejects-save-xlsx = Spara för Excel

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
