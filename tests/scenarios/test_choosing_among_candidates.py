"""A company chooses among several candidates: who fits stands first, and every question names whom it is about."""

from core import clock
from models.conversation import Message
from models.member import MemberCategory
from models.mission import Mission
from models.profile import Profile
from services import applications, conversations
from services.missions.answers import write_skills
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest

ASKED = ["React", "TypeScript", "Node.js"]


async def _wanted(stage: Stage, owner: Person) -> Mission:
    """A published mission that asks for three skills."""
    mission = await interest.published(stage, owner)
    await write_skills(mission.id, ASKED)
    return mission


async def test_who_fits_stands_first_and_then_who_has_waited_longest(stage: Stage, language: str) -> None:
    french = language == "fr"
    nadia = await interest.company(stage, language_code=language)
    mission = await _wanted(stage, nadia)
    karim = await stage.professional("Karim", skills=("Photographie",))
    zoe = await stage.professional("Zoé", skills=("Montage",))
    lea = await stage.professional("Léa", skills=("typescript", "NodeJS"))
    for who in (karim, zoe, lea):
        await applications.propose_oneself(await stage.member(who), mission.id, "Dix ans de sites marchands.")
    await stage.settle()
    await nadia.taps_data(f"b1|candidates|open|{mission.public_id}")
    assert [label.split(" · ")[0] for label in nadia.screen().labels[:3]] == ["1. Léa", "2. Karim", "3. Zoé"]
    nadia.sees(
        "TypeScript, Node.js (2 sur 3)" if french else "TypeScript, Node.js (2 of 3)",
        "0 compétence sur 3" if french else "0 of 3 skills",
        "« Dix ans de sites marchands. »" if french else "“Dix ans de sites marchands.”",
    )
    await nadia.taps("Léa")
    nadia.sees(
        "2 compétences sur 3 : TypeScript, Node.js" if french else "2 of 3 skills: TypeScript, Node.js"
    )
    nadia.sees("Présentation : « Dix ans" if french else "Introduction: “Dix ans")
    await lea.taps_data("b1|my_missions|open|")
    await lea.taps("Refonte du site")
    lea.sees("Votre présentation : « Dix ans")
    lea.does_not_see("sur 3")


async def test_a_company_that_is_not_certified_now_reads_no_skills_from_the_list(stage: Stage) -> None:
    nadia = await interest.company(stage)
    mission = await _wanted(stage, nadia)
    lea = await stage.professional("Léa", skills=("React",))
    made = await interest.proposed(stage, lea, mission)
    await Profile.filter(organisation_id=mission.organisation_id).update(
        restricted_until=clock.now().replace(year=2030)
    )
    await nadia.taps_data(f"b1|candidates|open|{mission.public_id}")
    nadia.does_not_see("sur 3")
    await nadia.taps_data(f"b1|application|open|{made.id}")
    nadia.does_not_see("sur 3")


async def test_the_last_question_before_a_refusal_names_the_person_and_the_mission(
    stage: Stage, language: str
) -> None:
    french = language == "fr"
    nadia = await interest.company(stage, language_code=language)
    lea = await stage.professional("Léa", language_code=language)
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    await lea.taps_data(f"b1|application|open|{made.id}")
    await lea.taps("Cette mission ne m'intéresse pas" if french else "I’m not interested")
    await lea.taps("Tarif" if french else "Rate")
    lea.sees(
        "Renoncer à « Refonte du site » chez Alpina" if french else "Decline “Refonte du site” at Alpina"
    )
    await nadia.taps_data(f"b1|application|open|{made.id}")
    await nadia.taps("Écarter cette candidature" if french else "Reject this candidate")
    await nadia.taps("Tarif" if french else "Rate")
    nadia.sees("Écarter Léa pour « Refonte du site »" if french else "Reject Léa for “Refonte du site”")


