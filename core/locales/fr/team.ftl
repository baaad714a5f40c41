# Services of an organisation, invitations, and hats.
team-title = 👥 <b>Mes services</b> · { $name }
team-alone = Invitez vos collègues par un lien : chaque personne rejoint un service. Un appel à ce service sonne chez toutes celles qui y sont en ligne, et la première qui répond le prend.
team-owners = <b>Responsable</b>
team-service = <b>{ $service }</b>
team-no_service = <b>Sans service</b>
team-you = { $name } (vous)
team-name = { $name }
team-owner_service = { " " }({ $service })
team-waiting =
    { $count ->
        [one] ✉️ Une invitation attend une réponse.
       *[other] ✉️ { $count } invitations attendent une réponse.
    }
team-invite = ➕ Inviter une personne
team-button = 👤 { $name } · { $service }
team-button_plain = 👤 { $name }
team-revoke = ✖️ Révoquer l’invitation : { $service }, jusqu’au { $day }
team-revoked = L’invitation ne vaut plus.
team-leave = 🚪 Quitter { $name }
team-person = 👤 <b>{ $name }</b>
team-of = Équipe · { $name }
team-in_service = Service : { $service }
team-missions_yes = Gère les missions
team-missions_no = Ne gère pas les missions
team-since = Dans l’équipe depuis le { $day }
team-change_service = 🏷 Changer de service
team-give_missions = 📋 Confier les missions
team-take_missions = 📋 Retirer les missions
team-hand_over = 🔑 Proposer la responsabilité
team-remove = 🗑 Retirer de l’équipe
team-saved = C’est enregistré.
team-ask_remove = Retirer { $person } de l’équipe « { $name } » ? Ses accès et ses appels pour l’équipe s’arrêtent tout de suite.
team-confirm_remove = 🗑 Oui, retirer
team-ask_hand_over = Proposer à { $person } la responsabilité de l’équipe « { $name } » ? Rien ne change avant sa réponse, attendue sous 7 jours ; jusque-là, vous pouvez retirer la proposition. Après un oui, c’est définitif : vous restez dans l’équipe, sans pouvoir inviter, retirer ni modifier le profil, et seule cette personne pourra vous rendre ce rôle.
team-confirm_hand_over = 🔑 Oui, proposer
team-owner_offered = La proposition est partie : rien ne change avant la réponse.
team-owner_withdrawn = La proposition est retirée.
team-withdraw_owner = ↩️ Retirer la proposition
team-owner_asked = 🔑 La responsabilité est proposée à { $person } : réponse attendue jusqu’au { $until }.
team-owner_asked_you = 🔑 { $by } vous propose la responsabilité de cette équipe, jusqu’au { $until }.
team-answer_owner = 🔑 Répondre à la proposition
team-owner_page =
    🔑 <b>{ $name }</b>

    { $person } vous propose la responsabilité de cette équipe : inviter et retirer des personnes, modifier le profil, décider pour l’organisation.

    Accepter est définitif : cette personne reste dans l’équipe sans ces droits, et vous pourrez les lui rendre de la même manière. Réponse attendue jusqu’au { $until } ; sans réponse, rien ne change.
team-accept_owner = ✅ Accepter définitivement
team-decline_owner = ✖️ Non merci
team-owner_accepted = Vous êtes maintenant responsable de cette équipe.
team-owner_declined = C’est noté : rien ne change dans l’équipe.
team-gone = La personne ne fait plus partie de l’équipe.
team-ask_leave = Quitter l’équipe « { $name } » ? Vos accès s’arrêtent tout de suite ; il faudra une nouvelle invitation pour revenir.
team-confirm_leave = 🚪 Oui, quitter
team-you_left = Vous avez quitté l’équipe « { $name } ».
team-offered-sales = Vente
team-offered-after_sales = Après-vente
team-offered-training = Formation
team-offered-accounting = Comptabilité
team-hint-service = Touchez un service, ou écrivez-en un autre.
team-link =
    ✉️ <b>Invitation prête</b> · { $name }

    Service : { $service }
    Pour une seule personne, jusqu’au { $day }. Ce lien n’est montré qu’ici, maintenant :

    <code>{ $address }</code>
team-share = 📤 Envoyer le lien
team-copy = 📋 Copier le lien

inv = Inviter une personne
inv-service = { $name } : pour quel service ?
    .label = Service
inv-missions = Cette personne gère-t-elle aussi les missions ?
    .label = Missions
