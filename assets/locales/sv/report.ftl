# Words of charts and exports.
report-organisation = Hela organisationen
report-customers = Kunder
report-all-customers = Alla kunder
report-by-touchpoint = Per kontaktpunkt
report-week-axis = vecka
report-percent = { $value }{"\u00A0"}%
report-range = { $lo }–{ $hi }
report-range-signed = { $lo }…{ $hi }
report-span = { $from } – { $to }
report-weeks-year = { $weeks } { $year }
report-value-at = { $value } ({ $when })
report-no-figure = ingen siffra ännu
report-not-asked = inte frågat
report-low = lågt
report-high = högt
report-scale = skala { $range }

report-chart-trend = Vecka för vecka
report-chart-heatmap = Helhetsbild
report-chart-customers = Kundernas upplevelse
report-chart-together = Medarbetare och kunder

report-trend-beside = { $group } bredvid hela organisationen · { $span }
report-trend-alone = { $group } · { $span }
report-together-title = { $measure } och kunderna: { $metric }
report-heatmap-title = Så har vi det
report-heatmap-under = Den senast publicerade siffran för varje område, { $span }
report-hatch-key = dold för att skydda enskilda
report-hidden = Dolt: { $reasons }

# What a point says when it has the focus.
report-point = { $when }: { $value }, troligen { $range }

# Sentences under charts. $group is a group, "Hela organisationen" or the customers of something.
report-summary-latest = { $measure }, { $group }: { $value } ({ $when }), troligen inom { $range }.
report-summary-moved = Den lägsta siffran har varit { $low } ({ $low_when }) och den högsta { $high } ({ $high_when }).
report-summary-hidden = { $weeks ->
    [one] En veckas siffra är dold för att skydda enskilda.
   *[other] Siffrorna för { $weeks } veckor är dolda för att skydda enskilda.
}
report-summary-organisation = I hela organisationen { $value } ({ $when }).
report-summary-none = { $measure }, { $group }: inga siffror har publicerats för den här tiden.
report-summary-touchpoints = { $metric } per kontaktpunkt.
report-heatmap-summary = { $figures ->
    [one] En siffra från { $span }
   *[other] { $figures } siffror från { $span }
}{ $hidden ->
    [0] .
    [one] , och en är dold.
   *[other] , och { $hidden } är dolda.
} Högst är { $high } ({ $high_value }) och lägst { $low } ({ $low_value }).
report-heatmap-none = Inga siffror har ännu publicerats från { $span }.
report-few-customers = för få kundsvar
report-too-few-customers = För få kundsvar.

report-col-when = Vecka
report-col-value = Siffra
report-col-range = Troligt intervall
report-col-answers = Svar
report-col-organisation = Hela organisationen
report-col-note = Anmärkning
report-col-group = Grupp
report-col-touchpoint = Kontaktpunkt
report-col-who = Vems
report-col-from = Från vecka
report-col-to = Till vecka
report-col-measure = Område
report-col-id = Id
report-col-grid = Steg
report-col-low = Låga, %
report-col-mid = Mellan, %
report-col-high = Höga, %
report-col-reason = Orsakskod
report-col-why = Varför dold
report-col-metric = Mått
report-col-lo = Intervall från
report-col-hi = Intervall till

report-format-csv = Tabell (CSV)
report-format-xlsx = Excel-arbetsbok
report-format-json = För program (JSON)
report-format-html = Sida att läsa och skriva ut (HTML)

# The workbook.
report-sheet-figures = Siffror
report-sheet-customers = Kunder
report-sheet-about = Om
report-about-title = Sammandrag ur Vire
report-about-organisation = Organisation
report-about-span = Period
report-about-policy = Publiceringsregler
report-about-policy-value = { $rules }, minst { $k } svar bakom varje siffra
report-about-method = Så kommer siffrorna till
report-about-method-figures = Varje siffra har gått genom publiceringsreglerna: den är slumpmässigt avrundad till skalans närmaste steg, och antalet svar anges som ett spann. Siffror för små grupper är dolda, och orsaken framgår.
report-about-method-customers = Kundernas siffror är beräknade per vecka av importerade svar. Intervallet är ett 95-procentigt konfidensintervall.
report-about-ledger = Publiceringsbokens senaste kontrollsumma
