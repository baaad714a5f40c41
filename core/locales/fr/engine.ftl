# What every guided dialog says by itself.
engine-step = <b>Étape { $n }/{ $total } · { $name }</b>
engine-in_the_name_of = 🏢 { $name }
engine-question = <b>{ $title }</b> · question { $n }/{ $total }
engine-preview = Prévisualisation
engine-preview-question = Vérifiez vos réponses, puis confirmez. Chacune peut encore être modifiée.
engine-answer = <b>{ $name } :</b> { $value }
engine-answer-so-far = Réponse actuelle : { $value }
engine-skipped = non renseigné
engine-edit = ✏️ Modifier : { $name }
engine-overview = ‹ Vue d’ensemble
engine-page = Page { $page } sur { $pages }
engine-no_such_number = Il n’y a pas de numéro { $number } sur cette page.
engine-to-page = Page { $page }
engine-no-options = Rien à choisir pour le moment.
engine-ticked = ✅ { $label } (choisi)
engine-chosen = Choisi ({ $count }) : { $list }
engine-choices-done = Suivant ({ $count }) ▶️
engine-use = Utiliser « { $text } »
engine-clear = Effacer ma réponse
engine-restart = 🔄 Recommencer à zéro
engine-resume = ▶️ Reprendre : { $title }
engine-undo-cancel = ↩️ Reprendre où j’en étais

engine-hint-choice = Touchez un bouton, ou écrivez son nom ou son numéro.
engine-hint-many = Touchez pour choisir ou retirer, ou écrivez vos choix séparés par des virgules.
engine-hint-date = Touchez un jour, ou écrivez une date : 12.3, demain, lundi, dans 2 semaines.
engine-hint-month = Touchez une année puis un mois, ou écrivez-le : 3.2019, mars 2019.
engine-hint-year = Touchez une année, ou écrivez-la : 1998.
engine-hint-slot = Touchez un bouton, ou écrivez un jour et une heure : mardi 10:30.
engine-hint-lookup = Écrivez quelques lettres, puis choisissez.
engine-hint-media = Envoyez un ou plusieurs fichiers.
engine-hint-hours = Touchez un horaire, ou écrivez-le : lun-ven 9-12 14-18.

engine-already = Déjà pris en compte.
engine-not-yours = Ce bouton n’est pas pour vous.
engine-stale = Ce bouton n’est plus à jour, voici la question en cours.
engine-stale-toast = Ce bouton n’est plus à jour.
engine-outdated = Les choses ont changé entre-temps : voici où elles en sont. Votre réponse n’a rien modifié.
engine-held = Votre message est arrivé avant cette question. Vous pouvez l’utiliser comme réponse, ou répondre autrement.
engine-modified = { $name } : { $value } (modifié)
engine-resumed = Vous reprenez où vous en étiez.
engine-draft-resumed = Vos réponses sont gardées 24 h : vous reprenez où vous en étiez.
engine-gone = Ce dont il s’agissait n’existe plus ou n’est plus disponible. Votre réponse n’a rien modifié.
engine-cancelled = Vous avez quitté « { $title } » avant la fin : tout reste comme avant.
engine-expired = Le temps pour répondre est écoulé : la saisie en cours est fermée.
engine-over-done = { $title } : c’est terminé.
engine-over-cancelled = Vous avez quitté « { $title } » avant la fin : tout reste comme avant. Vos réponses restent disponibles 24 h.
engine-over-expired = { $title } : le temps pour répondre est écoulé.
engine-toast-done = C’est déjà terminé.
engine-toast-cancelled = Vous avez quitté cette saisie avant la fin.
engine-toast-expired = Le temps pour répondre est écoulé.

