"""The people of the book in the database, and the state in which every play begins."""

import json
from datetime import datetime
from typing import Any

from core import clock
from models.member import Member, MemberCategory, Membership
from models.preference import NoticeKind
from models.profile import Profile
from models.sql import execute, fetch
from services import agenda, members
from services.certifications import certify_profile
from services.preferences import switch_notices
from services.unit_of_work import unit_of_work
from tests.proofs.machine.people import PEOPLE, PROFILES, START
from tests.proofs.machine.reading import Ids

_WEEK = {weekday: [(540, 720), (840, 1080)] for weekday in range(5)}
# What the rules move, what hangs on something before it; people, hours and rules stay as they were made.
_MOVING = (
    "claim", "call_seat", "call", "appointment", "notification", "message", "conversation", "scam_evidence",
    "scam_report", "dialog_session", "dialog_event", "inbox", "card", "screen", "response_fact",
)  # fmt: skip


async def make_people() -> Ids:
    """Everybody of `people`, registered, certified and with working hours, by the product's own commands."""
    clock.freeze(START)
    found: dict[str, int] = {}
    profiles: dict[str, int] = {}
    for number, person in enumerate(PEOPLE.values(), 9001):
        member = await members.arrive(number, person.name, "", "fr")
        found[person.name] = member.id
        await members.choose_time_zone(member.id, person.zone)
        # The book does not know of the digest, which sums up what it says.
        await switch_notices(member, NoticeKind.DIGEST, False)
        await members.accept_terms(member.id)
        if person.category == "visitor":
            await members.register_visitor(member.id, "Rue du Lac 1", "Nyon")
        if person.admin:
            await members.appoint_admin(number)
    for name, place in PROFILES.items():
        first = found[place.people[0]]
        profile = await members.register_professional(
            first, MemberCategory(place.category), name, "", None, "Nyon", "", []
        )
        profiles[name] = profile.id
        if place.certified:
            await certify_profile(profile.id, "Ada")
        await _set_agenda(first, profile.id, name)
    await _join_organisation(found, profiles["atelier"])
    async with unit_of_work():
        await execute("DELETE FROM notification")
    return Ids(found, profiles)


async def _set_agenda(member_id: int, profile_id: int, name: str) -> None:
    member, place = await Member.get(id=member_id), PROFILES[name]
    await agenda.set_working_hours(member, profile_id, _WEEK, time_zone="Europe/Zurich")
    await agenda.set_booking_rules(
        member,
        profile_id,
        buffer_before_minutes=place.before,
        buffer_after_minutes=place.after,
        automatic_acceptance=place.automatic,
        daily_limit=place.daily_limit,
    )


async def _join_organisation(found: dict[str, int], profile_id: int) -> None:
    organisation = (await Profile.get(id=profile_id)).organisation_id
    assert organisation is not None
    async with unit_of_work():
        for name, owns in (("olga", True), ("emma", False)):
            await Member.filter(id=found[name]).update(
                category=MemberCategory.COMPANY, registered_at=clock.now()
            )
            await Membership.create(organisation_id=organisation, member_id=found[name], is_owner=owns)


async def begin_again() -> None:
    """The state that `make_people` left, at the same instant."""
    clock.freeze(START)
    async with unit_of_work():
        for table in _MOVING:
            await execute(f"DELETE FROM {table}")
        await execute("UPDATE profile SET online_until = NULL, paused = :no", no=False)
        await execute("UPDATE member SET unreachable_at = NULL")


Copy = dict[str, list[dict[str, Any]]]
_COPIED = (*_MOVING, "profile", "member")


async def copy_state() -> tuple[datetime, Copy]:
    """Every row of what moves, and the instant, to come back to."""
    return clock.now(), {table: await fetch(f"SELECT * FROM {table}") for table in _COPIED}


async def restore_state(at: datetime, copy: Copy) -> None:
    """Comes back to a copy."""
    clock.freeze(at)
    async with unit_of_work():
        for table in _MOVING:
            await execute(f"DELETE FROM {table}")
        for table in reversed(_MOVING):
            for row in copy[table]:
                await _put_back(table, row)
        for row in copy["profile"]:
            kept = {name: row[name] for name in ("id", "online_until", "paused", "version")}
            await execute(_update("profile", kept), **kept)
        for row in copy["member"]:
            kept = {name: row[name] for name in ("id", "unreachable_at")}
            await execute(_update("member", kept), **kept)


async def _put_back(table: str, row: dict[str, Any]) -> None:
    values = {name: _plain(value) for name, value in row.items()}
    marks = ", ".join(f":{name}" for name in values)
    await execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", **values)


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value


def _update(table: str, row: dict[str, Any]) -> str:
    changes = ", ".join(f"{name} = :{name}" for name in row if name != "id")
    return f"UPDATE {table} SET {changes} WHERE id = :id"
