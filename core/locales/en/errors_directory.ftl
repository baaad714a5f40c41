# Refusals of registration, profiles, directory, messages and reports.
err-address-needed = Please give at least your address and city.
err-terms-not-accepted = Please read and accept the terms first.
err-already-registered = You already have an account: find it from the home menu.
err-not-registered = Please sign up first: it takes two minutes.
err-not-a-professional = A visitor account has no public profile.
err-unknown-language = This language is not available yet.
err-unknown-time-zone = Unknown time zone: “{ $given }”. Write for example Europe/Zurich.
err-text-missing = { $field ->
    [display_name] Please give a readable name.
    [address] Please give an address.
    [city] Please give a city.
   *[other] Please write a few words.
}
err-text-too-long = This text is too long: { $limit } characters at most.
err-too-many-skills = { $limit } skills at most.
err-message-empty = This message is empty: write a few words.
err-message-too-long = This message is too long: { $limit } characters at most.
err-own-profile = This is your own profile.
err-certification-needed = { $category ->
    [company] Enter your registration number first: you will then see freelances and publish.
    [public_body] Certify your organisation first: give its official number or its statutes. You will then be able to write, call and book appointments.
    [association] Certify your organisation first: give its official number or its statutes. You will then be able to write, call and book appointments.
    [job_seeker] Certify your profile first: you will then be able to write, call and book appointments.
   *[other] Certify your profile first: you will then be able to write, call, book appointments and see missions.
}
err-too-many-first-contacts = { $limit } new contacts a day at most. Your present conversations stay open; continue with new ones tomorrow.
err-conversation-archived = This conversation is archived: you can read it again but no longer write in it.
err-unknown-filter = There is no such filter.
err-story-too-short = Describe what happened in at least { $minimum } characters.
err-evidence-needed = Without a profile, attach at least one screenshot.
err-too-much-evidence = { $limit } files at most.
