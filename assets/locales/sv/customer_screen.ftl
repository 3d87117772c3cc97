# Kundvyns delar, spegeln och kommentarerna.

customers-scores = Vad som gavs
customers-scores-name = Hur ofta varje betyg gavs: { $metric }
customers-mix = Var kunderna möter oss
customers-mix-text = En kunds upplevelse är summan av alla de här mötena.
customers-groups = Varje grupp
customers-groups-name = { $metric } per grupp
customers-groups-text = Grupper på minst sju personer: siffran för en mindre vore någons egen. Teamledare ser veckosiffrorna för sin egen grupp och för alla kunder.
customers-groups-none = Ingen grupp på minst sju personer har kundsvar än. Välj teamets kolumn när du importerar en fil.
customers-mirror = Samma plats från två håll
customers-mirror-name = Lätt att betjäna bredvid kunderna: { $metric }
customers-mirror-text = Hur lätt det var att betjäna kunderna väl, bredvid hur kunderna kände vid samma kontaktpunkt.
customers-mirror-none = Det finns inget att spegla än. Det kommer när en kontaktpunktsfråga har publicerats och kundernas fil nämner kontaktpunkter.

customers-chart-of = { $metric }: { $group }
customers-team-lead = Vad kunderna till ditt team och alla kunder sade, vecka för vecka.
customers-team-empty = HR har inte importerat vad kunderna sade än. Veckorna syns här så snart det är gjort; du behöver inte göra något.
customers-team-none-title = Inga kundsvar att visa för den här gruppen
customers-team-none = HR har importerat kundsvar, men inga som kan visas för den här gruppen. Kanske nämner inget av dem gruppen, eller så arbetar färre än sju personer i den. Veckorna i ett nytt kvartal kommer när kvartalets första vecka är stängd.

comments-title = Vad kunderna skrev
comments-lead = Bara för HR. Namn ur personallistan är täckta, och inget visas om team med färre än sju personer.
comments-search = Ord i kommentarerna
comments-find = Sök
comments-count = { $count ->
    [0] Inget hittades.
    [one] En kommentar.
   *[other] { $count } kommentarer.
}
comments-written = i filen ”{ $text }”
comments-more = Det finns fler: lägg till ett ord för att hitta färre.
comments-hidden = { $count ->
    [one] En visas inte eftersom teamet är för litet.
   *[other] { $count } visas inte eftersom teamen är för små.
}
