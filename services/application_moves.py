"""One move of an application: guarded, written down, with its conversation and its timers, shown and told."""

from datetime import datetime
from typing import Any

from core import clock
from core.errors import Stale
from models.application import (
    ACTIVE,
    BOUND,
    Application,
    ApplicationAct,
    ApplicationMove,
    ApplicationStatus,
    Party,
    conversation_state,
)
from models.appointment import Appointment
from models.conversation import Conversation, ConversationState
from models.mission import Mission
from models.profile import Profile
from services.application_responses import note_response
from services.conversation_topics import owe_change as owe_topic_change
from services.notifications import Subject, drop_owed, owe, owe_by_mail, refresh_cards
from services.profile_people import mission_people_of, people_of
from services.unit_of_work import unit_of_work

# What is owed in time and is no longer true once an application moved.
REMINDERS = [
    "application.nudge",
    "application.nudge_choice",
    "application.still",
    "application.annulment_nudge",
    "application.annulment_late",
]
# Whatever was asked about ending a collaboration ends with the collaboration.
_NOTHING_ASKED: dict[str, Any] = {
    "annulment": None,
    "annulment_by": None,
    "annulment_asked_at": None,
    "annulment_since": None,
    "annulment_late_at": None,
    "annulment_reason": "",
    "annulment_answer": "",
}


async def move_application(
    application: Application,
    move: ApplicationMove,
    status: ApplicationStatus,
    actor_id: int | None,
    **changes: Any,
) -> Application:
    """Moves an application as it was seen; its conversation opens, is archived or disappears with it (D-12).

    Refuses with Stale who came second. What it leads to was decided before (services/application_rules).
    """
    now = clock.now()
    async with unit_of_work():
        fresh: dict[str, Any] = {"status_since": now, "timer_from": now, "frozen_at": None, "nudges": 0}
        await _write(application, fresh | _NOTHING_ASKED | changes | {"status": status})
        await ApplicationAct.create(
            application_id=application.id, move=move, status=status, actor_id=actor_id, acted_at=now
        )
        await drop_owed("application", application.id, keys=REMINDERS)
        await note_response(application, move, status)
        moved = await Application.get(id=application.id)
        await settle_conversation(moved, now)
        await show_everywhere(moved)
        if status not in (*ACTIVE, *BOUND):
            await _show_interviews(moved)
        return await Application.get(id=application.id)


async def _show_interviews(application: Application) -> None:
    """An interview stays when its candidature ends, and says so (D-28)."""
    about = Appointment.filter(mission_id=application.mission_id, profile_id=application.profile_id)
    for interview in await about.order_by("id"):
        await refresh_cards("appointment", interview.id)


async def change_application(application: Application, **changes: Any) -> Application:
    """Changes an application without moving it, as it was seen; old buttons go stale. Refuses with Stale."""
    async with unit_of_work():
        await _write(application, changes)
        await show_everywhere(application)
        return await Application.get(id=application.id)


async def _write(application: Application, changes: dict[str, Any]) -> None:
    written = await Application.filter(
        id=application.id, status=application.status, version=application.version
    ).update(**changes, version=application.version + 1)
    if not written:
        raise Stale()


async def show_everywhere(application: Application) -> None:
    """Has every card and list that shows an application follow what it is now."""
    await refresh_cards("application", application.id)
    await refresh_cards("annulment", application.id)
    await refresh_cards("mission", application.mission_id)
    await refresh_cards("candidates", application.mission_id)
    await refresh_cards("my_missions", application.profile_id)
    if application.conversation_id is not None:
        await refresh_cards("conversation", application.conversation_id)


async def settle_conversation(application: Application, now: datetime) -> None:
    """Gives the conversation the state that belongs to the application's; made when they begin to talk (FR-165)."""
    state = conversation_state(application.status, application.annulment)
    if application.conversation_id is not None:
        ended_at = None if state is ConversationState.OPEN else now
        moving = Conversation.filter(id=application.conversation_id).exclude(state=state)
        if await moving.update(state=state, ended_at=ended_at):
            await owe_topic_change(application.conversation_id)
    elif state is ConversationState.OPEN:
        made = await _open_conversation(application, now)
        await Application.filter(id=application.id).update(conversation_id=made.id)


async def _open_conversation(application: Application, now: datetime) -> Conversation:
    freelance = await Profile.get(id=application.profile_id)
    mission = await Mission.get(id=application.mission_id)
    company = await Profile.get(organisation_id=mission.organisation_id, deleted_at=None)
    return await Conversation.create(
        profile_id=company.id,
        client_id=freelance.member_id,
        mission_id=mission.id,
        created_at=now,
        last_message_at=now,
    )


async def people_on(application: Application, side: Party) -> list[int]:
    """Ids of the members who are told what happens on a side: the freelance, or who handles the missions.

    Nobody reads both: whoever joined the organisation of their own candidature stays the candidate (`seat_of`).
    """
    freelance = await Profile.get(id=application.profile_id)
    if side is Party.FREELANCE:
        return await people_of(freelance)
    mission = await Mission.get(id=application.mission_id)
    people = await mission_people_of(mission.organisation_id)
    return [person for person in people if person != freelance.member_id]


async def tell(
    application: Application,
    side: Party,
    event: str,
    *,
    must_arrive: bool = False,
    by_mail: bool = False,
    due_at: datetime | None = None,
    once: str = "",
    actor_id: int | None = None,
    **details: Any,
) -> None:
    """Owes "application.<event>" to the people of a side, once for each version of the application (and each `once`).

    Whoever did it sees it already: they only get the mail, if there is one.
    """
    subject = Subject("application", application.id, application.version)
    for person in await people_on(application, side):
        if person == actor_id:
            if by_mail:
                await owe_by_mail(person, f"application.{event}", subject=subject, details=details)
            continue
        await owe(
            person,
            f"application.{event}",
            subject=subject,
            details=details,
            due_at=due_at,
            mutable=not must_arrive,
            also_by_mail=by_mail,
            dedupe_key=f"application.{event}:{application.id}:{application.version}{once}:{person}",
        )
