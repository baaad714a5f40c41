"""Ending an account: with thirty days' notice by one administrator, at once only by two (J102, states.md g and h).

Thirty days leave time to contest before somebody else of the team. What shuts out at once, for fraud or law, is only
proposed by the first: nothing happens to the account, and its member reads nothing, until a second one confirms.
"""

from datetime import timedelta

from core import clock
from core.errors import IllegalMove, NotAllowed
from models.measure import Clause, Ending, Measure, MeasureKind
from models.member import Member
from services.audit import SYSTEM, Thing, record
from services.measures.deciding import (
    change_measure,
    decide,
    locked_measure,
    measure_to_change,
    target_named,
    tell_member,
)
from services.measures.effects import bar
from services.measures.graduated import NOTICE_DAYS
from services.members import list_admins
from services.notifications import Subject, drop_owed, owe, refresh_cards
from services.unit_of_work import unit_of_work

CONFIRMED_WITHIN = timedelta(days=7)


class AnotherAdminConfirms(NotAllowed):
    """Whoever proposed an exclusion does not confirm it."""


async def delete_account(admin: Member, name: str, clause: Clause, facts: str) -> Measure:
    """« Supprimer ce compte »: thirty days after the notice; for fraud or law proposed to the rest of the team.

    The erasure itself is the scheduler's, once the notice has left. Refuses with NotFound, OwnAccount, TeamAccount,
    AlreadyMeasured, TextMissing, TextTooLong.
    """
    async with unit_of_work():
        member = await target_named(admin, name)
        now = clock.now()
        if not clause.is_grave:
            effective = now + timedelta(days=NOTICE_DAYS)
            measure = await decide(admin, member, MeasureKind.DELETION, clause, facts, effective_at=effective)
            await tell_member(measure, "measure.deletion")
            return measure
        measure = await decide(
            admin,
            member,
            MeasureKind.DELETION,
            clause,
            facts,
            effective_at=now,
            confirm_by=now + CONFIRMED_WITHIN,
        )
        for other in await list_admins():
            if other.id not in (admin.id, member.id):
                await owe(other.id, "measure.to_confirm", subject=Subject("measure", measure.id, 1))
        return measure


async def confirm_exclusion(admin: Member, measure_id: int, version: int) -> Measure:
    """« Confirmer l’exclusion », by another administrator within seven days: in force from this moment.

    Refuses with NotFound, OwnAccount, AnotherAdminConfirms, Stale, and with IllegalMove what is no open proposal.
    """
    async with unit_of_work():
        measure = await _open_proposal(admin, measure_id, version)
        if measure.decided_by == admin.id:
            raise AnotherAdminConfirms()
        measure = await change_measure(measure, confirmed_by=admin.id, effective_at=clock.now())
        member = await Member.get(id=measure.member_id)
        await _write_down(measure, member, admin, "account.exclusion.confirmed", "excluded", told=True)
        await bar(member, measure)
        await tell_member(measure, "measure.deletion")
        await refresh_cards("measure", measure.id)
        return measure


async def drop_exclusion(admin: Member, measure_id: int, version: int) -> Measure:
    """« Ne pas exclure », by anybody of the team, also who proposed it. Refuses like `confirm_exclusion`."""
    async with unit_of_work():
        return await _drop(await _open_proposal(admin, measure_id, version), Ending.DROPPED, admin)


async def lapse_proposal(measure_id: int) -> None:
    """A proposal that nobody confirmed within seven days is void."""
    async with unit_of_work():
        measure = await locked_measure(measure_id)
        over = measure.confirm_by is not None and measure.confirm_by <= clock.now()
        if measure.ended_at is None and measure.is_proposed and over:
            await _drop(measure, Ending.LAPSED, None)


async def _open_proposal(admin: Member, measure_id: int, version: int) -> Measure:
    measure = await measure_to_change(admin, measure_id, version)
    if not measure.is_proposed or measure.ended_at is not None:
        raise IllegalMove(status=str(measure.ending or measure.kind), move="confirm")
    if measure.confirm_by is not None and measure.confirm_by <= clock.now():
        raise IllegalMove(status="lapsed", move="confirm")
    return measure


async def _drop(measure: Measure, ending: Ending, admin: Member | None) -> Measure:
    measure = await change_measure(measure, ended_at=clock.now(), ending=ending)
    await drop_owed("measure", measure.id)
    await _write_down(
        measure, await Member.get(id=measure.member_id), admin, f"account.exclusion.{ending}", "active"
    )
    await refresh_cards("measure", measure.id)
    return measure


async def _write_down(
    measure: Measure, member: Member, admin: Member | None, action: str, after: str, *, told: bool = False
) -> None:
    await record(
        action,
        admin if admin is not None else SYSTEM,
        Thing("member", member.public_id),
        concerned=member.id if told else None,
        before="proposed",
        after=after,
        reason=measure.clause,
    )
