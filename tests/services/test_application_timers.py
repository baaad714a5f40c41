"""What time, the team and new terms do to interest: reminders, lapses, stops, and the end of a filled mission."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core import clock
from core.errors import Stale
from models.application import Application, ApplicationStatus
from models.conversation import Conversation, ConversationState
from models.delivery import Notification
from models.member import Member
from models.mission import Mission, MissionMove, MissionStatus
from models.profile import Certification, Profile
from services import applications, missions
from services.application_rules import MissionUnderCheck, OtherUnderCheck
from services.missions import MissionAnswers
from services.missions.moving import move_mission
from tests.services import mission_scene as scene

S = ApplicationStatus


async def _pass(**span: float) -> None:
    clock.freeze(clock.now() + timedelta(**span))
    await applications.move_due()


async def _now(application: Application) -> Application:
    return await Application.get(id=application.id)


async def _mission(mission: Mission) -> Mission:
    return await Mission.get(id=mission.id)


async def _told(member: Member) -> list[str]:
    owed = Notification.filter(recipient_id=member.id, subject_kind__in=("application", "mission"))
    return [
        f"{each.key.partition('.')[2]}{'@' if each.channel == 'email' else ''}"
        for each in await owed.exclude(state="dropped").order_by("id")
    ]


async def _suspend(mission: Mission) -> None:
    seen = await _mission(mission)
    await move_mission(seen, MissionMove.SUSPEND, None, suspended_from=seen.status)


async def _lift(mission: Mission) -> None:
    await move_mission(await _mission(mission), MissionMove.LIFT, None, suspended_from=None)


async def test_a_firm_candidate_is_remembered_after_seven_days_and_free_again_after_fourteen(
    database: str,
) -> None:
    nadia, mission, lea, first = await scene.met()
    await applications.apply_firmly(lea, first.id, first.version)
    await _pass(days=6, hours=23)
    assert "nudge" not in await _told(nadia)
    await _pass(hours=1)
    assert (await _told(nadia))[-1] == "nudge" and "nudge" not in await _told(lea)
    await _pass(days=6, hours=23)
    assert (await _now(first)).status is S.FIRM
    await _pass(hours=1)
    lapsed = await _now(first)
    assert lapsed.status is S.EXPIRED and (await _mission(mission)).status is MissionStatus.PUBLISHED
    assert (await _told(lea))[-2:] == (await _told(nadia))[-2:] == ["expired_firm", "expired_firm@"]
    assert (await Conversation.get()).state is ConversationState.CLOSED


async def test_a_firm_candidate_waits_as_long_as_somebody_else_may_still_confirm(database: str) -> None:
    nadia, mission = await scene.offered()
    (lea, _), (marc, _) = await scene.freelance("Léa"), await scene.freelance("Marc")
    first, second = await scene.talking(nadia, mission, lea), await scene.talking(nadia, mission, marc)
    await applications.apply_firmly(lea, first.id, first.version)
    await _pass(days=13)
    await applications.choose(nadia, second.id, second.version)
    await _pass(days=2)
    assert [(await _now(each)).status for each in (first, second)] == [S.FIRM, S.CHOSEN]
    await _pass(days=1)
    await _pass(seconds=1)
    assert [(await _now(each)).status for each in (first, second)] == [S.FIRM, S.EXPIRED]
    await _pass(hours=23)
    assert (await _now(first)).status is S.FIRM
    await _pass(hours=2)
    assert (await _now(first)).status is S.EXPIRED


async def test_a_filled_mission_is_asked_about_and_closed_thirty_days_after_its_end(database: str) -> None:
    nadia, mission = await scene.offered()
    lea, _ = await scene.freelance()
    end = MissionAnswers(begins=date(2026, 5, 5), ends=date(2026, 5, 8))
    mission = await missions.change_mission(nadia, mission.id, mission.version, end)
    first = await scene.talking(nadia, mission, lea)
    firm = await applications.apply_firmly(lea, first.id, first.version)
    await applications.choose(nadia, first.id, firm.version)
    for days, asked, status in (
        (26, 0, MissionStatus.FILLED),
        (1, 1, MissionStatus.FILLED),
        (6, 1, MissionStatus.FILLED),
        (1, 1, MissionStatus.CLOSED),
    ):
        clock.freeze(clock.now() + timedelta(days=days))
        for _ in range(2):
            await applications.close_finished()
        assert ((await _told(nadia)).count("closing"), (await _mission(mission)).status) == (asked, status)
    assert (await _now(first)).status is S.DONE
    assert (await _told(lea))[-1] == (await _told(nadia))[-1] == "done"
    assert (await Conversation.get()).state is ConversationState.ARCHIVED


async def test_candidates_who_are_not_out_of_it_read_new_terms_before_they_say_anything_definitive(
    database: str,
) -> None:
    nadia, mission = await scene.offered()
    (lea, _), (marc, _), (paul, _) = [await scene.freelance(name) for name in ("Léa", "Marc", "Paul")]
    first = await scene.talking(nadia, mission, lea)
    await applications.propose_oneself(marc, mission.id)
    out = await scene.talking(nadia, mission, paul)
    await applications.discard(nadia, out.id, out.version, "Compétences")
    for answers in (MissionAnswers(rate=Decimal(950)), MissionAnswers(ends=date(2026, 9, 1))):
        seen = await _mission(mission)
        await missions.change_mission(nadia, mission.id, seen.version, answers)
    assert [(await _told(who)).count("terms") for who in (lea, marc, paul, nadia)] == [2, 2, 0, 0]
    with pytest.raises(Stale):
        await applications.apply_firmly(lea, first.id, first.version)
    assert (await applications.apply_firmly(lea, first.id, first.version + 2)).status is S.FIRM


async def test_a_choice_waits_while_the_mission_is_under_check_and_can_be_refused_all_the_same(
    database: str,
) -> None:
    nadia, mission, lea, first = await scene.met()
    await applications.choose(nadia, first.id, first.version)
    await _pass(hours=40)
    await _suspend(mission)
    assert "under_check" in await _told(lea)
    await _pass(seconds=1)
    await _pass(days=30)
    waiting = await _now(first)
    assert waiting.status is S.CHOSEN, "timers stand still while the mission is under check"
    with pytest.raises(MissionUnderCheck):
        await applications.apply_firmly(lea, first.id, waiting.version)
    await applications.decline(lea, first.id, waiting.version, "Tarif")
    seen = await _mission(mission)
    assert (seen.status, seen.suspended_from) == (MissionStatus.SUSPENDED, MissionStatus.PUBLISHED)
    assert "refused" in await _told(nadia)
    await _lift(mission)
    assert (await _mission(mission)).status is MissionStatus.PUBLISHED


async def test_what_was_left_of_three_days_is_left_after_the_check(database: str) -> None:
    nadia, company = await scene.company()
    mission = await scene.published(nadia)
    lea, _ = await scene.freelance()
    first = await scene.talking(nadia, mission, lea)
    await applications.choose(nadia, first.id, first.version)
    await _pass(hours=49)
    await Profile.filter(id=company.id).update(certification=Certification.SUSPENDED)
    await _pass(seconds=1)
    await _pass(days=10)
    with pytest.raises(OtherUnderCheck):
        await applications.apply_firmly(lea, first.id, (await _now(first)).version)
    await Profile.filter(id=company.id).update(certification=Certification.CERTIFIED)
    await _pass(seconds=1)
    await _pass(hours=22)
    assert (await _now(first)).status is S.CHOSEN
    await _pass(hours=1)
    assert (await _now(first)).status is S.EXPIRED
    assert (await _mission(mission)).status is MissionStatus.PUBLISHED
    assert (await _told(lea)).count("nudge_choice") == 0, "a reminder of what is over is not sent any more"
