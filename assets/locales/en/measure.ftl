# What a figure measures, by its id.
measure-mood = Mood
measure-tools = Tools
measure-meaning = Meaning
measure-competence = Competence
measure-processes = Ways of working
measure-belonging = Belonging
measure-teamwork = Teamwork
measure-voice = Speaking up
measure-recognition = Recognition
measure-workload = Manageable workload
measure-customer_encounters = Customer encounters
measure-direction = Direction
measure-trust = Trust in anonymity
measure-belief = Belief in change
measure-recommendation = Recommendation (eNPS)
measure-recommendation_mean = Recommendation (0–10)
measure-participation = Participation
measure-touchpoint = Ease of serving: { $touchpoint }

# The same in a narrow column; {"\u00AD"} is where a word may be broken.
measure-short-mood = Mood
measure-short-tools = Tools
measure-short-meaning = Meaning
measure-short-competence = Compe{"\u00AD"}tence
measure-short-processes = Ways of working
measure-short-belonging = Belonging
measure-short-teamwork = Team{"\u00AD"}work
measure-short-voice = Speaking up
measure-short-recognition = Recog{"\u00AD"}nition
measure-short-workload = Workload
measure-short-customer_encounters = Customer encoun{"\u00AD"}ters
measure-short-direction = Direction
measure-short-trust = Trust
measure-short-belief = Belief in change
measure-short-recommendation = eNPS
measure-short-recommendation_mean = Recom{"\u00AD"}men{"\u00AD"}dation
measure-short-participation = Partici{"\u00AD"}pation
measure-short-touchpoint = { $touchpoint }

# Where customers meet the organisation.
touchpoint-phone = Phone
touchpoint-chat = Chat
touchpoint-email = E-mail
touchpoint-web = Web
touchpoint-onsite = On site

# The kinds of questions.
kind-mood = Mood, five faces
kind-scale = Statement, 1–5
kind-recommendation = Recommendation, 0–10
kind-touchpoint = Ease of serving, 1–7
