"""What the team decides about a mission: who may, and what it does to everybody (states.md, b)."""

import asyncio
from datetime import timedelta

import pytest

from core import clock
from core.errors import DomainError, NotFound, Stale
from models.application import Application, ApplicationStatus
from models.audit import AuditEntry
from models.delivery import Notification
from models.measure import Clause, Ending, MissionMeasure
from models.member import Membership
from models.mission import EndReason, Mission, MissionStatus
from models.payrolling import PayrollFile
from models.profile import Profile
from services import appeals, applications, folded_names, measures, missions
from services.application_rules import MissionUnderCheck
from services.measures.erasing import erase_account
from services.missions import cases, moderating
from services.missions.moderating import FactsTooShort, MissionJudged, MissionOfOwnPlace
from tests.services import mission_scene as scene
from tests.services import moderating_scene as moderated

S, M = ApplicationStatus, MissionStatus


async def test_a_suspension_hides_the_mission_and_tells_its_company_why_and_its_candidates_that_it_waits(
    database: str,
) -> None:
    nadia, mission, lea, first = await scene.met()
    ada = await moderated.admin()
    measure = await moderated.suspended(ada, mission)
    assert await moderated.status_of(mission) is M.SUSPENDED
    assert not (await missions.search_missions(lea, "", missions.MissionFilters())).total
    await moderated.refused(
        NotFound, missions.access_mission(mission.public_id, None), missions.access_mission(mission.id, lea)
    )
    assert (await missions.access_mission(mission.id, nadia)).is_own
    assert {"mission.suspended", "mission.suspended@"} <= set(await moderated.told(nadia))
    assert not await Notification.filter(key="mission.suspended", mutable=True).exists()
    assert (await moderated.told(lea))[-1] == "application.under_check"
    assert measure.facts == moderated.FACTS and measure.clause is Clause.FRAUD and measure.stands
    entry = await AuditEntry.all().order_by("-id").first()
    assert entry is not None
    assert (entry.action, entry.object_name) == ("mission.suspension", mission.public_id)
    assert (entry.state_before, entry.state_after, entry.reason) == ("published", "suspended", "fraud")
    with pytest.raises(MissionUnderCheck):
        await applications.apply_firmly(lea, first.id, (await Application.get()).version)


@pytest.mark.parametrize("left", [timedelta(hours=49), timedelta(hours=71)])
async def test_the_three_days_of_a_choice_stand_still_from_the_suspension_on_and_run_on_after_it(
    database: str, left: timedelta
) -> None:
    nadia, mission, lea, first = await scene.met()
    ada = await moderated.admin()
    await applications.choose(nadia, first.id, first.version)
    clock.freeze(clock.now() + left)
    measure = await moderated.suspended(ada, mission)
    for _ in range(3):
        # The first look of the scheduler comes days later: nothing of that time counts.
        clock.freeze(clock.now() + timedelta(days=5))
        await applications.move_due()
        await missions.expire_due()
    assert (await Application.get(id=first.id)).status is S.CHOSEN
    await moderating.lift_suspension(ada, measure.id, measure.version)
    assert await moderated.status_of(mission) is M.RESERVED
    assert (await moderated.told(lea))[-1] == "application.check_over"
    clock.freeze(clock.now() + timedelta(hours=72) - left - timedelta(minutes=1))
    await applications.move_due()
    waiting = await Application.get(id=first.id)
    assert waiting.status is S.CHOSEN
    clock.freeze(clock.now() + timedelta(minutes=2))
    await applications.move_due()
    assert (await Application.get(id=first.id)).status is S.EXPIRED
    assert await moderated.status_of(mission) is M.PUBLISHED


async def test_what_a_firm_candidate_waited_before_and_after_is_all_that_counts(database: str) -> None:
    _, mission, lea, first = await scene.met()
    ada = await moderated.admin()
    await applications.apply_firmly(lea, first.id, first.version)
    clock.freeze(clock.now() + timedelta(days=10))
    measure = await moderated.suspended(ada, mission)
    clock.freeze(clock.now() + timedelta(days=30))
    await applications.move_due()
    await moderating.lift_suspension(ada, measure.id, measure.version)
    await applications.move_due()
    assert (await Application.get(id=first.id)).status is S.FIRM
    clock.freeze(clock.now() + timedelta(days=4, minutes=1))
    await applications.move_due()
    assert (await Application.get(id=first.id)).status is S.EXPIRED


async def test_the_sixty_days_of_a_mission_stand_still_too(database: str) -> None:
    _, mission = await scene.offered()
    ada = await moderated.admin()
    clock.freeze(clock.now() + timedelta(days=50))
    measure = await moderated.suspended(ada, mission)
    clock.freeze(clock.now() + timedelta(days=40))
    await moderating.lift_suspension(ada, measure.id, measure.version)
    await missions.expire_due()
    assert await moderated.status_of(mission) is M.PUBLISHED
    assert not await missions.asks_to_keep(mission.id)


