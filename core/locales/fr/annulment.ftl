# The end of a collaboration by request of both sides.
int-annul = 🛑 Annuler cette collaboration
int-annul_agree = 🛑 Accepter l’annulation
int-annul_decline = 🤝 Continuer la collaboration
int-annul_back = ↩️ Renoncer à l’annulation
int-annulment_mine = ⏳ Vous demandez l’annulation de cette collaboration. En attente d’une réponse : { $name }.
int-annulment_theirs = 👉 { $name } demande l’annulation de cette collaboration : à vous de répondre. Sans votre accord, elle continue.
int-annulment_until = Sans réponse d’ici au { $when }, la demande prend fin et la collaboration continue.
int-annulment_agreed = ⏳ Les deux côtés demandent l’annulation : l’équipe décide au plus tard le { $when }. D’ici là, rien ne change.
int-annulment_late = ⏰ Les deux côtés demandent l’annulation. L’équipe devait décider au plus tard le { $when } : elle est en retard, et le sait. La demande reste valable ; d’ici à la décision, la collaboration continue.
int-annulment_refused = ℹ️ L’équipe n’a pas annulé cette collaboration : « { $answer } »
int-annulment_done = ↩️ Annulée d’un commun accord le { $when }.
int-annulment_reason = Raison · <b>{ $author }</b>
    <i>{ $text }</i>
int-payroll_cancelled = 🧾 Le dossier payrolling est annulé. Pour ce qui était en cours, contactez directement { $partner }.
int-annulment_sure = 🛑 { $name } demande l’annulation de la collaboration « { $mission } ».
int-annulment_follows =
    Une fois l’annulation acceptée par les deux côtés, puis faite par l’équipe :
    • la collaboration prend fin et ne reprend plus pour cette mission
    • la mission est interrompue : l’entreprise peut la republier ou la clôturer
    • la conversation reste lisible dans les archives
    • { $payroll ->
        [partner] le dossier de payrolling est annulé, et { $partner } en reçoit la nouvelle
        [open] la gestion administrative n’est plus à choisir
        [independent] ce qui est déjà fait se règle directement entre les deux côtés
       *[none] aucun dossier de payrolling n’est concerné
    }
    • aucune statistique n’en tient compte : ce n’est ni un refus ni un reproche
int-annulment_until_team = Tant que l’équipe n’a pas décidé, chaque côté peut encore y renoncer.
int-annulment_agreed_now = ✅ Votre accord est enregistré : l’équipe décide sous deux jours ouvrés.
int-annulment_declined_now = 🤝 C’est noté : la collaboration continue.
int-annulment_back_now = ↩️ C’est noté : la collaboration continue.
anm = Annuler cette collaboration
    .confirm = 🛑 Envoyer la demande
anm-done = 📤 Votre demande est envoyée. L’autre côté a sept jours pour répondre ; d’ici là, rien ne change.
anm-said = Pour quelle raison ? { $name } la lira, l’équipe aussi.
    .label = Raison
    .hint = En quelques mots, sans reproche : dix caractères au moins.
anm-preview = Envoyer cette demande ?
anr = Ne pas annuler une collaboration
    .confirm = ✅ Envoyer cette réponse
anr-done = C’est noté : les deux côtés lisent votre réponse, et la collaboration continue.
anr-answer = Pourquoi cette collaboration continue-t-elle ? Les deux côtés liront votre réponse.
    .label = Réponse
    .hint = Dix caractères au moins.
