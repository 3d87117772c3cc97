# Vad siffrorna säger tillsammans: slutsatser, riktning, faktorer och hur vi vet det.

report-evidence-title = { $measure } och { $metric }: vilket rör sig först?
report-evidence-under = Ju högre stapel, desto starkare tecken på att de rör sig tillsammans med så många veckor emellan.
report-evidence-customers-first = ← kunderna först
report-evidence-people-first = människorna först →
report-evidence-weeks = veckor emellan
report-evidence-limit = enbart slumpen håller sig mellan de här linjerna i 95 fall av 100
report-evidence-lag-people = { $weeks ->
    [one] människorna en vecka före
   *[other] människorna { $weeks } veckor före
}
report-evidence-lag-customers = { $weeks ->
    [one] kunderna en vecka före
   *[other] kunderna { $weeks } veckor före
}
report-evidence-lag-same = samma vecka
report-evidence-point = { $lag }: korrelation { $r }, inom slumpen
report-evidence-point-out = { $lag }: korrelation { $r }, mer än slump
report-evidence-found = Det starkaste stället är mer än slump: { $lag }, korrelation { $r }.
report-evidence-within = Alla staplar håller sig inom det som slumpen ensam ger. Den högsta: { $lag }, korrelation { $r }.
report-evidence-not-told = För lite data för ett svar; staplarna visar bara det som finns hittills.
report-evidence-none = Det finns inget att jämföra än.
report-col-lag = Veckor emellan
report-col-correlation = Korrelation
report-col-beyond-chance = Mer än slump
report-yes = ja
report-no = nej
report-level-under = { $group }, prickarna är publicerade siffror, linjen är nivån bakom dem · { $span }
report-level-now = Nivån bakom siffrorna är { $level }, troligen { $range }.
flag-spike-up = ovanligt högt
flag-spike-down = ovanligt lågt
flag-shift-up = nivån stiger
flag-shift-down = nivån sjunker
flag-change-up = ny, högre nivå
flag-change-down = ny, lägre nivå

# Slutsatsen: vem rör sig först. $weeks är alltid positivt.
link-title = Vem rör sig först?
link-working = Jämför med tusentals påhittade par…
link-picture = Så ser tecknen ut: { $measure } och { $metric }
link-employees_lead = { $weeks ->
    [one] Människorna ligger före med ungefär en vecka.
   *[other] Människorna ligger före med ungefär { $weeks } veckor.
}
link-customers_lead = { $weeks ->
    [one] Kunderna ligger före med ungefär en vecka.
   *[other] Kunderna ligger före med ungefär { $weeks } veckor.
}
link-both = Det går åt båda hållen: båda rör sig först på något avstånd.
link-same_week = De rör sig samma vecka; vem som är först går inte att säga.
link-no_link_seen = Inget samband syns.
link-not_enough_data = För lite data för att säga vem som ligger före.
link-short-employees_lead = { $weeks ->
    [one] människorna ungefär en vecka före
   *[other] människorna ungefär { $weeks } veckor före
}
link-short-customers_lead = { $weeks ->
    [one] kunderna ungefär en vecka före
   *[other] kunderna ungefär { $weeks } veckor före
}
link-short-both = åt båda hållen
link-short-same_week = samma vecka
link-short-no_link_seen = inget samband syns
link-short-not_enough_data = för lite data
link-power = Ett verkligt medelstarkt samband skulle hittas i ungefär { $found } av 10 organisationer som er.
link-power-at-most = Ett verkligt medelstarkt samband skulle hittas i högst { $found } av 10 organisationer som er.
link-power-hardly = Inte ens ett verkligt medelstarkt samband skulle ofta hittas i organisationer som er.
link-power-nearly-all = Ett verkligt medelstarkt samband skulle hittas i nästan alla organisationer som er.
link-none-is-not-nothing = Att inget samband syns betyder inte att det inte finns något.
link-range = Data tillåter allt från { $from } till { $to } veckor.
link-effect = Veckornas överraskningar går ihop med en korrelation på { $r } (troligen { $lo } till { $hi }).
link-slope = En poäng bland människorna motsvarar minst { $points } poäng bland kunderna.
link-proves-nothing = Det här är ordningsföljd, inte bevis för orsak: en ny chef eller en omorganisation kan röra båda.
link-few-groups = Med färre än sex grupper kan också vad som helst i kalendern göra det.

several-title = Alla ämnen mot: { $metric }
several-lead = Den som ser på många par hittar något av en slump. Här testas alla par tillsammans, och ett samband måste sticka ut bland dem alla.
several-look = Se på alla ämnen
several-working = Testar alla par tillsammans…
several-found = { $found ->
    [0] Inget samband sticker ut bland de { $tested } par som gick att testa.
    [one] Ett samband sticker ut bland de { $tested } par som gick att testa.
   *[other] { $found } samband sticker ut bland de { $tested } par som gick att testa.
}
several-none-tested = Inget par går att testa än.
several-measure = Ämne
several-verdict = Vem rör sig först
several-together = Korrelation (troligen)
several-effect = { $r } ({ $lo } till { $hi })

