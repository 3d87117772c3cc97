# Vad siffrorna säger tillsammans: slutsatser, riktning, faktorer och hur vi vet det.

report-evidence-title = { $measure } och kunderna ({ $metric }): vilket rör sig först?
report-evidence-under = Ju högre stapel, desto starkare tecken på att de rör sig tillsammans med så många veckor emellan.
report-evidence-customers-first = ← kunderna först
report-evidence-people-first = människorna först →
report-evidence-weeks = veckor emellan
report-evidence-limit = enbart slumpen håller sig mellan de här linjerna i 95 fall av 100
report-evidence-lag-people = { $weeks ->
    [one] människorna en vecka före
   *[other] människorna { $weeks } veckor före
}
report-evidence-lag-customers = { $weeks ->
    [one] kunderna en vecka före
   *[other] kunderna { $weeks } veckor före
}
report-evidence-lag-same = samma vecka
report-evidence-point = { $lag }: korrelation { $r }, inom slumpen
report-evidence-point-out = { $lag }: korrelation { $r }, mer än slump
report-evidence-found = Det starkaste stället är mer än slump: { $lag }, korrelation { $r }.
report-evidence-within = Alla staplar håller sig inom det som slumpen ensam ger. Den högsta: { $lag }, korrelation { $r }.
report-evidence-not-told = För lite data för ett svar; staplarna visar bara det som finns hittills.
report-evidence-none = Det finns inget att jämföra än.
report-col-lag = Veckor emellan
report-col-correlation = Korrelation
report-col-beyond-chance = Mer än slump
report-yes = ja
report-no = nej
report-level-under = { $group }, prickarna är publicerade siffror, linjen är nivån bakom dem · { $span }
report-level-now = Nivån bakom siffrorna är { $level }, troligen { $range }.
flag-spike-up = ovanligt högt
flag-spike-down = ovanligt lågt
flag-shift-up = nivån stiger
flag-shift-down = nivån sjunker
flag-change-up = ny, högre nivå
flag-change-down = ny, lägre nivå
