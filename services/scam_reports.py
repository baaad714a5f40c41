"""Reports of scams: filed with a snapshot of what is reported, confirmed to the reporter, told to the team."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from core import clock
from core.errors import InvalidInput, NotFound, Stale
from core.paging import page_within
from core.text import one_line, utf16_length
from models.member import Member
from models.profile import Profile
from models.scam_report import OPEN, QuestionSide, QuestionState, ScamCategory, ScamReport, ScamStatus
from models.sql import lock_row
from services import given_text
from services.conversations import OwnProfile
from services.members import NotRegistered
from services.notifications import Subject, owe, refresh_cards
from services.profiles import acts_for
from services.scam_alerts import MOST_URGENT, tell_of_more, tell_of_new
from services.scam_answers import open_question, settle
from services.scam_files import EVIDENCE_LIMIT, Evidence, TooMuchEvidence, attach, checked, evidence_of
from services.scam_snapshots import take_snapshot
from services.scam_strikes import require_may_report
from services.scam_turns import QUEUED, next_turn
from services.unit_of_work import unit_of_work

STORY_MINIMUM = 20
STORY_LIMIT = 4000
OWN_SHOWN = 5
SAME_CASE = timedelta(days=30)

# Money asked already, identity and threats are looked at first (trust.md).
PRIORITIES = {
    ScamCategory.ADVANCE: 1,
    ScamCategory.DATA: 1,
    ScamCategory.HARASSMENT: 1,
    ScamCategory.FAKE: 2,
    ScamCategory.OFF_PLATFORM: 2,
    ScamCategory.UNPAID: 3,
    ScamCategory.OTHER: 3,
}
DELAYS = {1: timedelta(hours=4), 2: timedelta(hours=24), 3: timedelta(days=3)}


class StoryTooShort(InvalidInput):
    """What happened was told in fewer than `minimum` characters."""


class EvidenceNeeded(InvalidInput):
    """Without a profile, at least one screenshot says whom the report is about (FR-211)."""


async def file_report(
    reporter: Member,
    profile_id: int | None,
    category: ScamCategory | str,
    body: str,
    evidence: Iterable[Evidence | Mapping[str, Any]] = (),
) -> ScamReport:
    """Files a report and gives the case; its number is `receipt_number(report)` (FR-210 to FR-213).

    Without a profile (« Je ne retrouve pas le profil ») a screenshot is needed. The same pair within 30 days is added
    to the open case. Any profile that exists can be named, visible or not: it may have been hidden since. What is
    beyond three new cases in 24 hours or ten in thirty days is kept, and reaches the team in its turn (EXT-13).
    Refuses with NotRegistered, NotFound, OwnProfile, StoryTooShort, TextTooLong, EvidenceNeeded, TooMuchEvidence and
    ReportingSuspended. Owes "scam.received" or "scam.queued", or "scam.completed" for what was added to a case; the
    team is told as `scam_alerts` says.
    """
    kind = ScamCategory(category)
    story = _story(body)
    files = checked(evidence)
    if profile_id is None and not files:
        raise EvidenceNeeded()
    async with unit_of_work():
        if reporter.registered_at is None:
            raise NotRegistered()
        # The same report at the same moment finds the case that the first one opened.
        await lock_row("member", reporter.id)
        await require_may_report(reporter)
        profile = await _reported(profile_id, reporter)
        same = await _open_case(reporter, profile)
        if same is not None:
            report = await _append(same, kind, story, files, reporter, profile)
        else:
            report = await _new_case(reporter, profile, kind, story, files)
        await _tell(report, same)
        return report


def _story(body: str) -> str:
    story = given_text.paragraph("story", body, STORY_LIMIT)
    if utf16_length(one_line(story)) < STORY_MINIMUM:
        raise StoryTooShort(minimum=STORY_MINIMUM)
    return story


async def _reported(profile_id: int | None, reporter: Member) -> Profile | None:
    if profile_id is None:
        return None
    profile = await Profile.get_or_none(id=profile_id)
    if profile is None:
        raise NotFound()
    if await acts_for(profile, reporter):
        raise OwnProfile()
    return profile


async def _open_case(reporter: Member, profile: Profile | None) -> ScamReport | None:
    if profile is None:
        return None
    return (
        await ScamReport.filter(
            reporter_id=reporter.id,
            profile_id=profile.id,
            status__in=OPEN,
            filed_at__gt=clock.now() - SAME_CASE,
        )
        .order_by("-id")
        .first()
    )


async def _new_case(
    reporter: Member, profile: Profile | None, category: ScamCategory, story: str, files: list[Evidence]
) -> ScamReport:
    turn = await next_turn(reporter)
    report = await ScamReport.create(
        reporter_id=reporter.id,
        profile_id=profile.id if profile is not None else None,
        category=category,
        body=story,
        priority=PRIORITIES[category],
        snapshot=await take_snapshot(reporter, profile),
        filed_at=clock.now(),
        to_weigh=profile is not None and turn is None,
        queued_until=turn,
        is_queued=turn is not None,
    )
    await attach(report.id, files)
    return report


async def _append(
    report: ScamReport,
    category: ScamCategory,
    story: str,
    files: list[Evidence],
    reporter: Member,
    profile: Profile | None,
) -> ScamReport:
    known = {file.unique_id for file in await evidence_of(report)}
    new = [file for file in files if file.unique_id not in known]
    if len(known) + len(new) > EVIDENCE_LIMIT:
        raise TooMuchEvidence(limit=EVIDENCE_LIMIT)
    later = [*report.snapshot.get("later", []), await take_snapshot(reporter, profile)]
    later[-1] |= {"category": str(category)}
    asked = await open_question(report)
    # What the team asked this person for has come: it goes on with its examination. Whom else it asked it waits for.
    answered = asked is None or asked.side is QuestionSide.REPORTER
    if asked is not None and answered:
        await settle(asked, QuestionState.ANSWERED, story)
    moved = await ScamReport.filter(id=report.id, version=report.version).update(
        body=f"{report.body}\n\n— {clock.now():%Y-%m-%d %H:%M} UTC —\n{story}",
        priority=min(report.priority, PRIORITIES[category]),
        snapshot={**report.snapshot, "later": later},
        status=ScamStatus.REVIEW if report.status is ScamStatus.MORE and answered else report.status,
        to_weigh=not report.is_queued,
        version=report.version + 1,
    )
    if not moved:
        raise Stale()
    await attach(report.id, new)
    return await ScamReport.get(id=report.id)


async def _tell(report: ScamReport, before: ScamReport | None) -> None:
    """Tells the reporter, and the team of what is new to it; `before` is the case that something was added to."""
    subject = Subject("scam_report", report.id, report.version)
    key = "scam.completed" if before is not None else QUEUED if report.is_queued else "scam.received"
    await owe(report.reporter_id, key, subject=subject, mutable=False)
    if report.is_queued:
        # The team reads it, with what was added meanwhile, when its turn has come.
        pass
    elif before is None or report.priority == MOST_URGENT != before.priority:
        await tell_of_new(report)
    elif before.status is not ScamStatus.FILED:
        await tell_of_more(report, asked=before.status is not report.status)
    if before is not None:
        await refresh_cards("scam_report", report.id)


def categories_of(report: ScamReport) -> list[ScamCategory]:
    """What is reported: the category of the case, and those of what was added to it, each once."""
    later = [each.get("category") for each in report.snapshot.get("later", [])]
    return list(dict.fromkeys([report.category, *(ScamCategory(each) for each in later if each)]))


def displayed_status(report: ScamReport) -> str:
    """What its reporter reads of where it stands: "queued" while it waits for its turn, otherwise its status."""
    return "queued" if report.is_queued else str(report.status)


def was_added_to(report: ScamReport) -> bool:
    """Whether the same person reported the same profile again, which is kept in the one case."""
    return bool(report.snapshot.get("later"))


async def reports_by(reporter: Member, page: int = 0) -> tuple[list[ScamReport], int, int]:
    """A page of the cases that somebody opened, the newest first, how many there are, and which page it is (S27)."""
    mine = ScamReport.filter(reporter_id=reporter.id)
    total = await mine.count()
    page = page_within(page, total, OWN_SHOWN)
    return await mine.order_by("-id").offset(page * OWN_SHOWN).limit(OWN_SHOWN), total, page


async def names_of(reports: list[ScamReport]) -> dict[int, str]:
    """What the profiles of these cases are called, by profile id; without those that are gone."""
    named = [report.profile_id for report in reports if report.profile_id]
    return {each.id: each.display_name for each in await Profile.filter(id__in=named, deleted_at=None)}


def receipt_number(report: ScamReport) -> int:
    """The number that the reporter is given."""
    return report.id


def answer_delay(report: ScamReport) -> timedelta:
    """Within what time a human looks at the case."""
    return DELAYS[report.priority]


async def access_report(name: int | str, member: Member) -> ScamReport:
    """A case by id or public id, for its reporter and, once its turn has come, the team. Refuses everybody else with
    NotFound (EXT-11).
    """
    by_id = isinstance(name, int)
    report = await (ScamReport.get_or_none(id=name) if by_id else ScamReport.get_or_none(public_id=str(name)))
    if report is None:
        raise NotFound()
    if report.reporter_id == member.id:
        return report
    if report.is_queued or not await Member.filter(id=member.id, is_admin=True).exists():
        raise NotFound()
    return report


async def reported_name(report: ScamReport) -> str:
    """What the reported profile was called when it was reported; empty when nobody was named."""
    if report.profile_id is None:
        return ""
    profile = await Profile.get_or_none(id=report.profile_id)
    return profile.display_name if profile is not None else ""
