# Veckans läge, vem som ser det, och den egna historiken.

checkin-title = Veckans läge, { $week }
checkin-title-plain = Veckans läge
checkin-skip = Hoppa över
checkin-end = { $point }, { $meaning }
checkin-send = Skicka
checkin-hint = Tangenterna 1–5 svarar, Tabb går vidare, Ctrl+Enter skickar. Du får hoppa över vad du vill.
checkin-thanks = Tack
checkin-counted = Ditt svar ({ $week }) är förseglat och kommer att räknas. Ingen kan öppna det för sig, och det går inte längre att ändra.
checkin-done-title = Du har redan svarat
checkin-done = Ditt svar ({ $week }) har kommit fram. Ett svar i veckan är rättvist för alla.
checkin-results-after = Resultaten kommer till alla på samma gång när { $day } är över.
checkin-not-asked = Ett svar på en fråga som inte ställs den här veckan utelämnades.
checkin-none-title = Ingen omgång är öppen just nu
checkin-none = När HR öppnar nästa vecka finns dina frågor här. Du behöver inte göra något.
checkin-none-next = Nästa är { $week }, från { $day }. Du behöver inte göra något innan dess.

last-mood = Stämningen i hela organisationen ({ $week }) var { $mood } på en skala från 1 till 5.
last-no-mood = Siffrorna ({ $week }) är publicerade, men för få svarade för en stämning i hela organisationen.
last-participation = Ungefär { $percent } % var med.

who-title = Vem kan se det här?
who-short = Ditt team { $team }: { $people } personer · alla: { $all }
who-short-pool = Nya kolleger: { $people } personer · alla: { $all }
who-sees-title = Vad andra får se
who-team-shown = { $team } har { $people } personer. HR och teamets ledare ser dess medelvärden, och bara när minst { $k } har svarat.
who-team-hidden = { $team } har { $people } personer. Siffror för färre än { $least }, eller där någon kunde räknas ut, visas aldrig för sig: du räknas bara i de större grupperna.
who-team-windows = { $team } har { $people } personer. Av ett litet team visas bara ett medelvärde för flera veckor, för HR och teamets ledare, när svaren har blivit tillräckligt många.
who-pool = Du är ny här: kvartalet ut svarar du bland de nya kollegerna ({ $people } personer) och inte i siffrorna för ditt team { $team }. Annars kunde förändringen i teamets siffra visa vad du svarade.
who-all = HR och ledarna ser medelvärden för hela organisationen, { $people } personer.
who-nobody-title = Vad ingen ser
who-nobody-answers = Vilka svar som är dina. De bär inget namn, är förseglade på vägen och Vire räknar bara ihop dem.
who-nobody-absent = Vem som har svarat och vem som inte har det.
who-destroyed = När veckan stängs räknas svaren ihop och förstörs.
who-joined = { $joined ->
    [one] En person har kommit till ditt team sedan förra omgången.
   *[other] { $joined } personer har kommit till ditt team sedan förra omgången.
} Känner du dem alla? Påhittade personer i ett team kan användas för att peka ut någon.
claim-L1 = Nivå 1: den som tar datorns disk eller en säkerhetskopia får inte veta vem som sagt vad. Inget skydd mot den som sköter datorn och övervakar den medan du svarar.
claim-L2 = Nivå 2: det du skickar går också genom någon annans förmedling, så den som har brevlådan vet inte varifrån det kom.
claim-L3 = Nivå 3: en andra part ger ut biljetterna, och någon utomstående granskar det som publiceras.

history-title = Min historik
history-lead = Din egen stämning, vecka för vecka. Den finns bara på den här datorn, och bara dina två ord och din PIN-kod öppnar den.
history-empty-title = Din stämning vecka för vecka
history-empty = Inget sparas, för du har inte bett om det. Om du gör det nedan blir ditt nästa svar det första här.
history-empty-kept = Ditt nästa svar blir det första här.
history-keep = Ska min stämning sparas på den här datorn?
history-keep-why = Det är av från början, för andra kan också använda datorn och se över axeln på dig. HR kan inte se den i något fall.
history-keep-no = Spara inte
history-keep-yes = Spara
history-erase = Radera min historik
history-erase-title = Radera din historik?
history-erase-text = { $count ->
    [one] En vecka raderas för gott.
   *[other] { $count } veckor raderas för gott.
} Ingen har en kopia. Det du skickat till omgångarna förblir räknat, för ingen kan säga vad av det som var ditt.
history-erase-confirm = Radera
