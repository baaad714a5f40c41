"""The matrix of who may do what, tried cell by cell."""

from tests.proofs.fuzzing.crossing import Crossing
from tests.proofs.fuzzing.doors import Doors
from tests.proofs.fuzzing.matrix import missing_rows
from tests.proofs.fuzzing.site import web_of
from tests.proofs.fuzzing.street import open_street
from tests.proofs.fuzzing.swapping import GIVEN, Swapping
from tests.proofs.fuzzing.things import build_world
from tests.proofs.fuzzing.watch import watching
from tests.proofs.proof import Effort, Proof, Scene, Tally

BROKEN = (
    "unauthorised changes",
    "answers that tell of a thing",
    "stale taps that are not told so",
    "changes by stale taps",
)


async def cross(effort: Effort, scene: Scene) -> Tally:
    """Builds every thing in every status, and lets everybody else try everything."""
    tally = Tally()
    tally.broken.update(dict.fromkeys((*BROKEN, "unhandled exceptions"), 0))
    for sentence in missing_rows():
        tally.broken["actions outside the matrix"] += 1
        tally.notes.append(sentence)
    with watching() as watch:
        async with open_street(scene) as street:
            world = await build_world(street.stage)
            crossing = Crossing(street, world, tally, effort.random("cells"))
            await crossing.strangers(effort.scale)
            await crossing.sides(max(effort.scale, 0.04))
            await crossing.stale(max(effort.scale, 0.02))
            async with web_of(street) as port:
                await Doors(port, world, tally).try_all()
            keys = tuple(GIVEN)[: effort.of(len(GIVEN), at_least=2)]
            await Swapping(street.stage, world, tally).walk_all(keys)
        for line in watch.tracebacks:
            crossing.broke("unhandled exceptions", line)
    return tally


PROOFS = (
    Proof(
        "foreign-access",
        "Every action that can name a thing (buttons of pages, cards and dialogs, commands, deep links, addresses,"
        " signalling frames), on every status of the thing, by every kind of person it does not belong to, on each"
        " database: nothing changes but the acting person's own screen, and the visible answer is that of a thing that"
        " never was (docs/access-matrix.md). Every button of another version changes nothing and says so.",
        cross,
    ),
)
