"""A tap on somebody else's thing moves nothing of theirs, not even how often their message is drawn."""

from models.delivery import Card
from services import appointments, calls
from services.presence import Stay, go_online
from tests.kit.stage import Stage
from tests.scenarios.walks import TEN_ON_TUESDAY, bookable


async def test_a_strangers_tap_does_not_draw_the_owners_message_again(stage: Stage) -> None:
    _lea, profile = await bookable(stage)
    tom, stranger = await stage.visitor("Tom"), await stage.visitor("Curieux")
    member = await stage.member(tom)
    asked = await appointments.request_appointment(member, profile.id, TEN_ON_TUESDAY, "Le site")
    await stage.settle()
    cards, edits = await Card.all().order_by("id").values(), stage.request.calls.get("editMessageText", 0)
    await stranger.taps_data(f"n1|appointment|{asked.id}|{asked.version}|accept")
    assert await Card.all().order_by("id").values() == cards
    # The stranger's own screen is the only message that was changed.
    assert stage.request.calls.get("editMessageText", 0) <= edits + 1


async def test_a_button_of_a_call_that_was_drawn_for_another_version_is_told_so(stage: Stage) -> None:
    lea, profile = await bookable(stage)
    tom, provider = await stage.visitor("Tom"), await stage.member(lea)
    await go_online(provider, profile.id, Stay.ONE_HOUR)
    call = await calls.ring(await stage.member(tom), profile.id)
    await stage.settle()
    for act in ("answer", "reject"):
        await lea.taps_data(f"n1|call|{call.id}|{call.version + 7}|{act}")
        lea.is_told("Ce bouton date")
    await tom.taps_data(f"n1|call|{call.id}|{call.version + 7}|give_up")
    tom.is_told("Ce bouton date")
    assert (await calls.access_call(call.id, provider)).version == call.version
