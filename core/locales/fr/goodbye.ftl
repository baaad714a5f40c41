goodbye-others =
    <b>Autres</b>

    • Mes données : un fichier avec tout ce que nous gardons de vous.
    { $pause ->
        [yes] • Mettre en pause : plus personne ne trouve votre profil, vos échanges en cours continuent.
       *[no] • Un compte sans profil n’apparaît nulle part.
    }
    • Supprimer mon compte : tout est effacé, définitivement.
goodbye-back = ◀️ Paramètres
goodbye-before =
    🗑 <b>Supprimer mon compte</b>

    Avant de partir : { $pause ->
        [yes] une pause suffit peut-être, et vos données peuvent vous être envoyées dans un fichier.
       *[no] vos données peuvent vous être envoyées dans un fichier.
    }

    Si vous continuez, nous vous demandons le motif de votre départ, puis nous vous montrons exactement ce qui prend fin. Rien n’est supprimé avant le bouton rouge.
goodbye-go_on = Continuer vers la suppression
goodbye-stay = Je reste
bye = Supprimer mon compte
bye-reason = Quel est le motif de votre départ ?
    .label = Motif
    .hint = Le motif est compté sans lien avec vous.
bye-said = Dites-nous en quelques mots ce qui vous fait partir.
    .label = Vos mots
    .hint = Ces mots sont gardés sans votre nom. N’y mettez ni nom ni coordonnées.
departure-reason-found = J’ai trouvé ce que je cherchais
departure-reason-unused = Je ne m’en sers plus
departure-reason-messages = Trop de messages
departure-reason-experience = Une mauvaise expérience
departure-reason-privacy = La protection de mes données
departure-reason-other = Autre raison
goodbye-page =
    🗑 <b>Ce qui prend fin avec votre compte</b>

    Votre compte, votre profil, vos fichiers, vos messages et vos réglages sont effacés. Les personnes concernées apprennent seulement que le compte est supprimé.

    📦 « Mes données » vous envoie un fichier : enregistrez-le sur votre appareil avant le bouton rouge. Il reste dans cette discussion, que vous pouvez aussi supprimer.
goodbye-meetings = 📅 <b>{ $count ->
    [one] Rendez-vous annulé
   *[other] Rendez-vous annulés
    } :</b>
goodbye-deals = 🤝 <b>{ $count ->
    [one] Collaboration interrompue
   *[other] Collaborations interrompues
    } :</b>
goodbye-propositions = 💼 <b>{ $count ->
    [one] Proposition ou discussion annulée
   *[other] Propositions et discussions annulées
    } :</b>
goodbye-company_deals = 🤝 <b>{ $count ->
    [one] Collaboration interrompue si l’organisation ferme
   *[other] Collaborations interrompues si l’organisation ferme
    } :</b>
goodbye-company_propositions = 💼 <b>{ $count ->
    [one] Proposition ou discussion annulée si l’organisation ferme
   *[other] Propositions et discussions annulées si l’organisation ferme
    } :</b>
goodbye-several = • { $name } ({ $count })
goodbye-missions = 📋 <b>{ $count ->
    [one] Mission qui prend fin si l’organisation ferme
   *[other] Missions qui prennent fin si l’organisation ferme
    } :</b>
goodbye-drafts = ✏️ <b>{ $count ->
    [one] Brouillon effacé si l’organisation ferme
   *[other] Brouillons effacés si l’organisation ferme
    } :</b>
goodbye-services = 🏢 <b>{ $count ->
    [one] Organisation que vous quittez
   *[other] Organisations que vous quittez
    } :</b>
goodbye-meeting = • { $when } · { $name }
goodbye-item = • { $name }
goodbye-more = { $count ->
    [one] • et une autre ligne
   *[other] • et { $count } autres lignes
    }
goodbye-conversations = 💬 { $count ->
    [one] Une conversation s’arrête : vos messages y sont effacés, ceux de l’autre personne lui restent.
   *[other] { $count } conversations s’arrêtent : vos messages y sont effacés, ceux des autres leur restent.
    }
goodbye-report = 🚨 Votre déclaration n° { $number } reste à l’étude, sans votre nom. Vous n’en connaîtrez plus la suite.
goodbye-reports_about = 🚨 { $count ->
    [one] Une déclaration vous concernant est à l’étude : son dossier reste scellé jusqu’à la décision, six mois au plus, puis il est effacé.
   *[other] { $count } déclarations vous concernant sont à l’étude : leurs dossiers restent scellés jusqu’à la décision, six mois au plus, puis ils sont effacés.
    }
goodbye-measured = ⛔ Une décision de l’équipe est en vigueur : pour qu’elle s’applique aussi à un nouveau compte, une empreinte chiffrée de votre identifiant Telegram et de votre e-mail vérifié est gardée jusqu’à sa fin, trois ans au plus.
goodbye-nothing = Rien d’autre n’est en cours : aucun rendez-vous, aucune proposition, aucun dossier.
goodbye-for_good = ⚠️ C’est définitif : il ne sera plus possible de récupérer vos données. Ce qui est déjà dans la discussion Telegram d’autres personnes ne peut plus être rappelé.
goodbye-owner_needed = 🏢 <b>{ $name }</b> : personne d’autre n’en est propriétaire. { $count ->
    [0] Fermez l’organisation pour continuer.
   *[other] Nommez une autre personne propriétaire, ou fermez l’organisation.
    }
