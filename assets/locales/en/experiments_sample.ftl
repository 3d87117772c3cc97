# Words that the sample organisation's people wrote down of their experiments.
sample-experiment-quiet-title = Quiet mornings
sample-experiment-quiet-hypothesis = No meetings before ten: people get to work in peace and the mood rises.
sample-experiment-quiet-decision = We go on with quiet mornings and look again in spring.
sample-experiment-walk-title = Walking meetings
sample-experiment-walk-hypothesis = A weekly walk with the lead makes it easier to bring up difficult things.
sample-experiment-walk-notes = Rain stopped it twice.
