"""S08: create a mission in four steps."""

from datetime import timedelta

from core.i18n import words
from models.member import Member, MemberCategory, Membership
from models.mission import Mission, MissionStatus
from models.profile import Certification, Profile
from services.missions import MissionAnswers, publish_mission, write_draft
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.services.test_missions import ANSWERS


async def nadia_of_alpina(stage: Stage) -> Person:
    return await stage.professional("Alpina SA", category=MemberCategory.COMPANY, sector="Logiciels")


async def _says(person: Person, *texts: str) -> None:
    for text in texts:
        await person.says(text)


async def _at_step_three(nadia: Person) -> None:
    await nadia.taps("Création d'une mission")
    nadia.sees("Étape 1/4", "Comment s'appelle la mission", "le brouillon vous attend")
    await nadia.says("😀😀😀😀😀")
    nadia.sees("avec des mots", "Comment s'appelle la mission")
    await _says(nadia, "Refonte du site <b>interne</b>", "Data, IT & Web", "Longue durée", "à distance")
    nadia.sees("Quand commence-t-elle")
    await _says(nadia, "1.6.2026", "1.12.2026", "passer")
    nadia.sees("Étape 2/4", "Quelles compétences")
    await _says(nadia, "Python, Django", "5")
    nadia.sees("Étape 3/4", "Comment la mission est-elle rémunérée")


async def test_s08_a_mission_is_created_in_four_steps_with_a_night_in_between(stage: Stage) -> None:
    nadia = await nadia_of_alpina(stage)
    await _at_step_three(nadia)
    await stage.passes(timedelta(days=1, hours=2))
    nadia.sees("saisie en cours est fermée")

    await nadia.taps("Gérer vos missions")
    nadia.sees(
        "Brouillon (1)", "En cours (0)", "Validées (0)", "Archivées (0)", "Refonte du site <b>interne</b>"
    )
    await nadia.taps("Refonte du site")
    nadia.sees("Brouillon", "Il manque encore : le tarif, le payrolling")
    await nadia.taps("Continuer le brouillon")
    nadia.sees("Étape 3/4", "Comment la mission est-elle rémunérée")
    await nadia.taps("Précédent")
    nadia.sees("Étape 2/4", "années d'expérience", "Réponse actuelle : 5")
    await nadia.taps("Suivant")
    await _says(nadia, "par jour", "900.-", "oui, payrolling", "non")
    nadia.sees(
        "Étape 4/4", "Longue durée", "À distance", "900,00 CHF par jour", "Payrolling", "Du 1er juin 2026"
    )
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Modifier : Mission")
    nadia.sees("Modifier : Titre", "Modifier : Format", "Longue durée")
    nadia.does_not_see("Modifier : Expérience", "Publier la mission")
    await nadia.taps("Vue d'ensemble")
    await nadia.taps("Modifier : Mission")
    await nadia.taps("Modifier : Titre")
    await nadia.says("Refonte du site interne")
    await nadia.taps("Publier la mission", times=2)
    nadia.sees(
        "est publiée", "Chercher des freelances", "Pour plus de visibilité", "complétez la description"
    )
    assert nadia.screen().labels[0].endswith("Chercher des freelances")
    assert (await Mission.get()).status is MissionStatus.PUBLISHED
    assert (await Mission.get()).title == "Refonte du site interne"
    await nadia.taps("Gérer vos missions")
    nadia.sees("Brouillon (0)", "En cours (1)", "1. Refonte du site interne · En cours")


async def test_s08_a_draft_is_kept_by_a_button_and_thrown_away_after_a_question(stage: Stage) -> None:
    nadia = await nadia_of_alpina(stage)
    await _at_step_three(nadia)
    await _says(nadia, "à discuter", "non", "oui")
    nadia.sees("Étape 4/4", "Tarif à discuter", "Ouverte aux recherches d'emploi")
    await nadia.taps("Garder en brouillon")
    nadia.sees("Le brouillon est gardé", "Brouillon (1)")
    await nadia.taps("Refonte du site")
    await nadia.taps("Jeter le brouillon")
    nadia.sees("Ses réponses seront perdues")
    await nadia.taps("Précédent")
    await nadia.taps("Jeter le brouillon")
    await nadia.taps("Jeter le brouillon")
    nadia.sees("Le brouillon est jeté", "Brouillon (0)", "Archivées (0)")


async def test_s08_certification_lost_between_draft_and_publishing_is_said_and_the_draft_stays(
    stage: Stage,
) -> None:
    nadia = await nadia_of_alpina(stage)
    draft = await write_draft(await stage.member(nadia), None, ANSWERS)
    await nadia.taps("Gérer vos missions")
    nadia.sees("Brouillon (1)")
    await nadia.taps("Refonte d'un site")
    await nadia.taps("Continuer")
    await _says(nadia, "passer", "passer", "passer", "passer", "non")
    nadia.sees("Étape 4/4")
    await Profile.filter(organisation_id=draft.organisation_id).update(certification=Certification.EXPIRED)
    await nadia.taps("Publier la mission")
    nadia.sees("numéro d'immatriculation", "Étape 4/4")
    assert (await Mission.get()).status is MissionStatus.DRAFT
    await nadia.says("/nouvelle_mission")
    nadia.sees("numéro d'immatriculation", "Rendre mon profil public", "Brouillon (1)")
    nadia.does_not_see("Création d'une mission")


