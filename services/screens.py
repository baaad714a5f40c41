"""Which screen each person has, and how far it was drawn."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from typing import Any

from core import clock
from core.wake import wake
from models.by_key import as_json, as_row, change_by_key, row_by_key, rows_by_key
from models.delivery import Screen
from models.sql import execute
from services.chat_messages import note_message
from services.leases import skipping_locked
from services.unit_of_work import after_commit, rows_of_one_statement, unit_of_work

# That something failed is said even when the person went on before it could be drawn: silence does not replace it.
_UNSAID = "screen.rev <> screen.shown AND CAST(screen.notice AS TEXT) LIKE '%\"runtime-failed\"%'"


# Makes a page the person's one screen, and gives the number of this state of it.
SHOW = (
    "INSERT INTO screen (member_id, chat_id, page, args, object_id, notice, changed_at,"
    " has_media, rev, shown, floor_id, attempts)"
    " VALUES (:member_id, :chat_id, :page, :args, :object_id, :notice, :at, :no, 1, 0, 0, 0)"
    " ON CONFLICT (member_id) DO UPDATE SET chat_id = excluded.chat_id, page = excluded.page,"
    " args = excluded.args, object_id = excluded.object_id, rev = screen.rev + 1,"
    f" notice = CASE WHEN excluded.notice IS NULL AND {_UNSAID} THEN screen.notice ELSE excluded.notice END,"
    " attempts = 0, changed_at = excluded.changed_at RETURNING rev"
)


def shown(
    member_id: int, chat_id: int, page: str, args: dict[str, Any], notice: str | None = None
) -> dict[str, Any]:
    """The values of SHOW."""
    return {
        "member_id": member_id,
        "chat_id": chat_id,
        "page": page,
        "args": as_json(args),
        "object_id": args["arg"] if isinstance(args.get("arg"), int) else None,
        "notice": as_json({"key": notice, "values": args} if notice else None),
        "no": False,
        "at": clock.real_now(),
    }


async def show_page(
    member_id: int, chat_id: int, page: str, args: dict[str, Any], notice: str | None = None
) -> int:
    """Makes a page the person's one screen, drawn after the commit, and by the sweeper if a crash comes between.

    Gives the number of this state of the screen.
    """
    async with unit_of_work():
        rows = await rows_by_key(SHOW, **shown(member_id, chat_id, page, args, notice))
    return int(rows[0]["rev"])


async def redraw(
    member_id: int, notice: str | None, values: dict[str, Any], *, keeps_notice: bool = False
) -> None:
    """Has the person's present screen drawn again, with a sentence above it when `notice` names one; else, with
    `keeps_notice`, with the one that is there.
    """
    said = {"key": notice, "values": values} if notice else None
    kept = ":notice" if said else "notice" if keeps_notice else f"CASE WHEN {_UNSAID} THEN notice END"
    async with unit_of_work():
        await change_by_key(
            f"UPDATE screen SET notice = {kept}, rev = rev + 1, attempts = 0, changed_at = :at"
            " WHERE member_id = :member_id",
            **({"notice": as_json(said)} if said else {}),
            at=clock.real_now(),
            member_id=member_id,
        )


async def follow_facts(page: str, member_ids: Iterable[int]) -> None:
    """Has a page drawn again for those of these people whose screen it is: time or others changed what it says.

    It is changed where it stands (`Screen.keeps_place`), one person after the other in the order of their ids, so that
    two who do it at once wait for each other in a line.
    """
    async with unit_of_work():
        for member_id in sorted(set(member_ids)):
            await execute(
                "UPDATE screen SET shown = CASE WHEN shown IN (rev, -rev) THEN -rev - 1 ELSE shown END,"
                " rev = rev + 1, attempts = 0 WHERE member_id = :member_id AND page = :page",
                member_id=member_id,
                page=page,
            )
        after_commit(lambda: wake("screens"))


async def current_screen(member_id: int) -> Screen | None:
    """The person's screen, or None before the first one."""
    return await row_by_key(Screen, "member_id = :member_id", member_id=member_id)


