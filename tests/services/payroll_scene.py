"""Sealed collaborations and their payrolling, made through the services themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from core.errors import DomainError
from core.keys import KeyRing
from models.application import Application
from models.member import Member
from models.payrolling import DeliveryState, PartnerDelivery, PartnerEvent, PayrollFile, PayrollMove
from services import applications, payrolling
from services.evidence.vault import use_keys
from services.members import appoint_admin
from services.payroll_partner import Partner, use_partner
from tests.kit.kept import KEYS
from tests.services import mission_scene, people


@contextmanager
def partner(webhook: str = "", keys: KeyRing = KEYS) -> Iterator[None]:
    """A payrolling partner is set, and the keys that seal our copies."""
    use_partner(Partner("SPS", 600, "dossiers@sps.example", webhook))
    use_keys(keys)
    try:
        yield
    finally:
        use_partner(None)
        use_keys(None)


@dataclass
class Deal:
    """A collaboration with its people."""

    application: Application
    owner: Member
    lea: Member

    async def file(self) -> PayrollFile:
        """Its file, as it is now."""
        return await PayrollFile.get(application_id=self.application.id)

    async def chosen(self) -> PayrollFile:
        """Both sides have agreed."""
        file = await self.file()
        file = await payrolling.propose_payrolling(self.owner, file.id, file.version)
        return await payrolling.accept_payrolling(self.lea, file.id, file.version)

    async def until(self, admin: Member, *moves: PayrollMove) -> PayrollFile:
        """Handed over, followed by Marie, and moved on by the team."""
        await self.chosen()
        await handed_over()
        file = await self.file()
        file = await payrolling.name_expert(admin, file.id, file.version, "Marie")
        for move in moves:
            file = await payrolling.go_on(admin, file.id, file.version, move)
        return file


async def sealed(name: str = "Léa") -> Deal:
    """A collaboration that was just sealed."""
    owner, _ = await mission_scene.company(f"Alpina {name}")
    lea, _ = await mission_scene.freelance(name)
    row = await mission_scene.talking(owner, await mission_scene.published(owner), lea)
    row = await applications.apply_firmly(lea, row.id, row.version)
    return Deal(await applications.choose(owner, row.id, row.version), owner, lea)


async def handed_over() -> int:
    """Everything that is owed to the partner arrives; gives how much it was."""
    count = 0
    while (delivery := await payrolling.claim_delivery()) is not None:
        if await payrolling.message_of(delivery) is not None:
            await payrolling.settle_arrived(delivery)
        count += 1
    return count


async def admin_named(name: str = "Ada") -> Member:
    """Somebody of the team."""
    made = await people.visitor(name)
    return await appoint_admin(made.telegram_id or 0)


async def refusal(asked: Any) -> type[DomainError] | None:
    """Why something was refused, or None."""
    try:
        await asked
    except DomainError as error:
        return type(error)
    return None


async def deliveries() -> list[tuple[PartnerEvent, DeliveryState]]:
    """What the partner is owed or was told, in order."""
    return [(each.event, each.state) for each in await PartnerDelivery.all().order_by("id")]
