# What help and the tutorial tell whom.
aid-head = ❓ <b>Aide</b>
aid-commands = Commandes : { $commands }
aid-newcomer =
    👋 Acceptez les conditions, puis dites qui vous êtes : une question à la fois, et rien n’est visible avant la vérification de l’équipe.
    🔑 Vous aviez un compte ? « Récupérer mon compte » vous le rend.
aid-visitor =
    🔎 <b>Trouver quelqu’un</b> : écrivez un métier, un nom ou une ville, puis ouvrez une fiche.
    📅 <b>Prendre rendez-vous</b> : la fiche montre le vrai temps libre ; la suite est dans l’agenda.
    ✉️ <b>Écrire</b> : « Laisser un message » sur la fiche ; la réponse arrive dans la messagerie.
    📹 <b>Se parler</b> : la visio s’ouvre dans le navigateur, dix minutes avant l’heure.
    ✅ <b>Devenir visible</b> : « Rendre mon profil public » vous fait changer de catégorie.
aid-uncertified =
    ✅ <b>Devenir visible</b> : « Rendre mon profil public » mène d’étape en étape ; l’équipe répond sous 2 jours ouvrés.
    🔎 <b>Regarder autour</b> : l’annuaire est ouvert ; écrire, appeler et réserver viennent avec la certification.
    📨 <b>Une difficulté</b> (permis, numéro, document) : « Nous contacter ».
aid-seeker =
    🔎 <b>Chercher un emploi</b> : écrivez un métier ou une ville, puis « Cette mission m’intéresse ».
    📋 <b>Suivre vos candidatures</b> : « Mes missions » dit où en est chacune, et à qui de répondre.
    📅 <b>Passer un entretien</b> : l’entreprise choisit parmi vos heures ; vous acceptez, ou proposez un autre créneau.
    📹 L’entretien s’ouvre dans le navigateur, dix minutes avant l’heure.
aid-freelance =
    🔎 <b>Trouver une mission</b> : ouvrez-en une, puis « Cette mission m’intéresse ».
    💬 <b>Discuter, puis postuler</b> : l’intérêt partagé ouvre la conversation ; « Je postule » vous engage.
    📋 <b>Suivre</b> : « Mes missions » dit où en est chaque proposition, et à qui de répondre.
    🧾 <b>Être payé</b> : la collaboration conclue, vous choisissez ensemble payrolling ou gestion indépendante.
    📅 <b>Être réservé ou appelé</b> : donnez vos horaires dans l’agenda, passez en ligne quand vous êtes joignable.
aid-directory =
    📅 <b>Être réservé</b> : donnez vos horaires dans l’agenda ; on choisit parmi vos heures libres.
    🟢 <b>Être appelé</b> : passez en ligne quand vous êtes joignable.
    ✉️ <b>Répondre</b> : les messages arrivent ici et dans la messagerie.
    🔎 <b>Trouver quelqu’un</b> : écrivez un métier, un nom ou une ville.
aid-company =
    🔎 <b>Trouver des freelances</b> : ouvrez une fiche, puis « Ce profil m’intéresse » propose une de vos missions.
    ➕ <b>Publier une mission</b> : quatre étapes ; le brouillon est gardé.
    📋 <b>Choisir</b> : « Gérer vos missions » montre les candidatures ; la personne choisie confirme, et la collaboration est conclue.
    🧾 <b>Payer</b> : vous choisissez ensemble payrolling ou gestion indépendante.
    👥 <b>À plusieurs</b> : « Mes services » invite des collègues et dit qui s’occupe des missions.
aid-body =
    👥 <b>À plusieurs</b> : « Mes services » invite des collègues ; un appel sonne chez qui est en ligne.
    📅 <b>Recevoir des rendez-vous</b> : donnez vos horaires dans l’agenda.
    🟢 <b>Être appelé</b> : passez en ligne quand vous êtes joignable.
    🔎 <b>Trouver quelqu’un</b> : écrivez un métier, un nom ou une ville.
aid-staff =
    🟢 <b>Prendre les appels</b> du service : passez en ligne ; le premier qui répond prend l’appel.
    👥 <b>Vos collègues</b> : « Mes services » dit qui est là et qui est en ligne.
    📅 <b>Vos rendez-vous</b> sont dans l’agenda, ✉️ <b>vos messages</b> dans la messagerie.
    🎩 <b>Plusieurs casquettes</b> : /casquette change celle au nom de laquelle vous agissez.
aid-team =
    🛂 <b>Certifier</b> : les dossiers attendent, le plus ancien d’abord ; chaque lecture d’un document est notée.
    🚩 <b>Signalements</b> : prenez un dossier, lisez les preuves, décidez avec une raison.
    📨 <b>Demandes</b> : répondre sous 2 jours ouvrés ; « Je m’en occupe » évite de répondre à deux.
    👥 <b>Membres</b> : retrouver un compte, pré-inscrire, avertir, suspendre. Tout est au journal d’audit.
