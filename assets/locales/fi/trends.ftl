# Kehitys.

trends-title = Kehitys
trends-lead = Miten ihmisillä menee, viikko viikolta. Nauha kertoo, kuinka varma luku on; viivoitus on luku, joka on piilossa jonkun suojaksi.
trends-chart = { $measure }: { $group }
trends-heatmap = Kaikki aiheet ryhmittäin
trends-weeks = Aika
trends-weeks-last = viimeiset { $count } viikkoa
trends-empty-title = Tässä näet, miten ihmisilläsi menee
trends-empty = Ensimmäiset luvut tulevat, kun ensimmäinen viikko on ohi ja suljettu.
trends-empty-action = Kierroksiin
trends-nothing-title = Tästä ei vielä ole piirrettävää
trends-nothing = Aihetta ei ole kysytty suljetuilla viikoilla, tai vastauksia oli liian vähän. Valitse toinen ryhmä tai mittari, tai katso uudelleen ensi viikon jälkeen.
