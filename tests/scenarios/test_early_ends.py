"""Small sentences that depend on who reads them, and when."""

from core import clock
from models.measure import Appeal
from models.member import Member
from models.profile import Profile
from services import agenda, conversations
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.moderation_walks import contested, of_the_team, suspended
from tests.services.booking_scene import MONDAY_TO_FRIDAY


async def test_who_never_talked_does_not_read_that_a_conversation_is_closed(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    marc, paul = await stage.professional("Marc"), await stage.professional("Paul")
    mission = await interest.published(stage, nadia)
    await interest.proposed(stage, marc, mission)
    await interest.talking(stage, nadia, mission, paul)
    await interest.sealed(stage, nadia, mission, lea)
    await marc.look()
    told = marc.saw("a choisi une autre candidature")
    assert "Merci pour votre intérêt" in told.text and "conversation" not in told.text.split("Merci")[0]
    await paul.look()
    assert "La conversation est close" in paul.saw("a choisi une autre candidature").text


async def test_contestations_are_listed_by_name_kind_and_day_and_by_number_once_somebody_left(
    stage: Stage,
) -> None:
    zed, sam = await stage.professional("Zed"), await of_the_team(stage, "Sam")
    await contested(stage, zed, await suspended(stage, zed, sam))
    ada = await of_the_team(stage, "Ada")
    await ada.taps_data("b1|appeals|open|")
    ada.sees("Zed · suspension · 4 mai")
    await Member.filter(id=(await stage.member(zed)).id).update(deleted_at=clock.now())
    await ada.taps_data("b1|appeals|open|")
    ada.sees(f"Compte supprimé n° {(await Appeal.get()).id} · suspension · 4 mai")


async def test_presence_stays_on_the_home_of_a_freelance_for_whom_something_waits(stage: Stage) -> None:
    lea, paul = await stage.professional("Léa"), await stage.professional("Paul")
    there = await Profile.get(member_id=(await stage.member(lea)).id)
    await agenda.set_working_hours(await stage.member(lea), there.id, MONDAY_TO_FRIDAY)
    await conversations.leave_message(await stage.member(paul), there.id, "Bonjour")
    await stage.settle()
    await lea.says("/menu")
    lea.sees(
        "À vous de jouer (1)", "Agenda", "Messagerie", "Passer en ligne", "Déclarer une arnaque", "Plus…"
    )
    lea.has_at_most_eight_buttons()
