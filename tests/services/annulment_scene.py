"""What tests of annulments need: requests as far as they went, and what people were told."""

from datetime import timedelta

from core import clock
from models.application import Application
from models.delivery import Notification
from models.member import Member
from services import applications
from services.applications.annulling import (
    agree_to_annulment,
    ask_annulment,
)
from tests.services.payroll_scene import Deal

WHY = "Le projet est arrêté chez nous."


async def row_of(deal: Deal) -> Application:
    """The application, as it is now."""
    return await Application.get(id=deal.application.id)


async def asked(deal: Deal, who: Member | None = None) -> Application:
    """The owner, or whoever is named, has asked for the end of it."""
    row = await row_of(deal)
    return await ask_annulment(who or deal.owner, row.id, row.version, WHY)


async def agreed(deal: Deal) -> Application:
    """Both sides want the end of it."""
    row = await asked(deal)
    return await agree_to_annulment(deal.lea, row.id, row.version)


async def told(member: Member) -> list[str]:
    """What a person was told about it, in order; an @ where by mail too."""
    owed = await Notification.filter(recipient_id=member.id, key__startswith="application.ann").order_by("id")
    return [
        f"{each.key.removeprefix('application.')}{'@' if each.channel == 'email' else ''}" for each in owed
    ]


async def time_passes(**span: float) -> None:
    """Later by this span, once the scheduler has looked."""
    clock.freeze(clock.now() + timedelta(**span))
    await applications.move_due()
