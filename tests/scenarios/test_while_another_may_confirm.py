"""D-10: while a chosen candidate may confirm, nobody else is waited for, and nobody's time runs."""

from datetime import timedelta

import pytest

from models.application import Application, ApplicationStatus
from services import applications
from services.waiting import waiting_for
from tests.kit.stage import Stage
from tests.scenarios import interest


async def _later(stage: Stage, **span: float) -> None:
    await stage.passes(timedelta(**span))


async def _chosen(stage: Stage) -> tuple[interest.Person, interest.Person, interest.Mission, Application]:
    """Léa was chosen; Marc proposed himself, nine days ago."""
    nadia = await interest.company(stage)
    lea, marc = await stage.professional("Léa"), await stage.professional("Marc")
    mission = await interest.published(stage, nadia)
    await interest.proposed(stage, marc, mission)
    await _later(stage, days=9)
    row = await interest.talking(stage, nadia, mission, lea)
    chosen = await applications.choose(await stage.member(nadia), row.id, row.version)
    await stage.settle()
    return nadia, marc, mission, chosen


@pytest.mark.slow
async def test_the_others_neither_wait_for_the_company_nor_run_out(stage: Stage) -> None:
    nadia, marc, mission, chosen = await _chosen(stage)
    member = await stage.member(nadia)
    assert (await waiting_for(member)).count == 0
    assert (await applications.interest_in([mission.id], member))[mission.id].asked == 0
    await nadia.taps_data(f"b1|candidates|open|{mission.public_id}")
    nadia.sees("En attente d'une réponse (2)")
    nadia.does_not_see("À vous de répondre")
    row = await Application.get(mission_id=mission.id, status=ApplicationStatus.PROPOSED)
    await marc.says("/menu")
    await marc.taps_data(f"b1|application|open|{row.id}")
    marc.sees("Les délais sont suspendus pour l'instant")
    marc.does_not_see("choisi", "vérification")
    await _later(stage, days=2.5)  # Eleven days and a half since Marc proposed himself.
    assert (await Application.get(id=row.id)).status is ApplicationStatus.PROPOSED
    nadia.never_saw("attend votre réponse depuis")

    await _later(stage, hours=13)  # Léa did not confirm.
    assert (await Application.get(id=chosen.id)).status is ApplicationStatus.EXPIRED
    assert (await waiting_for(member)).count == 1
    await _later(stage, hours=20)
    assert (await Application.get(id=row.id)).status is ApplicationStatus.PROPOSED
    await _later(stage, hours=5)  # The tenth day that counts is over.
    assert (await Application.get(id=row.id)).status is ApplicationStatus.EXPIRED


@pytest.mark.slow
async def test_whoever_becomes_firm_meanwhile_waits_with_the_others(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea, marc = await stage.professional("Léa"), await stage.professional("Marc")
    mission = await interest.published(stage, nadia)
    first = await interest.talking(stage, nadia, mission, lea)
    second = await interest.talking(stage, nadia, mission, marc)
    chosen = await applications.choose(await stage.member(nadia), first.id, first.version)
    firm = await applications.apply_firmly(await stage.member(marc), second.id, second.version)
    await stage.settle()
    await nadia.look()
    nadia.saw("celle-ci attend, et rien ne se perd")
    assert firm.frozen_at is not None and (await waiting_for(await stage.member(nadia))).count == 0
    await marc.taps_data(f"b1|application|open|{firm.id}")
    marc.sees("Candidature déposée", "Les délais sont suspendus pour l'instant")
    await applications.decline(await stage.member(lea), chosen.id, chosen.version, "Non")
    again = await Application.get(id=firm.id)
    assert again.frozen_at is None
    assert [item.id for item in (await waiting_for(await stage.member(nadia))).items] == [firm.id]
