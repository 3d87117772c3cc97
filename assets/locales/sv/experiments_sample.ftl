# Words that the sample organisation's people wrote down of their experiments.
sample-experiment-quiet-title = Tysta morgnar
sample-experiment-quiet-hypothesis = Inga möten före tio: lugnare arbete och bättre stämning.
sample-experiment-quiet-decision = Vi fortsätter med tysta morgnar och tittar igen i vår.
sample-experiment-walk-title = Promenadmöten
sample-experiment-walk-hypothesis = En promenad i veckan med chefen gör det lättare att ta upp svåra saker.
sample-experiment-walk-notes = Regnet stoppade promenaden två gånger.
