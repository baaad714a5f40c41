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
from bot.wording import appointment_with
from core.ids import read_row_id
from core.text import clip
from services.waiting import Awaited, WaitingItem, waiting_for
from services.waiting_things import Things, things_of

SHOWN = 5
_NAME = 48
_OF_FILES = (Awaited.PAYROLLING, Awaited.NOTE)
# What opens each kind; anything else is an application.
_PAGES = {
    Awaited.APPOINTMENT: "appointment",
    Awaited.CONVERSATION: "conversation",
    Awaited.PAYROLLING: "payrolling",
    Awaited.NOTE: "payrolling",
    Awaited.QUESTION: "scam_question",
}


class WaitingPage(Page):
    """One list of appointments, choices, candidates, propositions, questions of the team and unread conversations; what
    is urgent first."""

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
        shown = waiting.items[start : start + SHOWN]
        things = await things_of(shown, look.member)
        for place, item in enumerate(shown, start):
            button = _button(look, item, place, things)
            if button is not None:
                rows.append((button,))
        rows += turns_from(look, self.name, start, SHOWN, waiting.count)
        lines += [*waiting_lines(words, waiting), *page_line_from(look, start, SHOWN, waiting.count)]
        # Where both find no room, messages come first: what is unread is read there one below the other.
        beside = if_there_is_room([*rows, (home,)], ways) or if_there_is_room([*rows, (home,)], ways[1:])
        return View("\n".join(lines), (*rows, *beside, (home,)))


def _button(look: Look, item: WaitingItem, place: int, things: Things) -> Button | None:
    """The way to what waits; None where it was taken away while the list was drawn."""
    said = _label(look, item, things)
    if said is None:
        return None
    page = _PAGES.get(item.what, "application")
    return page_button(numbered(place, said), page, "open", item.id)


def _label(look: Look, item: WaitingItem, things: Things) -> str | None:
    words = look.words
    if item.what is Awaited.APPOINTMENT:
        found = things.appointments.get(item.id)
        return words.plain("waiting-appointment", line=appointment_with(look, *found)) if found else None
    if item.what is Awaited.CONVERSATION:
        line = things.conversations.get(item.id)
        name = clip(named(words, line), _NAME) if line is not None else ""
        return words.plain("waiting-conversation", name=name, count=item.messages) if line else None
    if item.what is Awaited.QUESTION:
        asked = things.questions.get(item.id)
        date = words.moment(asked.due_at, look.zone, "d MMM, HH:mm") if asked is not None else ""
        return words.plain("waiting-question", date=date) if asked else None
    seat = things.files.get(item.id) if item.what in _OF_FILES else things.applications.get(item.id)
    if seat is None:
        return None
    return words.plain(f"waiting-{item.what}", name=name_of(words, seat), mission=seat.mission.title)
