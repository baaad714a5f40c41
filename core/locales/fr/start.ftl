# The first minutes.
start-welcome =
    <b>Bienvenue sur Entremise</b>, l’annuaire des professionnels joignables en visio.

    Ici, vous pouvez :
    🔎 <b>Trouver</b> la bonne personne, prendre rendez-vous et lui parler en vidéo
    ✅ <b>Être visible</b> : l’équipe certifie votre profil, puis le rend public
    🤝 <b>Être mis en relation</b> : les demandes et les projets pertinents arrivent dans cette conversation

    Vos données ne servent qu’à cela. Avant de commencer, lisez et acceptez les conditions.
start-other_language = 🗣 English
start-accept_first = Touchez « J’accepte » pour commencer, ou lisez d’abord les conditions.
start-choose_category = Touchez l’un des boutons ci-dessous : « Visiteur » pour trouver un professionnel.
start-unknown_link = Ce lien ne mène à rien d’ouvert ici. Voici votre accueil.
start-terms =
    <b>Conditions, en bref</b>

    • Entremise met en relation ; elle n’est pas partie à vos accords et ne prélève rien.
    • Aucun profil n’est visible avant d’avoir été vérifié par une personne de l’équipe.
    • Faites preuve de vigilance : l’équipe ne vous écrit jamais hors de ce bot et de ses e-mails, et ne demande jamais d’argent. En cas de doute, utilisez « Déclarer une arnaque ».
    • La plateforme n’est pas responsable en cas de fraude entre membres, ni d’un impayé sans payrolling.
    • Une candidature déposée et un choix confirmé vous engagent ; une collaboration s’annule d’un commun accord.
    • Toute mesure de l’équipe est motivée et se conteste une fois, pendant six mois.
    • Vous supprimez votre compte vous-même : « Paramètres », puis « Autres », ou /supprimer.
    • Vos données vous appartiennent : /privacy explique lesquelles et pourquoi.
start-terms_full = 📜 Texte complet
start-category =
    <b>Qui êtes-vous ?</b> Une seule réponse ; vous pourrez en changer.

    👤 <b>Visiteur</b> : vous cherchez un professionnel, votre profil n’est jamais affiché{ $seekers ->
        [no] {""}
       *[yes] {"\u000A"}🎯 <b>Recherche d’emploi</b> : vous cherchez un emploi et répondez aux entretiens en visio
    }
    💼 <b>Freelance</b> : vous travaillez à votre compte
    🏢 <b>Entreprise</b> : une entité de plusieurs personnes
    🏛 <b>Administration</b> : un service public
    🤝 <b>Association</b> : un organisme à but non lucratif
