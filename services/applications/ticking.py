"""What time does: nudges, lapses, stops while somebody is checked, and what follows when somebody is gone (EXT-02)."""

import logging
from datetime import datetime, timedelta
from typing import Any

from tortoise.expressions import Q

from core import clock
from models.annulment import OPEN
from models.application import ACTIVE, TIMERS, Application, ApplicationMove, ApplicationStatus, Party
from models.conversation import Conversation
from models.mission import Mission, MissionMove, MissionStatus
from models.profile import Profile
from models.sql import fetch
from services.application_moves import tell
from services.application_rules import decide, may
from services.applications.acting import follow_rule, locked_application, locked_mission
from services.applications.annulling import lapse_asked, remind_asked, tell_late
from services.applications.sides import facts_of, turn_of
from services.missions.moving import move_mission, tell_company
from services.notifications import drop_owed, refresh_cards, refresh_cards_among
from services.unit_of_work import unit_of_work

log = logging.getLogger(__name__)
CLOSED_AFTER = timedelta(days=30)
CLOSING_ASKED = timedelta(days=23)
_UNDER_CHECK = (
    "SELECT a.id FROM application a JOIN mission m ON m.id = a.mission_id JOIN profile f ON f.id = a.profile_id"
    " JOIN profile c ON c.organisation_id = m.organisation_id"
    " WHERE (a.status IN ('proposed', 'talking', 'firm', 'chosen') OR a.annulment = 'asked')"
    " AND (a.frozen_at IS NULL) = :running AND (m.status = 'suspended'"
    " OR (m.status = 'reserved' AND a.status <> 'chosen') OR NOT"
    " (f.certification = 'certified' OR f.certificate_kept) OR NOT"
    " (c.certification = 'certified' OR c.certificate_kept)"
    " OR (f.restricted_until IS NOT NULL AND f.restricted_until > :now)"
    " OR (c.restricted_until IS NOT NULL AND c.restricted_until > :now)) = :checked"
)
_WRITTEN_SINCE = (
    "SELECT a.id, a.conversation_id FROM application a JOIN conversation c ON c.id = a.conversation_id"
    " WHERE a.status = 'talking' AND a.nudges > 0 AND c.last_message_at > a.timer_from ORDER BY a.id"
)
_GONE = (
    "SELECT a.id FROM application a JOIN mission m ON m.id = a.mission_id JOIN profile f ON f.id = a.profile_id"
    " JOIN profile c ON c.organisation_id = m.organisation_id"
    " WHERE a.status IN ('proposed', 'talking', 'firm', 'chosen', 'deal')"
    " AND (f.deleted_at IS NOT NULL OR c.deleted_at IS NOT NULL)"
    # Missions are locked in the order of their ids, as by whoever ends several of them.
    " ORDER BY a.mission_id, a.id"
)


async def stop_timers() -> int:
    """Stops the timers of whoever is under check, or waits while somebody else may confirm, and lets them run on
    afterwards; gives how many stopped. Records that are open say so, and until when an answer has time now.
    """
    now, stopped = clock.now(), 0
    for row in await fetch(_UNDER_CHECK, running=True, checked=True, now=now):
        stopped += await _set_time(row["id"], {"frozen_at": None}, frozen_at=now)
    for row in await fetch(_UNDER_CHECK, running=False, checked=False, now=now):
        seen = await Application.get(id=row["id"])
        if seen.frozen_at is not None:
            later = seen.timer_from + (now - seen.frozen_at)
            as_seen = {"version": seen.version, "frozen_at": seen.frozen_at}
            await _set_time(seen.id, as_seen, timer_from=later, frozen_at=None)
    return stopped


async def _set_time(application_id: int, as_seen: dict[str, Any], **changes: Any) -> bool:
    """Changes what the timers count from, if it is as it was seen, and has the record drawn again. The version stays:
    nobody's button becomes stale because time stands still.
    """
    async with unit_of_work():
        changed = bool(await Application.filter(id=application_id, **as_seen).update(**changes))
        if changed:
            row = {"object_id": application_id}
            await refresh_cards_among("application", ":object_id", keeps_news=True, **row)
        return changed


async def take_signs_of_life() -> int:
    """What was asked whether it still holds, and was answered by a message, is asked no more: the thirty days begin
    again with the message; gives how many (A19).
    """
    taken = 0
    for row in await fetch(_WRITTEN_SINCE):
        seen = await Application.get(id=row["id"])
        last = (await Conversation.get(id=row["conversation_id"])).last_message_at
        # While the time stands still, it stands still from the message on.
        stands = {} if seen.frozen_at is None else {"frozen_at": max(seen.frozen_at, last)}
        as_seen = {"version": seen.version, "nudges": seen.nudges, "frozen_at": seen.frozen_at}
        async with unit_of_work():
            if await _set_time(seen.id, as_seen, timer_from=last, nudges=0, **stands):
                await drop_owed("application", seen.id, keys=["application.still"])
                row = {"object_id": row["conversation_id"]}
                await refresh_cards_among("conversation", ":object_id", keeps_news=True, **row)
                taken += 1
    return taken


async def move_due(limit: int = 200) -> int:
    """Reminds whose turn it is, and ends what nobody answered; gives how many ended (A7, A14, A18, A19)."""
    await stop_timers()
    await take_signs_of_life()
    now, due = clock.now(), Q()
    for status, timer in TIMERS.items():
        for number, threshold in enumerate((*timer.nudges, timer.lapse)):
            due |= Q(status=status, nudges=number, timer_from__lte=now - threshold)
    ended = 0
    for row in await Application.filter(due, frozen_at=None).order_by("timer_from", "id").limit(limit):
        async with unit_of_work():
            application, mission = await locked_application(row)
            is_as_seen = application.status is row.status and application.version == row.version
            # A sibling may have been chosen since the look: its mission waits for nobody else now.
            if is_as_seen and application.frozen_at is None:
                ended += await _tick(application, mission)
    await remind_asked()
    await tell_late()
    return ended + await lapse_asked()


