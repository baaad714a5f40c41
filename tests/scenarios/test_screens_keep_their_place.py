"""A screen that others change is changed where it stands: the notice about it stays the last thing in the chat."""

import pytest

from models.delivery import Screen
from models.preference import NoticeKind, NotificationPreference
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
    held = await stage.assembly.drawing.hold(member.id)
    assert held is not None and held.screen.keeps_place
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
