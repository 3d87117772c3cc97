# What a figure measures, by its id.
measure-mood = Mieliala
measure-tools = Työvälineet
measure-meaning = Merkityksellisyys
measure-competence = Osaaminen
measure-processes = Toimintatavat
measure-belonging = Oma itsensä
measure-teamwork = Yhteistyö
measure-voice = Puheeksi ottaminen
measure-recognition = Arvostus
measure-workload = Sopiva työmäärä
measure-customer_encounters = Asiakaskohtaamiset
measure-direction = Usko suuntaan
measure-trust = Luottamus nimettömyyteen
measure-belief = Usko muutokseen
measure-recommendation = Suositteluindeksi (eNPS)
measure-recommendation_mean = Suosittelu (0–10)
measure-participation = Osallistuminen
measure-touchpoint = Palvelemisen helppous: { $touchpoint }

# The same in a narrow column; {"\u00AD"} is where a word may be broken.
measure-short-mood = Mieliala
measure-short-tools = Työ{"\u00AD"}välineet
measure-short-meaning = Merkityk{"\u00AD"}sellisyys
measure-short-competence = Osaa{"\u00AD"}minen
measure-short-processes = Toiminta{"\u00AD"}tavat
measure-short-belonging = Oma itsensä
measure-short-teamwork = Yhteis{"\u00AD"}työ
measure-short-voice = Puheeksi ottaminen
measure-short-recognition = Arvostus
measure-short-workload = Sopiva työmäärä
measure-short-customer_encounters = Asiakas{"\u00AD"}kohtaa{"\u00AD"}miset
measure-short-direction = Usko suuntaan
measure-short-trust = Nimettö{"\u00AD"}myys
measure-short-belief = Usko muutok{"\u00AD"}seen
measure-short-recommendation = eNPS
measure-short-recommendation_mean = Suosit{"\u00AD"}telu
measure-short-participation = Osallis{"\u00AD"}tuminen
measure-short-touchpoint = { $touchpoint }

# Where customers meet the organisation.
touchpoint-phone = Puhelin
touchpoint-chat = Chat
touchpoint-email = Sähköposti
touchpoint-web = Verkko
touchpoint-onsite = Paikan päällä

# The kinds of questions.
kind-mood = Mieliala, viisi ilmettä
kind-scale = Väittämä, 1–5
kind-recommendation = Suosittelu, 0–10
kind-touchpoint = Palvelemisen helppous, 1–7
