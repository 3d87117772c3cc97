# HR's desk.

desk-title = HR desk
desk-lead = { $organisation }, { $people ->
    [0] nobody on the roster yet
    [one] one person
   *[other] { $people } people
}
desk-sections = Parts of the desk
desk-people = People
desk-invitations = Invitations
desk-leads = Team leads
desk-rounds = Rounds
desk-releases = Releases
desk-export = Export
desk-policy = Release rules

people-import = Import a roster
people-count = { $people ->
    [one] One person this week.
   *[other] { $people } people this week.
}
people-empty-title = Here you will see your teams and what their sizes mean
people-empty = Start with a list of people from your HR system, as CSV or Excel, one person a row.
people-columns = Columns in any order: member, group, joined, left, and if you like name and email. A group is a path such as Sales/North.
people-sizes = Small teams are protected by their size: a figure for few people could tell who said what. Sizes are read from the roster; nobody can switch this off.
groups-caption = Groups, their sizes and what is shown
groups-group = Group
groups-people = People
groups-size = Size
groups-shown = Shown
tier-T0 = fewer than 7
tier-T1 = 7 to 9
tier-T2 = 10 to 29
tier-T3 = 30 or more
shown-weekly = every week
shown-windows = not by itself yet: counted in the group above
shown-within_parent = not by itself: counted in the group above
shown-merged = together as { $group }

roster-title = Take this roster?
roster-summary = { $members } people: { $joining } new, { $moving } in another team than before, { $leaving } no longer there. What was published before does not change.
roster-take = Take the roster
roster-problems-title = { $count ->
    [one] One row cannot be right
   *[other] { $count } rows cannot be right
}
roster-problems = Nothing is taken until they are. Mend them in the file and choose it again.
roster-problems-caption = Rows that cannot be right
roster-problem-member_missing = the member's id is missing
roster-problem-member_twice = this member is on the roster twice
roster-problem-group_missing = the team is missing
roster-problem-group_name_invalid = a team's name cannot look like this
roster-problem-date_invalid = there is no such date
roster-problem-left_before_joined = left before joining
roster-problem-other = cannot be right ({ $reason })

invitations-text = Every person gets a code of their own and joins with it once. The code says which team somebody is in, and it cannot be linked to what they answer.
invitations-all = Invite everybody who has no code yet
invitations-count = { $invited } of { $people } people have a code.
invitations-nobody = Everybody has a code already. If somebody lost theirs, make a new one below.
invitations-some = New code for single people
invitations-some-hint = Member ids from the roster, with commas between them. An older code stops working.
invitations-some-make = Make
invitations-sheet-title = { $count ->
    [one] One invitation
   *[other] { $count } invitations
}
invitations-once = The codes are shown this once. Print or save them now, hand each to its person, and then delete the file.
invitations-save = Save as CSV
invitations-handed = I have them
invitations-how = { $organisation } invites you to Vire. Open Vire, choose “Join with an invitation” and type the code. Nobody can link it to what you answer.

leads-text = A lead sees the published figures of the groups that you choose here and of the whole organisation, and what their customers said by week, never an answer.
leads-name = Name of the lead
leads-groups = Groups
leads-group-within = has no figures of its own
leads-invite = Invite the lead
leads-code = Invitation code for { $name }
leads-code-once = It is shown this once. Hand it over in person or on paper.
leads-caption = Invited leads
leads-state = State
leads-accepted = has joined
leads-waiting = has not joined yet

rounds-text = A round is one week, Monday to Sunday. Open it in its week; close it when its last day is over. Closing adds the answers up, publishes what may be published, and destroys the answers.
rounds-caption = Rounds
rounds-week = Week
rounds-state = State
rounds-actions = Actions
round-announced = announced
round-open = open
round-closed = closed
rounds-open = Open
rounds-open-name = Open { $week }
rounds-close = Close and publish
rounds-close-name = Close and publish { $week }
round-closes-from = can be closed from { $day }
rounds-earlier = { $count ->
    [one] One earlier week was brought in from before.
   *[other] { $count } earlier weeks were brought in from before.
}
rounds-empty-title = Here you open and close the weeks
rounds-empty = The first week can be opened when the roster is in. Import it under People.
rounds-close-title = Close { $week }?
rounds-close-text = Nobody can check in for this week any more. The figures are published for everybody at once, and the answers are destroyed. This cannot be undone.
rounds-close-confirm = Close and publish
rounds-closing = Closing the week…
rounds-closed = Closed and published: { $week }

releases-empty-title = Here you will find what each week published
releases-empty = The first release is made when you close the first week.
releases-text = { $releases ->
    [one] One release is in the ledger.
   *[other] { $releases } releases are in the ledger.
} Each one holds on to the one before it, so that nothing can be changed afterwards without being noticed.
releases-caption = Releases
releases-kind = Where from
releases-look = Show
releases-look-name = Show { $week }
round-kind-live = check-ins
round-kind-imported = brought in from before
release-title = Release of { $week }
release-published = { $published ->
    [0] No figure is published.
    [one] One figure is published.
   *[other] { $published } figures are published.
}
release-withheld = { $count ->
    [one] One figure is hidden:
   *[other] { $count } figures are hidden:
}
release-mood = Mood by group
release-mean = Mood
release-answers = Answers
release-hash = Rules { $policy }, fingerprint { $hash }
ledger-check = Check the ledger
ledger-valid = The ledger is whole
ledger-broken = The ledger does not hold together
ledger-checked = { $releases ->
    [one] One release was checked.
   *[other] { $releases } releases were checked, each against the one before.
}
ledger-head = Newest fingerprint: { $head }

export-text = A summary holds published figures only, the same that the charts show. Nobody can be found in it.
export-from = From
export-to = To
export-format = Format
export-save = Save the summary
export-order = The first week comes after the last one.
export-empty-title = Here you save summaries
export-empty = There is something to save when the first week is closed.

policy-now = Today a figure needs at least { $k } answers (rules { $policy }).
policy-up = You can ask for more, never for less. People answered because they were promised this much; the promise can only grow. The new number holds from the next round that is opened.
policy-new = Answers behind a figure, at least
policy-tighten = Make it stricter
policy-title = At least { $k } answers from now on?
policy-forever = This cannot be taken back. More figures will be hidden, above all of small teams.
policy-confirm = Yes, make it stricter
