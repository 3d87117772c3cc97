# Words of charts and exports.
report-organisation = Koko organisaatio
report-customers = Asiakkaat
report-all-customers = Kaikki asiakkaat
report-by-touchpoint = Kohtaamispisteittäin
report-week-axis = viikko
report-percent = { $value }{"\u00A0"}%
report-range = { $lo }–{ $hi }
report-range-signed = { $lo }…{ $hi }
report-span = { $from } – { $to }
report-weeks-year = { $weeks }/{ $year }
report-value-at = { $value } ({ $when })
report-no-figure = ei vielä lukua
report-not-asked = ei kysytty
report-low = matala
report-high = korkea
report-scale = asteikko { $range }

report-chart-trend = Suunta viikoittain
report-chart-heatmap = Kokonaiskuva
report-chart-customers = Asiakkaiden kokemus
report-chart-together = Ihmiset ja asiakkaat

report-trend-beside = { $group }, rinnalla koko organisaatio · { $span }
report-trend-alone = { $group } · { $span }
report-together-title = { $measure } ja asiakkaat: { $metric }
report-heatmap-title = Miten ihmisillä menee
report-heatmap-under = Viimeisin julkaistu luku kustakin asiasta, { $span }
report-hatch-key = piilossa yksityisyyden suojaamiseksi
report-hidden = Piilossa: { $reasons }

# What a point says when it has the focus.
report-point = { $when }: { $value }, todennäköisesti { $range }

# Sentences under charts. $group is a group, "Koko organisaatio" or the customers of something.
report-summary-latest = { $measure }, { $group }: { $value } ({ $when }), todennäköisesti välillä { $range }.
report-summary-moved = Matalin luku on ollut { $low } ({ $low_when }) ja korkein { $high } ({ $high_when }).
report-summary-hidden = { $weeks ->
    [one] Yhden viikon luku on piilossa yksityisyyden suojaamiseksi.
   *[other] { $weeks } viikon luvut ovat piilossa yksityisyyden suojaamiseksi.
}
report-summary-organisation = Koko organisaatiossa { $value } ({ $when }).
report-summary-none = { $measure }, { $group }: tältä ajalta ei ole julkaistu lukuja.
report-summary-touchpoints = { $metric } kohtaamispisteittäin.
report-heatmap-summary = { $figures ->
    [one] Yksi luku ajalta { $span }
   *[other] { $figures } lukua ajalta { $span }
}{ $hidden ->
    [0] .
    [one] , ja yksi on piilossa.
   *[other] , ja { $hidden } on piilossa.
} Korkein on { $high } ({ $high_value }) ja matalin { $low } ({ $low_value }).
report-heatmap-none = Ajalta { $span } ei ole vielä julkaistu lukuja.
report-few-customers = liian vähän asiakasvastauksia
report-too-few-customers = Liian vähän asiakasvastauksia.

report-col-when = Viikko
report-col-value = Luku
report-col-range = Todennäköinen väli
report-col-answers = Vastauksia
report-col-organisation = Koko organisaatio
report-col-note = Huomautus
report-col-group = Ryhmä
report-col-touchpoint = Kohtaamispiste
report-col-who = Kenen
report-col-from = Viikosta
report-col-to = Viikkoon
report-col-measure = Asia
report-col-id = Tunnus
report-col-grid = Askel
report-col-low = Matala, %
report-col-mid = Keski, %
report-col-high = Korkea, %
report-col-reason = Syyn koodi
report-col-why = Miksi piilossa
report-col-metric = Mittari
report-col-lo = Väli alkaen
report-col-hi = Väli asti

report-format-csv = Taulukko (CSV)
report-format-xlsx = Excel-työkirja
report-format-json = Tietue ohjelmille (JSON)
report-format-html = Sivu luettavaksi ja tulostettavaksi (HTML)

# The workbook.
report-sheet-figures = Luvut
report-sheet-customers = Asiakkaat
report-sheet-about = Tietoja
report-about-title = Viren yhteenveto
report-about-organisation = Organisaatio
report-about-span = Ajanjakso
report-about-policy = Julkaisusäännöt
report-about-policy-value = { $rules }, vähintään { $k } vastausta lukua kohden
report-about-method = Miten luvut syntyvät
report-about-method-figures = Jokainen luku on kulkenut julkaisusääntöjen läpi: se on pyöristetty satunnaisesti lähimmille asteikon askelille, ja vastausten määrä on annettu haarukkana. Pienten ryhmien luvut ovat piilossa, ja syy on kerrottu.
report-about-method-customers = Asiakkaiden luvut on laskettu viikoittain tuoduista vastauksista. Väli on 95 prosentin luottamusväli.
report-about-ledger = Julkaisukirjan viimeisin tiiviste
