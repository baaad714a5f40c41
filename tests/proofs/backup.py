"""Copies taken while people use the product, and what is found in the databases that are restored from them."""

import asyncio

from models.database import close_database, open_database
from sandbox.world import World
from tests.deploy.programs import last_words
from tests.proofs.copying.copier import Copier
from tests.proofs.copying.facts import Facts, counted, differences, halves, opened
from tests.proofs.copying.givers import Givers
from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.soaking.chats import Chats
from tests.proofs.soaking.pairs import Diary, Pace, Pair, busy, gather
from tests.proofs.soaking.program import program

COPIES, PAIRS, A_SECOND = 20, 20, 20.0
PAIRS_IN_SHORT = 4
BETWEEN_SECONDS, NAIVE_SECONDS = 2.0, 20.0
HOME_SECONDS = 60.0


async def run(effort: Effort, scene: Scene) -> Tally:
    """Takes copies under load, restores each, compares, and starts the product on the last."""
    tally, diary = Tally(), Diary()
    people = PAIRS_IN_SHORT if effort.scale < 0.5 else PAIRS
    async with program(scene, anew=effort.scale >= 0.5) as made:
        pairs = await gather(made.world, people, Pace(A_SECOND), diary, effort.random("backup"))
        await asyncio.gather(*(pair.comes_home() for pair in pairs))
        givers, copier = Givers(scene.folder, pairs), Copier(scene)
        async with busy(pairs):
            while not {"messages", "bookings"} <= set(diary.errands):
                await asyncio.sleep(0.2)
            tally.controls["halves in a copy of one table after the other"] = await _naive(people)
            tally.controls[
                "documents that a copy without waiting lacks"
            ] = await givers.lost_without_waiting()
            for number in range(effort.of(COPIES)):
                await givers.give(number)
                await _copy(copier, number, people, givers, tally)
                await asyncio.sleep(BETWEEN_SECONDS)
        tally.done["documents forgotten meanwhile"] = givers.forgotten
        tally.done["updates meanwhile"] = diary.updates
    # Whoever copies holds up the world in which the people live; soak is where each screen has to come.
    tally.notes += [f"A screen did not come within half a minute: {what}" for what in diary.stuck[:5]]
    trouble = await _starts(copier.last, pairs[0])
    tally.broken["products that do not start on a copy"] = len(trouble)
    tally.notes += trouble
    tally.notes.append(f"Copied by {copier.ways}, with the files, and the master key apart.")
    return tally


async def _copy(copier: Copier, number: int, people: int, givers: Givers, tally: Tally) -> None:
    before = await Facts.now()
    async with givers.restless():
        await copier.take(number)
    after = await Facts.now()
    await close_database()
    restored = await copier.restore(number)
    await open_database(restored.database_url)
    found = await Facts.now()
    tally.done["copies restored"] += 1
    tally.done["rows compared"] += len(found)
    tally.broken.update(differences(before, found, after))
    tally.broken["halves of what was done at once"] += await halves(people)
    sound, broken = await opened(restored.folder)
    tally.done["sealed documents opened"] += sound
    tally.broken["documents that do not open"] += broken
    await close_database()
    await open_database(copier.scene.database_url)


async def _naive(people: int) -> int:
    """How much is half in a copy that reads messages first, and a while later the dialogs that wrote them."""
    messages, loop = (await counted(people)).messages, asyncio.get_running_loop()
    ends = loop.time() + NAIVE_SECONDS
    while (half := (await counted(people)).replies - messages) <= 0 and loop.time() < ends:
        await asyncio.sleep(0.2)
    return max(0, half)


async def _starts(restored: Scene, pair: Pair) -> list[str]:
    """What goes wrong when the product starts on a copy, is to bring somebody of it home, and to end in good order."""
    async with program(restored) as made:
        chat = Chats(made.world).by_person[pair.client.user_id]
        await _opens_again(made.world, pair.client.user_id)
        for _ in range(int(HOME_SECONDS / 0.1)):
            if chat.shown:
                break
            await asyncio.sleep(0.1)
        if not chat.shown:
            return [f"nothing was shown within {HOME_SECONDS:.0f} s: {last_words(made.log)}"]
        code = await made.stop()
        return [f"it ended with {code}: {last_words(made.log)}"] if code else []


async def _opens_again(world: World, user_id: int) -> None:
    # A new world would begin with the numbers of the old one, and what was received already is ignored.
    world.updates.jump_update_ids(world.bot())
    world.add_person("Tom", language_code="fr", user_id=user_id)
    await world.send_start(user_id, None, "")


PROOFS = (
    Proof(
        "backup",
        f"{COPIES} copies of the database, the files and the master key, as docs/operations.md tells it, taken while"
        f" {PAIRS} pairs of people use `entremise run` at {A_SECOND:.0f} updates a second. In each restored database is"
        " every update, message, appointment and document that was there when the copy began, nothing that was never"
        " there, nothing half; every sealed document opens with the key, also those that were replaced and forgotten"
        " while the copy was taken; the product starts on it and serves.",
        run,
    ),
)
