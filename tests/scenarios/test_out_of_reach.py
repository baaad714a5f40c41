"""Who blocked the bot: not found, not rung, not booked; and all of it comes back with them."""

from datetime import timedelta

import pytest

from core import clock
from models.appointment import Appointment
from models.member import Member
from models.profile import Profile
from models.sql import fetch
from services.appointments import require_may_request
from services.presence import Stay, go_online, presence_of
from services.reach import OtherOutOfReach, is_out_of_reach
from tests.kit.stage import Stage
from tests.scenarios.test_appointments_that_come_to_nothing import english_pair
from tests.scenarios.test_s22_appointment import lea_and_tom


async def test_who_blocked_the_bot_is_neither_found_nor_booked_until_they_come_back(
    stage: Stage, language: str
) -> None:
    if language == "fr":
        lea, tom = await lea_and_tom(stage)
        name, leave = "Léa Favre", "Laisser un message"
        waits = "votre message l’attend"
    else:
        lea, tom = await english_pair(stage)
        name, leave = "Nora Hill", "Leave a message"
        waits = "your message waits for them"
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    before = await Appointment.all().count()
    await go_online(member, profile.id, Stay.ONE_HOUR)
    await tom.starts(f"p_{profile.public_id}")
    tom.sees(name)
    await lea.blocks()
    await stage.settle()
    assert await is_out_of_reach(profile.id)
    assert not (await presence_of(await Profile.get(id=profile.id))).may_be_rung
    assert not await fetch("SELECT profile_id FROM directory_entry WHERE profile_id = :id", id=profile.id)
    with pytest.raises(OtherOutOfReach):
        await require_may_request(await stage.member(tom), profile.id)
    assert await Appointment.all().count() == before
    await tom.starts(f"p_{profile.public_id}")
    await tom.taps(leave)
    await tom.says("Bonjour, une question sur notre site web.")
    tom.sees(waits)
    await lea.unblocks()
    await lea.starts()
    await stage.settle()
    assert not await is_out_of_reach(profile.id)
    assert await fetch("SELECT profile_id FROM directory_entry WHERE profile_id = :id", id=profile.id)


async def test_a_proved_address_keeps_somebody_in_reach(stage: Stage) -> None:
    lea, _ = await lea_and_tom(stage)
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    await lea.blocks()
    await stage.settle()
    assert await is_out_of_reach(profile.id)
    proved = clock.now() - timedelta(days=1)
    await Member.filter(id=member.id).update(email="lea@exemple.ch", email_verified_at=proved)
    assert not await is_out_of_reach(profile.id)
