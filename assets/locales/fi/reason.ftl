# Why a figure is not shown: what is missing and why that protects people. One sentence each.
reason-too_few_people = Ryhmässä on niin vähän ihmisiä, että luku voisi paljastaa yksittäisen vastaajan.
reason-too_few_checkins = Vastauksia tuli niin vähän, että luku voisi paljastaa, kuka vastasi mitäkin.
reason-protects_sibling = Luku on piilossa, koska siitä voisi laskea viereisen pienen ryhmän luvun.
reason-roster_changed = Ryhmään tuli tai siitä lähti juuri joku, ja luvun muutos voisi kertoa hänen vastauksensa.
reason-waits_for_window = Pieni ryhmä saa lukunsa muutaman viikon jaksoissa, ja tämä jakso on vielä kesken.
reason-unanimous = Kaikki vastasivat samoin asteikon päässä, joten luku kertoisi jokaisen vastauksen.

# The same in two or three words, for a chart.
reason-short-too_few_people = liian pieni ryhmä
reason-short-too_few_checkins = liian vähän vastauksia
reason-short-protects_sibling = suojaa naapuriryhmää
reason-short-roster_changed = ryhmä muuttui
reason-short-waits_for_window = odottaa jakson loppua
reason-short-unanimous = kaikki vastasivat samoin
