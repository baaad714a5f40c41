"""Mutual interest through the services: races, siblings, conversations, timers, and what a mission's moves cause."""

import asyncio
from datetime import timedelta

import pytest

from core import clock
from core.errors import Conflict, IllegalMove, NotFound, Stale
from models.application import Application, ApplicationStatus, Party
from models.conversation import Conversation, ConversationState
from models.delivery import Notification
from models.member import Member, Membership
from models.mission import Mission, MissionStatus
from models.profile import Certification, Profile
from services import applications, conversations, missions
from services.application_rules import (
    AlreadyProposed,
    NotAgain,
    Taken,
    TooManyProposals,
    TooSoonAgain,
)
from services.certifications import certify_profile
from services.conversations import CertificationNeeded
from services.missions import MissionAnswers, MissionFilled
from tests.services import mission_scene as scene
from tests.services import people

S = ApplicationStatus


async def _pass(**span: float) -> None:
    clock.freeze(clock.now() + timedelta(**span))
    await applications.move_due()


async def _status(application: Application) -> ApplicationStatus:
    return (await Application.get(id=application.id)).status


async def _mission(mission: Mission) -> MissionStatus:
    return (await Mission.get(id=mission.id)).status


async def _told(member: Member) -> list[str]:
    owed = await Notification.filter(recipient_id=member.id, key__startswith="application.").order_by("id")
    return [
        f"{each.key.removeprefix('application.')}{'@' if each.channel == 'email' else ''}" for each in owed
    ]


async def test_two_keys_in_any_order_seal_the_deal_and_everybody_else_is_told(database: str) -> None:
    nadia, mission = await scene.offered()
    (lea, _), (marc, _), (paul, _) = [await scene.freelance(name) for name in ("Léa", "Marc", "Paul")]
    first, second = await scene.talking(nadia, mission, lea), await scene.talking(nadia, mission, marc)
    third = await applications.propose_oneself(paul, mission.id)
    firm = await applications.apply_firmly(lea, first.id, first.version)
    assert firm.status is S.FIRM
    with pytest.raises(Stale):
        await applications.choose(nadia, first.id, first.version)
    assert (await applications.choose(nadia, first.id, firm.version)).status is S.DEAL
    assert await _mission(mission) is MissionStatus.FILLED
    assert [await _status(each) for each in (second, third)] == [S.NOT_SELECTED] * 2
    for other in (marc, paul):
        assert [key for key in await _told(other) if key.startswith("not")] == [
            "not_selected",
            "not_selected@",
        ]
        assert await conversations.list_conversations(other) == []
        with pytest.raises(MissionFilled):
            await missions.access_mission(mission.id, other)
    assert (await missions.access_mission(mission.id, lea)).terms is not None
    [open_line] = await conversations.list_conversations(lea)
    assert open_line.about == "Refonte du site" and open_line.other_name == "Alpina SA"
    await conversations.reply(lea, open_line.id, "À lundi")
    with pytest.raises(Taken):
        await applications.choose(nadia, second.id, second.version)
    current = await Mission.get(id=mission.id)
    await missions.close_mission(nadia, mission.id, current.version)
    assert await _status(first) is S.DONE
    assert (await Conversation.get(id=open_line.id)).state is ConversationState.ARCHIVED
    with pytest.raises(conversations.ConversationArchived):
        await conversations.reply(lea, open_line.id, "Encore une question")
    assert (await conversations.read_conversation(open_line.id, lea)).messages[-1].body == "À lundi"


async def test_a_choice_reserves_the_mission_for_three_days_and_a_refusal_gives_it_back(
    database: str,
) -> None:
    nadia, mission = await scene.offered()
    (lea, _), (marc, _) = await scene.freelance("Léa"), await scene.freelance("Marc")
    first, second = await scene.talking(nadia, mission, lea), await scene.talking(nadia, mission, marc)
    chosen = await applications.choose(nadia, first.id, first.version)
    assert (chosen.status, await _mission(mission)) == (S.CHOSEN, MissionStatus.RESERVED)
    with pytest.raises(Taken):
        await applications.choose(nadia, second.id, second.version)
    firm = await applications.apply_firmly(marc, second.id, second.version)
    await _pass(hours=48)
    assert (await _told(lea))[-1] == "nudge_choice"
    await applications.decline(lea, first.id, chosen.version, "Tarif")
    assert (await _status(first), await _mission(mission)) == (S.REFUSED, MissionStatus.PUBLISHED)
    with pytest.raises(NotAgain):
        await applications.propose_oneself(lea, mission.id)
    sealed = await applications.choose(nadia, second.id, firm.version)
    assert (sealed.status, await _mission(mission)) == (S.DEAL, MissionStatus.FILLED)


