# A report for a meeting: findings in words, pictures, method.
meeting-action = Report for a meeting
meeting-text = Three findings in words with how sure they are, the charts, the experiments and the method: for whoever was not there to look.
meeting-from = From
meeting-to = To
meeting-save-html = Save the page
meeting-save-pdf = Save as PDF

meeting-made = Made { $day }
meeting-sheet = page { $page } of { $pages }
report-format-pdf = Sheets to print (PDF)
meeting-findings = What the figures say
meeting-people = People
meeting-customers = Customers
meeting-experiments = Experiments
meeting-method = How the figures come about
meeting-protected = No figure in this report says anything about one person: small groups are hidden, means are rounded, and answers are destroyed when a week is closed.
meeting-about-findings = How the findings come about
meeting-about-findings-value = A direction is claimed only when chance alone would give one in fewer than 5 of 100 organisations, with the weeks’ habit of resembling each other taken into account. Who moves first is tested against make-believe pairings of teams. Where the figures cannot tell, the report says so.

finding-now = The latest figure is { $value } ({ $when }), likely { $range }.
finding-too-short = { $needed ->
    [one] One more week is needed before a direction can be told.
   *[other] { $needed } more weeks are needed before a direction can be told.
}
finding-weeks = { $weeks ->
    [one] From one week.
   *[other] From { $weeks } weeks.
}
finding-up = Slowly up, about { $change } a month.
finding-down = Slowly down, about { $change } a month.
finding-no-direction = No clear direction.
finding-direction-sure = The change a month is likely { $range }, from { $weeks } weeks.
finding-link-title = Mood and { $metric }
finding-link-employees_lead = People move first: when mood changes, { $metric } follows about { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
} later.
finding-link-customers_lead = Customers move first: when { $metric } changes, mood follows about { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
} later.
finding-link-both = Mood and { $metric } move each other, both ways.
finding-link-same_week = Mood and { $metric } move in the same week; neither comes first.
finding-link-no_link_seen = No link between mood and { $metric } is seen. That is not the same as there being none.
finding-link-not_enough_data = Not enough data to tell whether mood or { $metric } moves first.
finding-link-strength = Strength { $r } (likely { $range }). It is timing, not proof of cause.
finding-link-sure = From { $groups } teams and { $weeks } weeks; a real link of medium strength would be found in about { $power } of 10 organisations like this.
finding-no-effect = The figures do not allow a comparison yet.
finding-drivers-title = What stands out
finding-drivers-apart = { $high } is highest ({ $high_value }) and { $low } lowest ({ $low_value }).
finding-drivers-alike = No subject stands clearly above or below the others.
finding-drivers-sure = { $high }: likely { $high_range }. { $low }: likely { $low_range }.
