"""A payrolling partner with a real mailbox and a real webhook, and collaborations to hand over to it."""

import base64
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from bot.mail import MailServer
from core.keys import KeyRing
from models.application import Application
from models.payrolling import PayrollFile
from sandbox.mailbox import Mailbox
from services import applications
from services.evidence.vault import use_keys
from services.members import appoint_admin
from services.payroll_partner import Partner, use_partner
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest

# Those of the stage.
KEYS = KeyRing(b"k" * 32)
SENDER = "Entremise <noreply@entremise.example>"


@dataclass
class Desk:
    """The partner's webhook: answers what it is told to, keeps what came, and checks signatures as a partner does."""

    answers: list[int] = field(default_factory=list)
    came: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""

    async def take(self, request: web.Request) -> web.Response:
        """One delivery: the next answer of the list, 204 when there is none left."""
        self.came.append((dict(request.headers), await request.read()))
        return web.Response(status=self.answers.pop(0) if self.answers else 204)


def genuine(content: bytes, signature: str, key: str) -> None:
    """Checks a signature; raises InvalidSignature."""
    Ed25519PublicKey.from_public_bytes(base64.b64decode(key)).verify(base64.b64decode(signature), content)


@asynccontextmanager
async def desk() -> AsyncIterator[Desk]:
    """A listening webhook of the partner."""
    made, app = Desk(), web.Application()
    app.router.add_post("/dossiers", made.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/dossiers"
    try:
        yield made
    finally:
        await runner.cleanup()


@asynccontextmanager
async def mailbox(stage: Stage) -> AsyncIterator[None]:
    """The stage's mails to the partner arrive in the world's mailbox."""
    box = Mailbox(stage.world, "127.0.0.1", 0)
    await box.start()
    stage.assembly.handing_over.server = MailServer("127.0.0.1", box.port, SENDER)
    try:
        yield
    finally:
        stage.assembly.handing_over.server = None
        await box.stop()


@contextmanager
def partner(
    name: str = "SPS", percent: int = 600, email: str = "dossiers@sps.example", webhook: str = ""
) -> Iterator[None]:
    """A partner is set, and the keys that seal our copies."""
    use_partner(Partner(name, percent, email, webhook, "https://sps.example"))
    use_keys(KEYS)
    try:
        yield
    finally:
        use_partner(None)
        use_keys(None)


async def sealed(stage: Stage, owner: Person, who: Person, title: str = "Refonte du site") -> Application:
    """A collaboration that the company sealed."""
    mission = await interest.published(stage, owner, title)
    row = await interest.talking(stage, owner, mission, who)
    row = await applications.apply_firmly(await stage.member(who), row.id, row.version)
    row = await applications.choose(await stage.member(owner), row.id, row.version)
    await stage.settle()
    for person in (owner, who):
        await person.look()
    return row


async def file_of(application: Application) -> PayrollFile:
    """The file of a collaboration."""
    return await PayrollFile.get(application_id=application.id)


async def of_the_team(stage: Stage, name: str = "Claire") -> Person:
    """An administrator at home."""
    person = await stage.visitor(name)
    await appoint_admin(person.user_id)
    return await person.says("/dossiers")
