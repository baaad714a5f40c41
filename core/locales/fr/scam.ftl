scam-cat-advance = Paiement d’avance
scam-cat-fake = Faux profil
scam-cat-offplatform = Hors plateforme suspect
scam-cat-unpaid = Impayé
scam-cat-data = Vol de données
scam-cat-harass = Harcèlement, menaces
scam-cat-other = Autre
scam-disclaimer = Conformément aux conditions générales, la plateforme n’est pas responsable en cas de fraude. Faites preuve de vigilance, comme pour n’importe quelle transaction.
scam-status-filed = Déposée
scam-status-queued = En attente
scam-status-review = En examen
scam-status-founded = Fondée
scam-status-unfounded = Non fondée
scam-status-closed = Classée
scam-noprofile = Je ne retrouve pas le profil
scam-receipt = Déclaration n° { $n } reçue. Réponse sous { $delay }. Votre nom n’est pas communiqué.
scam-receipt_queued = Déclaration n° { $n } conservée : l’équipe la verra le { $date }, et répond sous { $delay } ensuite. D’une même personne, elle en reçoit { $day } nouvelles par 24 heures, { $month } par 30 jours. Votre nom n’est pas communiqué. En cas d’urgence, contactez la police.
scam-state = Profil : { $name } · { $what } · { $status }
scam-status-more = Complément demandé
scam-case = 🚩 <b>Déclaration n° { $n }</b> · { $status }
    Profil déclaré : { $name }
    Catégorie : { $what }
scam-story = <i>{ $text }</i>
notice-scam-received = 🚩 Votre déclaration n° { $n } est enregistrée.
notice-scam-queued = ⏳ Votre déclaration n° { $n } est conservée : elle attend son tour.
notice-scam-released = 🚩 Votre déclaration n° { $n } est maintenant auprès de l’équipe.
notice-scam-to_admin = 🚩 Nouvelle déclaration n° { $n } (priorité { $priority }).
scam-decided = 🚩 <b>Déclaration n° { $n } : décision prise</b>
scam-told-founded = Après examen, votre déclaration est fondée, et l’équipe a agi en conséquence. Les mesures prises ne sont communiquées qu’au compte concerné ; votre nom n’est pas donné. Merci de votre vigilance.
scam-told-unfounded = Après examen, rien ne montre une fraude ou un manquement : aucune mesure n’est prise. Si vous avez d’autres éléments, écrivez à l’équipe.
scam-told-closed = L’équipe ne peut pas aller plus loin ici. Si de l’argent ou des documents sont en jeu, adressez-vous à la police et à votre banque.
scam-add = 📎 Ajouter des éléments
scam-decide = ⚖️ Décider
scam-files = 📎 Voir les preuves ({ $count })
scam-reduced = Le texte et les preuves ne sont plus conservés.
scam-outcome-founded = Fondée
scam-outcome-unfounded = Non fondée
scam-outcome-closed = Classée : hors de notre portée
scam-measure-warning = Avertissement
scam-measure-restriction = Restriction de 72 h
scam-measure-suspension = Suspension
scam-measure-elsewhere = Déjà prise sur le compte
scd = Décider d’une déclaration
    .confirm = ⚖️ Décider maintenant
scd-done = C’est décidé : la personne qui a déclaré lit l’issue, et le compte concerné la mesure.
scd-outcome = Déclaration n° { $n } : que montre l’examen ?
    .label = Décision
scd-measure = { $name } : quelle mesure suit ? Une exclusion se décide à deux, depuis le compte.
    .label = Mesure
scd-clause = Sur quelle règle repose la mesure ?
    .label = Règle
scd-facts = Quels sont les faits ? Le compte concerné lira votre texte : ne nommez pas la personne qui a déclaré.
    .label = Faits
scd-days = Pour combien de temps ?
    .label = Durée
scd-preview = Déclaration n° { $n } : voici votre décision. Elle est transmise tout de suite.
err-consequence-needed = Une déclaration fondée est suivie d’une mesure, et seulement celle-là.
notice-scam-taken = 🔎 Une personne de l’équipe examine votre déclaration n° { $n }.
notice-scam-decided = ⚖️ Une décision est prise sur votre déclaration n° { $n }.
mail-scam-decided = Déclaration
    .subject = Décision sur votre déclaration
scam-kept = { $count ->
    [one] 💬 <b>Un message échangé</b>, conservé à la déclaration
   *[other] 💬 <b>{ $count } messages échangés</b>, conservés à la déclaration
}
scam-wrote_reporter = • A déclaré : { $text }
scam-wrote_reported = • Compte déclaré : { $text }
notice-scam-completed = 📎 Votre complément est ajouté à la déclaration n° { $n }.
notice-scam-waiting =
    { $count ->
        [one] 🚩 Une déclaration attend l’équipe.
       *[other] 🚩 { $count } déclarations attendent l’équipe.
    }
notice-scam-added = 📎 La déclaration n° { $n } a été complétée.
scam-urgent = 🚩 { $count } nouvelles déclarations urgentes : à voir dans les 4 heures.
scam-open = 👁 Ouvrir la déclaration
scam-mine = 🚩 Mes déclarations
scam-mine_line = n° { $n } · { $name } · { $status }
scam-mine_title =
    { $count ->
        [0] 🚩 <b>Mes déclarations</b>
            Vous n’avez rien déclaré.
        [one] 🚩 <b>Mes déclarations</b>
            Une déclaration. Touchez-la pour voir où elle en est.
       *[other] 🚩 <b>Mes déclarations</b>
            { $count } déclarations. Touchez-en une pour voir où elle en est.
    }
