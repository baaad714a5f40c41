"""The people and missions of the book in the database, how every play begins, and what is seen of the database."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tortoise.exceptions import IntegrityError

from core import clock
from models.application import Application
from models.conversation import Conversation
from models.database import on_sqlite
from models.delivery import Notification, NotificationState
from models.member import Member, MemberCategory, Membership
from models.mission import Mission, MissionDuration, MissionFormat, PayrollingChoice, RateKind
from models.profile import Certification, Domain, Profile
from models.sql import execute, fetch
from services import members as member_services
from services import missions
from services.search.mission_index import index_mission
from services.unit_of_work import savepoint, unit_of_work
from tests.proofs.interest.book import ALPINA, EMPLOYEES, FREELANCES, MISSIONS, START, STRANGER, Book
from tests.proofs.interest.company import Company, come_back, remember
from tests.proofs.interest.rows import ACTIVE
from tests.services import people

View = dict[str, Counter[Any]]
RATE = Decimal(900)


@dataclass
class Town:
    """Ids by name; `empty` are the tables that have no row when a play begins."""

    members: dict[str, int]
    profiles: dict[str, int]
    missions: dict[str, int]
    company: Company
    empty: tuple[str, ...]

    async def member(self, who: str) -> Member:
        """The row of a person."""
        return await Member.get(id=self.members[who])


async def make_town() -> Town:
    """A company with two people who handle its three missions, three freelances, and somebody else's company."""
    clock.freeze(START)
    nadia, alpina = await people.professional("Alpina SA", category=MemberCategory.COMPANY)
    rival, _ = await people.professional("Rival SA", category=MemberCategory.COMPANY)
    bob = await people.visitor("Bob")
    ada = await member_services.appoint_admin((await people.visitor("Ada")).telegram_id or 0)
    assert alpina.organisation_id is not None
    await Membership.create(
        member_id=bob.id, organisation_id=alpina.organisation_id, is_owner=False, may_handle_missions=True
    )
    members = {EMPLOYEES[0]: nadia.id, EMPLOYEES[1]: bob.id, STRANGER: rival.id, "team": ada.id}
    profiles = {ALPINA: alpina.id}
    for name in FREELANCES:
        member, profile = await people.professional(name, domain=Domain.IT, skills=("Python",))
        members[name], profiles[name] = member.id, profile.id
    made = {name: await _publish(nadia, name) for name in MISSIONS}
    await _forget("notification", "mission_act", "card")
    company = await remember(alpina.organisation_id, list(made.values()))
    return Town(members, profiles, made, company, await _tables_without_rows())


async def _publish(owner: Member, title: str) -> int:
    said = missions.MissionAnswers(
        title=f"Mission {title}",
        domain=Domain.IT,
        duration=MissionDuration.LONG,
        work_format=MissionFormat.REMOTE,
        skills=["Python"],
        rate_kind=RateKind.DAY,
        rate=RATE,
        payrolling=PayrollingChoice.YES,
    )
    draft = await missions.write_draft(owner, None, said)
    if title != "draft":
        await missions.publish_mission(owner, draft.id)
    return draft.id


async def _forget(*tables: str) -> None:
    async with unit_of_work():
        for table in tables:
            await execute(f"DELETE FROM {table}")


async def _empty_again(tables: tuple[str, ...]) -> None:
    """Takes the rows out of these tables, what hangs on others first."""
    asked = " UNION ALL ".join(
        f"SELECT '{name}' AS name WHERE EXISTS (SELECT 1 FROM {name})" for name in tables
    )
    full = [str(row["name"]) for row in await fetch(asked)]
    async with unit_of_work():
        for _ in range(len(full)):
            full = [name for name in full if not await _could_empty(name)]


async def _could_empty(table: str) -> bool:
    try:
        async with savepoint():
            await execute(f"DELETE FROM {table}")
    except IntegrityError:
        return False
    return True


