"""The team's home, the state of the service, and the list of scam reports; there for administrators only."""

from datetime import timedelta
from typing import Any

from bot.engine import paused_of, resume_button
from bot.fitting import MOST_BUTTONS, shown_and_behind, two_a_row
from bot.pages import Page
from bot.pages.home import MINE, MORE, more_button
from bot.paging import numbered, page_line, turns
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core import clock
from core.ids import read_row_id
from core.text import clip
from services import scam_queue, team_desk
from services.certifications import require_admin
from services.scam_queue import Reported
from services.scam_reports import receipt_number

# What is behind « Plus… » when something that waits takes its place.
_BEHIND_MORE = ("system|", "audit|", "home|open|mine")


class TeamHome(Page):
    """At most eight ways on, with what waits behind each (words.md); « Mon espace » is the ordinary menu."""

    name = "team_home"

    async def open(self, turn: Turn, arg: str) -> None:
        await require_admin(turn.member)
        await turn.show("home")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, rows = look.words, list[Row]()
        desk = await team_desk.desk_of(look.member)
        waiting = await paused_of(look.member.id)
        if waiting:
            rows.append((resume_button(words, waiting[0]),))
        buttons = self._buttons(look, desk)
        room = MOST_BUTTONS - len(rows)
        shown, behind = shown_and_behind(buttons, room, (), _BEHIND_MORE, more_button(words))
        if args.get(MORE) and behind:
            rows, shown = [], [*behind, page_button(words.plain("common-back"), "home")]
        rows += two_a_row(shown)
        total = desk.certifications + desk.appeals + desk.reports + desk.requests + desk.payrolling
        name = look.member.called
        return View(
            "\n".join((words("team_home-title", name=name), "", words("team_home-waits", count=total))),
            tuple(rows),
        )

    def _buttons(self, look: Look, desk: team_desk.TeamDesk) -> list[Button]:
        words = look.words
        places = (
            ("admin-certs", "certifications", desk.certifications),
            # A way of its own while one waits: otherwise « Certifications » leads there.
            *([("appeals-button", "appeals", desk.appeals)] if desk.appeals else []),
            ("admin-reports", "reports", desk.reports),
            ("admin-requests", "help_queue", desk.requests),
            ("admin-payroll", "payroll_files", desk.payrolling),
            ("admin-members", "members", 0),
            ("admin-audit", "audit", 0),
            ("admin-system", "system", 0),
        )
        buttons = []
        for key, page, count in places:
            label = words.plain(key)
            buttons.append(page_button(f"{label} ({count})" if count else label, page))
        mine = "team_home-mine" if look.member.category is not None else "team_home-sign_up"
        return [*buttons, page_button(words.plain(mine), "home", "open", MINE)]


class SystemPage(Page):
    """« État du service »: who lives, what waits and since when, what failed since yesterday."""

    name = "system"

    async def open(self, turn: Turn, arg: str) -> None:
        await require_admin(turn.member)
        await turn.show(self.name)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        state = await team_desk.state_of_service(look.member)
        lines = [words("system-title"), "", words("system-processes", count=len(state.processes))]
        for role, since in state.processes:
            lines.append(
                words("system-process", role=role, since=words.moment(since, look.zone, "d MMM, HH:mm"))
            )
        lines += ["", words("system-queues")]
        for queue in (one for one in state.queues if one.is_worth_telling):
            name = words.plain(f"system-queue-{queue.name}")
            age = words.span(timedelta(seconds=max(queue.oldest_seconds, 60)))
            key = "system-queue_late" if queue.waiting and queue.oldest_seconds >= 60 else "system-queue"
            lines.append(words(key, name=name, count=queue.waiting, age=age))
        lines += [
            "",
            words("system-given_up", count=state.given_up),
            words("system-mails", count=state.mails_failed),
        ]
        lines += ["", words("system-backups")]
        again = page_button(words.plain("system-again"), self.name)
        return View("\n".join(lines), ((again, page_button(words.plain("common-home"), "home")),))


class Reports(Page):
    """« Signalements »: the open cases, the most urgent first."""

    name = "reports"

    async def open(self, turn: Turn, arg: str) -> None:
        await require_admin(turn.member)
        about, dot, page = arg.rpartition(".")
        of: dict[str, Any] = {"of": read_row_id(about)} if dot else {}
        await turn.show(self.name, page=read_row_id(page), **of)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, of = look.words, args.get("of")
        found = await scam_queue.open_reports(look.member, int(args.get("page", 0)), of)
        rows: list[Row] = [
            (self._button(look, entry, place, is_alone=of is not None),)
            for place, entry in enumerate(found.entries, found.page * scam_queue.PAGE_SIZE)
        ]
        rows += turns(look, self.name, found.page, found.last_page, about=of)
        missions = page_button(words.plain("team_missions-button"), "team_missions")
        ways = missions if of is None else page_button(words.plain("admin-reports"), self.name)
        rows.append((ways, page_button(words.plain("common-home"), "home")))
        title = words("reports-queue", count=found.total)
        if of is not None:
            name = found.entries[0].name if found.entries else ""
            title = words("reports-about", name=name or words.plain("acc-deleted_name"), count=found.total)
        lines = [title, *page_line(look, found.page, found.last_page)]
        return View("\n".join(lines), tuple(rows))

    def _button(self, look: Look, entry: Reported, place: int, *, is_alone: bool) -> Button:
        """One case, or all those of one profile: « 🔴 Gold Consult (28) »."""
        words, report = look.words, entry.first
        mark = "🔴" if report.priority == 1 else "🟠" if report.priority == 2 else "🟡"
        mark = mark if entry.fresh else f"{mark} 👁"
        name = clip(entry.name or words.plain("scam-noprofile"), 22)
        waited = words.ago(clock.now() - report.reaches_at)
        if entry.count > 1 and not is_alone:
            label = words.plain("reports-several", mark=mark, name=name, count=entry.count, waited=waited)
            return page_button(numbered(place, label), self.name, "open", f"{report.profile_id}.0")
        if is_alone:
            name = words.plain(f"scam-status-{report.status}")
        label = words.plain("reports-one", mark=mark, n=receipt_number(report), name=name, waited=waited)
        return page_button(numbered(place, label), "scam_case", "open", report.id)
