"""Where to read on when what a dialog is about has changed so that no answer to it could be taken any more."""

from typing import Any

from bot.engine.definition import Dialog, Ending
from bot.refusals import refusal_key
from core.errors import DomainError, IllegalMove, NotFound, Stale
from models.dialog import DialogStatus
from services import dialogs, screens


async def gives_way(run: Dialog, error: DomainError) -> bool:
    """Ends without effect a dialog that this refusal leaves no way on; False for a refusal that an answer can cure.

    What has gone for good leads home, everything else to where `outdated` says. A question that the dialog blames for
    the refusal is asked again instead.
    """
    if error.code in run.blame or not isinstance(error, run.hopeless):
        return False
    is_gone = isinstance(error, NotFound)
    try:
        elsewhere = await run.outdated()
    except NotFound:
        elsewhere, is_gone = None, True
    if elsewhere is None and not is_gone:
        return False
    shown = elsewhere or Ending()
    await dialogs.end(run.session, DialogStatus.CANCELLED)
    dialogs.count(run.key, run.session.step, "dropped")
    await screens.show_page(run.member.id, run.turn.chat_id, shown.page, shown.args)
    key, values = _reason(run, error, elsewhere)
    await screens.redraw(run.member.id, key, values)
    return True


def _reason(run: Dialog, error: DomainError, elsewhere: Ending | None) -> tuple[str, dict[str, Any]]:
    """The author's sentence, or what exactly was refused, or that things changed, or that they are gone."""
    if elsewhere is not None and elsewhere.notice is not None:
        return elsewhere.notice, elsewhere.values
    if type(error) in (Stale, NotFound, IllegalMove):
        return ("engine-gone" if elsewhere is None else "engine-outdated"), {}
    return refusal_key(error, run.look)