def is_failure_unsaid(screen: Screen) -> bool:
    """Whether it waits to be said above the screen that something failed."""
    said = screen.notice or {}
    return screen.rev != screen.shown and said.get("key") == "runtime-failed"


def newest_beside(screen: Screen | None, message_id: int) -> int:
    """Somebody tapped a message that is not their screen, which comes again below it: the newest message that it then
    comes below; 0 where the tapped one is the screen.
    """
    if screen is None or screen.message_id is None or screen.message_id == message_id:
        return 0
    return max(message_id, screen.message_id + 1)


LEASE = timedelta(seconds=15)


async def raise_floor(member_id: int, message_id: int, unless: tuple[str, int] = ("", 0)) -> None:
    """Notes a newer message in the chat: a screen above it is no longer in sight and must be sent anew; 0 is none.

    `unless` names what the newer message is about (kind and id): a screen of that very object is then changed where it
    stands, because sending it again below would only repeat the message.
    """
    kind, object_id = unless
    if not message_id:
        return
    await rows_of_one_statement(
        "UPDATE screen SET floor_id = :message_id WHERE member_id = :member_id AND floor_id < :message_id"
        " AND NOT (page = :kind AND object_id IS NOT NULL AND object_id = :object_id) RETURNING member_id",
        message_id=message_id,
        member_id=member_id,
        kind=kind,
        object_id=object_id,
    )


async def yield_to_card(member_id: int, kind: str, object_id: int) -> int | None:
    """A newer message became the living card of the object that the screen shows: only one of them keeps buttons.

    Gives the screen's old message, which the caller makes plain; the person's next screen is sent anew. None when the
    screen shows something else, or is being drawn at this moment.
    """
    async with unit_of_work():
        screen = await Screen.select_for_update().get_or_none(
            member_id=member_id, page=kind, object_id=object_id
        )
        if screen is None or screen.message_id is None or screen.lease_until is not None:
            return None
        await Screen.filter(member_id=member_id).update(
            page="home", args={}, object_id=None, notice=None, message_id=None, shown=screen.rev
        )
    return screen.message_id


_WANTED = "rev <> shown AND (lease_until IS NULL OR lease_until < :now) AND changed_at <= :now"


async def claim_screen() -> Screen | None:
    """The screen that was decided and not drawn yet for the longest time, leased to the caller for 15 s."""
    oldest = f"(SELECT member_id FROM screen WHERE {_WANTED} ORDER BY changed_at LIMIT 1{skipping_locked()})"
    leased = await _leased(f"member_id = {oldest}")
    return leased[0] if leased else None


async def claim_screens(member_ids: Collection[int]) -> list[Screen]:
    """Those of these persons' screens that were decided and not drawn yet, leased to the caller for 15 s."""
    if not member_ids:
        return []
    numbered = {f"member_{number}": member_id for number, member_id in enumerate(member_ids)}
    listed = ", ".join(f":{name}" for name in numbered)
    return await _leased(f"member_id IN ({listed}) AND {_WANTED}", **numbered)


async def _leased(where: str, **values: Any) -> list[Screen]:
    now = clock.real_now()
    async with unit_of_work():
        rows = await rows_by_key(
            f"UPDATE screen SET lease_until = :until WHERE {where} RETURNING *",
            now=now,
            until=now + LEASE,
            **values,
        )
    return [as_row(Screen, row) for row in rows]


async def settle_drawn(screen: Screen, message_id: int, has_media: bool) -> bool:
    """Notes how far the leased screen was drawn; says whether it changed again meanwhile and must be drawn again."""
    if message_id == screen.message_id:
        return await note_drawn(screen, message_id, has_media)
    async with unit_of_work():
        await note_message(screen.member_id, message_id)
        return await note_drawn(screen, message_id, has_media)


