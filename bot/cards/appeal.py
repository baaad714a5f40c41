"""An appeal: what is contested, why, and what came of it."""

from datetime import timedelta
from typing import Any

from bot.cards import LivingCard
from bot.engine import begin
from bot.measure_text import facts_of
from bot.mission_text import title_of
from bot.turn import Look, Turn
from bot.view import Button, Row, View, card_button, page_button
from core.text import clip
from models.delivery import Notification
from models.measure import Appeal, AppealOutcome, Ending
from models.scam_report import ScamReport
from services import appeals
from services.appeals import Contested, access_appeal, contested_by
from services.missions.reading import find_mission

TEXT_SHOWN = 1200


class AppealCard(LivingCard):
    """For the member their text and the answer; for the team also the decision that is contested (EXT-14)."""

    kind = "appeal"
    says_when_gone = True
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        words = look.words
        appeal = await access_appeal(look.member, object_id)
        contested = await contested_by(appeal)
        lines = [words("appeal-title"), "", *await self._who(look, appeal)]
        if contested.of_mission is not None:
            mission = await find_mission(contested.of_mission.mission_id)
            lines.append(words("mission-title", title=title_of(words, mission.title)))
        lines.append(self._decision(look, contested))
        lines.append(words("appeal-text", text=clip(appeal.text, TEXT_SHOWN) or "…"))
        if appeal.outcome is not None:
            lines += ["", words(f"appeal-outcome-{appeal.outcome}")]
            if appeal.answer:
                lines.append(words("appeal-answer", text=clip(appeal.answer, TEXT_SHOWN)))
            return View(
                "\n".join([*lines, *await self._again(look, appeal)]),
                await self._way(look, appeal, contested),
            )
        mine = appeal.member_id == look.member.id
        deciding = not mine and await appeals.may_decide(look.member, appeal)
        waits = "appeal-waits" if mine else "appeal-to_decide" if deciding else "appeal-second_admin"
        return View(
            "\n".join([*lines, "", words(waits)]), tuple(self._rows(look, appeal, contested, deciding))
        )

    async def _again(self, look: Look, appeal: Appeal) -> list[str]:
        """What an overturned refusal leads to: the file is with the team again, and until when."""
        until = await appeals.reviewed_until(appeal)
        if until is None:
            return []
        # Midnight is the end of the day before it.
        day = look.words.moment(until - timedelta(minutes=1), look.zone, "EEEE d MMMM")
        mine = appeal.member_id == look.member.id
        return ["", look.words("appeal-again" if mine else "appeal-again_team", until=day)]

    async def _way(self, look: Look, appeal: Appeal, contested: Contested) -> tuple[Row, ...]:
        """To what is under review again: the member's own page, or the case for the team."""
        if appeal.outcome is AppealOutcome.OVERTURNED and contested.of_mission is not None:
            label, number = look.words.plain("mission_measure-read"), contested.of_mission.id
            read = page_button(label, "mission_measure", "open", number)
            if appeal.member_id != look.member.id:
                return ((read,),)
            mission = await find_mission(contested.of_mission.mission_id)
            return (
                (page_button(look.words.plain("mission-open"), "mission", "open", mission.public_id), read),
            )
        if contested.report is not None:
            return ((_its_report(look, contested.report),),)
        if appeal.outcome is not AppealOutcome.OVERTURNED or contested.refusal is None:
            return ()
        if appeal.member_id == look.member.id:
            return ((page_button(look.words.plain("certify-mine"), "certify"),),)
        case = look.words.plain("appeal-see_case")
        return ((page_button(case, "certification", "open", contested.refusal.profile_id),),)

    async def _who(self, look: Look, appeal: Appeal) -> list[str]:
        if appeal.member_id == look.member.id:
            return []
        return [look.words("appeal-who", name=await self._name(look, appeal))]

    async def _name(self, look: Look, appeal: Appeal) -> str:
        """Who contests, for the team; nobody else reads it."""
        called = await appeals.appellant_name(look.member, appeal) if look.member.is_admin else ""
        return called or look.words.plain("acc-deleted_name")

    def _decision(self, look: Look, contested: Contested) -> str:
        words = look.words
        date = words.moment(contested.decided_at, look.zone, "d MMMM y")
        decision = contested.measure or contested.of_mission
        kind = words.plain(f"measure-name-{contested.name}")
        if contested.report is not None:
            told = "manifest" if contested.report.is_manifest else str(contested.report.status)
            status = words.plain(f"scam-now-{told}")
            return words("appeal-report", n=contested.report.id, date=date, status=status)
        if decision is not None:
            reason = words.plain(f"clause-{decision.clause}")
            said = facts_of(look, decision)
        else:
            assert contested.refusal is not None
            reason = words.plain(f"cert-reason-{contested.refusal.reason or 'other'}")
            said = contested.refusal.note
            if contested.refusal.reason == "other" and said:
                reason, said = clip(said, 600), ""
        line = words("appeal-decision", kind=kind, date=date, reason=reason)
        return f"{line}\n{words('certs-description', text=clip(said, 600))}" if said else line

    def _rows(self, look: Look, appeal: Appeal, contested: Contested, deciding: bool) -> list[Row]:
        words = look.words
        if appeal.member_id == look.member.id:
            return []
        button = card_button(
            words.plain("appeal-decide"), self.kind, appeal.id, appeal.version, "decide", "primary"
        )
        if contested.measure is not None:
            more = page_button(words.plain("appeal-see_measure"), "measure", "open", contested.measure.id)
        elif contested.report is not None:
            more = _its_report(look, contested.report)
        elif contested.of_mission is not None:
            label, number = words.plain("appeal-see_measure"), contested.of_mission.id
            more = page_button(label, "mission_measure", "open", number)
        else:
            assert contested.refusal is not None
            more = page_button(
                words.plain("appeal-see_case"), "certification", "open", contested.refusal.profile_id
            )
        return [(button,), (more,)] if deciding else [(more,)]

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        appeal = await access_appeal(look.member, object_id)
        contested = await contested_by(appeal)
        title = ""
        if contested.of_mission is not None:
            mission = await find_mission(contested.of_mission.mission_id)
            title = title_of(look.words, mission.title)
        return {
            "name": await self._name(look, appeal),
            "kind": look.words.plain(f"measure-name-{contested.name}"),
            "title": title,
            "of_mission": "yes" if title else "no",
            "effect": _effect(appeal, contested),
        }

    async def still_true(self, owed: Notification) -> bool:
        """What is to be decided is told while nobody has decided."""
        return owed.key != "appeal.filed" or await appeals.is_open(owed.subject_id or 0)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        from bot.dialogs.measures import DecideAppeal

        appeal = await access_appeal(turn.member, object_id)
        if act != "decide" or appeal.outcome is not None or appeal.member_id == turn.member.id:
            await super().tap(turn, object_id, version, act)
            return
        await appeals.require_may_decide(turn.member, appeal, version)
        what = (await contested_by(appeal)).name
        given = {"appeal_id": appeal.id, "version": appeal.version, "what": what}
        await begin(turn, DecideAppeal, given=given)


def _its_report(look: Look, report: ScamReport) -> Button:
    return page_button(look.words.plain("appeal-see_report"), "scam_case", "open", report.id)


def _effect(appeal: Appeal, contested: Contested) -> str:
    """What the answer changed, for the sentence that tells it: "mission_…" where it gave a mission back, "report" where
    a case is open again.
    """
    if appeal.outcome is not AppealOutcome.OVERTURNED:
        return str(appeal.outcome or "open")
    if contested.report is not None:
        return contested.name
    given_back = contested.of_mission is not None and contested.of_mission.ending is Ending.OVERTURNED
    return contested.name if given_back else "overturned"
