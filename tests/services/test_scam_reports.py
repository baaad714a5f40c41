"""A report of a scam is filed with what is known, confirmed, and told to the team and nobody else."""

import asyncio
from datetime import timedelta

import pytest

from core import clock
from core.errors import NotFound
from models.database import on_sqlite
from models.delivery import Notification
from models.member import Member
from models.scam_report import ScamCategory, ScamReport, ScamStatus
from services import (
    conversations,
    measures,
    members,
    scam_alerts,
    scam_queue,
    scam_reports,
    scam_turns,
)
from services.scam_reports import Evidence
from services.scam_snapshots import snapshot_hash
from services.scam_voices import voices_about
from tests.services.people import professional, visitor

STORY = "Gold Consult m’a demandé 500 francs d’avance."


async def test_a_report_gives_a_number_a_delay_and_tells_the_team(database: str) -> None:
    tom, (gold, profile) = await visitor("Tom"), await professional("Gold Consult")
    ada = await visitor("Ada")
    await members.appoint_admin(ada.telegram_id or 0)
    await conversations.leave_message(tom, profile.id, "Combien ?", 1)
    report = await scam_reports.file_report(
        tom,
        profile.id,
        ScamCategory.ADVANCE,
        STORY,
        [Evidence("f1", "u1"), {"file_id": "f2", "unique_id": "u2"}],
    )
    assert scam_reports.receipt_number(report) == report.id
    assert scam_reports.answer_delay(report) == timedelta(hours=4)
    owed = {(n.recipient_id, n.key) for n in await Notification.filter(subject_kind="scam_report")}
    assert owed == {(tom.id, "scam.received"), (ada.id, "scam.to_admin")}
    assert len(await scam_reports.evidence_of(report)) == 2
    with pytest.raises(NotFound):
        await scam_reports.access_report(report.id, gold)
    assert (await scam_reports.access_report(report.public_id, tom)).id == report.id
    assert (await scam_reports.access_report(report.id, ada)).id == report.id


async def test_the_snapshot_keeps_profile_and_common_messages_under_a_seal(database: str) -> None:
    tom, (gold, profile) = await visitor("Tom"), await professional("Gold Consult", skills=("Or",))
    message = await conversations.leave_message(tom, profile.id, "Combien ?", 1)
    await conversations.reply(gold, message.conversation_id, "500 francs d’avance", 2)
    await scam_reports.file_report(tom, profile.id, ScamCategory.ADVANCE, STORY)
    snapshot = (await ScamReport.get()).snapshot
    assert snapshot["profile"]["display_name"] == "Gold Consult" and snapshot["profile"]["skills"] == ["Or"]
    assert [(m["from"], m["body"]) for m in snapshot["conversation"]] == [
        ("reporter", "Combien ?"),
        ("reported", "500 francs d’avance"),
    ]
    assert snapshot["sha256"] == snapshot_hash(snapshot)
    snapshot["conversation"][1]["body"] = "0 franc"
    assert snapshot["sha256"] != snapshot_hash(snapshot)


async def test_each_kind_has_a_priority() -> None:
    assert {kind.value: scam_reports.PRIORITIES[kind] for kind in ScamCategory} == {
        "advance": 1, "data": 1, "harass": 1, "fake": 2, "offplatform": 2, "unpaid": 3, "other": 3,
    }  # fmt: skip


async def test_without_a_profile_a_screenshot_is_needed(database: str) -> None:
    tom = await visitor()
    with pytest.raises(scam_reports.EvidenceNeeded):
        await scam_reports.file_report(tom, None, ScamCategory.FAKE, STORY)
    report = await scam_reports.file_report(tom, None, ScamCategory.FAKE, STORY, [Evidence("f", "u")])
    assert report.profile_id is None and report.snapshot["profile"] is None


async def test_a_story_of_a_few_words_or_too_many_files_is_refused(database: str) -> None:
    tom, (_, profile) = await visitor(), await professional("Gold Consult")
    for short in ("", "trop court", "a" + " " * 40):
        with pytest.raises(scam_reports.StoryTooShort):
            await scam_reports.file_report(tom, profile.id, ScamCategory.OTHER, short)
    files = [Evidence(f"f{n}", f"u{n}") for n in range(11)]
    with pytest.raises(scam_reports.TooMuchEvidence):
        await scam_reports.file_report(tom, profile.id, ScamCategory.OTHER, STORY, files)
    await scam_reports.file_report(tom, profile.id, ScamCategory.OTHER, STORY, files[:10])
    with pytest.raises(scam_reports.TooMuchEvidence):
        await scam_reports.file_report(tom, profile.id, ScamCategory.OTHER, STORY, files[10:])


async def test_the_same_pair_is_added_to_the_open_case(database: str) -> None:
    tom, (_, profile) = await visitor(), await professional("Gold Consult")
    first = await scam_reports.file_report(tom, profile.id, ScamCategory.OTHER, STORY, [Evidence("f", "u")])
    again = await scam_reports.file_report(
        tom, profile.id, ScamCategory.ADVANCE, STORY + " Encore.", [Evidence("f", "u"), Evidence("g", "v")]
    )
    assert again.id == first.id and "Encore." in again.body and again.body.startswith(first.body)
    assert again.priority == 1 and len(again.snapshot["later"]) == 1
    assert len(await scam_reports.evidence_of(again)) == 2
    await ScamReport.all().update(status=ScamStatus.UNFOUNDED)
    assert (await scam_reports.file_report(tom, profile.id, ScamCategory.OTHER, STORY)).id != first.id
    clock.freeze(clock.now() + timedelta(days=31))
    assert await ScamReport.all().count() == 2


