"""A dialog changes while somebody is in the middle of it: they go on, or are asked again, with what still holds."""

import random
from typing import Any

from bot.engine import Dialog, begin
from bot.turn import Turn
from models.dialog import DialogSession
from services.unit_of_work import unit_of_work
from tests.proofs.conversing import invariants
from tests.proofs.conversing.specimens import KEY, defined, deployed, next_questions, random_questions
from tests.proofs.conversing.staging import faults_seen, fresh_stage, opened
from tests.proofs.conversing.talker import Stuck, Talker, read_tap
from tests.proofs.proof import Effort, Scene, Tally

PAIRS, PER_STAGE = 1500, 10
FIRST = (
    "types",
    "old button",
    "menu",
    "cancels",
    "leaves",
)  # What is on the screen is still the old question.
TEXTS = ("Un texte assez long pour toutes les questions de ce dialogue", "7", "oui", "One")


async def change_definitions(effort: Effort, scene: Scene) -> Tally:
    """Random pairs of definitions, with the session open at a random question of the first."""
    tally = Tally()
    tally.broken.update({"wrong values": 0, "answers that were lost": 0, "people stuck": 0})
    await opened(scene)
    pairs = effort.of(PAIRS, at_least=PER_STAGE)
    with deployed() as deploy:
        for first in range(0, pairs, PER_STAGE):
            async with faults_seen() as faults, fresh_stage(scene) as stage:
                person = await stage.visitor("Tom")
                for number in range(first, min(first + PER_STAGE, pairs)):
                    chance = effort.random("deploys", number)
                    talker = Talker(stage, person, chance, "both", effort.random("how", number))
                    try:
                        await _pair(talker, chance, deploy, tally)
                    except AssertionError as error:
                        tally.broken["people stuck"] += 1
                        tally.notes.append(f"pair {number}: {str(error)[:600]}")
                        await person.says("/annuler")
                    if found := [*faults.taken(), *await invariants.nothing_failed()]:
                        tally.broken["errors"] += 1
                        tally.notes.append(f"pair {number}: {found[0][:600]}")
                    tally.done["pairs of definitions"] += 1
    return tally


async def _pair(talker: Talker, chance: random.Random, deploy: Any, tally: Tally) -> None:
    results: list[dict[str, Any]] = []
    questions = random_questions(chance)
    deploy(defined(questions, {}, results))
    session = await _opens(talker)
    for _ in range(chance.randint(0, len(questions))):
        session = await talker.session() or session
        await talker.answers(session)
    session = await DialogSession.get(id=session.id)
    before, buttons = dict(session.answers), talker.offered(session.id)
    following, renamed = next_questions(questions, chance)
    definition = defined(following, renamed, results)
    deploy(definition)
    tally.done["answers given before"] += len(before)
    holds = await _what_still_holds(talker, definition, session, before, renamed)
    first = chance.choice(FIRST)
    await _first_act(talker, session, buttons, first, chance)
    now = await DialogSession.get(id=session.id)
    held = (await talker.run(now)).raw
    lost = {name for name in holds if name not in held and now.status != "done"}
    lost -= set() if first != "old button" else lost & {now.step}
    if lost:
        tally.broken["answers that were lost"] += 1
        tally.notes.append(f"{questions} → {following} {renamed}: {first} lost {lost}")
    await _ends(talker, now, definition, results, tally)


async def _opens(talker: Talker) -> DialogSession:
    member = await talker.stage.member(talker.person)
    async with unit_of_work():
        from bot.engine.definition import definition_of

        dialog = definition_of(KEY)
        assert dialog is not None
        await begin(
            Turn(member, talker.stage.facts, talker.person.user_id, 0),
            dialog,
            given={"n": talker.chance.random()},
        )
    await talker.stage.settle()
    await talker.person.look()
    session = await talker.session()
    assert session is not None
    return session


async def _what_still_holds(
    talker: Talker,
    definition: type[Dialog],
    session: DialogSession,
    before: dict[str, Any],
    renamed: dict[str, str],
) -> dict[str, Any]:
    """The answers that today's definition must keep: the same question (perhaps renamed) still takes them."""
    kept = {}
    for name, raw in before.items():
        step = definition.steps.get(renamed.get(name, name))
        if step is None or (raw is None and not step.optional):
            continue
        try:
            if raw is not None:
                step.load(raw)
        except Exception:
            continue
        kept[step.name] = raw
    return kept


async def _first_act(
    talker: Talker,
    session: DialogSession,
    buttons: dict[str, tuple[str, int]],
    first: str,
    chance: random.Random,
) -> None:
    person = talker.person
    choices = [b for act, b in buttons.items() if act.split(":")[0] not in ("cancel", "confirm", "restart")]
    if first == "old button" and choices:
        await talker.press(chance.choice(choices))
    elif first in ("types", "old button"):
        await person.says(chance.choice(TEXTS))
    elif first == "menu":
        await person.says("/menu")
    elif first == "cancels":
        await person.says("/annuler")
    elif first == "leaves":
        await person.says("/aide")


async def _ends(
    talker: Talker, now: DialogSession, definition: type[Dialog], results: list[dict[str, Any]], tally: Tally
) -> None:
    if now.status != "done" and (await talker.session() is None or not _is_shown(talker, now)):
        message_id = talker.person.screen().message_id
        await talker.person.taps_data(f"b1|dialog|resume|{now.id}", message_id=message_id)
    if await talker.session() is not None:
        await talker.to_the_end()
    over = await DialogSession.get(id=now.id)
    if over.status != "done" or len(results) != 1:
        raise Stuck(f"it is {over.status} with {len(results)} results:\n{talker.person.screen()}")
    run = definition(over, (await talker.run(over)).look)
    for step in run.applicable():
        if step.name == "preview":
            continue
        if step.name not in over.answers or (over.answers[step.name] is None and not step.optional):
            tally.broken["wrong values"] += 1
            tally.notes.append(f"{step.name} ended as {over.answers.get(step.name)!r}")
        elif over.answers[step.name] is not None:
            step.load(over.answers[step.name])


def _is_shown(talker: Talker, session: DialogSession) -> bool:
    return any(
        (tap := read_tap(button.get("callback_data", ""))) is not None and tap.session_id == session.id
        for screen in talker.person.received
        for row in screen.raw.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
    )
