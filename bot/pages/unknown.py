"""The answer to what nobody understood: whom it may be for, or what it may look for."""

from datetime import timedelta
from typing import Any

from bot.pages import PAGES, Page
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core import clock
from core.errors import NotFound
from core.ids import read_row_id
from core.text import clip
from services import conversations, screens
from services.conversation_reading import list_conversations

QUOTED = 100
# Whoever writes without a question on the screen writes to whom they talked lately; the rest is in « Messagerie ».
TALKED_LATELY = timedelta(days=1)
OFFERED = 2


class Unknown(Page):
    """Words that belong to no question: offered to those one talks with, and as a search; never ignored."""

    name = "unknown"

    async def open(self, turn: Turn, arg: str) -> None:
        """`arg` is the conversation that the words may be meant for, where one was open; else it is empty."""
        if turn.member.registered_at is None:
            accepted = turn.member.terms_accepted_at is not None
            await turn.show("welcome", notice="start-choose_category" if accepted else "start-accept_first")
        else:
            to: dict[str, Any] = {"to": read_row_id(arg)} if arg else {}
            await turn.show(self.name, text=turn.text, source=turn.message_id, **to)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, text = look.words, str(args.get("text", ""))
        home = (
            page_button(words.plain("common-help"), "help"),
            page_button(words.plain("common-home"), "home"),
        )
        if not text:
            return View(words("unknown-file"), (home,))
        quoted = clip(text, QUOTED)
        if text.startswith("/"):
            # Nobody looks for a command in the directory.
            return View(words("unknown-command", text=quoted), (home,))
        search = (page_button(words.plain("unknown-search", text=clip(text, 30)), self.name, "search"),)
        people = await self._people(look, args)
        key = "unknown-text_or_message" if people else "unknown-text"
        return View(words(key, text=quoted), (*people, search, home))

    async def _people(self, look: Look, args: dict[str, Any]) -> list[Row]:
        first = [await conversations.line_of(int(args["to"]), look.member)] if args.get("to") else []
        lately = [
            line
            for line in await list_conversations(look.member, limit=OFFERED)
            if line.last_message_at > clock.now() - TALKED_LATELY and line.id != args.get("to")
        ]
        rows: list[Row] = []
        for line in [*first, *lately]:
            if line.other_name and await conversations.why_not_reply(look.member, line.id) is None:
                label = look.words.plain("unknown-send", name=clip(line.other_name, 30))
                rows.append((page_button(label, self.name, "send", line.id),))
        return rows

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        screen = await screens.current_screen(turn.member.id)
        if act not in ("search", "send") or screen is None or screen.page != self.name:
            await super().tap(turn, act, arg)
            return
        turn.text = str(screen.args.get("text", ""))
        if act == "search":
            turn.text = clip(turn.text, QUOTED)
            await PAGES["search"].take_text(turn, {})
            return
        number, source = read_row_id(arg), screen.args.get("source")
        if not turn.text:
            raise NotFound()
        await conversations.reply(turn.member, number, turn.text, source if isinstance(source, int) else None)
        await turn.show("conversation", arg=number)
