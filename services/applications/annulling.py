"""« Annuler cette collaboration »: one side asks, the other agrees or not, the team carries it out (states.md, A18)."""

from datetime import datetime, timedelta

from core import clock
from core.errors import Conflict, IllegalMove, NotAllowed
from models.annulment import (
    ANSWER_WITHIN,
    OPEN,
    REMINDED_AFTER,
    AnnulmentActor,
    AnnulmentMove,
    AnnulmentStatus,
    next_annulment,
)
from models.application import Application, ApplicationStatus, Party
from models.delivery import Notification
from models.member import Member
from services.application_moves import change_application, show_everywhere, tell
from services.applications.acting import locked_application, locked_seat
from services.applications.sides import Seat, access_application
from services.certifications.moving import tell_team
from services.given_text import paragraph
from services.seen_version import require_version
from services.standing import require_may_begin
from services.unit_of_work import unit_of_work
from services.working_days import after_working_days

REASON_MINIMUM, REASON_LIMIT = 10, 500
DECISION_DAYS = 2
WAITING, LATE = "annulment.waiting", "annulment.late"
REMINDER = "annulment_nudge"
_S, _A, _M = AnnulmentStatus, AnnulmentActor, AnnulmentMove


class AnnulmentAsked(Conflict):
    """The end of this collaboration was asked for already: it is answered, or taken back, first."""


class AnnulmentTooSoon(NotAllowed):
    """The same side asks again `days` days after it asked last, unless nobody had answered."""


def role_of(seat: Seat) -> AnnulmentActor:
    """Whether this side asked for the annulment, or is asked; the first to ask is the one who asks."""
    by = seat.application.annulment_by
    return _A.ASKER if by is None or by is seat.side else _A.OTHER


def answer_until(application: Application) -> datetime | None:
    """Until when the other side answers; None while nothing is asked, or while somebody is under check."""
    if application.annulment is not _S.ASKED or application.frozen_at is not None:
        return None
    return application.timer_from + ANSWER_WITHIN


def decided_until(application: Application) -> datetime | None:
    """Until when the team decides: two working days after both agreed; None when there is nothing to decide."""
    since = application.annulment_since
    if application.annulment is not _S.AGREED or since is None:
        return None
    return after_working_days(since, DECISION_DAYS)


def is_decision_late(application: Application) -> bool:
    """Whether both sides wait longer than they were told."""
    until = decided_until(application)
    return until is not None and clock.now() > until


async def still_late(application_id: int, version: int) -> bool:
    """Whether the team has still not decided about what it was late with."""
    return await Application.filter(id=application_id, version=version, annulment=_S.AGREED).exists()


def may_annul(seat: Seat, move: AnnulmentMove) -> bool:
    """Whether this side may make a move now: what a button is drawn for."""
    try:
        _decide(seat, move)
    except (NotAllowed, Conflict):
        return False
    return True


def _decide(seat: Seat, move: AnnulmentMove) -> AnnulmentStatus:
    application = seat.application
    if application.status is not ApplicationStatus.DEAL:
        raise IllegalMove(status=str(application.status), move=str(move))
    if move is not _M.ASK:
        return next_annulment(application.annulment, role_of(seat), move)
    if application.annulment in OPEN:
        raise AnnulmentAsked()
    asked_at = application.annulment_asked_at
    mine = application.annulment_by is seat.side and application.annulment is not _S.LAPSED
    if mine and asked_at is not None and clock.now() < asked_at + ANSWER_WITHIN:
        raise AnnulmentTooSoon(days=ANSWER_WITHIN.days)
    return next_annulment(application.annulment, _A.ASKER, move)


async def require_annullable(member: Member, application_id: int, version: int | None) -> Seat:
    """Refuses now what `ask_annulment` would refuse, before a reason is written."""
    seat = await access_application(application_id, member)
    require_version(seat.application, version)
    _decide(seat, _M.ASK)
    require_may_begin(member, seat.own_profile)
    return seat


async def ask_annulment(member: Member, application_id: int, version: int | None, reason: str) -> Application:
    """Asks that the collaboration be annulled; the other side is told why, and nothing else changes (A18).

    Refuses with NotFound, Stale, IllegalMove what is no collaboration, AnnulmentAsked, AnnulmentTooSoon, TextMissing,
    TextTooLong, and whoever is under a measure.
    """
    said = paragraph("reason", reason, REASON_LIMIT, required=True)
    async with unit_of_work():
        seat = await locked_seat(member, application_id)
        status = _decide(seat, _M.ASK)
        require_version(seat.application, version)
        require_may_begin(member, seat.own_profile)
        now = clock.now()
        asked = await _write(
            seat.application,
            status,
            annulment_by=seat.side,
            annulment_asked_at=now,
            annulment_reason=said,
            annulment_answer="",
            timer_from=now,
            frozen_at=None,
        )
        await tell(asked, seat.side.other, "annulment_asked", must_arrive=True, by_mail=True)
        return asked


