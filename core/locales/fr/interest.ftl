# Mutual interest between companies and freelances, about missions.
int-mission = 👍 Cette mission m’intéresse
int-profile = 👍 Ce profil m’intéresse
int-accept = 💬 Oui, discutons
int-mission-no = 👎 Cette mission ne m’intéresse pas
int-withdraw = ↩️ Retirer ma proposition
int-apply = ✅ Je postule
int-apply-confirm = ✅ Je confirme, je postule
int-apply_chosen = ✅ Je confirme
int-choose = 🏅 Choisir cette candidature
int-choose-confirm = 🏅 Je confirme mon choix
int-discard = 🚫 Écarter cette candidature
int-undo = ↩️ Revenir sur ma réponse
int-keep = ✅ Toujours d’actualité
int-candidates = 👥 Visualiser les candidatures
int-see_mission = 💼 Voir la mission
int-follow = 📄 La candidature
int-back = ◀️ La candidature
int-see_other_freelance = 🏢 Voir l’entreprise
int-see_other_company = 👤 Voir le profil
int-reason-skills = Compétences différentes
int-reason-busy = Emploi du temps chargé
int-reason-rate = Tarif
int-reason-filled = Besoin déjà couvert
int-reason-other = Autre raison
int-status-sent = 📤 Proposition envoyée
int-status-received = 📥 Proposition reçue
int-status-talk = 💬 En cours de discussion
int-status-firm = ✅ Candidature déposée
int-status-chosen = 🏅 Choix à confirmer
int-status-deal = 🤝 Collaboration en cours
int-status-done = 🏁 Collaboration terminée
int-status-declined_freelance = 👎 Vous avez décliné
int-status-declined_company = 👎 Décliné par { $name }
int-status-discarded = 🚫 Candidature écartée
int-status-notselected = Candidature non retenue
int-status-withdrawn = ↩️ Proposition retirée
int-status-expired = Sans réponse
int-status-cancelled = Annulée
int-final-warning = ⚠️ Cette action est définitive : vous ne pourrez pas revenir en arrière.
int-own_side = 👤 Vous lisez cette candidature de votre côté : { $name }. Répondre au nom de l’organisation ({ $company }) revient à une autre personne de l’équipe.
int-waiting = ⏳ En attente d’une validation : { $name }.
int-yourturn = 👉 À vous de valider ou non.
int-until = Sans réponse d’ici au { $when }, la proposition prend fin d’elle-même.
int-until_choice = À confirmer d’ici au { $when }.
int-until_firm = Sans réponse d’ici au { $when }, la candidature prend fin d’elle-même.
home-firm =
    { $count ->
        [one] ✅ { $count } candidature attend votre réponse
       *[other] ✅ { $count } candidatures attendent votre réponse
    }
home-proposals =
    { $count ->
        [one] 📥 { $count } proposition attend votre réponse
       *[other] 📥 { $count } propositions attendent votre réponse
    }
int-frozen = ⏸ Une vérification est en cours : les délais sont suspendus.
int-still = ⏰ Toujours d’actualité ? Sans signe de vie sous cinq jours, cette discussion prendra fin.
int-next_freelance = 👉 D’accord sur l’essentiel ? « Je postule » dépose votre candidature, de façon définitive.
int-next_company = 👉 D’accord sur l’essentiel ? « Choisir cette candidature » réserve la mission 72 h, le temps d’une confirmation.
int-next_seeker_freelance = 👉 La suite se passe en entretien : l’entreprise vous propose un moment, vous acceptez ou en proposez un autre.
int-next_seeker_company = 👉 La réponse à une recherche d’emploi est un entretien : demandez-en un, ou convenez d’un moment par message.
int-interview = 📅 Entretien · { $status } : { $when }
int-interview_open = 📅 Voir l’entretien
int-no_free_time = Aucune heure libre n’est indiquée pour l’instant. Discutez-en par message : vous conviendrez d’un moment ensemble.
int-reserved = ⏳ Vous avez choisi une autre candidature : elle attend sa confirmation. Ici, rien ne se perd en attendant.
int-on_hold = ⏸ Les délais sont suspendus pour l’instant : cette proposition garde sa place, et rien ne se perd.
int-title = <b>{ $status }</b>
int-mission_name = 💼 <b>{ $title }</b>
int-other_freelance = 🏢 { $line }
int-other_company = 👤 { $line }
int-intro_mine_freelance = Votre présentation : <i>« { $text } »</i>
int-intro_mine_company = Votre message : <i>« { $text } »</i>
int-intro_theirs_freelance = Présentation : <i>« { $text } »</i>
int-intro_theirs_company = Message : <i>« { $text } »</i>
int-reason_said = Raison : { $text }
int-group = <b>{ $group } ({ $count })</b>
int-groups = 🗂 Par statut
int-which_group = Que souhaitez-vous voir ?
int-group-yours = À vous de répondre
int-group-waiting = En attente d’une réponse
int-group-talking = En cours de discussion
int-group-deal = Collaboration
int-group-over = Terminées
int-tab = { $group } ({ $count })
int-mine_title =
    📋 <b>Mes missions</b>{ $count ->
        [0] {""}
       *[other] {" "}({ $count })
    }
