# Customer metrics, by id: the name, the unit on an axis, what it says.
metric-nps = Recommendation (NPS)
metric-csat = Satisfaction (CSAT)
metric-ces = Ease (CES)
metric-expectation = Against expectations

metric-unit-nps = points, −100…100
metric-unit-csat = satisfied, %
metric-unit-ces = mean
metric-unit-expectation = points, −100…100

metric-meaning-nps = The share who would recommend minus the share who would not.
metric-meaning-csat = The share of satisfied customers among those who answered.
metric-meaning-ces = How easy it was to get things done, on the survey's own scale.
metric-meaning-expectation = The share better than expected minus the share worse than expected.
