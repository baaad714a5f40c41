"""A report of a scam: the receipt for who reported, the case for the team, nothing for anybody else."""

from typing import Any

from bot.appeal_ways import appeal_beside
from bot.cards import LivingCard
from bot.engine import begin
from bot.kept_files import send_kept_file
from bot.scam_case_text import asked_lines, kept_messages
from bot.turn import Look, Turn
from bot.view import Row, View, card_button, page_button
from core.errors import IllegalMove, NotFound
from core.text import clip
from models.delivery import Notification
from models.scam_report import DECIDED, ScamReport, ScamStatus
from services import scam_alerts, scam_queue, scam_turns
from services.appeals import APPEAL_WITHIN, may_contest
from services.profiles import access_profile
from services.scam_decisions import (
    can_be_measured,
    may_decide,
    measure_reviewed,
    open_evidence,
    require_decidable,
)
from services.scam_files import evidence_of
from services.scam_questions import askable_sides, questions_of, waiting_question
from services.scam_reports import (
    access_report,
    answer_delay,
    categories_of,
    displayed_status,
    receipt_number,
    reported_name,
)
from services.standing import restricted_until

STORY_SHOWN = 700
_TO_THE_TEAM = (scam_alerts.URGENT, scam_alerts.WAITING)
_ABOUT_A_CASE = (scam_alerts.COMPLETED, scam_alerts.UNANSWERED)


class ScamReportCard(LivingCard):
    """One case (FR-210 to FR-213); the reported member never learns who reported (EXT-11)."""

    kind = "scam_report"
    says_when_gone = True

    async def view(self, look: Look, object_id: int) -> View:
        report = await access_report(object_id, look.member)
        words = look.words
        known = {
            "status": words.plain(f"scam-status-{displayed_status(report)}"),
            "name": await reported_name(report) or words.plain("scam-noprofile"),
            "what": _kinds(look, report),
        }
        if report.reporter_id != look.member.id:
            return await self._for_the_team(
                look, report, words("scam-case", n=receipt_number(report), **known)
            )
        state = words("scam-state", **known)
        if report.status in DECIDED:
            return await self._outcome(look, report, state)
        asked = await waiting_question(look.member, report)
        lines = [
            _receipt(look, report),
            state,
            "",
            words("safety-official"),
            words("scam-disclaimer"),
        ]
        rows = list[Row]()
        if asked is not None:
            lines[2:2] = [words("scam-waits_for_you", date=words.moment(asked.due_at, look.zone))]
            label = words.plain("scam_question-answer")
            rows.append((page_button(label, "scam_question", "open", asked.id, "primary"),))
        return View("\n".join(lines), (*rows, *await self._more(look, report)))

    async def _for_the_team(self, look: Look, report: ScamReport, case: str) -> View:
        words, given = look.words, len(await evidence_of(report))
        files = words("reports-evidence", count=given)
        story = words("scam-story", text=clip(report.body or words.plain("scam-reduced"), STORY_SHOWN))
        lines = [case, files]
        if report.decided_by is not None and report.status not in DECIDED:
            lines.append(words("scam-again"))
        profile = await scam_queue.reported_profile(look.member, report)
        until = restricted_until(profile)
        if until is not None:
            lines.append(words("scam-restricted", until=words.moment(until, look.zone)))
        lines += ["", story, *kept_messages(look, report)]
        lines += asked_lines(look, await questions_of(look.member, report))
        rows = [*await self._team_rows(look, report, given), *(await appeal_beside(look, report))[0]]
        if profile is not None:
            account = words.plain("acct-account")
            rows.append((page_button(account, "member_case", "open", profile.public_id),))
        return View("\n".join(lines), tuple(rows))

    async def _outcome(self, look: Look, report: ScamReport, state: str) -> View:
        """What became of it, in general terms: what was decided about others is theirs."""
        words = look.words
        told = "manifest" if report.is_manifest else str(report.status)
        lines = [words("scam-decided", n=receipt_number(report)), state, "", words(f"scam-told-{told}")]
        reviewed = await measure_reviewed(report) if report.status is ScamStatus.FOUNDED else None
        if reviewed is not None:
            lines.append(words(f"scam-reviewed_{reviewed}"))
        lines.append(words("scam-disclaimer"))
        rows = (await appeal_beside(look, report))[0]
        if await may_contest(report) and report.decided_at is not None:
            until = words.moment(report.decided_at + APPEAL_WITHIN, look.zone, "d MMMM y")
            lines += ["", words("scam-how_to_contest", date=until)]
            rows.append((page_button(words.plain("mod-appeal"), "contest", "report", report.id),))
        mine = page_button(words.plain("scam-mine"), "my_reports")
        contact = page_button(words.plain("common-contact"), "contact")
        return View("\n".join(lines), (*rows, (mine,), (contact,)))

    async def _more(self, look: Look, report: ScamReport) -> list[Row]:
        """More about the same profile is added to the open case."""
        mine: Row = (page_button(look.words.plain("scam-mine"), "my_reports"),)
        try:
            profile = await access_profile(report.profile_id or 0, look.member)
        except NotFound:
            return [mine]
        return [(page_button(look.words.plain("scam-add"), "scam", "open", profile.public_id),), mine]

    async def _team_rows(self, look: Look, report: ScamReport, given: int) -> list[Row]:
        words, rows = look.words, list[Row]()
        if await scam_queue.may_take(look.member, report):
            take = words.plain("reports-take")
            rows.append((card_button(take, self.kind, report.id, report.version, "take", "primary"),))
        if await may_decide(look.member, report):
            decide = words.plain("scam-decide")
            rows.append((card_button(decide, self.kind, report.id, report.version, "decide", "primary"),))
            if await askable_sides(report):
                ask = words.plain("scam-ask")
                rows.append((card_button(ask, self.kind, report.id, report.version, "ask"),))
        if given:
            label = words.plain("scam-files", count=given)
            rows.append((card_button(label, self.kind, report.id, report.version, "files"),))
        return rows

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        report = await access_report(object_id, turn.member)
        if act == "take":
            await scam_queue.take_report(turn.member, report.id, version)
            await turn.show("scam_case", notice="reports-taken", arg=report.id)
        elif act == "decide":
            await _begin_decision(turn, report, version)
        elif act == "ask":
            await _begin_question(turn, report, version)
        elif act == "files":
            for file in await open_evidence(turn.member, report.id):
                send_kept_file(turn, file.kind, file.file_id)
        else:
            await super().tap(turn, object_id, version, act)

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        report = await access_report(object_id, look.member)
        return {"n": receipt_number(report), "priority": report.priority}

    async def headline(self, look: Look, owed: Notification) -> str:
        if owed.key not in _TO_THE_TEAM:
            return await super().headline(look, owed)
        waiting = await scam_alerts.untaken()
        if owed.key == scam_alerts.URGENT and waiting.urgent == 1:
            return look.words("notice-scam-to_admin", n=waiting.number, priority=scam_alerts.MOST_URGENT)
        if owed.key == scam_alerts.URGENT:
            return look.words("scam-urgent", count=waiting.urgent)
        return look.words("notice-scam-waiting", count=waiting.total)

    async def in_brief(self, look: Look, owed: Notification, is_there: bool) -> Row | None:
        """The team is told numbers alone: a case is read where the right to read it is checked."""
        words = look.words
        if owed.key in _ABOUT_A_CASE:
            return (page_button(words.plain("scam-open"), "scam_case", "open", owed.subject_id or 0),)
        if owed.key not in _TO_THE_TEAM:
            return None
        waiting = await scam_alerts.untaken()
        queue = page_button(words.plain("admin-reports"), "reports")
        if owed.key == scam_alerts.URGENT and waiting.number:
            return (page_button(words.plain("scam-open"), "scam_case", "open", waiting.number), queue)
        return (queue,)

    async def still_true(self, owed: Notification) -> bool:
        if owed.key in (*_TO_THE_TEAM, *_ABOUT_A_CASE):
            return await scam_alerts.is_still_news(owed)
        if owed.key == scam_turns.QUEUED:
            return await scam_turns.is_queued(owed.subject_id or 0)
        return owed.key != scam_alerts.TAKEN or await scam_alerts.is_open(owed)


