"""The sentence above an application in a notification about it."""

from typing import Any

from bot.annulment_text import payroll_end
from bot.application_text import name_of
from bot.conditions_text import changed_lines
from bot.turn import Look
from models.application import Party
from models.delivery import Notification
from models.mission import MissionStatus
from services.applications import Seat, count_candidates

# What tells a side that a collaboration is over says in the same breath what became of its payrolling.
_ENDS = (
    "application.annulled",
    "application.mission_gone",
    "application.mission_removed",
    "application.other_gone",
)


async def sentence_of(look: Look, seat: Seat, owed: Notification) -> str:
    """What happened, in the words of this side, as HTML."""
    facts: dict[str, Any] = {"name": name_of(look.words, seat), "mission": seat.mission.title}
    if owed.key == "application.terms":
        said = look.words("notice-application-terms", **facts)
        return "\n".join([said, *changed_lines(look.words, owed.details)])
    # What was owed before it said what ended speaks of a candidature.
    told = {"ended": "candidature", **facts, **owed.details}
    if told["ended"] == "choice":
        told["waiting"] = await count_candidates(seat.mission.id, look.member)
        told["online"] = "yes" if seat.mission.status is MissionStatus.PUBLISHED else "no"
    said = look.words(f"notice-{_key(seat, owed.key).replace('.', '-')}", **told)
    if owed.key in _ENDS:
        return "\n".join([said, *await payroll_end(look, seat)])
    return said


def _key(seat: Seat, key: str) -> str:
    """The key of the sentence: the same event is not the same to both sides."""
    if key == "application.not_selected" and seat.application.conversation_id is None:
        return f"{key}_early"
    if key == "application.firm" and seat.waits_for_another:
        return f"{key}_on_hold"
    if key in ("application.expired", "application.expired_firm"):
        silent = Party.COMPANY if key == "application.expired_firm" else seat.application.initiator.other
        if seat.side is silent:
            return "application.expired_unanswered"
    return key
