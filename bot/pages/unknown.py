"""The answer to what nobody understood: what it may be about, whom it may be for, or what it may look for."""

from datetime import timedelta
from typing import Any

from bot.pages import PAGES, Page
from bot.turn import Look, Turn
from bot.understood import asks_for_help, is_search, way_called, ways_in
from bot.view import Row, View, page_button
from core import clock
from core.errors import NotFound
from core.ids import read_row_id
from core.text import clip
from services import conversations
from services.conversation_reading import list_conversations

QUOTED = 100
# Whoever writes without a question on the screen writes to whom they talked lately; the rest is in « Messagerie ».
TALKED_LATELY = timedelta(days=1)
OFFERED = 2
# Screens that are a tap away, or that are kept elsewhere.
_NOTHING_LOST = ("home", "team_home", "welcome", "dialog")


class Unknown(Page):
    """Words that belong to no question: offered to those one talks with, and as a search; never ignored."""

    name = "unknown"

    async def open(self, turn: Turn, arg: str) -> None:
        """`arg` is the conversation that the words may be meant for, where one was open; else it is empty."""
        if turn.member.registered_at is None:
            accepted = turn.member.terms_accepted_at is not None
            await turn.show("welcome", notice="start-choose_category" if accepted else "start-accept_first")
        elif arg or turn.text.startswith("/") or not await self._is_understood(turn):
            to: dict[str, Any] = {"to": read_row_id(arg)} if arg else {}
            await turn.show(
                self.name, text=turn.text, source=turn.message_id, **to, **self._interrupted(turn)
            )

    def _interrupted(self, turn: Turn) -> dict[str, Any]:
        """The screen that the words replace, such as a last question before something definitive."""
        screen = turn.screen
        if screen is None or screen.page in _NOTHING_LOST:
            return {}
        if screen.page == self.name:
            return {key: screen.args[key] for key in ("page", "args") if key in screen.args}
        return {"page": screen.page, "args": screen.args}

    async def _is_understood(self, turn: Turn) -> bool:
        """Opens what the words name in the menu, or looks for what one to three words on home can only be looked for;
        nothing where they may be meant for somebody that the person talked with lately.
        """
        way, on_home = way_called(turn.text), turn.screen is not None and turn.screen.page == "home"
        if way is None and not (on_home and is_search(turn.text)):
            return False
        if await self._people(turn.look, {}):
            return False
        if way is not None:
            await PAGES[way.page].open(turn, way.arg)
        else:
            await PAGES["search"].take_text(turn, {})
        return True

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, text = look.words, str(args.get("text", ""))
        home: Row = (
            page_button(words.plain("common-help"), "help"),
            page_button(words.plain("common-home"), "home"),
        )
        if args.get("page") in PAGES:
            home = (page_button(words.plain("common-back"), self.name, "back"), *home)
        if not text:
            return View(words("unknown-file"), (home,))
        quoted = clip(text, QUOTED)
        if text.startswith("/"):
            # Nobody looks for a command in the directory.
            return View(words("unknown-command", text=quoted), (home,))
        can_be_found = any(map(str.isalnum, text))
        label = words.plain("unknown-search", text=clip(text, 30))
        search: list[Row] = [(page_button(label, self.name, "search"),)] if can_be_found else []
        people = await self._people(look, args)
        ways = [(way.button(words),) for way in ways_in(text)[: 1 if people else None]]
        if not people and (asks_for_help(text) or not can_be_found):
            team = (home[-2], page_button(words.plain("common-contact"), "contact"))
            return View(words("unknown-help", text=quoted), (*ways, team, *search, (*home[:-2], home[-1])))
        key = "unknown-text_or_message" if people else "unknown-text"
        return View(words(key, text=quoted), (*ways, *people, *search, home))

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
        screen = turn.screen
        if act not in ("search", "send", "back") or screen is None or screen.page != self.name:
            await super().tap(turn, act, arg)
            return
        if act == "back":
            if screen.args.get("page") not in PAGES:
                raise NotFound()
            await turn.show(screen.args["page"], **screen.args["args"])
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
