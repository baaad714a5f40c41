"""Who left an organisation has no place in its calls any more, whatever link or session they kept."""

import pytest

from core.errors import NotFound
from core.keys import KeyRing
from models.member import MemberCategory, Membership
from models.profile import Profile
from services import calls
from services.presence import Stay, go_online
from tests.kit.stage import Stage, stage, world

__all__ = ["stage", "world"]
KEYS = KeyRing(b"k" * 32)


async def test_a_link_and_a_session_are_worth_nothing_after_leaving(stage: Stage) -> None:
    owner = await stage.professional("Atelier SA", category=MemberCategory.COMPANY)
    emil, tom = await stage.visitor("Emil"), await stage.visitor("Tom")
    place = await Membership.get(member_id=(await stage.member(owner)).id)
    colleague = await stage.member(emil)
    belongs = await Membership.create(
        organisation_id=place.organisation_id, member_id=colleague.id, is_owner=True
    )
    profile = await Profile.get(organisation_id=place.organisation_id)
    await go_online(colleague, profile.id, Stay.ONE_HOUR)
    call = await calls.ring(await stage.member(tom), profile.id)
    call = await calls.answer(call.id, colleague)
    token = (await calls.call_url("http://localhost", KEYS, call, colleague)).rpartition("#")[2]
    session = await calls.take_seat(KEYS, token)
    assert (await calls.seat_of_session(session.participation, session.secret)).member_id == colleague.id
    await belongs.delete()
    for refused in (
        calls.access_call(call.id, colleague),
        calls.look_at_seat(KEYS, token),
        calls.take_seat(KEYS, token),
        calls.seat_of_session(session.participation, session.secret),
    ):
        with pytest.raises(NotFound):
            await refused
