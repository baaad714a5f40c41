"""A report of a scam is filed with what is known, confirmed, and told to the team and nobody else."""

from datetime import timedelta

import pytest

from core import clock
from core.errors import NotFound
from models.delivery import Notification
from models.scam_report import ScamCategory, ScamReport, ScamStatus
from services import conversations, members, scam_reports
from services.scam_reports import Evidence
from services.scam_snapshots import snapshot_hash
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


async def test_a_fourth_new_case_of_a_day_waits(database: str) -> None:
    tom = await visitor()
    profiles = [(await professional(f"Gold {n}"))[1] for n in range(4)]
    for profile in profiles[:3]:
        await scam_reports.file_report(tom, profile.id, ScamCategory.OTHER, STORY)
    with pytest.raises(scam_reports.TooManyReports):
        await scam_reports.file_report(tom, profiles[3].id, ScamCategory.OTHER, STORY)
    await scam_reports.file_report(tom, profiles[0].id, ScamCategory.OTHER, STORY)
    clock.freeze(clock.now() + timedelta(days=1, seconds=1))
    await scam_reports.file_report(tom, profiles[3].id, ScamCategory.OTHER, STORY)


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
