# Cards of the directory.
profile-name = <b>{ $name }</b> · { $category }
profile-place = 📍 { $place }
profile-skills = 🛠 { $skills }
profile-description = <i>{ $text }</i>
profile-own = 👁 Voici votre fiche, telle que vous la voyez.
profile-back = ◀️ Résultats
pres-online_until = { $state } jusqu’à { $until }
trust-none = ⚠️ Profil non certifié
trust-checked = ⏸ Vérification en cours.
trust-certified =
    ✅ Profil certifié depuis le { $since } par { $by }{ $count ->
        [0] {""}
        [one] {" "}· { $count } collaboration
       *[other] {" "}· { $count } collaborations
    }
trust-fresh = 🔄 Mis à jour { $ago }
when-both = { $mine } (à { $zone } : { $theirs })
appointment-line = { $when } · { $name }
appointment-line_interview = { $when } · Entretien · { $name }
availability-title = 🗓 <b>Disponibilité · { $name }</b>
availability-now = Il est { $time } à { $zone }.
availability-no_hours = { $name } n’a pas encore indiqué d’horaires. Laissez un message pour convenir d’un moment.
availability-day =
    • { $day } : { $count ->
        [one] { $count } créneau libre
       *[other] { $count } créneaux libres
    }
availability-full = Aucun créneau libre dans les prochaines semaines. Laissez un message pour convenir d’un moment.
