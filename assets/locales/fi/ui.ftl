# Ikkuna kaikkien näkymien ympärillä ja niiden yhteiset sanat.

app-name = Vire

nav-label = Näkymät
nav-welcome = Alku
nav-check_in = Viikon vire
nav-history = Oma historia
nav-trends = Kehitys
nav-customers = Asiakkaat
nav-together = Yhdessä
nav-desk = HR:n pöytä
nav-protection = Näin sinua suojataan
nav-sign-out = Kirjaudu ulos

ui-cancel = Peruuta
ui-close = Sulje
ui-back = Takaisin
ui-next = Seuraava
ui-done = Valmis
ui-more = Näytä lisää
ui-show = Näytä
ui-copy = Kopioi
ui-copied = Kopioitu
ui-print = Tulosta
ui-steps = Vaiheet
ui-progress-percent = { $percent } %
ui-saved-to = Tallennettu: { $path }
ui-chart-points = Kuvion pisteet, kulje nuolinäppäimillä
ui-chart-table = Taulukko
ui-chart-save-png = Tallenna PNG
ui-chart-save-svg = Tallenna SVG
ui-strength-0 = Arvataan heti
ui-strength-1 = Helppo arvata
ui-strength-2 = Vielä liian helppo arvata
ui-strength-3 = Vahva
ui-strength-4 = Hyvin vahva

settings-title = Asetukset
settings-language = Kieli
settings-theme = Värit
settings-version = Vire { $version }, julkaisusäännöt { $policy }
language-fi = Suomi
language-sv = Svenska
language-en = English
theme-system = Järjestelmän mukaan
theme-light = Vaalea
theme-dark = Tumma

sample-label = Esimerkkiaineisto
sample-title = Keksittyä tietoa.
sample-text = Kukaan täällä ei ole oikea. Katsele ja kokeile vapaasti.
sample-remove = Poista esimerkki
sample-remove-title = Poistetaanko esimerkki?
sample-remove-text = Keksitty organisaatio häviää kaikkineen ja Vire alkaa tyhjästä. Voit valmistella esimerkin uudelleen milloin vain.
sample-remove-confirm = Poista

passphrase-new = Tunnuslause
passphrase-new-hint = Muutama sana, jotka vain sinä panisit peräkkäin. Pituus auttaa enemmän kuin kikkailu.
passphrase-again = Sama tunnuslause uudelleen
passphrase-differs = Nämä eivät vielä ole samat.

progress-working = Työ on käynnissä…
progress-people = Keksitään ihmisiä…
progress-history = Viedään aiempia vastauksia paikoilleen…
progress-close = Suljetaan viikkoja…
progress-round = Avataan tämä viikko…
progress-inspect = Katsotaan joka rivi…
progress-import = Tuodaan…
progress-finish = Viimeistellään…
progress-search = Etsitään…
progress-undo = Kumotaan tuontia…
progress-customers = Keksitään asiakkaita…

group-all = Koko organisaatio
group-picked = Ryhmä: { $group }
group-shown-as = näytetään yhdessä: { $group }
group-not-shown = mukana ylemmän ryhmän luvuissa
pick-group = Ryhmä
pick-measure = Mittari
pick-metric = Asiakasmittari
pick-touchpoint = Kohtaamispiste
chart-shown-as = Ryhmä on pieni, joten se näytetään yhdessä naapurinsa kanssa: { $group }.
weeks-from-to = { $from } – { $to }
