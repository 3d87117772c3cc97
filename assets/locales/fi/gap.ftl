# Words of the gap chart: an experiment's teams against its comparison teams.
report-chart-gap = Ennen ja jälkeen
report-gap-under = { $measure }: ero vertailutiimeihin · { $span } · 0 = tavallinen ero ennen alkua
report-gap-under-alone = { $measure }: tiimit itse, ilman vertailua · { $span } · 0 = tavallinen taso ennen alkua
report-gap-start = alku
report-gap-before = ennen alkua
report-gap-after = alusta lähtien
report-gap-lift = Alun jälkeen ero on { $value } (todennäköisesti { $range }).
report-gap-lift-bare = Alun jälkeen ero on { $value }; viikkoja on liian vähän luottamusväliin.
report-gap-lift-alone = Alun jälkeen taso on { $value } aiempaan verrattuna. Ilman vertailutiimejä tämä kuvaa muutosta mutta ei todista mitään.
report-gap-weeks = { $before ->
    [one] Yksi viikko
   *[other] { $before } viikkoa
} ennen alkua ja { $after ->
    [one] yksi viikko
   *[other] { $after } viikkoa
} sen jälkeen.
report-col-gap = Ero
report-col-stretch = Jakso
