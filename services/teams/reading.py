"""Who belongs to an organisation, for its own people."""

from dataclasses import dataclass
from datetime import datetime

from core.errors import NotFound
from core.text import fold
from models.access import LinkKind
from models.member import Member, MemberCategory, Membership, Organisation
from models.profile import Profile
from services import given_text, personal_links
from services.duty import duties_of
from services.presence import Presence, desk_of
from services.profile_people import membership_of

SERVICE_LIMIT = 60


@dataclass(frozen=True)
class Colleague:
    """One person of an organisation. `presence` is for their service; an owner without one has the organisation's."""

    place_id: int
    member_id: int
    version: int
    name: str
    service: str
    is_owner: bool
    may_handle_missions: bool
    joined_at: datetime | None
    presence: Presence


@dataclass(frozen=True)
class Team:
    """An organisation as one of its people sees it; `mine` is the reader's own place. Owners first, then by service."""

    organisation_id: int
    name: str
    category: MemberCategory
    mine: Colleague
    colleagues: tuple[Colleague, ...]


async def access_team(member: Member, organisation_id: int) -> tuple[Organisation, Membership]:
    """An organisation and the member's own place in it. NotFound for everybody else."""
    place = await membership_of(member.id, organisation_id)
    organisation = await Organisation.get_or_none(id=organisation_id, deleted_at=None)
    if place is None or organisation is None:
        raise NotFound()
    return organisation, place


async def access_as_owner(member: Member, organisation_id: int) -> tuple[Organisation, Membership]:
    """Like `access_team`, for owners only; what staff may not do does not exist for them."""
    organisation, place = await access_team(member, organisation_id)
    if not place.is_owner:
        raise NotFound()
    return organisation, place


async def access_colleague(owner: Member, place_id: int) -> Membership:
    """The place of a person in an organisation that the member owns. NotFound for everybody else."""
    place = await Membership.get_or_none(id=place_id)
    if place is None:
        raise NotFound()
    await access_as_owner(owner, place.organisation_id)
    return place


async def team_of(member: Member, organisation_id: int) -> Team:
    """The people of an organisation with their services and who can be rung (FR-037). NotFound for strangers."""
    organisation, own = await access_team(member, organisation_id)
    profile = await Profile.get_or_none(organisation_id=organisation_id, deleted_at=None)
    places = await Membership.filter(organisation_id=organisation_id).order_by("id")
    people = await _colleagues_at(places, profile)
    people.sort(
        key=lambda person: (not person.is_owner, fold(person.service), fold(person.name), person.place_id)
    )
    name = profile.display_name if profile is not None else organisation.name
    mine = next(person for person in people if person.place_id == own.id)
    return Team(organisation_id, name, organisation.category, mine, tuple(people))


async def _colleagues_at(places: list[Membership], profile: Profile | None) -> list[Colleague]:
    """The people at these places, in their order, with as many statements for many as for one."""
    people = {each.id: each for each in await Member.filter(id__in=[place.member_id for place in places])}
    on_duty = await duties_of(places)
    # Whoever owns the organisation and is of no service answers where the organisation itself is called.
    at_desk = {place.id for place in places if place.is_owner and not place.service}
    desk = await desk_of(profile) if profile is not None and at_desk else None
    return [
        Colleague(
            place_id=place.id,
            member_id=place.member_id,
            version=place.version,
            name=people[place.member_id].called,
            service=place.service or "",
            is_owner=place.is_owner,
            may_handle_missions=place.is_owner or place.may_handle_missions,
            joined_at=place.joined_at,
            presence=desk if desk is not None and place.id in at_desk else on_duty[place.id],
        )
        for place in places
    ]


async def service_names(organisation_id: int) -> list[str]:
    """The services of an organisation: what its people and its open invitations are called for. None stands empty."""
    places = await Membership.filter(organisation_id=organisation_id)
    links = await personal_links.list_links(LinkKind.EMPLOYEE, organisation_id=organisation_id)
    written = [*(link.service for link in links), *(place.service for place in places)]
    named = {fold(service): service for service in written if service}
    return [named[key] for key in sorted(named)]


async def service_called(organisation_id: int, name: str) -> str:
    """A typed name of a service as the organisation writes it already: « vente » is « Vente ».

    Refuses with TextMissing and TextTooLong.
    """
    typed = given_text.line("service", name, SERVICE_LIMIT, required=True)
    known = await service_names(organisation_id)
    return next((each for each in known if fold(each) == fold(typed)), typed)
