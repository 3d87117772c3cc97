# Words that the sample organisation's people wrote down of their experiments.
sample-experiment-quiet-title = Hiljaiset aamut
sample-experiment-quiet-hypothesis = Ei kokouksia ennen kymmentä: työrauha paranee ja mieliala nousee.
sample-experiment-quiet-decision = Jatkamme hiljaisia aamuja ja katsomme uudelleen keväällä.
sample-experiment-walk-title = Kävelypalaverit
sample-experiment-walk-hypothesis = Viikoittainen kävely esihenkilön kanssa tekee vaikeista asioista puhumisesta helpompaa.
sample-experiment-walk-notes = Sade peruutti kävelyn kahdesti.