async def test_a_choice_that_is_not_confirmed_lapses_and_the_mission_comes_back(database: str) -> None:
    nadia, mission, lea, first = await scene.met()
    await applications.choose(nadia, first.id, first.version)
    await _pass(hours=48)
    await _pass(hours=24)
    assert (await _status(first), await _mission(mission)) == (S.EXPIRED, MissionStatus.PUBLISHED)
    assert "choice_expired@" in await _told(lea) and "choice_expired" in await _told(nadia)
    again = await applications.propose_mission(nadia, mission.id, first.profile_id)
    assert (again.id, again.status, again.proposals) == (first.id, S.PROPOSED, 2)
    await applications.accept(lea, again.id, again.version)
    assert await Conversation.all().count() == 1


async def _colleague(mission: Mission) -> Member:
    """Somebody who handles the missions of the same company."""
    bob = await people.visitor("Bob")
    await Membership.create(
        member_id=bob.id, organisation_id=mission.organisation_id, is_owner=False, may_handle_missions=True
    )
    return bob


async def test_nobody_mutes_that_a_collaboration_begins_whichever_side_seals_it(database: str) -> None:
    nadia, mission, lea, first = await scene.met()
    bob = await _colleague(mission)
    chosen = await applications.choose(nadia, first.id, first.version)
    await applications.apply_firmly(lea, first.id, chosen.version)
    for person in (nadia, bob):
        told = await Notification.get(recipient_id=person.id, key="application.deal")
        assert told.mutable is False, "sealed by the freelance"
    (paul, _), other = await scene.freelance("Paul"), await scene.published(nadia)
    second = await scene.talking(nadia, other, paul)
    firm = await applications.apply_firmly(paul, second.id, second.version)
    await applications.choose(nadia, second.id, firm.version)
    sealed = await Notification.filter(key="application.deal", subject_id=second.id)
    assert {each.recipient_id for each in sealed} == {bob.id, paul.id}
    assert not any(each.mutable for each in sealed), "sealed by the company"


async def test_who_closes_a_mission_reads_it_on_their_screen_and_the_others_are_told(database: str) -> None:
    nadia, mission, lea, first = await scene.met()
    bob = await _colleague(mission)
    firm = await applications.apply_firmly(lea, first.id, first.version)
    await applications.choose(nadia, first.id, firm.version)
    assert "deal" in await _told(bob) and "deal" not in await _told(nadia)
    await missions.close_mission(nadia, mission.id, (await Mission.get(id=mission.id)).version)
    assert "done" in await _told(bob) and "done" in await _told(lea)
    assert "done" not in await _told(nadia)


async def test_two_employees_who_choose_two_candidates_at_the_same_second(database: str) -> None:
    nadia, mission = await scene.offered()
    bob = await _colleague(mission)
    (lea, _), (marc, _) = await scene.freelance("Léa"), await scene.freelance("Marc")
    first, second = await scene.talking(nadia, mission, lea), await scene.talking(nadia, mission, marc)
    first = await applications.apply_firmly(lea, first.id, first.version)
    results = await asyncio.gather(
        applications.choose(nadia, first.id, first.version),
        applications.choose(bob, second.id, second.version),
        return_exceptions=True,
    )
    refused = [each for each in results if isinstance(each, BaseException)]
    assert [type(each) for each in refused] == [Taken]
    statuses = {await _status(first), await _status(second)}
    assert statuses in ({S.DEAL, S.NOT_SELECTED}, {S.CHOSEN, S.FIRM})


async def test_both_sides_are_interested_at_the_same_second(database: str) -> None:
    nadia, mission = await scene.offered()
    lea, profile = await scene.freelance()
    results = await asyncio.gather(
        applications.propose_oneself(lea, mission.id, version=mission.version),
        applications.propose_mission(nadia, mission.id, profile.id),
    )
    [row] = await Application.all()
    assert {each.id for each in results} == {row.id}
    assert row.status is S.TALKING and row.conversation_id is not None
    assert await Conversation.all().count() == 1


async def test_the_applications_of_the_deal_and_its_second_key_at_the_same_second(database: str) -> None:
    nadia, _, lea, first = await scene.met()
    results = await asyncio.gather(
        applications.choose(nadia, first.id, first.version),
        applications.apply_firmly(lea, first.id, first.version),
        return_exceptions=True,
    )
    assert sum(isinstance(each, Stale) for each in results) == 1
    assert await _status(first) in (S.CHOSEN, S.FIRM)


async def test_ten_open_proposals_at_most_and_a_withdrawal_frees_a_place(database: str) -> None:
    nadia, _ = await scene.company()
    lea, _ = await scene.freelance()
    offered = [await scene.published(nadia, f"Mission {number}") for number in range(11)]
    opened = [await applications.propose_oneself(lea, mission.id) for mission in offered[:10]]
    with pytest.raises(TooManyProposals) as refusal:
        await applications.propose_oneself(lea, offered[10].id)
    assert refusal.value.details == {"limit": 10}
    with pytest.raises(AlreadyProposed):
        await applications.propose_oneself(lea, offered[0].id)
    await applications.withdraw(lea, opened[0].id, opened[0].version)
    assert not await Notification.filter(
        subject_kind="application", subject_id=opened[0].id, state="owed"
    ).exists()
    await applications.propose_oneself(lea, offered[10].id)
    with pytest.raises(TooSoonAgain):
        await applications.propose_oneself(lea, offered[0].id)


