# Roles beside the category, given and taken by the team.
acct-roles = Rôles : { $roles }
acct-role_since = { $role }, depuis le { $date }
acct-give_role = ➕ Confier le rôle : { $role }
acct-take_role = ➖ Retirer le rôle : { $role }
rol = Confier un rôle
    .confirm = ➕ Confier ce rôle
rol-done = Le rôle est confié ; la personne en est avertie.
rol-reason = Pourquoi confier ce rôle ? Rôle : { $role }. Membre : { $name }
    .label = Raison
    .hint = La personne lira votre texte.
rot = Retirer un rôle
    .confirm = ➖ Retirer ce rôle
rot-done = Le rôle est retiré ; la personne en est avertie.
rot-reason = Pourquoi retirer ce rôle ? Rôle : { $role }. Membre : { $name }
    .label = Raison
    .hint = La personne lira votre texte.
notice-role-given = { $role ->
    [interpreter] 🎩 L’équipe vous a confié le rôle « Interprète ». Raison : { $reason }
   *[other] 🎩 L’équipe vous a confié le rôle « Recrutement ». Raison : { $reason }
}
notice-role-taken = { $role ->
    [interpreter] 🎩 L’équipe vous a retiré le rôle « Interprète ». Raison : { $reason }
   *[other] 🎩 L’équipe vous a retiré le rôle « Recrutement ». Raison : { $reason }
}
pre-role = Cette personne a-t-elle aussi un rôle ?
    .label = Rôle
    .hint = Une personne qui ne fait que du recrutement n’a ni profil ni adresse : choisissez « Visiteur », puis « Recrutement ».
pre-role-none = Aucun rôle
err-role-unfit = { $role ->
    [interpreter] Le rôle « Interprète » est réservé aux freelances.
   *[other] Le rôle « Recrutement » est réservé aux organisations et aux personnes externes nommées.
}
err-role-held = Ce rôle est déjà confié : une autre personne de l’équipe a été plus rapide.
err-role-not-held = Ce rôle n’est plus confié : une autre personne de l’équipe a été plus rapide.
err-unknown-role = Rôle inconnu : « { $given } ». Écrivez interprète, recrutement, ou laissez vide.
