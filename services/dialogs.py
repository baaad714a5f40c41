"""Where each person is in their guided dialogs."""

from datetime import timedelta
from typing import Any

from core import clock, metrics
from core.errors import Conflict, NotFound, Stale
from models.by_key import as_json, as_row, change_by_key, row_by_key, rows_by_key
from models.database import on_sqlite
from models.dialog import DialogSession, DialogStatus
from models.sql import fetch
from services import screens
from services.unit_of_work import after_commit, unit_of_work

LIFETIME = timedelta(hours=24)
ANSWERS_KEPT = timedelta(days=30)
_OPEN = (DialogStatus.ACTIVE, DialogStatus.PAUSED)


class DialogOver(Conflict):
    """The dialog has ended; `status` says how."""


async def begin(
    member_id: int,
    chat_id: int,
    dialog: str,
    *,
    given: dict[str, Any],
    subject_id: int | None,
    answers: dict[str, Any],
    lifetime: timedelta = LIFETIME,
) -> DialogSession:
    """Opens a session; the one that was active is paused and becomes the parent that is resumed afterwards."""
    now = clock.now()
    async with unit_of_work():
        interrupted = await active_session(member_id)
        was_shown = interrupted is not None and await _is_on_screen(interrupted)
        await pause(member_id)
        _note(dialog, "started")
        return await DialogSession.create(
            member_id=member_id,
            chat_id=chat_id,
            dialog=dialog,
            parent_id=interrupted.id if interrupted is not None and was_shown else None,
            subject_id=subject_id,
            given=given,
            answers=answers,
            expires_at=now + lifetime,
            created_at=now,
            updated_at=now,
        )


async def access_session(session_id: int, member_id: int) -> DialogSession:
    """The member's own session, whatever became of it. Anybody else's is NotFound."""
    session = await row_by_key(
        DialogSession, "id = :id AND member_id = :member_id", id=session_id, member_id=member_id
    )
    if session is None:
        raise NotFound()
    return session


async def active_session(member_id: int) -> DialogSession | None:
    """The session that is under way, or None."""
    return await row_by_key(
        DialogSession, "member_id = :member_id AND status = 'active'", member_id=member_id
    )


async def waiting_sessions(member_id: int) -> list[DialogSession]:
    """Sessions that can be taken up again, newest first: paused ones, and the active one when another page is shown."""
    sessions = await _open_sessions(member_id)
    return [s for s in sessions if s.status is DialogStatus.PAUSED or not await _is_on_screen(s)]


async def drafts(member_id: int, dialog: str) -> list[DialogSession]:
    """Open sessions of one dialog that hold answers, newest first, shown or not."""
    return [s for s in await _open_sessions(member_id) if s.dialog == dialog and s.answers]


async def _open_sessions(member_id: int) -> list[DialogSession]:
    """What the member has under way or laid aside, newest first."""
    rows = await fetch(
        "SELECT * FROM dialog_session WHERE member_id = :member_id AND status IN ('active', 'paused')"
        " AND expires_at > :now ORDER BY updated_at DESC, id DESC",
        member_id=member_id,
        now=clock.now(),
    )
    return [as_row(DialogSession, row) for row in rows]


async def pause(member_id: int) -> None:
    """Lays the active session aside, if there is one; its answers stay."""
    async with unit_of_work():
        await DialogSession.filter(member_id=member_id, status=DialogStatus.ACTIVE).update(
            status=DialogStatus.PAUSED, updated_at=clock.now()
        )


async def resume(session_id: int, member_id: int) -> DialogSession:
    """Makes a session the active one again, also one that was just cancelled; its buttons of before are void.

    Refuses with NotFound what is not the member's, with DialogOver what is done or expired.
    """
    async with unit_of_work():
        session = await access_session(session_id, member_id)
        if session.status in (DialogStatus.DONE, DialogStatus.EXPIRED) or session.expires_at <= clock.now():
            # Open, or cancelled, and yet too late: whoever counts the hours has not come by, that is all.
            status = session.status if session.status is DialogStatus.DONE else DialogStatus.EXPIRED
            raise DialogOver(status=str(status))
        if session.status is not DialogStatus.ACTIVE:
            await pause(member_id)
        session.turn += 1
        won = await DialogSession.filter(id=session.id, status=session.status, turn=session.turn - 1).update(
            status=DialogStatus.ACTIVE, turn=session.turn, outcome=None, updated_at=clock.now()
        )
        if not won:
            raise Stale()
        session.status, session.outcome = DialogStatus.ACTIVE, None
        return session


_KEEP = (
    "UPDATE dialog_session SET answers = :answers, sources = :sources, step = :step, ui = {ui}, turn = :turn,"
    " updated_at = :now, expires_at = :until {beside}"
    "WHERE id = :id AND status = 'active' AND turn = :seen_turn"
)
_KEEP_ALONE = _KEEP.format(ui=":ui", beside="")
# PostgreSQL in one way to the server and back, which costs more than both.
_PUT = (
    f"WITH shown AS ({screens.SHOW}), kept AS ("
    + _KEEP.format(ui="JSONB_SET(CAST(:ui AS JSONB), '{rev}', TO_JSONB(shown.rev))", beside="FROM shown ")
    + " RETURNING 1) SELECT rev, EXISTS (SELECT 1 FROM kept) AS is_kept FROM shown"
)


