"""S18: both sides want to end their collaboration, and the team annuls it (states.md, A18)."""

from datetime import timedelta

import pytest

from core import clock
from models.annulment import AnnulmentStatus
from models.application import Application, ApplicationStatus
from models.member import Member
from models.mission import Mission, MissionStatus
from services import applications
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.moderation_walks import of_the_team

WHY = "Le projet est arrêté chez nous."


async def _deal(stage: Stage) -> tuple[Person, Person, Application]:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    return nadia, lea, await interest.sealed(stage, nadia, mission, lea)


async def _asks(person: Person, row: Application) -> Person:
    await person.taps_data(f"b1|application|open|{row.id}")
    await person.taps("Annuler cette collaboration")
    await person.says(WHY)
    person.sees("la mission est interrompue", "aucune statistique")
    return await person.taps("Envoyer la demande")


async def _now(row: Application) -> Application:
    return await Application.get(id=row.id)


@pytest.mark.slow
async def test_s18_the_freelance_asks_the_company_agrees_and_the_team_annuls(stage: Stage) -> None:
    nadia, lea, row = await _deal(stage)
    ada = await of_the_team(stage, "Ada")
    await Member.filter(telegram_id=nadia.user_id).update(
        email="nadia@example.org", email_verified_at=clock.now()
    )
    await _asks(lea, row)
    lea.sees("Votre demande est envoyée", "Collaboration en cours", "En attente d'une réponse : Alpina")
    lea.does_not_see("Annuler cette collaboration")
    await nadia.look()
    nadia.saw("Léa demande l'annulation de votre collaboration")
    await nadia.says("/menu")
    nadia.sees("1 demande d'annulation attend votre réponse")
    await nadia.taps("À vous de jouer")
    await nadia.taps("🛑 Léa · Refonte du site")
    nadia.sees(WHY, "à vous de répondre")
    await nadia.taps("Accepter l'annulation")
    nadia.sees("ce qui est déjà fait", "peut encore y renoncer")
    await nadia.taps("Accepter l'annulation")
    nadia.sees("l'équipe décide sous deux jours ouvrés", "Collaboration en cours")
    await lea.look()
    lea.saw("Alpina accepte l'annulation")

    await ada.look()
    ada.saw("Des collaborations attendent leur annulation")
    await ada.says("/menu")
    await ada.taps("Demandes (1)")
    await ada.taps("Annulations à décider (1)")
    await ada.taps("Refonte du site · Alpina")
    ada.sees(WHY, "Léa ↔ Alpina", "À décider au plus tard")
    await ada.taps("Annuler la collaboration")
    ada.sees("à la demande des deux côtés", "définitive")
    await ada.taps("Annuler la collaboration", times=2)
    ada.sees("Aucune n'attend l'équipe")

    assert (await _now(row)).status is ApplicationStatus.CANCELLED
    await lea.look()
    lea.saw("est annulée d'un commun accord")
    await lea.taps_data(f"b1|application|open|{row.id}")
    lea.sees("Annulée", WHY)
    lea.does_not_see("Republier", "Cette mission m'intéresse")
    await lea.says("/messages")
    await lea.taps("Archives")
    await lea.taps("Alpina · Refonte du site")
    lea.sees("Conversation archivée")
    await nadia.look()
    nadia.saw("est annulée d'un commun accord")
    await nadia.taps_data(f"b1|application|open|{row.id}")
    nadia.sees("Republier la mission", "Clôturer la mission")
    await nadia.taps("Republier la mission")
    nadia.sees("La mission est de nouveau en ligne")
    assert (await Mission.get(id=row.mission_id)).status is MissionStatus.PUBLISHED
    await nadia.taps_data(f"b1|application|open|{row.id}")
    nadia.does_not_see("Republier", "Clôturer")


@pytest.mark.slow
async def test_s18_the_company_asks_and_the_freelance_goes_on(stage: Stage) -> None:
    nadia, lea, row = await _deal(stage)
    await _asks(nadia, row)
    nadia.sees("En attente d'une réponse : Léa")
    await lea.taps_data(f"b1|application|open|{row.id}")
    await lea.taps("Continuer la collaboration")
    lea.sees("Collaboration en cours")
    lea.is_told("la collaboration continue")
    await nadia.look()
    nadia.saw("Léa souhaite continuer")
    await nadia.taps_data(f"b1|application|open|{row.id}")
    nadia.does_not_see("Annuler cette collaboration", "Accepter")
    await nadia.taps_data(f"n1|application|{row.id}|{(await _now(row)).version}|annul")
    nadia.is_told("7 jours après")
    await lea.taps_data(f"b1|application|open|{row.id}")
    assert lea.screen().offers("Annuler cette collaboration"), "the other side may ask itself"


