"""Naming another owner: a colleague is asked, and nothing changes before they accept (FR-037).

The question is kept at the place of whom it is put to. It lapses after seven days, and with either of the two places.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core import clock
from core.errors import Conflict, NotFound
from models.member import Member, Membership, Organisation
from models.profile import Profile
from models.sql import lock_row
from services.notifications import refresh_every_card_of
from services.profile_people import membership_of
from services.seen_version import require_version
from services.standing import require_good_standing
from services.teams.acts import STAFF, write_down
from services.teams.changing import change_place, tell
from services.teams.reading import access_as_owner, access_colleague, access_team
from services.unit_of_work import unit_of_work

OFFER_LIFE = timedelta(days=7)


class OfferOpen(Conflict):
    """`name` was asked already and has not answered: one colleague at a time."""


class OfferOver(Conflict):
    """The question was taken back, answered, or is older than seven days."""


@dataclass(frozen=True)
class OwnerOffer:
    """The question whether somebody takes an organisation over: `name` is the organisation's, `person` is asked."""

    place_id: int
    version: int
    organisation_id: int
    name: str
    person: str
    by: str
    until: datetime


async def offer_ownership(owner: Member, place_id: int, version: int | None = None) -> Membership:
    """Asks a colleague to become the owner in the place of the one who asks; both keep what they have until then.

    Refuses with NotFound strangers and an owner who is asked, with Stale, and with OfferOpen while another is asked.
    """
    async with unit_of_work():
        place = await _locked_place(owner, place_id)
        require_version(place, version)
        if place.is_owner:
            raise NotFound()
        asked = await Membership.get_or_none(
            organisation_id=place.organisation_id, owner_offered_at__not_isnull=True
        )
        if asked is not None and not _is_over(asked):
            raise OfferOpen(name=(await Member.get(id=asked.member_id)).called)
        if asked is not None:
            await _lapse(asked)
            place = await Membership.get(id=place.id)
        changed = await change_place(place, owner_offered_by=owner.id, owner_offered_at=clock.now())
        await write_down(owner, place.organisation_id, "owner_offered", concerned=place.member_id)
        await tell(place.member_id, "team.owner_offered", place.organisation_id, person=owner.called)
        return changed


async def withdraw_offer(owner: Member, place_id: int, version: int | None = None) -> None:
    """Takes the question back; whoever was asked is told. Refuses with NotFound, Stale, OfferOver."""
    async with unit_of_work():
        place = await _locked_place(owner, place_id)
        if place.owner_offered_at is None:
            raise OfferOver()
        require_version(place, version)
        await _no_longer_asked(place)
        await write_down(owner, place.organisation_id, "owner_withdrawn", concerned=place.member_id)
        await tell(place.member_id, "team.owner_void", place.organisation_id)


async def accept_ownership(member: Member, place_id: int, version: int) -> Membership:
    """The colleague becomes the owner; who asked stays as staff with the mission right, and is told.

    Refuses with NotFound strangers, with AccountBarred, with OfferOver what is not asked any more, and with Stale.
    """
    require_good_standing(member)
    async with unit_of_work():
        place, asker = await _my_offer(member, place_id)
        require_version(place, version)
        await change_place(asker, is_owner=False, may_handle_missions=True)
        changed = await change_place(
            place, is_owner=True, may_handle_missions=True, owner_offered_by=None, owner_offered_at=None
        )
        await write_down(member, place.organisation_id, "owner", concerned=member.id, hat=STAFF)
        await tell(asker.member_id, "team.owner_accepted", place.organisation_id, person=member.called)
        await refresh_every_card_of(asker.member_id)
        await refresh_every_card_of(member.id)
        return changed


async def decline_ownership(member: Member, place_id: int, version: int) -> None:
    """The colleague stays what they are; who asked is told. Refuses like `accept_ownership`."""
    async with unit_of_work():
        place, asker = await _my_offer(member, place_id)
        require_version(place, version)
        await _no_longer_asked(place)
        await write_down(member, place.organisation_id, "owner_declined", concerned=member.id, hat=STAFF)
        await tell(asker.member_id, "team.owner_declined", place.organisation_id, person=member.called)


