"""S17: not paid. Under payrolling a case opens with the team and the expert; managed independently, the platform
explains that it cannot act, says what helps, and takes a report of fraud.
"""

from datetime import UTC, date, datetime

import pytest

from core import clock
from models.mission import Mission
from models.payrolling import PartnerDelivery, PartnerEvent, PayrollFile, PayrollMove, PayrollStatus
from services import payrolling as files
from tests.kit.stage import Stage, move_clock
from tests.scenarios import interest, payrolling


@pytest.mark.slow
async def test_s17_a_case_for_the_team_and_advice_without_payrolling(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    claire = await payrolling.of_the_team(stage)
    async with payrolling.mailbox(stage):
        with payrolling.partner():
            application = await payrolling.sealed(stage, nadia, lea, "Mission payrolling")
            file = await payrolling.file_of(application)
            file = await files.propose_payrolling(await stage.member(nadia), file.id, file.version)
            await files.accept_payrolling(await stage.member(lea), file.id, file.version)
            await stage.settle()
            team = await stage.member(claire)
            file = await payrolling.file_of(application)
            file = await files.name_expert(team, file.id, file.version, "Marie Rochat")
            for move in (PayrollMove.SIGN, PayrollMove.BEGIN):
                file = await files.go_on(team, file.id, file.version, move)
            await stage.settle()

            await lea.says("/menu")
            await lea.taps("Mes missions")
            await lea.taps("Mission payrolling")
            await lea.taps("Mission en cours")
            await lea.taps("Mission non payée")
            lea.sees("Un cas s'ouvre auprès de l'équipe", "Marie Rochat, chez SPS")
            await lea.taps("Mission non payée", times=2)
            lea.sees("Un cas est ouvert", "Marie Rochat en a connaissance")
            await claire.look()
            claire.saw("Mission payrolling · Léa ↔ Alpina")
            assert await PartnerDelivery.filter(event=PartnerEvent.INCIDENT).count() == 1
            assert "n'a pas été payée" in stage.world.mail.whole(2)["text"].replace("’", "'")
            await nadia.look()
            # What Léa tells the team is not the company’s to read.
            nadia.saw("Mission en cours")
            nadia.never_saw("Mission non payée")
            await nadia.taps_data(f"n1|payrolling|{file.id}|{file.version + 1}|unpaid_now")
            nadia.is_told("n'est plus possible")
            await claire.taps("Incident réglé")
            await lea.look()
            lea.saw("l'incident de paiement est réglé")
            assert (await payrolling.file_of(application)).status is PayrollStatus.ACTIVE

            await payrolling.sealed(stage, nadia, lea, "Mission indépendante")
            await lea.taps("Gestion indépendante")
            await lea.taps("J'en prends note et je choisis")
            await lea.taps("Mission non payée")
            lea.sees(
                "ne peut pas agir à votre place",
                "Écrivez à Alpina",
                "mise en demeure",
                "Déclarer une arnaque",
            )
            await lea.taps("Déclarer une arnaque")
            # Whom it is about is answered already.
            lea.sees("question 2/5", "De quoi s'agit-il", "Impayé")


async def test_s17_nothing_is_unpaid_before_the_first_day_of_the_mission(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    with payrolling.partner():
        application = await payrolling.sealed(stage, nadia, lea, "Mission de juin")
    await Mission.filter(id=application.mission_id).update(begins=date(2026, 6, 1))
    file = await payrolling.file_of(application)
    now = clock.now()
    await PayrollFile.filter(id=file.id).update(
        status=PayrollStatus.ACTIVE, proposed_by="company", freelance_consent_at=now, company_consent_at=now
    )
    await lea.taps_data(f"b1|payrolling|open|{file.id}")
    lea.sees("Mission en cours")
    lea.does_not_see("Mission non payée")
    with pytest.raises(files.NotBegun):
        await files.report_unpaid(await stage.member(lea), file.id, file.version)
    await PayrollFile.filter(id=file.id).update(status=PayrollStatus.INDEPENDENT)
    await lea.taps_data(f"b1|payrolling|open|{file.id}")
    lea.does_not_see("Mission non payée")
    move_clock(datetime(2026, 6, 1, 1, tzinfo=UTC) - clock.now())
    await lea.taps_data(f"b1|payrolling|open|{file.id}")
    lea.sees("Mission non payée")