async def test_what_is_beyond_three_new_cases_a_day_reaches_the_team_in_its_turn(database: str) -> None:
    tom, ada, start = await visitor("Tom"), await visitor("Ada"), clock.now()
    await members.appoint_admin(ada.telegram_id or 0)
    ada = await Member.get(id=ada.id)
    profiles = [(await professional(f"Gold {n}"))[1] for n in range(5)]
    rung = Notification.filter(recipient_id=ada.id, key="scam.to_admin")
    filed = list[ScamReport]()
    for profile in profiles:
        filed.append(await scam_reports.file_report(tom, profile.id, ScamCategory.ADVANCE, STORY))
        await rung.update(state="sent")
    assert (
        [case.is_queued for case in filed]
        == [False] * 3 + [True] * 2
        == [not case.to_weigh for case in filed]
    )
    assert {case.queued_until for case in filed[3:]} == {start + timedelta(days=1)}
    # What is added to it is kept with it, and tells the team no more than the case itself.
    added = await scam_reports.file_report(tom, profiles[4].id, ScamCategory.OTHER, STORY)
    assert (added.id, added.version, added.to_weigh) == (filed[4].id, 2, False)
    assert await Notification.filter(key="scam.queued").count() == 2 and await rung.count() == 3
    assert await scam_queue.count_reports(ada) == (await scam_alerts.untaken()).total == 3
    assert (await scam_queue.open_reports(ada)).total == 3
    assert (await scam_queue.open_reports(ada, profile_id=profiles[3].id)).total == 0
    assert (await measures.access_member_case(ada, profiles[3].public_id)).reports == 0
    with pytest.raises(NotFound):
        await scam_reports.access_report(filed[3].id, ada)
    assert (await scam_reports.reports_by(tom))[1] == 5
    assert (len(await voices_about(profiles[0])), await voices_about(profiles[3])) == (1, [])

    clock.freeze(start + timedelta(days=1) - timedelta(seconds=1))
    assert await scam_turns.release_due() == 0
    clock.freeze(start + timedelta(days=1))
    # Two of the new day's three are taken by those that waited.
    assert (
        await scam_reports.file_report(tom, None, ScamCategory.FAKE, STORY, [Evidence("f", "u")])
    ).is_queued is False
    late = await scam_reports.file_report(tom, None, ScamCategory.FAKE, STORY, [Evidence("f", "u")])
    assert late.queued_until == start + timedelta(days=2)
    assert await asyncio.gather(scam_turns.release_due(), scam_turns.release_due()) in (
        [2, 0],
        [0, 2],
        [1, 1],
    )
    case = await scam_reports.access_report(filed[4].id, ada)
    assert len(await voices_about(profiles[3])) == 1
    assert (case.is_queued, case.to_weigh, case.version, case.filed_at) == (False, True, 3, start)
    assert await Notification.filter(key="scam.released", recipient_id=tom.id).count() == 2
    assert await rung.count() == 4
    assert await scam_queue.count_reports(ada) == 6


async def test_no_more_than_ten_new_cases_reach_the_team_in_thirty_days(database: str) -> None:
    (tom, his), (rita, hers), start = await professional("Tom"), await professional("Rita"), clock.now()
    proof = [Evidence("f", "u")]
    cases = [await scam_reports.file_report(tom, None, ScamCategory.FAKE, STORY, proof) for _ in range(13)]
    days = [((case.queued_until or case.filed_at) - start).days for case in cases]
    assert days == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 30, 30, 30]
    # Whoever files many in advance silences nobody by it: what waits for its turn is no report yet.
    assert (await scam_reports.file_report(tom, hers.id, ScamCategory.FAKE, STORY)).is_queued
    await scam_reports.file_report(rita, his.id, ScamCategory.FAKE, STORY)
    assert [voice.answers_back for voice in await voices_about(his)] == [False]
    clock.freeze(start + timedelta(days=40))
    # One that cannot be released, for its version cannot be counted further, holds up no other.
    stuck = ScamReport.filter(id=cases[3].id)
    await stuck.update(version=2**63 - 1 if on_sqlite() else 2**31 - 1)
    assert await scam_turns.release_due() == 10 and await scam_turns.release_due() == 0
    await stuck.update(version=1)
    assert await scam_turns.release_due() == 1 and await scam_turns.release_due() == 0
    assert not await ScamReport.filter(is_queued=True).exists()


async def test_nobody_reports_themselves_nor_what_does_not_exist(database: str) -> None:
    gold, profile = await professional("Gold Consult")
    with pytest.raises(conversations.OwnProfile):
        await scam_reports.file_report(gold, profile.id, ScamCategory.OTHER, STORY)
    with pytest.raises(NotFound):
        await scam_reports.file_report(gold, 10**9, ScamCategory.OTHER, STORY)
    newcomer = await members.arrive(5, "New", "", "fr")
    with pytest.raises(members.NotRegistered):
        await scam_reports.file_report(newcomer, profile.id, ScamCategory.OTHER, STORY)


async def test_a_hidden_profile_can_still_be_reported(database: str) -> None:
    tom, (_, profile) = await visitor(), await professional("Gold Consult", certified=False)
    assert (
        await scam_reports.file_report(tom, profile.id, ScamCategory.OTHER, STORY)
    ).profile_id == profile.id
