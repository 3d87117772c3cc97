# Weeks, months and dates.

week-short = vk{"\u00A0"}{ $week }
week-span = vk{"\u00A0"}{ $from }–{ $to }
week-full = vk{"\u00A0"}{ $week }/{ $year }

# $month is the month as a date writes it here: its number in Finnish, its short name elsewhere.
date-full = { $day }.{ $month }.{ $year }

month-short-1 = tammi
month-short-2 = helmi
month-short-3 = maalis
month-short-4 = huhti
month-short-5 = touko
month-short-6 = kesä
month-short-7 = heinä
month-short-8 = elo
month-short-9 = syys
month-short-10 = loka
month-short-11 = marras
month-short-12 = joulu

month-1 = tammikuu
month-2 = helmikuu
month-3 = maaliskuu
month-4 = huhtikuu
month-5 = toukokuu
month-6 = kesäkuu
month-7 = heinäkuu
month-8 = elokuu
month-9 = syyskuu
month-10 = lokakuu
month-11 = marraskuu
month-12 = joulukuu
