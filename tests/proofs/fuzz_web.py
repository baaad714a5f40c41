"""Hostile requests, forged pushes, mutated links and signalling frames at the web part."""

from models.delivery import InboxUpdate
from tests.proofs.fuzzing.dump import changes, dump_without
from tests.proofs.fuzzing.site import open_site
from tests.proofs.fuzzing.street import open_street
from tests.proofs.fuzzing.watch import watching
from tests.proofs.fuzzing.web_siege import WebSiege
from tests.proofs.proof import Effort, Proof, Scene, Tally

REQUESTS, FORGED, TOKENS, READ, SENT = 30_000, 1_000, 15_000, 25_000, 4_000
# A person in a room comes and goes by what their own socket says.
OF_THE_ROOM = ("call_seat", "call", "appointment", "notification", "card", "screen", "claim")
BROKEN = (
    "answers of 500 and more", "answers without the security headers", "requests without any answer",
    "secrets in an answer", "secrets in the log", "tracebacks in the log", "silences afterwards",
    "unauthorised changes",
    "rows of forged posts", "limits not kept",
)  # fmt: skip


async def siege(effort: Effort, scene: Scene) -> Tally:
    """Everything but the sockets must leave the whole database as it was; the sockets everything but their room."""
    tally = Tally()
    tally.broken.update(dict.fromkeys(BROKEN, 0))
    async with open_street(scene) as street, open_site(street) as site:
        with watching(*site.secrets) as watch:
            attack = WebSiege(site, tally, effort.random("web"), watch)
            before = await dump_without(())
            await attack.forgeries(effort.of(FORGED, at_least=50))
            await attack.limits()
            await attack.tokens(effort.of(TOKENS, at_least=200))
            attack.frames(effort.of(READ, at_least=500))
            await attack.requests(effort.of(REQUESTS, at_least=500))
            for line in changes(before, await dump_without(())):
                attack.broke("unauthorised changes", line)
            await attack.sockets(effort.of(SENT, at_least=100))
            for line in changes(before, await dump_without(()), but=OF_THE_ROOM):
                attack.broke("unauthorised changes", line)
            await attack.still_answers()
            for _ in range(await InboxUpdate.exclude(payload="").filter(update_id__lt=0).count()):
                attack.broke("rows of forged posts", "unreadable")
            await attack.wire.close()
        for line in watch.tracebacks:
            attack.broke("tracebacks in the log", line)
        for line in watch.leaks:
            attack.broke("secrets in the log", line)
    return tally


PROOFS = (
    Proof(
        "fuzz-web",
        f"{REQUESTS:,} hostile requests to every address, {FORGED:,} forged pushes, {TOKENS:,} mutated personal links,"
        f" {READ:,} signalling frames to the reader and {SENT:,} through sockets, on each database. Never an answer of"
        " 500 or more, every answer with the security headers, no secret told or logged, no row from a forged push,"
        " nothing changed but the room of who was allowed to be in it, and it answers afterwards.",
        siege,
    ),
)
