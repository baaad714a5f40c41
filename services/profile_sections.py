"""What a profile says of itself, section by section: skills of four kinds, working mode, place and web site."""

from urllib.parse import urlsplit

from core.errors import InvalidInput
from models.member import Member
from models.profile import Billing, Level, MissionLength, Profile, SkillKind, WorkFormat
from services import given_text
from services.profile_changes import changing
from services.profiles import skill_labels, write_skills

STREET_LIMIT = 200
WEB_SITE_LIMIT = 200
LEAST_RATE, MOST_RATE = 10, 100


class RateOutOfRange(InvalidInput):
    """An activity rate below `min` or above `max` percent."""


class NotAWebSite(InvalidInput):
    """Not an address that a browser opens with http or https."""


async def set_skills(
    member: Member, profile_id: int, skills: dict[SkillKind, list[str]], *, seen_version: int | None = None
) -> Profile:
    """Replaces the skills of the given kinds and leaves the others (FR-056); the first five are the flagship.

    Refuses with NotFound, Stale, TextTooLong, and TooManySkills (at most 30 of a kind).
    """
    labels = {kind: skill_labels(given) for kind, given in skills.items()}
    async with changing(member, profile_id, seen_version) as profile:
        for kind, each in labels.items():
            await write_skills(profile_id, each, kind)
    return profile


async def update_working_mode(
    member: Member,
    profile_id: int,
    *,
    mission_length: MissionLength | None,
    work_format: WorkFormat | None,
    activity_rate: int | None,
    billing: Billing | None,
    level: Level | None,
    seen_version: int | None = None,
) -> Profile:
    """Says how somebody works: length of missions, place, percent of a full week, way of payment, level (FR-059).

    None says nothing about it. Refuses with NotFound, Stale, and RateOutOfRange outside 10 to 100 percent.
    """
    if activity_rate is not None and not LEAST_RATE <= activity_rate <= MOST_RATE:
        raise RateOutOfRange(min=LEAST_RATE, max=MOST_RATE)
    async with changing(
        member,
        profile_id,
        seen_version,
        mission_length=mission_length,
        work_format=work_format,
        activity_rate=activity_rate,
        billing=billing,
        level=level,
    ) as profile:
        pass
    return profile


async def describe_profile(
    member: Member, profile_id: int, description: str, *, seen_version: int | None = None
) -> Profile:
    """Changes the presentation (FR-055, FR-061). Refuses with NotFound, Stale and TextTooLong."""
    text = given_text.paragraph("description", description, given_text.DESCRIPTION_LIMIT)
    async with changing(member, profile_id, seen_version, description=text) as profile:
        pass
    return profile


async def change_place(
    member: Member, profile_id: int, street: str, city: str, *, seen_version: int | None = None
) -> Profile:
    """Says where an organisation is (FR-061). Refuses with NotFound, Stale, TextTooLong, TextMissing for the city."""
    place = {
        "street": given_text.line("street", street, STREET_LIMIT),
        "city": given_text.line("city", city, given_text.CITY_LIMIT, required=True),
    }
    async with changing(member, profile_id, seen_version, **place) as profile:
        pass
    return profile


async def change_sector(
    member: Member, profile_id: int, sector: str, *, seen_version: int | None = None
) -> Profile:
    """Names the trade or the sector (FR-061). Refuses with NotFound, Stale, TextMissing and TextTooLong."""
    name = given_text.line("sector", sector, given_text.SECTOR_LIMIT, required=True)
    async with changing(member, profile_id, seen_version, sector=name) as profile:
        pass
    return profile


async def change_web_site(
    member: Member, profile_id: int, address: str, *, seen_version: int | None = None
) -> Profile:
    """Names the web site (FR-061); an empty address takes it away.

    Refuses with NotFound, Stale, TextTooLong, and NotAWebSite for what no browser opens as a page.
    """
    site = given_text.line("web_site", address, WEB_SITE_LIMIT)
    if site and not _is_web_site(site):
        raise NotAWebSite()
    async with changing(member, profile_id, seen_version, web_site=site) as profile:
        pass
    return profile


def _is_web_site(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and "." in host.strip(".") and not any(c.isspace() for c in address)
    )
