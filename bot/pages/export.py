"""« Mes données » (EXT-17): what the file holds, asking for it, and how far it is."""

from typing import Any

from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import View, page_button
from core import clock
from models.departure import ExportState
from services import own_data


class OwnData(Page):
    """One file a day, built and sent into the chat after it was asked for."""

    name = "own_data"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, last = look.words, await own_data.latest_export(look.member)
        lines, may_ask = [words("own_data-page")], True
        if last is not None and last.state is ExportState.WAITING:
            lines, may_ask = [*lines, "", words("own_data-waiting")], False
        elif last is not None and last.state is ExportState.FAILED:
            lines += ["", words("own_data-failed")]
        elif last is not None and last.asked_at + own_data.AGAIN_AFTER > clock.now():
            again = words.moment(last.asked_at + own_data.AGAIN_AFTER, look.zone)
            lines, may_ask = [*lines, "", words("own_data-sent_again", again=again)], False
        ask = (page_button(words.plain("own_data-ask"), self.name, "ask"),) if may_ask else ()
        rows = (
            ask,
            (
                page_button(words.plain("settings-privacy"), "privacy"),
                page_button(words.plain("set-other"), "others"),
            ),
            (page_button(words.plain("common-home"), "home"),),
        )
        return View("\n".join(lines), tuple(row for row in rows if row))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "ask":
            await own_data.ask_export(turn.member)
            await turn.show(self.name)
        else:
            await super().tap(turn, act, arg)
