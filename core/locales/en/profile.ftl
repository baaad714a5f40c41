prof-gallery = 🖼 Gallery
prof-gallery-add = ➕ Add a picture
prof-gallery-del = 🗑 Remove
prof-documents = 📎 Documents
prof-skills = 🛠 Skills
prof-mode = ⏱ Working mode
prof-display = 🪪 Displayed identity
profile-none = You have no public profile yet.
profile-not_visible = Nobody else sees this profile yet.
profile-edit =
    { $category ->
        [company] ✏️ Edit the card
        [public_body] ✏️ Edit the card
        [association] ✏️ Edit the card
       *[other] ✏️ Edit my profile
    }
