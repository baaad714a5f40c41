"""« Mes notifications »: a switch for each kind of message, quiet hours, the hour of the digest (FR-221, EXT-07)."""

import re
from typing import Any

from bot.fitting import two_a_row
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.wording import clock_time
from core.errors import NotFound
from core.ids import read_row_id
from core.text import fold
from models.preference import NoticeKind
from services import preferences
from services.delivery_permit import UNSOLICITED_A_DAY
from services.preferences import Wishes
from services.profile_people import mission_organisation
from services.profiles import own_profile

_HOUR = r"(\d{1,2})(?:h|:)?(?:00)?"
_ONE_HOUR = re.compile(_HOUR)
_TWO_HOURS = re.compile(rf"(?:de|from)?{_HOUR}(?:-|a|to|until){_HOUR}")
_A_ROW = 6
# Beside the hours and home so many switches find room; of more, a page at a time.
_ROOM, _A_PAGE = 5, 4


class NotificationsPage(Page):
    """What a person gets and when; what cannot be switched off is named with the reason."""

    name = "notifications"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        step = args.get("step")
        if step in ("quiet", "until", "hour"):
            return self._hours(look, str(step), int(args.get("from") or 0))
        words, wishes = look.words, await preferences.wishes_of(look.member.id)
        switches = [self._switch(look, kind, wishes) for kind in await kinds_for(look)]
        rows = self._page(look, switches, int(args.get("page") or 0))
        rows.append(
            (
                page_button(words.plain("set-quiet"), self.name, "quiet"),
                page_button(words.plain("notifications-hour_button"), self.name, "hour"),
            )
        )
        rows.append((page_button(words.plain("common-home"), "home"),))
        lines = [words("notifications-title"), "", _quiet_line(look, wishes), _digest_line(look, wishes)]
        lines += [words("notifications-cap", limit=UNSOLICITED_A_DAY), "", words("notifications-always")]
        return View("\n".join(lines), tuple(rows))

    def _page(self, look: Look, switches: list[Button], page: int) -> list[Row]:
        """The switches, two a row; of many a page at a time, and « Plus… » goes from the last page to the first."""
        if len(switches) <= _ROOM:
            return two_a_row(switches)
        page %= -(-len(switches) // _A_PAGE)
        more = page_button(look.words.plain("common-more"), self.name, "open", page + 1)
        return [*two_a_row(switches[page * _A_PAGE : (page + 1) * _A_PAGE]), (more,)]

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, page=read_row_id(arg))

    def _switch(self, look: Look, kind: NoticeKind, wishes: Wishes) -> Button:
        """What it shows is how it is; what it asks is absolute, so that a second tap changes nothing."""
        off = kind in wishes.muted
        label = look.words.plain(
            "notifications-off" if off else "notifications-on", kind=look.words.plain(f"notice-kind-{kind}")
        )
        return page_button(label, self.name, "on" if off else "off", kind)

    def _hours(self, look: Look, step: str, quiet_from: int) -> View:
        words = look.words
        acts = {"quiet": "from", "until": "until", "hour": "at"}
        given = f"{quiet_from}-" if step == "until" else ""
        buttons = [
            page_button(clock_time(hour * 60), self.name, acts[step], f"{given}{hour}")
            for hour in range(24)
            if step != "until" or hour != quiet_from
        ]
        rows: list[Row] = [tuple(buttons[i : i + _A_ROW]) for i in range(0, len(buttons), _A_ROW)]
        if step == "quiet":
            rows.append((page_button(words.plain("notifications-no_quiet_button"), self.name, "none"),))
        rows.append(
            (
                page_button(words.plain("common-back"), self.name),
                page_button(words.plain("common-home"), "home"),
            )
        )
        if step == "until":
            return View(
                words("notifications-quiet_until", **{"from": clock_time(quiet_from * 60)}), tuple(rows)
            )
        key = "notifications-quiet_prompt" if step == "quiet" else "notifications-hour_prompt"
        return View(words(key, zone=words.zone(look.zone)), tuple(rows))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act in ("on", "off"):
            await self._switch_one(turn, arg, act == "on")
        elif act in ("quiet", "hour"):
            await turn.show(self.name, step=act)
        elif act == "from":
            chosen: dict[str, Any] = {"step": "until", "from": _hour(arg)}
            await turn.show(self.name, **chosen)
        elif act == "until":
            begins, _, ends = arg.partition("-")
            await self._set_quiet(turn, _hour(begins), _hour(ends))
        elif act == "none":
            await self._set_quiet(turn, 0, 0)
        elif act == "at":
            await self._set_digest_hour(turn, _hour(arg))
        else:
            await super().tap(turn, act, arg)

    async def _switch_one(self, turn: Turn, arg: str, on: bool) -> None:
        if arg not in set(NoticeKind):
            raise NotFound()
        await preferences.switch_notices(turn.member, NoticeKind(arg), on)
        state = "on" if on else "off"
        kind = turn.words.plain(f"notice-kind-{arg}")
        turn.say(f"notifications-switched_{state}", kind=kind)
        kinds = await kinds_for(turn.look)
        place = kinds.index(NoticeKind(arg)) if NoticeKind(arg) in kinds else 0
        await turn.show(self.name, page=place // _A_PAGE)

    async def _set_quiet(self, turn: Turn, quiet_from: int, quiet_until: int) -> None:
        await preferences.set_quiet_hours(turn.member, quiet_from, quiet_until)
        await turn.show(self.name, notice="notifications-quiet_set")

    async def _set_digest_hour(self, turn: Turn, hour: int) -> None:
        await preferences.choose_digest_hour(turn.member, hour)
        await turn.show(self.name, notice="notifications-hour_set")

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        """« 22-7 » are the quiet hours, « 8 » is the hour of the digest when it is asked for."""
        text, step = _bare(turn.text), args.get("step")
        both, one = _TWO_HOURS.fullmatch(text), _ONE_HOUR.fullmatch(text)
        if both is not None and step != "hour":
            await self._set_quiet(turn, int(both[1]), int(both[2]))
        elif one is not None and step == "hour":
            await self._set_digest_hour(turn, int(one[1]))
        elif step in ("quiet", "until"):
            await turn.redraw("notifications-not_hours")
        else:
            return False
        return True


def _bare(text: str) -> str:
    """What was typed without accents and spaces, its dashes alike."""
    return re.sub(r"\s", "", re.sub(r"[\u2010-\u2015]", "-", fold(text)))


def _hour(text: str) -> int:
    """A tapped hour. Refuses with NoSuchHour what a modified app sends instead."""
    if not (text.isascii() and text.isdecimal() and len(text) < 3 and int(text) < 24):
        raise preferences.NoSuchHour()
    return int(text)


async def kinds_for(look: Look) -> list[NoticeKind]:
    """The kinds that a person can get at all; administrators have those of the queues, too."""
    member = look.member
    profile, organisation_id = await own_profile(member), await mission_organisation(member)
    kinds = [NoticeKind.MESSAGES, NoticeKind.APPOINTMENTS]
    if profile is not None or organisation_id is not None:
        kinds += [NoticeKind.PROPOSALS, NoticeKind.TALKS, NoticeKind.NUDGES]
    kinds += [NoticeKind.CALLS]
    if organisation_id is not None:
        kinds += [NoticeKind.MISSIONS, NoticeKind.TEAM]
    kinds += [NoticeKind.DIGEST]
    if profile is not None:
        kinds += [NoticeKind.TIPS]
    if member.is_admin:
        kinds += [NoticeKind.QUEUES]
    return [*kinds, NoticeKind.OTHER]


def _quiet_line(look: Look, wishes: Wishes) -> str:
    if not wishes.has_quiet_hours:
        return look.words("notifications-no_quiet")
    hours = {"from": clock_time(wishes.quiet_from * 60), "until": clock_time(wishes.quiet_until * 60)}
    return look.words("notifications-quiet", **hours)


def _digest_line(look: Look, wishes: Wishes) -> str:
    if NoticeKind.DIGEST in wishes.muted:
        return look.words("notifications-digest_off")
    waits = wishes.is_quiet_hour(wishes.digest_hour)
    key = "notifications-digest_waits" if waits else "notifications-digest"
    return look.words(key, time=clock_time(wishes.digest_hour * 60))