async def test_a_discussion_that_begins_offers_a_word_before_what_is_definitive(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    for who in (nadia, lea):
        await who.taps_data(f"b1|application|open|{made.id}")
        assert "conversation" in who.screen().labels[0], who.screen().labels
        assert [each.get("style") for each in _buttons(who)][:3] == ["success", None, None]
    assert made.conversation_id is not None
    await conversations.reply(await stage.member(lea), made.conversation_id, "Bonjour")
    await stage.settle()
    await nadia.taps_data(f"b1|application|open|{made.id}")
    assert "conversation" in nadia.screen().labels[0], "one has written, the other has not"
    await conversations.reply(await stage.member(nadia), made.conversation_id, "Bonjour Léa")
    await stage.settle()
    assert await Message.all().count() == 2
    await nadia.taps_data(f"b1|application|open|{made.id}")
    assert "Choisir" in nadia.screen().labels[0] and _buttons(nadia)[0].get("style") == "success"


async def test_asking_for_the_end_is_the_last_of_what_can_be_done_with_a_collaboration(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    made = await interest.sealed(stage, nadia, await interest.published(stage, nadia), lea)
    for who in (nadia, lea):
        await who.taps_data(f"b1|application|open|{made.id}")
        labels = who.screen().labels
        assert [place for place, label in enumerate(labels) if "Annuler" in label] == [len(labels) - 3], (
            labels
        )


async def test_the_profile_of_a_candidate_leads_back_and_asks_nothing_that_was_answered(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.published(stage, nadia, "Une autre mission")
    made = await interest.proposed(stage, lea, mission)
    await nadia.taps_data(f"b1|application|open|{made.id}")
    await nadia.taps("Voir le profil")
    nadia.sees("Laisser un message")
    nadia.does_not_see("Ce profil m'intéresse")
    assert sum("La candidature" in label for label in nadia.screen().labels) == 1
    await nadia.taps("◀️ La candidature")
    nadia.sees("Proposition reçue", "Oui, discutons")
    # Found by a search, the proposal is what there is to answer.
    profile = await Profile.get(id=made.profile_id)
    offered = await applications.missions_to_offer(await stage.member(nadia), profile)
    assert [each.title for each in offered] == ["Une autre mission"]
    await nadia.taps_data(f"b1|profile|open|{profile.public_id}")
    await nadia.says("/menu")
    await nadia.taps_data(f"b1|profile|open|{profile.public_id}")
    nadia.does_not_see("Ce profil m'intéresse")
    await nadia.taps("📄 La candidature")
    nadia.sees("Proposition reçue")
    stranger = await stage.professional("Paul", category=MemberCategory.COMPANY)
    await stranger.taps_data(f"b1|application|other|{made.id}")
    stranger.is_told("n'existe pas")


async def test_a_choice_that_left_says_who_it_was_and_where_to_go_on(stage: Stage, language: str) -> None:
    french = language == "fr"
    nadia = await interest.company(stage, language_code=language)
    lea, marc = await stage.professional("Léa"), await stage.professional("Marc")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    await interest.proposed(stage, marc, mission)
    await applications.choose(await stage.member(nadia), made.id, made.version)
    await Profile.filter(id=made.profile_id).update(deleted_at=clock.now())
    await applications.settle_departed()
    await stage.settle()
    await nadia.look()
    said = (
        "la personne que vous aviez choisie a supprimé son compte" if french else "the person you had chosen"
    )
    nadia.saw(said)
    nadia.saw("1 candidature attend" if french else "1 candidate waits")
    await nadia.taps("Visualiser les candidatures (1)" if french else "candidates (1)")
    nadia.sees("Marc")


async def test_after_a_no_of_the_freelance_the_company_looks_for_others(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    await applications.decline(await stage.member(lea), made.id, made.version, "#rate")
    await nadia.taps_data(f"b1|application|open|{made.id}")
    nadia.sees("Décliné par Léa", "Visualiser les candidatures", "Chercher des freelances")
    nadia.has_at_most_eight_buttons()
    await lea.taps_data(f"b1|application|open|{made.id}")
    lea.sees("Vous avez décliné")


async def test_the_last_button_of_a_choice_says_that_it_confirms_and_shows_who_vouches(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    await nadia.taps_data(f"b1|application|open|{made.id}")
    nadia.sees("Profil certifié")
    await nadia.taps("Choisir cette candidature")
    nadia.sees("Profil certifié", "Je confirme mon choix")
    await nadia.taps("Je confirme mon choix")
    nadia.sees("Choix à confirmer")
    await lea.taps_data(f"b1|application|open|{made.id}")
    lea.sees("✅ Je confirme")
    lea.does_not_see("Je postule")


def _buttons(who: Person) -> list[dict[str, object]]:
    """The buttons of the screen, row by row."""
    rows = who.screen().raw["reply_markup"]["inline_keyboard"]
    return [button for row in rows for button in row]
