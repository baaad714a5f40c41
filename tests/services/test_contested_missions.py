"""Contesting what the team decided about a mission: who judges, and what is undone or forgotten (states.md, b)."""

from datetime import timedelta

import pytest

from bot.mission_decisions import standing_decision
from core import clock
from core.errors import NotFound
from models.application import ApplicationStatus
from models.delivery import Card
from models.measure import AppealOutcome, Ending, MissionMeasure
from models.member import Member, Membership
from models.mission import EndReason, Mission, MissionStatus
from models.profile import Profile
from services import appeals, applications, measures, missions
from services.appeals import AppealedAlready, AppealTooLate, SecondAdminNeeded
from services.contested import APPEAL_WITHIN
from services.measures.erasing import erase_account
from services.missions import moderating
from services.missions.moderating import AppealWaits
from services.unit_of_work import unit_of_work
from tests.services import mission_scene as scene
from tests.services import moderating_scene as moderated
from tests.services import people

S, M = ApplicationStatus, MissionStatus


async def test_another_administrator_decides_the_appeal_and_a_suspension_that_is_overturned_is_lifted(
    database: str,
) -> None:
    nadia, mission, lea, _ = await scene.met()
    ada, sam = await moderated.admin("Ada"), await moderated.admin("Sam")
    measure = await moderated.suspended(ada, mission)
    for stranger in (lea, sam):
        with pytest.raises(NotFound):
            await appeals.file_appeal(stranger, "mission", measure.id, "Je la trouve bien, moi.")
    appeal = await appeals.file_appeal(nadia, "mission", measure.id, "Aucun virement n’est demandé.")
    with pytest.raises(AppealedAlready):
        await appeals.file_appeal(nadia, "mission", measure.id, "Encore une fois, c’est faux.")
    with pytest.raises(SecondAdminNeeded):
        await appeals.decide_appeal(ada, appeal.id, appeal.version, AppealOutcome.CONFIRMED, "Je maintiens.")
    with pytest.raises(AppealWaits):
        await moderated.removed(sam, mission)
    await appeals.decide_appeal(sam, appeal.id, appeal.version, AppealOutcome.OVERTURNED, "Vous avez raison.")
    assert await moderated.status_of(mission) is M.PUBLISHED
    assert (await MissionMeasure.get(id=measure.id)).ending is Ending.OVERTURNED
    assert "appeal.decided" in await moderated.told(nadia) and "appeal.judged" in await moderated.told(ada)
    assert (await moderated.told(lea))[-1] == "application.check_over"


async def test_an_appeal_that_is_won_after_the_end_of_the_decision_changes_nothing_more(
    database: str,
) -> None:
    nadia, mission = await scene.offered()
    ada, sam = await moderated.admin("Ada"), await moderated.admin("Sam")
    measure = await moderated.suspended(ada, mission)
    appeal = await appeals.file_appeal(nadia, "mission", measure.id, "Aucun virement n’est demandé.")
    await moderating.lift_suspension(ada, measure.id, measure.version)
    lifted = await Mission.get(id=mission.id)
    await appeals.decide_appeal(sam, appeal.id, appeal.version, AppealOutcome.OVERTURNED, "Vous avez raison.")
    assert await Mission.get(id=mission.id) == lifted
    assert (await Mission.get(id=mission.id)).version == lifted.version
    assert (await MissionMeasure.get()).ending is Ending.LIFTED


async def test_what_was_removed_stays_so_when_its_company_left_meanwhile(database: str) -> None:
    nadia, mission = await scene.offered()
    ada, sam = await moderated.admin("Ada"), await moderated.admin("Sam")
    await moderated.suspended(ada, mission)
    removal = await moderated.removed(ada, mission)
    await erase_account(nadia)
    await moderating.overturn_mission_measure(sam, removal.id)
    assert await moderated.status_of(mission) is M.WITHDRAWN


async def test_whoever_belongs_to_the_company_does_not_judge_its_appeal(database: str) -> None:
    nadia, mission = await scene.offered()
    ada, sam = await moderated.admin("Ada"), await moderated.admin("Sam")
    measure = await moderated.suspended(ada, mission)
    appeal = await appeals.file_appeal(nadia, "mission", measure.id, "Aucun virement n’est demandé.")
    await Membership.create(member_id=sam.id, organisation_id=mission.organisation_id, joined_at=clock.now())
    with pytest.raises(SecondAdminNeeded):
        await appeals.decide_appeal(sam, appeal.id, appeal.version, AppealOutcome.OVERTURNED, "C’est bon.")


