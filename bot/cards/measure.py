"""A measure against an account: what was found, on what rule, until when, and how to contest it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.appeal_ways import appeal_beside
from bot.cards import LivingCard
from bot.measure_text import facts_of
from bot.turn import Look, Turn
from bot.view import Row, View, card_button, page_button
from models.delivery import Notification
from models.measure import Ending, Measure, MeasureKind, MeasureRule
from models.member import Member
from services import measures
from services.appeals import APPEAL_WITHIN, may_contest
from services.measures import access_measure

Act = Callable[[Member, int, int], Awaitable[Measure]]
Style = str | None
_LIFTS = {
    MeasureKind.SUSPENSION: "mod-lift",
    MeasureKind.RESTRICTION: "mod-lift_restriction",
    MeasureKind.DELETION: "mod-lift_deletion",
    MeasureKind.REPORTING: "mod-lift_reporting",
}


class MeasureCard(LivingCard):
    """The statement of reasons for the member, with « Contester cette décision »; for the team what it may do."""

    kind = "measure"
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        measure = await access_measure(look.member, object_id)
        contestable = _is_mine(look.member, measure) and await may_contest(measure)
        lines = [look.words(_title(measure)), "", *self._reasons(look, measure)]
        lines += [self._state(look, measure), *self._looked_at(look, measure)]
        if contestable:
            until = look.words.moment(measure.decided_at + APPEAL_WITHIN, look.zone, "d MMMM y")
            lines += ["", look.words("measure-how_to_contest", date=until)]
        contested, judges = await appeal_beside(look, measure)
        rows = [] if judges else self._rows(look, measure, contestable)
        return View("\n".join(lines), (*contested, *rows))

    def _reasons(self, look: Look, measure: Measure) -> list[str]:
        words = look.words
        facts = facts_of(look, measure) or words.plain("measure-facts_forgotten")
        return [
            words("measure-facts", facts=facts),
            words("measure-clause", clause=words.plain(f"clause-{measure.clause}")),
            words(
                "measure-decided" if measure.decided_by is not None else "measure-decided_by_rule",
                date=words.moment(measure.decided_at, look.zone, "d MMMM y"),
            ),
        ]

    def _state(self, look: Look, measure: Measure) -> str:
        words = look.words
        if measure.ending is not None and measure.ended_at is not None:
            at = words.moment(measure.ended_at, look.zone, "d MMMM y")
            return words(f"measure-ended-{measure.ending}", date=at)
        if measure.is_proposed and measure.confirm_by is not None:
            return words("measure-waits", date=words.moment(measure.confirm_by, look.zone))
        if measure.kind is MeasureKind.WARNING:
            return words("measure-no_limits")
        if measure.kind is MeasureKind.RESTRICTION and measure.until_at is not None:
            return words("measure-restricted_until", date=words.moment(measure.until_at, look.zone))
        if measure.kind is MeasureKind.REPORTING and measure.until_at is not None:
            return words("measure-reporting_until", date=words.moment(measure.until_at, look.zone))
        if measure.kind is MeasureKind.SUSPENSION:
            if measure.until_at is None:
                return words("measure-open_end")
            # The end is the first instant of the next day.
            last = measure.until_at - timedelta(minutes=1)
            return words("measure-until", date=words.moment(last, look.zone, "d MMMM y"))
        effect = words.moment(measure.effective_at, look.zone, "d MMMM y")
        return words("measure-effect_now" if measure.clause.is_grave else "measure-effect", date=effect)

    def _looked_at(self, look: Look, measure: Measure) -> list[str]:
        """Whether a person has looked at what a rule decided."""
        if measure.rule is not MeasureRule.REPORTS or measure.ended_at is not None:
            return []
        return [look.words("measure-to_look" if measure.kept_by is None else "measure-kept")]

    def _rows(self, look: Look, measure: Measure, contestable: bool) -> list[Row]:
        words, rows = look.words, list[Row]()
        if contestable:
            rows.append((page_button(words.plain("mod-appeal"), "contest", "measure", measure.id),))
        if look.member.is_admin and not _is_mine(look.member, measure):
            for key, act, style in _possible(look.member, measure):
                label = words.plain(key)
                rows.append((card_button(label, self.kind, measure.id, measure.version, act, style),))
            if measure.rule is MeasureRule.REPORTS and measure.profile_id is not None:
                reports = words.plain("mod-its_reports")
                rows.append((page_button(reports, "reports", "open", f"{measure.profile_id}.0"),))
        return rows

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        measure = await access_measure(look.member, object_id)
        # The name is for headlines to the team.
        name = await measures.name_under(measure)
        return {
            "date": look.words.moment(measure.effective_at, look.zone, "d MMMM y"),
            "name": name or look.words.plain("acc-deleted_name"),
            # What ran out was not forgiven, and is not told so.
            "ending": str(measure.ending or ""),
        }

    async def still_true(self, owed: Notification) -> bool:
        measure = await measures.measure_numbered(owed.subject_id or 0)
        if measure is None:
            return False
        if owed.key == "measure.to_confirm":
            return measure.is_proposed and measure.ended_at is None
        if owed.key in ("measure.lifted", "measure.unjudged"):
            return measure.ended_at is not None
        if owed.key == "measure.automatic":
            return measure.ended_at is None
        return measure.ending in (None, Ending.DONE)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        measure = await access_measure(turn.member, object_id)
        acts: dict[str, tuple[Act, str]] = {
            "lift": (measures.lift_measure, "mod-lifted"),
            "renew": (measures.renew_restriction, "mod-renewed"),
            "keep": (measures.keep_restriction, "mod-kept"),
            "confirm": (measures.confirm_exclusion, "mod-confirmed"),
            "drop": (measures.drop_exclusion, "mod-dropped"),
        }
        if act not in acts:
            await super().tap(turn, object_id, version, act)
            return
        does, said = acts[act]
        await does(turn.member, measure.id, version)
        await turn.show("measure", notice=said, arg=measure.id)


def _title(measure: Measure) -> str:
    if measure.is_proposed:
        return "measure-over_proposal" if measure.ended_at is not None else "measure-proposal"
    return f"measure-{'over_' if measure.ended_at is not None else ''}{measure.kind}"


def _possible(admin: Member, measure: Measure) -> list[tuple[str, str, Style]]:
    """Label, act and style of what somebody of the team may do about a measure now."""
    if measure.ended_at is not None:
        return []
    if measure.is_proposed:
        drop: tuple[str, str, Style] = ("mod-drop", "drop", None)
        return [drop] if measure.decided_by == admin.id else [("mod-confirm", "confirm", "danger"), drop]
    if not measures.may_be_lifted(measure):
        return []
    key = _LIFTS[measure.kind]
    rows: list[tuple[str, str, Style]] = [("mod-keep", "keep", None)] if measures.may_be_kept(measure) else []
    rows.append((key, "lift", "success"))
    if measure.kind is MeasureKind.RESTRICTION and not measure.renewals:
        rows.append(("mod-renew", "renew", None))
    return rows


def _is_mine(member: Member, measure: Measure) -> bool:
    return measure.member_id == member.id or member.barred_by == measure.id
