"""The one way in which a profile's own people change it: judged, versioned, and found again at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from core import clock
from core.errors import Stale
from models.member import Member
from models.profile import Profile
from services.notifications import refresh_cards
from services.profiles import access_own_profile
from services.search.index import index_profile
from services.search.mission_index import follow_company
from services.unit_of_work import unit_of_work


@asynccontextmanager
async def changing(
    member: Member, profile_id: int, seen_version: int | None = None, **columns: Any
) -> AsyncIterator[Profile]:
    """A transaction that changes a profile: these columns, and the rows that the caller writes inside.

    Of two people who change the same profile at the same second one gets Stale; without `seen_version` the newest
    state counts. Refuses with NotFound whoever does not act for it. The search and living cards follow at the end.
    """
    async with unit_of_work():
        profile = await access_own_profile(member, profile_id)
        seen = profile.version if seen_version is None else seen_version
        changes = {**columns, "version": seen + 1, "updated_at": clock.now()}
        if not await Profile.filter(id=profile_id, version=seen, deleted_at=None).update(**changes):
            raise Stale()
        profile.update_from_dict(changes)
        yield profile
        await index_profile(profile_id)
        await follow_company(profile, columns)
        await refresh_cards("profile", profile_id)
