# Kokeilut: kokeillaan muutosta joissakin tiimeissä ja katsotaan, mitä siitä tuli.

nav-experiments = Kokeilut
experiments-title = Kokeilut
experiments-lead = Kokeile muutosta joissakin tiimeissä, vertaa muihin ja katso, oliko siitä apua.
experiments-new = Uusi kokeilu
experiments-propose = Ehdota kokeilua
experiments-empty-title = Täällä näet, mitä on kokeiltu ja mitä siitä tuli
experiments-empty = Hyvä kokeilu on pieni: yksi muutos, muutama tiimi, alkuviikko ja yksi asia, jonka pitäisi liikkua. Suunnittele se ennen kuin aloitat; noin kahdentoista viikon kuluttua luvut osaavat kertoa.
experiments-empty-lead = HR ei ole vielä suunnitellut kokeiluja. Voit ehdottaa kokeilua omaan tiimiisi.
experiments-list = Kokeilut
experiments-col-title = Kokeilu
experiments-col-state = Vaihe
experiments-col-teams = Tiimit
experiments-col-start = Alku
experiments-col-verdict = Tulos
experiments-open = Avaa { $title }
experiments-back = Kaikki kokeilut
experiments-proposed-title = Ehdotuksesi on matkalla
experiments-proposed = HR näkee sen, kun kokeilujen lista seuraavan kerran avataan. Kukaan muu ei voi lukea sitä.

experiment-state-idea = Idea
experiment-state-planned = Suunniteltu
experiment-state-running = Käynnissä
experiment-state-measured = Mitattu
experiment-state-adopted = Otettu käyttöön
experiment-state-dropped = Jätetty
experiment-move-idea = Takaisin ideaksi
experiment-move-planned = Suunnittele
experiment-move-running = Aloita
experiment-move-measured = Mittaa
experiment-move-adopted = Ota käyttöön
experiment-move-dropped = Jätä sikseen
experiment-moved = Nyt: { $state }.
experiment-undo = Kumoa
experiment-discard = Poista
experiment-discarded = ”{ $title }” poistettiin.
experiment-discarded-undo = Palauta

verdict-better = Parempi
verdict-worse = Huonompi
verdict-cannot_tell = Ei voi sanoa
verdict-sentence-better = Meni parempaan: { $measure } nousi { $effect } verrattuna tiimeihin, jotka eivät kokeilleet.
verdict-sentence-worse = Meni huonompaan: { $measure } laski { $effect } verrattuna tiimeihin, jotka eivät kokeilleet.
verdict-sentence-cannot_tell = Ei voi sanoa: tällaista tapahtuu myös ilman mitään muutosta.
verdict-interval = Todennäköisesti välillä { $lo } … { $hi }.
verdict-no-interval = Viikkoja on liian vähän luottamusväliin.
verdict-placebo = { $all ->
    [one] Toisessa tiimissä tehtiin yksi leikkikokeilu; { $large } näytti näin suurelta.
   *[other] Muissa tiimeissä ja muilla viikoilla tehdyistä { $all } leikkikokeilusta { $percent } % näytti näin suurelta.
}
verdict-regression = Muutoksia aloitetaan usein silloin, kun menee huonosti, ja huonot viikot paranevat usein itsestään. Vertailu poistaa siitä osan, ei kaikkea.

experiment-why-title = Miksi tulosta ei ole
experiment-why-few_weeks_before = Lukuja ennen alkua on { $before } viikolta, ja { $needed } tarvitaan. Tämän alun kohdalla se ei muutu; aloita seuraava myöhemmin.
experiment-why-few_weeks_after = Lukuja alusta lähtien on { $after } viikolta, ja { $needed } tarvitaan. Odota ja katso uudelleen.
experiment-why-no_comparison = Vertailutiimiä ei ole: kuva kertoo, mitä tapahtui, mutta kukaan ei tiedä, olisiko niin käynyt muutenkin.
experiment-why-already_diverging = Tiimit olivat erkaantumassa jo ennen alkua, joten myöhempää ei voi erottaa siitä.
experiment-why-no_variation = Luvut eivät liiku lainkaan, joten vertailtavaa ei ole.
experiment-why-no_figures = Näistä tiimeistä ei ole tämän mittarin lukuja.
experiment-slope-unseen = Ennen alkua on alle 20 viikkoa: sitä, olivatko tiimit jo erkaantumassa, ei voi nähdä.
experiment-nothing-yet-title = Ei vielä piirrettävää
experiment-nothing-yet = Kuva tulee näkyviin, kun tiimeillä on tämän mittarin lukuja.
experiment-chart = { $title }: ennen ja jälkeen

experiment-how-method = Menetelmä
experiment-how-method-value = Tiimien viikkoluvuista vähennetään vertailutiimien keskiarvo, ennen alkua ja sen jälkeen. Sama tehdään jokaiselle vertailutiimille joka viikolla, ikään kuin siellä olisi kokeiltu jotakin. Tulos on parempi tai huonompi vain, jos enintään 5 % niistä näyttää yhtä suurelta.
experiment-how-span = Viikot
experiment-how-span-value = { $from } – { $to }: { $before } ennen alkua, { $after } sen jälkeen
experiment-how-answers = Vastauksia viikossa
experiment-how-comparison = Verrattu tiimeihin
experiment-how-comparison-none = ei mihinkään
experiment-how-seed = Siemenluku
experiment-how-source = Lähde
experiment-how-source-people = Julkaisukirjan luvut, viimeisin tiiviste { $ledger }
experiment-how-source-customers = Tuodut asiakasvastaukset viikoittain, vähintään 3 viikossa

