"""Home: the dashboard and at most eight ways on."""

from typing import Any

from bot.engine import paused_of, resume_button
from bot.mission_menu import mission_buttons, with_missions
from bot.pages import PAGES, Page
from bot.pages.hats import hat_line, is_staff, presence_toggle, staff_buttons
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.waiting_text import waiting_lines
from bot.wording import appointment_line, presence_line
from core.i18n import Words
from models.member import MemberCategory
from models.profile import Certification
from services.dashboard import Dashboard, dashboard_of
from services.posts import post_of
from services.standing import restricted_until

MOST_BUTTONS = 8
# Where administrators have their ordinary menu: their home is the team's.
MINE = "mine"


class Home(Page):
    """« Mon tableau de bord » above the menu (FR-021, FR-120); the menu depends on who the person is."""

    name = "home"

    async def open(self, turn: Turn, arg: str) -> None:
        unregistered = turn.member.registered_at is None and turn.member.barred_by is None
        mine = {"arg": MINE} if arg == MINE and turn.member.is_admin else {}
        await turn.show("welcome" if unregistered else self.name, **mine)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        if look.member.barred_by is not None:
            return await PAGES["barred"].view(look, args)
        if look.member.registered_at is None:
            # Whoever leaves a dialog before they signed up comes here, too: the menu is not theirs yet.
            return await PAGES["welcome"].view(look, args)
        if look.member.is_admin and args.get("arg") != MINE:
            return await PAGES["team_home"].view(look, args)
        board = await dashboard_of(look.member)
        lines = [look.words("home-title", name=look.member.display_name or look.member.first_name)]
        lines += await self._summary(look, board)
        rows: list[Row] = []
        waiting = await paused_of(look.member.id)
        if waiting:
            rows.append((resume_button(look.words, waiting[0]),))
        if board.waiting.count:
            label = look.words.plain("waiting-button", count=board.waiting.count)
            rows.append((page_button(label, "waiting", style="primary"),))
        if restricted_until(look.member) is not None:
            rows.append((page_button(look.words.plain("home-restricted_why"), "restricted"),))
        # Never more than eight: what has a command as well makes room for a dialog that waits, and for the team's home.
        buttons = await self._buttons(look, board)
        if look.member.is_admin:
            buttons.insert(0, page_button(look.words.plain("menu-team_home"), self.name))
        buttons = _fitting(buttons, MOST_BUTTONS - len(rows))
        rows += [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
        return View("\n".join(lines), tuple(rows))

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        return turn.member.registered_at is None and await PAGES["welcome"].take_text(turn, args)

    async def _summary(self, look: Look, board: Dashboard) -> list[str]:
        words, lines = look.words, [""]
        restricted = restricted_until(look.member)
        if restricted is not None:
            lines.append(words("home-restricted", until=words.moment(restricted, look.zone)))
        hat = await hat_line(look)
        if hat is not None:
            lines.append(hat)
        if board.profile is not None:
            paused = board.profile.paused
            lines.append(
                words("home-paused") if paused else certification_line(words, board.profile.certification)
            )
        post = await post_of(look.member)
        if post is not None:
            lines.append(presence_line(look, post.presence))
        if board.next_appointment is not None:
            lines.append(words("home-next", line=await appointment_line(look, board.next_appointment)))
        else:
            lines.append(words("home-no_appointment"))
        return [*lines, *waiting_lines(words, board.waiting)]

    async def _buttons(self, look: Look, board: Dashboard) -> list[Button]:
        words = look.words

        def to(key: str, page: str, count: int = 0) -> Button:
            label = words.plain(key)
            return page_button(f"{label} ({count})" if count else label, page)

        who = to("menu-search-who", "search")
        agenda = to("menu-agenda", "agenda", board.to_answer)
        messages = to("menu-messages", "messages", board.unread)
        scam, help_, settings = (
            to("menu-scam", "scam"),
            to("common-help", "help"),
            to("menu-settings", "settings"),
        )
        if await is_staff(look):
            return await with_missions(look, await staff_buttons(look, who, agenda, messages), who)
        if board.profile is None:
            account, certify = to("menu-account", "settings"), to("menu-certify", "category")
            return [who, agenda, messages, account, scam, help_, certify, to("menu-language", "language")]
        profile = to(PROFILE_KEYS.get(board.profile.category, "menu-profile"), "my_profile")
        if not board.profile.is_certified:
            contact = to("common-contact", "contact")
            # What is going on needs its way more than help, which « Nous contacter » gives as well.
            busy = agenda if board.next_appointment or board.to_answer else help_
            return [to("menu-certify", "certify"), profile, who, contact, messages, busy, scam, settings]
        toggle = await presence_toggle(look) or to("pres-go_online", "presence")
        if board.profile.category in (MemberCategory.PUBLIC_BODY, MemberCategory.ASSOCIATION):
            return [profile, to("menu-team", "team"), agenda, messages, toggle, who, scam, settings]
        first = mission_buttons(look, board.profile, who)
        if board.profile.category is MemberCategory.COMPANY:
            # Going online is inside the agenda.
            return [*first, messages, agenda, profile, scam, settings]
        return [*first, agenda, messages, toggle, profile, scam, settings, help_]


# What leaves first when there are too many; reporting a scam and the settings never do (FR-210, FR-225).
# « Création d’une mission » is in « Gérer vos missions », too.
_LEAVES_FIRST = ("language|", "help|", "search|", "missions|open|new", "presence|", "agenda|", "messages|")


def _fitting(buttons: list[Button], room: int) -> list[Button]:
    kept = list(buttons)
    for way in _LEAVES_FIRST:
        if len(kept) > room:
            kept = [button for button in kept if button != _leading(kept, way)]
    return kept[:room]


def _leading(buttons: list[Button], way: str) -> Button | None:
    return next((button for button in buttons if (button.data or "").startswith(f"b1|{way}")), None)


PROFILE_KEYS = {
    MemberCategory.COMPANY: "menu-company",
    MemberCategory.PUBLIC_BODY: "menu-body",
    MemberCategory.ASSOCIATION: "menu-asso",
}

_CERTIFICATION_KEYS = {
    Certification.NONE: "none",
    Certification.REVIEW: "review",
    Certification.MORE: "more",
    Certification.NO_PERMIT: "nopermit",
    Certification.CERTIFIED: "ok",
    Certification.REFUSED: "refused",
    Certification.EXPIRED: "expired",
    Certification.SUSPENDED: "suspended",
}


def certification_key(certification: Certification) -> str:
    """The end of the catalogue key of a certification's name."""
    return _CERTIFICATION_KEYS[certification]


def certification_line(words: Words, certification: Certification) -> str:
    """Where a profile stands with the team, in a sentence that needs no knowledge of our words."""
    if certification is Certification.CERTIFIED:
        return words("cert-status-ok")
    if certification is Certification.NONE:
        return words("home-waiting")
    return words("home-certification", status=words.plain(f"cert-status-{certification_key(certification)}"))
