# Ihmiset ja asiakkaat samalla aikajanalla.

together-title = Yhdessä
together-lead = Ihmiset ylhäällä, asiakkaat alhaalla, samoilla viikoilla.
together-chart = { $measure } ja { $metric }: { $group }
together-empty-title = Tässä näet ihmiset ja asiakkaat rinnakkain
together-empty-people = Ihmiset ensin: kuva alkaa, kun ensimmäinen viikko on suljettu.
together-empty-customers = Ihmiset ovat jo tässä. Asiakkaat tulevat heti, kun HR on tuonut heidän vastauksensa.
together-nothing-title = Tästä ei vielä ole piirrettävää
together-nothing = Ryhmällä ei ole julkaistuja lukuja tästä mittarista tai ei asiakkaiden vastauksia. Valitse toinen ryhmä tai mittari.
