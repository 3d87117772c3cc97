# People and customers on one time axis.

together-title = Together
together-lead = People above, customers below, on the same weeks.
together-chart = { $measure } and { $metric }: { $group }
together-empty-title = Here you will see people and customers side by side
together-empty-people = People come first: the picture starts when the first week is closed.
together-empty-customers = The people are here. Customers appear as soon as HR has imported what they said.
together-nothing-title = Nothing to draw here yet
together-nothing = This group has no published figures for this measure, or no customer responses. Choose another group or measure.
