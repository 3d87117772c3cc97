# Check-in, who can see it, and the own history.

checkin-title = Check-in, { $week }
checkin-title-plain = Check-in
checkin-skip = Skip
checkin-end = { $point }, { $meaning }
checkin-send = Send
checkin-hint = Keys 1–5 answer, Tab moves on, Ctrl+Enter sends. You may skip anything.
checkin-thanks = Thank you
checkin-counted = Your check-in for { $week } is sealed and will be counted. Nobody can open it by itself, and it cannot be changed any more.
checkin-done-title = You have already checked in
checkin-done = Your check-in for { $week } is in. One check-in a week keeps it fair for everybody.
checkin-results-after = The results come after { $day }, for everybody at the same time.
checkin-not-asked = An answer to a question that is not asked this week was left out.
checkin-none-title = No round is open right now
checkin-none = When HR opens the next week, your questions are here. There is nothing you need to do.
checkin-none-next = The next one is { $week }, from { $day }. There is nothing you need to do until then.

last-mood = In { $week } the mood of the whole organisation was { $mood } on a scale of 1 to 5.
last-no-mood = The figures of { $week } are published, but too few people answered for a mood of the whole organisation.
last-participation = About { $percent }% of people took part.

who-title = Who can see this?
who-short = Your team { $team }: { $people } people · everybody: { $all }
who-short-pool = New colleagues: { $people } people · everybody: { $all }
who-sees-title = What others will see
who-team-shown = { $team } has { $people } people. HR and the team's lead see its averages, and only when at least { $k } have answered.
who-team-hidden = { $team } has { $people } people. Figures for fewer than { $least }, or where somebody could be worked out, are never shown by themselves: you count in the larger groups only.
who-team-windows = { $team } has { $people } people. Of a small team only an average over several weeks is shown, to HR and the team's lead, once there are enough answers.
who-pool = You are new here: until the quarter ends you answer among the new colleagues ({ $people } people), not in the figures of your team { $team }. Otherwise the change in the team's figure could tell what you answered.
who-all = HR and the leads see averages of the whole organisation, { $people } people.
who-nobody-title = What nobody sees
who-nobody-answers = Which answers are yours. They carry no name, are sealed on their way, and Vire only adds them up.
who-nobody-absent = Who has answered and who has not.
who-destroyed = When the week is closed, the answers are added up and destroyed.
who-joined = { $joined ->
    [one] One person has joined your team since the last round.
   *[other] { $joined } people have joined your team since the last round.
} Do you know them all? Invented people in a team are a way to single somebody out.
claim-L1 = Level 1: whoever takes this computer's disk or a backup learns nothing about who said what. Not protected: somebody who runs this computer and watches it while you answer.
claim-L2 = Level 2: what you send also passes through somebody else's relay, so that whoever keeps the mailbox does not know where it came from.
claim-L3 = Level 3: a second party issues the tickets, and somebody outside checks what is published.

history-title = My history
history-lead = Your own moods. They are on this computer only, and only your two words and PIN open them.
history-empty-title = Your moods, week by week
history-empty = Nothing is kept, because you have not asked for it. If you do below, your next check-in is the first one here.
history-empty-kept = Your next check-in is the first one here.
history-keep = Keep my moods on this computer?
history-keep-why = It is off from the start, because others may use this computer too and could see over your shoulder. HR cannot see it either way.
history-keep-no = Do not keep
history-keep-yes = Keep
history-erase = Erase my history
history-erase-title = Erase your history?
history-erase-text = { $count ->
    [one] One mood is erased for good.
   *[other] { $count } moods are erased for good.
} Nobody has a copy. What you sent to the rounds stays counted, because nobody can tell which of it was yours.
history-erase-confirm = Erase
