"""Whoever is suspended cannot answer, and whoever is restricted cannot begin: both are said before anybody tries."""

import pytest

from core.errors import DomainError
from models.conversation import Conversation, Message
from models.measure import Clause
from models.member import Member, Membership
from models.profile import Profile
from services import agenda, conversations, measures
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.moderation_walks import of_the_team, suspended
from tests.services.booking_scene import MONDAY_TO_FRIDAY


async def _restricted(stage: Stage, person: Person) -> None:
    ada = await stage.member(await of_the_team(stage, "Ada"))
    name = (await stage.member(person)).public_id
    await measures.restrict_account(ada, name, Clause.CONDUCT, "Trois personnes se plaignent.")
    await stage.settle()


async def test_nobody_writes_to_somebody_who_is_suspended_and_cannot_answer(stage: Stage) -> None:
    lea, zed = await stage.professional("Léa"), await stage.professional("Zed")
    there = await Profile.get(member_id=(await stage.member(zed)).id)
    await conversations.leave_message(await stage.member(lea), there.id, "Bonjour")
    thread = await Conversation.get()
    await conversations.reply(await stage.member(zed), thread.id, "Bonjour à vous")
    await stage.settle()
    await suspended(stage, zed, await of_the_team(stage, "Sam"))
    await lea.taps_data(f"b1|conversation|open|{thread.id}")
    lea.sees("ne peut pas répondre pour le moment")
    lea.does_not_see("Écrivez ici pour répondre", "Voir la fiche")
    await lea.says("Êtes-vous là ?")
    lea.sees("ne peut pas répondre pour le moment")
    assert await Message.all().count() == 2
    with pytest.raises(DomainError, match="cannot-answer"):
        await conversations.reply(await stage.member(lea), thread.id, "Toujours là ?")

    # Zed reads what was written, and is offered nothing that would be refused.
    await zed.says("/messages")
    await zed.taps("Léa")
    zed.sees("Bonjour", "ne permet plus cette action")
    zed.does_not_see("Écrivez ici pour répondre", "Retirer un message", "Déclarer une arnaque")


async def test_an_answer_is_no_longer_offered_on_the_notice_of_somebody_who_was_suspended(
    stage: Stage,
) -> None:
    lea, zed = await stage.professional("Léa"), await stage.professional("Zed")
    there = await Profile.get(member_id=(await stage.member(lea)).id)
    await conversations.leave_message(await stage.member(zed), there.id, "Bonjour de Zed")
    await stage.settle()
    await lea.look()
    lea.saw("Répondre")
    await suspended(stage, zed, await of_the_team(stage, "Sam"))
    await lea.look()
    shown = lea.saw("Bonjour de Zed")
    assert not shown.offers("Répondre") and "ne peut pas répondre" in shown.text


async def test_who_is_restricted_reads_why_where_others_begin_something(stage: Stage) -> None:
    nadia, lea, paul = (
        await interest.company(stage),
        await stage.professional("Léa"),
        await stage.professional("Paul"),
    )
    mission = await interest.published(stage, nadia)
    other = await interest.published(stage, nadia, "Audit")
    await interest.talking(stage, nadia, other, lea)
    member = await stage.member(paul)
    there = await Profile.get(member_id=member.id)
    await agenda.set_working_hours(member, there.id, MONDAY_TO_FRIDAY)
    await conversations.leave_message(await stage.member(lea), there.id, "Bonjour")
    await stage.settle()
    await _restricted(stage, lea)

    await lea.starts(f"m_{mission.public_id}")
    lea.sees("Refonte du site", "Compte restreint jusqu'au")
    lea.does_not_see("Cette mission m'intéresse")
    await lea.says("/enligne")
    lea.sees("Compte restreint jusqu'au")
    lea.does_not_see("Pendant 1 h")
    await lea.starts(f"p_{there.public_id}")
    lea.sees("Compte restreint jusqu'au")
    lea.does_not_see("Laisser un message")
    await lea.taps("Agenda et disponibilité")
    lea.sees("Compte restreint jusqu'au")
    lea.does_not_see("Demander un rendez-vous", "Laisser un message")
    await lea.taps_data(f"b1|conversation|open|{(await Conversation.get(mission_id=0)).id}")
    lea.sees("Compte restreint jusqu'au")
    lea.does_not_see("Écrivez ici pour répondre")
    await lea.says("/menu")
    await lea.taps("Mes missions")
    await lea.taps("Audit")
    lea.sees("En cours de discussion", "Compte restreint jusqu'au")
    assert not lea.screen().offers("Je postule")

    await _restricted(stage, nadia)
    await nadia.starts(f"m_{mission.public_id}")
    nadia.sees("Compte restreint jusqu'au", "Retirer la mission")
    nadia.does_not_see("Modifier")


async def test_an_employee_who_is_restricted_is_offered_no_beginning_in_the_companys_name(
    stage: Stage,
) -> None:
    nadia, lea, emil = (
        await interest.company(stage),
        await stage.professional("Léa"),
        await stage.visitor("Emil"),
    )
    mission = await interest.published(stage, nadia)
    made = await interest.proposed(stage, lea, mission)
    member = await stage.member(emil)
    await Membership.create(
        organisation_id=mission.organisation_id,
        member_id=member.id,
        service="Ventes",
        may_handle_missions=True,
    )
    await Member.filter(id=member.id).update(hat_organisation_id=mission.organisation_id)
    await emil.taps_data(f"b1|application|open|{made.id}")
    emil.sees("Oui, discutons", "Écarter cette candidature")
    await _restricted(stage, emil)
    await emil.taps_data(f"b1|application|open|{made.id}")
    emil.sees("Écarter cette candidature", "Compte restreint jusqu'au")
    emil.does_not_see("Oui, discutons")
    await nadia.taps_data(f"b1|application|open|{made.id}")
    nadia.sees("Oui, discutons")
