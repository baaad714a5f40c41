"""The end of a collaboration by request of both sides: who asks, who answers, who carries it out, and what follows."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from core import clock
from core.errors import DomainError, IllegalMove, NotFound, Stale
from models.annulment import AnnulmentStatus
from models.application import ApplicationStatus
from models.audit import AuditEntry
from models.conversation import Conversation, ConversationState
from models.delivery import Notification
from models.departure import FarewellKind
from models.member import Member, Membership
from models.mission import Mission, MissionStatus
from models.payrolling import PayrollFile, PayrollStatus
from models.profile import Profile
from services import annulments, applications, missions, own_data
from services.annulments import OwnCollaboration
from services.application_rules import NotAgain
from services.applications.annulling import (
    AnnulmentAsked,
    AnnulmentTooSoon,
    agree_to_annulment,
    ask_annulment,
    decline_annulment,
    take_annulment_back,
)
from services.given_text import TextMissing
from services.measures.erasing import erase_account
from services.missions import AnnulmentPending
from services.standing import AccountRestricted
from services.waiting import Awaited, waiting_for
from tests.services import annulment_scene as asking
from tests.services import mission_scene, payroll_scene
from tests.services.payroll_scene import refusal

S, A = ApplicationStatus, AnnulmentStatus


@pytest.fixture
def partner() -> Iterator[None]:
    """A payrolling partner, and the keys that seal our copies."""
    with payroll_scene.partner():
        yield


async def test_both_sides_ask_and_the_team_annuls_it(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.agreed(deal)
    assert (row.status, row.annulment) == (S.DEAL, A.AGREED), "nothing changes before the team has decided"
    assert await annulments.count_annulments(ada) == 1
    done = await annulments.carry_out(ada, row.id, row.version)
    assert (done.status, done.annulment, done.annulment_reason) == (S.CANCELLED, A.CARRIED_OUT, asking.WHY)
    assert (await Mission.get(id=row.mission_id)).status is MissionStatus.INTERRUPTED
    thread = await Conversation.get(id=done.conversation_id)
    assert (thread.state, thread.ended_at) == (ConversationState.ARCHIVED, clock.now())
    assert await asking.told(deal.lea) == ["annulment_asked", "annulment_asked@", "annulled", "annulled@"]
    assert await asking.told(deal.owner) == ["annulment_agreed", "annulled", "annulled@"]
    assert not await Notification.filter(key="application.annulled", mutable=True).exists()
    assert await annulments.count_annulments(ada) == 0
    entry = await AuditEntry.get(action="annulment.carried_out")
    assert (entry.object_name, entry.state_after, entry.reason) == (row.public_id, "cancelled", "")


async def test_the_interrupted_mission_is_republished_or_closed_and_the_pair_does_not_meet_there_again(
    database: str,
) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.agreed(deal)
    await annulments.carry_out(ada, row.id, row.version)
    mission = await Mission.get(id=row.mission_id)
    await missions.republish_mission(deal.owner, mission.id, mission.version)
    with pytest.raises(NotAgain):
        await applications.propose_oneself(deal.lea, mission.id)
    marc, _ = await mission_scene.freelance("Marc")
    assert (await applications.propose_oneself(marc, mission.id)).status is S.PROPOSED
    assert await applications.refused_missions(row.profile_id) == 0, "no figure counts it"


async def test_the_team_hears_of_it_once_an_hour_however_many_there_are(database: str) -> None:
    ada = await payroll_scene.admin_named()
    for name in ("Léa", "Marc"):
        await asking.agreed(await payroll_scene.sealed(name))
    assert await Notification.filter(recipient_id=ada.id, key="annulment.waiting").count() == 1
    cases, count, _ = await annulments.annulment_queue(ada, 0, 6)
    assert (len(cases), count) == (2, 2)


async def test_the_other_side_wants_to_go_on_and_the_same_side_waits_before_it_asks_again(
    database: str,
) -> None:
    deal = await payroll_scene.sealed()
    row = await asking.asked(deal)
    assert (await waiting_for(deal.lea)).of(Awaited.ANNULMENT) == 1
    assert (await waiting_for(deal.owner)).of(Awaited.ANNULMENT) == 0
    row = await decline_annulment(deal.lea, row.id, row.version)
    assert row.annulment is A.DECLINED and (await waiting_for(deal.lea)).of(Awaited.ANNULMENT) == 0
    assert await asking.told(deal.owner) == ["annulment_declined"]
    with pytest.raises(AnnulmentTooSoon):
        await asking.asked(deal)
    clock.freeze(clock.now() + timedelta(days=7))
    assert (await asking.asked(deal)).annulment is A.ASKED


async def test_the_side_that_declined_may_ask_itself_at_once(database: str) -> None:
    deal = await payroll_scene.sealed()
    row = await asking.asked(deal)
    await decline_annulment(deal.lea, row.id, row.version)
    row = await asking.asked(deal, deal.lea)
    assert row.annulment_by == "freelance"
    assert (await waiting_for(deal.owner)).of(Awaited.ANNULMENT) == 1


async def test_whoever_asked_takes_it_back_and_either_side_does_until_the_team_decided(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.asked(deal)
    with pytest.raises(IllegalMove):
        await take_annulment_back(deal.lea, row.id, row.version)
    assert (await take_annulment_back(deal.owner, row.id, row.version)).annulment is A.TAKEN_BACK
    row = await asking.asked(deal, deal.lea)
    row = await agree_to_annulment(deal.owner, row.id, row.version)
    back = await take_annulment_back(deal.owner, row.id, row.version)
    assert back.annulment is A.TAKEN_BACK
    with pytest.raises(Stale):
        await annulments.carry_out(ada, row.id, row.version)
    assert (await asking.row_of(deal)).status is S.DEAL


async def test_the_team_refuses_with_a_reason_that_both_read(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.agreed(deal)
    with pytest.raises(TextMissing):
        await annulments.refuse(ada, row.id, row.version, "  ")
    row = await annulments.refuse(ada, row.id, row.version, "Le contrat court déjà chez le partenaire.")
    assert (row.status, row.annulment) == (S.DEAL, A.REFUSED)
    for member in (deal.lea, deal.owner):
        assert (await asking.told(member))[-2:] == ["annulment_refused", "annulment_refused@"]


async def test_both_ask_at_the_same_second_and_the_second_reads_the_question(database: str) -> None:
    deal = await payroll_scene.sealed()
    row = await asking.row_of(deal)
    answers = await asyncio.gather(
        *(ask_annulment(who, row.id, row.version, asking.WHY) for who in (deal.owner, deal.lea)),
        return_exceptions=True,
    )
    assert sum(isinstance(each, AnnulmentAsked) for each in answers) == 1
    assert (await asking.row_of(deal)).annulment is A.ASKED


async def test_two_administrators_decide_at_the_same_second_and_one_of_them_does(database: str) -> None:
    ada, zoe = await payroll_scene.admin_named(), await payroll_scene.admin_named("Zoé")
    deal = await payroll_scene.sealed()
    row = await asking.agreed(deal)
    answers = await asyncio.gather(
        annulments.carry_out(ada, row.id, row.version),
        annulments.refuse(zoe, row.id, row.version, "Encore un instant de réflexion."),
        return_exceptions=True,
    )
    assert sum(isinstance(each, DomainError) for each in answers) == 1
    after = await asking.row_of(deal)
    assert (after.status, after.annulment) in ((S.CANCELLED, A.CARRIED_OUT), (S.DEAL, A.REFUSED))
    assert await AuditEntry.filter(action__startswith="annulment.").count() == 1


async def test_nobody_decides_on_a_collaboration_of_theirs_or_of_their_organisation(database: str) -> None:
    deal = await payroll_scene.sealed()
    row = await asking.agreed(deal)
    bob = await payroll_scene.admin_named("Bob")
    mission = await Mission.get(id=row.mission_id)
    await Membership.create(
        member_id=bob.id, organisation_id=mission.organisation_id, is_owner=False, may_handle_missions=False
    )
    await Member.filter(id=deal.lea.id).update(is_admin=True)
    for admin in (bob, await Member.get(id=deal.lea.id)):
        assert await refusal(annulments.carry_out(admin, row.id, row.version)) is OwnCollaboration
        assert await refusal(annulments.refuse(admin, row.id, row.version, asking.WHY)) is OwnCollaboration
    assert (await asking.row_of(deal)).status is S.DEAL


async def test_nobody_who_is_restricted_asks_agrees_or_decides(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    until = {"restricted_until": clock.now() + timedelta(hours=72)}
    await Member.filter(id=deal.owner.id).update(**until)
    assert await refusal(asking.asked(deal, await Member.get(id=deal.owner.id))) is AccountRestricted
    await Member.filter(id=deal.owner.id).update(restricted_until=None)
    row = await asking.asked(deal)
    await Profile.filter(id=row.profile_id).update(**until)
    assert await refusal(agree_to_annulment(deal.lea, row.id, row.version)) is AccountRestricted
    await Profile.filter(id=row.profile_id).update(restricted_until=None)
    row = await agree_to_annulment(deal.lea, row.id, row.version)
    await Member.filter(id=ada.id).update(**until)
    assert await refusal(annulments.carry_out(ada, row.id, row.version)) is AccountRestricted


async def test_strangers_and_the_wrong_moment_change_nothing(database: str) -> None:
    deal = await payroll_scene.sealed()
    stranger, _ = await mission_scene.freelance("Paul")
    row = await asking.row_of(deal)
    refused: list[tuple[Any, type[DomainError]]] = [
        (ask_annulment(stranger, row.id, row.version, asking.WHY), NotFound),
        (ask_annulment(deal.owner, row.id, row.version, ""), TextMissing),
        (ask_annulment(deal.owner, row.id, row.version - 1, asking.WHY), Stale),
        (agree_to_annulment(deal.lea, row.id, row.version), IllegalMove),
        (annulments.carry_out(deal.owner, row.id, row.version), NotFound),
    ]
    for asked, kind in refused:
        assert await refusal(asked) is kind
    row = await asking.asked(deal)
    assert await refusal(agree_to_annulment(deal.owner, row.id, row.version)) is IllegalMove
    assert await refusal(agree_to_annulment(stranger, row.id, row.version)) is NotFound


async def test_what_was_asked_ends_with_the_collaboration(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.asked(deal)
    mission = await Mission.get(id=row.mission_id)
    await missions.close_mission(deal.owner, mission.id, mission.version)
    row = await asking.row_of(deal)
    assert (row.status, row.annulment, row.annulment_reason) == (S.DONE, None, "")
    assert await refusal(annulments.carry_out(ada, row.id, row.version)) is NotFound


async def test_what_waits_for_the_team_is_not_closed_away_by_the_company(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.agreed(deal)
    mission = await Mission.get(id=row.mission_id)
    for asked in (
        missions.require_closable(mission),
        missions.close_mission(deal.owner, mission.id, mission.version),
    ):
        assert await refusal(asked) is AnnulmentPending
    assert (await asking.row_of(deal)).annulment is A.AGREED
    await annulments.refuse(ada, row.id, row.version, "Le contrat court déjà.")
    await missions.close_mission(deal.owner, mission.id, mission.version)
    assert (await asking.row_of(deal)).status is S.DONE


async def test_the_team_that_decides_on_what_was_taken_back_reads_that_it_changed(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    seen = await asking.agreed(deal)
    back = await take_annulment_back(deal.owner, seen.id, seen.version)
    for version, kind in ((seen.version, Stale), (back.version, IllegalMove)):
        assert await refusal(annulments.require_decidable(ada, seen.id, version)) is kind
        assert await refusal(annulments.carry_out(ada, seen.id, version)) is kind
    assert await refusal(annulments.require_decidable(deal.owner, seen.id, seen.version)) is NotFound


async def test_an_account_that_goes_meanwhile_ends_it_and_the_conversation_closes(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.agreed(deal)
    await erase_account(await Member.get(id=deal.lea.id), FarewellKind.TEAM)
    after = await asking.row_of(deal)
    assert (after.status, after.annulment) == (S.CANCELLED, None)
    assert await refusal(annulments.carry_out(ada, row.id, row.version)) is Stale
    assert (await Conversation.get(id=after.conversation_id)).state is ConversationState.CLOSED


async def test_what_somebody_wrote_about_it_goes_with_their_account(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.asked(deal, deal.lea)
    row = await agree_to_annulment(deal.owner, row.id, row.version)
    await annulments.carry_out(ada, row.id, row.version)
    await erase_account(await Member.get(id=deal.lea.id), FarewellKind.TEAM)
    after = await asking.row_of(deal)
    assert (after.annulment, after.annulment_reason) == (A.CARRIED_OUT, "")


async def test_a_suspended_mission_comes_back_interrupted(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.agreed(deal)
    filled = await Mission.get(id=row.mission_id)
    await Mission.filter(id=filled.id).update(
        status=MissionStatus.SUSPENDED, suspended_from=MissionStatus.FILLED, version=filled.version + 1
    )
    await annulments.carry_out(ada, row.id, row.version)
    mission = await Mission.get(id=filled.id)
    assert (mission.status, mission.suspended_from) == (MissionStatus.SUSPENDED, MissionStatus.INTERRUPTED)


async def test_the_payrolling_file_ends_with_it_and_the_partner_is_told(database: str, partner: None) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    await deal.chosen()
    await payroll_scene.handed_over()
    row = await asking.agreed(deal)
    await annulments.carry_out(ada, row.id, row.version)
    file = await PayrollFile.get(application_id=row.id)
    assert file.status is PayrollStatus.CANCELLED
    assert [event for event, _ in await payroll_scene.deliveries()] == ["dossier", "cancelled"]


async def test_the_file_of_either_side_says_what_it_wrote_and_what_the_team_answered(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    row = await asking.agreed(deal)
    await annulments.refuse(ada, row.id, row.version, "Le contrat court déjà.")
    (mine,) = (await own_data.collect(deal.owner)).areas["missions"]["annulments_for_the_company"]
    assert (mine["annulment_reason"], mine["annulment_answer"]) == (asking.WHY, "Le contrat court déjà.")
    (theirs,) = (await own_data.collect(deal.lea)).areas["missions"]["applications"]
    assert (theirs["annulment_reason"], theirs["annulment_answer"]) == (None, "Le contrat court déjà.")