async def _tables_without_rows() -> tuple[str, ...]:
    names = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        if on_sqlite()
        else "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
    )
    found = [str(row["name"]) for row in await fetch(f"{names} ORDER BY 1")]
    # What the audit log keeps cannot be taken away, and the tables of the search belong to its index.
    ours = [name for name in found if not name.startswith(("sqlite_", "audit", "mission_index", "search"))]
    return tuple([name for name in ours if not await fetch(f"SELECT 1 AS one FROM {name} LIMIT 1")])


async def begin_again(town: Town) -> None:
    """The state that `make_town` left, at the same instant, each mission in its first version."""
    clock.freeze(START)
    await _empty_again(town.empty)
    async with unit_of_work():
        await come_back(town.company)
        for name, number in town.missions.items():
            status = "draft" if name == "draft" else "published"
            await Mission.filter(id=number).update(
                status=status,
                suspended_from=None,
                version=1,
                active_at=START,
                asked_at=None,
                closed_at=None,
                end_reason="",
                rate_cents=int(RATE * 100),
                years=None,
                published_at=None if status == "draft" else START,
            )
            await index_mission(number)
        await Profile.filter(id__in=list(town.profiles.values())).update(
            certification=Certification.CERTIFIED, deleted_at=None
        )


async def of_database(town: Town) -> View:
    """What a person could notice, as names and plain values."""
    who = {number: name for name, number in town.members.items()}
    profile = {number: name for name, number in town.profiles.items()}
    mission = {number: name for name, number in town.missions.items()}
    talks = {each.id: str(each.state) for each in await Conversation.all()}
    view: View = {"missions": Counter(), "pairs": Counter(), "notices": Counter()}
    for row in await Mission.filter(id__in=list(mission)):
        back = str(row.suspended_from or "") if row.status == "suspended" else ""
        view["missions"][mission[row.id], str(row.status), back, row.version, row.asked_at] += 1
    pairs: dict[int, str] = {}
    for each in await Application.all():
        key = (mission[each.mission_id], profile[each.profile_id])
        pairs[each.id] = ":".join(key)
        talk = talks[each.conversation_id] if each.conversation_id is not None else ""
        told = (str(each.status), str(each.initiator), each.proposals, each.version, talk)
        ask = (str(each.annulment or ""), str(each.annulment_by or ""))
        runs = _timers(each.status, ask[0], each.timer_from, each.frozen_at, each.nudges)
        view["pairs"][(*key, *told, *ask, *runs)] += 1
    for owed in await Notification.exclude(state=NotificationState.DROPPED):
        kind, _, event = owed.key.partition(".")
        if kind in ("application", "mission"):
            thing = (pairs if kind == "application" else mission)[owed.subject_id or 0]
            view["notices"][who[owed.recipient_id], event, thing, str(owed.channel)] += 1
    return view


def of_book(book: Book) -> View:
    """The same of a book."""
    view: View = {"missions": Counter(), "pairs": Counter(), "notices": Counter(book.notices)}
    for name, mission in book.missions.items():
        view["missions"][name, mission.status, mission.back, mission.version, mission.asked] += 1
    for key, pair in book.pairs.items():
        told = (pair.status, pair.initiator, pair.proposals, pair.version, pair.talk)
        runs = _timers(pair.status, pair.ask, pair.timer, pair.frozen, pair.nudges)
        view["pairs"][(*key, *told, pair.ask, pair.ask_by, *runs)] += 1
    return view


def _timers(status: str, ask: str, *values: Any) -> tuple[Any, ...]:
    """What runs counts only while something can lapse."""
    return values if status in ACTIVE or ask == "asked" else ()


def differences(found: View, wanted: View) -> list[str]:
    """What only the product has, and what only the book has, in words."""
    lines = []
    for name in wanted:
        lines += [f"only the product has {name} {each}" for each in (found[name] - wanted[name])]
        lines += [f"only states.md has {name} {each}" for each in (wanted[name] - found[name])]
    return lines
