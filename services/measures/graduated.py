"""The measures that one person of the team takes, from a notice to a deletion with thirty days' notice (EXT-12)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from core import clock
from core.errors import IllegalMove, InvalidInput
from models.measure import Clause, Measure, MeasureKind
from models.member import Member
from services.audit import Thing, record
from services.measures.deciding import (
    change_measure,
    decide,
    marked_by,
    measure_to_change,
    target_named,
    tell_member,
)
from services.measures.effects import bar, restrict
from services.notifications import refresh_cards
from services.unit_of_work import unit_of_work

# A warning is spent when it can no longer be contested.
WARNING_LASTS = timedelta(days=183)
RESTRICTION_LASTS = timedelta(hours=72)
SUSPENSION_DAYS = (7, 14, 30, 60, 90)
NOTICE_DAYS = 30


class SuspensionLength(InvalidInput):
    """A suspension lasts `least` to `most` days."""


async def warn_account(admin: Member, name: str, clause: Clause, facts: str) -> Measure:
    """« Avertir »: a notice with reasons, which can be contested and limits nothing; several may stand side by side.

    Refuses with NotFound, OwnAccount, TeamAccount, TextMissing, TextTooLong.
    """
    async with unit_of_work():
        member = await target_named(admin, name)
        now = clock.now()
        measure = await decide(
            admin,
            member,
            MeasureKind.WARNING,
            clause,
            facts,
            effective_at=now,
            until_at=now + WARNING_LASTS,
        )
        await tell_member(measure, "measure.warned")
        return measure


async def restrict_account(admin: Member, name: str, clause: Clause, facts: str) -> Measure:
    """« Restreindre »: for 72 hours nothing new begins; what runs goes on, and it is over by itself.

    Refuses like `warn_account`, and with AlreadyMeasured.
    """
    async with unit_of_work():
        member = await target_named(admin, name)
        now = clock.now()
        until = now + RESTRICTION_LASTS
        measure = await decide(
            admin, member, MeasureKind.RESTRICTION, clause, facts, effective_at=now, until_at=until
        )
        await restrict(member, until)
        await tell_member(measure, "measure.restricted")
        return measure


async def renew_restriction(admin: Member, measure_id: int, version: int) -> Measure:
    """« Prolonger de 72 h », once: by somebody of the team, never by a rule; the member is told.

    Refuses with NotFound, OwnAccount, Stale, and with IllegalMove what was renewed already or is over.
    """
    async with unit_of_work():
        measure = await measure_to_change(admin, measure_id, version)
        if measure.kind is not MeasureKind.RESTRICTION or measure.renewals or measure.until_at is None:
            raise IllegalMove(status=measure.kind, move="renew")
        until = max(measure.until_at, clock.now()) + RESTRICTION_LASTS
        # Whoever prolongs what a rule decided has looked at it, and has a part in it from now on.
        kept_by = admin.id if measure.rule is not None and measure.kept_by is None else measure.kept_by
        measure = await change_measure(measure, until_at=until, renewals=1, kept_by=kept_by)
        await restrict(await Member.get(id=measure.member_id), until, marked_by(measure))
        await record_restriction("renewed", admin, measure)
        await tell_member(measure, "measure.renewed")
        await refresh_cards("measure", measure.id)
        return measure


async def record_restriction(act: str, admin: Member, measure: Measure) -> None:
    """Writes down that a restriction was `kept` or `renewed`: the account stays restricted."""
    member = await Member.get(id=measure.member_id)
    await record(
        f"account.restriction.{act}",
        admin,
        Thing("member", member.public_id),
        concerned=member.id,
        before="restricted",
        after="restricted",
        reason=measure.clause,
    )


async def suspend_account(
    admin: Member, name: str, clause: Clause, facts: str, days: int = SUSPENSION_DAYS[2]
) -> Measure:
    """« Suspendre »: invisible and without any action, for 7 to 90 days, to the end of the last one in the member's
    zone. A suspension without end of before stays in force until it is lifted.

    Refuses like `restrict_account`, and with SuspensionLength.
    """
    if not SUSPENSION_DAYS[0] <= days <= SUSPENSION_DAYS[-1]:
        raise SuspensionLength(least=SUSPENSION_DAYS[0], most=SUSPENSION_DAYS[-1])
    async with unit_of_work():
        member = await target_named(admin, name)
        now, zone = clock.now(), ZoneInfo(member.time_zone)
        last = now.astimezone(zone).date() + timedelta(days=days)
        end = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(now.tzinfo)
        measure = await decide(
            admin, member, MeasureKind.SUSPENSION, clause, facts, effective_at=now, until_at=end
        )
        await bar(member, measure)
        await tell_member(measure, "measure.suspended")
        return measure