async def _tick(application: Application, mission: Mission) -> int:
    timer = TIMERS[application.status]
    application = await _since_last_word(application)
    elapsed = clock.now() - application.timer_from
    passed = sum(elapsed >= threshold for threshold in timer.nudges)
    was_asked = application.nudges > 0 or application.status is not ApplicationStatus.TALKING
    if elapsed >= timer.lapse and was_asked:
        return await _lapse(application, mission)
    if passed > application.nudges:
        await _nudge(application, passed, elapsed)
    return 0


async def _since_last_word(application: Application) -> Application:
    """A message is a sign of life: a discussion is idle from the last one on."""
    if application.status is not ApplicationStatus.TALKING or application.conversation_id is None:
        return application
    last = (await Conversation.get(id=application.conversation_id)).last_message_at
    if last > application.timer_from:
        await Application.filter(id=application.id).update(timer_from=last, nudges=0)
    return await Application.get(id=application.id)


async def _lapse(application: Application, mission: Mission) -> int:
    freelance = await Profile.get(id=application.profile_id)
    company = await Profile.get(organisation_id=mission.organisation_id)
    facts = await facts_of(application, mission, freelance, company, None)
    if not may(facts, None, ApplicationMove.LAPSE):
        return 0  # A firm candidate waits as long as somebody else may still confirm.
    await follow_rule(application, mission, decide(facts, None, ApplicationMove.LAPSE), None)
    return 1


async def _nudge(application: Application, passed: int, elapsed: timedelta) -> None:
    # The version stays: nobody's button becomes stale because a question was put.
    changes: dict[str, object] = {"nudges": passed}
    if application.status is ApplicationStatus.TALKING:
        # Whoever is asked late has five days all the same.
        changes["timer_from"] = clock.now() - TIMERS[application.status].nudges[0]
    await Application.filter(id=application.id).update(**changes)
    await refresh_cards("application", application.id)
    if application.status is ApplicationStatus.TALKING:
        for side in Party:
            await tell(application, side, "still", once=f"@{clock.now():%Y%m%d}")
        return
    awaited = turn_of(application)
    assert awaited is not None, "whoever is reminded has something to answer"
    event = "nudge_choice" if application.status is ApplicationStatus.CHOSEN else "nudge"
    await tell(application, awaited, event, days=elapsed.days, once=f"#{passed}")


async def settle_departed() -> int:
    """Ends what somebody was part of whose profile is gone: the other side is told (A16, A18); gives how many.

    Whoever leaves at this moment leaves nothing behind: the first that fails is raised.
    """
    return sum([await _settle(row["id"]) for row in await fetch(_GONE)])


async def settle_left_over() -> int:
    """The same for the scheduler: one that fails is written down, and the others do not wait for it."""
    settled = 0
    for row in await fetch(_GONE):
        try:
            settled += await _settle(row["id"])
        except Exception:
            log.exception("application %s of somebody who left could not be ended", row["id"])
    return settled


async def _settle(application_id: int) -> bool:
    seen = await Application.get(id=application_id)
    async with unit_of_work():
        application, mission = await locked_application(seen)
        if application.status not in (*ACTIVE, ApplicationStatus.DEAL):
            return False
        await _cancel(application, mission)
        return True


async def _cancel(application: Application, mission: Mission) -> None:
    freelance = await Profile.get(id=application.profile_id)
    company = await Profile.get(organisation_id=mission.organisation_id)
    rule = decide(
        await facts_of(application, mission, freelance, company, None), None, ApplicationMove.CANCEL
    )
    moved = await follow_rule(application, mission, rule, None)
    was_deal = application.status is ApplicationStatus.DEAL
    other = Party.COMPANY if freelance.deleted_at is not None else Party.FREELANCE
    was_choice = application.status is ApplicationStatus.CHOSEN and other is Party.COMPANY
    ended = f"deal_of_{other}" if was_deal else "choice" if was_choice else "candidature"
    await tell(moved, other, "other_gone", must_arrive=True, by_mail=was_deal, ended=ended)


async def close_finished() -> int:
    """Asks the company, then closes a filled mission thirty days after its end (A17); gives how many.

    Whoever is asked has seven days, also where a suspension or a request to annul kept the question back.
    """
    now, closed = clock.now(), 0
    today = clock.today()
    over = Mission.filter(status=MissionStatus.FILLED, ends__lte=today - CLOSING_ASKED)
    for row in await over.order_by("id"):
        async with unit_of_work():
            mission = await locked_mission(row.id)
            deal = await Application.get_or_none(mission_id=mission.id, status=ApplicationStatus.DEAL)
            if mission.status is not MissionStatus.FILLED or deal is None or mission.ends is None:
                continue
            if deal.annulment in OPEN:
                continue  # Whoever was asked answers first; a request does not vanish with the time.
            if not deal.nudges:
                await Application.filter(id=deal.id).update(nudges=1)
                await Mission.filter(id=mission.id).update(asked_at=now)
                await tell_company(mission, "mission.closing")
            elif mission.ends <= today - CLOSED_AFTER and _had_time(mission, now):
                await move_mission(mission, MissionMove.CLOSE, None, closed_at=now)
                closed += 1
    return closed


def _had_time(mission: Mission, now: datetime) -> bool:
    """Whether its company was asked long enough ago to have closed a mission itself."""
    return mission.asked_at is None or mission.asked_at <= now - (CLOSED_AFTER - CLOSING_ASKED)
