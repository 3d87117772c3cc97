# HR:s bord.

desk-title = HR:s bord
desk-lead = { $organisation }, { $people ->
    [0] ingen på listan än
    [one] en person
   *[other] { $people } personer
}
desk-sections = Bordets delar
desk-people = Personer
desk-invitations = Inbjudningar
desk-leads = Teamledare
desk-rounds = Omgångar
desk-releases = Publiceringar
desk-export = Export
desk-policy = Publiceringsregler

people-import = Importera en personallista
people-count = { $people ->
    [one] En person den här veckan.
   *[other] { $people } personer den här veckan.
}
people-empty-title = Här ser du era team och vad deras storlek innebär
people-empty = Börja med en lista ur ert personalsystem, CSV eller Excel, en person per rad.
people-columns = Kolumner i valfri ordning: member, group, joined, left, och om du vill name och email. En grupp är en sökväg, till exempel Försäljning/Norr.
people-sizes = Små team skyddas av sin storlek: en siffra för få personer kunde visa vem som sagt vad. Storlekarna läses ur listan, och ingen kan slå av detta.
groups-caption = Grupper, deras storlek och vad som visas
groups-group = Grupp
groups-people = Personer
groups-size = Storlek
groups-shown = Visas
tier-T0 = färre än 7
tier-T1 = 7–9
tier-T2 = 10–29
tier-T3 = 30 eller fler
shown-weekly = varje vecka
shown-windows = inte för sig än: räknas i gruppen ovanför
shown-within_parent = inte för sig: räknas i gruppen ovanför
shown-merged = tillsammans som { $group }

roster-title = Ta den här listan i bruk?
roster-summary = { $members } personer: { $joining } nya, { $moving } i ett annat team än förut, { $leaving } inte längre med. Det som redan är publicerat ändras inte.
roster-take = Ta listan i bruk
roster-problems-title = { $count ->
    [one] En rad kan inte stämma
   *[other] { $count } rader kan inte stämma
}
roster-problems = Inget tas i bruk förrän de är rättade. Rätta dem i filen och välj den på nytt.
roster-problems-caption = Rader som inte kan stämma
roster-problem-member_missing = personens nummer saknas
roster-problem-member_twice = personen finns två gånger på listan
roster-problem-group_missing = teamet saknas
roster-problem-group_name_invalid = ett teamnamn kan inte se ut så här
roster-problem-date_invalid = det finns inget sådant datum
roster-problem-left_before_joined = har slutat före sin början
roster-problem-other = kan inte stämma ({ $reason })

invitations-text = Var och en får en egen kod och går med en gång. Koden säger vilket team man hör till, och den kan inte kopplas till vad man svarar.
invitations-all = Bjud in alla som inte har en kod än
invitations-count = { $invited } av { $people } personer har en kod.
invitations-nobody = Alla har redan en kod. Om någon tappat sin, gör en ny nedan.
invitations-some = Ny kod för enskilda personer
invitations-some-hint = Nummer från listan, med komma emellan. En äldre kod slutar gälla.
invitations-some-make = Gör
invitations-sheet-title = { $count ->
    [one] En inbjudan
   *[other] { $count } inbjudningar
}
invitations-once = Koderna visas bara den här gången. Skriv ut eller spara dem nu, ge var och en sin, och ta sedan bort filen.
invitations-save = Spara som CSV
invitations-handed = Jag har dem
invitations-how = { $organisation } bjuder in dig till Vire. Öppna Vire, välj ”Gå med via en inbjudan” och skriv koden. Ingen kan koppla den till vad du svarar.

leads-text = En ledare ser de publicerade siffrorna för de grupper du väljer här och för hela organisationen samt deras kunders veckosiffror, aldrig ett svar.
leads-name = Ledarens namn
leads-groups = Grupper
leads-group-within = har inga egna siffror
leads-invite = Bjud in ledaren
leads-code = Inbjudningskod för { $name }
leads-code-once = Den visas bara den här gången. Lämna över den personligen eller på papper.
leads-caption = Inbjudna ledare
leads-state = Läge
leads-accepted = har gått med
leads-waiting = har inte gått med än

rounds-text = En omgång är en vecka, måndag till söndag. Öppna den under sin vecka och stäng den när sista dagen är över. När du stänger räknas svaren ihop, det som får publiceras publiceras, och svaren förstörs.
rounds-caption = Omgångar
rounds-week = Vecka
rounds-state = Läge
rounds-actions = Åtgärder
round-announced = kommer
round-open = öppen
round-closed = stängd
rounds-open = Öppna
rounds-open-name = Öppna { $week }
rounds-close = Stäng och publicera
rounds-close-name = Stäng och publicera { $week }
round-closes-from = kan stängas från { $day }
rounds-earlier = { $count ->
    [one] Dessutom är en tidigare vecka hämtad från förr.
   *[other] Dessutom är { $count } tidigare veckor hämtade från förr.
}
rounds-empty-title = Här öppnar och stänger du veckorna
rounds-empty = Den första veckan kan öppnas när personallistan är inne. Importera den under Personer.
rounds-close-title = Stänga { $week }?
rounds-close-text = Ingen kan längre svara för den här veckan. Siffrorna publiceras för alla på samma gång, och svaren förstörs. Det går inte att ångra.
rounds-close-confirm = Stäng och publicera
rounds-closing = Stänger veckan…
rounds-closed = Stängd och publicerad: { $week }

releases-empty-title = Här finner du vad varje vecka publicerade
releases-empty = Den första publiceringen görs när du stänger den första veckan.
releases-text = { $releases ->
    [one] En publicering finns i liggaren.
   *[other] { $releases } publiceringar finns i liggaren.
} Var och en håller fast vid den förra, så inget kan ändras efteråt utan att det märks.
releases-caption = Publiceringar
releases-kind = Varifrån
releases-look = Visa
releases-look-name = Visa { $week }
round-kind-live = veckosvar
round-kind-imported = hämtad från förr
release-title = Publicering, { $week }
release-published = { $published ->
    [0] Ingen siffra publiceras.
    [one] En siffra publiceras.
   *[other] { $published } siffror publiceras.
}
release-withheld = { $count ->
    [one] En siffra är dold:
   *[other] { $count } siffror är dolda:
}
release-mood = Stämning efter grupp
release-mean = Stämning
release-answers = Svar
release-hash = Regler { $policy }, fingeravtryck { $hash }
ledger-check = Granska liggaren
ledger-valid = Liggaren är hel
ledger-broken = Liggaren hänger inte ihop
ledger-checked = { $releases ->
    [one] En publicering granskades.
   *[other] { $releases } publiceringar granskades, var och en mot den förra.
}
ledger-head = Nyaste fingeravtrycket: { $head }

export-text = En sammanfattning har bara publicerade siffror, samma som diagrammen. Ingen kan hittas i den.
export-from = Från
export-to = Till
export-format = Format
export-save = Spara sammanfattningen
export-order = Den första veckan kommer efter den sista.
export-empty-title = Här sparar du sammanfattningar
export-empty = Det finns något att spara när den första veckan är stängd.

policy-now = I dag behöver en siffra minst { $k } svar (regler { $policy }).
policy-up = Du kan begära fler, aldrig färre. Människor svarade för att de lovades så mycket, och löftet kan bara växa. Det nya talet gäller från nästa omgång som öppnas.
policy-new = Svar bakom en siffra, minst
policy-tighten = Gör strängare
policy-title = Minst { $k } svar från och med nu?
policy-forever = Det går inte att ta tillbaka. Fler siffror blir dolda, framför allt för små team.
policy-confirm = Ja, gör strängare