int-mine_empty = Aucune mission pour l’instant. Cherchez-en une et touchez « Cette mission m’intéresse » : elle s’ajoutera ici d’elle-même.
int-refused = Missions refusées : { $count }
int-candidates_title =
    👥 <b>Candidatures</b> · { $mission }{ $count ->
        [0] {""}
       *[other] {" "}({ $count })
    }
int-candidates_empty = Aucune candidature pour l’instant. Cherchez des freelances et touchez « Ce profil m’intéresse ».
int-line_mine = { $number }. <b>{ $mission }</b> · { $name }
    { $status }
int-line_candidate = { $number }. <b>{ $name }</b> · { $about }
    { $status }
int-quoted = « { $text } »
int-fit = { $common } ({ $count } sur { $asked })
int-fit_none = 0 compétence sur { $asked }
int-skills =
    🛠 { $count ->
        [one] { $count } compétence
       *[other] { $count } compétences
    } sur { $asked } : { $common }
int-skills_none = 🛠 0 compétence sur { $asked }
int-nothing_to_offer = Aucune de vos missions en ligne ne peut être proposée à ce profil : publiez-en une, ou suivez les propositions en cours dans « Gérer vos missions ».
int-sure_apply = ✅ <b>Je postule</b> pour « { $mission } » chez { $name }. L’entreprise aura 14 jours pour vous choisir.
int-sure_apply_seals = ✅ { $name } a choisi votre candidature pour « { $mission } ». En postulant, vous confirmez : la collaboration commence.
int-sure_choose = 🏅 Vous choisissez { $name } pour « { $mission } ». La mission est réservée pendant 72 h, le temps d’une confirmation ; les autres candidatures restent en attente.
int-sure_choose_seals = 🏅 { $name } a déjà postulé pour « { $mission } ». Avec votre choix, la collaboration commence : la mission quitte les recherches et les autres personnes intéressées sont prévenues.
int-applied = ✅ Votre candidature est déposée.
int-chosen = 🏅 Votre choix est enregistré : il reste à confirmer par l’autre personne.
int-sealed = 🤝 C’est décidé : la collaboration commence.
int-accepted = 💬 Vous pouvez maintenant discuter : une conversation est ouverte pour cette mission.
int-withdrawn = Votre proposition est retirée. Vous pourrez la refaire dans { $days } jours.
int-withdrawn_last = Votre proposition est retirée.
int-proposed_again = Votre proposition est de nouveau envoyée.
int-undone = C’est noté : { $name } apprend que cette mission vous intéresse.
int-kept = C’est noté : la discussion continue.
int1 = Cette mission m’intéresse
int1-done = 📤 Votre proposition est envoyée. Elle figure dans « Mes missions ».
int1-intro = Un mot pour vous présenter à { $name } ?
    .label = Présentation
    .hint = Facultatif, 500 caractères au plus. Votre fiche est jointe.
int2 = Ce profil m’intéresse
int2-done = 📤 Votre proposition est envoyée. Vous la suivez dans « Gérer vos missions ».
int2-mission = Pour laquelle de vos missions { $name } vous intéresse ?
    .label = Mission
int2-intro = Un mot pour { $name } ?
    .label = Message
    .hint = Facultatif, 500 caractères au plus. La mission et votre fiche sont jointes.
