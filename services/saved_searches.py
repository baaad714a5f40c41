"""« M’alerter »: searches that people keep, so that what comes later is told in their daily digest (EXT-21, FR-007)."""

import json
from hashlib import blake2s
from typing import Any

from core import clock
from core.errors import Conflict, NotAllowed, NotFound
from core.text import clip, fold, one_line
from models.member import Member
from models.saved_search import SavedSearch, SearchKind
from models.sql import lock_row
from services.directory import DirectoryFilters
from services.missions.filters import MissionFilters
from services.missions.rights import Entry, entry_to_freelances, require_open
from services.unit_of_work import unit_of_work

MOST_ALERTS = 10
WORDS_LIMIT = 100
# Who is there at this moment is no reason to be told tomorrow.
_FLEETING = ("online", "available")


class TooManyAlerts(Conflict):
    """`limit` searches are kept already."""


class AlertsClosed(NotAllowed):
    """Somebody who may not search so cannot be told what such a search would find."""


async def save_search(member: Member, kind: SearchKind, words: str, filters: dict[str, Any]) -> SavedSearch:
    """Keeps a search; the same words and filters once, however often it is asked for.

    `filters` are those of the results page (`as_args`); unknown ones and those of the moment are left out. Refuses with
    AlertsClosed or MissionsClosed whoever may not search so, with TooManyAlerts beyond MOST_ALERTS.
    """
    await _require_may_search(member, kind)
    asked, narrowed = _normal(kind, words, filters)
    fingerprint = _fingerprint(kind, asked, narrowed)
    async with unit_of_work():
        await lock_row("member", member.id)
        found = await SavedSearch.get_or_none(member_id=member.id, fingerprint=fingerprint)
        if found is not None:
            return found
        if await SavedSearch.filter(member_id=member.id).count() >= MOST_ALERTS:
            raise TooManyAlerts(limit=MOST_ALERTS)
        now = clock.now()
        return await SavedSearch.create(
            member_id=member.id,
            kind=kind,
            words=asked,
            filters=narrowed,
            fingerprint=fingerprint,
            seen_at=now,
            created_at=now,
        )


async def _require_may_search(member: Member, kind: SearchKind) -> None:
    if member.registered_at is None or member.barred_by is not None:
        raise AlertsClosed()
    if kind is SearchKind.MISSION:
        await require_open(member)
    elif kind is SearchKind.FREELANCE and await entry_to_freelances(member) is not Entry.OPEN:
        raise AlertsClosed()


def _normal(kind: SearchKind, words: str, filters: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    if kind is SearchKind.MISSION:
        narrowed = MissionFilters.from_args(filters).as_args()
    else:
        asked = DirectoryFilters.from_args(filters)
        for name in _FLEETING:
            asked = asked.without(name)
        narrowed = dict(asked.as_args())
    return clip(one_line(words), WORDS_LIMIT), narrowed


def _fingerprint(kind: SearchKind, words: str, filters: dict[str, Any]) -> str:
    said = json.dumps([kind, fold(words), filters], sort_keys=True, ensure_ascii=False)
    return blake2s(said.encode(), digest_size=16).hexdigest()


async def kept_search(
    member: Member, kind: SearchKind, words: str, filters: dict[str, Any]
) -> SavedSearch | None:
    """The member's saved search with these words and filters, if there is one."""
    return await SavedSearch.get_or_none(
        member_id=member.id, fingerprint=_fingerprint(kind, *_normal(kind, words, filters))
    )


async def my_searches(member: Member) -> list[SavedSearch]:
    """What a member keeps, the newest first; ten at most."""
    return await SavedSearch.filter(member_id=member.id).order_by("-id")


async def access_search(member: Member, search_id: int) -> SavedSearch:
    """One of the member's own searches. Refuses with NotFound those of others."""
    found = await SavedSearch.get_or_none(id=search_id, member_id=member.id)
    if found is None:
        raise NotFound()
    return found


async def open_search(member: Member, search_id: int) -> SavedSearch:
    """The search, whose results the person looks at from now on: they are no news any more. Refuses with NotFound."""
    async with unit_of_work():
        found = await access_search(member, search_id)
        await SavedSearch.filter(id=found.id).update(seen_at=clock.now())
        return found


async def mute_search(member: Member, search_id: int, muted: bool) -> SavedSearch:
    """Keeps a search without being told of it, or is told again; what came meanwhile is no news. NotFound."""
    async with unit_of_work():
        found = await access_search(member, search_id)
        if found.muted is not muted:
            changes: dict[str, Any] = {"muted": muted} | ({} if muted else {"seen_at": clock.now()})
            await SavedSearch.filter(id=found.id).update(**changes)
        return await access_search(member, search_id)


async def forget_search(member: Member, search_id: int) -> None:
    """Keeps a search no longer. Refuses with NotFound those of others."""
    async with unit_of_work():
        found = await access_search(member, search_id)
        await SavedSearch.filter(id=found.id).delete()