async def require_answerable(
    member: Member, application_id: int, version: int | None, move: AnnulmentMove
) -> None:
    """Refuses now what an answer would refuse, before its consequences are shown."""
    seat = await access_application(application_id, member)
    require_version(seat.application, version)
    _decide(seat, move)
    require_may_begin(member, seat.own_profile)


async def agree_to_annulment(member: Member, application_id: int, version: int | None) -> Application:
    """The other side wants the same: the team is left to carry it out. Refuses like `ask_annulment`."""
    async with unit_of_work():
        seat = await _to_answer(member, application_id, version)
        require_may_begin(member, seat.own_profile)
        agreed = await _write(seat.application, _decide(seat, _M.AGREE))
        await tell(agreed, seat.side.other, "annulment_agreed", actor_id=member.id)
        await tell_team(WAITING)
        return agreed


async def decline_annulment(member: Member, application_id: int, version: int | None) -> Application:
    """The other side wants to go on: the collaboration does. Refuses with NotFound, Stale and IllegalMove."""
    return await _end(member, application_id, version, _M.DECLINE, "annulment_declined")


async def take_annulment_back(member: Member, application_id: int, version: int | None) -> Application:
    """Whoever asked thinks better of it; once both agreed, either of them, until the team has decided.

    Refuses with NotFound, Stale and IllegalMove.
    """
    return await _end(member, application_id, version, _M.TAKE_BACK, "annulment_taken_back")


async def _end(
    member: Member, application_id: int, version: int | None, move: AnnulmentMove, event: str
) -> Application:
    async with unit_of_work():
        seat = await _to_answer(member, application_id, version)
        ended = await _write(seat.application, _decide(seat, move), frozen_at=None)
        await tell(ended, seat.side.other, event, actor_id=member.id)
        return ended


async def _to_answer(member: Member, application_id: int, version: int | None) -> Seat:
    seat = await locked_seat(member, application_id)
    require_version(seat.application, version)
    return seat


async def _write(application: Application, status: AnnulmentStatus, **changes: object) -> Application:
    since = {"annulment_since": clock.now(), "annulment_late_at": None}
    return await change_application(application, annulment=status, **since, **changes)


async def remind_asked() -> int:
    """Reminds the side that is asked, once for each request, five days after it was put; gives how many.

    The version stays: nobody's button becomes stale because a question was put again. Who is under check is left alone.
    """
    now = clock.now()
    due = Application.filter(
        annulment=_S.ASKED,
        frozen_at=None,
        timer_from__lte=now - REMINDED_AFTER,
        timer_from__gt=now - ANSWER_WITHIN,
    ).order_by("id")
    reminded = 0
    for seen in await due:
        if await _was_reminded(seen):
            continue
        async with unit_of_work():
            application = await _still_asked(seen)
            if application is None:
                continue
            by, days = application.annulment_by, (now - application.timer_from).days
            assert by is not None, "what is asked was asked by one side"
            await tell(application, by.other, REMINDER, days=days)
            reminded += 1
    return reminded


async def _still_asked(seen: Application) -> Application | None:
    """A request that waits as it was seen, locked until the transaction ends; None once it moved or stands still."""
    application, _ = await locked_application(seen)
    waits = application.version == seen.version and application.frozen_at is None
    return application if waits else None


async def _was_reminded(application: Application) -> bool:
    """The version moves while somebody is under check: that is no reason to be reminded again."""
    reminders = Notification.filter(
        subject_kind="application", subject_id=application.id, key=f"application.{REMINDER}"
    )
    return await reminders.filter(created_at__gt=application.annulment_asked_at).exists()


async def tell_late() -> int:
    """Tells both sides once, and the team, that a decision is late; gives how many are. The request stands meanwhile.

    The version stays: nobody's button becomes stale because the team is late.
    """
    # Two working days are never less than two days.
    before = clock.now() - timedelta(days=DECISION_DAYS)
    waiting = Application.filter(annulment=_S.AGREED, annulment_late_at=None, annulment_since__lt=before)
    told = 0
    for seen in await waiting.order_by("id"):
        if not is_decision_late(seen):
            continue
        async with unit_of_work():
            late = Application.filter(id=seen.id, version=seen.version, annulment_late_at=None)
            if not await late.update(annulment_late_at=clock.now()):
                continue
            await show_everywhere(seen)
            for side in Party:
                await tell(seen, side, "annulment_late")
            await tell_team(LATE)
            told += 1
    return told


async def lapse_asked() -> int:
    """Ends what the other side did not answer within seven days, and tells both; gives how many.

    While somebody is under check the time stands still (stop_timers).
    """
    over = Application.filter(
        annulment=_S.ASKED, frozen_at=None, timer_from__lte=clock.now() - ANSWER_WITHIN
    ).order_by("id")
    lapsed = 0
    for seen in await over:
        async with unit_of_work():
            application = await _still_asked(seen)
            if application is None:
                continue
            ended = await _write(application, next_annulment(_S.ASKED, _A.TIME, _M.LAPSE))
            for side in Party:
                await tell(ended, side, "annulment_lapsed")
            lapsed += 1
    return lapsed
