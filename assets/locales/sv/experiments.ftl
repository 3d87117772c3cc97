# Försök: pröva en förändring i några team och se vad det blev av den.

nav-experiments = Försök
experiments-title = Försök
experiments-lead = Pröva en förändring i några team, jämför med de andra och se om den hjälpte.
experiments-new = Nytt försök
experiments-propose = Föreslå ett försök
experiments-empty-title = Här ser du vad som har prövats och vad det blev av det
experiments-empty = Ett bra försök är litet: en förändring, några team, en startvecka och en sak som borde röra sig. Planera det innan ni börjar; efter ungefär tolv veckor kan siffrorna svara.
experiments-empty-lead = HR har inte planerat några försök ännu. Du kan föreslå ett för ditt eget team.
experiments-list = Försök
experiments-col-title = Försök
experiments-col-state = Läge
experiments-col-teams = Team
experiments-col-start = Start
experiments-col-verdict = Utfall
experiments-open = Öppna { $title }
experiments-back = Alla försök
experiments-proposed-title = Ditt förslag är på väg
experiments-proposed = HR ser det nästa gång listan över försök öppnas. Ingen annan kan läsa det.

experiment-state-idea = Idé
experiment-state-planned = Planerat
experiment-state-running = Pågår
experiment-state-measured = Mätt
experiment-state-adopted = Infört
experiment-state-dropped = Nedlagt
experiment-move-idea = Tillbaka till idé
experiment-move-planned = Planera
experiment-move-running = Starta
experiment-move-measured = Mät
experiment-move-adopted = Inför förändringen
experiment-move-dropped = Lägg ner
experiment-moved = Nu: { $state }.
experiment-undo = Ångra
experiment-discard = Ta bort
experiment-discarded = ”{ $title }” togs bort.
experiment-discarded-undo = Ta tillbaka

verdict-better = Bättre
verdict-worse = Sämre
verdict-cannot_tell = Går inte att säga
verdict-sentence-better = Det blev bättre: { $measure } steg med { $effect } jämfört med team som inte prövade.
verdict-sentence-worse = Det blev sämre: { $measure } sjönk med { $effect } jämfört med team som inte prövade.
verdict-sentence-cannot_tell = Det går inte att säga: sådant här händer också utan någon förändring.
verdict-interval = Troligen mellan { $lo } och { $hi }.
verdict-no-interval = Veckorna är för få för ett intervall.
verdict-placebo = { $all ->
    [one] Ett låtsasförsök gjordes i ett annat team; { $large } såg lika stort ut.
   *[other] Av { $all } låtsasförsök i andra team och andra veckor såg { $percent } % lika stora ut.
}
verdict-regression = Förändringar börjar ofta när det går dåligt, och dåliga veckor blir ofta bättre av sig själva. Jämförelsen tar bort en del av det, inte allt.

experiment-why-title = Varför det inte finns något utfall
experiment-why-few_weeks_before = Det finns siffror för { $before } veckor före starten, och { $needed } behövs. Det ändras inte för den här starten; planera nästa senare.
experiment-why-few_weeks_after = Det finns siffror för { $after } veckor från starten, och { $needed } behövs. Vänta och titta igen.
experiment-why-no_comparison = Det finns inget team att jämföra med: bilden visar vad som hände, men ingen vet om det hade hänt ändå.
experiment-why-already_diverging = Teamen gled isär redan före starten, så det som hände sedan går inte att skilja från det.
experiment-why-no_variation = Siffrorna rör sig inte alls, så det finns inget att jämföra.
experiment-why-no_figures = Det finns inga siffror för de här teamen och det här måttet.
experiment-slope-unseen = Färre än 20 veckor före starten: om teamen redan gled isär går inte att se.
experiment-nothing-yet-title = Inget att rita ännu
experiment-nothing-yet = Bilden visas när teamen har siffror för det här måttet.
experiment-chart = { $title }: före och efter

experiment-how-method = Metod
experiment-how-method-value = Teamens veckosiffror minus medelvärdet för jämförelseteamen, före och efter starten. Samma sak görs för varje jämförelseteam och varje vecka, som om något hade prövats där. Utfallet blir bättre eller sämre bara om högst 5 % av dem ser lika stora ut.
experiment-how-span = Veckor
experiment-how-span-value = { $from } – { $to }: { $before } före starten, { $after } från den
experiment-how-answers = Svar per vecka
experiment-how-comparison = Jämfört med
experiment-how-comparison-none = ingen
experiment-how-seed = Slumpfrö
experiment-how-source = Källa
experiment-how-source-people = Publiceringsbokens siffror, senaste kontrollsumma { $ledger }
experiment-how-source-customers = Importerade kundsvar per vecka, minst 3 i veckan

