# Fönstret kring varje vy, och ord som många vyer delar.

app-name = Vire

nav-label = Vyer
nav-welcome = Start
nav-check_in = Veckans läge
nav-history = Min historik
nav-trends = Utveckling
nav-customers = Kunder
nav-together = Tillsammans
nav-desk = HR:s bord
nav-protection = Så skyddas du
nav-sign-out = Logga ut

ui-cancel = Avbryt
ui-close = Stäng
ui-back = Tillbaka
ui-next = Nästa
ui-done = Klart
ui-more = Visa fler
ui-show = Visa
ui-copy = Kopiera
ui-copied = Kopierat
ui-print = Skriv ut
ui-steps = Steg
ui-progress-percent = { $percent } %
ui-saved-to = Sparat: { $path }
ui-chart-points = Diagrammets punkter, gå med piltangenterna
ui-chart-table = Tabell
ui-chart-save-png = Spara som PNG
ui-chart-save-svg = Spara som SVG
ui-strength-0 = Gissas genast
ui-strength-1 = Lätt att gissa
ui-strength-2 = Ännu för lätt att gissa
ui-strength-3 = Stark
ui-strength-4 = Mycket stark

settings-title = Inställningar
settings-language = Språk
settings-theme = Färger
settings-version = Vire { $version }, publiceringsregler { $policy }
language-fi = Suomi
language-sv = Svenska
language-en = English
theme-system = Som systemet
theme-light = Ljust
theme-dark = Mörkt

sample-label = Exempeldata
sample-title = Påhittade uppgifter.
sample-text = Ingen här är verklig. Titta på allt och prova vad du vill.
sample-remove = Ta bort exemplet
sample-remove-title = Ta bort exemplet?
sample-remove-text = Den påhittade organisationen försvinner med allt som hör till, och Vire börjar från tomt. Du kan göra i ordning exemplet på nytt när du vill.
sample-remove-confirm = Ta bort

passphrase-new = Lösenfras
passphrase-new-hint = Några ord som bara du skulle sätta ihop. Längd hjälper mer än krångel.
passphrase-again = Samma lösenfras en gång till
passphrase-differs = De två är inte lika än.

progress-working = Arbetar…
progress-people = Hittar på människor…
progress-history = Lägger tidigare svar på plats…
progress-close = Stänger veckorna…
progress-round = Öppnar den här veckan…
progress-inspect = Ser på varje rad…
progress-import = Importerar…
progress-finish = Avslutar…
progress-search = Söker…
progress-undo = Ångrar importen…
progress-customers = Hittar på kunder…

group-all = Hela organisationen
group-picked = Grupp: { $group }
group-shown-as = visas tillsammans som { $group }
group-not-shown = räknas i gruppen ovanför
pick-group = Grupp
pick-measure = Mått
pick-metric = Kundmått
pick-touchpoint = Kontaktpunkt
chart-shown-as = Gruppen är liten, så du ser den tillsammans med sin granne: { $group }.
weeks-from-to = { $from } – { $to }
