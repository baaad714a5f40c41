"""What every decision about an account has in common: whom it hits, its row, its end, telling it (FR-066, EXT-14)."""

from datetime import datetime

from core import clock
from core.errors import Conflict, IllegalMove, NotAllowed, NotFound
from models.measure import Clause, Ending, Measure, MeasureKind, MeasureRule
from models.member import Member
from models.profile import Profile
from models.sql import lock_row
from services import given_text
from services.audit import SYSTEM, Thing, record
from services.certifications import require_admin
from services.measures.effects import unbar, unrestrict
from services.measures.exclusions import readmit
from services.measures.reading import MemberCase, person_named
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import own_profile
from services.seen_version import require_version
from services.unit_of_work import unit_of_work

FACTS_LIMIT = 1500
_STATES = {
    MeasureKind.WARNING: "warned",
    MeasureKind.RESTRICTION: "restricted",
    MeasureKind.SUSPENSION: "suspended",
    MeasureKind.DELETION: "notice",
    MeasureKind.REPORTING: "silenced",
}
LIFTED_BY_HAND = (MeasureKind.RESTRICTION, MeasureKind.SUSPENSION, MeasureKind.REPORTING)


class OwnAccount(NotAllowed):
    """Nobody takes a measure against themselves."""


class TeamAccount(NotAllowed):
    """An administrator loses the right on the server first."""


class AlreadyMeasured(Conflict):
    """The same measure is in force already: somebody of the team was faster."""


async def target_named(admin: Member, name: str) -> Member:
    """The account to act on, which nobody else changes before the transaction ends.

    Refuses with NotFound, OwnAccount and TeamAccount.
    """
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


async def decide(
    admin: Member | None,
    member: Member,
    kind: MeasureKind,
    clause: Clause,
    facts: str,
    *,
    effective_at: datetime,
    until_at: datetime | None = None,
    confirm_by: datetime | None = None,
    rule: MeasureRule | None = None,
    profile: Profile | None = None,
) -> Measure:
    """The row of a measure and its line in the log; `admin` None is a rule, which `rule` names. `profile` is the one
    that falls under it, by default the one that the member acts for. What waits for a second administrator is written
    down without naming its member as a reader. Refuses with AlreadyMeasured, TextMissing, TextTooLong.
    """
    same = Measure.filter(member_id=member.id, kind=kind, ended_at=None)
    if kind is not MeasureKind.WARNING and await same.exists():
        raise AlreadyMeasured()
    profile = profile or await own_profile(member)
    measure = await Measure.create(
        member_id=member.id,
        profile_id=profile.id if profile is not None else None,
        kind=kind,
        clause=clause,
        facts=given_text.paragraph("facts", facts, FACTS_LIMIT, required=True),
        decided_by=admin.id if admin is not None else None,
        decided_at=clock.now(),
        effective_at=effective_at,
        until_at=until_at,
        confirm_by=confirm_by,
        rule=rule,
    )
    await _log(measure, admin, member)
    return measure


async def _log(measure: Measure, admin: Member | None, member: Member) -> None:
    proposed = measure.is_proposed
    await record(
        "account.exclusion.proposed" if proposed else f"account.{measure.kind}",
        admin if admin is not None else SYSTEM,
        Thing("member", member.public_id),
        concerned=None if proposed else member.id,
        before="barred" if member.barred_by is not None else "active",
        after="proposed" if proposed else _STATES[measure.kind],
        reason=measure.clause,
    )


def may_be_lifted(measure: Measure) -> bool:
    """Whether somebody of the team may take a measure back by hand: a deletion only until its thirty days are over, and
    none that two administrators decided.
    """
    if measure.kind is not MeasureKind.DELETION:
        return measure.kind in LIFTED_BY_HAND
    announced = not measure.is_proposed and measure.confirmed_by is None
    return announced and measure.effective_at > clock.now()


async def lift_measure(admin: Member, measure_id: int, version: int) -> Measure:
    """« Lever »: of a suspension or a restriction, and of a deletion whose notice runs; the member acts again, and is
    visible as before.

    Refuses with NotFound, OwnAccount, Stale, IllegalMove for what is none of these or over.
    """
    async with unit_of_work():
        measure = await measure_to_change(admin, measure_id, version)
        if not may_be_lifted(measure):
            raise IllegalMove(status=measure.kind, move="lift")
        return await end_measure(measure, Ending.LIFTED, admin)


