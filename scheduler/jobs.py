"""What happens by itself: one table of job, period and service function."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from services import appointments, calls, certifications, claims, dialogs, presence, reminders
from services.evidence.giving import forget_due_documents
from services.search import index


class Job(NamedTuple):
    """A service function and how often it looks for due rows, in seconds of real time."""

    name: str
    seconds: float
    run: Callable[[], Awaitable[Any]]


# Each function finds its due rows itself, in its own transactions and with guarded updates: running one late,
# twice, or in several processes changes nothing.
JOBS = (
    Job("ringing that lasted too long is missed", 2, calls.ring_out_due),
    Job("rooms open ten minutes before", 5, reminders.open_due_rooms),
    Job("calls that everybody left end", 10, calls.close_due),
    Job("who was in a call by a process that died is out of it", 10, calls.forget_the_dead),
    Job("talks whose time is over are done", 10, appointments.finish_due),
    Job("requests without an answer expire", 15, appointments.expire_due),
    Job("proposals to move without an answer lapse", 15, appointments.expire_moves),
    Job("choices that ran out are given back", 15, claims.expire_holds),
    Job("presence ends by itself", 15, presence.drop_expired),
    Job("dialogs that nobody continued expire", 60, dialogs.expire_due),
    Job("permits that end are told, then hide the profile", 900, certifications.watch_permits),
    Job("documents are forgotten thirty days after the decision", 900, forget_due_documents),
    Job("profiles that nobody touched are no longer fresh", 600, index.forget_freshness),
    Job("answers of finished dialogs are forgotten", 3600, dialogs.purge_answers),
)
