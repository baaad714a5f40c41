prof-gallery = 🖼 Galerie
prof-gallery-add = ➕ Ajouter une image
prof-gallery-del = 🗑 Retirer
prof-documents = 📎 Documents
prof-skills = 🛠 Compétences
prof-mode = ⏱ Mode de travail
prof-display = 🪪 Identité affichée
profile-none = Vous n’avez pas encore de profil public.
profile-not_visible = Personne d’autre ne voit encore ce profil.
profile-edit =
    { $category ->
        [company] ✏️ Modifier la fiche
        [public_body] ✏️ Modifier la fiche
        [association] ✏️ Modifier la fiche
       *[other] ✏️ Modifier mon profil
    }
