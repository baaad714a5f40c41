# What the bot says by itself, whatever the page.
runtime-not_yours = Ce bouton n’est pas pour vous.
runtime-too_fast = Un instant : vos derniers choix sont encore en cours.
runtime-failed = Cette action n’a pas abouti, rien n’a été perdu. Référence : { $reference }.
runtime-broken = Cette page ne peut pas s’afficher pour le moment.
runtime-not_here =
    { $kind ->
        [venue] Un lieu ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [location] Une position ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [contact] Un contact ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [poll] Un sondage ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [dice] Un dé ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [photo] Une photo ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [animation] Une animation ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [voice] Un message vocal ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [audio] Un fichier audio ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [video] Une vidéo ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [video_note] Une vidéo ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [sticker] Un autocollant ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
        [document] Un fichier ne sert pas ici. Choisissez une action ci-dessous, ou écrivez /aide.
       *[other] Je n’ai pas compris. Choisissez une action ci-dessous, ou écrivez /aide.
    }
runtime-said = { $said }
runtime-no_groups = Bonjour. Je réponds uniquement en conversation privée.
runtime-open_bot = Ouvrir la conversation
notice-runtime-flood = Beaucoup de messages sont arrivés en même temps : les derniers n’ont pas été pris en compte. Vous pouvez les renvoyer.
notice-runtime-failed = Un de vos envois n’a pas abouti, le reste est intact. Vous pouvez recommencer. Référence : { $reference }.
notice-runtime-dead = 🩺 Une action a été abandonnée après trois essais. Référence : { $reference }. Cause : { $error }
err-refused = Cette action n’est pas possible.
err-not-found = Cet élément n’existe pas ou n’est plus disponible.
err-not-allowed = Vous ne pouvez pas faire cela.
err-conflict = La situation a changé entre-temps.
err-invalid-input = Cette réponse ne convient pas.
err-illegal-move = Cette action n’est plus possible.
err-stale = Ce bouton date : voici la situation actuelle.
command-menu = Accueil
command-chercher = Chercher une personne ou une compétence
command-agenda = Agenda et rendez-vous
command-messages = Messagerie
command-enligne = Passer en ligne
command-horsligne = Passer hors ligne
command-arnaque = Déclarer une arnaque
command-parametres = Paramètres
command-langue = Langue
command-privacy = Protection des données
command-aide = Aide
command-tutoriel = Tutoriel en deux minutes
command-tutorial = Tutoriel en deux minutes
command-annuler = Annuler la saisie en cours
command-search = Chercher une personne ou une compétence
command-online = Passer en ligne
command-offline = Passer hors ligne
command-scam = Déclarer une arnaque
command-declarations = Mes déclarations
command-my_reports = Mes déclarations
command-settings = Paramètres
command-language = Langue
command-help = Aide
command-cancel = Annuler la saisie en cours
runtime-mail_open = Ouvrir dans Telegram
runtime-mail_hello = Bonjour { $name },
runtime-mail_why = Vous recevez cet e-mail parce que cette adresse est celle de votre compte Entremise. Dans le bot, « Paramètres » puis « Mes notifications » règle ce qui vous est envoyé.
runtime-mail_why_given = Vous recevez cet e-mail parce que cette adresse a été donnée dans le bot Entremise.
err-clock-goes-forwards = L’horloge de démonstration ne recule jamais.