async def test_a_removal_ends_everything_about_the_mission_and_says_that_the_team_did_it(
    database: str,
) -> None:
    nadia, mission, lea, first = await scene.met()
    ada = await moderated.admin()
    suspension = await moderated.suspended(ada, mission)
    removal = await moderated.removed(ada, mission)
    ended = await Mission.get(id=mission.id)
    assert (ended.status, ended.end_reason) == (M.WITHDRAWN, EndReason.MODERATION)
    assert (await Application.get(id=first.id)).status is S.CANCELLED
    assert (await moderated.told(lea))[-1] == "application.mission_removed"
    assert (await moderated.told(nadia))[-2:] == ["mission.removed", "mission.removed@"]
    over = await MissionMeasure.get(id=suspension.id)
    assert (over.ending, over.stands, removal.stands) == (Ending.DONE, False, True)


async def test_a_collaboration_goes_on_while_its_mission_is_suspended_and_ends_with_its_removal(
    database: str,
) -> None:
    nadia, mission, lea, first = await scene.met()
    ada = await moderated.admin()
    firm = await applications.apply_firmly(lea, first.id, first.version)
    await applications.choose(nadia, first.id, firm.version)
    measure = await moderated.suspended(ada, mission)
    deal = await Application.get(id=first.id)
    assert deal.status is S.DEAL and (await moderated.told(lea))[-1] == "application.deal_under_check"
    assert (await missions.access_mission(mission.id, lea)).terms is not None, "its party still reads it"
    await applications.close_finished()
    await moderating.lift_suspension(ada, measure.id, measure.version)
    assert await moderated.status_of(mission) is M.FILLED
    await moderated.suspended(ada, mission)
    await moderated.removed(ada, mission)
    assert (await Application.get(id=first.id)).status is S.CANCELLED
    assert str((await PayrollFile.get()).status) == "cancelled"
    assert (await moderated.told(lea))[-2:] == ["application.mission_removed", "application.mission_removed@"]


async def test_nobody_but_the_team_decides_and_nobody_about_their_own_organisation(database: str) -> None:
    nadia, mission, lea, _ = await scene.met()
    ada = await moderated.admin()
    for stranger in (nadia, lea):
        await moderated.refused(
            NotFound,
            moderating.suspend_mission(stranger, mission.id, mission.version, Clause.FRAUD, moderated.FACTS),
            cases.access_mission_case(stranger, mission.public_id),
            cases.find_mission_cases(stranger),
        )
    await Membership.create(member_id=ada.id, organisation_id=mission.organisation_id, joined_at=clock.now())
    seen = await Mission.get(id=mission.id)
    with pytest.raises(MissionOfOwnPlace):
        await moderating.suspend_mission(ada, mission.id, seen.version, Clause.FRAUD, moderated.FACTS)
    measure = await moderated.suspended(await moderated.admin("Sam"), mission)
    with pytest.raises(MissionOfOwnPlace):
        await moderating.lift_suspension(ada, measure.id, measure.version)
    with pytest.raises(MissionOfOwnPlace):
        await moderated.removed(ada, mission)
    with pytest.raises(NotFound):
        await cases.access_mission_measure(lea, measure.id)


async def test_only_what_is_live_is_suspended_with_facts_that_can_be_answered(database: str) -> None:
    nadia, mission = await scene.offered()
    ada = await moderated.admin()
    with pytest.raises(FactsTooShort):
        await moderating.suspend_mission(ada, mission.id, mission.version, Clause.FRAUD, "Suspect.")
    with pytest.raises(Stale):
        await moderating.suspend_mission(ada, mission.id, mission.version - 1, Clause.FRAUD, moderated.FACTS)
    with pytest.raises(MissionJudged):
        await moderated.removed(ada, mission)
    draft = await missions.write_draft(nadia, None, {"title": "Un brouillon"})
    with pytest.raises(NotFound):
        await moderated.suspended(ada, draft)
    await missions.withdraw_mission(nadia, mission.id, mission.version)
    with pytest.raises(MissionJudged):
        await moderated.suspended(ada, mission)
    assert (
        not await MissionMeasure.exists()
        and not await Notification.filter(key__startswith="mission.").exists()
    )