async def lapse(measure_id: int) -> None:
    """A measure whose end came is over by itself."""
    async with unit_of_work():
        measure = await locked_measure(measure_id)
        if measure.ended_at is None and measure.until_at is not None and measure.until_at <= clock.now():
            # Whoever is suspended meanwhile is not told that a lighter measure is over: nothing opens for them.
            barred = (await Member.get(id=measure.member_id)).barred_by not in (None, measure.id)
            told = measure.kind is not MeasureKind.WARNING and not barred
            await end_measure(measure, Ending.LAPSED, None, told=told)


async def overturn(admin: Member, measure_id: int) -> None:
    """What an appeal overturned is undone; nothing changes when the measure ended in the meantime.

    Of an account that was erased already, only the exclusion is left to undo.
    """
    from services.measures.exclusions import readmit

    async with unit_of_work():
        measure = await locked_measure(measure_id)
        if measure.ended_at is None:
            await end_measure(measure, Ending.OVERTURNED, admin, told=False)
        elif measure.ending is Ending.DONE:
            await readmit(measure.id)


async def locked_measure(measure_id: int) -> Measure:
    """A measure as it is now, with its account locked first, as where a measure is decided: of two who act, one waits.

    Refuses with NotFound.
    """
    measure = await Measure.get_or_none(id=measure_id)
    if measure is None:
        raise NotFound()
    await lock_row("member", measure.member_id)
    return await Measure.get(id=measure_id)


async def measure_to_change(admin: Member, measure_id: int, version: int) -> Measure:
    """The measure that an administrator changes as they saw it; nobody else does before the transaction ends.

    Refuses with NotFound, OwnAccount and Stale, whatever became of the measure: an old button is told that it is old.
    """
    await require_admin(admin)
    measure = await locked_measure(measure_id)
    if measure.member_id == admin.id:
        raise OwnAccount()
    require_version(measure, version)
    return measure


async def change_measure(measure: Measure, **changes: object) -> Measure:
    """Changes a measure in force as it was seen. Refuses with IllegalMove what ended or changed meanwhile."""
    updated = await Measure.filter(id=measure.id, version=measure.version, ended_at=None).update(
        **changes, version=measure.version + 1
    )
    if not updated:
        raise IllegalMove(status=str(measure.ending), move="change")
    return await Measure.get(id=measure.id)


async def end_measure(
    measure: Measure, ending: Ending, admin: Member | None, *, told: bool = True
) -> Measure:
    """Ends a measure once, undoes what it did, writes it down and tells the member. Refuses with IllegalMove."""
    measure = await change_measure(measure, ended_at=clock.now(), ending=ending)
    member = await Member.get(id=measure.member_id)
    if measure.kind is MeasureKind.RESTRICTION:
        await unrestrict(member, marked_by(measure))
    else:
        await unbar(member, measure, admin)
    if member.deleted_at is not None:
        # Whoever deleted the account meanwhile left a keyed hash, which is forgotten with the measure.
        await readmit(measure.id)
    await record(
        f"account.{measure.kind}.{ending}",
        admin if admin is not None else SYSTEM,
        Thing("member", member.public_id),
        concerned=member.id,
        before=_STATES[measure.kind],
        after="active",
    )
    if told:
        await tell_member(measure, "measure.lifted")
    await refresh_cards("measure", measure.id)
    return measure


def marked_by(measure: Measure) -> int | None:
    """The profile that a restriction marks whoever else stands behind it: the one that was reported to the rule."""
    return measure.profile_id if measure.rule is MeasureRule.REPORTS else None


async def tell_member(measure: Measure, key: str) -> None:
    """Owes the member what cannot be muted, by e-mail too (states.md, « ! @ »); nobody, once the account is erased."""
    if not await Member.filter(id=measure.member_id, deleted_at=None).exists():
        return
    subject = Subject("measure", measure.id, measure.version)
    await owe(measure.member_id, key, subject=subject, mutable=False, also_by_mail=True)
