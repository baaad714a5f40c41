"""A collaboration that both sides want to end, as the team sees it (states.md, A18)."""

from typing import Any

from bot.annulment_text import consequences
from bot.cards import LivingCard
from bot.engine import begin
from bot.payrolling_text import sides_line, status_name
from bot.turn import Look, Turn
from bot.view import Button, Row, View, card_button, page_button
from bot.wording import last_day
from models.annulment import AnnulmentStatus
from models.application import Party
from services import annulments
from services.annulments import AnnulmentCase


class AnnulmentCard(LivingCard):
    """For administrators only; everybody else gets NotFound."""

    kind = "annulment"
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        case = await annulments.access_case(look.member, object_id)
        rows: list[Row] = []
        if case.waits:
            rows = [
                (self._button(look, case, "annul-carry_out", "carry_out", "danger"),),
                (self._button(look, case, "annul-refuse", "refuse"),),
            ]
        rows.append(
            tuple(
                page_button(look.words.plain(f"annul-see_{side}"), "profile", "open", profile.public_id)
                for side, profile in (("freelance", case.freelance), ("company", case.company))
                if profile.deleted_at is None
            )
        )
        return View("\n".join(_lines(look, case)), tuple(row for row in rows if row))

    def _button(
        self, look: Look, case: AnnulmentCase, key: str, act: str, style: str | None = None
    ) -> Button:
        application = case.application
        return card_button(look.words.plain(key), self.kind, application.id, application.version, act, style)

    def question(self, look: Look, case: AnnulmentCase) -> View:
        """What follows, before it is carried out, for the version that was seen."""
        words = look.words
        yes = self._button(look, case, "annul-carry_out", "carry_out_now", "danger")
        back = page_button(words.plain("common-back"), "annulment", "open", case.application.id)
        lines = [
            words("annul-sure", mission=case.mission.title, sides=_sides(look, case)),
            "",
            consequences(words, case.file),
            "",
            words("int-final-warning"),
        ]
        return View("\n".join(lines), ((yes,), (back,)))

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        from bot.dialogs.annulment import RefuseAnnulment

        if act == "carry_out":
            await annulments.require_decidable(turn.member, object_id, version)
            await turn.show("annulment", arg=object_id, sure=version)
        elif act == "carry_out_now":
            await annulments.carry_out(turn.member, object_id, version)
            await turn.show("annulments", notice="annul-carried_out_now")
        elif act == "refuse":
            await annulments.require_decidable(turn.member, object_id, version)
            await begin(turn, RefuseAnnulment, given={"application_id": object_id, "version": version})
        else:
            await annulments.access_case(turn.member, object_id)
            await super().tap(turn, object_id, version, act)

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        case = await annulments.access_case(look.member, object_id)
        return {"mission": case.mission.title, "sides": _sides(look, case)}


def _sides(look: Look, case: AnnulmentCase) -> str:
    gone = look.words.plain("acc-deleted_name")
    return sides_line(look.words, case.freelance.display_name or gone, case.company.display_name or gone)


def _lines(look: Look, case: AnnulmentCase) -> list[str]:
    words, application = look.words, case.application
    asker = case.freelance if application.annulment_by is Party.FREELANCE else case.company
    name = asker.display_name or words.plain("acc-deleted_name")
    lines = [
        words("annul-title"),
        words("pay-about", mission=case.mission.title, name=_sides(look, case)),
    ]
    if case.file is not None:
        lines.append(words("annul-payroll", status=status_name(words, case.file.status)))
    lines += ["", words("int-annulment_reason", author=name, text=application.annulment_reason)]
    if case.answer_by is not None:
        when = last_day(words, case.answer_by)
        lines += ["", words("annul-late" if case.is_late else "annul-by", when=when)]
    elif application.annulment is AnnulmentStatus.REFUSED:
        lines += ["", words("int-annulment_refused", answer=application.annulment_answer)]
    else:
        since = application.annulment_since or application.status_since
        lines += ["", words("int-annulment_done", when=words.moment(since, look.zone, "d MMMM"))]
    if case.waits and case.is_under_check:
        lines.append(words("annul-checked"))
    return lines
