# En rapport till ett möte: iakttagelser i ord, bilder och metod.
meeting-action = Rapport till ett möte
meeting-text = Tre iakttagelser i ord och hur säkra de är, diagrammen, försöken och metoden: för dem som inte själva tittar.
meeting-from = Från
meeting-to = Till
meeting-save-html = Spara sidan
meeting-save-pdf = Spara som PDF

meeting-made = Gjord { $day }
meeting-sheet = sida { $page } av { $pages }
report-format-pdf = Ark att skriva ut (PDF)
meeting-findings = Vad siffrorna säger
meeting-people = Medarbetare
meeting-customers = Kunder
meeting-experiments = Försök
meeting-method = Så kommer siffrorna till
meeting-protected = Ingen siffra i rapporten säger något om en enskild person: små grupper är dolda, medelvärden är avrundade och svaren förstörs när en vecka stängs.
meeting-about-findings = Så kommer iakttagelserna till
meeting-about-findings-value = En riktning anges bara när slumpen ensam skulle ge en i färre än 5 organisationer av 100, och då räknas det med att veckor i följd liknar varandra. Vem som rör sig först prövas mot låtsaspar av team. Där siffrorna inte kan svara säger rapporten det.

finding-now = Den senaste siffran är { $value } ({ $when }), troligen inom { $range }.
finding-too-short = { $needed ->
    [one] En vecka till behövs innan en riktning kan ses.
   *[other] { $needed } veckor till behövs innan en riktning kan ses.
}
finding-weeks = { $weeks ->
    [one] Ur en vecka.
   *[other] Ur { $weeks } veckor.
}
finding-up = Sakta uppåt, ungefär { $change } i månaden.
finding-down = Sakta nedåt, ungefär { $change } i månaden.
finding-no-direction = Ingen tydlig riktning.
finding-direction-sure = Förändringen per månad är troligen { $range }, ur { $weeks } veckor.
finding-link-title = Stämning och { $metric }
finding-link-employees_lead = Medarbetarna rör sig först: när stämningen ändras följer { $metric } ungefär { $weeks ->
    [one] en vecka
   *[other] { $weeks } veckor
} senare.
finding-link-customers_lead = Kunderna rör sig först: när { $metric } ändras följer stämningen ungefär { $weeks ->
    [one] en vecka
   *[other] { $weeks } veckor
} senare.
finding-link-both = Stämningen och { $metric } påverkar varandra åt båda hållen.
finding-link-same_week = Stämningen och { $metric } rör sig samma vecka; ingen kommer först.
finding-link-no_link_seen = Inget samband syns mellan stämningen och { $metric }. Det är inte samma sak som att det inte finns något.
finding-link-not_enough_data = För lite data för att säga om stämningen eller { $metric } rör sig först.
finding-link-strength = Styrka { $r } (troligen { $range }). Det är ordningen i tiden, inget bevis för orsak.
finding-link-sure = Ur { $groups } team och { $weeks } veckor; ett verkligt medelstarkt samband skulle hittas i ungefär { $power } av 10 sådana organisationer.
finding-no-effect = Siffrorna räcker inte till en jämförelse ännu.
finding-drivers-title = Vad som sticker ut
finding-drivers-apart = Högst är { $high } ({ $high_value }) och lägst { $low } ({ $low_value }).
finding-drivers-alike = Inget område ligger tydligt över eller under de andra.
finding-drivers-sure = { $high }: troligen { $high_range }. { $low }: troligen { $low_range }.