engine-error-choose = Choisissez un des boutons, ou écrivez son nom ou son numéro.
engine-error-yes-or-no = Répondez par oui ou par non.
engine-error-text = Écrivez votre réponse.
engine-error-no-letters = Écrivez votre réponse en toutes lettres.
engine-error-no-file = Répondez ici par un texte ou un bouton.
engine-error-too-long = C’est trop long : { $length } caractères, { $max } au plus.
engine-error-too-short = C’est trop court : { $min ->
    [one] un caractère au moins
   *[other] { $min } caractères au moins
}.
engine-error-too-many = { $max ->
    [one] Un seul choix possible
   *[other] { $max } choix au plus
}.
engine-error-too-few = { $min ->
    [one] Choisissez au moins une réponse
   *[other] Choisissez au moins { $min } réponses
}.
engine-error-place = Écrivez un lieu en toutes lettres, par exemple « Rue du Lac 4, Lausanne ».
engine-error-link = Écrivez une adresse web, par exemple « https://exemple.ch ».
engine-error-contact = Écrivez un numéro de téléphone ou une adresse e-mail.
engine-error-phone = Écrivez un numéro de téléphone, par exemple +41 79 123 45 67.
engine-error-own-contact = Partagez votre propre contact, ou écrivez un numéro.
engine-error-number = Écrivez un nombre, par exemple 12.
engine-error-whole-number = Écrivez un nombre entier, par exemple 12.
engine-error-amount = Écrivez un montant en { $currency }, par exemple 120.50.
engine-error-cents = Écrivez un montant avec deux décimales au plus, par exemple 120.50.
engine-error-too-small = C’est trop peu : { $min } au moins.
engine-error-too-large = C’est trop : { $max } au plus.
engine-error-date = Écrivez une date, par exemple 12.3, demain ou lundi.
engine-error-too-early = Cette date est trop tôt : à partir du { $first }.
engine-error-too-late = Cette date est trop loin : jusqu’au { $last }.
engine-error-no-such-date = Cette date n’existe pas.
engine-error-slot = Écrivez un jour, ou un jour et une heure, par exemple « mardi 10:30 » ; ou touchez un bouton.
engine-error-slot-past = C’est déjà passé : { $when }. Choisissez un moment à venir.
engine-error-no-such-time = Cette heure n’existe pas : { $time }. Écrivez par exemple 10:30.
engine-error-no-slot-time = Pas de créneau à { $time } le { $on } ; voici ceux qui restent ce jour-là.
engine-error-no-slot-number = Écrivez un numéro de la liste, de 1 à { $last }, ou un jour et une heure : mardi 10:30.
engine-error-no-slot = Aucun créneau à ce moment. Voici ce qui est libre.
engine-error-no-slot-day = Aucun créneau ce jour-là ({ $on }). Voici les jours libres.
engine-error-file = Envoyez ici un fichier ou une photo, puis touchez « Suivant ».
engine-error-photo-only = Envoyez ici une photo.
engine-error-document-only = Envoyez ici un document.
engine-error-program = Un programme ne peut pas être joint : envoyez une photo, une image ou un document.
engine-error-file-too-big = Ce fichier est trop lourd : { $max } Mo au plus.
engine-error-too-many-files = { $max ->
    [one] Un seul fichier possible
   *[other] { $max } fichiers au plus
}.
engine-error-too-few-files = { $min ->
    [one] Envoyez au moins un fichier
   *[other] Envoyez au moins { $min } fichiers
}.
engine-error-lookup = Aucun résultat pour « { $text } ». Essayez une autre écriture.
engine-error-hours = Écrivez des jours puis des heures, par exemple « lun-ven 9-12 14-18 » ou « sam fermé ».
engine-error-hours-order = Chaque plage doit finir après son début, sans chevauchement.
engine-error-hours-empty = Indiquez au moins une plage horaire.

engine-other-year = Autre année
engine-cell-weekday = Ce sont les jours de la semaine : touchez une date en dessous.
engine-cell-empty = Cette case est vide : touchez une date.
engine-month = <b>{ $month }</b>
engine-no-day = Aucun jour possible ce mois-ci.
engine-day-range = Possible du { $first } au { $last }.
engine-day-from = Possible à partir du { $first }.
engine-day-until = Possible jusqu’au { $last }.
engine-slot-day = { $day } · { $count ->
    [one] 1 créneau
   *[other] { $count } créneaux
}
engine-slots-of = <b>{ $day }</b>, fuseau horaire : { $zone }
engine-slots-length = Durée : { $minutes } min
engine-slot-chosen = { $when } · { $minutes } min ({ $zone })
engine-slots-zone = Fuseau horaire : { $zone }
engine-slots-other = À { $zone } : { $shift } (à { $here } ici, il y est { $there }).
engine-slots-shift = { $sign } { $hours } h { $minutes }
engine-slots-earlier = ◀️ Plus tôt
engine-slots-later = Plus tard ▶️
engine-slot-here = { $time }
engine-slot-both = { $time } ({ $zone } { $other })
engine-slot-nearby = Créneaux proches encore libres :
engine-slot-all-days = 📅 Tous les jours
engine-no-slots = Aucun créneau libre pour le moment.
engine-files = { $count ->
    [one] 1 fichier reçu
   *[other] { $count } fichiers reçus
} : { $list }
engine-file-photo = photo { $n }
engine-file-document = document { $n }
engine-drop-file = 🗑 Retirer : { $name }
engine-files-count = { $count ->
    [one] 1 fichier
   *[other] { $count } fichiers
}
engine-found = Résultats pour « { $text } » :
engine-hours-closed = fermé
engine-hours-day = { $day } : { $hours }
engine-hours-preset-office = Lun–ven 9–12, 14–18
engine-hours-preset-long = Lun–ven 8–18
engine-hours-preset-evening = Lun–ven 17–21
engine-hours-preset-saturday = Ajouter samedi 9–12
engine-hours-edit-day = ✏️ { $day }
engine-hours-whole-week = ◀️ Toute la semaine
engine-hours-day-title = <b>{ $day }</b>
engine-hours-close-day = Fermé ce jour
engine-hours-ok = Suivant ▶️
engine-part = { $n }. { $text }
engine-part-drop = 🗑 Retirer : { $name }
engine-hint-several = Remplissez une ligne par élément, champs séparés par « ; » : { $fields }.
engine-error-several = Il faut { $count } champs séparés par « ; » : { $fields }.
err-dialog-over = Cette saisie est déjà fermée.
err-invalid = Cette réponse ne convient pas.
err-not-offered = Ce choix n’est plus proposé.
typed-title = 📝 <b>{ $title }</b> : ce que vous aviez écrit
engine-city-unknown = { $city } · ⚠️ Ville inconnue, vérifiez
engine-error-day-missing = Il manque le jour : touchez-le, ou écrivez la date en entier, par exemple { $example }. Le calendrier montre { $of }.