experiment-form-title = Otsikko
experiment-form-title-hint = Muutama sana, jonka kaikki ymmärtävät.
experiment-form-hypothesis = Mitä odotat, ja miksi?
experiment-form-teams = Tiimit, jotka kokeilevat
experiment-form-group = Ryhmäsi
experiment-form-measure = Minkä pitäisi liikkua?
experiment-form-from = Ensimmäinen viikko
experiment-form-to = Viimeinen viikko
experiment-form-to-open = loppu on auki
experiment-form-comparison = Vertaa tiimeihin
experiment-form-comparison-hint = Ehdotus: tiimit, joiden taso ja suunta ennen alkua ovat lähimpänä. Valitse toiset, jos tiedät paremmin.
experiment-form-proposed = ehdotettu
experiment-form-save = Tallenna
experiment-form-send = Lähetä HR:lle
experiment-form-pick = Valitse tiimit ja ensimmäinen viikko, niin näet, minkä varassa suunnitelma on.
experiment-plan-before = { $weeks ->
    [one] Lukuja ennen alkua on yhdeltä viikolta; { $needed } tarvitaan.
   *[other] Lukuja ennen alkua on { $weeks } viikolta; { $needed } tarvitaan.
}
experiment-plan-after = Alun jälkeen lukuja tarvitaan { $needed } viikolta: aikaisintaan { $week }.
experiment-plan-few = Se on liian vähän: tästä alusta ei voi tulla tulosta. Valitse myöhempi viikko.
experiment-plan-random-title = Aloittakaa arvotussa järjestyksessä
experiment-plan-random = Jos kaikki tiimit eivät voi aloittaa yhtä aikaa, arvo aloitusjärjestys. Se, joka aloittaa pahimmalla hetkellä, näyttää onnistuvan itsestään.
experiment-plan-draw = Arvo järjestys
experiment-plan-drawn = Arvottu järjestys
experiment-of-idea = Kokeile tätä
experiment-of-idea-this = Kokeile tätä: { $title }
experiment-edit = Muuta suunnitelmaa
experiment-fixed = Suunnitelma pysyy, kun kokeilu on käynnissä: jos sitä muuttaisi lukujen näkemisen jälkeen, löytäisi sen mitä etsii.

experiment-hypothesis = Mitä odotettiin
experiment-teams = Tiimit
experiment-measure = Mittari
experiment-weeks = Viikot
experiment-weeks-open = { $from } alkaen
experiment-weeks-closed = { $from } – { $to }
experiment-weeks-none = ei vielä valittu
experiment-notes = Muistiinpanot
experiment-notes-hint = Vain HR:lle.
experiment-decision = Päätös
experiment-decision-hint = Kaikki lukevat tämän viikkovastauksen jälkeen.
experiment-notes-save = Tallenna muistiinpanot
experiment-notes-saved = Tallennettu.
experiment-visible = Kaikki organisaatiossa näkevät otsikon, tiimit, vaiheen ja tuloksen.

tried-title = Mitä on kokeiltu
tried-line = { $teams }, { $week } alkaen
tried-running = Kokeilu jatkuu.
tried-planned = Se alkaa silloin.
tried-measured-by = Mittari: { $measure }

error-experiment_unknown = Tätä kokeilua ei enää ole. Mitään ei muutettu.
error-experiment_runs = ”{ $title }” on jo alkanut, joten sen suunnitelma pysyy. Jätä se sikseen ja suunnittele uusi.
error-experiment_team_not_weekly = Ryhmää { $group } ei julkaista joka viikko omana ryhmänään, joten sitä ei voi mitata. Mitään ei tallennettu; valitse toinen tiimi.
error-experiment_compares_itself = { $group } ei voi olla sekä kokeilija että vertailukohta. Mitään ei tallennettu.
error-experiment_needs_teams = Valitse ensin ainakin yksi tiimi. Mitään ei muutettu.
error-experiment_needs_start = Valitse ensin ensimmäinen viikko. Mitään ei muutettu.
error-experiment_step = Kokeilu ei voi siirtyä vaiheesta { $from } vaiheeseen { $to }. Mitään ei muutettu.
error-experiment_not_begun = Kokeilu alkaa viikolla { $week }. Aloita se silloin. Mitään ei muutettu.
error-experiment_has_figures = Kokeilusta ”{ $title }” on jo lukuja alun jälkeen, joten suunnitelmaa ei voi enää muuttaa. Voit jättää kokeilun sikseen.
error-experiment_too_early = Lukuja alusta lähtien on { $have } viikolta, ja { $needed } tarvitaan. Odota ja mittaa sitten. Mitään ei muutettu.
error-experiment_text_too_long = Teksti on liian pitkä. Mitään ei tallennettu; lyhennä sitä hieman.
error-experiment_idea_unknown = Tällaista ideaa ei ole. Mitään ei tallennettu.
error-experiment_needs_title = Anna ensin otsikko. Mitään ei tallennettu.
error-experiment_invitation_old = Kutsusi on ajalta ennen kokeiluja. Pyydä HR:ltä uusi.
