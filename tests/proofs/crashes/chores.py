"""What each job of the scheduler owes to one thing: how a thing comes due, and how often the job took effect on it."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import NamedTuple

from core import clock
from models.agenda import Claim, ClaimState
from models.appointment import Appointment, AppointmentStatus
from models.call import Call, CallSeat, CallStatus
from models.delivery import Channel, Notification
from models.help_request import HelpRequest, HelpStatus, HelpTopic
from models.measure import Clause, Measure
from models.profile import Profile
from services import appointments, calls, claims, measures
from tests.proofs.crashes.cast import Cast
from tests.proofs.crashes.crowd import SLOT

AT_ONCE, MINUTE, DAY = timedelta(0), timedelta(minutes=1), timedelta(days=1)
FACTS = "Trois personnes ont payé une avance et n’ont plus eu de réponse."
DEAD = "a process that died"
PAIRS = ("rings", "closes", "dead", "meets")


class Chore(NamedTuple):
    """A job by its name in the table of jobs, and one thing of it.

    `begin` makes a thing and gives its number; after `after` of business time it is due. `times` says how often the job
    took effect on it; `again` whether another one can be made once that came.
    """

    job: str
    begin: Callable[[Cast], Awaitable[int]]
    times: Callable[[Cast, int], Awaitable[int]]
    after: timedelta = AT_ONCE
    again: bool = True


def whole(count: int, of: int) -> int:
    """How often something took effect that leaves `of` rows each time: with some of them missing it did not."""
    return 0 if count < of else 1 + count - of


def together(*counts: int) -> int:
    """How often something took effect that leaves each of these: with one of them missing it did not."""
    return max(counts) if all(counts) else 0


async def told(key: str, subject_id: int, *recipients: int) -> int:
    """How often each of these people was told it, in the chat."""
    found = Notification.filter(key=key, subject_id=subject_id, channel=Channel.TELEGRAM)
    return whole(await found.filter(recipient_id__in=list(recipients)).count(), len(recipients))


async def _ring(cast: Cast) -> int:
    return (await cast.ring("rings")).id


async def _missed(cast: Cast, call_id: int) -> int:
    people = (await cast.client("rings")).id, (await cast.owner("rings")).id
    return await told("call.missed", call_id, *people)


async def _talk(cast: Cast) -> int:
    return (await cast.talk("closes")).id


async def _closed(_: Cast, call_id: int) -> int:
    call = await Call.get(id=call_id)
    # It rang, was answered, and ended.
    return call.version - 2 if call.status is CallStatus.ENDED else 0


async def _die_in_a_call(cast: Cast) -> int:
    call = await cast.talk("dead")
    await calls.join(call.id, cast.pairs["dead"][0], DEAD)
    return call.id


async def _forgotten(cast: Cast, call_id: int) -> int:
    return await CallSeat.filter(
        call_id=call_id, member_id=cast.pairs["dead"][0], present=False, left_at__not_isnull=True
    ).count()


async def _meet(cast: Cast) -> int:
    met, now = await cast.book("meets"), clock.now()
    past = {"start_at": now - timedelta(hours=2), "end_at": now - timedelta(hours=1)}
    await Appointment.filter(id=met).update(status=AppointmentStatus.IN_PROGRESS, version=1, **past)
    return met


async def _finished(_: Cast, appointment_id: int) -> int:
    row = await Appointment.get(id=appointment_id)
    return row.version - 1 if row.status is AppointmentStatus.DONE else 0


async def _propose_move(cast: Cast) -> int:
    booked = await cast.book("meets")
    row = await Appointment.get(id=booked)
    await appointments.propose_move(
        await cast.client("meets"), booked, None, row.start_at + timedelta(hours=5)
    )
    await Claim.filter(appointment_id=booked, expires_at__not_isnull=True).update(expires_at=clock.now())
    return booked


async def _move_lapsed(cast: Cast, appointment_id: int) -> int:
    return await told("appointment.move_declined", appointment_id, cast.pairs["meets"][0])


async def _hold(cast: Cast) -> int:
    held = await claims.hold_time(await cast.client("meets"), cast.pairs["meets"][1], SLOT - DAY)
    await Claim.filter(id=held.id).update(expires_at=clock.now())
    return held.id


async def _given_back(_: Cast, claim_id: int) -> int:
    claim = await Claim.get(id=claim_id)
    return claim.version - 1 if claim.state is ClaimState.RELEASED else 0


async def _restrict(cast: Cast) -> int:
    name = (await cast.nobody()).public_id
    measure = await measures.restrict_account(await cast.admin(), name, Clause.CONDUCT, FACTS)
    await Measure.filter(id=measure.id).update(until_at=clock.now())
    return measure.id


async def _lifted(cast: Cast, measure_id: int) -> int:
    return await told("measure.lifted", measure_id, cast.nobody_id)


async def _wait_for_help(cast: Cast) -> int:
    long_ago = clock.now() - 10 * DAY
    dates = {"waiting_since": long_ago, "created_at": long_ago}
    asked = await HelpRequest.create(
        member_id=cast.nobody_id, topic=HelpTopic.OTHER, status=HelpStatus.OPEN, **dates
    )
    return asked.id


async def _reminded(cast: Cast, request_id: int) -> int:
    return await told("help.late", request_id, cast.admin_id)


async def _permit_ends(cast: Cast) -> int:
    # Another day each time: of a permit that ends on the same day people are told once.
    ends = clock.today() + timedelta(days=8 + cast.number() % 50)
    await Profile.filter(id=cast.pairs["meets"][1]).update(permit_until=ends)
    return ends.toordinal()


async def _permit_told(cast: Cast, day: int) -> int:
    profile_id = cast.pairs["meets"][1]
    key = f"permit:{profile_id}:{date.fromordinal(day)}:"
    told_of = Notification.filter(
        key="certification.expiring", channel=Channel.TELEGRAM, subject_id=profile_id
    )
    return await told_of.filter(dedupe_key__startswith=key).count()


CHORES = (
    Chore("ringing that lasted too long is missed", _ring, _missed, MINUTE),
    Chore("calls that everybody left end", _talk, _closed, 10 * MINUTE),
    Chore("who was in a call by a process that died is out of it", _die_in_a_call, _forgotten),
    Chore("talks whose time is over are done", _meet, _finished),
    Chore("proposals to move without an answer lapse", _propose_move, _move_lapsed),
    Chore("choices that ran out are given back", _hold, _given_back),
    Chore("suspensions end, announced deletions are carried out", _restrict, _lifted),
    Chore("requests to the team that wait too long are told once", _wait_for_help, _reminded),
    Chore("permits that end are told, then hide the profile", _permit_ends, _permit_told),
)
