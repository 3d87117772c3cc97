# The window around every screen, and words that many screens share.

app-name = Vire

nav-label = Screens
nav-welcome = Start
nav-check_in = Check-in
nav-history = My history
nav-trends = Trends
nav-customers = Customers
nav-together = Together
nav-desk = HR desk
nav-protection = How you are protected
nav-sign-out = Sign out

ui-cancel = Cancel
ui-close = Close
ui-back = Back
ui-next = Next
ui-done = Done
ui-more = Show more
ui-show = Show
ui-copy = Copy
ui-copied = Copied
ui-print = Print
ui-steps = Steps
ui-progress-percent = { $percent }%
ui-saved-to = Saved: { $path }
ui-chart-points = Points of the chart, walk with the arrow keys
ui-chart-table = Table
ui-chart-save-png = Save as PNG
ui-chart-save-svg = Save as SVG
ui-strength-0 = Guessed at once
ui-strength-1 = Easy to guess
ui-strength-2 = Still too easy to guess
ui-strength-3 = Strong
ui-strength-4 = Very strong

settings-title = Settings
settings-language = Language
settings-theme = Colours
settings-version = Vire { $version }, release rules { $policy }
language-fi = Suomi
language-sv = Svenska
language-en = English
theme-system = As the system
theme-light = Light
theme-dark = Dark

sample-label = Sample data
sample-title = Invented data.
sample-text = Nobody here is real. Look at anything, try everything.
sample-remove = Remove the sample
sample-remove-title = Remove the sample?
sample-remove-text = The invented organisation disappears with everything in it, and Vire starts empty. You can prepare it again at any time.
sample-remove-confirm = Remove it

passphrase-new = Passphrase
passphrase-new-hint = A few words that only you would put together. Longer beats trickier.
passphrase-again = The same passphrase again
passphrase-differs = The two are not the same yet.

progress-working = Working…
progress-people = Inventing people…
progress-history = Putting earlier answers in place…
progress-close = Closing the weeks…
progress-round = Opening this week…
progress-inspect = Looking at every row…
progress-import = Importing…
progress-finish = Finishing…
progress-search = Searching…
progress-undo = Undoing the import…
progress-customers = Inventing customers…

group-all = Whole organisation
group-picked = Group: { $group }
group-shown-as = shown with others as { $group }
group-not-shown = counted in the group above
pick-group = Group
pick-measure = Measure
pick-metric = Customer measure
pick-touchpoint = Touchpoint
chart-shown-as = This group is small, so you see it together with its neighbour: { $group }.
weeks-from-to = { $from } – { $to }
