"""What came that fits a person: their profile against missions, their missions against profiles, and saved searches."""

from dataclasses import dataclass
from datetime import datetime

from core.errors import NotAllowed, NotFound
from models.member import Member, MemberCategory
from models.profile import Profile
from models.saved_search import SavedSearch, SearchKind
from models.sql import fetch
from services.directory import DirectoryFilters, profiles_since
from services.footing import footing_of
from services.missions.filters import MissionFilters
from services.missions.reading import MissionSheet, access_mission
from services.missions.search import missions_since
from services.profiles import ProfileCard, access_profile, card_of

# More than these of one search are not looked at: a digest names a few and leads to the rest.
LOOKED_AT = 12

# Missions of the person's domain that ask for one of their skills: the index on `published_at` finds the few new ones.
_FOR_PROFILE = (
    "SELECT m.id AS id FROM mission m WHERE m.status = 'published' AND m.published_at > :since"
    " AND m.published_at <= :until AND (:domain = '' OR m.domain = :domain) AND (:seeker = 0 OR m.open_to_job_seekers)"
    " AND EXISTS (SELECT 1 FROM mission_skill s JOIN skill k ON k.folded = s.folded AND k.profile_id = :profile"
    " WHERE s.mission_id = m.id) ORDER BY m.published_at DESC, m.id DESC LIMIT :limit"
)
# Freelances who came and have a skill that a published mission of the organisation asks for, in its domain.
_FOR_MISSIONS = (
    "SELECT e.profile_id AS id FROM directory_entry e JOIN profile p ON p.id = e.profile_id"
    " WHERE e.listed_at > :since AND e.listed_at <= :until AND p.category = 'freelance'"
    " AND EXISTS (SELECT 1 FROM mission m JOIN mission_skill s ON s.mission_id = m.id"
    " JOIN skill k ON k.folded = s.folded AND k.profile_id = p.id"
    " WHERE m.organisation_id = :organisation AND m.status = 'published' AND m.domain = p.domain)"
    " ORDER BY e.listed_at DESC, e.profile_id DESC LIMIT :limit"
)


@dataclass(frozen=True)
class News:
    """What came: missions and profiles as this reader may see them now, each once, the newest first."""

    missions: tuple[MissionSheet, ...] = ()
    profiles: tuple[ProfileCard, ...] = ()

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.missions) + len(self.profiles)


async def news_for(member: Member, since: datetime, until: datetime) -> News:
    """What was published or listed between two instants and fits a person, as they may read it at this moment.

    Left out: what is their own, what is gone or hidden again, and whom or what an application of theirs is about,
    however that ended. A saved search tells nothing from before the person last looked at its results.
    """
    searches = await SavedSearch.filter(member_id=member.id, muted=False).order_by("id")
    footing = await footing_of(member)
    profile, organisation_id = footing.standing, footing.mission_organisation
    missions = await _ids_for_profile(profile, since, until)
    profiles = await _ids_for_missions(organisation_id, since, until)
    for search in searches:
        begins = max(since, search.seen_at)
        if begins < until:
            found = await _found_by(search, member, begins, until)
            (missions if search.kind is SearchKind.MISSION else profiles).extend(found)
    return News(
        missions=await _readable_missions(list(dict.fromkeys(missions)), member, profile),
        profiles=await _readable_profiles(list(dict.fromkeys(profiles)), member, profile, organisation_id),
    )


async def count_news(member: Member, search: SavedSearch, until: datetime) -> int:
    """How many results of a saved search came since the person last looked at them; at most LOOKED_AT."""
    if search.seen_at >= until:
        return 0
    return len(await _found_by(search, member, search.seen_at, until))


async def _found_by(search: SavedSearch, member: Member, since: datetime, until: datetime) -> list[int]:
    """Nothing at all for whoever may no longer search so."""
    try:
        if search.kind is SearchKind.MISSION:
            asked = MissionFilters.from_args(search.filters)
            return await missions_since(member, search.words, asked, since, until, LOOKED_AT)
        wanted = DirectoryFilters.from_args(search.filters)
        return await profiles_since(member, search.words, wanted, since, until, LOOKED_AT)
    except NotAllowed:
        return []


async def _ids_for_profile(profile: Profile | None, since: datetime, until: datetime) -> list[int]:
    if profile is None or profile.category not in (MemberCategory.FREELANCE, MemberCategory.JOB_SEEKER):
        return []
    is_seeker = profile.category is MemberCategory.JOB_SEEKER
    if profile.domain is None and not is_seeker:
        return []
    rows = await fetch(
        _FOR_PROFILE,
        since=since,
        until=until,
        domain="" if is_seeker else str(profile.domain),
        seeker=int(is_seeker),
        profile=profile.id,
        limit=LOOKED_AT,
    )
    return [int(row["id"]) for row in rows]


async def _ids_for_missions(organisation_id: int | None, since: datetime, until: datetime) -> list[int]:
    if organisation_id is None:
        return []
    rows = await fetch(_FOR_MISSIONS, since=since, until=until, organisation=organisation_id, limit=LOOKED_AT)
    return [int(row["id"]) for row in rows]


async def _readable_missions(
    ids: list[int], member: Member, profile: Profile | None
) -> tuple[MissionSheet, ...]:
    met = await _met_missions(profile)
    found = []
    for mission_id in ids:
        if mission_id in met:
            continue
        try:
            sheet = await access_mission(mission_id, member)
        except NotFound:
            continue  # Withdrawn, filled, or its company is hidden by now.
        if sheet.terms is not None and not sheet.is_own:
            found.append(sheet)
    return tuple(found)


async def _met_missions(profile: Profile | None) -> set[int]:
    if profile is None:
        return set()
    rows = await fetch("SELECT mission_id AS id FROM application WHERE profile_id = :own", own=profile.id)
    return {int(row["id"]) for row in rows}


async def _readable_profiles(
    ids: list[int], member: Member, profile: Profile | None, organisation_id: int | None
) -> tuple[ProfileCard, ...]:
    met = await _met_profiles(organisation_id) | ({profile.id} if profile is not None else set())
    found = []
    for profile_id in ids:
        if profile_id in met:
            continue
        try:
            card = await card_of(await access_profile(profile_id, member), member)
        except NotFound:
            continue
        if not card.is_own:
            found.append(card)
    return tuple(found)


async def _met_profiles(organisation_id: int | None) -> set[int]:
    if organisation_id is None:
        return set()
    rows = await fetch(
        "SELECT DISTINCT a.profile_id AS id FROM application a JOIN mission m ON m.id = a.mission_id"
        " WHERE m.organisation_id = :organisation",
        organisation=organisation_id,
    )
    return {int(row["id"]) for row in rows}
