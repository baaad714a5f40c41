"""What help and the tutorial tell whom: by the hat that somebody wears, and where each thing is done."""

from enum import StrEnum

from bot.turn import Look
from bot.ways import Way
from models.member import MemberCategory
from models.role import Role
from services.footing import Footing, footing_of
from services.teams import worn_hat


class Reader(StrEnum):
    """Who reads: the names of their sentences in the catalogue (`aid-freelance`)."""

    NEWCOMER = "newcomer"
    VISITOR = "visitor"
    UNCERTIFIED = "uncertified"
    SEEKER = "seeker"
    FREELANCE = "freelance"
    DIRECTORY = "directory"
    COMPANY = "company"
    BODY = "body"
    STAFF = "staff"
    TEAM = "team"


_SEARCH, _AGENDA = Way("menu-search-who", "search"), Way("menu-agenda", "agenda")
_MESSAGES, _SCAM = Way("menu-messages", "messages"), Way("menu-scam", "scam")
_PRESENCE, _TEAM = Way("pres-go_online", "presence"), Way("menu-team", "team")
_CERTIFY, _MINE = Way("menu-certify", "certify"), Way("menu-missions-mine", "my_missions")
_MISSIONS, _JOBS = Way("menu-search-mission", "mission_search"), Way("menu-search-job", "mission_search")
_TALENTS, _MANAGE = Way("menu-search-freelance", "talents"), Way("menu-missions-manage", "missions")
_NEW = Way("menu-mission-create", "missions", "new")
_CERTIFICATIONS, _REPORTS = Way("admin-certs", "certifications"), Way("admin-reports", "reports")
_REQUESTS, _MEMBERS = Way("admin-requests", "help_queue"), Way("admin-members", "members")

# Where the sentences of a reader's help lead to, in their order.
WAYS: dict[Reader, tuple[Way, ...]] = {
    Reader.NEWCOMER: (),
    Reader.VISITOR: (_SEARCH, _AGENDA, _MESSAGES, Way("menu-certify", "category")),
    Reader.UNCERTIFIED: (_CERTIFY, _SEARCH),
    Reader.SEEKER: (_JOBS, _MINE, _AGENDA, _MESSAGES),
    Reader.FREELANCE: (_MISSIONS, _MINE, _AGENDA, _PRESENCE),
    Reader.DIRECTORY: (_AGENDA, _PRESENCE, _SEARCH, _MESSAGES),
    Reader.COMPANY: (_TALENTS, _NEW, _MANAGE, _TEAM),
    Reader.BODY: (_TEAM, _AGENDA, _PRESENCE, _SEARCH),
    Reader.STAFF: (_PRESENCE, _TEAM, _AGENDA, _MESSAGES),
    Reader.TEAM: (_CERTIFICATIONS, _REPORTS, _REQUESTS, _MEMBERS),
}
# The chapters of the tutorial (`tutorial-search`), each with the way to try it where there is one.
CHAPTERS: dict[str, Way | None] = {
    "search": _SEARCH,
    "trust": None,
    "appointment": _AGENDA,
    "call": None,
    "safety": _SCAM,
    "public": _CERTIFY,
    "job": _JOBS,
    "interview": _AGENDA,
    "interest": _MISSIONS,
    "deal": _MINE,
    "payrolling": None,
    "hours": _AGENDA,
    "talents": _TALENTS,
    "publish": _NEW,
    "candidates": _MANAGE,
    "services": _TEAM,
    "duty": _PRESENCE,
    "certifications": _CERTIFICATIONS,
    "reports": _REPORTS,
    "requests": _REQUESTS,
    "members": _MEMBERS,
}
TUTORIALS: dict[Reader, tuple[str, ...]] = {
    Reader.NEWCOMER: ("search", "trust", "appointment", "call", "safety"),
    Reader.VISITOR: ("search", "trust", "appointment", "call", "safety"),
    Reader.UNCERTIFIED: ("public", "trust", "search", "safety"),
    Reader.SEEKER: ("job", "interview", "call", "safety"),
    Reader.FREELANCE: ("interest", "deal", "payrolling", "hours", "call", "safety"),
    Reader.DIRECTORY: ("hours", "call", "search", "safety"),
    Reader.COMPANY: ("publish", "talents", "candidates", "payrolling", "services", "safety"),
    Reader.BODY: ("services", "hours", "call", "safety"),
    Reader.STAFF: ("duty", "call", "safety"),
    Reader.TEAM: ("certifications", "reports", "requests", "members"),
}
_BY_CATEGORY = {
    MemberCategory.JOB_SEEKER: Reader.SEEKER,
    MemberCategory.COMPANY: Reader.COMPANY,
    MemberCategory.PUBLIC_BODY: Reader.BODY,
    MemberCategory.ASSOCIATION: Reader.BODY,
}


async def reader_of(look: Look) -> tuple[Reader, tuple[Role, ...]]:
    """Who reads under their present hat, and the roles that the team gave them there."""
    if look.member.is_admin:
        return Reader.TEAM, ()
    footing = await footing_of(look.member)
    if look.member.registered_at is None and footing.place is None:
        return Reader.NEWCOMER, ()
    return _reader_on(footing), (await worn_hat(footing)).roles


def _reader_on(footing: Footing) -> Reader:
    profile = footing.acting
    if footing.is_staff:
        return Reader.STAFF
    if profile is None:
        return Reader.VISITOR
    if not profile.is_certified:
        return Reader.UNCERTIFIED
    known = _BY_CATEGORY.get(profile.category)
    if known is not None:
        return known
    # Whoever is in none of the four domains has no missions (D-30).
    return Reader.FREELANCE if profile.domain is not None else Reader.DIRECTORY
