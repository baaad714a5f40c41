"""Reads what the service knows of the people who reported a profile: certified, since when, what they share."""

from tortoise.expressions import Q

from core import clock
from models.appointment import AGREED, Appointment
from models.call import Call
from models.measure import Measure, MeasureKind, MeasureRule
from models.member import Member, Membership
from models.profile import Profile
from models.scam_report import ScamCategory, ScamEvidence, ScamReport, open_about
from services.footing import footing_of
from services.profile_people import people_of
from services.scam_weights import COUNTED_FOR, ONCE_A_PAIR, Voice

GRAVE = (ScamCategory.ADVANCE, ScamCategory.DATA)


async def voices_about(profile: Profile) -> list[Voice]:
    """Every report about a profile that is open and with the team, a week old at most and the first of its pair in
    thirty days, as the rule weighs it.
    """
    since = clock.now() - COUNTED_FOR
    reports = open_about(profile.id).filter(filed_at__gt=since).order_by("id")
    return [await _voice(report, profile) for report in await reports if not await _is_repeated(report)]


async def _is_repeated(report: ScamReport) -> bool:
    """Whether the same person reported the same profile in a case of before."""
    return await ScamReport.filter(
        reporter_id=report.reporter_id,
        profile_id=report.profile_id,
        id__lt=report.id,
        filed_at__gt=report.filed_at - ONCE_A_PAIR,
    ).exists()


async def _voice(report: ScamReport, profile: Profile) -> Voice:
    reporter = await Member.get(id=report.reporter_id)
    footing = await footing_of(reporter)
    own = [footing.own, *footing.profiles.values()]
    profiles = [each for each in own if each is not None]
    return Voice(
        reporter_id=reporter.id,
        registered_at=reporter.registered_at or report.filed_at,
        filed_at=report.filed_at,
        certified=any(each.is_certified for each in profiles),
        dealt_with=await _dealt_with(report, reporter, profiles, profile),
        warned=await _is_under(reporter, MeasureKind.WARNING),
        # Whoever left counts as whoever may not report: nobody can be asked any more.
        silenced=reporter.deleted_at is not None or await _is_under(reporter, MeasureKind.REPORTING),
        answers_back=await _answers_back(report, profiles, profile),
        grave=report.category in GRAVE and await ScamEvidence.filter(report_id=report.id).exists(),
        marks=await _marks(reporter),
    )


async def _dealt_with(report: ScamReport, reporter: Member, own: list[Profile], profile: Profile) -> bool:
    """Whether the reported side took part in something with the reporter: anybody can begin a conversation alone."""
    kept = [report.snapshot, *report.snapshot.get("later", [])]
    if any(line["from"] == "reported" for each in kept for line in each.get("conversation", [])):
        return True
    sides = [(reporter.id, profile.id)]
    sides += [(person, each.id) for person in await people_of(profile) for each in own]
    for client_id, profile_id in sides:
        met = Appointment.filter(client_id=client_id, profile_id=profile_id, status__in=AGREED)
        talked = Call.filter(caller_id=client_id, profile_id=profile_id, started_at__not_isnull=True)
        if await met.exists() or await talked.exists():
            return True
    return False


async def _is_under(reporter: Member, kind: MeasureKind) -> bool:
    """Whether a measure for reports that were manifestly unfounded is in force."""
    return await Measure.filter(
        member_id=reporter.id, kind=kind, rule=MeasureRule.UNFOUNDED, ended_at=None
    ).exists()


async def _answers_back(report: ScamReport, own: list[Profile], profile: Profile) -> bool:
    """Whether somebody of the reported side had reported the reporter first (EXT-11): what still waited for its turn
    then was no report yet, or many of them filed in advance would silence whoever reports later.
    """
    first = ScamReport.filter(
        reporter_id__in=await people_of(profile), profile_id__in=[each.id for each in own], id__lt=report.id
    )
    return await first.filter(Q(queued_until=None) | Q(queued_until__lte=report.filed_at)).exists()


async def _marks(reporter: Member) -> frozenset[str]:
    """What the reporter belongs to: organisations, and the mailbox behind a verified address and all its « +… »."""
    places = await Membership.filter(member_id=reporter.id)
    marks = {f"organisation:{place.organisation_id}" for place in places}
    if reporter.verified_address:
        box, _, host = reporter.verified_address.lower().partition("@")
        marks.add(f"mail:{box.partition('+')[0]}@{host}")
    return frozenset(marks)
