# The sample organisation, wherever its name leaves the app.
sample-organisation = { $name } (invented sample)
