"""What owners change of a colleague's place, and how places end (FR-037)."""

from typing import Any

from core import clock
from core.errors import NotAllowed, NotFound, Stale
from models.call import Call, CallSeat, CallStatus, SeatRole
from models.member import Member, MemberCategory, Membership
from models.profile import Profile
from models.sql import lock_row
from services import screens
from services.call_moves import end_call, lock_call
from services.duty import stop_ringing_at
from services.notifications import owe, refresh_cards, refresh_every_card_of
from services.seen_version import require_version
from services.teams.acts import STAFF, write_down
from services.teams.reading import access_colleague, access_team, service_called
from services.unit_of_work import unit_of_work


class LastOwner(NotAllowed):
    """The only owner hands the organisation over before leaving it."""


async def change_service(
    owner: Member, place_id: int, service: str, version: int | None = None
) -> Membership:
    """Puts a person into another service, where they are offline at first; a call that rings at them stops.

    Refuses with NotFound, Stale, TextMissing and TextTooLong.
    """
    async with unit_of_work():
        place = await access_colleague(owner, place_id)
        require_version(place, version)
        named = await service_called(place.organisation_id, service)
        if named == place.service:
            return place
        await stop_ringing_at(place.member_id, place.organisation_id)
        changed = await change_place(place, service=named, online_until=None)
        await write_down(owner, place.organisation_id, "service", concerned=place.member_id)
        await tell(place.member_id, "team.service", place.organisation_id, service=named)
        return changed


async def let_handle_missions(
    owner: Member, place_id: int, allowed: bool, version: int | None = None
) -> Membership:
    """Gives or takes the right to handle the organisation's missions. Refuses with NotFound and Stale."""
    async with unit_of_work():
        place = await access_colleague(owner, place_id)
        require_version(place, version)
        if place.is_owner or place.may_handle_missions == allowed:
            return place
        changed = await change_place(place, may_handle_missions=allowed)
        act = "missions" if allowed else "no_missions"
        await write_down(owner, place.organisation_id, act, concerned=place.member_id)
        await tell(place.member_id, f"team.{act}", place.organisation_id)
        return changed


async def remove_colleague(owner: Member, place_id: int, version: int | None = None) -> None:
    """Takes a person of the staff out of the organisation: rights, cards and calls end at once, and they are told.

    Refuses with NotFound (also an owner, who leaves by themselves) and Stale.
    """
    async with unit_of_work():
        place = await access_colleague(owner, place_id)
        require_version(place, version)
        if place.is_owner:
            raise NotFound()
        await _end(place)
        await write_down(owner, place.organisation_id, "removed", concerned=place.member_id)
        await tell(place.member_id, "team.removed", place.organisation_id)


async def leave(member: Member, organisation_id: int, version: int | None = None) -> Member:
    """The member leaves an organisation by themselves; its owners are told.

    Refuses with NotFound and Stale, and the last owner with LastOwner.
    """
    async with unit_of_work():
        await lock_row("organisation", organisation_id)
        _, place = await access_team(member, organisation_id)
        require_version(place, version)
        owners = await Membership.filter(organisation_id=organisation_id, is_owner=True).order_by("id")
        others = [owner.member_id for owner in owners if owner.id != place.id]
        if place.is_owner and not others:
            raise LastOwner()
        await _end(place)
        await write_down(member, organisation_id, "left", concerned=member.id, hat=STAFF)
        for owner in others:
            person = member.called
            await tell(owner, "team.left", organisation_id, person=person)
        return await Member.get(id=member.id)


async def change_place(place: Membership, **changes: Any) -> Membership:
    """Changes a place as it was seen, and draws again who sees it. Refuses with Stale."""
    seen = Membership.filter(id=place.id, version=place.version)
    if not await seen.update(**changes, version=place.version + 1):
        raise Stale()
    await refresh_cards("team", place.organisation_id)
    await screens.redraw(place.member_id, None, {})
    return await Membership.get(id=place.id)


async def end_place(place: Membership) -> None:
    """Ends a person's place because the person, or the organisation, leaves; nobody is told here."""
    async with unit_of_work():
        await _end(place)


async def _end(place: Membership) -> None:
    # Appointments know calls and profiles, which know teams: imported when needed.
    from services.appointments import pass_interviews_on

    await pass_interviews_on(place.member_id, place.organisation_id)
    await lock_row("member", place.member_id)
    # Who goes offline locks the place before the calls that ring there: in another order two would wait for each other.
    await lock_row("membership", place.id)
    await stop_ringing_at(place.member_id, place.organisation_id)
    if not await Membership.filter(id=place.id, version=place.version).delete():
        raise Stale()
    await _void_offers(place)
    await _end_calls(place)
    await _forget_hat(await Member.get(id=place.member_id), place.organisation_id)
    await refresh_cards("team", place.organisation_id)
    await refresh_every_card_of(place.member_id)
    await screens.redraw(place.member_id, None, {})


async def _void_offers(place: Membership) -> None:
    """Whether somebody takes the organisation over is asked no more once one of the two goes; the other one is told."""
    asked = Membership.filter(organisation_id=place.organisation_id, owner_offered_by=place.member_id)
    for other in await asked.order_by("id"):
        await Membership.filter(id=other.id).update(
            owner_offered_by=None, owner_offered_at=None, version=other.version + 1
        )
        await tell(other.member_id, "team.owner_void", place.organisation_id)
    if place.owner_offered_by is not None:
        await tell(place.owner_offered_by, "team.owner_void", place.organisation_id)


async def _end_calls(place: Membership) -> None:
    """Who sits in a direct call for the organisation hangs up; a place in an appointment's room is free again."""
    profile = await Profile.get_or_none(organisation_id=place.organisation_id)
    if profile is None:
        return
    calls = {call.id: call for call in await Call.filter(profile_id=profile.id)}
    seats = CallSeat.filter(
        member_id=place.member_id, role=SeatRole.PROFESSIONAL, call_id__in=list(calls)
    ).order_by("call_id")
    for seat in await seats:
        await lock_call(seat.call_id)
        call = await Call.get(id=seat.call_id)
        await CallSeat.filter(id=seat.id).update(session_hash=None)
        if seat.present:
            await CallSeat.filter(id=seat.id).update(present=False, left_at=clock.now(), held_by=None)
        if call.appointment_id is None and call.status in (CallStatus.ACCEPTED, CallStatus.LIVE):
            await end_call(call)


async def _forget_hat(person: Member, organisation_id: int) -> None:
    """Who has neither a profile nor a place any more is where they were before: they choose a category again."""
    changes: dict[str, object] = {}
    if person.hat_organisation_id == organisation_id:
        changes["hat_organisation_id"] = None
    belongs = await Membership.filter(member_id=person.id).exists()
    shows = await Profile.filter(member_id=person.id, deleted_at=None).exists()
    if not belongs and not shows and person.category not in (None, MemberCategory.VISITOR):
        has_address = bool(person.address and person.city)
        changes |= {"category": MemberCategory.VISITOR if has_address else None}
        if not has_address:
            changes["registered_at"] = None
    if changes:
        await Member.filter(id=person.id).update(**changes, version=person.version + 1)


async def tell(member_id: int, key: str, organisation_id: int, **details: str) -> None:
    """Owes somebody a notice about an organisation, which is named in it."""
    profile = await Profile.get_or_none(organisation_id=organisation_id)
    await owe(member_id, key, details={"name": profile.display_name if profile else "", **details})
