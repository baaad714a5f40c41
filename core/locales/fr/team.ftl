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
team-hand_over = 🔑 Transmettre la responsabilité
team-remove = 🗑 Retirer de l’équipe
team-saved = C’est enregistré.
team-ask_remove = Retirer { $person } de l’équipe « { $name } » ? Ses accès et ses appels pour l’équipe s’arrêtent tout de suite.
team-confirm_remove = 🗑 Oui, retirer
team-ask_hand_over = Transmettre à { $person } la responsabilité de l’équipe « { $name } » ? Vous restez dans l’équipe, sans pouvoir inviter, retirer ni modifier le profil. Seule cette personne pourra vous rendre ce rôle.
team-confirm_hand_over = 🔑 Oui, transmettre
team-handed_over = La responsabilité est transmise.
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
notice-team-owner = 🔑 Vous êtes maintenant responsable de l’équipe « <b>{ $name }</b> ».

err-last-owner = Une organisation garde toujours une personne responsable : transmettez d’abord ce rôle à quelqu’un de l’équipe.
err-already-in-team = Vous faites déjà partie de cette équipe.
err-team-full = L’équipe est complète : { $limit } personnes au plus.
err-too-many-invitations = { $limit } invitations attendent déjà : révoquez-en une d’abord.

command-casquette = Changer de casquette
command-hat = Changer de casquette
