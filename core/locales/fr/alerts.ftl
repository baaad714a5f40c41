# Searches that are kept, what waits for an answer, the daily digest, and what is told when.
alert-saved = 🔔 C’est noté : les nouveautés de cette recherche seront dans votre résumé du jour.
alert-kept = 🔔 Alerte active
alert-everything = Tout
alert-kind-mission = missions
alert-kind-freelance = freelances
alert-kind-directory = annuaire
alerts-title = 🔔 <b>Mes alertes</b> · { $count } sur { $limit }
alerts-empty = Aucune alerte. Faites une recherche, puis touchez « 🔔 M’alerter » : les nouveautés viendront dans votre résumé du jour.
alerts-how = Ce qui est nouveau vient une fois par jour, vers { $time }. Touchez une alerte pour voir ses résultats ou l’arrêter.
alerts-digest_off = ⚠️ Votre résumé du jour est désactivé : rien ne vous est envoyé. « Mes notifications » le rétablit.
alerts-line =
    { $fresh ->
        [0] { $number }. <b>{ $name }</b> · { $kind }
        [one] { $number }. <b>{ $name }</b> · { $kind } · 🆕 { $fresh }
       *[other] { $number }. <b>{ $name }</b> · { $kind } · 🆕 { $fresh }
    }
alerts-line_muted = { $number }. 🔕 { $name } · { $kind }
alerts-one =
    🔔 <b>{ $name }</b> · { $kind }

    Alerte créée le { $date }.
alerts-fresh =
    { $count ->
        [0] Rien de nouveau depuis votre dernier passage.
        [one] 🆕 { $count } nouveauté depuis votre dernier passage.
       *[other] 🆕 { $count } nouveautés depuis votre dernier passage.
    }
alerts-is_muted = 🔕 Cette alerte est suspendue : elle reste ici et n’envoie rien.
alerts-run = ▶️ Voir les résultats
alerts-mute = 🔕 Suspendre
alerts-unmute = 🔔 Reprendre
alerts-remove = 🗑 Supprimer l’alerte
alerts-removed = L’alerte est supprimée.
menu-alerts = 🔔 Mes alertes
err-too-many-alerts = { $limit } alertes au maximum : supprimez-en une dans « Mes alertes ».
err-alerts-closed = Cette recherche n’est pas ouverte à votre profil pour l’instant.

# What waits for an answer.
waiting-title =
    { $count ->
        [one] 👉 <b>À vous de jouer</b> · { $count } réponse attendue
       *[other] 👉 <b>À vous de jouer</b> · { $count } réponses attendues
    }
waiting-nothing = 👉 <b>À vous de jouer</b>

    Rien n’attend votre réponse.
waiting-button = 👉 À vous de jouer ({ $count })
waiting-choice = 🏅 { $mission } · { $name }
waiting-appointment = 📅 { $line }
waiting-firm = ✅ { $name } · { $mission }
waiting-proposal = 📥 { $name } · { $mission }
waiting-note = 🧾 { $mission } · { $name } · à lire
waiting-payrolling = 🧾 { $mission } · { $name } · gestion à choisir
waiting-conversation = ✉️ { $name } ({ $count })
home-choices =
    { $count ->
        [one] 🏅 { $count } choix à confirmer
       *[other] 🏅 { $count } choix à confirmer
    }
home-notes =
    { $count ->
        [one] 🧾 { $count } mission à gestion indépendante : à lire
       *[other] 🧾 { $count } missions à gestion indépendante : à lire
    }
home-payrolling =
    { $count ->
        [one] 🧾 { $count } mission attend votre choix de gestion
       *[other] 🧾 { $count } missions attendent votre choix de gestion
    }

# The digest.
notice-digest-daily = 🗞 <b>Votre résumé du { $date }</b>
digest-missions =
    { $count ->
        [one] 🔎 <b>{ $count } nouvelle mission pour vous</b>
       *[other] 🔎 <b>{ $count } nouvelles missions pour vous</b>
    }
