# Words that every screen shares.
common-home = 🏠 Home
common-back = ◀️ Back
common-next = Next ▶️
common-more = ➕ More…
common-skip = Skip
common-cancel = ✖️ Cancel
common-confirm = ✅ Confirm
common-help = ❓ Help
common-contact = 📨 Contact us
common-yes = Yes
common-no = No
common-tutorial = 🎬 Tutorial (2 min)
common-accept_terms = I accept
    .synonyms = yes, ok, okay, I agree, agree, accept
common-read_terms = 📜 Read the terms
common-just_now = just now
common-hours_minutes = { $hours }{"\u00A0"}h{"\u00A0"}{ $minutes }{"\u00A0"}min
