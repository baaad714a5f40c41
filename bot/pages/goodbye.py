"""« Autres », and the way out of the service: what ends, and the red button."""

from typing import Any

from bot.engine import begin
from bot.goodbye_text import consequence_lines, owner_lines
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Row, Rows, View, page_button
from core.ids import read_row_id
from core.text import clip
from models.departure import DepartureWish
from services import account_deletion
from services.account_deletion import Consequences, Owned
from services.profiles import own_profile


class Others(Page):
    """« Paramètres » → « Autres » (FR-226): own data, a pause, and leaving."""

    name = "others"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, pause = look.words, await pause_row(look)
        rows = (
            (page_button(words.plain("set-export"), "own_data"),),
            (page_button(words.plain("scam-mine"), "my_reports"),),
            *pause,
            (page_button(words.plain("set-delete"), "goodbye"),),
            (
                page_button(words.plain("goodbye-back"), "settings"),
                page_button(words.plain("common-home"), "home"),
            ),
        )
        return View(words("goodbye-others", pause="yes" if pause else "no"), rows)


class GoodbyePage(Page):
    """« Supprimer mon compte »: first what else there is, then, once the reason is said, what exactly ends.

    `names` is the organisation for which an owner is being named.
    """

    name = "goodbye"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        account_deletion.require_may_leave(look.member)
        wish = await account_deletion.current_wish(look.member)
        if wish is None:
            return await self._before(look)
        what = await account_deletion.consequences_for(look.member, wish.closes)
        named = next((each for each in what.owned if each.organisation_id == args.get("names")), None)
        if named is not None and named.colleagues:
            return self._naming(look, wish, named)
        return View(
            "\n".join((look.words("goodbye-page"), *consequence_lines(look, what), *owner_lines(look, what))),
            await self._rows(look, wish, what),
        )

    async def _before(self, look: Look) -> View:
        words, pause = look.words, await pause_row(look)
        rows = (
            *pause,
            (page_button(words.plain("set-export"), "own_data"),),
            (page_button(words.plain("goodbye-go_on"), self.name, "why"),),
            (page_button(words.plain("common-home"), "home"),),
        )
        return View(words("goodbye-before", pause="yes" if pause else "no"), rows)

    async def _rows(self, look: Look, wish: DepartureWish, what: Consequences) -> Rows:
        words = look.words
        rows: Rows = ()
        for each in what.owned:
            rows = (*rows, *self._rows_of(look, wish, each))
        if not what.undecided:
            red = page_button(words.plain("set-delete-red"), self.name, "erase", wish.id, style="danger")
            rows = (*rows, (red,))
        return (
            *rows,
            *await pause_row(look),
            (
                page_button(words.plain("set-export"), "own_data"),
                page_button(words.plain("goodbye-stay"), "home"),
            ),
        )

    def _rows_of(self, look: Look, wish: DepartureWish, each: Owned) -> Rows:
        words, name, arg = look.words, clip(each.name, 30), f"{wish.id}.{each.organisation_id}"
        if each.closes:
            return ((page_button(words.plain("goodbye-keep_open", name=name), self.name, "keep", arg),),)
        rows: Rows = ((page_button(words.plain("goodbye-close", name=name), self.name, "close", arg),),)
        if each.offer is not None:
            # Taken back where it was made; the page opens by itself once it is accepted.
            team = page_button(words.plain("menu-team"), "team", "open", each.organisation_id)
            rows = ((team,), *rows)
        elif each.colleagues:
            ask = page_button(
                words.plain("goodbye-name_owner", name=name), self.name, "names", each.organisation_id
            )
            rows = ((ask,), *rows)
        return rows

    def _naming(self, look: Look, wish: DepartureWish, owned: Owned) -> View:
        words = look.words
        rows: list[Row] = [
            (
                page_button(
                    " · ".join(part for part in (clip(person.name, 40), clip(person.service, 20)) if part),
                    self.name,
                    "owner",
                    f"{wish.id}.{person.place_id}",
                ),
            )
            for person in owned.colleagues
        ]
        rows.append((page_button(words.plain("common-back"), self.name),))
        return View(words("goodbye-naming", name=owned.name), tuple(rows))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.goodbye import Goodbye

        if act == "why":
            account_deletion.require_may_leave(turn.member)
            await begin(turn, Goodbye)
        elif act == "names":
            await turn.show(self.name, names=read_row_id(arg))
        elif act in ("close", "keep", "owner", "erase"):
            await self._act(turn, act, *_numbers(arg))
        else:
            await super().tap(turn, act, arg)

    async def _act(self, turn: Turn, act: str, wish_id: int, number: int) -> None:
        wish = await account_deletion.current_wish(turn.member)
        if wish is None or wish.id != wish_id:
            # A button of yesterday, or of before the reason was said again: what it means is read once more.
            await turn.show(self.name, notice="goodbye-over")
        elif act == "erase":
            await account_deletion.delete_own_account(turn.member, wish_id)
            turn.say("goodbye-toast")
        elif act == "owner":
            await account_deletion.name_owner(turn.member, wish_id, number)
            await turn.show(self.name, notice="goodbye-owner_offered")
        else:
            await account_deletion.close_with_account(turn.member, wish_id, number, act == "close")
            await turn.show(self.name)


def _numbers(arg: str) -> tuple[int, int]:
    first, _, second = arg.partition(".")
    return read_row_id(first), read_row_id(second)


async def pause_row(look: Look) -> Rows:
    """Nobody has to delete an account to have peace for a while (EXT-23)."""
    profile = await own_profile(look.member)
    if profile is None or profile.paused:
        return ()
    return ((page_button(look.words.plain("set-pause"), "settings", "pause", profile.version),),)
