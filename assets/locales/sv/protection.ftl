# Hur människor skyddas.

protection-title = Så skyddas du
protection-lead = Vire sparar ingen koppling mellan dig och dina svar, så det finns ingen att lämna ut. Tre lås ser till det.
protection-tickets-title = Biljetter
protection-tickets = Du svarar med en biljett som säger ”någon i det här teamet, en gång den här veckan”. Den skrevs under utan att synas, så den som gav ut den känner inte igen den.
protection-sealing-title = Sigill
protection-sealing = Dina svar förseglas innan de lämnar dina händer, alla till samma storlek. De öppnas tillsammans när veckan stängs.
protection-release-title = Publicering
protection-release = Bara siffror för tillräckligt många kommer ut. Små grupper, och det som kunde räknas ut från grannarna, förblir dolt. Sedan förstörs svaren.
protection-now = I siffror, just nu
protection-numbers = En siffra behöver minst { $k } svar. { $people } personer finns på listan den här veckan.
protection-holds = Vad som håller
protection-holds-disk = Den som tar datorns disk, databasen eller en säkerhetskopia får inte veta vem som sagt vad.
protection-holds-hr = Vire visar HR och ledare medeltal, aldrig ett enskilt svar och aldrig vem som har svarat.
protection-holds-order = Inget som sparas berättar i vilken ordning människor svarat, eller när.
protection-holds-small = En siffra för en liten grupp är dold, också när den kunde räknas ut genom subtraktion.
protection-holds-forgotten = När en vecka är stängd finns det inga svar kvar att se på.
protection-not = Vad som inte håller
protection-not-live = Den som sköter datorn och övervakar den medan du svarar, till exempel med ett program som spelar in tangenter.
protection-not-screen = Den som ser över axeln på dig.
protection-not-style = Det du själv berättar för andra.
protection-not-invented = HR kunde hitta på personer kring någon för att peka ut den. Därför visar enkäten hur många som kommit till ditt team.
protection-not-hr = Innan veckan stängs kunde HR:s nyckel öppna de förseglade svaren med ett annat program än Vire. De bär inget namn, ingen tid och ingen ordning, men i ett litet team kan svaren i sig säga tillräckligt.
protection-not-figures = En siffra säger något om en grupp. När alla i den känner likadant säger den något om alla.
protection-level-title = Hur långt det räcker här
protection-level = Här finns allt på en dator. Det är nivå 1 av 3: förseglat i vila. Nivå 2 och 3 kräver en förmedling och en andra part, och Vire lovar dem bara där de finns.
protection-preview = Det här är en förhandsversion av Vire. De regler som gäller heter { $policy }: alla är inte byggda än, så team under tio personer får inga egna siffror, och det finns inget kommentarsfält.
