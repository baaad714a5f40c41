"""Home: the dashboard and at most eight ways on."""

from typing import Any

from bot.engine import paused_of, resume_button
from bot.pages import PAGES, Page
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.wording import appointment_line, presence_line
from core.i18n import Words
from models.member import MemberCategory
from models.profile import Certification
from services.dashboard import Dashboard, dashboard_of
from services.presence import PresenceState, presence_of

MOST_BUTTONS = 8


class Home(Page):
    """« Mon tableau de bord » above the menu (FR-021, FR-120); the menu depends on who the person is."""

    name = "home"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show("welcome" if turn.member.registered_at is None else self.name)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        if look.member.registered_at is None:
            # Whoever leaves a dialog before they signed up comes here, too: the menu is not theirs yet.
            return await PAGES["welcome"].view(look, args)
        board = await dashboard_of(look.member)
        lines = [look.words("home-title", name=look.member.display_name or look.member.first_name)]
        lines += await self._summary(look, board)
        rows: list[Row] = []
        waiting = await paused_of(look.member.id)
        if waiting:
            rows.append((resume_button(look.words, waiting[0]),))
        # Never more than eight: the last one, which has a command as well, makes room for a dialog that waits.
        buttons = await self._buttons(look, board)
        if look.member.is_admin:
            label = look.words.plain("admin-certs")
            shown = f"{label} ({board.to_certify})" if board.to_certify else label
            buttons.insert(0, page_button(shown, "certifications"))
        buttons = buttons[: MOST_BUTTONS - len(rows)]
        rows += [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
        return View("\n".join(lines), tuple(rows))

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        return turn.member.registered_at is None and await PAGES["welcome"].take_text(turn, args)

    async def _summary(self, look: Look, board: Dashboard) -> list[str]:
        words, lines = look.words, [""]
        if board.profile is not None:
            lines.append(certification_line(words, board.profile.certification))
            if board.profile.certification is Certification.CERTIFIED:
                lines.append(presence_line(look, await presence_of(board.profile)))
        if board.next_appointment is not None:
            lines.append(words("home-next", line=await appointment_line(look, board.next_appointment)))
        else:
            lines.append(words("home-no_appointment"))
        if board.to_answer:
            lines.append(words("home-to_answer", count=len(board.to_answer)))
        if board.unread:
            lines.append(words("home-unread", count=board.unread))
        return lines

    async def _buttons(self, look: Look, board: Dashboard) -> list[Button]:
        words = look.words

        def to(key: str, page: str, count: int = 0) -> Button:
            label = words.plain(key)
            return page_button(f"{label} ({count})" if count else label, page)

        who = to("menu-search-who", "search")
        agenda = to("menu-agenda", "agenda", len(board.to_answer))
        messages = to("menu-messages", "messages", board.unread)
        scam, help_, settings = (
            to("menu-scam", "scam"),
            to("common-help", "help"),
            to("menu-settings", "settings"),
        )
        if look.member.category is MemberCategory.VISITOR or board.profile is None:
            account, certify = to("menu-account", "settings"), to("menu-certify", "category")
            return [who, agenda, messages, account, scam, help_, certify, to("menu-language", "language")]
        profile = to(PROFILE_KEYS.get(board.profile.category, "menu-profile"), "my_profile")
        if board.profile.certification is not Certification.CERTIFIED:
            return [to("menu-certify", "certify"), profile, who, agenda, messages, scam, help_, settings]
        online = await presence_of(board.profile)
        toggle = to(
            "pres-go_online" if online.state is PresenceState.OFFLINE else "pres-go_offline", "presence"
        )
        return [who, agenda, messages, toggle, profile, scam, settings, help_]


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
