# Refusals of registration, profiles, directory, messages and reports.
err-address-needed = Indiquez au moins votre adresse et votre ville.
err-terms-not-accepted = Lisez et acceptez d’abord les conditions générales.
err-already-registered = Vous avez déjà un compte : retrouvez-le depuis l’accueil.
err-not-registered = Inscrivez-vous d’abord : deux minutes suffisent.
err-not-a-professional = Un compte visiteur n’a pas de profil public.
err-unknown-language = Cette langue n’est pas encore disponible.
err-unknown-time-zone = Fuseau horaire inconnu : « { $given } ». Écrivez par exemple Europe/Zurich.
err-text-missing = { $field ->
    [display_name] Indiquez un nom lisible.
    [address] Indiquez une adresse.
    [city] Indiquez une ville.
   *[other] Écrivez quelques mots.
}
err-text-too-long = Ce texte est trop long : { $limit } caractères au maximum.
err-too-many-skills = { $limit } compétences au maximum.
err-message-empty = Ce message est vide : écrivez quelques mots.
err-message-too-long = Ce message est trop long : { $limit } caractères au maximum.
err-own-profile = C’est votre propre profil.
err-certification-needed = { $category ->
    [company] Renseignez d’abord votre numéro d’immatriculation : vous pourrez alors voir les freelances et publier.
    [public_body] Certifiez d’abord votre organisation : indiquez son numéro officiel ou ses statuts. Vous pourrez alors écrire, appeler et prendre rendez-vous.
    [association] Certifiez d’abord votre organisation : indiquez son numéro officiel ou ses statuts. Vous pourrez alors écrire, appeler et prendre rendez-vous.
    [job_seeker] Certifiez d’abord votre profil : vous pourrez alors écrire, appeler et prendre rendez-vous.
   *[other] Certifiez d’abord votre profil : vous pourrez alors écrire, appeler, prendre rendez-vous et voir les missions.
}
err-too-many-first-contacts = { $limit } nouveaux contacts par jour au maximum. Vos conversations en cours restent ouvertes ; reprenez demain pour les suivantes.
err-conversation-archived = Conversation archivée : vous pouvez la relire, mais plus y écrire.
err-unknown-filter = Ce filtre n’existe pas.
err-story-too-short = Décrivez ce qui s’est passé en { $minimum } caractères au moins.
err-evidence-needed = Sans profil, joignez au moins une capture d’écran.
err-too-much-evidence = { $limit } fichiers au maximum.