dmi = Cette mission ne m’intéresse pas
    .confirm = 👎 Refuser définitivement
dmi-done = C’est noté : votre raison est transmise.
dmi-why = Pour quelle raison ? { $name } la lira.
    .label = Raison
dmi-said = Dites-le en quelques mots.
    .label = Explication
dmi-preview = 👎 Renoncer à « { $mission } » chez <b>{ $name }</b> ?
    ⚠️ Cette action est définitive : vous ne pourrez pas revenir en arrière. La conversation sera close et disparaîtra de votre messagerie.
eca = Écarter cette candidature
    .confirm = 🚫 Écarter définitivement
eca-done = C’est noté : la candidature est écartée et la personne prévenue.
eca-why = Pour quelle raison ? { $name } la lira.
    .label = Raison
eca-said = Dites-le en quelques mots.
    .label = Explication
eca-preview = 🚫 Écarter <b>{ $name }</b> pour « { $mission } » ?
    ⚠️ Cette action est définitive : vous ne pourrez pas revenir en arrière. La conversation éventuelle sera close.
err-already-proposed = Vous êtes déjà en relation au sujet de cette mission.
err-not-again = Une réponse définitive a déjà été donnée : cette mission ne peut plus être proposée ici.
err-too-many-proposals = { $limit } propositions ouvertes au maximum. Une réponse ou un retrait libère une place.
err-too-soon-again = Vous avez retiré cette proposition : vous pourrez la refaire { $days } jours après.
err-proposed-too-often = Cette proposition a déjà été retirée plusieurs fois : elle ne peut plus être refaite.
err-taken = Choix impossible : une autre candidature vient d’être choisie.
err-mission-not-open = Cette mission n’attend plus de réponse pour l’instant.
err-mission-under-check = L’équipe vérifie cette mission : les délais sont suspendus et rien ne se perd.
err-other-under-check = Une vérification est en cours de l’autre côté : les délais sont suspendus et rien ne se perd.
err-own-mission = Cette mission est celle de votre entreprise : une personne de l’équipe ne peut pas y être candidate.
err-not-a-candidate = Cette mission s’adresse aux freelances certifiés de l’un des quatre domaines.
err-interview-instead = Pour une recherche d’emploi, la suite est un entretien : l’entreprise en demande un, la personne l’accepte ou propose un autre créneau.
err-interview-asked = Un entretien est déjà demandé ou convenu pour cette candidature.
notice-application-interest_of_freelance = 📥 <b>{ $name }</b> s’intéresse à votre mission « { $mission } ».
notice-application-interest_of_company = 📥 <b>{ $name }</b> s’intéresse à votre profil pour la mission « { $mission } ».
notice-application-talking = 💬 <b>{ $name }</b> souhaite discuter de « { $mission } » : votre conversation est ouverte.
notice-application-declined = 👎 <b>{ $name }</b> ne donne pas suite à « { $mission } ».
notice-application-refused = 👎 <b>{ $name }</b> renonce définitivement à « { $mission } ». La conversation est close.
notice-application-discarded = 🚫 <b>{ $name }</b> n’a pas retenu votre candidature pour « { $mission } ». Merci pour votre intérêt.
notice-application-firm = ✅ <b>{ $name }</b> postule définitivement pour « { $mission } » : à vous de choisir.
notice-application-firm_on_hold = ✅ <b>{ $name }</b> postule définitivement pour « { $mission } ». Vous avez choisi une autre candidature : celle-ci attend, et rien ne se perd.
notice-application-chosen = 🏅 <b>{ $name }</b> a choisi votre candidature pour « { $mission } ». Confirmez avec « Je confirme » sous 72 h.
notice-application-deal = 🤝 La collaboration avec <b>{ $name }</b> commence : « { $mission } ».
notice-application-not_selected = L’entreprise a choisi une autre candidature pour « { $mission } ». La conversation est close. Merci pour votre intérêt.
notice-application-not_selected_early = L’entreprise a choisi une autre candidature pour « { $mission } ». Merci pour votre intérêt.
notice-application-expired = ⌛️ « { $mission } » avec <b>{ $name }</b> : restée sans réponse, cette proposition a pris fin. Cela arrive, et la suite reste ouverte.
notice-application-expired_unanswered = ⌛️ « { $mission } » avec <b>{ $name }</b> : sans réponse de votre part dans le délai, cet échange a pris fin.
notice-application-expired_firm = ⌛️ « { $mission } » avec <b>{ $name }</b> : la candidature déposée est restée sans réponse et a pris fin. La conversation est close.
notice-application-expired_talk = ⌛️ « { $mission } » avec <b>{ $name }</b> : sans signe de vie, la discussion a pris fin. La conversation est close et quitte la messagerie.
notice-application-choice_expired = ⌛️ Le choix pour « { $mission } » avec <b>{ $name }</b> n’a pas été confirmé à temps. La conversation est close.
notice-application-mission_gone = { $ended ->
    [deal] ↩️ La mission « { $mission } » est retirée : la collaboration s’arrête.
    [account] La mission « { $mission } » a pris fin : le compte de l’entreprise est supprimé.
   *[candidature] ↩️ <b>{ $name }</b> a retiré la mission « { $mission } ».
}
notice-application-mission_expired = { $why ->
    [begun] ⌛️ La mission « { $mission } » (<b>{ $name }</b>) a pris fin d’elle-même : la date de son début est passée. Rien n’est plus attendu de votre côté.
   *[idle] ⌛️ La mission « { $mission } » (<b>{ $name }</b>) a pris fin d’elle-même : personne n’y a touché depuis 60 jours. Rien n’est plus attendu de votre côté.
}
notice-application-other_gone = { $ended ->
    [deal_of_company] « { $mission } » : l’autre compte n’existe plus, la collaboration s’arrête et la mission est interrompue. Vous pouvez la republier ou la clôturer.
    [deal_of_freelance] « { $mission } » : l’autre compte n’existe plus, la collaboration s’arrête. S’il reste du travail à régler ou une question, écrivez-nous par « Nous contacter ».
    [choice] « { $mission } » : la personne que vous aviez choisie a supprimé son compte.{ $online ->
        [yes] {" "}La mission est de nouveau en ligne{ $waiting ->
            [0] .
            [one] {" "}; { $waiting } candidature attend.
           *[other] {" "}; { $waiting } candidatures attendent.
        }
       *[no] {""}
    }
   *[candidature] « { $mission } » : l’autre compte n’existe plus, cette candidature est annulée.
}
notice-application-done = 🏁 La mission « { $mission } » avec <b>{ $name }</b> est clôturée. La conversation reste lisible dans les archives.
notice-application-terms = ✏️ <b>{ $name }</b> a changé ce que propose « { $mission } » :
int-terms_change =
    Avant : { $before }
    Maintenant : <b>{ $after }</b>
