# Kysymykset ja vastausten sanat.

question-mood = Miltä tämä viikko on tuntunut?
question-tools = Työkalut ja järjestelmät auttoivat minua tekemään työni hyvin.
question-meaning = Työni tuntui merkitykselliseltä.
question-competence = Minulla oli tarvitsemani taidot ja tuki.
question-processes = Toimintatapamme auttoivat enemmän kuin olivat tiellä.
question-belonging = Sain olla töissä oma itseni.
question-teamwork = Autoimme toisiamme.
question-voice = Saatoin turvallisesti ottaa vaikeita asioita puheeksi.
question-recognition = Hyvä työ huomattiin.
question-workload = Työtä oli sopivasti.
question-customer_encounters = Asiakkaiden kohtaaminen antoi enemmän kuin vei.
question-direction = Uskon siihen, mihin olemme menossa.
question-trust = Luotan siihen, ettei vastauksiani voi yhdistää minuun.
question-belief = Se, mitä sanomme, johtaa muutokseen.
question-recommendation = Kuinka todennäköisesti suosittelisit tätä työpaikkaa?
question-touchpoint = Kuinka helppoa asiakkaita oli palvella hyvin täällä: { $touchpoint }?

mood-1 = Raskas
mood-2 = Vähän raskas
mood-3 = Siltä väliltä
mood-4 = Hyvä
mood-5 = Todella hyvä

scale-1 = Eri mieltä
scale-2 = Osin eri mieltä
scale-3 = Siltä väliltä
scale-4 = Osin samaa mieltä
scale-5 = Samaa mieltä

ends-recommendation-low = En lainkaan todennäköisesti
ends-recommendation-high = Erittäin todennäköisesti
ends-touchpoint-low = Hyvin vaikeaa
ends-touchpoint-high = Hyvin helppoa
