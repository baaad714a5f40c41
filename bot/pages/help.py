"""Help, and the two-minute tutorial."""

from typing import Any

from bot.pages import Page
from bot.paging import turning
from bot.turn import Look, Turn
from bot.view import View, page_button
from core.ids import read_row_id

TUTORIAL_STEPS = 5


class Help(Page):
    """What can be done, the commands, and a short tutorial (FR-020)."""

    name = "help"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        rows = (
            (page_button(words.plain("common-tutorial"), "tutorial", "open", 1),),
            (
                page_button(words.plain("common-contact"), "contact"),
                page_button(words.plain("common-home"), "home"),
            ),
            *(
                ()
                if look.member.registered_at is not None
                else ((page_button(words.plain("acc-recover"), "recover"),),)
            ),
        )
        return View(words("help-page"), rows)


class Tutorial(Page):
    """Five short screens, one idea each."""

    name = "tutorial"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        step = min(max(int(args.get("arg", 1)), 1), TUTORIAL_STEPS)
        text = words(f"tutorial-{step}")
        before, after = step - 1 or None, step + 1 if step < TUTORIAL_STEPS else None
        rows = turning(look, self.name, before, after)
        counter = words("tutorial-counter", step=step, total=TUTORIAL_STEPS)
        home = page_button(words.plain("common-home"), "home")
        return View(f"{counter}\n\n{text}", (*rows, (home,)))

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, arg=read_row_id(arg) or 1)
