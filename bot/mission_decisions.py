"""A decision of the team about a mission in words, and what its reader can do: the same on its card and the mission."""

from bot.appeal_ways import appeal_beside
from bot.turn import Look
from bot.view import Button, Row, card_button, page_button
from models.measure import Ending, MissionMeasure, MissionMeasureKind
from models.mission import EndReason, Mission, MissionStatus
from services.contested import APPEAL_WITHIN, may_contest
from services.missions.cases import is_given_back, last_measure_of
from services.missions.moderating import appeal_waits

_SUSPENSION = MissionMeasureKind.SUSPENSION


async def reasons_lines(look: Look, measure: MissionMeasure, *, mine: bool) -> list[str]:
    """Facts, rule, who decided and when, how long it lasts, and until when its company can contest it (EXT-14)."""
    words = look.words
    facts = measure.facts or words.plain("measure-facts_forgotten")
    lines = [
        words("measure-facts", facts=facts),
        words("measure-clause", clause=words.plain(f"clause-{measure.clause}")),
        words("measure-decided", date=words.moment(measure.decided_at, look.zone, "d MMMM y")),
        _state(look, measure, mine),
    ]
    if mine and await may_contest(measure):
        until = words.moment(measure.decided_at + APPEAL_WITHIN, look.zone, "d MMMM y")
        lines += ["", words("measure-how_to_contest", date=until)]
    return lines


def _state(look: Look, measure: MissionMeasure, mine: bool) -> str:
    words, ending = look.words, measure.ending
    if measure.ended_at is None or (measure.kind is not _SUSPENSION and ending is Ending.DONE):
        return words(f"mission_measure-lasts_{measure.kind}{'' if mine else '_team'}")
    date = words.moment(measure.ended_at, look.zone, "d MMMM y")
    if measure.kind is not _SUSPENSION:
        return words("mission_measure-restored")
    return words(f"mission_measure-ended_{ending}", date=date)


async def appeal_row(look: Look, measure: MissionMeasure) -> list[Row]:
    """« Contester cette décision », as long as its company may; then the appeal, for whoever filed it."""
    if not await may_contest(measure):
        return (await appeal_beside(look, measure))[0]
    return [(page_button(look.words.plain("mod-appeal"), "contest", "mission", measure.id),)]


async def team_rows(look: Look, measure: MissionMeasure | None) -> list[Row]:
    """What somebody of the team may do about a mission that is suspended; what is contested is not removed yet, and
    whoever is to judge the appeal judges it instead of lifting.
    """
    if measure is None:
        return []
    contested, judges = await appeal_beside(look, measure)
    if measure.ended_at is not None or judges:
        return contested
    rows: list[Row] = [*contested, (_act(look, measure, "mod-lift", "lift", "success"),)]
    if not await appeal_waits(measure):
        rows.append((_act(look, measure, "mis-remove", "remove", "danger"),))
    return rows


def _act(look: Look, measure: MissionMeasure, key: str, act: str, style: str) -> Button:
    return card_button(look.words.plain(key), "mission_measure", measure.id, measure.version, act, style)


async def standing_decision(mission: Mission) -> MissionMeasure | None:
    """The decision that explains why a mission is as it is: suspended, removed, or given back; else None."""
    explained = (
        mission.status in (MissionStatus.SUSPENDED, MissionStatus.INTERRUPTED)
        or mission.end_reason is EndReason.MODERATION
    )
    measure = await last_measure_of(mission.id) if explained else None
    if measure is None or mission.status is not MissionStatus.INTERRUPTED:
        return measure
    was_removed = measure.kind is not _SUSPENSION and measure.ending is Ending.OVERTURNED
    return measure if was_removed and await is_given_back(mission) else None


async def decision_rows(look: Look, measure: MissionMeasure | None) -> list[Row]:
    """On one's own mission: contesting what stands, reading it, and writing to the team."""
    if measure is None:
        return []
    words = look.words
    read = page_button(words.plain("mission_measure-read"), "mission_measure", "open", measure.id)
    if not measure.stands:
        return [(read,)]
    return [*await appeal_row(look, measure), (read, page_button(words.plain("common-contact"), "contact"))]


def moderate_row(look: Look, public_id: str) -> list[Row]:
    """For the team, on a mission of others: the way to its case."""
    if not look.member.is_admin:
        return []
    return [(page_button(look.words.plain("mission_case-open"), "mission_case", "open", public_id),)]