# Vad som fattas.
missing-usable_weeks = En grupp behöver { $needed } veckor med siffror från både människor och kunder; den fullaste har { $have }.
missing-calendar_weeks = { $more ->
    [one] En vecka till behövs.
   *[other] { $more } veckor till behövs.
}
missing-observed_weeks = { $more ->
    [one] En vecka till med en siffra behövs ({ $have } av { $needed }).
   *[other] { $more } veckor till med en siffra behövs ({ $have } av { $needed }).
}
missing-baseline_weeks = { $more ->
    [one] En vecka till med en siffra behövs ({ $have } av { $needed }).
   *[other] { $more } veckor till med en siffra behövs ({ $have } av { $needed }).
}
missing-neighbouring_weeks = Två veckor i rad behövs.
missing-variation = Siffrorna rör sig knappt, så det finns inget att jämföra.
missing-half_years = De första kommer när ett halvår av veckor är stängt (efter vecka 26 och i slutet av året).
missing-pairs = För varje två ämnen behövs 100 svar som innehåller båda; så är det för { $have } av { $needed } par.
missing-rows = { $needed } svar behövs; det finns { $have }.
missing-teams = { $needed } grupper med veckosiffror behövs; det finns { $have }.
missing-other = Fler veckor och svar behövs.

trend-normal = Den senaste siffran ligger inom den vanliga variationen.
trend-not-normal = Den senaste siffran ligger utanför den vanliga variationen.
trend-none = Ingen tydlig riktning.
trend-up = Sakta uppåt, ungefär { $size } i månaden.
trend-down = Sakta nedåt, ungefär { $size } i månaden.
trend-range = Troligen mellan { $lo } och { $hi } i månaden.
trend-tentative = Preliminärt: fler veckor kan ändra det.
trend-not-yet = Det är för tidigt att tala om en riktning.
trend-level-not-yet = Det är för tidigt att skilja slump från förändring.
trend-flag = { $week }: { $what }
trend-false-flags = Med tio team är en eller två falska flaggor per halvår att vänta, även när inget händer.

drivers-title = Vad som går ihop med stämningen
drivers-working = Fördelar det som går ihop med stämningen…
drivers-top-group = { $count ->
    [one] Ett ämne sticker ut: { $names }.
   *[other] I toppen går de här inte att skilja åt: { $names }.
}
drivers-explained = På ett och samma svar hänger ämnena tillsammans ihop med ungefär { $percent } % av skillnaderna i stämning.
drivers-not-yet = Andelar kan inte ges än.
drivers-alone = Under tiden varje ämne för sig bredvid stämningen, avrundat.
drivers-half = Från halvåret { $from } – { $to }, hela organisationen.
drivers-next-not-yet = Kolumnen för de följande veckorna kommer senare.
drivers-driver = Ämne
drivers-top = Toppgrupp
drivers-in-top = ● toppgrupp
drivers-shares = Andel (troligen)
drivers-share = { $from }–{ $to } %
drivers-same = Bredvid stämningen, samma svar
drivers-next = Stämningen de fyra följande veckorna
drivers-range = { $lo } till { $hi }
drivers-clear = { $range }, mer än slump
drivers-not-a-lever = Samma stämning färgar ett helt svar, så andelarna ser starka ut; de följande veckorna är ett hårdare prov. Inget av dem säger vad som skulle hända om ett ämne förbättrades: pröva det som ett experiment.

how-title = Hur vet vi det?
how-lead_lag = Först tas det bort som alla grupper delar (säsong, helger, företagets nyheter) och det som varje grupp bär med sig från vecka till vecka. Sedan jämförs den starkaste av 17 fördröjningar med vad som händer när varje grupp får en annan grupps kunder, eller, med färre än sex grupper, kunder med samma rytm vid slumpade tider. Ett samband anges när högst 5 av 100 sådana påhittade bilder är lika starka. Bara publicerade veckosiffror och veckor med minst tre svar används.
how-several = Samma test som för ett par, men det starkaste stället söks bland alla par och fördröjningar på en gång, också i de påhittade bilderna. Därför ser högst 5 av 100 organisationer utan samband ett här. Där paren inte har samma grupper betalar varje par i stället för de andra (Holm).
how-trend = Nivån är det som blir kvar av de publicerade siffrorna när man räknar med den kända slumpen i så få svar och avrundningen, och med vad grupperna i organisationen brukar göra från vecka till vecka. En flagga är en vecka som överraskar med mer än tre standardavvikelser (högt, lågt), en rad sådana veckor (stiger, sjunker) eller en ny nivå som betalar sitt pris mot slumpen. Riktningen är medianlutningen över alla veckopar, testad med seriens tröghet. Spridningen mellan människor antas vara den vanliga, 0,85 poäng på femgradig skala.
how-drivers = Andelarna kommer från korrelationer mellan svar i hela organisationen med team och vecka borttagna, publicerade en gång per halvår från minst 100 svar per par, avrundade till 0,05. Den förklarade delen är medelvärdet över alla ordningsföljder; intervallen visar vad så många människor och avrundningen lämnar öppet, och är ungefärliga. De följande veckorna kommer från gruppernas publicerade veckosiffror, med team och vecka borttagna. Inget svar sparas för detta.
how-span = Veckor
how-span-weeks = { $from } – { $to } ({ $weeks })
how-groups = Grupper
how-answers = Svar bakom en siffra
how-comparisons = Jämförelser
how-comparisons-lead_lag = { $count } påhittade par
how-comparisons-several = { $count } påhittade par
how-comparisons-drivers = { $count } upprepade dragningar för intervallen
how-seed = Frö
how-source = Källa
how-source-releases = Publicerade siffror i liggaren.
how-source-imports = Importerade kundsvar.
how-source-correlations = Publicerade korrelationer för hela organisationen.
how-source-panel = En fil.

progress-link = Jämför med påhittade par…
progress-several = Testar alla par tillsammans…
progress-drivers = Fördelar det som går ihop med stämningen…

error-panel_duplicate = Rad { $line } upprepar { $group } vecka { $week }. Inget beräknades. Behåll en rad per grupp och vecka.
error-panel_too_large = Filen omfattar { $weeks } veckor och { $groups } grupper, mer än metoden tar. Inget beräknades. Kontrollera att alla veckor är av samma slag.
