"""Home: the dashboard and at most eight ways on."""

from typing import Any

from bot.engine import paused_of, resume_button
from bot.fitting import MOST_BUTTONS, making_room, two_a_row
from bot.home_menu import HomeMenu, leaving
from bot.pages import PAGES, Page
from bot.pages.hats import hat_line
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.waiting_text import waiting_lines
from bot.wording import appointment_with, presence_line
from core.i18n import Words
from models.profile import Certification
from services.dashboard import Dashboard, dashboard_of
from services.standing import restricted_until

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
        lines = [look.words("home-title", name=look.member.called)]
        lines += self._summary(look, board)
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
        buttons = HomeMenu(look, board).buttons()
        if look.member.is_admin:
            buttons.insert(0, page_button(look.words.plain("menu-team_home"), self.name))
        rows += two_a_row(making_room(buttons, MOST_BUTTONS - len(rows), leaving(board)))
        return View("\n".join(lines), tuple(rows))

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        return turn.member.registered_at is None and await PAGES["welcome"].take_text(turn, args)

    def _summary(self, look: Look, board: Dashboard) -> list[str]:
        words, lines = look.words, [""]
        restricted = restricted_until(look.member)
        if restricted is not None:
            lines.append(words("home-restricted", until=words.moment(restricted, look.zone)))
        hat = hat_line(look, board.hat, board.footing.hats)
        if hat is not None:
            lines.append(hat)
        if board.profile is not None:
            paused = board.profile.paused
            lines.append(
                words("home-paused") if paused else certification_line(words, board.profile.certification)
            )
        if board.post is not None:
            lines.append(presence_line(look, board.post.presence))
        coming = board.next_appointment
        if coming is not None:
            line = appointment_with(look, coming.appointment, coming.other_name)
            lines.append(words("home-next", line=line))
        else:
            lines.append(words("home-no_appointment"))
        return [*lines, *waiting_lines(words, board.waiting)]


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
