"""What time does to measures: they end, proposals lapse, deletions are carried out, old texts are forgotten."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from core import clock
from models.delivery import Channel, Notification, NotificationState
from models.measure import Appeal, Ending, Measure, MeasureKind, MissionMeasure
from models.member import Member
from models.sql import lock_row
from services.audit import SYSTEM, Thing, record
from services.lanes import hold_lane
from services.measures.automatic import tell_that_nobody_looked
from services.measures.deciding import lapse
from services.measures.effects import bar
from services.measures.erasing import erase_account
from services.measures.excluding import lapse_proposal
from services.measures.exclusions import exclude, forget_over
from services.unit_of_work import unit_of_work

# An erased account has no address left: the reasons leave before, unless nobody can be reached for so long.
NOTICE_WAIT = timedelta(days=1)
TEXTS_KEPT = timedelta(days=183)
log = logging.getLogger(__name__)


async def carry_out_due() -> int:
    """Ends measures whose end came and proposals that nobody confirmed, and deletes accounts whose notice is over;
    gives how many. One that fails is written down and tried again the next time; the others do not wait for it.
    """
    now = clock.now()
    over = await Measure.filter(ended_at=None, until_at__lte=now).order_by("id")
    ended = sum([await _alone(_lapse, measure.id) for measure in over])
    for proposal in await Measure.filter(ended_at=None, confirmed_by=None, confirm_by__lte=now).order_by(
        "id"
    ):
        await _alone(lapse_proposal, proposal.id)
    deletions = await Measure.filter(
        kind=MeasureKind.DELETION, ended_at=None, effective_at__lte=now
    ).order_by("id")
    due = [measure for measure in deletions if not measure.is_proposed]
    return ended + sum([await _alone(_carry_out, measure.id) for measure in due])


async def _alone(act: Callable[[int], Awaitable[bool | None]], measure_id: int) -> bool:
    """Whether it was done; whatever goes wrong with one measure is written down, and the next one has its turn."""
    try:
        return await act(measure_id) is not False
    except Exception:
        log.exception("measure %s could not be carried out", measure_id)
        return False


async def _lapse(measure_id: int) -> None:
    async with unit_of_work():
        await lapse(measure_id)
        measure = await Measure.get(id=measure_id)
        if measure.ending is Ending.LAPSED:
            await tell_that_nobody_looked(measure)


async def _carry_out(measure_id: int) -> bool:
    async with unit_of_work():
        measure = await Measure.get(id=measure_id)
        concerned = await Member.get(id=measure.member_id)
        if concerned.telegram_id is not None:
            await hold_lane(concerned.telegram_id)
        await lock_row("member", measure.member_id)
        measure = await Measure.get(id=measure_id)
        if measure.ended_at is not None or await Appeal.filter(measure_id=measure.id, outcome=None).exists():
            return False  # Overturned meanwhile; or somebody still has to decide whether it stands.
        member = await Member.get(id=measure.member_id)
        if member.barred_by != measure.id:
            await bar(member, measure)
            member = await Member.get(id=member.id)
        if await _still_told(measure, member):
            return False
        await exclude(member, measure)
        await record(
            "account.deletion.done",
            SYSTEM,
            Thing("member", member.public_id),
            concerned=member.id,
            before="notice",
            after="erased",
            reason=measure.clause,
        )
        await Measure.filter(id=measure.id).update(
            ended_at=clock.now(), ending=Ending.DONE, version=measure.version + 1
        )
        await erase_account(member)
        return True


async def _still_told(measure: Measure, member: Member) -> bool:
    if clock.now() > measure.effective_at + NOTICE_WAIT:
        return False
    owed = Notification.filter(
        subject_kind="measure", subject_id=measure.id, state=NotificationState.OWED, recipient_id=member.id
    )
    # A mail to somebody without a checked address never leaves.
    return await (owed if member.email_verified_at else owed.filter(channel=Channel.TELEGRAM)).exists()


async def forget_old_measures() -> None:
    """Half a year after a measure ended its facts, and appeals of it, are forgotten; exclusions end after three years.

    Kind, clause and dates stay (trust.md).
    """
    await forget_over()
    before = clock.now() - TEXTS_KEPT
    async with unit_of_work():
        await Measure.filter(ended_at__lte=before, decided_at__lte=before).exclude(facts="").update(facts="")
        # What is contested is forgotten once it has been judged again.
        judged_again = Appeal.filter(outcome=None, mission_measure_id__not_isnull=True)
        waiting = await judged_again.values_list("mission_measure_id", flat=True)
        of_missions = MissionMeasure.filter(ended_at__lte=before, decided_at__lte=before)
        await of_missions.exclude(id__in=[*waiting, 0]).exclude(facts="").update(facts="")
        decided = Appeal.filter(decided_at__lte=before)
        await decided.exclude(text="").update(text="", answer="")