anr-preview = La collaboration continue, et chaque côté reçoit votre réponse, aussi par e-mail.
annul-title = 🛑 <b>Annulation d’une collaboration</b>
annul-payroll = 🧾 { $status }
annul-queue = { $count ->
    [0] 🛑 <b>Annulations à décider</b>
        Aucune n’attend l’équipe.
    [one] 🛑 <b>Annulations à décider</b>
        Une collaboration, dont les deux côtés demandent l’annulation.
   *[other] 🛑 <b>Annulations à décider</b>
        { $count } collaborations, dont les deux côtés demandent l’annulation. La plus ancienne demande d’abord.
}
annul-queue_button = 🛑 Annulations à décider
annul-waiting_button = 🛑 Annulations à décider ({ $count })
annul-carry_out = 🛑 Annuler la collaboration
annul-refuse = 🤝 Ne pas annuler
annul-see_freelance = 👤 Voir le profil
annul-see_company = 🏢 Voir l’entreprise
annul-sure = 🛑 Vous annulez la collaboration « { $mission } » ({ $sides }), à la demande des deux côtés. Chaque côté reçoit la nouvelle, aussi par e-mail.
annul-by = ⏰ À décider au plus tard le { $when }.
annul-late = ⏰ En retard : à décider au plus tard le { $when }.
annul-checked = ⏸ Une vérification est en cours pour l’un des deux côtés.
annul-carried_out_now = ↩️ La collaboration est annulée, et les deux côtés ont la nouvelle.
waiting-annulment = 🛑 { $name } · { $mission }
home-annulments =
    { $count ->
        [one] 🛑 { $count } demande d’annulation attend votre réponse
       *[other] 🛑 { $count } demandes d’annulation attendent votre réponse
    }
err-annulment-asked = L’annulation de cette collaboration est déjà demandée.
err-annulment-pending = Les deux parties ont demandé l’annulation de cette collaboration : la mission ne peut être clôturée avant la décision de l’équipe.
err-annulment-too-soon = Vous avez demandé cette annulation il y a peu : vous pourrez la redemander { $days } jours après la première demande.
err-own-collaboration = Cette collaboration vous concerne : une autre personne de l’équipe en décide.
notice-application-annulment_asked = 🛑 <b>{ $name }</b> demande l’annulation de votre collaboration « { $mission } » : à vous de répondre sous sept jours.
notice-application-annulment_nudge = ⏰ <b>{ $name }</b> attend votre réponse depuis { $days } jours pour l’annulation de « { $mission } ». Sans réponse, la demande prend fin et la collaboration continue.
notice-application-annulment_agreed = ✅ <b>{ $name }</b> accepte l’annulation de « { $mission } » : l’équipe décide sous deux jours ouvrés.
notice-application-annulment_late = ⏰ « { $mission } » avec <b>{ $name }</b> : l’équipe est en retard pour décider de l’annulation et vient d’être relancée. La demande reste valable.
notice-application-annulment_declined = 🤝 <b>{ $name }</b> souhaite continuer : la collaboration « { $mission } » continue.
notice-application-annulment_taken_back = ↩️ <b>{ $name }</b> renonce à l’annulation : la collaboration « { $mission } » continue.
notice-application-annulment_lapsed = ⌛️ « { $mission } » avec <b>{ $name }</b> : restée sans réponse, la demande d’annulation a pris fin. La collaboration continue.
notice-application-annulment_refused = ℹ️ « { $mission } » avec <b>{ $name }</b> : l’équipe n’a pas annulé cette collaboration, qui continue.
notice-application-annulled = ↩️ La collaboration « { $mission } » avec <b>{ $name }</b> est annulée d’un commun accord. La conversation reste lisible, et aucune statistique n’en tient compte.
notice-annulment-late = ⏰ Des annulations attendent une décision depuis plus de deux jours ouvrés : les deux côtés en ont la nouvelle.
notice-annulment-waiting = 🛑 Des collaborations attendent leur annulation.
mail-application-annulment_asked = Annulation
    .subject = Annulation demandée : { $mission }
mail-application-annulment_refused = Annulation
    .subject = La collaboration continue : { $mission }
mail-application-annulled = Annulation
    .subject = Collaboration annulée : { $mission }
audit-act-annulment-carried_out = collaboration annulée à la demande des deux côtés
audit-act-annulment-refused = annulation d’une collaboration refusée
