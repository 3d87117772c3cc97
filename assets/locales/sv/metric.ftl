# Customer metrics, by id: the name, the unit on an axis, what it says.
metric-nps = Rekommendation (NPS)
metric-csat = Nöjdhet (CSAT)
metric-ces = Enkelhet (CES)
metric-expectation = Jämfört med förväntan

metric-unit-nps = poäng, −100…100
metric-unit-csat = nöjda, %
metric-unit-ces = medelvärde
metric-unit-expectation = poäng, −100…100

metric-meaning-nps = Andelen som skulle rekommendera minus andelen som inte skulle det.
metric-meaning-csat = Andelen nöjda kunder av dem som svarade.
metric-meaning-ces = Hur lätt det var att få sitt ärende uträttat, på enkätens egen skala.
metric-meaning-expectation = Andelen bättre än väntat minus andelen sämre än väntat.
