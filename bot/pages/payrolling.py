"""A payrolling file as the person's screen, and the question before each thing that has consequences."""

from typing import Any

from bot.cards import CARDS
from bot.cards.payrolling import may_report
from bot.pages import Page
from bot.payrolling_text import consent_lines, unpaid_lines
from bot.turn import Look, Turn
from bot.view import Button, Row, View, card_button, page_button
from core.ids import read_row_id
from models.payrolling import PayrollMove, PayrollStatus
from services import payrolling
from services.payrolling import PayrollSeat

_M = PayrollMove


class PayrollingPage(Page):
    """The file (FR-176 to FR-186); « Payrolling », « Gestion indépendante » and « Mission non payée » ask first."""

    name = "payrolling"

    async def open(self, turn: Turn, arg: str) -> None:
        seat = await payrolling.access_file(read_row_id(arg), turn.member)
        await turn.show(self.name, arg=seat.file.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        seat = await payrolling.access_file(int(args["arg"]), look.member)
        asked = self._question(look, seat, str(args.get("sure", "")))
        if asked is not None:
            return asked
        view = await CARDS["payrolling"].view(look, seat.file.id)
        record = page_button(words.plain("pay-record"), "application", "open", seat.file.application_id)
        return view.with_rows((record, page_button(words.plain("common-home"), "home")))

    def _question(self, look: Look, seat: PayrollSeat, sure: str) -> View | None:
        """The question that was asked, as long as it can still be answered."""
        words = look.words
        back = (page_button(words.plain("common-back"), self.name, "open", seat.file.id),)
        if sure == "yes" and (seat.may(_M.PROPOSE) or seat.may(_M.ACCEPT)):
            return View(
                "\n".join(consent_lines(look, seat)),
                ((self._act(look, seat, "pay-consent", "yes_now", "success"),), *self._email(look), back),
            )
        if sure == "no" and seat.may(_M.REFUSE):
            text = [words("pay-sure_no", mission=seat.seat.mission.title), "", words("pay-disclaimer")]
            text += [words("pay-between_you"), "", words("pay-final_no")]
            return View(
                "\n".join(text), ((self._act(look, seat, "pay-no_confirm", "no_now", "danger"),), back)
            )
        if sure == "unpaid" and may_report(seat):
            return View("\n".join(unpaid_lines(look, seat)), (*self._unpaid_rows(look, seat), back))
        return None

    def _act(self, look: Look, seat: PayrollSeat, key: str, act: str, style: str) -> Button:
        return card_button(look.words.plain(key), self.name, seat.file.id, seat.file.version, act, style)

    def _email(self, look: Look) -> list[Row]:
        if look.member.email_verified_at is not None or not look.facts.sends_mail:
            return []
        return [(page_button(look.words.plain("pay-give_email"), "email"),)]

    def _unpaid_rows(self, look: Look, seat: PayrollSeat) -> list[Row]:
        if seat.file.status is not PayrollStatus.INDEPENDENT:
            return [(self._act(look, seat, "pay-unpaid", "unpaid_now", "danger"),)]
        company = seat.seat.company
        shown = company.is_certified and company.deleted_at is None
        named = company.public_id if shown and not company.paused else ""
        return [(page_button(look.words.plain("menu-scam"), "scam", "open", named, "danger"),)]
