"""Which sentence says why an answer was refused."""

from typing import Any

from bot.engine.definition import Dialog
from bot.engine.preview import step_key
from bot.engine.step import Asking, Invalid, Step
from bot.refusals import refusal_key, speakable
from core.errors import DomainError


def sentence_for(run: Dialog, step: Step[Any], error: DomainError) -> tuple[str, dict[str, Any]]:
    """The catalogue key and its values: the question's own sentence, else the engine's, else the domain's."""
    reason = error.reason if isinstance(error, Invalid) else error.code
    own = f"{step_key(Asking(run, step, {}))}.error-{reason}"
    for key in (own, f"engine-error-{reason}"):
        if run.words.has(key):
            return key, speakable(error.details, run.look)
    return refusal_key(error, run.look)
