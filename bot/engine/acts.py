"""What the buttons that every question has do."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.engine.definition import Dialog
from bot.engine.flow import begin, finish, give_up, go_on, put, take
from bot.engine.preview import Preview
from bot.engine.question import asking, may_keep, may_skip, previous_question
from bot.engine.step import Answered, NotOffered, Step
from models.dialog import DialogStatus
from services import dialogs

Act = Callable[[Dialog, Step[Any], str], Awaitable[bool]]


async def press(run: Dialog, act: str, arg: str, source: int | None = None) -> bool:
    """Does what a button of the current question says; False for a button that this question does not have.

    `source` is the message that named the button in words. Refusals of the answer are DomainErrors.
    """
    step = run.current()
    if act in ACTS:
        return await ACTS[act](run, step, arg)
    outcome = await step.tap(asking(run, step), act, arg)
    if outcome is None:
        return False
    await take(run, step, outcome, source)
    return True


async def _back(run: Dialog, step: Step[Any], arg: str) -> bool:
    previous = previous_question(run, step)
    if previous is None:
        return False
    dialogs.count(run.key, step.name, "back")
    await put(run, previous)
    return True


async def _cancel(run: Dialog, step: Step[Any], arg: str) -> bool:
    await give_up(run)
    return True


async def _skip(run: Dialog, step: Step[Any], arg: str) -> bool:
    if not may_skip(asking(run, step)):
        return False
    run.raw[step.name] = None
    dialogs.count(run.key, step.name, "skipped")
    await run.answered(step.name)
    await go_on(run, last=step.name)
    return True


async def _keep(run: Dialog, step: Step[Any], arg: str) -> bool:
    if not may_keep(asking(run, step)):
        return False
    await go_on(run, last=step.name)
    return True


async def _edit(run: Dialog, step: Step[Any], arg: str) -> bool:
    wanted = run.steps.get(arg)
    if not isinstance(step, Preview) or wanted is None or arg not in run.raw:
        return False
    if not run.applies(wanted):
        raise NotOffered()
    await put(run, wanted)
    return True


async def _confirm(run: Dialog, step: Step[Any], arg: str) -> bool:
    if not isinstance(step, Preview):
        return False
    missing = run.next_question()
    if missing is not None and missing is not step:
        await put(run, missing)
    else:
        await finish(run)
    return True


async def _use(run: Dialog, step: Step[Any], arg: str) -> bool:
    held = run.session.ui.get("held")
    if not held:
        return False
    outcome = await step.typed(asking(run, step), held["text"])
    await take(run, step, outcome, held["id"] if isinstance(outcome, Answered) else None)
    return True


async def _restart(run: Dialog, step: Step[Any], arg: str) -> bool:
    if not run.session.ui.get("resumed"):
        return False
    await dialogs.end(run.session, DialogStatus.CANCELLED)
    await begin(run.turn, type(run), given=run.given, subject_id=run.subject_id, answers={})
    return True


ACTS: dict[str, Act] = {
    "back": _back,
    "cancel": _cancel,
    "skip": _skip,
    "keep": _keep,
    "edit": _edit,
    "confirm": _confirm,
    "use": _use,
    "restart": _restart,
}
