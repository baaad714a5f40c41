# Guided dialogs: titles, questions, endings.
vis = Mes coordonnées
    .intro = Seuls les professionnels avec qui un rendez-vous est confirmé les voient, pour la facture.
vis-done =
    Bienvenue. Touchez « Qui, quoi ? » pour trouver quelqu’un.
    🌍 Vos heures : { $zone }. Pour en changer : Paramètres, « Fuseau horaire ».
vis-changed = Votre adresse est à jour.
vis-address = Quelle est votre adresse (rue et numéro) ?
    .label = Adresse
    .error-address-needed = Indiquez au moins votre adresse et votre ville.
vis-city = Dans quelle ville ?
    .label = Ville
    .error-address-needed = Indiquez au moins votre adresse et votre ville.
pro = Mon profil
    .intro = Ces réponses servent à trois choses : certifier votre profil et le rendre public, vous prévenir quand un projet pertinent arrive, et vous mettre en relation. L’équipe vérifie chaque profil avant de le rendre visible. Vous pourrez tout changer.
    .confirm = ✅ Enregistrer mon profil
    .confirm-organisation = ✅ Enregistrer
pro-title-company = Mon entreprise
pro-title-public_body = Mon administration
pro-title-association = Mon association
pro-done_organisation =
    C’est enregistré. L’équipe vérifie que votre organisation existe, puis la rend visible : touchez « Rendre mon profil public ».
    🌍 Vos heures : { $zone }. Pour en changer : Paramètres, « Fuseau horaire ».
pro-changed_organisation = C’est à jour.
pro-done =
    Votre profil est enregistré. Il sera visible dès que l’équipe l’aura certifié : touchez « Rendre mon profil public ».
    🌍 Vos heures : { $zone }. Pour en changer : Paramètres, « Fuseau horaire ».
pro-changed = Votre profil est à jour.
pro-display-name =
    { $category ->
        [company] Comment s’appelle votre entreprise ?
        [public_body] Comment s’appelle votre administration ?
        [association] Comment s’appelle votre association ?
       *[other] Sous quel nom souhaitez-vous apparaître ?
    }
    .label =
        { $category ->
            [company] Nom
            [public_body] Nom
            [association] Nom
           *[other] Nom affiché
        }
pro-sector =
    { $category ->
        [company] Quelle est son activité ?
        [public_body] De quoi s’occupe-t-elle ?
        [association] De quoi s’occupe-t-elle ?
       *[other] Quel est votre métier ou votre activité ?
    }
    .label =
        { $category ->
            [company] Activité
            [public_body] Activité
            [association] Activité
           *[other] Métier
        }
    .hint =
        { $category ->
            [company] Par exemple : Énergie solaire, Fiduciaire, Horlogerie
            [public_body] Par exemple : Formation, Urbanisme, Santé publique
            [association] Par exemple : Aide aux familles, Sport, Culture
           *[other] Par exemple : Développement web, Plomberie, Traduction
        }
pro-domain =
    { $category ->
        [company] De quel domaine relève son activité ?
       *[other] De quel domaine relève votre activité ?
    }
    .label = Domaine
    .hint =
        { $category ->
            [company] Il sert à vous présenter les freelances qui correspondent à vos missions.
           *[other] Il sert à vous présenter les missions qui vous correspondent.
        }
    .error-no_domain = « { $given } » n’est aucun de ces domaines. Si votre activité n’est pas dans la liste, choisissez « Un autre domaine ».
pro-elsewhere = Les missions d’Entremise se limitent à quatre domaines ; le reste vous est ouvert.
    .label = Autre domaine
    .hint =
        ✅ Ici, une fois votre profil certifié : l’annuaire « Qui, quoi ? », les rendez-vous, les messages et les appels en visio.

        ❌ Pas ici : chercher et publier des missions.

        🧭 Pour trouver des mandats ou un emploi ailleurs : votre association professionnelle, votre office régional de placement (travail.swiss) ou le portail des PME (kmu.admin.ch).

        Un doute ? « Précédent » permet de choisir un autre domaine.