@pytest.mark.slow
async def test_s18_both_write_their_reason_and_the_second_reads_the_question(stage: Stage) -> None:
    nadia, lea, row = await _deal(stage)
    for person in (nadia, lea):
        await person.taps_data(f"b1|application|open|{row.id}")
        await person.taps("Annuler cette collaboration")
        await person.says(WHY)
    await nadia.taps("Envoyer la demande")
    await lea.taps("Envoyer la demande")
    lea.sees("Alpina demande l'annulation", "Accepter l'annulation")
    await lea.taps("Accepter l'annulation")
    await lea.taps("Accepter l'annulation")
    assert (await _now(row)).annulment is AnnulmentStatus.AGREED
    await nadia.taps_data(f"b1|application|open|{row.id}")
    await nadia.taps("Renoncer à l'annulation")
    assert (await _now(row)).annulment is AnnulmentStatus.TAKEN_BACK
    await lea.look()
    lea.saw("Alpina renonce à l'annulation")


@pytest.mark.slow
async def test_s18_the_team_refuses_while_another_administrator_reads_the_question(stage: Stage) -> None:
    nadia, lea, row = await _deal(stage)
    ada, zoe = await of_the_team(stage, "Ada"), await of_the_team(stage, "Zoé")
    row = await interest.both_want_to_end(stage, nadia, lea, row)
    for admin in (ada, zoe):
        await admin.taps_data(f"b1|annulment|open|{row.id}")
    await ada.taps("Annuler la collaboration")
    await zoe.taps("Ne pas annuler")
    await zoe.says("Le contrat court déjà, voyez avec le partenaire.")
    await zoe.taps("Envoyer cette réponse")
    zoe.sees("les deux côtés lisent votre réponse")
    await ada.taps_data(f"n1|annulment|{row.id}|{row.version}|carry_out_now")
    assert (await _now(row)).status is ApplicationStatus.DEAL
    for person in (nadia, lea):
        await person.look()
        person.saw("l'équipe n'a pas annulé cette collaboration")
        await person.taps_data(f"b1|application|open|{row.id}")
        person.sees("Le contrat court déjà", "Collaboration en cours")


@pytest.mark.slow
async def test_s18_nobody_answers_and_the_collaboration_goes_on(stage: Stage) -> None:
    _, lea, row = await _deal(stage)
    await _asks(lea, row)
    clock.freeze(clock.now() + timedelta(days=7, minutes=1))
    await applications.move_due()
    await stage.settle()
    await lea.look()
    lea.saw("restée sans réponse, la demande d'annulation a pris fin")
    await lea.taps_data(f"b1|application|open|{row.id}")
    assert lea.screen().offers("Annuler cette collaboration")


@pytest.mark.slow
async def test_s18_an_administrator_of_the_company_does_not_decide(stage: Stage) -> None:
    nadia, lea, row = await _deal(stage)
    await Member.filter(telegram_id=nadia.user_id).update(is_admin=True)
    row = await interest.both_want_to_end(stage, nadia, lea, row)
    await nadia.taps_data(f"n1|annulment|{row.id}|{row.version}|carry_out")
    nadia.is_told("une autre personne de l'équipe en décide")
    await nadia.taps_data(f"n1|annulment|{row.id}|{row.version}|refuse")
    nadia.is_told("une autre personne de l'équipe en décide")
    assert (await _now(row)).status is ApplicationStatus.DEAL


@pytest.mark.slow
async def test_s18_in_english_it_reads_as_well(stage: Stage) -> None:
    nadia = await interest.company(stage, language_code="en")
    lea = await stage.professional("Léa", language_code="en")
    mission = await interest.published(stage, nadia)
    row = await interest.sealed(stage, nadia, mission, lea)
    await lea.taps_data(f"b1|application|open|{row.id}")
    await lea.taps("Cancel this collaboration")
    await lea.says("The project has stopped.")
    lea.sees("the mission is interrupted", "no statistic counts it")
    await lea.taps("Send the request")
    await nadia.look()
    nadia.saw("asks to cancel your collaboration")
