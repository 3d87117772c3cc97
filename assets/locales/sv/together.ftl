# Människor och kunder på samma tidsaxel.

together-title = Tillsammans
together-lead = Människor upptill, kunder nedtill, under samma veckor.
together-chart = { $measure } och { $metric }: { $group }
together-empty-title = Här ser du människor och kunder sida vid sida
together-empty-people = Människorna kommer först: bilden börjar när den första veckan är stängd.
together-empty-customers = Människorna finns här. Kunderna kommer så snart HR har importerat vad de sade.
together-nothing-title = Inget att rita här än
together-nothing = Gruppen har inga publicerade siffror för måttet, eller inga kundsvar. Välj en annan grupp eller ett annat mått.