def _drawn(rev: str, message_id: str, has_media: str) -> str:
    return (
        f"UPDATE screen SET shown = CASE WHEN shown = -screen.rev AND screen.rev <> {rev} THEN shown ELSE {rev} END,"
        f" message_id = {message_id}, has_media = {has_media}, attempts = 0, lease_until = NULL,"
        f" floor_id = CASE WHEN floor_id < {message_id} THEN {message_id} ELSE floor_id END"
    )


async def note_drawn(screen: Screen, message_id: int, has_media: bool) -> bool:
    """The same for a screen that is shown as the message that it was, or inside a unit of work."""
    rows = await rows_of_one_statement(
        f"{_drawn(':rev', ':message_id', ':has_media')} WHERE member_id = :member_id RETURNING rev",
        rev=screen.rev,
        message_id=message_id,
        has_media=has_media,
        member_id=screen.member_id,
    )
    return bool(rows) and rows[0]["rev"] != screen.rev


async def note_several_drawn(drawn: Sequence[tuple[Screen, int, bool]]) -> dict[int, bool]:
    """The same for several screens in one statement of PostgreSQL, by member; a screen that somebody else holds at this
    moment is left out rather than waited for.
    """
    # Not arrays, which asyncpg asks the server about at each new connection: whoever reads the screen answers sooner.
    given = [
        {"member_id": screen.member_id, "rev": screen.rev, "message_id": message_id, "has_media": has_media}
        for screen, message_id, has_media in drawn
    ]
    rows = await rows_of_one_statement(
        "WITH given AS (SELECT * FROM JSONB_TO_RECORDSET(CAST(:given AS JSONB))"
        " AS each (member_id BIGINT, rev BIGINT, message_id BIGINT, has_media BOOLEAN)),"
        " free AS (SELECT member_id FROM screen JOIN given USING (member_id) FOR UPDATE OF screen SKIP LOCKED)"
        f" {_drawn('given.rev', 'given.message_id', 'given.has_media')} FROM given JOIN free USING (member_id)"
        " WHERE screen.member_id = given.member_id"
        " RETURNING screen.member_id, screen.rev <> given.rev AS has_changed",
        given=as_json(given),
    )
    return {row["member_id"]: row["has_changed"] for row in rows}


async def settle_undrawn(screen: Screen, delay: timedelta, *, counted: bool = True) -> None:
    """Gives the lease back after a failure; the sweeper tries again after `delay`. What was not even tried is not
    counted."""
    async with unit_of_work():
        await execute(
            "UPDATE screen SET lease_until = NULL,"
            f" attempts = {'CASE WHEN attempts < 1000 THEN attempts + 1 ELSE attempts END' if counted else 'attempts'},"
            " changed_at = CASE WHEN rev = :rev THEN :at ELSE changed_at END WHERE member_id = :member_id",
            rev=screen.rev,
            at=clock.real_now() + delay,
            member_id=screen.member_id,
        )


async def give_up_drawing(screen: Screen) -> None:
    """Stops drawing for somebody who cannot be reached, until they come back."""
    async with unit_of_work():
        await execute(
            "UPDATE screen SET shown = :rev, lease_until = NULL, message_id = NULL WHERE member_id = :member_id",
            rev=screen.rev,
            member_id=screen.member_id,
        )


async def leave_screen(screen: Screen, page: str, notice: dict[str, Any]) -> None:
    """Leads a person away from a page that is no longer there for them, unless they went on meanwhile."""
    async with unit_of_work():
        await Screen.filter(member_id=screen.member_id, rev=screen.rev).update(
            page=page,
            args={},
            object_id=None,
            notice=notice,
            rev=screen.rev + 1,
            changed_at=clock.real_now(),
        )
        await Screen.filter(member_id=screen.member_id).update(lease_until=None)