notice-application-under_check = ⏸ L’équipe vérifie la mission « { $mission } » : les délais sont suspendus.
notice-application-nudge = ⏰ <b>{ $name }</b> attend votre réponse depuis { $days } jours pour « { $mission } ».
notice-application-nudge_choice = ⏰ <b>{ $name }</b> a choisi votre candidature pour « { $mission } » : il reste 24 h pour confirmer.
notice-application-still = ⏰ « { $mission } » avec <b>{ $name }</b> : toujours d’actualité ?
notice-mission-closing = 🏁 La mission « { $title } » est arrivée à son terme : clôturez-la, sinon elle le sera d’elle-même sous sept jours.
mail-application-firm = Candidature
    .subject = Candidature déposée : { $mission }
mail-application-chosen = Candidature
    .subject = Candidature choisie, à confirmer sous 72 h : { $mission }
mail-application-deal = Collaboration
    .subject = La collaboration commence : { $mission }
mail-application-refused = Candidature
    .subject = Renoncement définitif : { $mission }
mail-application-discarded = Candidature
    .subject = Candidature non retenue : { $mission }
mail-application-not_selected = Candidature
    .subject = Candidature non retenue : { $mission }
mail-application-expired_firm = Candidature
    .subject = Candidature restée sans réponse : { $mission }
mail-application-choice_expired = Candidature
    .subject = Choix non confirmé à temps : { $mission }
mail-application-mission_gone = Collaboration
    .subject = La collaboration s’arrête : { $mission }
mail-application-mission_expired = Mission
    .subject = La mission a pris fin : { $mission }
mail-application-other_gone = Collaboration
    .subject = La collaboration s’arrête : { $mission }
