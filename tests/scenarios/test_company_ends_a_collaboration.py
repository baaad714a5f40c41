"""A collaboration ends from the company’s side: with its account, or with the mission that it closes."""

import pytest

from models.application import Application, ApplicationStatus
from models.member import Member
from models.mission import Mission, MissionStatus
from services.applications import annulling
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.moderating import of_the_team


@pytest.mark.slow
async def test_a_company_with_a_collaboration_deletes_its_account(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", sector="Graphiste")
    row = await interest.sealed(stage, nadia, await interest.published(stage, nadia), lea)
    old = await stage.member(nadia)
    await nadia.says("/parametres")
    await nadia.taps("Autres")
    await nadia.taps("Supprimer mon compte")
    await nadia.taps("Continuer vers la suppression")
    await nadia.taps("Je ne m'en sers plus")
    await nadia.taps("Fermer : Alpina")
    await nadia.taps("Supprimer définitivement")
    await stage.settle()
    assert (await Member.get(id=old.id)).deleted_at is not None
    assert (await Application.get(id=row.id)).status is ApplicationStatus.CANCELLED
    assert (await Mission.get(id=row.mission_id)).status is MissionStatus.INTERRUPTED
    await lea.look()
    lea.saw("la collaboration s'arrête")


async def test_before_closing_the_company_reads_what_becomes_of_a_request_to_annul(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", sector="Graphiste")
    mission = await interest.published(stage, nadia)
    row = await interest.sealed(stage, nadia, mission, lea)
    asked = await annulling.ask_annulment(
        await stage.member(lea), row.id, row.version, "Le projet est arrêté chez nous."
    )
    await stage.settle()
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    await nadia.taps("Clôturer la mission")
    nadia.sees("elle prend fin avec la clôture")
    await annulling.agree_to_annulment(await stage.member(nadia), asked.id, asked.version)
    await stage.settle()
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    await nadia.taps("Clôturer la mission")
    nadia.is_told("avant la décision de l’équipe")
    nadia.does_not_see("Cette action est définitive")
    assert (await Mission.get(id=mission.id)).status is MissionStatus.FILLED


async def test_the_team_taps_on_a_case_that_was_taken_back_and_reads_that_it_changed(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", sector="Graphiste")
    row = await interest.sealed(stage, nadia, await interest.published(stage, nadia), lea)
    agreed = await interest.both_want_to_end(stage, nadia, lea, row)
    ada = await of_the_team(stage, "Ada")
    await ada.taps_data(f"b1|annulment|open|{row.id}")
    ada.sees("À décider au plus tard")
    await annulling.take_annulment_back(await stage.member(nadia), agreed.id, agreed.version)
    await ada.taps_data(f"n1|annulment|{row.id}|{agreed.version}|carry_out")
    ada.is_told("situation")
    assert (await Application.get(id=row.id)).status is ApplicationStatus.DEAL
