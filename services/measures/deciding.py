"""What an administrator decides about an account: to suspend it, to lift that, to delete it (FR-066, EXT-14)."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core import clock
from core.errors import Conflict, IllegalMove, InvalidInput, NotAllowed, NotFound
from models.measure import Clause, Ending, Measure, MeasureKind
from models.member import Member
from models.sql import lock_row
from services import given_text
from services.audit import SYSTEM, Thing, record
from services.certifications import require_admin
from services.measures.effects import bar, unbar
from services.measures.reading import MemberCase, person_named
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import own_profile
from services.seen_version import require_version
from services.unit_of_work import unit_of_work

FACTS_LIMIT = 1500
NOTICE_DAYS = 30


class OwnAccount(NotAllowed):
    """Nobody takes a measure against themselves."""


class TeamAccount(NotAllowed):
    """An administrator loses the right on the server first."""


class AlreadyMeasured(Conflict):
    """The same measure is in force already: somebody of the team was faster."""


class EndPast(InvalidInput):
    """A suspension ends on a later day than today."""


async def _target(admin: Member, name: str) -> Member:
    """The account to act on, which nobody else changes before the transaction ends."""
    await require_admin(admin)
    found = await person_named(name)
    await lock_row("member", found.id)
    member = await Member.get_or_none(id=found.id, deleted_at=None)
    if member is None:
        raise NotFound()
    if member.id == admin.id:
        raise OwnAccount()
    if member.is_admin:
        raise TeamAccount()
    return member


async def require_measurable(admin: Member, case: MemberCase) -> None:
    """Refuses with OwnAccount and TeamAccount, before anything is asked."""
    if case.member.id == admin.id:
        raise OwnAccount()
    if case.member.is_admin:
        raise TeamAccount()


async def _decide(
    admin: Member,
    member: Member,
    kind: MeasureKind,
    clause: Clause,
    facts: str,
    effective_at: datetime,
    until_at: datetime | None = None,
) -> Measure:
    if await Measure.filter(member_id=member.id, kind=kind, ended_at=None).exists():
        raise AlreadyMeasured()
    profile = await own_profile(member)
    measure = await Measure.create(
        member_id=member.id,
        profile_id=profile.id if profile is not None else None,
        kind=kind,
        clause=clause,
        facts=given_text.paragraph("facts", facts, FACTS_LIMIT, required=True),
        decided_by=admin.id,
        decided_at=clock.now(),
        effective_at=effective_at,
        until_at=until_at,
    )
    await record(
        f"account.{kind}",
        admin,
        Thing("member", member.public_id),
        concerned=member.id,
        before="barred" if member.barred_by is not None else "active",
        after="suspended" if kind is MeasureKind.SUSPENSION else "notice",
        reason=clause,
    )
    return measure


async def suspend_account(
    admin: Member, name: str, clause: Clause, facts: str, until: date | None = None
) -> Measure:
    """« Suspendre »: invisible and without any action, to the end of the day `until` in the member's zone, or open.

    Refuses with NotFound, OwnAccount, TeamAccount, AlreadyMeasured, EndPast, TextMissing, TextTooLong.
    """
    async with unit_of_work():
        member = await _target(admin, name)
        end = None
        if until is not None:
            zone = ZoneInfo(member.time_zone)
            end = datetime.combine(until + timedelta(days=1), time(), zone).astimezone(clock.now().tzinfo)
            if end <= clock.now() + timedelta(days=1):
                raise EndPast()
        now = clock.now()
        measure = await _decide(
            admin, member, MeasureKind.SUSPENSION, clause, facts, effective_at=now, until_at=end
        )
        await bar(member, measure)
        await tell_member(measure, "measure.suspended")
        return measure


async def delete_account(admin: Member, name: str, clause: Clause, facts: str) -> Measure:
    """« Supprimer ce compte »: at once for fraud or law, else thirty days after the notice (J102, D-22, states.md h).

    The erasure itself is the scheduler's, once the notice has left. Refuses like `suspend_account`.
    """
    async with unit_of_work():
        member = await _target(admin, name)
        now = clock.now()
        effective = now if clause.is_grave else now + timedelta(days=NOTICE_DAYS)
        measure = await _decide(admin, member, MeasureKind.DELETION, clause, facts, effective_at=effective)
        if clause.is_grave:
            await bar(member, measure)
        await tell_member(measure, "measure.deletion")
        return measure


async def lift_suspension(admin: Member, measure_id: int, version: int) -> Measure:
    """« Lever la suspension »: the member acts again, and is visible as before.

    Refuses with NotFound, OwnAccount, Stale, IllegalMove for what is no suspension in force.
    """
    async with unit_of_work():
        await require_admin(admin)
        measure = await _locked(measure_id)
        if measure.member_id == admin.id:
            raise OwnAccount()
        require_version(measure, version)
        if measure.kind is not MeasureKind.SUSPENSION:
            raise IllegalMove(status=measure.kind, move="lift")
        return await end_measure(measure, Ending.LIFTED, admin)


async def lapse(measure_id: int) -> None:
    """A suspension whose end came is over by itself."""
    async with unit_of_work():
        measure = await _locked(measure_id)
        if measure.ended_at is None and measure.until_at is not None and measure.until_at <= clock.now():
            await end_measure(measure, Ending.LAPSED, None)


async def overturn(admin: Member, measure_id: int) -> None:
    """What an appeal overturned is undone; nothing changes when the measure ended in the meantime.

    Of an account that was erased already, only the exclusion is left to undo.
    """
    from services.measures.exclusions import readmit

    async with unit_of_work():
        measure = await _locked(measure_id)
        if measure.ended_at is None:
            await end_measure(measure, Ending.OVERTURNED, admin, told=False)
        elif measure.ending is Ending.DONE:
            await readmit(measure.id)


async def _locked(measure_id: int) -> Measure:
    measure = await Measure.get_or_none(id=measure_id)
    if measure is None:
        raise NotFound()
    # The account first, as where a measure is decided: of two who act on it, one waits.
    await lock_row("member", measure.member_id)
    return await Measure.get(id=measure_id)


async def end_measure(
    measure: Measure, ending: Ending, admin: Member | None, *, told: bool = True
) -> Measure:
    """Ends a measure once, undoes what it did, writes it down and tells the member. Refuses with IllegalMove."""
    updated = await Measure.filter(id=measure.id, version=measure.version, ended_at=None).update(
        ended_at=clock.now(), ending=ending, version=measure.version + 1
    )
    if not updated:
        raise IllegalMove(status=str(measure.ending), move=ending)
    measure = await Measure.get(id=measure.id)
    member = await Member.get(id=measure.member_id)
    await unbar(member, measure, admin)
    await record(
        f"account.{measure.kind}.{ending}",
        admin if admin is not None else SYSTEM,
        Thing("member", member.public_id),
        concerned=member.id,
        before="suspended" if measure.kind is MeasureKind.SUSPENSION else "notice",
        after="active",
    )
    if told:
        await tell_member(measure, "measure.lifted")
    await refresh_cards("measure", measure.id)
    return measure


async def tell_member(measure: Measure, key: str) -> None:
    """Owes the member what cannot be muted, by e-mail too (states.md, « ! @ »)."""
    subject = Subject("measure", measure.id, measure.version)
    await owe(measure.member_id, key, subject=subject, mutable=False, also_by_mail=True)