srv = Changer de service
srv-done = Le service est changé.
srv-service = Dans quel service travaille { $name } ?
    .label = Service
inv-done = Transmettez ce lien à la personne que vous invitez.

join-page =
    👥 <b>{ $name }</b> vous invite dans son équipe, service « { $service } ».

    Quand vous êtes en ligne pour ce service, ses appels sonnent chez vous. Vous pouvez quitter l’équipe à tout moment.
join-missions = Vous pourrez aussi gérer les missions.
join-unverified = ⚠️ L’équipe d’Entremise n’a pas encore vérifié cette organisation : n’acceptez que si vous connaissez la personne qui vous invite.
join-terms = Sans compte, vous rejoignez l’équipe sans créer de profil à vous. Il suffit d’accepter les conditions.
join-accept = ✅ Rejoindre l’équipe
join-agree_and_accept = ✅ J’accepte les conditions et je rejoins
join-decline = ✖️ Non merci
join-done = Vous faites partie de l’équipe « { $name } », service « { $service } ».
join-declined = L’invitation est laissée de côté.

hats-page =
    🎩 <b>Changer de casquette</b>

    Vous agissez comme : { $name }. Le menu, les messages et l’agenda suivent la casquette ; ce qui vous est adressé vous parvient toujours.
hats-one =
    🎩 <b>Changer de casquette</b>

    Vous n’avez qu’une casquette : { $name }.
hats-with_service = { $name } · { $service }
hats-line = 🎩 { $name }
hats-changed = Vous agissez maintenant comme : { $name }.

lines-page = 📹 <b>{ $name }</b> : qui souhaitez-vous appeler ?
lines-call = 📹 { $service }
lines-call_desk = 📹 La direction
lines-service = • { $service }
lines-card = 👥 <b>Services</b>
call-with_service = { $name } · { $service }
call-not_now = Vous n’avez pas pris cet appel ; il peut encore sonner chez vos collègues.

notice-call-incoming-service = 📹 <b>{ $name }</b> appelle le service « { $service } ».
notice-call-missed-service = 📵 Appel manqué : <b>{ $name }</b>, pour le service « { $service } ».
notice-duty-ended = ⚪ Votre temps en ligne est terminé pour « { $service } », { $name }.
notice-team-joined = 👥 <b>{ $person }</b> a rejoint l’équipe « { $name } », service « { $service } ».
notice-team-left = 👥 <b>{ $person }</b> a quitté l’équipe « { $name } ».
notice-team-removed = 👥 Vous ne faites plus partie de l’équipe « <b>{ $name }</b> ». Vos accès pour elle sont terminés.
notice-team-service = 👥 <b>{ $name }</b> : votre service est maintenant « { $service } ». Passez en ligne pour en recevoir les appels.
notice-team-missions = 👥 <b>{ $name }</b> : vous pouvez maintenant gérer les missions.
notice-team-no_missions = 👥 <b>{ $name }</b> : vous ne gérez plus les missions.
notice-team-owner_offered = 🔑 <b>{ $person }</b> vous propose la responsabilité de l’équipe « <b>{ $name }</b> ». Réponse attendue sous 7 jours.
notice-team-owner_accepted = 🔑 <b>{ $person }</b> a accepté la responsabilité de l’équipe « <b>{ $name }</b> » ; vous en restez membre.
notice-team-owner_declined = 🔑 <b>{ $person }</b> ne reprend pas la responsabilité de l’équipe « <b>{ $name }</b> ».
notice-team-owner_lapsed = 🔑 <b>{ $person }</b> n’a pas répondu sous 7 jours : la responsabilité de l’équipe « <b>{ $name }</b> » reste la vôtre.
notice-team-owner_void = 🔑 La proposition de responsabilité pour l’équipe « <b>{ $name }</b> » n’a plus cours.

err-offer-open = { $name } a déjà cette proposition et n’a pas encore répondu : retirez-la d’abord.
err-offer-over = Cette proposition n’a plus cours.

err-last-owner = Une organisation garde toujours une personne responsable : transmettez d’abord ce rôle à quelqu’un de l’équipe.
err-already-in-team = Vous faites déjà partie de cette équipe.
err-team-full = L’équipe est complète : { $limit } personnes au plus.
err-too-many-invitations = { $limit } invitations attendent déjà : révoquez-en une d’abord.

command-casquette = Changer de casquette
command-hat = Changer de casquette
