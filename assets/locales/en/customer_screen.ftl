# The Customers screen: parts, mirror and comments.

customers-scores = What was given
customers-scores-name = How often each score was given: { $metric }
customers-mix = Where customers meet us
customers-mix-text = A customer's experience is the sum of all these contacts.
customers-groups = Each group
customers-groups-name = { $metric } by group
customers-groups-text = Groups of seven people or more: the score of a smaller one would be somebody's own. Team leads see the weekly figures of their own group and of all customers.
customers-groups-none = No group of seven people or more has customer responses yet. Choose the team column when you import a file.
customers-mirror = The same place from both sides
customers-mirror-name = People's ease of serving beside customers: { $metric }
customers-mirror-text = How easy it was to serve customers well, beside how customers felt at the same touchpoint.
customers-mirror-none = Nothing to mirror yet. It comes when a touchpoint question has been released and the customers' file names touchpoints.

customers-chart-of = { $metric }: { $group }
customers-team-lead = What the customers of your team said, and all customers, by week.
customers-team-empty = HR has not imported what customers said yet. As soon as they do, the weeks appear here; you need to do nothing.
customers-team-none-title = No customer answers to show for this group
customers-team-none = HR has imported customer answers, but none that can be shown for this group. Perhaps none of them names it, or fewer than seven people work in it. Weeks of a new quarter come with the quarter's first closed week.

comments-title = What customers wrote
comments-lead = For HR only. Names from the roster are covered, and nothing of a team of fewer than seven people is shown.
comments-search = Words in the comments
comments-find = Search
comments-count = { $count ->
    [0] Nothing found.
    [one] One comment.
   *[other] { $count } comments.
}
comments-written = in the file “{ $text }”
comments-more = There are more: add a word to find fewer.
comments-hidden = { $count ->
    [one] One is not shown because the team is too small.
   *[other] { $count } are not shown because the teams are too small.
}