async def test_silence_is_reminded_of_twice_and_then_ends_for_both(database: str) -> None:
    nadia, mission = await scene.offered()
    lea, profile = await scene.freelance()
    proposed = await applications.propose_mission(nadia, mission.id, profile.id, "Votre profil nous plaît")
    for days in (3, 4):
        await _pass(days=days)
    assert await _told(lea) == ["interest_of_company", "nudge", "nudge"]
    await Profile.filter(id=profile.id).update(certification=Certification.REVIEW)
    await _pass(days=1)
    await _pass(days=9)
    assert await _status(proposed) is S.PROPOSED, "timers stand still while somebody is checked"
    with pytest.raises(CertificationNeeded):
        await applications.accept(lea, proposed.id, proposed.version)
    await certify_profile(profile.id, "Ada")
    await _pass(seconds=1)
    await _pass(days=2)
    assert await _status(proposed) is S.EXPIRED
    assert (await _told(lea))[-1] == (await _told(nadia))[-1] == "expired"


async def test_a_quiet_discussion_is_asked_about_and_goes_on_or_ends(database: str) -> None:
    nadia, _, lea, first = await scene.met()
    await _pass(days=20)
    await conversations.reply(lea, (await Application.get(id=first.id)).conversation_id or 0, "Bonjour")
    await _pass(days=15)
    assert "still" not in await _told(lea)
    await _pass(days=15)
    assert (await _told(lea))[-1] == (await _told(nadia))[-1] == "still"
    asked = await Application.get(id=first.id)
    await applications.keep_talking(nadia, first.id, asked.version)
    with pytest.raises(IllegalMove):
        await applications.keep_talking(nadia, first.id, asked.version + 1)
    await _pass(days=30)
    await _pass(days=5)
    assert await _status(first) is S.EXPIRED


async def test_a_withdrawn_mission_and_somebody_who_left_end_what_was_open(database: str) -> None:
    nadia, _ = await scene.company()
    (lea, lea_profile), (marc, marc_profile) = await scene.freelance("Léa"), await scene.freelance("Marc")
    withdrawn, kept = await scene.published(nadia), await scene.published(nadia, "Autre mission")
    first = await scene.talking(nadia, withdrawn, lea)
    await missions.change_mission(nadia, withdrawn.id, withdrawn.version, MissionAnswers(ends=None, years=3))
    assert "terms" not in await _told(lea)
    current = await Mission.get(id=withdrawn.id)
    await missions.withdraw_mission(nadia, withdrawn.id, current.version)
    assert await _status(first) is S.CANCELLED and "mission_gone" in await _told(lea)
    second = await scene.talking(nadia, kept, marc)
    third = await scene.talking(nadia, kept, lea)
    chosen = await applications.choose(nadia, second.id, second.version)
    await applications.apply_firmly(marc, second.id, chosen.version)
    assert await _status(third) is S.NOT_SELECTED
    await Profile.filter(id=marc_profile.id).update(deleted_at=clock.now())
    await applications.settle_departed()
    assert (await _status(second), await _mission(kept)) == (S.CANCELLED, MissionStatus.INTERRUPTED)
    assert "other_gone" in await _told(nadia)
    current = await Mission.get(id=kept.id)
    await missions.republish_mission(nadia, kept.id, current.version)
    again = await applications.propose_mission(nadia, kept.id, lea_profile.id)
    assert (again.id, again.status, again.initiator) == (third.id, S.PROPOSED, Party.COMPANY)


async def test_nobody_else_sees_or_moves_an_application(database: str) -> None:
    nadia, mission = await scene.offered()
    (lea, profile), (marc, _) = await scene.freelance("Léa"), await scene.freelance("Marc")
    rival, _ = await scene.company("Rival SA")
    first = await applications.propose_oneself(lea, mission.id)
    for stranger in (marc, rival, await people.visitor()):
        for move in (applications.accept, applications.withdraw, applications.choose):
            with pytest.raises(NotFound):
                await move(stranger, first.id, first.version)
        with pytest.raises(NotFound):
            await applications.access_application(first.public_id, stranger)
        with pytest.raises(NotFound):
            await applications.candidates_of(stranger, mission.id)
    with pytest.raises(NotFound):
        await applications.propose_mission(rival, mission.id, profile.id)
    with pytest.raises(Conflict):
        await applications.accept(lea, first.id, first.version)
    discarded = await applications.discard(nadia, first.id, first.version, "Compétences différentes")
    assert (discarded.status, discarded.reason) == (S.DISCARDED, "Compétences différentes")
    with pytest.raises(NotAgain):
        await applications.propose_mission(nadia, mission.id, profile.id)
