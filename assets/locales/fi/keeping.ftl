# Varmuuskopiot ja se, mitä tarkistus löytää.

error-file_exists = Tiedosto { $file } on jo olemassa, ja se jätettiin ennalleen. Valitse toinen nimi.
error-not_a_backup = Tiedosto ei ole Viren varmuuskopio. Mitään ei palautettu. Valitse toinen tiedosto.
error-backup_damaged = Varmuuskopio on vioittunut tai jäänyt kesken ({ $what }), joten mitään ei palautettu. Kopioi tiedosto uudelleen tai käytä vanhempaa varmuuskopiota.
error-backup_newer = Varmuuskopio on tehty uudemmalla Virellä. Mitään ei palautettu. Päivitä Vire ja yritä sitten uudelleen.
error-history_not_closed = Viikon { $week } aiemmat vastaukset odottavat vielä julkaisua, eikä vastauksia panna varmuuskopioon. Mitään ei kirjoitettu. Sulje ensin ne viikot.

error-machine_key_missing = Koneen avain puuttuu, joten postilaatikko ja lompakot eivät aukea. Palauta tiedosto machine.key paikalleen tai käytä varmuuskopiota.
error-spool_missing = Viikon { $week } vastaukset puuttuvat, eikä niitä ole missään varmuuskopiossa. Jatka palauttamalla varmuuskopio: siinä viikko on auki ilman niitä.
error-customer_weeks_differ = Asiakkaiden viikkoluvut eivät täsmää vastausten kanssa (ensimmäisenä viikko { $week }, { $metric }). Peru se tuonti ja tuo tiedosto uudelleen.
error-ledger_invalid = Julkaisujen ketju ei pidä. Joku on voinut muuttaa sitä: vertaa sitä vietyyn kopioon ja palauta varmuuskopio.

error-round_overdue = Viikon { $week } kierroksen olisi voinut sulkea { $since } alkaen. Sen vastaukset ovat tällä koneella, kunnes se suljetaan.
error-close_unfinished = Viikon { $week } sulkeminen keskeytyi. Se tehdään loppuun, kun HR kirjautuu sisään.
error-case_overdue = Tapaus { $case } on odottanut luvattua pidempään. Avaa saapuneet ja vastaa.
