"""Help, the two-minute tutorial, and the answer to what nobody understood."""

from typing import Any

from bot.pages import PAGES, Page
from bot.turn import Look, Turn
from bot.view import View, page_button
from core.ids import read_row_id
from core.text import clip

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
        moves = []
        if step > 1:
            moves.append(page_button(words.plain("common-back"), self.name, "open", step - 1))
        if step < TUTORIAL_STEPS:
            moves.append(page_button(words.plain("common-next"), self.name, "open", step + 1))
        counter = words("tutorial-counter", step=step, total=TUTORIAL_STEPS)
        return View(
            f"{counter}\n\n{text}", (tuple(moves), (page_button(words.plain("common-home"), "home"),))
        )

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, arg=read_row_id(arg) or 1)


class Unknown(Page):
    """Words that belong to no question: offered as a search, never ignored."""

    name = "unknown"

    async def open(self, turn: Turn, arg: str) -> None:
        if turn.member.registered_at is None:
            await turn.show(
                "welcome", notice="start-accept_first" if turn.member.terms_accepted_at is None else None
            )
        else:
            await turn.show(self.name, text=clip(turn.text, 100))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, text = look.words, str(args.get("text", ""))
        home = (
            page_button(words.plain("common-help"), "help"),
            page_button(words.plain("common-home"), "home"),
        )
        if not text:
            return View(words("unknown-file"), (home,))
        if text.startswith("/"):
            # Nobody looks for a command in the directory.
            return View(words("unknown-command", text=text), (home,))
        search = (page_button(words.plain("unknown-search", text=clip(text, 30)), self.name, "search"),)
        return View(words("unknown-text", text=text), (search, home))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from services.screens import current_screen

        screen = await current_screen(turn.member.id)
        if act != "search" or screen is None or screen.page != self.name:
            await super().tap(turn, act, arg)
            return
        turn.text = str(screen.args.get("text", ""))
        await PAGES["search"].take_text(turn, {})
