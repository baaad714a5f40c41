"""« À vous de jouer »: what waits for the reader's answer, each with a button that leads there (FR-120)."""

from typing import Any

from bot.application_text import name_of
from bot.fitting import if_there_is_room
from bot.pages import Page
from bot.pages.messages import named
from bot.paging import numbered, page_line_from, turns_from
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.waiting_text import waiting_lines
from bot.wording import appointment_line
from core.errors import NotFound
from core.ids import read_row_id
from core.text import clip
from services.applications import access_application
from services.appointments import access_appointment
from services.conversations import line_of
from services.payrolling import access_file
from services.waiting import Awaited, WaitingItem, waiting_for

SHOWN = 5
_NAME = 48


class WaitingPage(Page):
    """One list of appointments, choices, candidates, propositions and unread conversations; what is urgent first."""

    name = "waiting"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, start=read_row_id(arg))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, waiting = look.words, await waiting_for(look.member)
        home = page_button(words.plain("common-home"), "home")
        ways = (
            page_button(words.plain("menu-agenda"), "agenda"),
            page_button(words.plain("menu-messages"), "messages"),
        )
        if not waiting.count:
            return View(words("waiting-nothing"), (ways, (home,)))
        start = int(args.get("start") or 0)
        start = start if 0 <= start < waiting.count else 0
        lines, rows = [words("waiting-title", count=waiting.count), ""], list[Row]()
        for place, item in enumerate(waiting.items[start : start + SHOWN], start):
            button = await self._button(look, item, place)
            if button is not None:
                rows.append((button,))
        rows += turns_from(look, self.name, start, SHOWN, waiting.count)
        lines += [*waiting_lines(words, waiting), *page_line_from(look, start, SHOWN, waiting.count)]
        # Where both find no room, messages come first: what is unread is read there one below the other.
        beside = if_there_is_room([*rows, (home,)], ways) or if_there_is_room([*rows, (home,)], ways[1:])
        return View("\n".join(lines), (*rows, *beside, (home,)))

    async def _button(self, look: Look, item: WaitingItem, place: int) -> Button | None:
        words = look.words
        try:
            if item.what is Awaited.APPOINTMENT:
                line = await appointment_line(look, await access_appointment(item.id, look.member))
                label, page = words.plain("waiting-appointment", line=line), "appointment"
            elif item.what is Awaited.CONVERSATION:
                name = clip(named(words, await line_of(item.id, look.member)), _NAME)
                label, page = (
                    words.plain("waiting-conversation", name=name, count=item.messages),
                    "conversation",
                )
            elif item.what in (Awaited.PAYROLLING, Awaited.NOTE):
                seat = (await access_file(item.id, look.member)).seat
                name, mission = name_of(words, seat), seat.mission.title
                label, page = words.plain(f"waiting-{item.what}", name=name, mission=mission), "payrolling"
            else:
                seat = await access_application(item.id, look.member)
                name, mission = name_of(words, seat), seat.mission.title
                label, page = words.plain(f"waiting-{item.what}", name=name, mission=mission), "application"
        except NotFound:
            return None  # It was taken away while the list was drawn.
        return page_button(numbered(place, label), page, "open", item.id)
