"""The measures that a rule takes, and a person of the team judges afterwards (EXT-12, EXT-13)."""

from collections.abc import Sequence
from datetime import timedelta

from core import clock
from core.errors import IllegalMove
from models.measure import Clause, Ending, Measure, MeasureKind, MeasureRule
from models.member import Member
from models.profile import Profile
from models.scam_report import open_about
from models.sql import lock_row
from services.measures.deciding import change_measure, decide, end_measure, measure_to_change, tell_member
from services.measures.effects import restrict
from services.measures.graduated import RESTRICTION_LASTS, WARNING_LASTS, record_restriction
from services.members import list_admins
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import belongs_to, people_of
from services.unit_of_work import unit_of_work

# A rule that could follow itself would be a suspension without anybody's decision: after one, people decide.
AGAIN_AFTER = timedelta(days=30)
REPORTING_LASTS = timedelta(days=30)


async def restrict_by_reports(profile: Profile, clause: Clause, categories: Sequence[str]) -> Measure | None:
    """Restricts the person behind a reported profile for 72 hours, tells them and alerts the team at once; None where
    the rule has no say: nobody is there, a person of the team, an account under a measure already, or one that the
    rule restricted in the last thirty days.

    What is kept as facts are the codes of what was reported; who reads them reads a sentence.
    """
    async with unit_of_work():
        people = await people_of(profile)
        if not people:
            return None
        await lock_row("member", people[0])
        member = await Member.get(id=people[0])
        if not await _may_be_restricted(member):
            return None
        until = clock.now() + RESTRICTION_LASTS
        measure = await decide(
            None,
            member,
            MeasureKind.RESTRICTION,
            clause,
            ",".join(categories),
            effective_at=clock.now(),
            until_at=until,
            rule=MeasureRule.REPORTS,
            profile=profile,
        )
        await restrict(member, until, profile.id)
        await tell_member(measure, "measure.restricted")
        await _alert_team(measure, profile, "measure.automatic")
        return measure


async def _may_be_restricted(member: Member) -> bool:
    if member.deleted_at is not None or member.is_admin or member.barred_by is not None:
        return False
    restrictions = Measure.filter(member_id=member.id, kind=MeasureKind.RESTRICTION)
    if await restrictions.filter(ended_at=None).exists():
        return False
    since = clock.now() - AGAIN_AFTER
    return not await restrictions.filter(rule=MeasureRule.REPORTS, decided_at__gt=since).exists()


async def _alert_team(measure: Measure, profile: Profile | None, key: str) -> None:
    subject = Subject("measure", measure.id, measure.version)
    for admin in await list_admins():
        if profile is None or not await belongs_to(profile, admin.id):
            await owe(admin.id, key, subject=subject, mutable=False)


def may_be_kept(measure: Measure) -> bool:
    """Whether a restriction by the rule waits for the look of a person."""
    return measure.rule is MeasureRule.REPORTS and measure.ended_at is None and measure.kept_by is None


async def keep_restriction(admin: Member, measure_id: int, version: int) -> Measure:
    """« Maintenir »: a person of the team looked, and what the rule decided stands until its end.

    Refuses with NotFound, OwnAccount, Stale, and with IllegalMove what no rule decided, or somebody looked at before.
    """
    async with unit_of_work():
        measure = await measure_to_change(admin, measure_id, version)
        if not may_be_kept(measure):
            raise IllegalMove(status=measure.kind, move="keep")
        measure = await change_measure(measure, kept_by=admin.id)
        await record_restriction("kept", admin, measure)
        await refresh_cards("measure", measure.id)
        return measure


async def tell_that_nobody_looked(measure: Measure) -> None:
    """The rule's restriction ended by itself and its reports still wait: the team is told (trust.md)."""
    waits = open_about(measure.profile_id)
    if measure.rule is MeasureRule.REPORTS and measure.kept_by is None and await waits.exists():
        await _alert_team(measure, await Profile.get_or_none(id=measure.profile_id), "measure.unjudged")


async def lift_after_reports(admin: Member, profile: Profile, but: int) -> None:
    """Ends the rule's restriction with the last of the reports that it rested on; `but` is being decided now."""
    others = open_about(profile.id).exclude(id=but)
    if await others.exists():
        return
    measure = await Measure.get_or_none(
        profile_id=profile.id, kind=MeasureKind.RESTRICTION, rule=MeasureRule.REPORTS, ended_at=None
    )
    if measure is not None and measure.kept_by is None and measure.member_id != admin.id:
        await end_measure(measure, Ending.LIFTED, admin)


async def warn_reporter(member: Member, numbers: Sequence[int]) -> Measure:
    """The prior warning after reports that were manifestly unfounded (EXT-13); it limits nothing."""
    return await _about_reporting(member, MeasureKind.WARNING, numbers, WARNING_LASTS, "measure.warned")


async def silence_reporter(member: Member, numbers: Sequence[int]) -> Measure | None:
    """No reports for thirty days, after that warning; everything else stays open, « Nous contacter » too. None where
    that is so already.
    """
    same = Measure.filter(member_id=member.id, kind=MeasureKind.REPORTING, ended_at=None)
    if await same.exists():
        return None
    return await _about_reporting(
        member, MeasureKind.REPORTING, numbers, REPORTING_LASTS, "measure.reporting"
    )


async def _about_reporting(
    member: Member, kind: MeasureKind, numbers: Sequence[int], lasts: timedelta, key: str
) -> Measure:
    measure = await decide(
        None,
        member,
        kind,
        Clause.CONDUCT,
        ",".join(str(number) for number in numbers),
        effective_at=clock.now(),
        until_at=clock.now() + lasts,
        rule=MeasureRule.UNFOUNDED,
    )
    await tell_member(measure, key)
    return measure
