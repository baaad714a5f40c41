"""S02: the directory, « Qui, quoi ? »."""

from models.profile import Profile
from services.agenda import set_working_hours
from services.presence import Stay, go_online
from tests.kit.stage import Stage
from tests.scenarios.filtering import filters_by

SKILLS = ("Python", "Django", "React", "Accessibilité", "PostgreSQL", "Rust")
OFFICE = [(9 * 60, 12 * 60), (14 * 60, 18 * 60)]


async def _two_web_developers(stage: Stage):  # type: ignore[no-untyped-def]
    lea = await stage.professional("Léa Favre", sector="Développement web", skills=SKILLS)
    marc = await stage.professional("Marc Dubois", sector="Développeur web", skills=SKILLS)
    for person in (lea, marc):
        member = await stage.member(person)
        profile = await Profile.get(member_id=member.id)
        await set_working_hours(member, profile.id, {day: OFFICE for day in range(5)})
    member = await stage.member(marc)
    await go_online(member, (await Profile.get(member_id=member.id)).id, Stay.THREE_HOURS)
    return lea, marc


async def test_s02_a_visitor_finds_by_a_synonym_and_sees_what_each_card_offers(stage: Stage) -> None:
    lea, _ = await _two_web_developers(stage)
    tom = await stage.visitor("Tom")
    await tom.taps("Qui, quoi")
    await tom.says("webmaster")
    tom.sees("Léa Favre", "Marc Dubois", "Lausanne", "Développement web")

    await tom.taps("Léa Favre")
    tom.sees("Lausanne", "Développement web", "Python, Django, React, Accessibilité, PostgreSQL")
    tom.does_not_see("Rust", "CV", "Une description assez longue")
    tom.sees("Profil certifié depuis", "Mis à jour", "Hors ligne")
    tom.sees("Laisser un message", "Demander un rendez-vous", "Agenda et disponibilité")
    tom.does_not_see("Appeler maintenant")

    await tom.taps("Résultats")
    await tom.taps("Marc Dubois")
    tom.sees("En ligne", "Appeler maintenant", "Laisser un message", "Demander un rendez-vous")

    await tom.taps("Résultats")
    await tom.taps("Léa Favre")
    await tom.taps("Laisser un message")
    tom.sees("Léa Favre")
    await tom.says("Bonjour, refaites-vous des sites <b>associatifs</b> ?")
    tom.sees("message est parti")
    await lea.look()
    lea.saw("Nouveau message : Tom")
    lea.saw("Bonjour, refaites-vous des sites <b>associatifs</b> ?")
    await lea.taps("Répondre")
    await lea.says("Oui, avec plaisir.")
    await tom.look()
    tom.saw("Oui, avec plaisir.")
    for reader, other in ((tom, lea), (lea, tom)):
        reader.never_saw(str(other.user_id))


async def test_s02_any_accent_case_prefix_and_typing_error_finds(stage: Stage) -> None:
    await _two_web_developers(stage)
    tom = await stage.visitor("Tom")
    for typed in (
        "DEVELOPPEMENT",
        "dévelop",
        "devlopeur web",
        "lea",
        "LÉA",
        "postgre",
        "lausanne",
        "freelance",
    ):
        await tom.says("/chercher")
        await tom.says(typed)
        tom.sees("Léa Favre")


async def test_s02_results_narrow_by_chips_that_can_be_taken_away(stage: Stage) -> None:
    await _two_web_developers(stage)
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.says("web")
    tom.sees("2 résultats")
    await filters_by(tom, "🟢 En ligne")
    tom.sees("1 résultat", "Marc Dubois")
    tom.does_not_see("Léa Favre")
    await filters_by(tom, "✖️ En ligne")
    tom.sees("2 résultats")
    await filters_by(tom, "📍 Ville", "Lausanne")
    tom.sees("Filtres : Lausanne", "2 résultats")


async def test_s02_nothing_found_says_what_would_help(stage: Stage) -> None:
    await _two_web_developers(stage)
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.says("scaphandrier")
    tom.sees("Aucun résultat", "Autre recherche")
    await tom.says("/chercher")
    await tom.taps("En ligne maintenant")
    tom.sees("Marc Dubois")


async def test_s02_the_card_shows_real_free_time_and_nothing_else(stage: Stage) -> None:
    await _two_web_developers(stage)
    tom = await stage.visitor("Tom", time_zone="America/New_York")
    await tom.says("/chercher")
    await tom.says("léa")
    await tom.taps("Léa Favre")
    await tom.taps("Agenda et disponibilité")
    tom.sees("Disponibilité · Léa Favre", "créneaux libres", "Demander un rendez-vous")


async def test_s02_who_is_asked_for_by_name_comes_first(stage: Stage) -> None:
    await stage.professional("Léa Favre", sector="Développement web")
    await stage.professional("Margaux Delvaux", sector="Analyse de données", skills=("Machine learning",))
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.says("léa")
    tom.sees("1. Léa Favre", "2. Margaux Delvaux")
