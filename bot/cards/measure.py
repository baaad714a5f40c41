"""A measure against an account: what was found, on what rule, until when, and how to contest it."""

from datetime import timedelta
from typing import Any

from bot.cards import LivingCard
from bot.turn import Look, Turn
from bot.view import Row, View, card_button, page_button
from models.delivery import Notification
from models.measure import Ending, Measure, MeasureKind
from models.member import Member
from services import measures
from services.appeals import APPEAL_WITHIN, may_contest
from services.measures import access_measure


class MeasureCard(LivingCard):
    """The statement of reasons for the member, with « Contester cette décision »; for the team, « Lever » (EXT-14)."""

    kind = "measure"
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        measure = await access_measure(look.member, object_id)
        contestable = _is_mine(look.member, measure) and await may_contest(measure)
        over = "over_" if measure.ended_at is not None else ""
        lines = [look.words(f"measure-{over}{measure.kind}"), "", *self._reasons(look, measure)]
        lines.append(self._state(look, measure))
        if contestable:
            until = look.words.moment(measure.decided_at + APPEAL_WITHIN, look.zone, "d MMMM y")
            lines += ["", look.words("measure-how_to_contest", date=until)]
        return View("\n".join(lines), tuple(self._rows(look, measure, contestable)))

    def _reasons(self, look: Look, measure: Measure) -> list[str]:
        words = look.words
        facts = measure.facts or words.plain("measure-facts_forgotten")
        return [
            words("measure-facts", facts=facts),
            words("measure-clause", clause=words.plain(f"clause-{measure.clause}")),
            words("measure-decided", date=words.moment(measure.decided_at, look.zone, "d MMMM y")),
        ]

    def _state(self, look: Look, measure: Measure) -> str:
        words = look.words
        if measure.ending is not None and measure.ended_at is not None:
            at = words.moment(measure.ended_at, look.zone, "d MMMM y")
            return words(f"measure-ended-{measure.ending}", date=at)
        if measure.kind is MeasureKind.SUSPENSION:
            if measure.until_at is None:
                return words("measure-open_end")
            # The end is the first instant of the next day.
            last = measure.until_at - timedelta(minutes=1)
            return words("measure-until", date=words.moment(last, look.zone, "d MMMM y"))
        effect = words.moment(measure.effective_at, look.zone, "d MMMM y")
        return words("measure-effect_now" if measure.clause.is_grave else "measure-effect", date=effect)

    def _rows(self, look: Look, measure: Measure, contestable: bool) -> list[Row]:
        words, rows = look.words, list[Row]()
        if contestable:
            rows.append((page_button(words.plain("mod-appeal"), "contest", "measure", measure.id),))
        lifting = measure.kind is MeasureKind.SUSPENSION and measure.ended_at is None
        if look.member.is_admin and lifting and not _is_mine(look.member, measure):
            rows.append(
                (
                    card_button(
                        words.plain("mod-lift"), self.kind, measure.id, measure.version, "lift", "success"
                    ),
                )
            )
        return rows

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        measure = await access_measure(look.member, object_id)
        return {"date": look.words.moment(measure.effective_at, look.zone, "d MMMM y")}

    async def still_true(self, owed: Notification) -> bool:
        measure = await measures.measure_numbered(owed.subject_id or 0)
        if measure is None:
            return False
        if owed.key == "measure.lifted":
            return measure.ended_at is not None
        return measure.ending in (None, Ending.DONE)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        measure = await access_measure(turn.member, object_id)
        if act != "lift":
            await super().tap(turn, object_id, version, act)
            return
        await measures.lift_suspension(turn.member, measure.id, version)
        await turn.show("measure", notice="mod-lifted", arg=measure.id)


def _is_mine(member: Member, measure: Measure) -> bool:
    return measure.member_id == member.id or member.barred_by == measure.id
