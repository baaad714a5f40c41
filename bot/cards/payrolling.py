"""The payrolling of a collaboration, as its two sides see it, with what each can do now (states.md, i)."""

from typing import Any

from bot.application_text import name_of
from bot.cards import LivingCard
from bot.payrolling_text import file_lines, status_name
from bot.turn import Look, Turn
from bot.view import Button, Row, View, card_button, page_button
from core.links import PublicLink
from models.application import Party
from models.delivery import Notification
from models.payrolling import PayrollMove, PayrollStatus
from services import payrolling
from services.missions import require_version
from services.payrolling import PayrollSeat

_M, _S = PayrollMove, PayrollStatus
# What says that the partner will write.
_CONTACTED = ("payrolling.sent", "payrolling.taken_on")
_REMINDERS = ("payrolling.nudge", "payrolling.nudge_answer", "payrolling.nudge_read")


class PayrollingCard(LivingCard):
    """One file for both sides; strangers get NotFound. What has consequences is asked about first."""

    kind = "payrolling"
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        seat = await payrolling.access_file(object_id, look.member)
        return View("\n".join(file_lines(look, seat)), tuple(self._rows(look, seat)))

    def _rows(self, look: Look, seat: PayrollSeat) -> list[Row]:
        words, file = look.words, seat.file

        def button(label: str, act: str, style: str | None = None) -> Button:
            return card_button(label, self.kind, file.id, file.version, act, style)

        rows: list[Row] = []
        if seat.may(_M.PROPOSE) or seat.may(_M.ACCEPT):
            rows.append((button(words.plain("pay-yes", partner=file.partner), "yes", "success"),))
        if seat.may(_M.REFUSE):
            rows.append((button(words.plain("pay-no"), "no"),))
        if file.status is _S.INDEPENDENT and not seat.has_read:
            rows.append((button(words.plain("pay-take_note"), "read", "success"),))
        if may_report(seat):
            rows.append((button(words.plain("pay-unpaid"), "unpaid"),))
        page = payrolling.partner_named(file.partner)
        if page is not None and page.page and seat.may(_M.REFUSE):
            rows.append((Button(words.plain("pay-page", partner=file.partner), url=page.page),))
        waits = file.status in (_S.SENT, _S.TAKEN_ON)
        unproved = look.member.email_verified_at is None and look.facts.sends_mail
        if waits and unproved and not payrolling.reaches_by_mail(seat, look.member):
            rows.append((page_button(words.plain("pay-confirm_email"), "email"),))
        return rows

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        seat = await payrolling.access_file(object_id, look.member)
        return {
            "name": name_of(look.words, seat.seat),
            "mission": seat.seat.mission.title,
            "partner": seat.file.partner,
            "expert": seat.file.expert or look.words.plain("pay-nobody_yet"),
        }

    async def headline(self, look: Look, owed: Notification) -> str:
        seat = await payrolling.access_file(owed.subject_id or 0, look.member)
        if owed.key in _CONTACTED and not payrolling.reaches_by_mail(seat, look.member):
            facts = await self.facts(look, seat.file.id)
            return look.words(f"notice-{owed.key.replace('.', '-')}_unmailed", **facts)
        return await super().headline(look, owed)

    async def in_brief(self, look: Look, owed: Notification, is_there: bool) -> Row | None:
        """One message follows the file: what happens afterwards is told in a line, and not all of it once more."""
        if not is_there:
            return None
        seat = await payrolling.access_file(owed.subject_id or 0, look.member)
        if owed.key in _CONTACTED and not payrolling.reaches_by_mail(seat, look.member):
            return None  # Whom nobody can write to has an address to confirm: that is asked where it is read.
        label = look.words.plain("pay-open", status=status_name(look.words, seat.status))
        return (page_button(label, self.kind, "open", seat.file.id),)

    async def payload(self, look: Look, object_id: int) -> str:
        seat = await payrolling.access_file(object_id, look.member)
        return PublicLink("m", seat.seat.mission.public_id).payload

    async def still_true(self, owed: Notification) -> bool:
        if owed.key not in _REMINDERS:
            return True
        return await payrolling.still_at(owed.subject_id or 0, owed.subject_version or 0)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        seat = await payrolling.access_file(object_id, turn.member)
        member = turn.member
        if act in ("yes", "no", "unpaid"):
            require_version(seat.file, version)
            await turn.show("payrolling", arg=object_id, sure=act)
        elif act == "yes_now":
            if seat.file.status is _S.PROPOSED:
                await payrolling.accept_payrolling(member, object_id, version)
                await turn.show("payrolling", notice="pay-agreed", arg=object_id)
            else:
                await payrolling.propose_payrolling(member, object_id, version)
                await turn.show("payrolling", notice="pay-proposed", arg=object_id)
        elif act == "no_now":
            await payrolling.manage_independently(member, object_id, version)
            await turn.show("payrolling", notice="pay-independent", arg=object_id)
        elif act == "read":
            await payrolling.take_note(member, object_id, version)
            turn.say("pay-noted")
        elif act == "unpaid_now":
            await payrolling.report_unpaid(member, object_id, version)
            await turn.show("payrolling", notice="pay-reported", arg=object_id)
        else:
            await super().tap(turn, object_id, version, act)


def may_report(seat: PayrollSeat) -> bool:
    """Whether « Mission non payée » is worth a button: for the freelance, from the first day of the mission on."""
    independent = seat.file.status is _S.INDEPENDENT and seat.side is Party.FREELANCE
    return (independent and seat.has_begun) or seat.may(_M.REPORT_UNPAID)
