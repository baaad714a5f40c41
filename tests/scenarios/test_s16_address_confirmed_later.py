"""S16: an e-mail confirmed after the hand-over reaches the partner by the same channels, signed, and once."""

import json

import pytest

from models.member import Member
from services import own_email
from services.unit_of_work import unit_of_work
from tests.kit.stage import Stage
from tests.scenarios import interest, payrolling
from tests.scenarios.test_s16_payrolling_hand_off import _due_now


@pytest.mark.slow
async def test_s16_an_address_confirmed_later_is_told_by_mail_and_webhook(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    async with payrolling.desk() as desk, payrolling.mailbox(stage):
        with payrolling.partner(webhook=desk.url):
            row = await payrolling.sealed(stage, nadia, lea)
            file = await payrolling.file_of(row)
            for person in (nadia, lea):
                await person.taps_data(f"b1|payrolling|open|{file.id}")
                await person.taps("Payrolling SPS")
                person.sees("Confirmé plus tard, il part aussi chez SPS", "changé par la suite")
                await person.taps("J'accepte cet envoi")
            lea.sees("Sans e-mail confirmé", "Confirmer mon e-mail")
            mails, desk.answers = stage.world.mail.count(), [500]
            async with unit_of_work():
                await own_email.prove_address(
                    await Member.get(id=(await stage.member(lea)).id), "lea@example.org"
                )
            await stage.settle()
            await _due_now()
            await stage.settle()
            await lea.look()
            lea.saw("votre e-mail confirmé part chez SPS")
            await lea.taps_data(f"b1|payrolling|open|{file.id}")
            lea.sees("SPS vous contacte")
            lea.does_not_see("Confirmer mon e-mail")
            headers, content = desk.came[-1]
            body = json.loads(content)
            assert headers["Entremise-Event"] == body["event"] == "amended"
            assert body["freelance"] == {"email": "lea@example.org"}
            payrolling.genuine(
                content, headers["Entremise-Signature"].removeprefix("ed25519="), headers["Entremise-Key"]
            )
            tries = [h for h, _ in desk.came if h["Entremise-Event"] == "amended"]
            assert len(tries) == 2 and len({h["Idempotency-Key"] for h in tries}) == 1
            assert stage.world.mail.count() == mails + 1
