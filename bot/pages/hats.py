"""« Changer de casquette », and what the menu shows under the hat of an organisation's staff (D-03)."""

from typing import Any

from bot.pages import Page
from bot.service_names import shown_service
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.wording import with_roles
from core.ids import read_row_id
from services import teams
from services.dashboard import Dashboard
from services.posts import Post
from services.presence import PresenceState
from services.teams import Hat


class HatsPage(Page):
    """Every way in which a person may act, the present one marked."""

    name = "hats"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        now, hats = await teams.hat_of(look.member), await teams.hats_of(look.member)
        rows: list[Row] = []
        if len(hats) > 1:
            for hat in hats:
                label = hat_label(look, hat)
                if hat.organisation_id == now.organisation_id:
                    label = words.plain("engine-ticked", label=label)
                rows.append((page_button(label, self.name, "wear", hat.organisation_id or 0),))
        rows.append((page_button(words.plain("common-home"), "home"),))
        text = words("hats-page" if len(hats) > 1 else "hats-one", name=hat_label(look, now))
        return View(text, tuple(rows))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "wear":
            await super().tap(turn, act, arg)
            return
        turn.member = await teams.put_on_hat(turn.member, read_row_id(arg) or None)
        hat = await teams.hat_of(turn.member)
        await turn.show("home", notice="hats-changed", name=hat_label(turn.look, hat))


def hat_label(look: Look, hat: Hat) -> str:
    """« Alpina SA · Vente », « Elena Rossi · Interprète », or the person's own name; plain."""
    name = with_roles(look.words, hat.name, hat.roles)
    if hat.service:
        service = shown_service(look.words, hat.service)
        return look.words.plain("hats-with_service", name=name, service=service)
    return name


def hat_line(look: Look, hat: Hat, hats: int) -> str | None:
    """Which hat is worn, of so many, for the title of home; None for whoever has one only, no role, and is nobody's
    staff.
    """
    if hats < 2 and (hat.organisation_id is None or hat.is_owner) and not hat.roles:
        return None
    return look.words("hats-line", name=hat_label(look, hat))


def presence_toggle(look: Look, post: Post | None) -> Button | None:
    """« Passer en ligne » or « Passer hors ligne » for where the person is rung under this hat, if anywhere."""
    if post is None:
        return None
    offline = post.presence.state is PresenceState.OFFLINE
    return page_button(look.words.plain("pres-go_online" if offline else "pres-go_offline"), "presence")


def staff_buttons(
    look: Look, board: Dashboard, who: Button, agenda: Button, messages: Button
) -> list[Button]:
    """The menu of staff: their service comes first, then what everybody has."""
    words = look.words
    toggle = presence_toggle(look, board.post)
    buttons = [page_button(words.plain("menu-team"), "team"), *([toggle] if toggle is not None else [])]
    buttons += [who, agenda, messages, page_button(words.plain("menu-scam"), "scam")]
    buttons.append(page_button(words.plain("menu-settings"), "settings"))
    if board.footing.hats > 1:
        buttons.append(page_button(words.plain("acc-hat"), "hats"))
    else:
        buttons.append(page_button(words.plain("common-help"), "help"))
    return buttons
