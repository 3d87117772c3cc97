# How people are protected.

protection-title = How you are protected
protection-lead = Vire keeps no link between you and your answers, so there is none to give away. Three locks see to it.
protection-tickets-title = Tickets
protection-tickets = You check in with a ticket that says “somebody of this team, once this week”. It was signed without being seen, so whoever gave it out does not recognise it.
protection-sealing-title = Seals
protection-sealing = Your answers are sealed before they leave your hands, all to the same size. They are opened together when the week is closed.
protection-release-title = Release
protection-release = Only figures of enough people come out. Small groups, and what could be worked out from their neighbours, stay hidden. Then the answers are destroyed.
protection-now = In numbers, right now
protection-numbers = A figure needs at least { $k } answers. { $people } people are on the roster this week.
protection-holds = What holds
protection-holds-disk = Whoever takes the computer's disk, the database or a backup does not learn who said what.
protection-holds-hr = Vire shows HR and leads averages, never a single answer and never who has answered.
protection-holds-order = Nothing stored tells in which order people answered, or when.
protection-holds-small = A figure of a small group is hidden, also when it could be worked out by subtraction.
protection-holds-forgotten = After a week is closed there are no answers left to look at.
protection-not = What does not
protection-not-live = Somebody who runs this computer and watches it while you answer, for example with a program that records keys.
protection-not-screen = Somebody who looks over your shoulder.
protection-not-style = What you tell others yourself.
protection-not-invented = HR could put invented people around somebody to single them out. That is why the check-in shows how many have joined your team.
protection-not-hr = Until a week is closed, HR's key could open its sealed answers with a program other than Vire. They carry no name, no time and no order, but in a small team the answers themselves may say enough.
protection-not-figures = A figure says something about a group. When everybody in it feels the same, it says something about everybody.
protection-level-title = How far this goes here
protection-level = Everything is on one computer here. That is level 1 of 3: sealed at rest. Levels 2 and 3 need a relay and a second party, and Vire claims them only where they are there.
protection-preview = This is a preview of Vire. The rules in force are called { $policy }: not all of them are built yet, so teams under ten people get no figures of their own, and there is no comment field.