pro-elsewhere-stay = Continuer avec l’annuaire
pro-city =
    { $category ->
        [company] Dans quelle ville est-elle ?
        [public_body] Dans quelle ville est-elle ?
        [association] Dans quelle ville est-elle ?
       *[other] Dans quelle ville travaillez-vous ?
    }
    .label = Ville
pro-skills =
    { $category ->
        [company] Quelles sont ses spécialités ? Séparez-les par des virgules ; les cinq premières figurent sur sa fiche.
        [public_body] Quelles prestations propose-t-elle ? Séparez-les par des virgules ; les cinq premières figurent sur sa fiche.
        [association] Que propose-t-elle ? Séparez par des virgules ; les cinq premiers mots figurent sur sa fiche.
       *[other] Quelles sont vos compétences ? Séparez-les par des virgules ; les cinq premières figurent sur votre fiche.
    }
    .label =
        { $category ->
            [company] Spécialités
            [public_body] Prestations
            [association] Offre
           *[other] Compétences
        }
    .hint =
        { $category ->
            [company] Par exemple : panneaux solaires, pompes à chaleur, conseil énergétique
            [public_body] Par exemple : permis de construire, état civil, subventions
            [association] Par exemple : cours de français, soutien scolaire, bénévolat
           *[other] Par exemple : Python, Django, PostgreSQL, accessibilité
        }
pro-description =
    { $category ->
        [company] Présentez-la en quelques phrases.
        [public_body] Présentez-la en quelques phrases.
        [association] Présentez-la en quelques phrases.
       *[other] Présentez-vous en quelques phrases.
    }
    .label = Présentation
pro-preview =
    { $category ->
        [company] Voici votre entreprise. Touchez une ligne pour la changer.
        [public_body] Voici votre administration. Touchez une ligne pour la changer.
        [association] Voici votre association. Touchez une ligne pour la changer.
       *[other] Voici votre profil. Touchez une ligne pour la changer.
    }
fus = Fuseau horaire
fus-done = C’est noté : toutes les heures sont maintenant les vôtres.
fus-zone = Écrivez le nom d’une grande ville de votre fuseau : Zurich, New York, Tokyo…
    .label = Fuseau horaire
msg1 = Laisser un message
msg1-done = Votre message est parti. La réponse arrivera dans cette conversation.
msg1-body = Qu’aimeriez-vous écrire à { $name } ?
    .label = Message
    .hint = Le bot transmet : ni votre compte Telegram ni votre adresse ne sont montrés.
rep = Répondre
rep-done = Votre réponse est partie.
rep-body = Votre réponse à { $name } :
    .label = Réponse
    .hint = Photo, document ou message vocal : ouvrez la conversation.
bok = Demander un rendez-vous
    .confirm = 📅 Envoyer la demande
bok-done = Votre demande est partie.
bok-accepted = Votre rendez-vous est confirmé.
bok-slot = Quand souhaitez-vous parler à { $name } ?
    .label = Créneau
bok-purpose = De quoi aimeriez-vous parler ?
    .label = Sujet
    .hint = Une phrase suffit ; elle aide à préparer le rendez-vous.
bok-preview = Voici votre demande à { $name }.
itv = Demander un entretien
    .confirm = 📅 Demander cet entretien
itv-done = Votre demande d’entretien est partie.
itv-accepted = L’entretien est confirmé.
itv-slot = Quand souhaitez-vous rencontrer { $name } en visio ?
    .label = Créneau
itv-purpose = Un mot pour préparer l’entretien avec { $name } ?
    .label = Message
    .hint = Facultatif : le poste, les personnes présentes, ce qu’il faut prévoir.
itv-preview = Voici votre demande d’entretien à { $name }.
dec = Refuser la demande
    .cancel = ↩️ Ne pas refuser
    .confirm = ❌ Refuser le rendez-vous
    .confirm-interview = ❌ Refuser l’entretien
