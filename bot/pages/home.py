"""Home: the dashboard and at most eight ways on."""

from typing import Any

from bot.engine import paused_of, resume_button
from bot.fitting import MOST_BUTTONS, making_room, two_a_row
from bot.mission_menu import mission_buttons, with_missions
from bot.pages import PAGES, Page
from bot.pages.hats import hat_line, presence_toggle, staff_buttons
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.waiting_text import waiting_lines
from bot.wording import appointment_with, presence_line
from core.i18n import Words
from models.member import MemberCategory
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
        buttons = self._buttons(look, board)
        if look.member.is_admin:
            buttons.insert(0, page_button(look.words.plain("menu-team_home"), self.name))
        rows += two_a_row(making_room(buttons, MOST_BUTTONS - len(rows), _leaving(board)))
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

    def _buttons(self, look: Look, board: Dashboard) -> list[Button]:
        words = look.words

        def to(key: str, page: str, count: int = 0) -> Button:
            label = words.plain(key)
            return page_button(f"{label} ({count})" if count else label, page)

        hat = [to("acc-hat", "hats")] if board.footing.hats > 1 else []
        who = to("menu-search-who", "search")
        agenda = to("menu-agenda", "agenda", board.to_answer)
        messages = to("menu-messages", "messages", board.unread)
        scam, help_, settings = (
            to("menu-scam", "scam"),
            to("common-help", "help"),
            to("menu-settings", "settings"),
        )
        if board.footing.is_staff:
            menu = staff_buttons(look, board, who, agenda, messages)
            handles = board.footing.mission_organisation is not None
            return with_missions(look, menu, who) if handles else menu
        if board.profile is None:
            account, certify = to("menu-account", "settings"), to("menu-certify", "category")
            return [
                who,
                agenda,
                messages,
                account,
                *hat,
                scam,
                help_,
                certify,
                to("menu-language", "language"),
            ]
        profile = to(PROFILE_KEYS.get(board.profile.category, "menu-profile"), "my_profile")
        if not board.profile.is_certified:
            contact = to("common-contact", "contact")
            # What is going on needs its way more than help, which « Nous contacter » gives as well.
            busy = agenda if board.next_appointment or board.to_answer else help_
            return [
                to("menu-certify", "certify"),
                profile,
                who,
                contact,
                messages,
                busy,
                *hat,
                scam,
                settings,
            ]
        toggle = presence_toggle(look, board.post) or to("pres-go_online", "presence")
        if board.profile.category in (MemberCategory.PUBLIC_BODY, MemberCategory.ASSOCIATION):
            return [profile, to("menu-team", "team"), agenda, messages, toggle, who, *hat, scam, settings]
        first = mission_buttons(look, board.profile, who)
        if board.profile.category is MemberCategory.COMPANY:
            # Going online is inside the agenda.
            return [*first, messages, agenda, profile, *hat, scam, settings]
        return [*first, agenda, messages, toggle, profile, *hat, scam, settings, help_]


# What leaves first when there are too many; reporting a scam and the settings never do (FR-210, FR-225).
# « Création d’une mission » is in « Gérer vos missions », too; what waits in the agenda is behind what waits at all.
# Being online or not is looked for here, and goes last.
_LEAVES_FIRST = ("language|", "help|", "search|", "missions|open|new", "agenda|", "messages|", "presence|")
_LEAVES_LAST = ("my_profile|",)  # « Changer de casquette » stays: nobody looks for it among the settings.


def _leaving(board: Dashboard) -> tuple[str, ...]:
    """What leaves first here: an appointment that the dashboard names keeps its way to the agenda."""
    if board.next_appointment is None:
        return (*_LEAVES_FIRST, *_LEAVES_LAST)
    others = tuple(way for way in _LEAVES_FIRST if way != "agenda|")
    return (*others, *_LEAVES_LAST, "agenda|")


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
