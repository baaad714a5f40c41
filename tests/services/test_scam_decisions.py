"""A scam report is decided by somebody without a part in it, with the measure that follows, told to both sides."""

import asyncio
from datetime import timedelta

import pytest

from core import clock
from core.errors import IllegalMove, InvalidInput, NotFound, Stale
from models.audit import AuditEntry
from models.delivery import Channel, Notification
from models.measure import Clause, Measure, MeasureKind
from models.member import Member
from models.scam_report import ScamCategory, ScamEvidence, ScamReport, ScamStatus
from services import measures, members, scam_reports
from services.certifications import OwnCase
from services.scam_alerts import is_open
from services.scam_decisions import (
    Consequence,
    ConsequenceNeeded,
    ScamMeasure,
    decide_report,
    may_decide,
    open_evidence,
    reduce_old_reports,
)
from services.scam_queue import count_reports, take_report
from services.scam_reports import Evidence
from tests.services.people import professional, visitor

STORY = "Gold Consult m’a demandé 500 francs d’avance."
FACTS = "Une avance a été demandée avant toute prestation."
WARNED = Consequence(ScamMeasure.WARNING, Clause.FRAUD, FACTS)


async def _of_the_team(name: str) -> Member:
    member = await visitor(name)
    await members.appoint_admin(member.telegram_id or 0)
    return await Member.get(id=member.id)


async def _under_review(admin: Member) -> tuple[Member, Member, ScamReport]:
    tom, (gold, profile) = await visitor("Tom"), await professional("Gold Consult")
    filed = await scam_reports.file_report(
        tom, profile.id, ScamCategory.ADVANCE, STORY, [Evidence("f1", "u1"), Evidence("f2", "u2", "document")]
    )
    return tom, gold, await take_report(admin, filed.id, filed.version)


async def _told(member: Member, channel: Channel = Channel.TELEGRAM) -> list[str]:
    rows = await Notification.filter(recipient_id=member.id, channel=channel).order_by("id")
    return [row.key for row in rows]


@pytest.mark.parametrize(
    ("kind", "taken", "key"),
    [
        (ScamMeasure.WARNING, MeasureKind.WARNING, "measure.warned"),
        (ScamMeasure.RESTRICTION, MeasureKind.RESTRICTION, "measure.restricted"),
        (ScamMeasure.SUSPENSION, MeasureKind.SUSPENSION, "measure.suspended"),
    ],
)
async def test_an_upheld_report_takes_its_measure_and_tells_both(
    database: str, kind: ScamMeasure, taken: MeasureKind, key: str
) -> None:
    ada = await _of_the_team("Ada")
    tom, gold, report = await _under_review(ada)
    decided = await decide_report(
        ada, report.id, report.version, ScamStatus.FOUNDED, Consequence(kind, Clause.FRAUD, FACTS, 14)
    )
    assert (decided.status, decided.decided_at) == (ScamStatus.FOUNDED, clock.now())
    measure = await Measure.get()
    assert (measure.kind, measure.member_id, measure.facts) == (taken, gold.id, FACTS)
    assert await _told(tom) == ["scam.received", "scam.taken", "scam.decided"]
    assert key in await _told(gold)
    assert "scam.decided" not in await _told(gold)
    assert await count_reports(ada) == 0
    acts = [entry.action for entry in await AuditEntry.filter(object_kind="scam_report").order_by("id")]
    assert acts == ["scam.review", "scam.founded"]


@pytest.mark.parametrize("outcome", [ScamStatus.UNFOUNDED, ScamStatus.CLOSED])
async def test_other_outcomes_are_told_to_who_reported_alone(database: str, outcome: ScamStatus) -> None:
    ada = await _of_the_team("Ada")
    tom, gold, report = await _under_review(ada)
    before = await _told(gold)
    with pytest.raises(ConsequenceNeeded):
        await decide_report(ada, report.id, report.version, outcome, WARNED)
    assert (await decide_report(ada, report.id, report.version, outcome)).status is outcome
    assert await Measure.all().count() == 0
    assert (await _told(tom))[-1] == "scam.decided"
    assert await _told(gold) == before