aid-role-interpreter = 🗣 <b>Interprète</b> : ce rôle figure sur votre fiche, et « interprète » y mène ; vos heures libres sont celles de l’agenda.
aid-role-recruiter = 🧑‍💼 <b>Recrutement</b> : cherchez « interprète » dans « Qui, quoi ? », puis demandez un rendez-vous sur la fiche.
tutorial-counter = 🎬 Tutoriel · { $step } sur { $total }
tutorial-search =
    <b>Chercher</b>

    Touchez « Qui, quoi ? » et écrivez comme vous parlez : « webmaster », « plombier Genève », « Léa ». Les accents et les fautes de frappe ne gênent pas.
tutorial-trust =
    <b>Faire confiance</b>

    Chaque fiche dit qui l’a certifiée et depuis quand. Personne n’est visible sans avoir été vérifié.
tutorial-appointment =
    <b>Prendre rendez-vous</b>

    Choisissez un jour, puis une heure. Les heures sont toujours les vôtres ; celles de l’autre personne sont à côté quand elles diffèrent.
tutorial-call =
    <b>Se parler</b>

    Dix minutes avant, vous recevez un lien personnel. Il s’ouvre dans le navigateur : acceptez le micro et la caméra, puis entrez.
tutorial-safety =
    <b>Rester en sécurité</b>

    Ne payez jamais d’avance. Un doute : « Déclarer une arnaque », votre nom n’est pas communiqué.
tutorial-public =
    <b>Être visible</b>

    « Rendre mon profil public » demande ce qui manque, étape par étape. Une personne de l’équipe vérifie, puis votre fiche apparaît : comptez 2 jours ouvrés.
tutorial-job =
    <b>Chercher un emploi</b>

    Écrivez un métier ou une ville. « Cette mission m’intéresse » envoie votre fiche à l’entreprise ; sa réponse arrive ici.
tutorial-interview =
    <b>Passer un entretien</b>

    Donnez vos horaires dans l’agenda : l’entreprise y choisit une heure. Vous acceptez, ou proposez un autre créneau.
tutorial-interest =
    <b>Montrer votre intérêt</b>

    Ouvrez une mission, puis « Cette mission m’intéresse ». Une entreprise peut aussi vous proposer la sienne. Quand l’intérêt est partagé, la conversation s’ouvre.
tutorial-deal =
    <b>Postuler et conclure</b>

    « Je postule » vous engage aux conditions affichées. L’entreprise choisit, vous confirmez : la collaboration est conclue. Tout est dans « Mes missions ».
tutorial-payrolling =
    <b>Payer et être payé</b>

    Une fois la collaboration conclue, les deux côtés choisissent : payrolling (contrat, facturation et salaire pris en charge) ou gestion indépendante.
tutorial-hours =
    <b>Donner vos heures</b>

    « Agenda et rendez-vous », puis « Mes horaires » : on ne réserve que votre temps libre. « Passer en ligne » permet en plus de vous appeler tout de suite.
tutorial-talents =
    <b>Trouver un freelance</b>

    Écrivez une compétence ou un métier. Sur la fiche, « Ce profil m’intéresse » propose une de vos missions ; la personne accepte, ou non.
tutorial-publish =
    <b>Publier une mission</b>

    Quatre étapes, une question à la fois ; le brouillon est gardé. Vous relisez tout avant de publier.
tutorial-candidates =
    <b>Choisir</b>

    « Gérer vos missions », puis « Visualiser les candidatures » : discutez, choisissez, écartez. La personne choisie confirme, et la collaboration est conclue.
tutorial-services =
    <b>Travailler à plusieurs</b>

    « Mes services » : invitez des collègues, dites qui est à quel service. Un appel sonne chez qui est en ligne ; le premier qui répond le prend.
tutorial-duty =
    <b>Prendre les appels</b>

    Passez en ligne : les appels à votre service sonnent chez vous. « Pas maintenant » les laisse aux autres.
tutorial-certifications =
    <b>Certifier</b>

    Chaque dossier montre ce qui est demandé et les documents. Certifiez, refusez avec une raison, ou demandez un complément. Personne ne certifie son propre profil.
tutorial-reports =
    <b>Traiter un signalement</b>

    Prenez le dossier, ouvrez les preuves, puis décidez. La personne visée lit les faits et la règle, jamais le nom de qui signale.
tutorial-requests =
    <b>Répondre aux demandes</b>

    « Je m’en occupe » évite de répondre à deux. Le délai annoncé est de 2 jours ouvrés.
tutorial-members =
    <b>Retrouver un compte</b>

    Écrivez un nom ou une organisation. Chaque mesure demande une raison, que la personne lit et peut contester.
