"""Home: the dashboard and at most eight ways on."""

from typing import Any

from bot.engine import paused_of, resume_button
from bot.fitting import MOST_BUTTONS, two_a_row
from bot.home_menu import HomeMenu
from bot.joining import join_button
from bot.pages import PAGES, Page
from bot.pages.hats import hat_line
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.waiting_text import waiting_lines
from bot.wording import appointment_with, presence_line
from core import clock
from core.i18n import Words
from models.profile import Certification, Profile
from services.dashboard import Dashboard, dashboard_of
from services.reminders import ROOM_OPENS_BEFORE
from services.standing import restricted_until

# Where administrators have their ordinary menu: their home is the team's.
MINE = "mine"
# What home has no room for.
MORE = "more"


class Home(Page):
    """« Mon tableau de bord » above the menu (FR-021, FR-120); the menu depends on who the person is."""

    name = "home"

    async def open(self, turn: Turn, arg: str) -> None:
        unregistered = turn.member.registered_at is None and turn.member.barred_by is None
        whose, _, more = arg.rpartition(".") if arg.endswith(MORE) else (arg, "", "")
        shown: dict[str, Any] = {"arg": MINE} if whose == MINE and turn.member.is_admin else {}
        if more:
            shown[MORE] = True
        await turn.show("welcome" if unregistered else self.name, **shown)

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
        rows: list[Row] = await _joining(look, board)
        waiting = await paused_of(look.member.id)
        if waiting:
            rows.append((resume_button(look.words, waiting[0]),))
        if board.waiting.count:
            label = look.words.plain("waiting-button", count=board.waiting.count)
            rows.append((page_button(label, "waiting", style="primary"),))
        if restricted_until(look.member) is not None:
            rows.append((page_button(look.words.plain("home-restricted_why"), "restricted"),))
        # Never more than eight: some make room for what waits, for a dialog that was left, and for the team's home.
        mine, team = "", list[Button]()
        if look.member.is_admin:
            mine, team = MINE, [page_button(look.words.plain("menu-team_home"), self.name)]
        more = more_button(look.words, mine)
        shown, behind = HomeMenu(look, board).parted(MOST_BUTTONS - len(rows), more, *team)
        if args.get(MORE) and behind:
            rows, shown = [], [*behind, page_button(look.words.plain("common-back"), self.name, "open", mine)]
        return View("\n".join(lines), (*rows, *two_a_row(shown)))

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
            lines.append(words("home-paused") if paused else certification_line(words, board.profile))
        if board.post is not None:
            lines.append(presence_line(look, board.post.presence))
        coming = board.next_appointment
        if coming is not None:
            line = appointment_with(look, coming.appointment, coming.other_name)
            lines.append(words("home-next", line=line))
        else:
            lines.append(words("home-no_appointment"))
        return [*lines, *waiting_lines(words, board.waiting)]


async def _joining(look: Look, board: Dashboard) -> list[Row]:
    """The way into the room of the next appointment, from its opening ten minutes before on."""
    coming = board.next_appointment
    if coming is None or clock.now() < coming.appointment.start_at - ROOM_OPENS_BEFORE:
        return []
    button = await join_button(look, coming.appointment)
    return [] if button is None else [(button,)]


def more_button(words: Words, mine: str = "") -> Button:
    """« Plus… »: what home has no room for; `mine` names the ordinary one of administrators."""
    return page_button(words.plain("common-more"), Home.name, "open", f"{mine}.{MORE}" if mine else MORE)


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


def certification_line(words: Words, profile: Profile) -> str:
    """Where a profile stands with the team, in a sentence that needs no knowledge of our words."""
    certification = profile.certification
    if certification is Certification.CERTIFIED:
        return words("cert-status-ok")
    if certification is Certification.NONE:
        return words("home-waiting", category=profile.category)
    return words("home-certification", status=words.plain(f"cert-status-{certification_key(certification)}"))