dec-preview =
    { $kind ->
        [interview] Refuser l’entretien demandé par { $name }, { $when } ? C’est définitif : le créneau redevient libre, et { $name } l’apprend aussitôt.
       *[other] Refuser le rendez-vous demandé par { $name }, { $when } ? C’est définitif : le créneau redevient libre, et { $name } l’apprend aussitôt.
    }
dec-done = Votre refus est transmis.
dec-why =
    { $kind ->
        [interview] Refuser l’entretien demandé par { $name }, { $when } : pour quelle raison ? Elle sera transmise.
       *[other] Refuser le rendez-vous demandé par { $name }, { $when } : pour quelle raison ? Elle sera transmise.
    }
    .label = Raison
dec-why-busy = Emploi du temps chargé
dec-why-topic = Sujet hors de mes compétences
dec-why-other = Autre raison
dec-said = Quelle raison souhaitez-vous transmettre ?
    .label = Précision
can = Annuler le rendez-vous
    .cancel = ↩️ Ne pas annuler
    .confirm = 🗑 Annuler le rendez-vous
    .confirm-interview = 🗑 Annuler l’entretien
can-done = Le rendez-vous est annulé.
can-why =
    { $kind ->
        [interview] Annuler l’entretien avec { $name }, { $when } : pour quelle raison ? Elle sera transmise.
       *[other] Annuler le rendez-vous avec { $name }, { $when } : pour quelle raison ? Elle sera transmise.
    }
    .label = Raison
can-why-sick = Empêchement
can-why-busy = Empêchement
can-why-solved = Le sujet est réglé
can-why-other = Autre raison
can-said = Quelle raison souhaitez-vous transmettre ?
    .label = Précision
can-preview =
    { $kind ->
        [interview] Annuler l’entretien avec { $name }, { $when } ? C’est définitif : le créneau redevient libre, et { $name } l’apprend aussitôt.
       *[other] Annuler le rendez-vous avec { $name }, { $when } ? C’est définitif : le créneau redevient libre, et { $name } l’apprend aussitôt.
    }
abs = Signaler une absence
    .cancel = ↩️ Ne pas signaler
    .confirm = ⏳ Signaler cette absence
abs-done = L’absence est notée.
abs-preview =
    { $kind ->
        [interview] { $name } n’a pas rejoint la visio de l’entretien, { $when } : signaler son absence ? C’est définitif : l’entretien prend fin, et { $name } l’apprend aussitôt.
       *[other] { $name } n’a pas rejoint la visio du rendez-vous, { $when } : signaler son absence ? C’est définitif : le rendez-vous prend fin, et { $name } l’apprend aussitôt.
    }
off = Proposer un autre créneau
    .confirm = 📤 Envoyer ces trois créneaux
off-preview =
    { $kind ->
        [interview] Proposer ces créneaux à { $name } pour l’entretien, au lieu du { $when } ?
       *[other] Proposer ces créneaux à { $name } au lieu du { $when } ?
    }
off-done = Votre proposition est partie.
off-first =
    { $kind ->
        [interview] Quel créneau proposez-vous à { $name } pour l’entretien, au lieu du { $when } ?
       *[other] Quel créneau proposez-vous à { $name } au lieu du { $when } ?
    }
    .label = Premier créneau
off-second = Un deuxième au choix ?
    .label = Deuxième créneau
    .skip = 📤 Envoyer avec un seul créneau
off-third = Un troisième au choix ?
    .label = Troisième créneau
    .skip = 📤 Envoyer avec deux créneaux
mov = Déplacer le rendez-vous
    .confirm = 📤 Proposer ce créneau
mov-done = Votre proposition est partie. L’ancien créneau reste réservé en attendant la réponse.
mov-slot =
    { $kind ->
        [interview] Vers quel créneau déplacer l’entretien avec { $name }, { $when } ? L’actuel reste réservé jusqu’à la réponse.
       *[other] Vers quel créneau déplacer le rendez-vous avec { $name }, { $when } ? L’actuel reste réservé jusqu’à la réponse.
    }
    .label = Nouveau créneau
