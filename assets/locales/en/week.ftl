# Weeks, months and dates.

week-short = week{"\u00A0"}{ $week }
week-span = weeks{"\u00A0"}{ $from }–{ $to }
week-full = week{"\u00A0"}{ $week }, { $year }

# $month is the month as a date writes it here: its number in Finnish, its short name elsewhere.
date-full = { $day } { $month } { $year }

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