async def test_what_was_removed_wrongly_can_be_published_again_by_its_company_for_half_a_year(
    database: str,
) -> None:
    nadia, mission, lea, _ = await scene.met()
    ada, sam = await moderated.admin("Ada"), await moderated.admin("Sam")
    await moderated.suspended(ada, mission)
    removal = await moderated.removed(ada, mission)
    clock.freeze(clock.now() + APPEAL_WITHIN - timedelta(days=1))
    appeal = await appeals.file_appeal(nadia, "mission", removal.id, "C’était un malentendu, voyez.")
    clock.freeze(clock.now() + timedelta(days=3))
    await measures.forget_old_measures()
    assert (await MissionMeasure.get(id=removal.id)).facts == moderated.FACTS, (
        "somebody still has to judge them"
    )
    await appeals.decide_appeal(sam, appeal.id, appeal.version, AppealOutcome.OVERTURNED, "En effet, pardon.")
    back = await Mission.get(id=mission.id)
    assert (back.status, back.end_reason, back.closed_at) == (M.INTERRUPTED, EndReason.NONE, None)
    told = await moderated.told(nadia)
    assert told[-2:] == ["appeal.decided", "appeal.decided@"], "one decision is one notice"
    assert "mission.restored" not in told
    await missions.republish_mission(nadia, mission.id, back.version)
    assert (await missions.search_missions(lea, "", missions.MissionFilters())).total == 1


async def test_a_mission_is_said_to_be_given_back_until_it_is_published_again(database: str) -> None:
    nadia, mission, _, _ = await scene.met()
    ada, sam = await moderated.admin("Ada"), await moderated.admin("Sam")
    await moderated.suspended(ada, mission)
    removal = await moderated.removed(ada, mission)
    await moderating.overturn_mission_measure(sam, removal.id)
    back = await Mission.get(id=mission.id)
    told = await standing_decision(back)
    assert told is not None and told.id == removal.id
    await missions.republish_mission(nadia, mission.id, back.version)
    marc, profile = await scene.freelance("Marc")
    row = await scene.talking(nadia, mission, marc)
    row = await applications.apply_firmly(marc, row.id, row.version)
    await applications.choose(nadia, row.id, row.version)
    await Profile.filter(id=profile.id).update(deleted_at=clock.now())
    await applications.settle_departed()
    interrupted = await Mission.get(id=mission.id)
    assert interrupted.status is M.INTERRUPTED and await standing_decision(interrupted) is None


async def test_what_a_colleague_contested_is_drawn_again_when_they_leave(database: str) -> None:
    _, mission = await scene.offered()
    ada = await moderated.admin()
    bob = await people.visitor("Bob")
    await Membership.create(
        member_id=bob.id, organisation_id=mission.organisation_id, is_owner=False, may_handle_missions=True
    )
    measure = await moderated.suspended(ada, mission)
    await appeals.file_appeal(bob, "mission", measure.id, "Aucun virement n’est demandé.")
    async with unit_of_work():
        for kind, number in (("mission_measure", measure.id), ("mission_case", mission.id)):
            await Card.create(member_id=ada.id, kind=kind, object_id=number, chat_id=1, version_wanted=1)
    await erase_account(await Member.get(id=bob.id))
    drawn = await Card.filter(member_id=ada.id, kind__in=("mission_measure", "mission_case"))
    assert [card.version_wanted > 1 for card in drawn] == [True, True]


async def test_whoever_contested_reads_the_answer_and_colleagues_that_the_mission_is_back(
    database: str,
) -> None:
    nadia, mission = await scene.offered()
    ada, sam = await moderated.admin("Ada"), await moderated.admin("Sam")
    bob = await people.visitor("Bob")
    await Membership.create(
        member_id=bob.id, organisation_id=mission.organisation_id, is_owner=False, may_handle_missions=True
    )
    measure = await moderated.suspended(ada, mission)
    appeal = await appeals.file_appeal(nadia, "mission", measure.id, "Aucun virement n’est demandé.")
    await appeals.decide_appeal(sam, appeal.id, appeal.version, AppealOutcome.OVERTURNED, "En effet, pardon.")
    for member, told in ((nadia, "appeal.decided"), (bob, "mission.lifted")):
        news = [key for key in await moderated.told(member) if key.startswith(("appeal.", "mission."))]
        assert news[-2:] == [told, f"{told}@"] and len(news) == 4, (
            "what was decided first, and what came of it"
        )


async def test_after_half_a_year_nothing_is_contested_and_the_facts_are_forgotten(database: str) -> None:
    nadia, mission = await scene.offered()
    ada = await moderated.admin()
    await moderated.suspended(ada, mission)
    removal = await moderated.removed(ada, mission)
    clock.freeze(clock.now() + APPEAL_WITHIN + timedelta(minutes=1))
    with pytest.raises(AppealTooLate):
        await appeals.file_appeal(nadia, "mission", removal.id, "C’était un malentendu, voyez.")
    await measures.forget_old_measures()
    assert set(await MissionMeasure.all().values_list("facts", flat=True)) == {""}