mov-preview =
    { $kind ->
        [interview] Proposer à { $name } de déplacer votre entretien, { $when }, vers ce créneau ?
       *[other] Proposer à { $name } de déplacer votre rendez-vous, { $when }, vers ce créneau ?
    }
hor = Mes horaires
    .confirm = ✅ Enregistrer mes horaires
hor-done = Vos horaires sont enregistrés. Ils servent aux demandes de rendez-vous.
hor-week = Quand peut-on vous réserver ? Fuseau horaire : { $zone }.
    .label = Horaires
hor-preview = Voici vos horaires. Touchez « Modifier » pour les changer.
reg = Règles de rendez-vous
    .confirm = ✅ Enregistrer les règles
reg-done = Vos règles sont enregistrées.
reg-duration = Combien de temps dure un rendez-vous ?
    .label = Durée
reg-duration-15 = 15 minutes
reg-duration-20 = 20 minutes
reg-duration-30 = 30 minutes
reg-duration-45 = 45 minutes
reg-duration-60 = 1 heure
reg-duration-90 = 1 heure 30
reg-duration-120 = 2 heures
reg-before = Quelle pause avant un rendez-vous ?
    .label = Pause avant
reg-before-0 = Aucune
reg-before-5 = 5 minutes
reg-before-10 = 10 minutes
reg-before-15 = 15 minutes
reg-before-30 = 30 minutes
reg-before-60 = 1 heure
reg-after = Quelle pause après un rendez-vous ?
    .label = Pause après
reg-after-0 = Aucune
reg-after-5 = 5 minutes
reg-after-10 = 10 minutes
reg-after-15 = 15 minutes
reg-after-30 = 30 minutes
reg-after-60 = 1 heure
reg-notice = Combien de temps à l’avance faut-il vous prévenir ?
    .label = Délai
reg-notice-120 = 2 heures
reg-notice-240 = 4 heures
reg-notice-720 = 12 heures
reg-notice-1440 = 1 jour
reg-notice-2880 = 2 jours
reg-automatic = Accepter automatiquement les demandes sur un créneau libre ?
    .label = Acceptation automatique
reg-preview = Voici vos règles. Touchez une ligne pour la changer.
blo = Bloquer un jour
blo-done = C’est bloqué : { $day }.
blo-kept = C’est bloqué : { $day }. Ce jour-là, ce qui est déjà convenu ou demandé reste : { $kept }.
blo-kept_one = { $time } avec { $name }
blo-day = Quel jour souhaitez-vous bloquer ?
    .label = Jour
arn = Déclarer une arnaque
    .intro = Faites preuve de vigilance, comme pour n’importe quelle transaction : ne payez jamais d’avance, gardez les preuves. Votre nom n’est pas communiqué.
    .confirm = 🚩 Envoyer la déclaration
arn-done = Votre déclaration est enregistrée.
arn-queued = Votre déclaration est conservée. Vous en avez déjà déposé plusieurs : l’équipe verra celle-ci à son tour, le { $date }.
arn-added = Votre complément est ajouté à votre déclaration.
arn-who = Quel profil déclarez-vous ? (obligatoire) Écrivez son nom.
    .label = Profil
    .error-required = Le nom du profil est obligatoire. S’il est introuvable, choisissez « Je ne retrouve pas le profil » et joignez une capture d’écran.
arn-what = De quoi s’agit-il ?
    .label = Catégorie
arn-story = Que s’est-il passé ? Racontez en quelques phrases.
    .label = Récit
arn-evidence = Joignez des captures d’écran ou des documents, si vous en avez.
    .label = Preuves
    .none = aucune
arn-proof = Joignez au moins une capture ou un document : sans profil, l’équipe n’a rien d’autre pour chercher.
    .label = Preuves
arn-preview = Conformément aux conditions générales, la plateforme n’est pas responsable en cas de fraude. Voici votre déclaration.