async def put(
    session: DialogSession, chat_id: int, *, seen_turn: int, lifetime: timedelta = LIFETIME
) -> None:
    """Makes the question of an active session its person's screen, and stores it with answers, turn and, as `rev` of
    its `ui`, the number of that state of the screen. Refuses with Stale when it moved or ended meanwhile.
    """
    page = "dialog", {"session": session.id}
    if on_sqlite():
        session.ui["rev"] = await screens.show_page(session.member_id, chat_id, *page)
        await keep(session, seen_turn=seen_turn, lifetime=lifetime)
        return
    async with unit_of_work():
        shown = screens.shown(session.member_id, chat_id, *page)
        rows = await rows_by_key(_PUT, **shown, **_kept(session, seen_turn, lifetime))
        if not rows[0]["is_kept"]:
            raise Stale()
        session.ui["rev"] = rows[0]["rev"]


async def keep(session: DialogSession, *, seen_turn: int, lifetime: timedelta = LIFETIME) -> None:
    """Stores answers, question and turn of an active session. Refuses with Stale when it moved or ended meanwhile."""
    async with unit_of_work():
        if not await change_by_key(_KEEP_ALONE, **_kept(session, seen_turn, lifetime)):
            raise Stale()


def _kept(session: DialogSession, seen_turn: int, lifetime: timedelta) -> dict[str, Any]:
    now = clock.now()
    return {
        "answers": as_json(session.answers),
        "sources": as_json(session.sources),
        "step": session.step,
        "ui": as_json(session.ui),
        "turn": session.turn,
        "now": now,
        "until": now + lifetime,
        "id": session.id,
        "seen_turn": seen_turn,
    }


async def name_subject(session: DialogSession, subject_id: int) -> None:
    """Notes which row a session is about, once its first answer made that row."""
    if session.subject_id == subject_id:
        return
    async with unit_of_work():
        await DialogSession.filter(id=session.id).update(subject_id=subject_id)
    session.subject_id = subject_id


async def renew(session: DialogSession, given: dict[str, Any]) -> None:
    """What an open session was begun with has another value by now, which the person reads before they go on."""
    async with unit_of_work():
        await DialogSession.filter(id=session.id).update(given=given)
    session.given = given


async def end(session: DialogSession, status: DialogStatus, outcome: dict[str, Any] | None = None) -> None:
    """Ends a session once. Of two who try, the second gets Stale; what the first did stands."""
    async with unit_of_work():
        won = await DialogSession.filter(id=session.id, turn=session.turn, status__in=list(_OPEN)).update(
            status=status,
            outcome=outcome,
            answers=session.answers,
            turn=session.turn + 1,
            updated_at=clock.now(),
        )
        if not won:
            raise Stale()
        _note(session.dialog, status.value)


def count(dialog: str, step: str, kind: str) -> None:
    """Adds to the funnel that something happened at a question, without what was said; what is rolled back does not
    count.
    """
    after_commit(lambda: metrics.at_question(dialog, step, kind).inc())


def _note(dialog: str, event: str) -> None:
    after_commit(lambda: metrics.DIALOGS.labels(dialog, event).inc())


async def expire_due(limit: int = 100) -> int:
    """Expires sessions whose time is over; whoever still has one on the screen is told there. Gives how many."""
    due = await DialogSession.filter(status__in=list(_OPEN), expires_at__lte=clock.now()).limit(limit)
    expired = 0
    for session in due:
        async with unit_of_work():
            was_shown = await _is_on_screen(session)
            won = await DialogSession.filter(
                id=session.id, status=session.status, turn=session.turn, expires_at__lte=clock.now()
            ).update(status=DialogStatus.EXPIRED, turn=session.turn + 1, updated_at=clock.now())
            if not won:
                continue
            expired += 1
            _note(session.dialog, DialogStatus.EXPIRED.value)
            count(session.dialog, session.step, "dropped")
            if was_shown:
                await screens.show_page(session.member_id, session.chat_id, "home", {}, "engine-expired")
    return expired


async def purge_answers() -> int:
    """Empties what was answered in sessions that ended 30 days ago or earlier. Gives how many."""
    async with unit_of_work():
        old = DialogSession.filter(
            status__in=[DialogStatus.DONE, DialogStatus.CANCELLED, DialogStatus.EXPIRED],
            updated_at__lte=clock.now() - ANSWERS_KEPT,
        ).exclude(step="")
        return await old.update(answers={}, sources={}, ui={}, given={}, outcome=None, step="")


async def _is_on_screen(session: DialogSession) -> bool:
    screen = await screens.current_screen(session.member_id)
    return screen is not None and screen.page == "dialog" and screen.args.get("session") == session.id
