"""Who answers, and how fast: propositions, first messages and requests for appointments of 90 days (EXT-02)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from core import clock
from models.by_key import rows_by_key
from models.conversation import Conversation
from models.fields import read_instant
from models.profile import Profile
from models.response_fact import AskedBy, ResponseFact
from models.sql import execute, fetch
from services.unit_of_work import unit_of_work

COUNTED = timedelta(days=90)
LEAST_FACTS = 5
# Of somebody who is asked a lot, the latest facts say enough.
MOST_FACTS = 200
# A first message that nobody answered for so long counts as left without an answer.
ANSWER_WITHIN = timedelta(days=7)
_LOOKED_BACK = timedelta(days=30)

# One range of the index response_fact_of for each profile of a page of cards.
_FACTS = (
    "SELECT profile_id, answered, waited_seconds FROM (SELECT profile_id, answered, waited_seconds, ROW_NUMBER() OVER"
    " (PARTITION BY profile_id ORDER BY noted_at DESC, id DESC) AS place FROM response_fact"
    " WHERE noted_at > :since AND profile_id IN ({ids})) AS latest WHERE place <= :most"
)
# The first message of each side of a conversation: what was asked, and the answer to it.
_FIRST_WORDS = (
    "SELECT MIN(CASE WHEN m.author_id = c.client_id THEN m.created_at END) AS by_client,"
    " MIN(CASE WHEN m.author_id <> c.client_id THEN m.created_at END) AS by_profile"
    " FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE c.id = :id"
)
_UNANSWERED = (
    "SELECT c.id FROM conversation c WHERE c.state = 'open' AND c.created_at > :oldest AND c.created_at <= :latest"
    " AND NOT EXISTS (SELECT 1 FROM response_fact f WHERE f.kind = 'conversation' AND f.subject_id = c.id)"
    " ORDER BY c.created_at, c.id LIMIT :limit"
)


@dataclass(frozen=True)
class ResponseRate:
    """The share of questions that were answered, in percent, and the median time until then; None when none was."""

    percent: int
    median_time: timedelta | None


async def rates_of(profile_ids: Iterable[int]) -> dict[int, ResponseRate]:
    """The rates of the profiles of a page of cards, in one statement; nobody with fewer than LEAST_FACTS has one."""
    wanted = sorted(set(profile_ids))
    if not wanted:
        return {}
    rows = await rows_by_key(
        _FACTS.format(ids=", ".join(str(number) for number in wanted)),
        since=clock.now() - COUNTED,
        most=MOST_FACTS,
    )
    facts: dict[int, list[tuple[bool, int]]] = {}
    for row in rows:
        facts.setdefault(int(row["profile_id"]), []).append(
            (bool(row["answered"]), int(row["waited_seconds"]))
        )
    return {number: _rate(told) for number, told in facts.items() if len(told) >= LEAST_FACTS}


def _rate(facts: list[tuple[bool, int]]) -> ResponseRate:
    waited = [seconds for answered, seconds in facts if answered]
    # Rounded down: 100 % is said only of somebody who left nothing without an answer.
    percent = 100 * len(waited) // len(facts)
    return ResponseRate(percent, timedelta(seconds=median(waited)) if waited else None)


async def note_answer(profile_id: int, kind: AskedBy, subject_id: int, waited: timedelta) -> None:
    """A profile answered what it was asked; `waited` leaves out the times at which somebody was under check."""
    await _note(profile_id, kind, subject_id, True, waited)


async def note_silence(profile_id: int, kind: AskedBy, subject_id: int) -> None:
    """What a profile was asked lapsed. Not counted for whoever could not answer: under check, or gone."""
    profile = await Profile.get_or_none(id=profile_id)
    if profile is not None and profile.is_certified and profile.deleted_at is None:
        await _note(profile_id, kind, subject_id, False, timedelta())


async def _note(profile_id: int, kind: AskedBy, subject_id: int, answered: bool, waited: timedelta) -> None:
    async with unit_of_work():
        await ResponseFact.create(
            profile_id=profile_id,
            kind=kind,
            subject_id=subject_id,
            answered=answered,
            waited_seconds=max(0, int(waited.total_seconds())),
            noted_at=clock.now(),
        )


async def note_message(conversation: Conversation) -> None:
    """To be called for each new message: the first answer to the first message of a conversation is a fact."""
    if await ResponseFact.exists(kind=AskedBy.CONVERSATION, subject_id=conversation.id):
        return
    asked = await _first_question(conversation)
    if asked is not None and asked.answered_at is not None:
        waited = asked.answered_at - asked.asked_at
        await note_answer(asked.profile_id, AskedBy.CONVERSATION, conversation.id, waited)


@dataclass(frozen=True)
class _Question:
    profile_id: int
    asked_at: datetime
    answered_at: datetime | None


async def _first_question(conversation: Conversation) -> _Question | None:
    """Who was written to first, and when they answered; None for somebody without a profile."""
    row = (await fetch(_FIRST_WORDS, id=conversation.id))[0]
    client, profile = (
        read_instant(value) if value else None for value in (row["by_client"], row["by_profile"])
    )
    if client is not None and (profile is None or client <= profile):
        return _Question(conversation.profile_id, client, profile)
    if profile is None:
        return None
    asked = await Profile.get_or_none(member_id=conversation.client_id, deleted_at=None)
    return None if asked is None else _Question(asked.id, profile, client)


async def note_unanswered(limit: int = 1000) -> int:
    """Counts the first messages that nobody answered within ANSWER_WITHIN; gives how many (scheduler)."""
    now, noted = clock.now(), 0
    rows = await fetch(_UNANSWERED, oldest=now - _LOOKED_BACK, latest=now - ANSWER_WITHIN, limit=limit)
    for row in rows:
        async with unit_of_work():
            conversation = await Conversation.get(id=int(row["id"]))
            if await ResponseFact.exists(kind=AskedBy.CONVERSATION, subject_id=conversation.id):
                continue
            asked = await _first_question(conversation)
            if asked is not None and asked.answered_at is None and asked.asked_at <= now - ANSWER_WITHIN:
                await note_silence(asked.profile_id, AskedBy.CONVERSATION, conversation.id)
                noted += 1
    return noted


async def forget_old_facts() -> int:
    """Deletes the facts that nothing counts any more; gives how many (scheduler)."""
    async with unit_of_work():
        return await execute(
            "DELETE FROM response_fact WHERE noted_at <= :oldest", oldest=clock.now() - COUNTED
        )
