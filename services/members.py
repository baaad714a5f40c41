"""Who people are: first contact, terms, registration in one of six categories, and their own settings."""

from zoneinfo import available_timezones

from core import clock
from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.i18n import LANGUAGES
from core.text import clip, one_line
from core.time_zones import zone_of_city
from models.member import DEFAULT_ZONE, Member, MemberCategory, Membership, Organisation
from models.profile import Domain, Profile
from models.sql import lock_row
from services import given_text
from services.agenda import set_working_hours
from services.arriving import JustLeft, NobodyYet, arrive
from services.audit import OPERATOR, Thing, record
from services.profiles import make_profile, own_profile
from services.standing import require_good_standing
from services.unit_of_work import unit_of_work

__all__ = [
    "AddressNeeded",
    "AlreadyRegistered",
    "JustLeft",
    "NobodyYet",
    "NotAProfessional",
    "NotRegistered",
    "TermsNotAccepted",
    "UnknownLanguage",
    "UnknownTimeZone",
    "accept_terms",
    "access_member",
    "appoint_admin",
    "arrive",
    "change_address",
    "choose_display_name",
    "choose_language",
    "choose_time_zone",
    "dismiss_admin",
    "list_admins",
    "register_professional",
    "register_visitor",
    "take_legal_name",
]


class AddressNeeded(InvalidInput):
    """A visitor must give an address and a city (FR-032)."""


# From Monday to Friday, 9 to 12 and 14 to 18 in the person's own time, until they say otherwise.
INTERVIEW_HOURS = {weekday: ((9 * 60, 12 * 60), (14 * 60, 18 * 60)) for weekday in range(5)}


class TermsNotAccepted(NotAllowed):
    """The terms come before registration (FR-214)."""


class AlreadyRegistered(Conflict):
    """The person has a category already."""


class NotRegistered(NotAllowed):
    """Signing up comes first."""


class NotAProfessional(InvalidInput):
    """A visitor has no profile."""


class UnknownLanguage(InvalidInput):
    """A language that the catalogue does not speak."""


class UnknownTimeZone(InvalidInput):
    """Not a name of the IANA time zone database; `given` is what was typed."""


async def access_member(telegram_id: int) -> Member:
    """The member who uses this Telegram account. Refuses with NotFound whoever never wrote to the bot or left."""
    member = await Member.get_or_none(telegram_id=telegram_id, deleted_at=None)
    if member is None:
        raise NotFound()
    return member


async def _locked_row(member_id: int) -> Member:
    """The member, whom nobody else changes before the transaction ends: who signs up twice is registered once."""
    await lock_row("member", member_id)
    member = await Member.get_or_none(id=member_id, deleted_at=None)
    if member is None:
        raise NotFound()
    return member


async def _change(member_id: int, **changes: object) -> Member:
    async with unit_of_work():
        member = await _locked_row(member_id)
        version = member.version + 1
        await Member.filter(id=member_id).update(**changes, version=version)
        member.update_from_dict({**changes, "version": version})
        return member


async def accept_terms(member_id: int) -> Member:
    """Notes when the person accepted the terms; the first time counts (FR-214)."""
    async with unit_of_work():
        member = await _locked_row(member_id)
        if member.terms_accepted_at is not None:
            return member
        return await _change(member_id, terms_accepted_at=clock.now())


def full_address(address: str, city: str) -> tuple[str, str]:
    """Both cleaned. Refuses with AddressNeeded when one has nothing in it, with TextTooLong when too long (FR-032)."""
    try:
        return (
            given_text.line("address", address, given_text.ADDRESS_LIMIT, required=True),
            given_text.line("city", city, given_text.CITY_LIMIT, required=True),
        )
    except given_text.TextMissing:
        raise AddressNeeded() from None


async def _may_register(member_id: int) -> Member:
    member = await _locked_row(member_id)
    if member.terms_accepted_at is None:
        raise TermsNotAccepted()
    require_good_standing(member)
    return member


async def register_visitor(member_id: int, address: str, city: str) -> Member:
    """Registers somebody who looks for professionals; never displayed (FR-031).

    Refuses with AddressNeeded (FR-032), TermsNotAccepted, and AlreadyRegistered.
    """
    street, town = full_address(address, city)
    async with unit_of_work():
        member = await _may_register(member_id)
        if member.registered_at is not None:
            raise AlreadyRegistered()
        return await _change(
            member_id,
            category=MemberCategory.VISITOR,
            address=street,
            city=town,
            registered_at=clock.now(),
            **_zone_by(member, town),
        )


def _zone_by(member: Member, city: str) -> dict[str, str]:
    """The zone of the city that a newcomer gives, unless they chose one already (EXT-06)."""
    zone = zone_of_city(city) if member.time_zone == DEFAULT_ZONE else None
    return {"time_zone": zone} if zone is not None else {}