def _receipt(look: Look, report: ScamReport) -> str:
    """Number and delay; of a case that waits for its turn, since when the delay counts."""
    words, said = look.words, {"n": receipt_number(report), "delay": look.words.span(answer_delay(report))}
    if not report.is_queued or report.queued_until is None:
        return words("scam-receipt", **said)
    limits = {"day": scam_turns.NEW_CASES_A_DAY, "month": scam_turns.NEW_CASES_A_MONTH}
    return words("scam-receipt_queued", date=words.moment(report.queued_until, look.zone), **limits, **said)


def _kinds(look: Look, report: ScamReport) -> str:
    """Everything that it was reported for: « Hors plateforme suspect, Faux profil »."""
    return ", ".join(look.words.plain(f"scam-cat-{each}") for each in categories_of(report))


async def _begin_decision(turn: Turn, report: ScamReport, version: int) -> None:
    from bot.dialogs.scam_decision import DecideReport

    report = await require_decidable(turn.member, report.id, version)
    given = {
        "report_id": report.id,
        "version": report.version,
        "number": receipt_number(report),
        "who": await reported_name(report) or turn.words.plain("scam-noprofile"),
        "measurable": await can_be_measured(report),
    }
    await begin(turn, DecideReport, given=given)


async def _begin_question(turn: Turn, report: ScamReport, version: int) -> None:
    from bot.dialogs.scam_questions import AskSide

    report = await require_decidable(turn.member, report.id, version)
    sides = await askable_sides(report)
    if not sides:
        raise IllegalMove(status=report.status, move="ask")
    given = {
        "report_id": report.id,
        "version": report.version,
        "number": receipt_number(report),
        "who": await reported_name(report) or turn.words.plain("scam-noprofile"),
        "sides": [str(side) for side in sides],
    }
    await begin(turn, AskSide, given=given)