async def lapse_offers() -> int:
    """Ends questions that nobody answered within seven days, and tells both; gives how many."""
    over = await Membership.filter(owner_offered_at__lte=clock.now() - OFFER_LIFE).order_by("id")
    for seen in over:
        async with unit_of_work():
            await lock_row("organisation", seen.organisation_id)
            place = await Membership.get_or_none(id=seen.id, owner_offered_at=seen.owner_offered_at)
            if place is not None:
                await _lapse(place)
    return len(over)


async def offer_in(member: Member, organisation_id: int) -> OwnerOffer | None:
    """The open question of an organisation, for its owners and for whom it is put to; None for everybody else."""
    place = await _asked_in(organisation_id)
    own = await membership_of(member.id, organisation_id)
    if place is None or own is None or not (own.is_owner or own.id == place.id):
        return None
    return await _offer_at(place)


async def offer_to(member: Member) -> OwnerOffer:
    """The oldest open question that is put to a person. Refuses with OfferOver whoever is not asked."""
    mine = Membership.filter(member_id=member.id, owner_offered_at__gt=clock.now() - OFFER_LIFE)
    place = await mine.order_by("owner_offered_at", "id").first()
    if place is None:
        raise OfferOver()
    return await _offer_at(place)


async def _locked_place(owner: Member, place_id: int) -> Membership:
    place = await access_colleague(owner, place_id)
    # Of two who change the owners at the same moment the second sees what the first did.
    await lock_row("organisation", place.organisation_id)
    place = await access_colleague(owner, place_id)
    await access_as_owner(owner, place.organisation_id)
    return place


async def _my_offer(member: Member, place_id: int) -> tuple[Membership, Membership]:
    """The place that is asked, and the owner's who asks."""
    seen = await Membership.get_or_none(id=place_id, member_id=member.id)
    if seen is None:
        raise NotFound()
    await lock_row("organisation", seen.organisation_id)
    _, place = await access_team(member, seen.organisation_id)
    if _is_over(place):
        raise OfferOver()
    asker = await membership_of(place.owner_offered_by or 0, place.organisation_id)
    if asker is None or not asker.is_owner:
        raise OfferOver()
    return place, asker


def _is_over(place: Membership) -> bool:
    asked_at = place.owner_offered_at
    return asked_at is None or asked_at <= clock.now() - OFFER_LIFE


async def _asked_in(organisation_id: int) -> Membership | None:
    return await Membership.get_or_none(
        organisation_id=organisation_id, owner_offered_at__gt=clock.now() - OFFER_LIFE
    )


async def _lapse(place: Membership) -> None:
    person = await Member.get(id=place.member_id)
    await _no_longer_asked(place)
    await tell(place.member_id, "team.owner_void", place.organisation_id)
    if place.owner_offered_by is not None:
        await tell(place.owner_offered_by, "team.owner_lapsed", place.organisation_id, person=person.called)


async def _no_longer_asked(place: Membership) -> None:
    await change_place(place, owner_offered_by=None, owner_offered_at=None)


async def _offer_at(place: Membership) -> OwnerOffer:
    assert place.owner_offered_at is not None
    organisation = await Organisation.get(id=place.organisation_id)
    profile = await Profile.get_or_none(organisation_id=organisation.id, deleted_at=None)
    asker = await Member.get_or_none(id=place.owner_offered_by)
    return OwnerOffer(
        place_id=place.id,
        version=place.version,
        organisation_id=organisation.id,
        name=profile.display_name if profile is not None else organisation.name,
        person=(await Member.get(id=place.member_id)).called,
        by=asker.called if asker is not None else "",
        until=place.owner_offered_at + OFFER_LIFE,
    )
