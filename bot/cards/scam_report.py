"""A report of a scam: the receipt for who reported, the case for the team, nothing for anybody else."""

from typing import Any

from bot.cards import LivingCard
from bot.turn import Look
from bot.view import View
from core.text import clip
from services.scam_reports import access_report, answer_delay, receipt_number, reported_name

STORY_SHOWN = 700


class ScamReportCard(LivingCard):
    """One case (FR-210 to FR-213); the reported member never learns who reported (EXT-11)."""

    kind = "scam_report"

    async def view(self, look: Look, object_id: int) -> View:
        report = await access_report(object_id, look.member)
        words = look.words
        status = words.plain(f"scam-status-{report.status}")
        what = words.plain(f"scam-cat-{report.category}")
        name = await reported_name(report) or words.plain("scam-noprofile")
        if report.reporter_id != look.member.id:
            line = words("scam-case", n=receipt_number(report), status=status, name=name, what=what)
            return View(f"{line}\n\n{words('scam-story', text=clip(report.body, STORY_SHOWN))}")
        lines = [
            words("scam-receipt", n=receipt_number(report), delay=words.span(answer_delay(report))),
            words("scam-state", status=status, name=name, what=what),
            "",
            words("safety-official"),
            words("scam-disclaimer"),
        ]
        return View("\n".join(lines))

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        report = await access_report(object_id, look.member)
        return {"n": receipt_number(report), "priority": report.priority}
