# What the team sees first, and how the service does.
team_home-title = 🛡 <b>Équipe</b> · { $name }
team_home-waits = { $count ->
    [0] Rien n’attend l’équipe.
    [one] Un dossier attend l’équipe.
   *[other] { $count } dossiers attendent l’équipe.
}
menu-team_home = 🛡 Menu équipe
team_home-mine = 📌 Mon espace
team_home-sign_up = 📌 Menu membre
admin-reports = 🚩 Signalements
admin-system = 🩺 État du service
reports-queue = { $count ->
    [0] 🚩 <b>Signalements</b>
        Rien n’attend l’équipe.
    [one] 🚩 <b>Signalements</b>
        Un signalement attend. 🔴 avant 4 h, 🟠 avant 24 h, 🟡 avant 3 jours.
   *[other] 🚩 <b>Signalements</b>
        { $count } signalements attendent. 🔴 avant 4 h, 🟠 avant 24 h, 🟡 avant 3 jours.
}
reports-one = { $mark } n° { $n } · { $name } · { $waited }
reports-about = 🚩 <b>Déclarations sur { $name }</b> · { $count }
reports-several = { $mark } { $name } ({ $count }) · { $waited }
reports-take = 👁 Prendre en examen
reports-taken = C’est noté : la personne qui a déclaré voit que l’équipe examine.
reports-evidence = { $count ->
    [0] 📎 Aucune pièce jointe
    [one] 📎 Une pièce jointe
   *[other] 📎 { $count } pièces jointes
}
system-title = 🩺 <b>État du service</b>
system-processes = { $count ->
    [0] ⚠️ Aucun processus ne s’est annoncé depuis 15 secondes.
    [one] ✅ Un processus en marche :
   *[other] ✅ { $count } processus en marche :
}
system-process = • { $role }, depuis le { $since }
system-queues = Ce qui attend d’être traité :
system-queue = • { $name } : { $count }
system-queue_late = • { $name } : { $count }, le plus ancien depuis { $age } ⚠️
system-queue-updates = messages reçus
system-queue-screens = écrans à dessiner
system-queue-cards = cartes à redessiner
system-queue-telegram = notifications
system-queue-email = e-mails
system-queue-calls = appels qui sonnent
system-queue-topics = sujets à mettre à jour
system-queue-files = fichiers à examiner
system-queue-documents = documents à retirer des discussions
system-queue-exports = copies de données à envoyer
system-queue-farewells = derniers messages à dire
system-queue-partner = envois au partenaire de payrolling
system-queue-removals = fichiers à supprimer
system-queue-seals = actes à sceller dans le journal
system-given_up = { $count ->
    [0] ✅ Aucune action abandonnée depuis 24 h.
    [one] ⚠️ Une action abandonnée depuis 24 h.
   *[other] ⚠️ { $count } actions abandonnées depuis 24 h.
}
system-mails = { $count ->
    [0] ✅ Aucun e-mail en échec depuis 24 h.
    [one] ⚠️ Un e-mail en échec depuis 24 h.
   *[other] ⚠️ { $count } e-mails en échec depuis 24 h.
}
system-backups = 💾 Les sauvegardes sont faites par le serveur : ce service ne les voit pas.
system-again = 🔄 Actualiser
audit-act-scam-review = signalement pris en examen
audit-act-scam-evidence = preuves d’un signalement consultées
audit-act-scam-founded = signalement jugé fondé
audit-act-scam-unfounded = signalement jugé non fondé
audit-act-scam-closed = signalement classé
command-certifs = Certifications
command-signalements = Signalements
command-demandes = Demandes à l’équipe
command-membre = Chercher un membre
command-audit = Journal d’audit
command-etat = État du service
command-certifications = Certifications
command-reports = Signalements
command-requests = Demandes à l’équipe
command-member = Chercher un membre
command-status = État du service
