"""What happens by itself: one table of job, period and service function."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from services import (
    applications,
    appointments,
    audit,
    calls,
    certifications,
    claims,
    dialogs,
    digests,
    folded_names,
    help_requests,
    mail_codes,
    measures,
    missions,
    payrolling,
    presence,
    reminders,
    response_rates,
    scam_questions,
    scam_restrictions,
    scam_turns,
    teams,
)
from services.chat_messages import forget_old_messages
from services.conversation_purge import purge_ended
from services.erasure.holds import let_go_of_held_reports
from services.erasure.parting import end_for_the_gone
from services.erasure.storage import merge_search_index
from services.evidence.giving import forget_due_documents
from services.file_removal import delete_unwanted_files
from services.scam_decisions import reduce_old_reports
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
    Job("appointments to which nobody came are drawn as passed", 15, appointments.note_passed),
    Job("requests without an answer expire", 15, appointments.expire_due),
    Job("proposals to move without an answer lapse", 15, appointments.expire_moves),
    Job("choices that ran out are given back", 15, claims.expire_holds),
    Job("interest without an answer is reminded of, then lapses", 30, applications.move_due),
    Job("the digests of the day are made", 5, digests.make_due),
    Job("first messages that nobody answered are counted", 3600, response_rates.note_unanswered),
    Job("answers that nothing counts any more are forgotten", 3600, response_rates.forget_old_facts),
    Job("interest in somebody who left ends", 30, applications.settle_left_over),
    Job("filled missions that are over are closed", 900, applications.close_finished),
    Job("payrolling is reminded of, escalated, and ends with who left", 60, payrolling.move_due),
    Job("our copies of payrolling dossiers go after ninety days", 3600, payrolling.purge_copies),
    Job("presence ends by itself", 15, presence.drop_expired),
    Job("dialogs that nobody continued expire", 60, dialogs.expire_due),
    Job("what the team and the rules did is sealed", 2, audit.seal_due),
    Job("months of the audit log whose time is over leave", 3600, audit.purge_old_months),
    Job("suspensions end, announced deletions are carried out", 15, measures.carry_out_due),
    Job("accounts that several people report are restricted", 5, scam_restrictions.weigh_due),
    Job(
        "reports beyond the limits of their reporter reach the team in their turn", 15, scam_turns.release_due
    ),
    Job("questions about reports that nobody answered are over", 60, scam_questions.lapse_due),
    Job("requests to the team that wait too long are told once", 60, help_requests.remind_late),
    Job("colleagues who do not say whether they take over are asked no more", 900, teams.lapse_offers),
    Job("names that changed are folded for the team's search", 60, folded_names.fold_all),
    Job("old measures and exclusions are forgotten", 3600, measures.forget_old_measures),
    Job("missions that nobody keeps are asked about, then withdrawn", 900, missions.expire_due),
    Job("permits that end are told, then hide the profile", 900, certifications.watch_permits),
    Job("files that nothing names are deleted", 15, delete_unwanted_files),
    Job("messages that are too old to be deleted are forgotten", 900, forget_old_messages),
    Job("what was asked of somebody at the moment they left ends", 30, end_for_the_gone),
    Job("reports with a party that left are let go of", 3600, let_go_of_held_reports),
    Job("reports decided half a year ago keep category and outcome only", 3600, reduce_old_reports),
    Job("the words of who left leave the search index", 3600, merge_search_index),
    Job("documents are forgotten thirty days after the decision", 900, forget_due_documents),
    Job(
        "what the team asked for a certification is recalled after two weeks",
        3600,
        certifications.recall_questions,
    ),
    Job("profiles that nobody touched are no longer fresh", 600, index.forget_freshness),
    Job("entries of the directory get the marks of their parts", 3600, index.mark_documents),
    Job("codes by e-mail that nothing counts any more are deleted", 3600, mail_codes.forget_old_codes),
    Job("what was said in conversations that ended leaves in its time", 900, purge_ended),
    Job("answers of finished dialogs are forgotten", 3600, dialogs.purge_answers),
)
