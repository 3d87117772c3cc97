# The sample organisation, wherever its name leaves the app.
sample-organisation = { $name } (keksitty esimerkki)

# Mitä keksityt ihmiset sanovat.
sample-value-1 = Autettiin toista
sample-value-2 = Asiakas edellä
sample-value-3 = Uskallettiin sanoa
sample-value-4 = Hyvä työn jälki
sample-idea-1 = Valmiit vastaukset chatin kymmeneen yleisimpään kysymykseen
sample-idea-1-better = Asiakas saa vastauksen, kun hän on vielä linjoilla, ja meille jää aikaa vaikeisiin kysymyksiin.
sample-idea-1-answer-1 = Hyvä alku. Katsotaan chatin kanssa torstain palaverissa.
sample-idea-1-answer-2 = Chat kokeilee viittä valmista vastausta kuun loppuun. Sitten katsotaan, kauanko asiakkaat odottavat.
sample-idea-2 = Hiljainen tunti joka päivä
sample-idea-2-better = Tunti ilman palavereja ja viestejä, niin pidemmätkin työt valmistuvat.
sample-idea-2-answer-1 = Ensi maanantaista alkaen yhdeksästä kymmeneen on hiljainen tunti kaikille, jotka eivät palvele asiakkaita.
sample-idea-3 = Maksuton palautus ilman syytä
sample-idea-3-better = Asiakkaat uskaltaisivat tilata useammin.
sample-idea-3-answer-1 = Ei tänä vuonna: palautukset maksavat enemmän kuin tuovat. Laitamme sivuille sen sijaan koko-oppaan.
sample-idea-4 = Päivä toisen tiimin mukana
sample-idea-4-better = Tietäisimme, mitä muut tarvitsevat meiltä.
sample-promise-1 = Uudet kuulokkeet puhelintukeen
sample-promise-2 = Vuorolistat tulevat kahta viikkoa ennen
sample-thanks-1 = Jäit, kun jono oli pitkä. Se pelasti iltani.
sample-thanks-2 = Kiitos, kun selitit asian rauhallisesti harmistuneelle asiakkaalle.
