"""Claims what is owed on one channel, one at a time, and settles it."""

import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar

from bot.leases import LeaseBook
from bot.notices import NoLongerTrue
from bot.rounds import go_round
from core import metrics
from core.ending import Ending, one_step
from core.trace import working_on
from models.delivery import Channel, Notification
from models.member import Member
from services import delivery
from services.delivery_permit import Verdict, permit_for
from services.notifications import refresh_own_card

log = logging.getLogger(__name__)


@dataclass
class Courier(ABC):
    """Claims the next notification of its channel, checks again that it is true, delivers it and settles it.

    A channel says how it delivers (`deliver`) and what its errors mean (`fails`); both give the word that is counted.
    """

    channel: ClassVar[Channel]
    what: ClassVar[str]  # The label of `entremise_sends`.
    hears: ClassVar[str]  # The name under which it is woken.
    idle_seconds: ClassVar[float]

    ending: Ending = field(default_factory=Ending, kw_only=True)
    leases: LeaseBook = field(default_factory=LeaseBook, kw_only=True)

    async def run(self) -> None:
        """Delivers until cancelled."""
        await go_round(
            self.send_one,
            hears=self.hears,
            seconds=self.idle_seconds,
            failed=f"a {self.what} could not be settled",
            ready=self.ready,
        )

    async def ready(self) -> None:
        """Returns when something may be delivered at all."""
        return

    @one_step
    async def send_one(self) -> bool:
        """Delivers, drops or puts back the next notification; says whether there was one."""
        with self.leases.noting() as noted:
            notification = await delivery.claim_notification(self.channel, noted)
            if notification is None:
                return False
            with working_on(update=notification.update_id, notification=notification.id):
                metrics.SENDS.labels(self.what, await self._attempt(notification)).inc()
        return True

    async def _attempt(self, notification: Notification) -> str:
        try:
            member = await delivery.reader(notification.recipient_id)
            permit = await permit_for(notification, member)
            if permit.verdict is Verdict.MUTED:
                await delivery.settle_dropped(notification, "muted")
                if notification.subject_id is not None:
                    # What follows its object shows now what no notice tells.
                    kind, object_id = notification.subject_kind, notification.subject_id
                    await refresh_own_card(notification.recipient_id, kind, object_id)
                return "muted"
            if permit.until is not None:
                await delivery.postpone(notification, permit.until)
                return "later"
            return await self.deliver(notification, member, silent=permit.verdict is Verdict.SILENT)
        except NoLongerTrue as moot:
            await delivery.settle_dropped(notification, moot.reason)
            return "moot"
        except Exception as error:
            return await self.fails(notification, error)

    async def give_back(self, notification: Notification, error: Exception, delay: timedelta) -> str:
        """After a failure that nobody foresaw: it is logged, and tried again a few times."""
        log.error("%s %s cannot be delivered", self.what, notification.key, exc_info=error)
        await delivery.put_back(notification, f"{type(error).__name__}: {error}", delay)
        return "defect"

    @abstractmethod
    async def deliver(self, notification: Notification, member: Member, *, silent: bool) -> str:
        """Delivers and settles, without a sound where `silent`; raises what goes wrong."""

    @abstractmethod
    async def fails(self, notification: Notification, error: Exception) -> str:
        """Settles what went wrong: puts the notification back, gives it up or sends it another way."""
