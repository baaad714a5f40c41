"""The team's home, the state of the service, and the list of scam reports; there for administrators only."""

from datetime import timedelta
from typing import Any

from bot.engine import paused_of, resume_button
from bot.fitting import MOST_BUTTONS, making_room, two_a_row
from bot.pages import Page
from bot.pages.home import MINE
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core import clock
from core.ids import read_row_id
from core.text import clip
from models.scam_report import ScamReport, ScamStatus
from services import scam_queue, team_desk
from services.certifications import require_admin
from services.scam_queue import ReportPage

# What leaves first when something that waits takes its place: the log is one tap away in « Certifications ».
_LEAVES_FIRST = ("audit|", "system|")


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
        rows += two_a_row(making_room(buttons, MOST_BUTTONS - len(rows), _LEAVES_FIRST))
        total = desk.certifications + desk.reports + desk.requests + desk.payrolling
        name = look.member.called
        return View(
            "\n".join((words("team_home-title", name=name), "", words("team_home-waits", count=total))),
            tuple(rows),
        )

    def _buttons(self, look: Look, desk: team_desk.TeamDesk) -> list[Button]:
        words = look.words
        places = (
            ("admin-certs", "certifications", desk.certifications),
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
        for queue in state.queues:
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
        await turn.show(self.name, page=read_row_id(arg))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        found = await scam_queue.open_reports(look.member, int(args.get("page", 0)))
        rows: list[Row] = [
            (page_button(self._label(look, found, report), "scam_case", "open", report.id),)
            for report in found.reports
        ]
        moves = [
            page_button(words.plain(key), self.name, "open", number)
            for key, number in (("common-back", found.page - 1), ("common-next", found.page + 1))
            if 0 <= number <= found.last_page
        ]
        rows += [tuple(moves)] if moves else []
        missions = page_button(words.plain("team_missions-button"), "team_missions")
        rows.append((missions, page_button(words.plain("common-home"), "home")))
        return View(words("reports-queue", count=found.total), tuple(rows))

    def _label(self, look: Look, found: ReportPage, report: ScamReport) -> str:
        words = look.words
        mark = "🔴" if report.priority == 1 else "🟠" if report.priority == 2 else "🟡"
        seen = "" if report.status is ScamStatus.FILED else "👁 "
        name = found.names.get(report.profile_id or 0) or words.plain("scam-noprofile")
        what = words.plain(f"scam-cat-{report.category}")
        waited = words.ago(clock.now() - report.filed_at)
        return f"{mark} {seen}{clip(name, 22)} · {clip(what, 22)} · {waited}"