async def test_an_upheld_report_says_what_follows_unless_the_account_is_gone(database: str) -> None:
    ada = await _of_the_team("Ada")
    tom = await visitor("Tom")
    _, gold, report = await _under_review(ada)
    with pytest.raises(ConsequenceNeeded):
        await decide_report(ada, report.id, report.version, ScamStatus.FOUNDED)
    assert (await ScamReport.get(id=report.id)).status is ScamStatus.REVIEW
    elsewhere = Consequence(ScamMeasure.ELSEWHERE, Clause.FRAUD, "")
    await decide_report(ada, report.id, report.version, ScamStatus.FOUNDED, elsewhere)
    assert await Measure.all().count() == 0
    nobody = await scam_reports.file_report(tom, None, ScamCategory.FAKE, STORY, [Evidence("f", "u")])
    taken = await take_report(ada, nobody.id, nobody.version)
    await decide_report(ada, taken.id, taken.version, ScamStatus.FOUNDED)
    assert gold.barred_by is None


async def test_only_the_team_decides_once_and_what_it_has_taken_and_has_no_part_in(database: str) -> None:
    ada, sam = await _of_the_team("Ada"), await _of_the_team("Sam")
    tom, gold, report = await _under_review(ada)
    for stranger in (tom, gold):
        assert not await may_decide(stranger, report)
        with pytest.raises(NotFound):
            await decide_report(stranger, report.id, report.version, ScamStatus.CLOSED)
    for person in (tom, gold):
        await members.appoint_admin(person.telegram_id or 0)
        person = await Member.get(id=person.id)
        assert not await may_decide(person, report)
        with pytest.raises(OwnCase):
            await decide_report(person, report.id, report.version, ScamStatus.CLOSED)
        await members.dismiss_admin(person.telegram_id or 0)
    with pytest.raises(Stale):
        await decide_report(ada, report.id, report.version - 1, ScamStatus.CLOSED)
    with pytest.raises(InvalidInput):
        await decide_report(ada, report.id, report.version, ScamStatus.REVIEW)
    done = await asyncio.gather(
        decide_report(ada, report.id, report.version, ScamStatus.FOUNDED, WARNED),
        decide_report(sam, report.id, report.version, ScamStatus.UNFOUNDED),
        return_exceptions=True,
    )
    [refused] = [each for each in done if isinstance(each, Exception)]
    assert isinstance(refused, IllegalMove | Stale)
    founded = (await ScamReport.get(id=report.id)).status is ScamStatus.FOUNDED
    assert await Measure.all().count() == int(founded)
    assert (await _told(tom)).count("scam.decided") == 1


async def test_what_a_measure_refuses_leaves_the_case_as_it_was(database: str) -> None:
    ada = await _of_the_team("Ada")
    _, gold, report = await _under_review(ada)
    await measures.restrict_account(ada, gold.public_id, Clause.CONDUCT, FACTS)
    again = Consequence(ScamMeasure.RESTRICTION, Clause.FRAUD, FACTS)
    with pytest.raises(measures.AlreadyMeasured):
        await decide_report(ada, report.id, report.version, ScamStatus.FOUNDED, again)
    assert (await ScamReport.get(id=report.id)).status is ScamStatus.REVIEW


async def test_evidence_is_for_the_team_and_its_reading_is_written_down(database: str) -> None:
    ada = await _of_the_team("Ada")
    tom, gold, report = await _under_review(ada)
    for stranger in (tom, gold):
        with pytest.raises(NotFound):
            await open_evidence(stranger, report.id)
    assert [file.file_id for file in await open_evidence(ada, report.id)] == ["f1", "f2"]
    assert await AuditEntry.filter(action="scam.evidence").count() == 1


async def test_half_a_year_after_the_decision_only_category_and_outcome_stay(database: str) -> None:
    ada = await _of_the_team("Ada")
    _, _, report = await _under_review(ada)
    await decide_report(ada, report.id, report.version, ScamStatus.UNFOUNDED)
    clock.freeze(clock.now() + timedelta(days=182))
    assert await reduce_old_reports() == 0
    clock.freeze(clock.now() + timedelta(days=1))
    assert [await reduce_old_reports() for _ in range(2)] == [1, 0]
    kept = await ScamReport.get(id=report.id)
    assert (kept.body, kept.snapshot, kept.category) == ("", {}, ScamCategory.ADVANCE)
    assert kept.status is ScamStatus.UNFOUNDED
    assert await ScamEvidence.all().count() == 0


async def test_that_somebody_looks_at_a_report_is_no_news_once_it_is_decided(database: str) -> None:
    ada = await _of_the_team("Ada")
    tom, _, report = await _under_review(ada)
    told = await Notification.get(recipient_id=tom.id, key="scam.taken")
    assert await is_open(told)
    await decide_report(ada, report.id, report.version, ScamStatus.UNFOUNDED)
    assert not await is_open(told)
