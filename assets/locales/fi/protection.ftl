# Miten ihmisiä suojataan.

protection-title = Näin sinua suojataan
protection-lead = Virellä ei ole mitään, mikä yhdistäisi sinut vastauksiisi, joten sitä ei voi antaa kenellekään. Siitä huolehtii kolme lukkoa.
protection-tickets-title = Liput
protection-tickets = Vastaat lipulla, joka sanoo ”joku tästä tiimistä, kerran tällä viikolla”. Se allekirjoitettiin näkemättä, joten sen antaja ei tunnista sitä.
protection-sealing-title = Sinetit
protection-sealing = Vastauksesi sinetöidään ennen kuin ne lähtevät käsistäsi, kaikki saman kokoisiksi. Ne avataan yhdessä, kun viikko suljetaan.
protection-release-title = Julkaisu
protection-release = Ulos tulee vain riittävän monen lukuja. Pienet ryhmät ja se, minkä voisi laskea naapureista, jäävät piiloon. Sitten vastaukset tuhotaan.
protection-now = Numeroina juuri nyt
protection-numbers = Luku tarvitsee vähintään { $k } vastausta. Listalla on tällä viikolla { $people } henkeä.
protection-holds = Mikä pitää
protection-holds-disk = Se, joka vie koneen levyn, tietokannan tai varmuuskopion, ei saa tietää kuka sanoi mitä.
protection-holds-hr = Vire näyttää HR:lle ja vetäjille keskiarvoja, ei koskaan yksittäistä vastausta eikä sitä, kuka on vastannut.
protection-holds-order = Mistään tallennetusta ei näe, missä järjestyksessä tai milloin vastattiin.
protection-holds-small = Pienen ryhmän luku on piilossa, myös silloin kun sen voisi laskea vähentämällä.
protection-holds-forgotten = Kun viikko on suljettu, vastauksia ei enää ole.
protection-not = Mikä ei pidä
protection-not-live = Se, joka ylläpitää tätä konetta ja seuraa sitä vastatessasi, esimerkiksi ohjelmalla joka tallentaa näppäilyt.
protection-not-screen = Se, joka katsoo olkasi yli.
protection-not-style = Se, mitä itse kerrot muille.
protection-not-invented = HR voisi keksiä ihmisiä jonkun ympärille erottaakseen hänet. Siksi kysely näyttää, montako tiimiisi on liittynyt.
protection-not-hr = Ennen kuin viikko suljetaan, HR:n avaimella voisi avata sen sinetöidyt vastaukset muulla ohjelmalla kuin Virellä. Niissä ei ole nimeä, aikaa eikä järjestystä, mutta pienessä tiimissä jo itse vastaukset voivat kertoa tarpeeksi.
protection-not-figures = Luku kertoo jotain ryhmästä. Kun kaikki tuntevat samoin, se kertoo jotain kaikista.
protection-level-title = Kuinka pitkälle tämä täällä riittää
protection-level = Täällä kaikki on yhdellä koneella. Se on taso 1 kolmesta: sinetöity levossa. Tasot 2 ja 3 vaativat välityksen ja toisen tahon, ja Vire lupaa niitä vain siellä, missä ne ovat.
protection-preview = Tämä on Viren ennakkoversio. Voimassa olevien sääntöjen nimi on { $policy }: kaikkea ei ole vielä rakennettu, joten alle kymmenen hengen tiimit eivät saa omia lukuja eikä avointa kommenttia ole.
