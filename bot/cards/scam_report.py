"""A report of a scam: the receipt for who reported, the case for the team, nothing for anybody else."""

from typing import Any

from telegram import Bot
from telegram.error import BadRequest

from bot.cards import LivingCard
from bot.engine import begin
from bot.turn import Look, Turn
from bot.view import Row, View, card_button, page_button
from core.errors import NotFound
from core.text import clip, one_line
from models.delivery import Notification
from models.scam_report import ScamEvidence, ScamReport
from services import scam_alerts, scam_queue, screens
from services.erasure.holds import DECIDED
from services.profiles import access_profile
from services.scam_decisions import can_be_measured, may_decide, open_evidence, require_decidable
from services.scam_reports import (
    access_report,
    answer_delay,
    categories_of,
    evidence_of,
    receipt_number,
    reported_name,
)

STORY_SHOWN = 700
MESSAGES_SHOWN = 6
MESSAGE_SHOWN = 200
_TO_THE_TEAM = (scam_alerts.URGENT, scam_alerts.WAITING)


class ScamReportCard(LivingCard):
    """One case (FR-210 to FR-213); the reported member never learns who reported (EXT-11)."""

    kind = "scam_report"
    says_when_gone = True

    async def view(self, look: Look, object_id: int) -> View:
        report = await access_report(object_id, look.member)
        words = look.words
        status = words.plain(f"scam-status-{report.status}")
        what = _kinds(look, report)
        name = await reported_name(report) or words.plain("scam-noprofile")
        if report.reporter_id != look.member.id:
            line = words("scam-case", n=receipt_number(report), status=status, name=name, what=what)
            files = words("reports-evidence", count=len(await evidence_of(report)))
            story = words("scam-story", text=clip(report.body or words.plain("scam-reduced"), STORY_SHOWN))
            lines = [line, files, "", story, *_kept_messages(look, report)]
            return View("\n".join(lines), tuple(await self._team_rows(look, report)))
        if report.status in DECIDED:
            return self._outcome(look, report, name)
        lines = [
            words("scam-receipt", n=receipt_number(report), delay=words.span(answer_delay(report))),
            words("scam-state", status=status, name=name, what=what),
            "",
            words("safety-official"),
            words("scam-disclaimer"),
        ]
        return View("\n".join(lines), tuple(await self._more(look, report)))

    def _outcome(self, look: Look, report: ScamReport, name: str) -> View:
        """What became of it, in general terms: what was decided about others is theirs."""
        words = look.words
        lines = [
            words("scam-decided", n=receipt_number(report)),
            words(
                "scam-state",
                status=words.plain(f"scam-status-{report.status}"),
                name=name,
                what=_kinds(look, report),
            ),
            "",
            words(f"scam-told-{report.status}"),
            words("scam-disclaimer"),
        ]
        mine = page_button(words.plain("scam-mine"), "my_reports")
        return View("\n".join(lines), ((mine,), (page_button(words.plain("common-contact"), "contact"),)))

    async def _more(self, look: Look, report: ScamReport) -> list[Row]:
        """More about the same profile is added to the open case."""
        mine: Row = (page_button(look.words.plain("scam-mine"), "my_reports"),)
        try:
            profile = await access_profile(report.profile_id or 0, look.member)
        except NotFound:
            return [mine]
        return [(page_button(look.words.plain("scam-add"), "scam", "open", profile.public_id),), mine]

    async def _team_rows(self, look: Look, report: ScamReport) -> list[Row]:
        words, rows = look.words, list[Row]()
        if await scam_queue.may_take(look.member, report):
            take = words.plain("reports-take")
            rows.append((card_button(take, self.kind, report.id, report.version, "take", "primary"),))
        if await may_decide(look.member, report):
            decide = words.plain("scam-decide")
            rows.append((card_button(decide, self.kind, report.id, report.version, "decide", "primary"),))
        given = len(await evidence_of(report))
        if given:
            label = words.plain("scam-files", count=given)
            rows.append((card_button(label, self.kind, report.id, report.version, "files"),))
        profile = await scam_queue.reported_profile(look.member, report)
        if profile is not None:
            account = words.plain("acct-account")
            rows.append((page_button(account, "member_case", "open", profile.public_id),))
        return rows

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        report = await access_report(object_id, turn.member)
        if act == "take":
            await scam_queue.take_report(turn.member, report.id, version)
            await turn.show("scam_case", notice="reports-taken", arg=report.id)
        elif act == "decide":
            await _begin_decision(turn, report, version)
        elif act == "files":
            for file in await open_evidence(turn.member, report.id):
                send_evidence(turn, file)
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
        if owed.key == scam_alerts.COMPLETED:
            return (page_button(words.plain("scam-open"), "scam_case", "open", owed.subject_id or 0),)
        if owed.key not in _TO_THE_TEAM:
            return None
        waiting = await scam_alerts.untaken()
        queue = page_button(words.plain("admin-reports"), "reports")
        if owed.key == scam_alerts.URGENT and waiting.number:
            return (page_button(words.plain("scam-open"), "scam_case", "open", waiting.number), queue)
        return (queue,)

    async def still_true(self, owed: Notification) -> bool:
        if owed.key in (*_TO_THE_TEAM, scam_alerts.COMPLETED):
            return await scam_alerts.is_still_news(owed)
        return True


def _kinds(look: Look, report: ScamReport) -> str:
    """Everything that it was reported for: « Hors plateforme suspect, Faux profil »."""
    return ", ".join(look.words.plain(f"scam-cat-{each}") for each in categories_of(report))


def _kept_messages(look: Look, report: ScamReport) -> list[str]:
    """The end of what the two wrote to each other, as it was kept when it was last reported."""
    snapshots = [report.snapshot, *report.snapshot.get("later", [])]
    kept = snapshots[-1].get("conversation", [])
    if not kept:
        return []
    words = look.words
    lines = [
        words(f"scam-wrote_{message['from']}", text=clip(one_line(message["body"]), MESSAGE_SHOWN))
        for message in kept[-MESSAGES_SHOWN:]
    ]
    return ["", words("scam-kept", count=len(kept)), *lines]


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


def send_evidence(turn: Turn, file: ScamEvidence) -> None:
    """Has the bot send a file of a case to who judges it; it cannot be passed on from there."""
    member_id, chat_id = turn.member.id, turn.chat_id

    async def send(bot: Bot) -> None:
        way = bot.send_photo if file.kind == "photo" else bot.send_document
        try:
            sent = await way(chat_id, file.file_id, protect_content=True)
        except BadRequest:
            await screens.redraw(member_id, "conversation-file_gone", {})
            return
        await screens.raise_floor(member_id, sent.message_id)

    turn.effects.append(send)
