"""Settings, language, time zone and privacy."""

from typing import Any

from bot.engine import begin, resume
from bot.engine.flow import shown_session
from bot.fitting import two_a_row
from bot.pages import Page
from bot.pages.email import protection_lines
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core import clock
from core.errors import DomainError, NotFound
from core.i18n import LANGUAGES
from core.ids import read_row_id
from services import members, screens
from services.own_email import protection_of
from services.profiles import own_profile, update_profile
from services.teams import has_hats
from services.unit_of_work import savepoint

MOST_SHOWN = 6


class SettingsPage(Page):
    """« Paramètres » and, for visitors, « Gérer mon compte » (FR-225)."""

    name = "settings"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, member = look.words, look.member
        text = words(
            "settings-page",
            name=member.called,
            category=words.plain(f"settings-category-{member.category or 'none'}"),
            address=", ".join(part for part in (member.address, member.city) if part)
            or words.plain("settings-not_given"),
            language=words.plain(f"language-{member.language}"),
            zone=words.zone(member.time_zone),
            time=words.time(clock.now(), member.time_zone),
        )
        protection = protection_lines(words, await protection_of(member))
        buttons, home = await self._buttons(look), page_button(words.plain("common-home"), "home")
        shown, rest = buttons[:MOST_SHOWN], buttons[MOST_SHOWN:]
        if args.get("more"):
            back = page_button(words.plain("common-back"), self.name)
            return View("\n".join((text, *protection)), (*two_a_row(rest), (back, home)))
        more = page_button(words.plain("common-more"), self.name, "open", "more")
        return View("\n".join((text, *protection)), (*two_a_row(shown), (more, home)))

    async def _buttons(self, look: Look) -> list[Button]:
        """Every setting, what is changed most in front: a screen has at most eight buttons."""
        words = look.words
        return [
            page_button(words.plain("set-notif"), "notifications"),
            page_button(words.plain("set-email"), "email"),
            page_button(words.plain("set-lang"), "language"),
            *([page_button(words.plain("acc-hat"), "hats")] if await has_hats(look.member) else []),
            *await self._pause(look),
            page_button(words.plain("set-other"), "others"),
            page_button(words.plain("settings-address"), self.name, "address"),
            page_button(words.plain("set-tz"), self.name, "zone"),
            page_button(words.plain("menu-alerts"), "alerts"),
            page_button(words.plain("settings-privacy"), "privacy"),
            page_button(words.plain("common-read_terms"), "terms"),
            page_button(words.plain("common-contact"), "contact"),
        ]

    async def _pause(self, look: Look) -> list[Button]:
        """Nobody has to delete a profile to have peace for a while (EXT-23)."""
        profile = await own_profile(look.member)
        if profile is None:
            return []
        act, key = ("resume", "settings-resume") if profile.paused else ("pause", "set-pause")
        return [page_button(look.words.plain(key), self.name, act, profile.version)]

    async def open(self, turn: Turn, arg: str) -> None:
        shown: dict[str, Any] = {"more": True} if arg == "more" else {}
        await turn.show(self.name, **shown)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.address import VisitorAddress
        from bot.dialogs.time_zone import TimeZone

        if act == "zone":
            await begin(turn, TimeZone)
        elif act == "address":
            await begin(turn, VisitorAddress)
        elif act in ("pause", "resume"):
            await self._set_pause(turn, act, read_row_id(arg))
        else:
            await super().tap(turn, act, arg)

    async def _set_pause(self, turn: Turn, act: str, version: int) -> None:
        profile = await own_profile(turn.member)
        if profile is None:
            raise NotFound()
        if profile.paused is not (act == "pause"):
            await update_profile(turn.member, profile.id, seen_version=version, paused=act == "pause")
        await turn.show(self.name, notice=f"settings-{act}d")


class LanguagePage(Page):
    """The language of everything that the bot says, from now on; whoever was at a question comes back to it."""

    name = "language"

    async def open(self, turn: Turn, arg: str) -> None:
        shown = await shown_session(turn)
        left = shown.id if shown is not None else await self._left(turn)
        args: dict[str, Any] = {"session": left} if left is not None else {}
        await turn.show(self.name, **args)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        rows: list[Row] = [
            tuple(
                page_button(words.plain(f"language-{each}"), self.name, "choose", each) for each in LANGUAGES
            )
        ]
        if args.get("session"):
            rows.append((page_button(words.plain("common-back"), "dialog", "resume", int(args["session"])),))
        return View(words("language-page"), (*rows, (page_button(words.plain("common-home"), "home"),)))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "choose" or arg not in LANGUAGES:
            await super().tap(turn, act, arg)
            return
        turn.member = await members.choose_language(turn.member.id, arg)
        if not await self._back_to_the_question(turn):
            await turn.show("home" if turn.member.registered_at else "welcome", notice="language-changed")

    async def _left(self, turn: Turn) -> int | None:
        """The session whose question this page took the place of."""
        screen = await screens.current_screen(turn.member.id)
        left = screen.args.get("session") if screen is not None and screen.page == self.name else None
        return left if isinstance(left, int) else None

    async def _back_to_the_question(self, turn: Turn) -> bool:
        session = await self._left(turn)
        if session is None:
            return False
        try:
            async with savepoint():
                await resume(turn, session)
        except DomainError:
            return False  # It has ended meanwhile, or what it is about is gone.
        await turn.redraw("language-changed")
        return True


class PrivacyPage(Page):
    """What is kept and why; `/privacy` answers as Telegram's terms ask."""

    name = "privacy"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        rows = (
            (
                page_button(words.plain("set-export"), "own_data"),
                page_button(words.plain("set-delete"), "goodbye"),
            ),
            (page_button(words.plain("audit-mine_button"), "audit_mine"),),
            (page_button(words.plain("common-home"), "home"),),
        )
        return View(words("privacy-page"), rows)
