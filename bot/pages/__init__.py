"""Screens that people walk through; one file a page, found by being here."""

import importlib
import pkgutil
from typing import Any, ClassVar

from bot.turn import Look, Turn
from bot.view import View

PAGES: dict[str, "Page"] = {}


class Page:
    """One kind of screen. A subclass with a `name` is registered by being defined.

    `view` only reads. `tap` gets `b1|name|act|arg`; "open" is answered here by showing the page with `arg`.
    `take_text` says whether the page made sense of what was typed (or of a file) while it was the person's screen.
    """

    name: ClassVar[str] = ""
    # Whether what is typed is first of all for this page (a search, a message); else the names of its buttons are.
    asks_for_words: ClassVar[bool] = False
    counts_entries: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        if cls.name:
            PAGES[cls.name] = cls()

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        """What is shown; raises NotFound when the thing is not there for this reader."""
        raise LookupError(self.name)

    async def open(self, turn: Turn, arg: str) -> None:
        """Somebody asks for this page; `arg` is what the button carried."""
        await turn.show(self.name, **({"arg": arg} if arg else {}))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        """A button of this page other than "open"; acts that the page does not know get the stale answer."""
        turn.say("err-stale")
        await turn.redraw()

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        """Something was typed or sent while this page was shown."""
        return False


def load_pages() -> dict[str, Page]:
    """Imports every page, once, and gives them by name."""
    for info in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{info.name}")
    return PAGES
