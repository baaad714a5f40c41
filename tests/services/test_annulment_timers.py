"""What time does with a request to end a collaboration: it reminds, lapses or stands still (states.md, A18)."""

from datetime import timedelta

import pytest

from core import clock
from core.errors import Stale
from models.annulment import AnnulmentStatus
from models.application import Application, ApplicationStatus
from models.delivery import Notification
from models.mission import Mission, MissionMove, MissionStatus
from models.profile import Certification, Profile
from services import annulments, applications
from services.applications.annulling import (
    agree_to_annulment,
    decline_annulment,
)
from services.missions.moving import move_mission
from services.unit_of_work import unit_of_work
from tests.services import annulment_scene as asking
from tests.services import payroll_scene

S, A = ApplicationStatus, AnnulmentStatus


async def _set_aside(mission_id: int, move: MissionMove, **changes: object) -> None:
    async with unit_of_work():
        await move_mission(await Mission.get(id=mission_id), move, None, **changes)


@pytest.mark.slow
async def test_a_request_that_nobody_answers_lapses_after_seven_days_and_may_be_put_again(
    database: str,
) -> None:
    deal = await payroll_scene.sealed()
    row = await asking.asked(deal)
    await asking.time_passes(days=6, hours=23)
    assert (await asking.row_of(deal)).annulment is A.ASKED
    await asking.time_passes(hours=1)
    assert (await asking.row_of(deal)).annulment is A.LAPSED
    assert (await asking.told(deal.lea))[-1] == (await asking.told(deal.owner))[-1] == "annulment_lapsed"
    with pytest.raises(Stale):
        await agree_to_annulment(deal.lea, row.id, row.version)
    assert (await asking.asked(deal)).annulment is A.ASKED


async def test_the_side_that_is_asked_is_reminded_once_on_the_fifth_day(database: str) -> None:
    deal = await payroll_scene.sealed()
    row = await asking.asked(deal)
    await asking.time_passes(days=4, hours=23)
    assert await asking.told(deal.lea) == ["annulment_asked", "annulment_asked@"]
    await asking.time_passes(hours=1)
    await asking.time_passes(hours=30)
    assert await asking.told(deal.lea) == ["annulment_asked", "annulment_asked@", "annulment_nudge"]
    assert await asking.told(deal.owner) == [], "whoever asked waits"
    nudge = await Notification.get(key="application.annulment_nudge")
    assert (nudge.mutable, nudge.details, nudge.subject_version) == (True, {"days": 5}, row.version)
    await decline_annulment(deal.lea, row.id, row.version)
    await asking.asked(deal, deal.lea)
    await asking.time_passes(days=5)
    assert (await asking.told(deal.owner))[-1] == "annulment_nudge", (
        "another request is reminded of on its own"
    )


async def test_who_is_under_check_is_not_reminded_and_a_check_reminds_nobody_twice(database: str) -> None:
    deal = await payroll_scene.sealed()
    row = await asking.asked(deal)
    await Profile.filter(id=row.profile_id).update(certification=Certification.REVIEW)
    await applications.move_due()
    await asking.time_passes(days=6)
    assert "annulment_nudge" not in await asking.told(deal.lea)
    await Profile.filter(id=row.profile_id).update(certification=Certification.CERTIFIED)
    await applications.move_due()
    await asking.time_passes(days=5)
    await Application.filter(id=row.id).update(version=row.version + 2)  # As a check that came and went does.
    await asking.time_passes(hours=1)
    assert (await asking.told(deal.lea)).count("annulment_nudge") == 1


async def test_the_time_to_answer_stands_still_while_one_side_is_under_check(database: str) -> None:
    deal = await payroll_scene.sealed()
    row = await asking.asked(deal)
    await Profile.filter(id=row.profile_id).update(certification=Certification.REVIEW)
    await applications.move_due()
    await asking.time_passes(days=30)
    assert (await asking.row_of(deal)).annulment is A.ASKED
    await Profile.filter(id=row.profile_id).update(certification=Certification.CERTIFIED)
    await applications.move_due()
    await asking.time_passes(days=6, hours=23)
    assert (await asking.row_of(deal)).annulment is A.ASKED
    await asking.time_passes(hours=2)
    assert (await asking.row_of(deal)).annulment is A.LAPSED


async def test_time_does_not_close_what_somebody_still_has_to_answer(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.row_of(deal)
    await Mission.filter(id=row.mission_id).update(ends=(clock.now() - timedelta(days=60)).date())
    await applications.close_finished()
    assert (await asking.row_of(deal)).nudges == 1
    row = await asking.asked(deal)
    assert await applications.close_finished() == 0 and (await asking.row_of(deal)).annulment is A.ASKED
    row = await agree_to_annulment(deal.lea, row.id, row.version)
    assert await applications.close_finished() == 0 and (await asking.row_of(deal)).annulment is A.AGREED
    await annulments.refuse(ada, row.id, row.version, "Le contrat court déjà.")
    assert await applications.close_finished() == 0, "its company has seven days from the question on"
    clock.freeze(clock.now() + timedelta(days=7))
    assert await applications.close_finished() == 1


async def test_a_suspended_mission_stops_the_time_of_a_request_at_once(database: str) -> None:
    deal = await payroll_scene.sealed()
    row = await asking.asked(deal)
    await _set_aside(row.mission_id, MissionMove.SUSPEND, suspended_from=MissionStatus.FILLED)
    assert (await asking.row_of(deal)).frozen_at == clock.now()
    clock.freeze(clock.now() + timedelta(days=9))
    await _set_aside(row.mission_id, MissionMove.LIFT, suspended_from=None)
    after = await asking.row_of(deal)
    assert (after.frozen_at, after.timer_from) == (None, clock.now())
