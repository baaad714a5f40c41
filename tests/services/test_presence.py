"""Presence: offline by default, online always with an end (EXT-01, D-06)."""

from datetime import UTC, datetime, timedelta

import pytest

from core import clock
from core.errors import NotFound
from models.delivery import Notification
from models.profile import Profile
from services import calls
from services.presence import (
    PresenceState,
    Stay,
    drop_expired,
    end_of_stay,
    go_offline,
    go_online,
    presence_of,
    presences_of,
)
from tests.conftest import START
from tests.web.people import answered_call, make_pair, make_professional, make_visitor


async def test_everybody_is_offline_until_they_say_otherwise(database: str) -> None:
    lea, profile = await make_professional(7, "Léa Rochat")
    assert (await presence_of(profile)).state is PresenceState.OFFLINE
    shown = await go_online(lea, profile.id, Stay.THREE_HOURS)
    assert (shown.state, shown.until) == (PresenceState.ONLINE, START + timedelta(hours=3))
    assert (await go_offline(lea, profile.id)).state is PresenceState.OFFLINE


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2026-05-04T08:00", "2026-05-04T19:00"),  # 10:00 in Zurich: until 21:00 there.
        ("2026-05-04T18:00", "2026-05-04T22:00"),  # 20:00: until midnight.
        ("2026-05-04T22:30", "2026-05-05T19:00"),  # 00:30: the evening of the new day.
        ("2026-10-25T00:30", "2026-10-25T20:00"),  # The night the clocks go back: 21:00 is 20:00 UTC then.
    ],
)
def test_tonight_is_the_evening_in_the_members_own_zone(now: str, end: str) -> None:
    clock.freeze(datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert end_of_stay(Stay.TONIGHT, "Europe/Zurich") == datetime.fromisoformat(end).replace(tzinfo=UTC)


async def test_nobody_switches_another_persons_presence(database: str) -> None:
    _, profile = await make_professional(7, "Léa Rochat")
    tom = await make_visitor(8, "Tom")
    for act in (go_online(tom, profile.id, Stay.ONE_HOUR), go_offline(tom, profile.id)):
        with pytest.raises(NotFound):
            await act


async def test_online_ends_by_itself_with_one_message(database: str) -> None:
    pair = await make_pair()
    clock.freeze(START + timedelta(minutes=59))
    assert await drop_expired() == 0
    clock.freeze(START + timedelta(hours=1))
    assert (await presence_of(pair.profile)).state is PresenceState.OFFLINE
    assert (await drop_expired(), await drop_expired()) == (1, 0)
    assert await Notification.filter(recipient_id=pair.lea.id, key="presence.ended").count() == 1
    await go_online(pair.lea, pair.profile.id, Stay.ONE_HOUR)
    clock.freeze(START + timedelta(hours=2))
    assert await drop_expired() == 1
    assert await Notification.filter(recipient_id=pair.lea.id, key="presence.ended").count() == 2


async def test_a_call_makes_busy_and_its_end_gives_the_presence_back(database: str) -> None:
    pair = await make_pair()
    _, bystander = await make_professional(9, "Marc Favre")
    call = await answered_call(pair)
    shown = await presences_of([await Profile.get(id=pair.profile.id), bystander])
    assert [shown[one.id].state for one in (pair.profile, bystander)] == [
        PresenceState.BUSY,
        PresenceState.OFFLINE,
    ]
    await calls.hang_up(call.id, pair.lea.id)
    assert (await presence_of(pair.profile)).state is PresenceState.ONLINE
