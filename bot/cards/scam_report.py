"""A report of a scam: the receipt for who reported, the case for the team, nothing for anybody else."""

from typing import Any

from bot.cards import LivingCard
from bot.turn import Look, Turn
from bot.view import Row, View, card_button, page_button
from core.text import clip
from models.scam_report import ScamReport
from services import scam_queue
from services.scam_reports import (
    access_report,
    answer_delay,
    evidence_of,
    receipt_number,
    reported_name,
)

STORY_SHOWN = 700


class ScamReportCard(LivingCard):
    """One case (FR-210 to FR-213); the reported member never learns who reported (EXT-11)."""

    kind = "scam_report"
    says_when_gone = True

    async def view(self, look: Look, object_id: int) -> View:
        report = await access_report(object_id, look.member)
        words = look.words
        status = words.plain(f"scam-status-{report.status}")
        what = words.plain(f"scam-cat-{report.category}")
        name = await reported_name(report) or words.plain("scam-noprofile")
        if report.reporter_id != look.member.id:
            line = words("scam-case", n=receipt_number(report), status=status, name=name, what=what)
            files = words("reports-evidence", count=len(await evidence_of(report)))
            story = words("scam-story", text=clip(report.body, STORY_SHOWN))
            return View(f"{line}\n{files}\n\n{story}", tuple(await self._team_rows(look, report)))
        lines = [
            words("scam-receipt", n=receipt_number(report), delay=words.span(answer_delay(report))),
            words("scam-state", status=status, name=name, what=what),
            "",
            words("safety-official"),
            words("scam-disclaimer"),
        ]
        return View("\n".join(lines))

    async def _team_rows(self, look: Look, report: ScamReport) -> list[Row]:
        words, rows = look.words, list[Row]()
        if await scam_queue.may_take(look.member, report):
            take = words.plain("reports-take")
            rows.append((card_button(take, self.kind, report.id, report.version, "take", "primary"),))
        profile = await scam_queue.reported_profile(look.member, report)
        if profile is not None:
            account = words.plain("acct-account")
            rows.append((page_button(account, "member_case", "open", profile.public_id),))
        return rows

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        report = await access_report(object_id, turn.member)
        if act != "take":
            await super().tap(turn, object_id, version, act)
            return
        await scam_queue.take_report(turn.member, report.id, version)
        await turn.show("scam_case", notice="reports-taken", arg=report.id)

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        report = await access_report(object_id, look.member)
        return {"n": receipt_number(report), "priority": report.priority}