digest-mission = • <b>{ $title }</b> · { $company } · { $shape }
digest-profiles =
    { $count ->
        [one] 👤 <b>{ $count } nouveau profil pour vous</b>
       *[other] 👤 <b>{ $count } nouveaux profils pour vous</b>
    }
digest-profile = • <b>{ $name }</b> · { $trade }
digest-more =
    { $count ->
        [one] … et { $count } autre
       *[other] … et { $count } autres
    }
digest-waiting =
    { $count ->
        [one] 👉 <b>{ $count } réponse</b> est attendue de vous.
       *[other] 👉 <b>{ $count } réponses</b> sont attendues de vous.
    }
digest-stale = 🔄 Votre profil n’a pas changé depuis { $days } jours : un coup d’œil le garde à jour et mieux placé.
digest-tip = 💡 Un profil complet est mieux placé. À ajouter : { $what }.
digest-refresh = 🔄 Revoir mon profil
digest-over = Plus rien de nouveau dans ce résumé : ce qu’il annonçait n’est plus d’actualité.
digest-stop = 🔕 Ne plus m’envoyer ce résumé

# What is told, and when.
notifications-title =
    🔔 <b>Mes notifications</b>

    Touchez un type pour le couper ou le rétablir. 🔔 vous le recevez, 🔕 il est coupé ; les fiches que vous avez déjà restent à jour.
notifications-quiet = 🌙 Heures calmes : de { $from } à { $until }, tout arrive sans bruit, sauf les appels et l’ouverture d’une visio.
notifications-no_quiet = 🌙 Pas d’heures calmes : tout peut sonner à toute heure.
notifications-digest = 🗞 Résumé du jour : à { $time }, seulement s’il y a du nouveau.
notifications-digest_waits = 🗞 Résumé du jour : demandé à { $time }, il attend la fin de vos heures calmes.
notifications-digest_off = 🗞 Résumé du jour : coupé.
notifications-always =
    <b>Ne se coupent pas</b>, parce que vous y perdriez un droit ou un rendez-vous : collaboration et choix à confirmer, décision sur votre certification, mesure et contestation, rendez-vous confirmé, annulé, rappelé ou ouvert, appel entrant (« Hors ligne » les arrête), suppression du compte.
notifications-cap = Au plus { $limit } messages par jour viennent d’eux-mêmes (résumé et relances).
notifications-on = 🔔 { $kind }
notifications-off = 🔕 { $kind }
notifications-hour_button = 🕗 Heure du résumé
notifications-quiet_prompt =
    🌙 <b>Heures calmes</b>

    À partir de quelle heure ? Ou écrivez les deux : « 22-7 ».
notifications-quiet_until =
    🌙 <b>Heures calmes</b> à partir de { $from }

    Jusqu’à quelle heure ?
notifications-no_quiet_button = Pas d’heures calmes
notifications-hour_prompt =
    🕗 <b>Résumé du jour</b>

    À quelle heure, chez vous ({ $zone }) ?
notifications-switched_on = 🔔 Rétabli : { $kind }.
notifications-switched_off = 🔕 Coupé : { $kind }.
notifications-quiet_set = Vos heures calmes sont notées.
notifications-hour_set = L’heure de votre résumé est notée.
notifications-not_hours = Écrivez deux heures entières : « 22-7 ».
notice-kind-proposals = Propositions
notice-kind-talks = Suites des candidatures
notice-kind-messages = Messages
notice-kind-appointments = Demandes de rendez-vous
notice-kind-calls = Appels manqués
notice-kind-missions = Vie des missions
notice-kind-nudges = Relances
notice-kind-digest = Résumé du jour
notice-kind-tips = Conseils du résumé
notice-kind-team = Équipe
notice-kind-queues = Files de l’administration
notice-kind-other = Autres
err-no-such-hour = Indiquez une heure entière, de 0 à 23.

# Who answers, and how fast.
trust-response = 💬 Répond à { $share } % · en { $time }
trust-response_never = 💬 Répond à { $share } %