goodbye-owner_asked = 🏢 <b>{ $name }</b> : la responsabilité est proposée à { $person }, qui répond jusqu’au { $until }. Dès que c’est accepté, vous pouvez partir ; vous pouvez aussi fermer l’organisation.
goodbye-closes = 🏢 <b>{ $name }</b> : l’organisation ferme avec votre compte. Son profil et ses missions prennent fin{ $count ->
    [0] .
   *[other] , et ses membres en sont informés.
    }
goodbye-name_owner = 👤 Nommer une personne : { $name }
goodbye-close = 🏢 Fermer : { $name }
goodbye-keep_open = ↩️ Ne pas fermer : { $name }
goodbye-naming = 👤 <b>{ $name }</b>

    Qui en devient propriétaire ? La personne reçoit la proposition et répond sous 7 jours. Dès qu’elle accepte, vous pouvez partir ; jusque-là, rien ne change.
goodbye-owner_offered = La proposition est partie. Dès que la personne accepte, vous pourrez supprimer votre compte.
goodbye-over = Ce bouton date. Rien n’a été supprimé : voici la situation actuelle.
goodbye-toast = Votre compte est supprimé.
goodbye-last-own =
    Votre compte et vos données sont supprimés. Il n’est plus possible de les récupérer.

    Les messages de cette discussion qui ont plus de 48 heures ne peuvent pas être retirés par nous : supprimez la discussion dans Telegram pour les effacer aussi.

    Si vous revenez un jour, /start ouvre un nouveau compte, vide.
goodbye-last-team =
    Votre compte et vos données sont supprimés, selon la décision que l’équipe vous a communiquée. Il n’est plus possible de les récupérer.

    Pour relire cette décision ou la contester : /start.
goodbye-gone-own = Votre compte n’existe plus. /start ouvre un nouveau compte, vide.
goodbye-gone-team = Votre compte n’existe plus. Pour relire la décision de l’équipe ou la contester : /start.
err-still-in-team = Vous faites partie de l’équipe : ce droit se rend d’abord sur le serveur, par la ligne de commande.
err-just-left = Ce compte n’existe plus.
err-nobody-yet = Ce compte n’existe pas.
err-wish-over = Ce bouton date. Rien n’a été supprimé.
err-owner-needed = Une organisation resterait sans propriétaire : nommez une personne ou fermez l’organisation.
err-export-lately = Vos données vous ont déjà été envoyées ces dernières 24 heures.
notice-team-closed = 🏢 <b>{ $name }</b> : l’organisation a fermé son compte. Votre place y prend fin.

own_data-page =
    📦 <b>Mes données</b>

    Un fichier ZIP avec tout ce que nous gardons de vous, domaine par domaine, et les fichiers que vous avez publiés. Il arrive ici, dans cette discussion, une fois par jour au plus.

    Les messages des autres personnes leur appartiennent : le fichier en donne la date, sans le texte. Les documents remis à l’équipe n’y sont pas : ils sont chiffrés, et seule l’équipe les ouvre.
own_data-ask = 📦 Préparer mon fichier
own_data-waiting = ⏳ Votre fichier se prépare. Il arrive dans un instant.
own_data-sent = 📦 Votre fichier est arrivé.
own_data-sent_again = ✅ Votre fichier a été envoyé. Un nouveau peut être demandé dès { $again }.
own_data-failed = Votre fichier n’a pas pu être envoyé. Vous pouvez le demander à nouveau.
own_data-caption = Vos données. Ce fichier est personnel : gardez-le pour vous.
own_data-left_out = Trop grands pour un envoi, à demander à l’équipe : { $files }
own_data-file_name = mes-donnees
own_data-folder = fichiers
own_data-readme_name = LISEZ-MOI
own_data-readme =
    Mes données

    Chaque fichier .json contient un domaine : des listes de lignes avec le nom de chaque donnée. Les heures sont en temps universel (UTC). Le dossier « fichiers » contient ce que vous avez publié.
    Les messages des autres personnes leur appartiennent : leur date est donnée, sans le texte.
    Les documents remis à l’équipe pour la certification n’y sont pas : ils sont chiffrés, et seule l’équipe les ouvre.
    Fichiers trop grands pour cet envoi, à demander à l’équipe : { $left_out }
own_data-area-account = compte
own_data-area-profile = profil
own_data-area-certification = certification
own_data-area-agenda = agenda
own_data-area-calls = appels
own_data-area-messages = messages
own_data-area-missions = missions
own_data-area-safety = securite
own_data-area-team = demandes-a-l-equipe
own_data-area-bot = bot

command-mesdonnees = Recevoir mes données dans un fichier
command-supprimer = Supprimer mon compte
command-mydata = Recevoir mes données dans un fichier
command-delete = Supprimer mon compte
departures-button = 👋 Départs
departures-page =
    👋 <b>Pourquoi on nous quitte</b>
    Compté sans aucun lien avec une personne.
departures-none = Personne n’est parti jusqu’ici.
departures-line = • { $month } · { $reason } : { $count }
departures-words = « { $text } »
