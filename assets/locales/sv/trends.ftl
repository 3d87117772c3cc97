# Utveckling.

trends-title = Utveckling
trends-lead = Hur människor har det, vecka för vecka. Bandet visar hur säker siffran är; streckat är en siffra som är dold för att skydda någon.
trends-chart = { $measure }: { $group }
trends-heatmap = Alla ämnen efter grupp
trends-weeks = Tid
trends-weeks-last = de senaste { $count } veckorna
trends-empty-title = Här ser du hur era anställda har det
trends-empty = De första siffrorna kommer när den första veckan är över och stängd.
trends-empty-action = Till omgångarna
trends-nothing-title = Inget att rita här än
trends-nothing = Ämnet har inte varit med i de stängda veckorna, eller så svarade för få. Välj en annan grupp eller ett annat mått, eller titta igen efter nästa vecka.
