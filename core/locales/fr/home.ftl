# Home, settings, help.
home-title = 📌 <b>Mon tableau de bord</b> · { $name }
home-next = 📅 Prochain rendez-vous : { $line }
home-no_appointment = 📅 Aucun rendez-vous à venir
home-to_answer =
    { $count ->
        [one] 📥 { $count } demande attend votre réponse
       *[other] 📥 { $count } demandes attendent votre réponse
    }
home-unread =
    { $count ->
        [one] ✉️ { $count } message non lu
       *[other] ✉️ { $count } messages non lus
    }
menu-language = 🗣 Langue
settings-page =
    ⚙️ <b>Paramètres</b>

    Nom : { $name }
    Catégorie : { $category }
    Adresse : { $address }
    Langue : { $language }
    Fuseau horaire : { $zone } (il y est { $time })
settings-category-none = non choisie
settings-category-visitor = Visiteur
settings-category-job_seeker = Recherche d’emploi
settings-category-freelance = Freelance
settings-category-company = Entreprise
settings-category-public_body = Administration
settings-category-association = Association
settings-not_given = non renseignée
settings-address = 🏠 Mon adresse
settings-privacy = 🔒 Vie privée
language-fr = 🇫🇷 Français
language-en = 🇬🇧 English
language-page =
    🗣 <b>Langue</b>

    Dans quelle langue souhaitez-vous lire Entremise ?
language-changed = Le bot vous parle désormais en français.
privacy-page =
    🔒 <b>Vie privée</b>

    • Nous gardons votre nom Telegram, votre catégorie, ce que vous écrivez dans votre profil, vos rendez-vous et vos messages.
    • Votre identifiant Telegram et votre adresse ne sont jamais montrés aux autres membres. Votre adresse ne sert qu’à une facture, si vous la donnez.
    • Un compte visiteur n’apparaît jamais dans l’annuaire ; un profil professionnel n’y apparaît qu’après vérification.
    • Les appels vont directement d’un navigateur à l’autre : rien n’est enregistré, seuls le début et la fin sont notés.
    • Vos données vous appartiennent : recevez-les dans un fichier (« Mes données »), corrigez-les dans /parametres, ou effacez tout (« Supprimer mon compte »). Une question ? « Nous contacter ».
contact-team = l’équipe Entremise
help-page =
    ❓ <b>Aide</b>

    🔎 « Qui, quoi ? » : écrivez un métier, un nom ou une ville, puis ouvrez une fiche.
    📅 Sur la fiche : « Demander un rendez-vous » montre le vrai temps libre de la personne.
    📹 L’appel s’ouvre dans votre navigateur, dix minutes avant l’heure.

    Commandes : /menu accueil · /chercher annuaire · /agenda rendez-vous · /messages messagerie · /enligne et /horsligne présence · /parametres · /langue · /arnaque · /privacy · /annuler
tutorial-counter = 🎬 Tutoriel · { $step } sur { $total }
tutorial-1 =
    <b>Chercher</b>

    Touchez « Qui, quoi ? » et écrivez comme vous parlez : « webmaster », « plombier Genève », « Léa ». Les accents et les fautes de frappe ne gênent pas.
tutorial-2 =
    <b>Faire confiance</b>

    Chaque fiche dit qui l’a certifiée et depuis quand. Personne n’est visible sans avoir été vérifié.
tutorial-3 =
    <b>Prendre rendez-vous</b>

    Choisissez un jour, puis une heure. Les heures sont toujours les vôtres ; celles de l’autre personne sont à côté quand elles diffèrent.
tutorial-4 =
    <b>Se parler</b>

    Dix minutes avant, vous recevez un lien personnel. Il s’ouvre dans le navigateur : acceptez le micro et la caméra, puis entrez.
tutorial-5 =
    <b>Rester en sécurité</b>

    Ne payez jamais d’avance. Un doute : « Déclarer une arnaque », votre nom n’est pas communiqué.
unknown-text = Vous avez écrit « { $text } ». Souhaitez-vous le chercher dans l’annuaire ?
unknown-text_or_message = Vous avez écrit « { $text } ». Est-ce un message, ou faut-il le chercher dans l’annuaire ?
unknown-send = ✉️ Envoyer à { $name }
unknown-command = La commande { $text } n’existe pas. Tapez « / » pour voir les commandes.
unknown-search = 🔎 Chercher « { $text } »
unknown-file = Je ne sais pas quoi faire de ce message ici. Voici de quoi continuer.
home-waiting = ⏳ Votre profil n’est pas encore visible : touchez « Rendre mon profil public ».
home-certification = 🛂 Certification : { $status }
home-paused = ⏸ Votre profil est en pause : personne ne le trouve. « Paramètres » le rend visible.
