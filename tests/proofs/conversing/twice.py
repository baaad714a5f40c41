"""The same answers, once typed and once tapped."""

from models.dialog import DialogSession
from tests.proofs.conversing.rows import differences, everything_kept
from tests.proofs.conversing.staging import faults_seen, fresh_stage, opened
from tests.proofs.conversing.talker import Stuck, Talker, answers_of, walks_on
from tests.proofs.proof import Effort, Scene, Tally
from tests.scenarios.walks import Walk

TIMES = 60
Kept = tuple[dict[str, object], dict[str, list[str]]]


async def play_twice(effort: Effort, scene: Scene) -> Tally:
    """Plays every dialog by texts and by taps, and compares what is kept."""
    tally = Tally()
    await opened(scene)
    for number in range(effort.of(TIMES)):
        for walk in walks_on(effort, scene):
            await _compare(effort, scene, walk, number, tally)
    return tally


async def _compare(effort: Effort, scene: Scene, walk: Walk, number: int, tally: Tally) -> None:
    kept: list[Kept] = []
    async with faults_seen() as faults:
        for way in ("text", "taps"):
            try:
                kept.append(await _play(effort, scene, walk, number, way, tally))
            except AssertionError as error:
                tally.broken["dialogs that could not be answered"] += 1
                tally.notes.append(f"{walk.key} {number} by {way}: {str(error)[:500]}")
        if found := faults.taken():
            tally.broken["errors"] += len(found)
            tally.notes.append(f"{walk.key} {number}: {found[0][:500]}")
    tally.done["pairs of plays"] += 1
    if len(kept) == 2 and kept[0] != kept[1]:
        tally.broken["pairs that differ"] += 1
        said = differences(kept[0][1], kept[1][1]) or [f"{kept[0][0]} {kept[1][0]}"]
        tally.notes.append(f"{walk.key} {number}: {said[:2]}")
    tally.broken.setdefault("pairs that differ", 0)


async def _play(effort: Effort, scene: Scene, walk: Walk, number: int, way: str, tally: Tally) -> Kept:
    chance = effort.random("twice", walk.key, number)
    async with fresh_stage(scene) as stage:
        person = await walk.opens(stage, chance.choice(("fr", "en")))
        talker = Talker(stage, person, chance, way, effort.random(way, walk.key, number))
        detours = 2
        for _ in range(80):
            session = await talker.session()
            if session is None:
                break
            if detours and await _detour(talker, session):
                detours -= 1
                continue
            await talker.answers(session)
            tally.done["answers"] += 1
        over = await DialogSession.filter(dialog=walk.key).order_by("-id").first()
        if over is None or over.status != "done":
            raise Stuck(f"it never ends:\n{person.screen()}")
        return answers_of(over), await everything_kept()


async def _detour(talker: Talker, session: DialogSession) -> bool:
    """A step back, or a change from the summary, in the person's way."""
    offered = talker.offered(session.id)
    edits = sorted(act for act in offered if act.startswith("edit:"))
    if talker.chance.random() > 0.3:
        return False
    wanted = talker.chance.choice(edits) if edits else "back:"
    if wanted not in offered:
        return False
    if talker.way == "taps":
        await talker.taps(wanted, session.id)
        return True
    data, _ = offered[wanted]
    labels = {
        button["callback_data"]: button["text"]
        for screen in talker.person.received
        for row in screen.raw.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
        if "callback_data" in button
    }
    await talker.person.says(labels[data])
    return True
