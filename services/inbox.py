"""Updates from Telegram: kept before they are acknowledged, worked on one by one, in order per person."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core import clock, metrics
from core.wake import wake
from models.by_key import change_later, rows_by_key
from models.database import on_sqlite
from models.delivery import InboxState, InboxUpdate
from models.fields import read_instant
from models.member import Member
from models.sql import execute, fetch
from services.notifications import owe
from services.unit_of_work import after_commit, unit_of_work

LANE_LIMIT = 200
ATTEMPTS = 3
DEATHS = 5
KEPT_AFTER_DONE = timedelta(hours=48)
ERROR_LENGTH = 500

_INSERT = (
    "INSERT INTO inbox (update_id, lane, payload, state, attempts, due_at, error, received_at, done_at)"
    " SELECT {values} WHERE (SELECT COUNT(*) FROM inbox WHERE lane = {lane} AND state = 'open') < :limit"
    " ON CONFLICT (update_id) DO NOTHING RETURNING seq"
)
_TYPED = {
    "sqlite": (":update_id, :lane, :payload, :state, 0, :at, :error, :at, :done_at", ":lane"),
    # Without a table to insert into, PostgreSQL cannot tell what kind of value a parameter is.
    "postgres": (
        "CAST(:update_id AS BIGINT), CAST(:lane AS BIGINT), CAST(:payload AS TEXT), CAST(:state AS TEXT), 0,"
        " CAST(:at AS TIMESTAMPTZ), CAST(:error AS TEXT), CAST(:at AS TIMESTAMPTZ), CAST(:done_at AS TIMESTAMPTZ)",
        "CAST(:lane AS BIGINT)",
    ),
}
# Most updates come alone, and those that were pushed do: several at once are what a poll brought. They go in one way to
# PostgreSQL, in their order. Of a person who would have too many none goes in here.
_INSERT_TOGETHER = (
    "INSERT INTO inbox (update_id, lane, payload, state, attempts, due_at, received_at)"
    " SELECT update_id, lane, payload, 'open', 0, CAST(:at AS TIMESTAMPTZ), CAST(:at AS TIMESTAMPTZ)"
    " FROM UNNEST(CAST(:ids AS BIGINT[]), CAST(:lanes AS BIGINT[]), CAST(:payloads AS TEXT[]), CAST(:shares AS INT[]))"
    " WITH ORDINALITY AS given (update_id, lane, payload, share, place) WHERE share <= :limit"
    " - (SELECT COUNT(*) FROM inbox AS waiting WHERE waiting.lane = given.lane AND waiting.state = 'open')"
    " ORDER BY place ON CONFLICT (update_id) DO NOTHING RETURNING update_id"
)


@dataclass(frozen=True)
class Incoming:
    """One update as it came: `payload` is its JSON; `problem` says why it can never be worked on."""

    update_id: int
    lane: int
    payload: str
    problem: str | None = None


@dataclass(frozen=True)
class Claimed:
    """The head of a lane, held by the present transaction."""

    seq: int
    update_id: int
    lane: int
    payload: str
    attempts: int
    received_at: datetime

    @property
    def reference(self) -> str:
        """What a person can quote when something went wrong."""
        return f"E{self.seq:04d}"

    @classmethod
    def of(cls, row: dict[str, Any]) -> "Claimed":
        """A row of the inbox."""
        return cls(
            seq=row["seq"],
            update_id=row["update_id"],
            lane=row["lane"],
            payload=row["payload"],
            attempts=row["attempts"],
            received_at=read_instant(row["received_at"]),
        )


async def receive(updates: list[Incoming]) -> int:
    """Keeps updates, all or none, and says how many were new; a redelivery is not.

    A person may have 200 waiting; what comes beyond is dropped and they are told once an hour. What can never be
    worked on is kept as dead and the administrators are told.
    """
    flooded: set[int] = set()
    async with unit_of_work():
        together = await _keep_together(updates)
        kept = len(together)
        for update in updates:
            if update.update_id not in together:
                kept += await _keep(update, flooded)
        for lane in flooded:
            await _tell_flood(lane)
    if kept:
        wake("inbox", most=kept)
    return kept


async def _keep_together(updates: list[Incoming]) -> set[int]:
    """Keeps on PostgreSQL what nothing stands against, and says which those are; the others are judged one by one."""
    sound = [update for update in updates if update.problem is None]
    if on_sqlite() or len(sound) < 2:
        return set()
    shares = Counter(update.lane for update in sound)
    rows = await rows_by_key(
        _INSERT_TOGETHER,
        ids=[update.update_id for update in sound],
        lanes=[update.lane for update in sound],
        payloads=[update.payload for update in sound],
        shares=[shares[update.lane] for update in sound],
        at=clock.real_now(),
        limit=LANE_LIMIT,
    )
    return {row["update_id"] for row in rows}


async def _keep(update: Incoming, flooded: set[int]) -> int:
    values, lane = _TYPED["sqlite" if on_sqlite() else "postgres"]
    now = clock.real_now()
    dead = update.problem is not None
    rows = await rows_by_key(
        _INSERT.format(values=values, lane=lane),
        update_id=update.update_id,
        lane=update.lane,
        payload=update.payload,
        state=InboxState.DEAD.value if dead else InboxState.OPEN.value,
        error=update.problem and update.problem[:ERROR_LENGTH],
        at=now,
        done_at=now if dead else None,
        limit=LANE_LIMIT,
    )
    kept = len(rows)
    if kept and dead:
        await _alert(f"update:{update.update_id}", str(update.update_id), update.problem or "")
    elif not kept and await _is_full(update):
        metrics.DROPPED_UPDATES.inc()
        flooded.add(update.lane)
    return kept


async def _tell_flood(lane: int) -> None:
    member = await Member.get_or_none(telegram_id=lane)
    if member is not None:
        await owe(member.id, "runtime.flood", dedupe_key=f"flood:{member.id}:{clock.real_now():%Y%m%d%H}")


async def _is_full(update: Incoming) -> bool:
    known = await rows_by_key(
        "SELECT 1 AS one FROM inbox WHERE update_id = :update_id", update_id=update.update_id
    )
    return not known


async def finish(seq: int) -> None:
    """The update took effect."""
    await _settle(seq, InboxState.DONE, None)


async def put_back(claimed: Claimed, error: str, delay: timedelta) -> bool:
    """The update failed: it is tried again after `delay`, three times in all. Says whether it was given up."""
    async with unit_of_work():
        if claimed.attempts + 1 >= ATTEMPTS:
            await bury(claimed, error)
            return True
        await execute(
            "UPDATE inbox SET attempts = attempts + 1, error = :error, due_at = :due"
            " WHERE seq = :seq AND state = 'open' AND attempts = :attempts",
            error=error[:ERROR_LENGTH],
            due=clock.real_now() + delay,
            seq=claimed.seq,
            attempts=claimed.attempts,
        )
        after_commit(lambda: wake("inbox"))
        return False


async def bury(claimed: Claimed, error: str) -> None:
    """Gives an update up: its lane goes on, and the administrators are told once."""
    async with unit_of_work():
        await _settle(claimed.seq, InboxState.DEAD, error)
        await _alert(f"update:{claimed.update_id}", claimed.reference, error)


async def blame(seq: int) -> Claimed | None:
    """A process died while it worked on this update and no other. Gives it when that was one death too many.

    Deaths are counted apart from failures: whoever kills processes for other reasons will hit the same update now and
    then, so that several deaths in a row are needed before an update is given up.
    """
    async with unit_of_work():
        counted = await fetch(
            "UPDATE inbox SET deaths = deaths + 1 WHERE seq = :seq AND state = 'open' RETURNING *", seq=seq
        )
        if not counted or counted[0]["deaths"] < DEATHS:
            return None
        claimed = Claimed.of(counted[0])
        await bury(claimed, "the process died again and again while it worked on this update")
        return claimed


async def any_open(seqs: list[int]) -> bool:
    """Whether one of these updates has not been settled yet."""
    return await InboxUpdate.filter(seq__in=seqs, state=InboxState.OPEN).exists()


async def _settle(seq: int, state: InboxState, error: str | None) -> None:
    # The dead keep their content for whoever looks for the defect; what took effect needs it no longer.
    payload = ", payload = ''" if state is InboxState.DONE else ""
    async with unit_of_work():
        await change_later(
            f"UPDATE inbox SET state = '{state.value}', error = :error, done_at = :at{payload} WHERE seq = :seq",
            error=error and error[:ERROR_LENGTH],
            at=clock.real_now(),
            seq=seq,
        )


async def _alert(dedupe_key: str, reference: str, error: str) -> None:
    for admin in await Member.filter(is_admin=True, deleted_at=None):
        details = {"reference": reference, "error": error.splitlines()[0][:120] if error else ""}
        await owe(
            admin.id, "runtime.dead", details=details, dedupe_key=f"{dedupe_key}:{admin.id}", mutable=False
        )


async def purge() -> int:
    """Deletes what was settled more than 48 hours ago; says how many rows went."""
    async with unit_of_work():
        return await execute(
            "DELETE FROM inbox WHERE state <> 'open' AND done_at < :before",
            before=clock.real_now() - KEPT_AFTER_DONE,
        )
