"""S16: both choose payrolling after the deal, the dossier is handed to the partner, an expert is named; another mission
is managed independently. The platform issues no invoice.
"""

import json
from datetime import timedelta

import pypdfium2
import pytest
from cryptography.exceptions import InvalidSignature

from core import clock
from models.audit import AuditEntry
from models.delivery import Card
from models.member import Member
from models.payrolling import DeliveryState, PartnerDelivery, PayrollFile, PayrollStatus
from services.payrolling import propose_payrolling
from tests.kit.stage import Stage
from tests.scenarios import interest, payrolling

HOUR = timedelta(hours=1)


def text_of(pdf: bytes) -> str:
    """What a PDF of one page says."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    said = str(document[0].get_textpage().get_text_range())
    document.close()
    return said


@pytest.mark.slow
async def test_s16_a_deal_is_told_in_a_line_and_one_message_follows_its_payrolling(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    with payrolling.partner():
        await interest.sealed(stage, nadia, await interest.published(stage, nadia), lea)
        await lea.look()
        deal = lea.saw("La collaboration avec Alpina commence")
        assert (len(deal.text.splitlines()), deal.labels) == (1, ("🤝 La collaboration",))
        opened = lea.saw("payrolling SPS ou gestion indépendante")
        assert opened.offers("Payrolling SPS")
        file = await PayrollFile.get()
        await propose_payrolling(await stage.member(nadia), file.id, file.version)
        await stage.settle()
        await lea.look()
        told = lea.saw("Alpina propose le payrolling SPS")
        assert (len(told.text.splitlines()), told.labels) == (1, ("🧾 Payrolling\xa0: Payrolling proposé",))
        following = [each for each in lea.received if each.offers("Gestion indépendante")]
        assert [each.message_id for each in following] == [opened.message_id]
        assert "accepter ou non" in following[0].text
        await lea.taps("Payrolling : Payrolling proposé")
        lea.sees("à vous d'accepter ou non", "Payrolling SPS")
        following = [each for each in lea.received if each.offers("Gestion indépendante")]
        assert len(following) == 1, "only the newest of the two keeps its buttons"


@pytest.mark.slow
async def test_a_message_that_a_newer_one_took_over_gets_no_buttons_back(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    with payrolling.partner():
        await interest.sealed(stage, nadia, await interest.published(stage, nadia), lea)
        claimed = await Card.get(kind="payrolling", member_id=(await stage.member(lea)).id)
        newer = (claimed.message_id or 0) + 1000
        await Card.filter(id=claimed.id).update(message_id=newer)
        assert await stage.assembly.cards._draw(claimed) == "taken over"
        assert (await Card.get(id=claimed.id)).message_id == newer


@pytest.mark.slow
async def test_s16_chosen_by_both_sent_signed_and_followed(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    claire = await payrolling.of_the_team(stage)
    told = {"email": "lea@example.org", "email_verified_at": clock.now()}
    await Member.filter(telegram_id=lea.user_id).update(**told)
    async with payrolling.desk() as desk, payrolling.mailbox(stage):
        desk.answers = [500]
        with payrolling.partner(webhook=desk.url):
            mission = await interest.published(stage, nadia)
            await interest.talking(stage, nadia, mission, lea)
            await lea.taps("Je postule")
            await lea.taps("Je confirme, je postule")
            await nadia.says("/messages")
            await nadia.taps("Léa · Refonte du site")
            await nadia.taps("Choisir cette candidature")
            nadia.sees(
                "payrolling", "contre 6 % du tarif", "900,00", "54,00", "846,00", "outil de la société SPS"
            )
            nadia.sees("La plateforme n'émet aucune facture", "définitive")
            await nadia.taps("Je confirme mon choix")
            nadia.sees("la collaboration commence", "Gestion administrative à choisir")
            await lea.look()
            lea.saw("payrolling SPS ou gestion indépendante")
            lea.saw("Contrat et moyens de paiement ne sont pas vérifiés")

            await nadia.taps("Gestion administrative à choisir")
            await nadia.taps("Payrolling SPS")
            nadia.sees("SPS recevra", "numéro officiel", "Sans e-mail confirmé", "J'accepte cet envoi")
            await nadia.taps("J'accepte cet envoi", times=2)
            nadia.sees("Payrolling proposé", "En attente d'une réponse : Léa")
            assert not nadia.screen().offers("Payrolling SPS")
            await lea.look()
            lea.saw("Alpina propose le payrolling SPS")
            await lea.taps("Payrolling SPS")
            lea.sees("SPS recevra", "lea@example.org", "54,00")
            assert not desk.came and not stage.world.mail.count()
            stage.assembly.handing_over.first_retry = HOUR
            await lea.taps("J'accepte cet envoi")

            # The mail arrived and hands the file over; the webhook that was away is tried again under the same number.
            for person in (lea, nadia):
                await person.look()
                # The partner has an address for Léa only: what it tells Nadia reaches her here.
                person.saw(
                    "Dossier transmis : SPS vous contacte" if person is lea else "Dossier transmis (SPS)"
                )
                person.saw(
                    "SPS vous contacte sous deux jours" if person is lea else "la suite vous parvient ici"
                )
                assert person.screen().offers("Confirmer mon e-mail") is (person is nadia)
            file = await PayrollFile.get()
            assert file.status is PayrollStatus.SENT and len(desk.came) == 1
            await claire.look()
            claire.saw("SPS désigne qui suit")
            claire.saw("dossier par webhook : un essai (the webhook answered 500)")
            await _due_now()
            await stage.settle()
            _check_the_dossier(stage, desk, file.public_id)
            assert [each.state for each in await PartnerDelivery.all().order_by("id")] == [
                DeliveryState.SENT
            ] * 2

            await claire.says("/dossiers")
            claire.sees("Un dossier", "Refonte du site · Dossier transmis", "Clé de signature")
            await claire.taps("1. Refonte du site")
            await claire.taps("Qui suit le dossier")
            await claire.says("Marie Rochat")
            claire.sees("Pris en charge", "Marie Rochat", "Contrat signé")
            for person in (lea, nadia):
                await person.look()
                by_mail = "SPS vous contacte : Marie Rochat suivra votre dossier"
                person.saw(by_mail if person is lea else "la suite vous parvient ici, et l'équipe répond")
            for act, status in (("Contrat signé", "Contrat signé"), ("Mission en cours", "Mission en cours")):
                await claire.taps(act)
                claire.sees(status)
            await lea.look()
            lea.saw("la mission est en cours chez SPS")
            lea.does_not_see("Gestion indépendante")
            acts = (
                await AuditEntry.filter(object_kind="payroll_file")
                .order_by("id")
                .values_list("action", flat=True)
            )
            assert list(acts) == [f"payrolling.{act}" for act in ("sent", "expert", "sign", "begin")]


async def _due_now() -> None:
    """The time until the next try is over."""
    await PartnerDelivery.filter(state=DeliveryState.OWED).update(not_before=clock.real_now())


def _check_the_dossier(stage: Stage, desk: payrolling.Desk, number: str) -> None:
    """The webhook got the same signed bytes twice under one number; the mail has the same bytes, and the page."""
    (first, body), (second, again) = desk.came
    assert body == again and first["Idempotency-Key"] == second["Idempotency-Key"]
    signature = first["Entremise-Signature"].removeprefix("ed25519=")
    payrolling.genuine(body, signature, first["Entremise-Key"])
    with pytest.raises(InvalidSignature):
        payrolling.genuine(body.replace(b"900", b"100"), signature, first["Entremise-Key"])
    dossier = json.loads(body)
    assert dossier["number"] == number and dossier["percent"] == "6.00"
    assert dossier["mission"]["rate"] == "900.00" and dossier["freelance"]["email"] == "lea@example.org"
    assert dossier["company"]["name"] == "Alpina" and dossier["company"]["consent_at"]
    mail = stage.world.mail.whole(1)
    assert mail["to"] == "dossiers@sps.example" and number in mail["subject"]
    pdf, signed, tag = (stage.world.mail.attachment(1, part["index"])[2] for part in mail["attachments"])
    assert signed == body and tag.decode() == signature
    said = " ".join(text_of(pdf).split())
    for shown in (
        "Dossier de payrolling · Payrolling file",
        "Léa",
        "Alpina",
        "Refonte du site",
        "6 %",
        number,
    ):
        assert shown in said, said


@pytest.mark.slow
async def test_s16_another_mission_is_managed_independently(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    with payrolling.partner():
        await payrolling.sealed(stage, nadia, lea)
        await lea.taps("Payrolling SPS")
        await lea.taps("J'accepte cet envoi")
        await nadia.look()
        nadia.saw("Léa propose le payrolling SPS")
        await nadia.taps("Gestion indépendante")
        nadia.sees(
            "dégage de toute responsabilité", "moyens de paiement ne sont pas vérifiés", "pour les deux côtés"
        )
        await nadia.taps("J'en prends note et je choisis")
        nadia.sees("Gestion indépendante", "Vous en avez pris note", "Léa n'en a pas encore pris note")
        await lea.look()
        lea.saw("Alpina choisit la gestion indépendante")
        await stage.passes(timedelta(days=3))
        lea.saw("merci de prendre note")
        await lea.taps("J'en prends note")
        lea.saw("Alpina en a pris note")
        await nadia.look()
        nadia.saw("Léa en a pris note")
        assert not await PartnerDelivery.all().count()
        await nadia.says("/missions")
        await nadia.taps("Refonte du site")
        await nadia.taps("Gestion indépendante")
        nadia.sees("Contrat et moyens de paiement ne sont pas vérifiés", "Léa en a pris note")
        stranger = await stage.professional("Paul")
        await stranger.taps_data(f"b1|payrolling|open|{(await PayrollFile.get()).id}")
        stranger.is_told("n'existe pas")
