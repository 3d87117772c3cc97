# Frågorna och orden i deras svar.

question-mood = Hur har veckan varit?
question-tools = Verktygen och systemen hjälpte mig att göra ett bra jobb.
question-meaning = Mitt arbete kändes meningsfullt.
question-competence = Jag hade det kunnande och det stöd jag behövde.
question-processes = Våra arbetssätt hjälpte mer än de stod i vägen.
question-belonging = Jag kunde vara mig själv på jobbet.
question-teamwork = Vi hjälpte varandra.
question-voice = Jag kunde tryggt ta upp svåra saker.
question-recognition = Bra arbete blev sett.
question-workload = Jag hade lagom mycket att göra.
question-customer_encounters = Mötena med kunder gav mer än de tog.
question-direction = Jag tror på vart vi är på väg.
question-trust = Jag litar på att mina svar inte kan kopplas till mig.
question-belief = Det vi säger leder till förändring.
question-recommendation = Hur troligt är det att du skulle rekommendera oss som arbetsplats?
question-touchpoint = Hur lätt var det att ge kunderna bra service här: { $touchpoint }?

mood-1 = Tung
mood-2 = Lite tung
mood-3 = Sådär
mood-4 = Bra
mood-5 = Riktigt bra

scale-1 = Håller inte med
scale-2 = Håller delvis inte med
scale-3 = Mitt emellan
scale-4 = Håller delvis med
scale-5 = Håller med

ends-recommendation-low = Inte alls troligt
ends-recommendation-high = Mycket troligt
ends-touchpoint-low = Mycket svårt
ends-touchpoint-high = Mycket lätt
