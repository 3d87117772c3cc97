# The sample organisation, wherever its name leaves the app.
sample-organisation = { $name } (påhittat exempel)

# Vad de påhittade människorna säger.
sample-value-1 = Vi hjälptes åt
sample-value-2 = Kunden först
sample-value-3 = Mod att säga till
sample-value-4 = Gott hantverk
sample-idea-1 = Färdiga svar på chattens tio vanligaste frågor
sample-idea-1-better = Kunden får svar medan hen är kvar, och vi får tid för de svåra frågorna.
sample-idea-1-answer-1 = En bra början. Vi tittar på den med chatteamet på torsdagens möte.
sample-idea-1-answer-2 = Chatteamet provar fem färdiga svar månaden ut. Sedan ser vi hur länge kunderna väntar.
sample-idea-2 = En tyst timme varje dag
sample-idea-2-better = En timme utan möten och meddelanden, så att längre arbete blir klart.
sample-idea-2-answer-1 = Från nästa måndag är nio till tio en tyst timme för alla som inte är med kunder.
sample-idea-3 = Fri retur utan skäl
sample-idea-3-better = Kunderna skulle våga beställa oftare.
sample-idea-3-answer-1 = Inte i år: returerna kostar mer än de ger. Vi lägger en storleksguide på sidorna i stället.
sample-idea-4 = En dag med ett annat team
sample-idea-4-better = Vi skulle veta vad de andra behöver av oss.
sample-promise-1 = Nya hörlurar till telefonsupporten
sample-promise-2 = Skiftlistorna kommer två veckor i förväg
sample-thanks-1 = Du stannade när kön var lång. Det räddade min kväll.
sample-thanks-2 = Tack för att du lugnt förklarade för kunden som var upprörd.
