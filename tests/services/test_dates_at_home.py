"""Dates of missions and permits are dates at home: at half past midnight it is the next day, whatever UTC says."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core import clock
from models.delivery import Notification
from models.mission import EndReason, Mission, MissionStatus
from models.profile import Certification, Profile
from services import applications, missions
from services.certifications import watch_permits
from services.missions import MissionAnswers
from tests.services import mission_scene as scene
from tests.services import people

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# The nights before and after the clocks change.
NIGHTS = [date(2026, 3, 29), date(2026, 3, 30), date(2026, 10, 25), date(2026, 10, 26)]


@pytest.fixture(params=NIGHTS, ids=str)
def today(request: pytest.FixtureRequest, database: str) -> date:
    """The date that begins in half an hour."""
    on: date = request.param
    half_past = datetime(on.year, on.month, on.day, 0, 30, tzinfo=ZoneInfo("Europe/Zurich"))
    clock.freeze(half_past - HOUR)
    assert clock.today() == on - DAY
    return on


def _an_hour_passes() -> None:
    clock.freeze(clock.now() + HOUR)


async def test_a_mission_ends_in_the_night_after_its_start_and_none_begins_the_day_before(
    today: date,
) -> None:
    nadia, _ = await scene.company()
    mission, other = [await scene.published(nadia, title) for title in ("Refonte", "Maintenance")]
    yesterday = MissionAnswers(begins=today - DAY)
    mission = await missions.change_mission(nadia, mission.id, mission.version, yesterday)
    await missions.expire_due()
    assert (await Mission.get(id=mission.id)).status is MissionStatus.PUBLISHED
    _an_hour_passes()
    await missions.expire_due()
    ended = await Mission.get(id=mission.id)
    assert (ended.status, ended.end_reason) == (MissionStatus.WITHDRAWN, EndReason.EXPIRED)
    assert (await Notification.filter(key="mission.expired").get()).details == {"why": "begun"}
    with pytest.raises(missions.MissionBegan):
        await missions.change_mission(nadia, other.id, other.version, yesterday)
    begun = await missions.change_mission(nadia, other.id, other.version, MissionAnswers(begins=today))
    copy = await missions.duplicate_mission(nadia, begun.id)
    assert copy.begins == today
    copy = await missions.duplicate_mission(nadia, ended.id)
    assert copy.begins is None


async def test_its_company_is_told_of_a_start_seven_days_before(today: date) -> None:
    nadia, mission = await scene.offered()
    week = MissionAnswers(begins=today + 7 * DAY)
    mission = await missions.change_mission(nadia, mission.id, mission.version, week)
    await Mission.filter(id=mission.id).update(published_at=clock.now() - 30 * DAY)
    await missions.expire_due()
    assert not await Notification.filter(key="mission.expiring").exists()
    _an_hour_passes()
    await missions.expire_due()
    assert await Notification.filter(key="mission.expiring").count() == 1


async def test_a_filled_mission_is_asked_about_on_the_same_day(today: date) -> None:
    nadia, mission, lea, talk = await scene.met()
    firm = await applications.apply_firmly(lea, talk.id, talk.version)
    await applications.choose(nadia, talk.id, firm.version)
    await Mission.filter(id=mission.id).update(ends=today - 23 * DAY)
    await applications.close_finished()
    assert not await Notification.filter(key="mission.closing").exists()
    _an_hour_passes()
    await applications.close_finished()
    assert await Notification.filter(key="mission.closing").count() == 1


async def test_a_permit_is_over_on_its_day(today: date) -> None:
    _, profile = await people.professional("Léa")
    await Profile.filter(id=profile.id).update(permit_until=today)
    await watch_permits()
    assert (await Profile.get(id=profile.id)).certification is Certification.CERTIFIED
    _an_hour_passes()
    await watch_permits()
    assert (await Profile.get(id=profile.id)).certification is Certification.EXPIRED
