# Words of the gap chart: an experiment's teams against its comparison teams.
report-chart-gap = Före och efter
report-gap-under = { $measure }: skillnad mot jämförelseteamen · { $span } · 0 = den vanliga skillnaden före starten
report-gap-under-alone = { $measure }: teamen själva, utan jämförelse · { $span } · 0 = den vanliga nivån före starten
report-gap-start = start
report-gap-before = före starten
report-gap-after = från starten
report-gap-lift = Efter starten är skillnaden { $value } (troligen { $range }).
report-gap-lift-bare = Efter starten är skillnaden { $value }; veckorna är för få för ett intervall.
report-gap-lift-alone = Efter starten ligger nivån { $value } jämfört med tidigare. Utan jämförelseteam beskriver det vad som hände men bevisar inget.
report-gap-weeks = { $before ->
    [one] En vecka
   *[other] { $before } veckor
} före starten och { $after ->
    [one] en vecka
   *[other] { $after } veckor
} från den.
report-col-gap = Skillnad
report-col-stretch = Period
