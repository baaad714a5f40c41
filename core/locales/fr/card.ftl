card-message = ✉️ Laisser un message
card-book = 📅 Demander un rendez-vous
card-call = 📹 Appeler maintenant
card-availability = 🗓 Agenda et disponibilité
card-share = 📤 Partager
card-copy = 📋 Copier l’adresse
card-preview = 👁 Voir mon profil
safety-official = L’équipe ne vous écrit jamais hors de ce bot et ne demande jamais d’argent.
