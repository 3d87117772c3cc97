# What a figure measures, by its id.
measure-mood = Stämning
measure-tools = Verktyg
measure-meaning = Meningsfullhet
measure-competence = Kunnande
measure-processes = Arbetssätt
measure-belonging = Vara sig själv
measure-teamwork = Samarbete
measure-voice = Våga säga
measure-recognition = Uppskattning
measure-workload = Lagom arbetsmängd
measure-customer_encounters = Kundmöten
measure-direction = Tro på riktningen
measure-trust = Tillit till anonymiteten
measure-belief = Tro på förändring
measure-recommendation = Rekommendation (eNPS)
measure-recommendation_mean = Rekommendation (0–10)
measure-participation = Deltagande
measure-touchpoint = Lätt att ge god service: { $touchpoint }

# The same in a narrow column; {"\u00AD"} is where a word may be broken.
measure-short-mood = Stämning
measure-short-tools = Verktyg
measure-short-meaning = Menings{"\u00AD"}fullhet
measure-short-competence = Kunnande
measure-short-processes = Arbets{"\u00AD"}sätt
measure-short-belonging = Vara sig själv
measure-short-teamwork = Sam{"\u00AD"}arbete
measure-short-voice = Våga säga
measure-short-recognition = Upp{"\u00AD"}skattning
measure-short-workload = Lagom arbets{"\u00AD"}mängd
measure-short-customer_encounters = Kund{"\u00AD"}möten
measure-short-direction = Tro på rikt{"\u00AD"}ningen
measure-short-trust = Tillit
measure-short-belief = Tro på för{"\u00AD"}ändring
measure-short-recommendation = eNPS
measure-short-recommendation_mean = Rekom{"\u00AD"}men{"\u00AD"}dation
measure-short-participation = Del{"\u00AD"}tagande
measure-short-touchpoint = { $touchpoint }

# Where customers meet the organisation.
touchpoint-phone = Telefon
touchpoint-chat = Chatt
touchpoint-email = E-post
touchpoint-web = Webben
touchpoint-onsite = På plats

# The kinds of questions.
kind-mood = Stämning, fem ansikten
kind-scale = Påstående, 1–5
kind-recommendation = Rekommendation, 0–10
kind-touchpoint = Lätt att ge god service, 1–7
