"""Home: whoever has something waiting keeps the agenda and the messages, and nothing is out of reach."""

from datetime import timedelta

from core import clock
from core.i18n import words
from models.appointment import Appointment
from models.profile import Profile
from services import agenda, conversations
from services.appointments import accept_appointment, cancel_appointment, request_appointment
from tests.kit.person import Person, Screen, bare
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
    lea.has_at_most_eight_buttons()
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


async def _agreed(stage: Stage, language: str) -> tuple[Person, Person, Appointment]:
    """A professional, a client, and the appointment that both said yes to."""
    lea = await stage.professional("Léa", language_code=language)
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    await agenda.set_working_hours(member, profile.id, MONDAY_TO_FRIDAY)
    tom = await stage.visitor("Tom", language_code=language)
    asked = await request_appointment(await stage.member(tom), profile.id, at(5, 8))
    sure = await accept_appointment(member, asked.id, asked.version)
    return lea, tom, sure


async def test_the_way_into_the_call_is_the_first_row_of_home_while_it_is_open(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    lea, tom, sure = await _agreed(stage, language)
    await stage.settle()
    await tom.says("/menu")
    await lea.says("/menu")
    home = {person.name: person.screen().message_id for person in (lea, tom)}
    join = say("call-join")
    await stage.passes(sure.start_at - clock.now() - timedelta(minutes=11))
    assert not _home(tom, home).offers(join)
    await stage.passes(timedelta(minutes=1))
    for person in (lea, tom):
        shown = _home(person, home)
        assert bare(shown.labels[0]) == bare(join), "who looks at home sees it at once"
        assert len(shown.labels) <= 8
        assert "/v#" in shown.button(join)["url"]
    lea_url, tom_url = (_home(person, home).button(join)["url"] for person in (lea, tom))
    assert lea_url != tom_url, "each has a link of their own"
    await stage.passes(sure.end_at - clock.now() + timedelta(minutes=1))
    for person in (lea, tom):
        assert not _home(person, home).offers(join)
        await person.says("/menu")
        assert not person.screen().offers(join)


async def test_a_call_that_is_cancelled_late_leaves_home_at_once(stage: Stage, language: str) -> None:
    say = words(language).plain
    lea, tom, sure = await _agreed(stage, language)
    await stage.passes(sure.start_at - clock.now() - timedelta(minutes=5))
    await tom.says("/menu")
    home = {tom.name: tom.screen().message_id}
    assert _home(tom, home).offers(say("call-join"))
    sure = await Appointment.get(id=sure.id)
    await cancel_appointment(await stage.member(lea), sure.id, sure.version, "Empêchement")
    await stage.settle()
    await tom.look()
    assert not _home(tom, home).offers(say("call-join"))


def _home(person: Person, home: dict[str, int]) -> Screen:
    """The message that was home, as it is now."""
    return next(each for each in person.received if each.message_id == home[person.name])
