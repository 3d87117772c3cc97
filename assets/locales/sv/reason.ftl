# Why a figure is not shown: what is missing and why that protects people. One sentence each.
reason-too_few_people = Gruppen har så få personer att siffran kunde avslöja vem som har svarat vad.
reason-too_few_checkins = Så få har svarat att siffran kunde avslöja vem som svarat vad.
reason-protects_sibling = Siffran hålls dold, eftersom en liten grupp bredvid annars kunde räknas ut ur den.
reason-roster_changed = Någon har nyss börjat eller slutat i gruppen, och förändringen kunde avslöja just den personens svar.
reason-waits_for_window = En liten grupp får sin siffra några veckor i taget, och den här perioden pågår ännu.
reason-unanimous = Alla svarade likadant i skalans ena ände, så siffran skulle visa vad var och en svarade.

# The same in two or three words, for a chart.
reason-short-too_few_people = för liten grupp
reason-short-too_few_checkins = för få svar
reason-short-protects_sibling = skyddar en granngrupp
reason-short-roster_changed = gruppen ändrades
reason-short-waits_for_window = perioden pågår
reason-short-unanimous = alla svarade lika