async def test_of_two_administrators_at_the_same_second_one_decides_and_the_other_reads_so(
    database: str,
) -> None:
    nadia, mission, _, first = await scene.met()
    ada, sam = await moderated.admin("Ada"), await moderated.admin("Sam")
    seen = await Mission.get(id=mission.id)
    both = [
        moderating.suspend_mission(each, mission.id, seen.version, Clause.FRAUD, moderated.FACTS)
        for each in (ada, sam)
    ]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["MissionJudged", "MissionMeasure"]
    measure = await MissionMeasure.get()
    assert (await moderated.told(nadia)).count("mission.suspended") == 1
    version = (await Mission.get(id=mission.id)).version
    done = await asyncio.gather(
        moderating.lift_suspension(ada, measure.id, measure.version),
        moderating.remove_mission(sam, mission.id, version, Clause.FRAUD, moderated.FACTS),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in done) == ["MissionJudged", "MissionMeasure"]
    lifted = isinstance(done[0], MissionMeasure)
    assert await moderated.status_of(mission) is (M.PUBLISHED if lifted else M.WITHDRAWN)
    assert (await Application.get(id=first.id)).status is (S.TALKING if lifted else S.CANCELLED)


async def test_a_discussion_that_is_kept_while_it_stands_still_has_thirty_days_and_no_more(
    database: str,
) -> None:
    nadia, mission, _, first = await scene.met()
    ada = await moderated.admin()
    clock.freeze(clock.now() + timedelta(days=31))
    await applications.move_due()
    measure = await moderated.suspended(ada, mission)
    clock.freeze(clock.now() + timedelta(days=5))
    seen = await Application.get(id=first.id)
    await applications.keep_talking(nadia, first.id, seen.version)
    clock.freeze(clock.now() + timedelta(days=2))
    await moderating.lift_suspension(ada, measure.id, measure.version)
    after = await Application.get(id=first.id)
    assert (after.frozen_at, after.timer_from) == (None, clock.now())


async def test_a_company_that_leaves_takes_its_suspended_mission_and_what_was_said_of_it_along(
    database: str,
) -> None:
    nadia, mission, _, first = await scene.met()
    ada, sam = await moderated.admin("Ada"), await moderated.admin("Sam")
    measure = await moderated.suspended(ada, mission)
    appeal = await appeals.file_appeal(nadia, "mission", measure.id, "Aucun virement n’est demandé.")
    await erase_account(nadia)
    ended = await Mission.get(id=mission.id)
    assert (ended.status, ended.end_reason) == (M.WITHDRAWN, EndReason.OWNER)
    assert (await Application.get(id=first.id)).status is S.CANCELLED
    over = await MissionMeasure.get(id=measure.id)
    assert (over.ending, over.facts) == (Ending.DONE, "")
    with pytest.raises(NotFound):
        await appeals.access_appeal(sam, appeal.id)
    for decides in (
        moderating.lift_suspension(ada, measure.id, over.version),
        moderating.remove_mission(ada, mission.id, ended.version, Clause.FRAUD, moderated.FACTS),
    ):
        with pytest.raises(DomainError):
            await decides
    with pytest.raises(NotFound):
        await cases.access_mission_case(ada, mission.id)
    await moderating.overturn_mission_measure(sam, measure.id)
    assert await moderated.status_of(mission) is M.WITHDRAWN


async def test_the_team_finds_missions_by_words_by_link_and_by_account(database: str) -> None:
    nadia, _ = await scene.company()
    rival, _ = await scene.company("Gold Consult")
    site, shop = (
        await scene.published(nadia, "Refonte du site"),
        await scene.published(rival, "Échoppe à gérer"),
    )
    await missions.write_draft(nadia, None, {"title": "Un brouillon du site"})
    ada = await moderated.admin()
    await moderated.suspended(ada, site)

    async def found(text: str = "", about: str = "") -> list[str]:
        return [each.title for each in (await cases.find_mission_cases(ada, text, about)).missions]

    assert await found() == ["Refonte du site", "Échoppe à gérer"], "what is suspended comes first"
    assert await found("SITE refonte") == await found("alpina") == ["Refonte du site"]
    assert await found("gold") == await found(about=rival.public_id) == ["Échoppe à gérer"]
    assert await found("échoppe GERER") == await found("ECHOPPE") == ["Échoppe à gérer"]
    assert await found("%") == await found(about="zzzzzzzzzzzz") == []
    assert await found("refonte alpina") == ["Refonte du site"] and await found("refonte gold") == []
    await Mission.filter(id=site.id).update(title="Étude du site")
    await Profile.filter(organisation_id=site.organisation_id).update(display_name="Brumes")
    assert await found("refonte") == await found("alpina") == []
    assert await found("etude BRUMES") == ["Étude du site"]
    await Mission.filter(id=site.id).update(title="¨")
    assert await folded_names.fold_all() > 0 == await folded_names.fold_all()
    for pasted in (
        shop.public_id,
        f"m_{shop.public_id}",
        f"https://t.me/entremise_bot?start=m_{shop.public_id}",
        f"http://127.0.0.1/m/{shop.public_id}",
    ):
        assert await cases.mission_named_in(ada, pasted) == shop.public_id
    assert await cases.mission_named_in(ada, "Refonte") is None
    assert (await measures.access_member_case(ada, rival.public_id)).missions == 1
