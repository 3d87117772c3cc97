# Viikon vire, kuka sen näkee, ja oma historia.

checkin-title = Viikon vire, { $week }
checkin-title-plain = Viikon vire
checkin-skip = Ohita
checkin-end = { $point }, { $meaning }
checkin-send = Lähetä
checkin-hint = Näppäimet 1–5 vastaavat, sarkain siirtyy, Ctrl+Enter lähettää. Voit ohittaa minkä vain.
checkin-thanks = Kiitos
checkin-counted = Vastauksesi ({ $week }) on sinetöity ja lasketaan mukaan. Kukaan ei voi avata sitä yksinään, eikä sitä voi enää muuttaa.
checkin-done-title = Olet jo vastannut
checkin-done = Vastauksesi ({ $week }) on perillä. Kun kukin vastaa viikossa kerran, se on kaikille reilua.
checkin-results-after = Tulokset tulevat kaikille yhtä aikaa, kun { $day } on ohi.
checkin-not-asked = Yksi vastaus jätettiin pois, koska sitä ei kysytä tällä viikolla.
checkin-none-title = Juuri nyt mikään kierros ei ole auki
checkin-none = Kun HR avaa seuraavan viikon, kysymyksesi ovat tässä. Sinun ei tarvitse tehdä mitään.
checkin-none-next = Seuraava on { $week }, alkaen { $day }. Siihen asti sinun ei tarvitse tehdä mitään.

last-mood = Koko organisaation mieliala ({ $week }) oli { $mood } asteikolla 1–5.
last-no-mood = Luvut ({ $week }) on julkaistu, mutta koko organisaation mielialaan vastauksia oli liian vähän.
last-participation = Noin { $percent } % ihmisistä vastasi.

who-title = Kuka tämän näkee?
who-short = Tiimisi { $team }: { $people } henkeä · kaikki: { $all }
who-short-pool = Uudet työkaverit: { $people } henkeä · kaikki: { $all }
who-sees-title = Mitä muut näkevät
who-team-shown = { $team }: { $people } henkeä. HR ja tiimin vetäjä näkevät sen keskiarvot, ja vain kun vähintään { $k } on vastannut.
who-team-hidden = { $team }: { $people } henkeä. Alle { $least } hengen lukuja, tai lukuja joista jonkun voisi päätellä, ei koskaan näytetä erikseen: olet mukana vain isompien ryhmien luvuissa.
who-team-windows = { $team }: { $people } henkeä. Pienestä tiimistä näytetään vain usean viikon keskiarvo HR:lle ja tiimin vetäjälle, kun vastauksia on kertynyt tarpeeksi.
who-pool = Olet uusi täällä: vuosineljänneksen loppuun vastaat uusien työkavereiden joukossa ({ $people } henkeä), etkä tiimisi { $team } luvuissa. Muuten tiimin luvun muutos voisi kertoa, mitä sinä vastasit.
who-all = HR ja vetäjät näkevät koko organisaation keskiarvot, { $people } henkeä.
who-nobody-title = Mitä kukaan ei näe
who-nobody-answers = Sitä, mitkä vastaukset ovat sinun. Niissä ei ole nimeä, ne kulkevat sinetöityinä, ja Vire vain laskee ne yhteen.
who-nobody-absent = Sitä, kuka on vastannut ja kuka ei.
who-destroyed = Kun viikko suljetaan, vastaukset lasketaan yhteen ja tuhotaan.
who-joined = { $joined ->
    [one] Tiimiisi on edellisen kierroksen jälkeen liittynyt yksi henkilö.
   *[other] Tiimiisi on edellisen kierroksen jälkeen liittynyt { $joined } henkilöä.
} Tunnetko heidät kaikki? Keksityillä ihmisillä voisi yrittää erottaa yhden muista.
claim-L1 = Taso 1: se, joka vie tämän koneen levyn tai varmuuskopion, ei saa tietää kuka sanoi mitä. Suojaa ei ole sitä vastaan, joka ylläpitää konetta ja seuraa sitä vastatessasi.
claim-L2 = Taso 2: lähettämäsi kulkee myös toisen tahon välityksen kautta, joten postilaatikon pitäjä ei tiedä, mistä se tuli.
claim-L3 = Taso 3: liput antaa toinen taho, ja joku ulkopuolinen tarkistaa julkaistavan.

history-title = Oma historia
history-lead = Omat mielialasi. Ne ovat vain tällä koneella, ja ne aukeavat vain kahdella sanallasi ja PIN-koodillasi.
history-empty-title = Mielialasi viikko viikolta
history-empty = Mitään ei säilytetä, koska et ole pyytänyt sitä. Jos pyydät alla, seuraava vastauksesi on täällä ensimmäinen.
history-empty-kept = Seuraava vastauksesi on täällä ensimmäinen.
history-keep = Säilytetäänkö mielialani tällä koneella?
history-keep-why = Aluksi ei, koska muutkin saattavat käyttää konetta ja nähdä olkasi yli. HR ei näe niitä kummassakaan tapauksessa.
history-keep-no = Ei säilytetä
history-keep-yes = Säilytetään
history-erase = Tyhjennä historiani
history-erase-title = Tyhjennetäänkö historiasi?
history-erase-text = { $count ->
    [one] Yksi mieliala häviää lopullisesti.
   *[other] { $count } mielialaa häviää lopullisesti.
} Kenelläkään ei ole niistä kopiota. Kierroksille lähettämäsi pysyy laskettuna, koska kukaan ei voi tietää, mikä siitä oli sinun.
history-erase-confirm = Tyhjennä