async def register_professional(
    member_id: int,
    category: MemberCategory,
    display_name: str,
    sector: str,
    domain: Domain | None,
    city: str,
    description: str,
    skills: list[str],
) -> Profile:
    """Registers a professional and makes the profile, which nobody sees before certification (D-04, FR-075).

    A freelance or a job seeker owns the profile; for a company, public body or association the organisation is made,
    the person becomes its owner, and it owns the profile (FR-036). A visitor may become a professional. Whoever looks
    for a job begins with ordinary working hours, so that an interview can be asked for at once (FR-034).
    Refuses with TermsNotAccepted, AlreadyRegistered, NotAProfessional, TextMissing, TextTooLong, TooManySkills.
    """
    if category is MemberCategory.VISITOR:
        raise NotAProfessional()
    name = given_text.name("display_name", display_name)
    async with unit_of_work():
        member = await _may_register(member_id)
        if member.category not in (None, MemberCategory.VISITOR) or await own_profile(member) is not None:
            raise AlreadyRegistered()
        await _change(member_id, **_as_professional(member, category, name, city))
        organisation_id = (
            await _found_organisation(member_id, category, name) if category.is_organisation else None
        )
        profile = await make_profile(
            member_id=None if organisation_id else member_id,
            organisation_id=organisation_id,
            category=category,
            display_name=name,
            sector=sector,
            domain=domain,
            city=city,
            description=description,
            skills=skills,
        )
        return await _with_first_hours(profile, member_id)


def _as_professional(member: Member, category: MemberCategory, name: str, city: str) -> dict[str, object]:
    """What registering changes of the person, who keeps what they said before as a visitor."""
    changes: dict[str, object] = {"category": category, "registered_at": member.registered_at or clock.now()}
    if not category.is_organisation:
        changes["display_name"] = name
    if not member.city:
        changes["city"] = given_text.line("city", city, given_text.CITY_LIMIT)
    if member.registered_at is None:
        changes |= _zone_by(member, city)
    return changes


async def _with_first_hours(profile: Profile, member_id: int) -> Profile:
    if profile.category is not MemberCategory.JOB_SEEKER:
        return profile
    await set_working_hours(await Member.get(id=member_id), profile.id, INTERVIEW_HOURS)
    return await Profile.get(id=profile.id)


async def _found_organisation(owner_id: int, category: MemberCategory, name: str) -> int:
    organisation = await Organisation.create(category=category, name=name, created_at=clock.now())
    await Membership.create(
        organisation_id=organisation.id, member_id=owner_id, is_owner=True, may_handle_missions=True
    )
    return organisation.id


async def choose_language(member_id: int, language: str) -> Member:
    """Speaks to the person in this language from now on. Refuses with UnknownLanguage."""
    if language not in LANGUAGES:
        raise UnknownLanguage(given=clip(one_line(language), 40))
    return await _change(member_id, language=language)


_ZONES_FOLDED: dict[str, str] = {}


def zone_named(text: str) -> str:
    """The IANA zone of this name in its own spelling, any case. Refuses with UnknownTimeZone."""
    if not _ZONES_FOLDED:
        _ZONES_FOLDED.update(
            {name.casefold(): name for name in available_timezones() if "/" in name or name == "UTC"}
        )
    found = _ZONES_FOLDED.get(one_line(text).replace(" ", "_").casefold())
    if found is None:
        raise UnknownTimeZone(given=clip(one_line(text), 40))
    return found


async def choose_time_zone(member_id: int, zone: str) -> Member:
    """Shows times in this IANA zone from now on (EXT-06). Refuses with UnknownTimeZone."""
    return await _change(member_id, time_zone=zone_named(zone))


async def change_address(member_id: int, address: str, city: str) -> Member:
    """Changes address and city; both are needed, as at registration (FR-032)."""
    street, town = full_address(address, city)
    return await _change(member_id, address=street, city=town)


async def choose_display_name(member_id: int, name: str) -> Member:
    """Chooses how the person is called in front of others (FR-064). Refuses with TextMissing and TextTooLong."""
    return await _change(member_id, display_name=given_text.name("display_name", name))


async def take_legal_name(member_id: int, first: str, last: str, shown: str) -> Member:
    """Another first and last name, once the team looked at it, and how the person is shown then (states.md, c)."""
    return await _change(member_id, first_name=first, last_name=last, display_name=shown)


async def list_admins() -> list[Member]:
    """Everybody of the team, for notices and for the command line."""
    return await Member.filter(is_admin=True, deleted_at=None).order_by("id")


async def appoint_admin(telegram_id: int) -> Member:
    """Makes somebody an administrator. Only the command line calls this: no button ever does (FR-244)."""
    return await _set_admin(telegram_id, True)


async def dismiss_admin(telegram_id: int) -> Member:
    """Takes the administrator's right away, by the command line only."""
    return await _set_admin(telegram_id, False)


async def _set_admin(telegram_id: int, is_admin: bool) -> Member:
    async with unit_of_work():
        member = await access_member(telegram_id)
        if member.is_admin != is_admin:
            action = "admin.appointed" if is_admin else "admin.dismissed"
            await record(action, OPERATOR, Thing("member", member.public_id), concerned=member.id)
        return await _change(member.id, is_admin=is_admin)