async def test_s08_an_old_card_is_refused_after_an_edit_and_a_published_mission_is_changed_at_once(
    stage: Stage,
) -> None:
    nadia = await nadia_of_alpina(stage)
    await write_draft(
        await stage.member(nadia), None, MissionAnswers(**{**ANSWERS, "open_to_job_seekers": False})
    )  # type: ignore[typeddict-item]
    await nadia.says("/missions")
    await nadia.taps("Refonte d'un site")
    await nadia.taps("Continuer")
    await _says(nadia, "tap", "passer")
    await nadia.taps("Publier la mission")
    mission = await Mission.get()
    assert mission.status is MissionStatus.PUBLISHED
    old = f"n1|mission|{mission.id}|{mission.version}|"
    await nadia.taps("Modifier la mission")
    nadia.sees("Étape 4/4", "Enregistrer la mission")
    nadia.does_not_see("Garder en brouillon")
    await nadia.taps("Modifier : Compétences")
    await nadia.taps("Modifier : Expérience")
    await nadia.says("8")
    assert (await Mission.get()).years is None
    await nadia.taps("Enregistrer la mission")
    nadia.sees("La mission est à jour", "8 ans d'expérience")
    for act in ("withdraw_now", "duplicate", "edit", "withdraw", "keep", "close_now", "nonsense"):
        await nadia.taps_data(old + act)
    assert (await Mission.get()).status is MissionStatus.PUBLISHED
    await nadia.taps("Retirer la mission")
    nadia.sees("Retirer cette mission")
    await nadia.taps("Retirer la mission", times=2)
    nadia.sees("La mission est retirée")
    nadia.sees("Archivées (1)", "Refonte d'un site · Retirée")
    # Nobody came, and nobody can come any more.
    await nadia.taps("Refonte d'un site")
    nadia.sees("Dupliquer")
    nadia.does_not_see("Visualiser les candidatures")
    await nadia.taps_data(f"b1|candidates|open|{mission.public_id}")
    nadia.sees("Voir la mission")
    nadia.does_not_see("Chercher des freelances")


async def test_s08_two_of_a_company_confirm_the_same_draft_and_the_second_is_told(stage: Stage) -> None:
    nadia = await nadia_of_alpina(stage)
    said = MissionAnswers(**{**ANSWERS, "open_to_job_seekers": False})  # type: ignore[typeddict-item]
    draft = await write_draft(await stage.member(nadia), None, said)
    ana = await stage.visitor("Ana")
    place = Membership(organisation_id=draft.organisation_id, may_handle_missions=True, service="Vente")
    place.member_id = (await stage.member(ana)).id
    await place.save()
    await Member.filter(id=place.member_id).update(category=MemberCategory.COMPANY)
    for person in (nadia, ana):
        await person.says("/missions")
        await person.taps("Refonte d'un site")
        await person.taps("Continuer")
        person.sees("Étape 4/4")
    await ana.taps("Modifier : Compétences")
    await ana.taps("Modifier : Expérience")
    await ana.says("4")
    await ana.taps("Publier la mission")
    ana.sees("est publiée", "4 ans d'expérience")
    await nadia.taps("Publier la mission")
    nadia.sees("était déjà publiée", "En cours", "4 ans d'expérience", "Modifier la mission")
    bob = await stage.visitor("Bob")
    await bob.taps_data(f"b1|mission|open|{draft.id}")
    bob.does_not_see("Modifier")
    await bob.taps_data(f"n1|mission|{draft.id}|{(await Mission.get()).version}|withdraw_now")
    assert (await Mission.get()).status is MissionStatus.PUBLISHED


async def test_s08_leaving_by_a_command_says_that_the_draft_is_kept(stage: Stage, language: str) -> None:
    say = words(language)
    nadia = await stage.professional(
        "Alpina SA", category=MemberCategory.COMPANY, sector="Logiciels", language_code=language
    )
    await nadia.says("/nouvelle_mission" if language == "fr" else "/new_mission")
    await nadia.says("Refonte du site")
    await nadia.says("/annuler" if language == "fr" else "/cancel")
    nadia.sees(say("mis-left", title=say.plain("mis")))
    nadia.does_not_see("comme avant" if language == "fr" else "as it was")
    await nadia.taps(say.plain("common-home"))
    await nadia.taps(say.plain("menu-missions-manage"))
    nadia.sees("Refonte du site")
    # What changes a mission that is online keeps nothing before its end, and says so.
    draft = await Mission.get()
    await write_draft(await stage.member(nadia), draft.id, ANSWERS, draft.organisation_id)
    await publish_mission(await stage.member(nadia), draft.id, (await Mission.get()).version)
    await nadia.taps_data(f"b1|mission|open|{draft.public_id}")
    await nadia.taps(say.plain("mis-edit"))
    await nadia.says("Refonte du site interne")
    await nadia.says("/annuler" if language == "fr" else "/cancel")
    nadia.sees("comme avant" if language == "fr" else "as it was")
