"""Online or not, always with an end; and the call that rings."""

from typing import Any

from bot.cards import CARDS
from bot.pages import Page
from bot.pages.hats import hat_line
from bot.restraint import restraint_lines
from bot.turn import Look, Turn
from bot.view import View, page_button
from bot.wording import presence_line
from core.ids import read_row_id
from services.calls import access_call
from services.footing import footing_of
from services.posts import leave_post, post_of, post_on, take_post
from services.presence import PresenceState, Stay
from services.teams import worn_hat

_STAY_KEYS = {Stay.ONE_HOUR: "pres-for1h", Stay.THREE_HOURS: "pres-for3h", Stay.TONIGHT: "pres-until_tonight"}


class PresencePage(Page):
    """« Passer en ligne » for an hour, three, or until tonight, as the present hat says (FR-111, FR-112, EXT-01)."""

    name = "presence"

    async def open(self, turn: Turn, arg: str) -> None:
        if arg == "offline" and await post_of(turn.member) is not None:
            await self.tap(turn, "offline", "")
        else:
            await turn.show(self.name)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        home = (page_button(words.plain("common-home"), "home"),)
        footing = await footing_of(look.member)
        post = await post_on(footing)
        if post is None:
            return View(words("pres-certified_only"), (home,))
        presence = post.presence
        stays = tuple(page_button(words.plain(_STAY_KEYS[stay]), self.name, "online", stay) for stay in Stay)
        rows = [stays]
        restraint = restraint_lines(look, None if post.place is not None else post.profile)
        if post.profile.paused:
            # Whoever is online there could not be rung: the profile is made visible first.
            restraint = ["", words("err-profile-paused")]
        if restraint:
            rows = []
        if post.profile.paused and footing.acting is not None:
            resume = page_button(
                words.plain("settings-resume"), "settings", "resume", post.profile.version, "success"
            )
            rows.append((resume,))
        if presence.state is not PresenceState.OFFLINE:
            rows.append((page_button(words.plain("pres-go_offline"), self.name, "offline"),))
        text = words("pres-page", state=presence_line(look, presence))
        hat = hat_line(look, await worn_hat(footing), footing.hats)
        text = "\n".join([text, *restraint])
        return View(text if hat is None else f"{hat}\n{text}", (*rows, home))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "online" and arg in list(Stay):
            await take_post(turn.member, Stay(arg))
            await turn.show("home", notice="pres-now_online")
        elif act == "offline":
            await leave_post(turn.member)
            await turn.show("home", notice="pres-now_offline")
        else:
            await super().tap(turn, act, arg)


class CallPage(Page):
    """The call that one just asked for or answered; redrawn as it moves."""

    name = "call"

    async def open(self, turn: Turn, arg: str) -> None:
        call = await access_call(read_row_id(arg), turn.member)
        await turn.show(self.name, arg=call.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        view = await CARDS["call"].view(look, int(args["arg"]))
        return view.with_rows((page_button(look.words.plain("common-home"), "home"),))
