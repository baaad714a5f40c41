"""A payrolling file as the team sees it: what the partner has, and what is noted in the partner's name."""

from typing import Any

from bot.cards import LivingCard
from bot.engine import begin
from bot.payrolling_text import act_line, percent_text, sides_line, status_name
from bot.turn import Look, Turn
from bot.view import Button, Row, View, card_button
from bot.wording import last_day
from core.i18n import Words
from models.delivery import Notification
from models.payrolling import (
    DeliveryState,
    PartnerDelivery,
    PayrollActor,
    PayrollMove,
    PayrollStatus,
    may_move,
)
from services import payrolling
from services.missions import require_version
from services.payrolling import TeamCase

_M, _S = PayrollMove, PayrollStatus
# Moves that ask for nothing more, in their order: the act is named like the move.
_STEPS = (_M.SIGN, _M.BEGIN, _M.CLOSE, _M.SETTLE)
_WITH_EXPERT = (_S.SENT, _S.TAKEN_ON, _S.CONTRACT, _S.ACTIVE, _S.INCIDENT)


class PayrollFileCard(LivingCard):
    """For administrators only; everybody else gets NotFound."""

    kind = "payroll_file"
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        case = await payrolling.access_case(look.member, object_id)
        return View("\n".join(_lines(look, case)), tuple(self._rows(look, case)))

    def _rows(self, look: Look, case: TeamCase) -> list[Row]:
        words, file = look.words, case.file

        def button(act: str, style: str | None = None) -> Button:
            return card_button(words.plain(f"payfile-{act}"), self.kind, file.id, file.version, act, style)

        rows: list[Row] = []
        if file.status in _WITH_EXPERT:
            rows.append((button("expert", "success" if file.status is _S.SENT else None),))
        rows += [
            (button(str(move), "success"),)
            for move in _STEPS
            if may_move(file.status, file.proposed_by, PayrollActor.TEAM, move)
        ]
        if case.to_send_again:
            rows.append((button("resend", "danger" if case.failed else None),))
        return rows

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        case = await payrolling.access_case(look.member, object_id)
        return {
            "mission": case.mission.title,
            "partner": case.file.partner,
            "sides": _sides(look.words, case),
        }

    async def still_true(self, owed: Notification) -> bool:
        if owed.key != "payroll_file.late":
            return True
        return await payrolling.still_at(owed.subject_id or 0, owed.subject_version or 0)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        from bot.dialogs.payrolling import NameExpert

        case = await payrolling.access_case(turn.member, object_id)
        if act == "expert" and case.file.status in _WITH_EXPERT:
            require_version(case.file, version)
            given = {"file_id": object_id, "version": version, "partner": case.file.partner}
            await begin(turn, NameExpert, given=given)
        elif act in ("sign", "begin", "close", "settle"):
            await payrolling.go_on(turn.member, object_id, version, _M(act))
            turn.say("payfile-noted")
        elif act == "resend":
            await payrolling.send_again(turn.member, object_id, version)
            turn.say("payfile-resending")
        else:
            await super().tap(turn, object_id, version, act)


def _sides(words: Words, case: TeamCase) -> str:
    gone = words.plain("acc-deleted_name")
    return sides_line(words, case.freelance.display_name or gone, case.company.display_name or gone)


def _lines(look: Look, case: TeamCase) -> list[str]:
    words, file = look.words, case.file
    lines = [
        words("payfile-title", status=status_name(words, file.status)),
        words("pay-about", mission=case.mission.title, name=_sides(words, case)),
        words(
            "payfile-terms",
            partner=file.partner,
            pct=percent_text(words, file.percent),
            number=file.public_id,
        ),
    ]
    if file.expert:
        lines.append(words("payfile-followed", expert=file.expert))
    if case.answer_by is not None:
        when = last_day(words, case.answer_by)
        lines.append(words("payfile-late" if case.is_late else "payfile-by", when=when))
    lines.append("")
    lines += [act_line(look, act, "d MMM, HH:mm") for act in case.acts]
    if case.sent:
        lines += ["", *(_delivery_line(look, each) for each in case.sent)]
    return lines


def _delivery_line(look: Look, each: PartnerDelivery) -> str:
    words = look.words
    at = each.settled_at or each.created_at
    key = "payfile-sent-trying" if _is_trying(each) else f"payfile-sent-{each.state}"
    return words(
        key,
        what=words.plain(f"payfile-event-{each.event}"),
        way=words.plain(f"payfile-way-{each.channel}"),
        tries=each.attempts,
        error=each.error,
        when=words.moment(at, look.zone, "d MMM, HH:mm"),
    )


def _is_trying(each: PartnerDelivery) -> bool:
    return each.state is DeliveryState.OWED and bool(each.error)
