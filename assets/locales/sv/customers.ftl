# Kunder och deras filer.

customers-title = Kunder
customers-lead = Vad kunderna sade, vecka för vecka. Släpp en fil var som helst på fönstret för att importera den.
customers-import = Importera en fil
customers-chart = { $metric }, alla kunder
customers-chart-at = { $metric }: { $touchpoint }
customers-each = Varje kontaktpunkt
customers-each-name = { $metric } efter kontaktpunkt
customers-empty-title = Här ser du vad kunderna känner
customers-empty = Exportera den kundenkät ni har, som CSV eller Excel, från vilket verktyg som helst. Vire känner igen de flesta, och veckorna syns så snart en fil är inne.
customers-empty-private = Namn, adresser och vem som betjänade kunden tas inte med.
touchpoint-all = Alla tillsammans

imports-title = Importerade filer
imports-none = Ingen fil är importerad än.
imports-file = Fil
imports-day = Importerad
imports-weeks = Veckor
imports-taken = Svar
imports-taken-of = { $accepted } av { $records }
imports-actions = Åtgärder
imports-look = { $errors ->
    [0] Detaljer
    [one] 1 rad med problem
   *[other] { $errors } rader med problem
}
imports-undo = Ångra
imports-undo-name = Ångra { $file }
imports-undo-title = Ångra importen av { $file }?
imports-undo-text = { $count ->
    [one] Dess enda svar försvinner ur alla diagram,
   *[other] Dess { $count } svar försvinner ur alla diagram,
} utom de som också finns i en annan import. Själva filen ligger kvar, så du kan importera den på nytt.
imports-undo-confirm = Ångra importen

import-title = Importera { $file }
import-reading = Läser filen…
import-running = Importerar…
import-tool = Det här ser ut som en export från { $tool }.
import-already-title = Filen är redan inne
import-already = Precis samma fil har importerats förut. Det finns inget nytt att ta in.
import-missing-score = Ingen kolumn med betyg hittades
import-missing-score-text = Om kundernas svar finns i någon av kolumnerna nedan, välj den vid Betyg. Annars välj en annan fil. Inget har importerats.
import-missing-date = Ingen kolumn med datum hittades
import-missing-date-text = Om svarens datum finns i någon av kolumnerna nedan, välj den vid Datum. Annars välj en annan fil. Inget har importerats.
import-overlap-title = { $count ->
    [one] Ett svar finns redan
   *[other] { $count } svar finns redan
}
import-overlap = Samma svar har importerats tidigare från samma källa. De räknas inte en gång till.
import-asks = Det här kan Vire inte veta själv
import-columns = Vad står i vilken kolumn?
import-several = Filen har flera mått, rad för rad, och Vire kände igen dem.
import-sample = Filens första rader
import-outcome = Vad som skulle hända
import-risky-title = Mer än var femte rad har ett problem
import-risky = En kolumn kan vara fel. Se på kolumnerna nedan innan du importerar. Avbryt ändrar inget.
import-anyway = Importera ändå
import-take = { $count ->
    [0] Importera
    [one] Importera ett svar
   *[other] Importera { $count } svar
}
import-done = { $count ->
    [one] Ett svar är inne
   *[other] { $count } svar är inne
}
import-done-text = Diagrammen visar dem nu. Om något ser fel ut kan du ångra importen i listan.

mapping-date = Datum
mapping-score = Betyg
mapping-id = Svarets nummer
mapping-touchpoint = Kontaktpunkt
mapping-group = Team
mapping-comment = Kommentar
mapping-metric = Vad som mäts
mapping-scale = Skala
mapping-none = – ingen –
mapping-choose = – välj –
mapping-comment-note = Kolumner som du inte väljer sparas inte. Välj aldrig den som betjänade kunden som team.

ask-why-no_day_over_12 = Varje dag i filen kunde också vara en månad.
ask-why-orders_contradict = Några datum är skrivna åt andra hållet.
ask-why-year_first_or_last = Det första talet kan vara året eller dagen.
ask-why-dates_turned = Några dagar verkar ha bytt plats med sina månader, som det kan bli i ett kalkylprogram från ett annat land. Vilken ordning gällde från början?
ask-why-no_zone_named = Filen säger det inte.
ask-why-no_header_found = Ingen rad ser ut som rubriker.
ask-why-metric_not_named = Rubrikerna säger det inte.
ask-why-scale_not_reached = Ingen gav det högsta betyget, så skalans slut syns inte.
ask-why-scale_turned = Orden säger att ett lågt tal är bra. Vilken ände är bäst?
ask-why-answer_codes = Svaren är koder, och filen säger inte vilken av dem som är bra. Vilken ände är bäst?
ask-why-group_disagrees = En annan kolumn säger något annat än betygen. Vilken ände är bäst?
ask-other = Välj: { $id }
ask-date_order = Hur är datumen skrivna?
ask-date_order-dmy = Dagen först: 3/4 är den 3 april
ask-date_order-mdy = Månaden först: 3/4 är den 4 mars
ask-date_order-ymd = Året först: 26-03-04 är den 4 mars 2026
ask-zone = Vilken klocka följer tiderna?
ask-metric = Vad frågades kunderna om?
ask-scale = Från vad till vad går skalan?
ask-header = Vilken rad namnger kolumnerna?
ask-header-none = Det finns ingen sådan rad
ask-header-row = Rad { $row }
ask-group = I vilken kolumn står teamet?
ask-group-none = Ingen av dem

counts-records = Rader
counts-accepted = Tas in
counts-skipped = Hoppas över, vanligt
counts-errors = Med problem
counts-number = { $count }
counts-one = { $count } × { $reason }

rejects-caption = Rader som inte togs in
rejects-place = Rad
rejects-column = Kolumn
rejects-value = Värde
rejects-reason = Problem

reject-score_missing = inget betyg gavs
reject-not_a_response = inget svar (en förhandsvisning, eller inte färdigt)
reject-duplicate = finns redan
reject-footer = en rad i slutet som inte är ett svar
reject-score_not_recognised = Vire känner inte igen betyget
reject-score_out_of_range = betyget ligger utanför skalan
reject-score_not_integer = betyget är inget heltal
reject-date_missing = datumet saknas
reject-date_invalid = det finns inget sådant datum
reject-date_implausible = datumet ligger i framtiden eller mycket långt tillbaka
reject-row_shape = raden har för många eller för få kolumner, eller hör till en annan tabell
reject-encoding = bokstäverna går inte att läsa
reject-other = går inte att läsa ({ $reason })
