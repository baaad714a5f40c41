"""A mission is idle from the last thing on that its company or a candidate did or wrote about it."""

from datetime import timedelta

import pytest

from models.conversation import Conversation
from models.mission import EndReason, Mission, MissionStatus
from tests.kit.stage import Stage
from tests.scenarios import interest


@pytest.mark.slow
async def test_a_mission_in_discussion_is_neither_asked_about_nor_withdrawn(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await stage.passes(timedelta(days=40))
    await interest.talking(stage, nadia, mission, lea)
    await stage.passes(timedelta(days=14))
    nadia.never_saw("Toujours d'actualité")
    await lea.taps_data(f"b1|conversation|open|{(await Conversation.get()).id}")
    await lea.says("Je reviens vers vous bientôt.")
    await stage.passes(timedelta(days=30))
    now = await Mission.get(id=mission.id)
    assert (now.status, now.asked_at) == (MissionStatus.PUBLISHED, None)
    await stage.passes(timedelta(days=24))  # Eight weeks after the last word.
    assert (await Mission.get(id=mission.id)).asked_at is not None
    await stage.passes(timedelta(days=8))
    assert (await Mission.get(id=mission.id)).end_reason is EndReason.EXPIRED


@pytest.mark.slow
async def test_who_was_asked_and_sees_a_candidate_come_is_asked_no_more(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await stage.passes(timedelta(days=54))
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    nadia.sees("Est-elle toujours d'actualité")
    await interest.proposed(stage, lea, mission)
    await stage.passes(timedelta(days=7))
    now = await Mission.get(id=mission.id)
    assert (now.status, now.asked_at) == (MissionStatus.PUBLISHED, None)
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    nadia.does_not_see("Est-elle toujours d'actualité")