experiment-form-title = Rubrik
experiment-form-title-hint = Några ord som alla förstår.
experiment-form-hypothesis = Vad väntar du dig, och varför?
experiment-form-teams = Team som prövar
experiment-form-group = Din grupp
experiment-form-measure = Vad borde röra sig?
experiment-form-from = Första veckan
experiment-form-to = Sista veckan
experiment-form-to-open = inget slut ännu
experiment-form-comparison = Jämför med
experiment-form-comparison-hint = Förslag: de team som liknar mest i nivå och riktning före starten. Välj andra om du vet bättre.
experiment-form-proposed = föreslaget
experiment-form-save = Spara
experiment-form-send = Skicka till HR
experiment-form-pick = Välj team och en första vecka, så ser du vad planen vilar på.
experiment-plan-before = { $weeks ->
    [one] Siffror för en vecka före starten; { $needed } behövs.
   *[other] Siffror för { $weeks } veckor före starten; { $needed } behövs.
}
experiment-plan-after = Efter starten behövs siffror för { $needed } veckor: tidigast { $week }.
experiment-plan-few = Det är för få: den här starten kan inte ge något utfall. Välj en senare vecka.
experiment-plan-random-title = Börja i lottad ordning
experiment-plan-random = Om alla team inte kan börja samtidigt, låt lotten avgöra vem som börjar. Den som börjar när det är som sämst ser ut att lyckas av sig själv.
experiment-plan-draw = Lotta ordningen
experiment-plan-drawn = Lottad ordning
experiment-of-idea = Pröva den
experiment-of-idea-this = Pröva den: { $title }
experiment-edit = Ändra planen
experiment-fixed = Planen gäller medan försöket pågår: den som ändrar den efter att ha sett siffror hittar det den letar efter.

experiment-hypothesis = Vad vi väntade oss
experiment-teams = Team
experiment-measure = Mått
experiment-weeks = Veckor
experiment-weeks-open = från { $from }
experiment-weeks-closed = { $from } – { $to }
experiment-weeks-none = inte valda ännu
experiment-notes = Anteckningar
experiment-notes-hint = Bara för HR.
experiment-decision = Beslut
experiment-decision-hint = Alla läser det här efter veckans svar.
experiment-notes-save = Spara anteckningar
experiment-notes-saved = Sparat.
experiment-visible = Alla i organisationen ser rubriken, teamen, läget och utfallet.

tried-title = Vad som har prövats
tried-line = { $teams }, från { $week }
tried-running = Försöket pågår.
tried-planned = Det börjar då.
tried-measured-by = Mått: { $measure }

error-experiment_unknown = Försöket finns inte längre. Inget ändrades.
error-experiment_runs = ”{ $title }” har börjat, så planen ligger fast. Lägg ner det och planera ett nytt.
error-experiment_team_not_weekly = { $group } publiceras inte varje vecka för sig, så den går inte att mäta. Inget sparades; välj ett annat team.
error-experiment_compares_itself = { $group } kan inte både pröva och vara jämförelse. Inget sparades.
error-experiment_needs_teams = Välj först minst ett team. Inget ändrades.
error-experiment_needs_start = Välj först den första veckan. Inget ändrades.
error-experiment_step = Ett försök kan inte gå från { $from } till { $to }. Inget ändrades.
error-experiment_not_begun = Det börjar { $week }. Starta det då. Inget ändrades.
error-experiment_has_figures = ”{ $title }” har siffror från efter starten, så planen kan inte längre ändras. Du kan lägga ner det.
error-experiment_too_early = Det finns siffror för { $have } veckor från starten, och { $needed } behövs. Vänta och mät sedan. Inget ändrades.
error-experiment_text_too_long = Texten är för lång. Inget sparades; korta den lite.
error-experiment_idea_unknown = Den idén finns inte. Inget sparades.
error-experiment_needs_title = Ge det först en rubrik. Inget sparades.
error-experiment_invitation_old = Din inbjudan är från tiden före försöken. Be HR om en ny.
