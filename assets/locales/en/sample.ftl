# The sample organisation, wherever its name leaves the app.
sample-organisation = { $name } (invented sample)

# What the invented people say.
sample-value-1 = We helped each other
sample-value-2 = The customer first
sample-value-3 = Courage to speak up
sample-value-4 = Good craft
sample-idea-1 = Ready answers for the ten most common chat questions
sample-idea-1-better = Customers get an answer while they are still there, and we have time for the hard ones.
sample-idea-1-answer-1 = Good start. We look at it with the chat team in the Thursday meeting.
sample-idea-1-answer-2 = The chat team tries five ready answers until the end of the month; then we look at how long customers wait.
sample-idea-2 = A quiet hour every day
sample-idea-2-better = One hour without meetings and messages, so that longer work gets done.
sample-idea-2-answer-1 = From next Monday, nine to ten is a quiet hour for everybody who is not with customers.
sample-idea-3 = Free returns without a reason
sample-idea-3-better = Customers would dare to order more often.
sample-idea-3-answer-1 = Not this year: returns cost more than they bring in. We put a size guide on the pages instead.
sample-idea-4 = Shadow a colleague from another team for a day
sample-idea-4-better = We would know what the others need from us.
sample-promise-1 = New headsets for phone support
sample-promise-2 = The shift lists come out two weeks ahead
sample-thanks-1 = You stayed when the queue was long. It saved my evening.
sample-thanks-2 = Thank you for explaining it calmly to the customer who was upset.
