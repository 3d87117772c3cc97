# Customer metrics, by id: the name, the unit on an axis, what it says.
metric-nps = Suosittelu (NPS)
metric-csat = Tyytyväisyys (CSAT)
metric-ces = Asioinnin helppous (CES)
metric-expectation = Odotuksiin nähden

metric-unit-nps = pistettä, −100…100
metric-unit-csat = tyytyväisiä, %
metric-unit-ces = keskiarvo
metric-unit-expectation = pistettä, −100…100

metric-meaning-nps = Kuinka moni suosittelisi, vähennettynä niillä, jotka eivät suosittelisi.
metric-meaning-csat = Tyytyväisten asiakkaiden osuus vastanneista.
metric-meaning-ces = Kuinka vaivatonta asiointi oli, kyselyn omalla asteikolla.
metric-meaning-expectation = Odotettua parempi vähennettynä odotettua huonommalla.
