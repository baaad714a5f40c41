"""Home: whoever has something waiting keeps the agenda and the messages, and nothing is out of reach."""

from core.i18n import words
from models.profile import Profile
from services import agenda, conversations
from services.appointments import request_appointment
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.moderation_walks import of_the_team
from tests.services.booking_scene import MONDAY_TO_FRIDAY, at


async def _busy(stage: Stage, language: str) -> Person:
    """A freelance with unread messages, a request to answer, and a dialog that was left."""
    lea = await stage.professional("Léa", language_code=language)
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    await agenda.set_working_hours(member, profile.id, MONDAY_TO_FRIDAY)
    for number in range(7):
        tom = await stage.member(await stage.visitor(f"Tom {number}"))
        await conversations.leave_message(tom, profile.id, "Bonjour Léa", None)
    await request_appointment(tom, profile.id, at(5, 8))
    await stage.settle()
    await lea.taps_data("b1|settings|address|")
    await lea.says("Rue du Lac 1")
    return await lea.says("/menu")


async def test_whoever_has_something_waiting_keeps_the_agenda_and_the_messages(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    lea = await _busy(stage, language)
    home = lea.screen()
    assert len(home.labels) <= 8
    assert home.labels[0] == say("engine-resume", title=say("vis"))
    lea.sees(
        say("waiting-button", count=8),
        f"{say('menu-agenda')} (1)",
        f"{say('menu-messages')} (7)",
        say("menu-scam"),
        say("common-more"),
    )
    await lea.taps(say("common-more"))
    behind = lea.sees(say("menu-profile"), say("menu-settings"), say("common-help"), say("common-back"))
    assert len(behind.labels) <= 8 and not set(behind.labels) & set(home.labels)
    await lea.taps(say("common-back"))
    assert lea.screen().labels == home.labels


async def test_what_waits_leads_to_the_messages_where_it_has_pages(stage: Stage, language: str) -> None:
    say = words(language).plain
    lea = await _busy(stage, language)
    await lea.taps(say("waiting-button", count=8))
    assert len(lea.screen().labels) <= 8
    lea.sees(say("menu-messages"), say("engine-page", page=1, pages=2), "1. ", "5. ")
    await lea.taps(say("common-next"))
    lea.sees(say("menu-messages"), say("menu-agenda"), "6. ", "8. ")
    await lea.says("6")
    lea.sees("Bonjour Léa")


async def test_nothing_of_the_team_is_out_of_reach_while_a_dialog_waits(stage: Stage, language: str) -> None:
    say = words(language).plain
    ada = await of_the_team(stage, "Ada", language)
    await ada.says("/menu")
    before = set(ada.screen().labels)
    await ada.taps_data("b1|members|new|")
    await ada.says("zoe@ex.org")
    await ada.says("/menu")
    resume = say("engine-resume", title=say("pre"))
    shown = set(ada.screen().labels)
    assert len(shown) <= 8 and resume in shown
    await ada.taps(say("common-more"))
    assert shown | set(ada.screen().labels) >= before
    await ada.taps(say("admin-audit"))
    ada.does_not_see(say("common-more"))
