# Words that every screen shares.
common-home = 🏠 Accueil
common-back = ◀️ Précédent
common-next = Suivant ▶️
common-more = ➕ Plus…
common-skip = Passer
common-cancel = ✖️ Annuler
common-confirm = ✅ Confirmer
common-help = ❓ Aide
common-contact = 📨 Nous contacter
common-yes = Oui
common-no = Non
common-tutorial = 🎬 Tutoriel (2 min)
common-accept_terms = J’accepte
    .synonyms = oui, ok, d’accord, j’accepte les conditions, accepter
common-read_terms = 📜 Lire les conditions
common-just_now = à l’instant
common-hours_minutes = { $hours }{"\u00A0"}h{"\u00A0"}{ $minutes }
