"""Who looks for missions, and who handles those of a company."""

from enum import StrEnum

from core.errors import NotAllowed, NotFound
from models.member import Member, MemberCategory
from models.mission import Mission
from models.profile import Profile
from services.contact import CertificationNeeded
from services.footing import footing_of
from services.profile_people import may_handle_missions, mission_organisation, standing_profile


class Closed(StrEnum):
    """Why missions are closed to somebody who looks for one."""

    VISITOR = "visitor"
    STAFF = "staff"
    UNCERTIFIED = "uncertified"
    OUTSIDE = "outside"
    OTHER_SIDE = "other_side"


class Entry(StrEnum):
    """How somebody stands before the search of freelances."""

    OPEN = "open"
    UNCERTIFIED = "uncertified"
    NO_COMPANY = "no_company"


class MissionsClosed(NotAllowed):
    """Missions are for certified freelances of the four domains, and for certified job seekers; `why` says more."""


class CompaniesOnly(NotAllowed):
    """Missions are offered by companies."""


async def closed_because(member: Member | None) -> Closed | None:
    """Why a person may not look for missions; None when they may (FR-077, D-28, D-30)."""
    profile = await standing_profile(member) if member is not None else None
    if profile is None:
        # Colleagues without the right need no profile of their own: somebody of their organisation gives it to them.
        is_staff = member is not None and (await footing_of(member)).is_staff
        return Closed.STAFF if is_staff else Closed.VISITOR
    if profile.category not in (MemberCategory.FREELANCE, MemberCategory.JOB_SEEKER):
        return Closed.OTHER_SIDE
    if not profile.is_certified:
        return Closed.UNCERTIFIED
    if profile.category is MemberCategory.FREELANCE and profile.domain is None:
        return Closed.OUTSIDE
    return None


async def require_open(member: Member) -> MemberCategory:
    """The category of a person who may look for missions. Refuses everybody else with MissionsClosed."""
    closed = await closed_because(member)
    profile = await standing_profile(member)
    if closed is not None or profile is None:
        raise MissionsClosed(why=str(closed or Closed.VISITOR))
    return profile.category


async def entry_to_freelances(member: Member) -> Entry:
    """Whether a person may look for freelances as a company does: for a certified organisation (FR-082, FR-105)."""
    profile = await standing_profile(member)
    if profile is None or not profile.category.is_organisation:
        return Entry.NO_COMPANY
    return Entry.OPEN if profile.is_certified else Entry.UNCERTIFIED


async def company_of(organisation_id: int) -> Profile:
    """The profile of an organisation. Refuses with NotFound one that left."""
    company = await Profile.get_or_none(organisation_id=organisation_id, deleted_at=None)
    if company is None:
        raise NotFound()
    return company


async def own_company(member: Member) -> Profile:
    """The company whose missions a person handles under their present hat, certified or not.

    Refuses with CompaniesOnly whoever handles none: freelances, visitors, staff without the right, public bodies.
    """
    organisation_id = await mission_organisation(member)
    if organisation_id is None:
        raise CompaniesOnly()
    company = await company_of(organisation_id)
    if company.category is not MemberCategory.COMPANY:
        raise CompaniesOnly()
    return company


async def handled(member: Member, organisation_id: int) -> Profile:
    """The company of this organisation, for whoever handles its missions, whatever hat they wear.

    Refuses with NotFound everybody else, also whoever no longer does, and with CompaniesOnly what is no company.
    """
    if not await may_handle_missions(member, organisation_id):
        raise NotFound()
    company = await company_of(organisation_id)
    if company.category is not MemberCategory.COMPANY:
        raise CompaniesOnly()
    return company


def is_certified(company: Profile) -> bool:
    """Whether the team has certified a company."""
    return company.is_certified


def require_certified(company: Profile) -> None:
    """Refuses with CertificationNeeded a company that the team has not certified (FR-083)."""
    if not is_certified(company):
        raise CertificationNeeded(category=str(MemberCategory.COMPANY))


async def access_own_mission(member: Member, mission_id: int) -> Mission:
    """A mission of a company whose missions the member handles. Refuses everybody else with NotFound."""
    mission = await Mission.get_or_none(id=mission_id)
    if mission is None or not await may_handle_missions(member, mission.organisation_id):
        raise NotFound()
    return mission
