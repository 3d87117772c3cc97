# Weeks, months and dates.

week-short = v.{"\u00A0"}{ $week }
week-span = v.{"\u00A0"}{ $from }–{ $to }
week-full = v.{"\u00A0"}{ $week } { $year }

# $month is the month as a date writes it here: its number in Finnish, its short name elsewhere.
date-full = { $day } { $month } { $year }

month-short-1 = jan
month-short-2 = feb
month-short-3 = mars
month-short-4 = apr
month-short-5 = maj
month-short-6 = juni
month-short-7 = juli
month-short-8 = aug
month-short-9 = sep
month-short-10 = okt
month-short-11 = nov
month-short-12 = dec

month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
