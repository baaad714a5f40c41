"""Which service of an organisation to call, when several can be rung (FR-114, EXT-27)."""

from typing import Any

from bot.pages.profile_parts import ProfilePart
from bot.service_names import shown_service
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.wording import presence_line
from core.errors import NotFound
from models.profile import Profile
from services import calls
from services.duty import ServiceLine, callable_lines, line_named, lines_of
from services.presence import Presence, desk_of
from services.profiles import access_profile

DESK = "desk"


class CallLines(ProfilePart):
    """The services with who can be rung now; `arg` is the profile's public id."""

    name = "call_lines"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        profile = await access_profile(str(args.get("arg", "")), look.member)
        desk, lines = await desk_of(profile), await lines_of(profile)
        rows: list[Row] = []
        if desk.may_be_rung:
            label = words.plain("lines-call_desk")
            rows.append((page_button(label, self.name, "ring", f"{profile.public_id}.{DESK}", "success"),))
        for line in await callable_lines(profile, look.member):
            label = words.plain("lines-call", service=shown_service(words, line.name))
            rows.append(
                (page_button(label, self.name, "ring", f"{profile.public_id}.{line.key}", "success"),)
            )
        back = page_button(words.plain("common-back"), "profile", "open", profile.public_id)
        text = f"{words('lines-page', name=profile.display_name)}\n\n{service_text(look, lines)}"
        return View(text, (*rows, (back, page_button(words.plain("common-home"), "home"))))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        name, _, key = arg.partition(".")
        if act != "ring":
            await super().tap(turn, act, arg)
            return
        profile = await access_profile(name, turn.member)
        if turn.member.registered_at is None:
            raise NotFound()
        service = "" if key == DESK else (await line_named(profile, key)).name
        await ring_line(turn, profile, service)


async def has_somebody_to_call(look: Look, profile: Profile) -> bool:
    """Whether « Appeler maintenant » reaches anybody but the reader's own service."""
    return (await desk_of(profile)).may_be_rung or bool(await callable_lines(profile, look.member))


async def call_profile(turn: Turn, profile: Profile) -> None:
    """« Appeler maintenant »: rings where one can ring, or asks which of several it shall be."""
    free = [line.name for line in await callable_lines(profile, turn.member)]
    desk: Presence = await desk_of(profile)
    if len(free) + desk.may_be_rung > 1:
        await turn.show("call_lines", arg=profile.public_id)
    else:
        await ring_line(turn, profile, free[0] if free else "")


async def ring_line(turn: Turn, profile: Profile, service: str) -> None:
    """Rings a service, or with an empty name the profile itself, and shows the call."""
    call = await calls.ring(turn.member, profile.id, service)
    await turn.show("call", arg=call.id)


def service_text(look: Look, lines: list[ServiceLine]) -> str:
    """The services of a card, one a line, each with its presence; nothing when there are none."""
    return "\n".join(
        look.words("lines-service", service=shown_service(look.words, line.name))
        + f" · {presence_line(look, line.presence)}"
        for line in lines
    )
