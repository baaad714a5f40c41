"""A screen that others change is changed where it stands: the notice about it stays the last thing in the chat."""

import pytest

from models.conversation import Conversation
from models.delivery import Screen
from models.preference import NoticeKind, NotificationPreference
from models.profile import Profile
from services import conversations
from services.notifications import refresh_cards
from tests.kit.stage import Stage
from tests.scenarios import interest


@pytest.mark.slow
async def test_a_mission_page_is_not_sent_again_below_each_proposition(stage: Stage) -> None:
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    freelances = [await stage.professional(f"Léa {number}") for number in range(3)]
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    page, before = nadia.screen().message_id, len(nadia.received)
    for lea in freelances:
        await interest.proposed(stage, lea, mission)
    await nadia.look()
    assert len(nadia.received) == before + 3, "three notices and nothing else"
    there = next(each for each in nadia.received if each.message_id == page)
    assert "👥 Visualiser les candidatures (3)" in there.labels, "and it says what is true"
    # What she asks for herself comes below what arrived meanwhile.
    await nadia.taps_data(f"b1|candidates|open|{mission.public_id}", message_id=page)
    assert nadia.screen().message_id > page
    nadia.sees("À vous de répondre (3)")


@pytest.mark.slow
async def test_what_others_do_while_a_screen_is_drawn_keeps_its_place_too(stage: Stage) -> None:
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    member = await stage.member(nadia)
    await refresh_cards("mission", mission.id)
    [held] = await stage.assembly.drawing.hold(member.id)
    assert held.screen.keeps_place
    await refresh_cards("mission", mission.id)
    await stage.assembly.drawing.draw(member.id, held)
    screen = await Screen.get(member_id=member.id)
    assert (screen.shown, screen.keeps_place) == (screen.rev, False)
    await refresh_cards("mission", mission.id)
    await stage.assembly.drawing.draw(member.id)
    assert (await Screen.get(member_id=member.id)).message_id == screen.message_id


@pytest.mark.slow
async def test_a_conversation_comes_below_what_arrived_meanwhile_when_somebody_writes(stage: Stage) -> None:
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    lea, zoe = await stage.professional("Léa"), await stage.professional("Zoé")
    await interest.talking(stage, nadia, mission, lea)
    for side, label in ((lea, "Alpina"), (nadia, "Léa")):
        await side.says("/messages")
        await side.taps(f"{label} · Refonte du site")
    await interest.proposed(stage, zoe, mission)
    member = await stage.member(nadia)
    below = max(message.message_id for message in (await nadia.look()).received)
    assert below > ((await Screen.get(member_id=member.id)).message_id or 0), "a notice about somebody else"
    await NotificationPreference.create(member_id=member.id, muted=NoticeKind.MESSAGES.value)
    await lea.says("Un message que rien d’autre n’annonce")
    await nadia.look()
    nadia.sees("Un message que rien d’autre n’annonce")
    assert ((await Screen.get(member_id=member.id)).message_id or 0) > below


@pytest.mark.slow
@pytest.mark.parametrize(("language", "read"), [("fr", "tout est lu"), ("en", "everything is read")])
async def test_a_notice_that_was_read_stays_so_and_only_one_message_tells_what_is_new(
    stage: Stage, language: str, read: str
) -> None:
    lea = await stage.professional("Léa", language_code=language)
    tom = await stage.visitor("Tom")
    profile = await Profile.get(display_name="Léa")
    for said in ("Bonjour Léa", "Merci beaucoup"):
        await conversations.leave_message(await stage.member(tom), profile.id, said)
        await stage.settle()
        await lea.look()
        if said == "Bonjour Léa":
            first = lea.saw("Bonjour Léa").message_id
            await lea.taps_data(f"b1|conversation|open|{(await Conversation.get()).id}")
            await lea.says("/menu")
    assert lea.saw("Merci beaucoup").message_id > first
    (old,) = [screen for screen in lea.received if screen.message_id == first]
    assert read in old.text and "Merci" not in old.text and not old.labels
    assert [s for s in lea.received if "Merci beaucoup" in s.text] == [lea.saw("Merci beaucoup")]


@pytest.mark.slow
async def test_what_no_notice_tells_is_shown_by_the_message_that_is_there(stage: Stage) -> None:
    lea, tom = await stage.professional("Léa"), await stage.visitor("Tom")
    profile = await Profile.get(display_name="Léa")
    await conversations.leave_message(await stage.member(tom), profile.id, "Bonjour Léa")
    await stage.settle()
    await lea.look()
    first = lea.saw("Bonjour Léa").message_id
    await lea.taps_data(f"b1|conversation|open|{(await Conversation.get()).id}")
    await lea.says("/menu")
    await NotificationPreference.create(
        member_id=(await stage.member(lea)).id, muted=NoticeKind.MESSAGES.value
    )
    await conversations.leave_message(await stage.member(tom), profile.id, "Merci beaucoup")
    await stage.settle()
    await lea.look()
    assert lea.saw("Merci beaucoup").message_id == first
