scam-who = Quel profil déclarez-vous ? (obligatoire)
scam-cat-advance = Paiement d’avance
scam-cat-fake = Faux profil
scam-cat-offplatform = Hors plateforme suspect
scam-cat-unpaid = Impayé
scam-cat-data = Vol de données
scam-cat-harass = Harcèlement, menaces
scam-cat-other = Autre
scam-evidence = 📎 Joindre une preuve
scam-send = 🚩 Envoyer la déclaration
scam-disclaimer = Conformément aux conditions générales, la plateforme n’est pas responsable en cas de fraude. Faites preuve de vigilance, comme pour n’importe quelle transaction.
scam-status-filed = Déposée
scam-status-review = En examen
scam-status-founded = Fondée
scam-status-unfounded = Non fondée
scam-status-closed = Classée
scam-signal = 🚩 Signaler
scam-noprofile = Je ne retrouve pas le profil
scam-receipt = Déclaration n° { $n } reçue. Réponse sous { $delay }. Votre nom n’est pas communiqué.
scam-state = Profil : { $name } · { $what } · { $status }
scam-status-more = Complément demandé
scam-case = 🚩 <b>Déclaration n° { $n }</b> · { $status }
    Profil déclaré : { $name }
    Catégorie : { $what }
scam-story = <i>{ $text }</i>
notice-scam-received = 🚩 Votre déclaration n° { $n } est enregistrée.
notice-scam-to_admin = 🚩 Nouvelle déclaration n° { $n } (priorité { $priority }).
