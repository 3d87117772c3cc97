# The questions and the words of their answers.

question-mood = How has this week been?
question-tools = The tools and systems let me do my work well.
question-meaning = My work felt meaningful.
question-competence = I had the skills and the support I needed.
question-processes = Our ways of working helped more than they got in the way.
question-belonging = I could be myself at work.
question-teamwork = We helped each other.
question-voice = I could bring up difficult things safely.
question-recognition = Good work was noticed.
question-workload = I had a manageable amount to do.
question-customer_encounters = Meeting customers gave me more than it took.
question-direction = I believe in where we are going.
question-trust = I trust that my answers cannot be traced to me.
question-belief = Something will change because of what we say.
question-recommendation = How likely would you recommend this as a place to work?
question-touchpoint = How easy was it to serve customers well here: { $touchpoint }?

mood-1 = Heavy
mood-2 = A bit heavy
mood-3 = So-so
mood-4 = Good
mood-5 = Really good

scale-1 = Disagree
scale-2 = Partly disagree
scale-3 = In between
scale-4 = Partly agree
scale-5 = Agree

ends-recommendation-low = Not at all likely
ends-recommendation-high = Extremely likely
ends-touchpoint-low = Very hard
ends-touchpoint-high = Very easy
