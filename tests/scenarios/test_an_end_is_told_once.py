"""What the other sides read when a collaboration or an account ends: all of it, once, and where to turn to."""

import pytest

from core import clock
from models.delivery import Notification
from models.departure import DepartureReason
from models.mission import Mission, MissionStatus
from models.payrolling import PayrollFile, PayrollStatus
from services import account_deletion, annulments
from services.measures.erasing import erase_account
from services.payrolling import accept_payrolling, propose_payrolling
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest, payrolling
from tests.scenarios.moderation_walks import of_the_team

_COMPANY = {
    "fr": (
        "Collaboration interrompue si l’organisation ferme :\n• Refonte du site",
        "Propositions et discussions annulées si l’organisation ferme :\n• Boutique (2)",
        "Missions qui prennent fin si l’organisation ferme :\n• Refonte du site\n• Boutique\n• Ancienne",
    ),
    "en": (
        "Collaboration interrupted if the organisation closes:\n• Refonte du site",
        "Proposals and discussions cancelled if the organisation closes:\n• Boutique (2)",
        "Missions that end if the organisation closes:\n• Refonte du site\n• Boutique\n• Ancienne",
    ),
}
_READ = {
    "fr": ("SPS", "l’autre compte n’existe plus", "Nous contacter", "le compte de l’entreprise est supprimé"),
    "en": ("SPS", "the other account no longer exists", "Contact us", "the company’s account is deleted"),
}


async def _handed_over(stage: Stage, nadia: Person, lea: Person) -> None:
    """Both chose the payrolling of the partner, who has the file."""
    file = await PayrollFile.get()
    file = await propose_payrolling(await stage.member(nadia), file.id, file.version)
    await accept_payrolling(await stage.member(lea), file.id, file.version)
    await PayrollFile.filter(id=file.id).update(status=PayrollStatus.SENT, handed_over_at=clock.now())
    await stage.settle()


@pytest.mark.slow
async def test_an_annulment_and_its_payrolling_are_one_notice_to_each_side(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    ada = await of_the_team(stage, "Ada")
    with payrolling.partner():
        row = await interest.sealed(stage, nadia, await interest.published(stage, nadia), lea)
        await _handed_over(stage, nadia, lea)
        row = await interest.both_want_to_end(stage, nadia, lea, row)
        await annulments.carry_out(await stage.member(ada), row.id, row.version)
        await stage.settle()
        for person in (nadia, lea):
            await person.look()
            told = person.saw("est annulée d'un commun accord")
            assert "Le dossier payrolling est annulé" in told.text and "directement SPS" in told.text
            assert not told.offers("Nous contacter"), "both wanted it"
    assert (await PayrollFile.get()).status is PayrollStatus.CANCELLED
    assert not await Notification.filter(key__startswith="payrolling.cancelled").exists()


@pytest.mark.slow
async def test_when_a_company_goes_each_reads_what_it_means_and_where_to_turn_to(
    stage: Stage, language: str
) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa", language_code=language)
    zoe = await stage.professional("Zoé", language_code=language)
    with payrolling.partner():
        await interest.sealed(stage, nadia, await interest.published(stage, nadia), lea)
        await _handed_over(stage, nadia, lea)
        await interest.proposed(stage, zoe, await interest.published(stage, nadia, "Boutique"))
        await erase_account(await stage.member(nadia))
        await stage.settle()
        partner, gone, contact, closed = _READ[language]
        told = (await lea.look()).saw(gone)
        assert partner in told.text and told.offers(contact), str(told)
        assert "Boutique" in (await zoe.look()).saw(closed).text
        assert not zoe.saw(closed).offers(contact)
        zoe.never_saw("a retiré la mission" if language == "fr" else "has withdrawn")


@pytest.mark.slow
async def test_an_owner_reads_what_ends_only_if_the_organisation_closes(stage: Stage, language: str) -> None:
    nadia = await interest.company(stage, language_code=language)
    lea, zoe = await stage.professional("Léa"), await stage.professional("Zoé")
    await interest.sealed(stage, nadia, await interest.published(stage, nadia), lea)
    shop, old = (
        await interest.published(stage, nadia, "Boutique"),
        await interest.published(stage, nadia, "Ancienne"),
    )
    for each in (lea, zoe):
        await interest.proposed(stage, each, shop)
    await Mission.filter(id=old.id).update(status=MissionStatus.INTERRUPTED)
    await account_deletion.say_why(await stage.member(nadia), DepartureReason.UNUSED)
    await nadia.taps_data("b1|goodbye|open|")
    for paragraph in _COMPANY[language]:
        nadia.sees(paragraph)
