"""Hands over to the payrolling partner what is owed to them, by e-mail and by webhook (FR-179)."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta

import aiohttp
import aiosmtplib

from bot.mail import MailServer
from bot.payroll_letter import write_letter
from bot.rounds import go_round
from bot.turn import BotFacts
from core.ending import Ending, one_step
from core.signing import public_key, sign
from models.payrolling import PartnerChannel
from services import payrolling
from services.payrolling import SIGNATURE, PartnerMessage, canonical

log = logging.getLogger(__name__)
SWEEP_SECONDS = 5.0
WEBHOOK_SECONDS = 20.0
FIRST_RETRY = timedelta(seconds=30)


class NotTaken(Exception):
    """The partner's side answered, and did not take it."""


@dataclass
class HandingOver:
    """Takes one message after the other; what is not taken now is tried again later, under the same number."""

    facts: BotFacts
    server: MailServer | None = None
    first_retry: timedelta = FIRST_RETRY
    ending: Ending = field(default_factory=Ending)

    async def run(self) -> None:
        """Hands over until cancelled."""
        await go_round(
            self.hand_one,
            hears="partner",
            seconds=SWEEP_SECONDS,
            failed="a message to the payrolling partner could not be settled",
        )

    @one_step
    async def hand_one(self) -> bool:
        """Settles the next message, and says whether there was one."""
        delivery = await payrolling.claim_delivery()
        if delivery is None:
            return False
        message = await payrolling.message_of(delivery)
        if message is None:
            return True
        try:
            if delivery.channel is PartnerChannel.MAIL:
                await self._mail(message)
            else:
                await self._post(message)
        except (NotTaken, aiohttp.ClientError, aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            said = f"{type(error).__name__}: {error}" if not isinstance(error, NotTaken) else str(error)
            log.warning("the payrolling partner did not take %s: %s", delivery.public_id, said)
            await payrolling.try_again_later(delivery, said, self.first_retry)
        except Exception as error:
            # A defect of ours: tried again like the rest, and told to the team in the end.
            log.exception("a message to the payrolling partner cannot be made")
            await payrolling.try_again_later(delivery, type(error).__name__, self.first_retry)
        else:
            await payrolling.settle_arrived(delivery)
        return True

    async def _mail(self, message: PartnerMessage) -> None:
        if self.server is None or not message.partner.email:
            raise NotTaken("no mail can be sent: no mail server, or no address of the partner")
        letter = await asyncio.to_thread(write_letter, message, self.facts.keys, self.server.sender)
        await self.server.send(letter)

    async def _post(self, message: PartnerMessage) -> None:
        if not message.partner.webhook:
            raise NotTaken("the partner has no webhook")
        content, keys = canonical(message.body), self.facts.keys
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": message.delivery.public_id,
            "Entremise-Event": str(message.delivery.event),
            "Entremise-Signature": f"ed25519={sign(keys, SIGNATURE, content)}",
            "Entremise-Key": public_key(keys, SIGNATURE),
        }
        timeout = aiohttp.ClientTimeout(total=WEBHOOK_SECONDS)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            # A dossier goes where the operator said, and nowhere else.
            session.post(
                message.partner.webhook, data=content, headers=headers, allow_redirects=False
            ) as answer,
        ):
            if not 200 <= answer.status < 300:
                raise NotTaken(f"the webhook answered {answer.status}")
