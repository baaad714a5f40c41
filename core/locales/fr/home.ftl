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
    • Votre identifiant Telegram n’est jamais montré aux autres membres. Votre adresse postale n’est montrée, pour la facture, qu’aux professionnels avec qui un rendez-vous est confirmé.
    • Un compte visiteur n’apparaît jamais dans l’annuaire ; un profil professionnel n’y apparaît qu’après vérification.
    • Les appels vont directement d’un navigateur à l’autre : rien n’est enregistré, seuls le début et la fin sont notés.
    • Vos données vous appartiennent : recevez-les dans un fichier (« Mes données »), corrigez-les dans /parametres, ou effacez tout (« Supprimer mon compte »). Une question ? « Nous contacter ».
contact-team = l’équipe Entremise
unknown-text = Vous avez écrit « { $text } ». Souhaitez-vous le chercher dans l’annuaire ?
unknown-text_or_message = Vous avez écrit « { $text } ». Est-ce un message, ou faut-il le chercher dans l’annuaire ?
unknown-send = ✉️ Envoyer à { $name }
unknown-command = La commande { $text } n’existe pas. Tapez « / » pour voir les commandes.
unknown-search = 🔎 Chercher « { $text } »
unknown-file = Je ne sais pas quoi faire de ce message ici. Voici de quoi continuer.
home-waiting =
    { $category ->
        [company] ⏳ Votre entreprise n’est pas encore visible : touchez « Rendre mon profil public ».
        [public_body] ⏳ Votre administration n’est pas encore visible : touchez « Rendre mon profil public ».
        [association] ⏳ Votre association n’est pas encore visible : touchez « Rendre mon profil public ».
       *[other] ⏳ Votre profil n’est pas encore visible : touchez « Rendre mon profil public ».
    }
home-certification = 🛂 Certification : { $status }
home-paused = ⏸ Votre profil est en pause : personne ne le trouve. « Paramètres » le rend visible.
# What people write instead of touching a button, between commas, without accents needed; read in every language.
understood-mission_create = créer une mission, publier une mission, nouvelle mission, création d’une mission, déposer une mission, créer mission, ajouter une mission, proposer une mission
understood-missions = mes missions, gérer mes missions, voir mes missions, voir les missions, chercher une mission, trouver une mission
understood-agenda = mes rendez-vous, mes rdv, mon rendez-vous, mon rdv, annuler un rendez-vous, déplacer un rendez-vous, mon agenda, voir mes rendez-vous, mon calendrier
understood-messages = mes messages, ma messagerie, mes conversations, voir mes messages
understood-goodbye = supprimer mon compte, effacer mon compte, fermer mon compte, me désinscrire, quitter Entremise
understood-settings = mes paramètres, changer mon adresse, changer mon e-mail, modifier mon adresse, mes réglages, gérer mon compte
understood-language = changer de langue, changer la langue, parler anglais, parler allemand, parler français, parler italien, en anglais, en allemand
understood-scam = déclarer une arnaque, signaler une arnaque, une arnaque, me faire arnaquer
understood-my_profile = modifier mon profil, voir mon profil, changer mon profil
understood-help = aide, aidez, aider, au secours, comment, pourquoi, que faire, que dois, je ne comprends, je comprends pas, ça ne marche, besoin d’aide
understood-wish = je veux, je voudrais, j’aimerais, je souhaite, je ne peux pas, je n’ai pas, je dois, peut on, puis je, est ce que
understood-courtesy = bonjour, bonsoir, salut, merci, coucou, oui, non, ok, d’accord, super, parfait, voilà, quoi, test, moi, vous, tu, nous
unknown-help = Vous avez écrit « { $text } ». Voici de quoi vous aider.
unknown-on_screen = Vouliez-vous dire « { $labels } » ? Touchez le bouton ci-dessous.
